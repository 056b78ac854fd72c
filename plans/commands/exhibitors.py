"""Commands about one exhibitor."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from plans.formats.write.command import DONE, Call
from plans.formats.write.options import CardOut, CodeLink, OneExhibitor, PlanFile

if TYPE_CHECKING:
    from plans.formats.draw.canvas import Format

CARDS = (".pdf", ".png")
"""What the files of `card` end with."""


def card(
    call: Call,
    plan: PlanFile,
    exhibitor: OneExhibitor,
    out: CardOut = None,
    link: CodeLink = None,
) -> int:
    """Tell what one exhibitor may see, and draw it on a card."""
    from plans.formats.files import require_writable, write_whole
    from plans.formats.plan_file import load_plan
    from plans.formats.write.spot import spot_data, spot_shown
    from plans.spot import spot_of
    from venue.errors import UsageError
    from venue.text import Text

    if out is not None:
        require_writable(out, CARDS)
    elif link is not None:
        text = Text(
            ko="--link: 안내장이 있어야 QR 코드가 들어갑니다. -o FILE.pdf를 함께 적어 주십시오.",
            en="--link: the QR code stands on the card; give -o FILE.pdf as well.",
        )
        raise UsageError("card.link_alone", text)
    if link is not None:
        from plans.formats.draw.cards.code import require_link

        require_link(link)
    terminal = call.terminal()
    with terminal.working(Text(ko="안내장을 만듭니다", en="making the card")):
        made = load_plan(plan)
        spot = spot_of(made, exhibitor)
        if out is not None:
            from plans.formats.draw.card import render_card

            kind = cast("Format", out.suffix.removeprefix(".").lower())
            write_whole(out, render_card(made, spot, kind, lang=call.lang, link=link))
    written = [] if out is None else [str(out)]
    data = spot_data(spot, made.brief.visitors, call.lang) | {"written": written}
    terminal.answer(data, [*spot_shown(made, spot, call.lang), *written])
    return DONE


COMMANDS: dict[str, Callable[..., int]] = {"card": card}
