"""Break files as their readers' own branches suggest: coverage-guided, for as long as is asked.

Run ``python -m tests.fuzz.cover READER SECONDS`` with a reader's name, such as ``venue.dxf``; a
file that makes anything but a refusal escape is kept in the current folder as ``crash-…``.
"""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["plans", "layouts", "venue"]):
    from tests.fuzz.readers import readers
    from venue.errors import InputError


def main(name: str, seconds: str) -> None:
    """Break the reader's files until the time is over, or something escapes."""
    reader = readers()[name]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, content in enumerate(reader.files):
            (corpus / str(number)).write_bytes(content)
        path = Path(folder) / reader.name

        def one(data: bytes) -> None:
            path.write_bytes(data)
            with suppress(InputError):
                reader.read(path)

        longest = 2 * max(map(len, reader.files))
        said = [sys.argv[0], f"-max_total_time={seconds}", f"-max_len={longest}", "-timeout=60"]
        atheris.Setup([*said, "-print_final_stats=1", str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
