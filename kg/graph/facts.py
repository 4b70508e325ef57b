"""The facts of a graph as people want to see them: with labels, qualifiers and the words that prove them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.graph import terms as t
from kg.graph.deferral import NAMED_BY
from kg.graph.store import GraphStore
from kg.vocabulary import KG, UNASSERTED, Factuality, Predicate, Status, predicate_named


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph: its id relative to the base IRI, its label, its class ("Person", "Office", …)."""

    id: str
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of an article, half-open, in code points of its content, and the words there."""

    article: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement as one article makes it; `date` is an ISO date, year-month or year; `published` is the article's.

    `named_by` are the offices by which alone the article names a person: who held them on its day, other articles say.
    """

    id: str
    subject: Node
    predicate: str
    object: Node
    article: str
    title: str
    published: str | None
    evidence: tuple[Evidence, ...]
    status: Status | None
    date: str | None
    place: Node | None
    topics: tuple[Node, ...]
    factuality: Factuality
    confidence: float
    rule: str = ""
    named_by: tuple[Node, ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether the article says that it is or will be so: neither conditional nor wished nor denied."""
        return self.factuality not in UNASSERTED

    @property
    def holds(self) -> bool:
        """Whether the plain triple stands in the graph beside the statement."""
        return self.asserted and self.status is not Status.FORMER

    @property
    def day(self) -> str | None:
        """When it is told of: its own date, else that of its article; an ISO date, year-month or year."""
        return self.date or self.published

    def since(self, day: str) -> bool:
        """Whether it may be of this day or later: of "2024" it is asked whether that year has ended before. False without any date."""
        return self.day is not None and self.day >= day[: len(self.day)]


@dataclass(slots=True)
class Labels:
    """Finds the label and the class of nodes, and remembers them."""

    graph: GraphStore
    lang: str = "fr"
    _known: dict[NamedNode, Node] = field(default_factory=dict)

    def node(self, iri: NamedNode) -> Node:
        """A node with its best label: in the language, then what most articles write, then the first in the alphabet."""
        self.find([iri])
        return self._known[iri]

    def find(self, iris: Iterable[NamedNode]) -> None:
        """Find out about nodes that will be asked for, all at once."""
        found = {iri: list[NamedNode | BlankNode | Literal | Triple]() for iri in iris if iri not in self._known}
        for quad in self.graph.quads_about(found, (t.LABEL, t.VALUE, t.TITLE, t.TYPE)):
            found[NamedNode(t.value(quad.subject))].append(quad.object)
        self._known |= {iri: Node(self.graph.iris.local(iri.value), self._label(iri, of), _type(of)) for iri, of in found.items()}

    def _label(self, iri: NamedNode, objects: Iterable[object]) -> str:
        counts = Counter(literal for literal in objects if isinstance(literal, Literal))
        best = min(counts, key=lambda label: (label.language != self.lang, -counts[label], label.value), default=None)
        return best.value if best else self.graph.iris.local(iri.value)


def _type(objects: Iterable[object]) -> str:
    types = sorted(node.value for node in objects if isinstance(node, NamedNode))
    return next((name.removeprefix(KG) for name in types if name.startswith(KG)), "Thing")


def find_facts(
    graph: GraphStore,
    *,
    predicate: Predicate | str | None = None,
    subject: str | None = None,
    article: str | None = None,
    asserted: bool | None = None,
    since: str | None = None,
    lang: str = "fr",
    labels: Labels | None = None,
) -> Iterator[Fact]:
    """The facts that match, article by article in the order of their ids, within one in the order of the text.

    `subject` is an id ("person/…") found on either side; `asserted` keeps only what is told as so (True) or only what is not (False);
    `since` is an ISO date, year-month or year: see `Fact.since`. `labels`, in place of a language, names the things.
    """
    labels = labels or Labels(graph, lang)
    for name in sorted(_articles(graph, predicate, subject, article), key=lambda node: graph.iris.article_id(node.value)):
        facts = (fact for fact in _facts(graph, labels, name) if predicate is None or fact.predicate == predicate)
        near = (fact for fact in facts if subject is None or subject in {fact.subject.id, fact.object.id})
        chosen = (fact for fact in near if since is None or fact.since(since))
        yield from sorted((fact for fact in chosen if asserted is None or fact.asserted is asserted), key=_order)


def find_fact(graph: GraphStore, statement: str, *, lang: str = "fr", labels: Labels | None = None) -> Fact:
    """The fact of a statement, by its IRI or its id ("statement/3f…"); raises StoreError where the graph has no such statement."""
    node = graph.iris.node(graph.iris.local(statement))
    quads = graph.store.quads_for_pattern(node, t.TYPE, t.STATEMENT)
    names = (quad.graph_name for quad in quads if isinstance(quad.graph_name, NamedNode))
    name = next((name for name in names if _is_article(graph, name)), None)
    if name is None:
        raise StoreError(f"{graph.directory or 'graph'}: no statement {statement!r}: 'kg query evidence' shows their ids")
    return _fact(graph, labels or Labels(graph, lang), _Values(_statement_quads(graph, name, node)), name.value, node.value)


def _statement_quads(graph: GraphStore, name: NamedNode, statement: NamedNode) -> Iterator[Quad]:
    """What an article says of a statement and its evidence, and what the statement's fact tells of the article."""
    evidence = []
    for quad in graph.store.quads_for_pattern(statement, None, None, name):
        if quad.predicate == t.EVIDENCE:
            evidence.append(NamedNode(t.value(quad.object)))
        yield quad
    yield from graph.quads_about(evidence, graph=name)
    yield from graph.quads_about([name], (t.TITLE, t.PUBLISHED), name)


def find_jurisdictions(graph: GraphStore, nodes: Iterable[Node], *, lang: str = "fr") -> Iterator[tuple[Node, Node]]:
    """The offices among some nodes, each with the State or body that it governs."""
    offices = {graph.iris.at(node.id): node for node in nodes if node.type == "Office"}
    pairs = {(quad.subject, quad.object) for quad in graph.quads_about(offices, (t.JURISDICTION,))}
    labels = Labels(graph, lang)
    for subject, object_ in sorted(pairs, key=str):
        if isinstance(subject, NamedNode) and isinstance(object_, NamedNode):
            yield offices[subject], labels.node(object_)


def _order(fact: Fact) -> tuple[int, str]:
    return min((evidence.start for evidence in fact.evidence), default=0), fact.id


def _articles(graph: GraphStore, predicate: str | None, subject: str | None, article: str | None) -> set[NamedNode]:
    """The graphs of the articles that may tell such facts."""
    if article is not None:
        return {graph.iris.article(article)}
    patterns: list[tuple[NamedNode, NamedNode]] = [(t.TYPE, t.STATEMENT)]
    if subject is not None:
        patterns = [(end, graph.iris.node(subject)) for end in (t.SUBJECT, t.OBJECT)]
    elif predicate is not None:
        patterns = [(t.PREDICATE, NamedNode(KG + predicate))]
    quads = (quad for property_, value in patterns for quad in graph.store.quads_for_pattern(None, property_, value))
    return {name for quad in quads if isinstance(name := quad.graph_name, NamedNode) and _is_article(graph, name)}


def _is_article(graph: GraphStore, name: NamedNode) -> bool:
    """Whether a graph is an article's: what is imported need not keep to the contract."""
    return name.value.startswith(f"{graph.iris.base}article/")


_NODES: Final = (t.SUBJECT, t.OBJECT, t.PLACE, t.TOPIC)
"""The properties of statements whose values are shown with their labels."""


class _Values:
    """What some quads say of each node: the values of its properties."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._nodes: dict[str, dict[NamedNode, list[str]]] = {}
        for quad in quads:
            self._nodes.setdefault(t.value(quad.subject), {}).setdefault(quad.predicate, []).append(t.value(quad.object))

    def all(self, node: str, property_: NamedNode) -> list[str]:
        """Its values, sorted."""
        return sorted(self._nodes.get(node, {}).get(property_, ()))

    def one(self, node: str, property_: NamedNode) -> str | None:
        """Its first value, or None."""
        return next(iter(self.all(node, property_)), None)

    def required(self, node: str, property_: NamedNode) -> str:
        """Its first value; raises KeyError where the graph breaks the contract."""
        return self._nodes[node][property_][0]

    def statements(self) -> Iterator[str]:
        """The statements of the article."""
        return (node for node, values in self._nodes.items() if t.STATEMENT.value in values.get(t.TYPE, ()))


def _facts(graph: GraphStore, labels: Labels, name: NamedNode) -> Iterator[Fact]:
    values = _Values(graph.store.quads_for_pattern(None, None, None, name))
    labels.find({NamedNode(node) for statement in values.statements() for end in _NODES for node in values.all(statement, end)})
    return (_fact(graph, labels, values, name.value, statement) for statement in values.statements())


def _fact(graph: GraphStore, labels: Labels, values: _Values, article: str, statement: str) -> Fact:
    place, status = values.one(statement, t.PLACE), values.one(statement, t.STATUS)
    return Fact(
        id=graph.iris.local(statement),
        subject=labels.node(NamedNode(values.required(statement, t.SUBJECT))),
        predicate=predicate_named(values.required(statement, t.PREDICATE).removeprefix(KG)),
        object=labels.node(NamedNode(values.required(statement, t.OBJECT))),
        article=graph.iris.article_id(article),
        title=values.one(article, t.TITLE) or "",
        published=values.one(article, t.PUBLISHED),
        evidence=tuple(_evidence(graph, values, article, statement)),
        status=Status(status.removeprefix(KG)) if status else None,
        date=values.one(statement, t.DATE),
        place=labels.node(NamedNode(place)) if place else None,
        topics=tuple(labels.node(NamedNode(topic)) for topic in values.all(statement, t.TOPIC)),
        factuality=Factuality((values.one(statement, t.FACTUALITY) or Factuality.ASSERTED).removeprefix(KG)),
        confidence=float(values.one(statement, t.CONFIDENCE) or 1),
        rule=values.one(statement, t.RULE) or "",
        named_by=tuple(labels.node(NamedNode(office)) for office in values.all(statement, NAMED_BY)),
    )


def _evidence(graph: GraphStore, values: _Values, article: str, statement: str) -> list[Evidence]:
    found = [
        Evidence(
            graph.iris.article_id(article),
            values.required(node, t.EXACT),
            int(values.required(node, t.START)),
            int(values.required(node, t.END)),
        )
        for node in values.all(statement, t.EVIDENCE)
    ]
    return sorted(found, key=lambda evidence: evidence.start)
