"""The arguments of a verb or noun that tells a relation: who does it, whom it befalls, what stands behind a preposition.

Names and titles come from `kg.extract.participants`, agreements and events from `kg.extract.described`. Where a phrase names nobody itself,
its complement or adjective does ("les positions du Hamas", "des drones ukrainiens"), or a pronoun's antecedent.
"""

from __future__ import annotations

from typing import Final

from kg.extract.fillers import CLITIC_REACH, SPOKEN_OF, Argument, Filler, Fillers, as_filler, is_finite, kind
from kg.extract.patterns import PREPOSITIONS, Slot
from kg.extract.persons import Person
from kg.language.fr import relations as fr
from kg.language.fr import words
from kg.language.fr.agreements import AGREEMENT_ANAPHORS
from kg.language.fr.institutions import MEMBERS
from kg.vocabulary import EntityType

ARGUMENT_REACH: Final = 20
OBJECT_REACH: Final = 8
ANTECEDENT_REACH: Final = 20
EPITHET_REACH: Final = 3
ALLEGED_REACH: Final = 14
DATIVES: Final = frozenset({"lui", "leur"})
ACCUSATIVES: Final = frozenset({"l", "le", "la", "les"})
DATIVE_RELATIVES: Final = frozenset({"auquel", "laquelle", "auxquels", "auxquelles", "qui"})
RELATIVES: Final = frozenset({"que", "qu"})
QUOTES: Final = {"«": "»", "“": "”", '"': '"'}
PHRASE: Final = frozenset({"NOUN", "ADJ", "DET", "NUM", "PROPN"})
FIRST_PERSON: Final = frozenset({"nous"})


