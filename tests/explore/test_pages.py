"""The pages as they are served: what they load, what they refuse, and that text stays text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from kg.explore import texts
from kg.explore.session import Explorer, page_of, preferred, url
from kg.query import named_queries
from kg.serve.pool import Pool
from kg.text import slug
from kg.vocabulary import EntityType, Predicate
from tests.explore.conftest import HARMLESS, SCRIPT, TOKEN

PAGES = (
    "/",
    "/search?q=mar",
    "/entity?id=person%2Fanne-aqil",
    "/entity?id=country%2FMA",
    "/entity?id=country%2FMA&relation=cooperatesWith",
    "/article?id=small%2F1+%C3%A9",
    "/network?focus=country%2FMA&depth=1",
    "/countries",
    "/offices?of=country%2FMA",
    "/questions",
    "/questions?name=office-holders&p-country=MA",
    "/questions?query=SELECT+*+%7B%3Fs+kg%3Amet+%3Fo%7D",
)
HOSTILE = (
    url("/entity", id=f"person/{slug(SCRIPT)}-1"),
    url("/entity", id=f"organization/{slug(SCRIPT)}"),
    "/article?id=hostile",
    "/search?q=script",
    url("/offices", of=f"organization/{slug(SCRIPT)}"),
    url("/network", focus=f"person/{slug(SCRIPT)}-1"),
    "/questions?query=SELECT+*+%7B%3Fs+rdf%3Avalue+%3Fo%7D",
    "/questions?query=%3Cscript%3Edocument.title%3D1%3C%2Fscript%3E",
    "/entity?id=%3Cscript%3Edocument.title%3D1%3C%2Fscript%3E",
)
_ADDRESS = re.compile(r"""(?:src|href)\s*=\s*["']?([^"'\s>]+)|url\(["']?([^"')]+)|from\s+["'](/[^"']+)""")


@pytest.fixture(scope="module")
def client(explorer_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=explorer_url, timeout=60, headers={"Accept-Language": "fr"}) as client:
        yield client


def addresses(page: str) -> set[str]:
    """What a page has a browser load; links to follow, in the data of its elements, are none of it."""
    head = page.partition("parseElements")[0] + page.rpartition("`)")[2]
    return {one for found in _ADDRESS.findall(html.unescape(head)) for one in found if one and not one.startswith(("data:", "#"))}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_the_browser_ask_this_server_only(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    own = urlsplit(str(client.base_url)).netloc
    assert {urlsplit(urljoin(str(client.base_url), address)).netloc for address in addresses(answer.text)} == {own}
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "connect-src 'self'" in policy and "http" not in policy


def test_what_pages_load_is_there(client: httpx.Client) -> None:
    for address in addresses(client.get("/countries").text):
        assert client.get(address).status_code == 200, address


def test_styles_load_nothing_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/explorer.css", "/world.json"):
        assert "://" not in client.get(path).text


@pytest.mark.parametrize("path", HOSTILE)
def test_script_in_articles_is_never_markup(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert "<script>document.title" not in answer.text
    assert "<img src=x" not in answer.text


class Tags(HTMLParser):
    """The tags of a page, with the names of their attributes, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))


@pytest.mark.parametrize(
    "path", ["/article?id={id}", "/entity?id=person%2F{slug}-1", "/search?q={slug}", "/network?focus=person%2F{slug}-1"]
)
def test_served_pages_have_the_structure_that_harmless_text_gives_them(client: httpx.Client, path: str) -> None:
    pages = [client.get(path.format(id=id_, slug=slug(text))) for id_, text in (("hostile", SCRIPT), ("harmless", HARMLESS))]
    assert [page.status_code for page in pages] == [200, 200]
    assert Tags(pages[0].text).found == Tags(pages[1].text).found


def test_an_address_that_is_none_of_the_web_is_no_link(client: httpx.Client) -> None:
    assert "javascript:" not in client.get("/article?id=hostile").text


