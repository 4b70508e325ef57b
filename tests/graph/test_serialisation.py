"""Writing RDF: read back by others, and the same bytes for the same graph."""

from __future__ import annotations

import json
import random
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.graph import Iris, Run, reading_quads
from kg.graph.serialisation import json_ld, serialise
from kg.model import Reading
from kg.vocabulary import BASE_IRI, KG

XSD = "http://www.w3.org/2001/XMLSchema#"
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 warns of itself
FORMATS = [RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS, RdfFormat.RDF_XML, RdfFormat.JSON_LD]

_PATHS = st.text(st.sampled_from("abÉم0-_.~/:?#=%20,"), max_size=12).filter(lambda path: "%" not in path)
iris = st.builds(
    lambda base, path: base + path,
    st.sampled_from([BASE_IRI, KG, "https://schema.org/", "https://example.org/", "urn:x:", f"{BASE_IRI}person/"]),
    _PATHS,
)
nodes = iris.filter(lambda iri: iri not in {"urn:x:"} and "##" not in iri and iri.count("#") < 2).map(NamedNode)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff"), max_size=20)
literals = st.one_of(
    texts.map(Literal),
    st.builds(lambda text, lang: Literal(text, language=lang), texts, st.sampled_from(["fr", "en", "ar"])),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        st.sampled_from(["1", "01", "+5", "1.", ".5", "1.50", "abc", "2025-04-14", "true", "1e3"]),
        st.sampled_from(["integer", "decimal", "date", "boolean", "double"]),
    ),
)
quads = st.builds(Quad, nodes, nodes, st.one_of(nodes, literals), nodes)


@settings(deadline=None, max_examples=50)
@given(st.lists(quads, max_size=12))
def test_trig_is_read_back_the_same(rows: list[Quad]) -> None:
    assert set(ox.parse(serialise(rows, RdfFormat.TRIG), format=RdfFormat.TRIG)) == set(rows)


@settings(deadline=None, max_examples=50)
@given(st.lists(quads, max_size=12))
def test_turtle_is_read_back_the_same(rows: list[Quad]) -> None:
    back = {quad.triple for quad in ox.parse(serialise(rows, RdfFormat.TURTLE), format=RdfFormat.TURTLE)}
    assert back == {quad.triple for quad in rows}


@settings(deadline=None, max_examples=50)
@given(st.lists(quads, max_size=12))
def test_json_ld_is_read_back_the_same(rows: list[Quad]) -> None:
    assert set(ox.parse(json_ld(rows), format=RdfFormat.JSON_LD)) == set(rows)


@pytest.fixture
def gold_quads(readings: list[Reading]) -> list[Quad]:
    return [quad for reading in readings[:10] for quad in reading_quads(reading, Run("gold"), Iris())]


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_the_order_of_quads_does_not_change_a_byte(gold_quads: list[Quad], format_: RdfFormat) -> None:
    shuffled = random.Random(1).sample(gold_quads, len(gold_quads))
    assert serialise(shuffled, format_) == serialise(gold_quads, format_)


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_every_process_writes_the_same_bytes(small_reading: Reading, format_: RdfFormat) -> None:
    rows = reading_quads(small_reading, Run("gold"), Iris())
    code = (
        "import sys, pyoxigraph as ox\nfrom kg.graph.serialisation import serialise\n"
        "rows = list(ox.parse(sys.stdin.buffer.read(), format=ox.RdfFormat.N_QUADS))\n"
        f"sys.stdout.buffer.write(serialise(rows, ox.RdfFormat.from_extension({format_.file_extension!r})))"
    )
    n_quads = serialise(rows, RdfFormat.N_QUADS)
    outputs = {subprocess.run([sys.executable, "-c", code], input=n_quads, capture_output=True, check=True).stdout for _ in range(2)}
    assert outputs == {serialise(rows, format_)}


@pytest.mark.parametrize(
    ("format_", "name"),
    [(RdfFormat.TURTLE, "turtle"), (RdfFormat.RDF_XML, "xml"), (RdfFormat.N_TRIPLES, "nt")],
    ids=["turtle", "xml", "nt"],
)
def test_rdflib_reads_the_triples(gold_quads: list[Quad], format_: RdfFormat, name: str) -> None:
    graph = rdflib.Graph().parse(data=serialise(gold_quads, format_), format=name)
    assert len(graph) == len({quad.triple for quad in gold_quads})


@pytest.mark.parametrize(
    ("format_", "name"),
    [(RdfFormat.TRIG, "trig"), (RdfFormat.N_QUADS, "nquads"), (RdfFormat.JSON_LD, "json-ld")],
    ids=["trig", "nq", "jsonld"],
)
def test_rdflib_reads_the_named_graphs(gold_quads: list[Quad], format_: RdfFormat, name: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=serialise(gold_quads, format_), format=name)
    assert len(list(dataset.quads())) == len(gold_quads)


def test_turtle_is_written_for_people(small_reading: Reading) -> None:
    text = serialise(reading_quads(small_reading, Run("gold"), Iris()), RdfFormat.TURTLE).decode()
    assert text.startswith("@base <https://w3id.org/newskg/> .\n@prefix ")
    assert '\n<person/anne-aqil> a kg:Person ;\n    rdfs:label "Anne Aqil"@fr ;\n' in text
    assert "kg:confidence 0.62 ;" in text
    assert "oa:start 69 ." in text


def test_json_ld_carries_its_context_inside(gold_quads: list[Quad]) -> None:
    document = json.loads(json_ld(gold_quads))
    assert document["@context"]["@base"] == BASE_IRI
    assert document["@context"]["kg"] == KG
