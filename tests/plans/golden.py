"""Files that a change must not alter unseen; ``MADANG_UPDATE_GOLDEN=1`` writes them anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "golden"


def assert_golden(name: str, content: str) -> None:
    """Compare a text with the one kept under its name."""
    path = FOLDER / name
    if os.environ.get("MADANG_UPDATE_GOLDEN") == "1":
        path.write_bytes(content.encode())
    assert path.read_bytes().decode() == content, f"{name} changed; see tests/plans/golden.py"
