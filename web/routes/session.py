"""Who you are, and what there is to begin with."""

from functools import cache
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from layouts.brief.samples import names
from plans.formats.read.brief import read_brief
from plans.formats.read.venue_json import venue_of
from venue.opened import open_halls

from ..access import Access, Who, opened
from ..answers import SampleShow, Session
from ..asked import Login
from ..asked import Who as Wanted
from .asking import READ, WRITE

ROUTER = APIRouter(tags=["session"])


def access_of(request: Request) -> Access:
    """Give the list of who is here."""
    access: Access = request.app.state.access
    return access


TheAccess = Annotated[Access, Depends(access_of)]


@ROUTER.get("/session", operation_id="getSession", responses=READ)
@opened
def session(request: Request, response: Response, access: TheAccess) -> Session:
    """Begin a session, or tell who you are in it."""
    return _session(access.come(request, response))


@ROUTER.post("/session", operation_id="nameSession", responses=WRITE)
def rename(request: Request, wanted: Wanted, access: TheAccess) -> Session:
    """Choose a name for others to see, or a language."""
    return _session(access.change(request, wanted.name, wanted.lang))


@ROUTER.post("/login", operation_id="login", responses=WRITE)
@opened
def login(request: Request, response: Response, said: Login, access: TheAccess) -> Session:
    """Log in as the planner."""
    return _session(access.login(request, response, said.password))


@cache
def samples() -> tuple[SampleShow, ...]:
    """List the sample shows, the smallest first; they are read once."""
    return tuple(sorted(map(_sample, names()), key=lambda each: each.exhibitors))


def _sample(name: str) -> SampleShow:
    """Tell what a sample show is."""
    brief, base = read_brief(name)
    venue = venue_of(brief.venue, base)
    halls = open_halls(venue, brief.halls, brief.partitions)
    return SampleShow(
        id=name, title=brief.title, venue=venue.name, halls=tuple(hall.name for hall in halls),
        area_m2=round(sum(hall.gross_m2 for hall in halls)), exhibitors=len(brief.exhibitors),
    )  # fmt: skip


def _session(who: Who) -> Session:
    """Tell of somebody; samples are for those who may open them."""
    return Session(
        role=who.role,
        name=who.name,
        session=who.session,
        lang=who.lang,
        samples=samples() if who.role == "planner" else (),
        version=version("madang"),
    )
