"""Bring the treebanks to one set of conventions: lemmas of pronouns, features, relations."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from training.sentences import Sentence, Token
from training.words import words

FEATURES = frozenset(words("Gender Number Person Tense Mood VerbForm Voice PronType Poss Polarity NumType Definite Reflex"))

RELATIONS = {
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubj",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "iobj:agent": "iobj",
    "dep:comp": "dep",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
    "nmod:appos": "appos",
    "flat": "flat:name",
    "aux": "aux:tense",
    "reparandum": "dep",
    "goeswith": "dep",
    "compound": "nmod",
}

# Personal pronouns keep their form as lemma, without number and elision; treebanks write "lui", "il" or "moi".
PRONOUNS = {
    "il": "il ils -il -ils -t-il -t-ils t-il t'il",
    "elle": "elle elles -elle -elles -t-elle -t-elles",
    "on": "on -on -t-on l'on",
    "je": "je j' -je",
    "tu": "tu -tu",
    "nous": "nous -nous",
    "vous": "vous -vous",
    "se": "se s'",
    "le": "le la l' les -le -la -les",
    "lui": "lui leur -lui -leur",
    "eux": "eux",
    "me": "me m'",
    "te": "te t'",
    "moi": "moi -moi",
    "toi": "toi -toi",
    "soi": "soi",
    "en": "en -en",
    "y": "y -y",
    "ce": "ce c' -ce ç'",
}
LEMMA_OF_PRONOUN = {form: lemma for lemma, forms in PRONOUNS.items() for form in forms.split()}
_ARTICLE_LEMMAS = {"du": "de", "des": "de", "au": "à", "aux": "à"}
_REFLEXIVE = frozenset({"se", "s'", "me", "m'", "te", "t'"})


def harmonise(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Sentences with common lemmas, features and relations; plain `obl` is left for `split_obl`."""
    return [Sentence(s.id, tuple(_token(t, s) for t in s.tokens)) for s in sentences]


def _token(token: Token, sentence: Sentence) -> Token:
    """One token under the common conventions."""
    form = token.form.lower().replace("’", "'")
    return replace(token, lemma=_lemma(token, form), morph=_morph(token, sentence), dep=_relation(token, form))


def _lemma(token: Token, form: str) -> str:
    """The lemma; "" (unannotated) for the joined lemmas of multiword expressions in FQB."""
    if token.pos == "PRON" and form in LEMMA_OF_PRONOUN:
        return LEMMA_OF_PRONOUN[form]
    if token.pos == "ADP" and form in _ARTICLE_LEMMAS:
        return _ARTICLE_LEMMAS[form]
    if token.lemma == "_" or ("_" in token.lemma and "_" not in token.form):
        return token.form if token.pos == "PROPN" else ""
    lemma = {"jusqu'": "jusque", "le/lui": "se"}.get(token.lemma, token.lemma)
    return token.form if token.pos in ("PROPN", "PUNCT") else lemma.replace("’", "'")


def _morph(token: Token, sentence: Sentence) -> str:
    """The features that all treebanks can give; none for proper nouns, where gender is mostly missing."""
    if token.pos == "PROPN":
        return ""
    if token.pos == "NUM":
        return "NumType=Card"
    features = dict(pair.split("=") for pair in token.morph.split("|") if "=" in pair)
    features = {k: v for k, v in features.items() if k in FEATURES and (k, v) != ("Voice", "Act")}
    if token.pos == "DET":
        features.pop("Person", None)
        if "Poss" in features:
            features["PronType"] = "Prs"
    if features.get("VerbForm") == "Part" and features.get("Tense") == "Past" and token.pos == "VERB":
        here = sentence.tokens.index(token)
        if any(other.head == here and other.dep == "aux:pass" for other in sentence.tokens) or token.dep == "acl":
            features["Voice"] = "Pass"
    if token.pos in ("ADJ", "NOUN"):
        features.pop("NumType", None)
    return "|".join(f"{key}={features[key]}" for key in sorted(features))


def _relation(token: Token, form: str) -> str:
    """The relation without the rare subtypes; a reflexive clitic that only marks its verb is `expl:pv`."""
    if token.dep in ("expl:comp", "expl:pass") and form in _REFLEXIVE:
        return "expl:pv"
    return RELATIONS.get(token.dep, token.dep)


def obl_classifier(sentences: Iterable[Sentence]) -> Callable[[str, str], str]:
    """Majority of `obl:arg` and `obl:mod` for a governor's lemma and a preposition, as the treebanks that split them have it."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token, case in _obliques(sentence):
            if token.dep in ("obl:arg", "obl:mod"):
                for key in ((sentence.tokens[token.head].lemma, case), ("", case)):
                    counts[key][token.dep] += 1

    def classify(governor: str, case: str) -> str:
        found = counts.get((governor, case)) or counts.get(("", case))
        return found.most_common(1)[0][0] if found else "obl:mod"

    return classify


def _obliques(sentence: Sentence) -> list[tuple[Token, str]]:
    """Oblique dependents with the lemma of their preposition ("" where there is none)."""
    cases = {t.head: t.lemma for t in reversed(sentence.tokens) if t.dep == "case"}
    return [(t, cases.get(i, "")) for i, t in enumerate(sentence.tokens) if t.dep.startswith("obl")]


def split_obl(sentences: Iterable[Sentence], classify: Callable[[str, str], str]) -> list[Sentence]:
    """Sentences whose plain `obl` became `obl:arg` or `obl:mod`."""
    result = []
    for sentence in sentences:
        cases = {t.head: t.lemma for t in reversed(sentence.tokens) if t.dep == "case"}
        tokens = [
            replace(t, dep=classify(sentence.tokens[t.head].lemma, cases.get(i, ""))) if t.dep == "obl" else t
            for i, t in enumerate(sentence.tokens)
        ]
        result.append(Sentence(sentence.id, tuple(tokens)))
    return result
