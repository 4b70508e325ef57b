"""Agreements and events of one article: the phrases that mean the same ("un accord de paix", "cet accord", "le texte") put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.mentions import Mention
from kg.extract.noun_phrases import ORDINAL, Phrase, find_phrases
from kg.language.fr import agreements as fr
from kg.text import plain
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.claims import Scene

RECENT: Final = 6
LONG_NAME: Final = 2


@dataclass(slots=True, eq=False)
class Described:
    """An agreement or event of the article, with all phrases that mean it.

    `noun` stands for the pronoun of one out of several; `bound` are the States and bodies that it binds, `year` that of its signature.
    """

    type: EntityType
    kind: str
    phrases: list[Phrase] = field(default_factory=list)
    noun: str = ""
    bound: tuple[Mention | str, ...] = ()
    year: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words of all its phrases."""
        return frozenset[str]().union(*(phrase.words for phrase in self.phrases))

    def label(self, atoms: Atoms) -> str:
        """The fullest phrase, as it is written."""
        named = [phrase for phrase in self.phrases if not phrase.anaphor] or self.phrases
        best = max(named, key=lambda phrase: (len(phrase.words), not _loud(atoms, phrase)))
        if best.complement >= 0:
            return plain(f"{self.noun} {atoms.slice(best.complement, best.end)}")
        return plain(atoms.slice(best.start, best.end))

    def aliases(self, atoms: Atoms) -> list[str]:
        """All forms seen, the short ones without parties and subject as well."""
        spans = dict.fromkeys((p.start, end) for p in self.phrases if not p.anaphor for end in (p.end, p.core))
        return list(dict.fromkeys(plain(atoms.slice(start, end)) for start, end in spans))


def is_proper(label: str) -> bool:
    """Whether a label names one thing in the world rather than in its article: "accord de Rabat", "résolution 2797", not "7e session"."""
    named = [word for word in label.split() if not ORDINAL.fullmatch(word)]
    if any(word[0].isupper() or word[0].isdigit() for word in named[1:]):
        return True
    return bool(named) and named[0][0].isupper() and (len(named) > LONG_NAME or named[0][-1].isdigit())


def _loud(atoms: Atoms, phrase: Phrase) -> bool:
    return atoms.sents[phrase.start] in atoms.loud


class Descriptions:
    """The agreements and events of one article."""

    def __init__(self, scene: Scene) -> None:
        self.atoms = scene.atoms
        self.title_end = self.atoms.folds.index(NEWLINE) if NEWLINE in self.atoms.folds else 0
        self.phrases = find_phrases(scene)
        self.groups: list[Described] = []
        self.of: dict[Phrase, Described] = {}
        for phrase in self.phrases:
            self._settle(phrase)

    def inside(self, start: int, end: int, kind: EntityType | None = None) -> list[Phrase]:
        """The phrases that begin between two atoms, in text order."""
        return [p for p in self.phrases if start <= p.start < end and kind in {None, p.type} and p in self.of]

    def at(self, i: int) -> Described | None:
        """What the phrase around atom `i` means."""
        return next((self.of[p] for p in self.phrases if p.start <= i < p.end and p in self.of), None)

    def before(self, i: int, kind: EntityType, sentences: int = 2) -> Described | None:
        """What was spoken of last before atom `i`, at most so many sentences back."""
        last = next((p for p in reversed(self.phrases) if p.end <= i and p.type is kind and p in self.of), None)
        return self.of[last] if last is not None and self.atoms.sents[i] - self.atoms.sents[last.start] <= sentences else None

    def _settle(self, phrase: Phrase) -> None:
        """Find what the phrase refers back to, else begin a new one; what refers back to nothing is nothing."""
        if phrase.complement >= 0:
            self._one_of_several(phrase)
            return
        known = self._antecedent(phrase)
        if known is None and phrase.anaphor:
            return
        if known is None:
            known = Described(phrase.type, phrase.kind)
            self.groups.append(known)
        known.phrases.append(phrase)
        self.of[phrase] = known

    def _one_of_several(self, phrase: Phrase) -> None:
        """ "Trois mémorandums ont été signés. Celui relatif à la pêche …": a new one of the kind spoken of in the plural."""
        several = next(
            (p for p in reversed(self.phrases) if p.start < phrase.start and p.plural and p in self.of and p.type is phrase.type), None
        )
        if several is None or self.atoms.sents[phrase.start] - self.atoms.sents[several.start] > RECENT:
            return
        noun = self.atoms.words[several.head].lower()
        known = Described(phrase.type, self.of[several].kind, [phrase], noun[:-1] if noun.endswith("s") else noun)
        self.groups.append(known)
        self.of[phrase] = known

    def _antecedent(self, phrase: Phrase) -> Described | None:
        same_type = [g for g in reversed(self._by_recency()) if g.type is phrase.type]
        if phrase.anaphor:
            return next((g for g in same_type if self._distance(g, phrase) <= RECENT), None)
        alike = [g for g in same_type if _compatible(g, phrase)]
        bare = len(phrase.words) == 1
        if (headline := self._headline(same_type)) is not None and not phrase.plural and phrase.determiner in {"un", "une"}:
            return headline
        if bare and not phrase.definite:
            return next((g for g in alike if g.phrases[0].start < self.title_end), None)
        if bare:
            return next(iter(alike), None) or next(
                (g for g in same_type if self._distance(g, phrase) <= RECENT and not phrase.plural and phrase.type is EntityType.AGREEMENT),
                None,
            )
        return next((g for g in alike if phrase.words <= g.words or self._was_vaguer(g, phrase)), None)

    def _headline(self, groups: list[Described]) -> Described | None:
        """What the title alone has named so far with a vague noun: "A et B scellent un partenariat"."""
        (only,) = groups if len(groups) == 1 else (None,)
        vague = only is not None and only.type is EntityType.AGREEMENT and all(p.vague and p.start < self.title_end for p in only.phrases)
        return only if vague else None

    def _was_vaguer(self, group: Described, phrase: Phrase) -> bool:
        """Whether the article's title, or what the phrase points back to, said less of the same."""
        in_title = group.phrases[0].start < self.title_end
        return group.words < phrase.words and (in_title or phrase.determiner in fr.DEMONSTRATIVE)

    def _by_recency(self) -> list[Described]:
        return sorted(self.groups, key=lambda group: group.phrases[-1].start)

    def _distance(self, group: Described, phrase: Phrase) -> int:
        return self.atoms.sents[phrase.start] - self.atoms.sents[group.phrases[-1].start]


def _compatible(group: Described, phrase: Phrase) -> bool:
    """Whether a phrase of the same noun and number may mean this."""
    return any(p.noun == phrase.noun and p.plural == phrase.plural for p in group.phrases) and not (
        _numbers(group.words) and _numbers(phrase.words) and _numbers(group.words) != _numbers(phrase.words)
    )


def _numbers(found: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in found if word[0].isdigit() or word in fr.ORDINALS)
