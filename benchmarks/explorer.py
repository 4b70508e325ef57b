"""How fast the explorer's views are on a large graph: a made-up one, with the quads that as many statements of real articles would have.

    python -m benchmarks.explorer --statements 1000000

Persons, bodies and countries are drawn so that few are named very often and most once or twice, as in news. What follows from all articles
(facts with their sources, tenures) is made with the articles, not derived: this measures reading. In: the number of statements. Out: a
table of milliseconds on standard output, the median of several calls by the clock and by the processor's time, in one process.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, Store

from kg.explore.views.articles import read_article
from kg.explore.views.countries import country_pairs
from kg.explore.views.names import NameIndex, read_names
from kg.explore.views.tenures import offices_of
from kg.explore.views.things import find_thing
from kg.explore.views.ties import Choice, find_network
from kg.graph import terms as t
from kg.graph.quads import Run, reading_quads, statement_id
from kg.graph.reference import load_reference
from kg.graph.store import GraphStore
from kg.graph.terms import Iris, integer_literal, term
from kg.model import Article, Entity, Office, Reading, Span, Statement, content_hash
from kg.vocabulary import EntityType, Predicate, Status

STATEMENTS_AN_ARTICLE: Final = 10
CHUNK: Final = 500_000  # quads written at a time
SYLLABLES: Final = tuple("ba be bi bo da de di do fa ka la le li lo ma me mi mo na ne ni ra re ri ro sa se ta te ti va za".split())
COUNTRIES: Final = tuple("MA FR DZ TN ES IT DE US GB BE SN ML NE TD CI CM EG LY MR SA AE QA TR RU UA CN JP IN BR CA".split())
RELATIONS: Final = (Predicate.MET, Predicate.MET, Predicate.SUPPORTS, Predicate.CRITICIZES, Predicate.INVITED, Predicate.SUCCEEDED)


class Maker:
    """Makes articles with `STATEMENTS_AN_ARTICLE` statements each about persons, countries and offices; always the same."""

    def __init__(self, statements: int) -> None:
        self._random = random.Random(7)
        self.articles = statements // STATEMENTS_AN_ARTICLE
        self.persons = max(statements // 12, 100)

    def readings(self) -> Iterator[Reading]:
        """All articles, as if they had been read."""
        return (self._reading(number) for number in range(self.articles))

    def _few(self, count: int) -> int:
        """A number below a count, small ones far more often."""
        return int(count ** self._random.random()) - 1

    def _person(self) -> Entity:
        number = self._few(self.persons)
        own = random.Random(number)
        given, family = ("".join(own.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))
        return Entity(f"person/{given}-{family}-{number}".lower(), EntityType.PERSON, f"{given} {family}", (f"M. {family}", family))

    def _country(self) -> Entity:
        code = COUNTRIES[self._few(len(COUNTRIES))]
        return Entity(f"country/{code}", EntityType.COUNTRY, code, iso=code)

    def _reading(self, number: int) -> Reading:
        persons = list({person.id: person for person in (self._person() for _ in range(6))}.values())
        countries = list({country.id: country for country in (self._country() for _ in range(3))}.values())
        day = f"{2018 + number % 8}-{1 + number % 12:02}-{1 + number % 28:02}"
        names = ", ".join(entity.label for entity in (*persons, *countries))
        text = "\n".join(f"Phrase {line} de l'article {number} : {names} se sont vus, dit-on, et ont parlé." for line in range(12))
        article = Article(f"a-{number}", f"Titre {number} : {names[:60]}", text, day, f"Journal {number % 40}")
        spans = [Span(start, start + 60) for start in range(70, 70 + 80 * STATEMENTS_AN_ARTICLE, 80)]
        office = Office(
            f"office/{countries[0].id[-2:]}/ministre-{number % 30}", f"ministre {number % 30}", countries[0].id, "role/minister"
        )
        statements = [Statement(persons[0].id, Predicate.HOLDS_OFFICE, office.id, (spans[0],), Status.CURRENT)]
        for span in spans[1:]:
            one, other = self._random.sample([*persons, *countries], 2)
            relation = self._random.choice(RELATIONS)
            if one.type is other.type is EntityType.COUNTRY:
                relation = Predicate.COOPERATES_WITH
            topics = (self._random.choice(("topic/security", "topic/trade", "topic/energy")),)
            statements.append(Statement(one.id, relation, other.id, (span,), None, day, None, topics, confidence=0.9, rule="made"))
        return Reading(article, (*persons, *countries), (office,), (), tuple({s.key: s for s in statements}.values()))


def quads_of(reading: Reading, run: Run, iris: Iris) -> Iterator[Quad]:
    """What stands in the graph of an article, and what would be derived from it."""
    yield from reading_quads(reading, run, iris)
    summary = iris.graph("summary")
    for statement in reading.statements:
        fact = iris.node(f"fact/{content_hash(*statement.key)}")
        yield Quad(iris.node(statement_id(reading.article.id, statement)), term("kg:fact"), fact, summary)
        yield Quad(fact, term("kg:independentSources"), integer_literal(1), summary)
        if statement.predicate is Predicate.HOLDS_OFFICE:
            tenure = NamedNode(f"{fact.value.replace('/fact/', '/tenure/')}-1")
            yield Quad(tenure, term("kg:holder"), iris.node(statement.subject), summary)
            yield Quad(tenure, term("kg:office"), iris.node(statement.object), summary)
            yield Quad(tenure, t.DERIVED_FROM, fact, summary)


def make_store(folder: Path, statements: int) -> int:
    """Write the graph into a folder; returns how many quads it has."""
    iris, run = Iris(), Run("made")
    store = Store(str(folder))
    load_reference(store, iris)
    quads = (quad for reading in Maker(statements).readings() for quad in quads_of(reading, run, iris))
    while chunk := list(islice(quads, CHUNK)):
        store.bulk_extend(chunk)
    store.optimize()
    return len(store)


def measure(name: str, call: Callable[[], object], times: int = 5) -> None:
    """Print the median of several calls in milliseconds, by the clock and by the processor's time."""
    taken = []
    for _ in range(times):
        start, worked = time.perf_counter(), time.process_time()
        call()
        taken.append((time.perf_counter() - start, time.process_time() - worked))
    clock, processor = (statistics.median(column) * 1000 for column in zip(*taken, strict=True))
    print(f"| {name} | {clock:,.1f} | {processor:,.1f} |", flush=True)


