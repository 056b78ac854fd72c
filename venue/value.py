"""The base of every value: frozen, closed, and finite.

Pydantic accepts NaN and infinity by default; one value that does so poisons every sum after it.
"""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen record that refuses unknown fields, NaN and infinity.

    Examples
    --------
    >>> class Spot(Value):
    ...     x_mm: int
    >>> Spot(x_mm=3000)
    Spot(x_mm=3000)
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True
    )
