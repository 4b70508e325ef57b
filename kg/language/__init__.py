"""Languages: a folder each, with its model, closed word classes and segmentation. The folder is the registration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language

_HERE: Final = Path(__file__).resolve().parent
NEEDED: Final = {"ner": "named entities", "parser": "dependency trees", "morphologizer": "parts of speech and morphology"}


def languages() -> tuple[str, ...]:
    """Codes of the languages that can be read."""
    return tuple(sorted(path.name for path in _HERE.iterdir() if (path / "__init__.py").is_file()))


def load_language(name: str = "fr", *, model: str | None = None, extract: bool = True) -> Language:
    """A spaCy pipeline that reads articles in language `name`.

    In: `model`, the name or path of another installed spaCy pipeline to use instead of the one that ships with this package; `extract`,
    whether to add the extraction components. Raises `LanguageError` where language or pipeline are missing or lack a component.
    """
    import spacy

    if name not in languages():
        raise LanguageError(f"language {name!r} is not supported; there are: {', '.join(languages())}")
    source = model or str(_HERE / name / "model")
    try:
        nlp = spacy.load(source)
    except OSError as error:
        raise LanguageError(f"no spaCy pipeline {source!r}: install it, or leave --model out to use the one shipped ({error})") from error
    _check(nlp, source)
    if extract:
        from kg.extract import add_components

        add_components(nlp)
    return nlp


def _check(nlp: Language, source: str) -> None:
    """Raise unless the pipeline has what extraction reads: entities, and parts of speech with morphology."""
    components = set(nlp.pipe_names)
    tags = {"morphologizer", "tagger"} & components
    missing = [what for component, what in NEEDED.items() if component not in components and not (component == "morphologizer" and tags)]
    if missing:
        raise LanguageError(f"pipeline {source!r} gives no {' and no '.join(missing)}; it has: {', '.join(nlp.pipe_names) or 'nothing'}")
