"""The sample shows, each a folder with a brief.toml and its exhibitors.csv."""

from .index import folder as folder
from .index import names as names
