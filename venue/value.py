"""The base of every value: frozen, closed, and finite.

Pydantic accepts NaN and infinity by default; one value that does so poisons every sum after it.
"""

from collections.abc import Mapping
from typing import Any, Self

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

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy the record with some fields changed, without what was computed from the old ones.

        Parameters
        ----------
        update : the fields to change; as everywhere in pydantic, they are not validated.
        deep : whether to copy the fields' values too.

        Returns
        -------
        The copy; its cached properties are computed anew.
        """
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy
