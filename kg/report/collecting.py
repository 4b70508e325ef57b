"""What a report tells: the facts of a graph by section, what several articles say of one fact put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.graph.facts import Fact, Node, find_jurisdictions
from kg.graph.store import GraphStore
from kg.query.selection import select_facts
from kg.vocabulary import SYMMETRIC, Factuality, Predicate, Status


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article that prove a fact; `url` is the article's, `published` an ISO date, each "" where unknown."""

    text: str
    title: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact as all articles tell it: `subjects` – relation – `object`, with what they say of when, where and about what."""

    subjects: tuple[Node, ...]
    relation: str
    object: Node
    days: tuple[str, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    planned: bool
    articles: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading: a topic's name, or "" where the section has none."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report; `name` is a key of the texts: "meetings", "agreements", …"""

    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Sections that have something to tell, and how many facts and articles they were made from; `since` as asked for."""

    since: str | None
    facts: int
    articles: int
    sections: tuple[Section, ...]


Key: TypeAlias = Callable[[Fact], Hashable]
Links: TypeAlias = dict[str, str]
"""The addresses of articles by their ids."""
Maker: TypeAlias = Callable[[list[Fact], Links], Iterator[Group]]


def collect(graph: GraphStore, *, since: str | None = None, lang: str = "fr") -> Report:
    """What the graph tells of as of a date, month or year (ISO), or of all times; names in `lang` where known.

    Claims that no article asserts are left out; what is planned is said to be. Raises QueryError where `since` is no date.
    """
    facts = _with_jurisdictions(graph, [fact for fact in select_facts(graph, since=since, lang=lang) if fact.asserted], lang)
    links = _links(graph, {fact.article for fact in facts})
    sections = (Section(name, tuple(make(facts, links))) for name, make in SECTIONS.items())
    shown = tuple(section for section in sections if section.groups)
    return Report(since, len(facts), len({fact.article for fact in facts}), shown)


def _with_jurisdictions(graph: GraphStore, facts: list[Fact], lang: str) -> list[Fact]:
    """The facts with the labels of offices told in full: "président (Sénat)"."""
    offices = {fact.object.id: fact.object for fact in facts if fact.predicate == Predicate.HOLDS_OFFICE}
    full = {office.id: governed.label for office, governed in find_jurisdictions(graph, offices.values(), lang=lang)}
    return [_in_full(fact, full[fact.object.id]) if fact.object.id in full else fact for fact in facts]


def _in_full(fact: Fact, jurisdiction: str) -> Fact:
    return replace(fact, object=replace(fact.object, label=f"{fact.object.label} ({jurisdiction})"))


def _links(graph: GraphStore, articles: Iterable[str]) -> Links:
    """Those of some articles that have one on the web."""
    nodes = {graph.iris.article(article): article for article in sorted(articles)}
    quads = graph.quads_about(nodes, (t.term("schema:url"),))
    found = ((t.value(quad.subject), t.value(quad.object)) for quad in quads)
    return {nodes[NamedNode(article)]: url for article, url in found if url.startswith(("http://", "https://"))}


def _pair(fact: Fact) -> Hashable:
    ends = (fact.subject.id, fact.object.id)
    return fact.predicate, *(sorted(ends) if fact.predicate in SYMMETRIC else ends)


def _where(wanted: Callable[[Fact], bool], key: Key = _pair) -> Maker:
    """A section of the facts that are wanted, those put together that have one key, under no heading."""

    def make(facts: list[Fact], links: Links) -> Iterator[Group]:
        entries = _entries(filter(wanted, facts), key, links)
        if entries:
            yield Group("", tuple(entries))

    return make


def _of(*predicates: Predicate, key: Key = _pair) -> Maker:
    """The same of all facts of some relations."""
    return _where(lambda fact: fact.predicate in predicates, key)


def _takes_office(fact: Fact) -> bool:
    """Whether it says that somebody was appointed, took an office on a day that is told, or succeeded another."""
    begins = fact.status is Status.APPOINTED or (fact.date is not None and fact.status is Status.CURRENT)
    return fact.predicate == Predicate.SUCCEEDED or (fact.predicate == Predicate.HOLDS_OFFICE and begins)


def _by_topic(facts: list[Fact], links: Links) -> Iterator[Group]:
    """Cooperation under each of its topics, the most told first; then what has none."""
    told = [fact for fact in facts if fact.predicate == Predicate.COOPERATES_WITH]
    topics: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in told:
        for topic in fact.topics or (Node("", "", "Topic"),):
            topics[topic.label].append(fact)
    for heading in sorted(topics, key=lambda name: (name == "", -len(topics[name]), name)):
        yield Group(heading, tuple(_entries(topics[heading], _pair, links)))


def _entries(facts: Iterable[Fact], key: Key, links: Links) -> list[Entry]:
    """What is alike put together, in the order of time; what has no date comes last."""
    alike: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        alike[key(fact)].append(fact)
    entries = [_entry(group, links) for group in alike.values()]
    return sorted(
        entries, key=lambda entry: (entry.days or ("~",), entry.relation, [node.label for node in entry.subjects], entry.object.label)
    )


def _entry(facts: list[Fact], links: Links) -> Entry:
    first = min(facts, key=lambda fact: (fact.day or "~", fact.article, fact.id))
    ends = {first.object.id}
    subjects = {node.id: node for fact in facts for node in (fact.subject, fact.object) if node.id not in ends}
    return Entry(
        subjects=tuple(sorted(subjects.values(), key=lambda node: (node.id != first.subject.id, node.label))),
        relation=first.predicate,
        object=first.object,
        days=tuple(sorted({fact.date for fact in facts if fact.date})),
        places=tuple(sorted({fact.place.label for fact in facts if fact.place})),
        topics=tuple(sorted({topic.label for fact in facts for topic in fact.topics})),
        planned=all(fact.factuality is Factuality.PLANNED for fact in facts),
        articles=len({fact.article for fact in facts}),
        quotes=tuple(dict.fromkeys(quote for fact in facts for quote in _quotes(fact, links))),
    )


def _quotes(fact: Fact, links: Links) -> Iterator[Quote]:
    for evidence in fact.evidence:
        yield Quote(evidence.text, fact.title, fact.published or "", links.get(fact.article, ""))


SECTIONS: Final[dict[str, Maker]] = {
    "offices": _where(_takes_office),
    "meetings": _of(Predicate.MET, Predicate.VISITED, Predicate.INVITED),
    "agreements": _of(Predicate.PARTY_TO, key=lambda fact: fact.object.id),  # each with all its parties
    "cooperation": _by_topic,
    "support": _of(Predicate.SUPPORTS, Predicate.AIDS),
    "conflict": _of(Predicate.CRITICIZES, Predicate.THREATENS, Predicate.SANCTIONS, Predicate.ATTACKS),
    "events": _of(Predicate.PARTICIPATED_IN),
}
