"""What the service is started with; nothing else reads the environment for it."""

from dataclasses import dataclass, field
from pathlib import Path

from venue.errors import UsageError
from venue.text import Text

HERE = frozenset({"127.0.0.1", "localhost", "::1"})
"""Addresses that nobody outside this machine reaches."""

MAX_BODY_BYTES = 10_000_000
"""Bytes of one request: the largest honest drawing is half of it."""


@dataclass(frozen=True)
class Settings:
    """How the service runs.

    Parameters
    ----------
    database : the store's URL.
    host, port : where it listens.
    password, token : what a planner shows, by hand or in a header; without either everybody who
        reaches the service is the planner, so it is reached from this machine alone.
    static : the built client.
    settle_s : seconds without an edit after which a plan is judged anew.
    workers : solves at once.
    warm : whether children are forked from a process that has read all they need: they start
        sooner, and it takes that process's memory.
    """

    database: str
    host: str = "127.0.0.1"
    port: int = 8765
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    static: Path = Path(__file__).parent / "static"
    settle_s: float = 0.4
    workers: int = 1
    warm: bool = True

    @property
    def guarded(self) -> bool:
        """Whether a planner has to show something."""
        return bool(self.password or self.token)

    def __post_init__(self) -> None:
        """Refuse to be open to everybody.

        Raises
        ------
        UsageError : when others could reach the service, and nothing is asked of them.
        """
        if self.host not in HERE and not self.guarded:
            raise UsageError("serve.password", _OPEN.fill(host=self.host))


_OPEN = Text(
    ko="--host {host}: 다른 컴퓨터에서 쓰게 하려면 먼저 환경 변수 MADANG_PASSWORD나 "
    "MADANG_TOKEN에 비밀번호를 정해 주십시오.",
    en="--host {host}: set a password in MADANG_PASSWORD, or MADANG_TOKEN, before others can "
    "reach the planner.",
)
