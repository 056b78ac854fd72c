"""The register by name: every exhibitor of the show in alphabetical order, and where it stands."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from layouts.booth import Footprint, natural
from layouts.brief.exhibitor import Exhibitor
from plans.formats.collation import alphabetical, initial
from venue.hall import Hall
from venue.text import Text

from ..fonts import printable
from ..layers.booths import size_text
from ..pen import Pen
from ..scene import Scene
from ..strip import draw_zones
from ..table import Cell, Column, Row, columns_of, draw_table
from .page import Place, draw_paragraphs, paged, table_box
from .register import NOTES, READING, names_of

TITLE = Text(ko="출품사 명부, 이름순 {n}", en="Register by name {n}")

NOWHERE = Text(ko="미배정", en="none")

SAID = (
    Text(
        ko="가나다순이며 로마자와 숫자는 그 뒤에 옵니다. 주식회사 따위의 표시는 빼고 셉니다.",
        en="In alphabetical order; names in other letters and figures follow. The company's form "
        "does not count.",
    ),
    Text(
        ko="출품사의 부스가 여럿이면 부스마다 한 줄입니다.",
        en="An exhibitor with several booths has a line for each.",
    ),
)
MEMBERS = Text(
    ko="공동관에 든 출품사는 공동관 번호에 자리 번호를 붙였습니다. 자리가 따로 없으면 공동관의 "
    "번호와 크기입니다.",
    en="Members of a pavilion bear its number and that of their pod; without a pod of their own, "
    "the pavilion's number and size.",
)
LEFT_OUT = Text(
    ko="출품사 {n}곳은 아직 부스가 없습니다.", en="So far {n} exhibitors have no booth."
)


def columns(scene: Scene) -> tuple[Column, ...]:
    """Give the list's columns in the drawing's language."""
    heads = (
        ("", "출품사", "영문", "번호", "크기", "구역", "홀")
        if scene.lang == "ko"
        else ("", "Exhibitor", "Korean", "No.", "Size", "Zone", "Hall")
    )
    # English names are the longer ones.
    first, second = (32.0, 36.0) if scene.lang == "ko" else (38.0, 30.0)
    return columns_of(heads, (5.0, first, second, 15.4, 13.0, 7.6, 14.8))


def directory_rows(scene: Scene) -> list[Row]:
    """List every exhibitor of the show by name, a line a booth."""
    found = []
    for who in scene.plan.brief.exhibitors:
        name = names_of(scene, who)[0]
        for cells in _places(scene, who):
            number = cells[0] if isinstance(cells[0], str) else ""
            found.append(((alphabetical(name, scene.lang), name, natural(number)), who, cells))
    found.sort(key=lambda each: (each[0], each[1].id))
    lines = [(names_of(scene, who), cells) for _, who, cells in found]
    letters = [initial(names[0], scene.lang) for names, _ in lines]
    # Each letter stands once, before the first name under it.
    shown = [letter if letter != before else "" for before, letter in pairwise(["", *letters])]
    return [
        Row((printable(letter), *names, *cells))
        for letter, (names, cells) in zip(shown, lines, strict=True)
    ]


def _places(scene: Scene, who: Exhibitor) -> Iterator[tuple[Cell, ...]]:
    """Give number, size, zone and hall of each place an exhibitor has."""
    pods = [pod for pods in scene.pods.values() for pod in pods if pod.exhibitor == who.id]
    if pods:
        for pod in pods:
            zone = scene.booths[pod.booth].zone
            yield _place(scene, pod, pod.number, zone)
        return
    contract = who.pavilion or who.id
    booths = [scene.booths[a.booth] for a in scene.plan.allotments if a.exhibitor == contract]
    for booth in booths:
        yield _place(scene, booth, booth.number, booth.zone)
    if not booths:
        yield (scene.say(NOWHERE), "", scene.zones.get(who.zone, ""), "")


def _place(scene: Scene, item: Footprint, number: str, zone: str | None) -> tuple[Cell, ...]:
    """Give one place's cells."""
    hall = next(hall for hall in scene.plan.halls if hall.id == item.hall)
    size = size_text(item).removesuffix(" m")
    return (
        printable(number),
        size + ("" if item.notch is None else f" {item.outline.value}"),
        scene.zones.get(zone or "", ""),
        hall_name(scene, hall),
    )


def hall_name(scene: Scene, hall: Hall) -> str:
    """Give a hall's name, or its id where it has none."""
    return scene.say(hall.name) or printable(hall.id)


def pages_of(scene: Scene) -> list[list[Row]]:
    """Share the list out to pages."""
    return paged(columns(scene), directory_rows(scene))


def draw_directory(pen: Pen, place: Place, scene: Scene, rows: Sequence[Row]) -> None:
    """Draw one page of the list."""
    draw_table(pen, table_box(), columns(scene), rows)
    zones, reading, notes = place.fields
    draw_zones(pen, scene, scene.plan.halls, zones)
    draw_paragraphs(pen, scene, reading, READING, SAID)
    draw_paragraphs(pen, scene, notes, NOTES, _notes(scene))


def _notes(scene: Scene) -> list[Text]:
    """Say what members bear, and how many have no booth."""
    given = {a.exhibitor for a in scene.plan.allotments}
    left = sum(who.id not in given for who in scene.plan.brief.contracts)
    inside = [MEMBERS] if scene.plan.brief.members else []
    return [*inside, *([LEFT_OUT.fill(n=f"{left:,}")] if left else [])]
