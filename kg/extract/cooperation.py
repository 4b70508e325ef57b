"""`kg:cooperatesWith`: which States and bodies work together, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from kg.extract.actors import actors_of, find_actors, governed_by, heads_of, two_sides
from kg.extract.claims import Claim, Scene
from kg.extract.company import find_event_factuality
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.participants import Party, Value
from kg.extract.persons import Person
from kg.extract.phrases import opens_phrase
from kg.extract.topics import MAXIMUM_TOPICS, find_topics
from kg.language.fr import cooperation as fr
from kg.language.fr import words
from kg.vocabulary import EntityType, Factuality, Predicate, Status

TOPIC_BEFORE: Final = 10
TOPIC_REACH: Final = 25
BETWEEN_REACH: Final = 25
WITH_REACH: Final = 14
JOINT_REACH: Final = 3
MOST_TOGETHER: Final = 3
WITH: Final = frozenset({"avec"})
ALLIED: Final = frozenset({"avec", "a", "au", "aux"})
Pairs = list[tuple[Value, Value]]


def find_cooperation(scene: Scene) -> Iterator[Claim]:
    """All cooperation, one claim a pair and trigger."""
    for i in range(len(scene.atoms)):
        if _is_trigger(scene, i):
            yield from _at(scene, i)


def _is_trigger(scene: Scene, i: int) -> bool:
    """Whether the word at atom `i` speaks of joint work, outside titles and names."""
    folds = scene.atoms.folds
    if folds[i].startswith(fr.STEMS) or folds[i] in fr.ALLIANCES:
        inside_title = bool(fr.TITLE_CONTEXT & set(folds[max(0, i - 6) : i])) and scene.atoms.capital(i)
        return not inside_title and not any(m.start <= i < m.end for m in scene.mentions)
    return _is_joint(scene, i) or _is_together(scene, i) or _is_uniting(scene, i) or _is_agreement(scene, i)


def _is_agreement(scene: Scene, i: int) -> bool:
    """An agreement that names its fields: "un mémorandum sur l'identité numérique"."""
    folds = scene.atoms.folds
    fields = folds[i] in fr.AGREEMENTS and bool(fr.FIELDS & set(folds[i + 1 : i + 10]))
    return fields and bool(find_topics(scene.atoms, i, scene.atoms.sent_of(i)[1], scene.in_titles))


def _is_joint(scene: Scene, i: int) -> bool:
    """ "opérations conjointes", "un groupe de travail mixte"; "commune" only of what is made, not of a border or a past."""
    if scene.atoms.folds[i] not in fr.JOINT or scene.atoms.pos(i) not in {"ADJ", "NOUN", "VERB"}:
        return False
    things = fr.COMMON_THINGS if scene.atoms.folds[i].startswith("commun") else fr.JOINT_THINGS
    return bool(things & set(scene.atoms.folds[max(0, i - JOINT_REACH) : i]))


def _is_together(scene: Scene, i: int) -> bool:
    """ "bâtir ensemble", "de concert"; not "l'ensemble des"."""
    return opens_phrase(scene.atoms.folds, i, fr.TOGETHER) and (scene.atoms.folds[i] != "ensemble" or scene.atoms.pos(i) == "ADV")


def _is_uniting(scene: Scene, i: int) -> bool:
    """ "mutualiser leurs efforts", "s'est associé à"."""
    folds = scene.atoms.folds
    if folds[i] in fr.UNITING and folds[i + 1 : i + 2] == ["leurs"] and fr.EFFORTS & set(folds[i + 2 : i + 4]):
        return True
    return folds[i] in fr.ASSOCIATING and scene.atoms.pos(i) == "VERB" and bool({"s", "se"} & set(folds[max(0, i - 4) : i]))


def _at(scene: Scene, i: int) -> Iterator[Claim]:
    """The cooperation that the word at atom `i` tells of, by the first way that finds who takes part."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    way, pairs = next(((way, found) for way in WAYS if (found := way(scene, i))), (None, []))
    if not pairs:
        return
    factuality = find_event_factuality(scene, i)
    if factuality is Factuality.WISHED and way in {_together, _two}:
        factuality = Factuality.ASSERTED
    if fr.ENDING & set(folds[max(start, i - 4) : i]):
        factuality = Factuality.DENIED
    topics = find_topics(scene.atoms, max(start, i - TOPIC_BEFORE), min(end, i + TOPIC_REACH), scene.in_titles)[:MAXIMUM_TOPICS]
    for one, other in pairs:
        yield Claim(one, Predicate.COOPERATES_WITH, other, start, _trim(scene, end), "cooperation", factuality, None, None, topics)


def _trim(scene: Scene, end: int) -> int:
    while end > 1 and not scene.atoms.is_word(end - 1):
        end -= 1
    return end


