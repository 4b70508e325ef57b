"""Bytes to text without losing a character: byte order mark, UTF-8, the declared charset, then the code pages of French.

Nothing is ever replaced: bytes that no encoding explains are refused. A legacy encoding is accepted only where what it gives looks like
Western text, because cp1252 alone would turn any bytes into letters (Cyrillic, say, or the French of old Macintoshes).
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from kg.sources.draft import RefusedError

_MARKS: Final = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_CODE_PAGES: Final = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_LEGACY_CHARSET: Final = re.compile(r"(iso-?8859-?\d{1,2}|latin-?\d|windows-125\d|cp125\d|macintosh|koi8-[ru])", re.IGNORECASE)
_WESTERN: Final = re.compile(
    r"[àâçéèêëîïôùûüÿœæáíóúñäöåøãõß]|[«»’‘“”–—…•·°€£§©®²³ºª\u00a0]|½(?!\w)|(?<![a-zà-ÿ])[ÀÂÇÉÈÊËÎÏÔÙÛÜŒÆÁÍÓÚÑÄÖÅØŠŽ]|(?<=[a-z])[šž](?=[a-z])"
)
_PLAUSIBLE: Final = 0.9
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 65_536


def byte_order_mark(raw: bytes) -> str | None:
    """The encoding that the first bytes announce, or None."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """`raw` as text; `declared` is the charset that the file itself names, believed where its bytes are not UTF-8.

    Raises `RefusedError` where the bytes are not text, or no encoding explains them all.
    """
    marked = byte_order_mark(raw)
    if marked:
        return _decode_strictly(raw, marked)
    if _CONTROL.search(raw, 0, _SAMPLE):
        raise RefusedError("binary, not text (give a text, HTML or JSON Lines file)")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(raw, declared, error.start)


def _decode_strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError(f"not {encoding} at byte {error.start}, though the file's byte order mark announces it") from None


def _decode_legacy(raw: bytes, declared: str | None, bad: int) -> str:
    """`raw` in the declared legacy charset, else in the code page that makes the most Western text of it, else as guessed."""
    if declared and _LEGACY_CHARSET.fullmatch(declared):
        text = _try_decoding(raw, declared)
        if text is not None:
            return text
    readings = [text for page in _CODE_PAGES if (text := _try_decoding(raw, page)) is not None]
    best = max(readings, key=_western_share, default=None)
    if best is not None and _western_share(best) >= _PLAUSIBLE:
        return best
    guess = from_bytes(raw).best()
    if guess is None or _western_share(str(guess)) < _PLAUSIBLE:
        raise RefusedError(f"byte {bad} is not UTF-8, and no other encoding makes French of the file: convert it to UTF-8")
    return str(guess)


def _try_decoding(raw: bytes, encoding: str) -> str | None:
    """`raw` in a code page; HTML's "iso-8859-1" means cp1252 (WHATWG Encoding Standard). None where bytes are left over."""
    encoding = "cp1252" if re.fullmatch(r"iso-?8859-?1|latin-?1", encoding, re.IGNORECASE) else encoding
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _western_share(text: str) -> float:
    """The share of the characters beyond ASCII that French and its neighbours use where they stand, in [0, 1]."""
    foreign = sum(1 for char in text if char > "\x7f")
    return len(_WESTERN.findall(text)) / foreign if foreign else 1.0
