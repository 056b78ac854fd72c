"""One row of the exhibitor sheet: who wants how much floor, and what kind."""

from enum import StrEnum

from pydantic import Field

from venue.text import Text
from venue.units import LengthMm
from venue.utility import Service
from venue.value import Value

MAX_UNITS = 400
"""Units one contract may ask: 400 of 3 x 3 m are 3,600 m2, more than the largest CES stand."""


class Build(StrEnum):
    """How the stand is built: bare floor, walls by the organiser, or a whole package."""

    RAW = "raw"
    SHELL = "shell"
    PACKAGE = "package"


class Exhibitor(Value):
    """An exhibitor and its request.

    Exactly one of ``size_mm`` (width x depth) and ``units`` (module squares in any allowed shape)
    is given. ``open_sides`` is how many sides are wanted open (None: no wish). ``turn`` tells
    whether the stand may be turned by a quarter. ``priority``: higher is served first. ``extra``
    keeps the sheet's unknown columns for the exports.

    ``pavilion`` names the contract in whose block an exhibitor stands: it has no contract of its
    own then, and its size is that of its pod there; without a size it shares the block.

    Examples
    --------
    >>> who = Exhibitor(id="x", name=Text(ko="엑스"), zone="ai", units=4)
    >>> who.shapes(3000)
    ((12000, 3000), (6000, 6000))
    """

    id: str = Field(min_length=1)
    name: Text
    zone: str
    size_mm: tuple[LengthMm, LengthMm] | None = None
    units: int | None = Field(default=None, ge=1, le=MAX_UNITS)
    open_sides: int | None = Field(default=None, ge=1, le=4)
    build: Build | None = None
    turn: bool = True
    height_mm: LengthMm | None = None
    platform: bool = False
    covered: bool = False
    decks: int = Field(default=1, ge=1, le=3)
    load_kn_m2: float | None = Field(default=None, ge=0)
    power_kw: float | None = Field(default=None, ge=0)
    water: bool = False
    air: bool = False
    lan: bool = False
    priority: int = 0
    rivals: tuple[str, ...] = ()
    pavilion: str | None = None
    country: str | None = None
    extra: dict[str, str] = Field(default_factory=dict)

    @property
    def bulky(self) -> bool:
        """Whether its goods come by fork lift: bare floor to build on, or a load it states."""
        return self.build is Build.RAW or bool(self.load_kn_m2)

    @property
    def contract(self) -> bool:
        """Whether it has a contract of its own: a stand, or a pavilion in which others stand."""
        return self.pavilion is None

    @property
    def sized(self) -> bool:
        """Whether floor is asked for at all; a member of a pavilion may ask for none."""
        return self.size_mm is not None or self.units is not None

    def shapes(self, module_mm: int) -> tuple[tuple[int, int], ...]:
        """Give the footprints that serve the request, as width x depth in millimetres.

        Parameters
        ----------
        module_mm : side of one unit, millimetres.

        Returns
        -------
        The stated size alone; or, for units, every rectangle of that many modules, one module
        deep first, no longer than four times its depth unless nothing else fits.
        """
        if self.size_mm is not None:
            return (self.size_mm,)
        units = self.units or 1
        pairs = [(units // d, d) for d in range(1, units + 1) if units % d == 0 and units // d >= d]
        fair = [(w, d) for w, d in pairs if w <= 4 * d] or pairs[-1:]
        return tuple((w * module_mm, d * module_mm) for w, d in fair)

    def cut_shapes(self, module_mm: int) -> tuple[tuple[int, int], ...]:
        """Give the L shapes that serve a number of units which fills no fair rectangle.

        Parameters
        ----------
        module_mm : side of one unit, millimetres.

        Returns
        -------
        Width x depth of the rectangle around each, which leaves out one unit at a corner; none
        for a stated size, and none for units that make a rectangle or no L of two rows.

        Examples
        --------
        >>> Exhibitor(id="x", name=Text(ko="엑스"), zone="ai", units=5).cut_shapes(3000)
        ((9000, 6000),)
        """
        units = self.units
        if units is None or units < 5 or any(w <= 4 * d for w, d in self.shapes(module_mm)):
            return ()
        columns = (units + 1) // 2
        return ((columns * module_mm, 2 * module_mm),) if columns <= 8 else ()

    def area_m2(self, module_mm: int) -> float:
        """Give the area asked for, square metres."""
        width, depth = self.shapes(module_mm)[0]
        return width * depth / 1_000_000


def asked(who: Exhibitor) -> dict[Service, float]:
    """Give what an exhibitor asks of each service: kilowatts, or one connection.

    Examples
    --------
    >>> who = Exhibitor(id="x", name=Text(en="X"), zone="z", units=1, power_kw=2, water=True)
    >>> {service.value: amount for service, amount in asked(who).items()}
    {'power': 2.0, 'water': 1.0, 'drain': 1.0}
    """
    wanted = {
        Service.POWER: float(who.power_kw or 0),
        Service.WATER: float(who.water),
        Service.DRAIN: float(who.water),
        Service.AIR: float(who.air),
        Service.LAN: float(who.lan),
    }
    return {service: amount for service, amount in wanted.items() if amount > 0}
