"""The built client: files whose names say what they hold may be kept for ever, the page never."""

import gzip
import re
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.responses import FileResponse, PlainTextResponse, Response

from .access import opened
from .guard import policy_of
from .refusals import missing

FOR_EVER = "public, max-age=31536000, immutable"
ASK = "no-cache"

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


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
    def client(path: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
        if path == "api" or path.startswith("api/"):
            return missing(f"/{path}")
        wanted = (root / path).resolve()
        page = root / "index.html"
        if path and wanted != page and wanted.is_relative_to(root) and wanted.is_file():
            if path.startswith("assets/"):
                return _asset(wanted, packed="gzip" in accept_encoding)
            return FileResponse(wanted, headers={"Cache-Control": ASK})
        if wanted != page and "." in path.rsplit("/", 1)[-1]:
            return missing(f"/{path}")
        if page.is_file():
            return _page(page)
        return Response(_MISSING, 503, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")


def _page(page: Path) -> Response:
    """Answer with the page."""
    headers = {"Cache-Control": ASK, "Content-Security-Policy": page_policy(page)}
    return FileResponse(page, headers=headers)


def page_policy(page: Path) -> str:
    """Give the policy of the page, in which a few lines of our own may run before all else is here.

    Parameters
    ----------
    page : the built page.

    Returns
    -------
    The header's value.
    """
    return policy_of(_INLINE.findall(page.read_text(encoding="utf-8")))


def _asset(file: Path, *, packed: bool) -> Response:
    """Answer with a file whose name says what it holds."""
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    plain, small = _read(file)
    if packed and len(small) < len(plain):
        headers["Content-Encoding"] = "gzip"
        plain = small
    return Response(plain, 200, headers, guess_type(file.name)[0])


@cache
def _read(file: Path) -> tuple[bytes, bytes]:
    """Read a file and pack it, once: under its name it never holds anything else."""
    plain = file.read_bytes()
    return plain, gzip.compress(plain, 9, mtime=0)


_MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Madang</title>
<h1>Madang</h1>
<p lang="ko">화면이 아직 만들어지지 않았습니다.
<code>make setup</code>을 실행한 뒤 다시 열어 주십시오.</p>
<p>The planner's page is not built yet. Run <code>make setup</code>, then open it again.</p>
"""
