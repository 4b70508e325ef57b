"""Small words within names of persons and bodies; all folded."""

from __future__ import annotations

import re
from typing import Final

from kg.language.fr.conjugation import words

SERVANT: Final = words("abd abdel abdal abdul abdoul")
"""What "Abd el-" is written like where a space stands behind it."""
ARABIC_ARTICLES: Final = words("el al ul oul ar as ash ad az ach ech an at er es ed ez en et")
PATRONYMICS: Final = words("ben bin ibn ibnou bint bent ould wold wuld uld ouled mint ait bou abou abu aboul abul")
PARTICLES: Final = (
    ARABIC_ARTICLES
    | PATRONYMICS
    | words("de du des la le les da do dos das di del della dello der den van von vom zu ter ten and sidi moulay")
)
"""What may stand before the words of a name or be left out: "Mohamed (Ould) (Cheikh) el-Ghazouani", "Simon van der Meer"."""
NUMBER: Final = re.compile(r"[IVX]+|I?er")
"""The number of a monarch or pope at the end of a name: "Mohammed VI"."""
BODY_FILLERS: Final = words("le la les l un une de d du des au aux a en et pour sur dans of the and for")
"""Words that say nothing about which body a name means."""
LEGAL_FORMS: Final = words(
    "sa sas sarl sasu spa srl ltd inc plc corp llc gmbh ag se nv bv asa ab oy kg group groupe holding company societe"
)
"""Legal forms and the like, which names of firms have or have not."""
