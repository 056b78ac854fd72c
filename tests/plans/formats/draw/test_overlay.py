"""Tests of the layers drawn instead of zones."""

import itertools

import pytest
import shapely

from layouts.brief.visitors import Visitors
from plans.build_up import kept_free, moves_of
from plans.formats.draw.figure import render, sheets
from plans.formats.draw.layers.faces import EMPTY
from plans.formats.draw.overlay import BANDS, NEAR_TO_FAR, Face, Overlay
from plans.formats.draw.overlays import known
from plans.formats.draw.overlays.egress import styles_of
from plans.formats.draw.overlays.known import LAYERS
from plans.formats.draw.palette import HUES
from plans.formats.draw.pen import Fill, Label
from plans.plan import Plan
from plans.visits import visit_of
from tests.plans.formats.draw.drawn_parts import door
from tests.plans.small_show import small_plan
from venue.errors import UsageError
from venue.opening import OpeningType
from venue.text import Lang


def overlay_of(plan: Plan, layer: str) -> Overlay:
    """Work out a layer that is one."""
    overlay = known.overlay_of(plan, layer)
    assert overlay is not None
    return overlay


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give a plan whose visitors are counted."""
    made = small_plan()
    brief = made.brief.model_copy(update={"visitors": Visitors(expected=90_000)})
    return made.model_copy(update={"brief": brief})


@pytest.mark.parametrize("layer", LAYERS)
def test_every_booth_has_a_group_whose_colour_it_is_drawn_in(plan: Plan, layer: str) -> None:
    """Tests that each booth's fill is its group's, and the strip names and counts the groups."""
    overlay = overlay_of(plan, layer)
    # Crowding is of aisles.
    coloured = set() if layer == "crowding" else {booth.id for booth in plan.layout.booths}
    assert set(overlay.booths) == coloured
    (pen,) = sheets(plan, "png", lang="en", overlay=overlay)
    faces = {mark.face for mark in pen.marks if isinstance(mark, Fill)}
    said = [mark.text for mark in pen.marks if isinstance(mark, Label)]
    for group in {*overlay.booths.values(), *overlay.shown}:
        name, hue = overlay.keys[group]
        # Where zones keep their colours, groups are told by their looks.
        assert overlay.zoned or hue.fill in faces or overlay.faces[group] in EMPTY
        assert name.en in said
    assert any(overlay.title.en in text for text in said)
    assert "Zones" not in said


def test_freight_doors_say_when_they_are_busy(plan: Plan) -> None:
    """Tests that each freight door tells its days, hours and stands, and trunk aisles are shown."""
    doors = tuple(
        door.model_copy(update={"type": OpeningType.FREIGHT}) for door in plan.halls[0].openings
    )
    halls = (plan.halls[0].model_copy(update={"openings": doors}),)
    served = plan.model_copy(update={"halls": halls})
    overlay = overlay_of(served, "freight")
    busy = {each.delivery.door for each in moves_of(served) if each.at is not None}
    said = [tag.text.en for tag in overlay.tags[halls[0].id]]
    assert len(said) == len(busy) > 0
    assert sum(int(part.rpartition("(")[2].rstrip(")")) for text in said
               for part in text.split(", ")) == len(served.allotments)  # fmt: skip
    assert all("08:00" in text for text in said)
    assert len(overlay.patches[halls[0].id]) == len(kept_free(served, moves_of(served)))


def test_traffic_is_told_in_bands_and_never_in_counts(plan: Plan) -> None:
    """Tests that groups of the traffic layer are the bands of the model."""
    overlay, seen = overlay_of(plan, "traffic"), visit_of(plan).traffic
    names = list(BANDS)
    for booth, passed in zip(seen.booths, seen.footfall, strict=True):
        band = names[overlay.booths[booth]]
        assert band in {"dead", seen.band(float(passed))}
    assert sum(len(streaks) for streaks in overlay.streaks.values()) > 0
    assert "never counts" in overlay.note.en


def test_crowding_colours_aisles_by_level(plan: Plan) -> None:
    """Tests that every aisle with walkers has a colour, and that without visitors none is drawn."""
    overlay, crowded = overlay_of(plan, "crowding"), visit_of(plan).crowded
    assert crowded
    assert sum(map(len, overlay.patches.values())) == len(crowded)
    assert {overlay.keys[n][0].en[-1] for n in overlay.shown} == {c.level.value for c in crowded}
    nobody = plan.brief.model_copy(update={"visitors": Visitors()})
    with pytest.raises(UsageError, match="expected"):
        overlay_of(plan.model_copy(update={"brief": nobody}), "crowding")


def test_distances_are_grouped_by_steps(plan: Plan) -> None:
    """Tests that a booth's group is the step its walk lies in, and who is not reached the last."""
    far = visit_of(plan).distances
    overlay = overlay_of(plan, "distance")
    for booth, metres in zip(far.booths, far.walk_m, strict=True):
        low, high = ((0, 25), (25, 50), (50, 75), (75, 100), (100, 1e9))[overlay.booths[booth]]
        assert low <= metres <= high
    first, *others = plan.layout.booths
    shut = first.model_copy(update={"open_edges": ()})
    layout = plan.layout.model_copy(update={"booths": (shut, *others)})
    closed = overlay_of(plan.model_copy(update={"layout": layout}), "distance")
    assert closed.booths[first.id] == len(NEAR_TO_FAR)


