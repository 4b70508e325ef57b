"""RDF of anybody's: every format is read, nothing is fetched, nothing is half-written, and nothing hides an article."""

# ruff: noqa: E501  (rows of examples)

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import SourceError
from kg.graph import Graph, Run, importing
from kg.graph import terms as t
from kg.graph.importing import import_files, remove_import
from kg.graph.reference import stored_base
from kg.model import Reading
from tests.hostile.listening import Listener, listening

RDF_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n{}\n</rdf:RDF>'
DESCRIPTION = '<rdf:Description rdf:about="http://e/a"><e:p>{}</e:p></rdf:Description>'
SAME = {
    "a.ttl": "<http://e/a> <http://e/p> 'b' .",
    "a.nt": '<http://e/a> <http://e/p> "b" .',
    "a.nq": '<http://e/a> <http://e/p> "b" <http://e/g> .',
    "a.trig": "<http://e/g> { <http://e/a> <http://e/p> 'b' }",
    "a.n3": "@prefix : <http://e/> . :a :p 'b' .",
    "a.rdf": RDF_XML.format(DESCRIPTION.format("b")),
    "a.owl": RDF_XML.format(DESCRIPTION.format("b")),
    "a.xml": RDF_XML.format(DESCRIPTION.format("b")),
    "a.jsonld": '{"@id": "http://e/a", "http://e/p": "b"}',
    "a.JSON": '{"@context": {"p": "http://e/p"}, "@id": "http://e/a", "p": "b"}',
}


@pytest.fixture
def graph(small_reading: Reading) -> Iterator[Graph]:
    with Graph.open() as graph:
        graph.update_article(small_reading, Run("gold"))
        yield graph


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


def write(folder: Path, name: str, content: str | bytes) -> Path:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / name


def triples(graph: Graph, name: str = "graph/import/a") -> list[str]:
    return sorted(str(quad.triple) for quad in graph.store.quads_for_pattern(None, None, None, graph.iris.node(name)))


@pytest.mark.parametrize("name", SAME)
def test_every_format_is_read(graph: Graph, tmp_path: Path, name: str) -> None:
    assert import_files(graph, [write(tmp_path, name, SAME[name])]) == {"graph/import/a": 1}
    assert triples(graph) == ['<http://e/a> <http://e/p> "b"']


def test_what_was_imported_before_is_replaced_and_can_be_taken_out(graph: Graph, tmp_path: Path) -> None:
    before = set(graph.store)
    import_files(graph, [write(tmp_path, "b.ttl", "<x> <y> 1, 2 .")], name="a")
    import_files(graph, [write(tmp_path, "b.ttl", "<x> <y> 3 ."), write(tmp_path, "c.ttl", "<x> <y> 3, 4 .")], name="a")
    assert len(triples(graph)) == 2
    assert remove_import(graph, "graph/import/a")
    assert set(graph.store) == before
    assert not remove_import(graph, "graph/import/a")


@pytest.mark.parametrize("id_", ["graph/ontology", "article/small%2F1%20%C3%A9", "graph/import/", "person/anne-aqil"])
def test_only_imports_are_taken_out(graph: Graph, id_: str) -> None:
    assert not remove_import(graph, id_)


def test_relative_iris_are_ours_and_blank_nodes_get_names(graph: Graph, tmp_path: Path) -> None:
    import_files(graph, [write(tmp_path, "a.ttl", "<person/anne-aqil> <p> [ <q> _:x ] . _:x <r> 1 .")])
    base = graph.iris.base
    found = triples(graph)
    assert not any("_:" in triple for triple in found)
    assert any(triple.startswith(f"<{base}person/anne-aqil> <{base}p> <{base}graph/import/a#b1-") for triple in found)
    again = Graph.open()
    import_files(again, [tmp_path / "a.ttl"])
    assert triples(again) == found


@pytest.mark.parametrize("name", ["../gazetteer", "a/b", "é ü", "..", "%2e", "x> <y", "\u202e"])
def test_no_name_leaves_the_graphs_of_imports(graph: Graph, tmp_path: Path, name: str) -> None:
    before = set(graph.store)
    (id_,) = import_files(graph, [write(tmp_path, "a.nt", SAME["a.nt"])], name=name)
    (added,) = set(graph.store) - before
    assert isinstance(added.graph_name, ox.NamedNode)
    assert added.graph_name.value == graph.iris.base + id_
    assert "/" not in id_.removeprefix("graph/import/")
    assert remove_import(graph, id_)


