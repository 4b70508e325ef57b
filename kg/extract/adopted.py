"""Persons that the pipeline missed or took for places: names with capitals beside an office title or behind a demonym."""

from __future__ import annotations

from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.titles import OfficeMention
from kg.language.fr import words as fr
from kg.vocabulary import EntityType


def adopt_names(atoms: Atoms, mentions: list[Mention], places: list[tuple[int, bool]]) -> list[Mention]:
    """Persons that the pipeline missed: unclaimed names at the given atoms, where a title ends.

    In: `places`, each an atom and whether a comma stands before it (then only names of two words and more count). Out: the new mentions.
    """
    taken = {i for m in mentions for i in range(m.left, m.end)}
    found = []
    for at, comma in places:
        if at >= len(atoms) or at in taken or not atoms.capital(at) or not atoms.words[at].isalpha() or atoms.folds[at] in fr.NOT_NAMES:
            continue
        if atoms.sents[at] in atoms.loud:
            continue
        end = at + 1
        while end < len(atoms) and end not in taken and _joins(atoms, end):
            end += 1
        words = sum(atoms.is_word(i) for i in range(at, end))
        if words > 1 or not comma:
            found.append(Mention(at, end, EntityType.PERSON, atoms.slice(at, end)))
    return found


def _joins(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` may continue a name: a capital, a hyphen, a particle before a capital."""
    follows = i + 1 < len(atoms) and atoms.capital(i + 1)
    if atoms.words[i] in {"-", "'", "’"}:
        return atoms.glued(i) and i + 1 < len(atoms) and atoms.glued(i + 1)
    if atoms.capital(i) and atoms.words[i].isalpha():
        return atoms.folds[i] not in fr.NOT_NAMES - fr.NOBILIARY
    return (atoms.folds[i] in fr.PARTICLES and follows) or (atoms.glued(i) and atoms.words[i].isalpha())


PUBLIC: Final = frozenset({"state", "parliament", "embassy", "local"})


def retype_places(atoms: Atoms, mentions: list[Mention], offices: list[OfficeMention]) -> list[Mention]:
    """The mentions, guessed places that are persons retyped: "Frans Timmermans, le vice-président", "le Kényan Raila Odinga".

    Only names of two words and more that no gazetteer knows.
    """
    starts = {office.left for office in offices if not office.plural}
    public = {office.left for office in offices if not office.plural and office.role.sphere in PUBLIC}
    ends = {office.end for office in offices if not office.plural and office.determiner}
    found: list[Mention] = []
    for mention in mentions:
        body = mention.type is EntityType.ORGANIZATION and mention.end + 1 in public and atoms.words[mention.start].istitle()
        guessed = (mention.type is EntityType.PLACE or body) and mention.sense is None and not mention.people and not mention.owners
        if not guessed or not _is_name(atoms, mention):
            found.append(mention)
            continue
        people = lexicon().demonyms.longest(atoms.folds, mention.start)
        apposed = atoms.folds[mention.end : mention.end + 1] == [","] and mention.end + 1 in starts
        titled = mention.start in ends or (atoms.folds[mention.start - 1] == "," and mention.start - 1 in ends)
        if people is not None and people[0] < mention.end - 1 and people[1][0].startswith("country/"):
            country, at = people[1][0], people[0]
            found.append(Mention(mention.start, at, EntityType.COUNTRY, atoms.slice(mention.start, at), owners=people[1], people=country))
            found.append(Mention(at, mention.end, EntityType.PERSON, atoms.slice(at, mention.end)))
        elif apposed or (titled and not body):
            found.append(Mention(mention.start, mention.end, EntityType.PERSON, mention.text))
        else:
            found.append(mention)
    return found


def _is_name(atoms: Atoms, mention: Mention) -> bool:
    """Two capitals or more with nothing but particles and hyphens between, the first no word for a place."""
    words = [i for i in range(mention.start, mention.end) if atoms.is_word(i)]
    capitals = [i for i in words if atoms.capital(i) and atoms.words[i].isalpha()]
    plain = all(i in capitals or atoms.folds[i] in fr.PARTICLES | fr.NOBILIARY for i in words)
    spaced = any(not atoms.glued(i) for i in capitals[1:])
    other = fr.PLACE_WORDS | fr.AREA_NOUNS | fr.BODY_NOUNS | fr.BODY_HEADS | fr.STATE_ORGANS
    return len(capitals) > 1 and plain and spaced and not other & {atoms.folds[mention.start]}
