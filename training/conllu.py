"""Read Universal Dependencies files; a multiword token such as "du" becomes one token."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.sentences import Sentence, Token


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of one CoNLL-U file, multiword tokens merged, enhanced nodes left out."""
    comments: dict[str, str] = {}
    lines: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            lines.append(line.split("\t"))
        elif lines:
            yield _sentence(comments.get("sent_id", ""), lines)
            comments, lines = {}, []


def _sentence(sent_id: str, lines: list[list[str]]) -> Sentence:
    """One sentence from the columns of its lines."""
    rows = {int(c[0]): _Row(int(c[0]), c[1], c[2], c[3], c[5], int(c[6]), c[7]) for c in lines if c[0].isdigit()}
    groups = _groups(lines, rows)
    index = {row.number: i for i, (_, _, members) in enumerate(groups) for row in members}
    tokens = []
    for form, space, members in groups:
        main = _main(members)
        owner = _anchor(members)
        head = index[owner.number] if owner.head == 0 else index[owner.head]
        tokens.append(Token(form, main.lemma, main.pos, _morph(members), head, owner.dep, space=space))
    return Sentence(sent_id, tuple(tokens))


def _groups(lines: list[list[str]], rows: dict[int, _Row]) -> list[tuple[str, str, list[_Row]]]:
    """Surface tokens: form, what follows, the syntactic words inside."""
    groups, done = [], 0
    for columns in lines:
        space = "" if "SpaceAfter=No" in columns[9] else " "
        if "-" in columns[0]:
            first, last = (int(number) for number in columns[0].split("-"))
            groups.append((columns[1], space, [rows[number] for number in range(first, last + 1)]))
            done = last
        elif columns[0].isdigit() and int(columns[0]) > done:
            groups.append((columns[1], space, [rows[int(columns[0])]]))
    return groups


def _main(members: list[_Row]) -> _Row:
    """The word that gives part of speech and lemma: the pronoun of "auquel", the preposition of "du"."""
    return next((row for row in members if row.pos == "PRON"), members[0])


def _anchor(members: list[_Row]) -> _Row:
    """The word that ties the group to the tree: the one governed from outside, the main one where several are."""
    numbers = {row.number for row in members}
    outside = [row for row in members if row.head not in numbers]
    main = _main(members)
    return main if main in outside else outside[0]


def _morph(members: list[_Row]) -> str:
    """Features of the last word: number, gender and definiteness of the article in "du", "aux"."""
    return members[-1].morph if members[-1].morph != "_" else ""
