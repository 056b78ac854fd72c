"""What `madang egress` answers: for programs, and for people."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from layouts.walking.egress import BOUNDARY_M, SPECIFIC_FLOW, SPEED_M_S
from plans.bodies import Simulated
from plans.evacuation import HallExit, whole_people
from venue.text import Lang, Text


def egress_data(
    halls: Sequence[HallExit],
    lang: Lang,
    sheet: Path | None = None,
    bodies: Sequence[Simulated] = (),
) -> dict[str, Any]:
    """Give the egress of halls for programs: seconds and metres; ``bodies`` where simulated.

    Returns
    -------
    ``ok``, ``halls`` by id, ``assumptions``, and ``written`` where a sheet was.
    """
    return {
        "ok": not any(hall.broken for hall in halls),
        "halls": {each.hall.id: _hall(each) | _body(each, bodies) for each in halls},
        "assumptions": [each.say(lang) for each in ASSUMPTIONS],
    } | ({} if sheet is None else {"written": [str(sheet)]})


def _body(each: HallExit, bodies: Sequence[Simulated]) -> dict[str, float | None]:
    """Give the simulated seconds of a hall, where it was simulated; None when people were stuck."""
    mine = next((one for one in bodies if one.hall == each.hall.id), None)
    return {} if mine is None else {"seconds_simulated": mine.seconds}


def _hall(each: HallExit) -> dict[str, Any]:
    """Give one hall."""
    found = each.egress
    worst = found.worst
    return {
        "people": round(found.people),
        "trapped": round(found.trapped),
        "seconds_hydraulic": _figure(found.quickest.seconds),
        "seconds_nearest": _figure(found.nearest.seconds),
        "seconds_capacity": _figure(found.capacity_s),
        "exits": [
            {
                "id": use.id,
                "people": people,
                "seconds": _figure(use.seconds),
                "width_m": use.width_m,
                "effective_width_m": round(use.effective_width_m, 3),
            }
            for use, people in zip(
                found.quickest.exits,
                _people(each),
                strict=True,
            )
        ],
        "worst_case": None
        if worst is None
        else {"lost_exit": worst[0], "seconds_hydraulic": _figure(worst[1].seconds)},
        "max_travel_m": _figure(found.max_travel_m),
        "lower_bound_travel_m": _figure(each.lower_bound_travel_m),
        "travel_limit_m": each.travel_m,
        "travel_within": each.within,
    }


def egress_shown(
    halls: Sequence[HallExit],
    lang: Lang,
    sheet: Path | None = None,
    bodies: Sequence[Simulated] = (),
) -> Iterator[RenderableType]:
    """Show the egress of halls: the answer first, then the exits."""
    for each in halls:
        found, name = each.egress, each.hall.id
        if not each.has_exit:
            yield Line(NO_EXIT.fill(hall=name).say(lang), "red")
            continue
        if found.trapped:
            told = TRAPPED.fill(hall=name, n=f"{found.trapped:,.0f}")
            yield Line(told.say(lang), "red")
        seconds = found.quickest.seconds or 0.0
        head = HEAD.fill(hall=name, n=f"{found.people:,.0f}", s=f"{seconds:.0f}")
        yield Line(head.say(lang), "bold")
        yield from (Line(_walked(body, lang)) for body in bodies if body.hall == name)
        if found.worst is not None:
            lost, clearing = found.worst
            yield Line(WORST.fill(exit=lost, s=f"{clearing.seconds or 0:.0f}").say(lang))
        yield _travel(each, lang)
        yield _exits(each, lang)
        yield ""
    yield Line(ASSUMED.say(lang), "bold")
    for one in ASSUMPTIONS:
        yield Line(f"  {one.say(lang)}")
    yield Line(REFERENCE.say(lang))
    if sheet is not None:
        yield Line(str(sheet))


def _walked(one: Simulated, lang: Lang) -> str:
    """Say when a hall was empty body by body."""
    if one.seconds is None:
        return STUCK.fill(n=f"{one.people:,}").say(lang)
    return BODIES.fill(n=f"{one.people:,}", s=f"{one.seconds:.0f}").say(lang)


def _travel(each: HallExit, lang: Lang) -> Line:
    """Say how far people walk, and whether that is within the limit."""
    far, bound = each.egress.max_travel_m or 0.0, each.lower_bound_travel_m or 0.0
    text = VERDICTS[each.within]
    if each.within is False and bound > each.travel_m:
        text = IMPOSSIBLE
    style = "red" if each.within is False else ""
    told = text.fill(far=f"{far:.1f}", limit=f"{each.travel_m:g}", bound=f"{bound:.1f}")
    return Line(told.say(lang), style)


def _exits(each: HallExit, lang: Lang) -> Table:
    """Show the exits."""
    uses = each.egress.quickest.exits
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(EXIT.say(lang))
    for head in (PEOPLE, THROUGH, WIDTH):
        table.add_column(head.say(lang), justify="right")
    for use, count in zip(uses, _people(each), strict=True):
        width = f"{use.width_m:.2f} m ({use.effective_width_m:.2f})"
        table.add_row(use.id, f"{count:,}", f"{use.seconds:.0f} s", width)
    return table


def _people(each: HallExit) -> list[int]:
    """Give the whole people at each exit of the quickest clearing."""
    found = each.egress
    exact = [use.people for use in found.quickest.exits]
    return whole_people(exact, round(found.people - found.trapped))


def _figure(value: float | None) -> float | None:
    """Give a figure to the millimetre or millisecond; None for none or an endless one."""
    return None if value is None or value == float("inf") else round(value, 3)


NO_EXIT = Text(
    ko="{hall}홀: 나갈 수 있는 출구가 없습니다. 문을 열거나 문 앞을 비워 주십시오.",
    en="Hall {hall} has no exit that people can leave by. Give it a door, or clear one's floor.",
)
TRAPPED = Text(
    ko="{hall}홀: {n}명이 나갈 길이 없습니다. 막힌 곳을 열어 주십시오(madang check).",
    en="Hall {hall}: no way leads out for {n} people. Open what shuts them in (madang check).",
)
HEAD = Text(ko="{hall}홀: {n}명이 {s}초에 나갑니다", en="Hall {hall}: {n} people are out in {s} s")
BODIES = Text(
    ko="하나하나 걷게 하면(JuPedSim, {n}명) {s}초. 위의 시간과 마찬가지로 추정치입니다.",
    en="{s} s body by body (JuPedSim, {n} people); an estimate like the time above.",
)
STUCK = Text(
    ko="하나하나 걷게 하면(JuPedSim, {n}명) 30분 안에 다 나가지 못합니다.",
    en="body by body (JuPedSim, {n} people) not all are out within half an hour.",
)
WORST = Text(
    ko="출구 하나를 잃으면 가장 나쁜 경우({exit}) {s}초",
    en="with one exit lost, {s} s in the worst case ({exit})",
)
VERDICTS = {
    True: Text(
        ko="가장 먼 피난 거리 {far} m, 한도 {limit} m 안",
        en="longest walk {far} m, within the limit of {limit} m",
    ),
    False: Text(
        ko="가장 먼 피난 거리 {far} m, 한도 {limit} m를 넘습니다. 통로나 출구를 더 내십시오.",
        en="longest walk {far} m, over the limit of {limit} m. Open an aisle or an exit.",
    ),
    None: Text(
        ko="가장 먼 피난 거리 {far} m(한도 {limit} m). 문을 가정했으므로 판정할 수 없습니다.",
        en="longest walk {far} m (limit {limit} m); not assessable, its doors are assumed.",
    ),
}
IMPOSSIBLE = Text(
    ko="가장 먼 피난 거리 {far} m, 한도 {limit} m를 넘습니다. 빈 홀에서도 곧은 거리가 "
    "{bound} m이므로 배치로는 지킬 수 없습니다.",
    en="longest walk {far} m, over the limit of {limit} m; even in the empty hall the straight way "
    "is {bound} m, so no plan can keep it.",
)
EXIT = Text(ko="출구", en="exit")
PEOPLE = Text(ko="인원", en="people")
THROUGH = Text(ko="다 나간 때", en="through after")
WIDTH = Text(ko="유효 폭(보행 폭)", en="clear width (effective)")
ASSUMED = Text(ko="가정", en="Assumed")
ASSUMPTIONS = (
    Text(
        ko=f"보행 속도 {SPEED_M_S} m/s, 모두 동시에 출발",
        en=f"everybody sets off at once and walks {SPEED_M_S} m/s",
    ),
    Text(
        ko=f"문 1 m에 초당 {SPECIFIC_FLOW}명, 양쪽 {BOUNDARY_M} m는 쓰지 않음",
        en=f"a door lets {SPECIFIC_FLOW} people a second and metre pass, "
        f"{BOUNDARY_M} m at either jamb unused",
    ),
    Text(
        ko="사람은 홀 바닥에 고르게(부스와 무대 포함), 좌석이 더 많으면 좌석에",
        en="people are spread evenly over the hall, booths and stages included, and on seats",
    ),
)
REFERENCE = Text(
    ko="추정치이며 한계값이 아닙니다. 판단은 행사장과 소방 당국이 합니다.",
    en="An estimate, not a bound; the venue and the fire authority decide.",
)
