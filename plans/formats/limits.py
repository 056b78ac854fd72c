"""What a file may ask of us: named limits, each with its reason.

A file beyond one of them is refused with a sentence before any work is spent on it.
"""

MAX_FILE_BYTES = 10_000_000
"""Bytes of one file that is read: a surveyed hall needs 1 MB, a show of 13,500 booths 8 MB."""

MAX_NESTING = 8
"""Brackets within brackets in a JSON file: the coordinates of a MultiPolygon in a collection."""

MAX_VERTICES = 200_000
"""Corners in one drawing: ten surveyed halls together; more is a whole building's drawing."""

MAX_FAULTS_TOLD = 50
"""Faults told of one file: who meets more of them has given the wrong file."""

MAX_ENTITIES = 200_000
"""Entities of a DXF drawing with all of its blocks placed: a file of 26 KB can ask for more than
any machine draws, so they are counted before a block is."""

MAX_BLOCK_DEPTH = 8
"""Blocks within blocks: a door in a wall in a bay in a hall in a site is five."""
