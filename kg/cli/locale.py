"""In which language to speak to people."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

FRENCH: Final = "fr"
ENGLISH: Final = "en"
_PLAIN: Final = frozenset({"C", "POSIX"})


def spoken_language(environment: Mapping[str, str] = os.environ) -> str:
    """Either "fr", where the environment asks for French before English, or "en".

    The first of LC_ALL, LC_MESSAGES and LANG that is set and not empty names the locale (POSIX.1-2024, XBD 8.2). LANGUAGE, a list, goes
    before it unless the locale is C or POSIX, as in GNU gettext (manual, 2.3.3).
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if _name(locale) in _PLAIN:
        return ENGLISH
    wanted = [*filter(None, environment.get("LANGUAGE", "").split(":")), locale]
    languages = (_name(name).partition("_")[0].lower() for name in wanted)
    return next((language for language in languages if language in {FRENCH, ENGLISH}), ENGLISH)


def localize(text: str, *, theme: str = "messages") -> str:
    """A text for people in their language; `theme` is the part of the catalogue that it is in, see `kg.cli.french.catalogue`."""
    if spoken_language() == ENGLISH:
        return text
    from kg.cli.french import translate

    return translate(text, theme=theme)


def _name(locale: str) -> str:
    """A locale's name without encoding and modifier: "fr_FR" of "fr_FR.UTF-8@euro"."""
    return locale.partition(".")[0].partition("@")[0]
