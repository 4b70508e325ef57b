"""Who held which office when, as far as the articles show: rows of `graph/summary`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions

from kg.explore.views.labels import QuickLabels, governed_by
from kg.graph import terms as t
from kg.graph.facts import Node
from kg.graph.store import GraphStore
from kg.graph.terms import term
from kg.text import fold
from kg.vocabulary import PREFIXES

TENURES: Final = 60
"""Tenures that the page of a thing looks at."""


@dataclass(frozen=True, slots=True)
class Held:
    """That somebody held an office: seen in it from one day to another (ISO dates, "" where unknown), and known to begin and end then."""

    office: Node
    of: Node | None
    holder: Node
    first_seen: str
    last_seen: str
    starts: str
    ends: str
    seen_former: str
    sources: int

    @property
    def begins(self) -> str:
        """The first day that is known."""
        return self.starts or self.first_seen or self.ends or self.seen_former

    @property
    def until(self) -> str:
        """The last day that is known."""
        return self.ends or self.last_seen or self.begins


def tenures_of(graph: GraphStore, labels: QuickLabels, node: NamedNode) -> list[Held]:
    """The tenures of a person, or those of an office, the latest first."""
    summary = graph.iris.graph("summary")
    ends = (term("kg:holder"), term("kg:office"))
    nodes = (quad.subject for end in ends for quad in graph.store.quads_for_pattern(None, end, node, summary))
    return sort_tenures(_held(graph, labels, tenure) for tenure in islice(nodes, TENURES) if isinstance(tenure, NamedNode))


def offices_of(graph: GraphStore, country: str, portfolio: str, words: str, lang: str, most: int) -> list[Held]:
    """The tenures of a country's or body's offices, those of one portfolio and with some words in the title where given."""
    labels = QuickLabels(graph, lang)
    field = f"?office kg:portfolio {NamedNode(graph.iris.base + portfolio)} ." if portfolio else ""
    of = NamedNode(graph.iris.base + country)
    pattern = f"""SELECT DISTINCT ?office ?tenure {{
      {{ SELECT DISTINCT ?office {{ GRAPH ?article {{ ?office kg:jurisdiction {of} . {field} }} }} }}
      GRAPH {graph.iris.graph("summary")} {{ ?tenure kg:office ?office }}
    }}"""
    rows = graph.store.query(pattern, base_iri=graph.iris.base, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    wanted = fold(words).split()
    found = []
    for office, tenure in rows:
        assert isinstance(office, NamedNode) and isinstance(tenure, NamedNode)
        if all(word in fold(labels.node(office).label) for word in wanted):
            found.append(_held(graph, labels, tenure))
    return sort_tenures(found)[:most]


def sort_tenures(found: Iterable[Held]) -> list[Held]:
    """By office, within one the latest first; those without any day last."""
    by_day = sorted(found, key=lambda held: (held.until, held.begins, held.holder.label), reverse=True)
    return sorted(by_day, key=lambda held: (held.of.label if held.of else "", held.office.label))


def _held(graph: GraphStore, labels: QuickLabels, tenure: NamedNode) -> Held:
    summary = graph.iris.graph("summary")
    values: dict[NamedNode, list[str]] = {}
    for quad in graph.store.quads_for_pattern(tenure, None, None, summary):
        values.setdefault(quad.predicate, []).append(t.value(quad.object))
    day = {name: min(values.get(term(f"kg:{name}"), [""])) for name in ("firstSeen", "lastSeen", "start", "end", "seenFormer")}
    office = NamedNode(values[term("kg:office")][0])
    fact = NamedNode(values[t.DERIVED_FROM][0])
    sources = next((t.value(q.object) for q in graph.store.quads_for_pattern(fact, term("kg:independentSources"), None, summary)), "0")
    return Held(
        labels.node(office),
        governed_by(graph, labels, office),
        labels.node(NamedNode(values[term("kg:holder")][0])),
        day["firstSeen"],
        day["lastSeen"],
        day["start"],
        day["end"],
        day["seenFormer"],
        int(sources),
    )
