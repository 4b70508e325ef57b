"""What an article says of somebody whom it names by their office alone, kept in one literal (`kg:deferred`) until it is known who that is.

In the triples there, `<holder/MA/ministre-de-l-interieur>` stands for whoever held `<office/MA/ministre-de-l-interieur>` on the article's
day. `kg.graph.rewriting` puts them into the graph with the holder that `kg.graph.holders` finds: see docs/decisions/0046.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.graph import terms as t
from kg.graph.terms import term
from kg.resolve import HeldOffice

DEFERRED: Final = term("kg:deferred")
NAMED_BY: Final = term("kg:namedByOffice")


@dataclass(frozen=True, slots=True)
class Deferred:
    """A statement (its id), the offices by which it names somebody (by the ids that stand for their holders), and its triples, sorted."""

    statement: str
    holders: Mapping[str, HeldOffice]
    lines: tuple[str, ...]

    def to_json(self) -> str:
        """As text, for the graph."""
        held = {holder: [o.id, o.jurisdiction, o.role, list(o.portfolios)] for holder, o in sorted(self.holders.items())}
        return json.dumps({"statement": self.statement, "holders": held, "triples": self.lines}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Deferred:
        """Read what `to_json` wrote."""
        read = json.loads(text)
        held = {holder: HeldOffice(id_, of, role, tuple(fields)) for holder, (id_, of, role, fields) in read["holders"].items()}
        return cls(read["statement"], held, tuple(read["triples"]))

    @property
    def triples(self) -> list[Triple]:
        """What is to stand in the graph, with the ids for the holders in their stead."""
        return parse_triples(self.lines)


def parse_triples(lines: Iterable[str]) -> list[Triple]:
    """Triples from their N-Triples forms, without the final stops."""
    return [quad.triple for quad in ox.parse("".join(f"{line} .\n" for line in lines), format=ox.RdfFormat.N_TRIPLES)]


def find_deferred(triples: Iterable[Triple], article: NamedNode) -> Iterator[Deferred]:
    """What an article's graph keeps so, by statement."""
    notes = (t.value(row.object) for row in triples if row.predicate == DEFERRED and row.subject == article)
    yield from sorted((Deferred.from_json(note) for note in notes), key=lambda deferred: deferred.statement)
