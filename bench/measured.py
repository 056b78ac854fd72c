"""One run of one solver on one instance: in processes of their own, so that memory is theirs."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

OURS = "Madang"

CLI = "from cli import main; main()"
"""The madang command of this clone, whatever is installed."""

LATE_S = 120.0
"""Seconds after its limit at which a run is ended: time to check and to write a large plan."""

RSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""What the system counts resident memory in."""


@dataclass(frozen=True)
class Row:
    """What came of one run.

    ``why`` says why there is no plan; then the figures are None. ``breaches`` counts what the
    judge found; ``net`` is the booths' share of the halls' gross area; the shares are None where
    nothing was asked. ``seconds`` is the wall time of the solve, ``memory_mb`` the peak of its
    processes.
    """

    instance: str
    seed: int
    solver: str
    why: str = ""
    asked: int | None = None
    placed: int | None = None
    breaches: int | None = None
    net_m2: float | None = None
    net: float | None = None
    bound_m2: float | None = None
    bound_kind: str = ""
    in_zone: float | None = None
    zones_whole: float | None = None
    open_sides: float | None = None
    pairs: float | None = None
    pins: float | None = None
    seconds: float | None = None
    memory_mb: float | None = None


@dataclass(frozen=True)
class Ended:
    """A process that ended: its code, what it wrote, the peak of its memory."""

    code: int
    out: str
    err: str
    memory_mb: float


def run(arguments: Sequence[str], limit: float) -> Ended:
    """Run Python in the clone and wait for its end; it is killed `LATE_S` after the limit."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *_paths()])}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    late = threading.Timer(limit + LATE_S, process.kill)
    late.start()
    errors: list[str] = []
    reader = threading.Thread(target=lambda pipe: errors.append(pipe.read()), args=[process.stderr])
    reader.start()
    out = process.stdout.read()
    reader.join()
    # The usage of a child's own children counts once it has waited for them: Madang's does.
    _, status, usage = os.wait4(process.pid, 0)
    late.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    process.stderr.close()
    memory = usage.ru_maxrss * RSS_BYTES / 1e6
    return Ended(process.returncode, out, "".join(errors), memory)


def _paths() -> list[str]:
    """Give where libraries may lie beside the environment's own."""
    return [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]


def madang(name: str, seed: int, folder: Path, limit: float) -> Row:
    """Plan an instance with the madang command, export the plan, have it judged."""
    plan, told, drawn = (folder / f"madang.{end}" for end in ("plan.json", "json", "geojson"))
    solving = ["-c", CLI, "solve", str(folder / "brief.toml"), "-o", str(plan), "--json"]
    options = ["--lang", "en", "--seconds", str(limit), "--seed", str(seed)]
    ended = run([*solving, *options], limit)
    if ended.code not in {0, 1} or not plan.exists():
        return Row(name, seed, OURS, why=_reason(ended), memory_mb=ended.memory_mb)
    summary = json.loads(ended.out)
    told.write_text(ended.out, encoding="utf-8")
    exported = run(["-c", CLI, "export", str(plan), "-o", str(drawn)], limit)
    if exported.code:
        return Row(name, seed, OURS, why=_reason(exported), memory_mb=ended.memory_mb)
    return judged(
        Row(
            name,
            seed,
            OURS,
            bound_m2=summary["bound_net_m2"],
            bound_kind=summary["bound_kind"],
            seconds=summary["seconds"],
            memory_mb=ended.memory_mb,
        ),
        folder,
        [str(drawn), str(told)],
    )


def peer(solver: str, name: str, seed: int, folder: Path, limit: float) -> Row:
    """Let a peer place an instance, and have its plan judged."""
    drawn = folder / f"{solver}.geojson"
    ended = run(["bench/place.py", solver, str(folder), str(drawn), str(limit)], limit)
    if ended.code:
        return Row(name, seed, solver, why=_reason(ended), memory_mb=ended.memory_mb)
    row = Row(name, seed, solver, **json.loads(ended.out))
    return judged(row, folder, [str(drawn)])


def judged(row: Row, folder: Path, files: Sequence[str]) -> Row:
    """Add what the judge says of a plan to its row."""
    ended = run(["bench/judge.py", str(folder), *files, "--json"], 600)
    if ended.code not in {0, 1}:
        return _with(row, why=f"the judge ended: {_reason(ended)}")
    told = json.loads(ended.out)
    shares = told["shares"]
    return _with(
        row,
        asked=told["asked"],
        placed=told["placed"],
        breaches=len(told["breaches"]),
        net_m2=told["net_m2"],
        net=told["net_m2"] / told["gross_m2"],
        in_zone=shares["in_zone"],
        zones_whole=shares["zones_whole"],
        open_sides=shares["open_sides_met"],
        pairs=shares["pairs_met"],
        pins=shares["pins_met"],
    )


def _with(row: Row, **values: Any) -> Row:
    """Fill in fields of a row."""
    return Row(**{**row.__dict__, **values})


def _reason(ended: Ended) -> str:
    """Say why a process gave no plan: its own first sentence, or else how it ended."""
    try:
        return str(json.loads(ended.out)["error"]["messages"][0])
    except (ValueError, KeyError, IndexError, TypeError):
        lines = ended.err.strip().splitlines()
        return lines[-1] if lines else f"ended with {ended.code}"
