"""Read POPCORN: names of persons, places and organizations in short factual texts."""

import json
from collections.abc import Iterator
from pathlib import Path

from training.spans import NameSpan
from training.words import words

FILES = ("ner_popcorn/train.json", "ner_popcorn/test.json")
LABELS = {
    "CIVILIAN": "PER",
    "TERRORIST_OR_CRIMINAL": "PER",
    "MILITARY": "PER",
    "PLACE": "LOC",
    "NON_GOVERNMENTAL_ORGANISATION": "ORG",
    "NON_MILITARY_GOVERNMENT_ORGANISATION": "ORG",
    "MILITARY_ORGANISATION": "ORG",
    "INTERGOVERNMENTAL_ORGANISATION": "ORG",
}
# Capitals that open a sentence or stand for no proper name.
_NOT_NAMES = frozenset(
    words(
        "Il Elle Ils Elles Lui Ce Cet Cette Ces Celui-ci Celle-ci Ceux-ci Un Une Le La Les Deux Trois Certains Son Sa Tout ONG État "
        "Etat Gouvernement Police Parlement Président Présidente Préfet Aujourd'hui Autrichiens Sénégalais Membres Je Nous On"
    )
)


def read_texts(data: Path) -> Iterator[tuple[str, list[NameSpan]]]:
    """Texts with their spans of proper names; pronouns and common nouns are left out."""
    for name in FILES:
        for entry in json.loads((data / name).read_text(encoding="utf-8")).values():
            spans = [
                NameSpan(mention["start"], mention["end"], LABELS[entity["type"]])
                for entity in entry["entities"]
                if entity["type"] in LABELS
                for mention in entity["mentions"]
                if is_name(mention["value"])
            ]
            yield entry["text"], spans


def is_name(value: str) -> bool:
    """Does the mention begin with a capital that is a name's own?"""
    first = value.replace("’", "'").split()[0] if value.split() else ""
    return first[:1].isupper() and first not in _NOT_NAMES
