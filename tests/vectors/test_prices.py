"""The shared vectors of prices are those of the prices as they are."""

from tests.vectors.make_prices import FILE, text, vectors


def test_the_kept_vectors_are_what_booths_cost_today() -> None:
    """A price by another formula makes the planner in the browser wrong: make them anew."""
    assert FILE.read_text(encoding="utf-8") == text(vectors())


def test_every_part_of_the_formula_counts_among_the_vectors() -> None:
    """What never changes a price is not compared."""
    told = vectors()
    assert {len(each["booth"]["open_edges"]) for each in told} == {0, 1, 2, 3, 4}
    assert any(each["booth"]["notch"] for each in told)
    assert any(each["booth"]["zone"] == "ai" for each in told)
    early = [each for each in told if any(o["until"] >= each["on"] for o in each["rates"]["early"])]
    assert 0 < len(early) < len(told)
