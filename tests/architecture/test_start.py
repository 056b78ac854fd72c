"""Tests that the command starts without what only some commands need."""

import subprocess
import sys

from tests.architecture.sources import ROOT

HEAVY = {
    "ezdxf",
    "matplotlib",
    "networkx",
    "numpy",
    "ortools",
    "pandas",
    "python_calamine",
    "scipy",
    "shapely",
    "xlsxwriter",
}
"""Libraries that take a tenth of a second or more each to import."""


def test_help_imports_nothing_heavy() -> None:
    """Tests that ``madang --help`` loads no geometry, solver, figure or sheet library.

    The start is measured by what is imported, for a clock would measure the machine.
    """
    script = (
        "import contextlib, io, sys, cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    sys.argv = ['madang', '--help']\n"
        "    cli.main()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(run.stdout.split())
