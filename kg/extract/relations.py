"""Relations told by patterns (`ontologies/relations.ttl`): who supports, criticizes, aids, sanctions, attacks, threatens, invites whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from kg.extract.claims import Claim, Scene
from kg.extract.described import Described
from kg.extract.factuality import find_factuality
from kg.extract.mentions import Mention
from kg.extract.noun_phrases import Phrase
from kg.extract.offices import OfficeMention
from kg.extract.participants import Value
from kg.extract.patterns import PREPOSITIONS, Pattern, Slot, by_form
from kg.extract.persons import Person
from kg.extract.topics import MAXIMUM_TOPICS, find_topics
from kg.language.fr import words as fr
from kg.language.fr.agreements import AGREEMENT_ANAPHORS
from kg.vocabulary import EntityType

NOUN_REACH: Final = 12
ARGUMENT_REACH: Final = 20
OBJECT_REACH: Final = 8
SPOKEN_OF: Final = 6
QUOTATION_ENDS: Final = frozenset('»"”')
STOPS: Final = frozenset({";", ":", "qui", "dont", "que", "qu"})
DATIVES: Final = frozenset({"lui", "leur"})
ACCUSATIVES: Final = frozenset({"l", "le", "la", "les"})
DATIVE_RELATIVES: Final = frozenset({"auquel", "laquelle", "auxquels", "qui"})
THROUGH: Final = PREPOSITIONS["de"] | {"dans"}
STATE_SPHERES: Final = frozenset({"state", "monarchy", "embassy"})

Argument: TypeAlias = Value | Described


@dataclass(slots=True)
class Filler:
    """What fills a slot, where it stands, and how sure that is."""

    left: int
    right: int
    values: tuple[Argument, ...]
    confidence: float = 0.8


def find_relations(scene: Scene) -> Iterator[Claim]:
    """All relations told by patterns, one claim a pair and trigger."""
    forms = by_form()
    for i, word in enumerate(scene.atoms.folds):
        if i in scene.in_titles and not scene.parties.has_auxiliary(scene.atoms.tokens[i]):
            continue
        for pattern in dict.fromkeys((*forms.get(word, ()), *forms.get(scene.atoms.lemma(i), ()))):
            if _fits(scene, pattern, i):
                yield from _Match(scene, pattern, i).claims()


def _fits(scene: Scene, pattern: Pattern, i: int) -> bool:
    """Whether atom `i` has the part of speech of the pattern's trigger, with "se" or the preposition that it needs."""
    atoms = scene.atoms
    start = atoms.sent_of(i)[0]
    if pattern.first is None:
        return atoms.pos(i) == "NOUN" and (not pattern.before or bool(pattern.before & set(atoms.folds[max(start, i - 4) : i])))
    if atoms.pos(i) not in {"VERB", "AUX", "ADJ"}:
        return False
    return bool({"se", "s"} & set(atoms.folds[max(start, i - 4) : i])) == pattern.reflexive


