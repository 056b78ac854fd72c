"""rectpack: stands as boxes with an aisle before them, packed into the halls.

The library knows no obstacles: what it lays onto a column, before a door or outside the hall is
taken out again.
"""

from bench.peers.ground import Placed, grounds, ordered, sides
from layouts.brief.brief import Brief
from layouts.brief.limits import preset
from venue.venue import Venue


def place(venue: Venue, brief: Brief, _: float) -> list[Placed]:
    """Pack the boxes; a hall is a bin, and the last parameter, the time limit, is not needed."""
    import rectpack  # noqa: PLC0415 - a development dependency, of this peer alone

    aisle = preset(brief.rules).mm("aisle")
    floors = grounds(venue.halls, brief)
    packer = rectpack.newPacker(rotation=True)
    for bin_id, ground in enumerate(floors):
        left, low, right, high = ground.room
        packer.add_bin(right - left, high - low, bid=bin_id)
    stands = {who.id: sides(who, brief) for who in ordered(brief)}
    for name, (width, depth) in stands.items():
        packer.add_rect(width, depth + aisle, rid=name)
    packer.pack()
    found = []
    for bin_id, x, y, across, up, name in packer.rect_list():
        ground, (width, depth) = floors[bin_id], stands[name]
        lying = (across, up) == (width, depth + aisle)
        size = (width, depth) if lying else (depth, width)
        at = Placed(name, ground.hall.id, x + ground.room[0], y + ground.room[1], *size)
        if ground.holds(at.outline):
            found.append(at)
    return found