def test_what_names_our_graphs_is_kept_apart(graph: Graph, tmp_path: Path) -> None:
    """A file that states other articles' graphs, another base, and broken statements changes no article and stops nothing."""
    article, base = graph.iris.article("small/1 é").value, graph.iris.base
    before = [str(fact) for fact in graph.statements()]
    hostile = f"""
        <{article}> {{ <{article}> <http://purl.org/dc/terms/title> "Faux" . <statement/x> a <https://w3id.org/newskg/ontology#Statement> . }}
        <http://evil.example/graph/gazetteer> a <http://www.w3.org/ns/prov#Entity> . <{base}graph/curation> {{ <a> <b> <c> }}
    """
    import_files(graph, [write(tmp_path, "a.trig", hostile)])
    assert [str(fact) for fact in graph.statements()] == before
    assert [found.title for found in graph.articles()] == ["Aqil reçoit Béju"]
    assert stored_base(graph.store) == base
    assert not graph.embedded.contains_named_graph(graph.iris.graph("curation"))


FETCHING = {
    "context.jsonld": '{"@context": "URL/c", "@id": "http://e/a", "http://e/p": 1}',
    "scoped.jsonld": '{"@context": {"p": {"@id": "http://e/p", "@context": "URL/c"}}, "@id": "http://e/a", "p": {"q": 1}}',
    "import.jsonld": '{"@context": {"@version": 1.1, "@import": "URL/c"}, "@id": "http://e/a", "http://e/p": 1}',
    "entity.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "URL/e">]>\n' + RDF_XML.format(DESCRIPTION.format("&e;")),
    "parameter.rdf": '<!DOCTYPE r [<!ENTITY % e SYSTEM "URL/e"> %e;]>\n' + RDF_XML.format(DESCRIPTION.format("b")),
    "file.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n' + RDF_XML.format(DESCRIPTION.format("&e;")),
}
HARMLESS = {
    "dtd.rdf": '<!DOCTYPE r SYSTEM "URL/dtd">\n' + RDF_XML.format(DESCRIPTION.format("b")),
    "stylesheet.rdf": '<?xml version="1.0"?><?xml-stylesheet href="URL/x.xsl"?>\n' + RDF_XML.format(DESCRIPTION.format("b")),
    "include.rdf": RDF_XML.format(
        '<e:T rdf:about="http://e/a"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude#" rdf:resource="URL/i"/></e:T>'
    ),
    "imports.ttl": "<http://e/a> <http://www.w3.org/2002/07/owl#imports> <URL/o> .",
    "base.ttl": "@base <URL/b/> . @prefix : <URL/p#> . <a> :b <c> .",
    "service.trig": "<URL/g> { <URL/s> <http://www.w3.org/ns/sparql-service-description#endpoint> <URL/sparql> }",
    "seealso.n3": "@prefix log: <http://www.w3.org/2000/10/swap/log#> . <URL/a> log:semantics <URL/b> .",
}


@pytest.mark.parametrize("name", FETCHING)
def test_what_would_have_to_be_fetched_is_refused(graph: Graph, tmp_path: Path, listener: Listener, name: str) -> None:
    before = set(graph.store)
    with pytest.raises(SourceError, match=rf"{name}: line \d+: "):
        import_files(graph, [write(tmp_path, name, FETCHING[name].replace("URL", listener.url))])
    assert listener.visits == []
    assert set(graph.store) == before


@pytest.mark.parametrize("name", HARMLESS)
def test_what_names_addresses_is_read_without_fetching(graph: Graph, tmp_path: Path, listener: Listener, name: str) -> None:
    assert import_files(graph, [write(tmp_path, name, HARMLESS[name].replace("URL", listener.url))])
    assert listener.visits == []


def test_the_listener_hears_who_comes(listener: Listener) -> None:
    with pytest.raises(OSError, match="404"):
        urllib.request.urlopen(f"{listener.url}/c", timeout=5)
    assert listener.visits


