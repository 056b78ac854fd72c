"""The client's types of the service: written from its own contract, without a running service.

Run ``python -m web.openapi`` after a change of a route or of what it answers; a test fails while
the file is not what this would write. It needs Node and what ``make setup`` installs.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from .app import create_app
from .settings import Settings

CLIENT = Path(__file__).parent / "client"
TYPES = CLIENT / "src" / "api" / "schema.d.ts"
WRITER = CLIENT / "node_modules" / ".bin" / "openapi-typescript"


def contract() -> str:
    """Give the contract as the service publishes it."""
    return json.dumps(create_app(Settings("sqlite://", warm=False)).openapi(), ensure_ascii=False)


def types() -> str:
    """Give the types that the contract makes.

    Raises
    ------
    SystemExit : when they cannot be written, with what was said.
    """
    if not WRITER.is_file():
        sys.exit("The types need what make setup installs: run it, then try again.")
    with tempfile.TemporaryDirectory(prefix="madang-") as folder:
        told, made = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        told.write_text(contract(), encoding="utf-8")
        words = [str(WRITER), str(told), "--output", str(made)]
        done = subprocess.run(words, cwd=CLIENT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"openapi-typescript failed:\n{done.stdout}{done.stderr}")
        return made.read_text(encoding="utf-8")


if __name__ == "__main__":
    TYPES.write_text(types(), encoding="utf-8")
