"""A plan as DXF: millimetres, one closed polyline an outline, layers by their full names.

Halls keep their own frames, so several of them would lie on top of one another in one drawing.
The first stays where it is; each other one is moved to the right of its neighbour, and its
outline tells by how much: every entity carries JSON under the application name ``MADANG``
(`carried`), and a hall's has ``offset_mm``, to be taken off to get its own frame back.
"""

import io
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ezdxf import options  # type: ignore[attr-defined] # set in the package, not declared there
from ezdxf.document import Drawing

from plans.formats.draw.palette import zone_marks
from plans.formats.features import Feature, features
from plans.plan import Plan
from venue.text import Lang

from .dxf_pen import Pen, Shift, empty_drawing
from .dxf_text import annotate

DXF_SCHEMA = "madang/dxf/1"
"""What our drawings say of themselves, beside the venue and the plan's revision."""

GAP_MM = 10_000
"""Room between two halls that are drawn side by side."""

CARRIED = (
    "number", "exhibitor", "type", "zone", "build", "booth",
    "x_m", "y_m", "width_m", "depth_m", "rotation_deg", "notch_m",
)  # fmt: skip
"""What of a booth's or a pod's properties goes with it; the rest follows from its plan."""


def to_dxf(plan: Plan, *, lang: Lang = "ko") -> bytes:
    """Write a plan as a DXF drawing (R2013), the same bytes for equal plans.

    Parameters
    ----------
    plan : the plan.
    lang : the language of names and titles.

    Returns
    -------
    The drawing, UTF-8. `LAYERS` names what lies where; outlines are closed LWPOLYLINEs in
    modelspace, an opening is an open one between its jambs.
    """
    with fixed_metadata():
        doc = empty_drawing()
        everything = list(features(plan))
        shifts = _side_by_side(everything)
        pen = Pen(doc.modelspace(), shifts)
        marks = zone_marks(plan.brief.zones, {z.id for z in plan.layout.zones})
        # Grounds and aisles end at walls and booths, whose lines lie on top.
        for feature in sorted(everything, key=lambda f: f.kind not in {"zone", "aisle"}):
            colour = marks[feature.id].hue.stroke if feature.kind == "zone" else None
            pen.line(feature, _known(feature, shifts), colour)
        annotate(pen, plan, lang)
        for name, value in _about(plan).items():
            doc.header.custom_vars.append(name, value)
        _frame(doc, everything, pen)
        stream = io.StringIO()
        doc.write(stream)
        return doc.encode(stream.getvalue())


def _about(plan: Plan) -> dict[str, str]:
    """Give what the drawing says of itself: its schema, its venue, the plan's revision."""
    return {
        "MADANG_SCHEMA": DXF_SCHEMA,
        "MADANG_VENUE": plan.venue.id,
        "MADANG_REVISION": str(plan.revision),
    }


def _known(feature: Feature, shifts: Mapping[str, Shift]) -> dict[str, Any]:
    """Give what an entity carries: whose it is, and what no other program would keep."""
    known: dict[str, Any] = {"kind": feature.kind, "id": feature.id, "hall": feature.hall}
    if feature.kind == "hall":
        known["offset_mm"] = shifts[feature.hall]
    if feature.kind not in {"booth", "pod"}:
        return known | dict(feature.properties)
    said = feature.properties
    return known | {key: said[key] for key in CARRIED if said.get(key) is not None}


def _side_by_side(everything: list[Feature]) -> dict[str, Shift]:
    """Place the halls in a row: the first in its own frame, each next one to the right."""
    shifts: dict[str, Shift] = {}
    right = 0
    for hall in (feature for feature in everything if feature.kind == "hall"):
        xs = [x for x, _ in hall.parts[0]]
        shift = right + GAP_MM - min(xs) if shifts else 0
        shifts[hall.id] = (shift, 0)
        right = max(xs) + shift
    return shifts


def _frame(doc: Drawing, everything: list[Feature], pen: Pen) -> None:
    """Tell viewers how far the halls reach, so that the drawing opens on them."""
    corners = [
        pen.at(feature.hall, x, y)
        for feature in everything
        if feature.kind == "hall"
        for x, y in feature.parts[0]
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    space = doc.modelspace()
    space.reset_extents((min(xs), min(ys), 0), (max(xs), max(ys), 0))
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    middle = (min(xs) + width / 2, min(ys) + height / 2)
    doc.set_modelspace_vport(height=1.3 * max(height, width / 2), center=middle)


_METADATA = threading.Lock()


@contextmanager
def fixed_metadata() -> Iterator[None]:
    """Keep the hour and random names out of the file; the library's switch for it is global."""
    with _METADATA:
        before = options.write_fixed_meta_data_for_testing
        options.write_fixed_meta_data_for_testing = True
        try:
            yield
        finally:
            options.write_fixed_meta_data_for_testing = before
