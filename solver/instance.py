"""The problem as facts: halls, numbers and requests; no lattice, no choice of the solver's."""

import hashlib
import json
from dataclasses import dataclass

from layouts.brief.brief import Brief
from layouts.brief.limits import Limits
from venue.hall import Hall

_BESIDE = {"sheet", "rates"}
"""What no placement depends on: the file's name, and what the floor costs."""


@dataclass(frozen=True)
class Instance:
    """What is to be solved: the opened halls, the brief and the limits of its rule preset."""

    halls: tuple[Hall, ...]
    brief: Brief
    limits: Limits

    @property
    def sha256(self) -> str:
        """A name of the problem, equal for equal facts, whatever plan comes of it."""
        facts = {
            "halls": [hall.model_dump(mode="json", by_alias=True) for hall in self.halls],
            "brief": self.brief.model_dump(mode="json", by_alias=True, exclude=_BESIDE),
            "limits": self.limits.model_dump(mode="json"),
        }
        text = json.dumps(facts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()
