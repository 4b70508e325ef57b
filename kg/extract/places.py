"""Where something happens: "à Rabat", "au palais de Koulouba", "dans la capitale indienne", else the place of the dateline."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from kg.extract.mentions import Mention
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

WHERE_REACH: Final = 16

if TYPE_CHECKING:
    from kg.extract.claims import Scene


def find_places(scene: Scene, start: int, end: int) -> list[Mention]:
    """Places and countries after a locative preposition between two atoms, in text order."""
    first = bisect_left(scene.mentions, start, key=attrgetter("start"))
    within = takewhile(lambda m: m.start < end, islice(scene.mentions, first, None))
    return [m for m in within if is_location(scene, m)]


def is_location(scene: Scene, mention: Mention) -> bool:
    """Whether a mention says where: a place or country after "à", "au", "en", "dans"."""
    if mention.adjective or mention.people or mention.type not in {EntityType.PLACE, EntityType.COUNTRY}:
        return False
    return preposition(scene, mention.start) in fr.LOCATIVE


def place_before_where(scene: Scene, i: int) -> Mention | None:
    """The place before "où", in whose clause atom `i` stands: "A Dakhla, où elle s'est rendue", "Londres, où il achevait une visite"."""
    start = scene.atoms.sent_of(i)[0]
    where = next((k for k in range(i - 1, max(start, i - WHERE_REACH), -1) if scene.atoms.words[k].casefold() == "où"), None)
    if where is None:
        return None
    kinds = {EntityType.PLACE, EntityType.COUNTRY}
    near = (m for m in scene.mentions if start <= m.start and where - 2 <= m.end <= where and m.type in kinds)
    return next((m for m in near if not m.adjective and not m.people), None)


def preposition(scene: Scene, i: int) -> str:
    """The preposition before atom `i`, articles and "la capitale" skipped; "" where there is none."""
    folds = scene.atoms.folds
    for k in range(i - 1, max(i - 5, -1), -1):
        if folds[k] in fr.LOCATIVE or folds[k] in {"de", "d", "du", "des"}:
            return folds[k]
        if folds[k] not in fr.PLACE_FILLERS:
            return ""
    return ""
