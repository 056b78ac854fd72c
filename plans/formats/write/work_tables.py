"""What builders and technicians order by, as tables: pods, shell walls, connections."""

from layouts.shell import WALLED, shell_work
from plans.formats.features import supplied_by_hall
from plans.plan import Plan
from venue.text import Text
from venue.units import to_m

from .columns import HALL, NAMES, NUMBER, Column, Table


def pods(plan: Plan) -> Table:
    """List the members of pavilions with their pods; those without one share the block."""
    columns = (
        Column("pavilion", Text(ko="공동관", en="Pavilion")),
        Column("number", Text(ko="자리 번호", en="Pod")),
        Column("exhibitor", Text(ko="출품사 ID", en="Exhibitor")),
        *NAMES,
        HALL,
        Column("width_m", Text(ko="너비 m", en="Width m"), "metres"),
        Column("depth_m", Text(ko="깊이 m", en="Depth m"), "metres"),
        Column("x_m", Text(ko="x m", en="x m"), "metres"),
        Column("y_m", Text(ko="y m", en="y m"), "metres"),
    )
    stand = {pod.exhibitor: pod for pod in plan.layout.pods if pod.exhibitor is not None}
    booths = {booth.id: booth for booth in plan.layout.booths}
    got = {allotment.exhibitor: booths[allotment.booth] for allotment in plan.allotments}
    rows = []
    for pavilion, members in plan.brief.members.items():
        block = got.get(pavilion)
        for who in members:
            pod = stand.get(who.id)
            place = (
                (to_m(pod.width_mm), to_m(pod.depth_mm), to_m(pod.x_mm), to_m(pod.y_mm))
                if pod
                else (None, None, None, None)
            )
            number = pod.number if pod else block.number if block else ""
            hall = block.hall if block else ""
            rows.append((pavilion, number, who.id, who.name.ko, who.name.en, hall, *place))
    return Table(Text(ko="공동관", en="Pavilions"), columns, tuple(rows))


def walls(plan: Plan) -> Table:
    """List what is built for each shell stand: metres of wall and fascia, corner posts."""
    columns = (
        NUMBER,
        HALL,
        Column("build", Text(ko="시공", en="Build")),
        Column("wall_m", Text(ko="벽 m", en="Wall m"), "metres"),
        Column("shared_m", Text(ko="이웃과 함께 쓰는 벽 m", en="of it shared m"), "metres"),
        Column("fascia_m", Text(ko="간판 m", en="Fascia m"), "metres"),
        Column("posts", Text(ko="모서리 기둥", en="Corner posts"), "count"),
    )
    work = shell_work(plan.layout.booths)
    rows = []
    for booth in plan.layout.booths:
        if booth.build is None or booth.build not in WALLED:
            continue
        mine = [wall for wall in work.walls if booth.id in wall.booths]
        shared = sum(wall.length_mm for wall in mine if len(wall.booths) > 1)
        fascia = sum(f.length_mm for f in work.fascias if f.booth == booth.id)
        rows.append(
            (
                booth.number,
                booth.hall,
                booth.build.value,
                to_m(sum(wall.length_mm for wall in mine)),
                to_m(shared),
                to_m(fascia),
                sum(key == booth.id for key, _ in work.posts),
            )
        )
    return Table(Text(ko="조립 부스", en="Shell stands"), columns, tuple(rows))


def connections(plan: Plan) -> Table:
    """List which box feeds which stand with what, by the least length of cable."""
    columns = (
        NUMBER,
        HALL,
        Column("utility", Text(ko="설비", en="Box")),
        Column("service", Text(ko="종류", en="Service")),
        Column("amount", Text(ko="수량(전기는 kW)", en="Amount (power: kW)"), "number"),
        Column("length_m", Text(ko="길이 m", en="Length m"), "metres"),
        Column("status", Text(ko="상태", en="Status")),
    )
    numbers = {booth.id: booth.number for booth in plan.layout.booths}
    rows: list[tuple[str | float | None, ...]] = []
    halls = supplied_by_hall(plan)
    for hall in plan.halls:
        supplied = halls[hall.id]
        for c in supplied.connections:
            at = (numbers[c.booth], hall.id, c.utility, c.service.value)
            rows.append((*at, c.amount, to_m(c.length_mm), "connected"))
        for m in supplied.missing:
            at = (numbers[m.booth], hall.id, "", m.service.value)
            rows.append((*at, m.amount, None, "overloaded" if m.near else "out of reach"))
    return Table(Text(ko="설비 연결", en="Connections"), columns, tuple(rows))
