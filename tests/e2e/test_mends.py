"""Stories of the card beside a booth in breach: it says what is wrong and mends it."""

import re

from playwright.sync_api import FloatRect, Locator, expect

from tests.e2e.story import Spot, Story, gap_right, lone


def card(story: Story) -> Locator:
    """Find the card beside the booth."""
    return story.page.get_by_role("region", name="미충족 조치")


def near(story: Story) -> Spot:
    """Bring a booth at an aisle near and select it."""
    booth = lone(story)
    story.find(booth)
    story.select(booth)
    return booth


def apart(a: FloatRect, b: FloatRect) -> bool:
    """Tell whether two boxes of the page share nothing."""
    return (
        a["x"] + a["width"] <= b["x"]
        or b["x"] + b["width"] <= a["x"]
        or a["y"] + a["height"] <= b["y"]
        or b["y"] + b["height"] <= a["y"]
    )


def box_of(story: Story, booth: Spot) -> FloatRect:
    """Give the box of a booth on the page."""
    (x0, y1), (x1, y0) = (
        story.pixel(booth.hall, at) for at in ((booth.x, booth.y), (booth.right, booth.top))
    )
    return {"x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0}


def test_a_breach_lasts_until_its_card_mends_it(story: Story) -> None:
    """Tests measure and demand after the service's verdict, the mend, and that undo undoes it."""
    booth = near(story)
    gap = gap_right(story, booth)
    expect(card(story)).to_have_count(0)
    story.drag(booth.hall, booth.middle, (booth.middle[0] + 1.5, booth.middle[1]))
    story.judged()
    moved = story.spot(booth.number)
    assert moved.x == booth.x + 1.5
    # The service has spoken: the measure, the card and the mark in the list are still there.
    assert {each["measured"] for each in story.breaches(booth.id)} == {gap - 1.5}
    expect(card(story)).to_contain_text(re.compile(r"통로가 1\.5 m"))
    expect(card(story)).to_contain_text("유효 폭 1.5 m, 기준 3.0 m 이상")
    row = story.page.get_by_role("treeitem", selected=True)
    expect(row.get_by_text("미충족")).to_have_count(1)
    place = card(story).bounding_box()
    floor = story.page.get_by_role("application").bounding_box()
    assert place
    assert floor
    assert apart(place, box_of(story, moved))
    assert not apart(place, floor)
    card(story).get_by_role("button", name="1.5 m 물리기").click()
    story.judged()
    assert story.spot(booth.number) == booth
    assert not story.breaches(booth.id)
    expect(card(story)).to_have_count(0)
    expect(row.get_by_text("미충족")).to_have_count(0)
    story.press("Control+z")
    story.judged()
    assert story.spot(booth.number) == moved
    expect(card(story)).to_contain_text("유효 폭 1.5 m, 기준 3.0 m 이상")


def test_the_keys_reach_the_card_and_bring_the_booth_back(story: Story) -> None:
    """Tests Tab from the floor, Escape that closes the card alone, and the way back."""
    booth = near(story)
    over = gap_right(story, booth) + 1
    story.drag(booth.hall, booth.middle, (booth.middle[0] + over, booth.middle[1]))
    back = card(story).get_by_role("button", name="원래 자리로")
    expect(back).to_be_visible()
    story.floor()
    story.press("Tab")
    expect(card(story).locator(":focus")).to_have_count(1)
    story.press("Escape")
    expect(card(story)).to_have_count(0)
    expect(story.page.get_by_role("application")).to_be_focused()
    assert story.selected == {booth.id}
    # Selected anew, it is told anew.
    story.press("Escape")
    assert story.selected == set()
    story.select(story.spot(booth.number))
    back.focus()
    story.press("Enter")
    story.saved()
    assert story.spot(booth.number) == booth
    expect(card(story)).to_have_count(0)


def test_a_phone_has_its_findings_instead(story: Story) -> None:
    """Tests that no card covers a small floor."""
    booth = near(story)
    story.drag(booth.hall, booth.middle, (booth.middle[0] + 1.5, booth.middle[1]))
    expect(card(story)).to_be_visible()
    story.page.set_viewport_size({"width": 390, "height": 844})
    expect(card(story)).to_have_count(0)
