"""Reading, updating, limits and clients of the endpoint."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

from kg.graph import Graph, Run
from kg.graph.keywords import keywords
from kg.model import Reading
from kg.serve.jobs import Answer, Call, Describe, Desk, Returned
from kg.serve.negotiation import choose
from kg.serve.pool import Limits
from tests.serve.conftest import TOKEN, _Served, serving

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
OFFICES = "SELECT ?person { ?person kg:holdsOffice/kg:jurisdiction <country/MA> } ORDER BY ?person"


@pytest.fixture
def folder(tmp_path: Path, small_reading: Reading) -> Path:
    """A small graph of its own."""
    with Graph.open(tmp_path / "graph") as graph:
        graph.update_article(small_reading, Run("small"))
    return tmp_path / "graph"


def ask(client: httpx.Client, query: str, accept: str = "text/csv") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


def test_sparqlwrapper_and_rdflib_read_what_the_store_says(served: _Served, gold_graph: Graph) -> None:
    wanted = [row[0] for row in gold_graph.query(OFFICES)]
    wrapper = SPARQLWrapper(f"{served.url}/sparql")
    wrapper.setQuery(OFFICES)
    wrapper.setReturnFormat(JSON)
    answer = wrapper.queryAndConvert()
    assert isinstance(answer, dict)
    assert [row["person"]["value"] for row in answer["results"]["bindings"]] == wanted
    graph = rdflib.Graph(SPARQLStore(f"{served.url}/sparql", returnFormat="json"))
    assert [str(row[0]) for row in graph.query(OFFICES)] == wanted  # type: ignore[index]
    assert wanted


def test_another_kg_reads_it_as_a_remote_store(served: _Served, gold_graph: Graph) -> None:
    with Graph.open(f"{served.url}/sparql", read_only=True) as remote:
        assert list(remote.query("office-holders", country="Maroc")) == list(gold_graph.query("office-holders", country="Maroc"))
        assert list(remote.statements("met")) == list(gold_graph.statements("met"))
        assert remote.articles() == gold_graph.articles()


def test_a_thing_is_rdf_for_a_program(client: httpx.Client) -> None:
    turtle = client.get("/country/MA", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    assert (None, rdflib.RDF.object, rdflib.URIRef("https://w3id.org/newskg/country/MA")) in graph
    assert client.get("/country/XX").status_code == 404
    assert client.get("/country/MA", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/country/MA", headers={"Accept": "text/html"}).status_code == 406


@pytest.mark.parametrize(
    ("path", "page"),
    [("/country/MA", "/entity?id=country%2FMA"), ("/article/small%2F1%20%C3%A9", "/article?id=small%2F1+%C3%A9")],
)
def test_a_browser_is_led_to_the_page_of_a_thing_where_there_are_pages(folder: Path, path: str, page: str) -> None:
    desk = Desk(folder, 2**20)
    answer = desk.answer(Describe(unquote(path[1:]), "text/html,application/xml;q=0.9,*/*;q=0.8", pages=True))
    assert isinstance(answer, Answer)
    assert (answer.status, answer.location) == (303, page)


def _count(graph: Graph, failing: list[str]) -> int:
    if failing:
        raise FileNotFoundError(failing.pop())
    return len(graph)


def test_a_view_is_read_again_where_a_writer_has_dropped_files_meanwhile(folder: Path) -> None:
    desk = Desk(folder, 2**20)
    once = desk.answer(Call(_count, (["000128.sst"],)))
    assert isinstance(once, Returned)
    assert once.error is None and once.value > 0
    twice = desk.answer(Call(_count, (["000128.sst", "000129.sst"],)))
    assert isinstance(twice, Returned)
    assert "try again" in str(twice.error)


def test_graphs_are_read_by_the_graph_store_protocol(client: httpx.Client, gold_graph: Graph) -> None:
    iri = "https://w3id.org/newskg/article/small%2F1%20%C3%A9"
    answer = client.get("/graphs", params={"graph": iri}, headers={"Accept": "application/n-triples"})
    assert len(answer.text.splitlines()) == len(list(gold_graph.article_quads("small/1 é"))) + 1  # the text of the article
    assert client.head("/graphs", params={"graph": iri}).status_code == 200
    assert client.get("/graphs", params={"graph": "https://example.org/none"}).status_code == 404
    assert client.get("/graphs").status_code == 400
    whole = client.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert whole.text.count("\n") == len(gold_graph)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_nothing_is_fetched(client: httpx.Client, query: str) -> None:
    assert ask(client, query).status_code == 403


def test_a_word_in_a_string_or_a_name_is_no_keyword(client: httpx.Client) -> None:
    text = 'SELECT ?service { ?s <http://example.org/LOAD> "SERVICE" ; rdfs:label """LOAD "x""" . # SERVICE\n }'
    assert ask(client, text).status_code == 200
    assert keywords(text) == {"SELECT"}


