"""The facts of a graph by article, and what it says of nodes: the side that is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.graph import terms as t
from kg.vocabulary import KG, SYMMETRIC, UNASSERTED

_LABELS: Final = (t.LABEL, t.PREF_LABEL, t.ALT_LABEL)
_UNASSERTED: Final = frozenset(KG + factuality for factuality in UNASSERTED)
_QUALIFIERS: Final = (t.STATUS, t.DATE, t.PLACE, t.FACTUALITY)


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact that the graph asserts of an article; nodes are IRIs, `status` is in lower case, topics are their last path segments."""

    subject: str
    predicate: str
    object: str
    status: str
    date: str | None
    place: str | None
    topics: frozenset[str]


class FactIndex:
    """What a set of quads says, looked up by node over all articles, and by article for facts."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[tuple[str, NamedNode], set[str]] = defaultdict(set)
        self._statements: dict[str, list[str]] = defaultdict(list)
        self._graphs: dict[str, str] = {}
        for quad in quads:
            subject, value = t.value(quad.subject), t.value(quad.object)
            self._values[subject, quad.predicate].add(value)
            if quad.predicate == t.TYPE and quad.object == t.STATEMENT and isinstance(quad.graph_name, NamedNode):
                self._statements[quad.graph_name.value].append(subject)
            if quad.predicate == t.IDENTIFIER and isinstance(quad.graph_name, NamedNode):
                self._graphs[value] = quad.graph_name.value

    def values(self, node: str, *predicates: NamedNode) -> set[str]:
        """All values of some properties of a node."""
        return set().union(*(self._values.get((node, predicate), ()) for predicate in predicates))

    def labels(self, node: str) -> set[str]:
        """All names of a node."""
        return self.values(node, *_LABELS)

    def facts(self, article_id: str) -> list[FoundFact] | None:
        """The asserted facts of one article, no pair twice; None where the graph does not know it."""
        if article_id not in self._graphs:
            return None
        statements = sorted(set(self._statements[self._graphs[article_id]]))
        facts = {self._key(fact): fact for statement in reversed(statements) for fact in self._fact(statement)}
        return list(reversed(facts.values()))

    @staticmethod
    def _key(fact: FoundFact) -> tuple[str, ...]:
        pair = (fact.subject, fact.object)
        return (fact.predicate, *(sorted(pair) if fact.predicate in SYMMETRIC else pair))

    def _fact(self, statement: str) -> Iterator[FoundFact]:
        subject, predicate, object_ = (self._one(statement, p) for p in (t.SUBJECT, t.PREDICATE, t.OBJECT))
        status, date, place, factuality = (self._one(statement, p) for p in _QUALIFIERS)
        if not (subject and object_ and predicate and predicate.startswith(KG)) or factuality in _UNASSERTED:
            return
        status = (status or "").rpartition("#")[2].lower() or "current"
        topics = frozenset(_last(topic) for topic in self.values(statement, t.TOPIC))
        yield FoundFact(subject, predicate.removeprefix(KG), object_, status, date, place, topics)

    def _one(self, node: str, predicate: NamedNode) -> str | None:
        return min(self._values.get((node, predicate), ()), default=None)


def _last(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]
