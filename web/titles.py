"""The rules' titles for the client, from the rules themselves.

Run ``python -m web.titles``; a test tells when it is due.
"""

import json
from pathlib import Path

from layouts.rules.check import RULES

TARGET = Path(__file__).parent / "client" / "src" / "i18n" / "rules.json"


def titles() -> str:
    """Give the titles as JSON: a list in the order in which the rules are checked."""
    known = [
        {"code": rule.code, "title": rule.title.model_dump(), "severity": rule.severity.value}
        for rule in RULES
    ]
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(titles(), encoding="utf-8")
