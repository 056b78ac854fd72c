"""Tests of the cluster, on a real Ray of two nodes on this machine."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.jobs.cluster import Cluster
from plans.jobs.trials import Here
from plans.sweep import Point, Sweep, points
from plans.sweeping import sweep_points
from tests.plans.small_show import write_small_show
from venue.errors import UsageError
from venue.text import Text

MADE = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)

pytestmark = [
    pytest.mark.timeout(300),
    # Ray leaves sockets and processes to the end of the process; they are its own.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start two nodes of one core each."""
    # Without it Ray takes the machine's outer address for its own.
    os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[3])
    from ray.cluster_utils import Cluster as Local  # noqa: PLC0415 - it reads what is set above

    nodes = Local(initialize_head=True, head_node_args={"num_cpus": 1})
    nodes.add_node(num_cpus=1)
    yield nodes.address
    nodes.shutdown()  # type: ignore[no-untyped-call]


def asked(folder: Path) -> tuple[Point, ...]:
    """Ask for the small show with two aisles, and one that cannot be."""
    write_small_show(folder)
    steps = ({"id": "good", "base": "brief.toml"}, {"id": "bad", "base": "nowhere.toml"})
    sweep = Sweep.model_validate(
        {"title": Text(en="x"), "steps": steps, "seconds": 20.0,
         "axes": {"rules_override.aisle": (3.0, 3.5)}}
    )  # fmt: skip
    return points(sweep)


def test_a_cluster_gives_the_same_as_this_machine(tmp_path: Path, address: str) -> None:
    """Tests that outcomes are equal, failures too, and that a second run has nothing to do."""
    wanted = asked(tmp_path)
    here = sweep_points(wanted, tmp_path, tmp_path / "here", Here(2), MADE)
    far = sweep_points(wanted, tmp_path, tmp_path / "far", Cluster(address), MADE)
    assert [each.failed is None for each in far] == [True, True, False, False]
    assert far == here
    assert sweep_points(wanted, tmp_path, tmp_path / "far", Cluster("nowhere:1"), MADE) == far


def test_an_address_where_nobody_is_is_told(tmp_path: Path) -> None:
    """Tests that a wrong address is a sentence and leaves nothing half done."""
    with pytest.raises(UsageError) as told:
        sweep_points(asked(tmp_path), tmp_path, tmp_path / "out", Cluster("127.0.0.1:1"), MADE)
    assert told.value.code == "cluster.address"
