"""The store: one named graph an article, replaced whole or not at all; Oxigraph on disk, or a SPARQL endpoint of any maker.

On disk one process writes at a time (a lock says so at once); any number read beside it, each seeing the graph as it was when it opened.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeAlias

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import terms as t
from kg.graph.adding import add_quads
from kg.graph.batches import Store, about
from kg.graph.curation import Correction, Curation
from kg.graph.deferral import DEFERRED
from kg.graph.endpoint import Endpoint, is_endpoint
from kg.graph.identity import Identity
from kg.graph.quads import Run, reading_quads
from kg.graph.reference import load_reference, stored_base
from kg.graph.remote import RemoteStore, replacement
from kg.graph.rewriting import AS_READ
from kg.graph.summary import Summary
from kg.graph.terms import Iris
from kg.model import Article, Reading
from kg.resolve import Profile, find_profiles
from kg.vocabulary import BASE_IRI

Location: TypeAlias = str | Path
"""A folder, or the query URL of a SPARQL endpoint."""

IN_HAND: Final = 2_000  # articles of which the profiles are held until `derive` is called; those of more are read back from the store
BATCH: Final = 48  # articles in one transaction: waiting for the disk once, not for each

_KEPT_INSIDE: Final = frozenset({AS_READ, DEFERRED, t.BODY})  # predicates that exports leave out
_FROM_STORE: Final = re.compile(r"Corruption: |IO error: ")
PATIENCE: Final = 40  # times that a reader waits a twentieth of a second for a store that is being created
_UNFINISHED: Final = "olumn family not found"  # what RocksDB says of a store that has not all its tables yet
_FULL: Final = re.compile(r"No space left|File too large|[Qq]uota exceeded")
_OWN_FILE: Final = re.compile(r"IDENTITY|LOCK|LOG(\.old\..*)?|MANIFEST-\d+|OPTIONS-\d+(\.dbtmp)?|\d+\.(log|sst|dbtmp)")


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the graph knows it; `statements` is how many facts it states."""

    id: str
    title: str
    published: str | None
    source: str | None
    sha256: str
    statements: int


