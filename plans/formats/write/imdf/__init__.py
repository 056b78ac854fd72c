"""IMDF, Apple's Indoor Mapping Data Format: the show as indoor maps read it."""

from .archive import to_imdf as to_imdf
