"""The keywords of a SPARQL text: its bare words, those within IRIs, strings, comments, names and variables left out."""

from __future__ import annotations

import re
import sys
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      <[^<>"{}|^`\\\x00-\x20]*>                      # IRIREF
    | \#[^\r\n]*                                     # comment
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$@]\w+(?:-\w+)*                              # variable, language tag
    | (?:[^\W\d_][\w.-]*)?:[\w.:%\\-]*               # prefixed name
    | (?P<word>[^\W\d_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def keywords(text: str) -> frozenset[str]:
    """The keywords (SPARQL 1.1, 19.8) of a query or update, in capitals: {"SELECT", "WHERE", "SERVICE"}.

    It need not be well-formed; what can't be read is passed over. Words spelt with escapes (19.2: `\\u0053ERVICE`) count too.
    """
    texts = {text, _CODE_POINT.sub(_char, text)}
    return frozenset(found["word"].upper() for one in texts for found in _TOKEN.finditer(one) if found["word"])


def _char(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= sys.maxunicode else escape[0]
