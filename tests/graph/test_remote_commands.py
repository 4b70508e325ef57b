"""Every command that works on a folder says and does the same at an endpoint, or says that it works on a folder only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import build as building
from kg.cli import app
from kg.graph import Graph
from kg.graph.serialisation import sorted_quads
from kg.model import Article, Reading
from tests.graph.servers import Server
from tests.graph.test_remote import server

__all__ = ["server"]

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 itself


@pytest.fixture
def articles(readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of annotated articles, which are read by heart."""
    known = {reading.article.id: reading for reading in readings}

    def read(asked: Iterable[Article]) -> Iterator[Reading]:
        return (known[article.id] for article in asked)

    monkeypatch.setattr(building, "reader_in", lambda load, workers, limit: read)
    rows = ({"id": a.id, "title": a.title, "text": a.text, "published": a.published, "source": a.source} for a in _first(readings))
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def _first(readings: list[Reading]) -> list[Article]:
    return [reading.article for reading in readings[:2]]


def _commands(local: Graph, articles: Path, files: Path) -> Iterator[list[str]]:
    """Commands in an order in which each has something to do; `local` is asked for what they are about."""
    met = next(local.statements("met"))
    persons = sorted({node.id for fact in local.statements("holdsOffice") for node in (fact.subject,)})[:2]
    base, article = local.iris.base, met.article
    local.close()
    yield from (["articles"], ["stats"], ["verify", str(articles)], ["validate"], ["explain", met.id])
    yield from (["query", "meetings"], ["query", "SELECT (COUNT(*) AS ?n) { ?a kg:met ?b }", "--format", "csv"])
    yield from (["export", str(files / "all.nq")], ["export", str(files / "one.ttl"), "--article", article])
    yield ["merge", *(base + person for person in persons)]
    yield from (["corrections"], ["identity"], ["conflicts"])
    yield ["split", base + persons[0], f"{base}article/{article}#{persons[0]}"]
    yield ["undo"]
    yield ["reject", met.id]
    yield ["query", "SELECT (COUNT(*) AS ?n) { ?a kg:met ?b }", "--format", "csv"]
    yield from (["undo"], ["undo"], ["undo"])
    yield from (["infer"], ["query", "SELECT (COUNT(*) AS ?n) { ?a org:holds ?b }", "--infer", "--format", "csv"])
    yield from (["remove", article], ["remove", article], ["articles"], ["stats"], ["build", str(articles)])


def test_all_commands_do_at_an_endpoint_what_they_do_in_a_folder(server: Server, articles: Path, tmp_path: Path) -> None:
    places = str(tmp_path / "g"), server.url
    _same(["build", str(articles)], places, tmp_path)
    for command in _commands(Graph.open(tmp_path / "g", read_only=True), articles, tmp_path):
        _same(command, places, tmp_path)
    with Graph.open(places[0], read_only=True) as ours, Graph.open(places[1], read_only=True) as theirs:
        assert sorted_quads(theirs.store) == sorted_quads(ours.store)


def _same(command: list[str], places: tuple[str, str], folder: Path) -> None:
    """Run a command on both graphs: the same exit code, words and files."""
    results, written = [], []
    for place in places:
        results.append(CliRunner().invoke(app, [*command, "--graph", place]))
        written.append({path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".nq", ".ttl"}})
    told = ((result.exit_code, f"{result.exception or ''}", result.output) for result in results)
    ours, theirs = ((code, *(_words(text, place) for text in texts)) for place, (code, *texts) in zip(places, told, strict=True))
    assert theirs == ours, command
    assert written[0] == written[1], command
    assert ours[0] == 0 or command[0] in {"remove", "undo", "split"}, (command, results[0].output, results[0].exception)


def _words(output: str, place: str) -> list[str]:
    """What is said, sorted (SPARQL leaves some orders open); where the graph is and times of day and of building aside."""
    return sorted(re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+|\bin [\d.]+ s \(.*?\)", "", output.replace(place, "")).replace(",", " ").split())
