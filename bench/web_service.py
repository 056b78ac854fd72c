"""Time the service on a plan: users who edit it and read it at once.

Run ``python bench/web_service.py PLAN.plan.json [USERS] [SECONDS]``. Each changes a booth about
once a second, hears of what others did when the service says so, and opens the plan anew now and
then, as after a reload.
"""

import gzip
import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

THINK_S = 1.0
"""Seconds between two edits of a user, on average."""

READ_EVERY = 3
"""Edits between two openings of the whole plan."""


class Timed:
    """What took how long, milliseconds, by name."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.took: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def note(self, what: str, seconds: float) -> None:
        """Note one."""
        with self._lock:
            self.took.setdefault(what, []).append(1000 * seconds)

    def say(self) -> None:
        """Print medians and 95th percentiles."""
        for what, took in sorted(self.took.items()):
            ordered = sorted(took)
            p95 = ordered[int(0.95 * (len(ordered) - 1))]
            line = f"{what}: {len(took)} times, median {statistics.median(took):.1f} ms, "
            sys.stdout.write(f"{line}p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms\n")


def main(plan: str, users: str = "20", seconds: str = "30") -> None:
    """Let users work on a plan, and print how long it took."""
    measured(plan, int(users), float(seconds)).say()


def measured(plan: str, users: int, seconds: float) -> Timed:
    """Start the service, let users work, and give how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["serve", plan, "--db", f"sqlite:///{folder}/madang.db", "--port", "0", "--json"]
        madang = str(Path(sys.executable).parent / "madang")
        service = subprocess.Popen([madang, *words], stdout=subprocess.PIPE, text=True)
        try:
            assert service.stdout is not None
            url = json.loads(_object(service.stdout.readline, service))["url"]
            host, _, plan_id = url.removeprefix("http://").partition("/#/plans/")
            timed = Timed()
            until = time.monotonic() + seconds
            heard = Heard()
            listening = threading.Thread(target=_hear, args=(host, plan_id, heard), daemon=True)
            listening.start()
            crowd = [
                threading.Thread(target=_use, args=(host, plan_id, number, until, timed, heard))
                for number in range(users)
            ]
            for one in crowd:
                one.start()
            for one in crowd:
                one.join()
            return timed
        finally:
            service.terminate()
            service.wait()


def _object(line: object, service: "subprocess.Popen[str]") -> str:
    """Read the JSON object that the service answers with."""
    assert service.stdout is not None
    text = ""
    while True:
        text += service.stdout.readline() if text or not callable(line) else line()
        try:
            json.loads(text)
        except ValueError:
            continue
        return text


@dataclass
class Heard:
    """The revision that the service has told of last, to all users alike."""

    revision: int = 1


def _hear(host: str, plan_id: str, heard: Heard) -> None:
    """Follow the plan's events, as every page does."""
    line = http.client.HTTPConnection(host, timeout=600)
    line.request("GET", f"/api/plans/{plan_id}/events")
    try:
        event = ""
        for raw in line.getresponse():
            name, _, value = raw.decode().strip().partition(": ")
            if name == "event":
                event = value
            elif name == "data" and event == "edit":
                heard.revision = max(heard.revision, json.loads(value)["revision"])
    except (OSError, http.client.HTTPException):
        return


def _use(host: str, plan_id: str, number: int, until: float, timed: Timed, heard: Heard) -> None:
    """Work as one user."""
    draw = random.Random(number)
    line = http.client.HTTPConnection(host, timeout=60)
    path = f"/api/plans/{plan_id}"
    line.request("GET", "/api/session")
    began = line.getresponse()
    began.read()
    cookie = began.headers["Set-Cookie"].split(";")[0]
    head = {"Cookie": cookie, "Accept-Encoding": "gzip"}
    line.request("GET", path, headers=head | {"Accept-Encoding": ""})
    answer = line.getresponse()
    document = json.loads(answer.read())
    seen = document["revision"]
    booths = [(b["id"], b["x_mm"], b["y_mm"]) for b in document["plan"]["layout"]["booths"]]
    count = 0
    while time.monotonic() < until:
        time.sleep(draw.uniform(0.5, 1.5) * THINK_S)
        booth, x, y = draw.choice(booths)
        edit = {"kind": "move", "booth": booth, "x_mm": x + draw.randrange(100), "y_mm": y}
        for _ in range(50):
            seen = max(seen, heard.revision)
            start = time.perf_counter()
            said = head | {"If-Match": f'"{seen}"', "Content-Type": "application/json"}
            line.request("POST", f"{path}/edits", json.dumps(edit), said)
            answer = line.getresponse()
            sent = answer.read()
            packed = answer.headers["Content-Encoding"] == "gzip"
            told = json.loads(gzip.decompress(sent) if packed else sent)
            seen = told["revision"]
            timed.note("edit" if answer.status == 200 else "stale", time.perf_counter() - start)
            if answer.status == 200:
                break
        count += 1
        if count % READ_EVERY == 0:
            start = time.perf_counter()
            line.request("GET", path, headers=head)
            line.getresponse().read()
            timed.note("read", time.perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
