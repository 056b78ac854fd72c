"""What people and programs are told when a command cannot do what was asked."""

from typing import Any

import typer

from venue.errors import FaultError, MadangError, NoPlanError, UsageError
from venue.text import Lang, Text


def refusal(error: Exception) -> MadangError:
    """Turn any error into one of ours.

    Parameters
    ----------
    error : ours, the command line's own, or one nobody foresaw.

    Returns
    -------
    Ours as it is; wrong usage as a `UsageError`; anything else as a `FaultError` that says how
    to see more of it. Of a fault of ours, the hint follows as a second sentence.
    """
    if isinstance(error, typer.TyperException):
        return UsageError("usage", _usage(error))
    if isinstance(error, FaultError):
        return FaultError(error.code, (*error.texts, _HINT))
    if isinstance(error, MadangError):
        return error
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


def _usage(error: typer.TyperException) -> Text:
    """Say how a command was called wrongly, and where its options are listed."""
    message = error.format_message().rstrip(".").replace("Value error, ", "")
    context = getattr(error, "ctx", None)
    page = getattr(context, "command_path", "madang")
    place = getattr(error, "option_name", None) or _hint(error)
    why = str(getattr(error, "message", "")).rstrip(".").removeprefix("Value error, ")
    ko = _KOREAN.get(type(error).__name__, "{message}") if place else "{message}"
    text = Text(
        ko=ko + ". ‘{page} --help’에서 확인해 주십시오.", en="{message} (see ‘{page} --help’)."
    )
    return text.fill(message=message, page=page, place=place, why=why)


def _hint(error: typer.TyperException) -> str:
    """Name the argument or option an error is about."""
    param = getattr(error, "param", None)
    return "" if param is None else str(param.get_error_hint()).strip("'")


_KOREAN = {
    "NoSuchOption": "{place}: 그런 옵션이 없습니다",
    "BadOptionUsage": "{place}: 값을 함께 적어야 합니다",
    "MissingParameter": "{place}: 빠뜨렸습니다",
    "BadParameter": "{place}: 쓸 수 없는 값입니다({why})",
}
_FAULT = Text(
    ko="예상하지 못한 오류로 멈추었습니다: {error}.",
    en="Stopped by an unexpected error: {error}.",
)
_HINT = Text(
    ko="--debug를 붙이면 오류의 경로를 볼 수 있습니다.",
    en="Add --debug to see where it happened.",
)
