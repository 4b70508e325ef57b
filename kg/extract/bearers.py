"""Who is meant by a title without a name: "le ministre", "le président américain", "les chefs de la diplomatie française et italienne"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.extract.groups import Group
from kg.extract.heads import is_head_of_government, is_head_of_state, title_words
from kg.extract.offices import Holding, OfficeMention
from kg.extract.persons import Person
from kg.extract.trie import cut
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import Status

if TYPE_CHECKING:
    from kg.extract.coreference import Cast

TITLE_REACH: Final = 2


class Bearers:
    """Resolves the titles of one article in text order; `cast` says who has been spoken of."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.atoms = cast, cast.atoms

    def bearer(self, office: OfficeMention, before: list[Group]) -> tuple[Person, ...]:
        """Who a bare title means: somebody whom the article gives that office, else the topic of the sentence before."""
        if office.role.plural:
            return self._compatriots(office)
        fitting = [h for h in self.cast.holdings if self._fits(office, h)]
        if fitting:
            person = min(fitting, key=lambda h: self._recency(h.person, office.start)).person
            if self._recency(person, office.start) > len(self.atoms) and (topic := self._topic(office)) is not None:
                return topic
            for title in (o for o in self.cast.loose if o.follows is office):
                self.cast.holdings.append(
                    Holding(person, title, office.left, title.end, "title-refers-back", title.status, list(title.countries), 0.8)
                )
            return (person,)
        if office.status is Status.APPOINTED and not self._explicit(office):
            taking = [h.person for h in self.cast.holdings if h.status is Status.APPOINTED]
            return tuple(taking[-1:])
        if fold(office.label) in fr.GENERIC_TITLES:
            phrase = next((p for p in self.cast.phrases.values() if p.head == office.start), None)
            return self.cast.designated(phrase, before) if phrase is not None else ()
        found, subject = self._newcomer(office, before), self.cast.subject
        if found or subject is None or office.determiner not in {"cet", "cette", "ce"}:
            return found
        return (subject,) if subject.gender in {"", office.role.gender} or not office.role.gender else ()

    def _compatriots(self, office: OfficeMention) -> tuple[Person, ...]:
        """ "les chefs de la diplomatie française, italienne et allemande": of each State the last person named."""
        if len(office.countries) < 2:
            return ()
        states = self.cast.countries()
        found = [next((p for p in reversed(self.cast.history) if states.get(p) == country), None) for country in office.countries]
        persons = tuple(p for p in found if p is not None)
        if len(persons) != len(office.countries):
            return ()
        for person, country in zip(persons, office.countries, strict=True):
            title = replace(office, plural=False, elliptic=True)
            self.cast.holdings.append(Holding(person, title, office.left, office.end, "title-refers-back", office.status, [country], 0.7))
        return persons

    def _fits(self, office: OfficeMention, holding: Holding) -> bool:
        held = holding.office
        states = {*office.countries}
        if office.status is Status.FORMER and holding.status is not Status.FORMER:
            return False
        if states and holding.countries and not states & {*holding.countries}:
            return False
        if states and not holding.countries and holding.person.country not in {None, *states}:
            return False
        if states and held.body and not holding.countries:
            return False
        if office.body and held.body and fold(office.body[1]) != fold(held.body[1]):
            return False
        if states and is_head_of_state(office) and (not is_head_of_state(held) or self._is_led(held)):
            return False
        if states and holding.person.gender and office.role.gender and holding.person.gender != office.role.gender:
            return False
        if is_head_of_state(office) and is_head_of_state(held):
            if " " in office.label and self._is_led(held):
                return False
            return office.role.sphere != "monarchy" or held.role.sphere == "monarchy"
        if is_head_of_government(office) and is_head_of_government(held):
            return True
        if fold(office.label) == "chef de la diplomatie":
            return "affaires etrangeres" in fold(held.label) or "exterieur" in fold(held.label)
        return office.role.role == held.role.role and title_words(office.label) <= title_words(held.label)

    def _is_led(self, held: OfficeMention) -> bool:
        """ "Le parti, dont la présidente", "sa présidente": the office of a body named before."""
        return bool(held.anaphor) or held.determiner in fr.POSSESSIVES or self.atoms.folds[held.left - 1] == "dont"

    def _recency(self, person: Person, at: int) -> int:
        """How far back the person was last named; those named only later come last."""
        return min((at - m.start for m in person.mentions if m.start < at), default=len(self.atoms) + 1)

    def _newcomer(self, office: OfficeMention, before: list[Group]) -> tuple[Person, ...]:
        """A title for somebody without one: named before a colon, or the subject of the sentence before; of that State if known."""
        if not self._explicit(office) or office.role.sphere == "embassy" or office.determiner in fr.POSSESSIVES or self._is_host(office):
            return ()
        here = [p for g in reversed(before) if not g.governed(self.atoms) for p in g.persons]
        restated = here if self.atoms.folds[office.left - 1] in {":", ";"} else []
        recent = [p for p in (self.cast.subject, *reversed(self.cast.history[-3:])) if p is not None and p not in here]
        if self.atoms.folds[office.left - 1] in fr.PREPOSITIONS - fr.OF | fr.INSTRUMENTS or self.atoms.folds[office.left] in {"au", "aux"}:
            return ()
        serving = {h.person for h in self.cast.holdings if h.status is Status.CURRENT and office.status is Status.FORMER}
        recent.sort(key=lambda person: (person in serving, bool(office.countries) and person.country not in office.countries))
        for person in dict.fromkeys((*restated, *recent)):
            if self._may_hold(person, office) and (person.country or person in restated or person is self.cast.subject):
                self._hold(person, office)
                return (person,)
        return self._untitled(office)

    def _topic(self, office: OfficeMention) -> tuple[Person, ...] | None:
        """Who was the subject before, if he or she may hold an office that somebody named only later holds elsewhere."""
        subject = self.cast.subject
        if subject is None or office.role.sphere != "state" or subject.country is None or not self._may_hold(subject, office):
            return None
        self._hold(subject, office)
        return (subject,)

    def _is_host(self, office: OfficeMention) -> bool:
        """ "X est arrivé à Lyon. Le maire de Lyon l'a reçu": somebody of the place just named, most likely not the one who is there."""
        if office.role.sphere != "local" or office.body is None:
            return False
        sentence = self.atoms.sents[office.left]
        start = self.atoms.bounds[max(sentence - TITLE_REACH, 0)][0]
        name = cut(office.body[1])
        return any(tuple(self.atoms.folds[k : k + len(name)]) == name for k in range(start, office.left))

    def _untitled(self, office: OfficeMention) -> tuple[Person, ...]:
        """ "le chef de l'État turc", "le roi": the one person of that State, or with a king's name, whom the article gives no title."""
        titled = {h.person for h in self.cast.holdings}
        free = [p for p in dict.fromkeys(reversed(self.cast.history)) if p not in titled]
        crowned = [p for p in free if office.role.role == "role/king" and set(p.words[-1]) <= set("ivx")]
        known = [p for p in free if p.country is not None and p.country in office.countries]
        for found in (crowned, known):
            if len(found) == 1 and (not found[0].gender or not office.role.gender or found[0].gender == office.role.gender):
                self._hold(found[0], office)
                return (found[0],)
        return ()

    def _may_hold(self, person: Person, office: OfficeMention) -> bool:
        if office.status is Status.CURRENT and any(
            h.person is person and h.status is Status.CURRENT and not h.office.role.periphrasis for h in self.cast.holdings
        ):
            return False
        if person.gender and office.role.gender and person.gender != office.role.gender:
            return False
        if person.country and office.countries and person.country not in office.countries:
            return False
        last = max((m.start for m in person.mentions if m.start < office.start), default=None)
        return last is not None and self.atoms.sents[office.start] - self.atoms.sents[last] <= TITLE_REACH

    def _hold(self, person: Person, office: OfficeMention) -> None:
        """Give a title to whom it refers back, and the titles that follow it."""
        for title in (office, *(o for o in self.cast.loose if o.follows is office)):
            self.cast.holdings.append(
                Holding(person, title, title.left, title.end, "title-refers-back", title.status, list(title.countries), 0.7)
            )

    def _explicit(self, office: OfficeMention) -> bool:
        """Only titles that say of what: "le ministre algérien des affaires étrangères", not "le ministre"."""
        unique = (office.role.sphere in {"state", "monarchy"} or "chancellor" in office.role.role) and office.role.role not in {
            "role/minister",
            "role/secretary",
        }
        return bool(office.countries or office.body or " " in office.label or unique)
