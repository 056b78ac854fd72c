"""Which layer of a drawing holds what: by ready presets, or as somebody says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from venue.errors import UsageError, VenueError
from venue.opening import OpeningType
from venue.text import Text
from venue.utility import UtilityKind


class Held(NamedTuple):
    """What a layer holds: a feature's kind, and its type where the layer tells."""

    kind: str
    type: str = ""


_PLAIN = ("hall", "obstacle", "opening", "keep_clear", "zone", "area", "booth", "pod")
_TEXTS = ("hall_name", "booth_number", "booth_name")

HELD: Mapping[str, Held] = (
    {name: Held(name) for name in (*_PLAIN, *_TEXTS)}
    | {"column": Held("obstacle", "column"), "wall": Held("obstacle", "wall")}
    | {str(each): Held("opening", str(each)) for each in OpeningType}
    | {str(each): Held("utility", str(each)) for each in UtilityKind}
)
"""What people may say a layer holds (``--layers hall=OUTLINE``)."""

OURS: Mapping[str, Held] = {
    f"MADANG_{name.upper()}": Held(name) for name in (*_PLAIN, "utility", "aisle")
} | {"MADANG_BOOTH_NUMBER": Held("booth_number")}
"""The layers of our own drawings; what a name is meant for stands on each booth."""

DEEP_MAP: Mapping[str, Held] = {
    "HDMI_BUILDING_OUTLINE": Held("hall"),
    "HDMI_FACILITIES": Held("obstacle", "other"),
    "HDMI_SPECIAL_AREA": Held("area"),
    "HDMI_BOOTHS": Held("booth"),
    "HDMI_BOOTH_NUMBER": Held("booth_number"),
    "HDMI_BOOTH_TEXT": Held("booth_name"),
}
"""The layers that fairs prepare for the indoor maps of Heidelberg Mobil (its CAD Guide V2,
docs.deep-map.com): staircases and washrooms are its facilities."""

PRESETS = (OURS, DEEP_MAP)


def layers_said(words: Sequence[str]) -> dict[str, Held]:
    """Read what somebody says of layers.

    Parameters
    ----------
    words : each ``what=LAYER,LAYER``.

    Returns
    -------
    What each layer holds, by its name in capitals.

    Raises
    ------
    UsageError : when one is written otherwise, or names nothing a layer can hold.

    Examples
    --------
    >>> layers_said(["hall=A-OUTLINE", "exit=DOORS,GATES"])["GATES"]
    Held(kind='opening', type='exit')
    """
    found: dict[str, Held] = {}
    for word in words:
        what, _, names = word.partition("=")
        held = HELD.get(what.strip().lower().replace("-", "_"))
        layers = [name.strip() for name in names.split(",") if name.strip()]
        if held is None or not layers:
            known = ", ".join(HELD)
            raise UsageError("usage.layers", _SAY.fill(word=word[:40], known=known))
        found |= {name.upper(): held for name in layers}
    return found


def layers_of(path: object, layers: Iterable[str], said: Mapping[str, Held]) -> dict[str, Held]:
    """Choose the layers that are read.

    Parameters
    ----------
    path : the file, for the sentence.
    layers : the layer of each thing drawn.
    said : what somebody says; a preset whose layers the drawing has when nobody does.

    Raises
    ------
    VenueError : when the drawing has none of them; the sentence names those it has.
    """
    drawn = Counter(name.upper() for name in layers)
    for choice in (said,) if said else PRESETS:
        held = {name: what for name, what in choice.items() if name in drawn}
        if said and (missing := [name for name in said if name not in drawn]):
            raise VenueError("dxf.layer", _ABSENT.fill(path=path, name=missing[0], has=_has(drawn)))
        if held:
            return held
    raise VenueError("dxf.layers", _UNKNOWN.fill(path=path, has=_has(drawn)))


def _has(drawn: Counter[str]) -> Text:
    """Name the layers that most is drawn on."""
    known = ", ".join(f"{name} ({count:,})" for name, count in drawn.most_common(MAX_NAMED))
    return _HAS.fill(known=known or "–")


MAX_NAMED = 30
"""Layers a sentence names: a hall's base has a dozen, a building's hundreds."""

_SAY = Text(
    ko="--layers: ‘{word}’ 대신 ‘hall=레이어이름’처럼 적어 주십시오. 앞에 쓸 수 있는 것: {known}.",
    en="--layers: write it like hall=LAYER,LAYER, not {word!r}; before the sign may stand {known}.",
)
_ABSENT = Text(
    ko="{path}: ‘{name}’ 레이어에 아무것도 없습니다. {has}",
    en="{path}: nothing is drawn on a layer {name!r}; {has}",
)
_UNKNOWN = Text(
    ko="{path}: 어느 레이어가 홀인지 알 수 없습니다. --layers hall=이름으로 알려 주십시오. {has}",
    en="{path}: no layer says that it is a hall; say which by --layers hall=NAME; {has}",
)
_HAS = Text(ko="도면의 레이어: {known}.", en="the drawing has {known}.")
