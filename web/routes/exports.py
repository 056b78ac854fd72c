"""Plans as files, layers and figures: worked out in children, kept until the plan changes."""

import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal, cast
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from plans.figures import Compared
from plans.formats.write.layer_document import Layer
from venue.errors import UsageError
from venue.text import Lang, Text

from .. import in_children
from ..background import Background
from ..desk import OnDesk
from .asking import READ, OnePlan, TheDesk

ROUTER = APIRouter(tags=["exports"])

Format = Literal[
    "pdf", "png", "svg", "dxf", "geojson", "xlsx", "csv", "imdf.zip", "plan.json", "set.pdf"
]
LayerName = Literal["traffic", "distance", "crowding", "egress", "freight", "utilities", "sales"]
Word = Annotated[str | None, Query(max_length=100)]

MOST = 12
"""Plans side by side: as many as a table holds."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def background_of(request: Request) -> Background:
    """Give who works in children."""
    background: Background = request.app.state.background
    return background


InBackground = Annotated[Background, Depends(background_of)]

BINARY = {"type": "string", "format": "binary"}

_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {
            kind.partition(";")[0]: {} if "json" in kind else {"schema": BINARY}
            for kind in in_children.KINDS.values()
        },
    },
    409: READ[400],
    413: READ[400],
}


@ROUTER.get("/plans/{plan}/export", operation_id="exportPlan", response_class=Response,
            responses=READ | _FILE)  # fmt: skip
def export(
    plan: OnePlan,
    background: InBackground,
    fmt: Annotated[Format, Query(alias="format")],
    *,
    hall: Word = None,
    lang: Lang = "ko",
    layer: Word = None,
    paper: Word = None,
) -> Response:
    """Give a plan as a file; ``set.pdf`` is the whole set of sheets."""
    tag, made = plan.now()
    work: Callable[[], bytes]
    if fmt == "set.pdf":
        work = partial(in_children.sheet_set, made, (lang,))
    elif fmt in {"pdf", "png", "svg"}:
        work = partial(in_children.drawn, made, fmt, hall, lang, layer, paper)
    elif hall or layer or paper:
        raise UsageError("export.drawing", _DRAWN)
    else:
        work = partial(in_children.given, made, cast(in_children.Given, fmt), lang)
    key = (plan.kept.id, tag, "export", fmt, hall, lang, layer, paper)
    kind = in_children.KINDS["pdf" if fmt == "set.pdf" else fmt]
    return _file(background.kept(key, work), kind, f"{plan.kept.name}.{fmt}")


@ROUTER.get("/plans/{plan}/exhibitors/{who}/card.{fmt}", operation_id="getCard",
            response_class=Response, responses=READ | _FILE)  # fmt: skip
def card(
    plan: OnePlan,
    who: Annotated[str, Path(max_length=200)],
    fmt: Literal["pdf", "png"],
    background: InBackground,
    lang: Lang = "ko",
) -> Response:
    """Give an exhibitor's card."""
    tag, made = plan.now()
    key = (plan.kept.id, tag, "card", who, fmt, lang)
    body = background.kept(key, partial(in_children.card, made, who, fmt, lang))
    return _file(body, in_children.KINDS[fmt], f"{plan.kept.name} {who}.{fmt}")


@ROUTER.get("/plans/{plan}/layers/{layer}", operation_id="getLayer", response_model=Layer,
            responses=READ | {409: READ[400]})  # fmt: skip
def layer(plan: OnePlan, layer: LayerName, background: InBackground) -> Response:
    """Work out a layer of a plan: groups and values of booths and of floor, and the legend."""
    tag, made = plan.now()
    key = (plan.kept.id, tag, "layer", layer)
    return _json(background.kept(key, partial(in_children.layer, made, layer)))


@ROUTER.get("/compare", operation_id="comparePlans", response_model=list[Compared],
            responses=READ)  # fmt: skip
def compare(
    desk: TheDesk,
    background: InBackground,
    plans: Annotated[
        list[Annotated[str, Query(max_length=32)]], Query(min_length=1, max_length=MOST)
    ],
) -> Response:
    """Measure plans side by side, the base first."""
    rows = [_figures(desk.plan(name), background) for name in plans]
    return _json(b"[" + b",".join(rows) + b"]")


def _figures(plan: OnDesk, background: Background) -> bytes:
    """Measure one plan."""
    tag, made = plan.now()
    return background.kept((plan.kept.id, tag, "figures"), partial(in_children.figures, made))


def _json(body: bytes) -> Response:
    """Answer with JSON that is written already."""
    return Response(body, media_type="application/json")


def _file(body: bytes, kind: str, name: str) -> Response:
    """Answer with a file to be kept under a name."""
    safe = _UNSAFE.sub("_", name)
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    said = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
    return Response(body, 200, {"Content-Disposition": said}, kind)


_DRAWN = Text(
    ko="hall, layer, paper는 pdf, png, svg에만 쓸 수 있습니다. 빼고 다시 보내 주십시오.",
    en="hall, layer and paper are for pdf, png and svg; leave them out.",
)
