"""Where the nodes of a picture stand: each connected part by forces, the parts packed beside one another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Any, Final, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = NDArray[np.float32]
Cell: TypeAlias = tuple[int, int]

_SEED: Final = 7
_GRAVITY: Final = 0.7
_CELL: Final = 1.0  # room kept around a node against those of other parts, in lengths of an edge
_ASPECT: Final = 1.5  # pictures are wider than high


def place_nodes(network: nx.Graph[Any]) -> dict[Hashable, Point]:
    """A point for each node, edges about one unit long; the same network always gives the same picture.

    Forces after Fruchterman and Reingold (1991), in single precision: 2,000 nodes take some seconds.
    """
    undirected = nx.Graph(network)
    parts = sorted((sorted(part, key=str) for part in nx.connected_components(undirected)), key=lambda part: (-len(part), str(part[0])))
    taken: set[Cell] = set()
    spirals: defaultdict[int, Iterator[Point]] = defaultdict(_spiral)  # a part goes on where the last of its size found room
    points: dict[Hashable, Point] = {}
    for part in parts:
        offsets = _lie_down(_spread(undirected, part))
        x, y = _find_room(offsets, taken, spirals[len(part)])
        points |= {node: (float(dx) + x, float(dy) + y) for node, (dx, dy) in zip(part, offsets, strict=True)}
        taken |= {near for dx, dy in offsets for near in _around(_cell(dx + x, dy + y))}
    return points


def _spread(network: nx.Graph[Any], part: list[Hashable]) -> Points:
    """Points of a connected part around its middle."""
    if len(part) == 1:
        return np.zeros((1, 2), dtype=np.float32)
    near = np.asarray(nx.to_numpy_array(network, part, weight=None), dtype=np.float32)
    points = _start(len(part))
    steps = 400 if len(part) < 300 else 100
    for step in range(steps):
        push = _forces(points, near)
        length = np.maximum(np.hypot(*push.T), 0.01)[:, None]
        reach = 0.1 * math.sqrt(len(part)) * (1 - step / steps) + 0.01
        points = points + push / length * np.minimum(length, reach)
    return points


def _start(count: int) -> Points:
    """A cloud to begin with, always the same."""
    cloud = np.random.default_rng(_SEED).normal(size=(count, 2)) * math.sqrt(count) / 2
    return np.asarray(cloud, dtype=np.float32)


def _forces(points: Points, near: Points) -> Points:
    """Neighbours pull with the square of their distance, all push with its inverse; a slight pull to the middle holds them together."""
    squares = (points**2).sum(axis=1)
    distance2 = np.maximum(squares[:, None] + squares[None, :] - 2 * points @ points.T, 0.0025)
    strength = 1.3 / distance2 - near * np.sqrt(distance2)
    np.fill_diagonal(strength, 0)
    push = strength.sum(axis=1)[:, None] * points - strength @ points
    return np.asarray(push - _GRAVITY / math.sqrt(len(points)) * points, dtype=np.float32)


def _lie_down(points: Points) -> Points:
    """The points turned around their middle so that they reach farthest from left to right."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])  # an axis points either way: take one
    turned = points @ (axes * signs[:, None]).T if len(points) > 2 else points
    return np.asarray(turned, dtype=np.float32)


def _find_room(points: Points, taken: set[Cell], spiral: Iterator[Point]) -> Point:
    """Where to move the points so that none comes near a cell that is taken: the next place that a spiral finds."""
    for x, y in spiral:
        if not any(_cell(dx + x, dy + y) in taken for dx, dy in points):
            return x, y
    raise AssertionError("a spiral has no end")


def _cell(x: float, y: float) -> Cell:
    return int(x // _CELL), int(y // _CELL)


def _around(cell: Cell) -> Iterator[Cell]:
    return ((cell[0] + dx, cell[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _spiral() -> Iterator[Point]:
    turn = 0.0
    while True:
        yield _ASPECT * 0.12 * turn * math.cos(turn), 0.12 * turn * math.sin(turn)
        turn += 0.35 / (1 + 0.1 * turn)


def bend(start: Point, end: Point, offset: float, *, count: int = 9) -> tuple[list[float], list[float]]:
    """`count` points of a curve from `start` to `end` whose middle is `offset` times its length off the straight line."""
    along = np.linspace(0, 1, count)
    (x0, y0), (x1, y1) = start, end
    bow = 4 * along * (1 - along) * offset
    xs, ys = x0 + (x1 - x0) * along - (y1 - y0) * bow, y0 + (y1 - y0) * along + (x1 - x0) * bow
    return [round(float(x), 3) for x in xs], [round(float(y), 3) for y in ys]
