"""Tests that a plan in pieces is the plan, whatever was edited."""

import gzip
import json

from hypothesis import given
from hypothesis import strategies as st

from plans import edits
from plans.edit import apply
from plans.plan import Plan
from tests.plans.sample_plan import sample_plan
from web.document import Document

BOOTHS = [booth.id for booth in sample_plan().layout.booths if not booth.pinned]
MOVES = st.builds(
    edits.Move, booth=st.sampled_from(BOOTHS), x_mm=st.integers(0, 9), y_mm=st.integers(0, 9)
)
DELETES = st.just(edits.Delete(booth="d4"))
ADDS = st.just(
    edits.Add(booth=sample_plan().layout.booths[0].model_copy(update={"id": "", "number": ""}))
)


def whole(plan: Plan) -> object:
    """Give a plan as it is to be sent."""
    return json.loads(plan.model_dump_json(by_alias=True, exclude={"venue"}))


@given(st.lists(MOVES | ADDS, max_size=6), st.booleans())
def test_pieces_are_the_plan(steps: list[edits.Edit], delete: bool) -> None:
    """Tests that plain and packed bytes hold the very plan after each of some edits."""
    plan, document = sample_plan(), Document()
    for step in [*steps, *([edits.Delete(booth="d4")] if delete else [])]:
        plan, _ = apply(plan, step)
        body = document.of({"id": "a", "revision": 1}, plan)
        sent = json.loads(body.plain)
        assert sent == {"id": "a", "revision": 1, "plan": whole(plan)}
        assert gzip.decompress(body.gzipped) == body.plain


def test_what_stays_is_not_written_again() -> None:
    """Tests that after a move all pieces but those of booths are the same objects."""
    plan, document = sample_plan(), Document()
    before = document.of({}, plan)
    after, _ = apply(plan, edits.Move(booth="b2", x_mm=0, y_mm=0))
    known = {id(piece) for piece in before.pieces}
    new = [piece for piece in document.of({}, after).pieces if id(piece) not in known]
    assert sum(b'"b2"' in piece.plain and b"x_mm" in piece.plain for piece in new) == 1
    assert sum(len(piece.plain) for piece in new) < len(before.plain) / 3
