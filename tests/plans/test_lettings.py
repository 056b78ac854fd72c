"""Tests of a venue's calendar: shares, free days, clashes and peaks, counted by hand."""

import datetime as dt

import pytest

from plans.lettings import Calendar, Filling, Letting, filling
from venue.catalogue import load
from venue.errors import InputError, VenueError


def day(month: int, number: int) -> dt.date:
    """Give a day of 2026."""
    return dt.date(2026, month, number)


def counted(*shows: Letting, **more: object) -> Filling:
    """Count the first quarter of COEX."""
    known: dict[str, object] = {"venue": "coex", "first": day(1, 1), "last": day(3, 31)}
    return filling(Calendar.model_validate(known | more | {"shows": shows}), load("coex"))


def show(name: str, halls: str, first: dt.date, last: dt.date, **more: object) -> Letting:
    """Let some halls."""
    known = {"show": name, "halls": tuple(halls.split()), "first": first, "last": last}
    return Letting.model_validate(known | more)


def test_a_hall_is_let_for_its_days() -> None:
    """Tests months, and the share of all floor and days."""
    found = counted(show("x", "C", day(1, 30), day(2, 5)))
    mine = {(each.hall, each.month): each for each in found.months}
    assert (mine["C1", "2026-01"].days_let, mine["C1", "2026-01"].days) == (2, 31)
    assert (mine["C4", "2026-02"].days_let, mine["C4", "2026-02"].utilisation) == (5, 0.1786)
    assert mine["A1", "2026-01"].days_let == 0
    assert found.let_m2_days == pytest.approx(10_348 * 7)
    whole = sum(hall.gross_m2 for hall in load("coex").halls if hall.id != "C-columns")
    assert found.utilisation == pytest.approx(10_348 * 7 / (whole * 90), abs=1e-4)


def test_days_outside_the_calendar_do_not_count() -> None:
    """Tests that a lease over the turn of the year counts from the first day on."""
    found = counted(show("x", "B1", dt.date(2025, 12, 28), day(1, 2)))
    assert found.let_m2_days == pytest.approx(2 * 3645)


def test_free_days_between_shows_are_told() -> None:
    """Tests that the day after is no free day, and a week between is six."""
    found = counted(
        show("one", "B1", day(1, 1), day(1, 5)),
        show("two", "B1", day(1, 6), day(1, 9)),
        show("three", "B", day(1, 16), day(1, 20)),
    )
    turns = [(t.hall, t.after, t.before, t.days) for t in found.turn_arounds]
    assert turns == [("B1", "one", "two", 0), ("B1", "two", "three", 6)]
    assert found.clashes == ()


def test_two_shows_in_one_hall_clash_and_count_once() -> None:
    """Tests that the days they share are told, hall by hall."""
    found = counted(show("one", "B", day(1, 1), day(1, 5)), show("two", "B2", day(1, 4), day(1, 8)))
    (clash,) = found.clashes
    assert (clash.hall, clash.shows, clash.first, clash.last) == (
        "B2", ("one", "two"), day(1, 4), day(1, 5),
    )  # fmt: skip
    assert found.let_m2_days == pytest.approx(3645 * 5 + 3645 * 8)


def test_a_variant_of_a_hall_lets_the_floor_it_lies_on() -> None:
    """Tests that the training variant of hall C is no floor of its own, and clashes with hall C."""
    found = counted(
        show("one", "C-columns", day(1, 1), day(1, 2)), show("two", "C1", day(1, 2), day(1, 3))
    )
    assert {each.hall for each in found.months if each.days_let} <= {"C1", "C2", "C3", "C4"}
    assert [(c.hall, c.first) for c in found.clashes] == [("C1", day(1, 2))]


def test_who_was_refused_counts_apart() -> None:
    """Tests that a refused show fills nothing and clashes with nobody."""
    found = counted(
        show("one", "A", day(1, 1), day(1, 5)),
        show("two", "A", day(1, 1), day(1, 4), refused=True),
    )
    assert found.refused_m2_days == pytest.approx(10_368 * 4)
    assert found.let_m2_days == pytest.approx(10_368 * 5)
    assert found.clashes == ()


def test_the_busiest_day_is_held_against_the_ceiling() -> None:
    """Tests that people count on open days alone, and of several days the first is told."""
    shows = (
        show("one", "A", day(1, 1), day(1, 9), opens=day(1, 3), closes=day(1, 5), people=4000),
        show("two", "C", day(1, 1), day(1, 9), opens=day(1, 5), closes=day(1, 6), people=3000),
    )
    for ceiling, over in ((7000, False), (6999, True), (None, None)):
        found = counted(*shows, ceiling=ceiling)
        assert found.peak is not None
        assert (found.peak.day, found.peak.people, found.peak.over) == (day(1, 5), 7000, over)
        assert found.peak.shows == ("one", "two")
    assert found.most_at_once == 2


def test_an_empty_calendar_is_empty() -> None:
    """Tests that no show is no peak and no utilisation."""
    found = counted()
    assert (found.utilisation, found.peak, found.most_at_once) == (0.0, None, 0)


def test_what_does_not_fit_is_told() -> None:
    """Tests unknown halls and days that run backwards."""
    with pytest.raises(VenueError):
        counted(show("x", "Z", day(1, 1), day(1, 2)))
    with pytest.raises(InputError):
        counted(first=day(3, 1), last=day(1, 1))
    with pytest.raises(ValueError, match="follow one another"):
        show("x", "A", day(1, 5), day(1, 2))
