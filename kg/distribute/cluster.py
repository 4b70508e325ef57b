"""Reading shards on a Dask cluster: one loaded reader a worker; a worker that dies is replaced, and its shard read again.

faulthandler ends a worker that takes too long for an article: nothing else interrupts what runs in C. A shard that ended several workers
is read here, in a process that is thrown away for each article that harms it.
"""

from __future__ import annotations

import faulthandler
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from kg.distribute.partitions import Job, Partition, Shard, make_partition
from kg.errors import KgError
from kg.model import Article, Reading
from kg.readers import Read, Reader, isolated
from kg.workers import Load, Workers

if TYPE_CHECKING:
    from distributed import Client

PLUGIN: Final = "newskg-reader"
AHEAD: Final = 4  # shards that wait for each worker
PATIENCE: Final = 10.0  # seconds until a scheduler answers


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of a cluster of as many processes on this machine. Raises KgError."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise KgError('--engine dask needs Dask: pip install "newskg[scale]"') from error
    if scheduler is None:
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs="ERROR") as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise KgError(f"{scheduler}: no Dask scheduler answers there: start one with 'dask scheduler' ({error})") from error
    with client:
        yield client


def make_all(client: Client, job: Job, shards: Iterable[Shard]) -> Iterator[tuple[int, Partition]]:
    """The partitions of shards with the numbers of these, as they are made; a few wait for each worker."""
    from distributed import as_completed

    client.register_plugin(_plugin(job.load, job.limit))
    waiting: dict[Any, tuple[int, Shard]] = {}
    done = as_completed()
    for number, shard in enumerate(shards):
        future = client.submit(_make, job, shard, pure=False)
        waiting[future.key] = (number, shard)
        done.add(future)
        if len(waiting) >= AHEAD * max(1, len(client.nthreads())):
            yield _made(job, next(done), waiting)
    while waiting:
        yield _made(job, next(done), waiting)


def _made(job: Job, future: Any, waiting: dict[Any, tuple[int, Shard]]) -> tuple[int, Partition]:
    from distributed.scheduler import KilledWorker

    number, shard = waiting.pop(future.key)
    try:
        partition: Partition = future.result()
    except KilledWorker:
        partition = make_partition(job, shard, Workers(job.load, 1, job.limit))
    return number, partition


def _plugin(load: Load, limit: float) -> Any:
    from distributed import WorkerPlugin, worker

    class ReaderPlugin(WorkerPlugin):
        """Holds what reads in one worker."""

        name = PLUGIN
        idempotent = False

        def setup(self, worker: worker.Worker) -> None:
            self.reader = isolated(_watched(load(), limit))
            self.lock = threading.Lock()

    return ReaderPlugin()


def _watched(read: Read, limit: float) -> Read:
    """The same, which ends its process where a few articles together take longer than the limit."""

    def watched(articles: Iterable[Article]) -> list[Reading]:
        faulthandler.dump_traceback_later(limit, exit=True)
        try:
            return list(read(articles))
        finally:
            faulthandler.cancel_dump_traceback_later()

    return watched


def _make(job: Job, shard: Shard) -> Partition:
    """What a worker does."""
    from distributed import get_worker

    plugin = get_worker().plugins[PLUGIN]
    reader: Reader = plugin.reader  # type: ignore[attr-defined]
    with plugin.lock:  # type: ignore[attr-defined]  # a worker of several threads reads in one
        return make_partition(job, shard, reader)
