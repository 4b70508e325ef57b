"""Noun phrases for agreements and events, and how far they go: "une déclaration conjointe sur la pêche", "le 7e Sommet du Forum".

A phrase begins at a noun of `ontologies/agreements.ttl` or `events.ttl` and goes on through adjectives, complements and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kg.extract.lexicon import KindForm, lexicon
from kg.extract.mentions import Mention
from kg.language.fr import agreements as fr
from kg.language.fr import words
from kg.language.fr.events import RACES
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.claims import Scene

ORDINAL: Final = re.compile(r"(?:\d+|[IVX][IVXLC]*)(?:ers?|ères?|e|è?mes?|ème|nde?|ième)")
LONGEST: Final = 24
HELD_REACH: Final = 4
MANY_A_DAY: Final = frozenset({"event-kind/session", "event-kind/exercise"})
NARROWING: Final = fr.FIELD_LEADS | fr.BINDING | {"entre", "portant", "dans", "en", "consacre", "consacree"}
STOP_WORDS: Final = words.OF | words.AT | words.ARTICLES | {"et", "en", "pour", "sur", "'", "-", "(", ")", "un", "une"}
_OTHERS: Final = RACES | fr.AGREEMENT_ANAPHORS | fr.EVENT_ANAPHORS | fr.PRONOUN_HEADS
"""The words that a phrase may begin at beside nouns for agreements and events."""


@dataclass(slots=True, eq=False)
class Phrase:
    """One noun phrase for an agreement or event.

    Atoms `start` to `end` name it, those up to `core` without its subject and parties; the noun stands at `head`. `determiner` is the word
    before; `vague` phrases mean one only if somebody signs or takes part. A pronoun ("celui relatif à la pêche", "le premier, qui …")
    has no noun of its own, but a `complement`, the atom where it begins.
    """

    start: int
    head: int
    noun: str
    core: int
    end: int
    type: EntityType
    kind: str
    determiner: str
    plural: bool
    vague: bool
    anaphor: bool = False
    words: frozenset[str] = frozenset()
    complement: int = -1

    @property
    def definite(self) -> bool:
        """Whether the phrase may refer back."""
        return self.determiner in fr.DEFINITE


def find_phrases(scene: Scene) -> list[Phrase]:
    """All phrases for agreements and events, in text order, without overlaps of their nouns."""
    return list(_Finder(scene).find())


class _Finder:
    def __init__(self, scene: Scene) -> None:
        self.atoms, self.scene = scene.atoms, scene
        self.starting = {m.start: m for m in scene.mentions if not m.adjective}
        self.covering = {i: m for m in scene.mentions for i in range(m.start, m.end)}
        self.heads = lexicon().kinds

    def find(self) -> Iterator[Phrase]:
        i = 0
        while i < len(self.atoms):
            word = self.atoms.folds[i]
            if not (word in self.heads or word in _OTHERS or word[-1].isdigit()):
                i += 1
                continue
            phrase = self._at(i) or self._pronoun(i)
            if phrase is not None:
                yield phrase
                i = max(phrase.head + 1, phrase.core)
            else:
                i = self._past_false(i)

    def _past_false(self, i: int) -> int:
        hit = self.heads.longest(self.atoms.folds, i)
        return hit[0] if hit is not None and not hit[1].kind else i + 1

    def _at(self, i: int) -> Phrase | None:
        hit = self._head(i)
        if hit is None or i in self.scene.in_titles:
            return self._anaphor(i)
        end, form = hit
        mention = self.covering.get(i)
        if mention is not None and mention.start < i and not mention.adjective:
            return self._named(mention, i, end, form)
        determiner, start = self._before(i)
        if mention is not None and form.vague and mention.end > end and not mention.adjective and not self._is_held(start, i):
            return None
        if not (determiner or self._is_noun(i) or self.atoms.capital(i)):
            return None
        core, stop = self._extent(end)
        capital = self.atoms.capital(i) and i > self.atoms.sent_of(i)[0]
        vague = form.vague and not capital and not self._narrowed(form, start, i, end, core, stop)
        bare = determiner == "" and start == i and stop == end and not capital
        if bare and form.type is EntityType.EVENT and not (end - i > 1 and self.atoms.folds[i - 1] == "en"):
            return None
        if form.singular == "edition" and (held := next((h for k in range(end, core) if (h := self._head(k))), None)) is not None:
            form = replace(form, kind=held[1].kind)
        return self._phrase(start, i, end, core, stop, form, determiner, vague=vague)

    def _is_held(self, start: int, i: int) -> bool:
        """Whether a body's name stands for its meeting: "la 151e Assemblée de l'Union", "devant l'Assemblée générale de l'ONU"."""
        return start < i or bool({"devant", "lors"} & set(self.atoms.folds[max(0, i - HELD_REACH) : i]))

    def _narrowed(self, form: KindForm, start: int, i: int, end: int, core: int, stop: int) -> bool:
        """Whether a vague noun says which: by any complement; meetings only by an ordinal or a proper name."""
        if form.kind in MANY_A_DAY:
            return start < i or any(self.atoms.capital(k) or self.atoms.folds[k][0].isdigit() for k in range(end, core))
        return stop > end or start < i

    def _phrase(self, start: int, i: int, head_end: int, core: int, end: int, form: KindForm, determiner: str, *, vague: bool) -> Phrase:
        noun = " ".join(self.atoms.folds[i:head_end])
        binding = next((k for k in range(head_end, end) if self.atoms.folds[k] in fr.BINDING), end)
        found = frozenset(_singular(w) for w in self.atoms.folds[start:binding] if w not in STOP_WORDS and w[0].isalnum())
        return Phrase(start, i, form.singular or noun, core, end, form.type, form.kind, determiner, form.plural, vague, words=found)

    def _head(self, i: int) -> tuple[int, KindForm] | None:
        """The noun for an agreement or event at atom `i`; "COP29" is "COP" with a number, "10 km de Dakar" a race."""
        if (
            self.atoms.folds[i] in RACES
            and self.atoms.folds[i - 1].isdigit()
            and self.atoms.folds[i + 1 : i + 2] in (["de"], ["d"], ["du"])
        ):
            return i + 1, KindForm("event-kind/tournament", EntityType.EVENT, "km", vague=True)
        hit = self.heads.longest(self.atoms.folds, i)
        if hit is None and self.atoms.words[i][-1].isdigit() and self.atoms.words[i][0].isalpha():
            letters = self.atoms.words[i].rstrip("0123456789")
            hit = self.heads.longest([letters.casefold()], 0) if letters.isupper() else None
            hit = (i + 1, hit[1]) if hit is not None and hit[1].exact else None
        if hit is None or not hit[1].kind or (hit[1].exact and not self.atoms.capital(i)):
            return None
        return hit

    def _is_noun(self, i: int) -> bool:
        return self.atoms.pos(i) in {"NOUN", "PROPN"}

    def _named(self, mention: Mention, i: int, end: int, form: KindForm) -> Phrase | None:
        """ "Africa Investment Forum": the noun ends a name."""
        if end != mention.end or not self.atoms.capital(i) or mention.type is EntityType.PERSON or form.type is not EntityType.EVENT:
            return None
        determiner, start = self._before(mention.start)
        return self._phrase(start, i, end, end, end, form, determiner, vague=False)

    def _before(self, i: int) -> tuple[str, int]:
        """The determiner before atom `i`, and where an ordinal begins that belongs to the name."""
        start, k = i, i - 1
        while k >= 0 and (self._is_ordinal(k) or self.atoms.folds[k] in fr.BEFORE_HEAD or self._is_distance(k)):
            if self._is_ordinal(k) or self.atoms.folds[k] in fr.IN_TURN or self._is_distance(k):
                start = k
            k -= 1
        if k >= 0 and self.atoms.folds[k] == "'":
            k -= 1
        word = self.atoms.folds[k] if k >= 0 else ""
        return (word if word in fr.DEFINITE | fr.INDEFINITE or word.isdigit() else ""), start

    def _is_ordinal(self, i: int) -> bool:
        return self.atoms.folds[i] in fr.ORDINALS or ORDINAL.fullmatch(self.atoms.words[i]) is not None

    def _is_distance(self, i: int) -> bool:
        return self.atoms.folds[i].isdigit() and self.atoms.folds[i + 1] in RACES

    def _anaphor(self, i: int) -> Phrase | None:
        """ "le texte", "cet événement": what may refer back to an agreement or event."""
        word = self.atoms.folds[i]
        kind = EntityType.AGREEMENT if word in fr.AGREEMENT_ANAPHORS else EntityType.EVENT if word in fr.EVENT_ANAPHORS else None
        if kind is None or i in self.covering:
            return None
        determiner, _ = self._before(i)
        if determiner not in fr.DEFINITE or (i + 1 < len(self.atoms) and self.atoms.folds[i + 1] in words.OF):
            return None
        return Phrase(i, i, word, i + 1, i + 1, kind, "", determiner, False, True, anaphor=True, words=frozenset({word}))

    def _pronoun(self, i: int) -> Phrase | None:
        """ "celui qui institue une commission", "le premier, relatif à la pêche": one of several agreements."""
        folds = self.atoms.folds
        word, behind = folds[i], folds[i + 1 : i + 3]
        if word not in fr.PRONOUN_HEADS or i in self.covering or not behind:
            return None
        counted = word not in {"celui", "celle"}
        if counted and (not i or folds[i - 1] not in {"le", "la", "un", "une", "'"} or (word in {"un", "une"} and folds[i - 1] != "'")):
            return None
        at = i + 2 if behind[0] == "," and counted else i + 1
        if at >= len(folds) or folds[at] not in fr.PRONOUN_COMPLEMENTS:
            return None
        end = self._clause(at) if folds[at] == "qui" else self._extent(at)[1]
        if end <= at + 1:
            return None
        found = frozenset(_singular(w) for w in folds[at:end] if w not in STOP_WORDS and w[0].isalnum())
        return Phrase(i, i, "", end, end, EntityType.AGREEMENT, "", "", False, False, words=found, complement=at)

    def _clause(self, at: int) -> int:
        """The end of a relative clause: a comma, a stop, or the passive that takes up the sentence ("a été signé")."""
        folds, end = self.atoms.folds, min(self.atoms.sent_of(at)[1], at + LONGEST)
        stops = (k for k in range(at + 1, end) if folds[k] in {",", ";", "."} or (folds[k] == "a" and folds[k + 1 : k + 2] == ["ete"]))
        return next(stops, end)

    # --- how far the phrase goes

    def _extent(self, head_end: int) -> tuple[int, int]:
        """Where the noun with adjectives and "de" ends, and where the whole phrase does."""
        limit = min(self.atoms.sent_of(head_end - 1)[1], head_end + LONGEST)
        i, core, simple = head_end, head_end, True
        while i < limit:
            step = self._complement(i, limit)
            if step <= i:
                break
            simple = simple and self.atoms.folds[i] not in NARROWING
            i = step
            core = i if simple else core
        return core, i

    def _complement(self, i: int, limit: int) -> int:
        """The end of the complement that begins at atom `i`, or `i` where none does."""
        folds, atoms = self.atoms.folds, self.atoms
        word = folds[i]
        for phrase in fr.FIELD_PHRASES:
            if tuple(folds[i : i + len(phrase)]) == phrase:
                return self._noun_phrase(i + len(phrase), limit) if phrase[-1] not in {"niveau", "terme"} else i + len(phrase)
        if word in fr.TITLED or atoms.words[i] in fr.OPENING_QUOTES:
            return self._quoted(i + (word in fr.TITLED), i)
        if word in words.OF:
            after = i + 2 if folds[i + 1 : i + 2] == ["'"] else i + 1
            end = self._noun_phrase(after, limit)
            return end if end > after else i
        if word in fr.FIELD_LEADS:
            after = i + 2 if folds[i + 1 : i + 2] and folds[i + 1] in words.AT else i + 1
            end = self._noun_phrase(after, limit)
            return end if end > after else i
        if word == "entre" or word in fr.BINDING:
            end = self._noun_phrase(i + 1, limit)
            return end if end > i + 1 else i
        if word in lexicon().combining and folds[i + 1 : i + 2] == ["-"]:
            return self._chunk(i + 2, limit)
        if word == "-" and atoms.glued(i) and i + 1 < limit and atoms.glued(i + 1):
            return self._chunk(i + 1, limit)
        if word == "(" and folds[i + 2 : i + 3] == [")"] and atoms.words[i + 1][:2].isupper():
            return i + 3
        if word in fr.TIME_WORDS | fr.OPENING_ADJECTIVES:
            return i
        if atoms.pos(i) in {"ADJ", "NUM", "PROPN"} or word[0].isdigit() or i in self.starting:
            return self._chunk(i, limit)
        return i

    def _chunk(self, i: int, limit: int) -> int:
        """One word, or the name that begins here; persons and verbs stop."""
        mention = self.starting.get(i)
        if mention is not None:
            named_after = mention.end - i == 1 and self.atoms.folds[i - 2 : i] == ["d", "'"]
            return i if mention.type is EntityType.PERSON and not named_after else min(mention.end, limit)
        if not self.atoms.is_word(i) or self.atoms.folds[i] in words.NP_STOPS - {"et"} or self.atoms.folds[i] in fr.TIME_WORDS:
            return i
        if self.atoms.pos(i) in {"ADJ", "NOUN", "PROPN", "NUM", "X"} or self.atoms.folds[i][0].isdigit():
            return i + 1
        return i

    def _noun_phrase(self, i: int, limit: int) -> int:
        """The end of the noun phrase that begins at atom `i`, its article included; what is joined by "et" belongs to it."""
        folds = self.atoms.folds
        start = i
        while i < limit and (folds[i] in words.ARTICLES | {"'", "un", "une", "ses", "leurs", "les", "des"}):
            i += 1
        first = i
        while i < limit:
            step = self._chunk(i, limit)
            if step > i:
                i = step
            elif i > first and folds[i] in {"-", "'"} and self.atoms.glued(i) and i + 1 < limit and self.atoms.glued(i + 1):
                i += 1
            elif i > first and folds[i] == "et" and not self._new_head(i + 1):
                after = i + 2 if folds[i + 1 : i + 2] and folds[i + 1] in words.OF | words.AT else i + 1
                end = self._noun_phrase(after, limit)
                if end <= after:
                    break
                i = end
            else:
                break
        return i if i > first else start

    def _new_head(self, i: int) -> bool:
        """Whether another agreement or event follows "et"."""
        while i < len(self.atoms) and self.atoms.folds[i] in words.ARTICLES | words.OF | words.AT | {"'", "un", "une"}:
            i += 1
        return i < len(self.atoms) and self._head(i) is not None

    def _quoted(self, i: int, start: int) -> int:
        """The end of a title between quotation marks, or `start` where there is none."""
        words_ = self.atoms.words
        if i + 1 >= len(words_) or words_[i] not in fr.OPENING_QUOTES or not self.atoms.capital(i + 1):
            return start
        closing = next((k for k in range(i + 1, min(i + LONGEST, len(words_))) if words_[k] in fr.CLOSING_QUOTES), None)
        return closing + 1 if closing is not None else start


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
