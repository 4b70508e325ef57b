"""Annotated sentences, the value that every corpus reader yields and every augmentation takes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

MISSING_ENT = ""  # spaCy's own mark for "not annotated"


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a treebank or of an entity corpus.

    `head` is the index of the governor in its sentence (a root points at itself); -1 says that there is no syntax.
    `ent` is an IOB tag ("O", "B-PER", "I-PER") or "" where entities are not annotated. `space` is what follows.
    """

    form: str
    lemma: str = ""
    pos: str = ""
    morph: str = ""
    head: int = -1
    dep: str = ""
    ent: str = MISSING_ENT
    space: str = " "

    def with_form(self, form: str) -> "Token":
        """The token written otherwise; the lemma of names and marks is the form itself."""
        return replace(self, form=form, lemma=form if self.pos in ("PROPN", "PUNCT") else self.lemma)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens in order, with the identifier that the corpus gives."""

    id: str
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The sentence as it was written, without what follows the last token."""
        return "".join(token.form + token.space for token in self.tokens).rstrip()

    def with_forms(self, forms: list[str]) -> "Sentence":
        """The same sentence with other forms, one a token."""
        return Sentence(self.id, tuple(t.with_form(form) for t, form in zip(self.tokens, forms, strict=True)))


def _with_whitespace(sentences: list[Sentence]) -> Iterator[tuple[Token, bool, bool]]:
    """Token, is it followed by a plain space, does it open a sentence; other white space becomes a token of its own."""
    offset = 0
    for sentence in sentences:
        shifts, count = [], 0
        for token in sentence.tokens:
            shifts.append(count)
            count += bool(token.space.strip(" "))
        for i, token in enumerate(sentence.tokens):
            head = offset + token.head + shifts[token.head] if token.head >= 0 else -1
            extra = token.space.strip(" ")
            yield replace(token, head=head), token.space == " ", i == 0
            if extra:
                inside = token.ent[2:] if i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].ent[:1] == "I" else ""
                ent = f"I-{inside}" if inside else ("O" if token.ent else "")
                own_head = offset + i + shifts[i] if head >= 0 else -1
                blank = Token(extra, extra, "SPACE", "", own_head, "dep" if own_head >= 0 else "", ent)
                yield blank, token.space.endswith(" "), False
        offset += len(sentence.tokens) + count


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """A gold `Doc` of one or more sentences; a layer that no sentence has stays unannotated."""
    rows = list(_with_whitespace(sentences))
    tokens = [token for token, _, _ in rows]
    layers: dict[str, object] = {}
    if all(token.head >= 0 for token in tokens):
        layers |= {"heads": [t.head for t in tokens], "deps": [t.dep for t in tokens]}
    if any(token.pos for token in tokens):
        layers |= {"pos": [t.pos for t in tokens], "morphs": [t.morph for t in tokens]}
        layers |= {"lemmas": [t.lemma for t in tokens]}
    if all(token.ent for token in tokens):
        layers |= {"ents": [t.ent for t in tokens]}
    return Doc(vocab, words=[t.form for t in tokens], spaces=[s for _, s, _ in rows], **layers)  # type: ignore[arg-type]
