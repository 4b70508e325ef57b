"""`python -m benchmarks.queries [GRAPH...]`: the named queries on graphs of growing size, and the same SPARQL on other stores.

Each query is asked of things that are in the graph: the person and State most spoken of. The same text goes to pyoxigraph itself, to rdflib
with the graph in memory, and to Virtuoso where it is installed. The best of a few rounds counts: of the processor's time in this process,
by the clock elsewhere. What takes longer than the limit is not waited for. Without graphs, one of synthetic articles is made; those of
`benchmarks.growth --keep DIR` are larger.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from benchmarks.growth import build
from benchmarks.synthetic import make_articles
from kg.graph import Graph
from kg.graph import terms as t
from kg.query import named_queries
from kg.query.asking import read_question
from kg.query.parameters import resolve
from kg.vocabulary import PREFIXES
from tests.graph.servers import is_there, virtuoso

LIMIT: Final = 30.0  # seconds for a query
ROUNDS: Final = 3
SMALL: Final = 200  # articles of the graph that is made where none is named
IN_MEMORY: Final = 1_600_000  # quads up to which rdflib is asked


@dataclass(frozen=True)
class Question:
    """A named query with its parameters, and the text that they make of it."""

    name: str
    params: Mapping[str, str]
    text: str


def questions(graph: Graph) -> list[Question]:
    """Every named query, of things that are in the graph."""
    found = []
    known = examples(graph)
    for query in named_queries().values():
        params = {parameter.name: known.get(parameter.name, known["thing"]) for parameter in query.parameters if parameter.required}
        kinds = {parameter.name: parameter.kind for parameter in query.parameters}
        text = read_question(query.name).bound_to({name: resolve(graph, kinds[name], value) for name, value in params.items()})
        found.append(Question(query.name, params, text))
    return found


def examples(graph: Graph) -> dict[str, str]:
    """The person who is most met, whom they met, the States that are most visited, an article, a field, a topic."""
    met = Counter(str(getattr(quad.subject, "value", "")) for quad in graph.store.quads_for_pattern(None, t.term("kg:met"), None))
    person = met.most_common(1)[0][0]
    other = next(quad.object for quad in graph.store.quads_for_pattern(graph.iris.node(graph.iris.local(person)), t.term("kg:met"), None))
    states = Counter(t.value(quad.object) for quad in graph.store.quads_for_pattern(None, t.term("kg:visited"), None))
    (one, _), (two, _) = states.most_common(2)
    local = graph.iris.local
    return {
        "person": local(person), "thing": local(person), "subject": local(person), "object": local(t.value(other)),
        "country": local(one), "one": local(one), "other": local(two), "article": graph.articles()[0].id, "portfolio": "portfolio/interior",
        "topic": "topic/security", "title": "ministre", "date": "2020-01-01",
    }  # fmt: skip


def best(*asks: Callable[[], int], clock: Callable[[], float] = time.perf_counter) -> list[tuple[float, int]]:
    """The shortest time of each in seconds, and how many rows came; they take turns, so that what else the machine does hits all alike."""
    found: list[tuple[float, int]] = [(float("inf"), 0)] * len(asks)
    for _ in range(ROUNDS):
        for number, ask in enumerate(asks):
            start = clock()
            rows = ask()
            found[number] = min(found[number], (clock() - start, rows))
        if sum(seconds for seconds, _ in found) > LIMIT / ROUNDS:
            break
    return found


def bare(graph: Graph, text: str) -> int:
    """The same text, by pyoxigraph itself, its rows as Python has them."""
    result: Any = graph.embedded.query(text, base_iri=graph.iris.base, prefixes=PREFIXES, use_default_graph_as_union=True)
    return len([tuple(row) for row in result])


@contextmanager
def in_rdflib(graph: Graph) -> Iterator[Callable[[str], tuple[float, int]]]:
    """rdflib with the graph in memory, in a process that is given up where a query takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nq"
        graph.embedded.dump(str(file), format=t_nquads())
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        processes = [_start_rdflib(file, theirs)]

        def ask(text: str) -> tuple[float, int]:
            ours.send((graph.iris.base, text))
            if not ours.poll(LIMIT):
                processes.pop().kill()
                processes.append(_start_rdflib(file, theirs))
                ours.recv()
                return float("inf"), 0
            answer: tuple[float, int] = ours.recv()
            return answer

        ours.recv()
        yield ask
        processes.pop().kill()


def t_nquads() -> Any:
    """The format of a dump."""
    from pyoxigraph import RdfFormat

    return RdfFormat.N_QUADS


def _start_rdflib(file: Path, connection: Connection) -> Any:
    process = multiprocessing.get_context("spawn").Process(target=_serve_rdflib, args=(file, connection), daemon=True)
    process.start()
    return process


