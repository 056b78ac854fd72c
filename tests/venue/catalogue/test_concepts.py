"""Tests of the modelled venues: true to what is announced, and telling what is not."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import LineString

from venue.catalogue import load
from venue.catalogue.index import load as found
from venue.hall import Hall
from venue.opened import open_halls
from venue.shapes import moved, overlaps, polygon
from venue.source import Confidence, Source
from venue.utility import Service, Utility, UtilityKind
from venue.value import Value
from venue.venue import LinkKind, Venue

MODELLED = ("jamsil", "jamsil-2026", "lvcc-scale")
HALLS = [(name, hall) for name in MODELLED for hall in load(name).halls]
NAMES = [f"{name}-{hall.id}" for name, hall in HALLS]
CONCEPTS = ("jamsil", "jamsil-2026")


def trenches(hall: Hall) -> list[Utility]:
    """Give a hall's trenches from west to east."""
    return sorted(
        (u for u in hall.utilities if u.kind is UtilityKind.TRENCH), key=lambda u: min(u.ring)
    )


def test_jamsil_opens_into_one_floor() -> None:
    """Tests that ten halls of 10,000 m² open into 100,000 m² without a wall or a core."""
    jamsil = load("jamsil")
    assert [hall.gross_m2 for hall in jamsil.halls] == [10_000] * 10
    open_ = {wall.id: "open" for wall in jamsil.partitions}
    (floor,) = open_halls(jamsil, ["J"], open_)
    assert (floor.id, floor.gross_m2, len(floor.outline)) == ("J", 100_000, 4)
    assert floor.obstacles == ()
    assert floor.area is not None
    assert floor.area.value == 100_000
    assert len(floor.openings) == sum(len(hall.openings) for hall in jamsil.halls)
    assert (floor.clear_height_mm, floor.floor_load_kn_m2, floor.sprinklered) == (16_000, 20, True)


def test_jamsil_closes_into_ten_halls() -> None:
    """Tests that with every wall closed each hall stands alone, and that any wall may be closed."""
    jamsil = load("jamsil")
    closed = {wall.id: "closed" for wall in jamsil.partitions}
    assert len(closed) == 13
    assert [floor.gross_m2 for floor in open_halls(jamsil, ["J"], closed)] == [10_000] * 10
    for wall in closed:
        floors = open_halls(jamsil, wall.split("|"), {wall: "open"})
        assert [floor.gross_m2 for floor in floors] == [20_000]


@pytest.mark.parametrize("name", CONCEPTS)
def test_a_concept_says_so(name: str) -> None:
    """Tests that name and note of a concept call it one in both languages."""
    venue = load(name)
    assert "(개념)" in venue.name.ko
    assert "concept" in venue.name.en
    assert "개념" in venue.note.ko
    assert "가정" in venue.note.ko
    assert "concept" in venue.note.en
    assert "assumed" in venue.note.en


def test_the_comparison_says_so() -> None:
    """Tests that the halls at another centre's scale are called a comparison, never that centre."""
    venue = load("lvcc-scale")
    assert "비교용" in venue.name.ko
    assert "Comparison" in venue.name.en
    assert "가정" in venue.note.ko
    assert "assumed" in venue.note.en


@pytest.mark.parametrize("name", MODELLED)
def test_all_geometry_is_assumed(name: str) -> None:
    """Tests that every source but those of published areas is an assumption, and each is cited."""
    venue = load(name)
    parts = (*venue.halls, *venue.partitions, *venue.links, *venue.rooms)
    told = list(_sources(parts))
    assert len(told) > 200
    assert all(source.assumed for source in told)
    assert all(source.cite for source in _sources(venue))
    press = [f for f in venue.figures if f.source.confidence is Confidence.PRESS]
    assert len(press) == (0 if name == "jamsil" else len(venue.figures))
    assert venue.anchor is None


def _sources(node: object) -> Iterator[Source]:
    """Gather the sources below a value."""
    if isinstance(node, Source):
        yield node
    elif isinstance(node, Value):
        for name in type(node).model_fields:
            yield from _sources(getattr(node, name))
    elif isinstance(node, tuple):
        for item in node:
            yield from _sources(item)


def test_jamsil_2026_has_two_levels() -> None:
    """Tests that four halls lie above four others, 89,000 m² in all, as the city announced."""
    venue = load("jamsil-2026")
    assert [(level.id, level.storey) for level in venue.levels] == [("L", 1), ("U", 2)]
    assert sum(hall.gross_m2 for hall in venue.halls) == 89_000
    figures = {figure.name.en: figure.value for figure in venue.figures}
    assert figures["exhibition area"] == 89_000
    lower, upper = (_outlines(venue, level) for level in "LU")
    assert list(lower.values()) == list(upper.values())
    for group in ("L", "U"):
        (floor,) = open_halls(venue, [group])
        assert (floor.gross_m2, floor.level) == (44_500, group)


