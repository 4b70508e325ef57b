"""The explorer in a real browser, without a network: what a person does with it, from a name to the sentence, and correcting.

`KG_SCREENSHOTS=docs/images python -m pytest tests/explore/test_browser.py` makes the pictures of the README and the documentation.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.explore.conftest import TOKEN
from tests.explore.test_pages import HOSTILE, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install 'newskg[dev]'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (Debian: apt install chromium)")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
PICTURES = os.environ.get("KG_SCREENSHOTS")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


class Visit:
    """A page with what it asked for and complained about."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.asked: set[str] = set()
        self.errors: list[str] = []
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.set_default_timeout(15_000)

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)
        self.page.locator("main h1").first.wait_for()

    def elsewhere(self) -> set[str]:
        """What was asked for that is not of this server."""
        return {url for url in self.asked if not url.startswith((self.url, self.url.replace("http", "ws"), "data:", "blob:"))}

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Save a picture for the documentation, where these are wanted."""
        if PICTURES:
            self.page.wait_for_timeout(1200)
            self.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=whole)


@pytest.fixture
def visit(browser: Browser, explorer_url: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB", reduced_motion="reduce", accept_downloads=True)
    found = Visit(context.new_page(), explorer_url)
    yield found
    assert found.elsewhere() == set()
    context.close()


def test_from_a_name_to_the_sentence_and_its_article(visit: Visit) -> None:
    page = visit.page
    visit.go("/")
    visit.picture("explorer-home")
    field = page.get_by_role("searchbox").first
    field.fill("anne aq")
    page.locator(".header .offered a", has_text="Anne Aqil").click()
    page.get_by_role("heading", level=1, name="Anne Aqil").wait_for()
    met = page.locator(".relation", has_text="met").locator(".fact", has_text="Paul Béju")
    assert met.locator("mark").inner_text() == "a reçu"
    met.get_by_role("link", name="Aqil reçoit Béju").click()
    page.get_by_role("heading", level=1, name="Aqil reçoit Béju").wait_for()
    assert page.locator("mark:target").inner_text() == "a reçu"
    told = page.locator("mark:target").get_attribute("title") or ""
    assert {"Anne Aqil", "Paul Béju", "met"} <= set(told.replace(" met ", "|met|").partition(" (")[0].split("|"))
    assert visit.errors == []


def test_a_named_query_is_asked_and_downloaded(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    visit.go("/questions")
    page.get_by_role("link", name="Who holds which office in a country").click()
    page.get_by_label("Country (required)").fill("Maroc")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", name="Answer").wait_for()
    page.locator(".ag-cell", has_text="Anne Aqil").first.wait_for()
    assert "p-country=Maroc" in page.url
    visit.picture("explorer-question")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    saved = tmp_path / "answer.csv"
    waiting.value.save_as(saved)
    assert waiting.value.suggested_filename == "office-holders.csv"
    assert "Anne Aqil" in saved.read_text(encoding="utf-8")


def test_a_mistake_in_sparql_is_marked_at_its_place(visit: Visit) -> None:
    visit.go("/questions?query=SELECT+%2A+%7B+%3Fs+kgg%3Amet+%3Fo+%7D")
    assert visit.page.locator(".cm-content .wrong").inner_text().startswith("kgg:met")
    assert "unknown prefix" in visit.page.get_by_role("alert").inner_text()


def test_two_are_merged_seen_and_undone(visit: Visit) -> None:
    page = visit.page
    visit.go("/entity?id=person%2Fanne-aqil")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Token").fill("guess")
    page.get_by_role("button", name="Edit this graph").click()
    page.get_by_text("That is not the token.").wait_for()
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Edit this graph").click()
    page.get_by_role("button", name="Merge…").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("beju")
    page.get_by_role("dialog").get_by_role("listitem").filter(has_text="person/paul-beju").get_by_role("button", name="Merge").click()
    page.get_by_text("Corrected: the same.").wait_for()
    assert "Paul Béju" in page.locator("main").inner_text()
    visit.go("/entity?id=person%2Fpaul-beju")
    assert page.get_by_role("heading", level=1).inner_text() == "Anne Aqil", "what was merged is led to what it became"
    page.get_by_role("button", name="Undo the last correction").click()
    page.get_by_text("Undone: the same.").wait_for()
    visit.go("/entity?id=person%2Fpaul-beju")
    assert page.get_by_role("heading", level=1).inner_text() == "Paul Béju"
    page.get_by_role("link", name="Stop editing").click()
    page.get_by_role("button", name="Edit").wait_for()


def test_the_map_and_the_network_are_drawn_and_lead_on(visit: Visit) -> None:
    page = visit.page
    visit.go("/countries?relation=all")
    page.locator(".map canvas").first.wait_for()
    visit.picture("explorer-countries")
    visit.go("/network?focus=country%2FMA&depth=2")
    page.locator(".chart canvas").first.wait_for()
    visit.picture("explorer-network")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as picture").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
    assert visit.errors == []


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit.page
    visit.go("/entity?id=country%2FMA")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "main"
    assert page.evaluate("[...document.querySelectorAll('header, main, footer')].map(e => e.parentElement.closest('main'))") == [None] * 3
    nameless = """[...document.querySelectorAll('a, button, input, [role=img]')].filter(
        e => e.offsetParent && !(e.ariaLabel || e.textContent.trim() || e.labels?.length || e.title)
    ).map(e => e.outerHTML.slice(0, 120))"""
    assert page.evaluate(nameless) == [], "everything that can be used has a name"
    assert page.evaluate("document.documentElement.lang") == "en"
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(e => +e.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_a_phone(browser: Browser, explorer_url: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme, locale="fr-FR", reduced_motion="reduce")
    visit = Visit(context.new_page(), explorer_url)
    wide = []
    for path in PAGES if scheme == "light" else PAGES[2:3]:
        visit.go(path)
        if visit.page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(path)
    visit.picture(f"explorer-phone-{scheme}")
    assert visit.page.evaluate("document.body.classList.contains('body--dark')") is (scheme == "dark")
    assert (wide, visit.errors, visit.elsewhere()) == ([], [], set())
    context.close()


def test_script_in_articles_never_runs(browser: Browser, explorer_url: str) -> None:
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    visit = Visit(context.new_page(), explorer_url)
    for path in HOSTILE:
        visit.go(path)
        assert visit.page.title() != "hacked"
        assert visit.page.locator("main img, main script").count() == 0
    field = visit.page.get_by_role("searchbox").first
    field.fill("script")
    visit.page.locator(".header .offered a").first.wait_for()
    assert visit.page.title() != "hacked" and visit.page.locator("main img, .header img").count() == 0
    context.close()


def test_a_page_as_a_newspaper_would_print_it(visit: Visit) -> None:
    """Pictures of a person and an article; what is asserted is that their parts are there."""
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 1240})
    visit.go("/entity?id=person%2Femmanuel-macron")
    page.locator(".chart canvas").first.wait_for()
    visit.picture("explorer-person")
    address = page.locator("figcaption a").first.get_attribute("href") or ""
    visit.go(address.partition("#")[0])
    page.locator("mark.evidence").first.wait_for()
    assert page.locator(".told li").count() > 0
    visit.picture("explorer-article")
