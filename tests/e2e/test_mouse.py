"""Stories of the mouse: whatever is done to a floor with a pointer, on the real service."""

import re

from playwright.sync_api import expect

from tests.e2e.story import Spot, Story, free_box, gap_right, lone

AISLE_M = 3.0
"""The least width of an aisle in the sample's brief, metres."""


def holder(story: Story, booth: str) -> str | None:
    """Tell who holds a booth."""
    who: str | None = story.ask("(id) => __madang.editor.plan.exhibitorOf(id)?.id ?? null", booth)
    return who


def zoomed(story: Story) -> Spot:
    """Bring a booth at an aisle near and select it with a click."""
    booth = lone(story)
    story.find(booth)
    story.select(booth)
    assert story.selected == {booth.id}
    return booth


def test_a_booth_dragged_into_an_aisle_is_red_while_it_moves(story: Story) -> None:
    """Tests rule, measure and demand during the drag, its row after it, and Ctrl+Z at once."""
    booth = zoomed(story)
    gap = gap_right(story, booth)
    by = 1.5
    rows = story.page.get_by_role("region", name="지적").get_by_role("listitem")
    aisle = rows.filter(has_text="통로 유효 폭")
    expect(aisle).to_have_count(0)
    story.take(booth.hall, booth.middle)
    story.lead(booth.hall, (booth.middle[0] + by, booth.middle[1]))
    assert story.state(booth.id)["moving"]
    [width] = [
        each
        for each in story.breaches(booth.id)
        if each["code"] == "aisle.width" and each["booths"] == [booth.id]
    ]
    assert (width["measured"], width["required"]) == (gap - by, AISLE_M)
    assert story.redness(booth.hall, (booth.middle[0] + by, booth.middle[1]), 2.0) > 0.3
    expect(aisle.first).to_contain_text(re.compile(r"1\.5 m.*기준 3 m"))
    story.page.mouse.up()
    # At once, while the edit is on its way: nothing waits for the service.
    story.press("Control+z")
    story.saved()
    assert story.spot(booth.number) == booth
    expect(aisle).to_have_count(0)
    story.press("Control+Shift+z")
    story.saved()
    assert story.spot(booth.number).x == booth.x + by


def test_keys_wait_while_a_booth_is_in_hand(story: Story) -> None:
    """Tests Delete and undo in the middle of a drag: nobody else is blamed, and it goes on."""
    booth = zoomed(story)
    x, y = booth.middle
    story.drag(booth.hall, (x, y), (x + 0.5, y))
    story.take(booth.hall, (x + 0.5, y))
    story.lead(booth.hall, (x + 1.0, y), (x + 1.5, y))
    story.press("Delete", "Control+z")
    story.lead(booth.hall, (x + 2.0, y))
    story.page.mouse.up()
    story.saved()
    assert story.spot(booth.number).x == booth.x + 2.0
    assert story.ask("() => __madang.editor.toasts.length") == 0


def test_escape_is_heard_after_a_button_was_clicked(story: Story) -> None:
    """Tests that it ends the tool, then the selection, wherever the focus was left."""
    booth = zoomed(story)
    story.select(booth)
    panel = story.page.get_by_role("complementary", name="결과, 선택, 지적")
    panel.get_by_role("button", name="맞바꾸기").click()
    assert story.ask("() => __madang.editor.tool") == "swap"
    story.press("Escape")
    assert story.ask("() => __madang.editor.tool") == "select"
    story.press("Escape")
    assert story.selected == set()


def test_a_finding_leads_to_its_place(story: Story) -> None:
    """Tests that a click on a row selects the booth and brings it near, from wherever one is."""
    booth = zoomed(story)
    story.drag(booth.hall, booth.middle, (booth.middle[0] + 1.5, booth.middle[1]))
    story.press("Escape", "0")
    story.drawn()
    assert story.selected == set()
    row = story.page.get_by_role("region", name="지적").get_by_role("listitem")
    far = story.ask("() => __madang.editor.view.pxPerM")
    row.filter(has_text=booth.number).first.get_by_role("button").first.click()
    story.drawn()
    assert story.selected == {booth.id}
    assert story.ask("() => __madang.editor.view.pxPerM") > 2 * far
    x, y = story.ask("(id) => __madang.booth(id)", booth.id)
    assert story.ask(
        "([x, y]) => document.elementFromPoint(x, y).closest('[role=application]') !== null", [x, y]
    )


