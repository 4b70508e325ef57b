"""What follows from all articles: copies, independent sources, tenures, in step with the articles that are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest
from pyoxigraph import Quad

from kg.graph import Graph
from kg.graph import terms as t
from kg.graph.store import GraphStore
from kg.graph.summary import PENDING
from kg.model import Article, Entity, Office, Reading, Span, Statement
from kg.vocabulary import EntityType, Factuality, Predicate, Status
from tests.store.killed import RUN
from tests.store.republished import republished
from tests.store.test_exactness import n_quads

MINISTER = Office("office/FR/ministre-de-l-interieur", "ministre de l'Intérieur", "country/FR", "role/minister", ("portfolio/interior",))
FRANCE = Entity("country/FR", EntityType.COUNTRY, "France", iso="FR")
TEXT = (
    "{who}, ministre de l'Intérieur, a parlé à la presse de la sécurité des frontières et du budget de la police, {where}, devant des élus."
)


def own_words(name: str) -> str:
    """Forty words that no other article has."""
    return " ".join(f"{name}{number}" for number in range(40))


def person(name: str) -> Entity:
    return Entity(f"person/{name}", EntityType.PERSON, name.title())


def holding(name: str, day: str, *, who: str = "anne", source: str = "MAP", **claim: object) -> Reading:
    """An article of one day that calls somebody minister of the Interior of France."""
    article = Article(name, f"Article {name}", TEXT.format(who=who, where=own_words(name)), day or None, source or None)
    statement = Statement(f"person/{who}", Predicate.HOLDS_OFFICE, MINISTER.id, (Span(0, 7),), **{"status": Status.CURRENT, **claim})  # type: ignore[arg-type]
    return Reading(article, (person(who), FRANCE), (MINISTER,), (), (statement,))


def meeting(name: str, *, source: str = "MAP", turned: bool = False, factuality: Factuality = Factuality.ASSERTED) -> Reading:
    """An article that says that two persons met."""
    article = Article(name, f"Article {name}", TEXT.format(who="On", where=own_words(name)), "2025-04-14", source or None)
    pair = ("person/bea", "person/anne") if turned else ("person/anne", "person/bea")
    return Reading(
        article,
        (person("anne"), person("bea")),
        (),
        (),
        (Statement(pair[0], Predicate.MET, pair[1], (Span(0, 7),), factuality=factuality),),
    )


def derived(graph: GraphStore) -> dict[str, dict[str, list[str]]]:
    """What `graph/summary` says of each node: values by local names."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in graph.store.quads_for_pattern(None, None, None, graph.iris.graph("summary")):
        values = found.setdefault(graph.iris.local(t.value(quad.subject)), {})
        values.setdefault(quad.predicate.value.rpartition("#")[2], []).append(graph.iris.local(t.value(quad.object)))
    return {name: {key: sorted(values) for key, values in rows.items()} for name, rows in found.items()}


def sources(*readings: Reading) -> list[tuple[str, str]]:
    """For each fact, how many independent sources and how many articles tell it."""
    with Graph.open() as graph:
        graph.update_articles(readings, RUN)
        rows = [values for name, values in derived(graph).items() if name.startswith("fact/")]
    return sorted((row["independentSources"][0], row["articleCount"][0]) for row in rows)


# Sources


def test_two_publishers_are_two_sources() -> None:
    assert sources(meeting("a"), meeting("b", source="AFP")) == [("2", "2")]


def test_a_publisher_who_tells_it_twice_is_one_source() -> None:
    assert sources(meeting("a"), meeting("b", source="map")) == [("1", "2")]


def test_agency_copy_on_ten_sites_is_one_source() -> None:
    copies = [republished(meeting("a", source="AFP"), f"Site {number}", more=" Avec AFP.") for number in range(10)]
    assert sources(meeting("a", source="AFP"), *copies) == [("1", "11")]


def test_an_article_of_its_own_on_a_site_that_copies_is_another_source() -> None:
    copy = republished(meeting("a", source="AFP"), "Echo")
    assert sources(meeting("a", source="AFP"), copy, meeting("b", source="Echo")) == [("2", "3")]


