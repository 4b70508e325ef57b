"""`kg build --engine dask`: plan, read on the cluster, merge, derive, write."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from kg.build import BuildReport, Progress, run_of
from kg.distribute.cluster import connected, make_all
from kg.distribute.merging import merge_partitions, write_graph
from kg.distribute.partitions import Job, Partition, Shard, Taken, plan
from kg.errors import SourceError
from kg.graph.remote import RemoteStore
from kg.graph.store import GraphStore
from kg.language import describe_language
from kg.readers import LANGUAGE, load_reader
from kg.workers import TIME_LIMIT, Load

READ: Final = "read"  # folder of the partitions, as articles were read
WHOLE: Final = "graph"  # folder of the whole graph, to load into any store


def build_distributed(
    graph: GraphStore,
    paths: Iterable[str | Path],
    folder: Path,
    *,
    scheduler: str | None = None,
    model: str | None = None,
    load: Load | None = None,
    workers: int = 1,
    time_limit: float = TIME_LIMIT,
    force: bool = False,
    min_confidence: float = 0.0,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_error: Callable[[SourceError], None] = lambda error: None,
) -> BuildReport:
    """Read files and folders into the graph by a Dask cluster: the graph is the one that `kg.build` would build.

    In: `folder`, which the workers see too, for the partitions (in "read") and then the whole graph as N-Quads (in "graph"), unless it is
    in a remote store; `scheduler`, the address of a cluster, else `workers` processes on this machine; `load`, what makes a process fit to
    read, which is sent to each worker, else the pipeline `model` is loaded; the rest is as in `kg.build.build`.
    Raises KgError where there is no Dask, LanguageError, StoreError, ExportError.
    """
    start = time.perf_counter()
    run = run_of(describe_language(LANGUAGE, model=model), min_confidence)
    job = Job(load or partial(load_reader, model), run, graph.iris.base, str((folder / READ).absolute()), time_limit, force)
    planned = list(plan(paths))
    shards = [shard for shard in planned if isinstance(shard, Shard)]
    errors = [error for error in planned if isinstance(error, SourceError)]
    progress = Progress(failed=len(errors))
    with connected(scheduler, workers) as client:

        def make(lot: list[Shard]) -> list[Partition]:
            made: dict[int, Partition] = {}
            for number, partition in make_all(client, job, lot):
                made[number] = partition
                progress.read = sum(len(one.ids) for one in made.values())
                on_progress(progress)
            return [made[number] for number in range(len(lot))]

        partitions = _named_apart(shards, make(shards), make)
    new = merge_partitions(graph, (partition.path for partition in partitions), force=force)
    graph.derive()
    if not isinstance(graph.store, RemoteStore):
        write_graph(graph, folder / WHOLE)
    errors += [error for partition in partitions for error in partition.errors]
    for error in errors:
        on_error(error)
    total = sum(len(partition.ids) for partition in partitions)
    words, statements = (sum(getattr(one, name) for one in partitions) for name in ("words", "statements"))
    return BuildReport(Progress(new, total - new, len(errors), words, statements), tuple(errors), time.perf_counter() - start)


def _named_apart(shards: list[Shard], partitions: list[Partition], make: Callable[[list[Shard]], list[Partition]]) -> list[Partition]:
    """The partitions, of which no two give one id: what comes later is read again, and told which ids are taken."""
    taken: dict[str, tuple[str, str]] = {}
    for number, partition in enumerate(partitions):
        clashes: Taken = {}
        while found := {id_: taken[id_] for id_ in partition.ids if id_ in taken}:
            clashes = {**clashes, **found}
            (partition,) = make([replace(shards[number], taken=clashes)])
        partitions[number] = partition
        taken.update(partition.ids)
    return partitions
