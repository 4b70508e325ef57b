"""`kg build`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.build import Progress


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(build)


def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for JSON Lines on standard input.")],
    graph: GraphOption = DEFAULT_GRAPH,
    out: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Export here afterwards (repeatable).")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use instead of ours.")] = None,
    base_iri: Annotated[str | None, typer.Option(metavar="IRI", help="Base of the IRIs of a new graph.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what has not changed, too.")] = False,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="Leave out statements that are less likely to be right, such as 0.8.")
    ] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Read articles into a graph.

    Files end in .txt .md .html .jsonl; what has not changed is skipped, what has is replaced.

    Example: kg build articles/ --graph kg-graph --out graph.ttl --out graph.nq
    """
    from kg.build import build as build_graph
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, base_iri=base_iri) as store:
        with _shown_progress(quiet) as on_progress:
            report = build_graph(
                store, paths, model=model, force=force, min_confidence=min_confidence, on_progress=on_progress, on_error=_write_error
            )
        if not quiet:
            typer.echo(f"{graph}: {report}")
        _export(store, out or [], quiet)
    raise typer.Exit(report.exit_code)


def _write_error(error: KgError) -> None:
    typer.echo(f"kg: {error}", err=True)


def _export(store: object, paths: list[Path], quiet: bool) -> None:
    from kg.export import export
    from kg.graph.store import GraphStore

    assert isinstance(store, GraphStore)
    for path in paths:
        export(store, path)
        if not quiet:
            typer.echo(f"{path}: written")


@contextmanager
def _shown_progress(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A line that moves, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status("reading…", console=Console(stderr=True)) as status:
        yield lambda progress: status.update(
            f"{progress.read} articles read, {progress.skipped} unchanged, {progress.failed} failed, {progress.words} words"
        )
