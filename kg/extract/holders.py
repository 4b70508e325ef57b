"""Who holds which office: titles before names, names before titles, lists, "son homologue", appointments, successions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.heads import is_head_of_government
from kg.extract.homologues import Counterparts
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.ministries import complete_ministers
from kg.extract.offices import Holding, OfficeMention, in_gender
from kg.extract.persons import Person
from kg.extract.phrases import past_articles
from kg.extract.predicates import NAME_REACH, Predicates
from kg.extract.presided import Presided
from kg.extract.respectives import find_respectives
from kg.extract.rosters import Rosters
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

BYLINE: Final = 9
TWO_IN_ONE: Final = "role/mayor-and-member-of-parliament"


def find_holdings(atoms: Atoms, mentions: list[Mention], persons: dict[Mention, Person], offices: list[OfficeMention]) -> list[Holding]:
    """All holdings that the text states directly; each office mention goes to one person, plural ones to several."""
    return HoldingFinder(atoms, mentions, persons, offices).find()


class HoldingFinder:
    """Reads one article; `found` grows in text order, rule by rule."""

    def __init__(self, atoms: Atoms, mentions: list[Mention], persons: dict[Mention, Person], offices: list[OfficeMention]) -> None:
        self.atoms, self.folds = atoms, atoms.folds
        self.persons, self.offices = persons, offices
        self.names = sorted(persons, key=lambda m: m.start)
        self.by_left = {m.left: m for m in self.names} | {m.start: m for m in self.names}
        self.by_end = {m.end: m for m in self.names}
        self.people = {m.start: m for m in mentions if m.people}
        ending = {m.end: m for m in self.people.values()}
        for name in self.names:
            if name.left in ending:
                persons[name].country = persons[name].country or ending[name.left].people
        self.all_mentions = mentions
        self.taken: set[OfficeMention] = set()
        self.found: list[Holding] = []

    def find(self) -> list[Holding]:
        for chain in self._chains():
            if not (self._before_name(chain) or self._after_name(chain) or self._bare(chain)):
                for office in chain[1:]:
                    office.follows = chain[0]
        find_respectives(self)
        Rosters(self, self.all_mentions).find()
        Counterparts(self, self.all_mentions).find()
        Presided(self, self.all_mentions).find()
        complete_ministers(self.atoms, self.found, [office for office in self.offices if office not in self.taken])
        return self.found

    # --- titles that belong together

    def _chains(self) -> Iterator[list[OfficeMention]]:
        """Titles joined by a comma or "et" without a determiner between are one person's."""
        chain: list[OfficeMention] = []
        for office in self.offices:
            if chain and not self._continues(chain[-1], office):
                yield chain
                chain = []
            chain.append(office)
        if chain:
            yield chain

    def _continues(self, one: OfficeMention, other: OfficeMention) -> bool:
        gap = self.folds[one.end : other.left]
        if one.plural or other.plural or len(gap) > 5 or not gap or not set(gap) <= fr.TITLE_LINKS:
            return False
        if other.determiner in {"", "qui"}:
            return one.determiner != "qui" or "," not in gap
        return gap == [","] and other.determiner in fr.ARTICLES and self.name_at(other.end) is not None and self._preceding(one) is None

    def give(self, chain: Iterable[OfficeMention], mention: Mention, rule: str, status: Status | None = None) -> bool:
        """Give titles to the person of a mention; always True. "Premier ministre, chef du gouvernement" are two formal ones."""
        chain = list(chain)
        _share_realm(chain)
        for office in chain:
            start, end = min(office.left, mention.left), max(office.end, mention.end)
            if office is not chain[0] and is_head_of_government(office):
                self.taken.add(office)
                office = replace(office, role=replace(office.role, periphrasis=False))
            self.add(self.persons[mention], office, start, end, rule, status)
        return True

    def add(self, person: Person, office: OfficeMention, start: int, end: int, rule: str, status: Status | None = None) -> None:
        """Give a title to a person; "député-maire" is two, "le prince" alone an honorific."""
        self.taken.add(office)
        if office.role.role == TWO_IN_ONE:
            for half in _halves(office):
                self.add(person, half, start, end, rule, status)
            return
        if office.role.role == "role/special-envoy" and self._is_byline(office, end):
            return
        honorific = fold(office.label) in fr.GENERIC_TITLES | fr.HONORIFIC_TITLES and office.body is None
        if honorific or office.role.role == "role/manager":
            return
        if not person.gender and not office.plural:
            person.gender = office.role.gender if office.role.gender == "f" or office.role.sphere == "monarchy" else ""
        if office.determiner == "qui" and person.gender:
            office.label = in_gender(office.label, office.role, person.gender)
        self.found.append(Holding(person, office, start, end, rule, status or office.status, list(office.countries)))

    def _is_byline(self, office: OfficeMention, end: int) -> bool:
        """ "De notre envoyée spéciale, Anne Roy", "Anne Roy, envoyée spéciale": a line with nothing else."""
        left, right = self.atoms.sent_of(office.start)
        return office.determiner == "notre" or right - left <= BYLINE

    # --- "le ministre de l'Intérieur, Abdelouafi Laftit"

    def name_at(self, i: int, *, comma: bool = True) -> Mention | None:
        """The person named at atom `i`, a comma, a bracket, "le Gambien" or an adjective aside."""
        i = self._skip_bracket(i)
        for _ in range(3):
            if i >= len(self.folds):
                return None
            if i in self.by_left:
                return self.by_left[i]
            if comma and self.folds[i] == ",":
                comma, i = False, i + 1
            elif self.folds[i] in fr.ARTICLES and i + 1 in self.by_left:
                return self.by_left[i + 1]
            elif self.folds[i] in fr.ARTICLES and (party := lexicon().partisans.longest(self.folds, self._past_article(i))):
                return self.by_left.get(party[0])
            elif self.folds[i] in fr.ARTICLES and (people := self.people.get(self._past_article(i))):
                named = self.by_left.get(people.end)
                if named is not None:
                    named.people = named.people or people.people
                    self.persons[named].country = self.persons[named].country or people.people
                return named
            elif self.atoms.pos(i) == "ADJ" and not self.atoms.capital(i):
                i += 1
            else:
                return None
        return self.by_left.get(i)

    def _past_article(self, i: int) -> int:
        return i + 2 if self.folds[i] == "l" else i + 1

    def _skip_bracket(self, i: int) -> int:
        if i < len(self.folds) and self.folds[i] == "(":
            close = next((k for k in range(i + 1, min(i + 8, len(self.folds))) if self.folds[k] == ")"), None)
            return close + 1 if close else i
        return i

    def _before_name(self, chain: list[OfficeMention]) -> bool:
        last = chain[-1]
        if last.plural:
            return self._list_after(last)
        named = self.name_at(last.resume)
        if named is None:
            return False
        comma = self.folds[last.resume : last.resume + 1] == [","]
        preceding = self._preceding(chain[0])
        if comma and preceding is not None and not chain[0].determiner:
            return False
        if comma and preceding is not None and last.inner is not None:
            label, status = last.inner.singular, Status.CURRENT
            served = replace(last, role=last.inner, label=label, status=status, body=None, inner=None, elliptic=True)
            self.give([served], named, "title-before-name")
            return self.give(chain, preceding, "name-before-title")
        dismissed = self.folds[chain[0].left - 1] in fr.DISMISSED and self.folds[chain[0].left - 2] in fr.AUXILIARIES
        if dismissed and not comma:
            return self.give(chain, named, "title-before-name", Status.FORMER)
        appointed = chain[0].determiner == "" and self.folds[chain[0].left - 1] in {"nommant", "nomme", "designe", "elu", "elisant"}
        return self.give(chain, named, "title-before-name", Status.APPOINTED if appointed else None)

    def _list_after(self, office: OfficeMention) -> bool:
        """Several names after a plural title, each with its own country where there are as many countries."""
        i = office.end
        while i < len(self.folds) and self.folds[i] in {",", ":", "respectivement", "notamment", "dont"}:
            i += 1
        group = list(self.group_at(i))
        if not group:
            return self._list_before(office)
        self._distribute(office, group, office.left, group[-1].end)
        if len(group) == len(office.countries) == 1:
            self._each_with_its_state(office, group[0].end)
        return True

    def _each_with_its_state(self, office: OfficeMention, i: int) -> None:
        """ "les ministres de la Défense du Mali, A, du Niger, B, et du Burkina Faso, C": States and names in turns."""
        while i < len(self.folds):
            while i < len(self.folds) and self.folds[i] in {",", "et"}:
                i += 1
            if i >= len(self.folds) or self.folds[i] not in fr.OF:
                return
            i = past_articles(self.folds, i + 1)
            state = next((m for m in self.all_mentions if m.start == i and m.type is EntityType.COUNTRY and not m.adjective), None)
            named = self.name_at(state.end) if state is not None else None
            if state is None or named is None:
                return
            own = replace(office, countries=[state.owners[0]], plural=False, elliptic=True)
            self.add(self.persons[named], own, office.left, named.end, "plural-title")
            i = named.end

    def _distribute(self, office: OfficeMention, group: list[Mention], start: int, end: int) -> None:
        """Give a plural title to each of a group, each with its own State or body where there are as many of them."""
        owners = [] if office.countries or office.body else self._owners_before(office, len(group))
        for number, mention in enumerate(group):
            countries = [office.countries[number]] if len(office.countries) == len(group) else office.countries[:1]
            body = office.body
            if owners and (owner := owners[number]).type is EntityType.COUNTRY:
                countries = [owner.owners[0]]
            elif owners:
                body = (EntityType.ORGANIZATION, owner.text, owner)
            self.add(self.persons[mention], replace(office, body=body, elliptic=True), start, end, "plural-title")
            if self.found and self.found[-1].person is self.persons[mention]:
                self.found[-1].countries = list(countries)
        self.taken.add(office)

    def _owners_before(self, office: OfficeMention, count: int) -> list[Mention]:
        """ "Le Mali et le Burkina Faso … : leurs ministres": as many States or bodies as there are names, joined where possible."""
        if office.determiner not in {"leurs", "leur"}:
            return []
        start = self.atoms.bounds[max(0, self.atoms.sents[office.start] - 1)][0]
        kinds = {EntityType.COUNTRY} if office.role.ministerial else {EntityType.COUNTRY, EntityType.ORGANIZATION}
        before = [m for m in self.all_mentions if start <= m.start < office.left and m.type in kinds and not m.people and not m.adjective]
        for at in range(len(before) - count, -1, -1):
            run = before[at : at + count]
            if all(set(self.folds[a.end : b.start]) <= {",", "et", "la", "le", "les", "l", "'"} for a, b in pairwise(run)):
                return run
        return before[-count:] if len(before) >= count else []

    def _list_before(self, office: OfficeMention) -> bool:
        """ "Gérard Larcher, Michel Barnier et Valérie Pécresse, trois anciens ministres"."""
        if self.folds[office.left - 1] != "," or office.left - 1 not in self.by_end:
            return False
        group = [self.by_end[office.left - 1]]
        while (before := self._coordinated_before(group[0])) is not None:
            group.insert(0, before)
        if len(group) < 2:
            return False
        self._distribute(office, group, group[0].left, office.end)
        return True

    def _coordinated_before(self, mention: Mention) -> Mention | None:
        i = mention.left - 1
        people = next((m for m in self.people.values() if m.end == mention.left), None)
        if people is not None:
            i = people.start - 2 if self.folds[people.start - 1] != "'" else people.start - 3
        return self.by_end.get(i) if self.folds[i] in {",", "et"} else None

    def group_at(self, i: int) -> Iterator[Mention]:
        """Names joined by commas and "et" from atom `i` on."""
        while i < len(self.folds) and (mention := self.by_left.get(i)) is not None:
            yield mention
            i = self._skip_bracket(mention.end)
            if i < len(self.folds) and self.folds[i] in {",", "et", ";"}:
                i += 2 if self.folds[i] == "," and i + 1 < len(self.folds) and self.folds[i + 1] == "et" else 1
            else:
                return

    # --- "Sébastien Lecornu, le ministre des armées"

    def _preceding(self, office: OfficeMention) -> Mention | None:
        """The person named right before a title, with a comma or bracket between."""
        i = office.left
        while self.folds[i - 1] in fr.MEANWHILE or (self.folds[i - 1] == "'" and self.folds[i - 2] == "aujourd"):
            i -= 1
        if self.folds[i - 3 : i] == ["a", "la", "fois"]:
            i -= 3
        if self.folds[i - 3 : i] in (["lui", "-", "meme"], ["elle", "-", "meme"]):
            i -= 3
        if self.folds[office.start] in fr.PRESIDING_NOW and (named := self.by_end.get(office.start)) is not None:
            return named
        if self.folds[i - 1] == NEWLINE:
            return None
        if self.folds[i - 1] in {",", "("}:
            return self.by_end.get(i - 1) or self._before_bracket(i - 1)
        if i >= 2 and self.folds[i - 1] in {"actuel", "actuelle"}:
            return self.by_end.get(i - 3)
        return None

    def _is_subject(self, chain: list[OfficeMention]) -> bool:
        """ "À la veille du départ de X, le ministre de Y a nommé": a verb right behind a definite title that no comma closes off."""
        first, end = chain[0], chain[-1].end
        if first.determiner not in fr.ARTICLES or end >= len(self.folds):
            return False
        if self.folds[end] in {"ne", "n", "se", "s", "lui", "leur", "y", "en"}:
            return True
        return self.atoms.pos(end) in {"VERB", "AUX"} and "VerbForm=Fin" in str(self.atoms.tokens[end].morph)

    def _before_bracket(self, i: int) -> Mention | None:
        if i >= 1 and self.folds[i - 1] == ")":
            open_ = next((k for k in range(i - 2, max(i - 9, -1), -1) if self.folds[k] == "("), None)
            return self.by_end.get(open_) if open_ is not None else None
        return None

    def _after_name(self, chain: list[OfficeMention]) -> bool:
        first = chain[0]
        if first.plural:
            return False
        named = self._preceding(first)
        if named is not None and self._is_subject(chain):
            named = None
        if named is not None and first.determiner in {"", "le", "la", "l", "un", "une", "qui", "cet", "son", "sa", "leur"}:
            return self.give(chain, named, "name-before-title")
        if first.determiner == "qui":
            return False
        return Predicates(self).give(chain)

    # --- "Ancien ministre de l'Intérieur, Hamed Bakayoko …"

    def _bare(self, chain: list[OfficeMention]) -> bool:
        """Titles without determiner that open a sentence belong to its subject: the next person named in it."""
        first = chain[0]
        start, end = self.atoms.sent_of(first.start)
        if first.determiner or first.left - start > 1 or chain[-1].end >= end or self.folds[chain[-1].end] != ",":
            return False
        named = next((m for m in self.names if chain[-1].end < m.start < end), None)
        if named is None or named.left - chain[-1].end > NAME_REACH:
            return False
        return self.give(chain, named, "opening-title")


def _share_realm(chain: list[OfficeMention]) -> None:
    """ "La ministre des Transports et vice-Première ministre du Québec": what the last title governs, ministers' titles before it do."""
    last = chain[-1]
    for office in chain[:-1]:
        bare = not office.countries and office.body is None and not office.anaphor
        if bare and office.role.sphere == last.role.sphere == "state":
            office.countries, office.body, office.area = list(last.countries), last.body, last.area


def _halves(office: OfficeMention) -> Iterator[OfficeMention]:
    """ "député-maire de Lyon": "député" and "maire"."""
    for half in office.role.singular.split("-"):
        role = lexicon().roles.longest([fold(half)], 0)
        if role is not None:
            yield replace(office, role=role[1], label=office.label.replace(office.role.singular, half, 1), elliptic=True)
