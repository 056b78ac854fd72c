"""What the longer commands take, each with its words in two languages.

It is imported at every start of the command, so it imports nothing heavy.
"""

from pathlib import Path
from typing import Annotated, Literal

from .command import flag, given

MOST_WORKERS = 64
"""Threads beyond this only wait for one another."""

MOST_SEED = 2**31 - 1
"""The placement's own libraries take no larger one."""

PlanFile = Annotated[Path, given("PLAN", "배치안 파일(*.plan.json).", "A plan, *.plan.json.")]

PlanFiles = Annotated[
    list[Path],
    given("PLAN…", "배치안 파일들. 첫 번째가 기준입니다.", "Plans; the first is the base."),
]

PlanOut = Annotated[
    Path | None,
    flag(
        "-o",
        "쓸 파일. 기본은 BRIEF.plan.json입니다.",
        "The file to write; BRIEF.plan.json if none.",
        metavar="PLAN",
    ),
]
Earlier = Annotated[
    Path | None,
    flag(
        "--from",
        "이어서 고칠 배치안. 부스를 되도록 옮기지 않습니다.",
        "A plan to start from; few of its booths move.",
        metavar="PLAN",
    ),
]
SolveSeconds = Annotated[float, flag("--seconds", "제한 시간(초).", "Seconds it may take.")]
Seed = Annotated[
    int, flag("--seed", "무작위 선택의 씨.", "Seed of what is random.", min=0, max=MOST_SEED)
]
Workers = Annotated[
    int, flag("--workers", "쓸 스레드 수.", "Threads to use.", min=1, max=MOST_WORKERS)
]
Reproducible = Annotated[
    bool,
    flag(
        "--reproducible",
        "같은 입력에서 늘 같은 배치안을 만듭니다(스레드 하나).",
        "The same plan from the same input every time (one thread).",
    ),
]

VenueName = Annotated[
    str | None, given("VENUE", "행사장 이름이나 파일.", "A venue's name or file.")
]
VenueOut = Annotated[
    Path,
    flag(
        "-o",
        "쓸 행사장 파일, 또는 *.plan.json.",
        "The venue file to write, or a *.plan.json.",
        metavar="FILE",
    ),
]
Drawing = Annotated[
    Path,
    given(
        "FILE",
        "도면(*.dxf *.geojson)이나 참가업체 표(*.csv *.xlsx).",
        "A drawing (*.dxf, *.geojson) or an exhibitor sheet (*.csv, *.xlsx).",
    ),
]
Into = Annotated[
    Path | None,
    flag(
        "--plan",
        "고쳐 온 도면이나 표를 받아들일 배치안.",
        "The plan that takes the edited drawing or sheet.",
        metavar="PLAN",
    ),
]
ShowBrief = Annotated[
    str | None,
    flag(
        "--brief",
        "도면의 부스로 이 브리프의 배치안을 만듭니다.",
        "Make this brief's plan of the booths drawn.",
        metavar="BRIEF",
    ),
]
Take = Annotated[
    Literal["plan", "file"] | None,
    flag(
        "--take",
        "충돌할 때 따를 쪽.",
        "Whose state stands where plan and file conflict.",
    ),
]
Choose = Annotated[
    list[str],
    flag(
        "--choose",
        "부스나 참가업체 하나에서 따를 쪽(C101=file). 여러 번 적을 수 있습니다.",
        "Whose state of one booth or exhibitor stands, C101=file; may be given many times.",
        metavar="ID=SIDE",
    ),
]
Units = Annotated[
    str | None,
    flag(
        "--units",
        "DXF의 단위(mm, cm, m, in, ft). 기본은 도면에 적힌 단위입니다.",
        "The DXF's unit: mm, cm, m, in or ft; the drawing's own if none.",
        metavar="UNIT",
    ),
]
KnownLength = Annotated[
    float | None,
    flag(
        "--known",
        "가장 큰 홀의 긴 변(m). 단위를 확인합니다.",
        "The longer side of the largest hall in metres; it confirms the unit.",
        metavar="METRES",
        min=1.0,
        max=10_000.0,
    ),
]
Layers = Annotated[
    list[str],
    flag(
        "--layers",
        "무엇이 어느 레이어인지(hall=이름,이름). 여러 번 적을 수 있습니다.",
        "What lies on which layers, hall=NAME,NAME; may be given many times.",
        metavar="WHAT=LAYER",
    ),
]
Strict = Annotated[
    bool,
    flag(
        "--strict",
        "손상된 DXF를 고쳐 읽지 않습니다.",
        "Refuse a damaged DXF instead of mending what can be mended.",
    ),
]
Confirmed = Annotated[
    bool,
    flag("--confirmed", "행사장이 확인한 도면입니다.", "The venue has confirmed the drawing."),
]
Sample = Annotated[str | None, given("SAMPLE", "예제 이름.", "A sample's name.")]
Folder = Annotated[
    Path | None, given("DIR", "쓸 폴더. 기본은 예제 이름입니다.", "A folder; SAMPLE if none.")
]
BriefName = Annotated[
    str, given("BRIEF", "brief.toml이나 예제 이름.", "A brief.toml or a sample's name.")
]
Preset = Annotated[
    str | None,
    flag("--rules", "규칙 묶음.", "A rule preset; the plan's own if none.", metavar="PRESET"),
]
FormatName = Annotated[
    str | None, given("NAME", "형식 이름.", "A format's name; all of them if none.")
]

