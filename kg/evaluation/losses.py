"""Where missed facts are lost: the first stage that an annotated fact did not pass on its way into the graph.

entity      subject or object is not named anywhere in the article, as far as the extractor knows
mention     both are known, but one of them not as named, or referred to, in the sentence of the evidence (coreference)
trigger     both are there, but no statement of that relation has evidence in that sentence
argument    such a statement is there, with another subject or object
factuality  the very fact is there, as conditional, wished or denied
article     the graph does not have the article
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluation.gold import GoldArticle, GoldFact, GoldOffice, GoldQuote
from kg.evaluation.index import FactIndex
from kg.evaluation.locating import meet, sentence_around
from kg.evaluation.scoring import Aligner, Comparison, matches
from kg.extract.chains import Chain
from kg.graph.quads import Run, reading_quads
from kg.graph.terms import Iris
from kg.model import Reading, Span


class Stage(StrEnum):
    """Stages in the order in which a fact passes them."""

    ARTICLE = "article"
    ENTITY = "entity"
    MENTION = "mention"
    TRIGGER = "trigger"
    ARGUMENT = "argument"
    FACTUALITY = "factuality"


@dataclass(frozen=True, slots=True)
class Loss:
    """A missed fact and the stage that lost it."""

    article: str
    fact: GoldFact
    stage: Stage


def find_losses(comparisons: Iterable[Comparison], index: FactIndex, chains: Mapping[str, list[Chain]]) -> list[Loss]:
    """The stage at which each missed fact was lost; `chains` by article id."""
    return [
        Loss(comparison.gold.article.id, fact, stage)
        for comparison in comparisons
        for fact, stage in _article_losses(comparison, index, chains.get(comparison.gold.article.id, []))
    ]


def count_losses(losses: Iterable[Loss]) -> dict[str, dict[str, int]]:
    """How many facts each stage lost, by relation in the order of the alphabet, and under "all"."""
    counts: dict[str, Counter[str]] = {}
    for loss in losses:
        for row in (str(loss.fact.predicate), "all"):
            counts.setdefault(row, Counter())[loss.stage] += 1
    rows = [*sorted(counts.keys() - {"all"}), *(["all"] if counts else [])]
    return {row: {str(stage): counts[row][stage] for stage in Stage} for row in rows}


def _article_losses(comparison: Comparison, index: FactIndex, chains: list[Chain]) -> Iterable[tuple[GoldFact, Stage]]:
    if not comparison.missed:
        return []
    places = _places(comparison.gold, chains)
    return [(fact, _stage(comparison, index, places, fact)) for fact in comparison.missed]


def _places(gold: GoldArticle, chains: list[Chain]) -> dict[str, list[Span]]:
    """Where the extractor sees each annotated entity that it knows at all, by the entity's id."""
    nodes = Reading(gold.article, tuple(chain.entity for chain in chains))
    iris = Iris()
    align = Aligner(FactIndex(reading_quads(nodes, Run(), iris)), gold.entities)
    places: dict[str, list[Span]] = {}
    for chain in chains:
        entity = align(iris.node(chain.entity.id).value)
        if entity is not None:
            places.setdefault(entity, []).extend((*chain.entity.mentions, *chain.references))
    return places


def _stage(comparison: Comparison, index: FactIndex, places: dict[str, list[Span]], fact: GoldFact) -> Stage:
    if not comparison.known:
        return Stage.ARTICLE
    claims = [claim for claim in index.claims(comparison.gold.article.id) if claim.predicate == fact.predicate]
    if any(not claim.asserted and matches(claim, fact, comparison.align) for claim in claims):
        return Stage.FACTUALITY
    if not _entities(fact) <= places.keys():
        return Stage.ENTITY
    sentence = _sentence(comparison.gold, fact)
    if not all(any(meet(span, sentence) for span in places[entity]) for entity in _named(fact)):
        return Stage.MENTION
    right = {hit.statement for _, hit in comparison.found}
    near = any(meet(span, sentence) for claim in claims if claim.statement not in right for span in claim.evidence)
    return Stage.ARGUMENT if near else Stage.TRIGGER


def _entities(fact: GoldFact) -> set[str]:
    """The entities that the extractor must know."""
    governed = {fact.object.of} if isinstance(fact.object, GoldOffice) and fact.object.of else set()
    return _named(fact) | governed


def _named(fact: GoldFact) -> set[str]:
    """Those that its sentence must name or refer to; what an office governs may stand elsewhere, or be inferred."""
    return {fact.subject} if isinstance(fact.object, GoldOffice | GoldQuote) else {fact.subject, fact.object}


def _sentence(gold: GoldArticle, fact: GoldFact) -> Span:
    content = gold.article.content
    start = max(content.find(fact.evidence), 0)
    return sentence_around(content, Span(start, start + len(fact.evidence)))
