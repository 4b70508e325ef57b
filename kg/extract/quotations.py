"""Direct quotations and who said them: "« Nous avons posé une méthode », a dit le ministre"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.attribution import Attribution, Voice
from kg.extract.claims import Claim, Scene
from kg.extract.discourse import Discourse
from kg.extract.quoted import Quoted, find_quoted
from kg.language.fr import speech
from kg.language.fr import words as fr
from kg.model import Quotation, content_hash
from kg.text import fold
from kg.vocabulary import Factuality, Predicate

SHORTEST: Final = 5
TITLE_REACH: Final = 3
FINAL_MARKS: Final = ".,;:!?… "
EVIDENCE_GAP: Final = 30


def find_quotations(scene: Scene) -> Iterator[Claim]:
    """One claim for each quotation of five words or more, counted by white space, whose speaker is known; titles of texts left out."""
    discourse = Discourse(scene.atoms, find_quoted(scene.atoms))
    long = [quote for quote in discourse.quoted if len(quote.text(scene.atoms).split()) >= SHORTEST]
    if not long:
        return
    voices = Attribution(scene, discourse).voices()
    said: set[str] = set()
    for quote in reversed(long):
        voice, words = voices.get(quote), fold(quote.text(scene.atoms)).rstrip(FINAL_MARKS)
        if voice is None or _is_title(scene, quote) or any(words in longer for longer in said):
            continue
        said.add(words)
        yield from _claims(scene, discourse, quote, voice)


def _claims(scene: Scene, discourse: Discourse, quote: Quoted, voice: Voice) -> Iterator[Claim]:
    text = quote.text(scene.atoms)
    start, end = _evidence(discourse, quote, voice)
    reported = any(scene.atoms.folds[k] in speech.REPORTED for k in range(voice.start, voice.end) if discourse.around[k] is None)
    for value in voice.values:
        yield Claim(
            value, Predicate.SAID, Quotation(f"quotation/{content_hash(text)}", text), start, end, f"quotation-{voice.rule}",
            factuality=Factuality.CONDITIONAL if reported else Factuality.ASSERTED, confidence=voice.confidence,
        )  # fmt: skip


def _evidence(discourse: Discourse, quote: Quoted, voice: Voice) -> tuple[int, int]:
    """The quotation and its attribution where they stand together, else the quotation with its marks."""
    gap = max(quote.start - voice.end, voice.start - quote.end)
    if gap > EVIDENCE_GAP or discourse.number[voice.start] != discourse.number[quote.start]:
        return quote.start, quote.end
    return min(quote.start, voice.start), max(quote.end, voice.end)


def _is_title(scene: Scene, quote: Quoted) -> bool:
    """Whether the words name a text, an event or a programme, or are a crowd's: "intitulée « …", "l'exposition « …", "aux cris de « …"."""
    folds = scene.atoms.folds
    before = folds[max(scene.atoms.sent_of(quote.start)[0], quote.start - TITLE_REACH) : quote.start]
    if speech.CHANTS & set(before):
        return True
    while before and before[-1] in {":", "'", *fr.OF}:
        before.pop()
    return bool(before) and (before[-1] in speech.TITLING or (before[-1] in speech.WORKS and scene.atoms.capital(quote.first)))
