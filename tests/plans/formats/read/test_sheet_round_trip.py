"""Tests that what is written to a sheet is what is read from it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.exhibitor import Build, Exhibitor
from plans.formats.read.columns import COLUMNS
from plans.formats.read.sheet import read_sheet
from tests.plans.formats.read.sheet_files import ZONES, write_csv, write_xlsx
from venue.text import Text
from venue.units import to_m

WORDS = st.text(string.ascii_letters + "가나다라마한글 -_.·,'\"()㈜&", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
NAMES = WORDS.filter(bool)
SIDES = st.integers(500, 100_000)
AMOUNTS = st.none() | st.floats(0, 1_000_000, allow_nan=False)


@st.composite
def exhibitors(draw: st.DrawFn) -> list[Exhibitor]:
    """Draw the exhibitors of a sheet, rivals among them, the last ones sharing the first's."""
    ids = draw(st.lists(NAMES, min_size=1, max_size=5, unique=True))
    alone = draw(st.integers(1, len(ids)))
    made = []
    for number, own in enumerate(ids):
        others = [other for other in ids if other != own]
        size = draw(st.none() | st.tuples(SIDES, SIDES))
        shares = number >= alone
        size = None if shares else size
        units = None if shares or size else draw(st.integers(1, 30))
        build = draw(st.none() | st.sampled_from(Build))
        made.append(
            Exhibitor(
                id=own,
                name=Text(ko=f"{draw(NAMES)} {number}", en=draw(WORDS)),
                zone=draw(st.sampled_from(ZONES)),
                size_mm=size,
                units=units,
                open_sides=draw(st.none() | st.integers(1, 4)),
                # Shell walls come in whole units.
                build=Build.RAW if size and build else build,
                turn=draw(st.booleans()),
                height_mm=draw(st.none() | SIDES),
                platform=draw(st.booleans()),
                covered=draw(st.booleans()),
                decks=draw(st.integers(1, 3)),
                load_kn_m2=draw(AMOUNTS),
                power_kw=draw(AMOUNTS),
                water=draw(st.booleans()),
                air=draw(st.booleans()),
                lan=draw(st.booleans()),
                priority=draw(st.integers(-1_000_000, 1_000_000)),
                rivals=tuple(
                    draw(st.lists(st.sampled_from(others), unique=True)) if others else ()
                ),
                pavilion=ids[0] if shares else None,
                country=draw(st.none() | NAMES),
                extra={"memo": memo} if (memo := draw(WORDS)) else {},
            )
        )
    return made


def as_row(who: Exhibitor) -> list[str]:
    """Write an exhibitor as a person would, column by column."""
    cells: dict[str, object] = who.model_dump(exclude={"name", "size_mm", "height_mm", "extra"})
    cells |= {"name_ko": who.name.ko, "name_en": who.name.en, "rivals": ";".join(who.rivals)}
    cells["size"] = "x".join(str(to_m(side)) for side in who.size_mm or ())
    cells["height"] = who.height_mm and to_m(who.height_mm)
    words = {True: "yes", False: "no", None: ""}
    plain = [cells[name] for name in COLUMNS]
    written = [words[c] if c is None or isinstance(c, bool) else str(c) for c in plain]
    return [*written, who.extra.get("memo", "")]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@given(wanted=exhibitors())
def test_any_exhibitors_read_back(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, wanted: list[Exhibitor]
) -> None:
    """Tests that any exhibitors written to a sheet read back equal."""
    path = tmp_path_factory.getbasetemp() / f"round{suffix}"
    rows = [[*COLUMNS, "memo"], *map(as_row, wanted)]
    (write_csv if suffix == ".csv" else write_xlsx)(path, rows)
    assert list(read_sheet(path, 3000, ZONES)) == wanted
