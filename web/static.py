"""The built client: files whose names say what they hold may be kept for ever, the page never."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response

from .access import opened
from .refusals import missing

FOR_EVER = "public, max-age=31536000, immutable"
ASK = "no-cache"


def add_client(app: FastAPI, folder: Path) -> None:
    """Serve the client's files, its page for every other way, and a sign of life.

    Parameters
    ----------
    app : the service.
    folder : the built client; when it is missing, the page says how to build it.
    """
    root = folder.resolve()

    @app.get("/healthz", include_in_schema=False)
    @opened
    def alive() -> PlainTextResponse:
        return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})

    @app.get("/{path:path}", include_in_schema=False)
    @opened
    def client(path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            return missing(f"/{path}")
        wanted = (root / path).resolve()
        if path and wanted.is_relative_to(root) and wanted.is_file():
            kept = FOR_EVER if path.startswith("assets/") else ASK
            return FileResponse(wanted, headers={"Cache-Control": kept})
        if "." in path.rsplit("/", 1)[-1]:
            return missing(f"/{path}")
        page = root / "index.html"
        if page.is_file():
            return FileResponse(page, headers={"Cache-Control": ASK})
        return Response(_MISSING, 503, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")


_MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Madang</title>
<h1>Madang</h1>
<p lang="ko">화면이 아직 만들어지지 않았습니다.
<code>make setup</code>을 실행한 뒤 다시 열어 주십시오.</p>
<p>The planner's page is not built yet. Run <code>make setup</code>, then open it again.</p>
"""
