"""Tests of the benchmark's table on figures made up for it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.measured import OURS, Row
from bench.table import HEADS, aligned, exponent, gap_of, lines, markdown


def row(seed: int = 0, solver: str = OURS, **values: object) -> Row:
    """Give a row of a legal plan with changes."""
    plain: dict[str, object] = {
        "asked": 450, "placed": 440, "breaches": 0, "net_m2": 5000.0, "net": 0.5, "pins": 1.0,
        "seconds": 2.0, "memory_mb": 100.0,
    }  # fmt: skip
    return Row("hall", seed, solver, **{**plain, **values})  # type: ignore[arg-type]


def test_a_row_is_written_column_by_column() -> None:
    """Tests that shares are per cent, nothing asked is a dash, and a bound has its kind."""
    (line,) = lines([row(bound_m2=5500.0, bound_kind="family")])
    told = dict(zip(HEADS, line, strict=True))
    assert told == {
        "instance": "hall", "solver": OURS, "placed / asked": "440 / 450", "legal": "yes",
        "net %": "50.0", "bound m2": "5,500 family", "gap %": "9.1", "in zone %": "–",
        "whole zones %": "–", "open sides %": "–", "pairs %": "–", "pins %": "100.0",
        "seconds": "2.00", "peak MB": "100",
    }  # fmt: skip


def test_seeds_become_medians() -> None:
    """Tests that several seeds of a family are one line of medians."""
    (line,) = lines([row(seed, placed=placed) for seed, placed in enumerate((430, 449, 440))])
    assert line[:3] == ("hall (3 seeds)", OURS, "440 / 450")


def test_illegal_plans_are_counted() -> None:
    """Tests that breaches are told, and that a family says how many of its plans are legal."""
    assert lines([row(breaches=7)])[0][3] == "no: 7"
    assert lines([row(0), row(1, breaches=4)])[0][3] == "1 of 2; median 2"


def test_what_failed_is_told() -> None:
    """Tests that a run without a plan stands in the table, alone or among others."""
    failed = Row("hall", 1, OURS, why="it broke")
    assert lines([failed])[0][3] == "no plan"
    assert lines([row(0), failed])[0][3] == "yes, 1 without a plan"


def test_a_peer_is_held_against_the_known_bound() -> None:
    """Tests that a gap is to the bound of the instance, for legal plans alone."""
    bounds = {("hall", 0): 10_000.0}
    assert gap_of(row(solver="peer"), bounds) == 0.5
    assert gap_of(row(solver="peer", breaches=1), bounds) is None
    assert gap_of(row(seed=1), bounds) is None


def test_tables_have_a_width_for_each_column() -> None:
    """Tests that all lines of a table are alike in length, and that a page's have bars."""
    cells = lines([row(), row(solver="a peer of a long name", breaches=12)])
    assert len({len(line) for line in aligned(cells).splitlines()}) == 1
    assert all(line.count("|") == len(HEADS) + 1 for line in markdown(cells).splitlines())


@given(
    st.floats(0.2, 3.0),
    st.floats(0.001, 100.0),
    st.sets(st.integers(2, 100_000), min_size=2, max_size=6),
)
def test_the_power_of_a_power_law_is_found(power: float, scale: float, sizes: set[int]) -> None:
    """Tests that time that grows as n to a power has that power, whatever the sizes."""
    took = {size: scale * size**power for size in sizes}
    assert math.isclose(exponent(took), power, rel_tol=1e-6, abs_tol=1e-6)


def test_the_power_of_two_points_is_that_of_their_ratio() -> None:
    """Tests the pair 450 and 13,500: thirty times the size in a hundred times the time."""
    assert exponent({450: 2.0, 13_500: 200.0}) == pytest.approx(math.log(100) / math.log(30))
