"""Tests of sources and figures."""

import pytest

from venue.source import Confidence, Figure, Source
from venue.text import Text


@pytest.mark.parametrize("confidence", list(Confidence))
def test_only_assumed_is_assumed(confidence: Confidence) -> None:
    """Tests that a figure counts as assumed by its confidence alone."""
    source = Source(cite="somebody", confidence=confidence)
    figure = Figure(name=Text(en="area"), value=1, unit="m2", source=source)
    assert figure.source.assumed is (confidence == "assumed")