def test_without_a_publisher_each_original_is_a_source() -> None:
    assert sources(meeting("a", source=""), meeting("b", source="")) == [("2", "2")]


def test_a_symmetric_fact_is_one_whichever_way_round_it_is_told() -> None:
    assert sources(meeting("a"), meeting("b", source="AFP", turned=True)) == [("2", "2")]


@pytest.mark.parametrize(("factuality", "count"), [(Factuality.DENIED, "1"), (Factuality.CONDITIONAL, "1"), (Factuality.PLANNED, "2")])
def test_what_is_in_doubt_is_no_source(factuality: Factuality, count: str) -> None:
    assert sources(meeting("a"), meeting("b", source="AFP", factuality=factuality)) == [(count, count)]


# Copies


def test_copies_point_at_the_first_that_was_published() -> None:
    late = meeting("a", source="AFP")
    early = republished(late, "Echo", published="2025-04-13")
    with Graph.open() as graph:
        graph.update_articles([late, early], RUN)
        rows = derived(graph)
    assert rows["article/a"] == {"duplicateOf": ["article/a-Echo"], "originalSource": ["echo"]}
    assert rows["article/a-Echo"] == {"originalSource": ["echo"]}


def test_once_the_original_has_gone_the_next_is_it() -> None:
    first = meeting("a", source="AFP")
    second, third = (republished(first, source, published=day) for source, day in (("Echo", "2025-04-15"), ("Phare", "2025-04-16")))
    with Graph.open() as graph:
        graph.update_articles([third, first, second], RUN)
        graph.remove("a")
        rows = derived(graph)
    assert "duplicateOf" not in rows["article/a-Echo"]
    assert rows["article/a-Phare"]["duplicateOf"] == ["article/a-Echo"]


# Tenures


def test_a_tenure_has_its_days_and_its_fact() -> None:
    with Graph.open() as graph:
        graph.update_articles(
            [holding("a", "2023-05-02"), holding("b", "2024-02-01", source="AFP"), holding("c", "2025-01-10", status=Status.FORMER)], RUN
        )
        rows = derived(graph)
    (fact,) = (name for name in rows if name.startswith("fact/"))
    assert {name: row for name, row in rows.items() if name.startswith("tenure/")} == {
        f"{fact.replace('fact', 'tenure')}-1": {
            "type": ["https://w3id.org/newskg/ontology#Tenure"],
            "holder": ["person/anne"],
            "office": [MINISTER.id],
            "wasDerivedFrom": [fact],
            "firstSeen": ["2023-05-02"],
            "lastSeen": ["2024-02-01"],
            "seenFormer": ["2025-01-10"],
        }
    }


# In step


def test_nothing_stays_of_the_last_article() -> None:
    with Graph.open() as graph:
        empty = n_quads(graph)
        graph.update_articles([holding("a", "2023-05-02"), meeting("b")], RUN)
        graph.remove("a")
        graph.remove("b")
        assert n_quads(graph) == empty


def test_marks_are_made_before_and_gone_after() -> None:
    with Graph.open() as graph:
        graph.write_articles([meeting("a")], RUN)
        marks = [t.value(quad.object) for quad in graph.store.quads_for_pattern(None, PENDING, None)]
        assert marks == [f"{graph.iris.base}article/a"]
        assert "article/a" not in derived(graph)
        graph.derive()
        assert "article/a" in derived(graph)
        assert not graph.store.contains_named_graph(graph.iris.graph("pending"))


