"""Facts as ties between two things, chosen by relation, topic, period, and how near they are to one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions

from kg.explore.views.labels import QuickLabels, node_at
from kg.explore.views.network import Network, Tie
from kg.explore.views.placing import placed
from kg.graph import terms as t
from kg.graph.store import GraphStore
from kg.vocabulary import KG, PREFIXES, SYMMETRIC, UNASSERTED

READ: Final = 40_000
"""Statements that are looked at for one picture."""

READ_A_STEP: Final = 8_000
"""Those that are looked at for one step away from a focus."""

_ROWS: Final = """
SELECT ?one ?predicate ?other ?article ?date ?published ?doubt {
  { SELECT ?one ?predicate ?other ?article ?statement {
      VALUES_
      GRAPH ?article { ?statement rdf:subject ?one ; rdf:object ?other ; rdf:predicate ?predicate . TOPIC_ }
    } LIMIT LIMIT_ }
  OPTIONAL { GRAPH ?article { ?statement kg:date ?date } }
  OPTIONAL { GRAPH ?article { ?article schema:datePublished ?published } }
  OPTIONAL { GRAPH ?article { ?statement kg:factuality ?doubt } }
}
"""
_DOUBTED: Final = frozenset(KG + factuality for factuality in UNASSERTED)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which facts: relations (none: all but quotations), a topic, a period (ISO dates, months or years, both ends in it)."""

    relations: tuple[str, ...] = ()
    topic: str = ""
    since: str = ""
    until: str = ""

    def takes(self, day: str) -> bool:
        """Whether a day is in the period; what has no date is only where there is none."""
        if not day:
            return not (self.since or self.until)
        return (not self.since or day >= self.since[: len(day)]) and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Row:
    """An asserted statement: the ids of its ends, its relation, its article's IRI, its day or that of the article ("" where unknown)."""

    one: str
    predicate: str
    other: str
    article: str
    day: str


def find_network(graph: GraphStore, choice: Choice, focus: str, depth: int, most: int, lang: str) -> Network:
    """The network of what is chosen, or its part within `depth` ties of a thing; of more than `most` things those with most ties."""
    found, complete = _near(graph, choice, focus, depth) if focus else _ties(graph, choice)
    degrees = Counter(end for tie in found for end in (tie.one, tie.other))
    start = graph.iris.local(node_at(graph, focus).value) if focus else ""
    ranked = sorted(degrees, key=lambda id_: (id_ != start, -degrees[id_], id_))
    kept = set(ranked[:most])
    labels = QuickLabels(graph, lang)
    nodes = tuple(labels.node(graph.iris.at(id_)) for id_ in ranked[:most])
    ties = tuple(tie for tie in found if {tie.one, tie.other} <= kept)
    return placed(Network(nodes, ties, len(degrees) - len(kept), complete))


def _near(graph: GraphStore, choice: Choice, focus: str, depth: int) -> tuple[list[Tie], bool]:
    """Ties within some steps of a thing, and those among what is reached before the last step."""
    ties: dict[tuple[str, str, str], Tie] = {}
    start = graph.iris.local(node_at(graph, focus).value)
    seen, edge, complete = {start}, {start}, True
    for _ in range(depth):
        sides = [_ties(graph, choice, end, sorted(edge)) for end in ("one", "other")]
        step = [tie for side, _ in sides for tie in side]
        complete = complete and all(whole for _, whole in sides)
        ties |= {(tie.one, tie.other, tie.predicate): tie for tie in step}
        edge = {id_ for tie in step for id_ in (tie.one, tie.other)} - seen
        seen |= edge
        if not edge:
            break
    return list(ties.values()), complete


def _ties(graph: GraphStore, choice: Choice, end: str = "", ids: Iterable[str] = ()) -> tuple[list[Tie], bool]:
    """The ties of what is chosen; those only that have one of some things at an end, where these are given."""
    rows, complete = find_rows(graph, choice, end, ids)
    told: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        one, other = sorted((row.one, row.other)) if row.predicate in SYMMETRIC else (row.one, row.other)
        told[one, other, row.predicate].append(row)
    return [Tie(*key, len({row.article for row in own}), max(row.day for row in own)) for key, own in told.items()], complete


def find_rows(graph: GraphStore, choice: Choice, end: str = "", ids: Iterable[str] = ()) -> tuple[list[Row], bool]:
    """Asserted statements of what is chosen, and whether these are all: no more than `READ` are looked at, or `READ_A_STEP` from things."""
    values = f"VALUES ?{end} {{ {' '.join(str(graph.iris.at(id_)) for id_ in ids)} }}" if end else ""
    if choice.relations:
        values += f" VALUES ?predicate {{ {' '.join(str(NamedNode(KG + name)) for name in choice.relations)} }}"
    topic = f"?statement kg:topic {NamedNode(graph.iris.base + choice.topic)} ." if choice.topic else ""
    limit = READ_A_STEP if end else READ
    text = _ROWS.replace("VALUES_", values).replace("TOPIC_", topic).replace("LIMIT_", str(limit))
    solutions = graph.store.query(text, base_iri=graph.iris.base, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    found, number = [], 0
    for number, (one, predicate, other, article, date, published, doubt) in enumerate(solutions, 1):  # noqa: B007
        relation = t.value(predicate).removeprefix(KG)
        day = t.value(date or published) if date or published else ""
        asserted = not doubt or t.value(doubt) not in _DOUBTED
        if asserted and (choice.relations or relation != "said") and choice.takes(day):
            found.append(Row(graph.iris.local(t.value(one)), relation, graph.iris.local(t.value(other)), t.value(article), day))
    return found, number < limit
