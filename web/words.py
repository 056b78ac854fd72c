"""What was done to a plan, in words."""

from collections.abc import Mapping
from typing import Any

from venue.text import Text

_EDITS = {
    "move": Text(ko="{what} 이동", en="moved {what}"),
    "rotate": Text(ko="{what} 회전", en="turned {what}"),
    "resize": Text(ko="{what} 크기 변경", en="resized {what}"),
    "swap": Text(ko="{what} 자리 바꿈", en="swapped {what}"),
    "assign": Text(ko="{what} 배정", en="assigned {what}"),
    "unassign": Text(ko="{what} 배정 취소", en="took {what} back"),
    "add": Text(ko="{what} 추가", en="added {what}"),
    "delete": Text(ko="{what} 삭제", en="deleted {what}"),
    "pin": Text(ko="{what} 고정 변경", en="pinned or freed {what}"),
    "lock": Text(ko="{what} 잠금 변경", en="locked or unlocked {what}"),
    "split": Text(ko="{what} 나눔", en="split {what}"),
    "merge": Text(ko="{what} 합침", en="merged {what}"),
    "renumber": Text(ko="{what} 번호 변경", en="renumbered {what}"),
    "set-zone": Text(ko="구역 {what} 그림", en="drew zone {what}"),
    "drop-zone": Text(ko="구역 {what} 삭제", en="dropped zone {what}"),
    "set-area": Text(ko="영역 {what} 그림", en="drew area {what}"),
    "drop-area": Text(ko="영역 {what} 삭제", en="dropped area {what}"),
    "offer": Text(ko="{what} 판매 상태 변경", en="changed the sale of {what}"),
    "set-rates": Text(ko="부스 가격 변경", en="changed the booth prices"),
    "many": Text(ko="여럿을 한꺼번에 변경", en="changed several things at once"),
    "patch": Text(ko="여럿을 한꺼번에 변경", en="changed several things at once"),
    "solve": Text(ko="자동 배치", en="planned by the solver"),
    "import": Text(ko="{what} 가져오기", en="imported {what}"),
    "restore": Text(ko="{what}판으로 복원", en="restored revision {what}"),
}
_DID = {
    "undo": Text(ko="{what}판 되돌림", en="undid revision {what}"),
    "redo": Text(ko="{what}판 다시 함", en="did revision {what} again"),
    "add": Text(ko="배치안 만듦", en="made the plan"),
    "name": Text(ko="이름 ‘{what}’", en="named it {what}"),
    "rename": Text(ko="배치안 이름을 바꿈: {what}", en="renamed the plan {what}"),
}
_OTHER = Text(ko="{did}", en="{did}")


def told(did: str, detail: Mapping[str, Any]) -> Text:
    """Say what was done.

    Parameters
    ----------
    did : the record's word for it.
    detail : what the record keeps with it.

    Examples
    --------
    >>> called = {"C-b1": {"ko": "C101", "en": "C101"}, "C-b2": {"ko": "C103", "en": "C103"}}
    >>> told("edit", {"kind": "swap", "a": "C-b1", "b": "C-b2", "called": called}).say("en")
    'swapped C101, C103'
    """
    text = _EDITS.get(str(detail.get("kind"))) if did == "edit" else _DID.get(did)
    if text is None:
        return _OTHER.fill(did=did)
    return text.fill(what=Text.joined(_named(detail)))


def _named(detail: Mapping[str, Any]) -> list[Text]:
    """Name what an edit is about; an id is told of what had no name."""
    called = detail.get("called", {})
    found: list[Text] = []
    for key in ("booth", "a", "b", "zone", "area", "number", "name", "file"):
        value = detail.get(key)
        if isinstance(value, Mapping):
            value = value.get("id", "")
        if key in _IDS and value in called:
            found.append(Text.model_validate(called[value]))
        elif value:
            found.append(Text(ko=str(value)))
    return found


_IDS = frozenset({"booth", "a", "b", "zone", "area"})
