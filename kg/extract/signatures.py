"""`kg:partyTo`: who signed, concluded or adopted which agreement, and whom it binds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.extract.actors import actors_of, auxiliaries, find_actors, governed_by, heads_of, two_sides
from kg.extract.claims import Claim, Scene
from kg.extract.commitments import Signing, find_commitments
from kg.extract.days import find_day, is_earlier
from kg.extract.described import Described
from kg.extract.factuality import find_factuality
from kg.extract.mentions import Mention
from kg.extract.noun_phrases import Phrase
from kg.extract.participants import Party
from kg.extract.persons import Person
from kg.extract.topics import MAXIMUM_TOPICS, find_topics
from kg.language.fr import agreements as fr
from kg.language.fr import words
from kg.vocabulary import UNASSERTED, EntityType, Predicate

AUXILIARY_REACH: Final = 5
RELATIVE_REACH: Final = 16
BACK: Final = 8
FOR_REACH: Final = 4
PROCEEDING_REACH: Final = 10
STANDING: Final = frozenset({"between", "compound", "tied", "signed-by"})
"""Tellings of what may have been signed long ago."""
TIED_REACH: Final = 9
NOUN_REACH: Final = 4
FAR: Final = 44
ENTRE_REACH: Final = 12
_TRIGGERS: Final = fr.SIGNATURE_MARKS | fr.SIGNING_VERBS | fr.SIGNING_NOUNS | fr.TIED | fr.PARTY_NOUNS | fr.PUBLISHING
"""The words that `_at` looks at."""


def find_signatures(scene: Scene) -> Iterator[Claim]:
    """One claim a party and telling; what one sentence says of an agreement's date and fields holds for all its parties."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for start, end in scene.atoms.bounds:
        for i in range(start, end):
            for signing in _at(scene, i) if scene.atoms.folds[i] in _TRIGGERS else ():
                found[id(signing.thing)] += _claims(scene, signing)
        for phrase in scene.described.inside(start, end, EntityType.AGREEMENT):
            for signing in find_commitments(scene, phrase):
                found[id(signing.thing)] += _claims(scene, signing)
    for claims in found.values():
        _share(scene, claims)
        _name(claims)
        yield from claims


def _provisions(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The topics of a sentence whose subject is the agreement ("Cet accord prévoit …"), and of the next that goes on ("Il porte sur …")."""
    atoms, (start, end) = scene.atoms, scene.atoms.sent_of(phrase.head)
    number = atoms.sents[phrase.head]
    found: tuple[str, ...] = ()
    if phrase.start - start <= NOUN_REACH and fr.CONTENT_VERBS & set(atoms.folds[phrase.end : end]):
        found = find_topics(atoms, phrase.end, end, scene.in_titles)
    if number + 1 < len(atoms.bounds):
        start, end = atoms.bounds[number + 1]
        if atoms.folds[start] in {"il", "elle", "celui", "celle"} and fr.CONTENT_VERBS & set(atoms.folds[start : start + NOUN_REACH]):
            found += find_topics(atoms, start, end, scene.in_titles)
    return found


def _name(claims: list[Claim]) -> None:
    """Note on the agreement which States and bodies it binds and since when: a name for what has none."""
    told = [claim for claim in claims if claim.factuality not in UNASSERTED]
    if told and isinstance(thing := told[0].object, Described):
        thing.bound = tuple(dict.fromkeys(claim.subject for claim in told if not isinstance(claim.subject, Person)))
        thing.year = next((claim.date[:4] for claim in told if claim.date), "")


def _share(scene: Scene, claims: list[Claim]) -> None:
    """Give all claims of one agreement its topics, what it provides for included, and those without date or place the others'."""
    found = [topic for claim in claims for topic in claim.topics]
    if claims and isinstance(thing := claims[0].object, Described):
        found += [topic for phrase in thing.phrases for topic in _provisions(scene, phrase)]
    topics = tuple(dict.fromkeys(found))[:MAXIMUM_TOPICS]
    dates = [claim.date for claim in claims if claim.date]
    for claim in claims:
        claim.topics = topics
        claim.date = claim.date or (dates[0] if dates else None)


def _claims(scene: Scene, signing: Signing) -> Iterator[Claim]:
    i = signing.trigger
    first, last = scene.atoms.sent_of(i)
    factuality = find_factuality(scene.atoms, i)
    phrase = signing.phrase
    topics = find_topics(scene.atoms, _subject_start(phrase), last, scene.in_titles)[:MAXIMUM_TOPICS] if phrase is not None else ()
    marks = [i, *(p.left for p in signing.parties), *([phrase.start] if phrase else [])]
    ends = [i + 1, *(p.right for p in signing.parties), *([phrase.end] if phrase else [])]
    start, end = max(first, min(marks)), min(last, max(ends))
    told = signing.rule not in STANDING and not is_earlier(scene, i)
    date = find_day(scene, i, told=told)
    for party in signing.parties:
        for value in actors_of(party):
            yield Claim(value, Predicate.PARTY_TO, signing.thing, start, end, signing.rule, factuality, date, None, topics, trigger=i)


def _subject_start(phrase: Phrase) -> int:
    """Where the words that say what the agreement is about begin; "traité" is no "traite"."""
    return phrase.head + 1 if phrase.noun == "traite" else phrase.start


# --- verbs and nouns of signing


def _at(scene: Scene, i: int) -> Iterator[Signing]:
    word = scene.atoms.folds[i]
    if word in fr.SIGNATURE_MARKS and (found := _mark(scene, i)) is not None:
        yield found
    elif word in fr.SIGNING_VERBS and scene.atoms.pos(i) in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} and not _is_noun(scene, i):
        yield from _verb(scene, i)
    elif word in fr.SIGNING_NOUNS:
        yield from _noun(scene, i)
    elif word in fr.TIED or word in fr.PARTY_NOUNS:
        yield from _tied(scene, i)
    elif word in fr.PUBLISHING:
        yield from _published(scene, i)


