"""Files that come in: what came back of a plan, and venues; previewed, then taken over."""

import json
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Request, UploadFile

from venue.venue import Venue

from ..answers import Edited, Preview, VenuePreview
from ..asked import Take
from ..importing import Came, compared, preview, read_back, taken
from ..in_children import Said, venue_in
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


def said_of(
    units: Units = None,
    known_m: Known = None,
    layers: Layers = [],  # noqa: B006 - each request has its own
    strict: Annotated[bool, Form()] = False,
) -> Said:
    """Read what somebody says of a drawing: its unit, a length, ``what=LAYER`` of its layers."""
    return Said(units, known_m, tuple(layers), strict)


SaidOf = Annotated[Said, Depends(said_of)]


@ROUTER.post("/plans/{plan}/import", operation_id="previewImport", responses=WRITE)
def look(plan: OnePlan, file: UploadFile, said: SaidOf, imports: TheImports) -> Preview:
    """Read an exhibitor sheet or a drawing that came back, and tell what it would change."""
    made = plan.plan()
    came = read_back(made, file.filename, file.file.read(), said)
    changes, _, found = compared(made, came, {}, None)
    token = imports.keep(plan.kept.id, file.filename or "file", came)
    return preview(token, made, came, found, len(changes) - len(found))


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
    file: UploadFile, said: SaidOf, confirmed: Annotated[bool, Form()] = False
) -> VenuePreview:
    """Read a venue from a drawing, GeoJSON or a venue document; it is kept by making a plan."""
    read = partial(venue_in, said, confirmed)
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