def test_updates_need_a_token(folder: Path, client: httpx.Client) -> None:
    insert = "INSERT DATA { GRAPH <graph/curation> { <person/anne-aqil> rdfs:comment 'bien' } }"
    assert client.post("/sparql", data={"update": insert}).status_code == 403
    with serving(folder, Limits(), token=TOKEN) as server:
        assert server.client.post("/sparql", data={"update": insert}).status_code == 401
        authorised = {"Authorization": f"Bearer {TOKEN}"}
        assert server.client.post("/sparql", data={"update": insert}, headers=authorised).status_code == 204
        assert "bien" in ask(server.client, "SELECT ?o { <person/anne-aqil> rdfs:comment ?o }").text
        assert server.client.get("/sparql", params={"update": insert}, headers=authorised).status_code == 400
        load = server.client.post("/sparql", data={"update": "LOAD <http://127.0.0.1:9/>"}, headers=authorised)
        assert load.status_code == 403
        with Graph.open(folder):  # another writer
            busy = server.client.post("/sparql", data={"update": insert}, headers=authorised)
        assert (busy.status_code, "another program" in busy.text) == (503, True)


def test_what_is_built_meanwhile_is_served(folder: Path, small_reading: Reading) -> None:
    with serving(folder, Limits()) as server:
        count = "SELECT (COUNT(*) AS ?n) { ?s a kg:Article }"
        assert ask(server.client, count).text.split() == ["n", "1"]
        with Graph.open(folder) as graph:
            graph.remove(small_reading.article.id)
        assert ask(server.client, count).text.split() == ["n", "0"]


def test_limits_of_time_size_and_number(gold_folder: Path) -> None:
    with serving(gold_folder, Limits(seconds=1, answer_bytes=10_000, request_bytes=5_000, processes=1, waiting=1)) as server:
        assert ask(server.client, SLOW).status_code == 504
        long = ask(server.client, "SELECT * { ?s ?p ?o }")
        assert (long.status_code, "LIMIT" in long.text) == (400, True)
        body = "ASK {}" + " " * 6_000
        assert server.client.post("/sparql", content=body, headers={"Content-Type": "application/sparql-query"}).status_code == 413
        with ThreadPoolExecutor(5) as threads:
            statuses = list(
                threads.map(lambda _: httpx.get(f"{server.url}/sparql", params={"query": SLOW}, timeout=30).status_code, range(5))
            )
        assert set(statuses) == {503, 504}
        assert ask(server.client, "ASK {}", "application/json").json()["boolean"] is True


def test_a_client_that_goes_away_stops_its_query(gold_folder: Path) -> None:
    with serving(gold_folder, Limits(seconds=60, processes=1)) as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            query = str(httpx.QueryParams({"query": SLOW}))
            connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            time.sleep(0.5)
        start = time.monotonic()
        assert ask(server.client, "ASK {}", "application/json").json()["boolean"] is True
        assert time.monotonic() - start < 30


def test_a_query_that_kills_its_process_costs_nothing_else(folder: Path) -> None:
    with serving(folder, Limits(request_bytes=10**6, processes=1)) as server:
        deep = "ASK { " + "{" * 200_000 + "}" * 200_000 + " }"
        answer = server.client.post("/sparql", content=deep, headers={"Content-Type": "application/sparql-query"})
        assert answer.status_code in {400, 500}
        assert ask(server.client, "ASK {}", "application/json").json()["boolean"] is True


def test_only_the_loopbacks_names_are_served(served: _Served) -> None:
    query = {"query": "ASK {}"}
    assert httpx.get(f"{served.url}/sparql", params=query, headers={"Host": "evil.example"}).status_code == 400
    assert httpx.get(f"{served.url}/sparql", params=query, headers={"Host": "localhost"}).status_code == 200


def test_the_command_says_where_it_listens_and_ends_on_interrupt(folder: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--graph", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    with process, process.stdout:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        deadline = time.monotonic() + 30
        while (answer := _try(found[0])) is None and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(2)
        process.wait(timeout=30)
    assert answer == 200


def _try(url: str) -> int | None:
    try:
        return httpx.get(url).status_code
    except httpx.ConnectError:
        return None


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/*", "b/y"),
        ("a/x;q=0.5, b/y", "b/y"),
        ("a/*;q=0.2, */*;q=0.1, a/x;q=0", "b/y"),
        ("c/z", None),
        ("a/x;q=zero", "a/x"),
    ],
)
def test_negotiation(accept: str, wanted: str | None) -> None:
    assert choose(accept, ("a/x", "b/y")) == wanted
