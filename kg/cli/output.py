"""What commands share: the option that names the graph, and tables for terminals and for pipes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from kg.errors import StoreError

DEFAULT_GRAPH: Final = "kg-graph"
_COMMANDS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
GraphOption: TypeAlias = Annotated[
    str, typer.Option("--graph", envvar="KG_GRAPH", metavar="DIR|URL", help="The folder that holds the graph, or a SPARQL endpoint.")
]


def local_folder(graph: str) -> Path:
    """The folder that a graph is in; raises StoreError where it is at an endpoint."""
    from kg.graph.endpoint import is_endpoint

    if is_endpoint(graph):
        raise StoreError(f"{graph}: is a remote store: this works on a graph in a folder only")
    return Path(graph)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table on a terminal; tab-separated lines, white space within cells made single spaces, when piped.

    Characters that are not seen, but command terminals or turn the direction of writing, are replaced.
    """
    rows = [[_COMMANDS.sub("\ufffd", cell) for cell in row] for row in rows]
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
