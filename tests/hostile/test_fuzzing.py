"""Any text through reading, extraction, graph and export comes back as it was; any string is answered or explained."""

# ruff: noqa: E501  (rows of examples)

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.errors import KgError, QueryError, SourceError
from kg.extract import read
from kg.graph import Graph, Run
from kg.graph.serialisation import serialise
from kg.model import Article
from kg.query import named_queries
from kg.query.parameters import KINDS
from kg.sources import read_articles
from tests.extract.conftest import shipped
from tests.extract.documents import french
from tests.hostile.corpus import SENTENCE
from tests.hostile.payloads import PAYLOADS
from tests.hostile.readings import hostile_reading

__all__ = ["shipped"]

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 itself

TEXTS = st.text(max_size=300) | st.sampled_from(sorted(PAYLOADS.values())) | st.lists(
    st.sampled_from([SENTENCE, *PAYLOADS.values(), "\n", "\n\n", "« ", " »", "le Maroc", "Anne Aqil", "l’", "\u00a0", "\u0301", "M.", "-"]), max_size=12
).map("".join)  # fmt: skip
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
MORE = settings(FEW, max_examples=150)
DATASETS = {ox.RdfFormat.N_QUADS: "nquads", ox.RdfFormat.TRIG: "trig", ox.RdfFormat.JSON_LD: "json-ld"}


def check_round_trip(graph: Graph) -> None:
    """Every format that holds named graphs gives the same quads to pyoxigraph and to rdflib."""
    quads = set(graph.article_quads())
    read_by_rdflib = []
    for format_, name in DATASETS.items():
        written = serialise(quads, format_, graph.iris.base)
        assert set(ox.parse(written, format=format_)) == quads
        read_by_rdflib.append(set(rdflib.Dataset().parse(data=written, format=name).quads()))
    assert [len(found) for found in read_by_rdflib] == [len(quads)] * len(DATASETS)
    assert read_by_rdflib[0] == read_by_rdflib[1] == read_by_rdflib[2]


def files(title: str, text: str, fields: dict[str, str]) -> dict[str, bytes]:
    """The same article in every format that is read."""
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in {"title": title, **fields}.items())
    record = {"title": title, "text": text, **{{"date": "published"}.get(name, name): value for name, value in fields.items()}}
    return {
        "a.jsonl": json.dumps(record).encode(),
        "a.md": f"---\n{head}---\n{text}".encode(errors="surrogatepass"),
        "a.txt": f"{title}\n\n{text}".encode(errors="surrogatepass"),
        "a.html": f"<html lang=fr><title>{title}</title><article><h1>{title}</h1><p>{text}</p></article>".encode(errors="surrogatepass"),
    }


def articles(title: str, text: str, fields: dict[str, str]) -> list[Article]:
    """What is read of them; what is refused says why in one line."""
    read_now: list[Article] = []
    with TemporaryDirectory() as folder:
        for name, content in files(title, text, fields).items():
            (Path(folder) / name).write_bytes(content)
            for found in read_articles(Path(folder) / name):
                if isinstance(found, SourceError):
                    assert name in str(found)
                    assert "\n" not in str(found)
                else:
                    read_now.append(found)
    return read_now


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "id": TEXTS,
        "source": TEXTS,
        "author": TEXTS,
        "date": TEXTS | st.dates().map(str) | st.sampled_from(["2025", "2025-04", "1er mai 2025", "30 février 2025"]),
        "url": TEXTS | st.sampled_from(["https://example.org/a?b=ç&d=%20", "http://[::1]/", "http://é.example/<x>"]),
    },
)


def check_articles(nlp: Language, title: str, text: str, fields: dict[str, str]) -> None:
    with Graph.open() as graph:
        for number, article in enumerate(articles(title, text, fields)):
            reading = read(nlp, article)
            for statement in reading.statements:
                assert all(0 <= span.start < span.end <= len(article.content) for span in statement.evidence)
            graph.update_article(reading, Run(str(number)))
        check_round_trip(graph)