def _tied(scene: Scene, i: int) -> Iterator[Signing]:
    """ "A et B sont liés par un traité", "A est partie à la convention"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    phrase = next(iter(scene.described.inside(i + 1, min(end, i + TIED_REACH), EntityType.AGREEMENT)), None)
    links = {"par"} if folds[i] in fr.TIED else words.AT
    if phrase is None or not links & set(folds[i + 1 : phrase.start]) or not (words.PASSIVES | {","}) & set(folds[max(start, i - 3) : i]):
        return
    yield Signing(scene.described.of[phrase], i, find_actors(scene, i), "tied", phrase)


def _published(scene: Scene, i: int) -> Iterator[Signing]:
    """ "A et B ont publié une déclaration conjointe": what several say together."""
    phrase = next(iter(scene.described.inside(i + 1, scene.atoms.sent_of(i)[1], EntityType.AGREEMENT)), None)
    if phrase is None or not phrase.kind.endswith("/declaration") or not fr.JOINT & phrase.words or not _reaches(scene, i, phrase):
        return
    actors = find_actors(scene, i)
    if sum(len(actors_of(p)) for p in actors) > 1:
        yield Signing(scene.described.of[phrase], i, actors, "published", phrase)


def _is_noun(scene: Scene, i: int) -> bool:
    before = scene.atoms.folds[i - 1] if i else ""
    return before in words.DETERMINERS - {"l", "le", "la", "les"} or (before in words.DETERMINERS and scene.atoms.pos(i) == "NOUN")


def _verb(scene: Scene, i: int) -> Iterator[Signing]:
    start = scene.atoms.sent_of(i)[0]
    if _is_passive(scene, i, start):
        yield from _passive(scene, i)
        return
    thing, phrase = _object(scene, i)
    if thing is None:
        return
    parties = [*find_actors(scene, i), *governed_by(scene, i, frozenset({"avec"})), *_each_for(scene, i)]
    yield Signing(thing, i, [*parties, *_on_behalf(scene, i, parties)], "signed", phrase)


def _each_for(scene: Scene, i: int) -> list[Party]:
    """ "A a signé pour la France et B pour le Maroc": persons with the party for which each signs."""
    found: list[Party] = []
    for one, other in pairwise(scene.parties.by_sentence[scene.atoms.sents[i]]):
        behalf = scene.parties.governed(other) == "pour" and other.left - one.right <= FOR_REACH
        if behalf and (one.left > i or i in range(one.right, other.left)) and isinstance(one.values[0], Person):
            found += [one, _as_states(other)]
    return found


def _as_states(party: Party) -> Party:
    """ "pour Kinshasa": a capital for which somebody signs is its State."""
    values = (v.owners[0] if isinstance(v, Mention) and v.type is EntityType.PLACE and v.owners else v for v in party.values)
    return Party(party.left, party.right, tuple(values))


def _on_behalf(scene: Scene, i: int, parties: list[Party]) -> list[Party]:
    """ "au nom de leurs institutions respectives", "en leur nom": the bodies or States of those who sign."""
    folds = scene.atoms.folds[slice(*scene.atoms.sent_of(i))]
    named = [k for k, word in enumerate(folds) if word == "nom" and k and folds[k - 1] in {"au", "leur", "son"}]
    if not any({"leur", "leurs", "son", "respectif", "respectifs", "respectives"} & set(folds[k - 1 : k + 5]) for k in named):
        return []
    return [Party(p.left, p.right, tuple(heads_of(scene, p))) for p in parties]


def _is_passive(scene: Scene, i: int, start: int) -> bool:
    """ "a été signé", "est signé", "signé par"; "ont signé" and "sont parvenus à" are not."""
    if scene.atoms.folds[i] in fr.ARRIVING or scene.atoms.folds[i] in fr.AGREEING:
        return False
    before, near = auxiliaries(scene, max(start, i - AUXILIARY_REACH), i), auxiliaries(scene, max(start, i - 3), i)
    if "ete" in before or (near & words.PASSIVES and not near & words.AUXILIARIES):
        return True
    return _is_participle(scene, i) and not before & words.AUXILIARIES


def _is_participle(scene: Scene, i: int) -> bool:
    word = scene.atoms.words[i].lower()
    return word.endswith(("é", "ée", "és", "ées", "lu", "lue", "lus", "lues"))


def _object(scene: Scene, i: int) -> tuple[Described | None, Phrase | None]:
    """What is signed: the phrase behind the verb, that before "que", that which "l'" means, or the one spoken of last."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    relative = next((k for k in range(i - 1, max(start, i - RELATIVE_REACH), -1) if folds[k] in {"que", "qu"}), None)
    if relative is not None:
        phrase = next((p for p in scene.described.inside(start, relative, EntityType.AGREEMENT) if relative - p.end in {0, 1}), None)
        if phrase is not None:
            return scene.described.of[phrase], phrase
    if {"l", "les"} & set(folds[max(start, i - 3) : i - 1]) and auxiliaries(scene, i - 2, i):
        return scene.described.before(i, EntityType.AGREEMENT), None
    reach = FAR if folds[i].startswith(fr.SIGNING_STEMS) else fr.OBJECT_REACH
    phrase = next(iter(scene.described.inside(i + 1, min(end, i + reach), EntityType.AGREEMENT)), None)
    if folds[i] in fr.AGREEING and (phrase is None or "sur" not in folds[i + 1 : phrase.start]):
        return None, None
    if phrase is not None and _reaches(scene, i, phrase):
        return scene.described.of[phrase], phrase
    if phrase is None and folds[i + 1 : i + 2] and folds[i + 1] in {"en", "au", "pour", "."} and folds[i].startswith("sign"):
        return scene.described.before(i, EntityType.AGREEMENT, BACK), None
    return None, None


