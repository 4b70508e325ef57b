"""What the configurations of this folder call while a pipeline is set up."""

from collections.abc import Callable

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
