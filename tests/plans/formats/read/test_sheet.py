"""Tests of the exhibitor sheet: what is read, and how each fault is told."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from layouts.brief.exhibitor import Build, Exhibitor
from plans.formats.read.sheet import ONE_ZONE, read_rows, read_sheet
from plans.formats.read.wording import SHOWN
from tests.plans.formats.read.sheet_files import HEAD, ZONES, write_csv
from venue.errors import BriefError
from venue.text import Text


def faults(path: Path, module_mm: int = 3000) -> list[str]:
    """Read a sheet that is wrong, and give the English sentences."""
    with pytest.raises(BriefError) as caught:
        read_sheet(path, module_mm, ZONES)
    assert all(text.ko and text.en for text in caught.value.texts)
    return [text.en for text in caught.value.texts]


def one(tmp_path: Path, **cells: str) -> Exhibitor:
    """Read a sheet of one exhibitor."""
    row = {"id": "x", "name_ko": "엑스", "zone": "ai", "size": "6x3", **cells}
    path = write_csv(tmp_path / "exhibitors.csv", [list(row), list(row.values())])
    (who,) = read_sheet(path, 3000, ZONES)
    return who


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("6x3", (6000, 3000)),
        (" 6 x 3 ", (6000, 3000)),
        ("6X3", (6000, 3000)),
        ("6×3", (6000, 3000)),
        ("7.5x3.048", (7500, 3048)),
    ],
)
def test_size(tmp_path: Path, size: str, expected: tuple[int, int]) -> None:
    """Tests that sizes are read in metres, however the cross is written."""
    assert one(tmp_path, size=size).size_mm == expected


@pytest.mark.parametrize("size", ["4u", "4 units", "4 U"])
def test_units_in_size(tmp_path: Path, size: str) -> None:
    """Tests that a number of units may stand in the size column when it says so."""
    who = one(tmp_path, size=size)
    assert (who.size_mm, who.units) == (None, 4)


def test_units_column(tmp_path: Path) -> None:
    """Tests that the column of units is read when the size is empty."""
    assert one(tmp_path, size="", units="4.0").units == 4


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("yes", True), ("예", True), ("TRUE", True), ("1", True), ("no", False), ("아니오", False),
     ("false", False), ("0", False)],
)  # fmt: skip
def test_yes_and_no(tmp_path: Path, word: str, meaning: bool) -> None:
    """Tests that yes and no are understood in Korean and as programs write them."""
    assert one(tmp_path, turn=word).turn is meaning


def test_all_columns(tmp_path: Path) -> None:
    """Tests that every column reaches its field and unknown ones are kept."""
    who = one(
        tmp_path, name_en="X", open_sides="4", build="Raw", height="2.5", platform="yes",
        covered="no", decks="2", load_kn_m2="10", power_kw="1.5", water="1", air="0", lan="예",
        priority="-3", country="KR", memo=" 전화 \n010 ",
    )  # fmt: skip
    assert who == Exhibitor(
        id="x", name=Text(ko="엑스", en="X"), zone="ai", size_mm=(6000, 3000), open_sides=4,
        build=Build.RAW, height_mm=2500, platform=True, decks=2, load_kn_m2=10.0, power_kw=1.5,
        water=True, lan=True, priority=-3, country="KR", extra={"memo": "전화 \n010"},
    )  # fmt: skip


def test_missing_name_falls_back(tmp_path: Path) -> None:
    """Tests that a name in one language serves both."""
    assert one(tmp_path, name_ko="", name_en="X").name.say("ko") == "X"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("part", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, part: str) -> None:
    """Tests that each encoding is read with each delimiter."""
    rows = [HEAD, ["a", "똠방각하, 모빌리티; 서울", "ai", "6x3"]]
    path = write_csv(tmp_path / "exhibitors.csv", rows, encoding=encoding, part=part)
    (who,) = read_sheet(path, 3000, ZONES)
    assert who.name.ko == "똠방각하, 모빌리티; 서울"


def test_numbers_in_a_workbook(tmp_path: Path) -> None:
    """Tests that cells typed as numbers, ticks, days and times read as a person types them."""
    path = tmp_path / "exhibitors.xlsx"
    names = ["id", "name_ko", "zone", "units", "turn", "power_kw", "day", "hour", "both"]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, names)
        sheet.write_row(3, 1, [101, "엑스", "ai", 6.0, False, 2.5])
        moment = dt.datetime(2024, 10, 10, 9, 30)
        sheet.write(3, 7, dt.datetime(2024, 10, 10), book.add_format({"num_format": "yy-mm-dd"}))
        sheet.write(3, 8, dt.time(9, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write(3, 9, moment, book.add_format({"num_format": "yy-mm-dd hh:mm"}))
    (who,) = read_sheet(path, 3000, ZONES)
    assert (who.id, who.units, who.turn, who.power_kw) == ("101", 6, False, 2.5)
    assert who.extra == {"day": "2024-10-10", "hour": "09:30:00", "both": "2024-10-10T09:30:00"}


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("size", "6*3", "exhibitors.csv, row 2, size: write ‘6x3’, not ‘6*3’."),
        ("size", "3x", "such as ‘6x3’, each side from 0.5 to 100 m, not ‘3x’."),
        ("size", "0x3", "not ‘0x3’."),
        ("size", "-6x3", "not ‘-6x3’."),
        ("size", "nanx3", "not ‘nanx3’."),
        ("size", "NaN", "not ‘NaN’."),
        ("size", "101x3", "not ‘101x3’."),
        ("size", "6000x3000", "not ‘6000x3000’."),
        ("size", "4", "such as ‘6x3’, each side from 0.5 to 100 m, not ‘4’."),
        ("size", "0u", "not ‘0u’."),
        ("size", "401u", "not ‘401u’."),
        ("size", "", "row 2, size: write width x depth in metres such as ‘6x3’, or a number of"),
        ("id", "", "row 2, id: write an id no other exhibitor has."),
        ("id", "a;b", "row 2, id: write an id without a semicolon, not ‘a;b’."),
        ("name_ko", "", "row 2, name_ko: write the name, here or in name_en."),
        ("zone", "", "row 2, zone: write the id of a zone."),
        ("zone", "mobilty", "row 2, zone: write ‘mobility’, not ‘mobilty’."),
        ("zone", "space", "row 2, zone: write one of ai, mobility, robotics, not ‘space’."),
        ("units", "4", "row 2, size: write either size or units, not both."),
        ("units", "1.5", "row 2, units: write a whole number from 1 to 400, not ‘1.5’."),
        ("open_sides", "5", "row 2, open_sides: write a whole number from 1 to 4, not ‘5’."),
        ("open_sides", "0", "row 2, open_sides: write a whole number from 1 to 4, not ‘0’."),
        ("build", "shel", "row 2, build: write ‘shell’, not ‘shel’."),
        ("build", "tent", "row 2, build: write one of raw, shell, package, not ‘tent’."),
        ("turn", "maybe", "row 2, turn: write yes or no, not ‘maybe’."),
        ("height", "2500", "row 2, height: write a height in metres from 0.5 to 100, not ‘2500’."),
        ("decks", "4", "row 2, decks: write a whole number from 1 to 3, not ‘4’."),
        ("load_kn_m2", "-1", "write a number of 0 or more (kN/m²) such as ‘2.5’, not ‘-1’."),
        ("power_kw", "2,5", "write a number of 0 or more (kW) such as ‘2.5’, not ‘2,5’."),
        ("power_kw", "inf", "not ‘inf’."),
        ("power_kw", "1e400", "not ‘1e400’."),
        ("power_kw", "1_0", "not ‘1_0’."),
        ("lan", "2", "row 2, lan: write yes or no, not ‘2’."),
        ("priority", "high", "write a whole number from -1,000,000 to 1,000,000, not ‘high’."),
        ("rivals", "x;nobody", "row 2, rivals: write the id of another exhibitor of this sheet"),
        ("rivals", "x", "row 2, rivals: write the id of another exhibitor of this sheet, not ‘x’."),
        ("pavilion", "kr", "row 2, pavilion: write the id of another exhibitor of this sheet"),
        ("name_ko", "a\x07", "row 2, column 2: delete the character U+0007, which is no text."),
    ],
)
def test_fault_of_a_cell(tmp_path: Path, column: str, cell: str, sentence: str) -> None:
    """Tests that each wrong cell is told with file, row, column and the mend."""
    row = {"id": "x", "name_ko": "엑스", "zone": "ai", "size": "6x3", column: cell}
    path = write_csv(tmp_path / "exhibitors.csv", [list(row), list(row.values())])
    assert sentence in faults(path)[0]


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (["id", "name_ko", "zone", "szie"], "row 1: there is no column ‘szie’; write ‘size’, or"),
        ([*HEAD, "open_side"], "row 1: there is no column ‘open_side’; write ‘open_sides’, or"),
        ([*HEAD, "size"], "row 1: the column ‘size’ stands there twice; delete one or rename it."),
        (["name_ko", "zone", "size"], "row 1: the column id is missing; add it."),
        (["id", "zone", "size"], "row 1: the column name_ko or name_en is missing; add it."),
        (["id", "name_ko", "size"], "row 1: the column zone is missing; add it."),
        (["id", "name_ko", "zone"], "row 1: the column size or units is missing; add it."),
        (["id", "name_ko", "zone", "size", "", "memo"], "row 1: column 5 holds values but has no"),
    ],
)
def test_fault_of_the_header(tmp_path: Path, header: list[str], sentence: str) -> None:
    """Tests that each wrong header is told once, with the likely word where there is one."""
    values = {"id": "x", "name_ko": "엑스", "zone": "ai", "size": "6x3", "szie": "6x3"}
    rows = [header, [values.get(name, "1") for name in header]]
    (told,) = faults(write_csv(tmp_path / "exhibitors.csv", rows))
    assert sentence in told


@pytest.mark.parametrize("name", ["note", "phone", "country_ko", "fair", "plan", "e-mail"])
def test_unknown_columns_are_no_misspellings(tmp_path: Path, name: str) -> None:
    """Tests that columns of the organiser's own are kept, even when like a column in use."""
    assert one(tmp_path, country="KR", **{name: "1"}).extra == {name: "1"}


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Tests that every fault is told, in the order of the rows, as a spreadsheet counts them."""
    rows = [
        [*HEAD, "units"],
        ["a", "에이", "ai", "3x", ""],
        [],
        ["a", "", "space", "", "47"],
        ["b", "비", "ai", "3x3", "", "more"],
    ]
    path = write_csv(tmp_path / "exhibitors.csv", rows)
    assert faults(path) == [
        "exhibitors.csv, row 5: a value stands beyond the last named column; "
        "name the column in row 1, or put quotes around a value with a comma.",
    ]
    rows[-1].pop()
    told = faults(write_csv(path, rows))
    assert [sentence.split(":")[0] for sentence in told] == [
        "exhibitors.csv, row 2, size",
        "exhibitors.csv, row 4, id",
        "exhibitors.csv, row 4, name_ko",
        "exhibitors.csv, row 4, zone",
    ]
    assert "row 2 has the id ‘a’ already" in told[1]


def test_units_beyond_the_longest_stand(tmp_path: Path) -> None:
    """Tests that a number of units that only makes one long row is refused."""
    rows = [["id", "name_ko", "zone", "units"], ["a", "에이", "ai", "47"]]
    (told,) = faults(write_csv(tmp_path / "exhibitors.csv", rows))
    assert "47 units only make one row of 141 m" in told


def test_korean_sentence(tmp_path: Path) -> None:
    """Tests that a fault is told in Korean with row and field."""
    path = write_csv(tmp_path / "exhibitors.csv", [HEAD, ["a", "에이", "ai", "6*3"]])
    with pytest.raises(BriefError) as caught:
        read_sheet(path, 3000, ZONES)
    expected = "exhibitors.csv 2행 size: ‘6*3’ 대신 ‘6x3’처럼 적어 주십시오."
    assert caught.value.say("ko") == expected


def test_long_cells_are_cut_in_sentences(tmp_path: Path) -> None:
    """Tests that a sentence repeats no more than the start of a long cell."""
    path = write_csv(tmp_path / "exhibitors.csv", [HEAD, ["a", "에이", "ai", "6" * 1000]])
    assert "6" * (SHOWN - 1) + "…" in faults(path)[0]


def test_no_zone_is_declared(tmp_path: Path) -> None:
    """Tests that a brief without zones is mended by declaring one."""
    path = write_csv(tmp_path / "exhibitors.csv", [HEAD, ["a", "에이", "ai", "6x3"]])
    with pytest.raises(BriefError, match=r"added under \[\[zones\]\] first, not ‘ai’"):
        read_sheet(path, 3000, ())


GOOD = ["a", "에이", "ai", "6x3"]


def test_good_rows_are_read_beside_bad_ones(tmp_path: Path) -> None:
    """Tests that each fault tells its row, its column, what stands there, and the mend."""
    rows = [[*HEAD, "units"], [*GOOD, ""], ["b", "비", "ai", "6*3", ""], [],
            ["c", "씨", "space", "3x3", "2"], ["d", "\x07", "ai", "3x3", "", "more"]]  # fmt: skip
    read = read_rows(write_csv(tmp_path / "x.csv", rows), 3000, ZONES)
    assert ([who.id for who in read.exhibitors], read.unread) == (["a"], 3)
    assert [(f.row, f.column, f.got) for f in read.faults] == [
        (3, "size", "6*3"), (5, "size", "3x3"), (5, "zone", "space"), (6, "", "more"),
        (6, "name_ko", "?"),
    ]  # fmt: skip
    first = read.faults[0]
    assert (first.mend.ko, first.mend.en) == ("‘6x3’처럼 적어 주십시오.", "Write ‘6x3’.")
    assert first.text.en == "x.csv, row 3, size: write ‘6x3’, not ‘6*3’."


def test_zones_that_nobody_has_declared_may_be_new(tmp_path: Path) -> None:
    """Tests that they are given in the order of rows; one that looks misspelt is a fault."""
    rows = [HEAD, ["a", "가", "space", "3x3"], ["b", "나", "ai", "3x3"], ["c", "다", "sea", "3x3"],
            ["d", "라", "mobilty", "3x3"], ["e", "마", "moon", "?"]]  # fmt: skip
    read = read_rows(write_csv(tmp_path / "x.csv", rows), 3000, ZONES, open_zones=True)
    assert (read.zones, [who.id for who in read.exhibitors]) == (("space", "sea"), ["a", "b", "c"])
    assert [(fault.row, fault.column) for fault in read.faults] == [(5, "zone"), (6, "size")]


@pytest.mark.parametrize(
    ("zones", "given", "fresh"), [((), ONE_ZONE, (ONE_ZONE,)), (("ai",), "ai", ())]
)
def test_a_sheet_without_zones_needs_none_where_there_is_no_choice(
    tmp_path: Path, zones: tuple[str, ...], given: str, fresh: tuple[str, ...]
) -> None:
    """Tests no zone and one; where there are several, the column is missing."""
    rows = [["id", "name_ko", "size"], ["a", "가", "3x3"], ["b", "나", "6x3"]]
    path = write_csv(tmp_path / "x.csv", rows)
    read = read_rows(path, 3000, zones, open_zones=True)
    assert ([who.zone for who in read.exhibitors], read.zones) == ([given, given], fresh)
    for declared, open_zones in ((ZONES, True), (zones, False)):
        with pytest.raises(BriefError, match="the column zone is missing"):
            read_rows(path, 3000, declared, open_zones=open_zones)


def test_who_hangs_on_a_bad_row_waits_for_it(tmp_path: Path) -> None:
    """Tests a pavilion that cannot be read, its pod, and the pod's rival."""
    head = [*HEAD, "pavilion", "rivals"]
    rows = [head, ["kr", "공동관", "ai", "?", "", ""], ["pod", "자리", "ai", "3x3", "kr", ""],
            ["r", "경쟁", "ai", "3x3", "", "pod"], [*GOOD, "", ""]]  # fmt: skip
    read = read_rows(write_csv(tmp_path / "x.csv", rows), 3000, ZONES)
    assert [who.id for who in read.exhibitors] == ["a"]
    assert [(f.row, f.column) for f in read.faults] == [(2, "size"), (3, "pavilion"), (4, "rivals")]
    assert "the row of ‘kr’ cannot be read" in read.faults[1].text.en