@dataclass(slots=True)
class _Match:
    """A pattern at one atom of the text."""

    scene: Scene
    pattern: Pattern
    i: int

    def claims(self) -> Iterator[Claim]:
        """One claim for each subject and object that the relation's classes allow."""
        found = self._verb() if self.pattern.first is not None else self._noun()
        if not {"S", "O"} <= set(found):
            return
        relation, subject, object_ = self.pattern.relation, found["S"], found["O"]
        first, last = self.scene.atoms.sent_of(self.i)
        start, end = max(min(subject.left, object_.left, self.i), first), min(max(subject.right, object_.right, self.i + 1), last)
        named = find_topics(self.scene.atoms, self.i, last, self.scene.in_titles) if relation.topical else ()
        topics = tuple(dict.fromkeys((*relation.topics, *named)))[:MAXIMUM_TOPICS]
        factuality = find_factuality(self.scene.atoms, self.i)
        rule, confidence = f"pattern-{relation.predicate}", min(subject.confidence, object_.confidence)
        for one, other in product(self._acting(subject, relation.subjects), self._admit(object_, relation.objects)):
            if one != other and not isinstance(one, Described):
                yield Claim(one, relation.predicate, other, start, end, rule, factuality, None, None, topics, confidence)

    def _acting(self, filler: Filler, classes: frozenset[str]) -> Iterator[Argument]:
        """The subjects; an unknown name that acts is a body, whatever the pipeline took it for."""
        for value in filler.values:
            if isinstance(value, Mention) and value.type is EntityType.PLACE and value.sense is None:
                value.type = EntityType.ORGANIZATION
        return self._admit(filler, classes)

    def _admit(self, filler: Filler, classes: frozenset[str]) -> Iterator[Argument]:
        """The values of these classes; a minister acts for the State where only States and bodies can."""
        for value in filler.values:
            if kind(value) in classes:
                yield value
            elif isinstance(value, Mention) and value.owners and EntityType.COUNTRY in classes:
                yield value.owners[0]
            elif isinstance(value, Person) and EntityType.COUNTRY in classes and (state := self._state(value)) is not None:
                yield state

    def _state(self, person: Person) -> str | None:
        """The State that somebody acts for: where the person holds an office of State, or is known to."""
        held = [h for h in self.scene.cast.holdings if h.person is person]
        offices = (h.countries[0] for h in held if h.office.body is None and h.countries and self._is_of_state(h.office))
        return next(offices, person.country if not held else None)

    def _is_of_state(self, office: OfficeMention) -> bool:
        return office.role.sphere in STATE_SPHERES or office.role.ministerial

    # --- verbs

    def _verb(self) -> dict[str, Filler]:
        pattern = self.pattern
        assert pattern.first is not None
        after = self._behind_noun()
        if after is None or self._attributes():
            return {}
        direct = next((slot for slot in pattern.slots if not slot.prepositions), None)
        if direct is not None and not pattern.reflexive and self.scene.parties.is_passive(self.i):
            return _filled({pattern.first.name: self._agent(), direct.name: self._subject() or self._apposed()})
        subject = self._subject()
        found = {pattern.first.name: subject}
        for slot in pattern.slots:
            behind = after if slot.prepositions & PREPOSITIONS["de"] else self.i + 1
            found[slot.name] = self._complement(slot, behind, subject) if slot.prepositions else self._direct(subject)
        return _filled(found)

    def _attributes(self) -> bool:
        """Whether the verb follows a quotation that it attributes: "« … », a accusé X"."""
        atoms, k = self.scene.atoms, self.scene.parties.before_verb(self.i, 1)
        return k > 1 and atoms.folds[k] == "," and atoms.words[k - 1] in QUOTATION_ENDS

    def _subject(self) -> Filler | None:
        party = self.scene.parties.subject(self.i)
        return Filler(party.left, party.right, party.values) if party is not None else None

    def _agent(self) -> Filler | None:
        party = self.scene.parties.agent(self.i)
        return Filler(party.left, party.right, party.values) if party is not None else None

    def _apposed(self) -> Filler | None:
        """ "Suspendue par la Ligue arabe, la Syrie …": whom an opening participle means."""
        start, end = self.scene.atoms.sent_of(self.i)
        folds = self.scene.atoms.folds
        behind_comma = (f for f in self._fillers(self.i, end) if "," in folds[max(f.left - 2, self.i) : f.left])
        return next(behind_comma, None) if self.i == start else None

    def _behind_noun(self) -> int | None:
        """Where to look for the complements: behind the noun that the verb needs; None where it is not there."""
        if not self.pattern.nouns:
            return self.i + 1
        wanted = {noun.rstrip("s") for noun in self.pattern.nouns}
        end = min(self.i + 1 + NOUN_REACH, self.scene.atoms.sent_of(self.i)[1])
        at = next((k for k in range(self.i + 1, end) if self.scene.atoms.folds[k].rstrip("s") in wanted), None)
        return at + 1 if at is not None and all(slot.prepositions for slot in self.pattern.slots) else at and self.i + 1

    def _direct(self, subject: Filler | None) -> Filler | None:
        """The direct object: a pronoun before the verb, the antecedent of "que", what follows."""
        pronoun = self._clitic(ACCUSATIVES, subject) or self._antecedent(frozenset({"que", "qu"}))
        if pronoun is not None or self._has_relative_object():
            return pronoun
        party = self.scene.parties.object(self.i)
        if party is not None and self.pattern.relation.objects & set(map(kind, party.values)):
            return Filler(party.left, party.right, party.values)
        end = min(self.i + OBJECT_REACH, self.scene.atoms.sent_of(self.i)[1])
        named = next((f for f in self._fillers(self.i + 1, end) if not self.scene.parties.governors(f.left, self.i)), None)
        return named or self._text(end)

    def _text(self, end: int) -> Filler | None:
        """ "dénonce un texte qui …": the agreement spoken of before."""
        folds = self.scene.atoms.folds
        if EntityType.AGREEMENT not in self.pattern.relation.objects:
            return None
        for k in range(self.i + 1, end - 1):
            if folds[k] in {"un", "une", "ce", "cet", "cette"} and folds[k + 1] in AGREEMENT_ANAPHORS | {"accord", "pacte", "compromis"}:
                known = self.scene.described.before(k, EntityType.AGREEMENT, SPOKEN_OF)
                return Filler(k, k + 2, (known,), 0.65) if known is not None else None
        return None

    def _complement(self, slot: Slot, after: int, subject: Filler | None) -> Filler | None:
        """What stands behind one of the slot's prepositions, or the pronoun or relative that stands for it."""
        end = min(after + ARGUMENT_REACH, self.scene.atoms.sent_of(self.i)[1])
        found = next((f for f in self._fillers(after, end) if self._reaches(f, slot)), None)
        if found is None and slot.prepositions & PREPOSITIONS["de"]:
            found = self._demonym(after, min(after + OBJECT_REACH, end)) or self._antecedent(frozenset({"dont"}))
        if found is None and slot.prepositions & PREPOSITIONS["à"]:
            found = self._antecedent(DATIVE_RELATIVES) or self._clitic(DATIVES, subject)
        return found

    def _fillers(self, start: int, end: int) -> list[Filler]:
        """The parties and agreements between two atoms, up to what stops the clause; those within the name of an agreement left out."""
        stop = next((k for k in range(start, end) if self.scene.atoms.folds[k] in STOPS), end)
        if stop <= start:
            return []
        kinds = [k for k in (EntityType.AGREEMENT, EntityType.EVENT) if k in self.pattern.relation.objects]
        phrases = [p for k in kinds for p in self.scene.described.inside(start, stop, k)]
        agreements = [Filler(p.start, p.end, (self._meant(p),), 0.75) for p in phrases]
        inside = {i for p in phrases for i in range(p.start, p.end)}
        parties = [Filler(p.left, p.right, p.values) for p in self.scene.parties.inside(start, stop) if p.left not in inside]
        return sorted((*parties, *agreements), key=lambda filler: filler.left)

    def _meant(self, phrase: Phrase) -> Described:
        """ "dénonce un accord sans garanties": the agreement spoken of before, where one was."""
        described = self.scene.described
        known = described.before(phrase.start, phrase.type, SPOKEN_OF) if phrase.determiner in {"un", "une"} else None
        return known or described.of[phrase]

    def _reaches(self, filler: Filler, slot: Slot) -> bool:
        """Whether the filler stands behind the slot's preposition, or within a phrase that does ("contre des positions du Hamas")."""
        governors = self.scene.parties.governors(filler.left, self.i)
        if not governors or (self.pattern.first is None and slot.prepositions & PREPOSITIONS["de"] and len(governors) > 1):
            return False
        if governors[0] in slot.prepositions:
            return True
        outer = next((g for g in governors if g not in THROUGH), None)
        return outer in slot.prepositions

    def _demonym(self, start: int, end: int) -> Filler | None:
        """ "des positions cambodgiennes": an adjective stands for "de" and a State."""
        adjectives = (m for m in self.scene.mentions if start <= m.start < end and m.adjective and m.start not in self.scene.in_titles)
        return next((Filler(m.start, m.end, (m.owners[0],), 0.7) for m in adjectives if m.owners), None)

    def _has_relative_object(self) -> bool:
        """ "des sanctions que la France appuie": the object is what "que" stands for, nothing behind the verb."""
        return any(
            child.dep_ == "obj" and child.lower_.startswith("qu") for child in self.scene.parties.children(self.scene.atoms.tokens[self.i])
        )

    def _antecedent(self, relatives: frozenset[str]) -> Filler | None:
        """ "X, que l'Algérie a sanctionné": what stands right before one of the relative pronouns that open the verb's clause."""
        atoms = self.scene.atoms
        start = atoms.sent_of(self.i)[0]
        at = next((k for k in range(self.i - 1, max(start, self.i - ARGUMENT_REACH), -1) if atoms.folds[k] in relatives), None)
        if at is None or any("VerbForm=Fin" in str(atoms.tokens[k].morph) for k in range(at + 1, self.i) if atoms.tokens[k].pos_ == "VERB"):
            return None
        before = [f for f in self._fillers_before(start, at) if set(atoms.folds[f.right : at]) <= {",", ")", "a", "et"}]
        return before[-1] if before else None

    def _fillers_before(self, start: int, end: int) -> list[Filler]:
        return [Filler(p.left, p.right, p.values, 0.75) for p in self.scene.parties.inside(start, end) if p.right <= end]

    def _clitic(self, forms: frozenset[str], subject: Filler | None) -> Filler | None:
        """ "l'a accusé", "lui reproche": the party before the subject, else the one that the sentence before speaks of."""
        atoms = self.scene.atoms
        start = atoms.sent_of(self.i)[0]
        at = next(
            (k for k in range(self.i - 1, max(start - 1, self.i - 5), -1) if atoms.folds[k] in forms and atoms.pos(k) == "PRON"), None
        )
        if at is None:
            return None
        taken = set(subject.values) if subject else set()
        for number in (atoms.sents[start], atoms.sents[start] - 1):
            low, high = atoms.bounds[max(number, 0)]
            here = number == atoms.sents[start]
            for filler in reversed(self._fillers_before(low, at if here else high)):
                values = tuple(v for v in filler.values if v not in taken and kind(v) in self.pattern.relation.objects)
                if values and (here or not self.scene.parties.governors(filler.left)):
                    return Filler(at, at + 1, values, 0.6)
        spoken_of = self.scene.cast.subjects[atoms.sents[start]]
        fits = spoken_of is not None and spoken_of not in taken and EntityType.PERSON in self.pattern.relation.objects
        return Filler(at, at + 1, (spoken_of,), 0.55) if fits and spoken_of is not None else None

    # --- nouns

    def _noun(self) -> dict[str, Filler]:
        start, end = self.i + 1, self._clause_end()
        found: dict[str, Filler | None] = {}
        verb = self._relative_verb()
        if verb is not None:
            party = self.scene.parties.subject(verb)
            found["S"] = Filler(party.left, party.right, party.values, 0.7) if party is not None else None
            start, end = verb + 1, min(verb + ARGUMENT_REACH, self.scene.atoms.sent_of(self.i)[1])
            clitic = _Match(self.scene, self.pattern, verb)._clitic(DATIVES, found["S"])
            if clitic is not None:
                found["O"] = clitic
        for slot in self.pattern.slots:
            if slot.name in found:
                continue
            if not slot.prepositions:
                found[slot.name] = self._clause_subject()
                continue
            filler = next((f for f in self._fillers(start, end) if self._reaches(f, slot)), None)
            if slot.prepositions & PREPOSITIONS["de"]:
                filler = self._possessor() or self._demonym(self.i + 1, min(self.i + 3, end)) or filler
            found[slot.name] = filler
        filled = _filled(found)
        return filled if len({filler.left for filler in filled.values()}) == len(filled) else {}

    def _relative_verb(self) -> int | None:
        """ "l'assaut que le groupe a mené contre Bosso": the verb of the clause whose object the noun is."""
        atoms = self.scene.atoms
        if atoms.folds[self.i + 1 : self.i + 2] not in (["que"], ["qu"]):
            return None
        end = min(self.i + ARGUMENT_REACH, atoms.sent_of(self.i)[1])
        return next((k for k in range(self.i + 2, end) if atoms.pos(k) == "VERB"), None)

    def _clause_end(self) -> int:
        """Where the noun's own clause ends: at the next finite verb."""
        atoms = self.scene.atoms
        end = min(self.i + ARGUMENT_REACH, atoms.sent_of(self.i)[1])
        verbs = (k for k in range(self.i + 1, end) if atoms.pos(k) in {"VERB", "AUX"} and "VerbForm=Fin" in str(atoms.tokens[k].morph))
        return next(verbs, end)

    def _possessor(self) -> Filler | None:
        """ "son soutien à": the subject of the clause."""
        near = self.scene.atoms.folds[max(0, self.i - 3) : self.i]
        return self._clause_subject() if fr.POSSESSIVES & set(near) else None

    def _clause_subject(self) -> Filler | None:
        token = self.scene.atoms.tokens[self.i]
        while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
            token = token.head
        party = self.scene.parties.subject(self.scene.parties.first[token.i]) if token.pos_ in {"VERB", "AUX"} else None
        return Filler(party.left, party.right, party.values, 0.7) if party is not None else None


def _filled(found: dict[str, Filler | None]) -> dict[str, Filler]:
    return {name: filler for name, filler in found.items() if filler is not None}


def kind(value: Argument) -> str:
    """The class of an argument: "Person", "Country", …"""
    if isinstance(value, Person):
        return EntityType.PERSON
    if isinstance(value, Mention | Described):
        return value.type
    return {"country": EntityType.COUNTRY, "organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}[value.split("/", 1)[0]]
