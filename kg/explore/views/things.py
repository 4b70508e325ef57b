"""A thing of the graph with what articles say of it: facts by relation with their evidence, offices, other names, what was merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.explore.views.context import Quote, content_of, quote
from kg.explore.views.labels import QuickLabels, governed_by, kind_of, node_at
from kg.explore.views.merged import Merged, merged_into
from kg.explore.views.network import Network, Tie
from kg.explore.views.placing import placed
from kg.explore.views.tenures import Held, tenures_of
from kg.graph import terms as t
from kg.graph.facts import Fact, Node, find_fact
from kg.graph.identity import DENOTES, KEY, id_key
from kg.graph.store import GraphStore
from kg.graph.terms import term
from kg.vocabulary import KG, PREFIXES, SYMMETRIC

READ: Final = 1_000
"""Statements on either side that a page looks at, or of the relation that was chosen: a country may have a hundred thousand."""

FACTS, TOLD = 5, 1
"""Facts of each relation, and articles for each of them, on the page of a thing."""

NEIGHBOURS: Final = 24
"""Things in the picture of what a thing is tied to."""

ALL_FACTS, ALL_TOLD = 60, 2
"""The same where one relation was chosen."""

ALL_ARTICLES: Final = 60
"""Articles where one fact was chosen."""

_STATEMENTS: Final = """
SELECT ?statement ?predicate ?other ?article ?date ?published {
  { SELECT ?statement ?article { GRAPH ?article { ?statement END_ THING_ CHOSEN_ } } LIMIT LIMIT_ }
  GRAPH ?article { ?statement rdf:predicate ?predicate ; OTHER_ ?other }
  OPTIONAL { GRAPH ?article { ?statement kg:date ?date } }
  OPTIONAL { GRAPH ?article { ?article schema:datePublished ?published } }
}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as one article tells it, and where that was published."""

    fact: Fact
    source: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AboutFact:
    """A fact about a thing: its other end, how many articles and independent sources tell it (0: none asserts it), the latest day."""

    other: Node
    of: Node | None
    articles: int
    sources: int
    day: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """The facts of one relation, in one direction; `total` counts those that are not shown, too."""

    predicate: str
    incoming: bool
    total: int
    facts: tuple[AboutFact, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with what is shown of it; `complete` says whether all its statements were looked at."""

    node: Node
    iri: str
    names: tuple[str, ...]
    links: tuple[str, ...]
    articles: int
    relations: tuple[Relation, ...]
    tenures: tuple[Held, ...]
    merged: Merged
    neighbours: Network
    complete: bool


@dataclass(frozen=True, slots=True)
class _Row:
    statement: str
    predicate: str
    incoming: bool
    other: NamedNode
    article: str
    day: str


def find_thing(graph: GraphStore, id_: str, lang: str, relation: str = "", other: str = "") -> Thing | None:
    """A thing by its id; where a relation is chosen ("met", "-invited" for the incoming) more of its facts, with the other end one of them.

    None where the graph knows nothing of it.
    """
    node, labels = _denoted(graph, node_at(graph, id_)), QuickLabels(graph, lang)
    if next(graph.store.quads_for_pattern(node, None, None), None) is None:
        return None
    name = relation.removeprefix("-") if relation.removeprefix("-").isidentifier() else ""
    sides = [list(_rows(graph, node, name, other, incoming=incoming)) for incoming in (False, True)]
    rows = [row for side in sides for row in side]
    return Thing(
        labels.node(node),
        node.value,
        _names(graph, node, labels.node(node).label),
        tuple(sorted({t.value(q.object) for q in islice(graph.store.quads_for_pattern(node, term("skos:exactMatch"), None), 50)})),
        len({row.article for row in rows}),
        tuple(_relations(graph, labels, rows, relation, other)),
        tuple(tenures_of(graph, labels, node)),
        merged_into(graph, node),
        neighbours(graph, labels, node, rows),
        max(map(len, sides)) < READ,
    )


def _denoted(graph: GraphStore, node: NamedNode) -> NamedNode:
    """A node, or what its name was merged into."""
    if next(graph.store.quads_for_pattern(node, None, None), None) is not None:
        return node
    key = Literal(id_key(graph.iris.local(node.value)))
    for known in graph.store.quads_for_pattern(None, KEY, key, graph.iris.graph("profiles")):
        for quad in graph.store.quads_for_pattern(known.subject, DENOTES, None, graph.iris.graph("identity")):
            return NamedNode(t.value(quad.object))
    return node


