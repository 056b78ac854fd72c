"""What the client calls the rules."""

from web.titles import TARGET, titles


def test_the_client_has_the_title_of_every_rule_as_the_rules_have_it() -> None:
    """After a change of a rule's title ``python -m web.titles`` is due."""
    assert TARGET.read_text(encoding="utf-8") == titles()
