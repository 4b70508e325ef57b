"""Contradictions between articles: two holders of one office on one day, two dates for one meeting or one signature.

Nothing is decided and nothing thrown away: both sides stand in the graph with their evidence, and are shown with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.facts import Evidence, Fact, Labels, find_fact
from kg.graph.store import GraphStore
from kg.graph.terms import term, value
from kg.query.evaluation import evaluate
from kg.vocabulary import Predicate, Status

SHOWN: Final = 3  # pieces of evidence for each side

DATED: Final[dict[Predicate, int | None]] = {Predicate.MET: 3, Predicate.PARTY_TO: None}
"""Relations of which one fact has one date, and by how many days at most two dates may lie apart to be of one event (None: any number)."""

_HOLDERS: Final = """
SELECT DISTINCT ?office ?one ?oneFact ?oneFrom ?oneUntil ?other ?otherFact ?otherFrom ?otherUntil {
  GRAPH <graph/summary> {
    ?first kg:office ?office ; kg:holder ?one ; prov:wasDerivedFrom ?oneFact ; kg:firstSeen ?oneFrom ; kg:lastSeen ?oneUntil .
    ?second kg:office ?office ; kg:holder ?other ; prov:wasDerivedFrom ?otherFact ; kg:firstSeen ?otherFrom ; kg:lastSeen ?otherUntil .
  }
  FILTER(STR(?one) < STR(?other) && STR(?oneFrom) <= STR(?otherUntil) && STR(?otherFrom) <= STR(?oneUntil))
  FILTER EXISTS {
    GRAPH ?article { ?office kg:role ?role ; kg:jurisdiction ?body }
    GRAPH <graph/gazetteer> { ?role kg:soleHolder true }
  }
  FILTER(NOT EXISTS { GRAPH ?article { ?office kg:role <role/minister> } } || EXISTS { GRAPH ?article { ?office kg:portfolio ?field } })
}
"""
_DATES: Final = """
SELECT DISTINCT ?fact ?predicate ?date {
  VALUES ?predicate { PREDICATES }
  GRAPH <graph/summary> { ?statement kg:fact ?fact }
  GRAPH ?article { ?statement rdf:predicate ?predicate ; kg:date ?date }
  FILTER(DATATYPE(?date) = xsd:date)
}
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims that contradict each other: who or which date, the days for which it is told, and the words that say so."""

    claim: str
    days: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about one thing: "ministre de l'Intérieur, France", "Anne Aqil, met, Paul Béju"."""

    about: str
    sides: tuple[Side, Side]


def find_conflicts(graph: GraphStore) -> list[Conflict]:
    """All contradictions of a graph, sorted by what they are about and by the claims."""
    finder = _Finder(graph, Labels(graph))
    found = [*finder.holders(), *finder.dates()]
    return sorted(found, key=lambda conflict: (conflict.about, *(side.claim for side in conflict.sides), conflict.sides[0].days))


@dataclass(slots=True)
class _Finder:
    graph: GraphStore
    labels: Labels

    def holders(self) -> Iterator[Conflict]:
        for office, *sides in evaluate(self.graph, _HOLDERS).terms:
            one, other = (self._held(*side) for side in (sides[:4], sides[4:]))
            yield Conflict(self._office(_named(office)), (one, other))

    def _held(self, holder: object, fact: object, first: object, last: object) -> Side:
        evidence = (piece for found, pieces in self._told(_named(fact)) for piece in pieces if found.status is not Status.FORMER)
        days = " – ".join(dict.fromkeys((_text(first), _text(last))))
        return Side(self.labels.node(_named(holder)).label, days, tuple(list(evidence)[:SHOWN]))

    def _office(self, office: NamedNode) -> str:
        bodies = {quad.object for quad in self.graph.store.quads_for_pattern(office, term("kg:jurisdiction"), None)}
        nodes = [office, *sorted((body for body in bodies if isinstance(body, NamedNode)), key=str)]
        return ", ".join(self.labels.node(node).label for node in nodes)

    def dates(self) -> Iterator[Conflict]:
        days = defaultdict[tuple[NamedNode, Predicate], set[str]](set)
        predicates = " ".join(f"kg:{predicate}" for predicate in DATED)
        for fact, told, day in evaluate(self.graph, _DATES.replace("PREDICATES", predicates)).terms:
            days[_named(fact), Predicate(_text(told).rpartition("#")[2])].add(_text(day))
        for (name, predicate), found in days.items():
            for one, other in pairwise(sorted(found)):
                if _of_one_event(one, other, DATED[predicate]):
                    yield self._dated(name, one, other)

    def _dated(self, fact: NamedNode, *days: str) -> Conflict:
        told = self._told(fact)
        ends = sorted((told[0][0].subject.label, told[0][0].object.label))
        sides = [Side(day, day, tuple([p for found, pieces in told for p in pieces if found.date == day][:SHOWN])) for day in days]
        return Conflict(f"{ends[0]}, {told[0][0].predicate}, {ends[1]}", (sides[0], sides[1]))

    def _told(self, fact: NamedNode) -> list[tuple[Fact, tuple[Evidence, ...]]]:
        """The statements of a fact, in the order of their articles, each with its evidence."""
        quads = self.graph.store.quads_for_pattern(None, term("kg:fact"), fact, self.graph.iris.graph("summary"))
        found = [find_fact(self.graph, value(quad.subject)) for quad in quads]
        return [(fact, fact.evidence) for fact in sorted(found, key=lambda fact: (fact.published or "", fact.article))]


def _of_one_event(one: str, other: str, limit: int | None) -> bool:
    return limit is None or (date.fromisoformat(other) - date.fromisoformat(one)).days <= limit


def _named(node: object) -> NamedNode:
    assert isinstance(node, NamedNode)
    return node


def _text(node: object) -> str:
    assert node is not None
    return value(node)  # type: ignore[arg-type]  # a term of an answer
