"""The annotated articles as the shipped pipeline reads them: each file once, however many tests look at it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from spacy.language import Language

from kg.evaluation.gold import GoldArticle, read_gold
from kg.evaluation.trial import read_with_chains
from kg.extract.chains import Chain
from kg.model import Reading

_READ: Final[dict[Path, list[tuple[Reading, list[Chain]]]]] = {}


def read_once(shipped: Language, paths: Iterable[Path]) -> list[tuple[Reading, list[Chain]]]:
    """The readings and chains of all articles of some annotated files, in their order."""
    for path in (paths := list(paths)):
        if path not in _READ:
            golds: list[GoldArticle] = list(read_gold([path]))
            _READ[path] = list(read_with_chains(shipped, [gold.article for gold in golds]))
    return [pair for path in paths for pair in _READ[path]]