class GraphStore:
    """A graph in a directory, at an endpoint (see `kg.graph.endpoint`) or, where there is no location, in memory.

    It is open for writing or for reading only; use it in a `with` statement.
    """

    def __init__(self, store: Store, iris: Iris, directory: Location | None, *, read_only: bool) -> None:
        self._store: Store | None = store
        self._profiles: dict[NamedNode, list[Profile]] = {}  # of articles written since the last `derive`
        self.iris, self.directory, self.read_only = iris, directory, read_only

    @classmethod
    def open(cls, directory: Location | None = None, *, read_only: bool = False, base_iri: str | None = None) -> Self:
        """Open or, unless `read_only`, create the graph in `directory`, which may be the URL of an endpoint.

        `base_iri` is fixed when a graph is created. Raises StoreError where there is no graph, or it is locked by another writer, can't be
        read or written, or has another base IRI.
        """
        path = directory if directory is None or is_endpoint(directory) else Path(directory)
        store = _connect(str(path)) if is_endpoint(path) else _open(Path(path) if path is not None else None, read_only=read_only)
        with _errors(path):
            base = stored_base(store)
        if base is None and read_only and isinstance(store, RemoteStore):
            raise StoreError(f"{path}: no graph there: build one with 'kg build PATH... --graph {path}'")
        if base and base_iri and base != base_iri:
            raise StoreError(f"{path}: has the base IRI {base}, not {base_iri}: build another graph, or leave --base-iri out")
        iris = Iris(base or base_iri or BASE_IRI)
        if not read_only:
            with _errors(path):
                load_reference(store, iris)
        if isinstance(store, RemoteStore):
            store.use_graphs_below(iris.base, iris.graph("gazetteer"))
        graph = cls(store, iris, path, read_only=read_only)
        if not read_only:
            graph.derive()
        return graph

    def close(self) -> None:
        """Write everything to disk and release the lock; closing twice does nothing."""
        if self._store is not None and not self.read_only:
            with _errors(self.directory):
                self._store.flush()
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it; what the store raised while somebody read from it becomes a StoreError."""
        with _errors(self.directory):
            try:
                if isinstance(error, (OSError, RuntimeError)) and _FROM_STORE.match(str(error)):
                    raise error
            finally:
                self.close()

    @property
    def store(self) -> Store:
        """The pyoxigraph store beneath, or what stands for it; raises StoreError once the graph is closed."""
        if self._store is None:
            raise StoreError(f"{self.directory or 'graph'}: is closed")
        return self._store

    @property
    def embedded(self) -> ox.Store:
        """The pyoxigraph store itself; raises StoreError where the graph is remote."""
        if isinstance(self.store, RemoteStore):
            raise StoreError(f"{self.directory}: is a remote store: this works on a graph in a folder only")
        return self.store

    def __len__(self) -> int:
        """How many quads it holds, those of the ontology and the gazetteer included."""
        return len(self.store)

    def update_article(self, reading: Reading, run: Run = Run()) -> None:  # noqa: B008  (frozen)
        """Put what one article says into the graph, in place of what it said before."""
        self.update_articles([reading], run)

    def update_articles(self, readings: Iterable[Reading], run: Run) -> None:
        """Put what some articles say into the graph, in place of what they said before; each article whole or not at all."""
        self.write_articles(readings, run)
        self.derive()

    def write_articles(self, readings: Iterable[Reading], run: Run) -> None:
        """The same, but what follows from all articles is left as it was, until `derive` is called or the graph is opened again."""
        of = {self.iris.article(reading.article.id): reading for reading in readings}
        self.write_graphs({article: reading_quads(reading, run, self.iris) for article, reading in of.items()})
        if len(self._profiles) < IN_HAND:
            self._profiles |= {article: find_profiles(reading) for article, reading in of.items()}

    def write_graphs(self, quads: Mapping[NamedNode, Sequence[Quad]]) -> None:
        """The same of the quads of some articles, by the names of their graphs."""
        with _errors(self.directory):
            self._mark(quads)
        if isinstance(self.store, RemoteStore):
            self.store.replace_graphs(quads)
            return
        old = {graph for graph in quads if self.store.contains_named_graph(graph)}
        with _errors(self.directory):
            _replace(self.store, {graph: quads[graph] for graph in quads if graph in old})
            new = [quad for graph in quads if graph not in old for quad in quads[graph]]
            add_quads(self.store, new, lot=len(new))

    def derive(self) -> None:
        """Bring what follows from all articles in step with them: who is who (`graph/identity`), then what they say (`graph/summary`)."""
        identity, summary = Identity(self.store, self.iris, self._profiles), Summary(self.store, self.iris)
        with _errors(self.directory):
            summary.mark(identity.renew())
            changed = identity.settle()
            summary.mark(changed)
            identity.apply(changed)
            summary.renew()
            summary.settle()
        self._profiles = {}

    def _mark(self, articles: Collection[Any]) -> None:
        """Note what a change to some articles may touch, before it is made."""
        for article in articles:
            self._profiles.pop(article, None)
        Identity(self.store, self.iris).mark(articles)
        Summary(self.store, self.iris).mark(articles)

    def corrections(self) -> list[Correction]:
        """What was corrected by hand, in the order in which it was."""
        return Curation(self.store, self.iris).corrections()

    def correct(self, corrections: Iterable[tuple[str, ...]]) -> list[Correction]:
        """Correct by hand; it holds for all builds to come.

        In: ("Same" or "Different", IRI, IRI) of things or occurrences, or ("Rejected", IRI) of a statement. Out: what was noted.
        """
        curation, made = Curation(self.store, self.iris), []
        with _errors(self.directory):
            for verdict, *about in corrections:
                self._mark_corrected(about)
                made.append(curation.add(verdict, *about))
        self.derive()
        return made

    def undo(self) -> Correction | None:
        """Take the last correction back, and return it; None where there is none."""
        curation = Curation(self.store, self.iris)
        last = max(curation.corrections(), default=None)
        if last is not None:
            with _errors(self.directory):
                self._mark_corrected(last.about)
                curation.undo()
            self.derive()
        return last

    def _mark_corrected(self, about: Iterable[str]) -> None:
        """Note what a correction about some IRIs may touch: those of a name, or the article of a statement."""
        nodes = [NamedNode(iri) for iri in about]
        Identity(self.store, self.iris).mark_named(node.value for node in nodes)
        self._mark({quad.graph_name for node in nodes for quad in self.store.quads_for_pattern(node, t.TYPE, t.STATEMENT)})

    def replace_graph(self, graph: NamedNode, quads: Sequence[Quad]) -> None:
        """Put quads in place of a named graph, whole or not at all."""
        with _errors(self.directory):
            if isinstance(self.store, RemoteStore):
                self.store.replace_graph(graph, quads)
            else:
                _replace(self.store, {graph: quads})

    def remove(self, article_id: str) -> bool:
        """Retract all that an article says and all that follows from it; returns False where the graph does not know it."""
        graph = self.iris.article(article_id)
        known = self.store.contains_named_graph(graph)
        if known:
            with _errors(self.directory):
                self._mark([graph])
                self.store.remove_graph(graph)
            self.derive()
        return known

    def holds(self, article: Article, run: Run) -> bool:
        """Whether this very article, as read by this very run, is in the graph already."""
        node = self.iris.article(article.id)
        used = Quad(NamedNode(self.iris.base + run.id), t.USED, node, node)
        return used in self.store and Quad(node, t.SHA256, Literal(article.sha256), node) in self.store

    def articles(self) -> list[StoredArticle]:
        """All articles of the graph, by id."""
        hashes = self.store.quads_for_pattern(None, t.SHA256, None)
        nodes = {quad.subject for quad in hashes if quad.subject == quad.graph_name and isinstance(quad.subject, NamedNode)}
        statements = Counter(quad.graph_name for quad in self.store.quads_for_pattern(None, t.TYPE, t.STATEMENT))
        values: dict[NamedNode, dict[NamedNode, str]] = {node: {} for node in nodes}
        for quad in self.quads_about(nodes):
            if quad.subject == quad.graph_name:
                values[NamedNode(t.value(quad.subject))][quad.predicate] = t.value(quad.object)
        # the gazetteer has a hash of its own, but no id
        found = (_article(known, statements[node]) for node, known in values.items() if t.IDENTIFIER in known)
        return sorted(found, key=lambda article: article.id)

    def quads_about(
        self, subjects: Iterable[NamedNode], predicates: Sequence[NamedNode] = (), graph: NamedNode | None = None
    ) -> Iterator[Quad]:
        """The quads with any of these subjects and, where given, predicates, in one graph or all; of a remote store in few requests."""
        return about(self.store, subjects, predicates, graph)

    def article_quads(self, article_id: str | None = None) -> Iterator[Quad]:
        """The quads of one article, or of all graphs but the ontology's, the gazetteer's and the program's own.

        The text of articles is left out: it is kept to be shown beside the evidence, not to be passed on. Raises StoreError for an unknown
        article.
        """
        if article_id is None:
            shared = {self.iris.graph(name) for name in ("ontology", "gazetteer", "index", "profiles", "pending")}
            return (quad for quad in self.store if quad.graph_name not in shared and quad.predicate not in _KEPT_INSIDE)
        graph = self.iris.article(article_id)
        if not self.store.contains_named_graph(graph):
            raise StoreError(f"{self.directory or 'graph'}: no article {article_id!r}: see 'kg articles'")
        return (quad for quad in self.store.quads_for_pattern(None, None, None, graph) if quad.predicate not in _KEPT_INSIDE)

    def described_quads(self, article_id: str | None = None) -> Iterator[Quad]:
        """The same, and what the gazetteer says of what they point at."""
        return self.described(self.article_quads(article_id))

    def described(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Quads, and what the gazetteer says of the topics, countries, roles and portfolios that they point at, directly or not."""
        gazetteer = self.iris.graph("gazetteer")
        rows, known = list(quads), set[NamedNode]()
        while rows:
            yield from rows
            nodes = {quad.object for quad in rows if isinstance(quad.object, NamedNode)} - known
            known |= nodes
            rows = list(self.quads_about(nodes, graph=gazetteer))


