"""Languages: a folder each, with its model, closed word classes and segmentation. The folder is the registration."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

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

    source = _source(name, model)
    try:
        nlp = spacy.load(source)
    except OSError as error:
        raise _missing(source, error) from error
    _check(nlp.pipe_names, source)
    if extract:
        from kg.extract import add_components

        add_components(nlp)
    return nlp


def describe_language(name: str = "fr", *, model: str | None = None) -> dict[str, Any]:
    """What the `meta.json` of a pipeline says of it (spaCy's `nlp.meta`), without loading it. Raises LanguageError as `load_language`."""
    source = _source(name, model)
    try:
        meta: dict[str, Any] = json.loads((_folder(source) / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, ImportError) as error:
        raise _missing(source, error) from error
    _check(meta.get("pipeline", ()), source)
    return meta


def _source(name: str, model: str | None) -> str:
    if name not in languages():
        raise LanguageError(f"language {name!r} is not supported; there are: {', '.join(languages())}")
    return model or str(_HERE / name / "model")


def _folder(source: str) -> Path:
    """Where a pipeline lies that is a folder or an installed package."""
    spec = None if Path(source).is_dir() else find_spec(source)
    return Path(spec.origin).parent if spec is not None and spec.origin else Path(source)


def _missing(source: str, error: Exception) -> LanguageError:
    return LanguageError(f"no spaCy pipeline {source!r}: install it, or leave --model out to use the one shipped ({error})")


def _check(found: Iterable[str], source: str) -> None:
    """Raise unless the pipeline has what extraction reads: entities, and parts of speech with morphology."""
    components = set(found)
    tags = {"morphologizer", "tagger"} & components
    missing = [what for component, what in NEEDED.items() if component not in components and not (component == "morphologizer" and tags)]
    if missing:
        raise LanguageError(f"pipeline {source!r} gives no {' and no '.join(missing)}; it has: {', '.join(found) or 'nothing'}")
