"""Which State or body each office belongs to: what its title leaves out, a careful reader infers from the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kg.extract.atoms import NEWLINE
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding, OfficeMention, in_gender
from kg.extract.persons import Person, known_country
from kg.extract.phrases import as_complement
from kg.extract.possessors import find_possessor
from kg.extract.states import States
from kg.extract.trie import cut
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

PRINCIPAL_REACH: Final = 40
HEADING_MARKS: Final = frozenset("- – — :".split())
SWISS: Final = frozenset({"conseiller national", "conseillere nationale", "conseiller aux etats", "conseillere aux etats"})
WITHIN_STATES: Final = frozenset({"state", "monarchy", "parliament", "any"})
"""Spheres of offices that a State has at home."""
ONE_A_STATE: Final = frozenset({"role/president", "role/prime-minister", "role/head-of-government", "role/head-of-state"})
COMMISSION: Final = "organization/commission-europeenne"
COMMISSIONS: Final = {
    COMMISSION: "Commission européenne",
    "organization/union-europeenne": "Commission européenne",
    "organization/union-africaine": "Commission de l'Union africaine",
    "organization/communaute-economique-des-etats-de-l-afrique-de-l-ouest": "Commission de la CEDEAO",
    "organization/communaute-economique-des-etats-de-l-afrique-centrale": "Commission de la CEEAC",
    "organization/communaute-economique-et-monetaire-de-l-afrique-centrale": "Commission de la CEMAC",
    "organization/union-economique-et-monetaire-ouest-africaine": "Commission de l'UEMOA",
}
UNION: Final = frozenset({COMMISSION, "organization/union-europeenne"})
FEDERATIONS: Final = tuple(f"country/{iso}" for iso in ("DE", "AT", "BE", "CH", "NG", "PK", "RU", "CA", "BR", "MX", "IQ", "SO", "ET"))
MONARCHIES: Final = frozenset(
    f"country/{iso}" for iso in "AE BE BH BN BT CA DK ES GB JO JP KH KW LI LS LU MA MC MY NL NO OM QA SA SE SZ TH TO AU NZ".split()
)


def settle(holdings: list[Holding], states: States, subjects: Sequence[Person | None] = ()) -> None:
    """Give each holding without a State or body the one that a careful reader would infer; write nationalities back to persons.

    `subjects` has for each sentence who was the subject before it: whose "son ministre" is.
    """
    for holding in holdings:
        _choose_demonym(holding, states)
        _institution(holding, states)
        if holding.countries and holding.person.country is None and holding.countries[0].startswith("country/"):
            holding.person.country = holding.countries[0]
    for holding in holdings:
        if not holding.countries and holding.office.body is None and not _restate(holding, holdings):
            owner = find_possessor(holding.office, states)
            if owner is not None and owner.type is not EntityType.COUNTRY and not _name_organ(holding.office, owner, states):
                holding.office.body = (owner.type, owner.text, owner)
                continue
            if holding.office.role.sphere == "body" and (main := states.main_body(holding.start)) is not None:
                holding.office.body = (EntityType.ORGANIZATION, main.text, main)
                holding.confidence -= 0.15
                continue
            if holding.office.role.sphere == "local" and (town := states.town_before(holding.office.left) or states.town()) is not None:
                holding.office.body = (EntityType.PLACE, town.text, town)
                holding.confidence -= 0.2
                continue
            sentence = states.atoms.sents[holding.office.left]
            subject = subjects[sentence] if sentence < len(subjects) else None
            state = _infer(holding, holdings, states, subject)
            if state is not None:
                holding.countries = [state]
                holding.confidence -= 0.15
                holding.person.country = holding.person.country or state


def _name_organ(office: OfficeMention, owner: Mention, states: States) -> bool:
    """ "L'Assemblée nationale … Son président": an organ of a State joins the title, which then governs the State; whether it does."""
    first = cut(owner.text)[0]
    seat = owner.type is EntityType.PLACE and owner.sense is not None and owner.sense.organ
    chamber = owner.type is EntityType.ORGANIZATION and owner.sense is None and first in fr.LEGISLATURES
    if not (seat or chamber) or " " in office.label:
        return False
    office.label = f"{office.label} {as_complement(states.atoms, owner)}"
    return True


def _is_told(person: Person) -> bool:
    """Whether the text tells somebody's State ("l'Italien Paul Morel"): that of a namesake whom the gazetteer knows may be another."""
    return known_country(person) != person.country or any(mention.people == person.country for mention in person.mentions)


def _state_of(person: Person | None, holdings: list[Holding]) -> str | None:
    """The State in which somebody holds an office, else the one that he or she is known to be of."""
    held = (h.countries[0] for h in holdings if person is not None and h.person is person and h.countries)
    return next(held, None) or (person.country if person is not None else None)


