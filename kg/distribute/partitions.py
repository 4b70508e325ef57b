"""Partitions: files of articles that one worker reads into a file of N-Quads, unless that is there already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg.errors import SourceError
from kg.files import written_beside
from kg.graph.quads import Run, reading_quads
from kg.graph.terms import Iris
from kg.model import Article, content_hash
from kg.readers import Reader
from kg.sources import Names, find_files, format_of, read_articles
from kg.workers import TIME_LIMIT, Load

FILES: Final = 500  # files of one article each in a partition: a minute's work

Taken: TypeAlias = Mapping[str, tuple[str, str]]
"""The ids that articles have been given, each with the file and the hash of the article."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that one worker reads, in their order; `taken` are the ids that these would give, but others before them have."""

    paths: tuple[str, ...]
    taken: Taken = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all partitions: how articles are read, and the folder that the partitions are in."""

    load: Load
    run: Run
    base: str
    folder: str
    limit: float = TIME_LIMIT
    force: bool = False

    def path(self, shard: Shard) -> Path:
        """The file of a partition: another one where a file has changed, or would be read otherwise."""
        files = ((path, str(status.st_size), str(status.st_mtime_ns)) for path in shard.paths for status in [Path(path).stat()])
        taken = json.dumps(shard.taken, sort_keys=True)
        return Path(self.folder, f"{content_hash(self.run.id, self.run.words, self.base, taken, *chain.from_iterable(files))}.nq")


@dataclass(slots=True)
class Partition:
    """A file of N-Quads, and what went into it: words, statements, the ids given, and what could not be read (file, place, reason)."""

    path: str
    words: int = 0
    statements: int = 0
    ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    failed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def errors(self) -> list[SourceError]:
        """What could not be read."""
        return [SourceError(origin, reason, place=place) for origin, place, reason in self.failed]


def plan(paths: Iterable[str | Path]) -> Iterator[Shard | SourceError]:
    """The shards of files and folders, in the order in which `kg.sources` walks them: a file of many articles, or some of one each."""
    found = (_shardable(origin, path) for origin, path in find_files(paths))
    for many, group in groupby(found, key=_is_many):
        if many:
            yield from (path if isinstance(path, SourceError) else Shard((str(path),)) for path in group)
        else:
            while lot := tuple(str(path) for path in islice(group, FILES)):
                yield Shard(lot)


def _shardable(origin: str, path: Path | str | SourceError | None) -> Path | SourceError:
    if isinstance(path, Path):
        return path.absolute()
    if isinstance(path, SourceError):
        return path
    return SourceError(origin, "can't be sent to workers: name files or folders that they can read")


def _is_many(path: Path | SourceError) -> bool:
    """Whether a file holds many articles, so that it is a shard of its own."""
    form = None if isinstance(path, SourceError) else format_of(path)
    return form is None or form.many


def make_partition(job: Job, shard: Shard, reader: Reader) -> Partition:
    """Read a shard into a file, with a record of it beside, unless both are there. Raises ExportError where they can't be written."""
    path = job.path(shard)
    record = path.with_suffix(".json")
    if record.is_file() and path.is_file() and not job.force:
        return _partition(json.loads(record.read_text(encoding="utf-8")))
    partition, iris = Partition(str(path)), Iris(job.base)
    with written_beside(path) as file:
        for result in reader(_articles(shard, partition)):
            if isinstance(result, SourceError):
                partition.failed.append((result.origin, result.place, result.reason))
                continue
            reading = result.at_least(job.run.min_confidence)
            partition.words += len(reading.article.content.split())
            partition.statements += len(reading.statements)
            partition.ids[reading.article.id] = (reading.article.origin or "", reading.article.sha256)
            file.write("".join(sorted(f"{quad} .\n" for quad in reading_quads(reading, job.run, iris))).encode())
    with written_beside(record) as file:
        file.write(json.dumps(asdict(partition), ensure_ascii=False).encode())
    return partition


def _articles(shard: Shard, partition: Partition) -> Iterator[Article]:
    for article in read_articles(shard.paths, names=Names(shard.taken)):
        if isinstance(article, SourceError):
            partition.failed.append((article.origin, article.place, article.reason))
        else:
            yield article


def _partition(record: dict[str, Any]) -> Partition:
    ids = {id_: (where, digest) for id_, (where, digest) in record["ids"].items()}
    failed = [(origin, place, reason) for origin, place, reason in record["failed"]]
    return Partition(record["path"], record["words"], record["statements"], ids, failed)