def _outlines(venue: Venue, level: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Give the outlines of a level's halls in its plan."""
    return {h.id: moved(h.outline, h.origin_mm) for h in venue.halls if h.level == level}


def test_the_levels_are_linked() -> None:
    """Tests that escalator, stairs and a step-free lift lead from each lower hall to its upper."""
    venue = load("jamsil-2026")
    ways = {(link.halls, link.kind): link for link in venue.links}
    kinds = (LinkKind.ESCALATOR, LinkKind.STAIRS, LinkKind.LIFT)
    assert set(ways) == {((f"L{n}", f"U{n}"), kind) for n in range(1, 5) for kind in kinds}
    assert len(ways) == len(venue.links)
    for (halls, kind), link in ways.items():
        assert link.step_free is (kind is LinkKind.LIFT)
        assert link.openings == tuple(f"{hall}-GS" for hall in halls)


def test_columns_below_and_none_above() -> None:
    """Tests that the lower halls have columns on an even grid, and the upper ones none."""
    for hall in load("jamsil-2026").halls:
        middles = [solid.centroid for solid in hall.solids]
        if hall.level == "U":
            assert middles == []
            continue
        columns, rows = (sorted({round(value) for value in axis}) for axis in zip(
            *((middle.x, middle.y) for middle in middles), strict=True
        ))  # fmt: skip
        assert len(middles) == len(columns) * len(rows) >= 8
        assert {b - a for a, b in pairwise(columns)} == {30_500}
        assert {b - a for a, b in pairwise(rows)} == {31_000}


def test_lvcc_scale_is_true_to_scale() -> None:
    """Tests that the halls make up the published exhibit halls and West Hall within 0.1 %."""
    venue = load("lvcc-scale")
    published = 180_290 + 55_742
    assert sum(hall.gross_m2 for hall in venue.halls) == pytest.approx(published, rel=0.001)
    west = venue.hall("W")
    assert west is not None
    assert west.gross_m2 == pytest.approx(55_742, rel=0.001)
    assert [figure.value for figure in venue.figures] == [180_290, 55_742, 232_258]


@pytest.mark.parametrize(("name", "hall"), HALLS, ids=NAMES)
def test_doors_stand_in_their_walls(name: str, hall: Hall) -> None:
    """Tests that each door lies on the outline, off all others, and that there are ways out."""
    wall = hall.floor.exterior.buffer(0.5)
    lines = [LineString([door.a, door.b]) for door in hall.openings]
    assert all(shapely.covers(wall, line) for line in lines)
    assert min(one.distance(other) for one, other in combinations(lines, 2)) >= 1_000
    kinds = [door.type.value for door in hall.openings]
    assert kinds.count("exit") >= 3
    assert kinds.count("entrance") >= 1
    assert kinds.count("freight") >= 1
    assert all(door.id.startswith(f"{hall.id}-") for door in hall.openings)


@pytest.mark.parametrize(("name", "hall"), HALLS, ids=NAMES)
def test_fixtures_hang_on_walls_off_the_doors(name: str, hall: Hall) -> None:
    """Tests that hydrants, extinguishers and panels hang on walls in the hall, off the doors."""
    doors = shapely.union_all([LineString([door.a, door.b]) for door in hall.openings])
    fixtures = [u for u in hall.utilities if u.stays_clear]
    assert {u.kind.value for u in fixtures} == {"hydrant", "extinguisher", "panel"}
    for fixture in fixtures:
        shape = polygon(fixture.ring)
        assert shapely.covers(hall.floor, shape)
        assert hall.floor.exterior.distance(shape) == 0
        assert doors.distance(shape) >= 1_000
        assert fixture.supplies == ()


@pytest.mark.parametrize(("name", "hall"), HALLS, ids=NAMES)
def test_every_second_trench_is_wet(name: str, hall: Hall) -> None:
    """Tests that trenches run every 10 m with power and data, and every second one with water."""
    lines = trenches(hall)
    assert len(lines) == hall.floor.bounds[2] // 10_000
    starts = [min(line.ring)[0] for line in lines]
    assert {b - a for a, b in pairwise(starts)} == {10_000}
    for place, line in enumerate(lines):
        wet = place % 2 == 1
        assert line.gives(Service.POWER) > 0
        assert line.gives(Service.LAN) > 0
        for service in (Service.WATER, Service.DRAIN, Service.AIR):
            assert (line.gives(service) > 0) is wet
        assert [s.always_on for s in line.supplies if s.service is Service.POWER] == [wet]
        assert shapely.covers(hall.floor.buffer(-2_999), polygon(line.ring))


@pytest.mark.parametrize("name", MODELLED)
def test_rooms_lie_beside_the_halls(name: str) -> None:
    """Tests that rooms take no floor of a hall of their level, nor of each other."""
    venue = load(name)
    for level in venue.levels:
        shapes = [polygon(ring) for ring in _outlines(venue, level.id).values()]
        shapes += [polygon(room.ring) for room in venue.rooms if room.level == level.id]
        assert not any(overlaps(one, other) for one, other in combinations(shapes, 2))


@pytest.mark.parametrize("name", MODELLED)
def test_grids_against_the_file(name: str) -> None:
    """Tests that each grid of the data file becomes its utilities, one by one and none besides."""
    raw = tomllib.loads((files("venue.catalogue") / f"{name}.toml").read_text(encoding="utf-8"))
    for told, hall in zip(raw["halls"], load(name).halls, strict=True):
        single = [(u["id"], tuple(map(tuple, u["ring"]))) for u in told["utilities"]]
        for grid in told["grids"]:
            wide, deep = grid["size"]
            for k in range(grid["count"][0] * grid["count"][1]):
                row, column = divmod(k, grid["count"][0])
                x = grid["first"][0] + column * grid["step"][0]
                y = grid["first"][1] + row * grid["step"][1]
                ring = ((x, y), (x + wide, y), (x + wide, y + deep), (x, y + deep))
                single.append((f"{grid['id']}{k + 1}", ring))
        assert [(u.id, u.ring) for u in hall.utilities] == single


SMALL = """
id = "small"
name = { en = "Small" }
[sources]
model = { cite = "made up", confidence = "assumed" }
[supplies]
dry = [{ service = "power", capacity = 20 }]
[[halls]]
id = "H"
name = { en = "H" }
level = "1F"
outline = [[0, 0], [30000, 0], [30000, 20000], [0, 20000]]
source = "model"
"""

GRID = """[[halls.grids]]
id = "U"
kind = "floor_box"
first = [1000, 2000]
step = [6000, 5000]
size = [400, 300]
count = [2, 3]
supplies = "dry"
source = "model"
"""

SINGLE = """[[halls.utilities]]
id = "P"
kind = "panel"
ring = [[0, 0], [1000, 0], [1000, 300], [0, 300]]
source = "model"
"""


def _small(monkeypatch: pytest.MonkeyPatch, folder: Path, below: str) -> Any:
    """Load a data file of our own, past what is kept of the catalogue."""
    (folder / "small.toml").write_text(SMALL + below, encoding="utf-8")
    monkeypatch.setattr("venue.catalogue.index._folder", lambda: folder)
    return found.__wrapped__("small").halls[0]


def test_a_grid_of_boxes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tests that a grid counts along x first, then up, after the boxes that are written out."""
    hall = _small(monkeypatch, tmp_path, SINGLE + GRID)
    corners = {u.id: u.ring[0] for u in hall.utilities}
    assert list(corners.items()) == [
        ("P", (0, 0)),
        *(("U1", (1000, 2000)), ("U2", (7000, 2000)), ("U3", (1000, 7000))),
        *(("U4", (7000, 7000)), ("U5", (1000, 12_000)), ("U6", (7000, 12_000))),
    ]
    box = hall.utilities[1]
    assert box.ring == ((1000, 2000), (1400, 2000), (1400, 2300), (1000, 2300))
    assert box.gives(Service.POWER) == 20
    assert box.source.cite == "made up"


def test_a_hall_without_grids(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tests that a hall needs no grid, and that a supply nobody has named is no supply."""
    assert _small(monkeypatch, tmp_path, "").utilities == ()
    assert [u.id for u in _small(monkeypatch, tmp_path, SINGLE).utilities] == ["P"]
    with pytest.raises(KeyError, match="wet"):
        _small(monkeypatch, tmp_path, GRID.replace('"dry"', '"wet"'))


@pytest.mark.parametrize("name", ["jamsil", "jamsil-2026", "lvcc-scale"])
def test_no_trench_runs_through_a_column(name: str) -> None:
    """Tests that trenches and floor boxes lie beside the columns of their hall."""
    for hall in load(name).halls:
        columns = shapely.union_all([polygon(solid.ring) for solid in hall.obstacles])
        through = [t.id for t in trenches(hall) if polygon(t.ring).intersects(columns)]
        assert through == []
