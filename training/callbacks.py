"""What the configurations of this folder call while a pipeline is set up."""

from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import registry

from training.tokenizer import build_tokenizer

Setup = Callable[[Language], Language]


@registry.callbacks("newskg.tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer_callback() -> Setup:
    """For `[initialize.before_init]`: give a new pipeline the tokenizer of the shipped one."""

    def set_tokenizer(nlp: Language) -> Language:
        nlp.tokenizer = build_tokenizer(nlp)
        return nlp

    return set_tokenizer


@registry.callbacks("newskg.start_from.v1")  # type: ignore[untyped-decorator]
def start_from_callback(path: str) -> Setup:
    """For `[initialize.after_init]`: start the recogniser's tok2vec from the trained tok2vec of the pipeline at `path`."""

    def copy_weights(nlp: Language) -> Language:
        trained = spacy.load(Path(path)).get_pipe("tok2vec").model  # type: ignore[attr-defined]
        layers = nlp.get_pipe("ner").model.get_ref("tok2vec").layers  # type: ignore[attr-defined]
        layers[0].from_bytes(trained.to_bytes())
        return nlp

    return copy_weights
