"""The documentation as a site: it builds without a warning, and its pages ask no other host for anything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="no mkdocs: pip install 'newskg[docs]'")

from documentation import borrowed, commands, ontology, queries

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ELSEWHERE = re.compile(r"(https?:)?//")
LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "link": "href",
}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s#]+)[^)]*\)")
PAGES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


class Loaded(HTMLParser):
    """What a page makes a browser fetch by itself: addresses in attributes and in styles."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        address = values.get(LOADING.get(tag, "")) or ""
        if tag != "link" or "canonical" not in (values.get("rel") or ""):
            self.found.append(address)
        self.found += re.findall(r"url\(([^)]*)\)", values.get("style") or "")


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 50
    assert {page.name: address for page in pages for address in Loaded(page).found if ELSEWHERE.match(address)} == {}
    for sheet in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)[\s'\"]*(?:https?:)?//[^)]*", sheet.read_text(encoding="utf-8")) == [], sheet


def test_search_works_without_a_server(site: Path) -> None:
    assert (site / "search" / "search_index.js").is_file()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (Debian: apt install chromium)")
def test_a_browser_finds_a_page_and_asks_for_nothing(site: Path, scheme: str) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install 'newskg[dev]'")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(color_scheme=scheme)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "index.html").as_uri(), wait_until="networkidle")
        page.get_by_role("textbox", name="Search").press_sequentially("min-confidence", delay=20)
        page.locator(".md-search-result__link").first.wait_for(timeout=30_000)
        assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("target", sorted(borrowed.BORROWED.values()))
def test_files_of_the_repository_are_pages(site: Path, target: str) -> None:
    assert (site / target).with_suffix(".html").is_file()


def test_every_command_argument_and_option_is_described() -> None:
    assert commands.undescribed() == []
    page = commands.page()
    assert [name for name in commands.commands() if f"\n## kg {name}\n" not in page] == []


def test_every_option_is_in_the_reference() -> None:
    page = commands.page()
    for name, command in commands.commands().items():
        section = page.partition(f"\n## kg {name}\n")[2].partition("\n## kg ")[0]
        shown = [parameter for parameter in command.params if not parameter.hidden]
        assert [p.name for p in shown if p.param_type_name == "option" and p.opts[0] not in section] == [], name


def test_every_term_of_the_ontology_is_described_in_both_languages() -> None:
    assert ontology.undescribed() == []
    page = ontology.page()
    assert [term.name for term in ontology.terms() if f"\n### {term.name} {{" not in page] == []


def test_every_query_and_parameter_is_described() -> None:
    assert queries.undescribed() == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_files_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]+`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    generated = {ROOT / "docs" / "reference" / f"{name}.md" for name in ("commands", "ontology", "queries")}
    links = [link for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]
    places = {link: (path.parent / link).resolve() for link in links}
    assert [link for link, place in places.items() if not place.exists() and place not in generated] == []


def test_links_out_of_the_documentation_lead_to_pages() -> None:
    text = "[a](../../LICENSE), [b](../quality.md#by-relation), [c](../../kg/cli/output.py), [d](https://x.org/), `[e](f)`"
    expected = "[a](../project/licence.md), [b](../quality.md#by-relation), c, [d](https://x.org/), `[e](f)`"
    assert borrowed.relinked(text, "how-to/serve.md") == expected


def test_links_of_the_readme_lead_to_pages() -> None:
    assert (
        borrowed.relinked("![x](docs/images/graph.png) [y](docs/decisions/)", "index.md")
        == "![x](images/graph.png) [y](decisions/index.md)"
    )
