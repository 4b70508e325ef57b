"""Statements with triple terms, read back by pyoxigraph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import export
from kg.export.reifiers import REIFIES
from kg.graph import Graph
from kg.graph import terms as t


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig"])
def test_statements_are_triple_terms_and_nothing_else_changes(few_graph: Graph, tmp_path: Path, suffix: str) -> None:
    export(few_graph, tmp_path / f"old{suffix}")
    export(few_graph, tmp_path / f"new.rdf12{suffix}")
    old, new = (set(ox.parse(path=str(tmp_path / name))) for name in (f"old{suffix}", f"new.rdf12{suffix}"))
    ends = (t.SUBJECT, t.PREDICATE, t.OBJECT)
    assert {q for q in old if q.predicate not in ends and q.object != t.term("rdf:Statement")} == {q for q in new if q.predicate != REIFIES}
    terms = {(q.subject, end, value) for q in new if q.predicate == REIFIES for end, value in zip(ends, parts(q.object), strict=True)}
    assert terms == {(q.subject, q.predicate, q.object) for q in old if q.predicate in ends}
    assert terms


def parts(term: object) -> tuple[object, object, object]:
    """The ends of a triple term."""
    assert isinstance(term, ox.Triple)
    return term.subject, term.predicate, term.object


def test_turtle_has_them_in_prefixed_names(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.rdf12.ttl", article="small/1 é")
    assert "rdf:reifies <<( <person/paul-beju> kg:met <person/anne-aqil> )>>" in (tmp_path / "a.rdf12.ttl").read_text(encoding="utf-8")
