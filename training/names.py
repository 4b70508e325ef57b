"""Lists of names, and the exchange of the names in a tagged text for others of the same kind."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

from training.gazetteer import read_cities, read_countries, read_first_names, read_organizations, read_people
from training.sentences import Sentence, Token


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names to draw from, by kind."""

    people: tuple[str, ...]
    first_names: tuple[str, ...]
    surnames: tuple[str, ...]
    places: tuple[str, ...]
    organizations: tuple[str, ...]
    acronyms: tuple[str, ...]


def read_name_lists(data: Path) -> NameLists:
    """Names from the open lists in `data`."""
    people = read_people(data)
    countries = read_countries(data)[0]
    organizations, acronyms = read_organizations(data)
    return NameLists(
        people=tuple(people),
        first_names=tuple(read_first_names(data)[:1500]),
        surnames=tuple(sorted({name.split()[-1] for name in people})),
        places=tuple(sorted({p for p in (*read_cities(data), *countries) if p[0].isupper() and len(p.split()) <= 3})),
        organizations=tuple(organizations),
        acronyms=tuple(acronyms),
    )


def swap_names(sentence: Sentence, lists: NameLists, rng: random.Random, *, share: float = 0.5) -> Sentence:
    """The sentence with a share of its names exchanged; what stands before a name keeps agreeing with it."""
    tokens: list[Token] = []
    source = sentence.tokens
    i = 0
    while i < len(source):
        end = i + 1
        if source[i].ent[:2] == "B-":
            while end < len(source) and source[end].ent[:2] == "I-":
                end += 1
            words = _other(source[i:end], tokens[-1].form.lower() if tokens else "", lists, rng) if rng.random() < share else None
            tokens += _named(words, source[i:end]) if words else source[i:end]
        else:
            tokens.append(source[i])
        i = end
    return Sentence(sentence.id, tuple(tokens))


def _other(name: tuple[Token, ...], before: str, lists: NameLists, rng: random.Random) -> list[str] | None:
    """Words of another name for a tagged name, None to keep it."""
    label, size = name[0].ent[2:], len(name)
    if label == "PER" and size == 1:
        return [rng.choice(lists.surnames)]
    if label == "PER":
        mixed = f"{rng.choice(lists.first_names)} {rng.choice(lists.surnames)}"
        return (rng.choice(lists.people) if rng.random() < 0.6 else mixed).split()
    if label == "LOC" and size <= 2 and before in ("à", ",", "(", "-", "–", "—", "et", "") and not name[0].form.isupper():
        return rng.choice(lists.places).split()
    if label == "ORG" and size == 1 and name[0].form.isupper():
        return [rng.choice(lists.acronyms)] if before not in ("l'", "l’", "d'", "d’") else None
    return None


def _named(words: list[str], name: tuple[Token, ...]) -> list[Token]:
    """Tokens for the words, tagged and spaced as the name was."""
    label = name[0].ent[2:]
    tokens = [Token(w, ent=("I-" if i else "B-") + label) for i, w in enumerate(words)]
    tokens[-1] = replace(tokens[-1], space=name[-1].space)
    return tokens
