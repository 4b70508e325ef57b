"""Folders that are watched: the files in them, and then those that appear or change, as they come."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Final

from kg.errors import KgError
from kg.sources.draft import RefusedError
from kg.sources.extras import needed
from kg.sources.reading import find_files

_LATEST: Final = 10_000  # milliseconds after which a change is seen that the system does not tell of, as on network drives


def watch_folders(folders: Iterable[str | Path], *, stop: Event | None = None, latest: int = _LATEST) -> Iterator[list[Path]]:
    """The files of known formats in some folders; then, batch by batch, those that have appeared or changed, in the order of a build.

    It ends when `stop` is set, or on an interrupt (Ctrl-C). What the system does not tell of is seen after `latest` milliseconds. What is
    deleted is passed over. Raises KgError where there is no such folder, or watchfiles is missing.
    """
    watched = [Path(folder) for folder in folders]
    for folder in watched:
        if not folder.is_dir():
            raise KgError(f"{folder}: no such folder to watch")
    try:
        watch = needed("watchfiles").watch
        logging.getLogger("watchfiles").addHandler(logging.NullHandler())  # it logs that it was interrupted
    except RefusedError as refused:
        raise KgError(f"watching {refused.reason}") from None
    return _changes(watched, watch(*watched, stop_event=stop, rust_timeout=latest, yield_on_timeout=True, raise_interrupt=False))


def _changes(folders: list[Path], wakings: Iterable[object]) -> Iterator[list[Path]]:
    """What has changed at the start and at each waking, told by time and size: events of new folders may be lost, files half written."""
    known = _seen(folders)
    if known:
        yield list(known)
    for _ in wakings:
        now = _seen(folders)
        changed = [path for path, state in now.items() if known.get(path) != state]
        known = now
        if changed:
            yield changed


def _seen(folders: list[Path]) -> dict[Path, tuple[int, int]]:
    """The files there are, with their time of change and size."""
    states = {}
    for _, path in find_files(folders):
        if isinstance(path, Path):
            try:
                status = path.stat()
            except OSError:  # gone meanwhile
                continue
            states[path] = (status.st_mtime_ns, status.st_size)
    return states
