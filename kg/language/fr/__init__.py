"""French."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def prepare(nlp: Language) -> None:
    """Fit a French pipeline to news: sentence boundaries by rule before the parser, which respects them."""
    import kg.language.fr.sentences  # noqa: F401  registers the component

    if "kg_sentences" not in nlp.pipe_names:
        nlp.add_pipe("kg_sentences", before="parser" if "parser" in nlp.pipe_names else None)
