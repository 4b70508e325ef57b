"""Closed classes of French words around a portfolio that stands alone: "hérite de la Justice". All words are folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import words
from kg.vocabulary import Status

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
            """herite heritera obtient recoit prend prendra recupere decroche file passe retrouve empare installe occupera charge
            chargee chapeaute rejoint glisse bascule atterrit migre contente contenter nomme nommee promu promue propulse propulsee arrive
            debarque""",
        ),
    )
    for word in words.split()
}
"""Verbs whose subject has, had or gets the portfolio behind them."""

POSTED: Final = words(
    """reconduit reconduite maintenu maintenue confirme confirmee reste demeure nomme nommee promu promue propulse propulsee arrive debarque
    glisse bascule atterrit migre"""
)
"""Verbs of those that only "à" joins to a portfolio: "est nommée à la Justice"."""

COMMON_SEATS: Final = words("primature")
"""Seats of power that need no capital."""

INHERITING: Final = words("herite heritera recupere recuperera reprend reprendra")
POSTS: Final = words("portefeuille ministere maroquin")
"""Behind who takes over, the nouns for the post of the minister before."""

VISITING: Final = words("reste demeure rejoint arrive debarque passe quitte quittait prend occupe occupera tient gere")
"""Verbs whose subject may only be in a building: "reste à Matignon"."""

CHOOSING: Final = words("choisi nomme place prefere appele designe installe maintenu reconduit confirme impose promu parachute")
"""Participles of who chooses somebody for the portfolio before: "Au Travail, le premier ministre a choisi Jean Petit"."""

MOVING: Final = words("passe quitte passait")
FALLING: Final = words("revient reviennent echoit echoient confie confiee confies va echu attribue attribuee")
LEFT: Final = words(
    "delaisse delaissee delaisses delaissees laisse laissee laisses laissees occupe occupee detenu detenue tenu tenue dirige gere"
)
HELD: Final = words(
    "libere liberait liberera tenait occupait detenait gerait dirigeait pilotait laisse abandonne delaisse quitte conduisait"
)
LEADS: Final = words("le la les l du des de d au aux a ' en")
FILLERS: Final = LEADS | words("portefeuille maroquin ministere charge outre egalement aussi par surcroit s ainsi")
GAP: Final = words(", ; et tandis que la le les l '")
"""What may stand between two of a list that share a verb: "…, l'Italien Raffaele Fitto la Cohésion"."""
