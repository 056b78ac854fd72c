"""Pictures that are kept and compared: another build's antialiasing passes, a lost word not."""

import io
import os
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

GOLDEN = Path(__file__).parents[1] / "golden" / "pictures"
UPDATE = "MADANG_UPDATE_GOLDEN"

BLUR_PX = 1.5
"""Edges and letters are drawn a little otherwise by every build: they melt under this."""

APART = 24
"""Levels of 255 by which a channel of a melted pixel may differ."""

SHARE = 0.0002
"""Of all pixels that may be apart: 260 of 1440 x 900; a word of three letters is 500."""

MOST_BYTES = 300_000


def apart(kept: Image.Image, now: Image.Image) -> float:
    """Give the share of pixels that differ by more than antialiasing; 1 where the sizes do."""
    if kept.size != now.size:
        return 1.0
    melted = [each.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR_PX)) for each in (kept, now)]
    worst = Image.new("L", kept.size)
    for channel in ImageChops.difference(*melted).split():
        worst = ImageChops.lighter(worst, channel)
    counts = worst.histogram()
    return sum(counts[APART + 1 :]) / (kept.width * kept.height)


def compared(name: str, shot: bytes, folder: Path) -> None:
    """Compare a screenshot with the kept one, or keep it where that is asked for.

    A picture that differs is written into ``folder`` beside one that shows where.
    """
    now = Image.open(io.BytesIO(shot)).convert("RGB")
    path = GOLDEN / f"{name}.png"
    if os.environ.get(UPDATE):
        keep(now, path)
        return
    assert path.is_file(), f"no picture {path.name}: {UPDATE}=1 keeps one"
    kept = Image.open(path).convert("RGB")
    share = apart(kept, now)
    if share > SHARE:
        now.save(folder / f"{name}.now.png")
        if kept.size == now.size:
            ImageChops.difference(kept, now).save(folder / f"{name}.apart.png")
    assert share <= SHARE, f"{name}: {share:.2%} of the pixels differ; see {folder}"


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture in 256 colours: a page has few, and a third of the bytes suffices."""
    path.parent.mkdir(parents=True, exist_ok=True)
    colours = picture.quantize(256, dither=Image.Dither.NONE)
    colours.save(path, optimize=True)
    assert path.stat().st_size < MOST_BYTES, path
