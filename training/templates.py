"""Sentences made from patterns and name lists: rare names, international bodies, portfolios that are no names."""

import csv
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.gazetteer import read_cities, read_countries, read_first_names, read_organizations, read_people
from training.spans import NameSpan
from training.words import phrases, words

PATTERNS = tuple((Path(__file__).parent / "templates.txt").read_text(encoding="utf-8").splitlines())
KNOWN_NAMES = Path(__file__).parent / "known_names.txt"
_DAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui")
_AGENCIES = words("MAP AFP APS TAP ATOP APA ANP")
_VERBS = phrases(
    "salue|dénonce|a dénoncé|a déploré|a condamné|condamne|a annoncé|annonce|a démenti|a confirmé|confirme|a critiqué|critique|"
    "a accueilli|a soutenu|soutient|rejette|a rejeté|défend|a défendu|a jugé insuffisante|conteste|a évoqué|regrette|approuve|refuse"
)
_VERBS_PLURAL = phrases("saluent|dénoncent|ont dénoncé|ont déploré|condamnent|ont annoncé|critiquent|ont voté|rejettent|défendent")
_ADJECTIVES = words("socialiste populaire démocratique libéral communiste national républicain travailliste conservateur écologiste")
_SLOT = re.compile(r"\{(\w+)\}|\[|\|ORG\]")
_VOWELS = "AEIOUYHÉÈÊÎÔŒÂaeiouyhéèêîôœâ"
_PLURAL = re.compile(
    r"(?:États|Etats|Émirats|Emirats|Pays-|Îles|Iles|Philippines|Seychelles|Maldives|Comores|Bahamas|Fidji|Palaos|Kiribati|Tonga)"
)
_BARE = re.compile(
    r"(?:Cuba|Chypre|Malte|Madagascar|Monaco|Singapour|Taïwan|Djibouti|Oman|Bahreïn|Maurice|Saint|Sainte|Haïti|Israël|Sao|Hong Kong|"
    r"Andorre|Antigua|Trinité|Nauru|Vanuatu|Tuvalu|Porto|Guam|Mayotte|Guernesey|Jersey|Macao|Curaçao|Aruba|Anguilla|Montserrat)"
)
_LONG = re.compile(r",|charg|auprès|délégué|d['’][ÉE]tat")
_FEMININE = frozenset(
    words("Banque Commission Communauté Conférence Convention Cour Ligue Société Fédération Fondation Force Mission Francophonie")
)
_MASCULINE_E = frozenset(words("Mexique Mozambique Cambodge Zimbabwe Belize Suriname"))


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words for the slots of the patterns."""

    people: list[str]
    first_names: list[str]
    cities: list[str]
    countries: list[str]
    organizations: list[str]
    acronyms: list[str]
    demonyms: list[str]
    bodies: list[tuple[str, str]]
    parties: list[str]
    places: list[tuple[str, str]]
    offices: list[str]
    portfolios: list[str]


def read_fillers(data: Path) -> Fillers:
    """Words from the open lists in `data`."""
    countries, capitals, demonyms = read_countries(data)
    organizations, acronyms = read_organizations(data)
    offices: set[str] = set()
    for path in sorted((data / "facts_ministers_eps").glob("FR_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            offices |= {(row.get("position") or "").strip() for row in csv.DictReader(file)}
    titles = sorted(o[0].lower() + o[1:] for o in offices if o.lower().startswith("ministre d"))
    known = read_known_names()
    towns = [name for kind, article, name in known if kind == "LOC" and not article]
    return Fillers(
        people=read_people(data),
        first_names=read_first_names(data)[:1500],
        cities=[*sorted(capitals) * 30, *towns * 30, *read_cities(data)],
        countries=sorted(countries),
        organizations=organizations,
        acronyms=acronyms,
        demonyms=sorted(d[0].lower() + d[1:] for d in demonyms if not d.endswith("s")),
        bodies=[(article, name) for kind, article, name in known if kind == "ORG" and article],
        parties=[name for kind, article, name in known if kind == "ORG" and not article],
        places=[(article, name) for kind, article, name in known if kind == "LOC" and article],
        offices=titles,
        portfolios=[title.removeprefix("ministre ") for title in titles if not _LONG.search(title)],
    )


def read_known_names() -> list[tuple[str, str, str]]:
    """Kind, article ("le ", "l'", "") and name of the names in `known_names.txt`."""
    known = []
    for line in KNOWN_NAMES.read_text(encoding="utf-8").splitlines()[1:]:
        kind, article, names = line.split(" ", 2)
        before = {"-": "", "l'": "l'"}.get(article, article + " ")
        known += [(kind, before, name.strip()) for name in names.split(";")]
    return known


def article(country: str) -> str:
    """The article that a country's name takes: "le ", "la ", "l'", "les " or ""."""
    if _BARE.match(country):
        return ""
    if _PLURAL.match(country):
        return "les "
    if country[0] in _VOWELS:
        return "l'"
    return "la " if country.split()[0].endswith("e") and country not in _MASCULINE_E else "le "