class Arguments(Fillers):
    """The arguments of the word at atom `i`, for one relation."""

    # --- who does it

    def subject(self, verb: int) -> Filler | None:
        """Who does what the verb says, troops and arms by their State; behind it where "que" stands right before: "que frappe X"."""
        k = self.parties.before_verb(verb, self.atoms.sent_of(verb)[0])
        if k < verb and self.atoms.folds[k] in RELATIVES:
            behind = self.fillers(verb + 1, verb + OBJECT_REACH)
            return next((f for f in behind if not self.parties.governors(f.left, verb)), None)
        if k > 1 and self.atoms.folds[k] in fr.WHO and (antecedent := self.parties.at(k - 2)) is not None and antecedent.right == k - 1:
            return as_filler(antecedent)
        party = self.parties.subject(verb)
        if party is not None:
            return as_filler(party)
        token = self.parties.subject_token(self.atoms.tokens[verb])
        at = self.parties.first.get(token.i) if token is not None else None
        if at is None or not (self.relation.literal or self.atoms.folds[at] in MEMBERS | fr.RESOLVES):
            return None
        own = Arguments(self.scene, self.relation, at)
        named = (f for f in own.fillers(at + 1, verb) if own.reaches(f, Slot("S", PREPOSITIONS["de"]), noun=True))
        return self.demonym(at + 1, at + EPITHET_REACH) or next(named, None)

    def agent(self) -> Filler | None:
        """ "par X" behind a passive, "de la part de X"."""
        end = min(self.i + ARGUMENT_REACH, self.atoms.sent_of(self.i)[1])
        by = Slot("S", PREPOSITIONS["par"])
        found = next((f for f in self.fillers(self.i + 1, end) if self.reaches(f, by)), None)
        at = next((k for k in range(self.i + 1, end) if self.atoms.folds[k] == "par"), None)
        return found or (self.demonym(at + 1, at + 1 + EPITHET_REACH) if at is not None else None)

    def done_by(self) -> Filler | None:
        """ "l'attaque perpétrée lundi par X", "la destruction par X": who did what the noun tells, no other verb between."""
        end = min(self.i + ARGUMENT_REACH, self.atoms.sent_of(self.i)[1])
        stop = next((k for k in range(self.i + 1, end) if is_finite(self.atoms.tokens[k]) or self.atoms.folds[k] == "et"), end)
        by = Slot("S", PREPOSITIONS["par"])
        return next((f for f in self.fillers(self.i + 1, stop) if self.reaches(f, by)), None)

    def apposed(self) -> Filler | None:
        """ "Suspendue par la Ligue arabe, la Syrie …": whom an opening participle means."""
        start, end = self.atoms.sent_of(self.i)
        folds = self.atoms.folds
        behind_comma = (f for f in self.fillers(self.i, end) if "," in folds[max(f.left - 2, self.i) : f.left])
        return next(behind_comma, None) if self.i == start else None

    def clause_subject(self) -> Filler | None:
        """The subject of the verb that governs a noun."""
        token = self.atoms.tokens[self.i]
        while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
            token = token.head
        party = self.parties.subject(self.parties.first[token.i]) if token.pos_ in {"VERB", "AUX"} else None
        return as_filler(party, 0.7)

    # --- whom it befalls

    def direct(self, subject: Filler | None, after: int) -> Filler | None:
        """The direct object: a pronoun before the verb, the antecedent of "que", what follows the verb or its noun at atom `after`."""
        pronoun = self.clitic(ACCUSATIVES, subject) or self.antecedent(RELATIVES)
        if pronoun is not None or self._has_relative_object():
            return pronoun
        party = self.parties.object(self.i)
        if party is not None and self.relation.objects & set(map(kind, party.values)):
            return as_filler(party)
        end = min(self.i + OBJECT_REACH, self.atoms.sent_of(self.i)[1])
        start = self.past_adverbials(self.i + 1)
        behind = [] if self.atoms.folds[start : start + 1] in (["de"], ["d"]) else self.fillers(start, end)
        free = (f for f in behind if not self.parties.governors(f.left, max(start - 1, after if f.left > after else self.i)))
        return next((f for f in free if "," not in self.atoms.folds[start : f.left]), None) or self._text(end)

    def _text(self, end: int) -> Filler | None:
        """ "dénonce un texte qui …": the agreement spoken of before."""
        folds = self.atoms.folds
        if EntityType.AGREEMENT not in self.relation.objects:
            return None
        for k in range(self.i + 1, end - 1):
            if folds[k] in fr.INDEFINITE and folds[k + 1] in AGREEMENT_ANAPHORS | {"accord", "pacte", "compromis"}:
                known = self.scene.described.before(k, EntityType.AGREEMENT, SPOKEN_OF)
                return Filler(k, k + 2, (known,), 0.65) if known is not None else None
        return None

    def complement(self, slot: Slot, after: int, subject: Filler | None) -> Filler | None:
        """What stands behind one of the slot's prepositions, or the pronoun or relative that stands for it."""
        after = self.past_adverbials(after)
        end = min(after + ARGUMENT_REACH, self.atoms.sent_of(self.i)[1])
        found = next((f for f in self.fillers(after, end) if self.reaches(f, slot)), None)
        if found is None and slot.prepositions & PREPOSITIONS["de"]:
            comma = next((k for k in range(after, end) if self.atoms.folds[k] == ","), end)
            authored = (f for f in self.fillers(after, comma) if self._author_participle(f) is not None)
            adjective = self.demonym(after, min(after + OBJECT_REACH, comma))
            found = adjective or next(authored, None) or self.antecedent(frozenset({"dont"}))
        elif found is None:
            found = self._led(slot, after, end)
        if found is None and slot.prepositions & PREPOSITIONS["à"]:
            found = self.antecedent(DATIVE_RELATIVES) or self.clitic(DATIVES, subject)
        elif found is None and not slot.prepositions & PREPOSITIONS["de"]:
            found = self.antecedent(fr.WHO | {"qui"}, behind=slot.prepositions)
        return found or self._pronoun_behind(slot, after, subject)

    def _pronoun_behind(self, slot: Slot, after: int, subject: Filler | None) -> Filler | None:
        """ "s'est rallié à lui", "fait campagne pour elle"."""
        folds, end = self.atoms.folds, min(after + CLITIC_REACH, self.atoms.sent_of(self.i)[1])
        pairs = ((k, folds[k]) for k in range(after, end) if folds[k] in fr.STRONG_PRONOUNS)
        at = next((k for k, _ in pairs if folds[k - 1] in slot.prepositions), None)
        return self._topic(at, subject) or self.spoken_of(at, subject) if at is not None else None

    def uttered(self, subject: Filler | None) -> Filler | None:
        """ "a dénoncé des propos « déplacés »": the person of whom the sentence before speaks."""
        head = self.object_head()
        number = self.atoms.sents[self.i] - 1
        if head is None or number < 0 or self.atoms.folds[head] not in fr.UTTERANCES or self.atoms.folds[head - 1] not in fr.POINTING:
            return None
        person = self.scene.cast.subjects[number]
        return Filler(head, head + 1, (person,), 0.6) if person is not None and (subject is None or person not in subject.values) else None

    def _topic(self, at: int, subject: Filler | None) -> Filler | None:
        """The person that the article speaks of at this point, if that is not the subject."""
        person = self.scene.cast.subjects[self.atoms.sents[at]]
        fits = person is not None and (subject is None or person not in subject.values) and EntityType.PERSON in self.relation.objects
        return Filler(at, at + 1, (person,), 0.55) if fits and person is not None else None

    def _led(self, slot: Slot, after: int, end: int) -> Filler | None:
        """ "à l'initiative marocaine": the State that an adjective of the phrase behind the preposition means."""
        atoms = self.atoms
        at = next((k for k in range(after, end) if atoms.folds[k] in slot.prepositions), None)
        if at is None:
            return None
        phrase = range(at + 1, min(at + OBJECT_REACH, end))
        stop = next((k for k in phrase if not (atoms.pos(k) in PHRASE or atoms.folds[k] in words.OF | words.ADDRESSING)), phrase.stop)
        return self.demonym(at + 1, stop)

    def subject_complement(self, slot: Slot) -> Filler | None:
        """ "La base de Djibo a été attaquée": what or whose the subject of a passive is."""
        token = self.parties.subject_token(self.atoms.tokens[self.i])
        at = self.parties.first.get(token.i) if token is not None else None
        if at is None or at >= self.i:
            return None
        noun = Arguments(self.scene, self.relation, at)
        return next((f for f in noun.fillers(at + 1, self.i) if noun.reaches(f, slot, noun=True)), None) or self.demonym(
            at + 1, at + EPITHET_REACH
        )

    def object_head(self) -> int | None:
        """The noun that the verb governs: by the tree, else the first behind it."""
        own = (c for c in self.parties.children(self.atoms.tokens[self.i]) if c.dep_ == "obj" and c.pos_ == "NOUN")
        told = next((self.parties.first[child.i] for child in own if child.i > self.atoms.tokens[self.i].i), None)
        start = self.past_adverbials(self.i + 1)
        end = min(start + OBJECT_REACH, self.atoms.sent_of(self.i)[1])
        return told or next((k for k in range(start, end) if self.atoms.pos(k) == "NOUN"), None)

    def whose(self, slot: Slot, subject: Filler | None) -> Filler | None:
        """What or whose the object is: "l'attitude de X"; of what somebody underwent, who did it: "l'invasion de Y par X"."""
        head = self.object_head()
        if head is not None and self.atoms.folds[head] in fr.UNDERGONE:
            return Arguments(self.scene, self.relation, head).agent() or self.demonym(head + 1, head + 2)
        if any(not self.parties.governors(f.left, self.i) for f in self.fillers(self.i + 1, self.i + OBJECT_REACH)):
            return None
        found = self.complement(slot, self._past_quotation() or self.i + 1, subject)
        if found is None and head is not None and head > self.i:
            found = Arguments(self.scene, self.relation, head).done_by()
        return found and (self._examples(found) or found)

    def _examples(self, filler: Filler) -> Filler | None:
        """ "plusieurs localités du Sud, dont Tyr et Naqoura": those named by name."""
        at = filler.right + 2
        if filler.left < self.i or self.atoms.folds[filler.right : at] != [",", "dont"]:
            return None
        return next((f for f in self.fillers(at, at + OBJECT_REACH) if f.left <= at + 1), None)

    def _past_quotation(self) -> int | None:
        """Where "de X" begins behind quoted words: "la « course aux voix » de X"; None where there is none."""
        atoms, end = self.atoms, self.atoms.sent_of(self.i)[1]
        opening = next((k for k in range(self.i + 1, min(self.i + EPITHET_REACH + 1, end)) if atoms.words[k] in QUOTES), None)
        if opening is None:
            return None
        closing = next((k for k in range(opening + 1, end) if atoms.words[k] == QUOTES[atoms.words[opening]]), end)
        return closing + 1 if closing + 1 < end and atoms.folds[closing + 1] in words.OF else None

    def is_alleged(self) -> bool:
        """Whether the verb tells what somebody is accused of: "reproche à X d'avoir insulté Y"."""
        atoms, start = self.atoms, max(self.atoms.sent_of(self.i)[0], self.i - ALLEGED_REACH)
        k = self.i - 1
        while k > start and (atoms.folds[k] in fr.INFINITIVE_LEADS or atoms.pos(k) == "ADV"):
            k -= 1
        leads = set(atoms.folds[k + 1 : self.i])
        if not leads & {"de", "d"} or ("VerbForm=Inf" not in str(atoms.tokens[self.i].morph) and "avoir" not in leads):
            return False
        return any(atoms.folds[at] in fr.ALLEGING for at in range(start, k + 1))

    def anywhere(self) -> Filler | None:
        """The first party behind the word in its clause, or a State by its adjective: "menace de taxer les produits canadiens"."""
        end = min(self.i + ARGUMENT_REACH, self.atoms.sent_of(self.i)[1])
        named = (f for f in self.fillers(self.i + 1, end) if self.atoms.folds[f.left] not in words.POSSESSIVES)
        return next((f for f in named if self.relation.objects & set(map(kind, f.values))), None) or self.demonym(self.i + 1, end)

    def _has_relative_object(self) -> bool:
        """ "des sanctions que la France appuie": the object is what "que" stands for, nothing behind the verb."""
        return any(child.dep_ == "obj" and child.lower_.startswith("qu") for child in self.parties.children(self.atoms.tokens[self.i]))

    def antecedent(self, relatives: frozenset[str], *, behind: frozenset[str] = frozenset()) -> Filler | None:
        """ "X, que l'Algérie a sanctionné": what stands right before one of the relative pronouns that open the verb's clause.

        `behind` are the prepositions one of which must stand before the pronoun: "X, avec laquelle elle a rompu".
        """
        atoms = self.atoms
        start = atoms.sent_of(self.i)[0]
        at = next((k for k in range(self.i - 1, max(start, self.i - ANTECEDENT_REACH), -1) if atoms.folds[k] in relatives), None)
        if at is None or any(atoms.pos(k) == "VERB" and is_finite(atoms.tokens[k]) for k in range(at + 1, self.i)):
            return None
        if behind and atoms.folds[at - 1] not in behind:
            return None
        before = [f for f in self.fillers_before(start, at) if set(atoms.folds[f.right : at]) <= {",", ")", "a", "et"} | behind]
        if not before:
            return None
        head = next((f for f in self.fillers_before(start, at) if f.right == before[-1].left - 1), None)
        owned = head is not None and atoms.folds[before[-1].left - 1] in words.OF
        return head if owned else before[-1]

    def fillers_before(self, start: int, end: int) -> list[Filler]:
        """The parties between two atoms, whatever clauses they stand in."""
        return [Filler(p.left, p.right, p.values, 0.75) for p in self.parties.inside(start, end) if p.right <= end]

    def clitic(self, forms: frozenset[str], subject: Filler | None) -> Filler | None:
        """ "l'a accusé", "lui reproche", "nous soutient": the party before the subject, else the one that the sentence before speaks of."""
        atoms = self.atoms
        start = atoms.sent_of(self.i)[0]
        near = range(self.i - 1, max(start - 1, self.i - CLITIC_REACH), -1)
        spoken_to = self._first_person(near, subject)
        if spoken_to is not None:
            return spoken_to
        bare = atoms.pos(self.i) == "NOUN"
        at = next((k for k in near if atoms.folds[k] in forms and (atoms.pos(k) == "PRON" or bare)), None)
        return self.spoken_of(at, subject) if at is not None else None

    def spoken_of(self, at: int, subject: Filler | None) -> Filler | None:
        """Whom the pronoun at atom `at` means: the party before, else the one that the sentence before speaks of; not the subject."""
        atoms, start = self.atoms, self.atoms.sent_of(self.i)[0]
        taken = set(subject.values) if subject else set()
        for number in (atoms.sents[start], atoms.sents[start] - 1):
            low, high = atoms.bounds[max(number, 0)]
            here = number == atoms.sents[start]
            named = self.fillers_before(low, at if here else high)
            for filler in reversed(named) if here else named:
                values = tuple(v for v in filler.values if v not in taken and kind(v) in self.relation.objects and self._agrees(v, at))
                if values and (here or not self.parties.governors(filler.left)):
                    return Filler(at, at + 1, values, 0.6)
        return self._topic(at, subject)

    def _agrees(self, value: Argument, at: int) -> bool:
        """ "l'a défendue": the participle shows the gender of the person that "l'" means."""
        folds = self.atoms.folds
        if folds[at] != "l" or not isinstance(value, Person) or folds[self.i - 1] not in words.AUXILIARIES or not value.gender:
            return True
        return (value.gender == "f") == self.atoms.words[self.i].endswith(("e", "es"))

    def _first_person(self, near: range, subject: Filler | None) -> Filler | None:
        """ "nous a accordé", "m'a promis": the one who is interviewed, or the body that "nous" means."""
        number = self.atoms.sents[self.i]
        speaker = next((g for g in self.scene.cast.groups[number] if g.kind == "to-speaker" and g.left in near), None)
        if speaker is not None:
            return Filler(speaker.left, speaker.right, speaker.persons, 0.7)
        plural = next((k for k in near if self.atoms.folds[k] in FIRST_PERSON), None)
        if plural is None or (subject is not None and subject.left == plural):
            return None
        return as_filler(self.parties.at(plural), 0.7)
