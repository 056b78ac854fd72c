"""Tests of what the rows of a sheet say of one another: pavilions, pods, names, shell sizes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.exhibitor import Build, Exhibitor
from plans.formats.read.sheet import read_sheet
from plans.formats.read.sheet_checks import row_faults
from tests.plans.formats.read.sheet_files import ZONES, write_csv, write_xlsx
from venue.errors import BriefError
from venue.text import Text

HEAD = ["id", "name_ko", "name_en", "zone", "size", "units", "build", "pavilion"]

Row = dict[str, str]


def row(name: str, size: str = "3x3", **cells: str) -> Row:
    """Give a row of the zone ai, named after its id unless told otherwise."""
    plain = {"id": name, "name_ko": f"{name}사", "name_en": f"Firm {name}", "zone": "ai"}
    return {**plain, "size": size, **cells}


def written(folder: Path, rows: list[Row]) -> Path:
    """Write rows as a sheet."""
    cells = [[one.get(column, "") for column in HEAD] for one in rows]
    return write_csv(folder / "exhibitors.csv", [HEAD, *cells])


def told(folder: Path, rows: list[Row], module_mm: int = 3000) -> tuple[list[str], list[str]]:
    """Read a sheet that is wrong; give the sentences in English and in Korean."""
    with pytest.raises(BriefError) as caught:
        read_sheet(written(folder, rows), module_mm, ZONES)
    texts = caught.value.texts
    assert all("\n" not in text.ko + text.en for text in texts)
    return [text.en for text in texts], [text.ko for text in texts]


def read(folder: Path, rows: list[Row], module_mm: int = 3000) -> tuple[Exhibitor, ...]:
    """Read a sheet that is right."""
    return read_sheet(written(folder, rows), module_mm, ZONES)


@pytest.mark.parametrize("pod", ["9x2", "2x9", "6.1x1", "3.5x3.5"])
def test_a_pod_larger_than_its_pavilion(tmp_path: Path, pod: str) -> None:
    """Tests that a pod that fits in neither direction is told at its row with both sizes."""
    (en,), (ko,) = told(tmp_path, [row("a", "6x3"), row("b", pod, pavilion="a")])
    assert en.startswith(f"exhibitors.csv, row 3, size: a pod of {pod} m does not fit the pavilion")
    assert "‘a’ of 6x3 m" in en
    assert ko.startswith("exhibitors.csv 3행 size: 공동관 ‘a’(6x3 m)에")


@pytest.mark.parametrize("pod", ["6x3", "3x6", "2x2", "6x1"])
def test_a_pod_that_just_fits(tmp_path: Path, pod: str) -> None:
    """Tests that a pod as large as its pavilion, turned or not, is no fault."""
    _, member = read(tmp_path, [row("a", "6x3"), row("b", pod, pavilion="a")])
    assert (member.pavilion, member.contract) == ("a", False)


def test_pods_of_units(tmp_path: Path) -> None:
    """Tests that a pavilion of units holds a pod that fits any of its shapes."""
    block = row("a", "", units="4")
    read(tmp_path, [block, row("b", "5x5", pavilion="a")])
    (en,), _ = told(tmp_path, [block, row("b", "7x5", pavilion="a")])
    assert "a pod of 7x5 m does not fit" in en


def test_a_pavilion_smaller_than_all_its_pods(tmp_path: Path) -> None:
    """Tests that pods that each fit but not together are told at the pavilion's row."""
    pods = [row(name, "3x3", pavilion="a") for name in "bcde"]
    (en,), (ko,) = told(tmp_path, [*pods[:2], row("a", "9x3"), *pods[2:]])
    assert en == (
        "exhibitors.csv, row 4, size: the pavilion has 27 m² and its pods ask 36 m²; "
        "make it larger, with room for aisles."
    )
    assert ko.startswith("exhibitors.csv 4행 size: 공동관이 27 m²인데 안의 자리는 모두 36 m²")
    assert len(read(tmp_path, [row("a", "9x3"), *pods[:3]])) == 4


def test_a_member_that_shares_the_block(tmp_path: Path) -> None:
    """Tests that a member without a size is no fault, and takes no room from the others."""
    pods = [row(name, "3x3", pavilion="a") for name in "bcd"]
    exhibitors = read(tmp_path, [row("a", "9x3"), *pods, row("e", "", pavilion="a")])
    assert [who.sized for who in exhibitors] == [True] * 4 + [False]
    (en,), _ = told(tmp_path, [row("e", "")])
    assert "row 2, size: write width x depth in metres" in en


