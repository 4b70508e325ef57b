"""Identity across articles scored: which occurrences of annotated persons and bodies are one, against who they really are.

The key (`tests/gold/identity.tsv`) says for each annotated person and organization of all annotated articles who it is. Scored are pairs
of occurrences (precision and recall of "these two are one") and B-cubed, with the names as annotated or as read, and with names perturbed.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg.errors import GoldError
from kg.evaluation.coreference import b_cubed
from kg.evaluation.gold import GoldArticle, GoldEntity, gold_reading
from kg.evaluation.matching import normalise
from kg.model import Reading
from kg.resolve import Occurrence, Profile, find_profiles, recognise, resolve
from kg.text import slug
from kg.vocabulary import EntityType

SEED: Final = 20
RESOLVED: Final = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class IdentityScore:
    """Pairs put together rightly, wrongly, and missed; B-cubed over the occurrences."""

    right: int
    wrong: int
    missed: int
    b_cubed: float
    occurrences: int

    @property
    def precision(self) -> float:
        """Of the pairs put together, the share that are one."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one, the share that were put together."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def to_dict(self) -> dict[str, float]:
        """Precision `p` and recall `r` of pairs, `b_cubed` (F1), rounded to four places, and the counts behind them."""
        figures = {"p": self.precision, "r": self.recall, "b_cubed": self.b_cubed}
        counts = {"right": self.right, "wrong": self.wrong, "missed": self.missed, "occurrences": self.occurrences}
        return {**{name: round(value, 4) for name, value in figures.items()}, **counts}


def score_identity(key: Mapping[Occurrence, Hashable], response: Mapping[Occurrence, Hashable]) -> IdentityScore:
    """Compare; an occurrence that `response` lacks is not judged."""
    judged = {occurrence: who for occurrence, who in key.items() if occurrence in response}
    right = _pairs((who, response[occurrence]) for occurrence, who in judged.items())
    together = _pairs(response[occurrence] for occurrence in judged)
    same = _pairs(judged.values())
    f1 = b_cubed(judged, response).to_dict()["f1"]
    return IdentityScore(right, together - right, same - right, f1, len(judged))


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def read_key(path: str | Path) -> dict[tuple[str, str], str]:
    """Who each annotated entity is, by article and entity id; raises GoldError naming the line.

    The lines hold who it is, where it occurs ("dev-1-02#e1 dev-1-08#e3"), and the names that it has there, separated by tabs.
    """
    found: dict[tuple[str, str], str] = {}
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: can't be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            who, _, rest = line.partition("\t")
            places = [place.partition("#") for place in rest.partition("\t")[0].split()]
            if not places or not all(article and entity for article, _, entity in places):
                raise GoldError(f"{path}: line {number}: needs who it is, a tab, and occurrences such as dev-1-02#e1")
            found.update({(article, entity): who for article, _, entity in places})
    return found


def annotated(golds: Iterable[GoldArticle], key: Mapping[tuple[str, str], str]) -> tuple[list[Profile], dict[Occurrence, str]]:
    """The profiles that annotated names and facts give, and who they are."""
    profiles: list[Profile] = []
    truth: dict[Occurrence, str] = {}
    for gold in golds:
        found = [recognise(profile, by_id=False) for profile in find_profiles(gold_reading(gold))]
        profiles += found
        ids = {f"{entity.type.lower()}/{slug(entity.name)}": entity.id for entity in reversed(gold.entities)}
        truth.update({profile.occurrence: _who(key, gold, ids[profile.local]) for profile in found})
    return profiles, truth


def _who(key: Mapping[tuple[str, str], str], gold: GoldArticle, entity: str) -> str:
    try:
        return key[gold.article.id, entity]
    except KeyError:
        raise GoldError(f"{gold.article.id}: the key does not say who {entity} is") from None


def read(
    golds: Iterable[GoldArticle], readings: Iterable[Reading], key: Mapping[tuple[str, str], str]
) -> tuple[list[Profile], dict[Occurrence, str]]:
    """The profiles that the extractor's readings give, and who those are that annotations name too."""
    by_id = {reading.article.id: reading for reading in readings}
    profiles: list[Profile] = []
    truth: dict[Occurrence, str] = {}
    for gold in golds:
        found = find_profiles(by_id[gold.article.id])
        profiles += found
        for profile in found:
            entity = _align(profile, gold.entities)
            if entity is not None:
                truth[profile.occurrence] = _who(key, gold, entity.id)
    return profiles, truth


