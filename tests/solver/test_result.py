"""Tests of results: they refuse to contradict themselves."""

import pytest
from pydantic import ValidationError

from layouts.allotment import Allotment
from layouts.booth import Booth
from layouts.layout import Layout
from solver.result import Result, Status, Unplaced
from venue.text import Text

BOOTH = Booth(hall="H", x_mm=0, y_mm=0, width_mm=3000, depth_mm=3000, id="b1")


def test_a_sound_result_stands() -> None:
    """Tests that a booth with its exhibitor and a net area at its bound is accepted."""
    result = Result(
        status=Status.OPTIMAL,
        layout=Layout(booths=(BOOTH,)),
        allotments=(Allotment(booth="b1", exhibitor="x"),),
        net_m2=9.0,
        bound_net_m2=9.0,
    )
    assert (result.gap, result.status) == (0.0, "OPTIMAL")


def test_net_above_the_bound_is_refused() -> None:
    """Tests that no result claims more than its own bound."""
    with pytest.raises(ValidationError, match="above the bound"):
        Result(status=Status.FEASIBLE, net_m2=9.1, bound_net_m2=9.0)


def test_an_allotment_needs_its_booth() -> None:
    """Tests that nobody is given a booth that is not in the layout."""
    with pytest.raises(ValidationError, match="not in the layout"):
        Result(
            status=Status.OPTIMAL,
            layout=Layout(booths=(BOOTH,)),
            allotments=(Allotment(booth="b2", exhibitor="x"),),
        )


@pytest.mark.parametrize(
    "facts",
    [{"gap": 1.1}, {"gap": -0.1}, {"net_m2": -1.0}, {"seconds": -1.0}, {"seconds": float("nan")}],
)
def test_figures_out_of_range_are_refused(facts: dict[str, float]) -> None:
    """Tests that shares above one, areas and times below zero and NaN are refused."""
    with pytest.raises(ValidationError):
        Result.model_validate({"status": "FEASIBLE", **facts})


def test_results_do_not_change() -> None:
    """Tests that a result is frozen, and so is the reason of an exhibitor left out."""
    result = Result(status=Status.CANCELLED)
    with pytest.raises(ValidationError):
        result.net_m2 = 5.0  # type: ignore[misc]
    out = Unplaced(exhibitor="x", code="no_room", reason=Text(en="No room."))
    assert Unplaced.model_validate(out.model_dump()) == out
