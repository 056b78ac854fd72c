"""Tests of the sentences in the source."""

import re

from tests.architecture.sources import ROOMS, place, python_files

OPEN = re.compile(r"은\(는\)|이\(가\)|을\(를\)|[와과]\([와과]\)|\(으\)로|\(이\)라")
"""Particles that leave it to the reader which of two forms a word takes."""


def test_korean_particles_are_decided() -> None:
    """Tests that every sentence puts a Korean word before a particle, not a name from a file."""
    undecided = [
        place(path, number)
        for path in python_files(*ROOMS)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if OPEN.search(line)
    ]
    assert undecided == []
