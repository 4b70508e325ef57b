"""Forms of irregular verbs, folded: what the pipeline's lemmas miss most often."""

from __future__ import annotations

from typing import Final

from kg.text import fold

# Infinitive, present in the singular and plural, stem of the imperfect, stem of the future, participles.
_STEMS: Final = """
mettre met mettent mett mettr mis mise mises
remettre remet remettent remett remettr remis remise remises
promettre promet promettent promett promettr promis promise promises
prendre prend prennent pren prendr pris prise prises
faire fait font fais fer faite faites faits
dire dit disent dis dir dite dites
rompre rompt rompent romp rompr rompu rompue rompues
tenir tient tiennent ten tiendr tenu tenue tenus tenues
soutenir soutient soutiennent souten soutiendr soutenu soutenue soutenus soutenues
maintenir maintient maintiennent mainten maintiendr maintenu maintenue maintenus maintenues
obtenir obtient obtiennent obten obtiendr obtenu obtenue obtenus obtenues
venir vient viennent ven viendr venu venue venus venues
recevoir recoit recoivent recev recevr recu recue recus recues
offrir offre offrent offr offrir offert offerte offerts offertes
élire elit elisent elis elir elu elue elus elues
exclure exclut excluent exclu exclur exclu exclue exclus exclues
combattre combat combattent combatt combattr combattu combattue combattus combattues
inscrire inscrit inscrivent inscriv inscrir inscrit inscrite inscrits inscrites
proscrire proscrit proscrivent proscriv proscrir proscrit proscrite proscrits
souscrire souscrit souscrivent souscriv souscrir souscrit
reconnaître reconnait reconnaissent reconnaiss reconnaitr reconnu reconnue reconnus reconnues
conduire conduit conduisent conduis conduir conduit conduite conduits conduites
poursuivre poursuit poursuivent poursuiv poursuivr poursuivi poursuivie poursuivis
consentir consent consentent consent consentir consenti consentie consentis consenties
conquérir conquiert conquierent conquer conquerr conquis conquise
"""
_PAST: Final = ("ait", "aient", "ant")
_FUTURE: Final = ("a", "ont", "ait", "aient")


def forms_of(lemma: str) -> tuple[str, ...]:
    """All folded forms of an irregular verb (by its folded infinitive) in the third person, participles included; none for other verbs.

    >>> "mettra" in forms_of("mettre")
    True
    """
    return _FORMS.get(lemma, ())


def _conjugate(words: list[str]) -> tuple[str, ...]:
    infinitive, singular, plural, imperfect, future, *participles = words
    made = (*(f"{imperfect}{ending}" for ending in _PAST), *(f"{future}{ending}" for ending in _FUTURE))
    return (fold(infinitive), singular, plural, *made, *participles)


_FORMS: Final = {fold(words[0]): _conjugate(words) for words in map(str.split, _STEMS.strip().splitlines())}
