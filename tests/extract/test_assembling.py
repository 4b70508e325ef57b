"""From what was found to a reading: one statement a fact, evidence that is the text itself, names and ids of nodes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from kg.vocabulary import EntityType, Predicate, Status
from tests.extract.documents import french, make_doc, offices, pairs, read_marked, statements

MEETING = "Le ministre marocain de l'Intérieur, {Aziz Belmir}, a reçu lundi à Rabat {Paul Morel}. "


def test_a_fact_told_twice_is_one_statement() -> None:
    reading = read_marked(MEETING + "M. Belmir s'est entretenu avec M. Morel. {Paul Morel} a rencontré {Aziz Belmir}.")
    assert len(statements(reading, Predicate.MET)) == 1
    assert len(statements(reading, Predicate.HOLDS_OFFICE)) == 1


def test_a_fact_told_twice_unites_what_is_said_of_it() -> None:
    reading = read_marked("Hier, {Aziz Belmir} a reçu {Paul Morel}. M. Belmir a reçu M. Morel à Rabat.")
    (statement,) = statements(reading, Predicate.MET)
    assert (statement.date, statement.place) == ("2025-04-14", "place/rabat")


def test_statements_nodes_and_offices_are_sorted_and_distinct() -> None:
    reading = read_marked(MEETING + "La coopération entre le Maroc et la France est utile. {Anne Petit} est arrivée à Alger.")
    for ids in ([e.id for e in reading.entities], [o.id for o in reading.offices]):
        assert ids == sorted(set(ids))
    assert len({s.key for s in reading.statements}) == len(reading.statements)


def test_every_id_of_a_statement_is_a_node_of_the_reading() -> None:
    reading = read_marked(MEETING + "La coopération entre le Maroc et l'Union européenne est utile. {Anne Petit} est arrivée à Alger.")
    known = {e.id for e in reading.entities} | {o.id for o in reading.offices}
    used = {i for s in reading.statements for i in (s.subject, s.object, s.place) if i}
    assert used | {o.jurisdiction for o in reading.offices if o.jurisdiction} <= known


def test_mentions_and_evidence_are_slices_of_title_and_text() -> None:
    reading = read_marked(MEETING, title="Rabat accueille {Paul Morel}")
    content = reading.article.content
    (morel,) = [e for e in reading.entities if e.label == "Paul Morel"]
    assert [content[s.start : s.end] for s in morel.mentions] == ["Paul Morel", "Paul Morel"]
    (met,) = statements(reading, Predicate.MET)
    (span,) = met.evidence
    assert content[span.start : span.end] == "Le ministre marocain de l'Intérieur, Aziz Belmir, a reçu lundi à Rabat Paul Morel"


@pytest.mark.parametrize(
    "text",
    [
        "Le chef de l'État sénégalais, {Omar Ndiaye}, a signé. Le président sénégalais {Omar Ndiaye} est arrivé.",
        "Le président sénégalais {Omar Ndiaye} est arrivé. Le chef de l'État sénégalais, {Omar Ndiaye}, a signé.",
    ],
)
def test_a_formal_title_leaves_no_room_for_a_periphrasis(text: str) -> None:
    assert offices(read_marked(text)) == {("omar-ndiaye", "président", "SN")}


def test_a_periphrasis_alone_is_the_office() -> None:
    assert offices(read_marked("Le chef de l'État sénégalais, {Omar Ndiaye}, a signé.")) == {("omar-ndiaye", "chef de l'État", "SN")}


def test_a_shorter_form_of_a_title_is_left_out() -> None:
    text = "Le ministre malien de l'Intérieur, {Omar Keïta}, a signé. Le ministre malien {Omar Keïta} a parlé."
    assert offices(read_marked(text)) == {("omar-keita", "ministre de l'Intérieur", "ML")}


def test_a_person_is_labelled_by_the_full_name_and_keeps_the_other_forms() -> None:
    (person,) = [e for e in read_marked(MEETING + "M. Morel a salué M. Belmir.").entities if e.label == "Paul Morel"]
    assert person.id == "person/paul-morel"
    assert {"Morel", "M. Morel"} <= set(person.aliases)


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("Élise Œuvrard", "person/elise-oeuvrard"),
        ("Jean-Noël Morel", "person/jean-noel-morel"),
        ("Abdel Fattah al-Sissi", "person/abdel-fattah-al-sissi"),
        ("Paul O’Brien", "person/paul-o-brien"),
    ],
)
def test_ids_of_persons_are_made_of_their_names(name: str, node: str) -> None:
    reading = read_marked(f"Hier, {{{name}}} s'est rendu à Alger.")
    assert [e.id for e in reading.entities if e.type is EntityType.PERSON] == [node]


def test_ids_of_countries_and_offices_say_of_which_state() -> None:
    reading = read_marked(MEETING)
    assert "country/MA" in {e.id for e in reading.entities}
    assert [o.id for o in reading.offices] == ["office/MA/ministre-de-l-interieur"]


def test_a_known_country_is_labelled_by_its_usual_name() -> None:
    reading = read_marked("Rabat et Paris renforcent leur coopération.")
    assert {(e.label, e.iso) for e in reading.entities} == {("Maroc", "MA"), ("France", "FR")}


def test_a_body_named_in_full_and_by_its_acronym_is_one_node() -> None:
    reading = read_marked(
        "{ORG:Agence nationale Solarix} (ANS) a signé. La directrice de l'Agence nationale Solarix, {Anne Morel}, a parlé. "
        "Le porte-parole de l'{ORG:ANS}, {Paul Durand}, a parlé."
    )
    assert {office.jurisdiction for office in reading.offices} == {"organization/agence-nationale-solarix"}


def test_a_present_office_and_a_past_one_keep_their_status() -> None:
    reading = read_marked("L'ancien ministre français de la Culture, {Paul Morel}, maire de Lyon, a signé.")
    assert sorted(str(s.status) for s in statements(reading, Predicate.HOLDS_OFFICE)) == [Status.CURRENT, Status.FORMER]
    assert sum(s.holds for s in statements(reading, Predicate.HOLDS_OFFICE)) == 1


def test_an_article_without_facts_has_no_statements_and_no_nodes() -> None:
    reading = read_marked("Il a plu à Rabat. Les enfants jouent. {Paul Morel} dort.", title="Le temps")
    assert (reading.statements, reading.entities, reading.offices, reading.quotations) == ((), (), (), ())


def test_the_same_article_gives_the_same_reading() -> None:
    assert read_marked(MEETING) == read_marked(MEETING)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_and_curly_apostrophes_change_no_fact(space: str) -> None:
    plain = read_marked(MEETING)
    curly = read_marked(MEETING.replace("'", "’").replace("M. ", f"M.{space}").replace(" a reçu", f"{space}a reçu"))
    keys = {(replace(s, evidence=()).key, s.date, s.place) for s in plain.statements}
    assert {(s.key, s.date, s.place) for s in curly.statements} == keys


PIECES = st.sampled_from(
    """{Paul Morel}|{Aziz Belmir}|M. |le ministre |marocain |de l'Intérieur|, |a reçu |est |son homologue |et |à Rabat |du Mali|celui |d'|
    |qui préside |(|) |« | »|coopération |entre |avec |les deux ministres |il |ex-|chargé |auprès de l'ONU|lundi |se rendra |succède à |
    |Défense|les deux pays| . """.split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_no_order_of_words_crashes_and_all_evidence_lies_in_the_text(pieces: list[str]) -> None:
    reading = read_marked("".join(pieces))
    for statement in reading.statements:
        for span in statement.evidence:
            assert 0 <= span.start < span.end <= len(reading.article.content)


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", " ", "oui", "1234", "🙂🙂", "ministre", "M.", "le", "l'", "celui de", "homologue", "à", "ex-", "qui préside"]
)
def test_next_to_nothing_gives_nothing(text: str) -> None:
    assert read_marked(text).statements == ()


def test_a_name_alone_met_nobody() -> None:
    assert pairs(read_marked("{Paul Morel} a rencontré {Paul Morel}."), Predicate.MET) == set()


def test_the_reading_carries_its_article() -> None:
    assert read_marked("Oui.", title="Titre").article == Article("a", "Titre", "Oui.", "2025-04-15")


def test_documents_of_the_same_pipeline_do_not_share_what_was_found() -> None:
    one, other = (french()(make_doc(text)) for text in ("{Paul Morel} dort.", "Oui."))
    assert (len(one._.kg.persons), len(other._.kg.persons)) == (1, 0)
