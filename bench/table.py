"""The benchmark's table: medians over seeds, shares in per cent, the growth of time with size."""

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from bench.measured import Row

HEADS = (
    "instance", "solver", "placed / asked", "legal", "net %", "bound m2", "gap %", "in zone %",
    "whole zones %", "open sides %", "pairs %", "pins %", "seconds", "peak MB",
)  # fmt: skip

WISHES = ("in_zone", "zones_whole", "open_sides", "pairs", "pins")
"""The fields of a row that are shares of wishes met."""

NONE = "–"
"""What nobody asked, or what there is no plan for."""


def lines(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Give the table's lines, one for each family and solver, in the order of the rows."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.instance, row.solver), []).append(row)
    bounds = {(row.instance, row.seed): row.bound_m2 for row in rows if row.bound_m2 is not None}
    return [_line(group, bounds) for group in groups.values()]


def _line(rows: Sequence[Row], bounds: Mapping[tuple[str, int], float]) -> tuple[str, ...]:
    """Give one line: medians of what there is, and the count of what there is not."""
    first = rows[0]
    name = first.instance if len(rows) == 1 else f"{first.instance} ({len(rows)} seeds)"
    placed, asked = _median(rows, "placed"), _median(rows, "asked")
    kind = next((row.bound_kind for row in rows if row.bound_kind), "")
    bound = _median(rows, "bound_m2")
    return (
        name,
        first.solver,
        NONE if placed is None else f"{placed:g} / {asked:g}",
        _legal(rows),
        _share(_median(rows, "net")),
        NONE if bound is None else f"{bound:,.0f} {kind}",
        _share(_middle(gap for row in rows if (gap := gap_of(row, bounds)) is not None)),
        *(_share(_median(rows, key)) for key in WISHES),
        _number(_median(rows, "seconds"), ".2f"),
        _number(_median(rows, "memory_mb"), ".0f"),
    )


def gap_of(row: Row, bounds: Mapping[tuple[str, int], float]) -> float | None:
    """Give how far a legal plan's net area is from the bound known of its instance.

    Notes
    -----
    gap = (bound - net) / bound. An illegal plan has none: the bound is one for legal plans.
    """
    bound = bounds.get((row.instance, row.seed))
    if row.breaches or row.net_m2 is None or bound is None:
        return None
    return (bound - row.net_m2) / bound if bound else 0.0


def _legal(rows: Sequence[Row]) -> str:
    """Say whether all plans are legal, or how many breaches there are, or that there is none."""
    counts = [row.breaches for row in rows if row.breaches is not None]
    if not counts:
        return "no plan"
    lacking = f", {len(rows) - len(counts)} without a plan" if len(counts) < len(rows) else ""
    if not any(counts):
        return f"yes{lacking}"
    if len(rows) == 1:
        return f"no: {counts[0]}"
    return f"{sum(not n for n in counts)} of {len(rows)}; median {_middle(counts):g}{lacking}"


def _median(rows: Sequence[Row], key: str) -> float | None:
    """Give the median of a field over the rows that have it."""
    return _middle(value for row in rows if (value := getattr(row, key)) is not None)


def _middle(values: Iterable[float]) -> float | None:
    """Give the median, or None of nothing."""
    found = list(values)
    return median(found) if found else None


def _share(value: float | None) -> str:
    """Write a share in per cent."""
    # A hair below zero is none.
    return NONE if value is None else f"{round(value * 100, 1) + 0.0:.1f}"


def _number(value: float | None, form: str) -> str:
    """Write a number."""
    return NONE if value is None else f"{value:{form}}"


def aligned(cells: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, words: int = 4) -> str:
    """Write a table for a terminal, each column as wide as it needs; the first hold words."""
    return _table((heads, *cells), words, "  ")


def markdown(cells: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, words: int = 4) -> str:
    """Write a table for a page."""
    text = _table((heads, *cells), words, " | ")
    return "".join(f"| {line} |\n" for line in text.splitlines())


def _table(whole: Sequence[Sequence[str]], words: int, between: str) -> str:
    """Write a table whose first line are its heads, with a rule below them."""
    widths = [max(len(line[n]) for line in whole) for n in range(len(whole[0]))]
    written = [
        between.join(
            cell.ljust(width) if n < words else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in whole
    ]
    rule = between.join("-" * width for width in widths)
    return "".join(f"{line}\n" for line in (written[0], rule, *written[1:]))


def exponent(seconds: Mapping[int, float]) -> float:
    """Give how time grows with size: the slope of log seconds over log size by least squares.

    Parameters
    ----------
    seconds : by the number of exhibitors, two sizes at least.

    Notes
    -----
    Time that grows as *n* to the power *k* lies on a line of slope *k*. The slope through two
    points is that of the line through both.

    Examples
    --------
    >>> round(exponent({10: 1.0, 100: 10.0, 1000: 100.0}), 6)
    1.0
    """
    points = [(math.log(size), math.log(took)) for size, took in seconds.items()]
    x0, y0 = (sum(values) / len(points) for values in zip(*points, strict=True))
    rise = sum((x - x0) * (y - y0) for x, y in points)
    return float(rise / sum((x - x0) ** 2 for x, _ in points))
