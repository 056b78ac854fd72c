"""What people and programs are told when a command cannot do what was asked."""

import re
from typing import Any

import typer
from pydantic import ValidationError

from venue.errors import FaultError, InputError, MadangError, NoPlanError, UsageError
from venue.text import Lang, Text


def refusal(error: Exception, page: str = "madang") -> MadangError:
    """Turn any error into one of ours.

    Parameters
    ----------
    error : ours, the command line's own, or one nobody foresaw.
    page : the command that was called, whose help lists what it takes.

    Returns
    -------
    Ours as it is; wrong usage as a `UsageError`; what the system refused (a full disk behind
    standard output) as an `InputError`; anything else as a `FaultError` that says how
    to see more of it. Of a fault of ours, the hint follows as a second sentence.
    """
    if isinstance(error, typer.TyperException):
        return UsageError("usage", _usage(error, page))
    if isinstance(error, FaultError):
        return FaultError(error.code, (*error.texts, _HINT))
    if isinstance(error, MadangError):
        return error
    if isinstance(error, OSError):
        return InputError("system", _SYSTEM.fill(why=error.strerror or error))
    kind = type(error).__name__
    what = " ".join(str(error).split())
    text = _FAULT.fill(error=f"{kind}: {what}" if what else kind)
    return FaultError("fault", (text, _HINT))


def refusal_data(error: MadangError, lang: Lang) -> dict[str, Any]:
    """Give an error for programs.

    Returns
    -------
    ``error`` with its stable ``code`` and its ``messages`` in one language; of a solve without a
    plan also ``status`` and ``conflicts``, the requests that cannot be met together.
    """
    messages = [text.say(lang) for text in error.texts]
    told: dict[str, Any] = {"error": {"code": error.code, "messages": messages}}
    if isinstance(error, NoPlanError):
        return {"status": error.code.removeprefix("plan.").upper(), "conflicts": messages} | told
    return told


def _usage(error: typer.TyperException, page: str) -> Text:
    """Say how a command was called wrongly, and where its options are listed."""
    text = Text(ko="{ko}. ‘{page} --help’에서 확인해 주십시오.", en="{en} (see ‘{page} --help’).")
    wrong = _wrong(error)
    return text.fill(ko=wrong.ko, en=wrong.en, page=page)


def _wrong(error: typer.TyperException) -> Text:
    """Say what is wrong with a call, without a full stop."""
    message = error.format_message().rstrip(".")
    place = getattr(error, "option_name", None) or _hint(error)
    kind = type(error).__name__
    if isinstance(error.__cause__, ValidationError):
        return _value(str(place), error.__cause__)
    if kind == "BadOptionUsage" and "does not take" in message:
        return Text(ko=f"{place}: 값을 받지 않습니다", en=message)
    if place and kind in _KOREAN:
        return Text(ko=f"{place}: {_KOREAN[kind]}", en=message)
    if found := _NO_COMMAND.match(message):
        guess = f". ‘{found[2]}’ 명령을 뜻했을 수 있습니다" if found[2] else ""
        return Text(ko=f"‘{found[1]}’ 명령은 없습니다{guess}", en=message)
    if found := _TOO_MANY.match(message):
        return Text(ko=f"남는 낱말이 있습니다({found[1]})", en=message)
    return Text(ko=message, en=message)


def _value(place: str, cause: ValidationError) -> Text:
    """Say what an argument or option takes instead of what it was given."""
    fault = cause.errors(include_url=False)[0]
    kind, limits = fault["type"], fault.get("ctx", {})
    choices = ", ".join(_CHOICE.findall(fault["msg"])[1:])
    if kind.startswith("int"):
        want = Text(ko="정수를", en="a whole number")
    elif kind.startswith("float"):
        want = Text(ko="수를", en="a number")
    elif "ge" in limits:
        want = Text(ko=f"{limits['ge']:,} 이상의 수를", en=f"{limits['ge']:,} or more")
    elif "le" in limits:
        want = Text(ko=f"{limits['le']:,} 이하의 수를", en=f"{limits['le']:,} or less")
    elif choices:
        want = Text(ko=f"{choices} 가운데 하나를", en=f"one of {choices}")
    else:
        return Text(ko=f"{place}: 쓸 수 없는 값입니다", en=f"{place}: {fault['msg']}")
    got = str(fault["input"])
    return Text(
        ko=f"{place}: ‘{got}’ 대신 {want.ko} 적어 주십시오",
        en=f"{place}: write {want.en}, not ‘{got}’",
    )


def _hint(error: typer.TyperException) -> str:
    """Name the argument or option an error is about."""
    param = getattr(error, "param", None)
    return "" if param is None else str(param.get_error_hint()).strip("'")


_KOREAN = {
    "NoSuchOption": "그런 옵션이 없습니다",
    "BadOptionUsage": "값을 함께 적어야 합니다",
    "MissingParameter": "빠뜨렸습니다",
    "BadParameter": "쓸 수 없는 값입니다",
}
_NO_COMMAND = re.compile(r"No such command '(.*?)'(?:.*'(.*)')?")
_TOO_MANY = re.compile(r"Got unexpected extra argument.*?\(([^()]*)\)$")
_CHOICE = re.compile(r"'([^']*)'")
_FAULT = Text(
    ko="예상하지 못한 오류로 멈추었습니다: {error}.",
    en="Stopped by an unexpected error: {error}.",
)
_SYSTEM = Text(
    ko="운영 체제가 거절했습니다({why}). 빈 공간과 권한을 확인하고 다시 시도해 주십시오.",
    en="The system refused ({why}); check free space and permissions, then try again.",
)
_HINT = Text(
    ko="--debug를 붙이면 오류의 경로를 볼 수 있습니다.",
    en="Add --debug to see where it happened.",
)
