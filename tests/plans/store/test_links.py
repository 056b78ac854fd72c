"""Tests of links: each opens one spot, as long as it may."""

import datetime as dt

import pytest
from sqlalchemy import select

from plans.store.links import Shared, share, shared, take_back
from plans.store.store import Store
from plans.store.tables import LINKS
from tests.plans.small_show import small_plan
from venue.errors import InputError

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def kept(store: Store) -> str:
    """Keep the small plan."""
    return store.add_plan(small_plan(), show="s", scenario="c", name="n", who="kim").id


def test_a_link_opens_one_spot_until_it_ends(store: Store) -> None:
    """Tests that it works up to its last moment, in whatever zone the time is told."""
    plan = kept(store)
    _, secret = share(store, plan, "a", days=30, who="kim", now=NOW)
    seoul = dt.timezone(dt.timedelta(hours=9))
    for after, opens in ((0, True), (29, True), (30, False), (400, False)):
        time = (NOW + dt.timedelta(days=after)).astimezone(seoul)
        assert shared(store, secret, time) == (Shared(plan, "a") if opens else None)


def test_a_link_taken_back_opens_nothing(store: Store) -> None:
    """Tests that it is over at once, and taking it back twice is told."""
    link, secret = share(store, kept(store), "a", days=30, who="kim", now=NOW)
    _, other = share(store, store.plans()[0].id, "b", days=30, who="kim", now=NOW)
    assert take_back(store, link, who="lee", now=NOW)
    assert not take_back(store, link, who="lee", now=NOW)
    assert shared(store, secret, NOW) is None
    assert shared(store, other, NOW) is not None
    assert [row.did for row in store.record(store.plans()[0].id)] == [
        "add", "share", "share", "take back",
    ]  # fmt: skip


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "\ud800", "' OR 1=1 --"])
def test_an_unknown_secret_opens_nothing(store: Store, secret: str) -> None:
    """Tests that guesses and rubbish are nothing, as ended links are."""
    kept(store)
    assert shared(store, secret, NOW) is None


def test_the_secret_is_not_kept(store: Store) -> None:
    """Tests that whoever reads the store cannot open anything, and secrets are long."""
    _, secret = share(store, kept(store), "a", days=30, who="kim", now=NOW)
    with store.engine.connect() as connection:
        rows = connection.execute(select(LINKS)).all()
    assert secret not in str(rows)
    assert len(secret) >= 43


def test_only_exhibitors_of_the_plan_get_links(store: Store) -> None:
    """Tests that an unknown exhibitor is a sentence."""
    with pytest.raises(InputError) as told:
        share(store, kept(store), "nobody", days=1, who="kim", now=NOW)
    assert told.value.code == "share.exhibitor"