def test_a_browser_is_led_from_a_thing_to_its_page(client: httpx.Client) -> None:
    answer = client.get("/person/anne-aqil", headers={"Accept": "text/html"}, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.url.path == "/entity"
    assert client.get("/person/anne-aqil", headers={"Accept": "text/turtle"}).text.startswith("@base")


def test_what_is_not_there_is_404_and_says_what_to_do(client: httpx.Client) -> None:
    for path in ("/entity?id=person%2Fnobody", "/article?id=none"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "ne connaît pas" in answer.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/search?q=zzzqqq", "Rien ne porte ce nom"),
        ("/network?since=hier", "n’est pas une date"),
        ("/network?focus=zzzqqq", "choisissez-en un"),
        ("/network?since=2999", "Élargissez la période"),
        ("/countries?relation=threatens&until=1900", "Élargissez la période"),
        ("/offices", "Choisissez un pays"),
        ("/offices?of=country%2FMA&title=zzzqqq", "Essayez un autre pays"),
        ("/questions?name=nothing", "no query"),
        ("/questions?name=office-holders&ask=1", "Il manque"),
        ("/questions?name=office-holders&p-country=Zzz", "no country"),
        ("/questions?query=SELECT+*+%7B", "line 1"),
        ("/questions?query=SELECT+*+%7B%3Fs+kg%3Anothing+%3Fo%7D", "Aucune ligne"),
    ],
)
def test_empty_and_wrong_states_say_what_to_do(client: httpx.Client, path: str, words: str) -> None:
    assert words in client.get(path).text


def test_a_page_comes_in_the_browsers_language_and_in_the_one_chosen(client: httpx.Client, explorer_url: str) -> None:
    assert "Ce que disent les articles" in client.get("/").text
    assert "What the articles say" in client.get("/", headers={"Accept-Language": "en-GB,fr;q=0.5"}).text
    chosen = httpx.get(f"{explorer_url}/settings?lang=en&next=/offices", follow_redirects=False)
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/offices")
    assert "kg-lang=en" in chosen.headers["set-cookie"]
    assert "Choose a country" in client.get("/offices", headers={"Cookie": "kg-lang=en"}).text


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"])
def test_settings_lead_nowhere_else(client: httpx.Client, address: str) -> None:
    answer = client.get("/settings", params={"lang": "en", "next": address}, headers={"Cookie": ""}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_socket_of_another_origin_is_refused(client: httpx.Client, explorer_url: str) -> None:
    query = "/_nicegui_ws/socket.io/?EIO=4&transport=polling"
    assert client.get(query, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.get(query, headers={"Origin": explorer_url}).status_code != 403


def test_only_who_knows_the_token_may_edit() -> None:
    explorer = Explorer(Pool(None), TOKEN)  # type: ignore[arg-type]  # the graph is not asked
    assert explorer.key_for("wrong") is explorer.key_for("") is None
    key = explorer.key_for(TOKEN)
    assert key is not None
    cookie = explorer.open_editing(key)
    assert cookie is not None and explorer.may_edit(cookie)
    assert explorer.open_editing(key) is None, "a key opens once"
    explorer.end_editing(cookie)
    assert not explorer.may_edit(cookie) and not explorer.may_edit("")
    assert Explorer(Pool(None), None).key_for("") is None  # type: ignore[arg-type]


def test_a_stranger_sees_no_buttons_that_correct(client: httpx.Client) -> None:
    page = client.get("/entity?id=person%2Fanne-aqil").text
    assert texts.say("fr", "reject") not in page and texts.say("fr", "merge") not in page
    assert client.get("/unlock?key=guess", follow_redirects=False).status_code == 403


def test_every_text_stands_in_both_languages_with_the_same_places() -> None:
    for key, both in {**texts.TEXTS, **texts.INVERSE, **texts.PARAMETERS}.items():
        french, english = (sorted(re.findall(r"\{(\w+)\}", text)) for text in both)
        assert french == english and all(both), key


def test_every_question_class_and_relation_has_its_words() -> None:
    assert set(texts.QUESTIONS) >= set(named_queries()), "give new queries a French title in kg/explore/texts.py"
    assert {f"many_{kind}" for kind in EntityType} <= set(texts.TEXTS)
    assert set(texts.INVERSE) == set(Predicate) - {Predicate.MET, Predicate.COOPERATES_WITH}


@pytest.mark.parametrize(
    ("header", "lang"), [("fr-MA,fr;q=0.9,en;q=0.8", "fr"), ("ar,en;q=0.3,fr;q=0.4", "fr"), ("de", "en"), ("", "en"), ("en,fr;q=0", "en")]
)
def test_the_language_is_the_one_that_the_browser_likes_best(header: str, lang: str) -> None:
    assert preferred(header) == lang


def test_addresses_hold_what_is_not_empty() -> None:
    assert url("/network", focus="country/MA", topic="", depth=1) == "/network?focus=country%2FMA&depth=1"
    assert page_of("article/small%2F1%20%C3%A9") == "/article?id=small%2F1+%C3%A9"