def measure_views(graph: GraphStore) -> None:
    """Print the table."""
    start = time.perf_counter()
    index = NameIndex(read_names(graph))
    print(f"index of {len(index.things):,} things: {time.perf_counter() - start:.1f} s, once for each change\n")
    print("| view | ms | of processor |\n|---|---|---|")
    for text in ("a", "ba", "bal", "mar", "M. Ba"):
        measure(f"search {text!r}", lambda text=text: index.find(text))  # type: ignore[misc]
    often = [index.most_named(kind, 1)[0].id for kind in ("Person", "Country", "Office")]
    rare = next(thing.id for thing in index.things if thing.id.startswith("person/") and thing.articles == 1)
    for id_ in (*often, rare):
        measure(f"page of {id_}", lambda id_=id_: find_thing(graph, id_, "fr"))  # type: ignore[misc]
    measure("one relation of the most named", lambda: find_thing(graph, often[1], "fr", "supports"))
    measure("an article", lambda: read_article(graph, "a-1", "fr"))
    measure("offices of a country", lambda: offices_of(graph, "country/MA", "", "", "fr", 300), 2)
    measure("network around the country, 150 nodes", lambda: find_network(graph, Choice(), often[1], 1, 150, "fr"), 2)
    measure("network of all, 150 nodes", lambda: find_network(graph, Choice(), "", 2, 150, "fr"), 2)
    measure("countries", lambda: country_pairs(graph, Choice((Predicate.COOPERATES_WITH,)), "fr"), 2)


def main() -> None:
    """Make the graph in a temporary folder and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--statements", type=int, default=60_000)
    parser.add_argument("--keep", type=Path, help="folder to make the graph in, or where it was made before")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch) / "graph"
        if not folder.exists():
            start = time.perf_counter()
            made = make_store(folder, chosen.statements)
            print(f"{made:,} quads made in {time.perf_counter() - start:.0f} s")
        with GraphStore.open(folder, read_only=True) as graph:
            measure_views(graph)


if __name__ == "__main__":
    main()
