"""Who is one: the examples of everyday news, and what must hold whatever the evidence says."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import Judgement, Profile, Resolution, Verdict, affected, keys, resolve
from tests.resolve.people import body, groups, one, pairs, person, spellings

INTERIOR = ("ministre de l'Intérieur", "MA")


@pytest.mark.parametrize(
    "profiles",
    [
        [person(name, *INTERIOR) for name in ("Abdelouafi Laftit", "Abdelwafi Laftit", "A. Laftit", "LAFTIT Abdelouafi")],
        [person(name, "prince héritier", "SA") for name in ("Mohammed Ben Salmane", "Mohamed ben Salmane", "MBS")],
        [person("Hassan Rohani", "président", "IR"), person("Hassan Rouhani", "président", "IR")],
        [person("Emmanuel Macron"), person("EMMANUEL MACRON", "président", "FR")],
        [person("Marco Rubio", "sénateur", "US", date="2023-01-05"), person("Marco Rubio", "secrétaire d'État", "US", date="2025-02-01")],
        [person("Fernando Grande-Marlaska", setting="ES"), person("F. Grande Marlaska", setting="MA")],
        [person("Tebboune", "président", "DZ"), person("Abdelmadjid Tebboune", "président", "DZ")],
        [body("PDCI", setting="CI"), body("Parti démocratique de Côte d'Ivoire", setting="CI")],
        [body("ONU"), body("Organisation des Nations unies"), body("Nations unies")],
        [body("Sénat", "FR"), body("Sénat français")],
        [body("Hezbollah", setting="LB"), body("Hizbollah", setting="LB")],
    ],
    ids=lambda profiles: " = ".join(profile.names[0] for profile in profiles),
)
def test_one_person_or_body(profiles: list[Profile]) -> None:
    assert one(resolve(profiles), *profiles)


@pytest.mark.parametrize(
    "profiles",
    [
        [person("Mohamed Ould Ahmed", "ministre de la Justice", "MR"), person("Mohamed Ould Ahmed", "ministre des Pêches", "MR")],
        [person("Mohamed Ahmed", "ministre de la Défense", "NE"), person("Mohamed Ahmed", "gouverneur", "SD")],
        [person("Mohamed Ould Ghazouani", "président", "MR"), person("Mohamed Ould Abdel Aziz", "président", "MR", date="2014-01-01")],
        [person("George W. Bush", "président", "US"), person("George H. W. Bush", "président", "US", date="1990-01-01")],
        [person("Amadou Gon Coulibaly", "Premier ministre", "CI"), person("Amadou Coulibaly", "ministre de la Communication", "CI")],
        [person("Birame Diop", article="a"), person("Birame Souleye Diop", article="a")],
        [body("ministère des Affaires étrangères", "DZ"), body("ministère des Affaires étrangères", "MA")],
        [body("Parti socialiste", setting="BE"), body("Parti socialiste", setting="FR")],
    ],
    ids=lambda profiles: " / ".join(profile.names[0] for profile in profiles),
)
def test_two_persons_or_bodies(profiles: list[Profile]) -> None:
    assert not one(resolve(profiles), *profiles)


def test_a_common_name_alone_is_left_unsure() -> None:
    first, second = person("Mohamed Ahmed", article="a"), person("Mohamed Ahmed", "maire", "SD", article="b")
    (decision,) = resolve([first, second]).decisions
    assert decision.verdict is Verdict.UNSURE
    assert 0.1 < decision.score < 0.9


def test_an_initial_that_fits_two_is_given_to_neither() -> None:
    short, ahmed, anas = person("A. Laftit", setting="MA"), person("Ahmed Laftit", setting="MA"), person("Anas Laftit", setting="MA")
    assert len(groups(resolve([short, ahmed, anas]))) == 3


def test_an_office_says_to_whom_an_initial_belongs() -> None:
    short, ahmed = person("A. Laftit", *INTERIOR), person("Ahmed Laftit", "maire de Fès", "MA")
    minister = person("Abdelouafi Laftit", *INTERIOR)
    resolution = resolve([short, ahmed, minister])
    assert one(resolution, short, minister)
    assert not one(resolution, short, ahmed)


def test_a_chain_does_not_put_together_what_clashes() -> None:
    chain = [
        person(name, "ministre", "CD", article=str(n)) for n, name in enumerate(("Marie Kalonda", "M. Kalonda Ilunga", "Moïse Kalonda"))
    ]
    assert not one(resolve(chain), chain[0], chain[2])


def test_decisions_say_why() -> None:
    decisions = resolve([person("Abdelouafi Laftit", *INTERIOR), person("A. Laftit", *INTERIOR)]).decisions
    assert [decision.verdict for decision in decisions] == [Verdict.SAME]
    assert decisions[0].score > 0.9
    assert any("ministre-de-l-interieur" in reason.text and reason.weight > 0 for reason in decisions[0].reasons)


# --- ids


def test_an_id_is_the_slug_of_the_best_name() -> None:
    profiles = [person("A. Zouhri", *INTERIOR), person("Anass ZOUHRI", *INTERIOR), person("ZOUHRI ANASS", *INTERIOR)]
    assert set(resolve(profiles).canonical.values()) == {"person/anass-zouhri"}


def test_namesakes_get_ids_of_their_own_and_others_keep_the_slug() -> None:
    one_, other = person("Ali Hassan", "ministre des Finances", "TD"), person("Ali Hassan", "député", "LB")
    alone = resolve([one_]).canonical[one_.occurrence]
    both = resolve([one_, other]).canonical
    assert alone == "person/ali-hassan"
    assert all(name.startswith("person/ali-hassan.") for name in both.values())
    assert len(set(both.values())) == 2


# --- judgements


def laftits() -> list[Profile]:
    """Three spellings of one minister and somebody else."""
    names = ("Abdelouafi Laftit", "A. Laftit", "LAFTIT Abdelouafi")
    return [person(name, *INTERIOR, article=f"a{n}") for n, name in enumerate(names)] + [
        person("Brahim Zouhri", "maire", "MA", article="a3")
    ]


def test_what_was_judged_the_same_is_the_same() -> None:
    profiles = laftits()
    judgement = Judgement("person/abdelouafi-laftit", "person/brahim-zouhri", Verdict.SAME)
    resolution = resolve(profiles, [judgement])
    assert one(resolution, *profiles)
    assert resolution.canonical[profiles[3].occurrence] == "person/abdelouafi-laftit"


def test_an_occurrence_judged_different_leaves_and_the_others_stay() -> None:
    profiles = laftits()
    resolution = resolve(profiles, [Judgement("person/abdelouafi-laftit", profiles[1].occurrence, Verdict.DIFFERENT)])
    assert one(resolution, profiles[0], profiles[2])
    assert not one(resolution, profiles[0], profiles[1])


def test_an_occurrence_of_the_very_same_name_can_be_judged_different() -> None:
    profiles = [person("Abdelouafi Laftit", *INTERIOR, article=name) for name in "abc"]
    resolution = resolve(profiles, [Judgement("person/abdelouafi-laftit", profiles[2].occurrence, Verdict.DIFFERENT)])
    assert one(resolution, *profiles[:2])
    assert not one(resolution, profiles[0], profiles[2])


def test_judgements_are_transitive() -> None:
    profiles = [person(name, article=name) for name in ("Anne Aqil", "Paul Béju", "Rose Colin")]
    a, b, c = (profile.occurrence for profile in profiles)
    assert one(resolve(profiles, [Judgement(a, b, Verdict.SAME), Judgement(b, c, Verdict.SAME)]), *profiles)
    kept = resolve(profiles, [Judgement(a, b, Verdict.SAME), Judgement(a, c, Verdict.DIFFERENT), Judgement(b, c, Verdict.SAME)])
    assert kept.canonical[a] != kept.canonical[c]


def test_what_was_judged_unsure_is_not_put_together() -> None:
    first, second, *_ = laftits()
    assert not one(resolve([first, second], [Judgement(first.occurrence, second.occurrence, Verdict.UNSURE)]), first, second)


def test_a_judgement_of_somebody_who_is_not_there_changes_nothing() -> None:
    profiles = laftits()
    assert (
        resolve(profiles, [Judgement("person/nobody", "person/abdelouafi-laftit", Verdict.SAME)]).canonical == resolve(profiles).canonical
    )


# --- what depends on what

POOL = [profile for half in ("tune", "held-out") for _, profile in spellings(half)] + [p for pair in pairs("tune") for p in pair]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_is_irrelevant(chance: random.Random) -> None:
    profiles = chance.sample(POOL, 60)
    shuffled = chance.sample(profiles, 60)
    assert resolve(profiles) == resolve(shuffled)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_was_removed_leaves_no_trace_and_only_the_affected_change(chance: random.Random) -> None:
    profiles = chance.sample(POOL, 150)
    gone = profiles[:3]
    index: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in keys(profile):
            index[key].append(profile)
    before, after = resolve(profiles), resolve(profiles[3:])
    touched = affected(gone, lambda wanted: [profile for key in wanted for profile in index[key]])
    rest = [profile for profile in touched if profile not in gone]
    assert restricted(before, touched) == resolve(touched)
    assert restricted(after, rest) == resolve(rest)
    untouched = [profile for profile in profiles if profile not in touched]
    assert restricted(before, untouched) == restricted(after, untouched)


def restricted(resolution: Resolution, profiles: list[Profile]) -> Resolution:
    """What a resolution says of some profiles."""
    there = {profile.occurrence for profile in profiles}
    canonical = {occurrence: name for occurrence, name in resolution.canonical.items() if occurrence in there}
    return Resolution(canonical, tuple(decision for decision in resolution.decisions if decision.a in there))


def test_common_words_alone_find_nobody() -> None:
    short, long = keys(person("Mohamed Ahmed")), keys(person("Mohamed Ahmed Ould Taleb"))
    assert not {key for key in short & long if key.startswith(("=", "~"))}
    assert keys(person("Abdelouafi Laftit")) & keys(person("A. Laftit")) & keys(person("LAFTIT Abdelwafi"))
