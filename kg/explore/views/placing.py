"""Where the nodes of a network stand: those with several ties by forces, those with one around the node that they hang on."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from typing import Final, TypeAlias

from kg.explore.views.network import Network

Point: TypeAlias = tuple[float, float]
SCALE: Final = 100
"""Pixels that the length of an edge stands for."""

_RING: Final = 10
"""Nodes on the innermost ring around another."""


def placed(network: Network) -> Network:
    """A network whose things have their points."""
    return replace(network, points=place(network))


def place(network: Network) -> dict[str, Point]:
    """A point for each node; the same network always gives the same picture."""
    import networkx as nx

    from kg.view.layout import place_nodes

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_edges_from((tie.one, tie.other) for tie in network.ties if tie.one != tie.other)
    hanging = {node: next(iter(graph[node])) for node in graph if graph.degree(node) == 1}
    leaves = {node: held for node, held in hanging.items() if held not in hanging}
    core = graph.subgraph([node for node in graph if node not in leaves])
    points = {str(node): point for node, point in place_nodes(core).items()}
    around: defaultdict[str, list[str]] = defaultdict(list)
    for node, held in sorted(leaves.items()):
        around[held].append(node)
    for held, nodes in around.items():
        points |= {node: _beside(points[held], number) for number, node in enumerate(nodes)}
    return {node: (round(x * SCALE, 1), round(y * SCALE, 1)) for node, (x, y) in points.items()}


def _beside(point: Point, number: int) -> Point:
    """The place of a number on rings that grow outwards, each with room for more."""
    ring, start, room = 0, 0, _RING
    while number >= start + room:
        start, room, ring = start + room, room + _RING, ring + 1
    angle = 2 * math.pi * ((number - start) / room + ring * 0.05)
    radius = 0.55 + 0.35 * ring
    return point[0] + radius * math.cos(angle), point[1] + radius * math.sin(angle)
