"""The network of a graph's facts as a page to look at, search, and tap for evidence: one file, no network access."""

# mypy: disable-error-code="attr-defined, arg-type, call-arg"
# bokeh's annotations leave out names that it documents

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import networkx as nx
from bokeh.core.properties import value
from bokeh.document import Document
from bokeh.embed import file_html
from bokeh.layouts import column, row
from bokeh.models import (
    CDSView,
    ColumnDataSource,
    CustomJS,
    Div,
    GlyphRenderer,
    HoverTool,
    IndexFilter,
    InlineStyleSheet,
    Legend,
    LegendItem,
    TapTool,
    TextInput,
    WheelZoomTool,
)
from bokeh.plotting import figure
from bokeh.resources import INLINE
from jinja2 import Template

from kg.files import written_beside
from kg.view.columns import Picture, draw_network
from kg.view.style import OTHER_RELATION, OTHER_TYPE, RELATIONS, TYPES, words

_HERE: Final = Path(__file__).resolve().parent
_SIDE: Final = 380  # pixels, the width of the panel
_WELCOME: Final = """<h2>Every fact has its sentence</h2>
<p>Tap a node or a line to read what the articles say, and where. Type a name to find it. Scroll to zoom, drag to move, tap beside the graph
to see all of it again. An entry of the legend hides what it names.</p>"""


def network_html(network: nx.MultiDiGraph[Any], path: str | Path, *, title: str) -> Path:
    """Write the picture of `network` to `path` as one HTML file that loads nothing from anywhere.

    In: a graph in the shape that `kg.Graph.to_networkx` gives (nodes with `label` and `type`; edges with `relation`, and the qualifiers
    and evidence that there are); `title`, shown at its head. Out: the path. Raises ExportError where it can't be written.
    """
    path = Path(path)
    page = NetworkView(network, title=title).page()
    with written_beside(path) as file:
        file.write(page.encode())
    return path


class NetworkView:
    """The picture of a network, for a notebook to show as the value of a cell; `height` is in pixels."""

    def __init__(self, network: nx.MultiDiGraph[Any], *, title: str = "Knowledge graph", height: int = 640) -> None:
        self.network, self.title, self.height = network, title, height

    def page(self) -> str:
        """The whole page, as HTML."""
        document, template = _document(draw_network(self.network)), Template(_read("page.html"))
        variables = {"summary": _summary(self.network)}
        return str(file_html(document, INLINE, title=self.title, template=template, template_variables=variables))

    def _repr_html_(self) -> str:
        style = f"width: 100%; height: {self.height}px; border: 1px solid #dfe3e8; border-radius: 8px"
        return f'<iframe srcdoc="{escape(self.page())}" style="{style}" sandbox="allow-scripts allow-downloads"></iframe>'


def _summary(network: nx.MultiDiGraph[Any]) -> str:
    articles = {article for _, _, fact in network.edges(data=True) for article in fact.get("articles", ())}
    return f"{network.number_of_nodes()} nodes, {network.number_of_edges()} facts, {len(articles)} articles"


def _document(picture: Picture) -> Document:
    """The plot, the search box and the panel, wired together."""
    nodes, facts = ColumnDataSource(picture.nodes), ColumnDataSource(picture.facts)
    labels = ColumnDataSource({name: [] for name in ("x", "y", "text", "size", "offset")})
    plot = _plot(picture, nodes, facts, labels)
    panel = Div(text=_WELCOME, width=_SIDE, sizing_mode="stretch_height", stylesheets=[InlineStyleSheet(css=_read("panel.css"))])
    search = TextInput(placeholder="Find a person, a country, an office…", width=_SIDE)
    write = _script("labels", nodes=nodes, labels=labels, plot=plot)
    select = _script("select", nodes=nodes, facts=facts, panel=panel, welcome=_WELCOME, sources=picture.sources)
    for source in (nodes, facts):
        source.selected.js_on_change("indices", select, write)
    around = {"nodes": nodes, "facts": facts, "panel": panel, "welcome": _WELCOME, "plot": plot}
    search.js_on_change("value_input", _script("search", **around, enter=False), write)
    search.js_on_change("value", _script("search", **around, enter=True))
    plot.x_range.js_on_change("start", write)
    plot.js_on_change("inner_width", write)
    document = Document()
    document.add_root(row(plot, column(search, panel, sizing_mode="stretch_height"), sizing_mode="stretch_both"))
    document.js_on_event("document_ready", write)
    return document


