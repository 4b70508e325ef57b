"""What is put to the test: the facts of annotated articles and the chains of what they name, read now or taken from a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.evaluation.gold import GoldArticle
from kg.evaluation.index import FactIndex
from kg.evaluation.locating import locate
from kg.extract.chains import Chain, find_chains
from kg.graph import terms as t
from kg.graph.quads import Run, reading_quads
from kg.graph.terms import Iris
from kg.model import Article, Entity, Reading, Span
from kg.vocabulary import KG, EntityType

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGE: Final = "fr"


@dataclass(frozen=True, slots=True)
class Trial:
    """The facts of all articles, and of each (by its id) what it names and where."""

    index: FactIndex
    chains: dict[str, list[Chain]]


def read_now(golds: Sequence[Sequence[GoldArticle]], models: Sequence[str | None], *, raw: bool = False) -> Trial:
    """Read files of articles, each by a spaCy pipeline (None: ours); `raw` leaves confidences as the rules give them.

    There are as many models as files, or one for all. Raises LanguageError where a pipeline is missing.
    """
    readings: list[Reading] = []
    chains: dict[str, list[Chain]] = {}
    for reading, found in _read_each(golds, models, raw=raw):
        readings.append(reading)
        chains[reading.article.id] = found
    return Trial(FactIndex(quad for reading in readings for quad in reading_quads(reading, Run(), Iris())), chains)


def read_all_now(golds: Sequence[Sequence[GoldArticle]], models: Sequence[str | None]) -> list[Reading]:
    """What is read of files of articles, each by a spaCy pipeline, as for `read_now`."""
    return [reading for reading, _ in _read_each(golds, models)]


def _read_each(
    golds: Sequence[Sequence[GoldArticle]], models: Sequence[str | None], *, raw: bool = False
) -> Iterator[tuple[Reading, list[Chain]]]:
    """Each pipeline reads the articles of its files in one stream."""
    chosen = models if len(models) == len(golds) else [*models] * len(golds)
    for model in dict.fromkeys(chosen):
        articles = [gold.article for file, own in zip(golds, chosen, strict=True) for gold in file if own == model]
        yield from read_with_chains(load(model), articles, raw=raw)


def load(model: str | None) -> Language:
    """The pipeline of this name, extraction included."""
    from kg.language import load_language

    return load_language(LANGUAGE, model=model)


def read_with_chains(nlp: Language, articles: Iterable[Article], *, raw: bool = False) -> Iterator[tuple[Reading, list[Chain]]]:
    """Read articles in a stream, and find in each who and what is named where."""
    from kg.extract import analyse_all, assemble, assemble_raw

    for doc, article in analyse_all(nlp, articles):
        yield assemble_raw(doc, article) if raw else assemble(doc, article), find_chains(doc, article)


def from_graph(index: FactIndex, golds: Iterable[GoldArticle]) -> Trial:
    """A graph knows no mentions: the labels of its things are looked up in the text, the longest first."""
    return Trial(index, {gold.article.id: _located(index, gold.article) for gold in golds})


def _located(index: FactIndex, article: Article) -> list[Chain]:
    things = index.things(article.id)
    spans = locate(article.content, {thing: index.labels(thing) for thing in things})
    return [Chain(_entity(index, thing, spans[thing])) for thing in things]


def _entity(index: FactIndex, thing: str, mentions: list[Span]) -> Entity:
    kinds = Counter(EntityType(kind.removeprefix(KG)) for kind in index.values(thing, t.TYPE) if kind.removeprefix(KG) in list(EntityType))
    labels = sorted(index.values(thing, t.LABEL)) or [thing]
    iso = min(index.values(thing, t.ISO_CODE), default=None)
    return Entity(thing, min(kinds), labels[0], tuple(sorted(index.labels(thing))), iso, tuple(mentions))
