"""What many tests share: annotated articles, perfect readings of them, and a graph on disk built from those."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.evaluation.gold import GoldArticle, gold_reading, read_gold
from kg.graph import Graph, Run
from kg.model import Article, Entity, Office, Reading, Span, Statement
from kg.vocabulary import EntityType, Factuality, Predicate, Status

GOLD = Path(__file__).parent / "gold"
os.environ["LC_ALL"] = "C.UTF-8"  # messages in English, whatever the language of who runs the tests


@pytest.fixture(scope="session")
def golds() -> list[GoldArticle]:
    """All annotated articles that ship with the tests."""
    return list(read_gold(sorted(GOLD.glob("dev-*.jsonl"))))


@pytest.fixture(scope="session")
def readings(golds: list[GoldArticle]) -> list[Reading]:
    """What a perfect extractor would say of them."""
    return [gold_reading(gold) for gold in golds]


@pytest.fixture(scope="session")
def gold_folder(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading], small_reading: Reading) -> Path:
    """A graph folder with all perfect readings and the small one."""
    folder = tmp_path_factory.mktemp("graphs") / "gold"
    with Graph.open(folder) as graph:
        graph.update_articles([*readings, small_reading], Run("gold"))
    return folder


@pytest.fixture
def gold_graph(gold_folder: Path) -> Iterator[Graph]:
    """That graph, open for reading."""
    with Graph.open(gold_folder, read_only=True) as graph:
        yield graph


@pytest.fixture(scope="session")
def small_article() -> Article:
    """An article of two sentences."""
    text = "Mardi à Rabat, la ministre de l’Intérieur Anne Aqil a reçu son homologue Paul Béju. « 50 % » ? Il pourrait aller à Alger."
    return Article("small/1 é", "Aqil reçoit Béju", text, "2025-04-15", "Agence", "L. R.", "fr", "https://example.org/a?b=ç")


@pytest.fixture(scope="session")
def small_reading(small_article: Article, stretch: Callable[[str], Span]) -> Reading:
    """What it says: offices, a meeting, and a visit that is not asserted."""
    minister = Office(
        "office/MA/ministre-de-l-interieur", "ministre de l'Intérieur", "country/MA", "role/minister", ("portfolio/interior",)
    )
    aqil, beju = "person/anne-aqil", "person/paul-beju"
    return Reading(
        small_article,
        (
            Entity(aqil, EntityType.PERSON, "Anne Aqil", ("Aqil",)),
            Entity(beju, EntityType.PERSON, "Paul Béju", ("Béju", "Paul Béju")),
            Entity("country/MA", EntityType.COUNTRY, "Maroc", iso="MA"),
            Entity("place/rabat", EntityType.PLACE, "Rabat"),
            Entity("place/alger", EntityType.PLACE, "Alger"),
        ),
        (minister,),
        (),
        (
            Statement(aqil, Predicate.HOLDS_OFFICE, minister.id, (stretch("ministre de l’Intérieur Anne Aqil"),), Status.CURRENT),
            Statement(
                beju,
                Predicate.MET,
                aqil,
                (stretch("a reçu"),),
                None,
                "2025-04-15",
                "place/rabat",
                ("topic/security", "topic/migration"),
                rule="r1",
            ),
            Statement(
                beju,
                Predicate.VISITED,
                "place/alger",
                (stretch("Il pourrait aller à Alger"),),
                factuality=Factuality.CONDITIONAL,
                confidence=0.62,
            ),
        ),
    )


@pytest.fixture(scope="session")
def stretch(small_article: Article) -> Callable[[str], Span]:
    """Finds words in the small article."""

    def find(words: str) -> Span:
        start = small_article.content.index(words)
        return Span(start, start + len(words))

    return find
