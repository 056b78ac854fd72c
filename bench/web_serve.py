"""Serve plans for a run of bench/web_run.py, with a client built for tests.

Run ``python bench/web_serve.py STATIC FOLDER PLAN.plan.json ...``; it prints one JSON object of
addresses by file, and serves until it is ended. Plans are judged by nobody meanwhile: the verdict
is another machine's work in a show that is run, and would be timed as if it were the browser's.
"""

import json
import socket
import sys
from pathlib import Path

import uvicorn

from web.app import create_app
from web.first import kept_first
from web.settings import Settings

NEVER_S = 1e6


def main(static: str, folder: str, *plans: str) -> None:
    """Keep the plans, say where they are, serve them."""
    settings = Settings(
        database=f"sqlite:///{folder}/madang.db", static=Path(static), settle_s=NEVER_S
    )
    with socket.socket() as listening:
        listening.bind((settings.host, 0))
        listening.listen(1_000)
        host = f"http://{settings.host}:{listening.getsockname()[1]}"
        kept = {plan: kept_first(settings.database, Path(plan), "en") for plan in plans}
        sys.stdout.write(json.dumps({"host": host, "plans": kept}) + "\n")
        sys.stdout.flush()
        config = uvicorn.Config(create_app(settings), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:])
