"""`kg:visited`: who went where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.company import Side, find_doers, find_event_factuality, governed, sides
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.places import find_places, place_before_where, preposition
from kg.extract.trie import cut
from kg.language.fr import travel as fr
from kg.language.fr import words
from kg.vocabulary import EntityType, Factuality, Predicate

REACH: Final = 16
OPENING: Final = 4
BEING_REACH: Final = 9
VISITOR_REACH: Final = 9
THERE_REACH: Final = 2
POINTING_REACH: Final = 6
_TELLING: Final = fr.NOUNS | fr.VERBS | fr.BEING


def find_visits(scene: Scene) -> Iterator[Claim]:
    """All visits, one claim a visitor and destination; those who "font partie de la délégation" go where the visit told last goes."""
    last: Claim | None = None
    found: list[Claim] = []
    for i in range(len(scene.atoms)):
        for claim in _at(scene, i, last):
            last = claim
            found.append(claim)
    yield from (claim for claim in found if not any(_says_where(scene, other, claim) for other in found))


def _says_where(scene: Scene, one: Claim, other: Claim) -> bool:
    """Whether `one` names the city of a visit that `other` tells of the country, in a title or in the same sentence."""
    city, country = one.object, other.object
    if one.subject is not other.subject or not isinstance(city, Mention) or not isinstance(country, Mention):
        return False
    within = city.type is EntityType.PLACE and city.sense is not None and (city.sense.country or "") in country.owners
    sentence = scene.atoms.sents[other.start]
    return within and country.type is EntityType.COUNTRY and sentence in {0, scene.atoms.sents[one.start]}


def _at(scene: Scene, i: int, last: Claim | None) -> Iterator[Claim]:
    word = scene.atoms.folds[i]
    if word in fr.ALONG and last is not None and _travels_along(scene, i):
        yield from _companions(scene, i, last)
    elif word in fr.COMPANIONS and last is not None:
        yield from _accompanied(scene, i, last)
    elif word not in _TELLING or _is_invited(scene, i):
        return
    elif word in fr.NOUNS and scene.atoms.pos(i) == "NOUN":
        yield from _noun(scene, i)
    elif word in fr.VERBS and _is_travel(scene, i):
        yield from _verb(scene, i)
    elif word in fr.BEING:
        yield from _is_there(scene, i)


def _before(scene: Scene, i: int, reach: int) -> list[str]:
    """The words right before atom `i` in its sentence."""
    return scene.atoms.folds[max(scene.atoms.sent_of(i)[0], i - reach) : i]


def _is_there(scene: Scene, i: int) -> Iterator[Claim]:
    """ "M. Fletcher était lundi à Alep": the subject right before the verb, a place right behind it, a day at most between."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    gaps = ([], ["'"]) if folds[i] in fr.PRESENT else ([], ["'"], [","])
    subject = next((side for side in sides(scene, start, i) if folds[side.right : i] in gaps and not governed(scene, side)), None)
    if subject is None:
        return
    for place in find_places(scene, i + 1, min(i + BEING_REACH, end)):
        between = range(i + 1, place.start - THERE_REACH)
        if _is_at(scene, place) and all(folds[k] in words.DAY_WORDS | fr.DAY_FILLERS or folds[k] == "," for k in between):
            yield from _claims(scene, i, [subject], place, "was-there")
            return


def _is_at(scene: Scene, place: Mention) -> bool:
    return preposition(scene, place.start) in {"a", "au", "en", "aux"}


# --- travelling along


def _travels_along(scene: Scene, i: int) -> bool:
    """ "font partie de la délégation", "étaient du voyage", "une délégation dont fait partie X"."""
    end = scene.atoms.sent_of(i)[1]
    before = _before(scene, i, 5)
    if scene.atoms.folds[i] in {"delegation", "suite"}:
        return bool(fr.PART & {*before}) or (scene.atoms.folds[i + 1 : i + 2] == ["dont"] and bool(fr.PART & set(scene.atoms.folds[i:end])))
    return before[-1:] == ["du"] and bool(fr.BELONGING & {*before})