def _plot(picture: Picture, nodes: ColumnDataSource, facts: ColumnDataSource, labels: ColumnDataSource) -> figure:
    """The drawing, with its legends and tools."""
    plot = figure(sizing_mode="stretch_both", tools="pan,reset,save", toolbar_location="above", background_fill_color="#fff")
    plot.axis.visible = plot.grid.visible = False
    plot.outline_line_color = "#dfe3e8"
    plot.multi_line("xs", "ys", source=ColumnDataSource(picture.ties), line_color="#c9ced6", line_dash="dotted")
    lines = [(name, _draw_lines(plot, facts, view, name)) for name, view in _views(picture.relations, RELATIONS)]
    dots = [(name, _draw_dots(plot, nodes, view, name)) for name, view in _views(picture.types, TYPES)]
    plot.text(
        *("x", "y", "text"),
        source=labels,
        text_font=value("system-ui, DejaVu Sans, sans-serif"),
        text_font_size="size",
        text_color="#1d2733",
        text_align="center",
        text_baseline="top",
        y_offset="offset",
        background_fill_color="#ffffff",
        background_fill_alpha=0.72,
    )
    _add_legend(plot, {name: [_sample_dot(plot, name), shown] for name, shown in dots})
    _add_legend(plot, {name: [_sample_line(plot, name), shown] for name, shown in lines})
    _add_tools(plot, [shown for _, shown in dots], [shown for _, shown in lines])
    return plot


def _views(values: list[str], looks: Mapping[str, object]) -> list[tuple[str, CDSView]]:
    """For each value that there is, in the order of `looks`, a view of the rows that have it."""
    order = [name for name in looks if name in values] + sorted(set(values) - set(looks))
    return [(name, CDSView(filter=IndexFilter([row for row, value in enumerate(values) if value == name]))) for name in order]


def _draw_lines(plot: figure, facts: ColumnDataSource, view: CDSView, relation: str) -> GlyphRenderer[Any]:
    color = RELATIONS.get(relation, OTHER_RELATION)
    drawn = plot.multi_line("xs", "ys", source=facts, view=view, line_color=color, line_width="width", line_alpha="alpha", line_cap="round")
    drawn.selection_glyph = drawn.nonselection_glyph = None
    return drawn


def _draw_dots(plot: figure, nodes: ColumnDataSource, view: CDSView, kind: str) -> GlyphRenderer[Any]:
    look = TYPES.get(kind, OTHER_TYPE)
    drawn = plot.scatter(
        *("x", "y"),
        source=nodes,
        view=view,
        size="size",
        marker=look.marker,
        fill_color=look.color,
        fill_alpha="alpha",
        line_color="#ffffff",
        line_alpha="alpha",
    )
    drawn.selection_glyph = drawn.nonselection_glyph = None
    return drawn


def _add_legend(plot: figure, drawn: dict[str, list[GlyphRenderer[Any]]]) -> None:
    """A row of names under the drawing; tapping one hides what it names. The first of its renderers never fades."""
    legend = Legend(location="left", orientation="horizontal", ncols=8, click_policy="hide", border_line_color=None)
    legend.items = [LegendItem(label=words(name), renderers=renderers) for name, renderers in drawn.items()]
    plot.add_layout(legend, "below")


def _sample_dot(plot: figure, kind: str) -> GlyphRenderer[Any]:
    look = TYPES.get(kind, OTHER_TYPE)
    return plot.scatter([math.nan], [math.nan], marker=look.marker, color=look.color, size=11)


def _sample_line(plot: figure, relation: str) -> GlyphRenderer[Any]:
    return plot.line([math.nan], [math.nan], color=RELATIONS.get(relation, OTHER_RELATION), line_width=2.5)


def _add_tools(plot: figure, dots: list[GlyphRenderer[Any]], lines: list[GlyphRenderer[Any]]) -> None:
    wheel = WheelZoomTool()
    plot.add_tools(
        wheel,
        TapTool(renderers=[*dots, *lines]),
        HoverTool(renderers=dots, tooltips="<b>@label{safe}</b><br>@kind{safe}"),
        HoverTool(renderers=lines, tooltips="<b>@told{safe}</b><br>@more{safe}", line_policy="interp"),
    )
    plot.toolbar.active_scroll = wheel
    plot.toolbar.logo = None


def _script(name: str, **arguments: Any) -> CustomJS:
    return CustomJS(args=arguments, code=_read(f"{name}.js"))


def _read(name: str) -> str:
    return (_HERE / "page" / name).read_text(encoding="utf-8")
