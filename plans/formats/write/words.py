"""What each command says of itself, in both languages, with a whole line to type.

It is imported at every start of the command, so it imports nothing heavy.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """A command's help: what it does, and an example."""

    ko: str
    en: str
    example: str


WORDS = {
    "venues": Words(
        "행사장을 보입니다. 하나를 적으면 홀, 출입구, 수치를 근거와 함께 보입니다.",
        "List the venues. Of one venue: halls, openings and figures, each with its source.",
        "madang venues coex",
    ),
    "init": Words(
        "예제 전시회를 폴더에 씁니다. 이름을 적지 않으면 예제를 보입니다.",
        "Write a sample show to a folder. Without SAMPLE the samples are listed.",
        "madang init slw-2024 my-show",
    ),
    "solve": Words(
        "브리프대로 부스를 놓아 배치안을 만듭니다.",
        "Place the booths of a brief and write the plan.",
        "madang solve slw-2024 -o slw-2024.plan.json --seconds 20",
    ),
    "check": Words(
        "배치안이 규칙을 지키는지 다시 확인합니다.",
        "Check a plan against the rules again.",
        "madang check slw-2024.plan.json --rules kr-practice",
    ),
    "walk": Words(
        "방문객이 걷는 거리, 지나는 부스, 닿지 않는 곳을 알려 줍니다.",
        "Measure how far visitors walk. Booths that cannot be reached are told.",
        "madang walk slw-2024.plan.json",
    ),
    "route": Words(
        "출입구에서 부스까지 가장 짧은 길을 알려 줍니다. 여러 곳이면 좋은 순서로 돕니다.",
        "Find the shortest walk to booths. Several stops are put in the best order.",
        "madang route slw-2024.plan.json --from C-N1 --to C101 --to C205 --step-free",
    ),
    "egress": Words(
        "홀을 비우는 데 걸리는 시간, 출구별 인원, 피난 거리를 알려 줍니다.",
        "Empty the halls: seconds, exits and walks. With each exit lost as well.",
        "madang egress slw-2024.plan.json --people 5000",
    ),
    "draw": Words(
        "배치안을 제출용 도면으로 그립니다(png, svg, pdf).",
        "Draw a plan as the sheet to hand in (png, svg, pdf).",
        "madang draw slw-2024.plan.json -o slw-2024.pdf --hall C --lang ko",
    ),
    "card": Words(
        "참가업체 한 곳의 안내장을 만듭니다. 자리, 이웃, 벽, 설비, 오는 길, 반입, QR 코드.",
        "Make one exhibitor's card: spot, way, walls, QR code.",
        "madang card slw-2024.plan.json C801 -o C801.pdf",
    ),
    "export": Words(
        "배치안을 다른 프로그램이 읽는 파일로 내보냅니다(geojson, dxf, xlsx, csv, imdf).",
        "Export a plan: geojson, dxf, xlsx, csv, imdf.",
        "madang export slw-2024.plan.json -o slw-2024.dxf",
    ),
    "import": Words(
        "도면을 행사장이나 배치안으로 읽고, 고쳐 온 도면과 표를 배치안에 받아들입니다.",
        "Read a venue or a plan from a drawing. With --plan, take back an edited drawing or sheet.",
        "madang import my-hall.dxf -o my-hall.venue.json --known 144",
    ),
    "compare": Words(
        "배치안을 나란히 견줍니다. 첫 번째가 기준이고 나머지는 차이를 보입니다.",
        "Compare plans side by side with the first one.",
        "madang compare slw-2024.plan.json slw-2026.plan.json -o growth.html",
    ),
    "sweep": Words(
        "시나리오 여럿을 한꺼번에 계산해 견줍니다. 끊겨도 이어서 할 수 있습니다.",
        "Plan many scenarios at once and compare them.",
        "madang sweep slw-growth -o growth --workers 2",
    ),
    "calendar": Words(
        "행사장의 임대 달력을 셈합니다. 가동률, 빈 날, 겹침, 받지 못한 것, 가장 붐비는 날.",
        "Count what is let of a venue, month by month.",
        "madang calendar coex-2026.toml",
    ),
    "serve": Words(
        "브라우저에서 계획하는 화면을 엽니다. 배치안 파일을 적으면 저장소에 담아 엽니다.",
        "Open the planner in the browser. A plan file is kept in the store first.",
        "madang serve slw-2024.plan.json --open",
    ),
    "backup": Words(
        "저장소를 쓰는 동안에도 통째로 파일에 담습니다.",
        "Write the whole store to one file.",
        "madang backup madang-2026-11-29.zip",
    ),
    "restore": Words(
        "백업을 빈 저장소에 되살립니다.",
        "Fill an empty store from a backup.",
        "madang restore madang-2026-11-29.zip --db sqlite:///new.db",
    ),
    "schema": Words(
        "파일 형식의 JSON Schema를 보입니다. 이름을 적지 않으면 형식을 보입니다.",
        "Print the JSON Schema of a file format. Without NAME the formats are listed.",
        "madang schema plan",
    ),
}
"""By the word people type."""