def _companions(scene: Scene, i: int, last: Claim) -> Iterator[Claim]:
    """All who act in the clause travelled along; not where it says that they did not."""
    factuality = find_event_factuality(scene, i)
    start, end = scene.atoms.sent_of(i)
    if scene.atoms.folds[i + 1 : i + 2] == ["dont"]:
        start = i
    for side in sides(scene, start, end):
        if governed(scene, side) in {"", "dont"} and isinstance(last.object, Mention):
            for person in side.persons:
                if person is not last.subject:
                    yield Claim(
                        person, Predicate.VISITED, last.object, min(side.left, i), max(side.right, i + 1), "travelled-along", factuality,
                        last.date, trigger=i,
                    )  # fmt: skip


def _accompanied(scene: Scene, i: int, last: Claim) -> Iterator[Claim]:
    """ "X est arrivé à Rabat, accompagné de Y": told of the visit's own sentence, or of its visitor in the next one."""
    told = scene.atoms.sents[last.start]
    number = scene.atoms.sents[i]
    visiting = {p for side in sides(scene, scene.atoms.bounds[number][0], i) for p in side.persons}
    far = number - told > 1 and not _points_back(scene, i)
    if not isinstance(last.object, Mention) or far or (number > told and last.subject not in visiting):
        return
    for side in sides(scene, i + 1, scene.atoms.sent_of(i)[1], attending=True):
        if governed(scene, side) not in words.OF | {"par"}:
            return
        for person in side.persons:
            if person is not last.subject:
                yield Claim(person, Predicate.VISITED, last.object, i, side.right, "accompanied", last.factuality, last.date, trigger=i)


def _points_back(scene: Scene, i: int) -> bool:
    """ "est accompagné dans ce déplacement de": the journey that has been told before."""
    near = scene.atoms.folds[i + 1 : i + POINTING_REACH]
    return any(a in {"ce", "cette", "son", "sa"} and b in fr.NOUNS for a, b in pairwise(near))


# --- verbs


def _is_invited(scene: Scene, i: int) -> bool:
    """ "a convié X à se rendre en visite à Y", "compte faire un déplacement": said of a journey that is only asked for or meant."""
    atoms, first = scene.atoms, scene.atoms.sent_of(i)[0]
    cue = next((k for k in range(i - 1, max(first - 1, i - 14), -1) if atoms.folds[k] in fr.INVITING | fr.INTENDING), None)
    return cue is not None and any(
        "VerbForm=Inf" in str(atoms.tokens[k].morph) or atoms.folds[k] == "rendre" for k in range(cue + 1, i + 1)
    )


def _is_travel(scene: Scene, i: int) -> bool:
    """ "se rend à", not "rend hommage"; "arrivé à Bamako", not "arrivé à terme"."""
    folds = scene.atoms.folds
    if folds[i] in fr.REFLEXIVE and folds[i] not in {"arrive"}:
        return bool({"s", "se", "me", "m", "nous"} & set(_before(scene, i, 5)))
    if folds[i] in fr.LEAVING:
        bound = _bound_for(scene, i, min(scene.atoms.sent_of(i)[1], i + REACH))
        return bound is not None and scene.atoms.pos(i) == "VERB"
    if folds[i] in fr.DIRECT:
        return scene.atoms.pos(i) == "VERB"
    verbal = scene.atoms.pos(i) in {"VERB", "AUX", "ADJ"} or bool(words.PASSIVES & set(_before(scene, i, 2)))
    return verbal and not fr.NOT_GOING & set(folds[i + 2 : i + 3])


def _verb(scene: Scene, i: int) -> Iterator[Claim]:
    folds = scene.atoms.folds
    traveller = _traveller(scene, i)
    direct = folds[i] in fr.DIRECT
    destination = _destination(scene, i, traveller, direct=direct) or place_before_where(scene, i)
    if destination is not None and folds[i] in fr.COMING and _infinitive_before(scene, i, destination):
        destination = None
    if destination is None and _has_y(scene, i):
        destination = _named_last(scene, i)
    if destination is None and folds[i].startswith("arrive") and i - scene.atoms.sent_of(i)[0] < 3:
        destination = scene.states.dateline or _place_before(scene, i)
    if destination is not None:
        yield from _claims(scene, i, traveller, destination, "went-to")


