"""Tests of what exhibitors ask for: rectangles, Ls where no rectangle is fair, pods, nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.exhibitor import MAX_UNITS, Exhibitor
from venue.text import Text


def exhibitor(**values: object) -> Exhibitor:
    """Make an exhibitor."""
    return Exhibitor.model_validate({"id": "x", "name": Text(en="X"), "zone": "ai", **values})


def fair(units: int) -> set[tuple[int, int]]:
    """Give the rectangles of units that are at most four times as long as deep."""
    sides = range(1, units + 1)
    return {(w, d) for w in sides for d in sides if w * d == units and d <= w <= 4 * d}


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (1, ()),
        (3, ()),
        (4, ()),
        (5, ((9_000, 6_000),)),
        (6, ()),
        (7, ((12_000, 6_000),)),
        (9, ()),
        (11, ((18_000, 6_000),)),
        (13, ((21_000, 6_000),)),
        (15, ()),
        (17, ()),
        (19, ()),
        (22, ()),
    ],
)
def test_units_that_make_an_l(units: int, expected: tuple[tuple[int, int], ...]) -> None:
    """Tests that 5, 7, 11 and 13 units may stand as two rows less a corner, and 17 may not."""
    assert exhibitor(units=units).cut_shapes(3000) == expected


@given(st.integers(1, MAX_UNITS), st.sampled_from([1000, 3000, 3048]))
def test_what_units_stand_on(units: int, module: int) -> None:
    """Tests that every shape has the area asked, and that Ls come only where nothing is fair."""
    who = exhibitor(units=units)
    shapes = who.shapes(module)
    assert shapes
    assert all(w * d == units * module**2 and w >= d for w, d in shapes)
    if fair(units):
        assert {(w // module, d // module) for w, d in shapes} == fair(units)
    else:
        assert len(shapes) == 1
    cut = who.cut_shapes(module)
    assert not (cut and fair(units))
    for width, depth in cut:
        assert width * depth - module**2 == units * module**2
        assert depth == 2 * module
        assert width <= 4 * depth
    assert who.area_m2(module) == pytest.approx(units * module**2 / 1e6)


@pytest.mark.parametrize("size", [(15_000, 3_000), (3_500, 2_000)])
def test_a_stated_size_stands_alone(size: tuple[int, int]) -> None:
    """Tests that a size in metres is the only shape, and no L comes in its place."""
    who = exhibitor(size_mm=size)
    assert (who.shapes(3000), who.cut_shapes(3000)) == ((size,), ())
    assert who.area_m2(3000) == size[0] * size[1] / 1e6


@pytest.mark.parametrize(
    ("values", "contract", "sized"),
    [
        ({"units": 4}, True, True),
        ({"size_mm": (6000, 3000)}, True, True),
        ({"units": 1, "pavilion": "kr"}, False, True),
        ({"size_mm": (2000, 2000), "pavilion": "kr"}, False, True),
        ({"pavilion": "kr"}, False, False),
    ],
)
def test_contract_and_size(values: dict[str, object], contract: bool, sized: bool) -> None:
    """Tests that a member has no contract of its own, and may ask for no floor."""
    who = exhibitor(**values)
    assert (who.contract, who.sized) == (contract, sized)


def test_who_asks_for_nothing_makes_no_l() -> None:
    """Tests that a member that shares the block is cut into no shape."""
    assert exhibitor(pavilion="kr").cut_shapes(3000) == ()
