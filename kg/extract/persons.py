"""Which names of one article are one person: full names first, then surnames, given names and initials that they contain."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.given_names import given_names
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.language.fr import words as fr
from kg.vocabulary import EntityType


@dataclass(slots=True, eq=False)
class Person:
    """Somebody that the article names: the words of the fullest name, all mentions, gender and country where the text shows them.

    `in_title` persons are named in full in the article's title: a surname that others share means them.
    """

    name: str
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    gender: str = ""
    country: str | None = None
    in_title: bool = False

    def add(self, mention: Mention) -> None:
        """Count `mention` as one of this person's; its gender and nationality are learnt from it."""
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.people


def known_country(person: Person) -> str | None:
    """The State in which somebody of this full name is known to hold or to have held an office."""
    return lexicon().officeholders.country(person.name)


def find_persons(atoms: Atoms, mentions: list[Mention]) -> dict[Mention, Person]:
    """The person of each person's mention."""
    names = [(m, _words(atoms, m)) for m in mentions if m.type is EntityType.PERSON]
    persons: list[Person] = []
    bearers = defaultdict[str, list[Person]](list)
    of: dict[Mention, Person] = {}
    title_end = atoms.folds.index(NEWLINE) if NEWLINE in atoms.folds else 0
    for mention, words in sorted(names, key=lambda pair: (-_weight(pair[1]), pair[0].start)):
        rarest = min(words, key=lambda word: (len(word) == 1, len(bearers[word])), default=None)
        person = _known(persons if rarest is None else bearers[rarest], mention, words)
        if person is None:
            person = Person(mention.text, words)
            persons.append(person)
            for word in {*words, *(word[0] for word in words)}:
                bearers[word].append(person)
        person.add(mention)
        person.in_title = person.in_title or mention.end <= title_end
        of[mention] = person
    for person in persons:
        person.mentions.sort(key=lambda mention: mention.start)
        person.name = _best_name(person)
        person.country = person.country or known_country(person)
        if len(person.words) > 1:
            person.gender = person.gender or given_names().get(person.words[0], "")
    return of


def _words(atoms: Atoms, mention: Mention) -> tuple[str, ...]:
    return tuple(atoms.folds[i] for i in range(mention.start, mention.end) if atoms.is_word(i))


def _weight(words: tuple[str, ...]) -> int:
    """Number of words that are no particles."""
    return sum(word not in fr.PARTICLES | fr.NOBILIARY for word in words)


def _known(persons: list[Person], mention: Mention, words: tuple[str, ...]) -> Person | None:
    """The person whose name contains `words`: the same name, else the same surname, else the same given name; the nearest one before."""
    fitting = [p for p in persons if _is_part(words, p.words) and _same_gender(p, mention)]
    if mention.royal:
        fitting = [p for p in fitting if p.words[0] == words[0]]
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda p: (p.words != words, p.words[-1] != words[-1], _is_hyphened(p, mention), not p.in_title, _distance(p, mention)),
    )


def _is_hyphened(person: Person, mention: Mention) -> bool:
    """Whether the name is only the second half of the person's surname: "M. Zuma" beside "Nkosazana Dlamini-Zuma"."""
    return f"-{mention.text.split()[-1]}" in person.name


def _is_part(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether `words` stand in `name` in this order; an initial stands for the word that it begins."""
    rest = iter(name)
    return all(any(word == part or (len(word) == 1 and part.startswith(word)) for part in rest) for word in words)


def _same_gender(person: Person, mention: Mention) -> bool:
    return not (person.gender and mention.gender) or person.gender == mention.gender


def _distance(person: Person, mention: Mention) -> int:
    return min((abs(mention.start - m.start) for m in person.mentions), default=0)


def _best_name(person: Person) -> str:
    """The longest surface form, rather not in capitals."""
    return max((m.text for m in person.mentions), key=lambda text: (len(text.split()), not text.isupper(), len(text)))
