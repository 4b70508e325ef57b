"""Which part of a graph is written: what all articles or one say, of some relations, since some date; with or without evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.errors import ExportError
from kg.graph import terms as t
from kg.graph.facts import Fact, find_facts
from kg.graph.store import GraphStore
from kg.vocabulary import KG, SYMMETRIC, Predicate

_FACT_TERMS: Final = frozenset({t.LABEL, t.TYPE, t.ISO_CODE, t.JURISDICTION, *(NamedNode(KG + predicate) for predicate in Predicate)})
_EVIDENCE_TYPES: Final = frozenset({t.STATEMENT, t.term("rdf:Statement"), t.term("kg:Evidence"), t.term("prov:Activity")})


@dataclass(frozen=True, slots=True)
class Selection:
    """What to write.

    `article` is an id; `relations` are names such as "met", none for all; `since` is an ISO date, year-month or year: facts of that time
    and later, by their own date or else by that of their article; `facts_only` leaves out the evidence, and what does not hold;
    `everything` is the whole store, ontology and gazetteer included. Raises ExportError where they make no sense.
    """

    article: str | None = None
    relations: tuple[str, ...] = ()
    since: str | None = None
    facts_only: bool = False
    everything: bool = False

    def __post_init__(self) -> None:
        """Check them."""
        if self.since is not None and not t.is_date(self.since):
            raise ExportError(f"since {self.since!r}: is no date: write 2025-04-14, 2025-04 or 2025")
        if self.everything and (self.article or self.relations or self.since):
            raise ExportError("everything is no part: leave it out, or the article, relation and date")

    def facts(self, graph: GraphStore) -> Iterator[Fact]:
        """The facts that are chosen, those that do not hold among them; raises ExportError for a relation that the graph does not know."""
        for relation in self.relations:
            if not any(graph.store.quads_for_pattern(NamedNode(KG + relation), t.TYPE, None, graph.iris.graph("ontology"))):
                raise ExportError(f"relation {relation!r}: is none of this graph's: 'kg stats' lists them")
        if self.article is not None:
            graph.article_quads(self.article)  # raises StoreError where there is none
        found = find_facts(graph, article=self.article, since=self.since)
        return (fact for fact in found if not self.relations or fact.predicate in self.relations)

    def quads(self, graph: GraphStore) -> Iterator[Quad]:
        """The quads that are chosen, with what the gazetteer says of their topics, countries, roles and portfolios."""
        if self.everything:
            quads = iter(graph.store)
        elif self.relations or self.since:
            quads = graph.described(_told(graph, self.facts(graph)))
        else:
            quads = graph.described_quads(self.article)
        return _plain(quads) if self.facts_only else quads


def _told(graph: GraphStore, facts: Iterable[Fact]) -> Iterator[Quad]:
    """What articles say to tell some facts: these, their evidence, the things that take part, and the articles' own descriptions."""
    chosen = defaultdict[str, list[NamedNode]](list)
    for fact in facts:
        chosen[fact.article].append(graph.iris.at(fact.id))
    for article, statements in chosen.items():
        yield from _reached(list(graph.article_quads(article)), [graph.iris.article(article), *statements])


def _reached(quads: list[Quad], start: list[NamedNode]) -> Iterator[Quad]:
    """The quads of one article about some nodes and all that these lead to, without the plain facts that none of its `start` states."""
    about = defaultdict[ox.NamedNode | ox.BlankNode | ox.Triple, list[Quad]](list)
    for quad in quads:
        about[quad.subject].append(quad)
    relations = {quad.object for quad in quads if quad.predicate == t.PREDICATE}
    stated = {triple for node in start for triple in _stated(about[node])}
    ahead, seen = list(start), set(start)
    while ahead:
        for quad in about[ahead.pop()]:
            if quad.predicate not in relations or (quad.subject, quad.predicate, quad.object) in stated:
                yield quad
                if isinstance(quad.object, NamedNode) and quad.object not in seen:
                    seen.add(quad.object)
                    ahead.append(quad.object)


def _stated(statement: list[Quad]) -> Iterator[tuple[object, object, object]]:
    """The plain triples that a statement stands for, both where it is symmetric."""
    values = {quad.predicate: quad.object for quad in statement}
    if t.SUBJECT in values:
        subject, predicate, object_ = values[t.SUBJECT], values[t.PREDICATE], values[t.OBJECT]
        yield subject, predicate, object_
        if t.value(predicate).removeprefix(KG) in SYMMETRIC:
            yield object_, predicate, subject


def _plain(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The plain facts and labels alone."""
    quads = list(quads)
    hidden = {quad.subject for quad in quads if quad.object in _EVIDENCE_TYPES}
    terms = _FACT_TERMS | {quad.object for quad in quads if quad.predicate == t.PREDICATE}
    return (quad for quad in quads if quad.predicate in terms and quad.subject not in hidden)
