"""Tests of what a brief says of members of pavilions, and of rules that contradict each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plans.formats.read.brief import read_brief
from venue.errors import BriefError

HEAD = """schema = "madang/brief/1"
title = "쇼"
dates = ["2024-10-10", "2024-10-12"]
venue = "coex"
halls = ["C"]
exhibitors = "exhibitors.csv"
"""
ZONE = '[[zones]]\nid = "ai"\n'
SHEET = """id,name_ko,zone,size,pavilion
kr,한국관,ai,9x6,
seoul,서울,ai,2x2,kr
busan,부산,ai,,kr
plain,에이,ai,3x3,
"""


def written(folder: Path, below: str = "", top: str = "") -> Path:
    """Write a brief of a pavilion with two members, and one exhibitor more."""
    (folder / "exhibitors.csv").write_text(SHEET, encoding="utf-8")
    path = folder / "brief.toml"
    path.write_text(HEAD + top + ZONE + below, encoding="utf-8")
    return path


def told(path: Path) -> tuple[list[str], list[str]]:
    """Read a brief that is wrong; give the sentences in English and in Korean."""
    with pytest.raises(BriefError) as caught:
        read_brief(path)
    return [text.en for text in caught.value.texts], [text.ko for text in caught.value.texts]


def pin(who: str) -> str:
    """Pin an exhibitor."""
    return f'[[pins]]\nexhibitor = "{who}"\nhall = "C"\nx = 9\ny = 9\n'


def pair(a: str, b: str) -> str:
    """Ask for two exhibitors side by side."""
    return f'[[pairs]]\na = "{a}"\nb = "{b}"\nrelation = "adjacent"\n'


@pytest.mark.parametrize("member", ["seoul", "busan"])
@pytest.mark.parametrize(
    ("make", "place", "ko"),
    [
        (pin, "[[pins]] number 1, exhibitor", "[[pins]] 1번째 exhibitor"),
        (lambda who: pair(who, "plain"), "[[pairs]] number 1, a", "[[pairs]] 1번째 a"),
        (lambda who: pair("plain", who), "[[pairs]] number 1, b", "[[pairs]] 1번째 b"),
    ],
)  # fmt: skip
def test_a_member_cannot_be_placed(
    tmp_path: Path, member: str, make: Callable[[str], str], place: str, ko: str
) -> None:
    """Tests that a pin or pair of a member is refused with the pavilion to name instead."""
    english, korean = told(written(tmp_path, make(member)))
    assert english == [
        f"brief.toml, {place}: ‘{member}’ stands in the pavilion ‘kr’; name the pavilion."
    ]
    assert korean == [
        f"brief.toml {ko}: ‘{member}’ 출품사는 공동관 ‘kr’ 안에 있습니다. "
        "공동관의 id를 적어 주십시오."
    ]


def test_a_pavilion_can_be_placed(tmp_path: Path) -> None:
    """Tests that pins and pairs of the pavilion itself are read."""
    brief, _ = read_brief(written(tmp_path, pin("kr") + pair("kr", "plain")))
    assert brief.pins[0].exhibitor == "kr"
    assert (brief.pairs[0].a, brief.pairs[0].b) == ("kr", "plain")
    assert [who.id for who in brief.members["kr"]] == ["seoul", "busan"]


def test_members_are_told_with_all_else(tmp_path: Path) -> None:
    """Tests that every pin and pair is told, members and strangers alike, in their order."""
    english, _ = told(written(tmp_path, pin("seoul") + pair("busan", "nobody")))
    assert [sentence.partition(":")[0] for sentence in english] == [
        "brief.toml, [[pins]] number 1, exhibitor",
        "brief.toml, [[pairs]] number 1, a",
        "brief.toml, [[pairs]] number 1, b",
    ]
    assert "name the pavilion" in english[1]
    assert "write an id of exhibitors.csv, not ‘nobody’" in english[2]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("main_aisle = 2.5", "aisle is 3, above main_aisle of 2.5; mend one of the two."),
        ("aisle = 4\nmain_aisle = 3.5", "aisle is 4, above main_aisle of 3.5"),
        ("island_height = 4", "peninsula_height is 5, above island_height of 4"),
        ("exit_separation = 0.2", "exit_separation_sprinklered is 0.333, above exit_separation"),
    ],
)
def test_rules_that_contradict(tmp_path: Path, rules: str, words: str) -> None:
    """Tests that overrides that cannot hold together are told once, with both limits."""
    (english,), (korean,) = told(written(tmp_path, f"[rules_override]\n{rules}\n"))
    assert english.startswith("brief.toml: [rules_override]: ")
    assert words in english
    assert korean.startswith("brief.toml: [rules_override]: ")
    assert "값보다 큽니다" in korean


@pytest.mark.parametrize(
    "rules",
    [
        "aisle = 6",
        "aisle = 2\nmain_aisle = 2.5",
        "main_aisle = 2.5\naisle = 2",
        "island_height = 4\npeninsula_height = 4",
    ],
)
def test_rules_that_hold_together(tmp_path: Path, rules: str) -> None:
    """Tests that an override is judged with the others of its brief, in any order."""
    brief, _ = read_brief(written(tmp_path, f"[rules_override]\n{rules}\n"))
    assert len(brief.rules_override) == len(rules.splitlines())


def test_rules_of_another_preset(tmp_path: Path) -> None:
    """Tests that an override is judged against the preset the brief names."""
    rules = "[rules_override]\nmain_aisle = 3.02\n"
    read_brief(written(tmp_path, rules))
    (english,), _ = told(written(tmp_path, rules, 'rules = "us"\n'))
    assert "aisle is 3.05, above main_aisle of 3.02" in english
