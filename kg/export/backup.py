"""Backups: all quads of a graph in one compressed file that any version of any store can read, and the way back.

N-Quads (RDF 1.1) rather than a copy of the store's files, which only the version of RocksDB that wrote them is sure to open.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import RdfFormat

from kg.errors import ExportError, StoreError
from kg.files import written_beside
from kg.graph.reference import stored_base
from kg.graph.store import GraphStore

SUFFIXES: Final = (".nq", ".gz")


def backup(graph: GraphStore, path: str | Path) -> None:
    """Write everything that the graph holds, as it was when it was opened, to a file that is named FILE.nq.gz. Raises ExportError."""
    path = Path(path)
    _check_name(path)
    with written_beside(path) as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6) as compressed:
        graph.embedded.dump(compressed, RdfFormat.N_QUADS)  # type: ignore[arg-type]  # a GzipFile is a binary file


def restore(path: str | Path, directory: str | Path) -> None:
    """Make a graph of a backup in a folder that is new or empty; the folder is whole or not there.

    Raises ExportError where the file can't be read, StoreError where it is no whole backup or the folder holds anything.
    """
    path, directory = Path(path), Path(directory)
    _check_name(path)
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise StoreError(f"{directory}: is there already: name a new folder, or move this one away")
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=directory.parent, prefix=f".{directory.name}."))
        try:
            _load(path, beside / "graph")
            (beside / "graph").replace(directory)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise ExportError(f"{path}: can't be restored into {directory}: {error.strerror or error}") from error


def _load(path: Path, directory: Path) -> None:
    """Fill a new store from a backup."""
    try:
        with gzip.open(path) as file:
            store = ox.Store(str(directory))
            store.bulk_load(file, RdfFormat.N_QUADS)  # type: ignore[arg-type]  # a GzipFile is a binary file
    except (gzip.BadGzipFile, EOFError, zlib.error, SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: is no whole backup: {error}") from error
    if stored_base(store) is None:
        raise StoreError(f"{path}: is no backup of a graph: 'kg backup' writes one")
    store.flush()


def _check_name(path: Path) -> None:
    if tuple(path.suffixes[-2:]) != SUFFIXES:
        raise ExportError(f"{path}: a backup is named FILE{''.join(SUFFIXES)}")
