"""Replaying the evidence: is every quotation in the graph the very slice of the article that it claims to be?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.graph import terms as t
from kg.graph.store import GraphStore
from kg.model import Article
from kg.vocabulary import KG, SYMMETRIC, Predicate

_FRAGMENT: Final = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an article's evidence: the article's id, the stretch or "", the reason."""

    article: str
    place: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.article, self.place, self.reason) if part)


def verify_article(graph: GraphStore, article: Article) -> Iterator[Fault]:
    """The faults of what the graph says of one article, whose text has just been read again; an unknown article is a fault too."""
    node = graph.iris.article(article.id)
    if not graph.store.contains_named_graph(node):
        yield Fault(article.id, "", "is not in the graph: build it first")
        return
    stored = {t.value(quad.object) for quad in graph.store.quads_for_pattern(node, t.SHA256, None, node)}
    if stored != {article.sha256}:
        yield Fault(article.id, "", "has changed since it was read: build it again")
    yield from _unproved(graph, article, node)
    yield from _unstated(graph, article, node)
    yield from _misquoted(graph, article, node)
    for quad in graph.store.quads_for_pattern(None, t.TYPE, t.term("kg:Evidence"), node):
        reason = _mismatch(graph, NamedNode(t.value(quad.subject)), article.content)
        if reason:
            yield Fault(article.id, t.value(quad.subject).rpartition("#")[2], reason)


def _unproved(graph: GraphStore, article: Article, node: NamedNode) -> Iterator[Fault]:
    statements = [quad.subject for quad in graph.store.quads_for_pattern(None, t.TYPE, t.STATEMENT, node)]
    for statement in statements:
        if next(graph.store.quads_for_pattern(statement, t.EVIDENCE, None, node), None) is None:
            yield Fault(article.id, graph.iris.local(t.value(statement)), "has no evidence")


def _unstated(graph: GraphStore, article: Article, node: NamedNode) -> Iterator[Fault]:
    """Plain facts that no statement of the article stands behind, whichever way round a symmetric one is told."""
    told = {quad.object for quad in graph.store.quads_for_pattern(None, t.PREDICATE, None, node)}
    for name in {*told, *(t.term(f"kg:{predicate}") for predicate in Predicate)}:
        predicate = t.value(name).removeprefix(KG)
        stated = {_ends(graph, quad.subject, node) for quad in graph.store.quads_for_pattern(None, t.PREDICATE, name, node)}
        if predicate in SYMMETRIC:
            stated |= {(object_, subject) for subject, object_ in stated}
        for quad in graph.store.quads_for_pattern(None, NamedNode(t.value(name)), None, node):
            ends = (t.value(quad.subject), t.value(quad.object))
            if ends not in stated:
                subject, object_ = map(graph.iris.local, ends)
                yield Fault(article.id, f"{subject} {predicate} {object_}", "stands there without a statement")


def _misquoted(graph: GraphStore, article: Article, node: NamedNode) -> Iterator[Fault]:
    """Quotations whose words the article does not have."""
    for quad in graph.store.quads_for_pattern(None, t.TYPE, t.term("kg:Quotation"), node):
        for words in graph.store.quads_for_pattern(quad.subject, t.VALUE, None, node):
            if t.value(words.object) not in article.content:
                yield Fault(article.id, graph.iris.local(t.value(quad.subject)), f"the article does not say {t.value(words.object)!r}")


def _ends(graph: GraphStore, statement: NamedNode | BlankNode | Triple, node: NamedNode) -> tuple[str, str]:
    """Subject and object of a statement, "" where it lacks one."""
    found = (graph.store.quads_for_pattern(statement, end, None, node) for end in (t.SUBJECT, t.OBJECT))
    subject, object_ = (next((t.value(quad.object) for quad in quads), "") for quads in found)
    return subject, object_


def _mismatch(graph: GraphStore, evidence: NamedNode, content: str) -> str | None:
    """Why a stretch does not prove itself, or None where it does."""
    values: dict[NamedNode, list[str]] = {}
    for quad in graph.store.quads_for_pattern(evidence, None, None):
        values.setdefault(quad.predicate, []).append(t.value(quad.object))
    found = _FRAGMENT.search(evidence.value)
    if not found or values.get(t.START) != [found[1]] or values.get(t.END) != [found[2]]:
        return "its offsets are not those of its name"
    start, end = int(found[1]), int(found[2])
    if not 0 <= start < end <= len(content):
        return f"its offsets lie outside of the text ({len(content)} characters)"
    if values.get(t.EXACT) != [content[start:end]]:
        return f"the text there is {content[start:end]!r}, the graph says {values.get(t.EXACT)}"
    return None


def unread(graph: GraphStore, read: Iterable[str]) -> list[str]:
    """The ids of the articles in the graph that were not among those read."""
    return sorted({article.id for article in graph.articles()} - set(read))
