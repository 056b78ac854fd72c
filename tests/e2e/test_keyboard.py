"""Stories of the keyboard: no mouse is ever touched."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.story import Spot, Story, free_box, lone


def reached(story: Story, booth: Spot) -> None:
    """Find a booth as somebody does who only has keys: search, list, Enter, then the floor."""
    story.press("/")
    story.page.keyboard.type(booth.number)
    story.press("ArrowDown", "ArrowDown", "Enter")
    assert story.selected == {booth.id}
    story.press("Escape")
    on_the_floor(story)


def on_the_floor(story: Story) -> None:
    """Go on to the floor by Tab; the link that skips to it shortens the way."""
    skip = story.page.get_by_role("link", name="도면으로 건너뛰기")
    here = "() => document.activeElement.getAttribute('role') === 'application'"
    for _ in range(12):
        story.press("Tab")
        if skip.evaluate("(link) => link === document.activeElement"):
            story.press("Enter")
        if story.ask(here):
            return
    raise AssertionError("the floor is never reached")


@pytest.fixture
def booth(story: Story) -> Spot:
    """Reach a booth at an aisle by keys alone."""
    found = lone(story)
    reached(story, found)
    return found


def said(story: Story, words: str | re.Pattern[str]) -> None:
    """Expect that those who listen are told something."""
    expect(story.page.locator("div.sr[aria-live=polite]")).to_contain_text(words)


def test_a_booth_is_moved_and_what_it_breaks_is_told(story: Story, booth: Spot) -> None:
    """Tests arrows, the live region, undo and redo: what the eye would see is said."""
    said(story, booth.number)
    story.press("Shift+ArrowRight", "ArrowRight")
    story.saved()
    assert story.spot(booth.number).x == round(booth.x + 1.1, 3)
    said(story, f"X {booth.x + 1.1:.1f}")
    said(story, "1.9 m")
    story.press("Control+z")
    said(story, "되돌렸습니다")
    story.saved()
    assert story.spot(booth.number) == booth
    story.press("Control+y")
    story.saved()
    assert story.spot(booth.number).x == round(booth.x + 1.1, 3)


def test_a_booth_is_sized_turned_pinned_copied_and_deleted(story: Story, booth: Spot) -> None:
    """Tests every edit of one booth that has a key."""
    story.press("Alt+Shift+ArrowRight")
    story.saved()
    assert story.spot(booth.number).width == booth.width + 1
    story.press("Control+z", "r")
    story.saved()
    assert story.state(booth.id)["rotation_deg"] == 90
    story.press("Shift+R", "p")
    story.saved()
    assert (story.state(booth.id)["rotation_deg"], story.state(booth.id)["pinned"]) == (0, True)
    story.press("ArrowRight")
    expect(story.toast("먼저 고정을 푸십시오(P)")).to_be_visible()
    story.press("p", "Control+d")
    story.saved()
    count = len(story.spots())
    story.press("Delete")
    story.saved()
    assert len(story.spots()) == count - 1
    assert story.spot(booth.number) == booth


def test_booths_areas_and_zones_are_drawn(story: Story) -> None:
    """Tests the cross of the keys: Enter begins and ends, arrows lead, a zone closes on itself."""
    x, y = free_box(story, "C", 6, 2.5)
    story.show_box("C", x, y, 6, 2.5)
    on_the_floor(story)
    before = {each.id for each in story.spots()}
    story.press("b")
    at = story.ask("() => __madang.editor.cross")
    said(story, f"X {at['x'] / 1000:.1f} m")
    story.press("Enter", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp", "Enter")
    story.saved()
    [made] = [each for each in story.spots() if each.id not in before]
    assert (made.x, made.y) == (at["x"] / 1000, at["y"] / 1000)
    assert (made.width, made.depth) == (1.5, 1)
    assert story.selected == {made.id}
    story.press("Escape", "a", "Enter", "Shift+ArrowRight", "ArrowDown", "Enter")
    story.saved()
    area = story.ask("() => __madang.editor.plan.areas.at(-1)")
    assert (area["width_mm"], area["depth_mm"]) == (3000, 500)
    story.ask("() => { const [{ id, hall }] = __madang.editor.plan.zones;"
              " __madang.editor.thing = { kind: 'zone', id, hall }; }")  # fmt: skip
    story.press("z", "Enter", "Shift+ArrowRight", "Enter", "Shift+ArrowUp", "Enter", "Enter")
    story.saved()
    rings = story.ask("() => __madang.editor.plan.zones.map((each) => each.rings)")
    start = round(at["x"])
    assert any(len(ring) == 3 and ring[0][0] == start for [ring, *_] in rings)


def test_a_booth_is_cut_joined_and_its_holder_swapped(story: Story) -> None:
    """Tests split, merge and swap, with a second booth added to the selection by its bracket."""
    wide = next(
        each
        for each in story.spots()
        if each.hall == "C" and (each.width, each.depth) in {(6, 3), (3, 6)}
    )
    count = len(story.spots())
    reached(story, wide)
    story.press("x", "Enter")
    story.saved()
    assert len(story.spots()) == count + 1
    halves = [
        each
        for each in story.spots()
        if wide.x <= each.x < wide.right and wide.y <= each.y < wide.top and each.hall == "C"
    ]
    assert len(halves) == 2
    [second] = [each for each in halves if each.id not in story.selected]
    for _ in range(count):
        if second.id in story.selected:
            break
        story.press("]")
    story.press("[")
    story.press("Control+z")
    story.saved()
    assert len(story.spots()) == count
    reached(story, wide)
    story.press("Shift+]")
    pair = story.ask("() => [...__madang.editor.selection]")
    assert len(pair) == 2
    holders = "(ids) => ids.map((id) => __madang.editor.plan.exhibitorOf(id)?.id)"
    was = story.ask(holders, pair)
    story.press("s")
    story.saved()
    assert story.ask(holders, pair) == was[::-1]


def test_booths_are_aligned_spread_and_joined(story: Story) -> None:
    """Tests the panel of several booths: its buttons are reached by Tab and pressed by Enter."""
    x, y = free_box(story, "C", 6, 2.5)
    story.show_box("C", x, y, 6, 2.5)
    on_the_floor(story)
    before = {each.id for each in story.spots()}
    for way in (("ArrowLeft",) * 8, ("ArrowRight", "ArrowUp"), ("ArrowRight",) * 9):
        story.press("b", *way, "Enter", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp", "Enter")
        story.wait("__madang.editor.tool === 'select' && __madang.editor.selection.size === 1")
        story.press("Escape")
        story.saved()
    made = [each.id for each in story.spots() if each.id not in before]
    assert len(made) == 3
    story.ask("(ids) => __madang.editor.select(ids)", made)
    for name in ("위쪽 맞춤", "가로 고르게"):
        tabbed(story, name)
        story.press("Enter")
        story.saved()
    a, b, c = sorted((e for e in story.spots() if e.id in made), key=lambda each: each.x)
    assert a.top == b.top == c.top
    assert abs((b.x - a.right) - (c.x - b.right)) < 0.002


def tabbed(story: Story, name: str) -> None:
    """Go on by Tab until something of a name has the focus."""
    here = """() => document.activeElement?.getAttribute('aria-label')
      ?? document.activeElement?.textContent.trim()"""
    for _ in range(80):
        if story.ask(here) == name:
            return
        story.press("Tab")
    raise AssertionError(f"{name} is never reached")


def test_the_focus_is_always_seen(story: Story, booth: Spot) -> None:
    """Tests each stop of the Tab key, from the first to the last: it has an outline or a ring."""
    assert booth.id in story.selected
    story.button("마당 · 배치안 목록").focus()
    unseen, stops = [], []
    for _ in range(120):
        story.press("Tab")
        seen = story.ask(
            """() => {
              const at = document.activeElement;
              if (!at || at === document.body) return null;
              const rings = [at, at.parentElement, at.closest('label')].map((each) => {
                if (!each) return false;
                const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
                return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
                  || boxShadow.includes('0px 0px 0px 2px');
              });
              const name = at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 30);
              return [`${at.tagName} ${at.id} ${name}`, rings.some(Boolean)];
            }"""
        )
        if seen is None:
            break
        name, shown = seen
        stops.append(name)
        if not shown:
            unseen.append(name)
    assert unseen == []
    assert len(stops) > 30
    assert len(stops) < 120


@pytest.mark.parametrize("name", ["배치 생성", "버전", "내보내기", "설정"])
def test_what_opens_takes_the_focus_and_gives_it_back(story: Story, name: str) -> None:
    """Tests dialogs and menus: open by Enter, Tab stays within, Escape closes."""
    story.button(name).focus()
    story.press("Enter")
    box = story.page.locator("dialog[open], [aria-expanded=true] + .box").first
    expect(box).to_be_visible()
    inside = """() => document.activeElement
      .closest('dialog[open], [aria-expanded=true] + .box') !== null"""
    expect(box.locator(":focus")).to_have_count(1)
    if name in {"배치 생성", "버전"}:
        for _ in range(12):
            story.press("Tab")
            assert story.ask(inside) or story.ask("() => document.activeElement === document.body")
    story.press("Escape")
    expect(box).to_be_hidden()
    expect(story.button(name)).to_be_focused()


def test_the_keys_are_told_by_a_key(story: Story, booth: Spot) -> None:
    """Tests the sign wherever a keyboard has it, but not where somebody writes."""
    assert booth.id in story.selected
    dialog = story.page.get_by_role("dialog")
    story.press("?")
    expect(dialog.get_by_role("heading", name="단축키")).to_be_visible()
    story.press("Escape")
    expect(dialog).to_be_hidden()
    search = story.page.get_by_role("searchbox")
    search.fill("")
    search.press("?")
    expect(search).to_have_value("?")
    expect(dialog).to_be_hidden()


def test_a_version_is_kept_and_a_solve_is_begun(story: Story) -> None:
    """Tests the two dialogs to their ends: nothing in them needs a mouse."""
    story.button("버전").focus()
    story.press("Enter")
    tabbed(story, "")
    story.page.keyboard.type("승인안")
    story.press("Enter")
    expect(story.page.get_by_role("dialog").get_by_text("승인안").first).to_be_visible()
    story.press("Escape")
    story.button("배치 생성").focus()
    story.press("Enter")
    tabbed(story, "10초")
    story.press("Space")
    tabbed(story, "배치 시작")
    story.press("Enter")
    expect(story.button("취소")).to_be_visible()
    story.button("취소").focus()
    story.press("Enter")
    expect(story.button("배치 생성")).to_be_enabled()
