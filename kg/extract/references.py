"""Whom "ce dernier", "celle-ci", and "il" or "elle" for States and bodies mean: what was spoken of before, of the same gender."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.atoms import Atoms
from kg.extract.mentions import Mention
from kg.extract.persons import Person
from kg.extract.pronouns import is_impersonal
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.participants import Parties, Party, Value

GENDERS: Final = {"il": "m", "ils": "m", "ce": "m", "celui": "m", "elle": "f", "elles": "f", "cette": "f", "celle": "f"}
ARTICLES: Final = {"le": "m", "du": "m", "au": "m", "un": "m", "la": "f", "une": "f"}


def reference_at(atoms: Atoms, i: int) -> int:
    """How many atoms from `i` on refer back: 2 for "ce dernier", 3 for "celle-ci", 1 for "il"; 0 where none do."""
    word = atoms.folds[i]
    if word not in GENDERS:
        return 0
    behind = atoms.folds[i + 1 : i + 3]
    if word in {"celui", "celle"} and behind == ["-", "ci"]:
        return 3
    if word in {"ce", "cette"} and behind[:1] in (["dernier"], ["derniere"]):
        return 2
    return int(word in {"il", "elle", "ils", "elles"} and atoms.pos(i) == "PRON" and not is_impersonal(atoms, i))


class References:
    """Resolves the parties of one article in text order; `parties` says what governs them."""

    def __init__(self, parties: Parties) -> None:
        self.parties, self.atoms = parties, parties.atoms
        self.named: list[Party] = []

    def resolve(self, party: Party) -> bool:
        """Whether it is known whom a party names; those that refer back get their values."""
        length = reference_at(self.atoms, party.left)
        if length > 1:
            party.values = self._latter(party)
        elif length:
            party.values = self._pronoun(party)
        if party.values:
            self.named.append(party)
        return bool(party.values)

    def _latter(self, party: Party) -> tuple[Value, ...]:
        """The last one named of this gender that is not the subject of the same sentence."""
        sentence = self.atoms.sents[party.left]
        others = (p for p in reversed(self.named) if self.atoms.sents[p.left] < sentence or self.parties.governors(p.left))
        fitting = (p.values[-1:] for p in others if self._agrees(p, party) and not self._is_place(p.values[-1]))
        return next(fitting, party.values)

    def _pronoun(self, party: Party) -> tuple[Value, ...]:
        """The State or body that the sentence before has as its subject, where that does not speak of the person who may be meant."""
        sentence = self.atoms.sents[party.left]
        if any(isinstance(value, Person) and self._is_near(value, sentence) for value in party.values):
            return party.values
        subject = self._clause_subject(party) or self._first(self.atoms.bounds[max(sentence - 1, 0)][0], party.left)
        if subject is None or any(isinstance(value, Person) or self._is_place(value) for value in subject.values):
            return party.values
        plural = self.atoms.folds[party.left].endswith("s")
        fits = plural == (len(subject.values) > 1) and (plural or self._gender(subject) == GENDERS[self.atoms.folds[party.left]])
        return subject.values if fits else party.values

    def _first(self, start: int, end: int) -> Party | None:
        """The first party between two atoms that nothing governs: the subject."""
        return next((p for p in self.parties.inside(start, end) if not self.parties.governors(p.left)), None)

    def _clause_subject(self, party: Party) -> Party | None:
        """ "La BAD cofinance l'opération : elle a accordé …": the subject before a colon or semicolon of the same sentence."""
        start = self.atoms.sent_of(party.left)[0]
        return self._first(start, party.left) if self.atoms.folds[party.left - 1] in {":", ";"} else None

    def _is_near(self, person: Person, sentence: int) -> bool:
        """Whether a person is spoken of in a sentence or the one before, or named further on in it."""
        groups = self.parties.scene.cast.groups[max(sentence - 1, 0) : sentence + 1]
        spoken_of = (g for sentence_groups in groups for g in sentence_groups if g.kind != "pronoun" and person in g.persons)
        return next(spoken_of, None) is not None

    def _is_place(self, value: Value) -> bool:
        return isinstance(value, Mention) and value.type is EntityType.PLACE

    def _agrees(self, party: Party, pronoun: Party) -> bool:
        return self._gender(party) in {"", GENDERS[self.atoms.folds[pronoun.left]]}

    def _gender(self, party: Party) -> str:
        """The gender of a party's last member: a person's own, else that of the article before the name; "" where nothing shows it."""
        last = party.values[-1]
        if isinstance(last, Person):
            return last.gender
        single = len(party.values) == 1
        return ARTICLES.get(self.atoms.folds[party.left]) or (ARTICLES.get(self.atoms.folds[party.left - 1], "") if single else "")
