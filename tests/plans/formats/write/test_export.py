"""Tests that a file's ending chooses its writer."""

import pytest

from plans.formats.write.csv import to_csv
from plans.formats.write.dxf import to_dxf
from plans.formats.write.export import SUFFIXES, export
from plans.formats.write.geojson import to_geojson
from plans.formats.write.imdf import to_imdf
from plans.formats.write.xlsx import to_xlsx
from tests.plans.formats.write.imdf_plans import on_earth
from tests.plans.sample_plan import sample_plan
from venue.errors import UsageError


def test_each_ending_has_its_writer() -> None:
    """Tests all endings, in any case, with language and frame passed on."""
    plan = sample_plan()
    assert export(plan, ".geojson", lang="ko") == to_geojson(plan)
    assert export(plan, ".geojson", lang="ko", wgs84=True) == to_geojson(plan, wgs84=True)
    assert export(plan, ".DXF", lang="en") == to_dxf(plan, lang="en")
    assert export(plan, ".csv", lang="en") == to_csv(plan, lang="en")
    assert export(plan, ".Xlsx", lang="en") == to_xlsx(plan, lang="en")
    placed = on_earth(plan)
    assert export(placed, ".imdf.zip", lang="en") == to_imdf(placed, lang="en")


@pytest.mark.parametrize("suffix", ["", ".pdf", ".json", "csv", ".zip"])
def test_an_unknown_ending_is_told_with_the_known_ones(suffix: str) -> None:
    """Tests that the sentence lists every ending there is."""
    with pytest.raises(UsageError) as caught:
        export(sample_plan(), suffix, lang="ko")
    for lang in ("ko", "en"):
        assert all(known in caught.value.say(lang) for known in SUFFIXES)


@pytest.mark.parametrize("suffix", [".dxf", ".csv", ".xlsx", ".imdf.zip"])
def test_degrees_are_for_geojson_alone(suffix: str) -> None:
    """Tests that a flag that would do nothing is refused."""
    with pytest.raises(UsageError, match="--wgs84"):
        export(sample_plan(), suffix, lang="en", wgs84=True)
