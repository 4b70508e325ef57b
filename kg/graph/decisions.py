"""Decisions of identity as people want to see them: with names, articles, and words of each article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph import terms as t
from kg.graph.curation import occurrence_of
from kg.graph.facts import find_facts
from kg.graph.identity import DECISION, DENOTES, KEY, OCCURRENCE, REASON, VERDICT, id_key
from kg.graph.store import GraphStore
from kg.text import fold
from kg.vocabulary import KG

UNSURE = "Unsure"


@dataclass(frozen=True, slots=True)
class End:
    """An occurrence: the id that it has across articles, how its article names it, the article's id, and words of it there."""

    id: str
    label: str
    article: str
    words: str

    @property
    def shown(self) -> str:
        """For people: "A. Laftit (dev-1-02, person/a-laftit)"."""
        return f"{self.label} ({self.article}, {self.id})"


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """Whether two occurrences are one: "Same", "Different", "Unsure"; how probable that is; the reasons."""

    a: End
    b: End
    verdict: str
    score: float
    reasons: tuple[str, ...]


def find_decisions(graph: GraphStore, *, unsure: bool = True, name: str | None = None) -> list[ShownDecision]:
    """The decisions, those nearest to doubt first; only the `unsure` ones, only those about a `name` (any part of it)."""
    nodes = (quad.subject for quad in graph.store.quads_for_pattern(None, t.TYPE, DECISION, graph.iris.graph("identity")))
    shown = (decision for node in nodes if isinstance(node, NamedNode) for decision in _shown(graph, node, unsure))
    found = [decision for decision in shown if name is None or any(fold(name) in fold(end.label) for end in (decision.a, decision.b))]
    return sorted(found, key=lambda d: (abs(d.score - 0.5), d.a.shown, d.b.shown))


def occurrences_of(graph: GraphStore, node: str) -> list[str]:
    """The IRIs of all occurrences, one an article, that denote a person or an organization (its IRI)."""
    identity, profiles = graph.iris.graph("identity"), graph.iris.graph("profiles")
    local = graph.iris.local(node)
    denoting = {t.value(quad.subject) for quad in graph.store.quads_for_pattern(None, DENOTES, NamedNode(node), identity)}
    for quad in graph.store.quads_for_pattern(None, KEY, Literal(id_key(local)), profiles):
        own = occurrence_of(t.value(quad.subject), graph.iris)
        denoted = next(iter(graph.store.quads_for_pattern(quad.subject, DENOTES, None, identity)), None)
        if own is not None and own.local == local and denoted is None:
            denoting.add(t.value(quad.subject))
    return sorted(denoting)


def _shown(graph: GraphStore, node: NamedNode, unsure: bool) -> Iterator[ShownDecision]:
    values = [
        (quad.predicate, t.value(quad.object)) for quad in graph.store.quads_for_pattern(node, None, None, graph.iris.graph("identity"))
    ]
    first = dict(values)
    verdict = first[VERDICT].removeprefix(KG)
    if unsure and verdict != UNSURE:
        return
    one, other = sorted(value for predicate, value in values if predicate == OCCURRENCE)
    reasons = tuple(sorted(value for predicate, value in values if predicate == REASON))
    yield ShownDecision(_end(graph, one), _end(graph, other), verdict, float(first[t.CONFIDENCE]), reasons)


def _end(graph: GraphStore, iri: str) -> End:
    article = graph.iris.article_id(iri)
    denoted = next(iter(graph.store.quads_for_pattern(NamedNode(iri), DENOTES, None, graph.iris.graph("identity"))))
    id_ = graph.iris.local(t.value(denoted.object))
    labels = graph.store.quads_for_pattern(graph.iris.node(id_), t.LABEL, None, graph.iris.article(article))
    label = min((t.value(quad.object) for quad in labels), default=iri.partition("#")[2])
    facts = (fact for fact in find_facts(graph, article=article) if id_ in {fact.subject.id, fact.object.id})
    words = next((evidence.text for fact in facts for evidence in fact.evidence), "")
    return End(id_, label, article, words)
