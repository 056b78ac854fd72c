"""What stands before every route: sizes, origins, and what browsers are told to allow."""

import base64
import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from venue.errors import InputError, LimitError
from venue.text import Text

from .refusals import refused, unforeseen
from .settings import HERE

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""Scripts, styles and calls: our own alone, none of them inline. Pictures may be drawn here."""


def policy_of(scripts: Iterable[str]) -> str:
    """Give the policy of a page that has scripts in it: these very ones may run, by their sums.

    Examples
    --------
    >>> policy_of(["let a = 1;"]).removeprefix(POLICY)
    "; script-src 'self' 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='"
    """
    sums = (hashlib.sha256(script.encode()).digest() for script in scripts)
    told = "".join(f" 'sha256-{base64.b64encode(each).decode()}'" for each in sums)
    return f"{POLICY}; script-src 'self'{told}"


HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}

READS = frozenset({"GET", "HEAD", "OPTIONS"})

PATIENCE = 20
"""Times the limit that is read and thrown away, so that the sender hears why."""


class Hardened:
    """Tells browsers what to allow, on every response."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope.get("path", "").startswith("/api"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, sent if scope["type"] == "http" else send)


class Faultless:
    """Answers what nobody foresaw, behind all that every response bears."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a fault of ours unless an answer has begun."""
        began = False

        async def sent(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as error:
            if began or scope["type"] != "http":
                raise
            await unforeseen(error)(scope, receive, send)


class SameOrigin:
    """Refuses writes that another page makes the browser send, and names that are not ours.

    Parameters
    ----------
    app : what comes after.
    anywhere : whether the service may be called by any name: then it asks for a password. Without
        one it goes by this machine's names alone, or a foreign name that leads here would do.
    """

    def __init__(self, app: ASGIApp, *, anywhere: bool) -> None:
        """Stand before ``app``."""
        self.app, self.anywhere = app, anywhere

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what comes from our own page, or from no page at all."""
        if scope["type"] == "http" and not self._ours(scope):
            await refused(InputError("web.origin", _ORIGIN))(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _ours(self, scope: Scope) -> bool:
        """Tell whether a request is from here."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        if not self.anywhere and name not in HERE:
            return False
        if scope["method"] in READS:
            return True
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
        return urlsplit(origin).netloc == host if _is_url(origin) else False


class Bounded:
    """Takes a request's whole body before anything reads it, if it is not too large."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        """Stand before ``app``; ``most`` is in bytes."""
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count while reading, whatever the header says."""
        if scope["type"] != "http" or scope["method"] in READS:
            await self.app(scope, receive, send)
            return
        chunks: list[bytes] = []
        size, more = 0, True
        while more and size <= PATIENCE * self.most:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            more = message.get("more_body", False)
            chunk = message.get("body", b"")
            size += len(chunk)
            if size <= self.most:
                chunks.append(chunk)
            else:
                chunks.clear()
        if size > self.most:
            too_large = LimitError("web.body", _LARGE.fill(mb=self.most // 1_000_000))
            await refused(too_large)(scope, receive, send)
            return
        waiting = iter((b"".join(chunks),))
        await self.app(scope, _replayed(waiting, receive), send)


def _replayed(waiting: Iterable[bytes], receive: Receive) -> Receive:
    """Give the body that was taken, then what comes after it."""
    bodies = iter(waiting)

    async def again() -> Message:
        body = next(bodies, None)
        if body is None:
            return await receive()
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _is_url(text: str) -> bool:
    """Tell whether a text can be taken apart as a URL."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


_ORIGIN = Text(
    ko="다른 페이지에서 온 요청이라 받지 않았습니다. 계획 화면에서 다시 해 주십시오.",
    en="The request came from another page and was not taken; use the planner's own page.",
)
_LARGE = Text(
    ko="보낸 것이 {mb} MB를 넘습니다. 필요한 것만 남겨 다시 보내 주십시오.",
    en="This is more than {mb} MB; keep what is needed and send it again.",
)
