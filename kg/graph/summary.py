"""What follows from all articles together, in `graph/summary`: copies and their sources, facts with their independent sources, tenures.

It is always what the articles that are there now imply, whatever came and went. What a change touches is marked in `graph/pending` before
it is made, and worked off afterwards: no more than that is computed anew, and nothing is forgotten where a program is killed between.
`graph/index` serves to find copies. See docs/decisions/0041.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import terms as t
from kg.graph.adding import add_quads
from kg.graph.batches import Store, chunks, forget
from kg.graph.duplicates import Card, CopyFinder, Group, original
from kg.graph.minhash import bands
from kg.graph.tenures import Observation, Tenure, find_tenures
from kg.graph.terms import Iris, date_literal, integer_literal, named, term
from kg.model import content_hash
from kg.vocabulary import KG, PREFIXES, SYMMETRIC, UNASSERTED, Status

VERSION: Final = Literal("1")  # of what is derived and how; another one derives everything anew
TOGETHER: Final = 2_000  # facts that are derived anew at once

PENDING: Final = term("kg:pending")
BAND: Final = term("kg:band")
FACT: Final = term("kg:fact")
DUPLICATE_OF: Final = term("kg:duplicateOf")
ORIGINAL_SOURCE: Final = term("kg:originalSource")
_VERSION_INFO: Final = term("owl:versionInfo")
_DOUBTED: Final = frozenset(NamedNode(KG + factuality) for factuality in UNASSERTED)

Edge: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]
Links: TypeAlias = dict[NamedNode, NamedNode]
Row: TypeAlias = ox.QuerySolution


class Summary:
    """Keeps what is derived of a store in step with its articles: `mark` before a change, `settle` after one or many."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store, self._iris = store, iris
        names = ("summary", "index", "pending", "inferred")
        self._summary, self._index, self._pending, self._inferred = (iris.graph(name) for name in names)

    def mark(self, articles: Iterable[NamedNode]) -> None:
        """Note that articles are about to change: they, then what they state now, which without them would be taken for gone."""
        names = sorted(articles, key=str)
        self._mark_nodes(names)
        if self._store.contains_named_graph(self._inferred):  # what followed need not follow any longer: see kg.graph.inference
            self._store.remove_graph(self._inferred)
        stated = f"GRAPH {self._pending} {{ {self._pending} kg:pending ?statement }}"
        for chunk in chunks(names):
            values = f"VALUES ?article {{ {_joined(chunk)} }}"
            self._update(f"INSERT {{ {stated} }} WHERE {{ {values} GRAPH ?article {{ ?statement a kg:Statement }} }}")

    def settle(self) -> None:
        """Derive anew what the marked changes touch. Marks go last: what breaks off before that is done again."""
        marked = self._objects(self._pending, PENDING, self._pending)
        if marked:
            self._derive(marked)
        if self._store.contains_named_graph(self._pending):
            self._store.remove_graph(self._pending)

    def _derive(self, marked: set[NamedNode]) -> None:
        articles, statements, facts = (_below(marked, f"{self._iris.base}{kind}/") for kind in ("article", "statement", "fact"))
        self._replace(self._index, articles, self._band_edges(articles))
        groups = self._groups(articles)
        copies = {self._iris.article(card.id) for group in groups for card in group} - articles
        links = dict(self._links(articles))
        facts |= self._facts_of_statements(statements) | self._facts_of_articles(copies)
        self._mark_nodes(copies | facts)
        self._replace(self._summary, articles | copies | statements | set(links), [*self._copy_edges(groups), *_link_edges(links)])
        self._derive_facts(sorted(facts | set(links.values()), key=str))

    def renew(self) -> None:
        """Derive everything anew where a program of another version, or none, derived it."""
        if Quad(self._summary, _VERSION_INFO, VERSION, self._summary) in self._store:
            return
        articles = (q.subject for q in self._store.quads_for_pattern(None, t.TYPE, t.ARTICLE) if q.subject == q.graph_name)
        self.mark({article for article in articles if isinstance(article, NamedNode)})
        for graph in (self._summary, self._index):
            self._store.remove_graph(graph)
        self.settle()
        self._store.extend([Quad(self._summary, _VERSION_INFO, VERSION, self._summary)])

    # --- copies

    def _groups(self, articles: set[NamedNode]) -> list[Group]:
        """The articles with their copies, and with what were their copies until now, by groups."""
        mates = set(articles)
        for node in articles:
            originals = self._objects(node, DUPLICATE_OF, self._summary) | {node}
            copies = (self._store.quads_for_pattern(None, DUPLICATE_OF, one, self._summary) for one in originals)
            mates |= originals | {named(quad.subject) for quads in copies for quad in quads}
        return CopyFinder(self._cards, self._members).groups(self._iris.article_id(node.value) for node in mates)

    def _cards(self, names: Iterable[str]) -> dict[str, Card]:
        values = {"day": "schema:datePublished", "publisher": "dcterms:publisher", "hash": "kg:minHash"}
        pattern = "GRAPH ?article { ?article a kg:Article } " + " ".join(_optional("article", name, key) for key, name in values.items())
        rows = self._rows("article", [self._iris.article(name) for name in names], pattern)
        cards = (Card(self._iris.article_id(_text(row, "article")), *(_text(row, key) for key in values)) for row in rows)
        return {card.id: card for card in cards}

    def _members(self, keys: Iterable[str]) -> dict[str, set[str]]:
        members = defaultdict[str, set[str]](set)
        for row in self._rows("band", map(Literal, keys), f"GRAPH {self._index} {{ ?article kg:band ?band }}"):
            members[_text(row, "band")].add(self._iris.article_id(_text(row, "article")))
        return members

    def _band_edges(self, articles: Iterable[NamedNode]) -> Iterator[Edge]:
        for card in self._cards(self._iris.article_id(node.value) for node in articles).values():
            yield from ((self._iris.article(card.id), BAND, Literal(band)) for band in bands(card.signature))

    def _copy_edges(self, groups: Iterable[Group]) -> Iterator[Edge]:
        for group in groups:
            first = original(group)
            for card in group:
                yield self._iris.article(card.id), ORIGINAL_SOURCE, Literal(first.source)
                if card != first:
                    yield self._iris.article(card.id), DUPLICATE_OF, self._iris.article(first.id)

    # --- facts

    def _links(self, articles: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, NamedNode]]:
        """The statements that articles assert, each with its fact."""
        statement = "?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object"
        pattern = f"GRAPH ?article {{ {statement} }} {_optional('statement', 'kg:factuality', 'factuality')}"
        for row in self._rows("article", articles, pattern):
            if row["factuality"] not in _DOUBTED:
                yield named(row["statement"]), self._fact(*(_text(row, key) for key in ("subject", "predicate", "object")))

    def _fact(self, subject: str, predicate: str, object_: str) -> NamedNode:
        ends = [self._iris.local(subject), self._iris.local(object_)]
        name = predicate.removeprefix(KG)
        return self._iris.node(f"fact/{content_hash(name, *(sorted(ends) if name in SYMMETRIC else ends))}")

    def _facts_of_statements(self, statements: Iterable[NamedNode]) -> set[NamedNode]:
        return {named(row["fact"]) for row in self._rows("statement", statements, f"GRAPH {self._summary} {{ ?statement kg:fact ?fact }}")}

    def _facts_of_articles(self, articles: Iterable[NamedNode]) -> set[NamedNode]:
        stated = "GRAPH ?article { ?statement a kg:Statement }"
        rows = self._rows("article", articles, f"{stated} GRAPH {self._summary} {{ ?statement kg:fact ?fact }}")
        return {named(row["fact"]) for row in rows}

    def _derive_facts(self, facts: Sequence[NamedNode]) -> None:
        """Count the sources of facts anew, and find the tenures of those that are about an office."""
        for start in range(0, len(facts), TOGETHER):
            chunk = facts[start : start + TOGETHER]
            old = self._rows("fact", chunk, f"GRAPH {self._summary} {{ ?tenure prov:wasDerivedFrom ?fact }}")
            tenures = {named(row["tenure"]) for row in old}
            self._replace(self._summary, tenures | set(chunk), [*self._fact_edges(chunk), *self._tenure_edges(chunk)])

    def _fact_edges(self, facts: Sequence[NamedNode]) -> Iterator[Edge]:
        told = f"GRAPH {self._summary} {{ ?statement kg:fact ?fact }} GRAPH ?article {{ ?statement prov:wasDerivedFrom ?article }}"
        source = f"GRAPH {self._summary} {{ ?article kg:originalSource ?source }}"
        counted = "?fact (COUNT(DISTINCT ?source) AS ?sources) (COUNT(DISTINCT ?article) AS ?articles)"
        for row in self._rows("fact", facts, f"{told} {source}", counted, "GROUP BY ?fact"):
            if int(_text(row, "articles")):
                fact = named(row["fact"])
                yield fact, t.TYPE, term("kg:Fact")
                yield fact, term("kg:independentSources"), integer_literal(int(_text(row, "sources")))
                yield fact, term("kg:articleCount"), integer_literal(int(_text(row, "articles")))

    def _tenure_edges(self, facts: Sequence[NamedNode]) -> Iterator[Edge]:
        holding = "?statement rdf:predicate kg:holdsOffice ; rdf:subject ?holder ; rdf:object ?office ; prov:wasDerivedFrom ?article"
        status, date = (_optional("statement", f"kg:{key}", key) for key in ("status", "date"))
        optional = f"{status} {date} {_optional('article', 'schema:datePublished', 'day')}"
        pattern = f"GRAPH {self._summary} {{ ?statement kg:fact ?fact }} GRAPH ?article {{ {holding} }} {optional}"
        seen = defaultdict[tuple[NamedNode, NamedNode, NamedNode], set[Observation]](set)
        for row in self._rows("fact", facts, pattern, "DISTINCT ?fact ?holder ?office ?status ?date ?day"):
            how = Status(_text(row, "status").removeprefix(KG) or Status.CURRENT)
            key = named(row["fact"]), named(row["holder"]), named(row["office"])
            seen[key].add(Observation(_text(row, "day"), how, _text(row, "date")))
        for (fact, holder, office), observations in seen.items():
            for number, tenure in enumerate(find_tenures(observations), 1):
                node = NamedNode(f"{self._iris.base}tenure/{fact.value.rpartition('/')[2]}-{number}")
                yield node, t.TYPE, term("kg:Tenure")
                yield node, term("kg:holder"), holder
                yield node, term("kg:office"), office
                yield node, t.DERIVED_FROM, fact
                yield from ((node, term(f"kg:{name}"), date_literal(day)) for name, day in _days(tenure))

    # --- the store

    def _objects(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode) -> set[NamedNode]:
        return {named(quad.object) for quad in self._store.quads_for_pattern(subject, predicate, None, graph)}

    def _rows(self, variable: str, values: Iterable[NamedNode | Literal], pattern: str, columns: str = "*", end: str = "") -> Iterator[Row]:
        """The solutions of a pattern for each value of a variable."""
        for chunk in chunks(sorted(values, key=str)):
            text = f"SELECT {columns} {{ VALUES ?{variable} {{ {_joined(chunk)} }} {pattern} }} {end}"
            rows = self._store.query(text, base_iri=self._iris.base, prefixes=PREFIXES)
            assert isinstance(rows, ox.QuerySolutions)
            yield from rows

    def _update(self, text: str) -> None:
        self._store.update(text, base_iri=self._iris.base, prefixes=PREFIXES)

    def _mark_nodes(self, nodes: Iterable[NamedNode]) -> None:
        add_quads(self._store, (Quad(self._pending, PENDING, node, self._pending) for node in nodes))

    def _replace(self, graph: NamedNode, nodes: Iterable[NamedNode], edges: Iterable[Edge]) -> None:
        """Put edges in place of all that a graph says of some nodes."""
        forget(self._store, graph, nodes)
        add_quads(self._store, (Quad(*edge, graph) for edge in edges))


def _link_edges(links: Links) -> Iterator[Edge]:
    return ((statement, FACT, fact) for statement, fact in links.items())


def _optional(node: str, name: str, key: str) -> str:
    """A value that a node may have in its article's graph; within one pattern Oxigraph (0.5) would look through all articles."""
    return f"OPTIONAL {{ GRAPH ?article {{ ?{node} {name} ?{key} }} }}"


def _days(tenure: Tenure) -> Iterator[tuple[str, str]]:
    """The dates of a tenure that are known, by the names of their terms."""
    one = (("firstSeen", tenure.first_seen), ("lastSeen", tenure.last_seen), ("seenFormer", tenure.seen_former))
    many = (("start", tenure.starts), ("end", tenure.ends))
    yield from ((name, day) for name, day in one if day)
    yield from ((name, day) for name, days in many for day in sorted(days))


def _below(nodes: Iterable[NamedNode], start: str) -> set[NamedNode]:
    return {node for node in nodes if node.value.startswith(start)}


def _joined(terms: Iterable[NamedNode | Literal]) -> str:
    return " ".join(map(str, terms))


def _text(row: Row, key: str) -> str:
    """The value of a column, "" where it is unbound."""
    return t.value(row[key]) if row[key] is not None else ""
