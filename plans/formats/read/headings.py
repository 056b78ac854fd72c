"""What people call the columns of an exhibitor sheet: ours, and what registrations say instead."""

from collections.abc import Collection, Sequence

HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("아이디", "관리번호", "접수번호", "참가번호"),
    "name_ko": (
        "이름", "업체명", "회사명", "기업명", "기관명", "상호", "출품사", "출품사명", "참가업체",
        "참가업체명", "국문명", "업체명(국문)", "회사명(국문)", "name", "company", "company_name",
        "exhibitor",
    ),
    "name_en": (
        "영문명", "영문이름", "영문업체명", "영문회사명", "업체명(영문)", "회사명(영문)",
        "english_name", "company_name_(english)",
    ),
    "zone": ("구역", "전시구역", "분야", "전시분야"),
    "size": ("크기", "규격", "부스크기", "부스규격", "booth_size"),
    "units": ("부스수", "부스개수", "신청부스", "booths"),
    "open_sides": ("개방면", "개방면수"),
    "build": ("시공", "부스형태", "부스유형", "booth_type"),
    "height": ("높이", "높이(m)"),
    "load_kn_m2": ("바닥하중(kn/m²)", "하중(kn/m²)"),
    "power_kw": ("전력(kw)", "전기(kw)"),
    "priority": ("우선순위",),
    "rivals": ("경쟁사", "경쟁업체"),
    "pavilion": ("공동관",),
    "country": ("국가", "나라"),
}  # fmt: skip
"""Other names of our columns, blanks left out; one that a sheet has by our own name stays its own.

What others write into a column must be what ours holds: a column 전력 may hold anything, but one of
전력(kW) holds kilowatts.
"""

_OURS = {name.replace("_", ""): key for key, names in HEADINGS.items() for name in names}


def column_key(cell: str) -> str:
    """Give a column name as ours are written: lower case, words joined by a low line.

    Examples
    --------
    >>> column_key(" Open Sides ")
    'open_sides'
    """
    return "_".join(cell.replace("-", " ").casefold().split())


def known_key(cell: str) -> str:
    """Give the column of ours that a heading stands for, or its own name.

    Examples
    --------
    >>> known_key("업체명 (영문)"), known_key("Open Sides"), known_key("비고")
    ('name_en', 'open_sides', '비고')
    """
    key = column_key(cell)
    return _OURS.get(key.replace("_", ""), key)


def keys_of(header: Sequence[str], ours: Collection[str]) -> tuple[str, ...]:
    """Give the columns of a header; of two that stand for one of ours, only the first does.

    Parameters
    ----------
    header : the names of the columns as they are written.
    ours : the columns we know.

    Examples
    --------
    >>> keys_of(["업체명", "회사명", "size"], {"name_ko", "size"})
    ('name_ko', '회사명', 'size')
    >>> keys_of(["name_ko", "업체명"], {"name_ko"})
    ('name_ko', '업체명')
    """
    plain = [column_key(cell) for cell in header]
    taken = set(ours).intersection(plain)
    keys = []
    for cell, key in zip(header, plain, strict=True):
        known = key if key in ours else known_key(cell)
        keys.append(key if known in taken else known)
        taken.add(known)
    return tuple(keys)
