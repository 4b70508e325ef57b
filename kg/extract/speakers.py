"""Who a noun phrase, a pronoun or a text that speaks for its author names as the speaker: "la même source", "l'intéressé", "a-t-il dit"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.atoms import NEWLINE
from kg.extract.discourse import Discourse
from kg.extract.mentions import Mention
from kg.extract.participants import Party, Value
from kg.extract.persons import Person
from kg.language.fr import speech
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.claims import Scene

PHRASE_REACH: Final = 14
SENTENCE_REACH: Final = 6
STOPS: Final = frozenset({".", ";", ":", "!", "?", "…", NEWLINE})
STEPS: Final = 4
PERSONS, BODIES, ANYBODY = "persons", "bodies", "anybody"
NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
SHARING: Final = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp"})


class Speakers:
    """Resolves phrases to persons and bodies; remembers who spoke in each sentence, which callers write into `spoke` in text order."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self.scene, self.atoms, self.discourse, self.parties = scene, scene.atoms, discourse, scene.parties
        self.spoke: dict[int, tuple[Value, ...]] = {}
        self._acting: dict[int, tuple[Value, ...]] = {}

    # --- phrases

    def phrase(self, start: int, limit: int) -> tuple[Value, ...] | None:
        """Who the noun phrase that begins at or soon behind atom `start` names; () where it is nobody known, None where there is none."""
        i = start
        while i < limit and self.atoms.folds[i] not in STOPS:
            if self.discourse.around[i] is not None:
                return None
            if self.starting(i) is not None or self._is_head(i):
                return self.head(i)
            i = self._past_complement(i) if self._is_preposition(i) else i + 1
        return None

    def _is_preposition(self, i: int) -> bool:
        return self.atoms.pos(i) == "ADP" or self.atoms.folds[i] in fr.PREPOSITIONS

    def _past_complement(self, i: int) -> int:
        """Behind the complement that the preposition at atom `i` governs: "à la presse", "devant les députés"."""
        i += 1
        while i < len(self.atoms) and not (self._is_head(i) or self.starting(i)) and self.atoms.folds[i] not in STOPS:
            i += 1
        party = self.starting(i) if i < len(self.atoms) else None
        i = party.right if party is not None else i + 1
        while i < len(self.atoms) and self.atoms.pos(i) == "ADJ":
            i += 1
        return i

    def _is_head(self, i: int) -> bool:
        """Whether atom `i` may head a noun phrase: a noun behind a determiner, a name, "celui"."""
        word = self.atoms.folds[i]
        if word in {"celui", "celle"}:
            return True
        if word in fr.DAY_WORDS or word in fr.MONTHS or not self.atoms.is_word(i):
            return False
        return self.atoms.pos(i) in {"NOUN", "PROPN"} or (self.atoms.pos(i) == "ADJ" and self._determiner(i) != "")

    def starting(self, i: int) -> Party | None:
        """The party whose stretch begins at atom `i`, those joined to it included."""
        start, end = self.atoms.sent_of(i)
        return next((party for party in self.parties.inside(start, end) if party.left == i), None)

    def head(self, i: int) -> tuple[Value, ...]:
        """Who the noun at atom `i` names, () where it is nobody known."""
        word = self.atoms.folds[i]
        if word in {"celui", "celle"}:
            return self.recent(i, word)
        person = next((person for mention, person in self.scene.cast.persons.items() if mention.left <= i < mention.end), None)
        if person is not None:
            return (person,)
        party = self.parties.at(i)
        if party is not None or word in {"il", "elle"}:
            return self.who(party, i)
        apposed = self._apposed(i)
        if apposed is not None:
            return self.named(apposed)
        if word in speech.DOCUMENTS:
            return self.author(i)
        people = next((m.owners for m in self.scene.mentions if (m.people or "").startswith("country/") and m.start <= i < m.end), ())
        if people and (values := self._compatriot(i, people) or self._compatriot(i, (None,))):
            return values
        determiner = self._determiner(i)
        if determiner in speech.INDEFINITE | speech.PLURAL | {""} or word in speech.COLLECTIVES or self._of_person(i):
            return ()
        if word in speech.ANONYMOUS and self._complemented(i):
            return ()
        if i in self.scene.in_titles and (self._complemented(i) or self._countries(i)):
            return self._compatriot(i, self._countries(i))
        return self.recent(i, determiner, passing=False)

    def who(self, party: Party | None, i: int) -> tuple[Value, ...]:
        """Whom a party names; a pronoun that nobody precedes in its sentence means who spoke last."""
        if self.atoms.folds[i] in {"il", "elle"} and not self.acts_before(self.discourse.number[i], i):
            return self.recent(i, self.atoms.folds[i]) or (self.named(party) if party is not None else ())
        return self.named(party) if party is not None else ()

    def _countries(self, i: int) -> tuple[str, ...]:
        """The States that the title around atom `i` names."""
        return next((tuple(office.countries) for office in self.scene.cast.loose if office.left <= i < office.end), ())

    def _compatriot(self, i: int, states: tuple[str | None, ...]) -> tuple[Value, ...]:
        """Whom "le chef de l'État turc", "le Hongrois" mean: of the persons of that State and gender the one named last."""
        fitting = [(self._named_last(p, i), p) for p in self._persons(_gender(self._determiner(i))) if p.country in states]
        named = [(at, person) for at, person in fitting if at >= 0]
        return (max(named, key=lambda pair: pair[0])[1],) if named else ()

    def _persons(self, gender: str) -> list[Person]:
        """The persons of the article who may be of this gender."""
        return [p for p in dict.fromkeys(self.scene.cast.persons.values()) if not (gender and p.gender and p.gender != gender)]

    def _named_last(self, person: Person, i: int) -> int:
        """The atom of the person's last name before atom `i`, -1 where there is none."""
        return max((mention.start for mention in person.mentions if mention.start < i), default=-1)

    def named(self, party: Party) -> tuple[Value, ...]:
        """The persons and bodies of a party; a State says nothing, but an organ's building does ("le Quai d'Orsay")."""
        found = [value for value in party.values if _speaks(value)]
        if not found and (building := self._building(party)) is not None:
            return (building,)
        return tuple(found) if len(found) <= 2 else ()

    def _building(self, party: Party) -> Mention | None:
        """The seat of a ministry or presidency that a party names, as a body of its own."""
        for mention in self.scene.mentions:
            if party.left <= mention.start < party.right and " ".join(self.atoms.folds[mention.start : mention.end]) in speech.BUILDINGS:
                return Mention(mention.start, mention.end, EntityType.ORGANIZATION, mention.text)
        return None

    def _determiner(self, i: int) -> str:
        """The determiner before the noun at atom `i`, an adjective or two skipped; "l" for "l'"."""
        k = i - 1
        while k > 0 and (self.atoms.pos(k) == "ADJ" or self.atoms.folds[k] in {"'", "-", "ex", "meme"}):
            k -= 1
        word = self.atoms.folds[k] if k >= 0 else ""
        return word if word in fr.DETERMINERS or word in speech.INDEFINITE else ""

    def _complemented(self, i: int) -> bool:
        """Whether "de" follows the noun at atom `i`, its other parts and adjectives skipped: "un porte-parole officiel du ministère"."""
        k = i + 1
        while k < len(self.atoms) - 1 and (self.atoms.pos(k) == "ADJ" or self.atoms.folds[k] == "-" or self.atoms.folds[k - 1] == "-"):
            k += 1
        return k < len(self.atoms) and self.atoms.folds[k] in fr.OF

    def _of_person(self, i: int) -> bool:
        """Whether the noun at atom `i` is somebody's ("le frère de X"): another person than X."""
        if not self._complemented(i):
            return False
        party = next(iter(self.parties.inside(i + 1, min(i + 5, self.atoms.sent_of(i)[1]))), None)
        return party is not None and any(isinstance(value, Person) for value in party.values)

    def _apposed(self, i: int) -> Party | None:
        """The name that goes with the noun at atom `i`: "l'économiste X", "un habitant de Goma, Y", not "un élu de l'équipe X"."""
        loose = self._complemented(i) and self._determiner(i) in speech.INDEFINITE
        end = i + 1
        limit = min(self.discourse.bounds[self.discourse.number[i]][1], i + PHRASE_REACH)
        while end < limit and self.atoms.folds[end] not in STOPS | {"qui", "que", "dont", "et"} and self.discourse.around[end] is None:
            if self.atoms.pos(end) in {"VERB", "AUX"}:
                break
            end += 1
        for party in self.parties.inside(i + 1, end):
            governed = self.parties.governed(party) or self.atoms.folds[party.left] in fr.NOBILIARY
            apart = self.atoms.folds[party.left - 1] in {",", "("}
            if not governed and self.named(party) and (apart or not loose):
                return party
        return None

    def subject_head(self, k: int) -> int | None:
        """The atom of the subject that the tree finds for the verb at atom `k`, through "qui" and "et"; None where there is none."""
        if not self.atoms.parsed:
            return None
        token = self.atoms.tokens[k]
        token = token.head if token.dep_.startswith("aux") else token
        for _ in range(STEPS):
            auxiliaries = (grandchild for child in token.children if child.dep_.startswith("aux") for grandchild in child.children)
            own = next((child for child in (*token.children, *auxiliaries) if child.dep_.startswith("nsubj")), None)
            if own is not None:
                relative = own.lower_ in {"qui", "lequel", "laquelle"} and token.dep_.startswith("acl")
                return self.parties.first.get(token.head.i if relative else own.i)
            if token.dep_.startswith("acl") and token.head.pos_ in NOUNS:
                return self.parties.first.get(token.head.i)
            if token.dep_ not in SHARING or token.head.i == token.i:
                return None
            token = token.head
        return None

    # --- texts and anaphors

    def author(self, i: int) -> tuple[Value, ...]:
        """Whose the text named at atom `i` is: what "de" names behind it, else who acts before it, else who issued such a text last."""
        number, determiner = self.discourse.number[i], self._determiner(i)
        if self.atoms.folds[i] == "source" and determiner in speech.INDEFINITE:
            return ()
        party = self.parties.behind(i, frozenset(fr.OF), reach=4)
        if party is not None and self._complemented(i):
            return self.named(party)
        if determiner in fr.POSSESSIVES:
            return self.acts_before(number, i) or self._last(number)
        if determiner in speech.INDEFINITE | {""}:
            return self.acts_before(number, i)
        return self._issuer(i) or self._last(number, kinds=BODIES) or self.acts_before(number, i)

    def _issuer(self, i: int) -> tuple[Value, ...]:
        """The body of the last text with an author before atom `i`: "une lettre du ministère"."""
        for k in range(i - 1, -1, -1):
            if self.atoms.folds[k] in speech.DOCUMENTS and self.discourse.around[k] is None and self._complemented(k):
                party = self.parties.behind(k, frozenset(fr.OF), reach=4)
                if party is not None and (values := self.named(party)):
                    return values
        return ()

    def recent(self, i: int, word: str, *, passing: bool = True) -> tuple[Value, ...]:
        """Who a pronoun or a bare definite noun at atom `i` means: the last who spoke or acted, of this gender.

        A noun (`passing` is false) does not mean somebody whom an earlier paragraph named once, but who the article is about.
        """
        gender = _gender(word)
        values = self._last(self.discourse.number[i], gender=gender, kinds=ANYBODY if passing else PERSONS)
        if passing or len(values) != 1 or not isinstance(values[0], Person):
            return values
        before = [mention for mention in values[0].mentions if mention.start < i]
        near = any(self.discourse.paragraph[mention.start] == self.discourse.paragraph[i] for mention in before)
        protagonist = self._protagonist(i, gender)
        return (protagonist,) if protagonist is not None and len(before) == 1 and not near else values

    def _protagonist(self, i: int, gender: str) -> Person | None:
        """The person of this gender whom the article names most before atom `i`, twice at least."""
        counts = {person: sum(mention.start < i for mention in person.mentions) for person in self._persons(gender)}
        best = max(counts, key=lambda person: counts[person], default=None)
        return best if best is not None and counts[best] > 1 else None

    def _last(self, number: int, *, gender: str = "", kinds: str = ANYBODY) -> tuple[Value, ...]:
        """Who spoke, else acted, in the nearest of the sentences before one; () where that speaker is nobody known."""
        for before in range(number - 1, max(number - 1 - SENTENCE_REACH, -1), -1):
            spoken = self.spoke.get(before)
            if spoken is not None and (not spoken or self._fits(spoken, gender, kinds)):
                return spoken
            acting = self.acting(before) or self._only(before)
            if self._fits(acting, gender, BODIES if kinds == BODIES else PERSONS):
                return acting
        return ()

    def _fits(self, values: tuple[Value, ...], gender: str, kinds: str) -> bool:
        """Whether it is one speaker, of this gender and kind."""
        if len(values) != 1:
            return False
        if isinstance(values[0], Person):
            return kinds != BODIES and not (gender and values[0].gender and values[0].gender != gender)
        return kinds != PERSONS

    # --- who acts

    def acting(self, number: int) -> tuple[Value, ...]:
        """The first person or body that no preposition governs in the narrator's words of a sentence; () where there is none."""
        if number not in self._acting:
            self._acting[number] = self.acts_before(number, self.discourse.bounds[number][1])
        return self._acting[number]

    def _only(self, number: int) -> tuple[Value, ...]:
        """The one person whom the narrator's words of a sentence name, whatever governs it; () where there are none or several."""
        named = (p for p in self.parties.inside(*self.discourse.bounds[number]) if self.discourse.around[p.left] is None)
        persons = tuple(dict.fromkeys(value for party in named for value in party.values if isinstance(value, Person)))
        return persons if len(persons) == 1 else ()

    def acts_before(self, number: int, end: int) -> tuple[Value, ...]:
        """The first person or body that acts in a sentence before atom `end`."""
        start = self.discourse.bounds[number][0]
        for party in self.parties.inside(start, end):
            if party.right <= end and self.discourse.around[party.left] is None and not self.parties.governed(party):
                return self.named(party)
        return ()


def _gender(word: str) -> str:
    """The gender that a determiner or pronoun shows: "m", "f" or ""."""
    return "m" if word in speech.MASCULINE else "f" if word in speech.FEMININE else ""


def _speaks(value: Value) -> bool:
    """Whether a party's value may be a speaker: a person or a body, not a State or place."""
    if isinstance(value, str):
        return value.startswith("organization/")
    return isinstance(value, Person) or value.type is EntityType.ORGANIZATION
