"""Tests of brief.toml: what is read, and how each fault is told."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from layouts.brief.brief import BestSpots
from layouts.brief.request import AreaKind, Pair, Pin, Relation
from layouts.brief.samples import folder, names
from layouts.brief.visitors import Attraction
from plans.formats.read.brief import MAX_BRIEF_BYTES, read_brief
from plans.formats.read.brief_file import (
    WANTED,
    AreaTable,
    BriefFile,
    PairTable,
    PinTable,
    ZoneTable,
)
from venue.errors import BriefError, InputError, LimitError, MadangError
from venue.text import Text

TOP = {
    "schema": '"madang/brief/1"',
    "title": '{ ko = "쇼", en = "Show" }',
    "dates": '["2024-10-10", "2024-10-12"]',
    "venue": '"coex"',
    "halls": '["B2", "C"]',
    "exhibitors": '"exhibitors.csv"',
}
ZONE = '\n[[zones]]\nid = "ai"\nname = "AI"\n'
SHEET = "id,name_ko,zone,size\na-motors,에이,ai,6x3\nbeta,비,ai,3x3\n"
PIN = '\n[[pins]]\nexhibitor = "beta"\nhall = "C"\nx = 1\ny = 2.5\n'


def written(tmp_path: Path, below: str = "", **top: str) -> Path:
    """Write a brief with its sheet; keys given as ``-`` are left out."""
    keys = {**TOP, **top}
    head = "".join(f"{key} = {value}\n" for key, value in keys.items() if value != "-")
    (tmp_path / "exhibitors.csv").write_text(SHEET, encoding="utf-8")
    path = tmp_path / "brief.toml"
    path.write_text(head + ZONE + below, encoding="utf-8")
    return path


def faults(path: Path | str) -> list[str]:
    """Read a brief that is wrong, and give the English sentences."""
    with pytest.raises(InputError) as caught:
        read_brief(path)
    assert all(text.ko and text.en for text in caught.value.texts)
    return [text.en for text in caught.value.texts]


def test_a_whole_brief(tmp_path: Path) -> None:
    """Tests that every table is read, metres become millimetres, and the folder is given."""
    below = f"""name.en = "AI zone"
hall = "C"
near = "C-S2"
code = "AI"
colour = 6
[[areas]]
id = "main-stage"
kind = "stage"
size = [24, 15.5]
{PIN}rotation = 90
[[pairs]]
a = "a-motors"
b = "beta"
relation = "apart"
distance = 20.0
[partitions]
"B1|B2" = "closed"
[tenancy]
build_up = 3
[rates]
booth_krw_m2 = 250_000
[visitors]
expected = 20000
[rules_override]
aisle = 3.5
""".replace('name.en = "AI zone"\n', "")
    brief, place = read_brief(written(tmp_path, below, module="3.048"))
    assert place == tmp_path
    assert (brief.title, brief.venue, brief.halls) == (
        Text(ko="쇼", en="Show"),
        "coex",
        ("B2", "C"),
    )
    assert brief.dates == (dt.date(2024, 10, 10), dt.date(2024, 10, 12))
    assert (brief.module_mm, brief.rules_override) == (3048, {"aisle": 3.5})
    assert (brief.tenancy.build_up, brief.tenancy.breakdown) == (3, 1)
    assert (brief.rates.booth_krw_m2, brief.visitors.expected) == (250_000, 20_000)
    assert brief.partitions == {"B1|B2": "closed"}
    (zone,), (area,) = brief.zones, brief.areas
    assert (zone.name, zone.hall, zone.near) == (Text(ko="AI", en="AI"), "C", "C-S2")
    assert (zone.code, zone.colour) == ("AI", 6)
    assert (area.kind, area.size_mm, area.walkable) == (AreaKind.STAGE, (24_000, 15_500), False)
    pin = Pin(exhibitor="beta", hall="C", x_mm=1000, y_mm=2500, rotation_deg=90)
    assert brief.pins == (pin,)
    pair = Pair(a="a-motors", b="beta", relation=Relation.APART, distance_mm=20_000)
    assert brief.pairs == (pair,)
    assert (brief.sheet, [who.id for who in brief.exhibitors]) == (
        "exhibitors.csv",
        ["a-motors", "beta"],
    )


def test_values_with_names_and_lists(tmp_path: Path) -> None:
    """Tests that the months' factors, early offers, and what goes by a name can be written."""
    below = """
[rates]
month_factors = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5]
[[rates.early]]
until = "2024-06-30"
share = 0.2
[[rates.early]]
until = 2024-08-31
share = 0.1
[visitors]
attraction = "equal"
"""
    brief, _ = read_brief(written(tmp_path, below, best_spots='"lot"'))
    assert (brief.best_spots, brief.visitors.attraction) == (BestSpots.LOT, Attraction.EQUAL)
    assert brief.rates.month_factors == (*[1.0] * 11, 0.5)
    early = [(each.until, each.share) for each in brief.rates.early]
    assert early == [(dt.date(2024, 6, 30), 0.2), (dt.date(2024, 8, 31), 0.1)]


