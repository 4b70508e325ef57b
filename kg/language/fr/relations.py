"""Closed classes of French words around the verbs and nouns that tell what one party does to another. All are folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import first_group, participles, verbs, words

COMPOUND_PREPOSITIONS: Final = {
    ("en", "faveur"): words("pour a au aux"),
    ("au", "profit"): words("pour a au aux"),
    ("au", "benefice"): words("pour a au aux"),
    ("a", "l", "'", "intention"): words("pour a au aux"),
    ("a", "destination"): words("vers pour a au aux"),
    ("en", "direction"): words("vers"),
    ("a", "l", "'", "encontre"): words("contre envers"),
    ("a", "l", "'", "egard"): words("envers contre"),
    ("a", "l", "'", "endroit"): words("envers contre"),
    ("a", "l", "'", "adresse"): words("envers contre a au aux"),
    ("vis", "-", "a", "-", "vis"): words("envers contre"),
    ("de", "la", "part"): words("par de d du des"),
    ("aupres",): words("aupres"),
    ("derriere",): words("derriere"),
}
"""What comes before "de" (or a name) in a preposition of several words, and the simple prepositions that it stands for."""

TARGETING: Final = first_group("viser frapper cibler toucher menacer") | words("atteint atteignent")
"""Verbs that lead from an act to whom it befalls: "des sanctions visant l'Iran", "des frappes qui ont touché Gaza"."""

UNDERGONE: Final = words(
    """assassinat meurtre mort deces arrestation detention incarceration emprisonnement enlevement rapt execution deportation condamnation
    inculpation proces disparition destitution eviction limogeage renversement invasion occupation annexion blocus siege destruction
    persecution bombardement massacre interpellation mutilation exclusion expulsion suspension viol pillage profanation lynchage"""
)
"""Nouns whose "de" leads to whom it befell, "par" or an adjective to who did it: "l'invasion de l'Ukraine par la Russie"."""

ON_BEHALF: Final = words("pays gouvernement royaume etat")
"""Behind "de son": the State of whoever speaks ("l'appui de son pays")."""

ITS_OWN: Final = (["de", "son"], ["de", "leur"], ["de", "leurs"])
CLAUSE_STOPS: Final = words("; : qui dont que qu si alors tandis lorsque quand")
INDEFINITE: Final = words("un une des ce cet cette ces")
ACT_DETERMINERS: Final = words("le la les l ce cet cette ces du des au aux '")
"""Before a noun that means an act told before: "a condamné ces frappes"."""

ALLEGING: Final = first_group("accuser reprocher soupconner suspecter blamer imputer incriminer") | words("grief")
"""Verbs whose infinitive tells an allegation."""

INFINITIVE_LEADS: Final = words("de d ' avoir ne pas le la les l lui leur y en s se etre")

INVERTED: Final = words("il elle ils elles on")
"""Right before a participle: "a-t-elle accusé"."""

UNACCUSATIVE: Final = words("venir monter tomber passer aller partir arriver voler rester demeurer etre revenir sortir entrer")
"""Verbs that go with "être" without a passive: "est monté au créneau"."""

PLURAL: Final = words("les des aux")

_ADVERBIAL_PHRASES: Final = """
pour sa part|pour leur part|de son cote|de leur cote|a son tour|a leur tour|au contraire|quant a lui|quant a elle|quant a eux
par ailleurs|en outre|en revanche|a nouveau|de nouveau|a plusieurs reprises|d ' une seule voix|en bloc|sans reserve|sans detour
sans ambages|une nouvelle fois|avec force|avec fermete|avec vigueur|en particulier|au passage|d ' ailleurs|du reste|en meme temps
des le premier jour|, lui ,|, elle ,|, eux ,|, elles ,|, quant a lui ,|, quant a elle ,|, pour sa part ,|, pour leur part ,
, de son cote ,|, en outre ,|, par ailleurs ,|, au contraire ,|, a son tour ,|egalement|aussi|encore|fermement|vivement|vertement
severement|violemment|formellement|publiquement|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ouvertement|directement
officiellement|notamment|implicitement|explicitement|de fait
"""


def _by_first_word(phrases: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in (tuple(text.split()) for line in phrases.strip().splitlines() for text in line.split("|")):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


ADVERBIAL_PHRASES: Final = _by_first_word(_ADVERBIAL_PHRASES)
"""What may stand between a verb and its complements, by its first word."""

DURING: Final = words("pour pendant durant depuis")
TIME_UNITS: Final = words("jour jours mois an ans annee annees semaine semaines heure heures match matchs saison saisons")
STRONG_PRONOUNS: Final = words("lui elle eux elles")
WHO: Final = words("lequel laquelle lesquels lesquelles")
OWN: Final = words("ses son sa leur leurs")

INWARD: Final = verbs("défendre promouvoir encourager regretter réaffirmer soutenir voir reconnaître investir")
"""Verbs whose object may be the subject's own: "défend sa politique"."""

ENDING: Final = first_group("annuler couper geler lever retirer refuser cesser") | words(
    """suspendre suspend suspendent suspendu suspendue suspendra suspendant interrompre interrompt interrompu perdre perd perdu perdent fin
    reduire reduit reduite levee suspension arret gel retrait"""
)
"""Before a noun for an act: words that it ends or fails with ("suspend son aide à", "la levée des sanctions contre")."""

RESOLVES: Final = words("decision choix annonce")
"""Nouns with "de" and an infinitive, whose subject is whose the decision is: "la décision du Royaume-Uni de suspendre son aide"."""

TIMES: Final = words("avant apres depuis")
"""Prepositions of when something was: "a pris parti avant le début du conflit au Congo" says nothing of whom."""

UTTERANCES: Final = words("propos declaration declarations sortie sorties paroles accusations allegations remarques")
POINTING: Final = words("des ces cette ses un une les")
"""Before words for what has been said: "a dénoncé des propos déplacés"."""

PLANS: Final = words("plan plans programme programmes")
"""Vague nouns for agreements: backing a plan backs whose it is."""

AUTHORED: Final = participles(
    "presente propose avance initie elabore porte defendu engage entrepris mene lance concu adopte soumis".split()
)
"""Before "par": whose plan, reform or initiative it is."""

DOING: Final = words("fait font faisait faisaient fera feront faisant emboite emboitent emboitait")
LIKEWISE: Final[dict[str, set[tuple[str, ...]]]] = {"meme": {("de", "meme")}, "autant": {("autant",)}, "pas": {("le", "pas")}}
"""The last word of "fait de même", "en a fait autant", "emboîté le pas", and the words behind the verb."""
