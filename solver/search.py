"""A whole hall's cover: cut into parts that share no cell, each solved by itself.

When zones have been cut, a lot stands on columns of its own zone only, and the model falls apart
into one part a zone. Small models are proved in a moment where the whole would run out of time.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from .cover import Covering, Effort, Taken, cover, ranks_of
from .greedy import greedy
from .ground import Rect
from .lot import Lot
from .skeleton import Skeleton
from .spots import Spot

LEAST_SECONDS = 0.3
"""Wall time a part gets at least: a model of some hundred spots is proved in it."""

Choices = Sequence[tuple[Lot, Sequence[Spot]]]


def search(
    skeleton: Skeleton,
    choices: Choices,
    effort: Effort,
    known: Sequence[Taken] = (),
    standing: Mapping[str, Rect] | None = None,
) -> Covering:
    """Choose spots for the lots of a hall.

    Parameters
    ----------
    skeleton, choices, effort, known, standing : as `cover` takes them; the effort is that of the
        whole hall.

    Returns
    -------
    The parts' answers together; proved when every part is. There is always one: where a model
    finds nothing in its time, what `greedy` found stands.
    """
    parts = _parts(choices)
    ranks = ranks_of([lot for lot, _ in choices])
    deadline = time.monotonic() + effort.seconds
    workers = 1 if effort.deterministic else max(1, effort.workers)
    alone = len(parts) <= workers
    sizes = [sum(len(spots) for _, spots in part) for part in parts]

    def solve(index: int) -> Covering:
        """Solve one part in its share of the time that is left."""
        part, lots = parts[index], {lot.key for lot, _ in parts[index]}
        start = [taken for taken in known if taken.lot.key in lots] or greedy(skeleton, part)
        if effort.deterministic:
            mine = effort
        else:
            waiting = max(1, sum(sizes[index:]))
            left = (deadline - time.monotonic()) * (1 if alone else workers)
            seconds = max(LEAST_SECONDS, left * max(sizes[index], 1) / waiting)
            mine = replace(effort, seconds=seconds, workers=effort.workers if alone else 1)
        found = cover(skeleton, part, mine, start, standing, ranks=ranks)
        return found if found.taken or found.proved else Covering(tuple(start), proved=False)

    # The largest first: they are the ones that may not be proved in time.
    order = sorted(range(len(parts)), key=lambda index: -sizes[index])
    sizes = [sizes[index] for index in order]
    parts = [parts[index] for index in order]
    if alone and len(parts) > 1:
        workers = 1
    with ThreadPoolExecutor(max_workers=workers) as pool:
        found = list(pool.map(solve, range(len(parts))))
    return Covering(
        tuple(taken for each in found for taken in each.taken), all(each.proved for each in found)
    )


def _parts(choices: Choices) -> list[list[tuple[Lot, Sequence[Spot]]]]:
    """Group lots that may meet: on a cell or a gap, or as a pair that is to keep apart."""
    boss = list(range(len(choices)))

    def root(index: int) -> int:
        while boss[index] != index:
            boss[index] = boss[boss[index]]
            index = boss[index]
        return index

    seen: dict[object, int] = {}
    for index, (lot, spots) in enumerate(choices):
        marks: set[object] = set()
        for spot in spots:
            columns = range(spot.column, spot.column + spot.shape.along)
            marks |= {(spot.block, column) for column in (*columns, *spot.gaps)}
        for request in lot.requests:
            members = [key for key, _ in request.members]
            marks |= {
                ("pair", *sorted((mine, other))) for mine in members for other, _ in request.apart
            }
        for mark in marks:
            boss[root(index)] = root(seen.setdefault(mark, index))
    groups: dict[int, list[tuple[Lot, Sequence[Spot]]]] = defaultdict(list)
    for index, choice in enumerate(choices):
        groups[root(index)].append(choice)
    return list(groups.values())
