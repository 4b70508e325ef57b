"""Direct quotations: where they begin and end, and to whom the text attributes them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quoted import find_quoted
from kg.language.fr import speech
from kg.model import Reading, content_hash
from kg.vocabulary import EntityType, Factuality, Predicate
from tests.extract.documents import evidence, make_atoms, read_marked, statements

WORDS = "Ce pont sera ouvert avant l'automne"
LATER = "Les travaux ont pris du retard"
EMBEDDED = "un chantier sans queue ni tête"


def said(reading: Reading) -> list[tuple[str, str]]:
    """Speaker and words of each quotation that holds, in text order."""
    texts = {quotation.id: quotation.text for quotation in reading.quotations}
    found = [s for s in statements(reading, Predicate.SAID) if s.holds]
    in_order = sorted(found, key=lambda s: reading.article.content.find(texts[s.object].split(" . ")[0]))
    return [(s.subject.partition("/")[2], texts[s.object]) for s in in_order]


def speakers(text: str, title: str = "") -> list[str]:
    """Who said the quotations of a marked text, in text order."""
    return [speaker for speaker, _ in said(read_marked(text, title=title))]


def quoted(text: str) -> list[str]:
    """The words of each quotation."""
    atoms = make_atoms(text)
    return [quotation.text(atoms) for quotation in find_quoted(atoms)]


# --- quotation marks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il dit : « Un pont neuf. »", ["Un pont neuf."]),
        ("Il dit «un pont neuf» ici.", ["un pont neuf"]),
        ("Il dit “un pont neuf” ici.", ["un pont neuf"]),
        ("Il dit „un pont neuf“ ici.", ["un pont neuf"]),
        ("Il dit << un pont neuf >> ici.", ["un pont neuf"]),
        ('Il parle d\'"un pont neuf" et d\'"une route".', ["un pont neuf", "une route"]),
        ("''Un pont d'ici'', dit-il, ''et d'ailleurs''.", ["Un pont d'ici", "et d'ailleurs"]),
        ("Il dit « le pont “neuf” du port » ici.", ["le pont “neuf” du port"]),
        ("Il dit « le pont « neuf » du port » ici.", ["le pont « neuf » du port"]),
        ("« Un pont.\n« Une route. » Fin.", ["Un pont. Une route."]),
        ("« Un pont.\n» Une route. » Fin.", ["Un pont. Une route."]),
        ('"Un pont.\n\n"Une route." Fin.', ["Un pont. Une route."]),
        ("« Un pont jamais fermé.\nUne « route » neuve.", ["route"]),
        ("Il mesure 3\" de haut et l'eau d'ici.", []),
        ("Un pont » ici. ” et »", []),
    ],
)
def test_quotation_marks_of_all_kinds_enclose_words(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@given(st.text(alphabet="ab'\"«»“”„<>\n .", max_size=60))
def test_quotations_never_overlap_and_lie_within_the_text(text: str) -> None:
    atoms = make_atoms(f"a {text}")
    found = find_quoted(atoms)
    assert all(q.start < q.first < q.last < q.end <= len(atoms) for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


# --- behind the quotation


@pytest.mark.parametrize(
    "attribution",
    [
        "a déclaré {Aziz Belmir}",
        "déplore {Aziz Belmir}",
        "s'est félicité {Aziz Belmir}",
        "lui a répondu {Aziz Belmir}",
        "a pour sa part déclaré {Aziz Belmir}",
        "a tenu à préciser {Aziz Belmir}",
        "a fait savoir {Aziz Belmir}",
        "a déclaré mardi à la presse {Aziz Belmir}",
        "a déclaré le ministre marocain de l'Intérieur, {Aziz Belmir}",
        "estime l'économiste {Aziz Belmir}, qui enseigne ici",
        "selon {Aziz Belmir}",
        "d'après {Aziz Belmir}",
        "selon les mots de {Aziz Belmir}",
        "de l'aveu de {Aziz Belmir}",
        "dixit {Aziz Belmir}",
    ],
)
def test_the_words_behind_a_quotation_attribute_it(attribution: str) -> None:
    assert speakers(f"« {WORDS} », {attribution}.") == ["aziz-belmir"]


@pytest.mark.parametrize("pronoun", ["a-t-il ajouté", "ajoute-t-il", "dit-il", "s'est-il félicité", "avait-il prévenu"])
def test_an_inverted_pronoun_means_who_acts_before_the_quotation(pronoun: str) -> None:
    assert speakers(f"{{Aziz Belmir}} est arrivé lundi. « {WORDS} », {pronoun}.") == ["aziz-belmir"]


def test_a_pronoun_agrees_in_gender() -> None:
    text = "Mme {Anne Petit} est arrivée. M. {Aziz Belmir} a signé. « " + WORDS + " », a-t-elle dit."
    assert speakers(text) == ["anne-petit"]


def test_names_within_a_quotation_do_not_speak() -> None:
    assert speakers("{Aziz Belmir} a signé. « {Paul Morel} a ouvert ce pont avec nous », a-t-il dit.") == ["aziz-belmir"]


@pytest.mark.parametrize("noun", ["l'ingénieur", "le quadragénaire", "celui qui préside le port"])
def test_a_noun_without_name_means_who_was_named_last(noun: str) -> None:
    assert speakers(f"{{Aziz Belmir}} est arrivé. « {WORDS} », a répondu {noun}.") == ["aziz-belmir"]


def test_a_demonym_means_the_person_of_that_state() -> None:
    text = "Le ministre belge {Jan Maes} a reçu le ministre italien {Carlo Bassi}. « " + WORDS + " », a dit le Belge."
    assert speakers(text) == ["jan-maes"]


@pytest.mark.parametrize(
    "attribution",
    [
        "confie un habitant",
        "confie un proche de {Paul Morel}",
        "confie le fils de {Paul Morel}",
        "selon une source",
        "selon une source du ministère",
        "assure-t-on ici",
        "ont-ils ajouté",
        "ont affirmé les procureurs",
        "a déclaré un porte-parole de {ORG:Radio Nord}",
        "scande la foule",
    ],
)
def test_anonymous_speakers_say_nothing(attribution: str) -> None:
    assert speakers(f"{{Aziz Belmir}} est arrivé. « {WORDS} », {attribution}.") == []


def test_a_named_speaker_may_come_after_an_indefinite_noun() -> None:
    assert speakers(f"« {WORDS} », confie un habitant de Zagora, {{Paul Morel}}.") == ["paul-morel"]


@pytest.mark.parametrize(
    "text",
    [
        "« Ce pont, a promis {Aziz Belmir}, sera ouvert avant l'automne. »",
        "{Aziz Belmir} est arrivé. « Ce pont, a-t-il promis, sera ouvert avant l'automne. »",
    ],
)
def test_the_attribution_may_stand_within_the_marks(text: str) -> None:
    assert speakers(text) == ["aziz-belmir"]


def test_a_question_within_a_quotation_is_no_attribution() -> None:
    text = "{Aziz Belmir} est arrivé. « Ce pont, sera-t-il ouvert avant l'automne ? », a demandé {Paul Morel}."
    assert speakers(text) == ["paul-morel"]


# --- before the quotation


@pytest.mark.parametrize(
    "before",
    [
        "{Aziz Belmir} a fustigé ",
        "{Aziz Belmir} a dénoncé un texte qui serait ",
        "{Aziz Belmir}, qui accuse {Paul Morel} de mener ",
        "{Aziz Belmir} met en garde contre ",
        "{Aziz Belmir} y voit ",
        "Selon {Aziz Belmir}, ce pont est ",
        "Pour {Aziz Belmir}, ce pont est ",
        "Aux yeux de {Aziz Belmir}, ce pont est ",
        "Ce pont est, estime {Aziz Belmir}, ",
        "{Aziz Belmir} est arrivé. Ce pont est, selon lui, ",
        "{Aziz Belmir} a cité {Paul Morel} avant de dénoncer ",
    ],
)
def test_the_words_before_a_quotation_attribute_it(before: str) -> None:
    assert speakers(f"{before}« {EMBEDDED} ».")[:1] == ["aziz-belmir"]


@pytest.mark.parametrize(
    "text",
    [
        f"{{Aziz Belmir}} a déclaré : « {WORDS}. »",
        f"{{Aziz Belmir}} n'en démord pas : « {WORDS}. »",
        f"{{Aziz Belmir}} a déclaré :\n\n« {WORDS}. »",
        f"« {WORDS} » : {{Aziz Belmir}} ne cède pas.",
    ],
)
def test_a_colon_joins_speaker_and_words(text: str) -> None:
    assert speakers(text) == ["aziz-belmir"]


def test_a_title_may_hold_speaker_and_words() -> None:
    assert speakers("Le pont rouvre.", title=f"{{Aziz Belmir}} : « {WORDS} »") == ["aziz-belmir"]


# --- bodies and States


@pytest.mark.parametrize("text", ["{ORG:Radio Nord} a dénoncé « " + EMBEDDED + " ».", "« " + WORDS + " », a annoncé {ORG:Radio Nord}."])
def test_bodies_speak(text: str) -> None:
    assert speakers(text) == ["radio-nord"]


@pytest.mark.parametrize("text", ["La Belgique a dénoncé « " + EMBEDDED + " ».", "« " + WORDS + " », a répondu Bruxelles."])
def test_states_do_not_speak(text: str) -> None:
    assert not [speaker for speaker in speakers(text) if speaker == "BE"]


def test_the_seat_of_a_ministry_speaks_for_it() -> None:
    (entity,) = [e for e in read_marked(f"« {WORDS} », a répliqué le Quai d'Orsay.").entities if e.id.startswith("organization/")]
    assert (entity.type, entity.label) == (EntityType.ORGANIZATION, "Quai d'Orsay")


def test_a_body_named_by_a_common_noun_is_known_with_its_article_too() -> None:
    reading = read_marked("Le {ORG:ministère de la Santé} a dénoncé « " + EMBEDDED + " ».")
    (body,) = [e for e in reading.entities if e.type is EntityType.ORGANIZATION]
    assert "Le ministère de la Santé" in body.aliases


def test_a_text_speaks_for_its_author() -> None:
    text = f"{{ORG:Radio Nord}} a dénoncé « {EMBEDDED} ». « {WORDS} », précise le communiqué."
    assert speakers(text) == ["radio-nord", "radio-nord"]


# --- several quotations


def test_each_pair_of_marks_is_a_quotation_of_its_own() -> None:
    reading = read_marked(f"« {WORDS} », a déclaré {{Aziz Belmir}}. « {LATER} », a-t-il ajouté.")
    assert said(reading) == [("aziz-belmir", WORDS), ("aziz-belmir", LATER)]


@pytest.mark.parametrize(
    "text",
    [
        f"« {WORDS} », a déclaré {{Aziz Belmir}}. « {LATER}. »",
        f"« {WORDS} », a déclaré {{Aziz Belmir}}.\n\n« {LATER}. »",
        f"« {WORDS}. » « {LATER} », a déclaré {{Aziz Belmir}}.",
        f"{{Aziz Belmir}} est confiant. « {WORDS}. » « {LATER}. »",
        f"{{Aziz Belmir}} a déclaré que « {WORDS.lower()} », ajoutant que « {LATER.lower()} ».",
        f"{{Aziz Belmir}} a déploré « {EMBEDDED} » et « {LATER.lower()} ».",
    ],
)
def test_a_speaker_goes_on(text: str) -> None:
    assert speakers(text) == ["aziz-belmir", "aziz-belmir"]


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    reading = read_marked(f"{{Aziz Belmir}} a déclaré : « {WORDS}.\n\n« {LATER}. »")
    assert said(reading) == [("aziz-belmir", f"{WORDS}. {LATER}.")]


def test_two_speakers_of_one_sentence_are_told_apart() -> None:
    text = f"{{Aziz Belmir}} a fustigé « {EMBEDDED} », quand {{Paul Morel}} a salué « une route digne de ce nom »."
    assert speakers(text) == ["aziz-belmir", "paul-morel"]


def test_who_goes_unnamed_passes_nothing_on() -> None:
    assert speakers(f"{{Aziz Belmir}} est arrivé. « {WORDS} », confie un habitant. « {LATER}. »") == []


# --- what is no quotation


@pytest.mark.parametrize(
    "text",
    [
        "{Aziz Belmir} a dit « un chantier sans queue ».",
        "{Aziz Belmir} a salué l'ouvrage intitulé « Les ponts du Sud et leurs gardiens ».",
        "{Aziz Belmir} a parlé sous le thème : « Un pont pour chaque village ».",
        "{Aziz Belmir} a salué l'exposition « Mille ans de ponts du Sud ».",
        "{Aziz Belmir} est parti aux cris de « rendez-nous le pont du port ».",
        "Le traité prévoit « un pont pour chaque village neuf ».",
        f"« {WORDS} ».",
    ],
)
def test_titles_chants_and_few_words_are_no_quotations(text: str) -> None:
    assert speakers(text) == []


def test_words_repeated_from_the_body_count_once() -> None:
    reading = read_marked(f"« {WORDS}, et rien d'autre », a déclaré {{Aziz Belmir}}.", title=f"« {WORDS.lower()}. », dit {{Aziz Belmir}}")
    assert said(reading) == [("aziz-belmir", f"{WORDS}, et rien d'autre")]


# --- what becomes of it


def test_a_quotation_is_a_node_that_the_statement_points_to() -> None:
    reading = read_marked(f"« {WORDS} », a déclaré {{Aziz Belmir}}.")
    (quotation,) = reading.quotations
    (statement,) = statements(reading, Predicate.SAID)
    assert (quotation.id, quotation.text) == (f"quotation/{content_hash(WORDS)}", WORDS)
    assert (statement.object, statement.factuality) == (quotation.id, Factuality.ASSERTED)


def test_hearsay_is_conditional() -> None:
    (statement,) = statements(read_marked(f"« {WORDS} », aurait déclaré {{Aziz Belmir}}."), Predicate.SAID)
    assert (statement.factuality, statement.holds) == (Factuality.CONDITIONAL, False)


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        (f"« {WORDS} », a déclaré {{Aziz Belmir}} lundi.", f"« {WORDS} », a déclaré Aziz Belmir"),
        (f"Hier {{Aziz Belmir}} a fustigé « {EMBEDDED} » ici.", f"Aziz Belmir a fustigé « {EMBEDDED} »"),
        (f"{{Aziz Belmir}} est confiant. « {WORDS}. »", f"« {WORDS}. »"),
    ],
)
def test_the_evidence_is_the_quotation_with_its_attribution(text: str, proof: str) -> None:
    reading = read_marked(text)
    assert list(evidence(reading, statements(reading, Predicate.SAID))) == [proof]


def test_a_speaker_taken_over_is_less_certain_than_one_named() -> None:
    reading = read_marked(f"« {WORDS} », a déclaré {{Aziz Belmir}}. « {LATER}. »")
    confidence = {s.rule: s.confidence for s in statements(reading, Predicate.SAID)}
    assert set(confidence) == {"quotation-inverted-subject", "quotation-carried"}


# --- words


@pytest.mark.parametrize(
    "form", ["declare", "declarait", "declara", "declarant", "declarent", "jugeait", "avertissait", "avertit", "repond"]
)
def test_verbs_of_saying_come_in_all_forms(form: str) -> None:
    assert form in speech.SAYING


@pytest.mark.parametrize("form", ["mange", "signe", "rencontre", "a", "maintenant"])
def test_other_words_do_not_say(form: str) -> None:
    assert form not in speech.SAYING - speech.ALSO_NOUNS
