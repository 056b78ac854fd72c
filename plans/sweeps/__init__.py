"""Ready sweeps, each a TOML file."""

from .index import path_of as path_of
from .index import ready as ready