def _restate(holding: Holding, holdings: list[Holding]) -> bool:
    """ "le préfet X" where the article also says "X, préfet de la région du Nord": the same office; whether it is."""
    office = holding.office
    if office.role.sphere == "state" or (" " in office.label and not office.role.singular.startswith(office.label)):
        return False
    told = [h for h in holdings if h.person is holding.person and h is not holding and h.office.role.role == office.role.role]
    same = [h for h in told if (h.office.body is not None or h.countries) and h.office.label == office.label]
    realms = {(h.office.body[1] if h.office.body is not None else "", *h.countries) for h in same}
    if len(realms) != 1 or holding.status is Status.FORMER:
        return False
    office.body, office.area, holding.countries = same[0].office.body, same[0].office.area, list(same[0].countries)
    return True


def _institution(holding: Holding, states: States) -> None:
    """A European commissioner sits in the Commission; demonyms of bodies and regions name what is governed."""
    owners = holding.countries
    if holding.office.role.role == "role/european-commissioner" and holding.office.body is None:
        holding.office.label = re.sub(r" européen(ne)?", "", holding.office.label)
        holding.office.body = (EntityType.ORGANIZATION, "Commission européenne", None)
        holding.countries = []
        return
    if holding.office.body is not None and fold(holding.office.body[1]) == "commission":
        holding.office.body = _commission(states) or holding.office.body
    if holding.office.body is None and not holding.countries and _in_commission(holding.office, states):
        holding.office.body = (EntityType.ORGANIZATION, "Commission européenne", None)
        return
    if holding.office.role.role == "role/member-of-the-european-parliament" and holding.office.body is None:
        holding.office.body = (EntityType.ORGANIZATION, "Parlement européen", None)
        holding.countries = []
        return
    if owners and owners[0].startswith("place/"):
        label = lexicon().senses[owners[0]].label
        holding.office.body, holding.office.area = (EntityType.PLACE, label, None), re.sub(r"^canton (de |du |d')", "", label)
        holding.countries = []
    elif owners and owners[0].startswith("organization/"):
        commissioner = "commissioner" in holding.office.role.role
        mention = Mention(holding.start, holding.end, EntityType.ORGANIZATION, "Commission européenne") if commissioner else None
        sense = lexicon().senses[owners[0]]
        holding.office.body = (EntityType.ORGANIZATION, "Commission européenne" if mention else sense.label, mention)
        holding.countries = []


def _commission(states: States) -> tuple[EntityType, str, Mention | None] | None:
    """ "la Commission" alone: of the union that the article names most."""
    named = Counter(owner for mention in states.bodies for owner in mention.owners[:1] if owner in COMMISSIONS)
    best = max(named, key=lambda owner: named[owner], default=None)
    return (EntityType.ORGANIZATION, COMMISSIONS[best], None) if best is not None else None


def _in_commission(office: OfficeMention, states: States) -> bool:
    """ "le commissaire Vella", "la vice-présidente exécutive" in an article that names the European Commission."""
    label = fold(office.label)
    fits = (
        label.startswith(("commissaire a ", "commissaire au", "commissaire charge"))
        or label in {"commissaire", "vice-president executif", "vice-presidente executive"}
        or label.endswith(("president executif", "presidente executive"))
    )
    named = (owner for mention in (*states.bodies, *states.mentions) for owner in mention.owners)
    return fits and not office.anaphor and any(owner in UNION for owner in named)


def _choose_demonym(holding: Holding, states: States) -> None:
    """ "congolais" may be of two States: the one that the article speaks of."""
    if len(holding.countries) == 1:
        rivals = _RIVALS.get(holding.countries[0])
        if rivals:
            holding.countries = [max((holding.countries[0], *rivals), key=lambda state: states.weights[state])]


_ROLE_STATES: Final = {"role/pope": "country/VA"}
_RIVALS: Final = {"country/CG": ("country/CD",), "country/CD": ("country/CG",)}


