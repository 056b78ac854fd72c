"""Tests of what a file may ask of us."""

import ast
from itertools import accumulate
from pathlib import Path

from plans.formats import limits


def test_every_limit_has_its_reason() -> None:
    """Tests that each limit is a whole number above zero with a sentence beside it."""
    body = ast.parse(Path(limits.__file__).read_text(encoding="utf-8")).body[1:]
    named, reasons = body[::2], body[1::2]
    assert len(named) == len(reasons)
    for name, reason in zip(named, reasons, strict=True):
        assert isinstance(name, ast.Assign)
        assert isinstance(ast.literal_eval(name.value), int)
        assert ast.literal_eval(name.value) > 0
        assert isinstance(reason, ast.Expr)
        assert isinstance(reason.value, ast.Constant)


def test_a_multipolygon_fits_the_nesting() -> None:
    """Tests that the deepest geometry that is read is as deep as the limit."""
    deepest = '{"features": [{"geometry": {"coordinates": [[[[0, 0]]]]}}]}'
    steps = {"{": 1, "[": 1, "}": -1, "]": -1}
    depths = accumulate(steps.get(letter, 0) for letter in deepest)
    assert max(depths) == limits.MAX_NESTING
