"""Everybody out, body by body: JuPedSim as a second opinion, in a child process."""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass

from layouts.walking.egress import SPEED_M_S
from plans.bodies import RADIUS_M, Crowd, Simulated
from solver.progress import Progress
from venue.errors import UsageError
from venue.text import Text

from .child import Asked, Child

STEP_S = 0.05
"""Time between two steps of the simulation, seconds."""

LONGEST_S = 1_800.0
"""Simulated seconds after which whoever is still in counts as stuck."""

WALL_S = 3_600.0
"""Seconds all halls may take together: 10,000 people take minutes."""


@dataclass(frozen=True)
class Simulating:
    """Crowds to be simulated; called in the child it does so."""

    crowds: tuple[Crowd, ...]

    def __call__(self, asked: Asked, progress: Progress) -> tuple[Simulated, ...]:
        """Simulate one hall after the other."""
        del asked, progress
        return tuple(map(_simulated, self.crowds))


def simulate_in_child(crowds: Sequence[Crowd]) -> tuple[Simulated, ...]:
    """Empty halls body by body.

    Parameters
    ----------
    crowds : the people of each hall.

    Raises
    ------
    UsageError : when JuPedSim is not installed.
    FaultError : when the child breaks or will not end.

    References
    ----------
    A. Tordeux, M. Chraibi, A. Seyfried, Collision-free speed model for pedestrian dynamics, 2016;
    the model as JuPedSim has it, with its own parameters but for the radius of a body.
    """
    if importlib.util.find_spec("jupedsim") is None:
        raise UsageError("egress.simulate", NOT_THERE)
    with Child(Simulating(tuple(crowds)), seconds=WALL_S) as child:
        return child.result()


def _simulated(crowd: Crowd) -> Simulated:
    """Let one hall's people walk until nobody is in."""
    import jupedsim as jps  # noqa: PLC0415 - an extra, and only in the child

    people = len(crowd.places)
    if not people:
        return Simulated(crowd.hall, 0, None if crowd.left_in else 0.0)
    simulation = jps.Simulation(
        model=jps.CollisionFreeSpeedModel(), geometry=crowd.ground, dt=STEP_S
    )
    stages = [simulation.add_exit_stage(exit_) for exit_ in crowd.exits]
    journeys = [simulation.add_journey(jps.JourneyDescription([stage])) for stage in stages]
    for (x, y), exit_ in zip(crowd.places.tolist(), crowd.choice.tolist(), strict=True):
        simulation.add_agent(
            jps.CollisionFreeSpeedModelAgentParameters(
                position=(x, y),
                radius=RADIUS_M,
                desired_speed=SPEED_M_S,
                journey_id=journeys[exit_],
                stage_id=stages[exit_],
            )
        )
    while simulation.agent_count() and simulation.elapsed_time() < LONGEST_S:
        simulation.iterate()
    stuck = simulation.agent_count() + crowd.left_in
    return Simulated(crowd.hall, people, None if stuck else round(simulation.elapsed_time(), 2))


NOT_THERE = Text(
    ko="--simulate: JuPedSim이 없습니다. pip install 'madang[simulate]'로 설치하십시오.",
    en="--simulate: JuPedSim is not installed; run pip install 'madang[simulate]'.",
)
