"""`kg:participatedIn`: who attended, chaired, hosted, addressed or won which event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.actors import actors_of, auxiliaries, find_actors, governed_by, two_sides
from kg.extract.claims import Claim, Scene
from kg.extract.days import find_day, is_earlier
from kg.extract.described import Described
from kg.extract.factuality import find_factuality
from kg.extract.noun_phrases import Phrase
from kg.extract.participants import Party
from kg.extract.persons import Person
from kg.extract.phrases import first_words, opens_phrase
from kg.language.fr import events as fr
from kg.language.fr import words
from kg.vocabulary import EntityType, Factuality, Predicate

REACH: Final = 14
RELATIVE_REACH: Final = 14
NOUN_REACH: Final = 4
SPEAKER_REACH: Final = 3
LEAD_REACH: Final = 9
OPENING_SENTENCES: Final = 3
BACK: Final = 4
RELATIVES: Final = frozenset({"que", "qu", "auquel", "laquelle", "auxquels", "auxquelles", "lequel"})
TOURNAMENT: Final = "event-kind/tournament"
ELECTION: Final = "event-kind/election"
BY: Final = frozenset({"par"})
POINTING: Final = 4
_PLAYING: Final = first_words(fr.PLAYING_PHRASES)
_TRIGGERS: Final = frozenset[str]().union(
    fr.TAKING, fr.ATTENDING, fr.BEING, fr.REPRESENTING, fr.PLAYING, fr.LEADING, fr.PARADING, fr.GATHERING, fr.SPEAKING_AT,
    fr.PARTICIPATION_NOUNS, {"presidence", "envoi"}, fr.HOSTS, fr.STAGES,
)  # fmt: skip
"""The words that `_at` and `_on_stage` look at, beside those before a phrase of playing."""
PLAIN: Final = words.AT | words.ARTICLES | {"'", ",", "en", "dans", "encore", "deja"}


def find_participations(scene: Scene) -> Iterator[Claim]:
    """One claim a party, event and telling."""
    folds = scene.atoms.folds
    for start, end in scene.atoms.bounds:
        for i in range(start, end):
            if folds[i] not in _TRIGGERS and folds[min(i + 1, len(folds) - 1)] not in _PLAYING:
                continue
            for told, phrase, parties, rule in (*_at(scene, i), *_on_stage(scene, i)):
                if (thing := _meant(scene, told)) is not None:
                    yield from _claims(scene, i, thing, phrase, parties, rule)
        for phrase in scene.described.inside(start, end, EntityType.EVENT):
            thing = scene.described.of[phrase]
            if _is_vague(thing):
                continue
            if (party := _sides(scene, phrase)) is not None:
                yield from _claims(scene, phrase.head, thing, phrase, [party], "event-between")
            if (doing := _during(scene, phrase)) is not None:
                yield from _claims(scene, doing, thing, phrase, _persons(scene, doing) or _speakers(scene, doing), "during")


Found = tuple[Described, Phrase | None, list[Party], str]


def _is_vague(thing: Described) -> bool:
    return all(phrase.vague for phrase in thing.phrases)


def _meant(scene: Scene, thing: Described) -> Described | None:
    """The event itself; "le tournoi", which says not which, is the one that the article opens with."""
    if not _is_vague(thing):
        return thing
    return _main_tournament(scene) if thing.kind == TOURNAMENT and all(phrase.definite for phrase in thing.phrases) else None


def _claims(scene: Scene, i: int, thing: Described, phrase: Phrase | None, parties: list[Party], rule: str) -> Iterator[Claim]:
    first, last = scene.atoms.sent_of(i)
    factuality = find_factuality(scene.atoms, i)
    marks = [(i, i + 1), *((p.left, p.right) for p in parties), *([(phrase.start, phrase.end)] if phrase is not None else [])]
    start, end = max(first, min(mark[0] for mark in marks)), min(last, max(mark[1] for mark in marks))
    told = factuality is Factuality.ASSERTED and not is_earlier(scene, i)
    date = find_day(scene, i, told=told)
    for party in parties:
        if scene.described.at(party.left) is thing and rule != "event-between":
            continue
        for value in actors_of(party):
            yield Claim(value, Predicate.PARTICIPATED_IN, thing, start, end, rule, factuality, date, trigger=i)


def _at(scene: Scene, i: int) -> Iterator[Found]:
    word = scene.atoms.folds[i]
    verbal = scene.atoms.pos(i) in {"VERB", "AUX", "ADJ"}
    after = set(scene.atoms.folds[i + 1 : i + 4])
    if word in fr.TAKING and "parole" in after:
        yield from _speaking(scene, i)
    elif (word in fr.ATTENDING and verbal) or (word in fr.TAKING and "part" in after) or (word in fr.BEING and _is_there(scene, i)):
        yield from _attending(scene, i)
    elif word in fr.REPRESENTING and verbal:
        yield from _represented(scene, i)
    elif verbal and (word in fr.PLAYING or (i + 1 < len(scene.atoms) and opens_phrase(scene.atoms.folds, i + 1, fr.PLAYING_PHRASES))):
        yield from _playing(scene, i)
    elif word in fr.LEADING and verbal:
        yield from (_welcoming(scene, i) or _leading(scene, i))
    elif (word in fr.PARADING and "vu" in scene.atoms.folds[i - 2 : i]) or (word in fr.GATHERING and verbal):
        yield from _gathering(scene, i)
    elif word in fr.SPEAKING_AT and verbal:
        yield from _speaking(scene, i)
    elif word in fr.PARTICIPATION_NOUNS or word == "presidence":
        yield from _participation(scene, i)
    elif scene.atoms.folds[max(i - 3, 0) : i + 1] == ["coup", "d", "'", "envoi"]:
        yield from _kick_off(scene, i)
    elif word in fr.HOSTS:
        yield from _host(scene, i)


# --- which event


def _events(scene: Scene, start: int, end: int) -> list[Phrase]:
    return scene.described.inside(start, end, EntityType.EVENT)


def _relative(scene: Scene, i: int, pronouns: frozenset[str] = RELATIVES) -> Phrase | None:
    """The event before "que", "auquel", "à laquelle", in whose clause the verb at atom `i` stands."""
    folds, start = scene.atoms.folds, scene.atoms.sent_of(i)[0]
    k = next((k for k in range(i - 1, max(start, i - RELATIVE_REACH), -1) if folds[k] in pronouns), None)
    return next((p for p in _events(scene, start, k) if 0 <= k - p.end <= 2), None) if k is not None else None


def _behind(scene: Scene, i: int, *, to: bool) -> Phrase | None:
    """The event that follows atom `i`, behind "à" where `to`; no other verb between."""
    atoms, end = scene.atoms, scene.atoms.sent_of(i)[1]
    phrase = next(iter(_events(scene, i + 1, min(end, i + REACH))), None)
    if phrase is None or any(
        atoms.folds[k] in {"qui", "que", "dont", ";", ":"} or atoms.pos(k) == "VERB" for k in range(i + 1, phrase.start)
    ):
        return None
    between = atoms.folds[i + 1 : phrase.start]
    if to:
        return phrase if words.AT & set(between) else None
    return phrase if not ({"lors", "marge", "avant", "apres", "par", "depuis"} & set(between)) else None


def _thing(scene: Scene, phrase: Phrase | None) -> Described | None:
    return scene.described.of[phrase] if phrase is not None else None


# --- triggers


def _attending(scene: Scene, i: int) -> Iterator[Found]:
    """ "A a participé à la conférence", "le sommet auquel A a pris part", "A y assistait", "auquel s'est joint A"."""
    phrase = _behind(scene, i, to=True) or _relative(scene, i)
    thing = _thing(scene, phrase)
    start, end = scene.atoms.sent_of(i)
    if thing is None and (scene.atoms.folds[i].startswith("figur") and "parmi" in scene.atoms.folds[start:i]):
        phrase = next(iter(_events(scene, start, i)), None)
        thing = _thing(scene, phrase)
    if thing is None:
        thing = _pointed_at(scene, i) or _proceedings(scene, i)
    if thing is None:
        return
    actors = find_actors(scene, i)
    inverted = phrase is not None and phrase.end <= i and not any(p.left >= phrase.end for p in actors)
    if inverted or not actors:
        stop = next((k for k in range(i + 1, end) if scene.atoms.pos(k) == "VERB"), end)
        actors = [p for p in scene.parties.inside(i + 1, stop) if actors_of(p) and not scene.parties.governed(p)][:1]
    if not actors or "delegation" in scene.atoms.folds[start:i]:
        actors += [p for p in scene.parties.inside(start, i) if scene.parties.governed(p) in {"dont", "par"} and p.right < i]
    yield thing, phrase, actors, "attended"


def _pointed_at(scene: Scene, i: int) -> Described | None:
    """The event that "y" before the verb at atom `i` means: the one spoken of last."""
    return scene.described.before(i, EntityType.EVENT, BACK) if "y" in scene.atoms.folds[max(0, i - POINTING) : i] else None


def _proceedings(scene: Scene, i: int) -> Described | None:
    """ "a pris part aux travaux": those of the event spoken of last."""
    near = scene.atoms.folds[i + 1 : i + NOUN_REACH + 1]
    at = next((k for k, word in enumerate(near) if word in fr.PROCEEDINGS and k and near[k - 1] == "aux"), None)
    behind = at is not None and scene.atoms.folds[i + 2 + at] not in words.OF
    return scene.described.before(i, EntityType.EVENT, BACK) if behind else None


def _is_there(scene: Scene, i: int) -> bool:
    """ "était samedi à Lima, au sommet": nothing but times and places between a form of "être" and the event."""
    phrase = _behind(scene, i, to=True)
    if phrase is None:
        return False
    known = {k for d in scene.dates for k in range(d.start, d.end)} | {k for m in scene.mentions for k in range(m.start, m.end)}
    return all(k in known or scene.atoms.folds[k] in PLAIN for k in range(i + 1, phrase.start))


def _represented(scene: Scene, i: int) -> Iterator[Found]:
    """ "A a représenté le Roi à l'investiture", "le pays était représenté au sommet par A"."""
    phrase = _behind(scene, i, to=True)
    thing = _thing(scene, phrase) or _pointed_at(scene, i)
    if thing is None:
        return
    agents = governed_by(scene, phrase.end - 1 if phrase is not None else i, BY)
    passive = bool(words.PASSIVES & set(scene.atoms.folds[max(0, i - 3) : i]))
    states = [p for p in _inverted(scene, i) if not any(isinstance(value, Person) for value in p.values)]
    yield thing, phrase, agents if passive or agents else [*find_actors(scene, i), *states], "represented"


def _playing(scene: Scene, i: int) -> Iterator[Found]:
    """ "A a battu B en finale de la coupe", "A s'est imposé au marathon devant B"."""
    end = scene.atoms.sent_of(i)[1]
    phrase = next((p for p in _events(scene, i, end) if p.kind == TOURNAMENT), None)
    if phrase is not None and any(scene.atoms.folds[k] in {"qui", "que", ";"} for k in range(i, phrase.start)):
        phrase = None
    thing = scene.described.of[phrase] if phrase is not None else _main_tournament(scene)
    if thing is None:
        return
    rivals = [p for p in (scene.parties.object(i),) if p is not None] if scene.atoms.folds[i] in fr.BEATING else []
    rivals += governed_by(scene, i + 2, words.OF)[:1] if scene.atoms.folds[i + 1 : i + 3] == ["a", "bout"] else []
    rivals += governed_by(scene, i, fr.AGAINST)
    yield thing, phrase, [*find_actors(scene, i), *rivals], "played"


def _main_tournament(scene: Scene) -> Described | None:
    """The tournament that title or opening announce: what athletes do in such an article, they do there."""
    opening = scene.atoms.bounds[min(OPENING_SENTENCES, len(scene.atoms.bounds)) - 1][1]
    first = next((p for p in _events(scene, 0, opening) if p.kind == TOURNAMENT), None)
    return scene.described.of[first] if first is not None else None


def _on_stage(scene: Scene, i: int) -> Iterator[Found]:
    """ "À la même tribune, A a plaidé …", "… », a lancé à la tribune A", "dans la salle, dont A et B": the event spoken of before."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    if folds[i] not in fr.STAGES or not set(folds[max(0, i - 3) : i]) & (words.AT | {"dans"}) or folds[i + 1] in words.OF:
        return
    thing = scene.described.before(i, EntityType.EVENT, BACK)
    verb = next((k for k in range(i + 1, end) if scene.atoms.pos(k) == "VERB"), None)
    people = _persons(scene, verb) if verb is not None else []
    people = people or [p for p in scene.parties.inside(i + 1, end) if scene.parties.governed(p) in {"", "dont"}][:1]
    if thing is not None and (verb is not None or len(set(folds[start:i]) & (fr.BEING | words.AUXILIARIES)) > 0):
        yield thing, None, people, "on-stage"