def test_a_booth_comes_to_rest_where_it_belongs(story: Story) -> None:
    """Tests the snap: near the old place it falls back into line; with Alt it stays where it is."""
    booth = zoomed(story)
    x, y = booth.middle
    story.drag(booth.hall, (x, y), (x + 1.5, y + 0.07))
    assert (story.spot(booth.number).x, story.spot(booth.number).y) == (booth.x + 1.5, booth.y)
    story.press("Control+z")
    story.saved()
    story.drag(booth.hall, (x, y), (x + 1.53, y + 0.07), key="Alt")
    now = story.spot(booth.number)
    assert abs(now.x - booth.x - 1.53) < 0.03
    assert abs(now.y - booth.y - 0.07) < 0.03
    assert now.y != booth.y


def test_a_handle_makes_a_booth_wider(story: Story) -> None:
    """Tests the handle of the right edge: the width follows, the place stays."""
    booth = zoomed(story)
    x, y = story.pixel(booth.hall, (booth.right, booth.middle[1]))
    story.page.mouse.move(x + 4, y)
    expect(story.page.get_by_role("application")).to_have_css("cursor", "ew-resize")
    story.page.mouse.down()
    story.lead(booth.hall, (booth.right + 1, booth.middle[1]))
    expect(story.field("너비")).to_have_value("4.0")
    assert story.spot(booth.number).width == 3
    story.page.mouse.up()
    story.saved()
    assert (story.spot(booth.number).x, story.spot(booth.number).width) == (booth.x, 4)


def test_a_booth_is_turned_and_pinned(story: Story) -> None:
    """Tests the buttons; what is pinned stays where it is and says how to free it."""
    booth = zoomed(story)
    story.button("회전").click()
    expect(story.field("회전")).to_have_value("90")
    story.press("Control+z")
    expect(story.field("회전")).to_have_value("0")
    story.button("고정").click()
    story.saved()
    assert story.state(booth.id)["pinned"]
    story.drag(booth.hall, booth.middle, (booth.middle[0] + 1.5, booth.middle[1]))
    expect(story.toast("고정되어 있습니다")).to_be_visible()
    assert story.spot(booth.number) == booth
    story.button("고정 풀기").click()
    story.saved()
    assert not story.state(booth.id)["pinned"]


def test_two_exhibitors_change_places(story: Story) -> None:
    """Tests the swap: the tool, then the other booth."""
    booth = zoomed(story)
    other = next(
        each
        for each in story.spots()
        if each.hall == booth.hall and each.id != booth.id and story.in_view(each)
    )
    was = holder(story, booth.id), holder(story, other.id)
    story.button("맞바꾸기").click()
    story.click(other.hall, other.middle)
    story.saved()
    assert (holder(story, other.id), holder(story, booth.id)) == was


def test_several_booths_are_boxed_aligned_spread_and_deleted(story: Story) -> None:
    """Tests a box around three booths that were drawn, and what puts them in order."""
    x, y = free_box(story, "C", 14, 2.5)
    story.show_box("C", x, y, 14, 2.5)
    before = {each.id for each in story.spots()}
    for left, up in ((0.5, 0.2), (4.5, 0.5), (11.0, 0.9)):
        story.press("b")
        story.drag("C", (x + left, y + up), (x + left + 1, y + up + 1), key="Alt")
    story.saved()
    made = [each for each in story.spots() if each.id not in before]
    assert len(made) == 3
    story.press("Escape", "Escape")
    story.drag("C", (x + 0.1, y + 0.1), (x + 13, y + 2.2))
    assert story.selected == {each.id for each in made}
    story.button("위쪽 맞춤").click()
    story.saved()
    tops = {round(each.top, 3) for each in story.spots() if each.id not in before}
    assert tops == {round(max(each.top for each in made), 3)}
    story.button("가로 고르게").click()
    story.saved()
    a, b, c = sorted(
        (each for each in story.spots() if each.id not in before), key=lambda each: each.x
    )
    assert abs((b.x - a.right) - (c.x - b.right)) < 0.002
    story.page.get_by_role("region", name="선택").get_by_role("button", name="지우기").click()
    expect(story.toast("지웠습니다")).to_be_visible()
    assert {each.id for each in story.spots()} == before
    story.toast("지웠습니다").get_by_role("button", name="되돌리기").click()
    story.saved()
    assert len(story.spots()) == len(before) + 3


def test_a_booth_is_copied(story: Story) -> None:
    """Tests the menu of the selection: the copy stands beside, selected, and nobody holds it."""
    booth = zoomed(story)
    before = {each.id for each in story.spots()}
    story.page.get_by_role("region", name="선택").get_by_role("button", name="더 보기").click()
    story.page.get_by_role("menuitem", name="복제").click()
    story.saved()
    [copy] = [each for each in story.spots() if each.id not in before]
    assert (copy.x, copy.y, copy.width, copy.depth) == (booth.right, booth.y, 3, 3)
    assert story.selected == {copy.id}
    assert holder(story, copy.id) is None
    story.press("Delete")
    story.saved()
    assert {each.id for each in story.spots()} == before


