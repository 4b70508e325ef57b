"""One person is one node in all articles: found, corrected by hand, and taken back without a trace."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.graph import Graph, Run
from kg.graph.decisions import find_decisions
from kg.graph.serialisation import sorted_quads
from kg.model import Article, Entity, Office, Reading, Span, Statement
from kg.vocabulary import EntityType, Predicate, Status

RUN = Run("x")
INTERIOR = Office("office/MA/ministre-de-l-interieur", "ministre de l'Intérieur", "country/MA", "role/minister", ("portfolio/interior",))
MOROCCO = Entity("country/MA", EntityType.COUNTRY, "Maroc", (), "MA")
MAURITANIA = Entity("country/MR", EntityType.COUNTRY, "Mauritanie", (), "MR")
MAYOR = Office("office/nouakchott/maire", "maire", "place/nouakchott", "role/mayor")
NOUAKCHOTT = Entity("place/nouakchott", EntityType.PLACE, "Nouakchott")
ENVOY = Office("office/MR/ambassadeur", "ambassadeur", "country/MR", "role/ambassador")


def reading(article: str, name: str, slug: str, office: Office = INTERIOR, *others: Entity) -> Reading:
    """An article that says of one person that he holds an office."""
    text = f"{name} a parlé."
    person = Entity(f"person/{slug}", EntityType.PERSON, name)
    statement = Statement(person.id, Predicate.HOLDS_OFFICE, office.id, (Span(2, 2 + len(name)),), status=Status.CURRENT)
    places = {"country/MA": MOROCCO, "country/MR": MAURITANIA, "place/nouakchott": NOUAKCHOTT}
    of = places[office.jurisdiction or ""]
    return Reading(Article(article, "T", text, "2025-04-14"), (of, person, *others), (office,), (), (statement,))


FULL = reading("a", "Abdelouafi Laftit", "abdelouafi-laftit")
VARIANT = reading("b", "Abdelwafi Laftit", "abdelwafi-laftit")
CAPITALS = reading("c", "LAFTIT Abdelouafi", "laftit-abdelouafi")
INITIAL = reading("d", "A. Laftit", "a-laftit")
ONE_AHMED = reading("e", "Mohamed Ould Ahmed", "mohamed-ould-ahmed", MAYOR)
OTHER_AHMED = reading("f", "Mohamed Ould Ahmed", "mohamed-ould-ahmed", ENVOY)
ALL = [FULL, VARIANT, CAPITALS, INITIAL, ONE_AHMED, OTHER_AHMED]
HOLDERS = "SELECT DISTINCT ?who { ?who kg:holdsOffice <office/MA/ministre-de-l-interieur> }"


def holders(graph: Graph, query: str = HOLDERS) -> list[str]:
    return sorted(str(row[0]).removeprefix(graph.iris.base) for row in graph.query(query))


def built(*readings: Reading) -> Graph:
    graph = Graph.open()
    graph.update_articles(readings, RUN)
    return graph


def test_four_spellings_are_one_node_with_all_evidence() -> None:
    graph = built(FULL, VARIANT, CAPITALS, INITIAL)
    (holder,) = holders(graph)
    assert len({fact.article for fact in graph.statements("holdsOffice", subject=str(holder))}) == 4
    assert {row[0] for row in graph.query(f"SELECT ?n {{ <{holder}> rdfs:label ?n }}")} >= {"Abdelouafi Laftit", "A. Laftit"}


def test_namesakes_with_different_offices_are_two() -> None:
    graph = built(ONE_AHMED, OTHER_AHMED)
    assert len(holders(graph, "SELECT DISTINCT ?who { ?who kg:holdsOffice ?office }")) == 2


def test_every_decision_is_a_statement_with_its_reasons() -> None:
    graph = built(*ALL)
    decisions = find_decisions(graph, unsure=False, name="laftit")
    assert {decision.verdict for decision in decisions} == {"Same"}
    assert all(decision.reasons and decision.a.words and decision.b.words for decision in decisions)
    assert all("graph/identity" in str(row[0]) for row in graph.query("SELECT ?g { GRAPH ?g { ?d a kg:IdentityDecision } }"))


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_what_came_and_went_leaves_a_trace(seed: int) -> None:
    order = random.Random(seed).sample(ALL, len(ALL))
    kept = order[:3]
    graph = Graph.open()
    for one in order:
        graph.update_article(one, RUN)
    for one in order[3:]:
        assert graph.remove(one.article.id)
    assert sorted_quads(graph.store) == sorted_quads(built(*reversed(kept)).store)


def test_merging_by_hand_outlives_a_rebuild_and_is_taken_back_without_a_trace() -> None:
    graph = built(ONE_AHMED, OTHER_AHMED)
    before = sorted_quads(graph.store)
    query = "SELECT DISTINCT ?who { ?who kg:holdsOffice ?office }"
    graph.correct([("Same", *(f"{graph.iris.base}{name}" for name in holders(graph, query)))])
    merged = sorted_quads(graph.store)
    assert len(holders(graph, query)) == 1
    graph.remove("e")
    graph.update_article(ONE_AHMED, RUN)
    assert sorted_quads(graph.store) == merged
    assert graph.undo() is not None
    assert sorted_quads(graph.store) == before
    assert graph.undo() is None


def test_two_of_one_article_may_be_merged_and_separated() -> None:
    other = Entity("person/laftit-jr", EntityType.PERSON, "Laftit Jr")
    met = Statement("person/abdelouafi-laftit", Predicate.CRITICIZES, other.id, (Span(2, 4),))
    both = Reading(FULL.article, (*FULL.entities, other), FULL.offices, (), (*FULL.statements, met))
    graph = built(both)
    before = sorted_quads(graph.store)
    graph.correct([("Same", f"{graph.iris.base}person/abdelouafi-laftit", f"{graph.iris.base}person/laftit-jr")])
    assert len(holders(graph, "SELECT ?who { ?who a kg:Person }")) == 1
    graph.undo()
    assert sorted_quads(graph.store) == before


def test_splitting_takes_one_article_out() -> None:
    graph = built(FULL, VARIANT, CAPITALS)
    before = sorted_quads(graph.store)
    (holder,) = holders(graph)
    occurrence = f"{graph.iris.article('b').value}#person/abdelwafi-laftit"
    graph.correct([("Different", f"{graph.iris.base}{holder}", occurrence)])
    assert len(holders(graph)) == 2
    graph.undo()
    assert sorted_quads(graph.store) == before


def test_a_rejected_statement_is_asserted_no_more_even_when_read_again() -> None:
    graph = built(FULL, VARIANT)
    before = sorted_quads(graph.store)
    (fact,) = graph.statements("holdsOffice", article="a")
    graph.correct([("Rejected", f"{graph.iris.base}{fact.id}")])
    graph.update_article(FULL, RUN)
    (again,) = graph.statements("holdsOffice", article="a")
    assert (again.factuality, again.holds) == ("Rejected", False)
    assert {fact.article for fact in graph.statements("holdsOffice", asserted=True)} == {"b"}
    graph.undo()
    assert sorted_quads(graph.store) == before


def test_what_was_killed_half_way_is_finished_when_the_graph_is_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_articles([FULL, INITIAL], RUN)
        graph.write_articles([VARIANT, CAPITALS], RUN)  # and no more
    with Graph.open(tmp_path / "g") as graph:
        assert sorted_quads(graph.store) == sorted_quads(built(FULL, VARIANT, CAPITALS, INITIAL).store)


def test_profiles_in_hand_and_those_read_back_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    in_hand = sorted_quads(built(*ALL).store)
    monkeypatch.setattr("kg.graph.store.IN_HAND", 0)
    assert sorted_quads(built(*ALL).store) == in_hand


def test_on_the_command_line(tmp_path: Path) -> None:
    folder = tmp_path / "g"
    with Graph.open(folder) as graph:
        graph.update_articles([FULL, ONE_AHMED, OTHER_AHMED], RUN)
        one, other = holders(graph, "SELECT DISTINCT ?w { ?w kg:holdsOffice ?o FILTER(CONTAINS(STR(?w), 'ahmed')) }")
        (fact,) = graph.statements("holdsOffice", article="a")
    run = CliRunner(env={"KG_GRAPH": str(folder)}).invoke
    assert run(app, ["identity", "--all"]).exit_code == 0
    merged = run(app, ["merge", str(one), str(other)])
    assert (merged.exit_code, merged.output.startswith("1 Same: ")) == (0, True), merged.output
    assert run(app, ["reject", fact.id]).exit_code == 0
    exported = run(app, ["corrections", "--export", str(tmp_path / "c.ttl")])
    assert exported.exit_code == 0, exported.output
    assert len(run(app, ["corrections"]).output.splitlines()) == 3
    assert "undone: 2 Rejected" in run(app, ["undo"]).output
    assert "undone: 1 Same" in run(app, ["undo"]).output
    assert run(app, ["undo"]).exit_code == 1
    assert "2 corrections added" in run(app, ["corrections", "--import", str(tmp_path / "c.ttl")]).output
    assert "0 corrections added" in run(app, ["corrections", "--import", str(tmp_path / "c.ttl")]).output
    split = run(app, ["split", "Abdelouafi Laftit", "a"])
    assert split.exit_code == 0, split.output
    with Graph.open(folder, read_only=True) as graph:
        assert [correction.verdict for correction in graph.corrections()] == ["Same", "Rejected", "Different"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["merge", "Nobody", "Laftit"], "no person 'Nobody'"),
        (["split", "Abdelouafi Laftit", "z"], "no article that names"),
        (["reject", "statement/0"], "no statement 'statement/0'"),
        (["corrections", "--import", "none.ttl"], "none.ttl: can't be read"),
    ],
)
def test_what_is_not_there_is_a_clear_error(tmp_path: Path, arguments: list[str], message: str) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_article(FULL, RUN)
    done = CliRunner(env={"KG_GRAPH": str(tmp_path / "g")}).invoke(app, arguments)
    assert message in f"{done.output}{done.exception}"


def test_whom_the_gazetteer_knows_is_linked_and_retraction_takes_the_link_along() -> None:
    graph = built(FULL)
    match = "SELECT ?other { GRAPH <graph/identity> { <person/abdelouafi-laftit> skos:exactMatch ?other } }"
    ((other,),) = graph.query(match)
    assert str(other).startswith("http://www.wikidata.org/entity/Q")
    graph.remove("a")
    assert not graph.query(match)
