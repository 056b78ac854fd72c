"""A JSON file from a stranger, read within limits before anything is made of it."""

import json
import re
from pathlib import Path

from plans.formats.files import read_bytes
from plans.formats.limits import MAX_FILE_BYTES, MAX_NESTING
from venue.errors import InputError, LimitError
from venue.text import Text

# A string, its closing quote optional so that no text is scanned twice, or a bracket.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_CONSTANT = re.compile(r'"(?:[^"\\]++|\\.)*+"?|(NaN|-?Infinity)', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(path: Path, what: Text, limit: int = MAX_FILE_BYTES) -> object:
    """Read a JSON file whole.

    Parameters
    ----------
    path : the file.
    what : what it should hold ("a venue file"), for the sentence when it cannot be read.
    limit : the most bytes that are read.

    Returns
    -------
    The document as plain lists, mappings, texts and numbers.

    Raises
    ------
    InputError : when the file cannot be read, is no UTF-8, no JSON, or holds NaN or Infinity.
    LimitError : when it is larger or deeper than allowed.
    """
    try:
        text = read_bytes(path, limit, what).decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        said = Text(
            ko="{path}: {byte:,}번째 바이트가 UTF-8이 아닙니다. UTF-8로 다시 저장해 주십시오.",
            en="{path}: byte {byte:,} is no UTF-8; save the file again as UTF-8.",
        )
        raise InputError("file.encoding", said.fill(path=path, byte=exc.start + 1)) from exc
    _refuse_depth(path, text)

    def refuse(word: str) -> float:
        found = next(token for token in _CONSTANT.finditer(text) if token[1])
        said = Text(
            ko="{path}: {line}행의 {word} 값은 수가 아닙니다. 유한한 수로 고쳐 주십시오.",
            en="{path}: line {line}: {word} is no number; write a finite one.",
        )
        said = said.fill(path=path, line=text.count("\n", 0, found.start()) + 1, word=word)
        raise InputError("file.nan", said)

    try:
        document = json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as exc:
        said = Text(
            ko="{path}: {line}행 {column}번째 글자부터 JSON이 아닙니다. 그곳을 고쳐 주십시오.",
            en="{path}: line {line}, column {column} is no JSON; mend the text there.",
        )
        said = said.fill(path=path, line=exc.lineno, column=exc.colno)
        raise InputError("file.json", said) from exc
    except InputError:
        raise
    except ValueError as exc:  # a whole number of more than 4,300 digits
        said = Text(
            ko="{path}: 자릿수가 너무 많은 수가 있습니다. 미터 단위의 수로 고쳐 주십시오.",
            en="{path}: a number has too many digits; write it in metres.",
        )
        raise InputError("file.number", said.fill(path=path)) from exc
    if _SURROGATE.search(text):
        _refuse_half_characters(path, document)
    return document


def _refuse_half_characters(path: Path, document: object) -> None:
    """Refuse escapes that are half a character: nothing could write them out again."""
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError as exc:
        said = Text(
            ko="{path}: 글자의 반쪽만 적은 \\u 표기가 있습니다. 온전한 글자로 고쳐 주십시오.",
            en="{path}: a \\u escape is half a character; write the whole one.",
        )
        raise InputError("file.encoding", said.fill(path=path)) from exc


def _refuse_depth(path: Path, text: str) -> None:
    """Refuse brackets within brackets beyond the limit, before any parser walks into them."""
    depth = 0
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
        if depth > MAX_NESTING:
            line = text.count("\n", 0, token.start()) + 1
            said = Text(
                ko="{path}: {line}행에서 괄호가 {most}겹보다 깊습니다. 안쪽을 덜어 내 주십시오.",
                en="{path}: line {line} nests deeper than {most} brackets; take out the inner "
                "ones.",
            )
            raise LimitError("file.nesting", said.fill(path=path, line=line, most=MAX_NESTING))
