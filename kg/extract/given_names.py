"""Given names and what they tell: that a name is a person's, and whether of a woman or a man.

The table `ontologies/firstnames.tsv` has the names that at least 95 of 100 bearers share with their own sex (INSEE, Fichier des prénoms).
"""

from __future__ import annotations

from functools import cache

from kg.resources import folder


@cache
def given_names() -> dict[str, str]:
    """The gender, "m" or "f", of each given name, folded: `given_names()["aminata"] == "f"`."""
    lines = (folder("ontologies") / "firstnames.tsv").read_text(encoding="utf-8").splitlines()
    return {name: gender for name, _, gender in (line.partition("\t") for line in lines[1:])}
