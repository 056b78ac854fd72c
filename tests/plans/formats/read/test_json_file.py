"""Tests of JSON files from strangers."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.limits import MAX_NESTING
from plans.formats.read.json_file import read_json
from venue.errors import InputError, LimitError
from venue.text import Text

WHAT = Text(ko="행사장", en="a venue file")


def _refused(path: Path, data: bytes, limit: int = 1_000_000) -> InputError:
    """Write a file and give the error it is refused with."""
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_json(path, WHAT, limit)
    assert str(path) in caught.value.say("ko")
    assert len(caught.value.texts) == 1
    return caught.value


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_document(tmp_path: Path, mark: bytes) -> None:
    """Tests that a document comes back as it is, with or without a byte order mark."""
    document = {"홀": [1, 2.5, None, "]}", {"a": '"[['}], "escaped": 'a\\"[[[[[[[[['}
    path = tmp_path / "a.json"
    path.write_bytes(mark + json.dumps(document, ensure_ascii=False).encode())
    assert read_json(path, WHAT) == document


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "file.empty", "the file is empty"),
        (b"\xc4\xda\xbf\xa2\xbd\xba", "file.encoding", "byte 1 is no UTF-8"),
        (b'{\n  "a": 1,\n}', "file.json", "line 3, column 1"),
        (b'["an open text', "file.json", "line 1, column 2"),
        (b'["NaN",\n NaN]', "file.nan", "line 2: NaN is no number"),
        (b"[-Infinity]", "file.nan", "line 1: -Infinity is no number"),
        (b"[" + b"9" * 5_000 + b"]", "file.number", "too many digits"),
        (b'["\\ud800"]', "file.encoding", "half a character"),
    ],
)
def test_what_is_no_document(tmp_path: Path, data: bytes, code: str, words: str) -> None:
    """Tests that each way to be no JSON is one sentence with the line where it is."""
    error = _refused(tmp_path / "a.json", data)
    assert error.code == code
    assert words in str(error)


def test_a_whole_character_may_be_escaped(tmp_path: Path) -> None:
    """Tests that a character written as two escapes is read."""
    path = tmp_path / "a.json"
    path.write_bytes(b'["\\ud83c\\udfaa"]')
    assert read_json(path, WHAT) == ["\U0001f3aa"]


def test_missing_and_directory(tmp_path: Path) -> None:
    """Tests that a missing file and a folder are told apart."""
    for path, code in ((tmp_path / "no.json", "file.absent"), (tmp_path, "file.directory")):
        with pytest.raises(InputError) as caught:
            read_json(path, WHAT)
        assert caught.value.code == code


def test_too_large(tmp_path: Path) -> None:
    """Tests that a file beyond the limit is refused by its size alone."""
    error = _refused(tmp_path / "a.json", b"[" + b" " * 100 + b"]", 100)
    assert isinstance(error, LimitError)
    assert error.code == "file.too_large"


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_nesting(tmp_path: Path, pair: str) -> None:
    """Tests that the deepest allowed document is read and the next one is refused."""
    path = tmp_path / "a.json"
    path.write_text("[" * MAX_NESTING + "]" * MAX_NESTING, encoding="utf-8")
    assert read_json(path, WHAT)
    error = _refused(path, b"\n" + pair[0].encode() * 1_000_000, 2_000_000)
    assert isinstance(error, LimitError)
    assert "line 2 nests deeper than 8" in str(error)


def test_quotes_without_end_take_no_time(tmp_path: Path) -> None:
    """Tests that a million escaped quotes are walked over once."""
    assert _refused(tmp_path / "a.json", b'"' + b'\\"' * 400_000).code == "file.json"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_any_document_or_our_own_error(
    tmp_path_factory: pytest.TempPathFactory, document: Any
) -> None:
    """Tests that whatever JSON can say is read back, or refused by an error of ours."""
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    try:
        read = read_json(path, WHAT)
    except InputError as error:
        code = error.code
    else:
        code = ""
        assert read == document
    assert code in {"", "file.nan", "file.nesting", "file.encoding"}
