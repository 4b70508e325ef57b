"""Forms of French verbs by their infinitives, folded: third person of the simple tenses, participles, infinitive.

Models as in the conjugation tables of Bescherelle; a verb with a prefix goes like its model ("détenir" like "tenir").
"""

from __future__ import annotations

from typing import Final

from kg.text import fold

# Infinitive, present in the singular and plural, stem of the imperfect, stem of the future, simple past, participles.
_MODELS: Final = """
mettre met mettent mett mettr mit mis mise mises
prendre prend prennent pren prendr prit pris prise prises
faire fait font fais fer fit faite faites faits
dire dit disent dis dir dit dite dites
rompre rompt rompent romp rompr rompit rompu rompue rompues
tenir tient tiennent ten tiendr tint tenu tenue tenus tenues
venir vient viennent ven viendr vint venu venue venus venues
recevoir recoit recoivent recev recevr recut recu recue recus recues
decevoir decoit decoivent decev decevr decut decu decue decus decues
voir voit voient voy verr vit vu vue vus vues
offrir offre offrent offr offrir offrit offert offerte offerts offertes
ouvrir ouvre ouvrent ouvr ouvrir ouvrit ouvert ouverte ouverts ouvertes
lire lit lisent lis lir lut lu lue lus lues
exclure exclut excluent exclu exclur exclut exclu exclue exclus exclues
battre bat battent batt battr battit battu battue battus battues
crire crit crivent criv crir crivit crit crite crits crites
vivre vit vivent viv vivr vecut vecu
connaitre connait connaissent connaiss connaitr connut connu connue connus connues
uire uit uisent uis uir uisit uit uite uits uites
suivre suit suivent suiv suivr suivit suivi suivie suivis suivies
sentir sent sentent sent sentir sentit senti sentie sentis senties
servir sert servent serv servir servit servi servie servis servies
partir part partent part partir partit parti partie partis parties
querir quiert quierent quer querr quit quis quise quises
courir court courent cour courr courut couru courue courus courues
vouloir veut veulent voul voudr voulut voulu voulue voulus voulues
pouvoir peut peuvent pouv pourr put pu
valoir vaut valent val vaudr valut valu
soudre sout solvent solv soudr solut sous
plaindre plaint plaignent plaign plaindr plaignit plaint plainte plaints plaintes
craindre craint craignent craign craindr craignit craint crainte craints craintes
atteindre atteint atteignent atteign atteindr atteignit atteint atteinte atteints atteintes
joindre joint joignent joign joindr joignit joint jointe joints jointes
peindre peint peignent peign peindr peignit peint peinte peints peintes
eteindre eteint eteignent eteign eteindr eteignit eteint eteinte eteints eteintes
traindre traint traignent traign traindr traignit traint trainte traints traintes
vaincre vainc vainquent vainqu vaincr vainquit vaincu vaincue vaincus vaincues
aller va vont all ir alla alle allee alles allees
"""
_PAST: Final = ("ait", "aient", "ant")
_FUTURE: Final = ("a", "ont", "ait", "aient")
_FIRST: Final = tuple("e es ent ons ait aient ant ants ante antes a erent er era eront erait eraient ee ees".split())
_SECOND: Final = tuple("ir it i ie is ies issent issait issaient issant ira iront irait iraient irent".split())
_THIRD: Final = tuple("re _ ent ait aient ant ra ront rait raient it irent u ue us ues".split())


def forms_of(lemma: str) -> frozenset[str]:
    """All folded forms of a verb in the third person, participles and infinitive included.

    >>> forms_of("détenir") >= {"detient", "detiendra", "detenu"}
    True
    """
    folded = fold(lemma)
    model = next((model for model in _BY_LENGTH if folded.endswith(model)), None)
    if model is not None:
        prefix = folded.removesuffix(model)
        return frozenset(prefix + form for form in _FORMS[model])
    if folded.endswith("er"):
        return frozenset(_first_group(folded.removesuffix("er")))
    stem, endings = (folded[:-2], _SECOND) if folded.endswith("ir") else (folded[:-2], _THIRD)
    return frozenset((folded, *(stem + ending.strip("_") for ending in endings)))


def _first_group(stem: str) -> tuple[str, ...]:
    """ "menacer" gives "menaca", "rejeter" "rejette", "appuyer" "appuie", "juger" "jugea"."""
    made = [stem + ending for ending in _FIRST]
    if stem.endswith("g"):
        made += [f"{stem}e{ending}" for ending in _FIRST if ending[0] == "a"]
    elif stem.endswith("y"):
        made += [f"{stem[:-1]}i{ending}" for ending in _FIRST if ending[0] == "e"]
    elif stem.endswith(("el", "et")):
        made += [f"{stem}{stem[-1]}{ending}" for ending in _FIRST if ending[0] == "e"]
    return tuple(made)


def _conjugate(words: list[str]) -> tuple[str, ...]:
    infinitive, singular, plural, imperfect, future, past, *participles = words
    made = (*(f"{imperfect}{ending}" for ending in _PAST), *(f"{future}{ending}" for ending in _FUTURE))
    return (infinitive, singular, plural, *made, past, f"{past[:-1]}rent", *participles)


_FORMS: Final = {words[0]: _conjugate(words) for words in map(str.split, _MODELS.strip().splitlines())}
_BY_LENGTH: Final = sorted(_FORMS, key=len, reverse=True)
