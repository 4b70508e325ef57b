"""Read annotated articles: entities with their surface forms become spans of proper names."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.spans import NameSpan
from training.words import words

LABELS = {
    "Person": "PER",
    "Country": "LOC",
    "Place": "LOC",
    "Organization": "ORG",
    "Event": "MISC",
    "Agreement": "MISC",
}

_DETERMINERS = r"(?:[Ll]es?|[Ll]a|[Dd]es|[Dd]u|[Aa]ux?|[Cc]ette|[Cc]e|[Cc]et|[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Uu]ne?)\s+|[LlDd]['’]"
_CIVILITIES = (
    r"M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|Sa Majesté|Son Excellence|Son Altesse Royale|Son Altesse|SM|S\.M\.|S\.E\.M?\.?|SAR|"
    r"[Rr]oi|[Rr]eine|[Pp]ape|[Cc]heikha?|[Ss]ultan|[Ee]mir|[ÉEé]mir|[Pp]rince(?:sse)?|[Gg]énéral(?: d['’]armée)?|[Cc]olonel|"
    r"[Cc]apitaine|[Mm]aréchal|[Aa]miral|[Cc]ommandant|[Cc]ommissaire|[Mm]inistre|[Pp]résidente?|[Rr]évérend|[Pp]asteur"
)
_LEADING = {
    "PER": re.compile(rf"(?:(?:{_CIVILITIES})\s+|(?:{_CIVILITIES})$|(?:{_DETERMINERS}))"),
    "LOC": re.compile(rf"(?:(?:{_DETERMINERS})|(?:Gouvernement|gouvernement|Etat|État) (?=d)|de\s+|d['’])"),
    "ORG": re.compile(rf"(?:(?:{_DETERMINERS})|ONG\s+)"),
    "MISC": re.compile(rf"(?:{_DETERMINERS})"),
}
# Capitals that refer but do not name.
_NOT_NAMES = frozenset(words("Royaume Etat État Souverain Roi Président Présidente Premier Fonds Office Force Présidence Banque")) | {
    "Etat hébreu",
    "État hébreu",
    "Etat français",
    "État français",
    "Ve République",
    "Déclaration finale",
    "Le document",
    "Réunion consultative",
}
_NO_TITLE = re.compile(r"(?:Celui|Vers|Le|La|Un|Une|Ce|Cette|Premier|Première)\b")
_INSTITUTIONS = frozenset(
    words(
        "ministère conseil université département commission armée force forces groupe communauté consortium hôpital musée "
        "métropole opération police régie bureau mairie banque préfecture office cour tribunal parti union assemblée agence"
    )
)
_BUILDINGS = frozenset(
    words("palais hôtel aéroport stade pont port rue place avenue musée chapelle temple camp gazoduc hôpital centre espace mer")
)
_PARTICLE = re.compile(r"(?:al-|el-|ben |von |van |de |di |da |dos |d['’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; `entities` are (type, name, surface forms)."""

    id: str
    title: str
    text: str
    entities: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def page(self) -> str:
        """Title and body as one text."""
        return f"{self.title}\n{self.text}"


def read_articles(path: Path) -> Iterator[GoldArticle]:
    """Articles of one JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            entry = json.loads(line)
            entities = tuple((e["type"], e["name"], tuple(e["mentions"])) for e in entry["entities"])
            yield GoldArticle(entry["id"], entry["title"], entry["text"], entities)


def name_spans(article: GoldArticle, demonyms: frozenset[str]) -> list[NameSpan]:
    """Spans of the proper names of an article's entities in `article.page`, overlaps included.

    Determiners, civilities and titles are stripped; adjectives, demonyms and descriptions are left out.
    """
    spans = []
    for kind, name, mentions in article.entities:
        label = LABELS[kind]
        for mention in (*mentions, name):
            core = proper_part(mention, name, label, demonyms)
            if core and (label != "PER" or _shares_word(core, name)):
                pattern = rf"(?<![\w]){re.escape(core)}(?![\w])(?!-[A-ZÉ])"
                spans += [NameSpan(m.start(), m.end(), label) for m in re.finditer(pattern, article.page)]
    return spans


def proper_part(mention: str, name: str, label: str, demonyms: frozenset[str]) -> str:
    """The proper name inside a surface form, "" if there is none; what belongs to the entity's own name is not stripped."""
    core = mention.strip()
    while not _begins_name(core, name) and (match := _LEADING[label].match(core)):
        core = core[match.end() :].strip()
    if not core or core in _NOT_NAMES or core in demonyms or not any(c.isupper() for c in core):
        return ""
    if core[0].islower():
        return _proper_part_of_description(core, name, label, demonyms)
    return "" if label == "MISC" and _NO_TITLE.match(core) else core


def _proper_part_of_description(core: str, name: str, label: str, demonyms: frozenset[str]) -> str:
    """What is proper in a form that begins with a small letter: all of it, its end from a capital on, or nothing."""
    head = core.split()[0]
    if label == "PER":
        return core if _PARTICLE.match(core) else ""
    if label == "ORG":
        return core if head in _INSTITUTIONS else ""
    if label == "LOC" and head in _BUILDINGS:
        return core
    capital = re.search(r"(?<![\w])[A-ZÀ-Ý].*", core)
    return proper_part(capital[0], name, label, demonyms) if label == "LOC" and capital else ""


def _begins_name(core: str, name: str) -> bool:
    """Does the form begin, with its capital, as the name does ("Cheikh Diba", "La Haye")?"""
    return core[:1].isupper() and name.startswith(" ".join(core.split()[:2])) and " " in core


def _shares_word(core: str, name: str) -> bool:
    """Does the surface form share a word of three letters with the person's name?"""
    words = {word.lower() for word in re.findall(r"\w{2,}", name)}
    return any(word.lower() in words for word in re.findall(r"\w{2,}", core))