def test_the_floor_of_each_exit_is_drawn_and_its_people_written(plan: Plan) -> None:
    """Tests that patches cover the hall once, and each door bears its people."""
    overlay = overlay_of(plan, "egress")
    for hall in plan.halls:
        covered = sum(patch.shape.area for patch in overlay.patches[hall.id])
        assert covered == pytest.approx(hall.floor.area, rel=0.08)
        doors = [door for door in hall.openings if door.serves_egress]
        assert len(overlay.tags[hall.id]) == len(doors)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_layers_are_drawn_alike_every_time(plan: Plan, layer: str, lang: Lang) -> None:
    """Tests that a layer's bytes are equal for equal plans."""
    one, other = (render(plan, "svg", lang=lang, layer=layer) for _ in range(2))
    assert one == other


def test_a_layer_that_is_not_there(plan: Plan) -> None:
    """Tests that an unknown layer is bad input that names those there are."""
    layers = "zones, traffic, distance, crowding, egress, freight, utilities, sales"
    with pytest.raises(UsageError, match=layers):
        render(plan, "png", layer="smell")


def test_zones_are_drawn_by_their_name_as_without_one(plan: Plan) -> None:
    """Tests that the layer that stands for no other one changes nothing."""
    assert render(plan, "svg", layer="zones") == render(plan, "svg")


@pytest.mark.parametrize("count", [5, 12, 30, 60])
def test_floors_beside_each_other_never_look_alike(count: int) -> None:
    """Tests that exits share a look only when all are given out, and never with a neighbour."""
    floors = [shapely.box(n % 8, n // 8, n % 8 + 1, n // 8 + 1) for n in range(count)]
    looks = styles_of([*floors, None])
    assert len(set(looks[:count])) == min(count, 2 * len(HUES))
    assert looks[: len(HUES)] == [(n, False) for n in range(min(count + 1, len(HUES)))]
    for one, other in itertools.combinations(range(count), 2):
        if floors[one].intersects(floors[other]):
            assert looks[one] != looks[other]


def test_many_exits_are_told_apart_by_stripes(plan: Plan) -> None:
    """Tests that with more exits than hues floor and booths of the later ones are striped."""
    hall = plan.halls[0]
    left, low, right, high = (round(v) for v in hall.floor.bounds)
    exits = [
        door(f"H-X{n}", "exit", (x, y), (x + 1200, y))
        for y in (low, high)
        for n, x in enumerate(range(left + 2000 + y, right - 2000 + y, 4000), start=y)
        for x in (x - y,)
    ]
    halls = (hall.model_copy(update={"openings": tuple(exits)}),)
    overlay = overlay_of(plan.model_copy(update={"halls": halls}), "egress")
    assert len(exits) > len(HUES)
    striped = {group for group, face in overlay.faces.items() if face is Face.STRIPED}
    assert len(striped) == len(exits) - len(HUES)
    assert sum(patch.striped for patch in overlay.patches[hall.id]) > 0
