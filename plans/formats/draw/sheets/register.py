"""The register: who stands where, by booth number, with the members of pavilions below them."""

from collections.abc import Iterator, Sequence

from layouts.booth import Booth, BoothType, natural
from layouts.brief.exhibitor import Build, Exhibitor
from venue.hall import Hall
from venue.text import Text

from ..fonts import printable
from ..labels import plain_name
from ..layers.booths import size_text
from ..pen import Pen
from ..scene import Scene
from ..strip import draw_zones
from ..table import Column, Row, columns_of, draw_table
from .page import Place, draw_paragraphs, paged, table_box

TITLE = Text(ko="출품사 명부, 번호순 {n}", en="Register by number {n}")
NOTES = Text(ko="주기", en="Notes")
READING = Text(ko="읽는 법", en="How to read it")

SAID = (
    Text(
        ko="부스 번호 순서입니다. 번호는 홀 글자, 통로의 백 단위, 통로 양쪽의 짝수와 홀수입니다.",
        en="In the order of booth numbers: the hall's letter, the aisle's hundred, even and odd on "
        "either side.",
    ),
    Text(
        ko="공동관 아래에 소속 출품사를 적었습니다. 번호가 없으면 공동관 자리를 함께 씁니다.",
        en="Members of a pavilion stand below it; one without a number shares the whole block.",
    ),
)
BUILD_SAID = Text(
    ko="시공: 독립(바닥만), 조립(벽과 간판), 패키지(벽, 간판과 비품)",
    en="Build: raw (floor only), shell (walls and fascia), package (with furniture).",
)
FORMS = (
    Text(
        ko="형태: 일반(한 면), 코너(두 면), 반도형(세 면), 아일랜드(네 면), 벽면",
        en="Type: inline (one side open), corner (two), peninsula (three), island (four), "
        "perimeter (along the wall).",
    ),
    BUILD_SAID,
)
TYPES = {
    BoothType.INLINE: Text(ko="일반", en="inline"),
    BoothType.CORNER: Text(ko="코너", en="corner"),
    BoothType.PENINSULA: Text(ko="반도형", en="peninsula"),
    BoothType.ISLAND: Text(ko="아일랜드", en="island"),
    BoothType.PERIMETER: Text(ko="벽면", en="perimeter"),
}
"""Types of booth in the trade's words."""

BUILDS = {
    Build.RAW: Text(ko="독립", en="raw"),
    Build.SHELL: Text(ko="조립", en="shell"),
    Build.PACKAGE: Text(ko="패키지", en="package"),
}
"""Ways a stand is built, in the trade's words."""


def columns(scene: Scene) -> tuple[Column, ...]:
    """Give the register's columns in the drawing's language."""
    heads = (
        ("번호", "출품사", "영문", "구역", "크기", "형태", "시공")
        if scene.lang == "ko"
        else ("No.", "Exhibitor", "Korean", "Zone", "Size", "Type", "Build")
    )
    widths = (13.6, 32.6, 33.0, 7.6, 14.6, 12.2, 10.2)
    return columns_of(heads, widths)


def register_rows(scene: Scene, hall: Hall) -> list[Row]:
    """List a hall's booths by number, pavilions with their members."""
    members = scene.plan.brief.members
    rows: list[Row] = []
    booths = [booth for booth in scene.plan.layout.booths if booth.hall == hall.id]
    for booth in sorted(booths, key=lambda b: natural(b.number)):
        who = scene.holder(booth)
        mark = scene.zones.get(booth.zone or "")
        build = build_of(scene, booth)
        rows.append(
            Row(
                (
                    printable(booth.number),
                    *names_of(scene, who),
                    mark or "",
                    size_text(booth).removesuffix(" m")
                    + ("" if booth.notch is None else f" {booth.outline.value}"),
                    scene.say(TYPES[booth.type]),
                    scene.say(BUILDS[build]) if build else "",
                )
            )
        )
        rows += _members(scene, booth, members.get(who.id, ()) if who else ())
    return rows


def _members(scene: Scene, booth: Booth, members: Sequence[Exhibitor]) -> Iterator[Row]:
    """List the members of a pavilion by their pods' numbers, those without one last."""
    pods = {pod.exhibitor: pod for pod in scene.pods.get(booth.id, ()) if pod.exhibitor}
    order = {key: natural(pod.number) for key, pod in pods.items()}
    for who in sorted(members, key=lambda w: (w.id not in order, order.get(w.id, ()), w.id)):
        pod = pods.get(who.id)
        size = size_text(pod).removesuffix(" m") if pod else ""
        number = printable(pod.number).rpartition("-")[2] if pod else ""
        yield Row(
            (f"-{number}" if number else "·", *names_of(scene, who), "", size, "", ""), child=True
        )


def build_of(scene: Scene, booth: Booth) -> Build | None:
    """Tell how a booth is built: as it says itself, or as its exhibitor asked."""
    who = scene.holder(booth)
    return booth.build or (who.build if who else None)


def names_of(scene: Scene, who: Exhibitor | None) -> tuple[str, str]:
    """Give an exhibitor's name in the drawing's language, then in the other one."""
    if who is None:
        return "–", ""
    ko, en = plain_name(who.name.ko), plain_name(who.name.en)
    return (ko or en, en if ko else "") if scene.lang == "ko" else (en or ko, ko if en else "")


def pages_of(scene: Scene, hall: Hall) -> list[list[Row]]:
    """Share a hall's rows out to pages; a member never starts one."""
    return paged(columns(scene), register_rows(scene, hall))


def draw_register(pen: Pen, place: Place, scene: Scene, hall: Hall, rows: Sequence[Row]) -> None:
    """Draw one page of the register."""
    draw_table(pen, table_box(), columns(scene), rows)
    zones, reading, notes = place.fields
    draw_zones(pen, scene, [hall], zones)
    draw_paragraphs(pen, scene, reading, READING, FORMS)
    draw_paragraphs(pen, scene, notes, NOTES, SAID)
