"""Who may use the planner and in which tongue: axe over the real service, names, two languages."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from layouts.brief.brief import Brief
from plans.plan import Plan
from tests.e2e.service import Service
from tests.e2e.story import Story, lone, watched
from tests.web.panels_page import violations

WIDE, PHONE = (1440, 900), (390, 844)
WORDS = {
    "versions": {"ko": "버전", "en": "Versions"},
    "export": {"ko": "내보내기", "en": "Export"},
    "findings": {"ko": "지적", "en": "Findings"},
    "settings": {"ko": "설정", "en": "Settings"},
    "sheet": {"ko": "출품사 목록 올리기", "en": "Upload an exhibitor sheet"},
    "prices": {"ko": "부스 가격", "en": "Booth prices"},
    "exhibitors": {"ko": "출품사", "en": "Exhibitors"},
}
TONGUES = ("ko", "en")


@contextmanager
def opened(
    browser: Browser, url: str, lang: str, theme: str, size: tuple[int, int] = WIDE
) -> Iterator[Page]:
    """Open a page in a language, a theme and a size."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="ko-KR" if lang == "ko" else "en-GB",
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    with watched(context) as page:
        page.goto(url)
        yield page
    context.close()


def chosen(story: Story, _: str) -> None:
    """Select a booth that breaks a rule."""
    booth = lone(story)
    story.find(booth)
    story.select(booth)
    story.press("Shift+ArrowRight")
    story.saved()


def several(story: Story, _: str) -> None:
    """Select several booths."""
    story.ask("() => __madang.editor.select(__madang.editor.plan.booths.slice(0, 3)"
              ".map((each) => each.id))")  # fmt: skip


def told(story: Story, lang: str) -> None:
    """Unfold a finding."""
    rows = story.page.get_by_role("region", name=WORDS["findings"][lang]).get_by_role("listitem")
    rows.first.get_by_role("button").first.click()
    story.drawn()


def pressed(name: str) -> Callable[[Story, str], None]:
    """Press a button of the bar."""

    def press(story: Story, lang: str) -> None:
        story.button(WORDS[name][lang]).click()
        if name == "export":
            story.page.get_by_text("GeoJSON", exact=True).wait_for()

    return press


def dialog(name: str) -> Callable[[Story, str], None]:
    """Open a dialog."""

    def show(story: Story, lang: str) -> None:
        if name == "generate":
            story.page.locator("#generate").click()
        else:
            story.button(WORDS["settings"][lang]).click()
            story.page.get_by_role("menuitem", name=WORDS[name][lang]).click()
        story.page.locator("dialog[open] input").first.wait_for(state="attached")

    return show


