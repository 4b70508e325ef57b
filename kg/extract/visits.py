"""`kg:visited`: who went where, when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.coreference import Group
from kg.extract.factuality import find_factuality
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.places import find_places, preposition
from kg.extract.trie import cut
from kg.language.fr import words as fr
from kg.vocabulary import EntityType, Factuality, Predicate

REACH: Final = 16
OPENING: Final = 4
BEING_REACH: Final = 6


def find_visits(scene: Scene) -> Iterator[Claim]:
    """All visits, one claim a visitor and destination; those who "font partie de la délégation" go where the visit told last goes."""
    last: Claim | None = None
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            for claim in _at(scene, number, i, last):
                last = claim
                yield claim


def _at(scene: Scene, number: int, i: int, last: Claim | None) -> Iterator[Claim]:
    word = scene.atoms.folds[i]
    if word in {"delegation", "voyage"} and last is not None and _travels_along(scene, i):
        yield from _companions(scene, number, i, last)
    elif word in fr.VISIT_NOUNS and scene.atoms.pos(i) != "VERB":
        yield from _noun(scene, number, i)
    elif word in fr.TRAVEL_VERBS and _is_travel(scene, i):
        yield from _verb(scene, number, i)
    elif word in fr.BEING_VERBS:
        yield from _is_there(scene, number, i)


def _is_there(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    """ "M. Fletcher était lundi à Alep": the subject right before the verb, a place right behind it, a day at most between."""
    folds, end = scene.atoms.folds, scene.atoms.bounds[number][1]
    subject = next((g for g in scene.cast.groups[number] if g.right == i and not g.governed(scene.atoms)), None)
    at = next((k for k in range(i + 1, min(i + BEING_REACH, end)) if folds[k] in {"a", "au", "en"}), None)
    if subject is None or at is None or not all(folds[k] in fr.DAY_WORDS for k in range(i + 1, at)):
        return
    place = next((m for m in find_places(scene, at, end) if m.start - at <= 2), None)
    if place is not None:
        yield from _claims(scene, i, [subject], place, "was-there")


def _travels_along(scene: Scene, i: int) -> bool:
    """ "font partie de la délégation", "étaient du voyage"."""
    before = scene.atoms.folds[max(0, i - 5) : i]
    if scene.atoms.folds[i] == "delegation":
        return "partie" in before
    return before[-1:] == ["du"] and bool({"etait", "etaient", "est", "sont"} & set(before))


def _companions(scene: Scene, number: int, i: int, last: Claim) -> Iterator[Claim]:
    """All who act in the sentence travelled along; not where it says that they did not."""
    factuality = find_factuality(scene.atoms, i)
    for group in scene.cast.groups[number]:
        if not group.governed(scene.atoms) and isinstance(last.object, Mention):
            start, end = min(group.left, i), max(group.right, i + 1)
            for person in group.persons:
                yield Claim(person, Predicate.VISITED, last.object, start, end, "travelled-along", factuality, last.date)


def _is_travel(scene: Scene, i: int) -> bool:
    """ "se rend à", not "rend hommage"; "arrivé à Bamako", not "arrivé à terme"."""
    folds = scene.atoms.folds
    if folds[i] == "rendre" and fr.INVITING_VERBS & set(folds[max(0, i - 12) : i]):
        return False
    if folds[i] in fr.REFLEXIVE_VERBS:
        return bool({"s", "se", "me", "m", "nous"} & set(folds[max(0, i - 5) : i]))
    return scene.atoms.pos(i) in {"VERB", "AUX", "ADJ"}


def _verb(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    traveller = _traveller(scene, number, i)
    direct = scene.atoms.folds[i] in fr.DIRECT_VERBS
    destination = _destination(scene, number, i, traveller, direct=direct) or _where(scene, number, i)
    if destination is None and scene.atoms.folds[i] in {"arrive", "arrivee", "arrives"} and i - scene.atoms.bounds[number][0] < 3:
        destination = scene.states.dateline or _place_before(scene, number)
    if destination is not None:
        yield from _claims(scene, i, traveller, destination, "went-to")


def _place_before(scene: Scene, number: int) -> Mention | None:
    """Where the sentence before takes place."""
    if number == 0:
        return None
    start, end = scene.atoms.bounds[number - 1]
    return next(iter(find_places(scene, start, end)), None)


def _noun(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    folds = scene.atoms.folds
    first = scene.atoms.bounds[number][0]
    if folds[i] == "etape" and "fait" not in folds[max(first, i - 3) : i]:
        return
    visitor = _visitor(scene, number, i)
    destination = _destination(scene, number, i, visitor, direct=False) or _where(scene, number, i) or _voyage(scene, number, i)
    if destination is None and folds[i] == "visite" and visitor and set(folds[max(first, i - 4) : i]) & {"effectue", "entame", "en"}:
        destination = scene.states.dateline
    if destination is not None:
        yield from _claims(scene, i, visitor, destination, "visit")


def _where(scene: Scene, number: int, i: int) -> Mention | None:
    """The place before "où": "A Dakhla, où elle s'est rendue", "Londres, où il achevait une visite"."""
    folds = scene.atoms.folds
    start = scene.atoms.bounds[number][0]
    ou = next((k for k in range(i - 1, max(start, i - REACH), -1) if folds[k] == "ou"), None)
    if ou is None:
        return None
    near = (m for m in scene.mentions if start <= m.start and ou - 2 <= m.end <= ou and m.type in {EntityType.PLACE, EntityType.COUNTRY})
    return next((m for m in near if not m.adjective and not m.people), None)


def _voyage(scene: Scene, number: int, i: int) -> Mention | None:
    """ "fait le voyage de Strasbourg"; "effectué le déplacement" alone means the place named last."""
    folds = scene.atoms.folds
    start = scene.atoms.bounds[number][0]
    if folds[i] not in {"voyage", "deplacement"} or not {"fait", "effectue", "ferait"} & set(folds[max(start, i - 6) : i]):
        return None
    places = [m for m in scene.mentions if m.type in {EntityType.PLACE, EntityType.COUNTRY} and not m.adjective and not m.people]
    behind = next((m for m in places if m.start == i + 2 and folds[i + 1] in {"de", "d", "du"}), None)
    if behind is not None:
        return behind
    return next((m for m in reversed(places) if start <= m.start < i), None) or scene.states.dateline


def _visitor(scene: Scene, number: int, i: int) -> list[Group]:
    """Who visits: "la visite de X", "sa visite", "X, en visite", "En visite à Y, X"."""
    folds = scene.atoms.folds
    groups = scene.cast.groups[number]
    behind = next((g for g in groups if 0 < g.left - i < 7 and g.governed(scene.atoms) in {"de", "du", "d", "des"}), None)
    if behind is not None and {",", "et", "depuis"} & set(folds[i : behind.left]):
        behind = None
    if behind is not None:
        return [behind]
    if folds[i - 1] in {"sa", "son"}:
        subject = scene.cast.subjects[number]
        near = [g for g in groups if g.right <= i]
        return near[-1:] or ([Group(i, i, (subject,), "pronoun")] if subject else [])
    before = [
        g for g in groups if g.right <= i and (not g.governed(scene.atoms) or (folds[g.right : i + 1].count("en") and i - g.right < 4))
    ]
    if before:
        return [before[-1]]
    return [g for g in groups if g.left > i and not g.governed(scene.atoms)][:1]


def _traveller(scene: Scene, number: int, i: int) -> list[Group]:
    groups = scene.cast.groups[number]
    adjacent = [g for g in groups if 0 <= i - g.right <= 2 and scene.atoms.folds[i - 1] in {",", "deja"}]
    if adjacent:
        return adjacent
    before = [g for g in groups if g.right <= i and not g.governed(scene.atoms)]
    if before:
        return [before[-1]]
    near = [g for g in groups if g.right <= i and i - g.right < 4]
    if near:
        return near[-1:]
    opens = i - scene.atoms.bounds[number][0] < OPENING
    return [g for g in groups if opens and g.left > i and not g.governed(scene.atoms)][:1]


def _destination(scene: Scene, number: int, i: int, visitors: list[Group], *, direct: bool) -> Mention | None:
    """The first place after a locative preposition behind the trigger; "le Royaume" and "la capitale indienne" count."""
    last = min(scene.atoms.bounds[number][1], i + REACH)
    places = find_places(scene, i, last)
    if direct:
        named = (m for m in scene.mentions if i < m.start < last and m.type in {EntityType.PLACE, EntityType.COUNTRY} and not m.adjective)
        return next((m for m in named if not m.people), None)
    if places:
        return places[0]
    own = frozenset(person.country for group in visitors for person in group.persons)
    return _described(scene, i, last, own)


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


def _claims(scene: Scene, i: int, visitors: list[Group], destination: Mention, rule: str) -> Iterator[Claim]:
    first, last = scene.atoms.sent_of(i)
    factuality = find_factuality(scene.atoms, i)
    if "aucune" in scene.atoms.folds[first:i] or scene.atoms.folds[i - 2 : i] == ["pour", "une"]:
        factuality = Factuality.WISHED
    if scene.atoms.folds[i].startswith("attendu") and factuality is Factuality.ASSERTED:
        factuality = Factuality.PLANNED
    for group in visitors:
        start, end = min(group.left, i), max(group.right, i + 1)
        if first <= destination.start < last:
            start, end = min(start, destination.start), max(end, destination.end)
        for person in group.persons:
            yield Claim(
                person, Predicate.VISITED, destination, max(start, first), min(end, last), rule, factuality, scene.date_near(first, last, i)
            )