def _identity(value: Value) -> object:
    """What tells parties apart: the owner of a known body or State, else its name."""
    return (value.owners[0] if value.owners else value.text) if isinstance(value, Mention) else value


def _combined(values: list[Value]) -> Pairs:
    """All pairs of different States and bodies."""
    distinct = {_identity(value): value for value in values if not isinstance(value, Person)}
    return list(combinations(distinct.values(), 2)) if len(distinct) <= MOST_TOGETHER + 1 else []


def _compound(scene: Scene, i: int) -> Pairs:
    """ "maroco-espagnole": a combining form and a demonym."""
    atoms, known = scene.atoms, lexicon()
    start, end = atoms.sent_of(i)
    for k in range(start, end - 2):
        if atoms.folds[k] in known.combining and atoms.folds[k + 1] == "-":
            hit = known.demonyms.longest(atoms.folds, k + 2)
            if hit and known.combining[atoms.folds[k]] != hit[1][0]:
                return [(known.combining[atoms.folds[k]], hit[1][0])]
    return []


def _between(scene: Scene, i: int) -> Pairs:
    """ "la coopération entre le Maroc et la France", "l'alliance qui lie les deux pays"."""
    end = scene.atoms.sent_of(i)[1]
    cue = next((k for k in range(i, min(i + BETWEEN_REACH, end)) if scene.atoms.folds[k] == "entre"), None)
    party = two_sides(scene, cue, end) if cue is not None else None
    return _combined(actors_of(party)) if party is not None else []


def _two(scene: Scene, i: int) -> Pairs:
    """ "les deux pays"; "leurs deux fédérations" are those that the persons of the sentence head."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    for k in range(start, end - 1):
        if folds[k] in {"deux", "trois"} and folds[k + 1] in words.PAIR_NOUNS:
            headed = _headed(scene, i) if folds[k - 1] in {"leurs", "nos"} else []
            return headed or _combined(list(scene.states.pair(k)))
    return []


def _with_partner(scene: Scene, i: int) -> Pairs:
    """ "A coopère avec B", "l'alliance de A avec B", "A, allié à B": who acts, and whoever "avec" governs."""
    prepositions = ALLIED if scene.atoms.folds[i] in fr.ALLIANCES | fr.ASSOCIATING else WITH
    behind = governed_by(scene, i, prepositions)
    partners = [v for party in behind if party.left - i <= WITH_REACH for v in actors_of(party) if not isinstance(v, Person)]
    if not partners:
        return []
    taken = {_identity(value) for value in partners}
    actors = [v for v in _acting(scene, i) if _identity(v) not in taken]
    return list(product(actors, dict.fromkeys(partners)))


def _acting(scene: Scene, i: int) -> list[Value]:
    """Who works with somebody: the subject's States and bodies, "nous" of an interview, else the body that the article is about."""
    atoms, start = scene.atoms, scene.atoms.sent_of(i)[0]
    if fr.WE & set(atoms.folds[start:i]) and (speaker := scene.cast.speaker) is not None:
        return list(heads_of(scene, Party(i, i, (speaker,))))[:1]
    actors: list[Value] = [v for party in find_actors(scene, i) for v in _bodies(scene, party)]
    if actors:
        return actors
    if i > start and (before := [v for p in scene.parties.inside(start, i) for v in actors_of(p) if not isinstance(v, Person)]):
        return list(before[-1:])
    main = scene.states.main_body(i)
    return [main] if main is not None else []


def _bodies(scene: Scene, party: Party) -> list[Value]:
    """The States and bodies of a party; for persons those on whose behalf they act."""
    found: list[Value] = [value for value in actors_of(party) if not isinstance(value, Person)]
    return found or list(heads_of(scene, party))


def _together(scene: Scene, i: int) -> Pairs:
    """ "OCP et le Nigeria passent à la deuxième phase de leur partenariat": two or three parties that act together."""
    start = scene.atoms.sent_of(i)[0]
    found = _combined([v for party in find_actors(scene, i) for v in actors_of(party)])
    if found:
        return found
    before = scene.parties.inside(start, i) if i > start else []
    runs = [party for party in before if len(party.values) > 1 and scene.parties.governed(party) != "avec"]
    return _combined(actors_of(runs[-1])) if runs and len(runs[-1].values) <= MOST_TOGETHER else []


def _headed(scene: Scene, i: int) -> Pairs:
    """The bodies that two or three persons named together in the sentence head ("A et B ont signé"); else their States."""
    if _is_together(scene, i):
        return []
    together = [g.persons for g in scene.cast.groups[scene.atoms.sents[i]] if 2 <= len(g.persons) <= MOST_TOGETHER]
    return _of(scene, list(together[0])) if together else []


def _of(scene: Scene, persons: list[Person]) -> Pairs:
    bodies = {_identity(body): body for p in persons if (body := _body(scene, p)) is not None}
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


WAYS: Final = (_compound, _between, _two, _with_partner, _together, _headed)