STATES: dict[str, Callable[[Story, str], None]] = {
    "a booth that breaks a rule": chosen,
    "several booths": several,
    "a finding": told,
    "generate": dialog("generate"),
    "versions": pressed("versions"),
    "export": pressed("export"),
    "settings": pressed("settings"),
    "sheet": dialog("sheet"),
    "prices": dialog("prices"),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", TONGUES)
def test_axe_finds_nothing_in_the_editor(
    browser: Browser, planner: str, lang: str, theme: str
) -> None:
    """Tests every state of the page one after the other, in both languages, light and dark."""
    found = {}
    with opened(browser, planner, lang, theme) as page:
        story = Story(page)
        for name, act in STATES.items():
            page.reload()
            story.drawn()
            act(story, lang)
            found[name] = violations(page)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", TONGUES)
def test_axe_finds_nothing_on_a_phone(
    browser: Browser, planner: str, lang: str, theme: str
) -> None:
    """Tests the floor and two of its sheets."""
    with opened(browser, planner, lang, theme, PHONE) as page:
        story = Story(page)
        story.drawn()
        found = {"floor": violations(page)}
        for sheet in ("exhibitors", "findings"):
            dock = page.get_by_role("navigation")
            dock.get_by_role("button", name=WORDS[sheet][lang]).click()
            page.get_by_role("dialog").wait_for()
            page.evaluate("() => Promise.all(document.getAnimations().map((a) => a.finished))")
            found[sheet] = violations(page)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("lang", TONGUES)
def test_axe_finds_nothing_at_the_doors(browser: Browser, empty_planner: str, lang: str) -> None:
    """Tests the first run, light and dark."""
    for theme in ("light", "dark"):
        with opened(browser, empty_planner, lang, theme) as page:
            page.locator(".door").first.click()
            page.locator(".list li").first.wait_for()
            assert violations(page) == []


HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'


def test_a_script_in_a_name_is_shown_as_text(page: Page, service: Service, plan: Plan) -> None:
    """Tests an exhibitor's name and a booth's number in list, panel, floor, toast and versions."""
    told = plan.model_copy(update={"brief": hostile(plan)})
    story = Story.begun(page, service.keep(told, "<b>plan</b>"))
    entry = page.get_by_role("treeitem").filter(has_text="<img src=x").first
    expect(entry).to_be_visible()
    entry.click()
    story.drawn()
    expect(page.get_by_role("heading", name="<img src=x").first).to_be_visible()
    number = story.field("번호")
    number.fill("<i>1</i>")
    number.press("Enter")
    story.saved()
    story.floor()
    story.press("Delete")
    expect(story.toast("지웠습니다")).to_be_visible()
    story.press("Control+z")
    story.saved()
    story.button("버전").click()
    expect(page.get_by_role("dialog").get_by_text("<i>1</i>").first).to_be_visible()
    assert page.evaluate("() => window.ran") is None
    assert page.locator("img, body script:not([src]), i:not([class])").count() == 0


def hostile(plan: Plan) -> Brief:
    """Name the first exhibitor with a script."""
    first, *rest = plan.brief.exhibitors
    name = first.name.model_copy(update={"ko": HOSTILE, "en": HOSTILE})
    return plan.brief.model_copy(
        update={"exhibitors": (first.model_copy(update={"name": name}), *rest)}
    )


def test_a_script_in_a_sheet_is_shown_as_text(story: Story) -> None:
    """Tests the preview of an upload, and what is applied of it."""
    story.button("설정").click()
    story.page.get_by_role("menuitem", name="출품사 목록 올리기").click()
    zone = story.ask("() => __madang.editor.plan.brief.zones[0].id")
    name = HOSTILE.replace('"', '""')
    sheet = f'id,name_ko,name_en,zone,size\nx1,"{name}","{name}",{zone},3x3\n'
    file: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": sheet.encode()}
    story.page.locator("input[type=file]").set_input_files(files=[file])
    expect(story.page.get_by_role("dialog").get_by_text("<img src=x").first).to_be_visible()
    assert story.ask("() => window.ran") is None


CHROME = """() => {
  const names = new Set(__madang.editor.plan?.exhibitors.flatMap((e) =>
    [e.name.ko, e.name.en, ...Object.values(e.short ?? {})]) ?? []);
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let at = walk.nextNode(); at; at = walk.nextNode()) {
    const words = at.textContent.trim();
    const box = at.parentElement;
    if (words && !names.has(words) && !box.closest('script, style, [role=treeitem]'))
      found.push(words);
  }
  for (const each of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      if (each.getAttribute(name) && !names.has(each.getAttribute(name))
          && !each.closest('[role=treeitem]')) found.push(each.getAttribute(name));
  return found;
}"""

NAMED = {"한국어", "English"}
"""Each language is named in itself."""


@pytest.mark.parametrize("lang", TONGUES)
def test_neither_language_has_words_of_the_other(browser: Browser, planner: str, lang: str) -> None:
    """Tests every state: no Hangul in the English page's chrome, no English sentence in Korean."""
    foreign = r"[가-힣]" if lang == "en" else r"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"
    mixed = {}
    with opened(browser, planner, lang, "light") as page:
        story = Story(page)
        for name, act in STATES.items():
            page.reload()
            story.drawn()
            act(story, lang)
            # What people have called the plan and its show is theirs.
            own = story.ask("() => [__madang.editor.name, __madang.editor.show]")
            words = {each for each in story.ask(CHROME) if not any(its in each for its in own)}
            mixed[name] = sorted(each for each in words - NAMED if re.search(foreign, each))
    assert {name: each for name, each in mixed.items() if each} == {}


def test_the_language_changes_without_a_reload(story: Story) -> None:
    """Tests the item of the menu, on the panels and on the floor's own name."""
    story.button("설정").click()
    story.page.get_by_role("menuitem", name="English").click()
    expect(story.button("Generate")).to_be_visible()
    expect(story.page.get_by_role("application")).to_have_attribute(
        "aria-label", re.compile("Floor of the show")
    )
    assert story.ask("() => [document.documentElement.lang, __madang.editor.lang]") == ["en", "en"]
