"""Who you are, and what there is to begin with."""

from functools import cache
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from layouts.brief.samples import names
from plans.formats.read.brief import read_brief

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
    """List the sample shows; they are read once."""
    briefs = {name: read_brief(name)[0] for name in names()}
    return tuple(
        SampleShow(id=name, title=brief.title, exhibitors=len(brief.exhibitors))
        for name, brief in briefs.items()
    )


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
