"""What the longer commands take, each with its words in two languages.

It is imported at every start of the command, so it imports nothing heavy.
"""

from pathlib import Path
from typing import Annotated

from .command import flag, given

MOST_WORKERS = 64
"""Threads beyond this only wait for one another."""

MOST_SEED = 2**31 - 1
"""The placement's own libraries take no larger one."""

PlanFile = Annotated[Path, given("PLAN", "배치안 파일(*.plan.json).", "A plan, *.plan.json.")]

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
