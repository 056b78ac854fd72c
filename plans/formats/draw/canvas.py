"""From marks to bytes: a matplotlib figure of the sheet's size, one unit a millimetre.

Only the object API is used: no global state, no display. Neighbouring marks of one style become
one collection, so that a hall of thousands of booths is a handful of artists.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from . import fonts
from .palette import PAPER
from .pen import Dash, Fill, Label, Line, Mark, Pen

Format = Literal["png", "svg", "pdf"]

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72

PACKED = 1
"""How hard a picture is packed: a sheet is flat colours, which gain nothing by more."""

STYLE: dict[Any, Any] = {
    "svg.hashsalt": "madang",
    "svg.fonttype": "path",
    "pdf.fonttype": 3,
    "pdf.compression": 6,
    "text.hinting": "none",
    "text.usetex": False,
    "text.parse_math": False,
    "lines.scale_dashes": False,
    "path.simplify": False,
    "path.snap": False,
}
"""Whatever the user's own matplotlib settings are, the drawing is the same."""


class Texts(Artist):
    """Lines of text drawn by the renderer itself: no layout, no mathtext, real text in a PDF."""

    def __init__(self, labels: Sequence[Label]) -> None:
        """Keep the labels, in millimetres of the sheet."""
        super().__init__()
        self.labels = labels

    def draw(self, renderer: RendererBase) -> None:
        """Draw every label; a bold one is covered by its outline, filled and stroked."""
        figure = self.get_figure(root=True)
        if figure is None:
            return
        _, height = renderer.get_canvas_width_height()
        pixels = figure.dpi / MM_PER_INCH
        for label in self.labels:
            x, y = (value * pixels for value in label.start)
            gc = renderer.new_gc()
            colour = to_rgba(label.colour)
            gc.set_foreground(colour, isRGBA=True)
            down = height - y if renderer.flipy() else y
            renderer.draw_text(
                gc, x, down, label.text, fonts.face(label.size), label.angle, ismath=False
            )
            if label.bold:
                size = label.size * pixels
                gc.set_linewidth(fonts.BOLD_STROKE * label.size * fonts.PT_PER_MM)
                gc.set_joinstyle("round")
                place = Affine2D().scale(size).rotate_deg(label.angle).translate(x, y)
                renderer.draw_path(gc, fonts.outline(label.text), place, colour)
            gc.restore()


def _dashes(dash: Dash) -> Any:
    """Express a dash pattern in points, as matplotlib wants it."""
    return (0, tuple(length * fonts.PT_PER_MM for length in dash)) if dash else "solid"


def _lines(marks: Iterable[Line], width: float, dash: Dash) -> LineCollection:
    """Make one artist of lines of one width and dash."""
    kept = list(marks)
    return LineCollection(
        [line.points for line in kept],
        colors=[line.colour for line in kept],
        linewidths=width * fonts.PT_PER_MM,
        linestyles=[_dashes(dash)],
        capstyle="butt",
        joinstyle="miter",
    )


def _fills(marks: Iterable[Fill], width: float, dash: Dash) -> PathCollection:
    """Make one artist of shapes of one edge width and dash."""
    kept = list(marks)
    return PathCollection(
        [_path(fill) for fill in kept],
        facecolors=[fill.face or "none" for fill in kept],
        edgecolors=[fill.edge or "none" for fill in kept],
        linewidths=width * fonts.PT_PER_MM,
        linestyles=[_dashes(dash)],
        joinstyle="miter",
    )


def _path(fill: Fill) -> Path:
    """Make a path of a fill's rings; a hole is a ring that runs the other way."""
    verts: list[tuple[float, float]] = []
    codes: list[Any] = []
    for ring in fill.rings:
        verts += [*ring, ring[0]]
        codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY]
    return Path(verts, codes)


def _style(mark: Mark) -> tuple[str, float, Dash]:
    """Tell which marks may share an artist."""
    if isinstance(mark, Label):
        return ("text", 0.0, ())
    kind = "line" if isinstance(mark, Line) else "fill"
    return (kind, mark.width, mark.dash)


def _artists(marks: Sequence[Mark]) -> Iterator[Artist]:
    """Make artists of marks, keeping the order in which they lie on each other."""
    for (kind, width, dash), run in groupby(marks, key=_style):
        group = list(run)
        if kind == "text":
            yield Texts([mark for mark in group if isinstance(mark, Label)])
        elif kind == "line":
            yield _lines((mark for mark in group if isinstance(mark, Line)), width, dash)
        else:
            yield _fills((mark for mark in group if isinstance(mark, Fill)), width, dash)


def figure_of(pen: Pen, paper: tuple[float, float], dpi: float) -> Figure:
    """Put the marks on a figure of the paper's size; one data unit is one millimetre."""
    width, height = paper
    figure = Figure(figsize=(width / MM_PER_INCH, height / MM_PER_INCH), dpi=dpi, facecolor=PAPER)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    for order, artist in enumerate(_artists(pen.marks)):
        artist.set_zorder(order + 1)
        artist.set_clip_on(False)
        axes.add_artist(artist)
    return figure


def to_bytes(pens: Sequence[Pen], paper: tuple[float, float], fmt: Format, dpi: float) -> bytes:
    """Draw sheets: every one a page of a PDF, the first one otherwise.

    The bytes depend on the marks alone: no dates, no random names.
    """
    buffer = io.BytesIO()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)
        if fmt == "pdf":
            with PdfPages(buffer, metadata={"Creator": "Madang", "CreationDate": None}) as pages:
                for pen in pens:
                    pages.savefig(figure_of(pen, paper, POINTS_PER_INCH))
        elif fmt == "svg":
            facts: dict[str, Any] = {"Creator": "Madang", "Date": None}
            figure_of(pens[0], paper, POINTS_PER_INCH).savefig(buffer, format="svg", metadata=facts)
        else:
            _picture(figure_of(pens[0], paper, dpi), dpi).save(
                buffer, "png", dpi=(dpi, dpi), pnginfo=_FACTS, compress_level=PACKED
            )
    return buffer.getvalue()


def _picture(figure: Figure, dpi: float) -> Image.Image:
    """Draw a figure's pixels; paper has nothing behind it, so that they need no transparency."""
    figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's canvases are untyped
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")


_FACTS = PngInfo()
_FACTS.add_text("Software", "Madang")
