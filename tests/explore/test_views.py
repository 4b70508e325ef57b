"""What the pages show, read from the graph without any page."""

from __future__ import annotations

import pytest

from kg.errors import KgError, QueryError
from kg.explore.views.articles import Mentioned, find_mentions, paragraphs, read_article
from kg.explore.views.context import quote
from kg.explore.views.correcting import last, merge, reject, split, undo
from kg.explore.views.countries import country_pairs
from kg.explore.views.names import Named, NameIndex, read_names
from kg.explore.views.network import Network, Tie
from kg.explore.views.placing import place
from kg.explore.views.questions import SHOWN, answer, answer_file
from kg.explore.views.tenures import offices_of
from kg.explore.views.things import find_thing
from kg.explore.views.ties import Choice, find_network
from kg.graph import Graph, Run
from kg.graph.facts import Evidence, Node
from kg.model import Reading
from kg.text import slug
from tests.explore.conftest import SCRIPT


@pytest.fixture(scope="module")
def names(explored: Graph) -> NameIndex:
    return NameIndex(read_names(explored))


def labels(index: NameIndex, text: str, *kinds: str) -> list[str]:
    return [hit.label for hit in index.find(text, kinds=kinds)]


@pytest.mark.parametrize("text", ["Abdelouafi Laftit", "LAFTIT", "laft abd", "abdelouafi"])
def test_a_person_is_found_by_beginnings_of_words_in_any_case(names: NameIndex, text: str) -> None:
    assert "Abdelouafi Laftit" in labels(names, text)


@pytest.mark.parametrize("text", ["Algérie", "algerie", "ALGÉ", "Algeria"])
def test_a_country_is_found_without_accents_and_in_english(names: NameIndex, text: str) -> None:
    assert labels(names, text, "Country")[0] == "Algérie"


def test_nothing_is_found_by_nothing(names: NameIndex) -> None:
    assert names.find("") == names.find(" -, ") == names.find("zzzzqqq") == []


def test_a_whole_name_goes_before_its_beginning_and_then_what_is_named_most() -> None:
    names = {"a": ("Jean Martin",), "b": ("Martin",), "c": ("Martine Aubry", "Martin A."), "d": ("Aubry", "Martin A.")}
    things = [Named(f"person/{key}", own, 9) for key, own in names.items()]
    assert [hit.id for hit in NameIndex(things).find("martin")] == ["person/b", "person/c", "person/d", "person/a"]


def test_the_name_that_was_found_is_told_where_it_is_not_the_label() -> None:
    index = NameIndex([Named("organization/onu", ("Organisation des Nations unies", "ONU"), 2)])
    (hit,) = index.find("onu")
    assert (hit.label, hit.matched, hit.type) == ("Organisation des Nations unies", "ONU", "Organization")


def test_only_what_articles_name_is_found(names: NameIndex, explored: Graph) -> None:
    assert explored.query("ASK { GRAPH <graph/gazetteer> { <country/TV> a kg:Country } }")
    assert labels(names, "Tuvalu") == []


def test_a_thing_has_its_facts_with_their_sentences_in_context(explored: Graph) -> None:
    thing = find_thing(explored, "person/anne-aqil", "fr")
    assert thing is not None
    relations = {relation.predicate: relation for relation in thing.relations}
    (met,) = relations["met"].facts
    assert (met.other.label, met.sources, met.articles, met.day) == ("Paul Béju", 1, 1, "2025-04-15")
    (quoted,) = met.told[0].quotes
    assert quoted.before.endswith("Anne Aqil ") and quoted.text == "a reçu" and quoted.after.startswith(" son homologue")
    (held,) = thing.tenures
    assert (held.office.label, held.of and held.of.label) == ("ministre de l'Intérieur", "Maroc")


def test_what_a_thing_is_the_object_of_is_told_apart(explored: Graph) -> None:
    thing = find_thing(explored, "office/MA/ministre-de-l-interieur", "fr")
    assert thing is not None
    assert all(relation.incoming for relation in thing.relations)
    only = find_thing(explored, "office/MA/ministre-de-l-interieur", "fr", "-holdsOffice", "person/anne-aqil")
    assert only is not None
    assert [fact.other.id for relation in only.relations for fact in relation.facts] == ["person/anne-aqil"]


def test_labels_come_in_the_language_that_is_asked_for(explored: Graph) -> None:
    assert [thing.node.label for lang in ("fr", "en") if (thing := find_thing(explored, "country/MA", lang))] == ["Maroc", "Morocco"]


