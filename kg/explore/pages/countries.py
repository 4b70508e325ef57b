"""The page of countries: their relations on a map of the world and as a matrix, by relation, topic and period."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from nicegui import events, ui
from starlette.requests import Request

from kg.explore.charts import Options, Palette, chart, short
from kg.explore.choosing import Form, choice_fields, chosen
from kg.explore.elements import cell, link, note, row, table, tag, thing_link
from kg.explore.frame import frame, headline, nothing
from kg.explore.session import Explorer, Visitor, page_of, url
from kg.explore.views.countries import Pair, country_pairs
from kg.explore.views.ties import READ, Choice
from kg.graph.facts import Node
from kg.vocabulary import Predicate

WORLD: Final = Path(__file__).resolve().parent.parent / "page" / "world.json"
RANKED, DRAWN, TABLED = 24, 120, 200
"""Countries of the matrix, lines on the map, pairs in the table."""

_REGISTER: Final = """
const {echarts} = await import("nicegui-echart");
echarts.registerMap("world", await (await fetch("/world.json")).json());
return true;
"""


def add_pages(explorer: Explorer) -> None:
    """`/countries?relation=&topic=&since=&until=`."""

    @ui.page("/countries", response_timeout=60)
    async def countries(
        request: Request, relation: str = Predicate.COOPERATES_WITH, topic: str = "", since: str = "", until: str = ""
    ) -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, visitor.say("countries"), here="countries"):
            headline(visitor.say("countries"))
            choice = await chosen(visitor, "" if relation == ALL else relation, topic, since, until)
            with (form := Form(visitor, "/countries", empty={"relation": ALL})).element:
                await choice_fields(form, choice or Choice())
                form.button(visitor.say("show"))
            if choice is not None:
                pairs, complete = await explorer.read(country_pairs, choice, visitor.lang)
                if not pairs:
                    nothing(visitor, "no_ties")
                    return
                if not complete:
                    note(visitor.say("not_all", number=READ))
                tag("p", visitor.say("countries_hint"), "quiet")
                _map(visitor, pairs)
                _matrix(visitor, pairs)
                _table(visitor, pairs)


ALL: Final = "all"
"""How the address says "all relations": none at all means cooperation."""


@cache
def middles() -> dict[str, tuple[float, float]]:
    """Where each country lies, as longitude and latitude, by its ISO code."""
    world = json.loads(WORLD.read_text(encoding="utf-8"))
    return {shape["properties"]["name"]: tuple(shape["properties"]["middle"]) for shape in world["features"]}


def _code(node: Node) -> str:
    return node.id.removeprefix("country/")


def _map(visitor: Visitor, pairs: Sequence[Pair]) -> None:
    """Countries in the colour of how many articles relate them, lines between the pairs; drawn once the browser knows the outlines."""
    weights: Counter[str] = Counter()
    names: dict[str, str] = {}
    for pair in pairs:
        for node in (pair.one, pair.other):
            weights[_code(node)] += pair.articles
            names[_code(node)] = node.label
    places = middles()

    def make(palette: Palette) -> Options:
        most = max(weights.values())
        return {
            "visualMap": {
                "min": 0,
                "max": most,
                "calculable": False,
                "orient": "horizontal",
                "left": 8,
                "bottom": 0,
                "itemHeight": 90,
                "seriesIndex": 0,
                "inRange": {"color": [palette.low, palette.high]},
                "textStyle": {"color": palette.ink},
                "text": [f"{most} {visitor.say('articles').lower()}", "0"],
            },
            "geo": {
                "map": "world",
                "roam": True,
                "left": "1%",
                "width": "98%",
                **_window([places[code] for code in weights if code in places]),
                "itemStyle": {"areaColor": palette.land, "borderColor": palette.line},
                "emphasis": {"label": {"show": False}, "itemStyle": {"areaColor": "#e3a32b"}},
                "select": {"disabled": True},
            },
            "series": [
                {
                    "type": "map",
                    "geoIndex": 0,
                    "name": visitor.say("articles"),
                    "nameProperty": "name",
                    "data": [{"name": code, "value": number} for code, number in weights.items()],
                    "tooltip": {"show": False},
                },
                {
                    "type": "lines",
                    "coordinateSystem": "geo",
                    "data": [
                        {
                            "coords": [places[_code(pair.one)], places[_code(pair.other)]],
                            "name": f"{pair.one.label} – {pair.other.label}: {pair.articles}",
                            "target": _facts(pair),
                            "lineStyle": {"width": min(1 + pair.articles / 2, 7)},
                        }
                        for pair in pairs[:DRAWN]
                        if {_code(pair.one), _code(pair.other)} <= places.keys()
                    ],
                    "lineStyle": {"color": "#c8403f", "opacity": 0.65, "curveness": 0.25},
                    "tooltip": {"formatter": "{b}"},
                },
                {
                    "type": "scatter",
                    "coordinateSystem": "geo",
                    "symbolSize": 7,
                    "itemStyle": {"color": "#c8403f", "borderColor": palette.paper, "borderWidth": 1},
                    "label": {
                        "show": True,
                        "formatter": "{b}",
                        "position": "right",
                        "color": palette.ink,
                        "fontSize": 11,
                        "textBorderColor": palette.paper,
                        "textBorderWidth": 3,
                    },
                    "labelLayout": {"hideOverlap": True},
                    "data": [
                        {"name": names[code], "value": [*places[code], number], "target": page_of(f"country/{code}")}
                        for code, number in weights.most_common()
                        if code in places
                    ],
                    "tooltip": {"formatter": "{b}"},
                },
            ],
        }

    holder = tag("div", classes="map")

    async def draw() -> None:
        if await ui.run_javascript(_REGISTER, timeout=20):
            with holder:
                chart(visitor, make, visitor.say("map_label"), "min(60vh, 34rem, 62vw)").on_point_click(_open)

    ui.timer(0, draw, once=True)
    tag("p", visitor.say("natural_earth"), "quiet")


def _window(points: Sequence[tuple[float, float]]) -> Options:
    """The part of the world that some points lie in, with a margin: centre and zoom."""
    if not points:
        return {}
    (west, east), (south, north) = ((min(values), max(values)) for values in zip(*points, strict=True))
    zoom = max(1.0, min(360 / (east - west + 50), 145 / (north - south + 35)))
    return {"center": [(west + east) / 2, (south + north) / 2], "zoom": zoom}


def _open(event: events.EChartPointClickEventArguments) -> None:
    """Go where a country, a line or a cell leads."""
    if isinstance(event.data, dict) and event.data.get("target"):
        ui.navigate.to(str(event.data["target"]))


def _facts(pair: Pair) -> str:
    one, other, predicate = pair.example
    return url("/entity", id=one, relation=predicate, other=other)


def _matrix(visitor: Visitor, pairs: Sequence[Pair]) -> None:
    """Country by country, those told most first."""
    weights: Counter[str] = Counter()
    labels = {}
    for pair in pairs:
        for node in (pair.one, pair.other):
            weights[node.id] += pair.articles
            labels[node.id] = node.label
    ranked = [id_ for id_, _ in weights.most_common(RANKED)]
    shown = [pair for pair in pairs if pair.one.id in ranked and pair.other.id in ranked]
    cells = [(pair, one, other) for pair in shown for one, other in ((pair.one, pair.other), (pair.other, pair.one))]

    def make(palette: Palette) -> Options:
        axis = {"type": "category", "data": [short(labels[id_], 18) for id_ in ranked], "splitArea": {"show": False}}
        style = {"axisLine": {"show": False}, "axisTick": {"show": False}}
        return {
            "grid": {"left": 4, "right": 4, "top": 4, "bottom": 4, "containLabel": True},
            "xAxis": {**axis, **style, "position": "top", "axisLabel": {"color": palette.ink, "rotate": 60, "interval": 0}},
            "yAxis": {**axis, **style, "inverse": True, "axisLabel": {"color": palette.ink, "interval": 0}},
            "visualMap": {
                "show": False,
                "min": 0,
                "max": max(pair.articles for pair in pairs),
                "inRange": {"color": [palette.low, palette.high]},
            },
            "series": [
                {
                    "type": "heatmap",
                    "data": [
                        {
                            "value": [ranked.index(one.id), ranked.index(other.id), pair.articles],
                            "name": f"{one.label} – {other.label}: {pair.articles}",
                            "target": _facts(pair),
                        }
                        for pair, one, other in cells
                    ],
                    "itemStyle": {"borderColor": palette.paper, "borderWidth": 2},
                    "tooltip": {"formatter": "{b}"},
                }
            ],
        }

    with tag("section", aria_labelledby="matrix"):
        tag("h2", visitor.say("matrix"), id="matrix")
        tag("p", visitor.say("matrix_hint"), "quiet")
        height = f"{9 + 1.5 * len(ranked):.0f}rem"
        with tag("div", classes="matrix"):
            chart(visitor, make, visitor.say("matrix_label"), height).style(f"width: {14 + 3 * len(ranked)}rem").on_point_click(_open)


def _table(visitor: Visitor, pairs: Sequence[Pair]) -> None:
    with tag("section", aria_labelledby="pairs"):
        tag("h2", visitor.say("pairs"), id="pairs")
        if len(pairs) > TABLED:
            note(visitor.say("first_of", shown=TABLED, number=len(pairs)))
        heads = (visitor.say("country"), visitor.say("country"), visitor.say("articles"), visitor.say("latest"), visitor.say("example"))
        with table(visitor.say("pairs"), heads):
            for pair in pairs[:TABLED]:
                with row():
                    for node in (pair.one, pair.other):
                        with cell():
                            thing_link(node, page_of(node.id))
                    cell(str(pair.articles))
                    cell(pair.day)
                    with cell():
                        link(visitor.relation(pair.example[2]), _facts(pair))
