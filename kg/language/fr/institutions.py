"""Common nouns for States and their organs, and those that refer back to a body."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import words

STATE_NOUNS: Final = words("gouvernement autorites diplomatie pouvoir pouvoirs executif etat partie regime voisin allie royaume republique")
"""With a demonym or a State's name behind it, the noun is the State: "les autorités algériennes", "la partie italienne"."""

STATE_EPITHETS: Final = words("federal central federales centrales militaire actuel nouveau militaires nouvelles")
"""Adjectives between such a noun and the State: "le gouvernement fédéral du Nigeria"."""

INSTITUTION_NOUNS: Final = words(
    """ministere armee armees artillerie aviation marine police gendarmerie junte presidence primature chancellerie parlement senat
    assemblee parquet cour tribunal douanes ambassade secretariat departement gouvernement"""
)
"""Organs of States that act in their own name: "le ministère algérien des Affaires étrangères", "l'armée israélienne"."""

BARE_INSTITUTIONS: Final = words("ministere armee junte presidence parlement gendarmerie police chancellerie gouvernement")
"""Those that mean one of the article's State without any complement: "L'armée", "le ministère"."""

REFERRING_NOUNS: Final = words(
    """ong organisation organisme syndicat parti formation mouvement groupe groupement compagnie societe entreprise banque agence bloc
    association fondation institution centrale constructeur operateur club federation ligue union coalition alliance"""
)
"""Nouns by which a body named before is meant again: "l'ONG", "le syndicat"."""

TRUNCATED: Final = words(
    "conseil commission office fonds cour assemblee chambre comite confederation communaute ligue union alliance banque agence organisation"
)
"""Names cut to their first word, with a capital: "la Ligue" after "la Ligue arabe"."""

MEMBERS: Final = words(
    """hommes combattants troupes soldats forces militants rebelles miliciens chasseurs avions drones chars direction administration
    gouvernement autorites dirigeants elus insurges"""
)
"""What they do, the State or body behind "de" does: "les hommes de Viv Ansanm"."""
