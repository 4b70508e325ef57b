"""Pictures by ECharts, in the colours of the page's theme; each has a name for those who do not see it, and a table that says the same.

Tooltips are drawn as text ("richText"), never as HTML. Keys of options are ours alone: NiceGUI evaluates keys that begin with ":".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from nicegui import ui

from kg.explore.session import Visitor

Options: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme: text, fainter text, lines, areas without a value, and the ends of a scale."""

    ink: str
    faint: str
    line: str
    land: str
    paper: str
    low: str
    high: str


LIGHT: Final = Palette("#1b2127", "#56606b", "#d8d5cd", "#e9e6df", "#ffffff", "#d5e5f5", "#0b4a8f")
DARK: Final = Palette("#eceae5", "#a9b1ba", "#3a424b", "#2c333b", "#1b2026", "#1f3d5c", "#7fbaf5")
IS_DARK: Final = "matchMedia('(prefers-color-scheme: dark)').matches"


def chart(visitor: Visitor, make: Callable[[Palette], Options], label: str, height: str) -> ui.echart:
    """A picture of a height ("24rem"); `make` gives its options in a palette. Where the theme is the browser's, that is asked for it."""
    picture = ui.echart(_framed(make, DARK if visitor.theme == "dark" else LIGHT)).classes("chart")
    picture.style(f"height: {height}")
    picture.props["role"], picture.props["aria-label"] = "img", label
    if visitor.theme == "auto":

        async def follow() -> None:
            if await ui.run_javascript(IS_DARK, timeout=5):
                picture.options.update(_framed(make, DARK))
                picture.update()

        ui.timer(0, follow, once=True)
    return picture


def _framed(make: Callable[[Palette], Options], palette: Palette) -> Options:
    return {
        "animation": False,
        "backgroundColor": "transparent",
        "textStyle": {"color": palette.ink, "fontFamily": "system-ui, DejaVu Sans, sans-serif"},
        "tooltip": tooltip(palette),
        **make(palette),
    }


def tooltip(palette: Palette) -> Options:
    """A tooltip that shows text as it stands."""
    return {
        "renderMode": "richText",
        "confine": True,
        "backgroundColor": palette.paper,
        "borderColor": palette.line,
        "textStyle": {"color": palette.ink},
    }


def short(text: str, most: int = 38) -> str:
    """A label that fits."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
