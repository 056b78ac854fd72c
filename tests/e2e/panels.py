"""What people do by the panels alone, whatever the canvas shows."""

from playwright.sync_api import Page, expect


def opened(page: Page, url: str) -> None:
    """Open the planner and wait for its list, and for the tools of its floor."""
    page.goto(url)
    expect(page.get_by_role("treeitem").first).to_be_visible()
    expect(page.get_by_role("application")).to_have_attribute("aria-busy", "false")


def chosen(page: Page, name: str) -> None:
    """Choose an exhibitor in the list; the floor is then under the keys."""
    page.get_by_role("treeitem").filter(has_text=name).first.click()
    expect(page.get_by_label("X", exact=True)).to_be_visible()
    page.get_by_role("application").focus()


def spot(page: Page) -> float:
    """Read where the chosen booth is, metres from the left."""
    return float(page.get_by_label("X", exact=True).input_value())