def _leading(scene: Scene, i: int) -> Iterator[Found]:
    """ "A a présidé la session", "la session que A a accueillie", "le forum, ouvert par A", "Ouvert par A, le forum"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    agents = governed_by(scene, i, BY) if folds[i] in fr.LED else []
    before = auxiliaries(scene, max(start, i - 4), i)
    if agents and ("ete" in before or not before & words.AUXILIARIES):
        phrases = _events(scene, start, i)[-1:] or _events(scene, i, end)[:1]
        if phrases:
            yield scene.described.of[phrases[0]], phrases[0], agents[:1], "led-by"
            return
    relative = _relative(scene, i)
    phrase = relative or _behind(scene, i, to=False)
    thing = _thing(scene, phrase)
    if thing is not None and not auxiliaries(scene, max(start, i - 3), i) & words.PASSIVES:
        partners = governed_by(scene, i, frozenset({"avec"}) | (fr.AGAINST if thing.kind == TOURNAMENT else frozenset()))
        if thing.kind != ELECTION:
            actors = [p for p in find_actors(scene, i) if relative is None or p.left >= relative.end]
            yield thing, phrase, [*(actors or _inverted(scene, i)), *partners], "led"


def _inverted(scene: Scene, i: int) -> list[Party]:
    """ "le congrès que dirigera A": who stands right behind the verb."""
    return [p for p in scene.parties.inside(i + 1, scene.atoms.sent_of(i)[1]) if actors_of(p) and not scene.parties.governed(p)][:1]


def _kick_off(scene: Scene, i: int) -> Iterator[Found]:
    """ "A a donné le coup d'envoi du tournoi", "le coup d'envoi du forum a été donné par A"."""
    start, end = scene.atoms.sent_of(i)
    phrase = next((p for p in _events(scene, i + 1, end) if p.start - i <= NOUN_REACH), None)
    thing = _thing(scene, phrase) or scene.described.before(i, EntityType.EVENT, BACK)
    verb = next((k for k in range(i - 1, start, -1) if scene.atoms.pos(k) == "VERB"), None)
    if thing is not None:
        yield thing, phrase, governed_by(scene, i, BY) or (find_actors(scene, verb) if verb is not None else []), "kick-off"


def _welcoming(scene: Scene, i: int) -> list[Found]:
    """ "le forum a accueilli A et B": the event is the subject."""
    return list(_gathering(scene, i)) if scene.atoms.folds[i].startswith("accueil") else []


def _gathering(scene: Scene, i: int) -> Iterator[Found]:
    """ "le sommet réunit A et B", "A réunissait B en conclave"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    before = [p for p in _events(scene, start, i) if i - p.end <= NOUN_REACH + 2 and not {"que", "qu"} & set(folds[p.end : i])]
    behind = _behind(scene, i, to=False)
    if behind is not None and "en" in folds[i + 1 : behind.start]:
        guests = [p for p in (scene.parties.object(i),) if p is not None]
        yield scene.described.of[behind], behind, [*find_actors(scene, i), *guests], "gathered"
    elif before and not {"se", "s"} & set(folds[max(start, i - 3) : i]):
        guests = [p for p in scene.parties.inside(i + 1, end) if actors_of(p) and not scene.parties.governed(p)][:1]
        guests += governed_by(scene, i, frozenset({"autour", "de", "des", "du", "d"}))
        yield scene.described.of[before[-1]], before[-1], guests, "gathered"


