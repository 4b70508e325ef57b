"""Relations between countries: directly, or between those who hold office in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from pyoxigraph import QuerySolutions

from kg.explore.views.labels import QuickLabels
from kg.explore.views.ties import Choice, find_rows
from kg.graph import terms as t
from kg.graph.facts import Node
from kg.graph.store import GraphStore
from kg.vocabulary import PREFIXES

_HOLDING: Final = "SELECT ?who ?of ?article { GRAPH ?article { ?who kg:holdsOffice/kg:jurisdiction ?of } }"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries: in how many articles they are related so, the latest day, and one of the facts (ids of its ends, its relation)."""

    one: Node
    other: Node
    articles: int
    day: str
    example: tuple[str, str, str]


def country_pairs(graph: GraphStore, choice: Choice, lang: str) -> tuple[tuple[Pair, ...], bool]:
    """The pairs of countries, those told most first, and whether all statements were looked at.

    Who holds an office of a country, by the same article, stands for it.
    """
    holders = _holders(graph)
    articles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    best: dict[tuple[str, str], tuple[str, tuple[str, str, str]]] = {}
    rows, complete = find_rows(graph, choice)
    for row in rows:
        for first in _countries(row.one, row.article, holders):
            for second in _countries(row.other, row.article, holders):
                if first != second:
                    pair = (min(first, second), max(first, second))
                    articles[pair].add(row.article)
                    best[pair] = max(best.get(pair, ("", ("", "", ""))), (row.day, (row.one, row.other, row.predicate)))
    labels = QuickLabels(graph, lang)

    def node(id_: str) -> Node:
        return labels.node(graph.iris.at(id_))

    found = [Pair(node(one), node(other), len(articles[one, other]), *best[one, other]) for one, other in articles]
    return tuple(sorted(found, key=lambda pair: (-pair.articles, pair.one.label, pair.other.label))), complete


def _countries(id_: str, article: str, holders: dict[tuple[str, str], set[str]]) -> set[str]:
    return {id_} if id_.startswith("country/") else holders.get((id_, article), set())


def _holders(graph: GraphStore) -> dict[tuple[str, str], set[str]]:
    """By person and article the countries whose offices they hold."""
    rows = graph.store.query(_HOLDING, base_iri=graph.iris.base, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    found = defaultdict(set)
    for who, of, article in rows:
        country = graph.iris.local(t.value(of))
        if country.startswith("country/"):
            found[graph.iris.local(t.value(who)), t.value(article)].add(country)
    return dict(found)