RouteFrom = Annotated[
    str, flag("--from", "떠나는 출입구.", "The opening to start from.", metavar="OPENING")
]
RouteTo = Annotated[
    list[str],
    flag(
        "--to",
        "부스 번호나 참가업체 id. 여러 번 적을 수 있습니다.",
        "A booth's number or an exhibitor's id; may be given many times.",
        metavar="BOOTH",
    ),
]
StepFree = Annotated[
    bool,
    flag(
        "--step-free",
        "계단 없이 바퀴로 갈 수 있는 길만(폭 1.2 m, 회전 1.5 m).",
        "Ways for wheels alone: 1.2 m clear, 1.5 m to turn, no stairs.",
    ),
]

MOST_PEOPLE = 10_000_000
"""More than any city has at one fair."""

People = Annotated[
    int | None,
    flag(
        "--people",
        "모든 홀의 인원. 기본은 규칙의 수용 인원입니다.",
        "People in all halls together; the rules' occupant load if none.",
        min=0,
        max=MOST_PEOPLE,
        metavar="N",
    ),
]

ComplianceOut = Annotated[
    Path | None,
    flag(
        "-o",
        "통로·피난 확인서를 쓸 PDF.",
        "The compliance sheet for the venue and the fire authority, a PDF.",
        metavar="FILE",
    ),
]

Simulate = Annotated[
    bool,
    flag(
        "--simulate",
        "JuPedSim으로도 비웁니다(extra simulate).",
        "Empty them body by body as well, by JuPedSim (extra simulate).",
    ),
]

# --- drawings and exports ---