def test_nested_pavilions(tmp_path: Path) -> None:
    """Tests that a member of a pavilion cannot be a pavilion, told at the member's member."""
    rows = [row("a", "9x6"), row("b", "6x3", pavilion="a"), row("c", "2x2", pavilion="b")]
    (en,), (ko,) = told(tmp_path, rows)
    assert en == (
        "exhibitors.csv, row 4, pavilion: ‘b’ stands in a pavilion itself; "
        "write the id of the one that has the contract."
    )
    assert ko.startswith("exhibitors.csv 4행 pavilion: ‘b’ 출품사도 다른 공동관에 속합니다.")


@pytest.mark.parametrize(("pavilion", "known"), [("zz", False), ("b", False), ("a", True)])
def test_a_pavilion_is_another_exhibitor(tmp_path: Path, pavilion: str, known: bool) -> None:
    """Tests that a pavilion is another row of the sheet, never the member itself."""
    rows = [row("a", "9x6"), row("b", "2x2", pavilion=pavilion)]
    if known:
        read(tmp_path, rows)
        return
    (en,), _ = told(tmp_path, rows)
    assert "row 3, pavilion: write the id of another exhibitor of this sheet" in en


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("한빛", "Hanbit"), ("한빛", "Hanbit")),
        (("㈜한빛", "Hanbit Inc."), ("한빛", "Hanbit")),
        (("주식회사 한빛", "Hanbit Co., Ltd."), ("(주)한빛", "HANBIT CORP")),
        (("한빛 전자", "Hanbit  GmbH"), ("한빛전자", "hanbit, LLC")),
        (("한빛", ""), ("㈜한빛", "")),
        (("", "Hanbit"), ("", "Hanbit, Inc")),
        (("한빛", "Hanbit"), ("한빛", "")),
        (("한빛", "Hanbit"), ("", "Hanbit Ltd")),
    ],
)
def test_two_contracts_of_one_exhibitor(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str]
) -> None:
    """Tests that a name that differs by legal form, blanks or case alone is told a second time."""
    rows = [
        row(key, name_ko=ko, name_en=en)
        for key, (ko, en) in zip("axb", (first, ("달", "Moon"), second), strict=True)
    ]
    (en,), (ko,) = told(tmp_path, rows)
    assert en.startswith("exhibitors.csv, row 4, name_ko: the same exhibitor as in row 2;")
    assert ko.startswith("exhibitors.csv 4행 name_ko: 2행과 같은 출품사입니다.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("한빛", "Hanbit"), ("한빛", "Hanvit")),
        (("한빛", "Hanbit"), ("한별", "Hanbit")),
        (("한빛", ""), ("", "Hanbit")),
        (("코인", "Coin"), ("인", "In")),
        (("한빛", "Hanbit Inc."), ("한빛전자", "Hanbit Electronics Inc.")),
        (("㈜", "Inc."), ("주식회사", "Co., Ltd.")),
    ],
)
def test_names_that_only_resemble(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str]
) -> None:
    """Tests that a name alike in one language only is another exhibitor's."""
    pairs = zip("ab", (first, second), strict=True)
    assert len(read(tmp_path, [row(key, name_ko=ko, name_en=en) for key, (ko, en) in pairs])) == 2


@pytest.mark.parametrize(
    ("size", "build", "fits"),
    [
        ("3.5x2", "shell", False),
        ("3.5x2", "package", False),
        ("6x2", "shell", False),
        ("3.5x3", "package", False),
        ("6x3", "package", True),
        ("6x3", "shell", True),
        ("3.5x2", "raw", True),
        ("3.5x2", "", True),
    ],
)
def test_shell_stands_come_in_units(tmp_path: Path, size: str, build: str, fits: bool) -> None:
    """Tests that stands with walls are whole units wide and deep, and bare floor is any size."""
    rows = [row("a", size, build=build)]
    if fits:
        assert len(read(tmp_path, rows)) == 1
        return
    (en,), (ko,) = told(tmp_path, rows)
    assert en == (
        "exhibitors.csv, row 2, size: the walls of a shell booth come in units of 3 m, and "
        f"{size} m are none; write whole units, or raw as its build."
    )
    assert ko.startswith(f"exhibitors.csv 2행 size: 조립 부스({size} m)의 벽은 3 m 단위입니다.")


def test_units_of_ten_feet(tmp_path: Path) -> None:
    """Tests that the unit is the show's own: 6.096 m are two of 3.048, and 6 m are none."""
    read(tmp_path, [row("a", "6.096x3.048", build="shell")], 3048)
    (en,), _ = told(tmp_path, [row("a", "6x3", build="shell")], 3048)
    assert "come in units of 3.048 m, and 6x3 m are none" in en


def test_pods_have_walls_of_any_size(tmp_path: Path) -> None:
    """Tests that a pod inside a pavilion may be of shell and of no whole unit."""
    assert len(read(tmp_path, [row("a", "6x6"), row("b", "2x2", build="shell", pavilion="a")])) == 2


