"""Tests of opening DXF files: damaged ones, foreign ones, and those that would never end."""

from pathlib import Path

import pytest

from plans.formats.limits import MAX_BLOCK_DEPTH, MAX_ENTITIES, MAX_FILE_BYTES
from plans.formats.read.dxf.file import open_dxf
from tests.plans.formats.read.dxf.drawings import HALL, drawing, outline, saved
from venue.errors import InputError, LimitError, MadangError, VenueError


def _damaged(folder: Path) -> Path:
    """Give a drawing of which the end is cut off, as a broken transfer does."""
    doc = drawing()
    outline(doc, HALL, "HALL")
    path = saved(doc, folder)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"OBJECTS")])
    return path


def test_a_sound_file_is_read_as_it_is(tmp_path: Path) -> None:
    """Tests that nothing is mended where nothing is damaged."""
    doc = drawing()
    outline(doc, HALL, "HALL")
    opened = open_dxf(saved(doc, tmp_path), strict=True)
    assert opened.mended == 0
    assert len(opened.drawing.modelspace()) == 1


def test_a_binary_file_is_read_alike(tmp_path: Path) -> None:
    """Tests that the format's binary kind is read, too."""
    doc = drawing()
    outline(doc, HALL, "HALL")
    path = tmp_path / "binary.dxf"
    doc.saveas(path, fmt="bin")
    assert len(open_dxf(path).drawing.modelspace()) == 1


def test_a_damaged_file_is_mended_and_told(tmp_path: Path) -> None:
    """Tests that a file without its end still gives what is drawn in it."""
    opened = open_dxf(_damaged(tmp_path))
    assert opened.mended >= 1
    assert len(opened.drawing.modelspace()) == 1


def test_a_damaged_file_is_refused_when_asked_to_be_strict(tmp_path: Path) -> None:
    """Tests that the strict reader names the file and the mend."""
    with pytest.raises(VenueError, match=r"fair\.dxf is a damaged DXF; .*without --strict"):
        open_dxf(_damaged(tmp_path), strict=True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"AC1032" + bytes(200), "is a DWG file; save the drawing as DXF"),
        (b"not a drawing at all\n", "cannot be read as a DXF drawing"),
        (b"\x00\xff" * 500, "cannot be read as a DXF drawing"),
        (b"0\nSECTION\n", "cannot be read as a DXF drawing"),
        (b"", "the file is empty"),
        (b"0\nSECTION\n" * (MAX_FILE_BYTES // 10 + 1), "files above 10,000,000 bytes are not read"),
    ],
)
def test_what_is_no_drawing_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, says: str
) -> None:
    """Tests foreign files: each is told apart, and only our own errors escape."""
    path = tmp_path / "base.dxf"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        open_dxf(path)


def test_a_bomb_of_blocks_is_counted_and_not_placed(tmp_path: Path) -> None:
    """Tests that ten blocks of ten of the next one, 10^7 things in a small file, are refused."""
    doc = drawing()
    for level in range(7):
        block = doc.blocks.new(f"B{level}")
        for n in range(10):
            if level:
                block.add_blockref(f"B{level - 1}", (n, 0))
            else:
                block.add_line((0, 0), (1, 1))
    doc.modelspace().add_blockref("B6", (0, 0))
    path = saved(doc, tmp_path)
    with pytest.raises(LimitError, match=f"more than {MAX_ENTITIES:,} entities"):
        open_dxf(path)


def test_a_grid_of_one_block_is_counted(tmp_path: Path) -> None:
    """Tests that a reference that repeats its block in rows and columns counts as often."""
    doc = drawing()
    doc.blocks.new("DOT").add_line((0, 0), (1, 1))
    grid = {"row_count": 1000, "column_count": 1000, "row_spacing": 1, "column_spacing": 1}
    doc.modelspace().add_blockref("DOT", (0, 0), dxfattribs=grid)
    path = saved(doc, tmp_path)
    with pytest.raises(LimitError, match="entities"):
        open_dxf(path)


@pytest.mark.parametrize("depth", [MAX_BLOCK_DEPTH, MAX_BLOCK_DEPTH + 1])
def test_blocks_are_nested_to_a_limit(tmp_path: Path, depth: int) -> None:
    """Tests that the deepest nesting allowed is read, and one more is refused."""
    doc = drawing()
    doc.blocks.new("B1").add_line((0, 0), (1, 1))
    for level in range(2, depth + 1):
        doc.blocks.new(f"B{level}").add_blockref(f"B{level - 1}", (0, 0))
    doc.modelspace().add_blockref(f"B{depth}", (0, 0))
    # A shallow use of the same blocks first: what is known of a block must not hide its depth.
    doc.modelspace().add_blockref("B2", (0, 0))
    path = saved(doc, tmp_path)
    if depth <= MAX_BLOCK_DEPTH:
        assert open_dxf(path).mended == 0
    else:
        with pytest.raises(LimitError, match=f"nested deeper than {MAX_BLOCK_DEPTH}"):
            open_dxf(path)


def test_a_block_that_holds_itself_is_refused(tmp_path: Path) -> None:
    """Tests that a circle of references ends in a sentence."""
    doc = drawing()
    a, b = doc.blocks.new("A"), doc.blocks.new("B")
    a.add_blockref("B", (0, 0))
    b.add_blockref("A", (0, 0))
    doc.modelspace().add_blockref("A", (0, 0))
    path = saved(doc, tmp_path)
    with pytest.raises(MadangError, match="nested deeper"):
        open_dxf(path)
