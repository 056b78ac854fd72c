"""The venues that ship with Madang, one data file each."""

from .index import load as load
from .index import names as names
