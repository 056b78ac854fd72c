"""Tasks and placements small enough to see through, for the tests of placing one hall."""

from typing import Any

import numpy as np

from solver.cover import Taken
from solver.lot import Request
from solver.placement import Placement
from solver.skeleton import Skeleton
from solver.spots import Spot
from solver.task import Task
from tests.solver.micro import LIMITS, bare, block, ground, hall, request, skeleton
from venue.hall import Hall


def some(count: int, **more: Any) -> list[Request]:
    """Give alike requests of 3 x 3 m."""
    return [request(f"e{i}", **more) for i in range(count)]


def task(asked: list[Request], where: Hall | None = None, **more: Any) -> Task:
    """Give what one hall is to hold."""
    return Task(where or hall(), LIMITS, 3000, tuple(asked), **more)


def empty(laid: Skeleton, zones: list[str], asked: list[Request]) -> Placement:
    """Give a placement in which nothing stands yet; a word names the zones of a block's columns."""
    labels = [np.array(list(word), dtype=object) for word in zones]
    return Placement(laid, [], [], labels, list(asked), list(asked), [])


def row(zones: str, asked: list[Request]) -> Placement:
    """Give an empty row of cells whose columns belong to zones named by a letter."""
    laid = skeleton([block(6, 9, 1, len(zones))], ground(bare(40, 20)))
    return empty(laid, [zones], asked)


def cells_stood_on(taken: list[Taken]) -> list[tuple[int, int, int]]:
    """List the cells that some stands take, as often as they are taken."""
    return [(each.spot.block, *cell) for each in taken for cell in each.spot.cells]


def at(spot: Spot) -> tuple[int, int, int]:
    """Give where the first cell of a spot lies."""
    return spot.block, spot.row, spot.column
