"""The layers by name."""

from collections.abc import Callable, Mapping

from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Text

from ..overlay import Overlay
from .egress import egress
from .freight import freight
from .sales import sales
from .utilities import utilities
from .visitors import crowding, distance, traffic

LAYERS: Mapping[str, Callable[[Plan], Overlay]] = {
    "traffic": traffic,
    "distance": distance,
    "crowding": crowding,
    "egress": egress,
    "freight": freight,
    "utilities": utilities,
    "sales": sales,
}
"""What can be drawn instead of zones."""

ZONES = "zones"
"""What is drawn where no layer is asked for."""


def overlay_of(plan: Plan, layer: str) -> Overlay | None:
    """Work out a layer of a plan.

    Parameters
    ----------
    plan : the plan.
    layer : one of `LAYERS`, or `ZONES`.

    Returns
    -------
    None for zones: nothing is drawn instead of them.

    Raises
    ------
    UsageError : when there is no such layer.
    """
    if layer == ZONES:
        return None
    if layer not in LAYERS:
        known = ", ".join((ZONES, *LAYERS))
        raise UsageError("draw.layer", NO_LAYER.fill(name=layer, known=known))
    return LAYERS[layer](plan)


NO_LAYER = Text(
    ko="--layer {name}: 그런 층이 없습니다. 다음 가운데 하나를 고르십시오: {known}.",
    en="--layer {name}: there is no such layer; choose one of {known}.",
)
