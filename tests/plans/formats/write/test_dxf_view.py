"""Tests of our drawings in another program: ezdxf's viewer, with a Korean typeface installed."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from ezdxf.addons.drawing.config import BackgroundPolicy, Configuration
from ezdxf.addons.drawing.frontend import Frontend
from ezdxf.addons.drawing.matplotlib import MatplotlibBackend
from ezdxf.addons.drawing.properties import RenderContext
from ezdxf.document import Drawing
from ezdxf.entities.text import Text
from ezdxf.fonts import fonts
from ezdxf.recover import read
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from plans.formats.draw.fonts import font_file
from plans.formats.write.dxf import to_dxf
from tests.plans.equipped_plan import equipped_plan


@pytest.fixture(scope="module")
def drawing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drawing]:
    """Open a drawing of ours where the face that it names is an installed one."""
    path = tmp_path_factory.mktemp("dxf") / "show.dxf"
    path.write_bytes(to_dxf(equipped_plan(), lang="ko"))
    with path.open("rb") as stream:
        doc, audit = read(stream)
    assert not audit.errors
    face = Path(font_file())
    fonts.font_manager.scan_folder(face.parent)
    fonts.font_manager.add_synonyms({"malgun.ttf": face.name})
    yield doc
    fonts.font_manager.clear()
    fonts.load()  # type: ignore[no-untyped-call] # as it was


def test_every_korean_letter_has_a_shape(drawing: Drawing) -> None:
    """Tests that no text with Hangul is drawn as the boxes that stand for what is missing."""
    face = fonts.make_font("malgun.ttf", 100.0)
    korean = [
        text.dxf.text
        for text in drawing.modelspace().query("TEXT")
        if isinstance(text, Text) and any("가" <= letter <= "힣" for letter in text.dxf.text)
    ]
    assert len(korean) > 10
    missing = face.text_path("\U0010fffd").control_vertices()
    for letter in {letter for words in korean for letter in words if "가" <= letter <= "힣"}:
        assert face.text_path(letter).control_vertices() != missing


def test_the_viewer_draws_the_halls_from_wall_to_wall(drawing: Drawing) -> None:
    """Tests that ink fills the picture as far as the halls reach, and texts are among it."""
    figure = Figure(figsize=(12, 6))
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    white = Configuration(background_policy=BackgroundPolicy.WHITE)
    viewer = Frontend(RenderContext(drawing), MatplotlibBackend(axes), config=white)
    viewer.draw_layout(drawing.modelspace(), finalize=True)
    canvas.draw()  # type: ignore[no-untyped-call] # as the next
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    ink = pixels[:, :, :3].min(axis=2) < 200
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    low, high = axes.get_xlim()
    halls = [
        [x for x, _ in line.get_points("xy")]  # type: ignore[attr-defined] # an LWPOLYLINE
        for line in drawing.modelspace().query("LWPOLYLINE[layer=='MADANG_HALL']")
    ]
    reach = max(x for xs in halls for x in xs) - min(x for xs in halls for x in xs)
    drawn = (columns[-1] - columns[0]) / ink.shape[1] * (high - low)
    assert drawn == pytest.approx(reach, rel=0.05)
    assert rows.size > ink.shape[0] / 2