def test_a_bad_header_leaves_nothing_to_read(tmp_path: Path) -> None:
    """Tests that rows under a header without a size are not told one by one."""
    path = write_csv(tmp_path / "x.csv", [["id", "name_ko", "zone"], ["a", "", "space"]])
    with pytest.raises(BriefError) as caught:
        read_rows(path, 3000, ZONES)
    assert [text.en for text in caught.value.texts] == [
        "x.csv, row 1: the column size or units is missing; add it."
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_korean_headings(tmp_path: Path, encoding: str) -> None:
    """Tests a sheet as a registration writes it, its own columns kept, in both encodings."""
    head = [
        "참가번호",
        "업체명",
        "영문명",
        "전시 구역",
        "부스 크기",
        "개방면",
        "부스 형태",
        "전력(kW)",
        "비고",
    ]
    cells = ["k1", "한빛", "Hanbit", "ai", "6x3", "2", "조립부스", "2.5", "창가"]
    path = write_csv(tmp_path / "x.csv", [head, cells], encoding=encoding)
    (who,) = read_sheet(path, 3000, ZONES)
    assert (who.id, who.name, who.size_mm) == ("k1", Text(ko="한빛", en="Hanbit"), (6000, 3000))
    assert (who.open_sides, who.build, who.power_kw) == (2, Build.SHELL, 2.5)
    assert who.extra == {"비고": "창가"}


def test_our_own_heading_comes_before_another_name_for_it(tmp_path: Path) -> None:
    """Tests that a column of the organiser's own is kept beside ours."""
    who = one(tmp_path, 업체명="다른 이름")
    assert (who.name.ko, who.extra) == ("엑스", {"업체명": "다른 이름"})