def _serve_rdflib(file: Path, connection: Connection) -> None:
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(str(file), format="nquads")
    connection.send("ready")
    while True:
        base, text = connection.recv()
        start = time.perf_counter()
        try:
            rows = len(list(dataset.query(text, initNs=PREFIXES, base=base)))
            connection.send((time.perf_counter() - start, rows))
        except Exception as error:
            connection.send((float("nan"), -len(str(error))))


@contextmanager
def in_virtuoso(graph: Graph) -> Iterator[Callable[[str], tuple[float, int]]]:
    """Virtuoso, loaded in bulk from files of N-Quads, asked by HTTP."""
    with tempfile.TemporaryDirectory() as folder, virtuoso(Path(folder)) as server:
        graph.embedded.dump(str(Path(folder) / "graph.nq"), format=t_nquads())
        start = time.perf_counter()
        _load(Path(folder))
        print(f"Virtuoso loads {len(graph):,} quads in {time.perf_counter() - start:.0f} s", flush=True)

        def ask(text: str) -> tuple[float, int]:
            whole = f"BASE <{graph.iris.base}> " + "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items()) + text
            form = urllib.parse.urlencode({"query": whole}).encode()
            request = urllib.request.Request(server.url, form, {"Accept": "application/sparql-results+json, application/n-triples"})
            try:
                return best(lambda: _rows(request))[0]
            except OSError:
                return float("nan"), 0

        yield ask


def _rows(request: urllib.request.Request) -> int:
    with urllib.request.urlopen(request, timeout=LIMIT) as answer:
        content = answer.read()
    return len(json.loads(content)["results"]["bindings"]) if content.startswith(b"{") else content.count(b"\n")


def _load(folder: Path) -> None:
    """Virtuoso's bulk loader: https://vos.openlinksw.com/owiki/wiki/VOS/VirtBulkRDFLoader."""
    port = (folder / "virtuoso.ini").read_text(encoding="utf-8").split("ServerPort = ")[1].split()[0]
    commands = f"ld_dir('{folder}', '*.nq', 'urn:none');\nrdf_loader_run();\ncheckpoint;\n"
    subprocess.run(["isql-vt", port, "dba", "dba"], input=commands, text=True, capture_output=True, check=True)


def compare(folder: Path, *, in_memory: int = IN_MEMORY) -> None:
    """Print a table in Markdown: each query in milliseconds, and the ratios that count."""
    with Graph.open(folder, read_only=True) as graph, ExitStack() as peers:
        size = len(graph)
        rdflib = peers.enter_context(in_rdflib(graph)) if size <= in_memory else None
        other = peers.enter_context(in_virtuoso(graph)) if is_there("virtuoso") else None
        print(f"\n{size:,} quads\n\n| query | rows | kg | bare pyoxigraph | rdflib | Virtuoso |\n|---|---|---|---|---|---|", flush=True)
        ours, against, faster = [], [], []
        for question in questions(graph):
            named, text = partial(graph.query, question.name, **question.params), partial(bare, graph, question.text)
            (mine, rows), (plain, _) = best(lambda ask=named: len(ask()), text, clock=time.process_time)  # type: ignore[misc]
            theirs = rdflib(question.text)[0] if rdflib else float("nan")
            virtuosos = other(question.text)[0] if other else float("nan")
            ours.append(mine)
            against.append(mine / plain)
            faster.append(theirs / mine)
            print(f"| {question.name} | {rows} | {_ms(mine)} | {_ms(plain)} | {_ms(theirs)} | {_ms(virtuosos)} |", flush=True)
        known = [ratio for ratio in faster if ratio == ratio]
        print(f"\nagainst bare pyoxigraph: median {statistics.median(against):.2f}, worst {max(against):.2f}")
        if known:
            print(f"faster than rdflib: median {statistics.median(known):.0f} times")


def _ms(seconds: float) -> str:
    return "–" if seconds != seconds else f"> {LIMIT:.0f} s" if seconds == float("inf") else f"{1000 * seconds:,.1f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare on each graph."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.queries", description=__doc__)
    parser.add_argument("graphs", nargs="*", type=Path, help="folders of graphs, such as `benchmarks.growth --keep DIR` leaves")
    parser.add_argument("--quick", action="store_true", help="a small graph, and without rdflib")
    options = parser.parse_args(arguments)
    chosen = options.graphs
    with tempfile.TemporaryDirectory() as folder:
        if not chosen:
            build(Path(folder) / "graph", make_articles(SMALL // 2 if options.quick else SMALL))
        for graph in chosen or [Path(folder) / "graph"]:
            compare(graph, in_memory=0 if options.quick else IN_MEMORY)


if __name__ == "__main__":
    main()
