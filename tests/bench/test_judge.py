"""Tests of the judge's command on plans that peers drew."""

import ast
import copy
import json
from pathlib import Path

import pytest

from bench.drawn import geojson
from bench.instances import make
from bench.judge import judged, main
from bench.peers import boxes, no_overlap, shelf
from bench.peers.ground import Placed
from bench.place import Peer
from bench.show_files import write_show
from bench.verifier.exported import Json
from tests.architecture.sources import ROOMS, ROOT, place

NAME = "exit-on-row"
"""A hall without columns, in which rows of a fixed rhythm are legal."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with an instance."""
    return write_show(tmp_path_factory.mktemp("instance"), *make(NAME)).parent


@pytest.fixture(scope="module")
def rows() -> Json:
    """Give the rows of the greedy shelf as a plan."""
    venue, brief = make(NAME)
    return geojson(venue, brief, shelf.place(venue, brief, 1.0))


def moved(document: Json, index: int, dx: float, dy: float) -> Json:
    """Move a booth of a plan, metres; what it says of itself stays."""
    changed = copy.deepcopy(document)
    booth = [f for f in changed["features"] if f["properties"]["kind"] == "booth"][index]
    (ring,) = booth["geometry"]["coordinates"]
    booth["geometry"]["coordinates"] = [[[round(x + dx, 3), round(y + dy, 3)] for x, y in ring]]
    return changed


def codes(folder: Path, document: Json) -> set[str]:
    """Give the codes of what is wrong, but for the pin that no peer knows of."""
    return {breach.code for breach in judged(folder, document).breaches} - {"pin"}


def test_shelves_are_legal(folder: Path, rows: Json) -> None:
    """Tests that a plan of rows and aisles passes, with its figures counted from outside."""
    verdict = judged(folder, rows)
    assert {breach.code for breach in verdict.breaches} <= {"pin"}
    assert verdict.asked == 191
    booths = [f for f in rows["features"] if f["properties"]["kind"] == "booth"]
    assert verdict.placed == len(booths)
    assert verdict.net_m2 == pytest.approx(sum(f["properties"]["net_m2"] for f in booths))
    assert verdict.gross_m2 == pytest.approx(96 * 54)
    assert verdict.shares["in_zone"] is None


def test_a_booth_in_an_aisle_is_found(folder: Path, rows: Json) -> None:
    """Tests that a booth moved by 0.3 m into the aisle before it is found."""
    booths = [f for f in rows["features"] if f["properties"]["kind"] == "booth"]
    # Behind the first row there are 3 m between two rows, and no wall gap beside them.
    index = next(
        n
        for n, booth in enumerate(booths)
        if booth["properties"]["open_edges_deg"] == [270]
        and booth["geometry"]["coordinates"][0][0][1] > 10
    )
    assert {"aisle.free", "open.claimed"} <= codes(folder, moved(rows, index, 0.0, -0.3))


def test_a_wall_that_was_moved_is_found(folder: Path, rows: Json) -> None:
    """Tests that a plan drawn into another hall than the one given is told."""
    for kind in ("hall", "opening"):
        changed = copy.deepcopy(rows)
        there = next(f for f in changed["features"] if f["properties"]["kind"] == kind)
        line = there["geometry"]["coordinates"]
        (line[0] if kind == "hall" else line)[0][0] -= 1.0
        assert "given" in codes(folder, changed)
    without = copy.deepcopy(rows)
    without["features"] = [f for f in rows["features"] if f["properties"]["kind"] != "opening"]
    assert "given" in codes(folder, without)


def test_stands_without_a_way_are_found(folder: Path) -> None:
    """Tests that a ring of stands, each an aisle from the next inside, shuts its inside off."""
    venue, brief = make(NAME)
    names = iter([who.id for who in brief.exhibitors if who.size_mm == (3000, 3000)])
    corners = [(x, y) for x in range(30, 55, 3) for y in range(15, 40, 3)]
    ring = [at for at in corners if at[0] in {30, 54} or at[1] in {15, 39}]
    placed = [
        Placed(next(names), "H", x * 1000, y * 1000, 3000, 3000) for x, y in [*ring, (42, 27)]
    ]
    assert "open.none" in codes(folder, geojson(venue, brief, placed))


@pytest.mark.parametrize("peer", [boxes.place, no_overlap.place, shelf.place])
def test_peers_stand_apart_and_inside(peer: Peer, folder: Path) -> None:
    """Tests that no peer's stands overlap, leave the hall, or stand on what must stay free."""
    venue, brief = make(NAME)
    placed = peer(venue, brief, 2.0)
    assert placed
    found = codes(folder, geojson(venue, brief, placed))
    assert not found & {
        "form",
        "overlap",
        "inside",
        "wall",
        "obstacle",
        "apron",
        "everyone",
        "size",
    }


def test_the_judge_imports_nothing_of_ours() -> None:
    """Tests that judge and verifier import libraries and one another, no room of the product."""
    files = [ROOT / "bench" / "judge.py", *(ROOT / "bench" / "verifier").glob("*.py")]
    assert len(files) > 5
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.partition(".")[0] not in {*ROOMS, "cli", "tests"}, place(path)
                assert not name.startswith("bench") or name.startswith("bench.verifier")


def test_the_command_says_what_is_wrong(
    folder: Path, rows: Json, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tests that the command prints breaches and figures, and returns 1 for a broken rule."""
    plan = tmp_path / "plan.geojson"
    plan.write_text(json.dumps(moved(rows, 0, 0.0, -0.3)), encoding="utf-8")
    assert main([str(folder), str(plan)]) == 1
    said = capsys.readouterr().out
    assert "aisle.free" in said
    assert "of 191" in said
    assert main([str(folder), str(plan), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["asked"] == 191
    assert main([]) == 2


def test_zones_in_pieces_are_counted(folder: Path, rows: Json) -> None:
    """Tests that ground across an aisle of 12 m is one piece with the rest, and farther is not."""
    for gap, share in ((11.9, 1.0), (12.1, 0.5)):
        changed = copy.deepcopy(rows)
        pieces: dict[str, list[tuple[float, float]]] = {
            "east": [(0, 6), (6 + gap, 20 + gap)],
            "west": [(40, 50)],
        }
        for zone, spans in pieces.items():
            rings = [[[[x0, 5], [x1, 5], [x1, 9], [x0, 9], [x0, 5]]] for x0, x1 in spans]
            changed["features"].append(
                {"type": "Feature", "id": zone,
                 "properties": {"kind": "zone", "id": zone, "hall": "H"},
                 "geometry": {"type": "MultiPolygon", "coordinates": rings}}
            )  # fmt: skip
        assert judged(folder, changed).shares["zones_whole"] == share
    assert judged(folder, rows).shares["zones_whole"] is None
