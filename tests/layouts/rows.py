"""A plain, legal floor of back-to-back rows, in any size: for tests of rules and numbering."""

from layouts.aisle import Aisle, AisleKind
from layouts.booth import Booth, Side
from layouts.layout import Layout
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.source import Confidence, Source
from venue.text import Text

CELL = 3000
SURVEYED = Source(cite="surveyed for the test", confidence=Confidence.OFFICIAL)


def door(name: str, type_: OpeningType, a: tuple[int, int], b: tuple[int, int]) -> Opening:
    """Make a door that is as wide as its gap."""
    width = abs(b[0] - a[0]) + abs(b[1] - a[1])
    return Opening(id=name, type=type_, a=a, b=b, clear_width_mm=width, source=SURVEYED)


def hall(width: int, depth: int, hall_id: str = "H") -> Hall:
    """Make a rectangular hall, millimetres, with an entrance below and exits on three sides.

    The doors are as wide as the occupant load of the hall asks.
    """
    third, half = width // 3, depth // 2
    need = round(width * depth / 1e6 / 2.79 * 5 / 4) + 1500
    side = min(need, depth // 2)
    wide = min(need, width // 3)
    return Hall(
        id=hall_id,
        name=Text(ko=f"{hall_id}홀", en=f"Hall {hall_id}"),
        level="1F",
        outline=((0, 0), (width, 0), (width, depth), (0, depth)),
        openings=(
            door("S1", OpeningType.ENTRANCE, (third, 0), (third + wide, 0)),
            door("E1", OpeningType.EXIT, (width, half), (width, half + side)),
            door("N1", OpeningType.EXIT, (third + wide, depth), (third, depth)),
            door("W1", OpeningType.EXIT, (0, half + side), (0, half)),
        ),
        clear_height_mm=9000,
        floor_load_kn_m2=20.0,
        source=SURVEYED,
    )


def rows(place: Hall, cells: int = 6, cross: int = 3000, margin: int = 4500) -> Layout:
    """Fill a rectangular hall with back-to-back rows of 3 x 3 m booths.

    Slabs of ``cells`` booths stand between cross aisles; all around runs an aisle. The rows lie
    along x; each booth faces its row aisle, the ends of a row the cross aisles too.
    """
    _, _, width, depth = (round(v) for v in place.floor.bounds)
    slabs = range(margin, width - margin - cells * CELL + 1, cells * CELL + cross)
    levels = range(margin, depth - margin - 2 * CELL + 1, 3 * CELL)
    booths: list[Booth] = []
    for x0 in slabs:
        for y0 in levels:
            for column in range(cells):
                for back in (0, 1):
                    edges = [Side.NORTH if back else Side.SOUTH]
                    edges += [Side.WEST] if column == 0 else []
                    edges += [Side.EAST] if column == cells - 1 else []
                    booths.append(
                        Booth(
                            id=f"{place.id}-{len(booths)}",
                            hall=place.id,
                            x_mm=x0 + column * CELL,
                            y_mm=y0 + back * CELL,
                            width_mm=CELL,
                            depth_mm=CELL,
                            open_edges=tuple(edges),
                        )
                    )
    right, top = slabs[-1] + cells * CELL, levels[-1] + 2 * CELL
    along = [
        _aisle(place.id, f"row-{y}", (margin, y, right - margin, CELL), AisleKind.AISLE)
        for y in [levels[0] - CELL, *(y + 2 * CELL for y in levels)]
    ]
    across = [
        _aisle(place.id, f"cross-{x}", (x, margin, cross, top - margin), AisleKind.CROSS)
        for x in [x0 + cells * CELL for x0 in slabs[:-1]]
    ]
    across += [
        _aisle(place.id, f"edge-{x}", (x, margin, CELL, top - margin), AisleKind.CROSS)
        for x in (margin - CELL, right)
    ]
    return Layout(booths=tuple(booths), aisles=tuple(along + across))


def _aisle(hall_id: str, name: str, box: tuple[int, int, int, int], kind: AisleKind) -> Aisle:
    """Make an aisle from its lower-left corner, width and depth."""
    x, y, width, depth = box
    return Aisle(
        hall=hall_id,
        id=f"{hall_id}-{name}",
        x_mm=x,
        y_mm=y,
        width_mm=width,
        depth_mm=depth,
        kind=kind,
        along="depth" if kind is AisleKind.CROSS else "width",
    )
