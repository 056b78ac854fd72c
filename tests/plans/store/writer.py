"""What a process does that is killed in the midst of it: save, and tell of each save."""

from multiprocessing.connection import Connection

from plans import edits
from plans.store.store import Store


def write(url: str, plan_id: str, told: Connection) -> None:
    """Move the first booth on and on, and tell the number of each revision that was saved."""
    store = Store(url)
    _, seen = store.open(plan_id)
    while True:
        seen = store.save(plan_id, seen, edits.Move(booth="H-b1", x_mm=seen, y_mm=0), "w").number
        told.send(seen)
