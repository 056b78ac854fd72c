"""Tests of who looks at a plan, and of what other processes do to it."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans import edits
from plans.store.store import Store
from tests.plans.sample_plan import sample_plan
from venue.errors import InputError
from web.answers import Present
from web.channel import Told
from web.desk import Desk, OnDesk

KIM, LEE = Present(session="k", name="김"), Present(session="l", name="Lee")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store with a plan."""
    made = Store(f"sqlite:///{tmp_path / 'madang.db'}")
    made.add_plan(sample_plan(), show="a", scenario="b", name="c", who="d")
    yield made
    made.close()


@pytest.fixture
def plan(store: Store) -> OnDesk:
    """Put the plan on a desk."""
    return Desk(store, lambda *_: None).plan(store.plans()[0].id)


def test_everybody_who_looks_is_told(plan: OnDesk) -> None:
    """Tests that somebody is there until the last tab is closed, with what is selected."""
    plan.come(KIM)
    plan.come(LEE)
    plan.select(KIM.model_copy(update={"selection": ("b2",)}))
    plan.come(KIM)
    assert [each.selection for each in plan.presence.sessions] == [("b2",), ()]
    plan.go("k")
    assert [each.name for each in plan.presence.sessions] == ["김", "Lee"]
    plan.go("k")
    assert plan.presence.sessions == (LEE,)


def test_who_does_not_look_is_not_there(plan: OnDesk) -> None:
    """Tests that a late word of a tab that is closed makes nobody appear."""
    plan.select(KIM)
    assert plan.presence.sessions == ()


def test_what_another_process_wrote_is_told(plan: OnDesk, store: Store) -> None:
    """Tests that edits that did not come this way are events, too, and are in the document."""
    other = Store(str(store.engine.url))
    other.save(plan.kept.id, 1, edits.Move(booth="b2", x_mm=7, y_mm=7), "elsewhere")
    other.close()
    tag, body = plan.body()
    assert tag.startswith("2.0")
    assert b'"x_mm":7,"y_mm":7' in body.plain
    ((_, told),) = plan.channel._past
    assert (told.event, json.loads(told.data)["can_undo"]) == ("edit", True)
    assert plan.body() == (tag, body)


def test_everybody_who_looks_hears_a_new_name(plan: OnDesk) -> None:
    """Tests that it is told as it is kept, once, and not at all where the name is refused."""

    async def heard() -> list[Told]:
        with plan.channel.listening(None) as (listener, _, _):
            plan.rename(" 대안 B ", "kim")
            with pytest.raises(InputError):
                plan.rename(" ", "kim")
            plan.channel.close()
            told = iter([await listener.queue.get(), await listener.queue.get()])
            return [each for each in told if each is not None]

    (told,) = asyncio.run(heard())
    assert (told.event, json.loads(told.data)) == ("name", {"name": "대안 B"})


def test_a_plan_is_on_the_desk_once(store: Store) -> None:
    """Tests that all who open it share it, and an unknown one is refused."""
    desk = Desk(store, lambda *_: None)
    name = store.plans()[0].id
    assert desk.plan(name) is desk.plan(name)
    with pytest.raises(InputError):
        desk.plan("nothing")
    desk.close()
