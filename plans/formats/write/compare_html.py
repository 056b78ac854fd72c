"""A comparison as one page that needs nothing else: no network, no script, drawings inside."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from plans.figures import Compared
from plans.plan import Plan
from venue.text import Lang, Text

from .answers import answers
from .compare_table import BY_KEY, MEASURES, Measure, cells, headings

DRAWN_DPI = 60.0
"""Dots per inch of the drawings on the page: halls, zones and stands are seen, numbers are not."""

BAR, BAR_HIGH = 300, 16
"""Length and height of a bar, in the plot's own units."""

PLOTTED = (
    (Text(ko="부스와 빠진 곳", en="Booths, and who is left out"), ("booths", "left_out")),
    (Text(ko="면적(m²)", en="Area, m²"), ("net", "gross")),
    (Text(ko="수입과 임대료(백만 원)", en="Revenue and rent, million won"), ("revenue", "rent")),
    (Text(ko="부스까지 걷는 거리(m)", en="Walk to a booth, m"), ("walk_mean", "walk_p95")),
    (Text(ko="대피 시간(초)", en="Egress, s"), ("egress", "egress_worst")),
)
"""What is drawn as bars: a heading, and the keys of two figures of the table."""

_STYLE = """
:root{--ink:#23262b;--soft:#6b6f76;--line:#dcd9d2;--paper:#fff;--a:#2b5f8a;--b:#b9c9d6;
--bad:#b3382c;--warn:#8a5a00}
*{box-sizing:border-box}
body{margin:0;padding:32px;word-break:keep-all;max-width:1280px;margin:auto;color:var(--ink);background:var(--paper);
font:15px/1.5 "Noto Sans CJK KR","Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif}
h1{font-size:26px;margin:0 0 4px}h2{font-size:18px;margin:36px 0 10px}
.lead{color:var(--soft);margin:0 0 20px;max-width:75ch}
.said{margin:0 0 20px;padding-left:20px;max-width:75ch}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:6px 10px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
thead th{vertical-align:bottom;white-space:normal;min-width:110px}
thead th{border-bottom:2px solid var(--ink)}
th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:var(--paper)}
tbody th{font-weight:400}
small{display:block;color:var(--soft)}td.bad{color:var(--bad)}td.warn{color:var(--warn)}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(330px,1fr));gap:24px}
figure{margin:0}figcaption{font-weight:600;margin-bottom:6px}
svg{width:100%;height:auto}svg text{font-size:11px;fill:var(--ink)}
.plans{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:24px}
.plans img{width:100%;border:1px solid var(--line)}
@media(max-width:600px){body{padding:16px}.plots,.plans{grid-template-columns:1fr}}
@media print{body{padding:0}.plans figure,.plots figure{break-inside:avoid}}
"""


def to_html(
    plans: Sequence[Plan],
    rows: Sequence[Compared],
    lang: Lang,
    title: Text | None = None,
    notes: Sequence[Text] = (),
    pictures: Sequence[bytes] | None = None,
) -> str:
    """Write a comparison as a page.

    Parameters
    ----------
    plans, rows : the plans, the base first, and their figures.
    lang : language of everything written.
    title : of the whole; what the comparison is for.
    notes : on whose word the plans stand, a sentence each.
    pictures : `picture` of each plan, when somebody has drawn them already.
    """
    names = headings(rows, lang)
    head, _, question = (title or TITLE).say(lang).partition("\n")
    return "".join(
        (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{escape(head)}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{escape(head)}</h1>",
            f'<p class="lead">{escape(question)}</p>' if question else "",
            '<ul class="said">',
            *(f"<li>{escape(each.say(lang))}</li>" for each in answers(rows, names)),
            "</ul>",
            f'<p class="lead">{escape(READ.say(lang).format(base=names[0]))}</p>',
            *_table(rows, names, lang),
            f"<h2>{escape(PLOTS.say(lang))}</h2>",
            '<div class="plots">',
            *_plots(rows, names, lang),
            f"</div><h2>{escape(DRAWINGS.say(lang))}</h2>",
            '<div class="plans">',
            *_drawings(pictures or [picture(plan, lang) for plan in plans], names),
            "</div><h2>",
            escape(ASSUMED.say(lang)),
            f"</h2><p>{escape(NOTE.say(lang))}</p><ul>",
            *(f"<li>{escape(note.say(lang))}</li>" for note in notes),
            "</ul></body></html>\n",
        )
    )


