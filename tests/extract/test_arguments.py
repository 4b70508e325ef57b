"""Where verbs and nouns that tell a relation have their subjects and objects, read by the shipped pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_patterns import told


@pytest.mark.parametrize(
    ("sentence", "predicate", "pairs"),
    [
        ("Le Qatar, qui a condamné le Soudan, attend.", "criticizes", {("Qatar", "Soudan")}),
        ("Critiqué par la Colombie, le Venezuela attend.", "criticizes", {("Colombie", "Venezuela")}),
        ("Le Chili reproche au Pérou d'avoir critiqué la Bolivie.", "criticizes", {("Chili", "Pérou")}),
        ("La Norvège a dénoncé l'attitude du Danemark.", "criticizes", {("Norvège", "Danemark")}),
        ("La Norvège a condamné l'invasion de la Finlande par la Russie.", "criticizes", {("Norvège", "Russie")}),
        ("La Norvège accuse pour sa part le Danemark.", "criticizes", {("Norvège", "Danemark")}),
        ("La Norvège s'est élevée contre les positions danoises.", "criticizes", {("Norvège", "Danemark")}),
        ("Le Portugal a renouvelé son appui à l'initiative marocaine.", "supports", {("Portugal", "Maroc")}),
        ("Le soutien que le Portugal apporte au Brésil demeure.", "supports", {("Portugal", "Brésil")}),
        ("Fort de l'appui de la Russie, le Mali attend.", "supports", {("Russie", "Mali")}),
        ("La Chine a octroyé un prêt en faveur du Kenya.", "aids", {("Chine", "Kenya")}),
        ("Le Kenya a reçu un prêt de la part de la Chine.", "aids", {("Chine", "Kenya")}),
        ("La Chine a envoyé des vivres en Libye.", "aids", {("Chine", "Libye")}),
        ("Les sanctions américaines visant l'Iran demeurent.", "sanctions", {("États-Unis", "Iran")}),
        ("La Libye, visée par un embargo de l'Union européenne, attend.", "sanctions", {("Union européenne", "Libye")}),
        ("La Pologne a déclaré persona non grata l'ambassadeur de Russie.", "sanctions", {("Pologne", "Russie")}),
        ("La Turquie menace d'intervenir en Syrie.", "threatens", {("Turquie", "Syrie")}),
        ("Des drones ukrainiens ont frappé Moscou.", "attacks", {("Ukraine", "Moscou")}),
        ("La base de Goma a été attaquée par le Rwanda.", "attacks", {("Rwanda", "Goma")}),
    ],
)
def test_arguments_are_found_where_french_puts_them(sentence: str, predicate: str, pairs: set[tuple[str, str]]) -> None:
    assert told(sentence, predicate) == pairs


def test_an_act_told_before_stands_for_who_did_it() -> None:
    assert told("La Syrie a bombardé Beyrouth. La Norvège a condamné ces bombardements.", "criticizes") == {("Norvège", "Syrie")}
    assert told("La Norvège a condamné ces bombardements.", "criticizes") == set()


def test_others_who_do_likewise_do_what_was_told_last() -> None:
    first = "La Bolivie a rompu ses relations avec Israël. "
    both = {("Bolivie", "Israël"), ("Colombie", "Israël")}
    assert told(first + "La Colombie a fait de même.", "sanctions") == both
    assert told(first + "La Colombie en a fait autant.", "sanctions") == both
    assert told(first + "La Colombie n'a pas fait de même.", "sanctions") == both - {("Colombie", "Israël")}
    assert told(first + "La Colombie a fait escale.", "sanctions") == both - {("Colombie", "Israël")}


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("L'Union européenne a frappé d'embargo la Birmanie.", "attacks"),
        ("La Norvège a dénoncé l'arrestation du Premier ministre danois.", "criticizes"),
        ("Le Japon a suspendu son aide au Mali.", "aids"),
        ("La Norvège a condamné le raid, et le Danemark attend.", "criticizes"),
        ("Le Japon vend des voitures au Mali.", "aids"),
        ("La France occupe la présidence de l'Union européenne.", "attacks"),
        ("La Chine promet de soutenir le Kenya.", "supports"),
    ],
)
def test_what_is_told_otherwise_gives_nothing(sentence: str, predicate: str) -> None:
    assert told(sentence, predicate) == set()
