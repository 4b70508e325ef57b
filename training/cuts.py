"""List the doubtful sentence starts of a pipeline in the annotated articles: after a civility, an initial, an abbreviation, in a quotation.

    python -m training.cuts --pipeline DIR --gold GOLD

A start inside a quotation is right where a full stop, a question mark or an exclamation mark stands before it, and doubtful elsewhere.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.gold import read_articles
from training.tokenizer import ABBREVIATIONS
from training.words import words

_CIVILITY = re.compile(r"(?<!\w)(?:M|MM|Mr|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|S\.E\.M|S\.M)\.?\s$")
_INITIAL = re.compile(r"(?<!\w)[A-ZÀ-Ý]\.\s?$")
_SHORT = frozenset(ABBREVIATIONS) - frozenset(words("M. MM. Mr. Dr. Pr. Me. Mgr. St. Ste."))
_ENDS = tuple(".!?…")
_OPENING, _CLOSING = "«“", "»”"


class Cut(NamedTuple):
    """A doubtful start: why, and the text on both sides."""

    kind: str
    before: str
    after: str


def find_cuts(doc: Doc) -> Iterator[Cut]:
    """The doubtful sentence starts of a text, those after a line break left out."""
    for sent in list(doc.sents)[1:]:
        at = sent.start_char
        if not doc.text[:at].endswith("\n") and (kind := _doubt(doc.text, at)):
            yield Cut(kind, doc.text[max(0, at - 40) : at], doc.text[at : at + 30])


def _doubt(text: str, at: int) -> str:
    """What is doubtful about a sentence start at this offset, "" for nothing."""
    before = text[max(0, at - 40) : at]
    last = before.split()[-1] if before.split() else ""
    if _CIVILITY.search(before):
        return "civility"
    if _INITIAL.search(before):
        return "initial"
    if last in _SHORT and not (last == "etc." and text[at].isupper()):
        return "abbreviation"
    if text[at] in _CLOSING:
        return "quotation"
    ended = before.rstrip(f' \u00a0\u202f{_CLOSING}"').endswith(_ENDS)
    if not ended:
        return "quotation" if _is_quoted(text, at) else "no mark"
    return ""


def _is_quoted(text: str, at: int) -> bool:
    """Is a quotation open at the offset? Counted from the start of its paragraph."""
    paragraph = text[text.rfind("\n", 0, at) + 1 : at]
    opened = sum(paragraph.count(mark) for mark in _OPENING) - sum(paragraph.count(mark) for mark in _CLOSING)
    return opened > 0 or paragraph.count('"') % 2 == 1


def cuts_in_articles(nlp: Language, gold: Path) -> list[Cut]:
    """The doubtful starts in all annotated articles."""
    pages = [article.page for path in sorted(gold.glob("*.jsonl")) for article in read_articles(path)]
    return [cut for doc in nlp.pipe(pages) for cut in find_cuts(doc)]


def main() -> None:
    """Command line: print the doubtful starts and their number; fail if there is one at a civility, an initial or an abbreviation."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pipeline", type=Path, required=True, help="the pipeline to check")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated articles (*.jsonl)")
    options = parser.parse_args()
    cuts = cuts_in_articles(spacy.load(options.pipeline), options.gold)
    for cut in cuts:
        print(f"{cut.kind:12} {cut.before!r} | {cut.after!r}")
    counts = Counter(cut.kind for cut in cuts)
    print(", ".join(f"{kind}: {counts[kind]}" for kind in ("civility", "initial", "abbreviation", "quotation", "no mark")))
    if counts.total() > counts["no mark"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