def test_booths_areas_and_zones_are_drawn(story: Story) -> None:
    """Tests the three tools that draw, and that one goes back to selecting after each."""
    x, y = free_box(story, "C", 6, 2.5)
    story.show_box("C", x, y, 6, 2.5)
    before = {each.id for each in story.spots()}
    story.button("부스 그리기").click()
    story.drag("C", (x, y), (x + 2, y + 2))
    story.saved()
    [made] = [each for each in story.spots() if each.id not in before]
    assert (made.x, made.y, made.width, made.depth) == (x, y, 2, 2)
    assert story.selected == {made.id}
    expect(story.button("선택")).to_have_attribute("aria-pressed", "true")
    count = "() => __madang.editor.plan.areas.length"
    areas = story.ask(count)
    story.button("공용 공간 그리기").click()
    story.drag("C", (x + 3, y), (x + 5, y + 2))
    story.saved()
    assert story.ask(count) == areas + 1
    story.press("Control+z")
    story.saved()
    assert story.ask(count) == areas
    zones = "() => JSON.stringify(__madang.editor.plan.zones)"
    was = story.ask(zones)
    story.page.get_by_role("tab", name="구역").click()
    story.page.get_by_role("button", name=re.compile("^세계도시")).first.click()
    story.show_box("C", x, y, 6, 2.5)
    story.button("구역 그리기").click()
    for corner in ((x, y), (x + 5, y), (x + 5, y + 2), (x, y + 2), (x, y)):
        story.click("C", corner)
    story.saved()
    assert story.ask(zones) != was
    assert f"[{round(x * 1000)},{round(y * 1000)}]" in story.ask(zones).replace(" ", "")


def test_the_ruler_measures(story: Story) -> None:
    """Tests that the length along the ruler is what lies between the two places."""
    booth = zoomed(story)
    story.button("거리 재기").click()
    story.drag(
        booth.hall,
        (booth.right, booth.middle[1]),
        (booth.right + gap_right(story, booth), booth.middle[1]),
    )
    a, b = story.ask("() => { const { a, b } = __madang.moving().line; return [a, b]; }")
    assert round(abs(b[0] - a[0]) / 1000, 1) == gap_right(story, booth)
    assert story.spot(booth.number) == booth
    story.press("Escape")
    expect(story.button("선택")).to_have_attribute("aria-pressed", "true")


def test_a_booth_is_cut_and_joined_again(story: Story) -> None:
    """Tests split and merge: two halves that share the floor of the one, then one again."""
    wide = next(
        each
        for each in story.spots()
        if each.hall == "C" and (each.width, each.depth) in {(6, 3), (3, 6)}
    )
    story.find(wide)
    story.select(wide)
    before = {each.id for each in story.spots()}
    story.page.get_by_role("region", name="선택").get_by_role("button", name="더 보기").click()
    story.page.get_by_role("menuitem", name="나누기").click()
    story.click(wide.hall, wide.middle)
    story.saved()
    halves = [
        each
        for each in story.spots()
        if each.hall == wide.hall and wide.x <= each.x < wide.right and wide.y <= each.y < wide.top
    ]
    assert sorted(each.width * each.depth for each in halves) == [9, 9]
    story.press("Escape")
    story.select(*halves)
    story.button("합치기").click()
    story.saved()
    assert len(story.spots()) == len(before)
    assert any(
        (each.x, each.y, each.width, each.depth) == (wide.x, wide.y, wide.width, wide.depth)
        for each in story.spots()
    )


def test_an_exhibitor_is_dragged_from_the_list_onto_a_booth(story: Story) -> None:
    """Tests who waits onto the booth it had, who stands elsewhere onto it, and undo of both."""
    page, booth = story.page, zoomed(story)
    who = holder(story, booth.id)
    field = page.get_by_role("combobox", name="출품사")
    name = field.evaluate("(each) => each.selectedOptions[0].text")
    field.select_option("")
    story.saved()
    assert holder(story, booth.id) is None
    for each in (name, "단솔어반"):
        page.get_by_role("searchbox").fill(each)
        page.get_by_role("treeitem").filter(has_text=each).first.hover()
        story.drawn()
        page.mouse.down()
        x, y = story.pixel(booth.hall, booth.middle)
        # The browser begins a drag with the second movement.
        page.mouse.move(x - 40, y, steps=4)
        page.mouse.move(x, y, steps=4)
        page.mouse.up()
        story.saved()
        expect(field).not_to_have_value("")
        if each == name:
            assert holder(story, booth.id) == who
            story.button("되돌리기").click()
            story.saved()
            assert holder(story, booth.id) is None
    assert holder(story, booth.id) not in {None, who}
