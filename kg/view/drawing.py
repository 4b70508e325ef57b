"""A figure that is drawn once, shown in notebooks, light and dark, and saved as SVG, PNG or PDF. Needs matplotlib (`newskg[notebook]`)."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ExportError
from kg.files import written_beside

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK: Final = "#1d2733"
"""The colour of text and axes: on a screen it becomes that of the text around the figure."""
FAINT: Final = "#9aa3ad"
"""The colour of grids and of what stands back; seen on white and on black."""
FORMATS: Final = (".svg", ".png", ".pdf")
_STYLE: Final[Any] = {
    "svg.fonttype": "none",  # text stays text: it can be read out, found and copied
    "svg.hashsalt": "kg",  # the same figure has the same bytes
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 9,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "axes.spines.top": False,
    "axes.spines.right": False,
    **dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), INK),
}


class Drawing:
    """A figure with a title; a notebook shows it as the value of a cell.

    It is drawn by matplotlib, whose figure and axes are there to be changed before it is shown: `drawing.figure`, `drawing.axes`.
    """

    def __init__(self, title: str, width: float, height: float) -> None:
        """`width` and `height` are in inches. Raises ExportError where matplotlib is not installed."""
        try:
            import matplotlib as mpl
            from matplotlib.figure import Figure as NewFigure
        except ImportError as error:
            raise ExportError('figures need matplotlib: pip install "newskg[notebook]"') from error
        with mpl.rc_context(_STYLE):
            self.figure: Figure = NewFigure(figsize=(width, height), layout="constrained")
            self.axes: Axes = self.figure.subplots()
            self.axes.set_title(title, loc="left", fontsize=12, fontweight="bold")
        self.title = title

    def svg(self) -> str:
        """As an SVG element in the colour of the text around it, on no ground of its own."""
        import matplotlib as mpl

        out = StringIO()
        with mpl.rc_context(_STYLE):
            self.figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Title": self.title})
        drawn = out.getvalue()
        return drawn[drawn.index("<svg") :].replace(INK, "currentColor")

    def save(self, path: str | Path) -> Path:
        """Write it, on white, in the format of the name: .svg, .png or .pdf. Raises ExportError where that can't be."""
        import matplotlib as mpl

        path = Path(path)
        if path.suffix.lower() not in FORMATS:
            raise ExportError(f"{path}: no such format of figures: one of {', '.join(FORMATS)}")
        dates = {".png": {}, ".pdf": {"CreationDate": None}, ".svg": {"Date": None}}
        with mpl.rc_context(_STYLE), written_beside(path) as beside:
            self.figure.savefig(beside, format=path.suffix[1:].lower(), dpi=160, facecolor="white", metadata=dates[path.suffix.lower()])
        return path

    def _repr_html_(self) -> str:
        return f'<div style="overflow-x: auto">{self.svg()}</div>'