def _infinitive_before(scene: Scene, i: int, place: Mention) -> bool:
    """ "venait lui proposer une usine à Accra": the place belongs to what he came for."""
    return any("VerbForm=Inf" in str(scene.atoms.tokens[k].morph) for k in range(i + 1, place.start))


def _has_y(scene: Scene, i: int) -> bool:
    """ "y a débarqué", "venait y passer deux jours"."""
    before = "y" in _before(scene, i, 4) and scene.atoms.folds[i] not in fr.AUXILIARY_LIKE
    return before or scene.atoms.folds[i + 1 : i + 2] == ["y"]


def _named_last(scene: Scene, i: int) -> Mention | None:
    """Where "y" points to: the place named last before atom `i`, at most a sentence back."""
    number = scene.atoms.sents[i]
    start = scene.atoms.bounds[max(number - 1, 0)][0]
    places = [m for m in scene.mentions if start <= m.start < i and m.type in {EntityType.PLACE, EntityType.COUNTRY}]
    named = [m for m in places if not m.adjective and not m.people]
    return named[-1] if named else None


def _place_before(scene: Scene, i: int) -> Mention | None:
    """Where the sentence before takes place."""
    number = scene.atoms.sents[i]
    return next(iter(find_places(scene, *scene.atoms.bounds[number - 1])), None) if number else None


def _traveller(scene: Scene, i: int) -> list[Side]:
    """Who travels: the subject; whom a participle follows ("X, arrivé hier à Rabat") or precedes ("Arrivé hier à Rabat, X …")."""
    start, end = scene.atoms.sent_of(i)
    folds = scene.atoms.folds
    before = [side for side in sides(scene, start, i, attending=True) if side.right <= i]
    apposed = [side for side in before if i - side.right <= 2 and folds[i - 1] in {",", "deja"}]
    if apposed:
        return apposed[-1:]
    if i - start < OPENING and not before:
        return [side for side in sides(scene, i + 1, end) if not governed(scene, side)][:1]
    return find_doers(scene, i) or [side for side in before if i - side.right < OPENING][-1:]


# --- nouns


def _noun(scene: Scene, i: int) -> Iterator[Claim]:
    folds = scene.atoms.folds
    if folds[i] in fr.STOPS and not fr.MAKING & set(_before(scene, i, 5)):
        return
    visitor = _visitor(scene, i)
    if folds[i] in fr.ARRIVING and folds[i - 1] != "de":
        visitor = _behind_noun(scene, i)
    destination = _destination(scene, i, visitor, direct=False) or place_before_where(scene, i) or _voyage(scene, i)
    if destination is None and folds[i] in fr.STOPS:
        destination = _apposed(scene, i)
    if destination is None and folds[i] in fr.STAYS and visitor:
        destination = _here(scene, i, visitor)
    if destination is not None:
        yield from _claims(scene, i, visitor, destination, "visit")


def _here(scene: Scene, i: int, visitor: Sequence[Side]) -> Mention | None:
    """ "a effectué une visite", "pendant la visite du président X": the place before it, else that of the dateline."""
    start = scene.atoms.sent_of(i)[0]
    named = [m for m in find_places(scene, start, i) if m is not scene.states.dateline and i - m.end <= REACH]
    if fr.OPENING_NOUNS & set(_before(scene, i, 4)):
        return named[-1] if named else scene.states.dateline
    home = scene.states.dateline.sense.country if scene.states.dateline is not None and scene.states.dateline.sense is not None else None
    foreign = all(person.country not in {None, home} for side in visitor for person in side.persons)
    behind = any(side.left > i for side in visitor)
    return scene.states.dateline if foreign and behind and home is not None and not named else None