def _align(profile: Profile, entities: Sequence[GoldEntity]) -> GoldEntity | None:
    """The annotated entity of the same class that is named like it; None where there is none or more than one."""
    label, names = normalise(profile.names[0]), set(map(normalise, profile.names))
    same = [entity for entity in entities if entity.type is profile.type]
    for fits in (
        [entity for entity in same if normalise(entity.name) == label],
        [entity for entity in same if label in set(map(normalise, entity.mentions))],
        [entity for entity in same if names & set(map(normalise, entity.names))],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def perturb(profiles: Iterable[Profile], seed: int = SEED) -> list[Profile]:
    """The same persons and bodies under other spellings; the same for the same seed.

    Persons get an initial, capitals, surname first, another transliteration, or no accents; bodies capitals, no accents, another article.
    """
    chance = random.Random(seed)
    return [_perturbed(profile, chance) for profile in sorted(profiles, key=lambda profile: profile.occurrence)]


def _perturbed(profile: Profile, chance: random.Random) -> Profile:
    ways = _PERSON_WAYS if profile.type is EntityType.PERSON else _BODY_WAYS
    label = chance.choice(ways)(profile.names[0], chance)
    others = tuple(sorted(set(profile.names[1:]) - {label})) if profile.type is EntityType.ORGANIZATION else ()
    return recognise(replace(profile, names=(label, *others)), by_id=False)


def _no_accents(name: str, chance: random.Random) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


def _capitals(name: str, chance: random.Random) -> str:
    return _no_accents(name, chance).upper()


def _initial(name: str, chance: random.Random) -> str:
    first, _, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if rest and not rest.startswith(("de ", "VI")) else name


def _surname_first(name: str, chance: random.Random) -> str:
    *given, surname = name.split()
    return " ".join((surname.upper(), *given)) if given and len(surname) > 2 else name


_SWAPS: Final = (
    *(("ou", "u"), ("ch", "sh"), ("dj", "j"), ("oua", "wa"), ("Abdel", "Abdul"), ("Ould", "Wold"), ("ben ", "bin "), ("el-", "al-")),
    *(("El ", "Al "), ("kh", "k"), ("q", "k"), ("ss", "s"), ("ll", "l"), ("mm", "m"), ("y", "i"), ("ane", "an"), ("-", " "), ("ia", "ya")),
)


def _respelt(name: str, chance: random.Random) -> str:
    fitting = [(old, new) for old, new in _SWAPS if old in name]
    for old, new in chance.sample(fitting, min(len(fitting), 2)):
        name = name.replace(old, new, 1)
    return name


def _as_it_is(name: str, chance: random.Random) -> str:
    return name


def _article(name: str, chance: random.Random) -> str:
    return f"{'l’' if name[0].lower() in 'aeéêiouh' else 'le '}{name}"


_PERSON_WAYS: Final = (_as_it_is, _no_accents, _capitals, _initial, _surname_first, _respelt, _respelt)
_BODY_WAYS: Final = (_as_it_is, _no_accents, _capitals, _article)


@dataclass(frozen=True, slots=True)
class IdentityResults:
    """The scores of one set of profiles, with their names as they are and perturbed; the pairs that are wrong or missed, as lines."""

    plain: IdentityScore
    perturbed: IdentityScore
    errors: tuple[str, ...]

    def to_dict(self) -> dict[str, dict[str, float]]:
        """Both scores."""
        return {"names as they are": self.plain.to_dict(), "names perturbed": self.perturbed.to_dict()}


def examine_identity(profiles: Sequence[Profile], truth: Mapping[Occurrence, str], *, seed: int = SEED) -> IdentityResults:
    """Resolve profiles twice, as they are and perturbed, and score both."""
    answer = resolve(profiles).canonical
    perturbed = score_identity(truth, resolve(perturb(profiles, seed)).canonical)
    names = {profile.occurrence: profile.names[0] for profile in profiles}
    return IdentityResults(score_identity(truth, answer), perturbed, tuple(dict.fromkeys(_errors(truth, answer, names))))


def _errors(key: Mapping[Occurrence, str], response: Mapping[Occurrence, str], names: Mapping[Occurrence, str]) -> Iterator[str]:
    """The pairs that are wrong or missed, in the order of the occurrences."""
    judged = sorted(occurrence for occurrence in key if occurrence in response)
    for i, one in enumerate(judged):
        for other in judged[i + 1 :]:
            same = key[one] == key[other]
            if same != (response[one] == response[other]):
                yield f"{'missed' if same else 'wrong'}: {names[one]} ({one.article}) = {names[other]} ({other.article})"


def examine_golds(
    golds: Sequence[GoldArticle], readings: Iterable[Reading], key: Mapping[tuple[str, str], str]
) -> dict[str, IdentityResults]:
    """The results with names and facts as annotated, and as read."""
    found = {"annotated": annotated(golds, key), "read": read(golds, readings, key)}
    return {names: examine_identity(*profiles_and_truth) for names, profiles_and_truth in found.items()}
