"""Tests of how events reach those who listen, and those who were away."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from web import channel as module
from web.channel import Channel, Told

T = TypeVar("T")


def run(work: Callable[[], T]) -> T:
    """Do something in a loop."""

    async def inside() -> T:
        return work()

    return asyncio.run(inside())


def since(channel: Channel, last: str | None) -> tuple[list[str], int | None]:
    """Give what is told again to somebody, and the revision that the store has to go on from."""

    def listen() -> tuple[list[str], int | None]:
        with channel.listening(last) as (_, missed, known):
            return [told.data for told in missed], known

    return run(listen)


def last_of(channel: Channel) -> str:
    """Give the id of the latest event that is kept."""
    return channel._past[-1][1].id


def test_events_come_in_their_order() -> None:
    """Tests that whoever listens hears all that is told from any thread."""
    channel = Channel()

    async def listen() -> list[Told | None]:
        with channel.listening(None) as (listener, missed, known):
            assert (missed, known, channel.heard) == ([], None, True)
            for number in range(3):
                await asyncio.to_thread(channel.tell, "edit", str(number), number)
            channel.close()
            return [await listener.queue.get() for _ in range(4)]

    told = asyncio.run(listen())
    assert [each.data for each in told[:3] if each is not None] == ["0", "1", "2"]
    assert told[3] is None
    assert not channel.heard


def test_who_was_away_hears_what_was_missed() -> None:
    """Tests that a line is taken up after the last event that was heard."""
    channel = Channel()
    channel.tell("edit", "a", 2)
    heard = last_of(channel)
    channel.tell("job", "on the way", 2, again=False)
    channel.tell("edit", "b", 3)
    assert since(channel, heard) == (["b"], None)
    assert since(channel, last_of(channel)) == ([], None)
    assert since(channel, None) == ([], None)


def test_after_a_restart_the_store_is_asked() -> None:
    """Tests that an id of another run, or from too long ago, gives the revision that was known."""
    before, channel = Channel(), Channel()
    before.tell("edit", "a", 7)
    assert since(channel, last_of(before)) == ([], 7)
    channel.tell("edit", "first", 8)
    first = last_of(channel)
    for number in range(module.KEPT + 1):
        channel.tell("edit", str(number), 9 + number)
    assert since(channel, first) == ([], 8)
    assert since(channel, "nonsense") == ([], None)
    assert since(channel, "a.b.c") == ([], None)


def test_who_does_not_read_is_cut_off() -> None:
    """Tests that events do not pile up without end for one who is asleep."""
    channel = Channel()

    async def sleep() -> tuple[int, bool]:
        with channel.listening(None) as (listener, _, _known):
            for number in range(module.WAITING + 10):
                channel.tell("edit", str(number), number)
            await asyncio.sleep(0)
            return listener.queue.qsize(), listener.cut

    assert asyncio.run(sleep()) == (module.WAITING + 1, True)
