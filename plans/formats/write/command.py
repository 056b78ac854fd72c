"""How every command answers: help in two languages, the common options, the exit code.

It is imported at every start of the command, so it imports what is heavy only to answer.
"""

import codecs
import inspect
import io
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer
from typer.core import TyperGroup

from .words import WORDS

if TYPE_CHECKING:
    from .terminal import Terminal

DONE, NO, BAD_INPUT, FAULT = range(4)
"""Exit codes: done; the answer is no; bad input or usage; a fault of ours."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it; a solve that still has an answer exits with it."""

CLOSED = 141
"""Exit code when whoever read along has gone; whether the answer was yes or no is not told."""

Lang = Literal["ko", "en"]
Work = Callable[..., int]

_KOREAN: dict[str, str] = {}
"""Help in Korean, by the English it stands beside."""


_HEADINGS = {
    "Usage: ": "사용법: ",
    "[OPTIONS]": "[옵션]",
    "COMMAND [ARGS]...": "명령 [인자]...",
    "\nArguments:": "\n인자:",
    "\nOptions:": "\n옵션:",
    "\nCommands:": "\n명령:",
    "\n  Example:": "\n  예:",
    "Show this message and exit.": "이 도움말을 보입니다.",
    "[required]": "[필수]",
    "[default: ": "[기본: ",
}
"""What the library writes on every page, in Korean."""


def both(ko: str, en: str) -> str:
    """Keep both languages of a help text; `Commands` shows the one that is asked for.

    Returns
    -------
    The English one, by which the other is found again.
    """
    _KOREAN[en] = ko
    return en


def given(name: str, ko: str, en: str) -> Any:
    """Describe what stands without a flag."""
    return typer.Argument(metavar=name, help=both(ko, en), show_default=False)


def flag(name: str, ko: str, en: str, **more: Any) -> Any:
    """Describe a flag, with what typer may know of it besides."""
    return typer.Option(name, help=both(ko, en), **more)


@dataclass(frozen=True)
class Call:
    """How the caller wants to be answered.

    ``machine`` asks for JSON alone on standard output; ``debug`` for the traceback of an error.
    """

    lang: Lang
    machine: bool
    debug: bool

    @classmethod
    def heard(cls, words: Sequence[str], environ: Mapping[str, str]) -> "Call":
        """Take it from the words as they came: what cannot be parsed is answered too.

        Examples
        --------
        >>> Call.heard(["venues", "--lang", "ko", "--json"], {"LANG": "en_GB.UTF-8"})
        Call(lang='ko', machine=True, debug=False)
        """
        locale = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        said = next((value for value in locale if value), "")
        for word, after in pairwise([*words, ""]):
            named = after if word == "--lang" else word.removeprefix("--lang=")
            if named != word and named in get_args(Lang):
                said = named
        return cls("ko" if said.startswith("ko") else "en", "--json" in words, "--debug" in words)

    def terminal(self) -> "Terminal":
        """Open the terminal to answer on."""
        from .terminal import Terminal  # noqa: PLC0415 - not before there is an answer

        return Terminal(self.lang, machine=self.machine)

    def wrote(self, *paths: Path) -> int:
        """Say which files were written; that is done."""
        from rich.text import Text as Line  # noqa: PLC0415 - as above

        names = [str(path) for path in paths]
        self.terminal().answer({"written": names}, [Line(name) for name in names])
        return DONE


