"""French verbs and nouns of taking part in events: attending, chairing, hosting, speaking, winning. All folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.agreements import er_forms
from kg.language.fr.conjugation import verbs, words

ATTENDING: Final = er_forms("particip assist") | words(
    """attendu attendue attendus
    joint jointe joints joindre joindra joignent rendu rendue rendus rendra rendent rend figure figurent present presente presents
    presentes"""
)
"""Verbs that lead to the event with "à"."""
BEING: Final = words("est sont etait etaient sera seront fut furent")
"""With nothing but times and places before "au sommet"."""
PROCEEDINGS: Final = words("travaux debats")
TAKING: Final = words("prend prennent prendra prendront prendre prenant pris prenait prenaient prit prirent")
SPEAKING_AT: Final = (
    er_forms("exprim plaid plaisant prononc present")
    | verbs("défendre intervenir")
    | words("intervenu intervenue intervenus intervient interviennent intervenir intervenant interviendra")
)
"""What somebody does who speaks at an event, with "à", "devant" or "lors de"."""
REPRESENTING: Final = er_forms("represent")
BEATING: Final = er_forms("domin elimin ecart sorti dispos surclass renvers") | words(
    "battu battue battus bat battent battre vaincu vaincue vaincus defait defaite"
)
PLAYING: Final = (
    BEATING
    | er_forms(
        "impos marqu qualifi triomph emport affront align termin devanc inclin egalis tromp boucl men doubl class ecras evolu decroch"
    )
    | verbs("finir conquérir")
    | words("inscrit inscrite sacre sacree couru court")
)
"""What athletes and teams do at a tournament."""
PLAYING_PHRASES: Final = (("a", "bout", "de"), ("en", "lice"))
"""With "venir" and "entrer"."""
AGAINST: Final = words("devant contre face")
LEADING: Final = (
    verbs("conduire")
    | er_forms("presid copresid inaugur clotur organis abrit heberg anim convoqu disput remport gagn coorganis dirig")
    | words(
        """ouvert ouverte ouverts ouvre ouvrent ouvrira ouvrir ouvrant clos close clot accueilli accueillie accueillis accueille accueillent
    accueillera accueilleront accueillir accueillant accueillait accueillaient tenu tenue tiennent tiendront tenir recoit recevra
    perdu perd perdent perdre rejoint rejoindra rejoignent rejoindre"""
    )
)
"""Verbs whose object is the event."""
GATHERING: Final = words(
    """reunit reunissent reunira reuniront reunissait reunissaient reuni reunie reunis reunissant rassemble rassemblent rassemblera
    rassemblait rassemblant rassemblaient regroupe regroupent regroupait regroupant"""
)
"""Verbs whose subject is the event and whose object are those who take part, or the other way round."""
LED: Final = words(
    """dirige dirigee diriges dirigees anime animee lance lancee cloture cloturee
    copreside copresidee copresides coanimee preside presidee presides presidees ouvert ouverte ouverts inaugure inauguree organise
    organisee accueilli accueillie remporte remportee"""
)
PARADING: Final = words("defiler intervenir participer affluer succeder monter")
"""What a forum "has seen" its guests do."""
OPENING: Final = words(
    """present presente presents presentes intervenant intervenante dans son sa leur leurs un une allocution discours intervention prenant
    parole s exprimant ouverture cloture de d l la les du au aux a lors tribune"""
)
"""All that may stand before an event that opens a sentence: "Dans son discours à l'ouverture du forum, A …"."""
STAGES: Final = words("tribune salle assistance")
"""Where those who take part are, of an event spoken of before."""
RACES: Final = words("km kilometres")
AT_EVENT: Final = (
    ("lors",), ("a", "l", "'", "ouverture"), ("a", "la", "tribune"),
    ("au", "cours"), ("devant",), ("a", "la", "cloture"),
)  # fmt: skip
PARTICIPATION_NOUNS: Final = words("participation presence intervention")
HOSTS: Final = words("hote hotesse organisateur organisatrice president presidente vainqueur laureat laureate invite")
