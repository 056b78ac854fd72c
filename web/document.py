"""A plan as it is sent: kept in pieces, so that after an edit only what changed is written anew.

The pieces are compressed one by one. A deflate stream may be cut wherever everything was flushed,
so the pieces one after another are a stream again; behind a header, and before the sum over all of
it, that is a gzip file. Of 4,500 booths (4 MB) an edit costs some 5 ms so, and 60 ms otherwise.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic_core import to_json

from plans.plan import Plan
from venue.value import Value

ITEMS = 64
"""Items of a list in one piece: small enough to be written anew, large enough to compress."""

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
_END = b"\x03\x00"
"""A last, empty block."""


@dataclass(frozen=True)
class Piece:
    """Some bytes, plain and compressed."""

    plain: bytes
    packed: bytes

    @classmethod
    def of(cls, plain: bytes) -> "Piece":
        """Compress some bytes so that others can follow."""
        work = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(plain, work.compress(plain) + work.flush(zlib.Z_FULL_FLUSH))


@dataclass(frozen=True)
class Body:
    """The whole document."""

    pieces: tuple[Piece, ...]

    @cached_property
    def plain(self) -> bytes:
        """The document's bytes."""
        return b"".join(piece.plain for piece in self.pieces)

    @cached_property
    def gzipped(self) -> bytes:
        """The document as a gzip file."""
        crc = size = 0
        for piece in self.pieces:
            crc, size = zlib.crc32(piece.plain, crc), size + len(piece.plain)
        packed = b"".join(piece.packed for piece in self.pieces)
        return b"".join((_HEADER, packed, _END, struct.pack("<II", crc, size & 0xFFFFFFFF)))


class Document:
    """Writes one plan after another, keeping what stays."""

    def __init__(self) -> None:
        """Start with nothing written."""
        self._known: dict[tuple[str, int], tuple[tuple[object, ...], Piece]] = {}
        self._loose: list[bytes] = []

    def of(self, envelope: dict[str, object], plan: Plan) -> Body:
        """Write a plan.

        Parameters
        ----------
        envelope : what is sent with it, beside ``plan``.
        plan : the plan; its venue, as it was before the show opened its halls, stays out.
        """
        self._loose = [to_json(envelope)[:-1], b',"plan":']
        pieces = [*self._record("", plan), *self._gathered(b"}")]
        return Body(tuple(pieces))

    def _record(self, path: str, value: Value) -> Iterator[Piece]:
        """Write a record: long lists in pieces, and what is short between them."""
        sign = b"{"
        for name, field in type(value).model_fields.items():
            if not path and name == "venue":
                continue
            known = getattr(value, name)
            self._loose += [sign, to_json(field.alias or name), b":"]
            sign = b","
            if not path and name in {"layout", "brief"}:
                yield from self._record(f"{name}.", known)
            elif isinstance(known, tuple):
                yield from self._list(path + name, known)
            elif isinstance(known, Value):
                yield from self._kept((path + name, 0), (known,), b"")
            else:
                self._loose.append(to_json(known, by_alias=True))
        self._loose.append(b"}")

    def _list(self, path: str, items: tuple[object, ...]) -> Iterator[Piece]:
        """Write a list, some items a piece."""
        self._loose.append(b"[")
        for start in range(0, len(items), ITEMS):
            some = items[start : start + ITEMS]
            yield from self._kept((path, start), some, b"," if start else b"")
        self._loose.append(b"]")

    def _kept(
        self, key: tuple[str, int], items: tuple[object, ...], before: bytes
    ) -> Iterator[Piece]:
        """Give the piece of some items as it was, while they are the same."""
        yield from self._gathered()
        known = self._known.get(key)
        if (
            known is None
            or len(known[0]) != len(items)
            or any(a is not b for a, b in zip(known[0], items, strict=True))
        ):
            text = b",".join(to_json(item, by_alias=True) for item in items)
            known = self._known[key] = (items, Piece.of(before + text))
        yield known[1]

    def _gathered(self, last: bytes = b"") -> Iterator[Piece]:
        """Give what is short in one piece."""
        text = b"".join([*self._loose, last])
        self._loose = []
        if text:
            yield Piece.of(text)