class Commands(TyperGroup):
    """Commands of which each ends in a sentence and an exit code, whatever happens in it."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run one command and exit."""
        words = list(sys.argv[1:] if args is None else args)
        call = Call.heard(words, os.environ)
        _speak_utf8()
        if call.lang == "ko":
            self._turn_korean()
        extra |= {"prog_name": "madang", "standalone_mode": False, "obj": call}
        try:
            code = super().main(args=words, **extra)
            sys.stdout.flush()
        except (BrokenPipeError, SystemExit):
            # The libraries that write to the terminal leave by themselves when a pipe is closed;
            # Python shall not try to write again when it exits.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            code = CLOSED
        except Exception as error:
            named = [word for word in words if word in self.commands]
            code = tell(error, call, " ".join(["madang", *named[:1]]))
        if code == INTERRUPTED:
            sys.stderr.write("멈추었습니다.\n" if call.lang == "ko" else "Stopped.\n")
        sys.exit(code)

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the commands in the order in which people meet them."""
        del ctx
        return [name for name in WORDS if name in self.commands]

    def _turn_korean(self) -> None:
        """Turn every page of help to Korean."""
        for page in (self, *self.commands.values()):
            page.help = _KOREAN.get(page.help or "", page.help)
            for param in page.params:
                text = getattr(param, "help", None)
                vars(param)["help"] = _KOREAN.get(text, text) if text else text
            vars(page)["get_help"] = partial(_korean_page, page.get_help)


def _korean_page(get_help: Callable[[typer.Context], str], context: typer.Context) -> str:
    """Give a page of help with its headings in Korean, too."""
    page = get_help(context)
    for english, korean in _HEADINGS.items():
        page = page.replace(english, korean)
    return page


def _speak_utf8() -> None:
    """Let streams that know no letter beyond ASCII take ours; a terminal's own code stays."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if plain else stream.encoding, errors="replace")


def tell(error: Exception, call: Call, page: str = "madang") -> int:
    """Say what went wrong on standard error, and as JSON where that is asked for.

    Parameters
    ----------
    error : anything that ended a command.
    call : how the caller wants to be answered.
    page : the command that was called.

    Returns
    -------
    The exit code.
    """
    from venue.errors import InputError, NoPlanError  # noqa: PLC0415

    from .refusal import refusal, refusal_data  # noqa: PLC0415

    told = refusal(error, page)
    if call.debug:
        traceback.print_exception(error)
    terminal = call.terminal()
    for text in told.texts:
        terminal.err.print(text.say(call.lang), style="red", soft_wrap=True)
    if call.machine:
        terminal.answer(refusal_data(told, call.lang), ())
    if isinstance(told, InputError):
        return BAD_INPUT
    return NO if isinstance(told, NoPlanError) else FAULT


LANG = flag(
    "--lang",
    "답하는 언어. 기본은 로캘의 언어입니다.",
    "Language of the answer; by default the locale's.",
)
"""The one common option that also stands before the command."""

_COMMON = tuple(
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
    for name, default, kind in (
        ("lang", None, Annotated[Lang | None, LANG]),
        (
            "json",
            False,
            Annotated[
                bool,
                flag(
                    "--json",
                    "표준 출력에 JSON만 씁니다.",
                    "Write JSON, and nothing else, to standard output.",
                ),
            ],
        ),
        (
            "debug",
            False,
            Annotated[
                bool,
                flag("--debug", "오류의 경로를 보입니다.", "Show the traceback of an error."),
            ],
        ),
    )
)
"""What every command offers; `Call.heard` has read it before the command runs."""


def command(app: typer.Typer, name: str) -> Callable[[Work], Work]:
    """Make a function a command of ``app``.

    Parameters
    ----------
    app : the commands it joins.
    name : the word people type; `WORDS` has what it says of itself.

    Returns
    -------
    A decorator. The function is called with the `Call`, then with its own arguments; it gives an
    exit code.
    """

    def register(work: Work) -> Work:
        own = list(inspect.signature(work).parameters.values())[1:]

        def run(context: typer.Context, **values: Any) -> int:
            return work(context.obj, **{each.name: values[each.name] for each in own})

        first = inspect.signature(run).parameters["context"]
        vars(run)["__signature__"] = inspect.Signature([first, *own, *_COMMON])
        words = WORDS[name]
        epilog = f"\b\nExample:\n  {words.example}"
        app.command(name, help=both(words.ko, words.en), epilog=epilog)(run)
        return work

    return register