def _apposed(scene: Scene, i: int) -> Mention | None:
    """ "Harare, première étape de sa tournée"."""
    folds = scene.atoms.folds
    comma = next((k for k in range(i - 1, max(i - 4, 0), -1) if folds[k] == ","), None)
    return next((m for m in scene.mentions if m.end == comma and m.type in {EntityType.PLACE, EntityType.COUNTRY}), None)


def _voyage(scene: Scene, i: int) -> Mention | None:
    """ "fait le voyage de Strasbourg"; "effectué le déplacement" alone means the place named last."""
    folds, start = scene.atoms.folds, scene.atoms.sent_of(i)[0]
    if folds[i] not in {"voyage", "deplacement"} or not {"fait", "effectue", "ferait", "fera"} & set(_before(scene, i, 6)):
        return None
    places = [m for m in scene.mentions if m.type in {EntityType.PLACE, EntityType.COUNTRY} and not m.adjective and not m.people]
    behind = next((m for m in places if m.start == i + 2 and folds[i + 1] in {"de", "d", "du"}), None)
    if behind is not None:
        return behind
    return next((m for m in reversed(places) if start <= m.start < i), None) or scene.states.dateline


def _behind_noun(scene: Scene, i: int) -> list[Side]:
    """ "la visite de X", "le déplacement à Rome du ministre X"."""
    end = scene.atoms.sent_of(i)[1]
    behind = next((side for side in sides(scene, i + 1, min(end, i + VISITOR_REACH)) if governed(scene, side) in words.OF), None)
    return [behind] if behind is not None and not {",", "et", "depuis"} & set(scene.atoms.folds[i : behind.left]) else []


