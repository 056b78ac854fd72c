"""Tests that names stand where people look for them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.collation import alphabetical, initial
from venue.text import Lang

WORDS = st.text(alphabet=st.sampled_from("가각갂나낙다라마바사아자차카타파하힣"), max_size=6)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("ko", ["가람", "가람 9호", "가람 10호", "까치", "나루", "하늘", "ABC", "베타".upper()]),
        ("en", ["abacus", "Ábaco 2", "Abaco 10", "Zeta", "zeta & sons", "가람", "3M", "21"]),
    ],
)
def test_names_are_in_the_order_of_the_language(lang: Lang, names: list[str]) -> None:
    """Tests that own letters come first, then others, then figures as numbers, case ignored."""
    expected = {
        "ko": ["가람", "가람 9호", "가람 10호", "까치", "나루", "베타", "하늘", "ABC"],
        "en": ["Ábaco 2", "Abaco 10", "abacus", "Zeta", "zeta & sons", "가람", "3M", "21"],
    }
    assert sorted(names, key=lambda name: alphabetical(name, lang)) == expected[lang]


@given(WORDS, WORDS)
def test_hangul_is_ordered_as_its_letters_are(one: str, other: str) -> None:
    """Tests the order of Hangul against that of its letters, in whichever form it is typed."""
    apart = [unicodedata.normalize("NFD", word) for word in (one, other)]
    # An oracle without syllables: consonant, vowel, final, syllable by syllable.
    letters = [[unicodedata.normalize("NFD", s) for s in word] for word in (one, other)]
    keys = [alphabetical(word, "ko") for word in (one, other)]
    assert (keys[0] < keys[1]) == (letters[0] < letters[1])
    assert [alphabetical(word, "ko") for word in apart] == keys


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_blanks_points_and_accents_do_not_count(lang: Lang) -> None:
    """Tests that what is no letter or figure changes no order."""
    assert alphabetical("가 람-전자", lang) == alphabetical("가람전자", lang)
    assert alphabetical("Café & Co", lang) == alphabetical("CAFECO", lang)


def test_a_name_is_looked_up_under_its_first_letter() -> None:
    """Tests that doubled consonants stand with the plain ones, figures under one head."""
    names = ("쌀나무", "씨앗", "카이", "éclair", "42", "·")
    assert [initial(name, "ko") for name in names] == ["ㅅ", "ㅅ", "ㅋ", "E", "0–9", ""]