@FEW
@given(TEXTS, TEXTS, FIELDS)
@example("\ud800", SENTENCE, {})
@example(SENTENCE, f"{SENTENCE}\x0b{SENTENCE}", {"id": "../é", "url": "https://example.org/<"})
def test_any_article_by_the_stub_pipeline(title: str, text: str, fields: dict[str, str]) -> None:
    check_articles(french(), title, text, fields)


@FEW
@given(TEXTS, TEXTS, FIELDS)
@example(SENTENCE, SENTENCE * 3, {"date": "2025-04-15"})
def test_any_article_by_the_shipped_pipeline(shipped: Language, title: str, text: str, fields: dict[str, str]) -> None:
    check_articles(shipped, title, text, fields)


CARRIED = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60)


@FEW
@given(CARRIED)
@example('"""\\')
@example("/")
@example("a//b/")
def test_any_name_in_any_place_of_the_graph(payload: str) -> None:
    with Graph.open() as graph:
        graph.update_article(hostile_reading(payload), Run(payload))
        check_round_trip(graph)
        assert [article.title for article in graph.articles()] == [payload]
        assert len(list(graph.statements())) == 5


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph.open()
    graph.update_article(hostile_reading("Anne Aqil"), Run("x"))
    return graph


@MORE
@given(kind=st.sampled_from(sorted(KINDS)), text=TEXTS, query=st.sampled_from(sorted(named_queries())))
def test_any_string_is_a_parameter_or_an_error(graph: Graph, kind: str, text: str, query: str) -> None:
    named = named_queries()[query]
    of_kind = [parameter.name for parameter in named.parameters if parameter.kind == kind] or [p.name for p in named.parameters[:1]]
    before = len(graph)
    try:
        graph.query(query, **dict.fromkeys(of_kind, text))
    except KgError as error:
        assert str(error)
    assert len(graph) == before


@MORE
@given(TEXTS.filter(lambda text: "\ud800" not in text))
def test_any_literal_fills_one_clause(payload: str) -> None:
    """However a value is written, the query binds that very value, and nothing else."""
    try:
        literal = ox.Literal(payload)
    except ValueError:  # lone surrogates are no text
        return
    named = next(query for query in named_queries().values() if query.parameters)
    name = named.parameters[0].name
    bound = named.bound_to({name: [literal, ox.NamedNode("http://e/x")]})
    clause = bound[bound.index(f"VALUES ?{name} {{") :]
    found = list(_values(clause, name))
    assert found == [literal, ox.NamedNode("http://e/x")]


def _values(clause: str, name: str) -> list[Any]:
    """What a VALUES clause at the start of a text binds, by the shortest end that makes it one."""
    for end in range(clause.index("{"), len(clause)):
        if clause[end] == "}":
            try:
                return [row[0] for row in ox.Store().query(f"SELECT ?{name} {{ {clause[: end + 1]} }}")]  # type: ignore[union-attr]
            except SyntaxError:
                continue
    return []


WORDS = st.lists(
    st.sampled_from("SELECT * WHERE { } ?s ?p ?o . ; , ( ) FILTER UNION GRAPH VALUES ASK CONSTRUCT DESCRIBE DELETE INSERT DATA DROP ALL BIND AS LIMIT 1 a kg:met 'x' \"".split())
    | st.text(max_size=8),
    max_size=25,
).map(" ".join)  # fmt: skip


@MORE
@given(TEXTS | WORDS)
@example("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999")
@example("DROP ALL")
@example("SELECT (1/0 AS ?x) {}")
@example("{" * 20_000)
def test_any_string_as_sparql_is_answered_or_explained(graph: Graph, text: str) -> None:
    before = len(graph)
    try:
        graph.query(text if " " in text else f"{text} ")
    except QueryError as error:
        assert str(error)
    assert len(graph) == before
