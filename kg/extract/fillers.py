"""What may fill the slots of a pattern: the parties and agreements around a word, and whether they stand behind a preposition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from kg.extract.described import Described
from kg.extract.mentions import Mention
from kg.extract.participants import Party, Value
from kg.extract.patterns import PREPOSITIONS, Slot
from kg.extract.persons import Person
from kg.language.fr import relations as fr
from kg.language.fr import words
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.claims import Scene
    from kg.extract.noun_phrases import Phrase
    from kg.ontology import Relation

CLITIC_REACH: Final = 5
SPOKEN_OF: Final = 6
THROUGH: Final = PREPOSITIONS["de"] | {"dans"}

Argument: TypeAlias = Value | Described


@dataclass(slots=True)
class Filler:
    """What fills a slot, where it stands, and how sure that is."""

    left: int
    right: int
    values: tuple[Argument, ...]
    confidence: float = 0.8


def kind(value: Argument) -> str:
    """The class of an argument: "Person", "Country", …"""
    if isinstance(value, Person):
        return EntityType.PERSON
    if isinstance(value, Mention | Described):
        return value.type
    return {"country": EntityType.COUNTRY, "organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}[value.split("/", 1)[0]]


def as_filler(party: Party | None, confidence: float = 0.8) -> Filler | None:
    """A party as what fills a slot."""
    return Filler(party.left, party.right, party.values, confidence) if party is not None else None


def is_finite(token: Token) -> bool:
    """Whether a verb or auxiliary is finite."""
    return token.pos_ in {"VERB", "AUX"} and "VerbForm=Fin" in str(token.morph)


class Fillers:
    """What stands around the word at atom `i`, for one relation."""

    def __init__(self, scene: Scene, relation: Relation, i: int) -> None:
        self.scene, self.relation, self.i = scene, relation, i
        self.atoms, self.parties = scene.atoms, scene.parties

    def past_adverbials(self, start: int) -> int:
        """The first atom from `start` on that opens no adverbial phrase: "accuse pour sa part X", "rejette, lui, X"."""
        folds, at = self.atoms.folds, start
        while at < len(folds):
            phrase = next((p for p in fr.ADVERBIAL_PHRASES.get(folds[at], ()) if self._opens(p, at)), None)
            lasting = folds[at] in fr.DURING and not fr.TIME_UNITS.isdisjoint(folds[at + 2 : at + 3])
            if phrase is None and not lasting:
                break
            at += len(phrase) if phrase is not None else 3
        return at

    def _opens(self, phrase: tuple[str, ...], at: int) -> bool:
        return tuple(self.atoms.folds[at : at + len(phrase)]) == phrase

    def fillers(self, start: int, end: int) -> list[Filler]:
        """The parties and agreements between two atoms, up to what stops the clause; those within the name of an agreement left out."""
        end = min(end, self.atoms.sent_of(self.i)[1])
        stop = next((k for k in range(start, end) if self.atoms.folds[k] in fr.CLAUSE_STOPS), end)
        if stop <= start:
            return []
        kinds = [k for k in (EntityType.AGREEMENT, EntityType.EVENT) if k in self.relation.objects]
        phrases = [p for k in kinds for p in self.scene.described.inside(start, stop, k) if p.noun not in fr.PLANS]
        agreements = [Filler(p.start, p.end, (self._meant(p),), 0.75) for p in phrases]
        inside = {i for p in phrases for i in range(p.start, p.end)}
        parties = [
            Filler(p.left, p.right, p.values) for p in self.parties.inside(start, stop) if p.left not in inside and not self._is_money(p)
        ]
        return sorted((*parties, *agreements), key=lambda filler: filler.left)

    def _is_money(self, party: Party) -> bool:
        """ "francs CFA"."""
        return party.left > 0 and self.atoms.folds[party.left - 1] in {"franc", "francs"}

    def _meant(self, phrase: Phrase) -> Described:
        """ "dénonce un accord sans garanties": the agreement spoken of before, where one was."""
        described = self.scene.described
        known = described.before(phrase.start, phrase.type, SPOKEN_OF) if phrase.determiner in {"un", "une"} else None
        return known or described.of[phrase]

    def reaches(self, filler: Filler, slot: Slot, *, noun: bool = False) -> bool:
        """Whether the filler stands behind the slot's preposition, or within a phrase that does ("contre des positions du Hamas")."""
        compound = self._compound(filler.left)
        if compound is not None:
            return bool(compound & slot.prepositions)
        governors = self._governors(filler)
        if not governors or (noun and slot.prepositions & PREPOSITIONS["de"] and not set(governors) <= PREPOSITIONS["de"]):
            return False
        if slot.prepositions & PREPOSITIONS["de"] and (self._crosses_verb(filler) or not fr.TIMES.isdisjoint(governors)):
            return False
        if governors[0] in slot.prepositions:
            return True
        outer = next((g for g in governors if g not in THROUGH), None)
        return outer in slot.prepositions

    def _crosses_verb(self, filler: Filler) -> bool:
        """ "a condamné l'agression et réitéré le soutien de X": another verb stands between, whose complement this is."""
        return any(self.atoms.pos(k) == "VERB" and self.atoms.folds[k - 1] in {"et", "ou", "puis"} for k in range(self.i + 2, filler.left))

    def _governors(self, filler: Filler) -> tuple[str, ...]:
        """The prepositions before a filler, or before what it has authored: "au plan présenté par le Maroc"."""
        participle = self._author_participle(filler)
        return self.parties.governors(filler.left if participle is None else participle, self.i)

    def _author_participle(self, filler: Filler) -> int | None:
        """Where "présenté" of "présenté par le Maroc" stands."""
        folds, k = self.atoms.folds, filler.left - 1
        while k > self.i and folds[k] in words.ADDRESSING:
            k -= 1
        return k - 1 if folds[k] == "par" and folds[k - 1] in fr.AUTHORED and k - 1 > self.i else None

    def _compound(self, left: int) -> frozenset[str] | None:
        """What the preposition of several words before atom `left` stands for: "en faveur du Maroc"; None where there is none."""
        folds, k = self.atoms.folds, left
        while folds[k] not in words.CONTRACTED and left - k < CLITIC_REACH and folds[k - 1] in words.ADDRESSING | words.OF:
            k -= 1
        for lead, simple in fr.COMPOUND_PREPOSITIONS.items():
            if tuple(folds[k - len(lead) : k]) == lead and k - len(lead) >= self.i:
                return simple
        return None

    def demonym(self, start: int, end: int) -> Filler | None:
        """ "des positions cambodgiennes", "aux Européens": an adjective or a people stands for a State."""
        named = (m for m in self.scene.mentions if start <= m.start < end and m.start not in self.scene.in_titles)
        adjectives = (m for m in named if m.adjective or (m.people and m.text.endswith("s") and self.atoms.folds[m.start - 1] in fr.PLURAL))
        return next((Filler(m.start, m.end, (m.owners[0],), 0.7) for m in adjectives if m.owners), None)
