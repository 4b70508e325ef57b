"""Documents made by hand: names are marked in the text, parts of speech come from a list small enough to read. No model is needed.

`{Bruno Retailleau}` marks a person, `{ORG:Banque centrale}` an organization, `{LOC:Zagora}` a place. Words that are not in `TAGS` are
proper nouns where they have a capital, nouns otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from kg.extract import COMPONENTS, add_components, assemble
from kg.extract.atoms import Atoms, find_atoms
from kg.extract.components import Analysis
from kg.extract.states import agency_countries
from kg.model import Article, Office, Reading, Statement
from kg.vocabulary import Predicate

ENDING: Final = frozenset(".!?…")
_MARK: Final = re.compile(r"\{(?:([A-Z]+):)?([^}]+)\}")
_PARTICIPLE, _FUTURE, _CONDITIONAL, _PRESENT = (
    "VERB|VerbForm=Part",
    "VERB|Mood=Ind;Tense=Fut;VerbForm=Fin",
    "VERB|Mood=Cnd;Tense=Pres;VerbForm=Fin",
    "VERB|Mood=Ind;Tense=Pres;VerbForm=Fin",
)
TAGS: Final = {
    word: tag
    for tag, words in {
        "DET": "le la les l' l’ un une des ce cet cette ces son sa ses leur leurs du",
        "ADP": "de d' d’ à au aux en dans avec par pour chez sur entre auprès contre lors sans depuis après",
        "CCONJ": "et ou mais",
        "SCONJ": "que qu' qu’ quand",
        "PRON": "il elle ils elles qui se s' s’ celui celle où dont y lui",
        "ADV": "ne n' n’ pas aussi également jamais plus",
        "AUX|Mood=Ind;Tense=Pres;VerbForm=Fin": "a ont est sont",
        "AUX|Mood=Ind;Tense=Imp;VerbForm=Fin": "était étaient avait",
        "AUX|Mood=Cnd;Tense=Pres;VerbForm=Fin": "serait aurait devrait pourrait",
        "AUX|Mood=Ind;Tense=Fut;VerbForm=Fin": "sera",
        _PARTICIPLE: """
            reçu reçue reçus rencontré entretenu entretenue entretenus entretenues rendu rendue arrivé arrivée nommé nommée élu élue été
            discuté téléphoné parlé évoqué salué venu signé présidé présidée succédé échangé tenu eu accordé attendu déclaré
            signée signés signées paraphé conclu conclue adopté adoptée ratifié participé accueilli organisé organisée ouvert battu remporté
            apposé procédé assisté négocié coprésidé coprésidée réuni plaidé intervenu représenté lié liés parvenus convenus
            """,
        _FUTURE: "signera accueillera participera recevra rencontrera rendra entretiendra dira partira",
        _CONDITIONAL: "recevrait rendrait rencontrerait",
        _PRESENT: """
            reçoit rencontre déclare préside dirige souhaite appelle dément salue coopèrent coopère renforcent succède travaillent parle
            arrive annonce compte signent signe participe réunit échoit
            """,
        "VERB|VerbForm=Inf": "diriger présider recevoir rendre coopérer renforcer rencontrer signer conclure",
        "PROPN|Gender=Fem;Number=Sing": "Justice Culture Santé Défense",
        "ADJ": """
            français française marocain marocaine italien italienne espagnole espagnol algérien algérienne tunisien tunisienne allemand
            conjointe commune international internationale mixte parlementaire nouveau
            britannique bilatérale prochain dernier dernière sénégalais ivoirien américain belge turc égyptien
            """,
    }.items()
    for word in words.split()
}


@cache
def french() -> Language:
    """The bare French tokenizer with the components of extraction behind it."""
    return add_components(spacy.blank("fr"))


def make_doc(marked: str) -> Doc:
    """The document of a marked text, tagged and cut into sentences, before any component of extraction."""
    text, ents = _unmark(marked)
    doc = french().make_doc(text)
    for i, token in enumerate(doc):
        tag, _, morph = _tag(token.text, opening=i == 0).partition("|")
        token.pos_ = tag
        token.set_morph(morph.replace(";", "|"))  # type: ignore[attr-defined]
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in ents)
    doc.set_ents(filter_spans(span for span in spans if span is not None))
    _cut(doc)
    return doc


def _cut(doc: Doc) -> None:
    """A sentence ends at a final mark, but for the full stop of a form of address or an initial, and at a line end."""
    opens = True
    for i, token in enumerate(doc):
        token.is_sent_start = i == 0 or (opens and not token.is_space)
        opens = (opens and token.is_space) or "\n" in token.text or (token.text in ENDING and not (i and _is_short(doc[i - 1].text)))


def _is_short(word: str) -> bool:
    return word in {"M", "Mgr"} or (len(word) == 1 and word.isupper())


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    ents, parts, at, length = [], [], 0, 0
    for match in _MARK.finditer(marked):
        parts += [marked[at : match.start()], match[2]]
        start = length + match.start() - at
        length = start + len(match[2])
        ents.append((start, length, match[1] or "PER"))
        at = match.end()
    return "".join((*parts, marked[at:])), ents


def _tag(word: str, *, opening: bool) -> str:
    known = TAGS.get(word) or TAGS.get(word.lower())
    if known:
        return known
    if not word[0].isalnum():
        return "SPACE" if word.isspace() else "PUNCT"
    if word.isdigit():
        return "NUM"
    return "PROPN" if word[0].isupper() and not opening else "NOUN"


def make_atoms(marked: str) -> Atoms:
    """The atoms of a marked text."""
    return find_atoms(make_doc(marked))


def analyse(marked: str, *, published: str | None = "2025-04-15", source: str | None = None) -> Analysis:
    """What all components together find in a marked text."""
    doc = make_doc(marked)
    doc._.kg_published, doc._.kg_agencies = published, agency_countries(source)
    for name in COMPONENTS:
        doc = french().get_pipe(name)(doc)
    analysis: Analysis = doc._.kg
    return analysis


def read_marked(text: str, *, title: str = "", published: str | None = "2025-04-15", source: str | None = None) -> Reading:
    """The reading of an article with marked title and text."""
    doc = make_doc(f"{title}\n{text}")
    doc._.kg_published, doc._.kg_agencies = published, agency_countries(source)
    for name in COMPONENTS:
        doc = french().get_pipe(name)(doc)
    plain_title, plain_text = _unmark(title)[0], _unmark(text)[0]
    return assemble(doc, Article("a", plain_title, plain_text, published, source))


def statements(reading: Reading, predicate: Predicate) -> list[Statement]:
    """The statements of one relation."""
    return [statement for statement in reading.statements if statement.predicate is predicate]


def pairs(reading: Reading, predicate: Predicate) -> set[tuple[str, str]]:
    """Subject and object of what one relation plainly holds between, without the kinds that ids begin with, in alphabetical order."""
    return {_pair(s) for s in statements(reading, predicate) if s.holds}


def _pair(statement: Statement) -> tuple[str, str]:
    subject, object_ = (node.partition("/")[2] for node in (statement.subject, statement.object))
    if statement.predicate is Predicate.VISITED:
        return subject, object_
    return (subject, object_) if subject < object_ else (object_, subject)


def offices(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Who holds which title of what: ("bruno-retailleau", "ministre de l'Intérieur", "FR")."""
    titles = {office.id: office for office in reading.offices}
    return {_office(s.subject, titles[s.object]) for s in statements(reading, Predicate.HOLDS_OFFICE)}


def _office(subject: str, office: Office) -> tuple[str, str, str | None]:
    governed = office.jurisdiction.partition("/")[2] if office.jurisdiction else None
    return subject.partition("/")[2], office.label.replace("’", "'"), governed


def evidence(reading: Reading, found: Iterable[Statement]) -> Iterator[str]:
    """The words that prove each statement."""
    for statement in found:
        for span in statement.evidence:
            yield reading.article.content[span.start : span.end]
