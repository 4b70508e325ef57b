"""Turtle and TriG (RDF 1.1) as people like to read them: sorted, grouped, prefixed, the same bytes for the same graph.

Neither pyoxigraph (prefixes in random order, prefixes made relative) nor rdflib (slow, relabels) gives all of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph import terms as t
from kg.vocabulary import BASE_IRI, PREFIXES

_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_XSD: Final = PREFIXES["xsd"]
_PLAIN: Final = {f"{_XSD}integer": _INTEGER, f"{_XSD}decimal": _DECIMAL}


class TurtleWriter:
    """Writes sorted triples under one base IRI; remembers how terms are written and which prefixes that takes."""

    def __init__(self, base: str = BASE_IRI) -> None:
        self.base = base
        self._used: set[str] = set()
        self._written: dict[str, str] = {}

    def turtle(self, triples: Sequence[Triple]) -> str:
        """A Turtle document of sorted, distinct triples."""
        body = "\n".join(self._subjects(triples, ""))
        return self._header() + body

    def trig(self, quads: Sequence[Quad]) -> str:
        """A TriG document of sorted, distinct quads."""
        body = "".join(
            f"\n{self._term(name)} {{\n" + "\n".join(self._subjects(group, "  ")) + "}\n" if isinstance(name, NamedNode) else ""
            for name, group in groupby(quads, key=lambda quad: quad.graph_name)
        )
        return self._header() + body

    def _header(self) -> str:
        prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self._used))
        return f"@base <{self.base}> .\n{prefixes}\n"

    def _subjects(self, rows: Iterable[Triple | Quad], indent: str) -> Iterator[str]:
        for subject, group in groupby(rows, key=lambda row: row.subject):
            lines = " ;\n".join(f"{indent}    {line}" for line in self._predicates(group))
            yield f"{indent}{self._term(subject)} {lines.lstrip()} .\n"

    def _predicates(self, rows: Iterable[Triple | Quad]) -> Iterator[str]:
        for predicate, group in groupby(rows, key=lambda row: row.predicate):
            verb = "a" if predicate == t.TYPE else self._term(predicate)
            yield f"{verb} {', '.join(self._term(row.object) for row in group)}"

    def _term(self, term: object) -> str:
        if isinstance(term, NamedNode):
            if term.value not in self._written:
                self._written[term.value] = self._iri(term.value)
            return self._written[term.value]
        if isinstance(term, Triple):  # RDF 1.2
            return f"<<( {self._term(term.subject)} {self._term(term.predicate)} {self._term(term.object)} )>>"
        return self._literal(term) if isinstance(term, Literal) else str(term)

    def _iri(self, iri: str) -> str:
        short = t.prefixed(iri)
        if short == iri:
            return f"<{t.relative(iri, self.base)}>"
        self._used.add(short.partition(":")[0])
        return short

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        pattern = _PLAIN.get(datatype)
        if pattern and pattern.fullmatch(literal.value):
            return literal.value
        if literal.language or datatype == f"{_XSD}string":
            return str(literal)
        return f"{Literal(literal.value)}^^{self._term(literal.datatype)}"
