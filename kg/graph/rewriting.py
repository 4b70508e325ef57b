"""One node for one person in all articles: an article's graph with the ids that hold across articles, from which what was read comes back.

What an article's own words give ("person/a-laftit") is exchanged for the id that identity found ("person/abdelouafi-laftit"), and what a
person has rejected is no longer asserted. The triples that this touches are kept as they were in one literal (`kg:asRead`), so that nothing
is lost, whatever was merged: see docs/decisions/0040.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Triple

from kg.graph import terms as t
from kg.graph.terms import Iris, term
from kg.vocabulary import KG, SYMMETRIC, Factuality

AS_READ: Final = term("kg:asRead")
REJECTED: Final = term(f"kg:{Factuality.REJECTED}")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What differs from what was read: ids that are exchanged (local to canonical), and statements (ids) that are rejected."""

    ids: Mapping[str, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.ids or self.rejected)


def rewrite(triples: Sequence[Triple], article: NamedNode, rewriting: Rewriting, iris: Iris) -> list[Triple]:
    """The triples of an article's graph as they stand, from those that were read."""
    if not rewriting:
        return list(triples)
    ids = dict(rewriting.ids) | _offices(triples, rewriting.ids, iris)
    exchanged = {iris.node(old): iris.node(new) for old, new in ids.items()}
    rejected = {iris.node(statement) for statement in rewriting.rejected}
    withdrawn = set(_plain(triples, rejected))
    nodes = {*exchanged, *exchanged.values(), *rejected}
    touched = [row for row in triples if row.subject in nodes or row.object in nodes or row in withdrawn]
    kept = [row for row in triples if row not in set(touched)]
    changed = (_exchanged(row, exchanged, rejected) for row in touched if row not in withdrawn)
    stamps = [Triple(statement, t.FACTUALITY, REJECTED) for statement in sorted(rejected, key=str)]
    kept_as = {"ids": dict(sorted(rewriting.ids.items())), "rejected": sorted(rewriting.rejected), "triples": sorted(map(str, touched))}
    note = Triple(article, AS_READ, Literal(json.dumps(kept_as, ensure_ascii=False)))
    return list(dict.fromkeys((*kept, *(row for row in changed if row is not None), *stamps, note)))


def as_read(triples: Sequence[Triple], article: NamedNode, iris: Iris) -> tuple[list[Triple], Rewriting]:
    """The triples that were read, from those of an article's graph as they stand; and what had been done to them."""
    note = next((row for row in triples if row.predicate == AS_READ and row.subject == article), None)
    if note is None:
        return list(triples), Rewriting()
    kept_as = json.loads(t.value(note.object))
    touched = [quad.triple for quad in ox.parse("".join(f"{line} .\n" for line in kept_as["triples"]), format=ox.RdfFormat.N_TRIPLES)]
    rewriting = Rewriting(kept_as["ids"], frozenset(kept_as["rejected"]))
    changed = {*rewrite(touched, article, rewriting, iris), note}
    return [*(row for row in triples if row not in changed), *touched], rewriting


def _offices(triples: Iterable[Triple], ids: Mapping[str, str], iris: Iris) -> dict[str, str]:
    """The offices of bodies that have another id across articles: "office/ua/president" becomes "office/union-africaine/president"."""
    bodies = {iris.node(old): new for old, new in ids.items()}
    found = {}
    for row in triples:
        if row.predicate == t.JURISDICTION and isinstance(row.object, NamedNode) and row.object in bodies:
            office = iris.local(t.value(row.subject))
            found[office] = "/".join(("office", bodies[row.object].split("/", 1)[-1], office.rsplit("/", 1)[-1]))
    return found


def _plain(triples: Iterable[Triple], statements: set[NamedNode]) -> Iterator[Triple]:
    """The plain triples that stand for statements, both ways round for symmetric relations."""
    ends: dict[object, dict[NamedNode, NamedNode]] = {}
    for row in triples:
        if row.subject in statements and isinstance(row.object, NamedNode):
            ends.setdefault(row.subject, {})[row.predicate] = row.object
    for told in ends.values():
        if {t.SUBJECT, t.PREDICATE, t.OBJECT} <= told.keys():
            one, relation, other = told[t.SUBJECT], told[t.PREDICATE], told[t.OBJECT]
            yield Triple(one, relation, other)
            if relation.value.removeprefix(KG) in SYMMETRIC:
                yield Triple(other, relation, one)


def _exchanged(row: Triple, nodes: Mapping[NamedNode, NamedNode], rejected: set[NamedNode]) -> Triple | None:
    if row.subject in rejected and row.predicate == t.FACTUALITY:
        return None
    subject = nodes.get(row.subject, row.subject) if isinstance(row.subject, NamedNode) else row.subject
    object_ = nodes.get(row.object, row.object) if isinstance(row.object, NamedNode) else row.object
    return Triple(subject, row.predicate, object_)
