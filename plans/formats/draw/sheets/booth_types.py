"""Types and numbers of booths: by open sides, by build and by size, for each hall and in all."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from layouts.booth import Booth, BoothType, Side
from layouts.brief.exhibitor import Build
from venue.text import Text

from ..fonts import SMALLEST_MM, width_mm
from ..layers.booths import size_text
from ..palette import GOOD, HAIR_MM, INK, INK_3, PAPER, WALL
from ..pen import Box, Pen
from ..scene import Scene
from ..strip import draw_zones, heading
from ..table import Column, Row, columns_of, draw_table
from .directory import hall_name
from .page import Place, draw_paragraphs, paged, table_box
from .register import BUILD_SAID, BUILDS, NOTES, TYPES, build_of

TITLE = Text(ko="부스 형태와 수량 {n}", en="Types and numbers of booths {n}")
SIGNS = Text(ko="형태", en="Types")
ALL = Text(ko="전체", en="All halls")
AREA = Text(ko="면적 m²", en="Area, m²")
UNSAID = Text(ko="미정", en="not said")

SAID = (
    Text(
        ko="홀마다 부스 수, 면적, 크기별 부스 수입니다. 크기는 긴 변 × 짧은 변(m)입니다.",
        en="For each hall the number of booths, their area, and the number of each size. Sizes "
        "are the longer by the shorter side, metres.",
    ),
    BUILD_SAID,
    Text(
        ko="형태의 합과 시공의 합은 각각 부스 수와 같습니다.",
        en="Types add up to all booths, and so do the ways they are built.",
    ),
)
MEANINGS: dict[BoothType, tuple[Text, tuple[Side, ...]]] = {
    BoothType.INLINE: (Text(ko="한 면이 통로", en="one side on an aisle"), (Side.SOUTH,)),
    BoothType.CORNER: (Text(ko="두 면이 통로", en="two sides"), (Side.SOUTH, Side.EAST)),
    BoothType.PENINSULA: (
        Text(ko="세 면이 통로", en="three sides"),
        (Side.SOUTH, Side.EAST, Side.NORTH),
    ),
    BoothType.ISLAND: (Text(ko="네 면이 통로", en="four sides"), tuple(Side)),
    BoothType.PERIMETER: (
        Text(ko="한 면이 통로, 뒤는 홀 벽", en="one side, its back along the hall's wall"),
        (Side.SOUTH,),
    ),
}
"""What each type is, and a sample of its open sides."""

SIGN_MM = 5.0
"""Side of a sample."""


@dataclass(frozen=True)
class Group:
    """Booths of a hall, or of all, under the name of their block."""

    name: str
    booths: tuple[Booth, ...]


def columns(scene: Scene) -> tuple[Column, ...]:
    """Give the table's columns: the block or size, types, builds, all."""
    ko = scene.lang == "ko"
    heads = (
        "홀, 크기" if ko else "Hall, size",
        *(scene.say(TYPES[kind]) for kind in BoothType),
        *(scene.say(BUILDS[build]) for build in Build),
        scene.say(UNSAID),
        "부스" if ko else "Booths",
        "면적 m²" if ko else "Area m²",
    )
    widths = (29.0, *[14.0] * len(BoothType), *[13.0] * (len(Build) + 1), 13.0, 17.0)
    return columns_of(heads, widths, words=1)


def type_rows(scene: Scene) -> list[Row]:
    """Count the booths of all halls together, then those of each hall."""
    booths = scene.plan.layout.booths
    groups = [
        Group(hall_name(scene, hall), tuple(b for b in booths if b.hall == hall.id))
        for hall in scene.plan.halls
    ]
    if len(groups) > 1:
        groups.insert(0, Group(scene.say(ALL), booths))
    return [row for group in groups for row in _block(scene, group)]


def _block(scene: Scene, group: Group) -> Iterator[Row]:
    """Give a block's rows: booths, their area, then a row a size, the smallest first."""
    yield Row((group.name, *_cells(scene, group.booths, _count)), strong=True)
    *areas, _, total = _cells(scene, group.booths, _area)
    yield Row((scene.say(AREA), *areas, "", total), child=True)
    sizes: dict[tuple[float, str], list[Booth]] = defaultdict(list)
    for booth in group.booths:
        sizes[booth.area_m2, size_of(booth)].append(booth)
    for (_, size), own in sorted(sizes.items()):
        yield Row((size, *_cells(scene, own, _count)), child=True)


