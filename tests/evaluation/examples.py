"""Annotated articles made by hand, small enough to count in one's head."""

from __future__ import annotations

from collections.abc import Iterable

from kg.evaluation.gold import GoldArticle, GoldEntity, GoldFact, GoldOffice, gold_reading
from kg.evaluation.index import FactIndex
from kg.extract.chains import Chain
from kg.graph import Iris, Run, reading_quads
from kg.model import Article, Entity, Reading, Span
from kg.vocabulary import EntityType, Predicate

TEXT = "La ministre Anne Aqil a reçu Paul Béju à Rabat. Elle l'a remercié. Paul Béju est un député. M. Béju a vu Rita Sol."

AQIL = GoldEntity("e1", EntityType.PERSON, "Anne Aqil", ("Anne Aqil",))
BEJU = GoldEntity("e2", EntityType.PERSON, "Paul Béju", ("Paul Béju", "M. Béju"))
SOL = GoldEntity("e3", EntityType.PERSON, "Rita Sol", ("Rita Sol",))
MOROCCO = GoldEntity("e4", EntityType.COUNTRY, "Maroc", ("Rabat",), "MA")

MET = GoldFact("e1", Predicate.MET, "e2", "a reçu Paul Béju", date="2025-04-15")
MINISTER = GoldFact("e1", Predicate.HOLDS_OFFICE, GoldOffice("ministre", "e4"), "La ministre Anne Aqil", status="current")
SAW = GoldFact("e2", Predicate.MET, "e3", "M. Béju a vu Rita Sol")


def article(*facts: GoldFact, text: str = TEXT, id_: str = "made-1") -> GoldArticle:
    """The article with its four entities and some facts."""
    return GoldArticle(Article(id_, "Une audience", text, "2025-04-15"), (AQIL, BEJU, SOL, MOROCCO), facts)


def span(content: str, words: str) -> Span:
    """Where words stand first."""
    start = content.index(words)
    return Span(start, start + len(words))


def perfect(gold: GoldArticle) -> Reading:
    """What a perfect extractor says of it."""
    return gold_reading(gold)


def index_of(*readings: Reading) -> FactIndex:
    """The graph of some readings, as the scorer looks at it."""
    return FactIndex(quad for reading in readings for quad in reading_quads(reading, Run("made"), Iris()))


def chain(gold: GoldArticle, entity: GoldEntity, names: Iterable[str], references: Iterable[str] = ()) -> Chain:
    """An entity of the article with the first places of some words as its names, and of others as what refers to it."""
    content = gold.article.content
    kind, _, _ = str(entity.type).lower().partition(" ")
    mentions, others = (tuple(span(content, words) for words in group) for group in (names, references))
    return Chain(Entity(f"{kind}/{entity.iso or entity.id}", entity.type, entity.name, (), entity.iso, mentions), others)
