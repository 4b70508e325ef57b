"""What open lists say of a word: first name, surname, country, capital, city, acronym, word of an organization, demonym."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.augment import strip_accents

KINDS = ("first_name", "surname", "country", "capital", "city", "acronym", "organization", "demonym")
_MIN_BIRTHS = 500
_SMALL_WORDS = 3  # letters; shorter words of longer names say nothing


def read_rows(path: Path, *, delimiter: str) -> list[dict[str, str]]:
    """Rows of a delimited file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def read_countries(data: Path) -> tuple[set[str], set[str], set[str]]:
    """French country names (short and official), capitals, demonyms in singular and plural."""
    entries = json.loads((data / "gaz_countries/countries.json").read_text(encoding="utf-8"))
    names = {entry["translations"]["fra"]["common"] for entry in entries if "fra" in entry["translations"]}
    names |= {row["name"] for row in read_rows(data / "gaz_countries_fr_sg/countries.csv", delimiter=",")}
    capitals = {capital for entry in entries for capital in entry["capital"]}
    singular = {form for entry in entries for form in entry["demonyms"].get("fra", {}).values() if form}
    singular |= {"Européen", "Européenne", "Africain", "Africaine", "Kurde", "Arabe"}
    return names, capitals, singular | {form + "s" for form in singular} | {"Français", "Occidentaux"}


def read_people(data: Path) -> list[str]:
    """Names of office holders that have a Wikidata identifier (CC0), in Latin letters, two to four words."""
    rows = read_rows(data / "gaz_people/people.tsv", delimiter="\t")
    names = sorted({row["name"] for row in rows if row["qid"]})
    return [n for n in names if 2 <= len(n.split()) <= 4 and n.replace(" ", "").replace("-", "").isalpha()]


def read_first_names(data: Path) -> list[str]:
    """French first names with a capital, commonest first (INSEE)."""
    rows = read_rows(data / "gaz_prenoms_insee/prenoms_fr.tsv", delimiter="\t")
    return [row["prenom"].title() for row in rows if int(row["m"]) + int(row["f"]) >= _MIN_BIRTHS]


def read_organizations(data: Path) -> tuple[list[str], list[str]]:
    """French names and acronyms of international organizations."""
    rows = read_rows(data / "gaz_intl_orgs/orgs_fr.tsv", delimiter="\t")
    names = sorted({row["name_fr"] for row in rows if row["name_fr"][:1].isupper()})
    acronyms = sorted({row[key] for row in rows for key in ("abbr_fr", "abbr_en") if row[key].isupper()})
    return names, acronyms


def read_cities(data: Path) -> list[str]:
    """Cities of the world, as GeoNames writes them."""
    rows = read_rows(data / "gaz_world_cities/world-cities.csv", delimiter=",")
    return sorted({row["name"] for row in rows if row["name"][0].isupper()})


def word_kinds(data: Path) -> dict[str, set[str]]:
    """Kinds (of `KINDS`) of each capitalised word of the lists."""
    countries, capitals, demonyms = read_countries(data)
    organizations, acronyms = read_organizations(data)
    people = read_people(data)
    names: dict[str, Iterable[str]] = {
        "first_name": [*read_first_names(data), *(name.split()[0] for name in people)],
        "surname": (name.split()[-1] for name in people),
        "country": countries,
        "capital": capitals,
        "city": (city for city in read_cities(data) if len(city.split()) == 1),
        "acronym": acronyms,
        "organization": organizations,
        "demonym": demonyms,
    }
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, values in names.items():
        for value in values:
            for word in value.split():
                if word[0].isupper() and len(word) >= _SMALL_WORDS:
                    kinds[word].add(kind)
                    kinds[strip_accents(word[0]) + word[1:]].add(kind)
    return dict(kinds)