def _body_article(name: str) -> str:
    """The article that the name of an organization takes."""
    if name[0] in _VOWELS:
        return "l'"
    return "la " if name.split()[0] in _FEMININE else "le "


def _of(with_article: str) -> str:
    """ "de" before an article: "du ", "des ", "de la ", "de l'"."""
    return {"le ": "du ", "les ": "des ", "": "de "}.get(with_article, "de " + with_article)


def _in(with_article: str) -> str:
    """The preposition of place before a country that takes this article."""
    return {"le ": "au ", "les ": "aux ", "": "à "}.get(with_article, "en ")


_PREPOSITIONS: dict[str, Callable[[str], str]] = {"de": _of, "du": _of, "en": _in}


class _Writer:
    """Text that grows by pieces, with the spans of the names among them."""

    def __init__(self, fillers: Fillers, rng: random.Random) -> None:
        self.text, self.spans, self._fillers, self._rng = "", [], fillers, rng  # type: ignore[var-annotated]

    def add(self, before: str, name: str = "", label: str = "") -> None:
        """Append plain text, then perhaps a name."""
        self.text += before
        if name:
            self.spans.append(NameSpan(len(self.text), len(self.text) + len(name), label))
            self.text += name

    def fill(self, slot: str) -> None:
        """Append a random value for a slot."""
        f, pick = self._fillers, self._rng.choice
        plain: dict[str, Callable[[], str]] = {
            "jour": lambda: pick(_DAYS),
            "agency": lambda: pick(_AGENCIES),
            "demonym": lambda: pick(f.demonyms),
            "demonym_f": lambda: pick(f.demonyms),
            "office": lambda: pick(f.offices),
            "office_f": lambda: pick(f.offices),
            "verb": lambda: pick(_VERBS),
            "verb_p": lambda: pick(_VERBS_PLURAL),
            "adjective": lambda: pick(_ADJECTIVES),
            "CITY_PLAIN": lambda: pick(f.cities),
            "portfolio": lambda: pick(f.portfolios),
        }
        if slot in plain:
            self.add(plain[slot]())
        elif slot in ("PER", "LAST"):
            self.add("", self._person(short=slot == "LAST"), "PER")
        elif slot == "CITY":
            self.add("", pick(f.cities), "LOC")
        elif slot == "PARTY":
            self.add("", pick(f.parties), "ORG")
        elif slot.startswith("ACRO"):
            self.add("", pick([a for a in f.acronyms if slot == "ACRO" or a[0] in "AEIOU"]), "ORG")
        elif slot.endswith("BODY"):
            self._named(slot, *pick(f.bodies), "ORG")
        elif slot.endswith(("PLACE", "DEPT")):
            self._named(slot, *pick(f.places), "LOC")
        elif slot.endswith("ORG"):
            name = pick(f.organizations)
            self._named(slot, _body_article(name), name, "ORG")
        else:
            name = pick(f.countries)
            self._named(slot, article(name), name, "LOC")

    def _person(self, *, short: bool) -> str:
        """A full name or a surname."""
        full = self._rng.choice(self._fillers.people)
        if not short and self._rng.random() < 0.4:
            full = f"{self._rng.choice(self._fillers.first_names)} {full.split()[-1]}"
        return full.split()[-1] if short else full

    def _named(self, slot: str, with_article: str, name: str, label: str) -> None:
        """A name with its article, with a preposition and its article, or bare, as the slot asks."""
        before = "" if slot in ("DEPT",) or slot.endswith("_cap") else _PREPOSITIONS.get(slot.partition("_")[0], str)(with_article)
        self.add(before if self.text else before[:1].upper() + before[1:], name, label)


def write_sentence(pattern: str, fillers: Fillers, rng: random.Random) -> tuple[str, list[NameSpan]]:
    """One pattern filled: its text and the spans of its names."""
    writer, at, opened = _Writer(fillers, rng), 0, -1
    for match in _SLOT.finditer(pattern):
        writer.add(pattern[at : match.start()])
        if match[1]:
            writer.fill(match[1])
        elif match[0] == "[":
            opened = len(writer.text)
        else:
            writer.spans.append(NameSpan(opened, len(writer.text), "ORG"))
        at = match.end()
    writer.add(pattern[at:])
    return writer.text, writer.spans


def made_sentences(data: Path, rng: random.Random, *, count: int) -> list[tuple[str, list[NameSpan]]]:
    """`count` made sentences with their names."""
    fillers = read_fillers(data)
    return [write_sentence(rng.choice(PATTERNS), fillers, rng) for _ in range(count)]
