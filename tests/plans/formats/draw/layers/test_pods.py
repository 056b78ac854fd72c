"""Tests that pods are drawn with who stands there, and that a pavilion's name keeps clear."""

import math
from itertools import combinations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.booth import Booth
from layouts.layout import Layout
from layouts.pod import Pod, PodKind
from plans.formats.draw.layers.pods import draw_pods, free_space
from plans.formats.draw.pen import Fill, Label, Pen
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheet import View
from tests.plans.formats.draw.drawn_plans import small_hall
from tests.plans.formats.draw.sheets.set_plans import small_set_plan
from tests.plans.formats.draw.test_figure import ink
from venue.text import Lang

GRID_MM = 500
Rect = tuple[int, int, int, int]
"""Left, lower, right and upper edge, millimetres from a pavilion's lower left."""

rectangles = st.tuples(*(st.integers(0, 24) for _ in range(4)))


def pavilion(width: int, depth: int) -> Booth:
    """Make a pavilion somewhere in the small hall."""
    return Booth(id="P", number="E1", hall="E", x_mm=9_000, y_mm=7_000, width_mm=width,
                 depth_mm=depth)  # fmt: skip


def pod_at(booth: Booth, place: Rect, name: str) -> Pod:
    """Make a pod at a place of a pavilion."""
    left, low, right, high = place
    return Pod(id=name, hall="E", booth=booth.id, x_mm=booth.x_mm + left, y_mm=booth.y_mm + low,
               width_mm=right - left, depth_mm=high - low)  # fmt: skip


def placed(booth: Booth, raw: list[tuple[int, ...]]) -> list[Rect]:
    """Make rectangles on a grid within a pavilion; those without area are left out."""
    wide, deep = booth.width_mm // GRID_MM, booth.depth_mm // GRID_MM
    found = []
    for x, y, w, d in raw:
        left, low = x % wide, y % deep
        right, high = min(wide, left + w % 6 + 1), min(deep, low + d % 6 + 1)
        found.append((left * GRID_MM, low * GRID_MM, right * GRID_MM, high * GRID_MM))
    return found


def free_rectangles(booth: Booth, taken: list[Rect]) -> list[Rect]:
    """List every rectangle between edges of pods and pavilion that meets no pod."""
    xs = sorted({0, booth.width_mm, *(v for place in taken for v in place[::2])})
    ys = sorted({0, booth.depth_mm, *(v for place in taken for v in place[1::2])})
    return [
        (left, low, right, high)
        for left, right in combinations(xs, 2)
        for low, high in combinations(ys, 2)
        if not any(
            left < there[2] and there[0] < right and low < there[3] and there[1] < high
            for there in taken
        )
    ]


def worth(place: Rect) -> int:
    """Measure a rectangle; of one wider than four times its height no more than that counts."""
    wide, high = place[2] - place[0], place[3] - place[1]
    return min(wide, 4 * high) * high


@settings(max_examples=150)
@given(
    wide=st.integers(4, 24), deep=st.integers(4, 24), raw=st.lists(rectangles, max_size=7),
    scale=st.sampled_from([100, 200, 250]),
)  # fmt: skip
def test_the_free_rectangle_is_free_and_the_largest(
    wide: int, deep: int, raw: list[tuple[int, ...]], scale: int
) -> None:
    """Tests that the space for a pavilion's name lies in it, meets no pod, and none is larger."""
    booth = pavilion(wide * GRID_MM, deep * GRID_MM)
    taken = placed(booth, raw)
    pods = [pod_at(booth, place, str(n)) for n, place in enumerate(taken)]
    view = View(small_hall(), Layout(booths=(booth,), pods=tuple(pods)), scale, 0.0, (3.0, -2.0))
    known = free_rectangles(booth, taken)
    if not known:
        return
    space, (x, y) = free_space(view, booth, pods)
    found = shapely.box(
        x - space.width / 2, y - space.depth / 2, x + space.width / 2, y + space.depth / 2
    )
    assert view.shape(booth.shape).buffer(1e-6).covers(found)
    for pod in pods:
        assert view.shape(pod.shape).intersection(found).area < 1e-6
    size = (space.width * scale, space.depth * scale)
    assert math.isclose(min(size[0], 4 * size[1]) * size[1], max(map(worth, known)), rel_tol=1e-9)
    assert space.turn_deg == 0.0


@pytest.mark.parametrize("turn", [90.0, 180.0, 270.0])
def test_the_free_rectangle_turns_with_the_hall(turn: float) -> None:
    """Tests that a hall turned by quarters leaves the same place free."""
    plan = small_set_plan()
    booth = next(b for b in plan.layout.booths if b.id == "b-E310")
    pods = [pod for pod in plan.layout.pods if pod.booth == booth.id]
    straight, turned = (View(plan.halls[0], plan.layout, 200, degrees) for degrees in (0.0, turn))
    one, _ = free_space(straight, booth, pods)
    other, middle = free_space(turned, booth, pods)
    assert sorted((one.width, one.depth)) == pytest.approx(sorted((other.width, other.depth)))
    assert turned.shape(booth.shape).contains(shapely.Point(middle))
    assert not any(turned.shape(pod.shape).contains(shapely.Point(middle)) for pod in pods)


def drawn(lang: Lang, scale: int, turn: float = 0.0) -> tuple[Pen, View]:
    """Draw the pods of hall E."""
    plan, pen = small_set_plan(), Pen()
    view = View(plan.halls[0], plan.layout, scale, turn)
    draw_pods(pen, Scene(plan, lang), view)
    return pen, view


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("scale", [100, 200, 250])
@pytest.mark.parametrize("turn", [0.0, 90.0, 23.0])
def test_pods_bear_what_fits(lang: Lang, scale: int, turn: float) -> None:
    """Tests that texts lie in their pods, and each pod bears its number or its member's name."""
    pen, view = drawn(lang, scale, turn)
    texts = [mark for mark in pen.marks if isinstance(mark, Label)]
    places = {pod.id: view.shape(pod.shape) for pod in view.layout.pods}
    assert sum(isinstance(mark, Fill) for mark in pen.marks) == len(places)
    for label in texts:
        assert places[label.about].buffer(0.01).covers(ink(label)), label
    if scale <= 200 and turn != 23.0:
        for pod in view.layout.pods:
            own = [label.text for label in texts if label.about == pod.id]
            wanted = pod.number if pod.kind is PodKind.POD else {"ko": "안내", "en": "Info"}[lang]
            assert own[-1] == wanted


def test_a_pod_cut_by_the_window_bears_nothing() -> None:
    """Tests that texts are left to the sheet that shows a pod whole."""
    plan = small_set_plan()
    view = View(plan.halls[0], plan.layout, 200, 0.0, window=(0.0, 0.0, 115.0, 200.0))
    pen = Pen()
    draw_pods(pen, Scene(plan, "ko"), view)
    seen = {mark.about for mark in pen.marks if isinstance(mark, Label)}
    whole = {pod.id for pod in plan.layout.pods if view.shape(pod.shape).bounds[2] <= 115.0}
    assert 0 < len(whole) < len(plan.layout.pods)
    assert seen <= whole
