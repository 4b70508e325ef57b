"""What commands share: the option that names the graph, and tables for terminals and for pipes."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from kg.cli.locale import localize
from kg.errors import StoreError

DEFAULT_GRAPH: Final = "kg-graph"
_COMMANDS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
GraphOption: TypeAlias = Annotated[
    str, typer.Option("--graph", envvar="KG_GRAPH", metavar="DIR|URL", help="The folder that holds the graph, or a SPARQL endpoint.")
]

InferOption: TypeAlias = Annotated[bool, typer.Option("--infer", help="With what follows from the ontology: see 'kg infer'.")]
RelationOption: TypeAlias = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this relation, such as met (repeatable).")]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Cell: TypeAlias = str | int | float


def local_folder(graph: str) -> Path:
    """The folder that a graph is in; raises StoreError where it is at an endpoint."""
    from kg.graph.endpoint import is_endpoint

    if is_endpoint(graph):
        raise StoreError(f"{graph}: is a remote store: this works on a graph in a folder only")
    return Path(graph)


def write_inferred(graph: str) -> None:
    """Write what follows from the ontology into a graph, unless it stands there; raises StoreError where that can't be done."""
    from kg.graph.inference import infer, is_inferred
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        done = is_inferred(store)
    if not done:
        with GraphStore.open(graph) as store:
            infer(store)


def tell(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a message for people, in their language."""
    typer.echo(localize(text), err=err, nl=nl)


def write_table(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "", as_json: bool = False, localized: bool = True
) -> None:
    """A table on a terminal; tab-separated lines, white space within cells made single spaces, when piped; else a JSON list of objects.

    In tables, numbers that are not whole have two decimals, and characters that are not seen, but command terminals or turn the direction
    of writing, are replaced. On a terminal, title and columns are in the user's language, unless they are not `localized`.
    """
    if as_json:
        typer.echo(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))
        return
    shown = [[_COMMANDS.sub("\ufffd", f"{cell:.2f}" if isinstance(cell, float) else str(cell)) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _write_rich(
            [localize(column, theme="headings") for column in columns] if localized else columns, shown, localize(title, theme="headings")
        )
        return
    for row in (columns, *shown):
        typer.echo("\t".join(" ".join(cell.split()) for cell in row))


def _write_rich(columns: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(title=Text(title) if title else None, title_justify="left")
    widths = [max(map(cell_len, cells)) for cells in zip(columns, *rows, strict=True)]
    whole = find_whole(widths, console.width - 3 * len(columns) - 1)
    for number, column in enumerate(columns):
        table.add_column(Text(column), overflow="fold", no_wrap=number in whole)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def find_whole(widths: Sequence[int], room: int) -> set[int]:
    """Which columns, by number, stay unbroken: those that are no wider than their fair share of what narrower ones leave of the room."""
    whole: set[int] = set()
    for number in sorted(range(len(widths)), key=widths.__getitem__):
        if widths[number] * (len(widths) - len(whole)) > room:
            break
        whole.add(number)
        room -= widths[number]
    return whole
