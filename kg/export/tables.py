"""Nodes and edges as tables: CSV, Parquet, and the CSV that Neo4j imports in bulk."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ExportError
from kg.export.properties import Columns, PropertyGraph, Table, Value

if TYPE_CHECKING:
    import pyarrow as pa

Files = dict[str, bytes]
"""What is written, by the part of a name that comes before the suffix: "nodes", "edges", or "" where there is one file."""

_FORMULA: Final = re.compile(r"(^|[;,\t\r\n\"])(?='*[=+\-@＝＋－＠])")
_DEFUSED: Final = re.compile(r"(^|[;,\t\r\n\"])'(?='*[=+\-@＝＋－＠])")
_ARRAY: Final = "\x1f"  # UNIT SEPARATOR, which no article has (it would be refused)
_NEO4J_TYPES: Final[dict[type, str]] = {str: "string", float: "double", int: "int", bool: "boolean", tuple: "string[]"}
_NEO4J_HEADS: Final[dict[str, dict[str, str]]] = {
    "nodes": {"id": "id:ID", "type": ":LABEL"},
    "edges": {"source": ":START_ID", "target": ":END_ID", "relation": ":TYPE"},
}


def defuse(text: str) -> str:
    """`text` so that no spreadsheet takes a part of it for a formula: an apostrophe before each sign that begins one, where one may begin.

    Formulas begin with = + - @ at the start of a cell, or after what another locale takes for the end of one: ; , tab, line end, quotation
    mark (OWASP, "CSV Injection"). `restore` gives the text back, whatever it was.

    >>> defuse("=1+1"), defuse("dit-il")
    ("'=1+1", 'dit-il')
    """
    return _FORMULA.sub(r"\1'", text)


def restore(cell: str) -> str:
    """The text that was defused: `restore(defuse(text)) == text`."""
    return _DEFUSED.sub(r"\1", cell)


def write_csv(graph: PropertyGraph) -> Files:
    """CSV (RFC 4180) of nodes and edges, each with a head; several values in a cell are separated by " | ", formulas are defused."""
    return {name: _csv(table.columns, _cells(table)) for name, table in _tables(graph)}


def join(values: Iterable[str]) -> str:
    """Several values as one text: separated by " | ", a | within one written as \\|."""
    return " | ".join(value.replace("|", "\\|") for value in values)


def write_neo4j(graph: PropertyGraph) -> Files:
    """CSV with the head that `neo4j-admin database import` takes, nodes labelled by type, edges by relation; arrays by U+001F."""
    files = {}
    for name, table in _tables(graph):
        heads = _NEO4J_HEADS[name]
        head = [heads.get(column) or f"{column}:{_NEO4J_TYPES[kind]}" for column, kind in table.columns.items()]
        rows = ([_neo4j_cell(row[column]) for column in table.columns] for row in table.rows)
        files[name] = _csv(head, rows)
    return files


def neo4j_command(files: dict[str, Path]) -> str:
    """The command that imports such files into a new database (Neo4j 5, Operations Manual, "Neo4j-admin import")."""
    nodes, edges = shlex.quote(str(files["nodes"])), shlex.quote(str(files["edges"]))
    options = "--array-delimiter=U+001F --multiline-fields=true"
    return f"neo4j-admin database import full --nodes={nodes} --relationships={edges} {options} neo4j"


def write_parquet(graph: PropertyGraph) -> Files:
    """Parquet of nodes and edges, lists as lists, texts as they are; raises ExportError where pyarrow is missing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'newskg[parquet]'") from error
    files = {}
    for name, table in _tables(graph):
        buffer = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(table.rows, schema=_schema(pa, table.columns)), buffer)
        files[name] = buffer.getvalue()
    return files


def _schema(pa: Any, columns: Columns) -> pa.Schema:
    types = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_(), tuple: pa.list_(pa.string())}
    return pa.schema([(column, types[kind]) for column, kind in columns.items()])


def _tables(graph: PropertyGraph) -> tuple[tuple[str, Table], ...]:
    return ("nodes", graph.nodes), ("edges", graph.edges)


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def _cells(table: Table) -> Iterable[list[object]]:
    return ([_cell(row[column]) for column in table.columns] for row in table.rows)


def _cell(value: Value) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        value = join(value)
    return defuse(value) if isinstance(value, str) else value


def _neo4j_cell(value: Value) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return _ARRAY.join(value) if isinstance(value, tuple) else value