DrawingOut = Annotated[
    Path, flag("-o", "쓸 파일(.png .svg .pdf).", "A .png, .svg or .pdf.", metavar="FILE")
]
OneHall = Annotated[
    str | None, flag("--hall", "이 홀만 그립니다.", "Draw this hall alone.", metavar="HALL")
]
Sheets = Annotated[
    bool,
    flag(
        "--sheets",
        "A3 도면집을 그립니다(pdf): 형태별 수량, 명부, 전체, 확대, 벽체, 설비, 판정.",
        "The A3 set (pdf): types, registers, overview, enlarged, walls, utilities, rules.",
    ),
]
BothLanguages = Annotated[
    bool,
    flag("--both", "도면집을 한국어와 영어로 그립니다.", "The set in Korean, then in English."),
]
Layer = Annotated[
    str | None,
    flag(
        "--layer",
        "그릴 층: zones, traffic, distance, crowding, egress, freight, utilities, sales.",
        "zones, traffic, distance, crowding, egress, freight, utilities or sales.",
        metavar="LAYER",
    ),
]
Paper = Annotated[
    str | None,
    flag(
        "--paper",
        "종이(A3-A0). 기본은 모든 부스에 번호가 들어가는 가장 작은 종이입니다.",
        "A3 to A0; by default the smallest on which every booth bears its number.",
        metavar="SIZE",
    ),
]
OneExhibitor = Annotated[
    str,
    given(
        "EXHIBITOR",
        "참가업체 id나 부스 번호.",
        "An exhibitor's id or a booth's number.",
    ),
]
CardOut = Annotated[
    Path | None,
    flag("-o", "쓸 파일(.pdf .png).", "A .pdf or .png to write, A4.", metavar="FILE"),
]
CodeLink = Annotated[
    str | None,
    flag(
        "--link",
        "QR 코드가 열 주소. 기본은 전시회, 홀, 부스를 적은 글입니다.",
        "What the QR code opens; plain words of show, hall and booth if none.",
        metavar="URL",
    ),
]
OneBooth = Annotated[
    str | None,
    flag(
        "--booth",
        "이 부스만 자기 좌표계로 씁니다(.dxf). 부스 번호나 참가업체 id.",
        "This booth alone in its own frame (.dxf): its number, or its exhibitor's id.",
        metavar="BOOTH",
    ),
]
ExportOut = Annotated[
    Path,
    flag(
        "-o",
        "쓸 파일(.geojson .dxf .xlsx .csv .imdf.zip).",
        "A .geojson, .dxf, .xlsx, .csv or .imdf.zip.",
        metavar="FILE",
    ),
]
Wgs84 = Annotated[
    bool, flag("--wgs84", "GeoJSON을 경위도로 씁니다.", "GeoJSON in longitude and latitude.")
]

# --- scenarios and the store ---

CompareOut = Annotated[
    Path | None,
    flag(
        "-o",
        "쓸 파일(.html .xlsx .png .json).",
        "An .html, .xlsx, .png or .json to write.",
        metavar="FILE",
    ),
]
SweepName = Annotated[
    str,
    given(
        "SWEEP",
        "스윕 파일(*.toml)이나 준비된 것: slw-growth.",
        "A sweep, *.toml, or a ready one: slw-growth.",
    ),
]
SweepOut = Annotated[
    Path, flag("-o", "결과를 쓸 폴더.", "The folder to write results to.", metavar="DIR")
]
ClusterAddress = Annotated[
    str | None,
    flag(
        "--cluster",
        "Ray 클러스터의 주소(extra cluster).",
        "The address of a Ray cluster to plan on (extra cluster).",
        metavar="ADDRESS",
    ),
]
CalendarFile = Annotated[
    Path, given("CALENDAR", "달력 파일(*.toml).", "A venue's calendar, *.toml.")
]
BackupFile = Annotated[Path, given("FILE", "백업 파일.", "The backup's file.")]
Database = Annotated[
    str | None,
    flag(
        "--db",
        "저장소 주소. 기본은 MADANG_DB나 사용자 폴더의 파일입니다.",
        "The store's URL; MADANG_DB if none, or a file in your data folder.",
        metavar="URL",
    ),
]
ServedPlan = Annotated[
    Path | None,
    given("PLAN", "먼저 열 배치안 파일.", "A plan file to begin with."),
]
Host = Annotated[
    str,
    flag(
        "--host",
        "듣는 주소. 다른 컴퓨터에 열려면 MADANG_PASSWORD를 정해 두어야 합니다.",
        "Where to listen. To be open to others it takes a MADANG_PASSWORD.",
        metavar="ADDRESS",
    ),
]
Port = Annotated[int, flag("--port", "듣는 포트.", "The port to listen on.", min=0, max=65_535)]
OpenBrowser = Annotated[bool, flag("--open", "브라우저로 엽니다.", "Open the browser, too.")]
