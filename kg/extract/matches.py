"""A pattern matched at one word of the text: who fills its slots, as the verb's arguments or the noun's complements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from kg.extract.arguments import ARGUMENT_REACH, DATIVES, RELATIVES, Arguments
from kg.extract.claims import Claim, Scene
from kg.extract.company import find_event_factuality
from kg.extract.described import Described
from kg.extract.fillers import Argument, Filler, as_filler, is_finite, kind
from kg.extract.mentions import Mention
from kg.extract.offices import OfficeMention
from kg.extract.patterns import PREPOSITIONS, Pattern, Slot, by_form
from kg.extract.persons import Person
from kg.extract.topics import MAXIMUM_TOPICS, find_topics
from kg.language.fr import relations as fr
from kg.language.fr import words
from kg.vocabulary import EntityType

NOUN_REACH: Final = 12
NOUN_BEFORE: Final = 10
TARGET_REACH: Final = 8
OBJECT_REACH: Final = 8
POSSESSIVE_REACH: Final = 3
ADNOMINAL_REACH: Final = 5
ENDING_REACH: Final = 7
QUOTATION_ENDS: Final = frozenset('»"”')
STATE_SPHERES: Final = frozenset({"state", "monarchy", "embassy"})


class Match:
    """A pattern at one atom of the text; `acts` are those who did what was told before, by relation."""

    def __init__(self, scene: Scene, pattern: Pattern, i: int, acts: dict[str, tuple[Argument, ...]]) -> None:
        self.scene, self.pattern, self.i, self.acts = scene, pattern, i, acts
        self.relation = pattern.relation
        self.arguments = Arguments(scene, self.relation, i)

    def claims(self) -> Iterator[Claim]:
        """One claim for each subject and object that the relation's classes allow."""
        found = self._verb() if self.pattern.first is not None else self._noun()
        if not {"S", "O"} <= set(found):
            return
        relation, subject, object_ = self.relation, found["S"], found["O"]
        first, last = self.scene.atoms.sent_of(self.i)
        start, end = max(min(subject.left, object_.left, self.i), first), min(max(subject.right, object_.right, self.i + 1), last)
        named = find_topics(self.scene.atoms, self.i, last, self.scene.in_titles) if relation.topical else ()
        topics = tuple(dict.fromkeys((*relation.topics, *named)))[:MAXIMUM_TOPICS]
        factuality = find_event_factuality(self.scene, self.i)
        rule, confidence = f"pattern-{relation.predicate}", min(subject.confidence, object_.confidence)
        for one, other in product(self._acting(subject), self._admit(self._literal(object_), relation.objects)):
            if one != other and not isinstance(one, Described):
                yield Claim(one, relation.predicate, other, start, end, rule, factuality, None, None, topics, confidence)

    def _acting(self, filler: Filler) -> Iterator[Argument]:
        """The subjects; an unknown name that acts is a body, whatever the pipeline took it for."""
        for value in filler.values:
            if isinstance(value, Mention) and value.type is EntityType.PLACE and value.sense is None:
                value.type = EntityType.ORGANIZATION
        return self._admit(filler, self.relation.subjects)

    def _literal(self, filler: Filler) -> Filler:
        """ "bombarder Kiev": the city itself, not its State, where the relation says so."""
        if not self.relation.literal:
            return filler
        cities = {m.owners[0]: m for m in self.scene.mentions if m.type is EntityType.PLACE and m.owners and m.start >= filler.left}
        within = {owner: m for owner, m in cities.items() if m.end <= filler.right}
        return Filler(
            filler.left, filler.right, tuple(within.get(v, v) if isinstance(v, str) else v for v in filler.values), filler.confidence
        )

    def _admit(self, filler: Filler, classes: frozenset[str]) -> Iterator[Argument]:
        """The values of these classes; a minister acts for the State where only States and bodies can."""
        for value in filler.values:
            if kind(value) in classes and not self._is_seat(value):
                yield value
            elif isinstance(value, Mention) and value.owners and EntityType.COUNTRY in classes:
                yield value.owners[0]
            elif (
                isinstance(value, Person)
                and EntityType.COUNTRY in classes
                and not self.relation.literal
                and (state := self._state(value)) is not None
            ):
                yield state

    def _is_seat(self, value: Argument) -> bool:
        """ "livrera à Erevan des radars": the capital to which one gives is its State."""
        dative = any(slot.name == "O" and slot.prepositions & PREPOSITIONS["à"] for slot in self.pattern.slots)
        stands = (
            isinstance(value, Mention) and value.type is EntityType.PLACE and bool(value.owners) and value.owners[0].startswith("country/")
        )
        return dative and stands and EntityType.COUNTRY in self.relation.objects and not self.relation.literal

    def _state(self, person: Person) -> str | None:
        """The State that somebody acts for: where the person holds an office of State, or is known to."""
        held = [h for h in self.scene.cast.holdings if h.person is person]
        offices = (h.countries[0] for h in held if h.office.body is None and h.countries and self._is_of_state(h.office))
        return next(offices, person.country if not held else None)

    def _is_of_state(self, office: OfficeMention) -> bool:
        return office.role.sphere in STATE_SPHERES or office.role.ministerial

    # --- verbs

    def _verb(self) -> dict[str, Filler]:
        pattern, find = self.pattern, self.arguments
        assert pattern.first is not None
        nouns = self._nouns()
        if nouns is None or self._attributes() or find.is_alleged():
            return {}
        direct = next((slot for slot in pattern.slots if not slot.prepositions), None)
        passive = self._is_passive()
        undergone = passive and pattern.first.name == "O"
        if passive and not undergone and (pattern.anywhere or (direct is None and not pattern.nouns and not pattern.any_noun)):
            return {}
        if pattern.first.name == "O" and not pattern.nouns and not passive:
            return {}
        if passive and pattern.any_noun:
            return _filled({pattern.first.name: find.agent(), pattern.slots[0].name: find.subject_complement(pattern.slots[0])})
        if passive and direct is not None:
            return _filled({pattern.first.name: find.agent(), direct.name: find.subject(self.i) or find.apposed()})
        if undergone:
            subject = find.subject(self.i) or find.apposed()
        else:
            subject = find.agent() or self._source(nouns) if passive else find.subject(self.i)
        own = self._represented(subject, nouns)
        found = {pattern.first.name: own or subject}
        for slot in pattern.slots:
            if not slot.prepositions:
                found[slot.name] = find.anywhere() if pattern.anywhere else find.direct(subject, max((self.i, *nouns)))
            else:
                found[slot.name] = self._complement(slot, nouns, subject)
        return _filled(found)

    def _source(self, nouns: list[int]) -> Filler | None:
        """ "Un don japonais a été remis": whose the noun is that undergoes the verb, where nothing says who does it."""
        at = next((at for at in nouns if at < self.i), None)
        if at is None:
            return None
        own = Arguments(self.scene, self.relation, at)
        near = next((f for f in own.fillers(at + 1, self.i) if self._adjoins(at, f)), None)
        return near or own.demonym(at + 1, min(at + ADNOMINAL_REACH, self.i))

    def _is_passive(self) -> bool:
        """Whether the verb is a passive; a form that the pipeline took for another verb's participle ("mise" of "mettre") tells nothing."""
        if self.pattern.reflexive or not fr.UNACCUSATIVE.isdisjoint(self.pattern.trigger):
            return False
        lemma = self.scene.atoms.lemma(self.i)
        other = lemma not in self.pattern.trigger and any(
            lemma in pattern.trigger and pattern.first for pattern in by_form().get(lemma, ())
        )
        return not other and self.scene.parties.is_passive(self.i)

    def _complement(self, slot: Slot, nouns: list[int], subject: Filler | None) -> Filler | None:
        """What stands behind the slot's preposition: of the verb, or of the noun that goes with it."""
        behind = next(iter(nouns), self.i) if slot.prepositions & PREPOSITIONS["de"] else self.i
        if self.pattern.any_noun:
            return self.arguments.whose(slot, subject) or self._known_act() or self._owner(subject) or self.arguments.uttered(subject)
        before = min(nouns, default=self.i)
        if before < self.i:
            between = Arguments(self.scene, self.relation, before)
            found = next((f for f in between.fillers(before + 1, self.i) if between.reaches(f, slot)), None)
            if found is not None:
                return found
        source = self._ahead(slot, nouns)
        if source is not None:
            return source
        if slot.prepositions & PREPOSITIONS["de"] and (own := self._own_noun(nouns)) is not None:
            return self.arguments.spoken_of(own, subject)
        found = self.arguments.complement(slot, max(behind, self.i) + 1, subject)
        return found or (self._target(nouns[0]) if nouns and nouns[0] > self.i and slot.name == "O" else None)

    def _owner(self, subject: Filler | None) -> Filler | None:
        """ "a condamné ses propos", "appuie sa candidature": whose the object is, where nobody does that with what is his own."""
        head = self.arguments.object_head()
        folds = self.scene.atoms.folds
        fits = head is not None and head > self.i and folds[head - 1] in fr.OWN and folds[self.i] not in fr.INWARD
        return self.arguments.spoken_of(head - 1, subject) if fits and head is not None else None

    def _ahead(self, slot: Slot, nouns: list[int]) -> Filler | None:
        """ "a reçu de la Chine un lot de vaccins", "apporte à X son soutien": the argument between the verb and its noun."""
        at = next((at for at in nouns if at > self.i + 1), None)
        if at is None or not slot.prepositions:
            return None
        first = next(iter(self.arguments.fillers(self.arguments.past_adverbials(self.i + 1), at)), None)
        lead = self.scene.atoms.folds[self.arguments.past_adverbials(self.i + 1)]
        return first if first is not None and lead in slot.prepositions and self.arguments.reaches(first, slot) else None

    def _own_noun(self, nouns: list[int]) -> int | None:
        """ "s'est rangé à ses côtés", "a pris sa défense": the possessive that stands for "de" and a party."""
        folds = self.scene.atoms.folds
        own = (at - 1 for at in nouns if at > self.i and folds[at - 1] in fr.OWN and folds[at + 1 : at + 2] not in (["de"], ["d"], ["du"]))
        return next(own, None) if self.pattern.first == Slot("S") else None

    def _represented(self, subject: Filler | None, nouns: list[int]) -> Filler | None:
        """ "a exprimé l'appui de son pays", "le soutien de la Banque": for whom the subject speaks."""
        folds = self.scene.atoms.folds
        if EntityType.PERSON not in self.relation.subjects or self.pattern.first != Slot("S"):
            return None
        alone = not any(s.prepositions & PREPOSITIONS["de"] or not s.prepositions for s in self.pattern.slots)
        for at in nouns:
            named = next((f for f in self.arguments.fillers(at + 1, at + ADNOMINAL_REACH) if self._adjoins(at, f)), None)
            if named is not None and alone:
                return named
            if folds[at + 1 : at + 3] in fr.ITS_OWN and folds[at + 3 : at + 4] and folds[at + 3] in fr.ON_BEHALF:
                states = (self._state(v) for v in (subject.values if subject is not None else ()) if isinstance(v, Person))
                found = tuple(state for state in states if state is not None)
                return Filler(at + 1, at + 4, found, 0.7) if found else None
        return None

    def _adjoins(self, noun: int, filler: Filler) -> bool:
        """Whether the filler stands behind "de" right behind a noun."""
        between = set(self.scene.atoms.folds[noun + 1 : filler.left + 1])
        return bool(between & words.OF) and set(self.scene.atoms.folds[noun + 1 : filler.left]) <= words.OF | words.ARTICLES | {"'"}

    def _attributes(self) -> bool:
        """Whether the verb says whose words these are: "« … », a accusé X", "…, a-t-elle accusé"."""
        atoms, k = self.scene.atoms, self.scene.parties.before_verb(self.i, 1)
        if atoms.folds[self.i - 1] in fr.INVERTED and atoms.folds[self.i - 2] == "-":
            return True
        return k > 1 and atoms.folds[k] == "," and atoms.words[k - 1] in QUOTATION_ENDS

    def _nouns(self) -> list[int] | None:
        """Where the nouns stand that the verb needs; None where one of them is not there."""
        found = [self._noun_at(group) for group in self.pattern.nouns]
        places = [at for at in found if at is not None]
        return places if len(places) == len(found) else None

    def _noun_at(self, wanted: frozenset[str]) -> int | None:
        """Behind the verb; before it in the passive and as what "que" stands for ("le prêt accordé par X", "l'appui que X apporte")."""
        atoms = self.scene.atoms
        start, end = atoms.sent_of(self.i)
        titles = sum(k in self.scene.in_titles for k in range(self.i + 1, min(self.i + 2 * NOUN_REACH, end)))
        behind = range(self.i + 1, min(self.i + 1 + NOUN_REACH + titles, end))
        stop = next((k for k in behind if atoms.folds[k] in fr.CLAUSE_STOPS or is_finite(atoms.tokens[k])), behind.stop)
        found = next((k for k in range(self.i + 1, min(stop + 1, end)) if atoms.folds[k] in wanted or atoms.lemma(k) in wanted), None)
        if found is not None:
            return found
        before = range(self.i - 1, max(start, self.i - NOUN_BEFORE) - 1, -1)
        if RELATIVES.isdisjoint(atoms.folds[k] for k in before) and not self.scene.parties.is_passive(self.i):
            return None
        return next((k for k in before if atoms.folds[k] in wanted and atoms.pos(k) == "NOUN"), None)

    def _known_act(self) -> Filler | None:
        """ "a condamné ces frappes": who did what the noun names and the article has told before."""
        folds, head = self.scene.atoms.folds, self.arguments.object_head()
        if head is None or folds[head - 1] not in fr.ACT_DETERMINERS:
            return None
        told = (p.relation.predicate for p in by_form().get(folds[head], ()) if p.first is None)
        doer = next((self.acts[predicate] for predicate in told if predicate in self.acts), None)
        return Filler(head, head + 1, doer, 0.6) if doer is not None else None

    # --- nouns

    def _noun(self) -> dict[str, Filler]:
        find, before = self.arguments, max(self.scene.atoms.sent_of(self.i)[0], self.i - ENDING_REACH)
        if not fr.ENDING.isdisjoint(self.scene.atoms.folds[before : self.i]):
            return {}
        start, end = self.i + 1, self._clause_end()
        found: dict[str, Filler | None] = {}
        verb = self._relative_verb()
        if verb is not None:
            found["S"] = as_filler(self.scene.parties.subject(verb), 0.7)
            start, end = verb + 1, min(verb + ARGUMENT_REACH, self.scene.atoms.sent_of(self.i)[1])
            clitic = Arguments(self.scene, self.relation, verb).clitic(DATIVES, found["S"])
            if clitic is not None:
                found["O"] = clitic
        for slot in self.pattern.slots:
            if slot.name in found:
                continue
            if not slot.prepositions:
                found[slot.name] = find.clause_subject()
                continue
            near = find.fillers(start, end)
            if slot == Slot("S", PREPOSITIONS["de"]):
                near = [f for f in near[:1] if not self.pattern.before or self._adjoins(self.i, f)]
            filler = next((f for f in near if find.reaches(f, slot, noun=True)), None)
            if slot == Slot("S", PREPOSITIONS["de"]):
                filler = self._possessor() or find.demonym(self.i + 1, min(self.i + 3, end)) or filler
            elif slot.prepositions & PREPOSITIONS["de"]:
                filler = filler or self._possessor() or find.demonym(self.i + 1, min(self.i + 3, end))
            found[slot.name] = filler
        if found.get("O") is None:
            found["O"] = self._target(self.i)
        filled = _filled(found)
        return filled if len({filler.left for filler in filled.values()}) == len(filled) else {}

    def _target(self, i: int) -> Filler | None:
        """Whom the act befalls by another verb: "des sanctions visant l'Iran", "la Libye, frappée par un embargo"."""
        atoms = self.scene.atoms
        start, end = atoms.sent_of(i)
        behind = next((k for k in range(i + 1, min(i + TARGET_REACH, end)) if atoms.folds[k] in fr.TARGETING), None)
        if behind is not None:
            free = (f for f in Arguments(self.scene, self.relation, i).fillers(behind + 1, min(behind + OBJECT_REACH, end)))
            return next((f for f in free if not self.scene.parties.governors(f.left, behind)), None)
        before = next((k for k in range(i - 1, max(start, i - TARGET_REACH) - 1, -1) if atoms.folds[k] in fr.TARGETING), None)
        if before is None:
            return None
        struck = Arguments(self.scene, self.relation, before)
        if "par" in atoms.folds[before:i] and self.scene.parties.is_passive(before):
            return struck.subject(before) or struck.apposed()
        return struck.antecedent(RELATIVES)

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
        return next((k for k in range(self.i + 1, end) if is_finite(atoms.tokens[k])), end)

    def _possessor(self) -> Filler | None:
        """ "son soutien à": the subject of the clause."""
        near = self.scene.atoms.folds[max(0, self.i - POSSESSIVE_REACH) : self.i]
        return self.arguments.clause_subject() if words.POSSESSIVES & set(near) else None


def _filled(found: dict[str, Filler | None]) -> dict[str, Filler]:
    return {name: filler for name, filler in found.items() if filler is not None}
