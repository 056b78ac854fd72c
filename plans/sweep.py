"""Sweeps: many scenarios of one question, as steps, as a grid, or both."""

import hashlib
import itertools
import json
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from venue.source import Source
from venue.text import Text
from venue.value import Value

from .figures import Compared

SWEEP_SCHEMA: Literal["madang/sweep/1"] = "madang/sweep/1"

MOST_POINTS = 10_000
"""Scenarios of one sweep: a week of work on one machine."""


class Step(Value):
    """One step of a story: a brief, what is changed of it, and on whose word."""

    id: str = Field(min_length=1, max_length=60)
    base: str
    title: Text | None = None
    changes: dict[str, Any] = Field(default_factory=dict)
    source: Source | None = None


class Sweep(Value):
    """What is tried: every step with every combination of the axes and every seed.

    ``axes`` are lists of values by dotted key of a brief, ``seconds`` the time for each plan.
    """

    schema_: Literal["madang/sweep/1"] = Field(default=SWEEP_SCHEMA, alias="schema")
    title: Text
    question: Text = Text()
    base: str | None = None
    steps: tuple[Step, ...] = ()
    axes: dict[str, tuple[Any, ...]] = Field(default_factory=dict)
    seeds: tuple[int, ...] = Field(default=(0,), min_length=1)
    seconds: float = Field(default=60.0, gt=0, le=86_400)

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """The steps; a sweep of one brief has one."""
        return self.steps or (Step(id="base", base=self.base or ""),)


class Point(Value):
    """One scenario: a step, what the axes change besides, and a seed."""

    step: Step
    axes: dict[str, Any] = Field(default_factory=dict)
    seed: int
    seconds: float

    @property
    def id(self) -> str:
        """A name that says what it is of, the same for the same scenario."""
        whole = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return f"{self.step.id}-{hashlib.sha256(whole.encode()).hexdigest()[:10]}"

    @property
    def changes(self) -> dict[str, Any]:
        """Everything that is changed of the step's brief."""
        return self.step.changes | self.axes

    @property
    def label(self) -> str:
        """What sets it apart within its sweep."""
        parts = [f"{key.rpartition('.')[2]} {_said(value)}" for key, value in self.axes.items()]
        return ", ".join([self.step.id, *parts, *([f"seed {self.seed}"] if self.seed else [])])


def points(sweep: Sweep) -> tuple[Point, ...]:
    """List the scenarios of a sweep, in the order in which they are told.

    Examples
    --------
    >>> sweep = Sweep(
    ...     title=Text(en="Aisles"),
    ...     base="slw-2024",
    ...     seeds=(0, 1),
    ...     axes={"rules_override.aisle": (3.0, 3.5)},
    ... )
    >>> [point.label for point in points(sweep)]
    ['base, aisle 3.0', 'base, aisle 3.0, seed 1', 'base, aisle 3.5', 'base, aisle 3.5, seed 1']
    """
    return tuple(itertools.islice(_points(sweep), MOST_POINTS + 1))


def _points(sweep: Sweep) -> Iterator[Point]:
    """Combine steps, axes and seeds."""
    for step in sweep.all_steps:
        for values in itertools.product(*sweep.axes.values()):
            for seed in sweep.seeds:
                axes = dict(zip(sweep.axes, values, strict=True))
                yield Point(step=step, axes=axes, seed=seed, seconds=sweep.seconds)


def _said(value: Any) -> str:
    """Write a value of an axis."""
    return "+".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class Outcome(Value):
    """What came of one scenario: its figures and its plan's file, or why there are none.

    ``asked`` is the hash of everything the plan was made of: it is of that brief and no other.
    """

    point: str
    asked: str = ""
    label: str
    compared: Compared | None = None
    plan: str | None = None
    failed: Text | None = None