def test_short_forms(tmp_path: Path) -> None:
    """Tests that a plain title, TOML's own days and a zone without a name are understood."""
    path = written(tmp_path, title='"쇼"', dates="[2024-10-10, 2024-10-12]")
    path.write_text(path.read_text(encoding="utf-8").replace('name = "AI"\n', ""), "cp949")
    brief, _ = read_brief(path)
    assert brief.title == Text(ko="쇼", en="쇼")
    assert brief.zones[0].name.say("ko") == "ai"
    assert brief.dates[1].day == 12


def test_every_key_says_what_belongs_there() -> None:
    """Tests that each key of the file has its words, so that every fault can be told."""
    tables: dict[str, type[BaseModel]] = {
        "": BriefFile,
        "zones.": ZoneTable,
        "areas.": AreaTable,
        "pins.": PinTable,
        "pairs.": PairTable,
    }
    for name in ("tenancy", "rates", "visitors"):
        annotation = BriefFile.model_fields[name].annotation
        assert isinstance(annotation, type)
        tables[f"{name}."] = annotation
    keys = {
        prefix + (field.alias or key)
        for prefix, model in tables.items()
        for key, field in model.model_fields.items()
    }
    assert keys == set(WANTED)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("schema", "-", 'brief.toml, schema: it is missing; write "madang/brief/1".'),
        ("schema", '"madang/brief/2"', 'schema: write "madang/brief/1", not ‘"madang/brief/2"’.'),
        ("title", '""', "brief.toml, title: write { ko"),
        ("title", "{ ko = 1 }", "brief.toml, [title] ko: write { ko"),
        ("title", '{ kr = "x" }', "brief.toml, [title] kr: there is no such key; delete it or"),
        ("dates", "-", "brief.toml, dates: it is missing; write the first and the last day"),
        ("dates", '["2024-10-10"]', 'dates: write the first and the last day like ["2024-10-10"'),
        ("dates", '["2024-10-10", "12.10.2024"]', 'not ‘"12.10.2024"’.'),
        ("dates", '["2024-10-10", 2024-10-12T10:00:00]', "not ‘2024-10-12 10:00:00’."),
        ("dates", '["2024-10-12", "2024-10-10"]', "dates: the last day comes before the first"),
        ("venue", "-", "brief.toml, venue: it is missing; write a venue of the catalogue or"),
        ("venue", "7", "not ‘7’."),
        ("halls", "[]", 'brief.toml, halls: write ids of halls like ["B2", "C"], not ‘[]’.'),
        ("halls", '"C"', 'not ‘"C"’.'),
        ("halls", '["C", "C"]', "brief.toml, halls: ‘C’ stands there already as number 1; delete"),
        ("rules", '"us-2"', 'brief.toml: rules = "us-2": no such preset; write one of kr-practice'),
        ("module", "0", "module: write the side of a booth unit from 1 to 10 metres such as 3.0"),
        ("module", "-3", "not ‘-3’."),
        ("module", "3000", "not ‘3000’."),
        ("module", "nan", "not ‘nan’."),
        ("module", '"3"', 'not ‘"3"’.'),
        ("module", "true", "not ‘true’."),
        ("exhibitors", "-", "exhibitors: it is missing; write the path of the exhibitor sheet"),
        ("exhibitors", '"none.csv"', "none.csv: there is no such file"),
        ("exhibitors", '"."', "this is a directory"),
        ("zone", "1", "brief.toml, zone: write the key ‘zones’, not ‘zone’."),
        ("colour", "1", "brief.toml, colour: there is no such key; delete it or use one of schema"),
    ],
)
def test_fault_of_a_key(tmp_path: Path, key: str, value: str, sentence: str) -> None:
    """Tests that each wrong key at the top is told with the file, the key and the mend."""
    (told,) = faults(written(tmp_path, **{key: value}))
    assert sentence in told


