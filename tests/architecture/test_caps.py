"""Tests that no file and no function outgrows its reader."""

import ast

from tests.architecture.sources import client_files, place, python_files

MAX_FILE = 400
"""Lines of a file: what can be read in one sitting."""

MAX_FUNCTION = 60
"""Lines of a function with its signature and docstring: what fits on one screen."""


def test_files_stay_short() -> None:
    """Tests that no file of ours, Python's or the client's, has more than 400 lines."""
    files = (*python_files(), *client_files())
    lengths = {place(p): len(p.read_text(encoding="utf-8").splitlines()) for p in files}
    long = [f"{name} has {n} lines" for name, n in lengths.items() if n > MAX_FILE]
    assert not long, f"split these files, at most {MAX_FILE} lines each: " + "; ".join(long)


def test_functions_stay_short() -> None:
    """Tests that no function has more than 60 lines, its docstring included."""
    long = [
        f"{place(path, node.lineno)} {node.name} has {length} lines"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION
    ]
    assert not long, f"split these functions, at most {MAX_FUNCTION} lines: " + "; ".join(long)
