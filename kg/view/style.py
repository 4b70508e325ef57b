"""How types and relations look: colours that colour-blind readers tell apart, with a shape for each type beside."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Look(NamedTuple):
    """Colour and marker (bokeh's names) of a type of node."""

    color: str
    marker: str


TYPES: Final[dict[str, Look]] = {
    "Person": Look("#2f6db3", "circle"),
    "Country": Look("#c8403f", "hex"),
    "Office": Look("#e3a32b", "square"),
    "Place": Look("#4d9a6a", "triangle"),
    "Organization": Look("#7b569f", "diamond"),
    "Agreement": Look("#8a6248", "plus"),
    "Event": Look("#2b9c9c", "star"),
    "Quotation": Look("#9aa3ad", "dot"),
}
OTHER_TYPE: Final = Look("#6b7280", "circle")

RELATIONS: Final[dict[str, str]] = {
    "holdsOffice": "#d9b45f",
    "met": "#5b8fd0",
    "cooperatesWith": "#2f9e5f",
    "visited": "#a867b0",
    "partyTo": "#8a6248",
    "supports": "#57b894",
    "aids": "#7cc36a",
    "invited": "#7f8fd6",
    "participatedIn": "#2b9c9c",
    "memberOf": "#9d83bd",
    "succeeded": "#b5b04c",
    "said": "#b4bcc6",
    "criticizes": "#e07b54",
    "threatens": "#d65f5f",
    "sanctions": "#c43c5e",
    "attacks": "#a3182d",
}
OTHER_RELATION: Final = "#8b95a1"


def words(name: str) -> str:
    """A term of the vocabulary as words: `words("holdsOffice") == "holds office"`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
