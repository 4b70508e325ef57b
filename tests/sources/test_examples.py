"""The bundled articles are read, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import FORMATS, read_articles

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"


@pytest.fixture(scope="module")
def articles() -> list[Article | SourceError]:
    return list(read_articles([EXAMPLES]))


def test_every_example_is_read(articles: list[Article | SourceError]) -> None:
    assert [item for item in articles if isinstance(item, SourceError)] == []
    assert len(articles) >= 14


def test_every_format_of_texts_has_an_example() -> None:
    found = {path.suffix for path in EXAMPLES.iterdir()}
    assert found == {".txt", ".md", ".html", ".jsonl"}
    assert found <= set(FORMATS)


def test_nothing_around_an_article_is_taken_for_its_text(articles: list[Article | SourceError]) -> None:
    around = ("cookies", "À lire aussi", "Tous droits réservés", "Partager", "Publié le", "S’abonner")
    for article in articles:
        assert isinstance(article, Article)
        assert not [words for words in around if words in article.text]


def test_every_page_has_its_metadata(articles: list[Article | SourceError]) -> None:
    pages = [item for item in articles if isinstance(item, Article) and str(item.origin).endswith(".html")]
    assert len(pages) >= 4
    assert all(page.title and page.published and page.source and page.author and page.url for page in pages)


def test_a_page_in_another_encoding_loses_no_character(articles: list[Article | SourceError]) -> None:
    (page,) = (item for item in articles if isinstance(item, Article) and str(item.origin).endswith("dati-sahara-occidental.html"))
    assert "Sahara occidental" in page.title
    assert "é" in page.text
