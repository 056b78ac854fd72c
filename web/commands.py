"""The command of the service: `madang serve`."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from plans.formats.write.command import DONE, Call
from plans.formats.write.options import Database, Host, OpenBrowser, Port, ServedPlan

if TYPE_CHECKING:
    import socket

    from web.settings import Settings


def serve(
    call: Call,
    plan: ServedPlan = None,
    db: Database = None,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    open_: OpenBrowser = False,
) -> int:
    """Serve the planner until Ctrl-C."""
    import sys
    import webbrowser

    import uvicorn
    from rich.text import Text as Line

    from plans.commands.keeping import default_database
    from web.app import create_app
    from web.first import kept_first
    from web.settings import Settings

    settings = Settings(
        database=db or default_database(),
        host=host,
        port=port,
        password=os.environ.get("MADANG_PASSWORD") or None,
        token=os.environ.get("MADANG_TOKEN") or None,
    )
    path = "" if plan is None else f"/#/plans/{kept_first(settings.database, plan, call.lang)}"
    with _listening(settings) as listening:
        own = listening.getsockname()[1]
        name = f"[{host}]" if ":" in host else host
        url = f"http://{name}:{own}{path}"
        config = uvicorn.Config(
            create_app(settings),
            log_level="warning",
            timeout_graceful_shutdown=2,
            server_header=False,
        )
        call.terminal().answer({"url": url}, [Line(url)])
        sys.stdout.flush()
        if open_:
            webbrowser.open(url)
        uvicorn.Server(config).run(sockets=[listening])
    return DONE


def _listening(settings: "Settings") -> "socket.socket":
    """Take the port, before anything is said of it.

    Raises
    ------
    UsageError : when it is taken, or the address is none of this machine's.
    """
    import socket

    from venue.errors import UsageError
    from venue.text import Text

    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
        # Who opens the page before all has started waits for it.
        made.listen(1_000)
    except OSError as exc:
        made.close()
        text = Text(
            ko="{host}:{port}: 이 주소에서 들을 수 없습니다({why}). --port로 다른 포트를 "
            "적어 주십시오.",
            en="{host}:{port} cannot be listened on ({why}); name another port by --port.",
        )
        why = exc.strerror or str(exc)
        raise UsageError(
            "serve.port", text.fill(host=settings.host, port=settings.port, why=why)
        ) from exc
    return made


COMMANDS: dict[str, Callable[..., int]] = {"serve": serve}
