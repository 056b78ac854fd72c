"""Tests that a plan can be called something else, on both databases."""

import datetime as dt
import json

import pytest

from plans.store.renaming import rename
from plans.store.store import Store
from tests.plans.small_show import small_plan
from venue.errors import InputError

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def keep(store: Store, name: str) -> str:
    """Keep the small plan."""
    kept = store.add_plan(small_plan(), show="A show", scenario="as planned", name=name, who="kim")
    return kept.id


def test_a_plan_is_renamed_and_the_record_knows_both_names(store: Store) -> None:
    """Tests that white space is made plain, the revision stays, and twice the same is once."""
    plan = keep(store, "first")
    assert rename(store, plan, "  대안   B ", who="lee", now=NOW) == "대안 B"
    assert rename(store, plan, "대안 B", who="lee", now=NOW) == "대안 B"
    (kept,) = store.plans()
    assert (kept.name, kept.head) == ("대안 B", 1)
    done = [each for each in store.record(plan) if each.did == "rename"]
    assert [(each.who, json.loads(each.detail)) for each in done] == [
        ("lee", {"name": "대안 B", "was": "first"})
    ]


@pytest.mark.parametrize(
    ("name", "code"), [(" \t", "store.blank"), ("second", "store.name")], ids=["blank", "taken"]
)
def test_a_name_that_says_nothing_new_is_refused(store: Store, name: str, code: str) -> None:
    """Tests that each is told in one sentence, and the plan keeps its name."""
    plan = keep(store, "first")
    keep(store, "second")
    with pytest.raises(InputError) as refused:
        rename(store, plan, name, who="lee", now=NOW)
    assert refused.value.code == code
    assert len(refused.value.texts) == 1
    assert {each.name for each in store.plans()} == {"first", "second"}


def test_nobody_is_renamed(store: Store) -> None:
    """Tests an id that no plan has."""
    with pytest.raises(InputError) as refused:
        rename(store, "0" * 32, "x", who="lee", now=NOW)
    assert refused.value.code == "store.plan"
