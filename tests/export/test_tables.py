"""Tables, read back by csv, pyarrow and pandas; and what a spreadsheet would make of them."""

from __future__ import annotations

import csv
import io
import re
import shlex
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ExportError
from kg.export import export
from kg.export.properties import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.tables import defuse, restore
from kg.graph import Graph, Run
from tests.hostile.payloads import PAYLOADS
from tests.hostile.readings import hostile_reading

CARRIED = {name: payload for name, payload in PAYLOADS.items() if name != "separators"}
FORMULAS = "=+-@＝＋－＠"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of articles that are made of payloads."""
    folder = tmp_path_factory.mktemp("hostile")
    with Graph.open() as graph:
        graph.update_articles((hostile_reading(payload, id_=name) for name, payload in CARRIED.items()), Run("x"))
        graph.export(folder / "a.csv", folder / "a.neo4j.csv", folder / "a.parquet")
    return folder


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_csv_has_a_head_and_a_row_for_each_fact(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.csv", relations=["met"], article="small/1 é")
    head, row = rows(tmp_path / "a.edges.csv")
    assert head == list(EDGE_COLUMNS)
    assert row[1:] == [
        *("person/paul-beju", "person/anne-aqil", "met", "true", "2025-04-15", "", "Asserted", "1.0", "Rabat", "migration | sécurité"),
        *("a reçu", "small/1 é", "Aqil reçoit Béju", "2025-04-15"),
    ]
    nodes = pd.read_csv(tmp_path / "a.nodes.csv", keep_default_na=False)
    assert list(nodes.columns) == list(NODE_COLUMNS)
    assert list(nodes.aliases) == ["Aqil", "Béju"]
    assert set(nodes.iri) == {"https://w3id.org/newskg/person/anne-aqil", "https://w3id.org/newskg/person/paul-beju"}


def test_parquet_keeps_types_and_lists(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.parquet", article="small/1 é")
    edges = {edge["relation"]: edge for edge in pq.read_table(tmp_path / "a.edges.parquet").to_pylist()}
    assert (edges["met"]["topics"], edges["met"]["evidence"]) == (["migration", "sécurité"], ["a reçu"])
    assert (edges["visited"]["confidence"], edges["visited"]["factuality"]) == (0.62, "Conditional")
    assert edges["met"]["symmetric"] is True and edges["visited"]["date"] is None
    frame = pd.read_parquet(tmp_path / "a.nodes.parquet")
    assert list(frame.columns) == list(NODE_COLUMNS)


def test_no_cell_is_a_formula_whatever_a_spreadsheet_takes_for_a_separator(hostile: Path) -> None:
    for part in ("nodes", "edges"):
        text = (hostile / f"a.{part}.csv").read_text(encoding="utf-8")
        for separator in ",;\t":
            cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
            assert not [cell for cell in cells if cell.startswith(tuple(FORMULAS))]


def test_every_cell_of_csv_is_given_back(hostile: Path) -> None:
    csv_edges = [[restore(cell) for cell in row] for row in rows(hostile / "a.edges.csv")]
    title = csv_edges[0].index("title")
    assert {row[title] for row in csv_edges[1:]} == {*CARRIED.values(), ""}
    assert {len(row) for row in csv_edges} == {len(EDGE_COLUMNS)}


def test_parquet_carries_texts_as_they_are(hostile: Path) -> None:
    assert set(pq.read_table(hostile / "a.edges.parquet")["title"].to_pylist()) == {*CARRIED.values(), None}


@given(st.text(alphabet=st.sampled_from([*FORMULAS, *"';,\t\r\n\"a "]) | st.characters()))
def test_what_is_defused_can_be_restored(text: str) -> None:
    assert restore(defuse(text)) == text
    assert not re.search(rf"(^|[;,\t\r\n\"])[{re.escape(FORMULAS)}]", defuse(text))


def test_neo4j_has_typed_heads_labels_and_arrays(few_graph: Graph, tmp_path: Path) -> None:
    written = export(few_graph, tmp_path / "a.neo4j.csv", article="small/1 é")
    nodes, edges = rows(written.files["nodes"]), rows(written.files["edges"])
    assert nodes[0] == ["id:ID", "label:string", ":LABEL", "aliases:string[]", "iri:string", "wikidata:string"]
    assert edges[0][:5] == ["id:string", ":START_ID", ":END_ID", ":TYPE", "symmetric:boolean"]
    met = dict(zip(edges[0], next(row for row in edges if row[3] == "met"), strict=True))
    assert met["topics:string[]"].split("\x1f") == ["migration", "sécurité"]
    ids = {row[0] for row in nodes[1:]}
    assert {end for row in edges[1:] for end in row[1:3]} <= ids


def test_neo4j_keeps_every_text_in_its_place(hostile: Path) -> None:
    head, *found = rows(hostile / "a.neo4j.edges.csv")
    titles = {row[head.index("title:string")] for row in found}
    assert titles == {*CARRIED.values(), ""}
    assert {row[3] for row in found} == {"holdsOffice", "met", "said", "visited", "participatedIn", "jurisdiction"}


def test_the_command_for_neo4j_names_the_files(few_graph: Graph, tmp_path: Path) -> None:
    written = export(few_graph, tmp_path / "mes données.neo4j.csv")
    command = shlex.split(written.command)
    assert command[:4] == ["neo4j-admin", "database", "import", "full"]
    assert f"--nodes={tmp_path / 'mes données.neo4j.nodes.csv'}" in command
    assert all(path.is_file() for path in written.files.values())


def test_parquet_without_its_library_says_what_to_install(few_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'newskg\[parquet\]'"):
        export(few_graph, tmp_path / "a.parquet")


def test_parquet_is_compressed_already(few_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"leave \.gz out"):
        export(few_graph, tmp_path / "a.parquet.gz")
