"""What a comparison says in sentences: how much fits, where it runs out, its cost, the walks."""

from collections.abc import Callable, Iterator, Sequence

from plans.figures import Compared
from venue.text import Text


def answers(rows: Sequence[Compared], names: Sequence[str]) -> Iterator[Text]:
    """Say what a comparison answers.

    Parameters
    ----------
    rows : the figures of at least one plan, in the order of the story.
    names : what each plan is called, in the language of the page.
    """
    yield from _fits(rows, names)
    yield from _runs_out(rows, names)
    costs = [row.rent_krw / row.placed if row.placed else None for row in rows]
    yield from _between(costs, names, COST, _won)
    yield from _between([row.walk_mean_m for row in rows], names, WALK, _metres)
    yield from _between([row.egress_seconds for row in rows], names, EGRESS, _seconds)


def _fits(rows: Sequence[Compared], names: Sequence[str]) -> Iterator[Text]:
    """Say in which plan most stand, and how densely."""
    most = max(range(len(rows)), key=lambda n: (rows[n].placed, rows[n].net_m2))
    row = rows[most]
    values = {"n": row.placed, "net": row.net_m2, "gross": row.gross_m2}
    yield MOST.fill(name=names[most], share=f"{100 * row.net_ratio:.1f}", **values)


def _runs_out(rows: Sequence[Compared], names: Sequence[str]) -> Iterator[Text]:
    """Say where places run out."""
    short = [n for n, row in enumerate(rows) if row.left_out]
    if not short:
        yield ALL_IN
    for n in short:
        values = {"left": rows[n].left_out, "asked": rows[n].requested, "fits": rows[n].placed}
        yield SHORT.fill(name=names[n], **values)


def _between(
    values: Sequence[float | None],
    names: Sequence[str],
    words: Text,
    shown: Callable[[float], Text],
) -> Iterator[Text]:
    """Say between which plans a figure lies; nothing where only one plan has it."""
    known = [(value, name) for value, name in zip(values, names, strict=True) if value is not None]
    if len(known) < 2:
        return
    (low, least), (high, greatest) = min(known), max(known)
    yield words.fill(low=shown(low), least=least, high=shown(high), greatest=greatest)


def _won(value: float) -> Text:
    """Write won, to ten thousand of them."""
    tens = round(value / 10_000)
    return Text(ko=f"{tens:,}만 원", en=f"{10_000 * tens:,} won")


def _metres(value: float) -> Text:
    """Write metres."""
    return Text(ko=f"{value:,.0f} m", en=f"{value:,.0f} m")


def _seconds(value: float) -> Text:
    """Write seconds."""
    return Text(ko=f"{value:,.0f}초", en=f"{value:,.0f} s")


MOST = Text(
    ko="가장 많이 들어가는 배치안: {name} {n:,}곳, 순면적 {net:,.0f} m²(총면적 {gross:,.0f} m²의 "
    "{share} %).",
    en="Most fit in {name}: {n:,}, on {net:,.0f} m² net ({share} % of {gross:,.0f} m² gross).",
)
ALL_IN = Text(
    ko="모든 배치안에서 신청한 모두가 들어갑니다.",
    en="Everyone has a place in every plan.",
)
SHORT = Text(
    ko="자리가 모자라는 배치안: {name} {asked:,}곳 가운데 {fits:,}곳이 들어가고 {left:,}곳이 "
    "빠집니다.",
    en="Places run out in {name}: {fits:,} of {asked:,} fit, {left:,} are left out.",
)
COST = Text(
    ko="한 곳당 임대료: {least} {low}, {greatest} {high}.",
    en="Rent for each exhibitor: {low} in {least}, {high} in {greatest}.",
)
WALK = Text(
    ko="입구에서 부스까지 평균: {least} {low}, {greatest} {high}.",
    en="Mean walk to a booth: {low} in {least}, {high} in {greatest}.",
)
EGRESS = Text(
    ko="대피 시간: {least} {low}, {greatest} {high}.",
    en="Egress: {low} in {least}, {high} in {greatest}.",
)
