"""Opening a DXF file: strictly first, mended where it is damaged, its entities counted."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import ezdxf
from ezdxf import recover
from ezdxf.document import Drawing
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.insert import Insert
from ezdxf.lldxf.const import DXFError

from plans.formats.files import read_bytes
from plans.formats.limits import MAX_BLOCK_DEPTH, MAX_ENTITIES, MAX_FILE_BYTES
from venue.errors import LimitError, MadangError, VenueError
from venue.text import Text

# What the library has to say of a damaged file is told as `Opened.mended`, not on the terminal.
logging.getLogger("ezdxf").addHandler(logging.NullHandler())

A_DRAWING = Text(ko="DXF 도면", en="a DXF drawing")

_DWG = b"AC10"
"""What a DWG file begins with; only its maker's libraries read it."""


@dataclass(frozen=True)
class Opened:
    """A drawing, and how many faults of its file were mended to read it."""

    drawing: Drawing
    mended: int


def open_dxf(path: Path, *, strict: bool = False) -> Opened:
    """Open a DXF file.

    Parameters
    ----------
    path : the file, R12 or newer, text or binary.
    strict : refuse a damaged file instead of mending what can be mended.

    Raises
    ------
    InputError : when there is no such file, or it is no DXF; or damaged, when ``strict``.
    LimitError : when it is larger than `MAX_FILE_BYTES`, or its blocks placed are more than
        `MAX_ENTITIES` entities or deeper than `MAX_BLOCK_DEPTH`; none of them is placed before.
    """
    head = read_bytes(path, MAX_FILE_BYTES, A_DRAWING)[:4]
    if head == _DWG:
        raise VenueError("dxf.dwg", _IS_DWG.fill(path=path))
    with library_at_work(path):
        drawing, mended = _read(path, strict=strict)
    _Counter(path, drawing).require_few()
    return Opened(drawing, mended)


@contextmanager
def library_at_work(path: Path) -> Iterator[None]:
    """Turn what the DXF library raises on a damaged drawing into a sentence.

    Raises
    ------
    VenueError : when the drawing cannot be read.
    """
    try:
        yield
    except (MadangError, MemoryError):
        raise
    except Exception as exc:
        # The library promises its own errors only; fuzzed files show that all others escape it.
        raise VenueError("dxf.damaged", _NO_DXF.fill(path=path)) from exc


def _read(path: Path, *, strict: bool) -> tuple[Drawing, int]:
    """Read a file strictly, or else mend it."""
    try:
        return ezdxf.filemanagement.readfile(path), 0
    except (DXFError, UnicodeError) as exc:
        if strict:
            raise VenueError("dxf.strict", _STRICT.fill(path=path)) from exc
    drawing, audit = recover.readfile(path)
    return drawing, max(1, len(audit.fixes) + len(audit.errors))


@dataclass
class _Counter:
    """Counts what a drawing is with its blocks placed, without placing any."""

    path: Path
    drawing: Drawing
    known: dict[str, tuple[int, int]] = field(default_factory=dict)

    def require_few(self) -> None:
        """Refuse a drawing beyond the limits."""
        self._count(self.drawing.modelspace(), 0)

    def _count(self, entities: Iterable[DXFEntity], level: int) -> tuple[int, int]:
        """Count entities with those of the blocks among them, and how deep these go."""
        total = deepest = 0
        for entity in entities:
            total += 1
            if isinstance(entity, Insert):
                count, depth = self._block(entity.dxf.get("name", ""), level)
                total += max(1, entity.mcount) * count
                deepest = max(deepest, depth + 1)
            if total > MAX_ENTITIES:
                raise LimitError("dxf.entities", _MANY.fill(path=self.path, most=MAX_ENTITIES))
            if level + deepest > MAX_BLOCK_DEPTH:
                raise LimitError("dxf.depth", _DEEP.fill(path=self.path, most=MAX_BLOCK_DEPTH))
        return total, deepest

    def _block(self, name: str, level: int) -> tuple[int, int]:
        """Count what one block is; one that holds itself meets the limit of depth."""
        if level >= MAX_BLOCK_DEPTH:
            raise LimitError("dxf.depth", _DEEP.fill(path=self.path, most=MAX_BLOCK_DEPTH))
        key = name.lower()
        block = None if key in self.known else self.drawing.blocks.get(name)
        if block is not None:
            self.known[key] = self._count(block, level + 1)
        return self.known.get(key, (0, 0))


_IS_DWG = Text(
    ko="{path}: DWG 파일입니다. CAD에서 DXF로 저장하여 지정해 주십시오.",
    en="{path} is a DWG file; save the drawing as DXF and give that.",
)
_NO_DXF = Text(
    ko="{path}: DXF 도면으로 읽을 수 없습니다. CAD에서 DXF(R2000 이상)로 다시 저장해 주십시오.",
    en="{path} cannot be read as a DXF drawing; save it again as DXF (R2000 or newer).",
)
_STRICT = Text(
    ko="{path}: 손상된 DXF입니다. CAD에서 다시 저장하거나 --strict 없이 읽으십시오.",
    en="{path} is a damaged DXF; save it again in CAD, or read it without --strict.",
)
_DEEP = Text(
    ko="{path}: 블록이 {most}겹보다 깊습니다. CAD에서 블록을 분해하여 다시 저장해 주십시오.",
    en="{path}: its blocks are nested deeper than {most}; explode them in CAD and save it again.",
)
_MANY = Text(
    ko="{path}: 블록을 펼치면 도형이 {most:,}개보다 많습니다. 홀 도면만 남겨 다시 저장해 주십시오.",
    en="{path}: with its blocks placed it has more than {most:,} entities; keep the hall alone.",
)
