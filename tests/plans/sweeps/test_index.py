"""Tests of what the ready sweeps say of their sources."""

import re

import pytest

from plans.formats.read.sweep import read_sweep
from plans.sweeps.index import ready
from venue.source import Confidence

SURE = "|".join((*(each.value for each in Confidence), "보도", "ours"))


@pytest.mark.parametrize("name", ready())
def test_a_source_leaves_its_confidence_to_the_report(name: str) -> None:
    """Tests that no citation says in brackets how sure it is: the report writes that behind it."""
    steps = [step for step in read_sweep(name)[0].all_steps if step.source is not None]
    assert steps
    for step in steps:
        assert step.source is not None
        assert not re.search(rf"\((?:{SURE})\b", step.source.cite), step.id
