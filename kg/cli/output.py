"""What commands share: the option that names the graph, and tables for terminals and for pipes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Final, TypeAlias

import typer

DEFAULT_GRAPH: Final = "kg-graph"
GraphOption: TypeAlias = Annotated[
    str, typer.Option("--graph", envvar="KG_GRAPH", metavar="DIR|URL", help="The folder that holds the graph, or a SPARQL endpoint.")
]


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table on a terminal; tab-separated lines, white space within cells made single spaces, when piped."""
    if sys.stdout.isatty():
        _write_rich(columns, rows, title)
        return
    for row in (columns, *rows):
        typer.echo("\t".join(" ".join(cell.split()) for cell in row))


def _write_rich(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, title_justify="left")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
