"""The facts of a graph by article, and what it says of nodes: the side that is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.graph import terms as t
from kg.model import Span
from kg.vocabulary import KG, SYMMETRIC, UNASSERTED, EntityType, Factuality

_LABELS: Final = (t.LABEL, t.PREF_LABEL, t.ALT_LABEL)
_THINGS: Final = {t.term(f"kg:{kind}"): kind for kind in EntityType}
_QUALIFIERS: Final = (t.STATUS, t.DATE, t.PLACE, t.FACTUALITY, t.CONFIDENCE, t.RULE)


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact that the graph states of an article; nodes are IRIs, `status` is in lower case, topics are their last path segments.

    `statement` is its own IRI; `evidence` are the stretches of the article's content that prove it.
    """

    subject: str
    predicate: str
    object: str
    status: str
    date: str | None
    place: str | None
    topics: frozenset[str]
    factuality: str = Factuality.ASSERTED
    confidence: float = 1.0
    rule: str = ""
    evidence: tuple[Span, ...] = ()
    statement: str = ""

    @property
    def asserted(self) -> bool:
        """Whether it counts: neither conditional nor wished nor denied."""
        return self.factuality not in UNASSERTED


class FactIndex:
    """What a set of quads says, looked up by node over all articles, and by article for facts."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[tuple[str, NamedNode], set[str]] = defaultdict(set)
        self._statements: dict[str, list[str]] = defaultdict(list)
        self._things: dict[str, set[str]] = defaultdict(set)
        self._graphs: dict[str, str] = {}
        for quad in quads:
            subject, value = t.value(quad.subject), t.value(quad.object)
            self._values[subject, quad.predicate].add(value)
            if quad.predicate == t.TYPE and quad.object == t.STATEMENT and isinstance(quad.graph_name, NamedNode):
                self._statements[quad.graph_name.value].append(subject)
            if quad.predicate == t.TYPE and quad.object in _THINGS and isinstance(quad.graph_name, NamedNode):
                self._things[quad.graph_name.value].add(subject)
            if quad.predicate == t.IDENTIFIER and isinstance(quad.graph_name, NamedNode):
                self._graphs[value] = quad.graph_name.value

    def values(self, node: str, *predicates: NamedNode) -> set[str]:
        """All values of some properties of a node."""
        return set().union(*(self._values.get((node, predicate), ()) for predicate in predicates))

    def labels(self, node: str) -> set[str]:
        """All names of a node."""
        return self.values(node, *_LABELS)

    def things(self, article_id: str) -> list[str]:
        """The persons, countries, places, organizations, agreements and events of one article: their IRIs, sorted."""
        return sorted(self._things[self._graphs[article_id]]) if article_id in self._graphs else []

    def facts(self, article_id: str) -> list[FoundFact] | None:
        """The asserted facts of one article, no pair twice; None where the graph does not know it."""
        if article_id not in self._graphs:
            return None
        facts = {self._key(fact): fact for fact in reversed(self.claims(article_id)) if fact.asserted}
        return list(reversed(facts.values()))

    def claims(self, article_id: str) -> list[FoundFact]:
        """All statements of one article, those that are not asserted too."""
        statements = sorted(set(self._statements[self._graphs[article_id]])) if article_id in self._graphs else []
        return [fact for statement in statements for fact in self._fact(statement)]

    @staticmethod
    def _key(fact: FoundFact) -> tuple[str, ...]:
        pair = (fact.subject, fact.object)
        return (fact.predicate, *(sorted(pair) if fact.predicate in SYMMETRIC else pair))

    def _fact(self, statement: str) -> Iterator[FoundFact]:
        subject, predicate, object_ = (self._one(statement, p) for p in (t.SUBJECT, t.PREDICATE, t.OBJECT))
        status, date, place, factuality, confidence, rule = (self._one(statement, p) for p in _QUALIFIERS)
        if subject and object_ and predicate and predicate.startswith(KG):
            yield FoundFact(
                subject,
                predicate.removeprefix(KG),
                object_,
                (status or "").rpartition("#")[2].lower() or "current",
                date,
                place,
                frozenset(_last(topic) for topic in self.values(statement, t.TOPIC)),
                (factuality or Factuality.ASSERTED).removeprefix(KG),
                float(confidence or 1),
                rule or "",
                tuple(sorted(self._span(node) for node in self.values(statement, t.EVIDENCE))),
                statement,
            )

    def _span(self, evidence: str) -> Span:
        return Span(*(int(self._one(evidence, p) or 0) for p in (t.START, t.END)))

    def _one(self, node: str, predicate: NamedNode) -> str | None:
        return min(self._values.get((node, predicate), ()), default=None)


def _last(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]
