"""Contradictions between articles: two holders of one office on one day, two dates for one meeting or one signature.

Nothing is decided and nothing thrown away: both sides stand in the graph with their evidence, and are shown with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.facts import Evidence, Fact, Labels, find_fact
from kg.graph.store import GraphStore
from kg.graph.terms import named, term, value
from kg.query.evaluation import evaluate
from kg.vocabulary import Predicate, Status

SHOWN: Final = 3  # pieces of evidence for each side

DATED: Final[dict[Predicate, int | None]] = {Predicate.MET: 3, Predicate.PARTY_TO: None}
"""Relations of which one fact has one date, and by how many days at most two dates may lie apart to be of one event (None: any number)."""

_HOLDERS: Final = """
SELECT DISTINCT ?tenure ?office ?holder ?fact ?first ?last ?start ?end {
  GRAPH <graph/summary> {
    ?tenure kg:office ?office ; kg:holder ?holder ; prov:wasDerivedFrom ?fact .
    OPTIONAL { ?tenure kg:firstSeen ?first ; kg:lastSeen ?last }
    OPTIONAL { ?tenure kg:start ?start FILTER(DATATYPE(?start) = xsd:date) }
    OPTIONAL { ?tenure kg:end ?end FILTER(DATATYPE(?end) = xsd:date) }
  }
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
class _Held:
    """A tenure as far as it is told (ISO dates, "" where unknown): the days on which it is seen, and where it is said to begin and end."""

    holder: NamedNode
    fact: NamedNode
    first: str = ""
    last: str = ""
    start: str = ""
    end: str = ""

    def tell(self, first: str, last: str, start: str, end: str) -> None:
        """Count one row; where several starts or ends are told, the stretch that all agree on."""
        self.first, self.last = first, last
        self.start, self.end = max(self.start, start), min(filter(None, (self.end, end)), default="")

    @property
    def bounds(self) -> tuple[str, str]:
        """From when until when it is held at least; days seen and days told are both held."""
        begins = min(filter(None, (self.first, self.start)), default=self.end)
        return begins, max(filter(None, (self.last, self.end)), default=self.start)

    @property
    def days(self) -> str:
        """The same, for people."""
        return " – ".join(dict.fromkeys(day for day in self.bounds if day))

    def meets(self, other: _Held) -> bool:
        """Whether both are held on one day. One may end on the very day on which another begins, where that is told, not only seen."""
        (one, until), (another, ends) = self.bounds, other.bounds
        if not one or not another or one > ends or another > until:
            return False
        handed = (one == ends and one in {self.start, other.end}) or (another == until and another in {other.start, self.end})
        return not handed


@dataclass(slots=True)
class _Finder:
    graph: GraphStore
    labels: Labels

    def holders(self) -> Iterator[Conflict]:
        of_office = defaultdict[NamedNode, dict[NamedNode, _Held]](dict)
        for tenure, office, holder, fact, *days in evaluate(self.graph, _HOLDERS).terms:
            held = of_office[named(office)].setdefault(named(tenure), _Held(named(holder), named(fact)))
            held.tell(*("" if day is None else _text(day) for day in days))
        for office, tenures in of_office.items():
            for pair in combinations(sorted(tenures.values(), key=lambda held: (held.holder.value, held.days)), 2):
                if pair[0].holder != pair[1].holder and pair[0].meets(pair[1]):
                    yield Conflict(self._office(office), (self._side(pair[0]), self._side(pair[1])))

    def _side(self, held: _Held) -> Side:
        told = self._told(held.fact)
        evidence = (piece for found, pieces in told for piece in pieces if found.status is not Status.FORMER or found.date)
        return Side(self.labels.node(held.holder).label, held.days, tuple(list(evidence)[:SHOWN]))

    def _office(self, office: NamedNode) -> str:
        bodies = {quad.object for quad in self.graph.store.quads_for_pattern(office, term("kg:jurisdiction"), None)}
        nodes = [office, *sorted((body for body in bodies if isinstance(body, NamedNode)), key=str)]
        return ", ".join(self.labels.node(node).label for node in nodes)

    def dates(self) -> Iterator[Conflict]:
        days = defaultdict[tuple[NamedNode, Predicate], set[str]](set)
        predicates = " ".join(f"kg:{predicate}" for predicate in DATED)
        for fact, told, day in evaluate(self.graph, _DATES.replace("PREDICATES", predicates)).terms:
            days[named(fact), Predicate(_text(told).rpartition("#")[2])].add(_text(day))
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


def _text(node: object) -> str:
    assert node is not None
    return value(node)  # type: ignore[arg-type]  # a term of an answer
