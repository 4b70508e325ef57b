"""Closed classes of French words around a portfolio that stands alone: "hérite de la Justice". All words are folded."""

from __future__ import annotations

from typing import Final

from kg.vocabulary import Status


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TAKING: Final = {
    word: status
    for status, words in (
        (
            Status.CURRENT,
            """garde conserve detient gere occupe tient reconduit reconduite maintenu maintenue confirme confirmee reste demeure""",
        ),
        (Status.FORMER, "tenait occupait detenait gerait quitte quittait delaisse"),
        (
            Status.APPOINTED,
            """herite heritera obtient recoit prend prendra recupere decroche file passe installe occupera charge chargee chapeaute rejoint
            glisse bascule atterrit migre contente contenter nomme nommee promu promue propulse propulsee arrive debarque""",
        ),
    )
    for word in words.split()
}
"""Verbs whose subject has, had or gets the portfolio behind them."""

POSTED: Final = _set(
    """reconduit reconduite maintenu maintenue confirme confirmee reste demeure nomme nommee promu promue propulse propulsee arrive debarque
    glisse bascule atterrit migre"""
)
"""Verbs of those that only "à" joins to a portfolio: "est nommée à la Justice"."""

MOVING: Final = _set("passe quitte passait")
FALLING: Final = _set("revient reviennent echoit echoient confie confiee confies va echu attribue attribuee")
LEFT: Final = _set(
    "delaisse delaissee delaisses delaissees laisse laissee laisses laissees occupe occupee detenu detenue tenu tenue dirige gere"
)
HELD: Final = _set("tenait occupait detenait gerait dirigeait pilotait laisse abandonne delaisse quitte conduisait")
LEADS: Final = _set("le la les l du des de d au aux a ' en")
FILLERS: Final = LEADS | _set("portefeuille ministere charge outre egalement aussi par surcroit s ainsi")
GAP: Final = _set(", ; et tandis que la le les l '")
"""What may stand between two of a list that share a verb: "…, l'Italien Raffaele Fitto la Cohésion"."""
