"""Finding things by any of their names, accents and case aside: an index in memory, so that completion keeps up with typing."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.explore.views.labels import TYPES, kind_of
from kg.graph import terms as t
from kg.graph.store import GraphStore
from kg.text import fold
from kg.vocabulary import PREFIXES

_WORD: Final = re.compile(r"[^\W_]+")
_SEARCHED: Final = frozenset(TYPES) - {"quotation"}
_NAMES: Final = """
SELECT ?node ?name ?alias (COUNT(*) AS ?number) {
  GRAPH ?graph { { ?node rdfs:label ?name } UNION { ?node skos:altLabel ?name BIND(true AS ?alias) } UNION { ?node dcterms:title ?name } }
} GROUP BY ?node ?name ?alias
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its names, the one to show first, in how many articles it is named so, and its English label where it has one."""

    id: str
    names: tuple[str, ...]
    articles: int
    english: str = ""

    def label(self, lang: str) -> str:
        """The name to show in a language."""
        return self.english if lang == "en" and self.english else self.names[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: `matched` is the name that was, where it is not the label."""

    id: str
    label: str
    type: str
    articles: int
    matched: str = ""


def read_names(graph: GraphStore) -> list[Named]:
    """All things that articles name, with their names in the articles and the gazetteer."""
    labels: defaultdict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    solutions = graph.store.query(_NAMES, base_iri=graph.iris.base, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    for node, name, alias, number in solutions:
        if isinstance(node, NamedNode) and isinstance(name, Literal):
            id_ = graph.iris.local(node.value)
            if id_.partition("/")[0] in _SEARCHED:
                labels[id_][alias is not None, name.value] += int(t.value(number))
    known = _gazetteer(graph)
    return [_named(id_, names, known.get(id_, ())) for id_, names in labels.items() if _told(names, known.get(id_, ()))]


def _gazetteer(graph: GraphStore) -> dict[str, list[tuple[bool, str, str]]]:
    found = defaultdict(list)
    for alias, predicate in ((False, t.LABEL), (True, t.ALT_LABEL)):
        for quad in graph.store.quads_for_pattern(None, predicate, None, graph.iris.graph("gazetteer")):
            if isinstance(quad.object, Literal):
                found[graph.iris.local(t.value(quad.subject))].append((alias, quad.object.value, quad.object.language or ""))
    return dict(found)


def _told(names: Counter[tuple[bool, str]], known: Sequence[tuple[bool, str, str]]) -> int:
    """By how many articles a thing is named: what the gazetteer alone knows is not searched."""
    return sum(number for (alias, _), number in names.items() if not alias) - sum(not alias for alias, _, _ in known)


def _named(id_: str, names: Counter[tuple[bool, str]], known: Sequence[tuple[bool, str, str]]) -> Named:
    french = [name for alias, name, lang in known if not alias and lang == "fr"]
    ranked = sorted(names, key=lambda name: (name[0], -names[name], name[1]))
    english = next((name for alias, name, lang in known if not alias and lang == "en"), "")
    return Named(id_, tuple(dict.fromkeys([*french, *(name for _, name in ranked)])), _told(names, known), english)


@dataclass(slots=True)
class NameIndex:
    """The names of a graph by the beginnings of their words."""

    things: Sequence[Named]
    _words: list[str] = field(default_factory=list)
    _places: list[list[tuple[int, int]]] = field(default_factory=list)
    _folded: list[tuple[str, ...]] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, thing in enumerate(self.things):
            folded = tuple(fold(name) for name in thing.names)
            self._folded.append(folded)
            for which, name in enumerate(folded):
                for word in set(_WORD.findall(name)):
                    places[word].append((number, which))
        self._numbers = {thing.id: number for number, thing in enumerate(self.things)}
        self._words = sorted(places)
        self._places = [places[word] for word in self._words]

    def find(self, text: str, *, kinds: Iterable[str] = (), most: int = 10, lang: str = "fr") -> list[Hit]:
        """The things with a name that has words beginning with all words of the text.

        Whole names come first, then beginnings of labels, then of other names, then any; among these, what most articles name. `kinds`
        keeps some classes.
        """
        wanted, words = frozenset(kinds), _WORD.findall(fold(text))
        if not words:
            return []
        found = set.intersection(*(self._beginning(word) for word in words))
        best: dict[int, tuple[int, int]] = {}
        typed = fold(text)
        for number, which in found:
            if not wanted or kind_of(self.things[number].id) in wanted:
                name = self._folded[number][which]
                label, begins = which == 0, name.startswith(typed)
                rank = 0 if name == typed else 1 if label and begins else 2 if label or begins else 3
                best[number] = min(best.get(number, (9, 0)), (rank, which))
        shown = heapq.nsmallest(most, best, key=lambda number: self._order(number, best[number][0]))
        return [self._hit(number, best[number][1], lang) for number in shown]

    def label(self, id_: str, lang: str = "fr") -> str | None:
        """The label of a thing by its id."""
        number = self._numbers.get(id_)
        return None if number is None else self.things[number].label(lang)

    def most_named(self, kind: str, most: int, lang: str = "fr") -> list[Hit]:
        """The things of a class that most articles name."""
        numbers = (number for number, thing in enumerate(self.things) if kind_of(thing.id) == kind)
        return [self._hit(number, 0, lang) for number in heapq.nsmallest(most, numbers, key=lambda number: self._order(number, 0))]

    def _beginning(self, word: str) -> set[tuple[int, int]]:
        first, end = bisect_left(self._words, word), bisect_left(self._words, word + "\U0010ffff")
        return {place for places in self._places[first:end] for place in places}

    def _order(self, number: int, rank: int) -> tuple[int, int, str]:
        thing = self.things[number]
        return rank, -thing.articles, thing.names[0]

    def _hit(self, number: int, which: int, lang: str) -> Hit:
        thing, label = self.things[number], self.things[number].label(lang)
        matched = thing.names[which]
        return Hit(thing.id, label, kind_of(thing.id), thing.articles, matched if which and matched != label else "")
