"""Tests of the errors people meet."""

import pytest

from venue.errors import (
    BriefError,
    FaultError,
    InputError,
    LimitError,
    MadangError,
    NoPlanError,
    UsageError,
    VenueError,
)
from venue.text import Text


@pytest.mark.parametrize("family", [UsageError, VenueError, BriefError, LimitError])
def test_bad_input_is_a_value_error_too(family: type[InputError]) -> None:
    """Tests that bad input can be caught as ours and as the builtin kind."""
    error = family("x.y", Text(ko="가", en="a"))
    assert isinstance(error, InputError)
    assert isinstance(error, ValueError)
    assert error.code == "x.y"


@pytest.mark.parametrize("family", [NoPlanError, FaultError])
def test_failed_work_is_a_runtime_error_too(family: type[MadangError]) -> None:
    """Tests that an answer of no and a fault of ours are no bad input."""
    error = family("x.y", Text(en="a"))
    assert isinstance(error, RuntimeError)
    assert not issubclass(family, InputError)


def test_several_sentences_take_a_line_each() -> None:
    """Tests that all faults are told at once, in either language."""
    error = VenueError("x.y", [Text(ko="가", en="a"), Text(ko="나", en="b")])
    assert str(error) == error.say("en") == "a\nb"
    assert error.say("ko") == "가\n나"