def test_a_build_nobody_knows(tmp_path: Path) -> None:
    """Tests that an unknown build is told once, with those there are, and no size beside it."""
    (en,), (ko,) = told(tmp_path, [row("a", "3.5x2", build="tent")])
    assert en == "exhibitors.csv, row 2, build: write one of raw, shell, package, not ‘tent’."
    assert ko.startswith("exhibitors.csv 2행 build: ‘tent’ 대신 raw, shell, package")


EVERYTHING = [
    row("a", "6x3"),
    row("b", "9x2", pavilion="a"),
    row("c", "9x3"),
    *(row(name, "3x3", pavilion="c") for name in "defg"),
    row("h", "2x2", pavilion="d"),
    row("i", "3.5x2", build="shell"),
    row("j", build="tent"),
    row("k", name_ko="㈜a사", name_en="Firm A Inc."),
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_all_faults_at_once(tmp_path: Path, kind: str) -> None:
    """Tests that each fault is one sentence with row and column, by rows, in both languages."""
    cells = [[one.get(column, "") for column in HEAD] for one in EVERYTHING]
    write = write_csv if kind == "csv" else write_xlsx
    path = write(tmp_path / f"exhibitors.{kind}", [HEAD, *cells])
    with pytest.raises(BriefError) as caught:
        read_sheet(path, 3000, ZONES)
    places = [(3, "size"), (4, "size"), (9, "pavilion"), (10, "size"), (11, "build")]
    places += [(12, "name_ko")]
    for (n, column), text in zip(places, caught.value.texts, strict=True):
        assert text.en.startswith(f"exhibitors.{kind}, row {n}, {column}: ")
        assert text.ko.startswith(f"exhibitors.{kind} {n}행 {column}: ")
        assert text.en.endswith(".")
        assert text.ko.endswith(("주십시오.", "다."))
        assert "{" not in text.ko + text.en


def test_an_unreadable_row_is_no_pavilion(tmp_path: Path) -> None:
    """Tests that members of a row with a fault of its own are not told against it as well."""
    (en,), _ = told(tmp_path, [row("a", "6*3"), row("b", "9x2", pavilion="a")])
    assert en.startswith("exhibitors.csv, row 2, size: write ‘6x3’")


SIZES = st.sampled_from([(2000, 2000), (3000, 3000), (6000, 3000), (3500, 2000), (9000, 6000)])
WORDS = {
    "the same exhibitor": "twice",
    "walls of a shell": "shell",
    "stands in a pavilion itself": "nested",
    "does not fit": "large pod",
    "its pods ask": "small pavilion",
}
"""What each fault is called below, by words of its sentence."""


@given(
    st.lists(
        st.tuples(
            SIZES,
            st.sampled_from([None, Build.RAW, Build.SHELL]),
            st.integers(-4, 6),
            st.sampled_from(["한빛", "㈜한빛", "별", "달"]),
        ),
        max_size=7,
    )
)
def test_against_the_rules_by_hand(
    rows: list[tuple[tuple[int, int], Build | None, int, str]],
) -> None:
    """Tests that random rows have just the faults that the rules, written again, give them."""
    sheet = [
        (n + 2, Exhibitor(
            id=str(n), name=Text(ko=name), zone="ai", size_mm=size, build=build,
            pavilion=str(to) if 0 <= to < len(rows) and to != n else None,
        ))
        for n, (size, build, to, name) in enumerate(rows)
    ]  # fmt: skip
    found = [
        (n, *(kind for words, kind in WORDS.items() if words in text.en))
        for n, _, text in row_faults(sheet, 3000)
    ]
    assert sorted(found) == sorted(_expected(sheet))


def _expected(sheet: list[tuple[int, Exhibitor]]) -> list[tuple[int, str]]:
    """Give the row and the kind of each fault."""
    by_id = {who.id: who for _, who in sheet}
    faults: list[tuple[int, str]] = []
    for n, who in sheet:
        width, depth = who.size_mm or (0, 0)
        inside = [(m, pod.size_mm or (0, 0)) for m, pod in sheet if pod.pavilion == who.id]
        large = [
            m
            for m, (w, d) in inside
            if who.pavilion is None
            and not ((w <= width and d <= depth) or (w <= depth and d <= width))
        ]
        names = [other.name.ko.strip("㈜") for m, other in sheet if m < n]
        member = who.pavilion is not None
        wrong = {
            "twice": who.name.ko.strip("㈜") in names,
            "shell": not member and who.build is Build.SHELL and width * depth % 3000**2 > 0,
            "nested": member and by_id[who.pavilion or ""].pavilion is not None,
            "small pavilion": not member
            and not large
            and sum(w * d for _, (w, d) in inside) > width * depth,
        }
        faults += [(n, kind) for kind, holds in wrong.items() if holds]
        faults += [(m, "large pod") for m in large]
    return faults