def size_of(booth: Booth) -> str:
    """Give a booth's size whichever way it stands, the longer side first, with an L or a U.

    Examples
    --------
    >>> size_of(Booth(id="b", hall="C", x_mm=0, y_mm=0, width_mm=3000, depth_mm=6000))
    '6 × 3'
    """
    upright = booth.depth_mm > booth.width_mm
    sides = size_text(booth.model_copy(update={"rotation_deg": 90.0 if upright else 0.0}))
    return sides.removesuffix(" m") + ("" if booth.notch is None else f" {booth.outline.value}")


def _cells(
    scene: Scene, booths: Sequence[Booth], tell: Callable[[Sequence[Booth]], str]
) -> list[str]:
    """Tell of booths by type, by build, and of all; the last cell is their area."""
    builds: tuple[Build | None, ...] = (*Build, None)
    return [
        *(tell([b for b in booths if b.type is kind]) for kind in BoothType),
        *(tell([b for b in booths if build_of(scene, b) is build]) for build in builds),
        tell(booths),
        _area(booths),
    ]


def _count(booths: Sequence[Booth]) -> str:
    """Count booths; none is a dash."""
    return f"{len(booths):,}" if booths else "–"


def _area(booths: Sequence[Booth]) -> str:
    """Sum up areas, square metres, with a decimal where there is one."""
    total = round(sum(booth.area_m2 for booth in booths), 1)
    return f"{total:,.1f}".removesuffix(".0") if booths else "–"


def pages_of(scene: Scene) -> list[list[Row]]:
    """Share the rows out to pages."""
    return paged(columns(scene), type_rows(scene))


def draw_types(pen: Pen, place: Place, scene: Scene, rows: Sequence[Row]) -> None:
    """Draw one page of the table."""
    draw_table(pen, table_box(), columns(scene), rows)
    zones, signs, notes = place.fields
    draw_zones(pen, scene, scene.plan.halls, zones)
    _legend(pen, scene, signs)
    draw_paragraphs(pen, scene, notes, NOTES, SAID)


def _legend(pen: Pen, scene: Scene, box: Box) -> None:
    """Draw a sample of each type: its walls thick, its open sides dashed."""
    heading(pen, scene, box, SIGNS)
    left, top = box[0] + 5, box[3] - 11.0
    pitch = (top - box[1] - 2) / len(MEANINGS)
    for n, (kind, (meaning, open_sides)) in enumerate(MEANINGS.items()):
        low = top - pitch * n - SIGN_MM - 0.6
        _sample(pen, (left, low, left + SIGN_MM, low + SIGN_MM), open_sides)
        if kind is BoothType.PERIMETER:
            back = low + SIGN_MM + 0.9
            pen.line(((left - 1.6, back), (left + SIGN_MM + 1.6, back)), 0.7, WALL)
        text = f"{scene.say(TYPES[kind])}: {scene.say(meaning)}"
        room = box[2] - left - SIGN_MM - 5
        size = next((s for s in (2.6, 2.4, 2.2) if width_mm(text, s) <= room), SMALLEST_MM)
        pen.text((left + SIGN_MM + 3.5, low + 1.6), text, size, INK, room=room)


def _sample(pen: Pen, box: Box, open_sides: Sequence[Side]) -> None:
    """Draw a booth with its open sides."""
    left, low, right, high = box
    ends = {
        Side.SOUTH: ((left, low), (right, low)),
        Side.EAST: ((right, low), (right, high)),
        Side.NORTH: ((left, high), (right, high)),
        Side.WEST: ((left, low), (left, high)),
    }
    pen.box(box, PAPER, INK_3, HAIR_MM)
    for side, line in ends.items():
        if side in open_sides:
            pen.line(line, 0.35, GOOD, (1.0, 0.7))
        else:
            pen.line(line, 0.5, WALL)
