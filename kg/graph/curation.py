"""What a person corrected by hand, in `graph/curation`: it outweighs what the program finds, survives every rebuild, and can be taken back.

A correction is a node with a number, so that the last one can be undone and the whole be passed on as a file:

    <curation/1> a kg:Correction ; kg:verdict kg:Same ; kg:about <person/a-laftit>, <person/abdelouafi-laftit> ; dcterms:created "…" .
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph import terms as t
from kg.graph.remote import RemoteStore
from kg.graph.terms import Iris, term
from kg.resolve import Judgement, Occurrence, Verdict
from kg.vocabulary import KG

CORRECTION: Final = term("kg:Correction")
VERDICT: Final = term("kg:verdict")
ABOUT: Final = term("kg:about")
CREATED: Final = term("dcterms:created")
REJECTED: Final = "Rejected"
ENDS: Final = {"Same": 2, "Different": 2, REJECTED: 1}
"""How many things a correction of each verdict is about."""


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """A correction: its number, the verdict ("Same", "Different", "Rejected"), and the IRIs that it is about, sorted."""

    number: int
    verdict: str
    about: tuple[str, ...]
    created: str


class Curation:
    """The corrections of one graph."""

    def __init__(self, store: ox.Store | RemoteStore, iris: Iris) -> None:
        self._store, self._iris, self._graph = store, iris, iris.graph("curation")

    def corrections(self) -> list[Correction]:
        """All of them, by number."""
        return read_corrections(quad.triple for quad in self._store.quads_for_pattern(None, None, None, self._graph))

    def add(self, verdict: str, *about: str, created: str | None = None) -> Correction:
        """Note a correction about some IRIs; it takes effect when the graph derives anew."""
        number = max((known.number for known in self.corrections()), default=0) + 1
        node = self._node(number)
        day = created or datetime.now(UTC).isoformat(timespec="seconds")
        edges: list[tuple[NamedNode, NamedNode | Literal]] = [(t.TYPE, CORRECTION), (VERDICT, NamedNode(KG + verdict))]
        edges += [(CREATED, Literal(day, datatype=term("xsd:dateTime"))), *((ABOUT, NamedNode(iri)) for iri in about)]
        self._store.extend([Quad(node, predicate, value, self._graph) for predicate, value in edges])
        return Correction(number, verdict, tuple(sorted(about)), day)

    def undo(self) -> Correction | None:
        """Take the last correction back, and return it; None where there is none."""
        last = max(self.corrections(), default=None)
        if last is not None:
            node = self._node(last.number)
            self._store.update(f"DELETE WHERE {{ GRAPH {self._graph} {{ {node} ?p ?o }} }}")
        return last

    def judgements(self) -> list[Judgement]:
        """What was decided of identity, as `kg.resolve` takes it."""
        return [
            Judgement(self._end(found.about[0]), self._end(found.about[1]), Verdict(found.verdict.lower()))
            for found in self.corrections()
            if found.verdict != REJECTED
        ]

    def rejected(self) -> frozenset[str]:
        """The ids of the statements that were rejected."""
        return frozenset(self._iris.local(iri) for found in self.corrections() if found.verdict == REJECTED for iri in found.about)

    def _node(self, number: int) -> NamedNode:
        return self._iris.node(f"curation/{number}")

    def _end(self, iri: str) -> str | Occurrence:
        return occurrence_of(iri, self._iris) or self._iris.local(iri)


def read_corrections(triples: Iterable[Triple]) -> list[Correction]:
    """The corrections that some triples describe, by number; what is no whole correction is passed over."""
    nodes: defaultdict[str, defaultdict[NamedNode, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in triples:
        nodes[t.value(row.subject)][row.predicate].add(t.value(row.object))
    found = []
    for node, own in nodes.items():
        number, verdict, about = node.rsplit("/", 1)[-1], max(own[VERDICT], default="").removeprefix(KG), tuple(sorted(own[ABOUT]))
        if CORRECTION.value in own[t.TYPE] and number.isdecimal() and len(about) == ENDS.get(verdict):
            found.append(Correction(int(number), verdict, about, max(own[CREATED], default="")))
    return sorted(found)


def occurrence_node(occurrence: Occurrence, iris: Iris) -> NamedNode:
    """The IRI of an entity as one article names it: `article/x#person/a-laftit`."""
    return NamedNode(f"{iris.article(occurrence.article).value}#{iris.node(occurrence.local).value.removeprefix(iris.base)}")


def occurrence_of(iri: str, iris: Iris) -> Occurrence | None:
    """The occurrence that an IRI stands for, or None."""
    article, mark, local = iri.partition("#")
    return Occurrence(iris.article_id(article), local) if mark and article.startswith(f"{iris.base}article/") else None