def _rows(graph: GraphStore, node: NamedNode, relation: str, with_: str, *, incoming: bool) -> Iterator[_Row]:
    """The statements that have a node at one end; those of a relation, and with another thing at the other end, where these are named."""
    ends = ("rdf:object", "rdf:subject") if incoming else ("rdf:subject", "rdf:object")
    chosen = f"; rdf:predicate {NamedNode(KG + relation)}" if relation else ""
    chosen += f"; {ends[1]} {node_at(graph, with_)}" if with_ else ""
    text = _STATEMENTS.replace("END_", ends[0]).replace("OTHER_", ends[1]).replace("THING_", str(node))
    text = text.replace("CHOSEN_", chosen).replace("LIMIT_", str(READ))
    solutions = graph.store.query(text, base_iri=graph.iris.base, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    for statement, predicate, other, article, date, published in solutions:
        if isinstance(other, NamedNode):
            day = t.value(date or published) if date or published else ""
            name = t.value(predicate).removeprefix(KG)
            yield _Row(t.value(statement), name, incoming and name not in SYMMETRIC, other, t.value(article), day)


def _relations(graph: GraphStore, labels: QuickLabels, rows: Iterable[_Row], chosen: str, other: str) -> Iterator[Relation]:
    """The relations, those told most first; of the chosen one all facts, or one of them."""
    groups: defaultdict[tuple[str, bool], defaultdict[NamedNode, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[row.predicate, row.incoming][row.other].append(row)
    for (predicate, incoming), facts in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if chosen in {"", key_of(predicate, incoming)}:
            told = [(end, sorted(own, key=lambda row: row.day, reverse=True)) for end, own in facts.items()]
            ranked = sorted(told, key=lambda item: (item[1][0].day, len(item[1]), item[0].value), reverse=True)
            if other:
                ranked = [(end, own) for end, own in ranked if graph.iris.local(end.value) == other]
            most, each = (ALL_FACTS, ALL_ARTICLES if other else ALL_TOLD) if chosen else (FACTS, TOLD)
            shown = tuple(_about(graph, labels, end, own, each) for end, own in ranked[:most])
            yield Relation(predicate, incoming, len(facts), shown)


def neighbours(graph: GraphStore, labels: QuickLabels, node: NamedNode, rows: Iterable[_Row]) -> Network:
    """The things that a thing is tied to most, with the ties between it and them; quotations left out."""
    told: defaultdict[NamedNode, defaultdict[tuple[str, bool], list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if kind_of(graph.iris.local(row.other.value)) != "Quotation":
            told[row.other][row.predicate, row.incoming].append(row)
    near = sorted(told, key=lambda end: (-sum(map(len, told[end].values())), end.value))[:NEIGHBOURS]
    own = graph.iris.local(node.value)
    ties = []
    for end in near:
        for (predicate, incoming), found in told[end].items():
            one, other = (graph.iris.local(end.value), own) if incoming else (own, graph.iris.local(end.value))
            ties.append(Tie(one, other, predicate, len({row.article for row in found}), max(row.day for row in found)))
    return placed(Network(tuple(labels.node(end) for end in (node, *near)), tuple(ties), len(told) - len(near)))


def key_of(predicate: str, incoming: bool) -> str:
    """How a relation is chosen: "met", "-invited" where the thing is the object."""
    return f"-{predicate}" if incoming else predicate


def _about(graph: GraphStore, labels: QuickLabels, end: NamedNode, rows: list[_Row], each: int) -> AboutFact:
    return AboutFact(
        labels.node(end),
        governed_by(graph, labels, end),
        len({row.article for row in rows}),
        max(_sources(graph, row.statement) for row in rows[:3]),
        rows[0].day,
        tuple(tell(graph, labels, row.statement) for row in rows[:each]),
    )


def _sources(graph: GraphStore, statement: str) -> int:
    """How many independent sources tell a statement's fact; 0 where its article does not assert it."""
    summary = graph.iris.graph("summary")
    for link in graph.store.quads_for_pattern(NamedNode(statement), term("kg:fact"), None, summary):
        for quad in graph.store.quads_for_pattern(NamedNode(t.value(link.object)), term("kg:independentSources"), None, summary):
            return int(t.value(quad.object))
    return 0


def tell(graph: GraphStore, labels: QuickLabels, statement: str) -> Told:
    """A statement with its evidence in context."""
    fact = find_fact(graph, statement, labels=labels)
    article = graph.iris.article(fact.article)
    content = content_of(graph, article)
    publisher = next(graph.store.quads_for_pattern(article, term("dcterms:publisher"), None, article), None)
    return Told(fact, t.value(publisher.object) if publisher else "", tuple(quote(content, evidence) for evidence in fact.evidence))


def _names(graph: GraphStore, node: NamedNode, label: str) -> tuple[str, ...]:
    """Its other names, the most usual first."""
    predicates = (t.LABEL, t.ALT_LABEL)
    counts = Counter(
        t.value(quad.object) for predicate in predicates for quad in islice(graph.store.quads_for_pattern(node, predicate, None), 500)
    )
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if name != label)
