"""The tokenizer: French as the treebanks split it, with the marks of the press. It is saved inside the pipeline."""

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, LIST_CURRENCY, LIST_ELLIPSES, LIST_PUNCT, UNITS
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.language import Language
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from training.words import words

QUOTES = '«»“”„‟"‹›‘'
APOSTROPHES = "'’"
_OPENING = r"«“\"(\["
_VOWELS = "aeiouyhàâæéèêëîïôœùûAEIOUYHÀÂÆÉÈÊËÎÏÔŒÙÛ"

# Words that end like a clitic but are one token, and words whose apostrophe does not elide.
WHOLE = (
    r"rendez-vous|c['’]est-à-dire|celui-(?:ci|là)|celle-(?:ci|là)|ceux-(?:ci|là)|celles-(?:ci|là)|là-(?:bas|haut|dedans|dessus)"
    r"|jusque-là|d['’]ores|de-ci|par-ci|par-là|m['’]as-tu-vu|sauve-qui-peut|va-t-en-guerre|peut-être"
    r"|(?:Al|El|Es|As|Ben|Ould|Abou|Abu)-\w[\w'’-]*|[A-ZÉÈ]\w*-(?:[lL][aàeé]s?|sur|sous|en|d['’]\w+)-\w[\w'’-]*"
    r"|(?:[NM]['’][BCDGKPQSTZbcdgk]|M['’]H|O['’][A-Z])[\w-]*|(?:J|M|P|A|F|G|C|L|R|D|S|N|E|B|H|T|Y)\.-[A-Z]\."
)
ABBREVIATIONS = words(
    "M. MM. Mr. Dr. Pr. Me. Mgr. St. Ste. jan. janv. fév. févr. fevr. avr. juil. sept. oct. nov. déc. dec. etc. cf. av. art. "
    "al. vol. éd. env. No. no. n°. tél. pp. p. Cie. Gal. gén. col. ref. réf. apr. chap. hab. J.-C. Inc. Ltd. Co. Corp. Jr."
)

PREFIXES = [
    rf"(?:[dDlL]|[qQ][uU]|(?:[jJ][uU][sS]|[lL][oO][rR][sS]|[pP][uU][iI][sS]|[qQ][uU][oO][iI])[qQ][uU])[{APOSTROPHES}](?=[\w{_OPENING}])",
    rf"[cCjJmMnNsStTçÇ][{APOSTROPHES}](?=[{_VOWELS}{_OPENING}])",
    *LIST_PUNCT,
    *LIST_ELLIPSES,
    *(re.escape(mark) for mark in QUOTES),
    r"['’](?=\w)",
    *LIST_CURRENCY,
    r"[-–—](?=[^\W\d])",
    r"[–—]",
    r"--+",
    r"[§%=]",
    r"\+(?![0-9])",
]
CLITICS = (
    rf"(?<=[{ALPHA}])-(?:t-)?(?:ils?|elles?|on|IL|ILS|ELLES?|ON)",
    rf"(?<=[{ALPHA_LOWER}])-(?:t-)?(?:je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|en|y|là|ci)",
    r"(?<=[A-Z])-(?:T-(?:IL|ELLE|ON)S?|CE)",
)
SUFFIXES = [
    *CLITICS,
    *LIST_PUNCT,
    *LIST_ELLIPSES,
    *(re.escape(mark) for mark in QUOTES),
    rf"(?<=[^\s\d])[{APOSTROPHES}](?<![\w][{APOSTROPHES}])",
    r"(?<=[0-9])(?:%|‰)",
    rf"(?<=[0-9])(?:{'|'.join(LIST_CURRENCY)})",
    rf"(?<=[0-9])(?:{UNITS})",
    rf"(?<=[0-9{ALPHA_LOWER}\])»”\"%°€²³)])\.",
    rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
    rf"(?<=[{ALPHA_LOWER}0-9][{ALPHA_UPPER}])\.",
    r"(?<=\w)[-–—]",
    r"--+",
]
INFIXES = [
    *LIST_ELLIPSES,
    rf"(?<=[{ALPHA_LOWER}])\.(?=[{ALPHA_UPPER}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])[:<>=](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
    r"[«»“”\"]",
    r"(?<=\w)[–—](?=\w)",
    r"--+",
    r"(?<=\w\w)\((?=\w\w)",
    r"\)(?=[\w-]{2,})",
    rf"(?<=[{ALPHA}][;!?])(?=[{ALPHA}])",
]


def build_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of the shipped pipeline for a blank French `nlp`."""
    rules = {form: [{ORTH: form}] for form in ABBREVIATIONS}
    rules |= {f"n{mark}": [{ORTH: f"n{mark}", NORM: "numéro"}] for mark in "°º"}
    rules |= {word: [{ORTH: word, NORM: "aujourd'hui"}] for word in ("aujourd’hui", "Aujourd’hui")}
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(PREFIXES).search,
        suffix_search=compile_suffix_regex(SUFFIXES).search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=re.compile(rf"(?i:{WHOLE})$").match,
        url_match=URL_MATCH,
    )