def _table(rows: Sequence[Compared], names: Sequence[str], lang: Lang) -> Iterator[str]:
    """Write the table: a line a figure, each with its difference to the base."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    yield f'<div class="wide"><table><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for measure in MEASURES:
        yield f'<tr><th scope="row">{escape(measure.name.say(lang))}</th>'
        for cell in cells(measure, rows):
            change = f"<small>{escape(cell.change)}</small>" if cell.change else ""
            kind = f' class="{cell.verdict}"' if cell.verdict else ""
            yield f"<td{kind}>{escape(cell.text)}{change}</td>"
        yield "</tr>"
    yield "</tbody></table></div>"


def _plots(rows: Sequence[Compared], names: Sequence[str], lang: Lang) -> Iterator[str]:
    """Draw some figures as bars, two of a kind on one scale."""
    for head, keys in PLOTTED:
        measures = [BY_KEY[key] for key in keys]
        known = [value for m in measures for r in rows if (value := m.read(r)) is not None]
        if not known:
            continue
        high = 0
        bars: list[str] = []
        for row, name in zip(rows, names, strict=True):
            bars.append(f'<text x="0" y="{high + 12}">{escape(name)}</text>')
            high += 18
            for number, measure in enumerate(measures):
                bars += _bar(measure, row, (max(known), high, number, lang))
                high += BAR_HIGH + 3
            high += 8
        yield f"<figure><figcaption>{escape(head.say(lang))}</figcaption>"
        yield f'<svg viewBox="0 0 {BAR + 130} {high}" role="img">{"".join(bars)}</svg></figure>'


def _bar(measure: Measure, row: Compared, place: tuple[float, int, int, Lang]) -> Iterator[str]:
    """Draw one bar with its figure behind it."""
    most, high, number, lang = place
    value = measure.read(row)
    long = 0.0 if value is None or not most else BAR * value / most
    colour = ("var(--a)", "var(--b)")[number]
    shown = "–" if value is None else measure.form.format(value)
    yield f'<rect x="0" y="{high}" width="{long:.1f}" height="{BAR_HIGH}" fill="{colour}">'
    yield f"<title>{escape(measure.name.say(lang))}</title></rect>"
    yield f'<text x="{long + 5:.1f}" y="{high + 12}">{escape(shown)}</text>'


def picture(plan: Plan, lang: Lang) -> bytes:
    """Draw a plan as small as it stands on the page, a PNG."""
    from plans.formats.draw.figure import render  # noqa: PLC0415 - heavy, and only for pages

    return render(plan, "png", lang=lang, paper="A3", dpi=DRAWN_DPI)


def _drawings(pictures: Sequence[bytes], names: Sequence[str]) -> Iterator[str]:
    """Put each plan's drawing on the page."""
    for drawn, name in zip(pictures, names, strict=True):
        data = base64.b64encode(drawn).decode()
        yield f"<figure><figcaption>{escape(name)}</figcaption>"
        yield f'<img alt="{escape(name)}" src="data:image/png;base64,{data}"></figure>'


TITLE = Text(ko="배치안 비교", en="Plans side by side")
READ = Text(
    ko="기준은 첫 열({base})입니다. 작은 글씨는 기준과의 차이입니다. 붉은색은 미충족, 황색은 판정 "
    "불가입니다.",
    en="The first column ({base}) is the base; small figures tell the difference to it. Red is not "
    "met, amber is not assessable.",
)
PLOTS = Text(ko="그림으로", en="In bars")
DRAWINGS = Text(ko="배치도", en="Drawings")
ASSUMED = Text(ko="읽을 때", en="When you read this")
NOTE = Text(
    ko="통행과 붐빔은 방문객 수와 걷는 방식에 대한 가정에서 나온 값입니다. 대피 시간은 모두 동시에 "
    "걷기 시작한다고 본 추정이며, 문과 통로 밖의 거리는 행사장이 확인할 때까지 가정입니다. "
    "임대료는 코엑스가 2015년에 공개한 단가와 월별·홀별 계수로, 부스 수입은 브리프의 단가로 "
    "셈했습니다. "
    "행사장과 소방서의 판단을 대신하지 않습니다.",
    en="Footfall and crowding rest on what is assumed of visitors and their walk. Egress is an "
    "estimate in which all set off at once; doors, and what lies beyond them, are assumed until "
    "the venue confirms them. Rent is COEX's published rate of 2015 with its factors for months "
    "and halls; revenue is by the brief's rates. The venue and the fire authority decide.",
)
