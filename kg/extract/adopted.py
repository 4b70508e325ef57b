"""Persons that the pipeline missed or took for places: names with capitals beside an office title or behind a demonym."""

from __future__ import annotations

from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.titles import OfficeMention
from kg.language.fr import words as fr
from kg.language.fr.conjugation import words
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


HEADS_OF_BODIES: Final = frozenset(
    f"role/{name}"
    for name in """president vice-president co-president boss director director-general executive-director managing-director chief-executive
    head leader secretary-general""".split()
)
PUBLIC: Final = frozenset({"state", "parliament", "embassy", "local"})


LEADING: Final = words("preside dirige copreside presidait dirigeait pilote")
LED: Final = words("preside presidee dirige dirigee pilote pilotee fonde fondee")


def retype_bodies(atoms: Atoms, mentions: list[Mention], offices: list[OfficeMention]) -> list[Mention]:
    """The mentions, guessed persons that are bodies retyped: "le patron de Geely, Li Shufu", "Takatso, dirigé par Gidon Novick";
    and those that are towns: "le maire de Moutier, Paul Roy".

    Only names without a form of address that the article does not use as a person's elsewhere.
    """
    persons = {m.start: m for m in mentions if m.type is EntityType.PERSON}
    followed = [o for o in offices if o.patron is not None and _is_followed(atoms, o, persons)]
    led = {id(o.patron) for o in followed if o.role.role in HEADS_OF_BODIES}
    towns = {id(o.patron) for o in followed if o.role.sphere == "local"}
    towns |= {id(m) for m in persons.values() if _is_whereabouts(atoms, m)}
    return [_retyped(m, EntityType.PLACE) if id(m) in towns else _retyped(m) if id(m) in led or _is_led(atoms, m) else m for m in mentions]


def _is_whereabouts(atoms: Atoms, mention: Mention) -> bool:
    """ "pour Charm el-Cheikh, où il …", "Moulay Brahim, dans la province d'Al Haouz": no person, where no form of address stands before."""
    behind = [word.lower() for word in atoms.words[mention.end : mention.end + 4]]
    lead = (
        behind[2] == "la" and behind[3] in fr.AREA_NOUNS if behind[:2] == [",", "dans"] and len(behind) > 3 else behind[:2] == [",", "où"]
    )
    return lead and mention.left == mention.start and not mention.people


def _is_followed(atoms: Atoms, office: OfficeMention, persons: dict[int, Mention]) -> bool:
    """Whether the holder of an office is named behind it or before it: then whoever the title names is no holder."""
    behind = office.patron.end if office.patron is not None else office.end
    named = any(m.start == behind + 1 or m.left == behind + 1 for m in persons.values())
    return (atoms.folds[behind : behind + 1] == [","] and named) or any(m.end == office.left - 1 for m in persons.values())


def _is_led(atoms: Atoms, mention: Mention) -> bool:
    """ "X, que dirige Y", "X, présidée par Y", "Y, qui dirige X"."""
    if mention.type is not EntityType.PERSON or mention.left != mention.start or mention.people:
        return False
    behind = atoms.folds[mention.end : mention.end + 3]
    before = atoms.folds[max(0, mention.start - 2) : mention.start]
    passive = (
        len(behind) == 3
        and behind[0] == ","
        and ((behind[1] == "que" and behind[2] in LEADING) or (behind[1] in LED and behind[2] == "par"))
    )
    return passive or (len(before) == 2 and before[0] == "qui" and before[1] in LEADING)


def _retyped(mention: Mention, kind: EntityType = EntityType.ORGANIZATION) -> Mention:
    return Mention(mention.start, mention.end, kind, mention.text)


def retype_places(atoms: Atoms, mentions: list[Mention], offices: list[OfficeMention]) -> list[Mention]:
    """The mentions, guessed places that are persons retyped: "Frans Timmermans, le vice-président", "le Kényan Raila Odinga".

    Only names of two words and more that no gazetteer knows.
    """
    starts = {office.left for office in offices if not office.plural}
    public = {o.left for o in offices if not o.plural and (o.role.sphere in PUBLIC or o.determiner == "qui")}
    ends = {office.end for office in offices if not office.plural and office.determiner}
    found: list[Mention] = []
    for mention in mentions:
        titled = mention.start in ends or (atoms.folds[mention.start - 1] == "," and mention.start - 1 in ends)
        body = mention.type is EntityType.ORGANIZATION and (titled or mention.end + 1 in public) and atoms.words[mention.start].istitle()
        guessed = (mention.type is EntityType.PLACE or body) and mention.sense is None and not mention.people and not mention.owners
        if not guessed or not _is_name(atoms, mention):
            found.append(mention)
            continue
        people = lexicon().demonyms.longest(atoms.folds, mention.start)
        apposed = atoms.folds[mention.end : mention.end + 1] == [","] and mention.end + 1 in starts
        if people is not None and people[0] < mention.end - 1 and people[1][0].startswith("country/"):
            country, at = people[1][0], people[0]
            found.append(Mention(mention.start, at, EntityType.COUNTRY, atoms.slice(mention.start, at), owners=people[1], people=country))
            found.append(Mention(at, mention.end, EntityType.PERSON, atoms.slice(at, mention.end)))
        elif apposed or titled:
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
