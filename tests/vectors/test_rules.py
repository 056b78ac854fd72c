"""The shared vectors are those of the rules as they are."""

from layouts.rules.check import RULES
from tests.vectors.make import FILE, LOCAL, text, vectors


def test_the_kept_vectors_are_what_the_rules_say_today() -> None:
    """A rule that says something else makes the planner in the browser wrong: make them anew."""
    assert FILE.read_text(encoding="utf-8") == text(vectors())


def test_every_rule_of_the_vectors_finds_something_and_nothing_is_found_everywhere() -> None:
    """A floor that breaks a rule and one that does not are both among them."""
    made = vectors(count=60)
    states = [floor["findings"] for floor in made["floors"]]
    states += [edit[2] for floor in made["floors"] for edit in floor["edits"]]
    for rule in LOCAL:
        broken = [any(told[0] == rule.RULE.code for told in state) for state in states]
        assert any(broken), rule.RULE.code
        assert not all(broken), rule.RULE.code


def test_the_vectors_are_about_rules_that_plans_are_judged_by() -> None:
    """A rule that is given up is given up in the vectors too."""
    assert {rule.RULE.code for rule in LOCAL} <= {rule.code for rule in RULES}
