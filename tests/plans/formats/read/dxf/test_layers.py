"""Tests of what is said of layers."""

import pytest

from plans.formats.read.dxf.layers import HELD, Held, layers_of, layers_said
from venue.errors import UsageError, VenueError


def test_each_word_names_what_layers_hold() -> None:
    """Tests lists, spaces and small letters: layers have no case."""
    said = layers_said(["hall = a-outline", "exit=Doors, GATES", "keep-clear=K"])
    assert said == {
        "A-OUTLINE": Held("hall"),
        "DOORS": Held("opening", "exit"),
        "GATES": Held("opening", "exit"),
        "K": Held("keep_clear"),
    }


@pytest.mark.parametrize("word", ["hall", "hall=", "hall= , ", "roof=X", "=X"])
def test_a_word_that_names_nothing_is_refused(word: str) -> None:
    """Tests that the sentence shows what may be written."""
    with pytest.raises(UsageError, match="hall=LAYER") as caught:
        layers_said([word])
    assert all(name in str(caught.value) for name in HELD)


def test_what_somebody_says_stands_above_the_presets() -> None:
    """Tests that layers nobody names are not read then."""
    said = layers_said(["hall=WALLS"])
    assert layers_of("f", ["WALLS", "MADANG_HALL", "X"], said) == {"WALLS": Held("hall")}


@pytest.mark.parametrize(
    ("drawn", "kinds"),
    [
        (["MADANG_HALL", "MADANG_BOOTH", "X"], {"hall", "booth"}),
        (["HDMI_building_outline", "hdmi_booths"], {"hall", "booth"}),
        # Ours stand first: a drawing of ours that came from such a base keeps its ids.
        (["HDMI_booths", "MADANG_HALL"], {"hall"}),
    ],
)
def test_presets_are_known_by_their_layers(drawn: list[str], kinds: set[str]) -> None:
    """Tests that nobody need say what a preset says."""
    assert {held.kind for held in layers_of("f", drawn, {}).values()} == kinds


def test_a_drawing_without_known_layers_is_told_what_it_has() -> None:
    """Tests that the sentence counts what each layer holds, most first."""
    with pytest.raises(VenueError, match=r"f: no layer says .*the drawing has B \(2\), A \(1\)"):
        layers_of("f", ["A", "B", "b"], {})
    with pytest.raises(VenueError, match=r"f: no layer .*has –\."):
        layers_of("f", [], {})


def test_a_layer_on_which_nothing_is_drawn_is_told() -> None:
    """Tests that a misspelt layer is not passed over."""
    with pytest.raises(VenueError, match=r"nothing is drawn on a layer 'WALS'; .*WALLS \(1\)"):
        layers_of("f", ["WALLS"], layers_said(["hall=WALLS,WALS"]))
