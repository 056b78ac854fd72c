"""Let one of the peers place the stands of an instance.

Run ``python bench/place.py PEER BRIEF_DIR PLAN.geojson [SECONDS]``; it writes the plan and prints
the seconds and the memory the placing took.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.drawn import geojson
from bench.measured import RSS_BYTES
from bench.peers import boxes, no_overlap, shelf
from bench.peers.ground import Placed
from layouts.brief.brief import Brief
from plans.formats.read.brief import read_brief
from plans.formats.read.venue_json import venue_of
from venue.venue import Venue

Peer = Callable[[Venue, Brief, float], list[Placed]]

PEERS: dict[str, Peer] = {
    "NoOverlap2D": no_overlap.place,
    "rectpack": boxes.place,
    "shelf": shelf.place,
}

SECONDS = 60.0
"""What a peer may take that searches."""


def main(arguments: Sequence[str]) -> int:
    """Place, draw, and say what the placing took."""
    if not 3 <= len(arguments) <= 4 or arguments[0] not in PEERS:
        sys.stderr.write(
            f"python bench/place.py {'|'.join(PEERS)} BRIEF_DIR PLAN.geojson [SECONDS]\n"
        )
        return 2
    peer, folder, out, *limit = arguments
    brief, base = read_brief(Path(folder) / "brief.toml")
    venue = venue_of(brief.venue, base)
    began = time.perf_counter()
    placed = PEERS[peer](venue, brief, float(limit[0]) if limit else SECONDS)
    took = time.perf_counter() - began
    # Drawing needs more than some peers: it is no part of what they do.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_BYTES / 1e6
    Path(out).write_text(json.dumps(geojson(venue, brief, placed)), encoding="utf-8")
    sys.stdout.write(json.dumps({"seconds": took, "memory_mb": memory}) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
