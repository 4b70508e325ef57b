"""Names of things for pages: what France is called need not be read from each of a hundred thousand articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import terms as t
from kg.graph.facts import Labels, Node
from kg.graph.store import GraphStore
from kg.vocabulary import KG

LOOKED_AT: Final = 32
"""Articles whose name for a thing counts."""

TYPES: Final = {
    "person": "Person",
    "country": "Country",
    "place": "Place",
    "organization": "Organization",
    "agreement": "Agreement",
    "event": "Event",
    "office": "Office",
    "quotation": "Quotation",
    "article": "Article",
}
"""Classes by the first segment of ids."""

_NAMES: Final = (t.LABEL, t.VALUE, t.TITLE)


def kind_of(id_: str) -> str:
    """The class of a thing by its id: "person/…" is a "Person"; "Thing" where it is of none that articles tell of."""
    return TYPES.get(id_.partition("/")[0], "Thing")


class QuickLabels(Labels):
    """As `Labels`, but by the gazetteer and some articles only."""

    def find(self, iris: Iterable[NamedNode]) -> None:
        """Find out about nodes that will be asked for."""
        for iri in iris:
            if iri not in self._known:
                id_ = self.graph.iris.local(iri.value)
                self._known[iri] = Node(id_, best_name(self.graph, iri, self.lang) or id_, kind_of(id_))


def best_name(graph: GraphStore, iri: NamedNode, lang: str) -> str | None:
    """The gazetteer's label in a language, else what most of the articles write that were looked at; None where nobody names it."""
    gazetteer = graph.iris.graph("gazetteer")
    known = [label for label in _literals(graph.store.quads_for_pattern(iri, t.LABEL, None, gazetteer)) if label.language == lang]
    if known:
        return min(label.value for label in known)
    for predicate in _NAMES:
        counts = Counter(_literals(islice(graph.store.quads_for_pattern(iri, predicate, None), LOOKED_AT)))
        if counts:
            return min(counts, key=lambda label: (label.language != lang, -counts[label], label.value)).value
    return None


def governed_by(graph: GraphStore, labels: Labels, office: NamedNode) -> Node | None:
    """The State or body of an office; None of what is no office."""
    of = next((quad.object for quad in graph.store.quads_for_pattern(office, t.JURISDICTION, None)), None)
    return labels.node(of) if isinstance(of, NamedNode) else None


def _literals(quads: Iterable[Quad]) -> list[Literal]:
    return [quad.object for quad in quads if isinstance(quad.object, Literal)]


def node_at(graph: GraphStore, id_: str) -> NamedNode:
    """The IRI of an id, as it stands in an IRI or as people write it: "person/%C3%A9lodie", "person/élodie"."""
    try:
        node = NamedNode(graph.iris.base + id_)
    except ValueError:
        return graph.iris.node(id_)
    return node if next(graph.store.quads_for_pattern(node, None, None), None) else graph.iris.node(id_)


def term_labels(graph: GraphStore, lang: str) -> dict[str, str]:
    """Labels of the ontology's terms in a language by their local names: relations, classes, states: "met", "Person", "Current"."""
    quads = graph.store.quads_for_pattern(None, t.LABEL, None, graph.iris.graph("ontology"))
    return {
        t.value(quad.subject).removeprefix(KG): quad.object.value
        for quad in quads
        if isinstance(quad.object, Literal) and quad.object.language == lang
    }


def concept_names(graph: GraphStore, scheme: str, lang: str) -> dict[str, str]:
    """The concepts of a scheme of the gazetteer ("topic", "portfolio", "role", "country"), id → label, sorted by label."""
    start, gazetteer = f"{graph.iris.base}{scheme}/", graph.iris.graph("gazetteer")
    found: dict[str, str] = {}
    for predicate in (t.LABEL, t.PREF_LABEL):
        for quad in graph.store.quads_for_pattern(None, predicate, None, gazetteer):
            if isinstance(quad.object, Literal) and quad.object.language == lang and t.value(quad.subject).startswith(start):
                found.setdefault(graph.iris.local(t.value(quad.subject)), quad.object.value)
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))
