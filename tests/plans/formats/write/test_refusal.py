"""Tests of how errors are told."""

import typer

from plans.formats.write.refusal import refusal, refusal_data
from venue.errors import BriefError, FaultError, InputError, NoPlanError, UsageError
from venue.text import Text


def test_ours_are_told_as_they_are() -> None:
    """Tests that an input error keeps its sentences and gets no hint."""
    error = BriefError("brief.size", Text(ko="가", en="a"))
    assert refusal(error) is error


def test_a_fault_comes_with_a_hint() -> None:
    """Tests that a fault of ours says how to see more of it."""
    told = refusal(FaultError("job.died", Text(ko="끝", en="dead")))
    assert told.code == "job.died"
    assert "--debug" in told.say("ko")


def test_the_unforeseen_is_a_fault() -> None:
    """Tests that any other exception is named on one line."""
    assert refusal(KeyError()).texts[0].en == "Stopped by an unexpected error: KeyError."
    told = refusal(ValueError("two\nlines"))
    assert told.texts[0].en == "Stopped by an unexpected error: ValueError: two lines."
    assert isinstance(told, FaultError)


def test_what_the_system_refuses_is_no_fault_of_ours() -> None:
    """Tests that a full disk behind standard output is told with its mend."""
    told = refusal(OSError(28, "No space left on device"))
    assert isinstance(told, InputError)
    assert told.say("en").startswith("The system refused (No space left on device); check")


def test_usage_without_a_place_is_told_as_it_came() -> None:
    """Tests that a wrong call that names no option keeps its own words."""
    told = refusal(typer.TyperException("No {such} thing."))
    assert isinstance(told, UsageError)
    assert told.say("en") == "No {such} thing (see ‘madang --help’)."
    assert told.say("ko").startswith("No {such} thing. ")


def test_no_plan_has_a_status() -> None:
    """Tests that programs find status and conflicts where a plan's are."""
    error = NoPlanError("plan.infeasible", Text(ko="둘", en="two"))
    told = refusal_data(error, "en")
    assert (told["status"], told["conflicts"]) == ("INFEASIBLE", ["two"])
    assert told["error"] == {"code": "plan.infeasible", "messages": ["two"]}
