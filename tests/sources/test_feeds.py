"""Feeds: an article an item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import SourceOptions, read_articles
from kg.sources.addresses import url_id
from kg.sources.markup import fragment_text
from tests.sources.servers import Site, site
from tests.sources.test_web import page

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Le Journal du Soir</title><link>{site}/</link><description>Tout</description><language>fr-FR</language>{items}</channel></rss>"""
FULL = """<item><title>Aqil reçoit &amp; écoute Béju</title><link>{site}/a?utm_source=rss</link>
<pubDate>Tue, 15 Apr 2025 18:00:00 GMT</pubDate>
<dc:creator>L. R.</dc:creator><description>Un résumé.</description><content:encoded><![CDATA[<p>La ministre a reçu son&nbsp;homologue à
<b>Rabat</b>.</p><script>alert(1)</script><p>Ils ont parlé de sécurité.</p>]]></content:encoded></item>"""
SUMMARY = (
    "<item><title>Visite</title><link>{site}/visite</link><description>&lt;p&gt;Le ministre est à Rabat.&lt;/p&gt;</description></item>"
)
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Dépêches</title><entry><title>Titre</title>
<link href="https://exemple.org/a"/><updated>2025-04-15T10:00:00Z</updated><author><name>L. R.</name></author>
<content type="html">&lt;p&gt;Un texte.&lt;/p&gt;</content></entry></feed>"""

Read = Callable[..., list[Article | SourceError]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a feed from a file."""

    def read(feed: str, *, name: str = "feed.rss", **options: object) -> list[Article | SourceError]:
        (tmp_path / name).write_text(feed, encoding="utf-8")
        return list(read_articles(tmp_path / name, options=SourceOptions(delay=0, **options)))  # type: ignore[arg-type]

    return read


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as known:
        yield known


def rss(*items: str, site: str = "https://journal.example") -> str:
    return RSS.format(site=site, items="".join(item.format(site=site) for item in items))


def test_an_item_has_what_the_feed_says(read: Read) -> None:
    (article,) = read(rss(FULL))
    assert isinstance(article, Article)
    assert article.title == "Aqil reçoit & écoute Béju"
    assert article.text == "La ministre a reçu son\u00a0homologue à Rabat.\n\nIls ont parlé de sécurité."
    assert (article.published, article.author, article.source) == ("2025-04-15", "L. R.", "Le Journal du Soir")
    assert article.id == url_id("https://journal.example/a")


def test_a_summary_is_read_as_it_is(read: Read) -> None:
    (article,) = read(rss(SUMMARY), name="feed.xml")
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Visite", "Le ministre est à Rabat.")


def test_atom_is_read(read: Read) -> None:
    (article,) = read(ATOM, name="feed.atom")
    assert isinstance(article, Article)
    assert (article.title, article.text, article.published) == ("Titre", "Un texte.", "2025-04-15")
    assert (article.author, article.source) == ("L. R.", "Dépêches")


def test_a_feed_is_read_from_its_address(served: Site) -> None:
    url = served.page("/feed", rss(FULL).encode(), "application/rss+xml")
    (article,) = read_articles([url], options=SourceOptions(allow_private=True, delay=0))
    assert isinstance(article, Article)
    assert article.url == "https://journal.example/a?utm_source=rss"
    assert article.origin == url


def test_pages_are_read_where_links_are_followed(read: Read, served: Site) -> None:
    served.page("/visite", page())
    (article,) = read(rss(SUMMARY, site=served.url), follow=True, allow_private=True)
    assert isinstance(article, Article)
    assert article.text.startswith("Le ministre français de l’Intérieur a été reçu")
    assert (article.published, article.source) == ("2025-04-14", "Le Journal du Soir")
    (unfollowed,) = read(rss(SUMMARY, site=served.url))
    assert isinstance(unfollowed, Article) and unfollowed.id == article.id


def test_a_page_that_is_not_there_costs_no_other_item(read: Read, served: Site) -> None:
    served.page("/a?utm_source=rss", page())
    found = read(rss(SUMMARY, FULL, site=served.url), follow=True, allow_private=True)
    assert str(found[0]).endswith("feed.rss: item 1: the server answers 404 Not Found")
    assert isinstance(found[1], Article)


def test_a_bad_item_costs_no_other(read: Read) -> None:
    bad = "<item><title>Titre</title><description>Texte.</description><pubDate>hier</pubDate></item>"
    found = read(rss(bad, "<item><guid>x</guid></item>", FULL))
    assert [str(item).rpartition("feed.rss: ")[2] for item in found[:2]] == [
        "item 1: published: 'hier' is no date (write it as 2025-04-14)",
        "item 2: empty: no text",
    ]
    assert isinstance(found[2], Article)


def test_a_feed_that_breaks_off_gives_the_items_before(read: Read) -> None:
    found = read(rss(SUMMARY, FULL)[:-120])
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], SourceError)
    assert "broken XML" in found[-1].reason


@pytest.mark.parametrize("content", ["<html><body>x</body></html>", "texte", "<urlset><url/></urlset>"])
def test_what_is_no_feed_is_refused(read: Read, content: str) -> None:
    (error,) = read(content, name="a.xml")
    assert str(error).endswith("a.xml: no RSS or Atom feed")


def test_entities_of_xml_are_not_expanded(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    doctype = f"<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY f SYSTEM 'file://{tmp_path}/secret'>]>"
    item = "<item><title>T &f;</title><description>&a;&f; texte</description></item>"
    found = read(rss(item).replace("<rss", f"{doctype}<rss", 1))
    assert "secret" not in str(found).replace(str(tmp_path), "")


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Texte simple", "Texte simple"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("<p>Un</p>\n<p> Deux  mots </p>", "Un\n\nDeux mots"),
        ("Un<br/>Deux", "Un\nDeux"),
        ("<ul><li>Un</li><li>Deux</li></ul>", "Un\n\nDeux"),
        ("<style>p{}</style><img src=x onerror=alert(1)>Texte<!-- caché -->", "Texte"),
        ("50&nbsp;%", "50\u00a0%"),
        ("<p></p>", ""),
    ],
)
def test_a_fragment_is_the_text_that_it_shows(fragment: str, text: str) -> None:
    assert fragment_text(fragment) == text


def test_deep_markup_needs_no_recursion() -> None:
    assert fragment_text("<b>" * 5_000 + "Texte") in {"Texte", ""}
