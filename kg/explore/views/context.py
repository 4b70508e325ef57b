"""Stretches of an article in their surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.graph.facts import Evidence
from kg.graph.store import GraphStore

AROUND: Final = 160
"""Characters that are shown before and after a stretch at most; never beyond its paragraph."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an article that prove a fact, and those before and after them in their paragraph ("" where the text is not there)."""

    before: str
    text: str
    after: str
    start: int
    end: int


def content_of(graph: GraphStore, article: NamedNode) -> str | None:
    """The text that offsets count in, title and body; None where the graph was built without it."""
    title, body = (
        next((t.value(quad.object) for quad in graph.store.quads_for_pattern(article, name, None, article)), None)
        for name in (t.TITLE, t.BODY)
    )
    return f"{title}\n{body}" if title is not None and body is not None else None


def quote(content: str | None, evidence: Evidence) -> Quote:
    """A piece of evidence with what stands around it, cut at words."""
    start, end = evidence.start, evidence.end
    if content is None or content[start:end] != evidence.text:
        return Quote("", evidence.text, "", start, end)
    first = content.rfind("\n", 0, start) + 1
    last = end + len(content[end:].partition("\n")[0])
    return Quote(_tail(content[first:start]), evidence.text, _head(content[end:last]), start, end)


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else "…" + text[-AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + "…"
