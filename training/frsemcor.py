"""Read the entities derived from FrSemCor and lay them on the text of UD Sequoia."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.conllu import read_conllu
from training.sentences import Sentence, Token
from training.words import words

TAGS = "frsemcor/sequoia_ner_draft.conll"
SEQUOIA = ("ud_sequoia/fr_sequoia-ud-train.conllu", "ud_sequoia/fr_sequoia-ud-dev.conllu")
_LEADING = frozenset(words("le la les l' du des au aux ex-"))

# The draft says ORG for every institution that its lists of places lack; these are places.
PLACES = frozenset(re.split(r"[|\n]", (Path(__file__).parent / "frsemcor_places.txt").read_text(encoding="utf-8").strip()))


def read_frsemcor(data: Path) -> list[Sentence]:
    """Sequoia's train and dev sentences with IOB tags, without syntax; its test sentences are left out."""
    tags = dict(_read_tags(data / TAGS))
    return [_lay(s, tags[s.id]) for name in SEQUOIA for s in read_conllu(data / name) if s.id in tags]


def _read_tags(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Sentence identifier, then (form, tag) pairs."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.split("\n")
        yield head.split("=")[1].strip(), [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def _lay(sentence: Sentence, rows: list[tuple[str, str]]) -> Sentence:
    """The sentence with tags carried over by character position, white space apart."""
    by_char: list[str] = []
    for form, tag in _reviewed(rows):
        by_char += [tag] * len(form.replace(" ", ""))
    tokens: list[Token] = []
    at, previous = 0, "O"
    for token in sentence.tokens:
        tag = by_char[at] if at < len(by_char) else "O"
        if tag[:2] == "I-" and previous == "O":
            tag = "B-" + tag[2:]
        if tag[:2] == "B-" and at and by_char[at - 1] == tag and tokens[-1].space == "":
            tag = "I-" + tag[2:]
        tokens.append(replace(token, head=-1, dep="", lemma="", pos="", morph="", ent=tag))
        at, previous = at + len(token.form.replace(" ", "")), tag
    return Sentence(sentence.id, tuple(tokens))


def _reviewed(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows with the entities corrected: places named as such, leading articles outside, MISC (products, affairs) dropped."""
    result, start = list(rows), 0
    while start < len(rows):
        end = start + 1
        if rows[start][1][:2] == "B-":
            while end < len(rows) and rows[end][1][:2] == "I-":
                end += 1
            label = rows[start][1][2:]
            first = start + 1 if rows[start][0].lower() in _LEADING and end - start > 1 else start
            name = " ".join(form for form, _ in rows[first:end]).replace("' ", "'")
            label = "LOC" if label == "ORG" and name in PLACES else label
            for i in range(start, end):
                tag = "O" if label == "MISC" or i < first else ("B-" if i == first else "I-") + label
                result[i] = (rows[i][0], tag)
        start = end
    return result
