"""Networks, timelines, maps and matrices as options of ECharts."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any, Final

from nicegui import events, ui

from kg.explore.charts import Options, Palette, chart, short, tooltip
from kg.explore.elements import press
from kg.explore.session import Visitor, page_of, url
from kg.explore.views.network import Network
from kg.explore.views.tenures import Held
from kg.view.style import OTHER_RELATION, OTHER_TYPE, RELATIONS, TYPES

LABELLED: Final = 60
"""Nodes of a network whose names are always shown; the others' appear when pointed at."""

DRAWN: Final = 5_000
"""Ties of a network that are drawn, those told most."""

_MARKERS: Final = {
    "circle": "circle",
    "square": "rect",
    "triangle": "triangle",
    "diamond": "diamond",
    "hex": "roundRect",
    "plus": "pin",
    "star": "emptyCircle",
}


def draw_network(visitor: Visitor, network: Network, focus: str, label: str, height: str, *, legend: bool = True) -> ui.echart:
    """A network, its nodes placed beforehand; a click opens the page of a node, on a tie the facts between its ends."""
    points = network.points
    degrees = {node.id: 0 for node in network.nodes}
    for tie in network.ties:
        degrees[tie.one] += 1
        degrees[tie.other] += 1
    ranked = sorted(degrees, key=lambda id_: (id_ != focus, -degrees[id_]))
    named = set(ranked[:LABELLED])
    room = max(0.3, min(1.0, (200 / len(network.nodes)) ** 0.5))  # the more nodes, the smaller
    kinds = sorted({node.type for node in network.nodes})
    numbers = {node.id: number for number, node in enumerate(network.nodes)}

    def make(palette: Palette) -> Options:
        nodes = [
            {
                "id": str(numbers[node.id]),
                "name": short(node.label),
                "target": page_of(node.id),
                "x": points[node.id][0],
                "y": points[node.id][1],
                "value": degrees[node.id],
                "category": kinds.index(node.type),
                "symbol": _MARKERS.get(TYPES.get(node.type, OTHER_TYPE).marker, "circle"),
                "symbolSize": room * (min(9 + 3 * degrees[node.id] ** 0.6, 42) + (8 if node.id == focus else 0)),
                "label": {"show": node.id in named},
            }
            for node in network.nodes
        ]
        ties = [
            {
                "source": str(numbers[tie.one]),
                "target": str(numbers[tie.other]),
                "name": f"{visitor.relation(tie.predicate)} {tie.day}".strip(),
                "facts": url("/entity", id=tie.one, relation=tie.predicate, other=tie.other),
                "lineStyle": {
                    "color": RELATIONS.get(tie.predicate, OTHER_RELATION),
                    "width": min(1 + tie.articles / 2, 6),
                    "curveness": 0.08,
                },
            }
            for tie in sorted(network.ties, key=lambda tie: -tie.articles)[:DRAWN]
        ]
        return {
            "legend": [{"data": [visitor.term(kind) for kind in kinds], "textStyle": {"color": palette.ink}, "bottom": 0, "type": "scroll"}]
            if legend
            else [],
            "series": [
                {
                    "type": "graph",
                    "layout": "none",
                    "roam": True,
                    "draggable": True,
                    "data": nodes,
                    "links": ties,
                    "categories": [
                        {"name": visitor.term(kind), "itemStyle": {"color": TYPES.get(kind, OTHER_TYPE).color}} for kind in kinds
                    ],
                    "label": {
                        "position": "bottom",
                        "color": palette.ink,
                        "fontSize": 11,
                        "textBorderColor": palette.paper,
                        "textBorderWidth": 3,
                    },
                    "labelLayout": {"hideOverlap": True},
                    "emphasis": {"focus": "adjacency", "label": {"show": True, "fontWeight": "bold"}},
                    "edgeLabel": {"show": False},
                    "scaleLimit": {"min": 0.3, "max": 12},
                }
            ],
        }

    picture = chart(visitor, make, label, height)
    picture.on_point_click(_open)
    return picture


def _open(event: events.EChartPointClickEventArguments) -> None:
    """Go where the node or tie leads."""
    if isinstance(event.data, dict) and (address := event.data.get("target" if event.data_type == "node" else "facts")):
        ui.navigate.to(str(address))


def draw_tenures(visitor: Visitor, tenures: Sequence[Held], *, by_holder: bool) -> None:
    """Tenures as bars in time: a row for each holder, or for each office."""
    dated = [held for held in tenures if held.begins]
    if not dated:
        return
    rows = list(dict.fromkeys(_row_of(held, by_holder) for held in reversed(dated)))

    def make(palette: Palette) -> Options:
        color = TYPES["Office"].color

        def bar(held: Held) -> dict[str, Any]:
            return {
                "type": "line",
                "name": f"{held.holder.label}: {held.begins} – {held.until}",
                "data": [[_day(held.begins), _row_of(held, by_holder)], [_day(held.until), _row_of(held, by_holder)]],
                "lineStyle": {"width": 12, "color": color, "cap": "round"},
                "symbol": "circle",
                "symbolSize": 12,
                "itemStyle": {"color": color},
            }

        return {
            "tooltip": {**tooltip(palette), "trigger": "item", "formatter": "{a}"},
            "grid": {"left": 8, "right": 24, "top": 8, "bottom": 8, "containLabel": True},
            "xAxis": {
                "type": "time",
                "axisLabel": {"color": palette.faint, "hideOverlap": True, "formatter": "{yyyy}-{MM}"},
                "splitLine": {"show": True, "lineStyle": {"color": palette.line}},
            },
            "yAxis": {
                "type": "category",
                "data": rows,
                "axisLabel": {"color": palette.ink, "width": 190, "overflow": "break", "lineHeight": 14, "fontSize": 11},
                "axisLine": {"show": False},
                "axisTick": {"show": False},
            },
            "series": [bar(held) for held in dated],
        }

    chart(visitor, make, visitor.say("timeline_label"), f"{3 + 2.5 * len(rows):.0f}rem")


def _row_of(held: Held, by_holder: bool) -> str:
    if by_holder:
        return held.holder.label
    return f"{held.office.label}, {held.of.label}" if held.of else held.office.label


def _day(text: str) -> str:
    """A year or month as its first day."""
    return text + "-01-01"[: 10 - len(text)] if len(text) == 4 else f"{text}-01" if len(text) == 7 else text


def picture_button(visitor: Visitor, picture: ui.echart) -> None:
    """A button that saves what is drawn as a PNG file."""

    async def save() -> None:
        drawn = await picture.run_chart_method("getDataURL", {"type": "png", "pixelRatio": 2, "backgroundColor": "#ffffff"}, timeout=20)
        ui.download.content(base64.b64decode(str(drawn).partition(",")[2]), "newskg.png", "image/png")

    press(visitor.say("download_picture"), save)
