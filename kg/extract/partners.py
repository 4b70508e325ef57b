"""Who works with whom: the ways in which a sentence names the States and bodies of what a word of joint work tells."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise, product
from typing import Final

from kg.extract.actors import actors_of, find_actors, governed_by, heads_of, two_sides
from kg.extract.claims import Scene
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.participants import Party, Value
from kg.extract.persons import Person
from kg.language.fr import cooperation as fr
from kg.language.fr import words
from kg.language.fr.agreements import BINDING
from kg.vocabulary import EntityType, Status

BETWEEN_REACH: Final = 25
WITH_REACH: Final = 14
WITH_GAP: Final = 9
PARTNER_REACH: Final = 4
OPENING: Final = 3
MOST_TOGETHER: Final = 3
BETWEEN: Final = BINDING | {"entre"}
BY: Final = frozenset({"par"})
WITH: Final = frozenset({"avec"})
ALLIED: Final = frozenset({"avec", "a", "au", "aux"})
COPULAS: Final = words.PASSIVES | {"reste", "restent", "demeure", "demeurent", "devient", "devenu", "devenue"}
Pairs = list[tuple[Value, Value]]
Way = Callable[[Scene, int], Pairs]


def identity(value: object) -> object:
    """What tells parties apart: the owner of a known body or State, else its name."""
    return (value.owners[0] if value.owners else value.text) if isinstance(value, Mention) else value


def _combined(values: list[Value]) -> Pairs:
    """All pairs of different States and bodies."""
    distinct = {identity(value): value for value in values if not isinstance(value, Person)}
    return list(combinations(distinct.values(), 2)) if len(distinct) <= MOST_TOGETHER + 1 else []


def _across(ones: list[Value], others: list[Value]) -> Pairs:
    """All pairs of one with another, nobody with itself."""
    taken = {identity(value) for value in others}
    return list(product([v for v in ones if identity(v) not in taken], dict.fromkeys(others)))


def _bodies_in(parties: list[Party]) -> list[Value]:
    return [value for party in parties for value in actors_of(party) if not isinstance(value, Person)]


# --- ways


def compound(scene: Scene, i: int) -> Pairs:
    """ "maroco-espagnole", "les polices suisse et française": a combining form and a demonym, two demonyms for one noun."""
    atoms, known = scene.atoms, lexicon()
    start, end = atoms.sent_of(i)
    for k in range(start, end - 2):
        if atoms.folds[k] in known.combining and atoms.folds[k + 1] == "-":
            hit = known.demonyms.longest(atoms.folds, k + 2)
            if hit and known.combining[atoms.folds[k]] != hit[1][0]:
                return [(known.combining[atoms.folds[k]], hit[1][0])]
    adjectives = [m for m in scene.mentions if start <= m.start < end and m.adjective and m.owners]
    joined = ((a, b) for a, b in pairwise(adjectives) if _are_joined(atoms.folds[a.end : b.start]))
    return next(([(a.owners[0], b.owners[0])] for a, b in joined if a.owners[0] != b.owners[0]), [])


def _are_joined(gap: list[str]) -> bool:
    """ "américaines et guyaniennes", "le ministre sénégalais … et son homologue gambien"."""
    return gap == ["et"] or (gap[-2:-1] in (["son"], ["leur"]) and gap[-1] in words.HOMOLOGUES)


def between(scene: Scene, i: int) -> Pairs:
    """ "la coopération entre le Maroc et la France", "l'alliance qui lie les deux pays"."""
    end = scene.atoms.sent_of(i)[1]
    cue = next((k for k in range(i, min(i + BETWEEN_REACH, end)) if scene.atoms.folds[k] in BETWEEN), None)
    if cue is None:
        return []
    party = two_sides(scene, cue, end, frozenset({"et"}) if scene.atoms.folds[cue] == "entre" else words.AT | {"et"})
    return _combined(actors_of(party)) if party is not None else []


def agents(scene: Scene, i: int) -> Pairs:
    """ "un fonds cofinancé par A et B", "organisé conjointement par A et B"."""
    return _combined(_bodies_in(governed_by(scene, i, BY)))


def two(scene: Scene, i: int) -> Pairs:
    """ "les deux pays"; "leurs deux fédérations" are those that the persons of the sentence head."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    for k in range(start, end - 1):
        if folds[k] in {"deux", "trois"} and folds[k + 1] in words.PAIR_NOUNS:
            owned = headed(scene, i) if folds[k - 1] in words.OWN else []
            return owned or _combined(list(scene.states.pair(k)))
    return []