def _speaking(scene: Scene, i: int) -> Iterator[Found]:
    """ "A est intervenu à la conférence", "A a plaidé au débat général"."""
    phrase = next(iter(_events(scene, i + 1, min(scene.atoms.sent_of(i)[1], i + REACH))), None)
    if phrase is not None and (words.AT | {"devant", "lors"}) & set(scene.atoms.folds[i + 1 : phrase.start]):
        yield scene.described.of[phrase], phrase, _persons(scene, i), "spoke-at"
    elif (thing := _pointed_at(scene, i)) is not None:
        yield thing, None, _persons(scene, i), "spoke-at"


def _persons(scene: Scene, i: int) -> list[Party]:
    return [p for p in find_actors(scene, i) if any(isinstance(value, Person) for value in p.values)]


def _speakers(scene: Scene, i: int) -> list[Party]:
    """ "« … », a lancé A à la tribune du sommet"."""
    return [p for p in _inverted(scene, i) if p.left - i <= SPEAKER_REACH and any(isinstance(value, Person) for value in p.values)]


def _during(scene: Scene, phrase: Phrase) -> int | None:
    """The verb of what somebody did "lors du sommet", "à l'ouverture de la conférence", "à la tribune du forum"."""
    atoms, (start, end) = scene.atoms, scene.atoms.sent_of(phrase.head)
    if phrase.kind == ELECTION:
        return None
    opening = scene.atoms.folds[start : phrase.start]
    if (
        opening
        and set(opening) <= fr.OPENING | {"'"}
        and words.AT | words.OF & {*opening[-2:]}
        and "," in atoms.folds[phrase.end : phrase.end + 3]
    ):
        return next((k for k in range(phrase.end, end) if atoms.pos(k) == "VERB"), None)
    if phrase.kind == TOURNAMENT:
        return None
    lead = next(
        (k for k in range(phrase.start - 1, max(start - 1, phrase.start - LEAD_REACH), -1) if opens_phrase(atoms.folds, k, fr.AT_EVENT)),
        None,
    )
    if lead is None:
        return None
    before = [k for k in range(start, lead) if atoms.pos(k) == "VERB"]
    behind = (k for k in range(phrase.end, end) if atoms.pos(k) == "VERB" and atoms.folds[k] not in fr.LEADING)
    return before[-1] if before else next(behind, None)


