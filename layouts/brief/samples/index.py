"""The sample shows by name, each a folder with a brief.toml and its exhibitors.csv.

The exhibitors are synthetic: bench/make_samples.py writes them.
"""

from pathlib import Path

from venue.errors import UsageError
from venue.text import Text


def names() -> tuple[str, ...]:
    """List the samples.

    Examples
    --------
    >>> names()
    ('ces-scale', 'slw-2024', 'slw-2025', 'slw-2026', 'slw-2031')
    """
    here = Path(__file__).parent
    return tuple(sorted(file.parent.name for file in here.glob("*/brief.toml")))


def folder(name: str) -> Path:
    """Give the folder of a sample.

    Parameters
    ----------
    name : one of `names`.

    Raises
    ------
    UsageError : when there is no sample of that name.

    Examples
    --------
    >>> sorted(file.name for file in folder("slw-2024").iterdir())
    ['brief.toml', 'exhibitors.csv']
    """
    if name not in names():
        known = ", ".join(names())
        text = Text(
            ko=f"‘{name}’: 그런 파일도 예제도 없습니다. brief.toml의 경로나 다음 예제 이름 가운데 "
            f"하나를 적어 주십시오: {known}.",
            en=f"‘{name}’: no such file or sample; give the path of a brief.toml or one of the "
            f"samples {known}.",
        )
        raise UsageError("brief.sample", text)
    return Path(__file__).parent / name
