"""Write treebank sentences as the press writes: apostrophes, quotation marks, spaces, capitals, line breaks."""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from training.sentences import Sentence, Token
from training.words import words

NBSP, NARROW = "\u00a0", "\u202f"
_HIGH_MARKS = frozenset(":;?!%»€")
_QUOTES = (("« ", " »"), (f"«{NBSP}", f"{NBSP}»"), (f"«{NARROW}", f"{NARROW}»"), ("«", "»"), ("“", "”"), ('"', '"'))
_DASHES = ("-", "–", "—")
_AGENCIES = words("MAP AFP APS TAP AMI ATOP APA ANP APO Reuters AP EFE Xinhua ACP GNA PANA AIB APS SPS TASS ANSA")
_CITIES = words(
    "Rabat Paris Alger Tunis Dakar Bamako Madrid Bruxelles Genève Niamey Abidjan Cotonou Lomé Ottawa Washington Londres Berlin "
    "Rome Le_Caire Beyrouth Nouakchott Conakry Ouagadougou Libreville Kinshasa Brazzaville Yaoundé Moscou Pékin New_York "
    "Strasbourg Lisbonne Ankara Doha Riyad Abou_Dhabi Tripoli Djibouti Antananarivo Port-au-Prince Montréal Kigali"
)
_MONTHS = words(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "jan. janv. fév. févr. avr. juil. sept. oct. nov. déc. jan fév sept oct nov déc"
)

_CIVILITIES = (
    ("Mme", "madame", "Fem"),
    ("Mme", "madame", "Fem"),
    ("Mlle", "mademoiselle", "Fem"),
    ("Dr", "docteur", "Masc"),
    ("Me", "maître", "Masc"),
    ("Mgr", "monseigneur", "Masc"),
)


def strip_accents(text: str) -> str:
    """The text without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def curly(sentence: Sentence, rng: random.Random) -> Sentence:
    """Typographic apostrophes, everywhere in the sentence."""
    return sentence.with_forms([t.form.replace("'", "’") for t in sentence.tokens])


def straight(sentence: Sentence, rng: random.Random) -> Sentence:
    """Typewriter apostrophes, everywhere in the sentence."""
    return sentence.with_forms([t.form.replace("’", "'") for t in sentence.tokens])


def requote(sentence: Sentence, rng: random.Random) -> Sentence:
    """One style of quotation marks, with the spaces that belong to it."""
    opening, closing = rng.choice(_QUOTES)
    tokens, is_open = list(sentence.tokens), False
    for i, token in enumerate(tokens):
        if token.form in ("«", "“") or (token.form == '"' and not is_open):
            is_open = True
            tokens[i] = replace(token.with_form(opening[0]), space=opening[1:])
        elif token.form in ("»", "”", '"') and i > 0:
            is_open = False
            tokens[i] = token.with_form(closing[-1])
            tokens[i - 1] = replace(tokens[i - 1], space=closing[:-1])
    return Sentence(sentence.id, tuple(tokens))


def respace(sentence: Sentence, rng: random.Random) -> Sentence:
    """One style of space before the high marks : ; ? ! % and inside numbers."""
    space = rng.choice(("", " ", NBSP, NARROW, NBSP))
    tokens = list(sentence.tokens)
    for i, token in enumerate(tokens[1:], 1):
        if token.form in _HIGH_MARKS and (tokens[i - 1].form[-1].isalnum() or token.form == "»"):
            tokens[i - 1] = replace(tokens[i - 1], space=space)
        elif token.dep == "flat" and token.form.isdigit():
            tokens[i - 1] = replace(tokens[i - 1], space=space or " ")
    return Sentence(sentence.id, tuple(tokens))


def bare_capitals(sentence: Sentence, rng: random.Random) -> Sentence:
    """Initial capitals without their accents, as typewriters had them: Etat, Egypte, A Paris."""
    forms = [t.form for t in sentence.tokens]
    return sentence.with_forms([strip_accents(f[0]) + f[1:] if f[0].isupper() else f for f in forms])


def no_accents(sentence: Sentence, rng: random.Random) -> Sentence:
    """No accents at all."""
    return sentence.with_forms([strip_accents(t.form) for t in sentence.tokens])


def all_caps(sentence: Sentence, rng: random.Random) -> Sentence:
    """Capitals throughout, half of the time without accents."""
    bare = rng.random() < 0.5
    return sentence.with_forms([(strip_accents(t.form) if bare else t.form).upper() for t in sentence.tokens])


def redash(sentence: Sentence, rng: random.Random) -> Sentence:
    """One kind of dash for the lone hyphens."""
    dash = rng.choice(_DASHES)
    return sentence.with_forms([dash if t.form in _DASHES else t.form for t in sentence.tokens])


def civility(sentence: Sentence, rng: random.Random) -> Sentence:
    """Another civility or title in the place of "M."."""
    tokens = list(sentence.tokens)
    for i, token in enumerate(tokens):
        if token.form == "M." and token.pos == "NOUN":
            form, lemma, gender = rng.choice(_CIVILITIES)
            morph = token.morph.replace("Masc", gender)
            tokens[i] = replace(token, form=form, lemma=lemma, morph=morph)
    return Sentence(sentence.id, tuple(tokens))


def headline(sentence: Sentence, rng: random.Random) -> Sentence:
    """No full stop at the end, if nothing hangs on it."""
    *rest, last = sentence.tokens
    depends = any(t.head == len(rest) for t in rest)
    return Sentence(sentence.id, tuple(rest)) if rest and last.form == "." and not depends else sentence


def dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    """An agency dateline before the sentence, its city a parataxis of the root; left as is where there is no syntax."""
    root = next((i for i, t in enumerate(sentence.tokens) if t.head == i), None)
    if root is None:
        return sentence
    city = rng.choice(_CITIES).split("_")
    prefix = [Token(w, w, "PROPN", "", 0, "flat:name" if i else "parataxis") for i, w in enumerate(city)]
    prefix[-1] = replace(prefix[-1], space="")
    prefix.append(Token(",", ",", "PUNCT", "", 0, "punct"))
    if rng.random() < 0.9:
        prefix += _date(len(prefix), rng)
    if rng.random() < 0.8:
        prefix += _agency(len(prefix), rng)
    dash = rng.choice(_DASHES)
    prefix.append(Token(dash, dash, "PUNCT", "", 0, "punct", space=rng.choice((" ", " ", " ", ""))))
    shift = len(prefix)
    prefix[0] = replace(prefix[0], head=shift + root)
    moved = tuple(replace(t, head=t.head + shift) for t in sentence.tokens)
    return Sentence(sentence.id, (*prefix, *moved))


def _date(at: int, rng: random.Random) -> list[Token]:
    """Day, month and perhaps year, hung on token 0; `at` is the index of the first."""
    month = rng.choice(_MONTHS)
    day = str(rng.randint(1, 31)) if rng.random() < 0.95 else "1er"
    tokens = [
        Token(day, day, "NUM", "NumType=Card", at + 1, "nummod"),
        Token(month, month, "NOUN", "Gender=Masc|Number=Sing", 0, "nmod"),
    ]
    if rng.random() < 0.6:
        year = str(rng.randint(2005, 2026))
        tokens.append(Token(year, year, "NUM", "NumType=Card", at + 1, "nmod"))
    return tokens


def _agency(at: int, rng: random.Random) -> list[Token]:
    """An agency in brackets, hung on token 0; `at` is the index of the bracket."""
    agency = rng.choice(_AGENCIES)
    return [
        Token("(", "(", "PUNCT", "", at + 1, "punct", space=""),
        Token(agency, agency, "PROPN", "", 0, "appos", space=""),
        Token(")", ")", "PUNCT", "", at + 1, "punct", space=rng.choice((" ", " ", " ", ""))),
    ]


Change = Callable[[Sentence, random.Random], Sentence]
CHANGES: tuple[tuple[float, Change], ...] = (
    (0.40, civility),
    (0.90, requote),
    (0.80, respace),
    (0.50, redash),
    (0.20, bare_capitals),
    (0.02, no_accents),
    (0.04, all_caps),
    (0.50, curly),
)


def rewrite(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence after a random choice of the changes."""
    for probability, change in CHANGES:
        if rng.random() < probability:
            sentence = change(sentence, rng)
    return sentence


