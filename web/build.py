"""Building the client: only when its sources differ from those of the last build.

Run ``python web/build.py``; it needs Node 20 or newer with npm, and calls nothing else.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CLIENT, BUILT = HERE / "client", HERE / "static"
STAMP = BUILT / ".built-of"

SOURCES = ("*.json", "*.ts", "*.js", "*.html", "src/**/*", "public/**/*")
"""What a build is made of; what npm installs follows from the lock among it."""


def sources_sha256() -> str:
    """Give the SHA-256 over the client's sources: their names and what they hold, no times."""
    found = {path for pattern in SOURCES for path in CLIENT.glob(pattern) if path.is_file()}
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(f"{path.relative_to(CLIENT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def build() -> bool:
    """Build the client unless it is built of these very sources; tell whether it was."""
    wanted = sources_sha256()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return False
    _installed()
    _npm("run", "build")
    STAMP.write_text(wanted, encoding="utf-8")
    return True


def build_for_tests(folder: Path) -> None:
    """Build the client with the hook by which tests find things on the canvas."""
    _installed()
    _npm("run", "build", "--", "--mode", "test", "--outDir", str(folder), "--emptyOutDir")


def _installed() -> None:
    """Install what the client is built with, unless it is there as the lock has it."""
    if shutil.which("npm") is None:
        sys.exit(
            "The planner's client needs Node 20 or newer with npm: install it, then try again."
        )
    lock = CLIENT / "node_modules" / ".package-lock.json"
    fresh = (
        lock.is_file() and lock.stat().st_mtime >= (CLIENT / "package-lock.json").stat().st_mtime
    )
    if not fresh:
        _npm("ci", "--no-audit", "--no-fund")


def _npm(*words: str) -> None:
    """Call npm in the client's folder; what it says is shown when it fails."""
    done = subprocess.run(["npm", *words], cwd=CLIENT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"npm {words[0]} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    build()