def _visitor(scene: Scene, i: int) -> list[Side]:
    """Who visits: "la visite de X", "en marge de sa visite, X", "X, qui effectue une visite", "X, en visite", "En visite à Y, X"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    if behind := _behind_noun(scene, i):
        return behind
    before = [side for side in sides(scene, start, i, attending=True) if side.right <= i]
    if folds[i - 1] in {"sa", "son"}:
        subject = scene.cast.subjects[scene.atoms.sents[i]]
        opens = i - start <= OPENING and "," in folds[i + 1 : i + VISITOR_REACH]
        later = [side for side in sides(scene, i + 1, end) if not governed(scene, side)] if opens else []
        return before[-1:] or later[:1] or ([Side(i, i, (subject,))] if subject else [])
    if _is_named_visit(scene, i):
        apposed = [
            side for side in before if folds[side.right : i] in ([",", "en"], ["en"], [",", "alors", "en"], [",", "actuellement", "en"])
        ]
        free = [side for side in before if not governed(scene, side)]
        later = [side for side in sides(scene, i + 1, end) if not governed(scene, side)] if i - start <= OPENING else []
        return apposed[-1:] or free[-1:] or later[:1]
    verb = _verb_of(scene, i)
    if verb is not None:
        return find_doers(scene, verb)
    free = [side for side in before if not governed(scene, side)]
    return free[-1:] or [side for side in sides(scene, i + 1, end) if not governed(scene, side)][:1]


def _is_named_visit(scene: Scene, i: int) -> bool:
    """ "en visite", "en tournée"."""
    return scene.atoms.folds[i - 1] == "en"


def _verb_of(scene: Scene, i: int) -> int | None:
    """The verb whose object the noun is: "effectue depuis lundi une visite"."""
    token = scene.atoms.tokens[i]
    if token.dep_ not in {"obj", "obl", "obl:arg", "obl:mod"} or token.head.pos_ != "VERB":
        return None
    verb = scene.parties.first.get(token.head.i)
    return verb if verb is not None and verb < i and scene.atoms.sents[verb] == scene.atoms.sents[i] else None


# --- destinations


def _destination(scene: Scene, i: int, visitors: Sequence[Side], *, direct: bool) -> Mention | None:
    """The first place after a locative preposition behind the trigger; "le Royaume" and "la capitale indienne" count."""
    last = min(scene.atoms.sent_of(i)[1], i + REACH)
    places = find_places(scene, i, last)
    if direct:
        named = (m for m in scene.mentions if i < m.start < last and m.type in {EntityType.PLACE, EntityType.COUNTRY} and not m.adjective)
        return next((m for m in named if not m.people), None)
    if scene.atoms.folds[i] in fr.LEAVING and (bound := _bound_for(scene, i, last)) is not None:
        return bound
    if places:
        return places[0]
    own = frozenset(person.country for side in visitors for person in side.persons)
    return _described(scene, i, last, own)


def _bound_for(scene: Scene, i: int, last: int) -> Mention | None:
    """ "s'est envolé pour Vienne", "a quitté Alger pour Tunis": the place right behind "pour"."""
    folds = scene.atoms.folds
    named = (m for m in scene.mentions if i < m.start < last and m.type in {EntityType.PLACE, EntityType.COUNTRY} and not m.adjective)
    bound = (m for m in named if "pour" in folds[max(m.start - 3, i) : m.start] and preposition(scene, m.start) == "pour")
    return next((m for m in bound if scene.described.at(m.start) is None), None)


def _described(scene: Scene, i: int, last: int, own: frozenset[str | None]) -> Mention | None:
    """ "dans le Royaume", "dans la capitale ukrainienne"."""
    folds = scene.atoms.folds
    for k in range(i, last):
        if folds[k] == "capitale" and preposition(scene, k) in {"a", "dans", "vers"}:
            demonym = next((m for m in scene.mentions if m.start == k + 1 and m.adjective), None)
            return _capital(demonym.owners[0], k, k + 2) if demonym else scene.states.dateline
        if folds[k] in lexicon().epithets and preposition(scene, k) in {"a", "au", "dans"}:
            owner = scene.states.kingdom(folds[k], own)
            if owner:
                return Mention(k, k + 1, EntityType.COUNTRY, scene.atoms.words[k], owners=(owner,))
    return None


def _capital(country: str, start: int, end: int) -> Mention | None:
    name = lexicon().capitals.get(country)
    if name is None:
        return None
    hit = lexicon().names.longest(cut(name), 0)
    sense = hit[1] if hit else None
    return Mention(start, end, EntityType.PLACE, name, sense, owners=sense.stands_for if sense else ())


# --- claims


def _claims(scene: Scene, i: int, visitors: Sequence[Side], destination: Mention, rule: str) -> Iterator[Claim]:
    first, last = scene.atoms.sent_of(i)
    factuality = _factuality(scene, i)
    for side in visitors:
        start, end = min(side.left, i), max(side.right, i + 1)
        if first <= destination.start < last:
            start, end = min(start, destination.start), max(end, destination.end)
        for person, place in product(side.persons, (destination, *_further(scene, destination))):
            if scene.atoms.folds[i] in fr.LEAVING and person.country is not None and person.country in place.owners:
                continue
            yield Claim(person, Predicate.VISITED, place, max(start, first), min(end, last), rule, factuality, trigger=i)


def _further(scene: Scene, place: Mention) -> Iterator[Mention]:
    """ "à Madagascar, à Maurice et en Afrique du Sud": the places that go on with the list."""
    folds = scene.atoms.folds
    located = find_places(scene, place.end, min(scene.atoms.sent_of(place.start)[1], place.end + REACH))
    at = place.end
    for other in located:
        joint = folds[at : other.start]
        if not (joint and joint[0] in {",", "et", "puis"} and set(joint[1:]) <= fr.LIST_PARTS and {*joint} & (words.AT | {"en"})):
            return
        yield other
        at = other.end


def _factuality(scene: Scene, i: int) -> Factuality:
    folds, first = scene.atoms.folds, scene.atoms.sent_of(i)[0]
    found = find_event_factuality(scene, i)
    intended = fr.INTENDING & set(folds[i + 1 : i + 6] if scene.atoms.pos(i) == "NOUN" else ())
    if "aucune" in folds[first:i] or folds[i - 2 : i] == ["pour", "une"] or intended:
        return Factuality.WISHED
    if folds[i].startswith("attendu") and found is Factuality.ASSERTED:
        return Factuality.PLANNED
    return found
