"""Graphs in remote stores of other makers give what the embedded one gives."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import QueryError, StoreError
from kg.graph import Graph, Run
from kg.graph.endpoint import Endpoint
from kg.graph.serialisation import sorted_quads
from kg.model import Reading
from kg.query import Rows, named_queries
from tests.graph import servers
from tests.graph.servers import Server

RUN = Run("gold")


class _Start(Protocol):
    def __call__(self, folder: Path) -> AbstractContextManager[Server]: ...


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not servers.is_there(request.param):
        pytest.skip(f"{request.param} is not installed")
    start: _Start = getattr(servers, request.param)
    with start(tmp_path_factory.mktemp(request.param)) as running, pytest.MonkeyPatch.context() as patch:
        for name, value in running.environment.items():
            patch.setenv(name, value)
        yield running


@pytest.fixture(scope="module")
def some(readings: list[Reading], small_reading: Reading) -> list[Reading]:
    return [*readings[:8], small_reading]


@pytest.fixture(scope="module")
def local(some: list[Reading]) -> Graph:
    graph = Graph.open()
    graph.update_articles(some, RUN)
    return graph


@pytest.fixture(scope="module")
def remote(server: Server, some: list[Reading]) -> Iterator[Graph]:
    with Graph.open(server.url) as graph:
        graph.update_articles(some, RUN)
        yield graph


def test_the_same_quads(remote: Graph, local: Graph) -> None:
    assert sorted_quads(remote.store) == sorted_quads(local.store)
    assert len(remote) == len(local)


def test_the_same_answers(remote: Graph, local: Graph) -> None:
    examples = {
        "country": "MA",
        "article": "dev-1-02",
        "person": "Abdelouafi Laftit",
        "topic": "security",
        "office": "ministre de l'Intérieur",
    }
    answered = 0
    for name, query in named_queries().items():
        params = {p.name: p.example or examples.get(p.kind) for p in query.parameters if p.required}
        if any(value is None for value in params.values()):
            continue
        try:
            wanted = local.query(name, **params)
        except QueryError:  # these few articles don't know the example
            continue
        assert _unordered(remote.query(name, **params)) == _unordered(wanted), name
        answered += len(wanted) > 0
    assert answered >= 10


def _unordered(rows: Rows) -> list[list[list[str]]]:
    """The cells as sorted lists: in what order GROUP_CONCAT joins is the server's choice."""
    return sorted([sorted(str(value).split(", ")) for value in row] for row in rows)


def test_the_same_facts_and_articles(remote: Graph, local: Graph) -> None:
    assert list(remote.statements("met")) == list(local.statements("met"))
    assert remote.articles() == local.articles()
    assert remote.statistics() == local.statistics()


@pytest.mark.parametrize("name", ["x.ttl", "x.trig", "x.nq"])
def test_the_same_files(remote: Graph, local: Graph, tmp_path: Path, name: str) -> None:
    remote.export(tmp_path / f"remote-{name}")
    local.export(tmp_path / f"local-{name}")
    assert (tmp_path / f"remote-{name}").read_bytes() == (tmp_path / f"local-{name}").read_bytes()


def test_construct_and_ask(remote: Graph, local: Graph) -> None:
    construct = "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"
    assert remote.query(construct).to_turtle() == local.query(construct).to_turtle()
    assert remote.query("ASK { ?a kg:met ?b }")
    assert not remote.query("ASK { ?a kg:met <person/nobody> }")


def test_a_syntax_error_shows_its_place(remote: Graph) -> None:
    with pytest.raises(QueryError, match="line 2"):
        remote.query("SELECT ?a {\n ?a ?b }")


def test_an_article_is_replaced_and_retracted(server: Server, remote: Graph, some: list[Reading]) -> None:
    before = sorted_quads(remote.store)
    with Graph.open(server.url) as graph:
        assert graph.holds(some[0].article, RUN)
        assert graph.remove(some[0].article.id)
        assert not graph.holds(some[0].article, RUN)
        assert not graph.remove(some[0].article.id)
        graph.update_article(some[0], RUN)
        graph.update_article(some[0], RUN)
    assert sorted_quads(remote.store) == before


def test_the_command_line_takes_the_url(server: Server, remote: Graph) -> None:
    done = CliRunner().invoke(app, ["stats", "--graph", server.url])
    assert done.exit_code == 0, done.output
    assert f"articles\t{len(remote.articles())}" in done.output


def test_writing_without_the_password_is_refused(
    server: Server, remote: Graph, some: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "KG_USER" not in os.environ:
        pytest.skip("this server asks for none")
    monkeypatch.setenv("KG_PASSWORD", "wrong")
    with Graph.open(server.url) as graph, pytest.raises(StoreError, match="credentials"):
        graph.update_article(some[0], RUN)


def test_a_password_may_stand_in_netrc(server: Server, remote: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login writer password secret\n", encoding="utf-8")
    monkeypatch.delenv("KG_USER", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    endpoint = Endpoint.configured(server.url)
    assert (endpoint.user, endpoint.password) == ("writer", "secret")
    assert "secret" not in repr(endpoint)


def test_nobody_there_is_a_clear_error() -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/sparql: can't be reached"):
        Graph.open("http://127.0.0.1:9/sparql", read_only=True)


def test_passwords_in_urls_are_refused() -> None:
    with pytest.raises(StoreError, match="no passwords in URLs"):
        Graph.open("http://me:secret@127.0.0.1:9/sparql")


@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_a_setting_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(StoreError, match="KG_BATCH"):
        Endpoint.configured("http://127.0.0.1:9/", {"KG_BATCH": value})


@pytest.mark.parametrize("url", ["http://a/query", "http://a/repositories/x"])
def test_where_updates_go(url: str) -> None:
    assert Endpoint.configured(url, {}).update_url == url.replace("/query", "/update")


def test_an_answer_that_breaks_off_is_an_error() -> None:
    """As from a server whose own time limit ended the query after the status was sent."""

    class Broken(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","va')

        def log_message(self, format: str, *args: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Broken) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        with pytest.raises(StoreError, match="breaks off"):
            Graph.open(f"http://127.0.0.1:{http.server_port}/", read_only=True)
        http.shutdown()
