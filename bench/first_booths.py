"""Time from clicking Generate to the first booths on screen, in a real browser.

Run ``python bench/first_booths.py [SHOW] [TRIALS]``. The service starts on an empty store of its
own, with the sample's empty floor. Each trial clicks, sees the floor's picture change, and cancels,
after which the floor is empty again. What the page heard and when tells where the time goes.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip

TARGET_S = 3.0
"""Seconds from the click to the first booths."""

WATCH = """() => {
  const told = (window.__told = { events: [] });
  const Real = window.EventSource;
  window.EventSource = class extends Real {
    constructor(...words) {
      super(...words);
      this.addEventListener('job', (event) => {
        const { state, stage, placed, layout } = JSON.parse(event.data);
        const booths = layout ? layout.booths.length : 0;
        told.events.push({ at: performance.now(), state, stage, placed, booths });
      });
    }
  };
  const ask = window.fetch;
  window.fetch = async (...words) => {
    const answer = await ask(...words);
    if (String(words[0]).endsWith('/solve')) told.asked = performance.now();
    return answer;
  };
}"""
"""Notes when a page hears of a job, without holding anything up."""

FILLED = """() => {
  const told = window.__told;
  const small = document.createElement('canvas');
  [small.width, small.height] = [240, 150];
  const ctx = small.getContext('2d', { willReadFrequently: true });
  const seen = () => {
    ctx.clearRect(0, 0, small.width, small.height);
    for (const each of document.querySelectorAll('[role=application] canvas'))
      ctx.drawImage(each, 0, 0, small.width, small.height);
    return ctx.getImageData(0, 0, small.width, small.height).data;
  };
  const before = seen();
  const share = () => {
    const now = seen();
    let other = 0;
    for (let i = 0; i < now.length; i += 4)
      if (Math.abs(now[i] - before[i]) + Math.abs(now[i + 1] - before[i + 1]) > 24) other += 1;
    return (4 * other) / now.length;
  };
  told.events = [];
  told.painted = null;
  document.addEventListener('click', () => {
    told.clicked = performance.now();
    const look = () => {
      if (share() > 0.01) told.painted = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true });
}"""
"""Notes the frame in which a hundredth of the floor looks otherwise than before the next click."""


@dataclass(frozen=True)
class Trial:
    """Seconds after the click at which something had happened."""

    asked: float
    heard: float
    painted: float
    booths: int


@contextmanager
def serving() -> Iterator[str]:
    """Run the service on an empty store; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["serve", "--db", f"sqlite:///{folder}/madang.db", "--port", "0", "--json"]
        call = [str(Path(sys.executable).parent / "madang"), *words]
        with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as service:
            assert service.stdout is not None
            told = ""
            try:
                while not told.strip().endswith("}"):
                    line = service.stdout.readline()
                    if not line:
                        sys.exit("The service ended before it listened.")
                    told += line
                yield json.loads(told)["url"].rstrip("/")
            finally:
                service.terminate()


class Asking:
    """Asks the service itself, as one session."""

    def __init__(self, url: str) -> None:
        """Begin a session."""
        self.url = f"{url}/api"
        self._ask = urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open
        self("GET", "/session")

    def __call__(self, method: str, path: str, body: object = None) -> Any:
        """Ask for something."""
        head = {"Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        made = urllib.request.Request(self.url + path, data, head, method=method)
        with self._ask(made) as answer:
            return json.loads(answer.read())

    def drop(self, plan: str) -> None:
        """Cancel all jobs of a plan, and wait until they have ended."""
        while open_jobs := self("GET", f"/plans/{plan}/jobs"):
            for job in open_jobs:
                self("DELETE", f"/jobs/{job['id']}")
            time.sleep(0.05)


def trial(page: Page, url: str, plan: str) -> Trial:
    """Open the plan, click, and see."""
    page.goto(f"{url}/?quiet#/plans/{plan}")
    page.get_by_role("button", name="배치 생성").first.click()
    start = page.get_by_role("button", name="배치 시작")
    start.wait_for()
    page.evaluate(FILLED)
    start.click()
    page.wait_for_function("() => window.__told.painted !== null", timeout=60_000)
    told = page.evaluate("() => window.__told")
    page.goto("about:blank")
    first = next(each for each in told["events"] if each["booths"])
    asked, heard, painted = (
        (at - told["clicked"]) / 1000 for at in (told["asked"], first["at"], told["painted"])
    )
    return Trial(asked, heard, painted, first["booths"])


def main(show: str = "slw-2024", trials: str = "7") -> None:
    """Try again and again, and print a row."""
    found = []
    with serving() as url, sync_playwright() as playwright:
        ask = Asking(url)
        plan = ask("POST", "/plans", {"sample": show})["id"]
        ask.drop(plan)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
        page = context.new_page()
        page.add_init_script(f"({WATCH})()")
        for _ in range(int(trials)):
            found.append(trial(page, url, plan))
            ask.drop(plan)
        browser.close()
    painted = sorted(each.painted for each in found)
    parts = ", ".join(
        f"{name} {statistics.median(getattr(each, name) for each in found):.2f} s"
        for name in ("asked", "heard", "painted")
    )
    sys.stdout.write(
        f"{show}: {len(found)} trials, medians after the click: {parts}; "
        f"best {painted[0]:.2f} s, worst {painted[-1]:.2f} s "
        f"({found[0].booths} booths at first; target {TARGET_S:g} s)\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
