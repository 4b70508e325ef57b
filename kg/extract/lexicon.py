"""The word data of `ontologies/`, arranged for looking up at an atom: names, demonyms, office heads, forms of address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import kinds, ontology
from kg.extract.known import OfficeHolders
from kg.extract.trie import Trie, cut
from kg.text import fold, slug
from kg.vocabulary import EntityType


@dataclass(frozen=True, slots=True)
class Sense:
    """What a known name means: a node, and the State or body that the name may stand for ("Rabat": the city, and Morocco).

    `exact` names need their capitals; `organ` marks seats of power that speak for a State ("Maison Blanche"), as against cities.
    """

    id: str
    type: EntityType
    label: str
    stands_for: tuple[str, ...] = ()
    country: str | None = None
    exact: bool = False
    organ: bool = False


@dataclass(frozen=True, slots=True)
class RoleForm:
    """One form of an office head: the role's id, the singular to put into a label, gender ("m", "f" or ""), plural or not.

    `ministerial` titles keep their complements as portfolio.
    """

    role: str
    singular: str
    gender: str
    plural: bool
    sphere: str
    periphrasis: bool
    ministerial: bool = False


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A common noun for persons: the kinds that it belongs to (ids of `ontologies/designations.ttl`), gender, "" for both, and number."""

    kinds: frozenset[str]
    gender: str
    plural: bool


@dataclass(frozen=True, slots=True)
class KindForm:
    """One form of a noun for agreements or events: the kind's id ("" for what only begins like one), the singular that it belongs to.

    `vague` forms need a complement or somebody who takes part; `exact` ones (acronyms) their capitals.
    """

    kind: str
    type: EntityType
    singular: str
    plural: bool = False
    vague: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tries and tables that mention and office finding need."""

    names: Trie[Sense]
    metonyms: Trie[Sense]
    epithets: dict[str, tuple[str, ...]]
    demonyms: Trie[tuple[str, ...]]
    combining: dict[str, str]
    roles: Trie[RoleForm]
    civilities: Trie[str]
    senses: dict[str, Sense]
    portfolios: Trie[str]
    seats: Trie[str]
    capitals: dict[str, str]
    genders: dict[tuple[str, str], str]
    officeholders: OfficeHolders
    agencies: dict[str, tuple[str, ...]]
    kinds: Trie[KindForm]
    designations: Trie[PersonNoun]
    political: Trie[tuple[Sense, ...]]
    partisans: Trie[tuple[Sense, ...]]


ORGANIZATION_ACRONYM: Final = 6


def _is_exact(phrase: str) -> bool:
    """Whether a name must keep its capitals in the text to be recognised: acronyms such as "PAM"."""
    return phrase.isupper() and len(phrase) <= ORGANIZATION_ACRONYM


@cache
def lexicon() -> Lexicon:
    """Build the lexicon once from the Turtle files."""
    countries, places, organizations = ontology.countries(), ontology.places(), ontology.organizations()
    senses = _senses(countries, places, organizations)
    names, metonyms = Trie[Sense](), Trie[Sense]()
    stands_for = _seats(countries, organizations)
    for country in countries:
        for name in country.names:
            names.add(name, _named(senses[country.id], name))
    for place in places:
        for name in place.names:
            sense = senses[place.id]
            names.add(name, Sense(sense.id, sense.type, sense.label, stands_for.get(fold(name), ()), sense.country))
    for organization in organizations:
        for name in organization.names:
            names.add(name, _named(senses[organization.id], name))
    capitals = {fold(name) for country in countries for name in country.capitals}
    owners: tuple[ontology.CountryWords | ontology.OrganizationWords, ...] = (*countries, *organizations)
    for owner in owners:
        for name in owner.metonyms:
            metonyms.add(name, senses[owner.id])
            state = owner.id if owner.id.startswith("country/") else None
            organ = state is not None and fold(name) not in capitals
            names.add(name, Sense(f"place/{slug(name)}", EntityType.PLACE, name, stands_for[fold(name)], state, organ=organ))
    return Lexicon(
        names=names,
        metonyms=metonyms,
        epithets=_epithets(countries),
        demonyms=_demonyms((*countries, *organizations, *places)),
        combining={fold(form): country.id for country in countries for form in country.combining_forms},
        roles=_roles(),
        civilities=Trie((form, gender) for form, gender in ontology.civilities().items() if fold(form) not in NAME_PARTS),
        senses=senses,
        portfolios=Trie((name, portfolio.id) for portfolio in ontology.portfolios() for name in portfolio.names),
        seats=Trie(ontology.seats().items()),
        capitals={country.id: country.capitals[0] for country in countries if country.capitals},
        genders=_genders(),
        agencies=_agencies(countries),
        kinds=_kinds(),
        designations=_designations(),
        officeholders=OfficeHolders(ontology.officeholders()),
        political=_of_parties(senses, ((party.id, (*party.names, *party.bracketed)) for party in ontology.parties())),
        partisans=_of_parties(senses, ((party.id, party.partisans) for party in ontology.parties())),
    )


def _named(sense: Sense, name: str) -> Sense:
    return Sense(sense.id, sense.type, sense.label, sense.stands_for, sense.country, _is_exact(name))


def _senses(
    countries: tuple[ontology.CountryWords, ...],
    places: tuple[ontology.PlaceWords, ...],
    organizations: tuple[ontology.OrganizationWords, ...],
) -> dict[str, Sense]:
    found = {c.id: Sense(c.id, EntityType.COUNTRY, c.label, (c.id,), c.id) for c in countries}
    found |= {p.id: Sense(p.id, EntityType.PLACE, p.label, (), p.country) for p in places}
    return found | {o.id: Sense(o.id, EntityType.ORGANIZATION, o.label, (o.id,), o.country) for o in organizations}


def _seats(
    countries: tuple[ontology.CountryWords, ...], organizations: tuple[ontology.OrganizationWords, ...]
) -> dict[str, tuple[str, ...]]:
    """For each metonym (folded), the bodies that it may stand for; organizations first ("Bruxelles" is the EU before Belgium)."""
    seats: defaultdict[str, list[str]] = defaultdict(list)
    owners: tuple[ontology.OrganizationWords | ontology.CountryWords, ...] = (*organizations, *countries)
    for owner in owners:
        for name in owner.metonyms:
            seats[fold(name)].append(owner.id)
    return {name: tuple(owners) for name, owners in seats.items()}


def _agencies(countries: tuple[ontology.CountryWords, ...]) -> dict[str, tuple[str, ...]]:
    """For each national news agency (folded), the States that have one of that name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for country in countries:
        for agency in country.agencies:
            found[fold(agency)].append(country.id)
    return {agency: tuple(ids) for agency, ids in found.items()}


