"""Where the project's own Python files are."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the clone."""

ROOMS = ("venue", "layouts", "solver", "plans", "web")
"""The packages, lowest first."""


def python_files(*folders: str) -> Iterator[Path]:
    """Give the Python files below ``folders`` and, at the root, the command line's."""
    yield ROOT / "cli.py"
    for folder in folders or (*ROOMS, "tests", "docs", "bench"):
        yield from sorted(p for p in (ROOT / folder).rglob("*.py") if "_build" not in p.parts)


def client_files() -> Iterator[Path]:
    """Give the files of the planner's client that are written by hand."""
    made = {"schema.d.ts"}
    for path in sorted((ROOT / "web" / "client" / "src").rglob("*")):
        if path.suffix in {".ts", ".svelte", ".css"} and path.name not in made:
            yield path


def place(path: Path, line: int | None = None) -> str:
    """Name a file, and a line in it, as an editor opens it."""
    name = str(path.relative_to(ROOT))
    return name if line is None else f"{name}:{line}"
