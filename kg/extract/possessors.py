"""Which body "son président", "dont le chef", "de l'institution" or "de la fédération marocaine" means."""

from __future__ import annotations

from typing import Final

from kg.extract.boards import describe_board
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import OfficeMention
from kg.extract.partisans import choose_party
from kg.extract.states import States
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType

UNPOSSESSED: Final = frozenset({"local", "monarchy"})
HEADS_OF_GOVERNMENT: Final = ("chancellor", "prime-minister", "head-of-government")
DIPLOMATS: Final = frozenset({"role/ambassador", "role/consul", "role/consul-general", "role/charge-d-affaires", "role/head-of-mission"})


def find_possessor(office: OfficeMention, states: States) -> Mention | None:
    """The body that a title's possessive, "dont" or common noun refers to; None for ministers and mayors, and where none is near.

    "La Commission suspend ses versements à Israël, a annoncé sa présidente": the Commission, not Israel.
    """
    if office.anaphor:
        return _named_by(office, states)
    relative = office.left > 0 and states.atoms.folds[office.left - 1] == "dont"
    if not (relative or office.determiner in fr.POSSESSIVES):
        return None
    if office.role.ministerial or office.role.sphere in UNPOSSESSED or office.role.role.endswith(HEADS_OF_GOVERNMENT):
        return None
    start = _clause_start(states, office.left)
    seats = [m for m in states.mentions if m.type is EntityType.PLACE and m.sense is not None and m.sense.organ]
    before = [m for m in sorted((*states.bodies, *seats), key=lambda m: m.start) if start <= m.start and m.end <= office.left]
    if office.role.role in DIPLOMATS:
        sender = next((m for m in before if _acts(states, m)), None)
        return sender if sender is not None and sender.type is EntityType.ORGANIZATION and sender.owners else None
    board = describe_board(states.atoms, "", office.left) if office.role.role == "role/rapporteur" else None
    if board is not None or relative:
        return board or _antecedent(office, states) or (before[-1] if before else None)
    served = office.role.role == "role/spokesperson"
    owner = next((m for m in before if _acts(states, m)), before[-1] if before else _acting_before(states, office.left))
    return owner if owner is not None and (owner.type is not EntityType.PLACE or (served and owner in seats)) else None


def _antecedent(office: OfficeMention, states: States) -> Mention | None:
    """ "Le groupe terroriste, dont le chef": the body named last, where a common noun for it stands before "dont"."""
    folds, end = states.atoms.folds, office.left - 1
    end -= folds[end - 1] == ","
    start = next((k for k in range(end - 1, max(end - 4, 0), -1) if folds[k] in fr.ANAPHORS | fr.BODY_NOUNS), None)
    party = lexicon().political.longest(folds, start) if start is not None else None
    if party is not None and start is not None and party[0] == end and (sense := choose_party(party[1], (), states.weights, weak=True)):
        return Mention(start, end, EntityType.ORGANIZATION, sense.label, sense, owners=(sense.id,))
    if start is None or folds[start - 1] not in fr.ARTICLES | {"'", "cette", "ce", "cet"}:
        return None
    if any(m.start < end and m.end > start for m in states.bodies):
        return None
    before = [m for m in states.bodies if m.end <= start and m.type is EntityType.ORGANIZATION and not m.adjective]
    return before[-1] if before and states.atoms.sents[office.left] - states.atoms.sents[before[-1].start] <= 2 else None


def _named_by(office: OfficeMention, states: States) -> Mention | None:
    """The body that a common noun means: the one whose acronym stands behind it, one of that name, one described, the last one named."""
    within = [m for m in states.bodies if office.start < m.start < office.end and m.type is EntityType.ORGANIZATION]
    if within:
        return within[-1]
    area = office.role.sphere == "local" or office.anaphor in fr.AREA_NOUNS - fr.BODY_NOUNS
    near = states.places if area else states.bodies
    before = [m for m in near if m.end <= office.left and m.type is not EntityType.COUNTRY]
    alike = [m for m in before if office.anaphor in {fold(m.text), *states.atoms.folds[max(m.start - 3, 0) : m.start]}] if area else []
    alike = alike or [m for m in before if office.anaphor in fold(m.text)]
    if office.nation:
        alike = [m for m in alike if m.sense is not None and m.sense.country == office.nation]
        return alike[-1] if alike else _phrase(office, states)
    if office.anaphor in fr.PARTY_ANAPHORS:
        before = [m for m in before if lexicon().political.longest(states.atoms.folds, m.start) is not None] or before
    described = describe_board(states.atoms, office.anaphor, office.left) if not alike else None
    return alike[-1] if alike else described or (before[-1] if before and office.anaphor not in fr.BOARD_NOUNS else None)


def _phrase(office: OfficeMention, states: States) -> Mention | None:
    """The common noun with its demonym as the body's name: "fédération marocaine"."""
    at = next((i for i in range(office.start, office.end) if states.atoms.folds[i] == office.anaphor), None)
    if at is None:
        return None
    end = next((i for i in range(at, office.end) if states.atoms.folds[i] == "("), office.end)
    return Mention(at, end, EntityType.ORGANIZATION, states.atoms.slice(at, end))


def _acts(states: States, mention: Mention) -> bool:
    """Whether no preposition governs a name: it may be the subject."""
    i = mention.start - 1
    while i >= 0 and states.atoms.folds[i] in fr.ARTICLES | {"'"}:
        i -= 1
    return i < 0 or states.atoms.folds[i] not in fr.PREPOSITIONS


def _clause_start(states: States, i: int) -> int:
    """Where the sentence of atom `i`, or its part behind a colon or semicolon, begins."""
    start = states.atoms.sent_of(i)[0]
    return next((k + 1 for k in range(i - 1, start, -1) if states.atoms.folds[k] in {":", ";"}), start)


def _acting_before(states: States, start: int) -> Mention | None:
    """The body that the sentence before is about: "Fanmi Lavalas se tait. Dans une note, sa coordonnatrice …"."""
    sentence = states.atoms.sents[start]
    if sentence < 2:
        return None
    left, right = states.atoms.bounds[sentence - 1]
    named = [m for m in states.bodies if left <= m.start < right and m.type is EntityType.ORGANIZATION]
    return next((m for m in named if _acts(states, m)), None)