def _epithets(countries: tuple[ontology.CountryWords, ...]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for country in countries:
        for epithet in country.epithets:
            found[" ".join(cut(epithet))].append(country.id)
    return {epithet: tuple(ids) for epithet, ids in found.items()}


def _demonyms(
    owners: tuple[ontology.CountryWords | ontology.OrganizationWords | ontology.PlaceWords, ...],
) -> Trie[tuple[str, ...]]:
    """Adjectives and the ids of what they belong to, States first."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for owner in owners:
        for demonym in owner.demonyms:
            if owner.id not in found[cut(demonym)]:
                found[cut(demonym)].append(owner.id)
    return Trie((" ".join(demonym), tuple(ids)) for demonym, ids in found.items())


def _of_parties(senses: dict[str, Sense], words: Iterable[tuple[str, tuple[str, ...]]]) -> Trie[tuple[Sense, ...]]:
    """For each word, the political parties that share it, in the order of the file."""
    found: defaultdict[tuple[str, ...], list[Sense]] = defaultdict(list)
    for party, forms in words:
        for form in dict.fromkeys(map(cut, forms)):
            found[form].append(senses[party])
    return Trie((" ".join(form), tuple(parties)) for form, parties in found.items())


def _genders() -> dict[tuple[str, str], str]:
    """For each word of a title and each gender, the word's form: ("directrice", "m") leads to "directeur"."""
    found: dict[tuple[str, str], str] = {}
    for role in ontology.roles():
        masculine = [form for form, grammar in role.forms.items() if "m" in grammar.gender and "s" in grammar.number]
        feminine = [form for form, grammar in role.forms.items() if "f" in grammar.gender and "s" in grammar.number]
        for one, other in zip(masculine, feminine, strict=False):
            if len(one.split()) == len(other.split()):
                for man, woman in zip(one.split(), other.split(), strict=True):
                    if fold(man)[:3] != fold(woman)[:3]:
                        continue
                    found.setdefault((fold(woman), "m"), man)
                    found.setdefault((fold(man), "f"), woman)
    return found


def _kinds() -> Trie[KindForm]:
    """All nouns for agreements and events; longer phrases that are none have an empty kind."""
    trie = Trie[KindForm]()
    for type_, found in ((EntityType.AGREEMENT, kinds.agreement_kinds()), (EntityType.EVENT, kinds.event_kinds())):
        for kind in found:
            for form, plural in kind.forms.items():
                trie.add(form, KindForm(kind.id, type_, _noun(form), plural, form in kind.vague, form[:2].isupper() or form.istitle()))
            for phrase in kind.false_triggers:
                trie.add(phrase, KindForm("", type_, ""))
    return trie


def _noun(form: str) -> str:
    """The head noun of a form in the singular, folded: "protocoles d'accord" is a "protocole"."""
    word = cut(form)[0]
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _designations() -> Trie[PersonNoun]:
    """All nouns of `ontologies/designations.ttl`; one of two kinds ("capitaine") has both."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    grammar: dict[str, ontology.Form] = {}
    for kind, forms in ontology.designations():
        for form, own in forms.items():
            kinds[form].add(kind)
            grammar.setdefault(form, own)
    single = {form: own.gender if len(own.gender) == 1 else "" for form, own in grammar.items()}
    return Trie((form, PersonNoun(frozenset(kinds[form]), single[form], own.number == "p")) for form, own in grammar.items())


def _roles() -> Trie[RoleForm]:
    """All forms of all heads; phrases that only begin like an office ("chef d'orchestre") have an empty role."""
    trie = Trie[RoleForm]()
    for role in ontology.roles():
        for form, grammar in role.forms.items():
            if role.id not in NO_OFFICE:
                trie.add(form, _role_form(role, form, grammar))
    for form in ontology.occupations():
        trie.add(form, RoleForm("", form, "", False, "any", False))
    return trie


def _role_form(role: ontology.Role, form: str, grammar: ontology.Form) -> RoleForm:
    gender = grammar.gender if len(grammar.gender) == 1 else ""
    singular = form if "s" in grammar.number else grammar.singular
    return RoleForm(role.id, singular, gender, grammar.number == "p", role.sphere, role.periphrasis, _is_ministerial(role))


NAME_PARTS: Final = frozenset({"sidi", "moulay", "lalla", "si", "moulay sidi"})
NO_OFFICE: Final = frozenset({"role/founder", "role/strongman"})
MINISTERIAL: Final = frozenset({"role/minister", "role/secretary-of-state", "role/under-secretary-of-state", "role/junior-minister"})


def _is_ministerial(role: ontology.Role) -> bool:
    return role.id in MINISTERIAL or role.broader in MINISTERIAL
