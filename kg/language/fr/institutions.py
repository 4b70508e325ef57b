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
    assemblee parquet cour tribunal douanes ambassade secretariat departement gouvernement
    pouvoir executif"""
)
"""Organs of States that act in their own name: "le ministère algérien des Affaires étrangères", "l'armée israélienne"."""

BARE_INSTITUTIONS: Final = words("ministere armee junte presidence parlement gendarmerie police chancellerie gouvernement pouvoir executif")
"""Those that mean one of the article's State without any complement: "L'armée", "le ministère"."""

CIRCUMSTANTIAL: Final = words("sur contre vers par avec apres avant depuis selon")
"""Prepositions that no longer belong to an organ's name: "l'armée soudanaise sur Nyala"."""

REFERRING_NOUNS: Final = words(
    """ong organisation organisme syndicat parti formation mouvement groupe groupement compagnie societe entreprise banque agence bloc
    association fondation institution centrale constructeur operateur club federation ligue union coalition alliance firme multinationale
    geant confederation etablissement instance consortium holding conglomerat filiale brasseur assureur avionneur armateur laboratoire
    milice guerilla rebellion gang cartel enseigne collectif observatoire plateforme quotidien journal chaine
    direction"""
)
"""Nouns by which a body named before is meant again: "l'ONG", "le syndicat"."""

FIRMS: Final = words(
    """compagnie societe entreprise banque constructeur operateur firme multinationale geant holding conglomerat filiale brasseur assureur
    avionneur armateur laboratoire enseigne chaine quotidien journal direction"""
)
"""Those that mean no party."""

CHARITIES: Final = words("ong association")
"""Those that hardly mean a body known to be of one State: "l'ONG" is no firm named before."""

TRUNCATED: Final = words(
    "conseil commission office fonds cour assemblee chambre comite confederation communaute ligue union alliance banque agence organisation"
)
"""Names cut to their first word, with a capital: "la Ligue" after "la Ligue arabe"."""

MEMBERS: Final = words(
    """hommes combattants troupes soldats forces militants rebelles miliciens chasseurs avions drones chars direction administration
    gouvernement autorites dirigeants elus insurges missiles roquettes helicopteres bombardiers paramilitaires commandos unites separatistes
    colons navires rebellion"""
)
"""What they do, the State or body behind "de" does: "les hommes de Viv Ansanm"."""

NAMED_BODIES: Final = words(
    """agence alliance amicale armee association autorite banque bourse bureau caisse centrale centre cercle chaine club coalition
    collectif collectivite college comite commissariat compagnie confederation conservatoire consortium coordination cour croissant croix
    direction ecole entreprise etablissement federation fondation fonds force forces forum front groupe groupement haut haute hopital
    initiative inspection institut institution laboratoire ligue maison mission mouvement musee mutuelle observatoire office ordre
    organisation orchestre parti plateforme port programme rassemblement regie reseau secretariat service societe synode syndicat theatre
    tribunal union universite"""
)
"""Nouns with which names of bodies begin: "la Mutuelle panafricaine de gestion des risques"."""

ENGLISH_BODIES: Final = words(
    """academy agency airlines airways alliance association authority bank board club coalition college commission committee
    company cooperative corporation corps council energy exchange factory federation foundation fund global group holding holdings
    industries initiative institute international investment investments league limited network observatory office oil organization
    partners party petroleum post power project rights school society solutions systems technologies telecom trust union university watch
    ventures resources mining gold minerals motors bancorp capital media press"""
)
"""Words in which English names of bodies end: "Ghana Revenue Authority"."""