def _article(values: Mapping[NamedNode, str], statements: int) -> StoredArticle:
    return StoredArticle(
        values[t.IDENTIFIER],
        values[t.TITLE],
        values.get(t.PUBLISHED),
        values.get(t.term("dcterms:publisher")),
        values[t.SHA256],
        statements,
    )


def _connect(url: str) -> RemoteStore:
    return RemoteStore(Endpoint.configured(url))


def _open(path: Path | None, *, read_only: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    if read_only and not (path / "CURRENT").is_file():
        raise StoreError(f"{path}: no graph there: build one with 'kg build PATH... --graph {path}'")
    if path.is_dir() and not (path / "CURRENT").is_file() and any(not _OWN_FILE.fullmatch(file.name) for file in path.iterdir()):
        raise StoreError(f"{path}: is a folder with other files in it: name a folder that is empty or a graph")
    with _errors(path):
        if read_only:
            return _read_only(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        store = ox.Store(str(path))
        for left in path.glob("bulk-*.sst"):  # by a writer that was killed; nobody else writes, since the lock is ours
            left.unlink()
        return store


def _replace(store: ox.Store, graphs: Mapping[NamedNode, Sequence[Quad]]) -> None:
    """Drop and fill graphs in one transaction: a SPARQL update of several operations is atomic in Oxigraph."""
    operations = (replacement(graph, quads) for graph, quads in graphs.items())
    if graphs:
        store.update(" ;\n".join(operations))


def _read_only(path: str) -> ox.Store:
    """Open a store for reading; one that another program is just creating, once that is done."""
    for _ in range(PATIENCE):
        try:
            return ox.Store.read_only(path)
        except OSError as error:
            if _UNFINISHED not in str(error):
                raise
            time.sleep(0.05)
    return ox.Store.read_only(path)


@contextmanager
def _errors(path: Location | None) -> Iterator[None]:
    """Turn what the store raises into a StoreError that says what to do."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"{path or 'graph in memory'}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    text = str(error)
    if _UNFINISHED in text:
        return "is just being created by another program, or its creation was broken off: wait, or run 'kg build' again"
    if "LOCK" in text or "lock hold" in text:
        return "another program is writing to this graph: wait until it ends, or build into another --graph DIR"
    if "read-write" in text or isinstance(error, PermissionError) or "Permission denied" in text:
        return "can't be written: it is open for reading only, or the folder's permissions forbid it"
    if _FULL.search(text):
        return "no space left on the disk: nothing of this batch was written; free some and run again"
    return f"can't be read or written ({text}); if it stays so, delete the folder and build again, or 'kg restore' a backup"