def split_numbers(sentence: Sentence) -> Sentence:
    """Grouped numbers ("10 000") as tokens of their own, later groups `flat` on the first, as the tokenizer gives them."""
    starts, total = [], 0
    for token in sentence.tokens:
        starts.append(total)
        total += len(token.form.split())
    tokens: list[Token] = []
    for i, token in enumerate(sentence.tokens):
        parts = re.split(r"\s+", token.form)
        for n, part in enumerate(parts):
            last = n == len(parts) - 1
            head = starts[token.head] if token.head >= 0 and n == 0 else (starts[i] if token.head >= 0 else -1)
            tokens.append(
                replace(
                    token,
                    form=part,
                    lemma=token.lemma if len(parts) == 1 else part,
                    head=head,
                    dep=token.dep if n == 0 else ("flat" if token.head >= 0 else ""),
                    ent=token.ent if n == 0 else token.ent.replace("B-", "I-"),
                    space=token.space if last else " ",
                )
            )
    return Sentence(sentence.id, tuple(tokens))


def compose(sentences: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Documents of one to eight neighbouring sentences, separated by spaces or line breaks, some opened by a headline."""
    documents, start = [], 0
    while start < len(sentences):
        size = rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 8))
        documents.append(_page(sentences[start : start + size], rng))
        start += size
    return documents


def _page(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Sentences rewritten and set one after the other."""
    page = [rewrite(s, rng) for s in group]
    first = 0
    if len(page) > 1 and rng.random() < 0.25:
        page[0] = _end(headline(page[0], rng), rng.choice(("\n", "\n", "\n\n")))
        first = 1
    if rng.random() < 0.08:
        page[first] = dateline(page[first], rng)
        if page[first].tokens[0].form.isupper():
            page[first] = all_caps(page[first], rng)
    for i in range(first, len(page) - 1):
        page[i] = _end(page[i], rng.choice((*" " * 8, "\n\n", "\n\n", "\n")))
    if rng.random() < 0.05:
        page[-1] = headline(page[-1], rng)
    return page


def _end(sentence: Sentence, space: str) -> Sentence:
    """The sentence with other white space after it."""
    return Sentence(sentence.id, (*sentence.tokens[:-1], replace(sentence.tokens[-1], space=space)))
