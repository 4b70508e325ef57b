"""One node for one person in all articles: an article's graph with the ids that hold across articles, from which what was read comes back.

What an article's own words give ("person/a-laftit") is exchanged for the id that identity found ("person/abdelouafi-laftit"), and what a
person has rejected is no longer asserted. What the article says of somebody by office alone comes in where it is known who that is
(`kg.graph.deferral`). The triples that this touches are kept as they were in one literal (`kg:asRead`), so that nothing is lost, whatever
was merged: see docs/decisions/0040.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph import terms as t
from kg.graph.deferral import find_deferred, parse_triples
from kg.graph.terms import Iris, term
from kg.vocabulary import KG, SYMMETRIC, Factuality

AS_READ: Final = term("kg:asRead")
_ENDS: Final = frozenset({t.SUBJECT, t.PREDICATE, t.OBJECT})
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
    later = _due(triples, article, exchanged, iris)
    rejected = {iris.node(statement) for statement in rewriting.rejected}
    withdrawn = set(_plain([*triples, *later], rejected))
    nodes = {*exchanged, *exchanged.values(), *rejected}
    touched = [row for row in triples if row.subject in nodes or row.object in nodes or row in withdrawn]
    away = set(touched)
    kept = [row for row in triples if row not in away]
    changed = [_exchanged(row, exchanged, rejected) for row in touched if row not in withdrawn]
    own = dict.fromkeys((*kept, *(row for row in changed if row is not None), *_stamps(triples, rejected)))
    due = (_exchanged(row, exchanged, rejected) for row in later if row not in withdrawn)
    come = dict.fromkeys(row for row in (*due, *_stamps(later, rejected)) if row is not None and row not in own)
    kept_as = {"ids": dict(sorted(rewriting.ids.items())), "rejected": sorted(rewriting.rejected), "triples": sorted(map(str, touched))}
    if come:
        kept_as["come"] = sorted(map(str, come))
    return [*own, *come, Triple(article, AS_READ, Literal(json.dumps(kept_as, ensure_ascii=False)))]


def as_read(triples: Sequence[Triple], article: NamedNode, iris: Iris) -> tuple[list[Triple], Rewriting]:
    """The triples that were read, from those of an article's graph as they stand; and what had been done to them."""
    note = next((row for row in triples if row.predicate == AS_READ and row.subject == article), None)
    if note is None:
        return list(triples), Rewriting()
    kept_as = json.loads(t.value(note.object))
    touched = parse_triples(kept_as["triples"])
    rewriting = done([note])
    changed = {*rewrite(touched, article, rewriting, iris), *parse_triples(kept_as.get("come", ())), note}
    return [*(row for row in triples if row not in changed), *touched], rewriting


def done(triples: Iterable[Triple]) -> Rewriting:
    """What had been done to an article's graph, by the note (`AS_READ`) among some of its triples."""
    for note in triples:
        if note.predicate == AS_READ:
            kept_as = json.loads(t.value(note.object))
            return Rewriting(kept_as["ids"], frozenset(kept_as["rejected"]))
    return Rewriting()


def _due(triples: Sequence[Triple], article: NamedNode, exchanged: Mapping[NamedNode, NamedNode], iris: Iris) -> list[Triple]:
    """What is said of those whom the article names by their office alone, where it is known who they are and nothing says the same."""
    known = [d for d in find_deferred(triples, article) if all(iris.node(holder) in exchanged for holder in d.holders)]
    told, due = _facts(triples if known else (), exchanged), list[Triple]()
    for deferred in known:
        rows = deferred.triples
        new = _facts(rows, exchanged) - told
        if any(one != other for one, _, other in new):
            due += rows
            told |= new
    return due


def _stamps(triples: Iterable[Triple], rejected: set[NamedNode]) -> list[Triple]:
    """What marks the statements there that are rejected."""
    told = {row.subject for row in triples if row.predicate == t.SUBJECT} if rejected else set()
    return [Triple(statement, t.FACTUALITY, REJECTED) for statement in sorted(rejected & told, key=str)]


def _facts(triples: Iterable[Triple], exchanged: Mapping[NamedNode, NamedNode]) -> set[tuple[NamedNode, NamedNode, NamedNode]]:
    """The facts that statements tell, by the nodes that stand for their ends."""
    found = set()
    for told in _ends(triples).values():
        if {t.SUBJECT, t.PREDICATE, t.OBJECT} <= told.keys():
            one, other = (exchanged.get(told[end], told[end]) for end in (t.SUBJECT, t.OBJECT))
            if told[t.PREDICATE].value.removeprefix(KG) in SYMMETRIC:
                one, other = sorted((one, other), key=str)
            found.add((one, told[t.PREDICATE], other))
    return found


def _ends(triples: Iterable[Triple]) -> dict[object, dict[NamedNode, NamedNode]]:
    """Subject, predicate and object of each statement."""
    ends: dict[object, dict[NamedNode, NamedNode]] = {}
    for row in triples:
        if row.predicate in _ENDS and isinstance(row.object, NamedNode):
            ends.setdefault(row.subject, {})[row.predicate] = row.object
    return ends


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
    for told in _ends(row for row in triples if row.subject in statements).values():
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
