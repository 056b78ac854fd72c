"""Who may do what: everything is closed but to a planner, and a few ways say that they are open."""

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from fastapi import Request, Response

from venue.errors import InputError
from venue.text import Lang, Text

from .settings import Settings

COOKIE = "madang_session"
LASTS_S = 30 * 86_400
MOST = 10_000
"""Sessions remembered; those that came first go first."""

NAMELESS = "API"
"""Who works without a session, by a token."""

TRIES, PAUSE_S = 5, 30.0
"""Wrong passwords in a row after which all wait: a hash takes 50 ms, and guessing shall be slow."""

Role = Literal["planner", "anonymous"]
Route = TypeVar("Route", bound=Callable[..., Any])


@dataclass(frozen=True)
class Who:
    """Somebody at a browser: ``session`` is what others see, the cookie's secret nobody does."""

    session: str
    name: str
    role: Role
    lang: Lang = "en"


def opened(route: Route) -> Route:
    """Mark a route as open to everybody."""
    vars(route)["open_to_all"] = True
    return route


class Access:
    """Everybody who has come since the service started."""

    def __init__(self, settings: Settings) -> None:
        """Keep what planners have to show; of the password, its hash alone."""
        self._guarded = settings.guarded
        self._token = settings.token
        self._hasher = PasswordHasher()
        self._hash = None if settings.password is None else self._hasher.hash(settings.password)
        self._known: OrderedDict[str, Who] = OrderedDict()
        self._lock = threading.Lock()
        self._count = self._wrong = 0
        self._until = 0.0

    def who(self, request: Request) -> Who:
        """Tell who sends a request: by its cookie, its token, or as somebody new."""
        secret = request.cookies.get(COOKIE, "")
        with self._lock:
            known = self._known.get(secret)
        if known is not None:
            return known
        return Who(
            "", NAMELESS, "planner" if self._told(request) or not self._guarded else "anonymous"
        )

    def come(self, request: Request, response: Response) -> Who:
        """Begin a session unless there is one."""
        who = self.who(request)
        if who.session or who.role == "anonymous":
            return who
        return self._begin(request, response)

    def change(self, request: Request, name: str | None, lang: Lang | None) -> Who:
        """Call somebody otherwise, in this session."""
        secret = request.cookies.get(COOKIE, "")
        with self._lock:
            known = self._known.get(secret)
            if known is None:
                raise InputError("web.session", _NO_SESSION)
            known = replace(known, name=name or known.name, lang=lang or known.lang)
            self._known[secret] = known
        return known

    def login(self, request: Request, response: Response, password: str) -> Who:
        """Let in who knows the password.

        Raises
        ------
        InputError : ``web.password`` when it is another one, or too many were.
        """
        with self._lock:
            if time.monotonic() < self._until:
                raise InputError("web.password", _PAUSE)
        if not self._fits(password):
            with self._lock:
                self._wrong += 1
                if self._wrong % TRIES == 0:
                    self._until = time.monotonic() + PAUSE_S
            raise InputError("web.password", _WRONG)
        self._wrong = 0
        return self._begin(request, response)

    def _begin(self, request: Request, response: Response) -> Who:
        """Make a session and give it its cookie."""
        secret = secrets.token_urlsafe(32)
        korean = request.headers.get("accept-language", "").lower().startswith("ko")
        with self._lock:
            self._count += 1
            name = f"계획자 {self._count}" if korean else f"Planner {self._count}"
            who = Who(secrets.token_hex(6), name, "planner", "ko" if korean else "en")
            self._known[secret] = who
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, secret, max_age=LASTS_S, httponly=True, samesite="strict", secure=secure
        )
        return who

    def _fits(self, password: str) -> bool:
        """Tell whether a password is the planner's."""
        if self._hash is None:
            return False
        try:
            return self._hasher.verify(self._hash, password)
        except VerificationError:
            return False

    def _told(self, request: Request) -> bool:
        """Tell whether the header shows the token."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        known = (self._token or "").encode()
        return (
            bool(known)
            and kind.lower() == "bearer"
            and hmac.compare_digest(token.strip().encode(), known)
        )


def admitted(request: Request) -> Who:
    """Let a planner in, and others where a route is open to all; every route asks this first.

    Raises
    ------
    InputError : ``web.login`` when somebody has to log in first.
    """
    access: Access = request.app.state.access
    who = access.who(request)
    endpoint = request.scope.get("endpoint")
    if who.role == "planner" or getattr(endpoint, "open_to_all", False):
        return who
    raise InputError("web.login", _LOGIN)


_LOGIN = Text(ko="먼저 로그인해 주십시오.", en="Log in first.")
_WRONG = Text(
    ko="비밀번호가 맞지 않습니다. 다시 적어 주십시오.",
    en="This is not the password; type it again.",
)
_PAUSE = Text(
    ko="비밀번호가 여러 번 틀렸습니다. 30초 뒤에 다시 적어 주십시오.",
    en="The password was wrong several times; try again in 30 seconds.",
)
_NO_SESSION = Text(
    ko="먼저 GET /api/session으로 시작해 주십시오.",
    en="Begin with GET /api/session first.",
)
