"""Who or what a stretch of text names as taking part: persons, States, bodies; and which of them is subject or complement of a word.

The cast says whom names, titles and pronouns mean, the mentions which States and bodies are named; the pipeline's tree says what depends on
what. Where the tree is silent, the nearest party does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from kg.extract.institutions import find_institutions
from kg.extract.mentions import Mention
from kg.extract.persons import Person
from kg.extract.phrases import list_goes_on
from kg.extract.places import is_location
from kg.extract.references import GENDERS, References, reference_at
from kg.language.fr import institutions
from kg.language.fr import words as fr
from kg.language.fr.relations import ADVERBIAL_PHRASES
from kg.vocabulary import EntityType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.claims import Scene

Value: TypeAlias = Person | Mention | str
SUBJECT_REACH: Final = 14
LINKS: Final = frozenset({",", "et", "ou", "la", "le", "les", "l", "'", "ainsi", "que", "comme", "puis", "ni", "mais"})
JOINING: Final = frozenset({"et", "ou", "ainsi", "comme", "puis", "ni"})
LINK_LENGTH: Final = 4
STEPS: Final = 4
CHAIN: Final = 14
TOKEN_LENGTH: Final = 6
NAMED_REACH: Final = 5
OURS: Final = institutions.REFERRING_NOUNS | {"capital", "delegation", "institut", "bureau", "equipe", "maison", "universite", "musee"}
"""Behind "notre" of somebody interviewed: the body that they head."""
ASIDE: Final = 7
OPENING: Final = 5
ADVERBIALS: Final = frozenset(phrase for phrases in ADVERBIAL_PHRASES.values() for phrase in phrases)
QUOTES: Final = frozenset('«»"“”')
_REFERRING: Final = frozenset({"notre", "nos", "son", "leur", "nous", "vous", "deux", "trois", "le", "du", "au", *GENDERS})
PHRASE_PARTS: Final = frozenset({"NOUN", "ADJ", "DET", "NUM", "PROPN"})


@dataclass(slots=True)
class Party:
    """Whom the atoms from `left` to `right` name: persons, mentions of bodies and places, or ids of States."""

    left: int
    right: int
    values: tuple[Value, ...]


class Parties:
    """The parties of each sentence of one article, in text order."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.atoms = scene, scene.atoms
        self.first: dict[int, int] = {}
        for i, token in enumerate(self.atoms.tokens):
            self.first.setdefault(token.i, i)
        self._peoples = {m.start for m in scene.mentions if m.people}
        self.by_sentence: list[list[Party]] = [[] for _ in self.atoms.bounds]
        self._whole: dict[int, list[Party]] = {}
        references = References(self)
        for party in sorted(self._free(), key=lambda party: party.left):
            if references.resolve(party):
                self.by_sentence[self.atoms.sents[party.left]].append(party)

    def _free(self) -> list[Party]:
        """Persons first, then what lies outside their stretches."""
        groups = (g for groups in self.scene.cast.groups for g in groups)
        found = [Party(g.left, g.right, g.persons) for g in groups if not self._is_emphatic(g.left, g.right)]
        taken = {i for party in found for i in range(party.left, party.right)}
        organs = (Party(left, right, (value,)) for left, right, value in find_institutions(self.scene))
        for party in (*organs, *self._names(), *self._pairs()):
            if taken.isdisjoint(range(party.left, party.right)):
                found.append(party)
                taken.update(range(party.left, party.right))
        return found

    def _names(self) -> Iterator[Party]:
        for mention in self.scene.mentions:
            if mention.type is not EntityType.PERSON and not mention.adjective and not mention.people and not self._is_acronym(mention):
                yield Party(mention.start, mention.end, (self._owned(mention),))

    def _is_acronym(self, mention: Mention) -> bool:
        """Whether a name stands alone in brackets behind another: "l'Organisation … (OIF)"."""
        folds = self.atoms.folds
        return mention.start > 1 and folds[mention.start - 1] == "(" and folds[mention.end : mention.end + 1] == [")"]

    def _owned(self, mention: Mention) -> Value:
        """A State's or known body's id; a capital is its State but where it says where."""
        if mention.owners and (mention.type is not EntityType.PLACE or not is_location(self.scene, mention)):
            return mention.owners[0]
        return mention

    def _pairs(self) -> Iterator[Party]:
        """ "les deux pays", "le Royaume", "notre pays"."""
        folds = self.atoms.folds
        for i in self.atoms.where(_REFERRING):
            if i + 1 == len(folds):
                return
            if folds[i] == "notre" and folds[i + 1] in {"pays", "etat", "nation"} and (home := self.scene.states.home()) is not None:
                yield Party(i, i + 2, (home,))
            elif folds[i] in {"notre", "nos"} and folds[i + 1] in OURS and (body := self._interviewed()) is not None:
                yield Party(i, i + 2, (body,))
            elif folds[i] in {"son", "leur"} and folds[i + 1] == "pays" and (state := self._state_of_subject(i)) is not None:
                yield Party(i, i + 2, (state,))
            elif (length := reference_at(self.atoms, i)) > 0 and not self._is_emphatic(i, i + length):
                yield Party(i, i + length, ())
            elif folds[i] in {"nous", "vous"} and (body := self._interviewed()) is not None:
                yield Party(i, i + 1, (body,))
            elif folds[i] in {"deux", "trois"} and folds[i + 1] in fr.PAIR_NOUNS and (values := tuple(self.scene.states.pair(i))):
                yield Party(i, i + 2, values)
            elif folds[i] in {"le", "du", "au"} and (state := self.scene.states.kingdom(folds[i + 1])) is not None:
                yield Party(i, i + 2, (state,))

    def _aside(self, k: int) -> int:
        """Where ", elle," or ", au contraire," begins that ends in the comma at atom `k`; -1 where none does."""
        folds = self.atoms.folds
        if folds[k] != ",":
            return -1
        opening = next((j for j in range(k - 2, max(k - ASIDE, -1), -1) if folds[j] == ","), -1)
        aside = tuple(folds[opening + 1 : k])
        return opening if opening >= 0 and (aside in ADVERBIALS or (len(aside) == 1 and aside[0] in fr.EMPHATIC)) else -1

    def _is_emphatic(self, left: int, right: int) -> bool:
        """ "L'armée a, elle, frappé": a pronoun between commas that takes up the subject."""
        folds = self.atoms.folds
        return right == left + 1 and folds[left] in fr.EMPHATIC and folds[left - 1] == "," and folds[right : right + 1] == [","]

    def _state_of_subject(self, i: int) -> str | None:
        """ "l'appui de son pays": the State of the person whom the article speaks of at atom `i`."""
        subject = self.scene.cast.subjects[self.atoms.sents[i]]
        return subject.country if subject is not None else None

    def _interviewed(self) -> Value | None:
        """The body that "nous" means to whom an interview questions: the one that the speaker heads, named last, or the State."""
        cast = self.scene.cast
        held = [h for h in cast.holdings if cast.speaker is not None and h.person is cast.speaker and h.status is not Status.FORMER]
        bodies = (h.office.body for h in sorted(held, key=lambda h: -h.start) if h.office.body is not None)
        mention = next((body[2] for body in bodies if body[2] is not None and body[0] is EntityType.ORGANIZATION), None)
        states = (h.countries[0] for h in held if h.countries and h.office.body is None and h.office.role.sphere in {"state", "monarchy"})
        return next(states, None) if mention is None else mention.owned

    # --- parties by place

    def inside(self, start: int, end: int) -> list[Party]:
        """The parties that begin between two atoms, those joined by commas and "et" as one."""
        joined: list[Party] = []
        if start >= end:
            return joined
        for sentence in range(self.atoms.sents[start], self.atoms.sents[end - 1] + 1):
            for party in self.by_sentence[sentence]:
                if not start <= party.left < end:
                    continue
                if joined and self._linked(joined[-1], party):
                    joined[-1] = Party(joined[-1].left, party.right, tuple(dict.fromkeys((*joined[-1].values, *party.values))))
                else:
                    joined.append(party)
        return joined

    def _linked(self, one: Party, other: Party) -> bool:
        gap = self.atoms.folds[one.right : other.left]
        if gap and other.left - 1 in self._peoples:
            gap = gap[:-1]
        if gap[:1] == ["("] and ")" in gap:
            gap = gap[gap.index(")") + 1 :]
        if not gap or len(gap) > LINK_LENGTH or self._is_pronoun(one) or self._is_pronoun(other):
            return False
        if self._is_seat(one, other):
            return False
        if ("que" in gap and "ainsi" not in gap) or not set(gap) <= (LINKS | fr.OF if self.governed(one) in fr.OF else LINKS):
            return False
        return not JOINING.isdisjoint(gap) or self._goes_on(other)

    def _is_seat(self, one: Party, other: Party) -> bool:
        """ "l'Université … de Cocody, l'Université du Québec": a place behind "de", then a body."""
        place, body = one.values[-1], other.values[0]
        located = isinstance(place, Mention) and place.type is EntityType.PLACE and self.governed(one) in fr.OF
        return located and isinstance(body, Mention) and body.type is EntityType.ORGANIZATION

    def _is_pronoun(self, party: Party) -> bool:
        return party.right == party.left + 1 and self.atoms.pos(party.left) == "PRON"

    def _goes_on(self, party: Party) -> bool:
        """Whether a list joined by commas ends in "et" further on."""
        return list_goes_on(self.atoms, party.right, 12)

    def at(self, i: int) -> Party | None:
        """The party that covers atom `i`, with those joined to it."""
        sentence = self.atoms.sents[i]
        if sentence not in self._whole:
            self._whole[sentence] = self.inside(*self.atoms.bounds[sentence])
        return next((party for party in self._whole[sentence] if party.left <= i < party.right), None)

    def governed(self, party: Party) -> str:
        """The preposition before a party, "" where there is none."""
        folds = self.atoms.folds
        if folds[party.left] in fr.CONTRACTED:
            return folds[party.left]
        for i in range(party.left - 1, max(party.left - 5, -1), -1):
            if folds[i] in fr.PREPOSITIONS:
                return folds[i]
            if folds[i] not in fr.ADDRESSING:
                return ""
        return ""

    def governors(self, left: int, since: int = -1) -> tuple[str, ...]:
        """The prepositions on the way from a party back to the verb or break before its phrase, or to atom `since`, the nearest first.

        "des raids contre cinq positions du mouvement" gives ("du", "contre") for "mouvement". "En effet", "en avril" govern nothing.
        """
        atoms = self.atoms
        found = [atoms.folds[left]] if atoms.folds[left] in fr.CONTRACTED else []
        for i in range(left - 1, max(atoms.sent_of(left)[0] - 1, left - CHAIN, since), -1):
            if atoms.folds[i] in fr.PREPOSITIONS:
                if atoms.folds[i + 1] in fr.ADVERBIALS or any(date.start in {i, i + 1} for date in self.scene.dates):
                    break
                found.append(atoms.folds[i])
            elif atoms.folds[i] not in fr.ADDRESSING | QUOTES and atoms.pos(i) not in PHRASE_PARTS:
                break
        return tuple(found)

    # --- parties by the tree

    def children(self, token: Token) -> list[Token]:
        """What depends on a token; nothing where the pipeline has built no trees (spaCy's own `children` may crash there)."""
        return list(token.children) if self.atoms.parsed else []

    def subject(self, i: int) -> Party | None:
        """Who does what the verb at atom `i` says (in a passive: whom it befalls), through "qui", participles and coordination."""
        opened = self.opened(i)
        if opened is not None:
            return opened
        near, apposed = self._adjacent(i)
        if near is not None and not apposed:
            return near
        noun = self.subject_token(self.atoms.tokens[i])
        if noun is None:
            return near or self._nearest_before(i)
        return self._of(noun, i) or near

    def before_verb(self, i: int, start: int) -> int:
        """The atom before the verb at atom `i` and its auxiliaries, pronouns and adverbs, not before `start`."""
        k = i - 1
        while k > start:
            if (aside := self._aside(k)) > start:
                k = aside - 1
            elif self.atoms.pos(k) in {"AUX", "ADV"} or self.atoms.folds[k] in fr.CLITICS:
                k -= 1
            else:
                break
        return k

    def opened(self, i: int) -> Party | None:
        """ "En recevant X, M. Diop …", "Après avoir condamné X, Paris …": who does what the verb of an opening without subject says."""
        folds, (start, end) = self.atoms.folds, self.atoms.sent_of(i)
        if not (0 < i - start <= OPENING and set(folds[start:i]) <= fr.OPENING_LEADS):
            return None
        behind = (p for p in self.inside(i + 1, end) if "," in folds[max(p.left - 3, i) : p.left])
        return next((p for p in behind if not self.governors(p.left)), None)

    def _adjacent(self, i: int) -> tuple[Party | None, bool]:
        """The party that ends right before the verb with its auxiliaries, pronouns and adverbs; and whether behind a comma."""
        start = self.atoms.sent_of(i)[0]
        k = self.before_verb(i, start)
        comma = self.atoms.folds[k] in {",", ")"}
        party = self.at(k - comma) if k - comma >= start else None
        fits = party is not None and party.right == k - comma + 1 and not self.governors(party.left)
        return party if fits else None, comma

    def object(self, i: int) -> Party | None:
        """The direct object of the verb at atom `i`."""
        token = self._predicate(self.atoms.tokens[i])
        noun = next((child for child in self.children(token) if child.dep_ in {"obj", "iobj"} and not self._is_clitic(child)), None)
        if noun is not None:
            return self._of(noun, i)
        return None

    def agent(self, i: int) -> Party | None:
        """ "par X" behind a passive or a noun at atom `i`."""
        return self.behind(i, frozenset({"par"}))

    def behind(self, i: int, prepositions: frozenset[str], reach: int = SUBJECT_REACH) -> Party | None:
        """The party behind the first of `prepositions` that follows atom `i` in its sentence."""
        end = min(self.atoms.sent_of(i)[1], i + reach)
        return next((p for p in self.inside(i + 1, end) if self.governed(p) in prepositions), None)

    def is_passive(self, i: int) -> bool:
        """Whether the verb at atom `i` is a passive or a participle that its noun undergoes ("une décision condamnée par Paris")."""
        token = self._predicate(self.atoms.tokens[i])
        if any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in self.children(token)):
            return True
        while token.dep_ == "conj" and not self.has_auxiliary(token) and token.head.pos_ in {"VERB", "AUX"}:
            token = token.head
        if self.has_auxiliary(token) or self._shares_auxiliary(i):
            return False
        return "Tense=Past" in (morph := str(token.morph)) and "VerbForm=Part" in morph

    def _shares_auxiliary(self, i: int) -> bool:
        """ "a déposé une motion et fustigé X": a participle joined to one with "avoir" before, which the tree may not see."""
        folds, start = self.atoms.folds, self.atoms.sent_of(i)[0]
        if folds[i - 1] not in JOINING or not fr.BY_AGENT.isdisjoint(folds[i + 1 : i + 4]):
            return False
        having = next((k for k in range(i - 2, start - 1, -1) if folds[k] in fr.AUXILIARIES and self.atoms.pos(k) == "AUX"), None)
        joined = range(having + 1, i - 1) if having is not None else range(0)
        return any("VerbForm=Part" in str(self.atoms.tokens[k].morph) for k in joined) and "ete" not in folds[joined.start : i]

    def has_auxiliary(self, token: Token) -> bool:
        """Whether an auxiliary goes with the verb."""
        at = self.first.get(token.i, 0)
        return any(child.dep_.startswith("aux") for child in self.children(token)) or bool(
            fr.AUXILIARIES & set(self.atoms.folds[max(self.atoms.sent_of(at)[0], at - 3) : at])
        )

    def _predicate(self, token: Token) -> Token:
        return token.head if token.dep_.startswith("aux") else token

    def subject_token(self, token: Token) -> Token | None:
        """The head of a verb's subject, through "qui", participles, coordination and infinitives; None where the tree has none."""
        token = self._predicate(token)
        for _ in range(STEPS):
            own = next((child for child in self.children(token) if child.dep_ in {"nsubj", "nsubj:pass"}), None)
            if own is not None:
                return token.head if own.lower_ in {"qui", "lequel", "laquelle"} and token.dep_.startswith("acl") else own
            if token.dep_.startswith("acl") and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
                return token.head
            if token.dep_ not in {"conj", "xcomp", "advcl", "parataxis", "ccomp"} or token.head.i == token.i:
                return None
            if token.dep_ == "xcomp" and (controlled := next((c for c in self.children(token.head) if c.dep_ == "obj"), None)) is not None:
                return controlled
            token = token.head
        return None

    def _is_clitic(self, token: Token) -> bool:
        return token.pos_ == "PRON" and token.lower_ not in {"celui", "celle", "ceux", "celles"}

    def _of(self, noun: Token, i: int) -> Party | None:
        """The party that a noun phrase names by its head."""
        at = self.first.get(noun.i)
        if at is None or self.atoms.sents[at] != self.atoms.sents[i]:
            return None
        own = range(at, min(at + TOKEN_LENGTH, len(self.atoms)))
        covering = (self.at(k) for k in own if self.atoms.tokens[k].i == noun.i)
        return next((party for party in covering if party is not None), None) or self._named_by(at)

    def _named_by(self, at: int) -> Party | None:
        """The party that the common noun at atom `at` introduces: "le gynécologue Denis Mukwege", "les hommes de Viv Ansanm"."""
        for k in range(at + 1, min(at + NAMED_REACH, self.atoms.sent_of(at)[1])):
            party = self.at(k)
            if party is not None and party.left <= k:
                return party
            members = self.atoms.folds[at] in institutions.MEMBERS and self.atoms.folds[k] in fr.OF | fr.ARTICLES | {"'"}
            if not members and self.atoms.pos(k) not in {"ADJ", "NOUN"} and self.atoms.words[k] not in QUOTES:
                return None
        return None

    def _nearest_before(self, i: int) -> Party | None:
        start = self.atoms.sent_of(i)[0]
        before = [p for p in self.inside(max(start, i - SUBJECT_REACH), i) if p.right <= i and not self.governed(p)]
        return before[-1] if before else None
