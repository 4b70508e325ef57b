"""Which language an article is in: what its text says, and else what is declared of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from kg.sources.draft import OtherLanguageError
from kg.text import fold

_SAMPLE: Final = 2_000  # code points; more does not change the guess
_SHORTEST: Final = 60  # code points, below which a guess says little
_LONGEST_CODE: Final = 35  # characters of a language tag worth showing (BCP 47, 4.4.1)
_MARGIN: Final = 0.3  # log-likelihood a code point: French full of foreign names stays below 0.15, English and Dutch are above 0.7
_NAMES: Final = {"fra": "fr", "fre": "fr", "francais": "fr", "french": "fr", "eng": "en", "english": "en", "anglais": "en"}


def settle_language(text: str, *, declared: str | None, languages: Collection[str]) -> str:
    """The code (ISO 639-1) of the language of `text`, which is one of `languages`.

    A text that is long enough speaks for itself, because pages are often declared wrongly; a short one is what it is `declared` to be,
    or else the first of `languages`. Raises `RefusedError` where that language isn't read.
    """
    guess = guess_language(text, languages=languages)
    code = guess or (normalize_code(declared) if declared else next(iter(languages)))
    if code not in languages:
        how = "reads as" if guess else "is declared to be in"
        raise OtherLanguageError(f"language: the text {how} {code[:_LONGEST_CODE]!r}; only {', '.join(languages)} is read")
    return code


def normalize_code(declared: str) -> str:
    """The primary subtag of a language tag or name: `normalize_code("fr-MA") == "fr"` (BCP 47)."""
    code = fold(declared).replace("_", "-").partition("-")[0]
    return _NAMES.get(code, code)


def guess_language(text: str, *, languages: Collection[str]) -> str | None:
    """The language that `text` is surely in, or None where it is too short or stands between one of `languages` and another."""
    from py3langid import rank  # loads a model

    sample = " ".join(text[:_SAMPLE].split())
    if len(sample) < _SHORTEST:
        return None
    scores = dict(rank(sample))
    best = max(scores, key=lambda code: float(scores[code]))
    if best in languages:
        return str(best)
    lead = scores[best] - max(scores[code] for code in languages if code in scores)
    return str(best) if lead / len(sample) > _MARGIN else None
