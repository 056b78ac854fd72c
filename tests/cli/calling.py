"""Calling the command from inside and from outside."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from cli import app

ROOT = Path(__file__).parents[2]
PLAIN = {"LC_ALL": "en_GB.UTF-8", "NO_COLOR": "1"}


def run(*words: str, locale: str = "en_GB.UTF-8") -> Result:
    """Run a command in this process."""
    return CliRunner(env={**PLAIN, "LC_ALL": locale}).invoke(app, list(words))


def start(
    *words: str, folder: Path, script: str = "import cli; cli.main()"
) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *words],
        cwd=folder,
        env={**os.environ, **PLAIN, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
