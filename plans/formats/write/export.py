"""The one way from a plan to a file of another program: the ending chooses the writer."""

from collections.abc import Callable

from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Lang, Text

from .booth_dxf import to_booth_dxf
from .csv import to_csv
from .dxf import to_dxf
from .geojson import to_geojson
from .imdf import to_imdf
from .xlsx import to_xlsx

_WRITERS: dict[str, Callable[[Plan, Lang, bool], bytes]] = {
    ".geojson": lambda plan, _, wgs84: to_geojson(plan, wgs84=wgs84),
    ".dxf": lambda plan, lang, _: to_dxf(plan, lang=lang),
    ".xlsx": lambda plan, lang, _: to_xlsx(plan, lang=lang),
    ".csv": lambda plan, lang, _: to_csv(plan, lang=lang),
    ".imdf.zip": lambda plan, lang, _: to_imdf(plan, lang=lang),
}

SUFFIXES = tuple(_WRITERS)
"""The endings that can be written."""


def export(
    plan: Plan, suffix: str, *, lang: Lang, wgs84: bool = False, booth: str | None = None
) -> bytes:
    """Write a plan in the format that a file's ending names.

    Parameters
    ----------
    plan : the plan.
    suffix : the ending with its dot, in any case.
    lang : the language of headings, names and sentences.
    wgs84 : longitude and latitude instead of metres; GeoJSON only.
    booth : one booth alone, by its number or its exhibitor; DXF only.

    Raises
    ------
    UsageError : when the ending is unknown, when ``wgs84`` is asked of another format than
        GeoJSON, when the venue has no anchor and the format needs one, and when ``booth`` is asked
        of another format than DXF, or is unknown.
    NoPlanError : when the exhibitor has no booth.
    """
    writer = _WRITERS.get(suffix.lower())
    if writer is None:
        text = Text(
            ko="‘{suffix}’ 파일로는 내보낼 수 없습니다. 다음 가운데 하나로 적어 주십시오: {known}.",
            en="There is no export to ‘{suffix}’; end the file's name with one of {known}.",
        )
        raise UsageError("export.suffix", text.fill(suffix=suffix, known=", ".join(SUFFIXES)))
    if wgs84 and suffix.lower() != ".geojson":
        text = Text(
            ko="--wgs84는 .geojson 파일에만 쓸 수 있습니다. ‘{suffix}’에서는 빼 주십시오.",
            en="--wgs84 is for .geojson files only; leave it out with ‘{suffix}’.",
        )
        raise UsageError("export.wgs84", text.fill(suffix=suffix))
    if booth is None:
        return writer(plan, lang, wgs84)
    if suffix.lower() != ".dxf":
        text = Text(
            ko="--booth는 .dxf 파일에만 쓸 수 있습니다. ‘{suffix}’에서는 빼 주십시오.",
            en="--booth is for .dxf files only; leave it out with ‘{suffix}’.",
        )
        raise UsageError("export.booth", text.fill(suffix=suffix))
    return to_booth_dxf(plan, booth, lang=lang)