MALFORMED: dict[str, tuple[str | bytes, int]] = {
    "end.ttl": ("<http://e/a> <http://e/p> 1 .\n<http://e/a> <http://e/p> .", 2),
    "prefix.trig": ("\n\n<http://e/g> { x:a x:b x:c }", 3),
    "utf8.nt": (b'<http://e/a> <http://e/p> "\xff" .\n', 1),
    "iri.nq": ('<http://e/a> <http://e/p> "b" <http://e/g> .\n<a> <http://e/p> "b" .', 2),
    "tag.rdf": (RDF_XML.format('<e:T rdf:about="http://e/a"><e:p>b</e:q></e:T>'), 2),
    "iri.rdf": (RDF_XML.format('<e:T rdf:about="http://e/a b"><e:p>b</e:p></e:T>'), 2),
    "comma.jsonld": ('{"@id": "http://e/a",\n"http://e/p": 1,,}', 2),
    "short.json": ('{"@id": "http://e/a",', 1),
    "formula.n3": ("@prefix : <http://e/> .\n{ :a :p :b } => { :b :p :a } .", 2),
    "quoted.ttl": ("<http://e/a> <http://e/p> <<( <http://e/a> <http://e/p> 1 )>> .", 1),
    "nul.ttl": ("<http://e/a> <http://e/p> 'a\0b' .", 1),
    "binary.ttl": (bytes(range(256)) * 10, 1),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_malformed_is_named_with_its_line_and_nothing_is_written(graph: Graph, tmp_path: Path, name: str) -> None:
    content, line = MALFORMED[name]
    before = set(graph.store)
    with pytest.raises(SourceError, match=rf"{name}: line {line}: ") as caught:
        import_files(graph, [write(tmp_path, "a.nt", SAME["a.nt"]), write(tmp_path, name, content)])
    assert "\n" not in str(caught.value)
    assert set(graph.store) == before


BOMBS = {
    "laughs.rdf": "<!DOCTYPE r [<!ENTITY a 'ha'>".replace("'", '"')
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>\n"
    + RDF_XML.format(DESCRIPTION.format("&j;")),
    "deep.rdf": RDF_XML.format("<e:a><e:b>" * 100_000),
    "deep.jsonld": '{"http://e/p":' * 20_000 + "1" + "}" * 20_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_take_all_memory_is_refused(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(importing, "SECONDS", 3)
    with pytest.raises(SourceError, match=rf"{name}: can't be parsed (within \d+ s|in the memory that a file may take)"):
        import_files(graph, [write(tmp_path, name, BOMBS[name])])


def test_what_is_no_file_is_refused(graph: Graph, tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.ttl")
    (tmp_path / "loop.ttl").symlink_to("loop.ttl")
    (tmp_path / "folder.ttl").mkdir()
    for name in ("pipe.ttl", "loop.ttl", "folder.ttl", "none.ttl", "article.txt", "nul\0.ttl"):
        with pytest.raises(SourceError, match=name.split(".")[0]):
            import_files(graph, [tmp_path / name])


def test_the_command_says_what_it_read_or_what_is_wrong(tmp_path: Path, gold_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_GRAPH", str(tmp_path / "graph"))
    path = write(tmp_path, "liste.ttl", SAME["a.ttl"])
    done = CliRunner().invoke(app, ["import", str(path), "--as", "ministres"])
    assert (done.exit_code, done.stdout) == (0, "graph/import/ministres: 1 triples\n")
    assert CliRunner().invoke(app, ["remove", "graph/import/ministres"]).exit_code == 0
    failed = CliRunner().invoke(app, ["import", str(write(tmp_path, "liste.ttl", "<"))])
    assert isinstance(failed.exception, SourceError)


def test_every_export_holds_what_was_imported(graph: Graph, tmp_path: Path) -> None:
    import_files(graph, [write(tmp_path, "a.ttl", "<http://e/a> <http://e/p> 'b', 'c'@fr, 1, <http://e/?x=%20> ; <http://e/1> 2 .")])
    for suffix in (".ttl", ".nt", ".nq", ".trig", ".jsonld"):
        graph.export(tmp_path / f"graph{suffix}")
        read = {quad.triple for quad in ox.parse(path=str(tmp_path / f"graph{suffix}"))}
        assert {quad.triple for quad in graph.store.quads_for_pattern(None, None, None, graph.iris.node("graph/import/a"))} <= read


def test_labels_of_imports_are_labels(graph: Graph, tmp_path: Path) -> None:
    import_files(graph, [write(tmp_path, "a.ttl", "<place/alger> <http://www.w3.org/2000/01/rdf-schema#label> 'Alger la Blanche'@fr .")])
    assert list(graph.store.quads_for_pattern(None, t.LABEL, ox.Literal("Alger la Blanche", language="fr")))


def test_an_article_that_an_import_tells_of_is_none_of_ours(graph: Graph, tmp_path: Path) -> None:
    before = graph.statistics().articles
    file = tmp_path / "theirs.ttl"
    file.write_text("<https://example.org/a> a <https://w3id.org/newskg/ontology#Article> .\n", encoding="utf-8")
    import_files(graph, [file])
    assert graph.statistics().articles == before
    for name in ("summary", "profiles"):
        graph.store.remove_graph(graph.iris.graph(name))  # as if another version had derived them
    graph.derive()
    assert next(iter(graph.store.quads_for_pattern(graph.iris.graph("pending"), None, None)), None) is None
    assert not graph.query("ASK { GRAPH <graph/summary> { <https://example.org/a> ?p ?o } }")
