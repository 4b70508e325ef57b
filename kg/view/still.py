"""The network of a graph's facts as a still picture, for print: the nodes, colours and places of the page of `kg.view.network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from kg.view.columns import Picture, draw_network
from kg.view.drawing import FAINT, INK, Drawing
from kg.view.style import OTHER_RELATION, OTHER_TYPE, RELATIONS, TYPES, words

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox

_MARKERS: Final = {"circle": "o", "hex": "h", "square": "s", "triangle": "^", "diamond": "D", "plus": "P", "star": "*", "dot": "."}
_NAMED: Final = 120  # names in a picture at most


def draw_still(network: nx.MultiDiGraph[Any], *, title: str = "") -> Drawing:
    """The picture of `network` (in the shape that `kg.Graph.to_networkx` gives), 11 by 7 inches, with a legend of what there is."""
    picture = draw_network(network)
    drawing = Drawing(title, 11, 7)
    axes = drawing.axes
    axes.set_axis_off()
    axes.set_aspect("equal", adjustable="datalim")
    for xs, ys in zip(picture.ties["xs"], picture.ties["ys"], strict=True):
        axes.plot(xs, ys, color=FAINT, linewidth=0.6, linestyle=":", zorder=1)
    for row, relation in enumerate(picture.relations):
        color, width = RELATIONS.get(relation, OTHER_RELATION), picture.facts["width"][row]
        axes.plot(picture.facts["xs"][row], picture.facts["ys"][row], color=color, linewidth=0.7 * width, alpha=0.7, zorder=2)
    for row, kind in enumerate(picture.types):
        look, size = TYPES.get(kind, OTHER_TYPE), picture.nodes["size"][row]
        at = [picture.nodes["x"][row]], [picture.nodes["y"][row]]
        axes.scatter(*at, s=(0.8 * size) ** 2, marker=_MARKERS.get(look.marker, "o"), color=look.color, linewidths=0, zorder=3)
    _add_legend(drawing, picture)
    _write_names(drawing, picture)
    return drawing


def _write_names(drawing: Drawing, picture: Picture) -> None:
    """Names below their nodes, those of larger nodes first; one that would stand upon another is left out."""
    written: list[Bbox] = []
    drawing.figure.draw_without_rendering()  # settles where things stand
    for row in reversed(range(max(0, len(picture.types) - 4 * _NAMED), len(picture.types))):
        below = 0.4 * picture.nodes["size"][row] + 2
        at = picture.nodes["x"][row], picture.nodes["y"][row]
        looks: dict[str, Any] = {"ha": "center", "va": "top", "fontsize": 7, "color": INK, "zorder": 4}
        name = drawing.axes.annotate(picture.nodes["short"][row], at, (0, -below), textcoords="offset points", **looks)
        box = name.get_window_extent()
        if len(written) < _NAMED and not box.count_overlaps(written):
            written.append(box)
        else:
            name.remove()


def _add_legend(drawing: Drawing, picture: Picture) -> None:
    """Types and relations that the picture has, in the order of their styles."""
    from matplotlib.lines import Line2D

    kinds = [
        Line2D([], [], linestyle="", marker=_MARKERS.get(TYPES[kind].marker, "o"), color=TYPES[kind].color, label=words(kind))
        for kind in TYPES
        if kind in picture.types
    ]
    lines = [Line2D([], [], color=color, label=words(name)) for name, color in RELATIONS.items() if name in picture.relations]
    if kinds or lines:
        drawing.figure.legend(handles=[*kinds, *lines], loc="outside lower center", ncols=8, frameon=False, fontsize=8)
