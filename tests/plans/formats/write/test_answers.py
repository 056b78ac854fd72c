"""Tests of what a comparison says in sentences."""

from plans.compare import compared
from plans.figures import Compared
from plans.formats.write.answers import answers
from tests.plans.small_show import small_plan


def _row(**figures: object) -> Compared:
    """Give the small show's figures with some of them changed."""
    return compared(small_plan()).model_copy(update=figures)


def _said(*rows: Compared) -> list[str]:
    """Say what plans A, B and C answer."""
    return [text.en for text in answers(rows, ["A", "B", "C"][: len(rows)])]


def test_a_story_is_answered() -> None:
    """Tests who holds most, where places run out, what it costs and how far people walk."""
    rows = (
        _row(placed=100, requested=100, rent_krw=100_000_000, walk_mean_m=40.0, net_m2=900.0,
             gross_m2=2_000.0, net_ratio=0.45, egress_seconds=60.0),
        _row(placed=80, requested=100, left_out=20, rent_krw=40_000_000, walk_mean_m=55.4),
        _row(placed=300, requested=300, rent_krw=900_000_000, walk_mean_m=None, net_m2=4_000.0,
             gross_m2=9_000.0, net_ratio=0.444, egress_seconds=90.0),
    )  # fmt: skip
    egress = rows[1].egress_seconds
    assert egress is not None
    assert _said(*rows) == [
        "Most fit in C: 300, on 4,000 m² net (44.4 % of 9,000 m² gross).",
        "Places run out in B: 80 of 100 fit, 20 are left out.",
        "Rent for each exhibitor: 500,000 won in B, 3,000,000 won in C.",
        "Mean walk to a booth: 40 m in A, 55 m in B.",
        f"Egress: {egress:,.0f} s in B, 90 s in C.",
    ]


def test_who_all_have_a_place_is_told_so() -> None:
    """Tests a plan alone, which lies between no two."""
    told = _said(_row(placed=4, left_out=0))
    assert told[0].startswith("Most fit in A: 4, on ")
    assert told[1:] == ["Everyone has a place in every plan."]


def test_a_show_of_nobody_costs_nobody() -> None:
    """Tests a plan in which nobody stands: its rent is shared by none."""
    told = _said(_row(placed=0), _row(placed=2), _row(placed=1))
    assert sum("Rent for each" in words for words in told) == 1
