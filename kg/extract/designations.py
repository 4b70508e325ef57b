"""Persons meant by common nouns: "le militaire", "l'ancienne footballeuse", "le milliardaire nigérian", "la Canadienne".

Whom such a phrase means is weighed as Ariel's accessibility theory has it (Accessing Noun-Phrase Antecedents, 1990): first those to whom
the article itself gives the noun or one of its kind, then those of the State that it names, then whom the sentence before speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.lexicon import PersonNoun, lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding
from kg.extract.persons import Person
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

COMPLEMENT: Final = 7
SINGULAR_ARTICLES: Final = fr.ARTICLES - {"les"} | {"du", "au"}
BEFORE: Final = fr.BEFORE_PERSON_NOUNS | {"-"}
LINKS: Final = fr.OF | fr.AT | fr.ARTICLES | {"'"}
SPHERES: Final[Mapping[str, str]] = {
    "embassy": "designation/diplomat",
    "local": "designation/elected",
    "parliament": "designation/elected",
    "monarchy": "designation/royal",
}
"""Spheres of offices whose holders are of a kind: an ambassador is a diplomat."""
FIGURE: Final = "designation/figure"
NATIVE: Final = "designation/native"
"""Kind of those whom the demonym of a place names."""
LAST_NAMED: Final = "designation/last-named"
STATESMEN: Final = frozenset(f"designation/{kind}" for kind in ("politician", "diplomat", "royal", "elected"))
"""Kinds whose States the article, or the gazetteer of office holders, most likely tells."""
GENDERS: Final = {"le": "m", "la": "f", "du": "m", "au": "m", "cet": "m", "ce": "m", "cette": "f"}
GUESTS: Final = frozenset({"hote", "invite", "visiteur", "visiteuse", "invitee"})
MEN: Final = frozenset({"homme", "femme"})


@dataclass(frozen=True, slots=True)
class Designation:
    """A definite noun phrase for a person: from its article at `left` to `right`, the noun at `head`.

    `kinds` are ids of `ontologies/designations.ttl`, none for demonyms of States; `states` what a demonym in it names, `foreign` where
    a guest is ("l'hôte du Bénin"); `gender` is "m", "f" or "".
    """

    left: int
    head: int
    right: int
    noun: str
    kinds: frozenset[str]
    gender: str
    plural: bool = False
    states: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


_OPENING: Final = fr.ARTICLES | fr.CONTRACTED | {"un", "une", "cet", "cette", "ce"}


class Designations:
    """The phrases of one article that may mean somebody named in it, and whom they mean."""

    def __init__(self, atoms: Atoms, mentions: Collection[Mention], persons: Mapping[Mention, Person]) -> None:
        self.atoms, self.persons = atoms, persons
        self.named = [m for m in mentions if m.owners and not m.adjective and not m.people]
        self.demonyms = {m.start: m for m in mentions if m.owners and (m.adjective or m.people)}
        self.names = {i: m for m in persons for i in range(m.left, m.end)}
        self.known: defaultdict[Person, set[str]] = defaultdict(set)
        """Nouns, and their kinds, that the article gives to each person beside the name."""
        self.strangers: dict[str, int] = {}
        """Where nouns first have an indefinite article and no name: "un militaire a été blessé"."""
        self.fronts: dict[int, int] = {}
        """Where the common noun right before a name begins, by where the name does: "à l'élue verte Anne Petit"."""
        for mention, person in persons.items():
            self.known[person] |= self._address(mention)
        self.phrases = list(self._find())
        for mention in persons:
            demonym = next((m for m in (self.demonyms.get(mention.left - 1),) if m is not None and m.people), None)
            article = demonym.start - (2 if atoms.folds[demonym.start - 1] == "'" else 1) if demonym is not None else 0
            if demonym is not None and atoms.folds[article] in fr.ARTICLES | fr.CONTRACTED:
                self.fronts.setdefault(mention.left, article)

    def _address(self, mention: Mention) -> set[str]:
        """The nouns, and their kinds, among the forms of address before a name: "le général X" is a soldier."""
        hits = ((k, lexicon().designations.longest(self.atoms.folds, k)) for k in range(mention.left, mention.start))
        return {word for k, hit in hits if hit is not None for word in (self.atoms.folds[k], *hit[1].kinds)}

    # --- phrases

    def _find(self) -> Iterator[Designation]:
        i = 0
        while i < len(self.atoms):
            phrase = self._at(i)
            if phrase is not None and not self._is_apposed(phrase):
                if self.atoms.folds[phrase.left] in {"un", "une"}:
                    if self.atoms.sents[phrase.left]:
                        self.strangers.setdefault(phrase.noun, phrase.left)
                else:
                    yield phrase
            i = phrase.right if phrase is not None else i + 1

    def _at(self, i: int) -> Designation | None:
        """The phrase that begins with a determiner at atom `i`."""
        folds = self.atoms.folds
        if folds[i] not in _OPENING or i + 1 >= len(folds):
            return None
        head = i + 2 if folds[i + 1] == "'" else i + 1
        while (hit := lexicon().designations.longest(folds, head)) is None and head < len(folds) - 1 and folds[head] in BEFORE:
            head += 1
        if head >= len(folds) or head in self.names:
            return None
        if hit is not None and not self.atoms.capital(head) and self.atoms.pos(head) in {"NOUN", "ADJ", "PROPN"}:
            return self._noun(i, head, *hit)
        return self._demonym(i, head)

    def _noun(self, left: int, head: int, end: int, noun: PersonNoun) -> Designation | None:
        gender = noun.gender or GENDERS.get(self.atoms.folds[left], "")
        states: tuple[str, ...] = ()
        right = end
        while right < len(self.atoms) and (right in self.demonyms or self.atoms.pos(right) == "ADJ") and right not in self.names:
            demonym = self.demonyms.get(right)
            states = _states(demonym) if demonym is not None else states
            right = demonym.end if demonym is not None else right + 1
        text = " ".join(self.atoms.folds[head:end])
        gender = "" if FIGURE in noun.kinds else gender
        if text in MEN and self.atoms.folds[right : right + 1] and self.atoms.folds[right] in fr.OF:
            return None
        kinds = noun.kinds | {LAST_NAMED} if "meme" in self.atoms.folds[left:head] else noun.kinds
        end = self._complement(right)
        foreign = self._states_in(right, end) if text in GUESTS else ()
        return Designation(left, head, end, text, kinds, gender, noun.plural, states, foreign)

    def _states_in(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(state for m in self.named if start <= m.start < end for state in m.owners)

    def demonym_end(self, i: int) -> int:
        """Where the demonym that may stand at atom `i` ends; `i` where none does."""
        return self.demonyms[i].end if i in self.demonyms else i

    def states_in(self, start: int, end: int) -> tuple[str, ...]:
        """The States that demonyms between two atoms name."""
        return tuple(state for k in range(start, end) if k in self.demonyms for state in _states(self.demonyms[k]))

    def _demonym(self, left: int, head: int) -> Designation | None:
        """ "l'Allemande": a demonym with a capital."""
        demonym = self.demonyms.get(head)
        article = self.atoms.folds[left]
        if demonym is None or not demonym.people or article not in SINGULAR_ARTICLES or self.atoms.sents[head] in self.atoms.loud:
            return None
        if self.atoms.folds[demonym.end : demonym.end + 1] and self.atoms.capital(demonym.end):
            return None
        word = self.atoms.folds[demonym.end - 1]
        gender = GENDERS.get(article) or ("f" if word.endswith("e") and not word.endswith(("ge", "que", "sse")) else "")
        noun = " ".join(self.atoms.folds[head : demonym.end])
        kinds = frozenset() if demonym.type is EntityType.COUNTRY else frozenset({NATIVE})
        end = demonym.end + 3 if self.atoms.folds[demonym.end + 2 : demonym.end + 3] == ["ans"] else demonym.end
        return Designation(left, head, end, noun, kinds, gender, states=_states(demonym))

    def _complement(self, i: int) -> int:
        """The end of a complement behind the noun, which says more of the same person: "de l'opposition", "à la mairie de Dakar"."""
        atoms, end = self.atoms, i
        if atoms.folds[i : i + 1] == ["de"] and atoms.folds[i + 2 : i + 3] == ["ans"]:
            return i + 3
        stop = min(i + COMPLEMENT, len(atoms))
        while end < stop and (atoms.folds[end] in LINKS or (end > i and atoms.pos(end) in {"NOUN", "PROPN", "ADJ"})):
            if end in self.names:
                return end
            end += 1
        while end > i and (not atoms.is_word(end - 1) or atoms.folds[end - 1] in LINKS):
            end -= 1
        return end

    def _is_apposed(self, phrase: Designation) -> bool:
        """Whether a name stands right before or behind: then the noun is the named person's, who counts as one of the kind from then on."""
        comma = phrase.right < len(self.atoms) and self.atoms.folds[phrase.right] in {",", ":"}
        behind = self.names.get(phrase.right) or (self.names.get(phrase.right + 1) if comma else None)
        before = self.names.get(phrase.left - 2) if phrase.left > 1 and self.atoms.folds[phrase.left - 1] == "," else None
        if before is not None and before.end != phrase.left - 1:
            before = None
        mention = behind or before
        if mention is None:
            return False
        if behind is not None and phrase.right == behind.left:
            self.fronts[behind.left] = phrase.left
        self.known[self.persons[mention]] |= {phrase.noun, *phrase.kinds}
        return True

    # --- whom they mean

    def learn(self, holdings: Sequence[Holding]) -> None:
        """Count the offices that persons hold among what the article says of them."""
        for holding in holdings:
            kind = SPHERES.get(holding.office.role.sphere)
            if kind is not None:
                self.known[holding.person].add(kind)

    def referent(
        self, phrase: Designation, recent: Sequence[Person], present: Collection[Person], states: Mapping[Person, str | None]
    ) -> Person | None:
        """Whom a phrase means: `recent` are the candidates, likeliest first, `present` those who stand before it in its sentence."""
        if self.strangers.get(phrase.noun, phrase.left) < phrase.left:
            return None
        agreeing = [p for p in recent if not (phrase.gender and p.gender and phrase.gender != p.gender)]
        others = agreeing if LAST_NAMED in phrase.kinds else [p for p in agreeing if p not in present]
        fitting = [p for p in others if states.get(p) not in phrase.foreign]
        if phrase.states:
            compatriots = [p for p in (*fitting, *agreeing) if states.get(p) in phrase.states]
            likely = compatriots if phrase.kinds <= STATESMEN else []
            fitting = likely or [p for p in fitting if states.get(p) in {None, *phrase.states}] or compatriots
        said = [p for p in fitting if phrase.noun in self.known[p]] or [p for p in fitting if phrase.kinds & self.known[p]]
        return next(iter(said or fitting), None)


def _states(demonym: Mention) -> tuple[str, ...]:
    """The States that a demonym names, or in which its place lies: of "Vaudois", Switzerland."""
    found = (owner if owner.startswith("country/") else lexicon().senses[owner].country for owner in demonym.owners)
    return tuple(state for state in found if state is not None)
