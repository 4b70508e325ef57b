"""What was taken for one thing, and why: the decisions of `graph/identity`, and what was corrected by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.graph.curation import Curation, occurrence_of
from kg.graph.decisions import occurrences_of
from kg.graph.identity import OCCURRENCE, REASON, VERDICT
from kg.graph.store import GraphStore
from kg.vocabulary import KG

SHOWN: Final = 40
"""Articles and decisions on a page."""


@dataclass(frozen=True, slots=True)
class NamedIn:
    """How one article names a thing, and the IRI of its occurrence there."""

    article: str
    title: str
    names: tuple[str, ...]
    occurrence: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Whether what two articles name is one: "Same", "Different", "Unsure"; how probable that is; the reasons."""

    one: str
    other: str
    verdict: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The occurrences of a person or body, the decisions about them, and the corrections by hand that name it, as verdict and ids."""

    named: tuple[NamedIn, ...] = ()
    decided: tuple[Decided, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()


def merged_into(graph: GraphStore, node: NamedNode) -> Merged:
    """What is known of the identity of a person or body; nothing of other things."""
    local = graph.iris.local(node.value)
    if local.partition("/")[0] not in {"person", "organization"}:
        return Merged()
    occurrences = occurrences_of(graph, node.value)
    named = [_named(graph, iri, node) for iri in occurrences[:SHOWN]]
    decisions = {
        quad.subject
        for iri in occurrences[:SHOWN]
        for quad in graph.store.quads_for_pattern(None, OCCURRENCE, NamedNode(iri), graph.iris.graph("identity"))
    }
    decided = sorted((_decided(graph, one) for one in decisions if isinstance(one, NamedNode)), key=lambda d: (d.score, d.one, d.other))
    about = {local, *(iri for iri in occurrences)}
    corrections = [
        (correction.verdict, ", ".join(graph.iris.local(iri) for iri in correction.about))
        for correction in Curation(graph.store, graph.iris).corrections()
        if about & {graph.iris.local(iri) for iri in correction.about} or about & set(correction.about)
    ]
    return Merged(tuple(named), tuple(decided[:SHOWN]), tuple(corrections))


def _named(graph: GraphStore, occurrence: str, node: NamedNode) -> NamedIn:
    article = graph.iris.article(graph.iris.article_id(occurrence))
    names = {t.value(quad.object) for name in (t.LABEL, t.ALT_LABEL) for quad in graph.store.quads_for_pattern(node, name, None, article)}
    title = next((t.value(quad.object) for quad in graph.store.quads_for_pattern(article, t.TITLE, None, article)), "")
    return NamedIn(graph.iris.article_id(occurrence), title, tuple(sorted(names)), occurrence)


def _decided(graph: GraphStore, decision: NamedNode) -> Decided:
    ends, reasons, verdict, score = [], [], "", 0.0
    for quad in graph.store.quads_for_pattern(decision, None, None, graph.iris.graph("identity")):
        text = t.value(quad.object)
        if quad.predicate == OCCURRENCE:
            found = occurrence_of(text, graph.iris)
            ends.append(f"{found.local} ({found.article})" if found else text)
        elif quad.predicate == REASON:
            reasons.append(text)
        elif quad.predicate == VERDICT:
            verdict = text.removeprefix(KG)
        elif quad.predicate == t.CONFIDENCE:
            score = float(text)
    one, other = [*sorted(ends), "", ""][:2]
    return Decided(one, other, verdict, score, tuple(sorted(reasons)))