def _reaches(scene: Scene, i: int, phrase: Phrase) -> bool:
    """Whether the phrase is the verb's object: no clause and no other verb of signing between; right behind verbs of many meanings."""
    atoms = scene.atoms
    between = range(i + 1, phrase.start)
    if any(atoms.folds[k] in {"qui", "que", "qu", "dont", ";", ":"} or atoms.folds[k] in fr.SIGNING_VERBS for k in between):
        return False
    if atoms.folds[i].startswith(fr.SIGNING_STEMS):
        return True
    dated = {k for d in scene.dates for k in range(d.start, d.end)}
    named = (
        {k for m in scene.mentions for k in range(m.start, m.end)}
        | {k for p in scene.parties.inside(i + 1, phrase.start) for k in range(p.left, p.right)}
        if between
        else set()
    )
    commas = [k for k in between if atoms.folds[k] == ","]
    aside = set(range(commas[0], commas[-1])) if commas and commas[0] == i + 1 else set()
    skipped = dated | named | aside
    return not any(atoms.pos(k) in {"NOUN", "VERB"} and k not in skipped and atoms.folds[k] not in fr.BY_VOTE for k in between)


def _passive(scene: Scene, i: int) -> Iterator[Signing]:
    start, end = scene.atoms.sent_of(i)
    before = [p for p in scene.described.inside(start, i, EntityType.AGREEMENT) if p.end <= i]
    behind = scene.described.inside(i + 1, end, EntityType.AGREEMENT)
    phrase = before[-1] if before else None
    agents = _agents(scene, i)
    agents += _on_behalf(scene, i, agents)
    if phrase is None and behind and "ete" in scene.atoms.folds[max(start, i - 3) : i]:
        phrase = behind[0]
    thing = scene.described.of[phrase] if phrase is not None else scene.described.before(i, EntityType.AGREEMENT)
    if thing is None or (phrase is None and not {"il", "elle", "ils", "elles"} & set(scene.atoms.folds[start:i])):
        return
    yield Signing(thing, i, agents, "signed-by", phrase)
    if phrase is not None and len(before) > 1 and "et" in scene.atoms.folds[before[-2].end : phrase.start]:
        yield Signing(scene.described.of[before[-2]], i, agents, "signed-by", before[-2])


