"""The built client in Chromium, under the service's policy, with answers made up on the spot."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from web.build import BUILT, CLIENT
from web.static import page_policy

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

SAMPLE = {"id": "s", "title": {"ko": "예제", "en": "A sample"}, "exhibitors": 12,
          "venue": {"ko": "전시장", "en": "A venue"}, "halls": [{"ko": "1홀", "en": "Hall 1"}],
          "area_m2": 1_200.0}  # fmt: skip
ROW = {"id": "p", "show": "쇼", "scenario": "", "name": "대안", "head": 1,
       "made_at": "2026-01-02T03:04:05Z"}  # fmt: skip
VERSION = {"number": 1, "name": "승인안", "who": "서윤", "at": "2026-01-02T03:04:05Z"}
STEP = {"number": 1, "at": "2026-01-02T03:04:05Z", "who": "서윤", "kind": "made",
        "words": {"ko": "배치안 만듦", "en": "Plan made"}}  # fmt: skip


class _Served(http.server.SimpleHTTPRequestHandler):
    """Static files with the policy of the service's page."""

    def end_headers(self) -> None:
        """Add the policy to each answer."""
        policy = page_policy(Path(self.directory) / "index.html")
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path = BUILT) -> Iterator[str]:
    """Serve the built client; gives its address."""
    handler = functools.partial(_Served, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Answers:
    """What the service would answer, with a plan or without any."""

    def __init__(self, plan: Mapping[str, object] | None, away: str = "") -> None:
        """Answer with a plan document; what begins with ``away`` finds nobody."""
        self._away = away
        shown = {key: value for key, value in (plan or {}).items() if key != "venue"}
        opened = {"id": "p", "revision": 1, "judged": 1, "name": "대안", "show": "쇼",
                  "can_undo": False, "can_redo": False, "plan": shown}  # fmt: skip
        session = {"role": "planner", "name": "서윤", "session": "s1", "lang": "ko",
                   "samples": [SAMPLE], "version": "0"}  # fmt: skip
        self._known: dict[str, object] = {
            "GET /session": session,
            "GET /plans": [ROW] if plan else [],
            "GET /plans/p": opened,
            "GET /plans/p/versions": [VERSION],
            "GET /plans/p/revisions": [STEP],
            "POST /plans/p/presence": {"sessions": []},
        }

    def __call__(self, route: Route) -> None:
        """Answer a request."""
        asked = route.request
        key = f"{asked.method} {asked.url.split('/api', 1)[1].split('?')[0]}"
        if self._away and key.startswith(self._away):
            route.abort()
        elif key.endswith("/events"):
            route.fulfill(content_type="text/event-stream", body="retry: 600000\n\n")
        elif key in self._known:
            route.fulfill(json=self._known[key])
        else:
            route.fulfill(status=404, json={"code": "none", "messages": []})


@contextmanager
def opened(
    browser: Browser, base: str, answers: Answers, lang: str, size: Mapping[str, int]
) -> Iterator[tuple[Page, list[str]]]:
    """Open the client; gives the page, and what its console complains of."""
    made = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        locale="ko-KR" if lang == "ko" else "en-GB",
        reduced_motion="reduce",
    )
    page, said = made.new_page(), list[str]()
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/api/**", answers)
    page.goto(f"{base}/?quiet")
    page.wait_for_selector("h1", state="attached")
    yield page, said
    made.close()


def violations(page: Page) -> list[str]:
    """Let axe look at the page; it is brought in past the policy, which stays as it is."""
    session = page.context.new_cdp_session(page)
    script = (CLIENT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    session.send("Runtime.evaluate", {"expression": script})
    look = "axe.run().then((found) => JSON.stringify(found.violations))"
    asked = {"expression": look, "awaitPromise": True, "returnByValue": True}
    answer: dict[str, Any] = session.send("Runtime.evaluate", asked)
    found = json.loads(answer["result"]["value"])
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]
