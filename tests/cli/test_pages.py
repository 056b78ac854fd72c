"""Tests of the pages of help, in both languages."""

import pytest

from tests.cli.calling import run

COMMANDS = ("venues", "init", "solve", "check", "draw", "card", "export", "import", "schema")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_page_has_an_example_and_the_common_options(command: str) -> None:
    """Tests that a page shows a line to type, and --lang, --json and --debug."""
    page = run(command, "--help")
    assert page.exit_code == 0
    assert f"Example:\n    madang {command} " in page.stdout
    assert all(option in page.stdout for option in ("--lang <ko|en>", "--json", "--debug"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_page_speaks_korean(command: str) -> None:
    """Tests that no line of a Korean page is left in English, but for the page's own frame."""
    english = run(command, "--help").stdout.splitlines()
    korean = run(command, "--help", "--lang", "ko").stdout.splitlines()
    same = [line for line in korean if line in english and line.strip()]
    frame = ("Usage:", "Arguments:", "Options:", "Example:", "madang", "--help")
    assert not [line for line in same if not line.strip().startswith(frame)]


def test_the_front_page_lists_the_commands() -> None:
    """Tests that every command is on the page that comes when nothing is named."""
    page = run()
    assert page.exit_code == 0
    assert all(f"\n  {command} " in page.stdout for command in COMMANDS)
    assert "..." not in page.stdout.partition("Commands:")[2]
    assert run("--help").stdout == page.stdout


@pytest.mark.parametrize(
    ("locale", "words", "said"),
    [
        ("ko_KR.UTF-8", (), "배치를 계획합니다"),
        ("ko_KR.UTF-8", ("--lang", "en"), "Plan exhibition floors"),
        ("C.UTF-8", (), "Plan exhibition floors"),
        ("C.UTF-8", ("--lang=ko",), "배치를 계획합니다"),
        ("ko_KR.UTF-8", ("solve", "--help"), "사용법: madang solve [옵션] {BRIEF}"),
        ("ko_KR.UTF-8", ("solve", "--help"), "[기본: 30.0]"),
    ],
)
def test_the_locale_chooses_unless_told(locale: str, words: tuple[str, ...], said: str) -> None:
    """Tests that the language is the locale's, or the one that is asked for."""
    assert said in run(*words, locale=locale).stdout


def test_the_version_is_the_package_s() -> None:
    """Tests that --version tells what is installed."""
    assert run("--version").stdout.startswith("madang 0.")
