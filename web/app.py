"""The service: what stands before every route, the routes, and the client that is served."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from plans.jobs.child import end_children, warm
from plans.store.jobs import Jobs
from plans.store.store import Store

from .access import Access, admitted
from .background import Background
from .contract import publish
from .desk import Desk
from .guard import Bounded, Faultless, Hardened, SameOrigin
from .judge import Judge
from .refusals import handle
from .routes import edits, events, exports, history, imports, jobs, plans, session
from .runner import Runner
from .settings import MAX_BODY_BYTES, Settings
from .static import add_client
from .uploads import Imports

ROUTERS = (
    session.ROUTER,
    plans.ROUTER,
    edits.ROUTER,
    history.ROUTER,
    events.ROUTER,
    jobs.ROUTER,
    exports.ROUTER,
    imports.ROUTER,
)


NEEDED = (
    "plans.make", "plans.judged", "plans.jobs.pool", "plans.jobs.planning",
    "plans.formats.draw.figure", "plans.formats.write.export", "plans.formats.write.layer",
)  # fmt: skip
"""What the work of children imports: they are forked from a process that has read it."""


def create_app(settings: Settings) -> FastAPI:
    """Make the service.

    Parameters
    ----------
    settings : how it runs; the store is opened at once, so that a wrong one is told at the start.
    """
    store = Store(settings.database)
    judge = Judge(settings.settle_s)
    desk = Desk(store, judge.edited)
    runner = Runner(desk, Jobs(store), settings.workers)
    background = Background()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if settings.warm:
            warm(*NEEDED)
            # The first page asks for them: half a second, which nobody has to wait for.
            threading.Thread(target=session.samples, daemon=True).start()
        runner.start()
        yield
        judge.close()
        background.close()
        desk.close()
        runner.close()
        end_children()
        store.close()

    app = FastAPI(
        title="Madang", version="1", lifespan=lifespan, openapi_url="/api/openapi.json",
        docs_url=None, redoc_url=None, redirect_slashes=False,
    )  # fmt: skip
    app.state.runner = runner
    app.state.background, app.state.imports = background, Imports()
    app.state.access, app.state.desk, app.state.judge = Access(settings), desk, judge
    handle(app)
    publish(app)
    api = APIRouter(prefix="/api", dependencies=[Depends(admitted)])
    for router in ROUTERS:
        api.include_router(router)
    app.include_router(api)
    add_client(app, settings.static)
    app.add_middleware(Faultless)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(Bounded, most=MAX_BODY_BYTES)
    app.add_middleware(SameOrigin, anywhere=settings.guarded)
    app.add_middleware(Hardened)
    return app
