"""When something that is told took place: the expressions of time that go with a word, else those of the news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.language.fr import agreements as fr

if TYPE_CHECKING:
    from kg.extract.claims import Scene
    from kg.extract.dates import DateMention

BACK: Final = 12
OPENING: Final = 4
DATELINE: Final = 6
AUXILIARY_REACH: Final = 5


def find_day(scene: Scene, i: int, *, told: bool) -> str | None:
    """The date of what the word at atom `i` tells; of news that is `told` without a date, the day that the article's opening
    names first, else the day named last before.

    "Signé lundi …" is on that Monday. "Depuis 2015" and dates that belong to another verb don't count.
    """
    start, end = scene.atoms.sent_of(i)
    near = [d for d in scene.dates if start <= d.start < end and _belongs(scene, d, i)]
    if near:
        return min(near, key=lambda d: abs(d.start - i)).value
    if not told:
        return None
    days = [d for d in scene.dates if d.is_day and d.start < start and not _only_bounds(scene, d)]
    news = [d for d in days if scene.atoms.sents[d.start] <= OPENING and not _in_dateline(scene, d)]
    near = [d for d in days if scene.atoms.sents[i] - scene.atoms.sents[d.start] <= BACK]
    return news[0].value if news else near[-1].value if near else None


def is_earlier(scene: Scene, i: int) -> bool:
    """Whether the verb at atom `i` is a pluperfect: what "avait signé" tells is older than the news, not "étaient dans la salle"."""
    start = max(scene.atoms.sent_of(i)[0], i - AUXILIARY_REACH)
    had = [k for k in range(start, i) if scene.atoms.folds[k] in {"avait", "avaient", "etait", "etaient"}]
    return bool(had) and any("VerbForm=Part" in str(scene.atoms.tokens[k].morph) for k in range(had[0] + 1, i + 1))


def _in_dateline(scene: Scene, date: DateMention) -> bool:
    """ "Rabat, 14 avril 2025 (MAP) – …": when the article was sent."""
    start = scene.atoms.sent_of(date.start)[0]
    return date.start - start <= DATELINE and bool({"-", "–", "—", "("} & set(scene.atoms.words[date.end : date.end + 2]))


def _only_bounds(scene: Scene, date: DateMention) -> bool:
    """ "depuis 2015", "avant lundi"."""
    return bool(fr.NOT_ON & set(scene.atoms.folds[max(0, date.start - 2) : date.start + 1]))


def _belongs(scene: Scene, date: DateMention, i: int) -> bool:
    folds = scene.atoms.folds
    if _only_bounds(scene, date):
        return False
    between = range(date.end, i) if date.end <= i else range(i + 1, date.start)
    clause = any(folds[k] in {"qui", "que", "qu", "dont", ";"} for k in between) and date.start > i
    return not clause and not any(scene.atoms.pos(k) == "VERB" and "VerbForm=Fin" in str(scene.atoms.tokens[k].morph) for k in between)
