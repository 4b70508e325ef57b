"""What a picture draws and tells, as columns: a row a node, a row a fact.

The columns named in `MARKUP` are put into the page as HTML; whatever comes from articles is escaped here, and only here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final, TypeAlias

import networkx as nx

from kg.text import fold
from kg.view.layout import Point, bend, place_nodes
from kg.view.style import RELATIONS, words

Row: TypeAlias = dict[str, Any]
Fact: TypeAlias = tuple[Hashable, Hashable, Hashable, dict[str, Any]]

MARKUP: Final = frozenset({"label", "kind", "told", "more", "quotes"})
_SHORT: Final = 38  # characters of a name beside its node
_CURVED: Final = 400  # facts up to which lines are drawn as smooth curves


@dataclass(frozen=True, slots=True)
class Picture:
    """`nodes` and `facts` by column; `types` and `relations` are those of the rows; `ties` join offices and what they govern.

    A fact has the row numbers of its ends, a node those of its facts and of those that its offices take part in. `sources` are the
    articles, as HTML: quotes number them.
    """

    nodes: dict[str, list[Any]]
    facts: dict[str, list[Any]]
    types: list[str]
    relations: list[str]
    ties: dict[str, list[Any]]
    sources: list[str]


def draw_network(network: nx.MultiDiGraph[Any]) -> Picture:
    """The rows of `network`, placed; the larger nodes come last, to be drawn above the others."""
    ties: list[tuple[Hashable, Hashable]] = [(node, governed) for node in network if (governed := _jurisdiction(network, node)) in network]
    points = place_nodes(nx.compose(nx.Graph(network), nx.Graph(ties)))
    order = sorted(network, key=lambda node: (network.degree(node), str(node)))
    number = {node: row for row, node in enumerate(order)}
    facts: list[Fact] = sorted(network.edges(keys=True, data=True), key=lambda fact: tuple(map(str, fact[:3])))
    near = _near(facts, number, ties)
    sources: dict[str, int] = {}
    scale = min(1.0, (300 / (len(order) or 1)) ** 0.35)
    return Picture(
        nodes=_turn(_node_row(network, node, points[node], scale) | {"facts": near[number[node]]} for node in order),
        facts=_turn(_fact_rows(network, facts, points, number, sources)),
        types=[_type(network, node) for node in order],
        relations=[_relation(fact) for fact in facts],
        ties={"xs": [[points[a][0], points[b][0]] for a, b in ties], "ys": [[points[a][1], points[b][1]] for a, b in ties]},
        sources=list(sources),
    )


def _turn(rows: Iterable[Row]) -> dict[str, list[Any]]:
    rows = list(rows)
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _near(facts: list[Fact], number: Mapping[Hashable, int], ties: Iterable[tuple[Hashable, Hashable]]) -> list[list[int]]:
    """For each node the rows of its facts; who holds an office of a country is told with the country, too."""
    near: list[list[int]] = [[] for _ in number]
    for row, (source, target, *_) in enumerate(facts):
        for end in {number[source], number[target]}:
            near[end].append(row)
    for office, governed in ties:
        near[number[governed]] += [row for row in near[number[office]] if row not in near[number[governed]]]
    return near


def _type(network: nx.MultiDiGraph[Any], node: Hashable) -> str:
    return str(network.nodes[node].get("type", "Thing"))


def _relation(fact: Fact) -> str:
    return str(fact[3].get("relation", fact[2]))


def _label(network: nx.MultiDiGraph[Any], node: Hashable) -> str:
    return str(network.nodes[node].get("label", node))


def _jurisdiction(network: nx.MultiDiGraph[Any], node: Hashable) -> str | None:
    """The id of what an office governs: its attribute `jurisdiction`, or the country that its id names."""
    parts = str(node).split("/")
    named = f"country/{parts[1]}" if _type(network, node) == "Office" and len(parts) > 2 else None
    return network.nodes[node].get("jurisdiction") or named


def _node_row(network: nx.MultiDiGraph[Any], node: Hashable, point: Point, scale: float) -> Row:
    label, kind, degree = _label(network, node), _type(network, node), network.degree(node)
    governed = _jurisdiction(network, node)
    full = f"{label} ({_label(network, governed)})" if governed in network else label
    return {
        "x": round(point[0], 2),
        "y": round(point[1], 2),
        "label": escape(full, quote=False),
        "kind": escape(words(kind), quote=False),
        "short": "" if kind == "Quotation" else shorten(label),
        "folded": fold(full),
        "size": round(_size(kind, degree) * scale, 1),
        "alpha": 1,
    }


def _size(kind: str, degree: int) -> float:
    """The diameter in pixels: countries and much-told persons are larger."""
    smallest = {"Country": 13, "Office": 4, "Quotation": 3}.get(kind, 6)
    return float(min(46, smallest + 4 * degree**0.6))


def _fact_rows(
    network: nx.MultiDiGraph[Any],
    facts: list[Fact],
    points: Mapping[Hashable, Point],
    number: Mapping[Hashable, int],
    sources: dict[str, int],
) -> Iterable[Row]:
    """The rows of facts; those between the same two are drawn beside one another. Fills `sources`."""
    seen: Counter[frozenset[Hashable]] = Counter()
    for fact in facts:
        source, target = fact[:2]
        turn = seen[frozenset((source, target))]
        offset = 0.06 + 0.1 * ((turn + 1) // 2 * (1 if turn % 2 else -1))
        seen[frozenset((source, target))] += 1
        xs, ys = bend(points[source], points[target], offset, count=9 if len(facts) <= _CURVED else 3)
        yield {"xs": xs, "ys": ys, "source": number[source], "target": number[target]} | _fact_row(network, fact, sources)


def _fact_row(network: nx.MultiDiGraph[Any], fact: Fact, sources: dict[str, int]) -> Row:
    source, target, _, values = fact
    relation = _relation(fact)
    told = f"{_label(network, source)} – {words(relation)} – {_label(network, target)}"
    qualifiers = [values.get("status"), values.get("date"), values.get("place"), *values.get("topics", ())]
    return {
        "told": escape(told, quote=False),
        "more": escape(" · ".join(str(part) for part in qualifiers if part), quote=False),
        "quotes": [_quote(evidence, sources) for evidence in values.get("evidence", ())],
        "rank": list(RELATIONS).index(relation) if relation in RELATIONS else len(RELATIONS),
        "width": round(1.2 + 0.9 * min(5, len(values.get("articles", ()))), 1),
        "alpha": 0.55,
    }


def _quote(evidence: Mapping[str, Any], sources: dict[str, int]) -> tuple[str, int]:
    """The words, and the number of the article in `sources`, which is added where it is new."""
    parts = [evidence.get("title") or evidence.get("article"), evidence.get("published")]
    source = escape(", ".join(str(part) for part in parts if part), quote=False)
    return escape(str(evidence["text"]), quote=False), sources.setdefault(source, len(sources))


def shorten(label: str) -> str:
    """A name that fits beside its node."""
    return label if len(label) <= _SHORT else f"{label[: _SHORT - 1].rstrip()}…"
