"""Bytes of a file people wrote, as text."""

from venue.errors import BriefError
from venue.text import Text


def decoded(raw: bytes, name: str) -> str:
    """Decode UTF-8, with or without BOM, or else CP949, the code page of Korean Windows.

    Raises
    ------
    BriefError : when the bytes are neither.

    Examples
    --------
    >>> decoded("모빌리티".encode("cp949"), "exhibitors.csv")
    '모빌리티'
    """
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = Text(
        ko=f"{name}: UTF-8도 CP949도 아닙니다. UTF-8로 다시 저장해 주십시오.",
        en=f"{name} is neither UTF-8 nor CP949: save it again as UTF-8.",
    )
    raise BriefError("brief.encoding", text)