def test_a_thing_that_is_not_there_is_none(explored: Graph) -> None:
    assert find_thing(explored, "person/nobody", "fr") is find_thing(explored, "not an <iri>", "fr") is None
    assert read_article(explored, "none", "fr") is None


def test_an_article_is_cut_where_names_and_evidence_begin_and_end(explored: Graph) -> None:
    article = read_article(explored, "small/1 é", "fr")
    assert article is not None
    text = "\n".join("".join(piece.text for piece in line) for line in article.paragraphs)
    assert text.startswith("Aqil reçoit Béju\nMardi à Rabat, la ministre")
    pieces = [piece for line in article.paragraphs for piece in line]
    assert {piece.node.label for piece in pieces if piece.node and piece.text == "Aqil"} == {"Anne Aqil"}
    (received,) = [piece for piece in pieces if piece.text == "a reçu"]
    assert [article.facts[number].predicate for number in received.facts] == ["met"]


def test_a_name_is_found_as_a_whole_and_the_longest_first() -> None:
    ville, etat = Node("place/v", "V", "Place"), Node("country/e", "E", "Country")
    content = "L’Île Maurice, Mauricette et l'Île Maurice sud"
    found = find_mentions(content, {"Île Maurice": etat, "Île Maurice sud": ville})
    assert [(content[m.start : m.end], m.node) for m in found] == [("Île Maurice", etat), ("Île Maurice sud", ville)]


def test_pieces_put_together_are_the_text() -> None:
    content = "Titre\n\nUn deux trois.\nQuatre"
    mention = Mentioned(10, 14, Node("place/d", "deux", "Place"))
    lines = list(paragraphs(content, [], [mention]))
    assert ["".join(piece.text for piece in line) for line in lines] == ["Titre", "Un deux trois.", "Quatre"]
    assert [piece.text for piece in lines[1] if piece.node] == ["deux"]


def test_a_sentence_is_shown_alone_where_the_text_is_not_there_or_has_changed() -> None:
    evidence = Evidence("a", "deux", 3, 7)
    assert quote(None, evidence).text == quote("Un trois", evidence).text == "deux"
    assert quote("Un trois", evidence).before == ""
    long = "mot " * 100 + "deux" + " mot" * 100
    shown = quote(long, Evidence("a", "deux", 400, 404))
    assert shown.before.startswith("…mot") and shown.after.endswith("mot…") and len(shown.before) < 170


def test_a_network_stays_near_its_focus_and_within_its_size(explored: Graph) -> None:
    near = find_network(explored, Choice(("met",)), "person/anne-aqil", 1, 100, "fr")
    assert {node.id for node in near.nodes} == {"person/anne-aqil", "person/paul-beju"}
    small = find_network(explored, Choice(), "", 2, 20, "fr")
    assert len(small.nodes) == 20 and small.left_out > 20
    kept = {node.id for node in small.nodes}
    assert all({tie.one, tie.other} <= kept for tie in small.ties)


def test_what_is_not_asserted_ties_nobody(explored: Graph) -> None:
    found = find_network(explored, Choice(("visited",)), "person/paul-beju", 1, 100, "fr")
    assert found.ties == ()


@pytest.mark.parametrize(
    ("choice", "day", "taken"),
    [
        (Choice(), "", True),
        (Choice(since="2025"), "", False),
        (Choice(since="2025-04"), "2025-04-01", True),
        (Choice(since="2025-04"), "2025", True),
        (Choice(since="2025-04"), "2025-03-31", False),
        (Choice(until="2025-04"), "2025-04-30", True),
        (Choice(until="2025-04"), "2025-05", False),
    ],
)
def test_a_period_takes_days_months_and_years(choice: Choice, day: str, taken: bool) -> None:
    assert choice.takes(day) is taken


def test_the_nodes_of_a_network_stand_apart() -> None:
    nodes = tuple(Node(f"person/{number}", str(number), "Person") for number in range(30))
    ties = tuple(Tie("person/0", node.id, "met", 1, "") for node in nodes[1:])
    points = list(place(Network(nodes, ties, 0)).values())
    assert len(set(points)) == 30


def test_holders_of_offices_stand_for_their_country(explored: Graph) -> None:
    pairs = {(pair.one.label, pair.other.label): pair.articles for pair in country_pairs(explored, Choice(("met",)), "fr")[0]}
    assert pairs["Italie", "Tunisie"] == 2
    assert all(one != other for one, other in pairs)


