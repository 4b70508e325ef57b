"""Reading an RDF file of anybody's in a process of its own: `python -m kg.graph.parsing FILE FORMAT BASE GENID`.

Parsers of RDF/XML and JSON-LD can be made to need any time and memory (nested entities, nested contexts), and Oxigraph's then end the
process. So this one has limits, and can be killed; what it hands over on standard output is N-Triples, which need neither.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

import pyoxigraph as ox
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Triple

REFUSED: Final = 65
"""The exit code where the file is at fault (`EX_DATAERR` of sysexits.h): one line on standard error says where and why."""

MEMORY: Final = 2 * 1024**3  # bytes of address space
_OUTSIDE_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Lines(io.RawIOBase):
    """A file that is read a line at a time, so that `number` says where a parser is that does not say so itself."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file, self._rest, self.number = path.open("rb"), b"", 0

    def read(self, size: int = -1, /) -> bytes:
        """The rest of the line, or `size` bytes of it."""
        if not self._rest:
            self._rest = self._file.readline(1_000_000)
            self.number += bool(self._rest)
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


class _Named:
    """Triples with an IRI in place of each blank node, numbered as they come (Skolem IRIs: RDF 1.1 Concepts, 3.5)."""

    def __init__(self, prefix: str) -> None:
        self._prefix, self._given = prefix, dict[BlankNode, NamedNode]()

    def __call__(self, triple: Triple) -> Triple:
        subject, object_ = self._name(triple.subject), self._name(triple.object)
        if not isinstance(subject, NamedNode) or isinstance(object_, Triple):
            raise ValueError("triples about triples (RDF 1.2) are not kept: state them as rdf:Statement")
        if isinstance(object_, Literal) and _OUTSIDE_XML.search(object_.value):
            raise ValueError("a text with a control character, which no XML can carry")
        return Triple(subject, triple.predicate, object_)

    def _name(self, term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
        if not isinstance(term, BlankNode):
            return term
        return self._given.setdefault(term, NamedNode(f"{self._prefix}{len(self._given) + 1}"))


def read_triples(stream: io.RawIOBase, format_: RdfFormat, base: str, genid: str) -> Iterator[Triple]:
    """The triples of all graphs of a document; raises SyntaxError and ValueError.

    In: `base`, against which relative IRIs are resolved; `genid`, the start of the IRIs that blank nodes get.
    """
    named = _Named(genid)
    for quad in ox.parse(stream, format=format_, base_iri=base):  # type: ignore[arg-type]  # read() is all that it needs
        if format_ == RdfFormat.N3 and not isinstance(quad.graph_name, DefaultGraph):
            raise ValueError("formulas of N3 are no RDF: they would be taken for facts")
        yield named(quad.triple)


def main(path: str, extension: str, base: str, genid: str) -> None:
    """Write a file's triples to standard output as N-Triples."""
    limit_memory(MEMORY)
    format_ = RdfFormat.from_extension(extension)
    assert format_ is not None
    lines = _Lines(Path(path))
    try:
        ox.serialize(read_triples(lines, format_, base, genid), sys.stdout.buffer, format=RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        _refuse(error.lineno or lines.number, error.msg)
    except ValueError as error:
        _refuse(lines.number, str(error))


def _refuse(line: int, reason: str) -> NoReturn:
    print(line, " ".join(reason.split()), file=sys.stderr)
    sys.exit(REFUSED)


def limit_memory(most: int) -> None:
    """Let this process have so many bytes of address space, where the system can: what needs more ends the process, not the machine."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
