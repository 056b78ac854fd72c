"""Tests of what a brief asks of its opened halls."""

import pytest

from layouts.brief.brief import Brief
from layouts.brief.check import brief_faults
from venue.hall import Hall

SOURCE = {"cite": "a test", "confidence": "assumed"}
DOOR = {
    "id": "C-S1",
    "type": "entrance",
    "a": (0, 0),
    "b": (3000, 0),
    "clear_width_mm": 3000,
    "source": SOURCE,
}


def hall(name: str, *, width: int, depth: int, members: tuple[str, ...] = ()) -> Hall:
    """Make a rectangular hall, millimetres."""
    return Hall.model_validate(
        {
            "id": name,
            "name": {"ko": name},
            "level": "1F",
            "outline": ((0, 0), (width, 0), (width, depth), (0, depth)),
            "openings": (DOOR,) if name == "C" else (),
            "members": members,
            "source": SOURCE,
        }
    )


HALLS = (
    hall("C", width=60_000, depth=30_000, members=("C1", "C2")),
    hall("D", width=20_000, depth=20_000),
)


def brief(**values: object) -> Brief:
    """Make a brief of one exhibitor, 6 x 3 m, with some values of its own."""
    size = values.pop("size_mm", (6000, 3000))
    who = {"id": "x", "name": {"ko": "엑스"}, "zone": "ai", "size_mm": size}
    who |= {"units": values.pop("units", None)}
    return Brief.model_validate(
        {
            "title": {"ko": "쇼"},
            "dates": ("2024-10-10", "2024-10-12"),
            "venue": "test",
            "halls": ("C", "D"),
            "sheet": "exhibitors.csv",
            "exhibitors": (who,),
            **values,
        }
    )


def zone(**values: object) -> dict[str, object]:
    """Give a brief one zone."""
    return {"zones": ({"id": "ai", "name": {"ko": "AI"}, **values},)}


def area(**values: object) -> dict[str, object]:
    """Give a brief one area."""
    return {"areas": ({"id": "stage", "kind": "stage", "size_mm": (9000, 9000), **values},)}


def pin(x_mm: int, y_mm: int, rotation_deg: float = 0.0, hall: str = "C") -> dict[str, object]:
    """Give a brief one pin."""
    place = {"x_mm": x_mm, "y_mm": y_mm, "rotation_deg": rotation_deg}
    return {"pins": ({"exhibitor": "x", "hall": hall, **place},)}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            zone(hall="B"),
            "The brief, [[zones]] ai, hall: ‘B’ is not let; write one of C, C1, C2, D.",
        ),
        (area(hall="B"), "The brief, [[areas]] stage, hall: ‘B’ is not let"),
        (pin(0, 0, hall="B"), "The brief, [[pins]] x, hall: ‘B’ is not let"),
        (zone(near="C-S2"), "[[zones]] ai, near: there is no opening ‘C-S2’; write one of C-S1."),
        (area(near="C-S2"), "[[areas]] stage, near: there is no opening ‘C-S2’"),
        (
            {"size_mm": (31_000, 31_000)},
            "exhibitors.csv, x, size: the booth of 31x31 m is larger than any hall; write one "
            "smaller than 60x30 m.",
        ),
        ({"size_mm": (3000, 61_000)}, "the booth of 3x61 m is larger than any hall"),
        ({"size_mm": None, "units": 23}, "exhibitors.csv, x, units: the booth of 69x3 m is larger"),
        (area(hall="D", size_mm=(21_000, 3000)), "[[areas]] stage, size: 21x3 m is larger than"),
        (area(size_mm=(61_000, 3000)), "is larger than the hall; write one smaller than 60x30 m."),
        (pin(55_000, 0), "[[pins]] x, x, y: the booth of 6x3 m at (55, 0) leaves hall C; write a"),
        (pin(-2, 0), "at (-0.002, 0) leaves hall C"),
        (pin(0, 0, 90), "at (0, 0) leaves hall C"),
        (pin(54_000, 27_002, hall="C2"), "leaves hall C2"),
    ],
)
def test_fault(values: dict[str, object], sentence: str) -> None:
    """Tests that each request the halls cannot hold is told with its place and the mend."""
    (told,) = brief_faults(brief(**values), HALLS)
    assert sentence in told.en
    assert told.ko


@pytest.mark.parametrize(
    "values",
    [
        zone(hall="C1", near="C-S1"),
        area(hall="C", size_mm=(20_000, 60_000)),
        {"size_mm": (30_000, 60_000)},
        {"size_mm": None, "units": 20},
        pin(54_000, 27_000),
        pin(3000, 0, 90),
        pin(-1, 30_001 - 3000),
    ],
)
def test_what_fits(values: dict[str, object]) -> None:
    """Tests that what fits to the millimetre, in either orientation, is no fault."""
    assert brief_faults(brief(**values), HALLS) == ()


def test_a_turned_hall() -> None:
    """Tests that a hall that stands askew is measured along its own sides."""
    askew = HALLS[1].model_copy(
        update={"outline": ((0, 0), (40_000, 30_000), (34_000, 38_000), (-6000, 8000))}
    )
    assert brief_faults(brief(size_mm=(10_000, 50_000)), [askew]) == ()
    assert len(brief_faults(brief(size_mm=(10_010, 50_000)), [askew])) == 1
