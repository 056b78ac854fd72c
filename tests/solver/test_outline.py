"""Tests of the ground of zones."""

import numpy as np
import pytest
import shapely
from shapely import affinity

from solver.contiguous import Labels
from solver.ground import Rect
from solver.outline import ZonePiece, zones_of
from solver.placement import Placement
from solver.skeleton import Skeleton, Strip
from tests.solver.micro import bare, block, corners, ground, skeleton


def placed(laid: Skeleton, labels: Labels | None = None) -> Placement:
    """Give a placement that took nothing."""
    none: Labels = [np.full(each.columns, None, dtype=object) for each in laid.blocks]
    return Placement(laid, [], [], labels or none, [], [], [])


def rows() -> Skeleton:
    """Give two double rows across an aisle."""
    return skeleton([block(6, 5, 2, 8), block(6, 14, 2, 8)], ground(bare(60, 30)))


def labels(laid: Skeleton, *words: str) -> Labels:
    """Read the zones of columns, a letter each."""
    return [np.array([w if w != "." else None for w in word], dtype=object) for word in words]


def test_zones_join_across_aisles() -> None:
    """Tests that booths of one zone on both sides of an aisle stand on one ground."""
    pieces = [ZonePiece("a", Rect(6000, 5000, 18_000, 11_000)),
              ZonePiece("a", Rect(6000, 14_000, 18_000, 20_000))]  # fmt: skip
    (zone,) = zones_of(placed(rows()), pieces)
    assert (zone.id, zone.hall, len(zone.rings)) == ("a", "H", 1)
    assert zone.shape.area >= 12_000 * 15_000 - 1


@pytest.mark.parametrize("boulevard", [False, True])
def test_zones_join_across_a_boulevard(boulevard: bool) -> None:
    """Tests that 9 m between booths of one zone part its ground unless a boulevard lies there."""
    strip = Strip(Rect(0, 11_000, 60_000, 20_000), along_u=True, boulevard=boulevard)
    laid = skeleton([block(6, 5, 2, 8), block(6, 20, 2, 8)], ground(bare(60, 30)), [strip])
    pieces = [ZonePiece("a", Rect(6000, v, 18_000, v + 6000)) for v in (5000, 20_000)]
    (zone,) = zones_of(placed(laid), pieces)
    assert len(zone.rings) == (1 if boulevard else 2)


def test_zones_hold_their_booths_and_no_others() -> None:
    """Tests that two zones side by side cover their own booths and share nothing."""
    pieces = [ZonePiece("a", Rect(6000, 5000, 18_000, 11_000)),
              ZonePiece("b", Rect(18_000, 5000, 30_000, 11_000)),
              ZonePiece("b", Rect(6000, 14_000, 30_000, 20_000))]  # fmt: skip
    grounds = {zone.id: zone.shape for zone in zones_of(placed(rows()), pieces)}
    assert shapely.intersection(grounds["a"], grounds["b"]).area < 1
    for piece in pieces:
        assert grounds[piece.zone].buffer(1).covers(piece.rect.shape)


def test_empty_columns_belong_to_their_zone() -> None:
    """Tests that cells nobody took count to the zone they were shared to, if it stands here."""
    laid = rows()
    marked = labels(laid, "aaaabbbb", "..cc....")
    pieces = [
        ZonePiece("a", Rect(6000, 5000, 9000, 8000)),
        ZonePiece("b", Rect(27_000, 5000, 30_000, 8000)),
    ]
    found = zones_of(placed(laid, marked), pieces)
    grounds = {zone.id: zone.shape for zone in found}
    assert grounds.keys() == {"a", "b"}
    assert grounds["a"].buffer(1).covers(shapely.box(6000, 5000, 18_000, 11_000))


def test_astray_booths_have_no_ground() -> None:
    """Tests that a small piece far off its zone is left out, and one across a crossing is kept."""
    home = ZonePiece("a", Rect(6000, 5000, 36_000, 20_000))
    far = ZonePiece("a", Rect(57_000, 25_000, 60_000, 28_000))
    near = ZonePiece("a", Rect(42_500, 5000, 48_500, 8000))
    (zone,) = zones_of(placed(rows()), [home, far])
    assert len(zone.rings) == 1
    (zone,) = zones_of(placed(rows()), [home, near])
    assert len(zone.rings) == 2


def test_slivers_are_no_ground() -> None:
    """Tests that a zone of nothing but a thin strip has no ring, and so no ground."""
    assert zones_of(placed(rows()), [ZonePiece("a", Rect(6000, 5000, 6400, 11_000))]) == ()
    assert zones_of(placed(rows()), []) == ()


@pytest.mark.parametrize("angle", [0.0, 23.0, -41.5])
def test_ground_is_given_in_the_halls_frame(angle: float) -> None:
    """Tests that a zone of a turned hall lies where the booth lies, to the millimetre."""
    outline = affinity.rotate(shapely.box(0, 0, 60_000, 30_000), angle, origin=(0, 0))
    place = ground(bare(outline=tuple(corners(outline))), base_deg=angle)
    rect = Rect(6000, 5000, 18_000, 11_000)
    (zone,) = zones_of(placed(skeleton([block(6, 5, 2, 8)], place)), [ZonePiece("a", rect)])
    wanted = affinity.rotate(rect.shape, angle, origin=(0, 0))
    assert shapely.hausdorff_distance(zone.shape, wanted) < 2


def test_a_zone_goes_around_what_it_surrounds() -> None:
    """Tests that booths amid another zone keep their ground to themselves."""
    amid = Rect(12_000, 8000, 18_000, 14_000)
    around = [Rect(6000, 5000, 24_000, 8000), Rect(6000, 14_000, 24_000, 17_000),
              Rect(6000, 8000, 12_000, 14_000), Rect(18_000, 8000, 24_000, 14_000)]  # fmt: skip
    pieces = [ZonePiece("b", amid), *(ZonePiece("a", rect) for rect in around)]
    grounds = {zone.id: zone.shape for zone in zones_of(placed(rows()), pieces)}
    assert shapely.intersection(grounds["a"], grounds["b"]).area < 1
    assert grounds["a"].area == pytest.approx(18_000 * 12_000 - 6000 * 6000)


def test_a_zone_goes_around_the_aisles_of_what_it_surrounds() -> None:
    """Tests that the way between two booths amid another zone is ground of theirs alone."""
    amid = [Rect(12_000, 8000, 19_500, 17_000), Rect(22_500, 8000, 30_000, 17_000)]
    around = [Rect(6000, 5000, 36_000, 8000), Rect(6000, 17_000, 36_000, 20_000),
              Rect(6000, 8000, 12_000, 17_000), Rect(30_000, 8000, 36_000, 17_000)]  # fmt: skip
    pieces = [ZonePiece("b", rect) for rect in amid] + [ZonePiece("a", rect) for rect in around]
    grounds = {zone.id: zone.shape for zone in zones_of(placed(rows()), pieces)}
    assert shapely.intersection(grounds["a"], grounds["b"]).area < 1
    assert grounds["b"].area == pytest.approx(18_000 * 9000)