@pytest.mark.parametrize(
    ("below", "sentence"),
    [
        ("colur = 3", "brief.toml, [[zones]] number 1 (ai), colur: write the key ‘colour’, not"),
        ("colour = 13", "(ai), colour: write a whole number from 1 to 12, not ‘13’."),
        ('code = "LONG"', "(ai), code: write a mark of one to three letters, not"),
        ('[[zones]]\nid = "ai"', "[[zones]] number 2, id: ‘ai’ stands there already as number 1"),
        ('code = "A"\n[[zones]]\nid = "b"\ncode = "A"', "[[zones]] number 2, code: ‘A’ stands"),
        ("[[zones]]\nhall = 'C'", "[[zones]] number 2, id: it is missing; write an id."),
        (
            '[[areas]]\nid = "s"\nkind = "stge"\nsize = [3, 3]',
            "[[areas]] number 1 (s), kind: write one of stage, lounge",
        ),
        ('[[areas]]\nid = "s"\nkind = "stage"\nsize = [3]', "(s), size: write width and depth"),
        ('[[areas]]\nid = "s"\nkind = "stage"\nsize = [3, 0]', "[24, 15], not ‘0’."),
        (
            '[[areas]]\nid = "s"\nkind = "rest"\nsize = [3, 3]\n' * 2,
            "[[areas]] number 2, id: ‘s’ stands there already as number 1",
        ),
        (PIN.replace("= 1", "= nan"), "[[pins]] number 1 (beta), x: write a number of metres"),
        (PIN.replace("= 1", f"= {'9' * 400}"), "[[pins]] number 1 (beta), x: write a number of"),
        (PIN.replace("y = 2.5\n", ""), "[[pins]] number 1 (beta), y: it is missing; write a"),
        (PIN.replace("beta", "a-motor"), "[[pins]] number 1, exhibitor: write ‘a-motors’, not"),
        (PIN.replace("beta", "zzz"), "exhibitor: write an id of exhibitors.csv, not ‘zzz’."),
        (PIN + PIN, "[[pins]] number 2, exhibitor: ‘beta’ stands there already as number 1"),
        (
            "[partitions]\nB1 = 'closed'",
            '[partitions]: write the halls on either side, like "B1|B2"',
        ),
        ("[partitions]\n'B1|B2' = 'shut'", '[partitions] B1|B2: write "open" or "closed", not'),
        ("[tenancy]\nbuild_up = 61", "[tenancy] build_up: write a number of days from 0 to 60"),
        ("[tenacy]\n", "brief.toml, tenacy: write the key ‘tenancy’, not ‘tenacy’."),
        ("[rates]\nbooth_krw_m2 = 0.5", "[rates] booth_krw_m2: write a whole number of won"),
        ("[rates]\nmonth_factors = [1, 2]", "[rates] month_factors: write twelve factors from"),
        ("[[rates.early]]\nuntil = 'soon'\nshare = 0.1", "[rates] early until: write one or more"),
        ("[visitors]\nattraction = 'size'", '[visitors] attraction: write "area" or "equal", not'),
        ("[visitors]\nexpected = true", "[visitors] expected: write a whole number of people"),
        ("[visitors]\nspeed = 1", "[visitors] speed: there is no such key; delete it or use one"),
        ("[rules_override]\naisle = -1", "[rules_override] aisle: give a value above 0, up to"),
        ("[rules_override]\naisle = inf", "aisle: write a finite number for each rule, not ‘inf’."),
        ("[rules_override]\naisel = 3", "[rules_override] aisel: give a value above 0, up to"),
    ],
)
def test_fault_of_a_table(tmp_path: Path, below: str, sentence: str) -> None:
    """Tests that each fault in a table is told with the table, the key and the mend."""
    (told,) = faults(written(tmp_path, below))
    assert sentence in told


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (["a b adjacent 3"], 'number 1, distance: "adjacent" takes no distance; delete it or'),
        (["a b apart"], 'number 1, distance: "apart" needs a distance; add it in metres'),
        (["a a adjacent"], "number 1, b: write the id of an exhibitor other than a"),
        (["a zzz adjacent"], "number 1, b: write an id of exhibitors.csv, not ‘zzz’."),
        (["a b near"], 'relation: write "adjacent" or "apart", not ‘"near"’.'),
        (["a b adjacent", "b a apart 9"], "number 2, relation: number 1 asks the opposite of"),
    ],
)
def test_fault_of_a_pair(tmp_path: Path, pairs: list[str], sentence: str) -> None:
    """Tests that pairs that cannot hold are told."""
    below = ""
    for pair in pairs:
        a, b, relation, *distance = pair.split()
        ids = {"a": "a-motors", "b": "beta"}
        below += f'\n[[pairs]]\na = "{ids.get(a, a)}"\nb = "{ids.get(b, b)}"\n'
        below += f'relation = "{relation}"\n' + "".join(f"distance = {d}\n" for d in distance)
    (told,) = faults(written(tmp_path, below))
    assert sentence in told


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Tests that faults of the brief and of its sheet are told together."""
    path = written(tmp_path, '[[zones]]\nid = "ai"\n', dates='["2024-10-12", "2024-10-10"]')
    (tmp_path / "exhibitors.csv").write_text(SHEET.replace("6x3", "3x"), encoding="utf-8")
    assert [told.split(":")[0] for told in faults(path)] == [
        "brief.toml, dates",
        "brief.toml, [[zones]] number 2, id",
        "exhibitors.csv, row 2, size",
    ]
    assert len(faults(written(tmp_path, venue="-", halls="[]", module="0"))) == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("title = \n", "brief.toml, line 1, column 9: this is no TOML"),
        ("a = 1\na = 2\n", "brief.toml, line 2"),
        ("a = " + "[" * 5000, "brief.toml, at its end: this is no TOML"),
        ('venue = "a"\nvenue = "b"\n', "line 2, column 12: this key or table stands there"),
        ("[tenancy]\n[tenancy]\n", "line 2, column 9: this key or table stands there already"),
        ('{"schema": "madang/plan/1"}', "brief.toml is JSON, as plans are; give the brief.toml"),
        ("venue = 0x" + "f" * 9000, "venue: write a venue of the catalogue or the path"),
        ("venue" + ".a" * 101 + " = 1", "brief.toml, line 1: more than 100 dots; break it"),
        ("", "the file is empty"),
    ],
)
def test_fault_of_the_file(tmp_path: Path, content: str, sentence: str) -> None:
    """Tests that a file that is no TOML is refused with line and column."""
    path = tmp_path / "brief.toml"
    path.write_text(content, encoding="utf-8")
    assert any(sentence in told for told in faults(path))


def test_directory_missing_file_and_large_file(tmp_path: Path) -> None:
    """Tests that a directory, a missing file and a file beyond the limit are named as such."""
    assert "this is a directory" in faults(tmp_path)[0]
    assert "no such file" in faults(tmp_path / "none.toml")[0]
    assert "cannot be read" in faults("x" * 300)[0]
    (tmp_path / "brief.toml").write_bytes(b"#" * (MAX_BRIEF_BYTES + 1))
    with pytest.raises(LimitError):
        read_brief(tmp_path / "brief.toml")


def test_a_sample_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that a sample's name is found, even beside a folder of that name; a file wins."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slw-2024").mkdir()
    brief, place = read_brief("slw-2024")
    assert (len(brief.contracts), place) == (147, folder("slw-2024"))
    written(tmp_path).rename(tmp_path / "slw-2025")
    assert len(read_brief("slw-2025")[0].exhibitors) == 2


def test_an_unknown_sample() -> None:
    """Tests that an unknown sample is answered with those there are."""
    (told,) = faults("slw-1924")
    assert told.startswith("‘slw-1924’: no such file or sample")
    assert ", ".join(names()) in told


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_anything_fails_our_way(
    tmp_path_factory: pytest.TempPathFactory, content: str | bytes
) -> None:
    """Tests that whatever a brief holds, only our own error escapes."""
    path = tmp_path_factory.getbasetemp() / "brief.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(MadangError):
        read_brief(path)


VALUES = st.sampled_from(
    ["0", "-1", "nan", "inf", "true", '""', '"x"', "[]", "{}", "[[1]]", "1979-05-27", "9" * 300]
)


@given(st.sampled_from(sorted(WANTED)), VALUES)
def test_any_value_under_any_key(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: str
) -> None:
    """Tests that any value under any key is read or refused with sentences in both languages."""
    table, _, name = key.rpartition(".")
    heading = f"[[{table}]]" if table in {"zones", "areas", "pins", "pairs"} else f"[{table}]"
    folder = tmp_path_factory.getbasetemp()
    path = (
        written(folder, f"{heading}\n{name} = {value}\n")
        if table
        else written(folder, **{name: value})
    )
    with suppress(BriefError, InputError):
        assert read_brief(path)[0].exhibitors
