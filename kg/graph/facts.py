"""The facts of a graph as people want to see them: with labels, qualifiers and the words that prove them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import terms as t
from kg.graph.store import GraphStore
from kg.vocabulary import KG, UNASSERTED, Factuality, Predicate, Status


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
    """A statement as one article makes it; `date` is an ISO date, year-month or year; `published` is the article's."""

    id: str
    subject: Node
    predicate: Predicate
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

    @property
    def asserted(self) -> bool:
        """Whether the article says that it is or will be so: neither conditional nor wished nor denied."""
        return self.factuality not in UNASSERTED

    @property
    def holds(self) -> bool:
        """Whether the plain triple stands in the graph beside the statement."""
        return self.asserted and self.status is not Status.FORMER


@dataclass(slots=True)
class Labels:
    """Finds the label and the class of nodes, and remembers them."""

    graph: GraphStore
    lang: str = "fr"
    _known: dict[NamedNode, Node] = field(default_factory=dict)

    def node(self, iri: NamedNode) -> Node:
        """A node with its best label: in the language, then what most articles write, then the first in the alphabet."""
        if iri not in self._known:
            self._known[iri] = Node(self.graph.iris.local(iri.value), self._label(iri), self._type(iri))
        return self._known[iri]

    def _label(self, iri: NamedNode) -> str:
        found = [q.object for p in (t.LABEL, t.VALUE, t.TITLE) for q in self.graph.store.quads_for_pattern(iri, p, None)]
        counts = Counter(literal for literal in found if isinstance(literal, Literal))
        best = min(counts, key=lambda label: (label.language != self.lang, -counts[label], label.value), default=None)
        return best.value if best else self.graph.iris.local(iri.value)

    def _type(self, iri: NamedNode) -> str:
        types = sorted(t.value(quad.object) for quad in self.graph.store.quads_for_pattern(iri, t.TYPE, None))
        return next((name.removeprefix(KG) for name in types if name.startswith(KG)), "Thing")


def find_facts(
    graph: GraphStore,
    *,
    predicate: Predicate | str | None = None,
    subject: str | None = None,
    article: str | None = None,
    asserted: bool | None = None,
    lang: str = "fr",
) -> Iterator[Fact]:
    """The facts that match, in the order of article, evidence and id.

    `subject` is an id ("person/…") found on either side; `asserted` keeps only what is told as so (True) or only what is not (False).
    """
    labels = Labels(graph, lang)
    facts = (_fact(graph, labels, quad) for quad in _statements(graph, predicate, article))
    chosen = (fact for fact in facts if subject is None or subject in {fact.subject.id, fact.object.id})
    return iter(sorted((fact for fact in chosen if asserted is None or fact.asserted is asserted), key=_order))


def _order(fact: Fact) -> tuple[str, int, str]:
    return fact.article, min((evidence.start for evidence in fact.evidence), default=0), fact.id


def _statements(graph: GraphStore, predicate: str | None, article: str | None) -> Iterator[Quad]:
    where = graph.iris.article(article) if article is not None else None
    if predicate is None:
        return graph.store.quads_for_pattern(None, t.TYPE, t.STATEMENT, where)
    return graph.store.quads_for_pattern(None, t.PREDICATE, NamedNode(KG + predicate), where)


def _fact(graph: GraphStore, labels: Labels, quad: Quad) -> Fact:
    values: dict[NamedNode, list[NamedNode | Literal]] = {}
    for edge in graph.store.quads_for_pattern(quad.subject, None, None, quad.graph_name):
        if isinstance(edge.object, NamedNode | Literal):
            values.setdefault(edge.predicate, []).append(edge.object)
    article = quad.graph_name
    assert isinstance(article, NamedNode)
    place = _first(values, t.PLACE)
    return Fact(
        id=graph.iris.local(t.value(quad.subject)),
        subject=labels.node(NamedNode(_required(values, t.SUBJECT))),
        predicate=Predicate(_required(values, t.PREDICATE).removeprefix(KG)),
        object=labels.node(NamedNode(_required(values, t.OBJECT))),
        article=graph.iris.article_id(article.value),
        title=labels.node(article).label,
        published=_one(graph, article, t.PUBLISHED),
        evidence=tuple(sorted(_evidence(graph, article, values.get(t.EVIDENCE, ())), key=lambda evidence: evidence.start)),
        status=Status(status.removeprefix(KG)) if (status := _first(values, t.STATUS)) else None,
        date=_first(values, t.DATE),
        place=labels.node(NamedNode(place)) if place else None,
        topics=tuple(labels.node(NamedNode(topic)) for topic in sorted(node.value for node in values.get(t.TOPIC, ()))),
        factuality=Factuality((_first(values, t.FACTUALITY) or Factuality.ASSERTED).removeprefix(KG)),
        confidence=float(_first(values, t.CONFIDENCE) or 1),
    )


def _first(values: dict[NamedNode, list[NamedNode | Literal]], predicate: NamedNode) -> str | None:
    return min((node.value for node in values.get(predicate, ())), default=None)


def _required(values: dict[NamedNode, list[NamedNode | Literal]], predicate: NamedNode) -> str:
    return values[predicate][0].value


def _evidence(graph: GraphStore, article: NamedNode, nodes: Iterable[NamedNode | Literal]) -> Iterator[Evidence]:
    for node in nodes:
        edges = graph.store.quads_for_pattern(NamedNode(node.value), None, None, article)
        parts = {quad.predicate: t.value(quad.object) for quad in edges}
        yield Evidence(graph.iris.article_id(article.value), parts[t.EXACT], int(parts[t.START]), int(parts[t.END]))


def _one(graph: GraphStore, node: NamedNode, predicate: NamedNode) -> str | None:
    return min((t.value(quad.object) for quad in graph.store.quads_for_pattern(node, predicate, None)), default=None)
