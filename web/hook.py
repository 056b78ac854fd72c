"""What the build backend calls before it packs a wheel or an sdist: the client is built first.

An sdist carries the client built, with the stamp of its sources, so installing needs no Node.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Builds the client, unless it is built or the install only points here."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client."""
        del build_data
        if version == "editable":
            return  # `make setup` builds it; who edits the sources builds when they like
        sys.path.insert(0, str(Path(self.root)))
        from web.build import build  # noqa: PLC0415 - found by the line above

        build()
