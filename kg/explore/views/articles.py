"""An article as it was read, cut where mentions and evidence begin and end, with the facts that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pyoxigraph import NamedNode

from kg.explore.views.context import content_of
from kg.explore.views.labels import QuickLabels
from kg.graph import terms as t
from kg.graph.facts import Fact, Node, find_facts
from kg.graph.store import GraphStore
from kg.graph.terms import term

_MENTIONED: Final = frozenset({"Person", "Country", "Place", "Organization", "Agreement", "Event"})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A stretch of the text, half-open, that names a thing."""

    start: int
    end: int
    node: Node


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that mentions one thing or none, and is evidence of the facts of these numbers."""

    text: str
    start: int
    node: Node | None
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with its facts in the order of the text; `paragraphs` are empty where the graph was built without texts."""

    id: str
    title: str
    published: str
    source: str
    author: str
    url: str
    lang: str
    copy_of: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]


def read_article(graph: GraphStore, id_: str, lang: str) -> ReadArticle | None:
    """An article by its id; None where the graph does not know it."""
    node, labels = graph.iris.article(id_), QuickLabels(graph, lang)
    if not graph.store.contains_named_graph(node):
        return None
    facts = tuple(find_facts(graph, article=id_, labels=labels))
    content = content_of(graph, node)

    def one(name: str, where: NamedNode = node) -> str:
        return next((t.value(quad.object) for quad in graph.store.quads_for_pattern(node, term(name), None, where)), "")

    return ReadArticle(
        id_,
        one("dcterms:title"),
        one("schema:datePublished"),
        one("dcterms:publisher"),
        one("dcterms:creator"),
        one("schema:url"),
        one("dcterms:language"),
        graph.iris.article_id(one("kg:duplicateOf", graph.iris.graph("summary"))),
        facts,
        tuple(paragraphs(content, facts, find_mentions(content, named_in(graph, node, labels)))) if content else (),
    )


def named_in(graph: GraphStore, article: NamedNode, labels: QuickLabels) -> dict[str, Node]:
    """The names that an article uses, each with the thing that it names."""
    found = {}
    for predicate in (t.ALT_LABEL, t.LABEL):
        for quad in graph.store.quads_for_pattern(None, predicate, None, article):
            if isinstance(quad.subject, NamedNode):
                node = labels.node(quad.subject)
                if node.type in _MENTIONED:
                    found[t.value(quad.object)] = node
    return found


def find_mentions(content: str, names: dict[str, Node]) -> list[Mentioned]:
    """Where whole names stand in a text, the longest first, none within another; typographic apostrophes and spaces aside."""
    if not names:
        return []
    spelled = {_spelling(name): node for name, node in names.items()}
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest))})(?!\w)")
    return [Mentioned(m.start(), m.end(), spelled[_spelling(m[0])]) for m in pattern.finditer(content)]


def _spelling(name: str) -> str:
    return " ".join(name.replace("’", "'").split())


def _pattern(name: str) -> str:
    return re.escape(_spelling(name)).replace(r"\ ", r"\s+").replace("'", "['’]")


def paragraphs(content: str, facts: Iterable[Fact], mentions: Iterable[Mentioned]) -> Iterator[tuple[Piece, ...]]:
    """The lines of a text, the first its title, each cut where a mention or a piece of evidence begins or ends."""
    spans = [(evidence.start, evidence.end, number) for number, fact in enumerate(facts) for evidence in fact.evidence]
    named = list(mentions)
    cuts = {cut for start, end, _ in spans for cut in (start, end)} | {cut for m in named for cut in (m.start, m.end)}
    start = 0
    for line in content.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [(s, e, number) for s, e, number in spans if s < end and start < e]
            near = [mention for mention in named if start <= mention.start < end]
            bounds = sorted({start, end} | {cut for cut in cuts if start < cut < end})
            yield tuple(_piece(content, first, last, inside, near) for first, last in pairwise(bounds))
        start = end + 1


def _piece(content: str, start: int, end: int, spans: list[tuple[int, int, int]], mentions: list[Mentioned]) -> Piece:
    node = next((mention.node for mention in mentions if mention.start <= start and end <= mention.end), None)
    return Piece(content[start:end], start, node, tuple(sorted({number for s, e, number in spans if s <= start and end <= e})))
