"""Closed classes of French words for offices told without a title: "à la tête de", "occupe le perchoir". All words are folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import first_group, words

AT_THE_HEAD: Final = (
    ("a", "la", "tete", "de"), ("a", "la", "tete", "d"), ("a", "la", "tete", "du"), ("a", "la", "tete", "des"),
    ("aux", "commandes", "de"), ("aux", "commandes", "d"), ("aux", "commandes", "du"), ("aux", "commandes", "des"),
    ("les", "renes", "de"), ("les", "renes", "d"), ("les", "renes", "du"), ("les", "renes", "des"),
    ("les", "commandes", "de"), ("les", "commandes", "d"), ("les", "commandes", "du"), ("les", "commandes", "des"),
    ("la", "tete", "de"), ("la", "tete", "d"), ("la", "tete", "du"), ("la", "tete", "des"),
)  # fmt: skip
"""Phrases before a body that somebody heads, up to the preposition."""

UNTIL: Final = words("jusqu jusque naguere jadis longtemps autrefois")
ADVERBS: Final = UNTIL | words("ici alors la ' - actuellement desormais aujourd hui aussi egalement toujours deja")
"""Adverbs between a name and "à la tête de"."""

HEADED_BY: Final = {
    **dict.fromkeys(
        """conseil commission comite assemblee federation union confederation association ligue cour chambre groupe senat autorite
        fondation club parlement tribunal directoire republique""".split(),
        "président",
    ),
    **dict.fromkeys("parti front mouvement rassemblement alliance coalition".split(), "chef"),
    **dict.fromkeys("mairie ville commune municipalite".split(), "maire"),
    "gouvernement": "chef",
    "diplomatie": "chef",
    "ministere": "ministre",
    "banque centrale": "gouverneur",
    "organisation": "secrétaire général",
}
"""Who heads a body, by the first words of its name; of others it is a "directeur"."""

SEATS: Final = {
    "presidence": "président", "vice presidence": "vice-président", "copresidence": "coprésident", "direction": "directeur",
    "direction generale": "directeur général", "secretariat general": "secrétaire général", "mairie": "maire",
    "gouvernorat": "gouverneur", "rectorat": "recteur", "commandement": "commandant", "primature": "premier ministre",
    "ministere": "ministre", "chancellerie": "chancelier", "magistrature supreme": "président", "perchoir": "président",
    "porte parolat": "porte-parole",
}  # fmt: skip
"""Nouns for an office, and the title of who holds it."""

TAKING: Final = words(
    """prend prendra pris prendre prenant accede accedera accedant decroche obtient obtenu remporte enleve enlevant elu elue reelu reelue
    nomme nommee porte portee promu promue propulse propulsee place placee installe installee designe designee herite heritera recupere
    retrouve reprend reprendra repris confie confiee investi investie choisi choisie arrive arrivee appele appelee"""
)
KEEPING: Final = words(
    """occupe assure assume exerce conserve garde tient dirige pilote gere est reste demeure maintenu maintenue reconduit reconduite
    confirme confirmee"""
)
LEAVING: Final = words(
    """quitte quittera quittait quitter quittant abandonne abandonnera cede cedera cedant laisse laissera perd perdra perdu occupait
    assurait dirigeait tenait exercait demis demise demet demissionne limoge limogee evince evincee ecarte ecartee remercie"""
)
"""Verbs whose subject takes, has or leaves an office or the head of a body."""

ASSUMING: Final = words("occuper prendre reprendre assurer assumer exercer")
"""Infinitives of what somebody is chosen for."""

CHOOSING: Final = words(
    """choisi choisie choisit choisissent nomme nommee nomment designe designee designent elu elue elit prefere preferee appele appelee
    retenu retenue recrute recrutee engage engagee charge chargee mandate mandatee propulse propulsee installe installee"""
)

FILLING: Final = words(
    "assure assurait assurera assurent assumait assume assuree exerce exercait exercera exercent charge chargee occupe occupait"
)
"""Verbs of who fills an office meanwhile, with "l'intérim" as their object."""

BECOMING: Final = words("devenir deviendra proclame proclamee proclames sacre sacree couronne couronnee faire titularise titularisee")
"""Words beside those of appointing whose subject gets the title behind them."""

FALLING: Final = words("revient reviennent echoit echoient va confiee confie attribuee devolue par")
"""Words behind an office that goes to whom "à" or "par" leads: "la présidence échoit à", "la présidence de la commission par"."""

ENTRUSTING: Final = words("confie confient confiait confiera confier confiant")
INHERITING: Final = words("herite heritera heritent heriter empare emparer charge chargee")
"""Verbs that "de" joins to the office behind them."""

SITTING: Final = words("siege siegent siegeait siegera siegeant siegeaient")
CHAMBERS: Final = {
    "senat": "sénateur", "assemblee": "député", "chambre": "député", "parlement": "député", "bundestag": "député", "knesset": "député",
    "congres": "député", "hemicycle": "député",
}  # fmt: skip
"""What who sits in a chamber is called."""

COMMANDING: Final = {
    **dict.fromkeys(first_group("presider copresider"), "président"),
    **dict.fromkeys(first_group("diriger"), "directeur"),
    **dict.fromkeys(first_group("piloter chapeauter"), "directeur"),
    **dict.fromkeys(words("conduit conduisait conduira"), "chef"),
    **dict.fromkeys(first_group("commander"), "commandant"),
}
"""Verbs that stand for the office of who heads their object."""

TRANSIENT: Final = words(
    """delegation liste cortege manifestation mission reunion ceremonie seance rencontre session sommet conference forum table enquete
    equipe travaux course classement championnat groupe manifestants convoi marche operation ceremonies peloton audience etat pays
    nation"""
)
"""What somebody may lead for a day without any office."""
