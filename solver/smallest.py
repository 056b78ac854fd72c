"""A contradiction reduced to its smallest set: QuickXplain."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def smallest(
    items: Sequence[Item], contradictory: Callable[[Sequence[Item]], bool]
) -> tuple[Item, ...]:
    """Reduce a contradictory set until nothing can be left out of it.

    Parameters
    ----------
    items : a set that is contradictory as a whole, the ones to keep by preference first.
    contradictory : tells it of any subset; adding to a contradictory set must keep it one.

    Returns
    -------
    A subset that is contradictory while none of its own subsets is, in the order of ``items``;
    empty where the empty set is contradictory already.

    Raises
    ------
    ValueError : when the items contradict nothing.

    Notes
    -----
    Halves are explained with the other half as background [1]_: a conflict of *k* among *n* items
    takes at most ``2 k log2(n / k) + 2 k`` questions, where leaving out one by one takes *n*.

    References
    ----------
    .. [1] U. Junker, "QuickXplain: preferred explanations and relaxations for over-constrained
       problems", AAAI 2004.

    Examples
    --------
    >>> smallest([5, 1, 7, 2, 9], lambda some: sum(some) > 15)
    (7, 9)
    """
    if not contradictory(items):
        msg = "the items contradict nothing"
        raise ValueError(msg)
    if contradictory(()):
        return ()
    places = list(range(len(items)))

    def asked(some: Sequence[int]) -> bool:
        return contradictory([items[place] for place in sorted(some)])

    return tuple(items[place] for place in sorted(_explained([], places, asked, changed=False)))


def _explained(
    background: list[int],
    rest: list[int],
    contradictory: Callable[[Sequence[int]], bool],
    *,
    changed: bool,
) -> list[int]:
    """Give the least of ``rest`` that contradicts on top of a background.

    ``changed`` tells whether the background grew, so that it is worth asking about it alone.
    """
    if changed and contradictory(background):
        return []
    if len(rest) == 1:
        return rest
    half = len(rest) // 2
    first, second = rest[:half], rest[half:]
    late = _explained([*background, *first], second, contradictory, changed=True)
    early = _explained([*background, *late], first, contradictory, changed=bool(late))
    return [*early, *late]
