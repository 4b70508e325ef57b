"""`kg build`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.locale import localize
from kg.cli.output import DEFAULT_GRAPH, GraphOption, tell
from kg.cli.sourcing import AgentOption, ColumnOption, DelayOption, FollowOption, PrivateOption, source_options
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.build import BuildReport, Progress
    from kg.sources import SourceOptions


class Engine(StrEnum):
    """Where articles are read."""

    LOCAL = "local"
    DASK = "dask"


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(build)


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, https://…, or - for JSON Lines on standard input.")
    ],
    graph: GraphOption = DEFAULT_GRAPH,
    out: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Export here afterwards (repeatable).")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use instead of ours.")] = None,
    base_iri: Annotated[str | None, typer.Option(metavar="IRI", help="Base of the IRIs of a new graph.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what has not changed, too.")] = False,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="Leave out statements that are less likely to be right, such as 0.8.")
    ] = 0.0,
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes that read (default: one a core).")] = None,
    time_limit: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="For an article, where several processes read.")] = 60.0,
    engine: Annotated[Engine, typer.Option(help="Read in processes of this machine, or on a Dask cluster.")] = Engine.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of a Dask cluster, such as tcp://host:8786 (default: one on this machine).")
    ] = None,
    partitions: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Of Dask's partitions, where its workers can write (default: GRAPH-partitions).")
    ] = None,
    column: ColumnOption = None,
    follow: FollowOption = False,
    allow_private: PrivateOption = False,
    user_agent: AgentOption = None,
    delay: DelayOption = 1.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Read articles into a graph.

    Files end in .txt .md .html .pdf .jsonl .csv .tsv .rss .atom .xml .warc .warc.gz; what has not changed is skipped, what has is replaced.
    Addresses are asked slowly, and only where robots.txt allows it.

    Example: kg build articles/ --graph kg-graph --out graph.ttl --out graph.nq
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, base_iri=base_iri) as store:
        with _shown_progress(quiet) as on_progress:
            report = _builder(engine, partitions or Path(f"{graph}-partitions"), scheduler)(
                store,
                _sources(engine, paths, source_options(column, follow, allow_private, user_agent, delay)),
                model=model,
                workers=workers or _cores(),
                time_limit=time_limit,
                force=force,
                min_confidence=min_confidence,
                on_progress=on_progress,
                on_error=write_error,
            )
        if not quiet:
            tell(f"{graph}: {report}")
        _export(store, out or [], quiet)
    raise typer.Exit(report.exit_code)


def _builder(engine: Engine, partitions: Path, scheduler: str | None) -> Callable[..., BuildReport]:
    if engine is Engine.DASK:
        from kg.distribute import build_distributed

        return partial(build_distributed, folder=partitions, scheduler=scheduler)
    from kg.build import build

    return build


def _sources(engine: Engine, paths: list[str], options: SourceOptions) -> Iterable[Any]:
    """What is read here, as a stream; workers elsewhere are sent names of files, and read them by default."""
    from kg.sources import SourceOptions, read_articles

    if engine is Engine.LOCAL:
        return read_articles(paths, options=options)
    if options != SourceOptions():
        raise typer.BadParameter("options on how to read are for --engine local only", param_hint="--engine")
    return paths


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write_error(error: KgError) -> None:
    """Print it on standard error, one line."""
    tell(f"kg: {error}", err=True)


def _export(store: object, paths: list[Path], quiet: bool) -> None:
    from kg.export import export
    from kg.graph.store import GraphStore

    assert isinstance(store, GraphStore)
    for path in paths:
        for file in export(store, path).files.values():
            if not quiet:
                tell(f"{file}: written")


@contextmanager
def _shown_progress(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A line that moves, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status(localize("reading…"), console=Console(stderr=True)) as status:
        yield lambda progress: status.update(
            localize(f"{progress.read} articles read, {progress.skipped} unchanged, {progress.failed} failed, {progress.words} words")
        )
