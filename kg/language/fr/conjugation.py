"""Forms of French verbs in folded spelling, for closed lists of verbs: which words of a text may be a form of "rencontrer"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.language.fr.verbs import forms_of

_FIRST: Final = "er e es ent ez ons ee ees era erai eront erait eraient erent".split()
_OPEN: Final = "a ait ais aient ant ons".split()
_SECOND: Final = "ir is it issent issait issaient ira irai iront irait iraient irent issant i ie ies".split()


def first_group(stems: str) -> frozenset[str]:
    """All forms of verbs in "-er" by their infinitives: "rencontrer" gives "rencontre", "rencontrera", "rencontrant", …"""
    return frozenset(form for infinitive in stems.split() for form in _first(infinitive.removesuffix("er")))


def second_group(infinitives: str) -> frozenset[str]:
    """All forms of verbs in "-ir" like "finir": "reunir" gives "reunit", "reunissait", "reunis", …"""
    return frozenset(f"{infinitive.removesuffix('ir')}{ending}" for infinitive in infinitives.split() for ending in _SECOND)


def words(text: str) -> frozenset[str]:
    """The words of a list, each a form that has to be given by itself."""
    return frozenset(text.split())


def verbs(infinitives: str) -> frozenset[str]:
    """All forms of the verbs in a list of infinitives: "mener conduire" gives "mene", "menera", "conduit", "conduisent", …"""
    return frozenset(form for infinitive in infinitives.split() for form in forms_of(infinitive))


def participles(forms: Iterable[str]) -> frozenset[str]:
    """Masculine participles with their feminine and plural: "vu" gives "vu", "vue", "vus", "vues"."""
    return frozenset(form + ending for form in forms for ending in ("", "e", "s", "es") if not (form.endswith("s") and ending == "s"))


def _first(stem: str) -> Iterable[str]:
    yield from (stem + ending for ending in _FIRST)
    soft = f"{stem}e" if stem.endswith("g") else f"{stem[:-1]}c" if stem.endswith("c") else stem
    yield from (soft + ending for ending in _OPEN)
    yield f"{stem}es"
