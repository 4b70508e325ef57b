"""How French news tells a meeting: verbs by what stands for the other side, nouns, what leads to the subjects discussed.

All words are folded (lower case, no accents), as `kg.text.fold` gives them.
"""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import first_group, participles, second_group, words

# "A reçoit B", "B est reçu par A"
RECEIVING: Final = (
    words("recoit recoivent recevait recevaient recevra recevront recevrai recevrait recevraient recut recurent recevoir recevant")
    | words("accueille accueillent accueillait accueillaient accueillera accueilleront accueillit accueillir accueillant")
    | first_group("rencontrer")
    | participles(("recu", "accueilli"))
)
# "a vu B", "avant de voir B", "est allé trouver B", "a appelé B": meetings only in these surroundings
SEEING: Final = participles(("vu", "revu", "retrouve", "appele", "consulte", "convoque")) | words(
    "verra verront voir revoir reverra retrouver retrouvera retrouveront appeler appellera trouver consulter consultera rejoindre"
)
SEEING_LEADS: Final = words("aller alle allee alles allees ira iront venu venue venus venir avant pour de")
BARE_SEEING: Final = words("verra verront reverra retrouvera retrouveront appellera consultera")

# "A s'entretient avec B", "A et B se sont entretenus"
TALKING_REFLEXIVE: Final = (
    words("entretient entretiennent entretenait entretenaient entretiendra entretiendront entretint entretenir entretenant entretienne")
    | participles(("entretenu", "vu", "revu", "retrouve", "reuni", "concerte", "rencontre", "attable", "isole", "enferme", "telephone"))
    | first_group("concerter attabler isoler enfermer rencontrer retrouver")
    | second_group("reunir")
    | words("verront reverront parlent parle parles voient voir assis assise assoient assoira")
)
# "A converse avec B"
TALKING: Final = (
    first_group("converser discuter echanger dialoguer conferer negocier dejeuner diner souper aborder evoquer debattre bavarder deviser")
    | first_group("enchainer parler reparler examiner")
    | words("debattu debat debattra debattent petit-dejeune")
)
# "A téléphone à B"
CALLING: Final = first_group("telephoner parler")
# "A rend visite à B"
VISITING: Final = words("rendu rendue rendus rendra rendront rend rendent rendre rendait rendit")
# "A, B et C se réunissent": a reunion of several persons
GATHERING: Final = participles(("reuni",))

NOUNS: Final = words(
    """entretien entretiens entrevue entrevues rencontre rencontres tete reunion reunions pourparlers audience audiences discussions
    discussion conversation conversations echanges echange appel telephone seance dejeuner diner souper face sommet negociations
    consultations consultation coup concertation concertations conciliabule conciliabules aparte apartes visioconference
    tractations dialogue bilaterale trilaterale quadripartite conference huis causerie rendez mini minisommet"""
)
# what of these is a meeting only with more words: "tête-à-tête", "séance de travail", "coup de fil", "face-à-face", "huis clos"
NOUN_NEEDS: Final = {
    "tete": words("a"),
    "face": words("a"),
    "seance": words("de"),
    "coup": words("de"),
    "huis": words("clos"),
    "rendez": words("-"),
    "conference": words("telephonique"),
    "mini": words("-"),
}
COUP_OBJECTS: Final = words("fil telephone")
HOLDING: Final = words(
    """eu ont aura auront avoir tenu tient tiennent tiendra tiendront tenaient tenait copreside copresident coprideront mene menent ont
    poursuivi poursuit entame conduit conduisent multiplie enchaine partage partagent partages"""
)
# "lors d'un entretien", "au cours d'une audience": the meeting is told by the way
OCCASIONS: Final = words("lors cours occasion issue terme pendant durant apres avant dans sortie marge")
INDEFINITE: Final = words("un une de d bref long longue breve '")
GRANTING: Final = words("accorde accordee accordees accordera accordent accordait accordant")
GIVEN: Final = words("offert offerte donne organise")
JOINING: Final = words("reuni reunie reunit reunira rassemble rassemblera reunissait rassemblait rassemblant reunissant reuniront")

ATTENDING: Final = words("presence accompagne accompagnee accompagnes cotes assist flanque flanquee entoure assistait assistaient pris")
AIRPORTS: Final = words("aeroport descente avion tarmac escale")

DISCUSSING: Final = words(
    """sur menu consacre consacree consacres consacrees portant porte portait aborde abordes abordee aborder abordant
    evoque evoques evoquer evoquant parler discuter discutant traiter question
    questions
    propos sujet discute examen examine examiner revue theme themes dossier dossiers autour parle thematique thematiques
    roule roulent tourne axe axee axes centre centree portent porteront portera debattu plaide centres debattre concerne concernant
    coeur centre relatif relative agenda"""
)
