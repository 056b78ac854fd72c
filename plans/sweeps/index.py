"""The ready sweeps by name, each a TOML file beside this one."""

from pathlib import Path


def ready() -> tuple[str, ...]:
    """List the ready sweeps.

    Examples
    --------
    >>> ready()
    ('slw-growth',)
    """
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.toml")))


def path_of(name: str) -> Path:
    """Give the file of a ready sweep."""
    return Path(__file__).parent / f"{name}.toml"