def with_partner(scene: Scene, i: int) -> Pairs:
    """ "A coopère avec B", "l'alliance de A avec B", "A, allié à B": who acts, and whoever "avec" governs."""
    prepositions = ALLIED if scene.atoms.folds[i] in fr.ALLIANCES | fr.ASSOCIATING else WITH
    partners = _bodies_in([party for party in governed_by(scene, i, prepositions) if party.left - i <= WITH_REACH])
    return _across(_acting(scene, i), partners) if partners else []


def comitative(scene: Scene, i: int) -> Pairs:
    """ "A conduit avec B la médiation", "A et B ont monté, avec C, un hôpital", "A se bat aux côtés de B"."""
    atoms, end = scene.atoms, scene.atoms.sent_of(i)[1]
    near = range(i + 1, min(i + 1 + WITH_GAP, end - 1))
    k = next((k for k in near if atoms.folds[k] == "avec" or atoms.folds[k : k + 2] == ["aux", "cotes"]), None)
    fighting = atoms.folds[i] in fr.FIGHTING
    if k is None or (fighting and (atoms.folds[k] == "avec" or "VerbForm=Inf" in str(atoms.tokens[i].morph))):
        return []
    aside = range(i + 1, k - (atoms.folds[k - 1] == ","))
    making = atoms.folds[i] in fr.MAKING
    if any(atoms.pos(j) in {"VERB", "PRON"} or (making and atoms.folds[k - 1] != "," and atoms.pos(j) != "ADV") for j in aside):
        return []
    behind = governed_by(scene, k - 1, WITH if atoms.folds[k] == "avec" else words.OF)[:1]
    if not behind or behind[0].left - k > PARTNER_REACH or fr.TALKING & set(atoms.folds[i : behind[0].right + PARTNER_REACH]):
        return []
    actors = _acting(scene, i)
    return [*_across(actors, _bodies_in(behind)), *(_combined(actors) if making else [])]


def partnered(scene: Scene, i: int) -> Pairs:
    """ "A, partenaire de B", "son partenaire B", "le partenaire chinois de A", "B reste notre partenaire", "A et B, partenaires"."""
    atoms, (start, end) = scene.atoms, scene.atoms.sent_of(i)
    if atoms.folds[i].endswith("s"):
        return together(scene, i) if start < i and (atoms.folds[i - 1] == "," or atoms.folds[i - 1] in COPULAS) else []
    near = scene.parties.inside(i + 1, min(i + 1 + WITH_GAP, end))
    apposed = _bodies_in([p for p in near[:1] if p.left - i <= PARTNER_REACH and not scene.parties.governed(p)])
    demonym: list[Value] = [m.owners[0] for m in scene.mentions if m.start == i + 1 and m.adjective and m.owners]
    owners = _bodies_in([p for p in near[:1] if scene.parties.governed(p) in words.OF])
    possessed = bool(fr.POSSESSIVES & set(atoms.folds[max(start, i - 3) : i]))
    if possessed:
        return _across(_acting(scene, i), apposed or demonym) or _across(_acting(scene, i), _bodies_in(_copula_subject(scene, i)))
    return _across(demonym or apposed or _bodies_in(find_actors(scene, i)), owners) if owners else []


def _copula_subject(scene: Scene, i: int) -> list[Party]:
    """Who is said to be what the noun at atom `i` says: "la Sonatel reste notre partenaire"."""
    start = scene.atoms.sent_of(i)[0]
    verb = next((k for k in range(i - 1, max(start, i - WITH_GAP), -1) if scene.atoms.folds[k] in COPULAS), None)
    return find_actors(scene, verb) if verb is not None else []