def _infer(holding: Holding, holdings: list[Holding], states: States, subject: Person | None) -> str | None:
    office = holding.office
    excluded = frozenset(c for h in holdings if h.rule == "homologue" and h.office.label == office.label for c in h.countries)
    excluded |= _taken(holding, holdings)
    if office.role.sphere == "embassy":
        excluded |= _hosts(office)
    if office.role.sphere == "monarchy":
        excluded |= frozenset(states.weights) - MONARCHIES
    home = states.home(excluded)
    hosts = [host for h in holdings if h.office.role.sphere == "embassy" and home in h.countries for host in sorted(_hosts(h.office))]
    if hosts and office.role.sphere == "state" and states.agency is None:
        home = max(hosts, key=lambda state: states.weights[state])
    if "federal" in fold(office.label) and (present := [state for state in FEDERATIONS if states.weights[state]]):
        return max(present, key=lambda state: states.weights[state])
    if office.role.role in _ROLE_STATES:
        return _ROLE_STATES[office.role.role]
    if fold(office.label) in SWISS:
        return "country/CH"
    if (named := _headed_state(office, states)) is not None and named not in excluded:
        return named
    if office.role.sphere == "monarchy" and (own := _own_state(holding)) is not None:
        return own
    organ = _organ_state(office) if office.role.sphere != "embassy" and "aupres" not in cut(office.label) else None
    if organ is not None:
        return organ
    if holding.person.country is not None and (home is None or states.weights[holding.person.country] or _is_told(holding.person)):
        return holding.person.country
    if office.role.role in ONE_A_STATE and (state := lexicon().officeholders.of_surname(holding.person.name)) is not None:
        return state
    others = [h.countries[0] for h in holdings if h.person is holding.person and h is not holding and h.countries]
    if others:
        return others[0]
    if office.patron is not None:
        patron = next((h for h in holdings if office.patron in h.person.mentions and h.countries), None)
        if patron is not None:
            return patron.countries[0]
        if (known := lexicon().officeholders.country(office.patron.text)) is not None:
            return known
    if len(office.label.split()) == 1 or office.role.role == "role/prime-minister":
        near = states.before(office.left)
        if near is not None and office.role.sphere in {"state", "any", "monarchy"} and near.startswith("country/"):
            return near
    if office.determiner == "" and fr.INNER_ORGANS & set(cut(office.label)) and (near := _principal(holding, holdings)) is not None:
        return near
    if (here := states.scene(office.left)) is not None and here not in excluded and office.role.sphere in WITHIN_STATES:
        return here
    if office.determiner in fr.POSSESSIVES:
        near = states.before(office.left) or _state_of(subject, holdings) or _principal(holding, holdings)
        return near or states.before(office.left, reach=2) or home
    return home if office.role.sphere in WITHIN_STATES | {"embassy"} else None


def _headed_state(office: OfficeMention, states: States) -> str | None:
    """The State that opens the paragraph as a heading: "LIBYE - Le ministre …", "Maroc : le ministre …"."""
    start = next((k + 1 for k in range(office.left - 1, -1, -1) if states.atoms.folds[k] == NEWLINE), 0)
    opening = next((m for m in states.mentions if m.start == start and m.type is EntityType.COUNTRY and not m.adjective), None)
    marked = opening is not None and states.atoms.folds[opening.end : opening.end + 1] and states.atoms.folds[opening.end] in HEADING_MARKS
    return opening.owners[0] if opening is not None and marked else None


def _own_state(holding: Holding) -> str | None:
    """The State within a monarch's name: "Abdallah II de Jordanie"."""
    words = cut(holding.person.name)
    hits = (lexicon().names.longest(words, k) for k in range(1, len(words)) if words[k - 1] in fr.OF | fr.ARTICLES)
    return next((hit[1].id for hit in hits if hit is not None and hit[1].type is EntityType.COUNTRY), None)


def _taken(holding: Holding, holdings: list[Holding]) -> frozenset[str]:
    """The States in which somebody else holds the same office, where a State has but one: presidents, heads of government, ministers."""
    office = holding.office
    unique = office.role.sphere == "monarchy" or office.role.role in ONE_A_STATE or (office.role.ministerial and " " in office.label)
    if not unique or holding.status is not Status.CURRENT:
        return frozenset()
    title = _neutral(office)
    others = (h for h in holdings if h.person is not holding.person and h.status is Status.CURRENT and h.office.body is None)
    return frozenset(country for h in others if _neutral(h.office) == title for country in h.countries)


def _neutral(office: OfficeMention) -> str:
    """A title without its gender, "chef de la diplomatie" being a minister's."""
    label = fold(in_gender(office.label, office.role, "m"))
    return "ministre des affaires etrangeres" if label == "chef de la diplomatie" else label


def _principal(holding: Holding, holdings: list[Holding]) -> str | None:
    """The State of the person named last before "son secrétaire d'État", who holds an office there."""
    others = [h for h in holdings if h.person is not holding.person and h.countries and not h.office.plural]
    named = [(m.start, h.countries[0]) for h in others for m in h.person.mentions if 0 < holding.start - m.end < PRINCIPAL_REACH]
    return max(named, default=(0, None))[1]


def _hosts(office: OfficeMention) -> frozenset[str]:
    """The States that an ambassador's title names: those where he is posted, not whose he is."""
    folds = cut(office.label)
    found = (lexicon().names.longest(folds, i) for i in range(len(folds)))
    return frozenset(owner for hit in found if hit for owner in (*hit[1].stands_for, hit[1].country) if owner)


def _organ_state(office: OfficeMention) -> str | None:
    """The State whose organ the title names: "porte-parole de la Maison Blanche"."""
    metonyms = lexicon().metonyms
    folds = cut(office.label)
    for i in range(len(folds)):
        if (hit := metonyms.longest(folds, i)) and hit[1].type is EntityType.COUNTRY:
            return hit[1].id
    return None
