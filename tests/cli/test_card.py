"""Tests of the card command and of one booth's export."""

import json
import re
from pathlib import Path

import ezdxf
import pytest

from plans.formats.plan_file import load_plan
from tests.cli.calling import run


@pytest.fixture
def who(planned: Path) -> str:
    """Give an exhibitor of the plan."""
    return load_plan(planned).allotments[0].exhibitor


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", ["card.pdf", "card.PNG"])
def test_a_card_is_one_sheet(planned: Path, tmp_path: Path, who: str, name: str, lang: str) -> None:
    """Tests that a PDF of one A4 page or a PNG is written, and named in the answer."""
    out = tmp_path / name
    told = run("card", str(planned), who, "-o", str(out), "--lang", lang)
    assert told.exit_code == 0, told.stderr
    assert told.stdout.split()[-1] == str(out)
    content = out.read_bytes()
    if name.endswith("pdf"):
        assert len(re.findall(rb"/Type /Page\b", content)) == 1
        (width, height) = map(float, re.findall(rb"/MediaBox \[ ?0 0 (\S+) (\S+) ?\]", content)[0])
        assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx((210, 297), abs=0.2)
    else:
        assert content.startswith(b"\x89PNG")


def test_without_a_file_the_spot_is_told(planned: Path, who: str) -> None:
    """Tests that people and programs get it with nothing written."""
    told = run("card", str(planned), who, "--json")
    assert told.exit_code == 0, told.stderr
    data = json.loads(told.stdout)
    assert (data["exhibitor"], data["written"]) == (who, [])
    assert data["number"] in run("card", str(planned), who).stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nobody-at-all",), 2, "nobody-at-all"),
        (("{who}", "-o", "card.svg"), 2, "card.svg"),
        (("{who}", "--link", "https://example.org"), 2, "-o"),
        (("{who}", "-o", "card.pdf", "--link", "example"), 2, "--link example"),
    ],
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_cannot_be_is_one_sentence(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str,
    words: tuple[str, ...], code: int, said: str, lang: str,
) -> None:  # fmt: skip
    """Tests unknown names, endings and links: nothing is written."""
    monkeypatch.chdir(tmp_path)
    told = run("card", str(planned), *(w.format(who=who) for w in words), "--lang", lang)
    assert told.exit_code == code, told.output
    assert said in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
    assert told.stdout == ""
    assert not list(tmp_path.iterdir())


def test_one_booth_is_exported_alone(planned: Path, tmp_path: Path, who: str) -> None:
    """Tests that --booth writes a DXF with the booth at its origin, and no other kind of file."""
    out = tmp_path / "booth.dxf"
    told = run("export", str(planned), "-o", str(out), "--booth", who)
    assert told.exit_code == 0, told.stderr
    layers = {entity.dxf.layer for entity in ezdxf.readfile(out).modelspace()}  # type: ignore[attr-defined]
    assert "MADANG_BOOTH" in layers
    assert "MADANG_HALL" not in layers
    for name in ("booth.csv", "booth.geojson", "booth.xlsx"):
        refused = run("export", str(planned), "-o", str(tmp_path / name), "--booth", who)
        assert refused.exit_code == 2
        assert "--booth" in refused.stderr
        assert not (tmp_path / name).exists()
