"""What children do for a request: draw, export, measure. It is imported there; nothing is heavy."""

from typing import Literal

from plans.plan import Plan
from venue.text import Lang

DrawnAs = Literal["pdf", "png", "svg"]
Given = Literal["dxf", "geojson", "xlsx", "csv", "imdf.zip", "plan.json"]

KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "dxf": "image/vnd.dxf",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "imdf.zip": "application/zip",
    "plan.json": "application/json",
}
"""What each format is called."""


def drawn(
    plan: Plan, fmt: DrawnAs, hall: str | None, lang: Lang, layer: str | None, paper: str | None
) -> bytes:
    """Draw a plan."""
    from plans.formats.draw.figure import render  # noqa: PLC0415 - as the room says

    return render(plan, fmt, hall=hall, lang=lang, layer=layer, paper=paper)


def sheet_set(plan: Plan, langs: tuple[Lang, ...]) -> bytes:
    """Draw the set of sheets."""
    from plans.formats.draw.sheets.sheet_set import render_set  # noqa: PLC0415 - as above

    return render_set(plan, langs)


def given(plan: Plan, fmt: Given, lang: Lang) -> bytes:
    """Export a plan."""
    from plans.document import dumps_plan  # noqa: PLC0415 - as above
    from plans.formats.write.export import export  # noqa: PLC0415 - as above

    if fmt == "plan.json":
        return dumps_plan(plan).encode()
    return export(plan, f".{fmt}", lang=lang)


def card(plan: Plan, who: str, fmt: Literal["pdf", "png"], lang: Lang) -> bytes:
    """Draw an exhibitor's card."""
    from plans.formats.draw.card import render_card  # noqa: PLC0415 - as above
    from plans.spot import spot_of  # noqa: PLC0415 - as above

    return render_card(plan, spot_of(plan, who), fmt, lang=lang)


def layer(plan: Plan, name: str) -> bytes:
    """Work out a layer."""
    from plans.formats.write.layer import layer_of  # noqa: PLC0415 - as above

    return layer_of(plan, name).model_dump_json(by_alias=True).encode()


def figures(plan: Plan) -> bytes:
    """Measure a plan for a comparison."""
    from plans.compare import compared  # noqa: PLC0415 - as above

    return compared(plan).model_dump_json(by_alias=True).encode()