def test_what_was_left_undone_is_done_when_the_graph_is_opened(tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.write_articles([meeting("a")], RUN)
    with Graph.open(tmp_path / "g") as graph:
        assert "article/a" in derived(graph)


def test_a_summary_of_another_version_is_derived_anew() -> None:
    with Graph.open() as graph:
        graph.update_articles([meeting("a"), holding("b", "2024-01-01")], RUN)
        before, summary = n_quads(graph), graph.iris.graph("summary")
        graph.store.update(f'DELETE DATA {{ GRAPH {summary} {{ {summary} <http://www.w3.org/2002/07/owl#versionInfo> "1" }} }}')
        graph.store.update(f"INSERT DATA {{ GRAPH {summary} {{ <urn:old> <urn:old> <urn:old> }} }}")
        graph.derive()
        assert n_quads(graph) == before


class BrokenError(Exception):
    """What a kill is made to look like."""


class BreakingStore:
    """A store that breaks off at its nth write, before it."""

    def __init__(self, store: object, step: int) -> None:
        self.store, self.left = store, step

    def __getattr__(self, name: str) -> object:
        method = getattr(self.store, name)
        return self._write(method) if name in {"update", "extend", "bulk_extend", "remove_graph"} else method

    def _write(self, method: Callable[..., None]) -> Callable[..., None]:
        def write(*args: object, **options: object) -> None:
            self.left -= 1
            if not self.left:
                raise BrokenError
            method(*args, **options)

        return write

    def __contains__(self, quad: Quad) -> bool:
        return quad in self.store  # type: ignore[operator]


def broken_off(graph: Graph, step: int, change: Callable[[Graph], object]) -> bool:
    """Make a change of which the nth write does not come to pass; then what whoever opens the graph next does."""
    store = graph.store
    graph._store = cast(ox.Store, BreakingStore(store, step))
    try:
        change(graph)
    except BrokenError:
        return True
    finally:
        graph._store = store
        graph.derive()
    return False


FIRST = meeting("a", source="AFP")
ALL = [FIRST, republished(FIRST, "Echo"), republished(FIRST, "Phare"), holding("b", "2024-01-01"), holding("c", "2024-02-01")]
CHANGES: dict[str, Callable[[Graph], object]] = {
    "removed": lambda graph: graph.remove("a"),
    "added": lambda graph: graph.update_articles([republished(FIRST, "Voix"), meeting("d", source="MAP")], RUN),
    "read in another way": lambda graph: graph.update_articles([holding("a", "2024-01-01"), holding("b", "2024-03-01", who="bea")], RUN),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_that_breaks_off_at_any_write_is_made_up_for(change: Callable[[Graph], object]) -> None:
    with Graph.open() as graph:
        graph.update_articles(ALL, RUN)
        before = n_quads(graph)
        change(graph)
        after = n_quads(graph)
    for step in range(1, 100):
        with Graph.open() as graph:
            graph.update_articles(ALL, RUN)
            if not broken_off(graph, step, change):
                break
            assert n_quads(graph) in {before, after}
            change(graph)
            assert n_quads(graph) == after
    assert step > 8


# Questions


HISTORY = [
    holding("h1", "2023-05-02", who="bea"),
    holding("h2", "2024-09-20", who="bea"),
    holding("h3", "2024-09-24", who="anne", status=Status.APPOINTED, date="2024-09-21"),
    holding("h4", "2025-02-01", who="anne"),
    holding("h5", "2024-10-05", who="bea", status=Status.FORMER),
    holding("h6", "2025-03-01", who="carl", factuality=Factuality.CONDITIONAL),
]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2023-05-01", []),
        ("2023-05-02", [("Bea", "seen", "2023-05-02", "2024-09-20")]),
        ("2024-03", [("Bea", "seen", "2023-05-02", "2024-09-20")]),
        ("2024-10-01", [("Anne", "seen", "2024-09-21", "2025-02-01")]),
        ("2025-06-01", [("Anne", "last known", "2024-09-21", "2025-02-01")]),
    ],
)
@pytest.mark.parametrize(
    "which", [{"portfolio": "Intérieur"}, {"office": "ministre de l'Intérieur"}, {}], ids=["portfolio", "office", "any"]
)
def test_who_was_minister_of_the_interior_of_france_on_a_day(which: dict[str, str], day: str, holders: list[tuple[str, ...]]) -> None:
    with Graph.open() as graph:
        graph.update_articles(HISTORY, RUN)
        rows = graph.query("holder-on", country="France", date=day, **which).to_dicts()
    assert [(row["holder"], row["known"], row["from"], row["until"]) for row in rows] == holders


def test_a_holder_of_another_portfolio_is_not_asked_for() -> None:
    with Graph.open() as graph:
        graph.update_articles(HISTORY, RUN)
        assert not graph.query("holder-on", country="France", date="2024-10-01", portfolio="Justice")