def test_offices_are_chosen_by_country_and_words(explored: Graph) -> None:
    held = offices_of(explored, "country/MA", "", "interieur ministre", "fr", 50)
    assert {one.office.label for one in held} >= {"ministre de l'Intérieur"}
    assert all("Intérieur" in one.office.label for one in held)
    assert offices_of(explored, "country/MA", "portfolio/interior", "", "fr", 50)


def test_answers_are_tables_whose_things_can_be_opened(explored: Graph) -> None:
    named = answer(explored, "office-holders", {"country": "MA"})
    assert named.whole and "holder" in named.columns
    free = answer(explored, "SELECT ?who (3 AS ?n) { ?who kg:holdsOffice <office/MA/ministre-de-l-interieur> } LIMIT 1", {})
    assert free.rows[0][0].id.startswith("person/") and free.rows[0][1].number == 3
    graph = answer(explored, "cooperation-network", {})
    assert graph.kind == "construct"
    assert b"kg:cooperatesWith" in answer_file(explored, "cooperation-network", {}, "ttl")


def test_a_long_answer_is_cut_on_the_page_and_whole_in_the_file(explored: Graph) -> None:
    text = f"SELECT ?s ?p {{ ?s ?p ?o }} LIMIT {SHOWN + 7}"
    table = answer(explored, text, {})
    assert (len(table.rows), table.whole) == (SHOWN, False)
    assert answer_file(explored, text, {}, "csv").count(b"\r\n") == SHOWN + 8


@pytest.mark.parametrize("question", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SELECT * {", "office-holder"])
def test_a_bad_question_is_a_query_error(explored: Graph, question: str) -> None:
    for ask in (lambda: answer(explored, question, {}), lambda: answer_file(explored, question, {}, "csv")):
        with pytest.raises(QueryError):
            ask()


@pytest.fixture
def own(small_reading: Reading) -> Graph:
    """The small graph in memory."""
    graph = Graph.open()
    graph.update_article(small_reading, Run("small"))
    return graph


def test_pages_correct_as_the_commands_do(own: Graph) -> None:
    assert merge(own, "person/anne-aqil", "person/paul-beju")[0].verdict == "Same"
    merged = find_thing(own, "person/paul-beju", "fr")
    assert merged is not None and merged.node.id == "person/anne-aqil"
    assert [verdict for verdict, _ in merged.merged.corrected] == ["Same"]
    assert undo(own) == undo(own) or last(own) is None
    again = find_thing(own, "person/paul-beju", "fr")
    assert again is not None and again.node.id == "person/paul-beju"


def test_a_rejected_statement_is_shown_as_such(own: Graph) -> None:
    thing = find_thing(own, "person/anne-aqil", "fr")
    assert thing is not None
    (met,) = [fact for relation in thing.relations if relation.predicate == "met" for fact in relation.facts]
    reject(own, met.told[0].fact.id)
    thing = find_thing(own, "person/anne-aqil", "fr")
    assert thing is not None
    (met,) = [fact for relation in thing.relations if relation.predicate == "met" for fact in relation.facts]
    assert (met.told[0].fact.factuality, met.sources) == ("Rejected", 0)


def test_an_article_may_mean_somebody_else(own: Graph) -> None:
    thing = find_thing(own, "person/anne-aqil", "fr")
    assert thing is not None
    assert split(own, "person/anne-aqil", thing.merged.named[0].occurrence)[0].verdict == "Different"


@pytest.mark.parametrize("other", ["country/MA", "person/anne-aqil"])
def test_only_two_persons_or_two_bodies_can_be_one(own: Graph, other: str) -> None:
    with pytest.raises(KgError, match="can't be one"):
        merge(own, "person/anne-aqil", other)


def test_script_in_names_stays_text(explored: Graph) -> None:
    thing = find_thing(explored, f"person/{slug(SCRIPT)}-1", "fr")
    assert thing is not None and thing.node.label == SCRIPT


def test_no_page_reads_more_than_it_says(explored: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.explore.views.ties.READ", 5)
    monkeypatch.setattr("kg.explore.views.ties.READ_A_STEP", 5)
    monkeypatch.setattr("kg.explore.views.things.READ", 3)
    assert not country_pairs(explored, Choice(), "fr")[1]
    assert not find_network(explored, Choice(), "", 2, 100, "fr").complete
    assert not find_network(explored, Choice(), "country/MA", 2, 100, "fr").complete
    thing = find_thing(explored, "country/FR", "fr")
    assert thing is not None and not thing.complete
    assert sum(relation.total for relation in thing.relations) <= 6
