"""The query part of the W3C's SPARQL 1.1 Protocol tests, each under its name there, on named graphs of our own.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/index.html; the dataset tests there let the server fetch three documents;
here these stand in the store.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph import Graph
from kg.serve.pool import Limits
from tests.serve.conftest import serving

DATA = [f"http://example.org/data{number}.rdf" for number in (1, 2, 3)]
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("protocol") / "graph"
    with Graph.open(folder) as graph:
        for name in map(NamedNode, DATA):
            graph.embedded.add(Quad(name, TYPE, NamedNode("http://example.org/Document"), name))
    with serving(folder, Limits()) as server:
        yield server.client


def both_and_not(graphs: list[str], absent: str, where: str = "GRAPH <{0}> {{ <{0}> a ?type }}") -> str:
    """ASK whether each graph says something of itself, and none of the absent one."""
    there = " ".join(where.format(graph) for graph in graphs)
    return f"ASK {{ {there} FILTER NOT EXISTS {{ {where.format(absent)} }} }}"


def is_true(answer: httpx.Response) -> bool:
    answer.raise_for_status()
    boolean = answer.json()["boolean"]
    assert isinstance(boolean, bool)
    return boolean


JSON = {"Accept": "application/sparql-results+json"}


def test_query_get(client: httpx.Client) -> None:
    assert is_true(client.get("/sparql", params={"query": "ASK {}"}, headers=JSON))


def test_query_post_form(client: httpx.Client) -> None:
    assert is_true(client.post("/sparql", data={"query": "ASK {}"}, headers=JSON))


def test_query_post_direct(client: httpx.Client) -> None:
    assert is_true(client.post("/sparql", content="ASK {}", headers=DIRECT | JSON))


@pytest.mark.parametrize("accept", ["application/sparql-results+xml", "application/sparql-results+json"])
def test_query_content_type_ask(client: httpx.Client, accept: str) -> None:
    answer = client.post("/sparql", content="ASK {}", headers=DIRECT | {"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, accept)


@pytest.mark.parametrize(
    "accept", ["application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values", "text/csv"]
)
def test_query_content_type_select(client: httpx.Client, accept: str) -> None:
    answer = client.post("/sparql", content="SELECT (1 AS ?value) {}", headers=DIRECT | {"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, accept)
    assert "1" in answer.text


@pytest.mark.parametrize("query", ["DESCRIBE <http://example.org/>", "CONSTRUCT { <s> <p> 1 } WHERE {}"])
@pytest.mark.parametrize("accept", ["application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json"])
def test_query_content_type_construct_and_describe(client: httpx.Client, accept: str, query: str) -> None:
    answer = client.post("/sparql", content=query, headers=DIRECT | {"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, accept)


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graph(client: httpx.Client, method: str) -> None:
    query = both_and_not(DATA[:1], DATA[1], where="<{0}> a ?type .")
    assert is_true(_send(client, method, query, [("default-graph-uri", DATA[0])]))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graphs(client: httpx.Client, method: str) -> None:
    query = both_and_not(DATA[:2], DATA[2], where="<{0}> a ?type .")
    assert is_true(_send(client, method, query, [("default-graph-uri", name) for name in DATA[:2]]))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(client: httpx.Client, method: str) -> None:
    graphs = [("named-graph-uri", name) for name in DATA[:2]]
    assert is_true(_send(client, method, both_and_not(DATA[:2], DATA[2]), graphs))
    assert not is_true(_send(client, method, "ASK { ?document a ?type }", graphs))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_full(client: httpx.Client, method: str) -> None:
    graphs = [("default-graph-uri", DATA[2]), *(("named-graph-uri", name) for name in DATA[:2])]
    assert is_true(_send(client, method, both_and_not(DATA[:2], DATA[2]), graphs))
    assert is_true(_send(client, method, f"ASK {{ <{DATA[2]}> a ?type FILTER NOT EXISTS {{ <{DATA[0]}> a ?type }} }}", graphs))


def test_query_multiple_dataset(client: httpx.Client) -> None:
    """What the protocol names goes before what the query names."""
    query = f"ASK FROM <{DATA[1]}> {{ <{DATA[0]}> a ?type FILTER NOT EXISTS {{ <{DATA[1]}> a ?type }} }}"
    assert is_true(_send(client, "get", query, [("default-graph-uri", DATA[0])]))


def test_query_from(client: httpx.Client) -> None:
    query = f"ASK FROM <{DATA[1]}> {{ <{DATA[1]}> a ?type FILTER NOT EXISTS {{ <{DATA[0]}> a ?type }} }}"
    assert is_true(_send(client, "get", query, []))


def test_bad_query_method(client: httpx.Client) -> None:
    assert client.put("/sparql", params={"query": "ASK {}"}).status_code == 405


def test_bad_multiple_queries(client: httpx.Client) -> None:
    assert client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status_code == 400


def test_bad_query_wrong_media_type(client: httpx.Client) -> None:
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415


def test_bad_query_missing_form_type(client: httpx.Client) -> None:
    assert 400 <= client.post("/sparql", content="query=ASK%20%7B%7D").status_code < 500


def test_bad_query_missing_direct_type(client: httpx.Client) -> None:
    assert 400 <= client.post("/sparql", content="ASK {}").status_code < 500


def test_bad_query_non_utf8(client: httpx.Client) -> None:
    body = "ASK {}".encode("utf-16")
    assert (
        400 <= client.post("/sparql", content=body, headers={"Content-Type": "application/sparql-query; charset=UTF-16"}).status_code < 500
    )
    assert 400 <= client.post("/sparql", content=body, headers=DIRECT).status_code < 500


def test_bad_query_syntax(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK { ?s ?p"})
    assert answer.status_code == 400
    assert "line 1" in answer.text


def test_missing_query(client: httpx.Client) -> None:
    assert client.get("/sparql").status_code == 400


def _send(client: httpx.Client, method: str, query: str, graphs: list[tuple[str, str]]) -> httpx.Response:
    if method == "get":
        return client.get("/sparql", params=[("query", query), *graphs], headers=JSON)
    return client.post("/sparql", content=str(httpx.QueryParams([("query", query), *graphs])), headers=FORM | JSON)