def together(scene: Scene, i: int) -> Pairs:
    """ "OCP et le Nigeria passent à la deuxième phase de leur partenariat": two or three parties that act together."""
    start = scene.atoms.sent_of(i)[0]
    found = _combined([v for party in find_actors(scene, i) for v in actors_of(party)])
    if found or (found := _combined([v for party in find_actors(scene, _verb(scene, i)) for v in actors_of(party)])):
        return found
    before = scene.parties.inside(start, i) if i > start else []
    runs = [party for party in before if len(party.values) > 1 and scene.parties.governed(party) != "avec"]
    return _combined(actors_of(runs[-1])) if runs and len(runs[-1].values) <= MOST_TOGETHER else []


def _verb(scene: Scene, i: int) -> int:
    """The verb that the word at atom `i` depends on; `i` itself where there is none."""
    token = scene.atoms.tokens[i]
    while token.pos_ != "VERB" and token.head.i != token.i:
        token = token.head
    return scene.parties.first.get(token.i, i) if token.pos_ == "VERB" else i


def headed(scene: Scene, i: int) -> Pairs:
    """The bodies that two or three persons named together in the sentence head ("A et B ont signé"); else their States."""
    if scene.atoms.pos(i) == "ADV":
        return []
    groups = [g.persons for g in scene.cast.groups[scene.atoms.sents[i]] if 2 <= len(g.persons) <= MOST_TOGETHER]
    return _of(scene, list(groups[0])) if groups else []


# --- who acts, and for whom


def _acting(scene: Scene, i: int) -> list[Value]:
    """Who works with somebody: the subject's States and bodies, "nous" of an interview, else the body that the article is about."""
    atoms, start = scene.atoms, scene.atoms.sent_of(i)[0]
    if fr.WE & set(atoms.folds[start:i]) and (speaker := scene.cast.speaker) is not None:
        return list(heads_of(scene, Party(i, i, (speaker,))))[:1]
    actors = [v for party in find_actors(scene, i) for v in _bodies(scene, party)]
    if actors:
        return actors
    if i - start <= OPENING and (after := _subject_after(scene, i)):
        return after
    if i > start and (before := _bodies_in(scene.parties.inside(start, i))):
        return before[-1:]
    main = scene.states.main_body(i)
    return [main] if main is not None else []


def _subject_after(scene: Scene, i: int) -> list[Value]:
    """ "En partenariat avec B, A vaccinera …": who stands behind the comma that ends an opening phrase."""
    end = scene.atoms.sent_of(i)[1]
    behind = (p for p in scene.parties.inside(i + 1, end) if scene.atoms.folds[p.left - 1] == "," or scene.atoms.folds[p.left - 2] == ",")
    return next((found for p in behind if not scene.parties.governed(p) and (found := _bodies(scene, p))), [])


def _bodies(scene: Scene, party: Party) -> list[Value]:
    """The States and bodies of a party; for persons those on whose behalf they act."""
    return _bodies_in([party]) or _bodies_in([Party(party.left, party.right, tuple(heads_of(scene, party)))])


def _of(scene: Scene, persons: list[Person]) -> Pairs:
    bodies = {identity(body): body for p in persons if (body := _body(scene, p)) is not None}
    if 2 <= len(bodies) <= MOST_TOGETHER:
        return _combined(list(bodies.values()))
    states = dict.fromkeys(p.country for p in persons if p.country)
    fits = 2 <= len(states) <= MOST_TOGETHER and not bodies and not any(_is_local(scene, p) for p in persons)
    return _combined(list(states)) if fits else []


def _is_local(scene: Scene, person: Person) -> bool:
    """Whether the person acts for a town or an area rather than for a State."""
    return any(h.person is person and h.office.body is not None and h.office.body[0] is EntityType.PLACE for h in scene.cast.holdings)


def _body(scene: Scene, person: Person) -> Mention | None:
    """The organization in which the article gives the person an office now."""
    held = (h.office.body for h in scene.cast.holdings if h.person is person and h.status is Status.CURRENT and h.office.body)
    return next((mention for kind, _, mention in held if kind is EntityType.ORGANIZATION and mention is not None), None)


ALL_WAYS: Final[tuple[Way, ...]] = (compound, between, agents, two, with_partner, together, headed)
SHARED_WAYS: Final[tuple[Way, ...]] = (compound, between, two, with_partner, together)