def _agents(scene: Scene, i: int) -> list[Party]:
    """Whom "par", "avec" and "entre … et …" name behind atom `i`."""
    folds, end = scene.atoms.folds, scene.atoms.sent_of(i)[1]
    cue = next((k for k in range(i + 1, min(i + ENTRE_REACH, end)) if folds[k] == "entre"), None)
    between = two_sides(scene, cue, end) if cue is not None else None
    return [*governed_by(scene, i, frozenset({"par", "entre", "avec"})), *([between] if between is not None else [])]


def _noun(scene: Scene, i: int) -> Iterator[Signing]:
    """ "la signature par A et B d'un accord", "la conclusion d'un accord entre A et B", "A, signataire de la convention avec B"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    phrase = next(iter(scene.described.inside(i + 1, min(end, i + fr.OBJECT_REACH), EntityType.AGREEMENT)), None)
    if phrase is None and folds[i].startswith(("signataire", "cosignataire")) and "en" in folds[max(start, i - 4) : i]:
        if (known := scene.described.before(i, EntityType.AGREEMENT)) is not None:
            yield Signing(known, i, find_actors(scene, i), "signature")
        return
    if phrase is not None and folds[i] == "adhesion" and set(folds[i + 1 : phrase.start]) & words.AT:
        joining = [p for p in governed_by(scene, i, words.OF) if p.right <= phrase.start]
        yield Signing(scene.described.of[phrase], i, joining, "signature", phrase)
        return
    if phrase is None or not set(folds[i + 1 : phrase.start]) & words.OF:
        return
    parties = _agents(scene, i)
    if folds[i].startswith(("signataire", "cosignataire")):
        parties += [p for p in scene.parties.inside(start, i) if p.right in {i, i - 1}]
    else:
        parties += _proceeding(scene, i)
    yield Signing(scene.described.of[phrase], i, parties, "signature", phrase)


def _proceeding(scene: Scene, i: int) -> list[Party]:
    """ "A et B ont procédé à la signature", "A et B ont annoncé la conclusion": those who do; of announcements only several together."""
    folds, start = scene.atoms.folds, scene.atoms.sent_of(i)[0]
    verb = next((k for k in range(i - 1, max(start - 1, i - PROCEEDING_REACH), -1) if folds[k] in fr.PROCEEDING | fr.ANNOUNCING), None)
    if verb is None:
        return []
    actors = find_actors(scene, verb)
    return actors if folds[verb] in fr.PROCEEDING or sum(len(actors_of(p)) for p in actors) > 1 else []


def _mark(scene: Scene, i: int) -> Signing | None:
    """ "le texte porte la signature de A et celle de B", "A et B ont apposé leur signature au bas du document"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    verb = next((k for k in range(i - 1, max(start - 1, i - 7), -1) if folds[k] in fr.BEARING | fr.PUTTING), None)
    if verb is None:
        return None
    if folds[verb] in fr.PUTTING:
        phrase = next(iter(scene.described.inside(i, end, EntityType.AGREEMENT)), None)
        parties = find_actors(scene, verb)
    else:
        phrase = next((p for p in reversed(scene.described.inside(start, verb, EntityType.AGREEMENT))), None)
        parties = governed_by(scene, i, words.OF)
    thing = scene.described.of[phrase] if phrase is not None else scene.described.before(i, EntityType.AGREEMENT)
    return Signing(thing, i, parties, "signature-mark", phrase) if thing is not None and parties else None