def _participation(scene: Scene, i: int) -> Iterator[Found]:
    """ "la participation de A à la conférence", "sous la présidence de A"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    if folds[i] == "presidence":
        phrases = _events(scene, start, i)[:1] if "sous" in folds[max(start, i - 3) : i] else []
    else:
        phrases = [p for p in _events(scene, i + 1, end) if words.AT & set(folds[i + 1 : p.start])][:1]
    if phrases:
        inside = range(phrases[0].start, phrases[0].end)
        people = [p for p in governed_by(scene, i, words.OF) if p.left - i <= REACH and p.left not in inside]
        yield scene.described.of[phrases[0]], phrases[0], people, "participation"


def _host(scene: Scene, i: int) -> Iterator[Found]:
    """ "A, hôte de ce sommet", "l'hôte de la rencontre, A"."""
    start, end = scene.atoms.sent_of(i)
    phrase = next((p for p in _events(scene, i + 1, end) if p.start - i <= NOUN_REACH), None)
    if phrase is None or not words.OF & set(scene.atoms.folds[i + 1 : phrase.start + 1]):
        return
    people = [p for p in scene.parties.inside(start, end) if p.right in range(i - NOUN_REACH, i + 1) or p.left - phrase.end in {1, 2}]
    yield scene.described.of[phrase], phrase, [p for p in people if actors_of(p)][:1], "host"


def _sides(scene: Scene, phrase: Phrase) -> Party | None:
    """ "la réunion de haut niveau entre A et B"."""
    folds, end = scene.atoms.folds, scene.atoms.sent_of(phrase.head)[1]
    cue = next((k for k in range(phrase.head, min(phrase.end + 2, end)) if folds[k] == "entre"), None)
    return two_sides(scene, cue, end) if cue is not None else None
