"""Many machines: trials on a Ray cluster; the only file that knows Ray."""

import logging
import socket
from collections.abc import Sequence
from dataclasses import dataclass

from venue.errors import FaultError, UsageError
from venue.text import Text

from .trials import Done, Trial, answer_of

RETRIES = 2
"""Times that a trial is begun again when the machine it ran on is gone."""

KNOCK_S = 10.0
"""Seconds that a cluster's head may take to answer."""


@dataclass(frozen=True)
class Cluster:
    """Runs trials on a Ray cluster, on which madang is installed too.

    Parameters
    ----------
    address : of the cluster's head, ``host:port`` or ``auto`` for the one this machine is of.
    """

    address: str

    def __call__(self, trials: Sequence[Trial], done: Done) -> None:
        """Run all trials, as many at a time as the cluster has cores.

        Raises
        ------
        UsageError : when Ray is not installed, or nobody answers at the address.
        """
        try:
            import ray  # noqa: PLC0415 - an extra, and heavy
        except ImportError as exc:
            raise UsageError("cluster.extra", _EXTRA) from exc
        try:
            _require_answer(self.address)
            ray.init(address=self.address, log_to_driver=False, logging_level=logging.ERROR)
        except (OSError, ValueError, RuntimeError) as exc:
            raise UsageError("cluster.address", _NOBODY.fill(address=self.address)) from exc
        try:
            run = ray.remote(num_cpus=1, max_retries=RETRIES)(answer_of)
            waiting = {run.remote(trial): trial for trial in trials}
            while waiting:
                (ready, *_), _ = ray.wait(list(waiting), num_returns=1)
                trial = waiting.pop(ready)
                try:
                    done(trial, ray.get(ready))
                except ray.exceptions.RayError as exc:
                    why = str(exc).splitlines()[0]
                    done(trial, FaultError("job.cluster", _LOST.fill(why=why)))
        finally:
            ray.shutdown()


def _require_answer(address: str) -> None:
    """Knock at the head's port: Ray itself would wait for minutes.

    Raises
    ------
    OSError : when nobody answers; `ValueError` when the address is none.
    """
    if address == "auto":
        return
    host, _, port = address.removeprefix("ray://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=KNOCK_S):
        pass


_EXTRA = Text(
    ko="--cluster: Ray가 설치되어 있지 않습니다. pip install 'madang[cluster]'로 설치해 주십시오.",
    en="--cluster: Ray is not installed; install it by pip install 'madang[cluster]'.",
)
_NOBODY = Text(
    ko="--cluster {address}: 응답이 없습니다. Ray 클러스터의 주소를 확인해 주십시오.",
    en="--cluster {address}: nobody answers; check the address of the Ray cluster.",
)
_LOST = Text(
    ko="클러스터에서 계산이 끊겼습니다({why}). 다시 실행하면 이어서 합니다.",
    en="The cluster lost this scenario ({why}); run the sweep again, and it goes on.",
)
