"""Files that come in: what came back of a plan, and venues; previewed, then taken over."""

import json
from functools import partial
from pathlib import Path as File
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Request, UploadFile

from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.dxf.layers import layers_said
from plans.formats.read.venue_dxf import VenueRead, read_venue_dxf
from plans.formats.read.venue_geojson import read_venue_geojson
from plans.formats.read.venue_json import read_venue
from venue.venue import Venue

from ..answers import Edited, Preview, VenuePreview
from ..asked import Take
from ..importing import Came, compared, preview, read_back, taken
from ..uploads import Imports, read_upload
from .asking import EDIT, WRITE, OnePlan, Seen, Someone

ROUTER = APIRouter(tags=["imports"])

VENUES = (".dxf", ".geojson", ".json")

Units = Annotated[str | None, Form(max_length=8)]
Known = Annotated[float | None, Form(gt=0, le=100_000)]
Layers = Annotated[list[str], Form(max_length=50)]


def imports_of(request: Request) -> Imports[Came]:
    """Give what waits to be taken over."""
    imports: Imports[Came] = request.app.state.imports
    return imports


TheImports = Annotated[Imports[Came], Depends(imports_of)]


def asked_of(
    units: Units = None,
    known_m: Known = None,
    layers: Layers = [],  # noqa: B006 - each request has its own
    strict: Annotated[bool, Form()] = False,
) -> Asked:
    """Read what somebody says of a drawing: its unit, a length, ``what=LAYER`` of its layers."""
    return Asked(units or None, known_m, layers_said(layers), strict)


AskedOf = Annotated[Asked, Depends(asked_of)]


@ROUTER.post("/plans/{plan}/import", operation_id="previewImport", responses=WRITE)
def look(plan: OnePlan, file: UploadFile, asked: AskedOf, imports: TheImports) -> Preview:
    """Read an exhibitor sheet or a drawing that came back, and tell what it would change."""
    made = plan.plan()
    came = read_back(made, file.filename, file.file.read(), asked)
    changes, _, found = compared(made, came, {}, None)
    token = imports.keep(plan.kept.id, file.filename or "file", came)
    return preview(token, made.revision, came, found, len(changes) - len(found))


@ROUTER.post("/plans/{plan}/import/{token}", operation_id="takeImport", responses=EDIT)
def take(
    plan: OnePlan,
    token: Annotated[str, Path(max_length=64)],
    seen: Seen,
    who: Someone,
    wanted: Take,
    imports: TheImports,
) -> Edited:
    """Take over what was previewed, as one edit."""
    waiting = imports.waiting(plan.kept.id, token)
    plan.require(seen)
    before, _ = plan.store.open(plan.kept.id, seen)
    after = taken(before, waiting.what, wanted.choices, wanted.take)
    told = json.dumps({"kind": "import", "file": waiting.name[:200]}, ensure_ascii=False)
    return plan.replace(seen, after, who.name, told, judged=False)


@ROUTER.post("/venues/preview", operation_id="previewVenue", responses=WRITE)
def venue(
    file: UploadFile, asked: AskedOf, confirmed: Annotated[bool, Form()] = False
) -> VenuePreview:
    """Read a venue from a drawing, GeoJSON or a venue document; it is kept by making a plan."""
    read = partial(_venue, asked, confirmed)
    found = read_upload(file.filename, file.file.read(), VENUES, read)
    if isinstance(found, Venue):
        return VenuePreview(venue=found)
    unit = found.drawing.unit
    return VenuePreview(
        venue=found.venue,
        units=unit.name,
        longer_side_m=round(unit.longer_side_m, 3),
        notes=found.drawing.notes,
    )


def _venue(asked: Asked, confirmed: bool, path: File) -> VenueRead | Venue:
    """Read a venue in whatever form it came."""
    if path.suffix.lower() == ".dxf":
        return read_venue_dxf(path, asked, confirmed=confirmed)
    if path.suffix.lower() == ".geojson":
        return read_venue_geojson(path, confirmed=confirmed)
    return read_venue(path)
