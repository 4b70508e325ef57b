"""How sources are read, where a user may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kg import __version__

DELAY: Final = 1.0  # seconds
USER_AGENT: Final = f"newskg/{__version__} (reads articles a user asked for)"


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What may be chosen.

    `columns` names those of CSV and TSV by field ({"text": "Corps"}); `follow` reads the pages that the items of a feed link to;
    `allow_private` lets addresses of the local network and of this machine be asked; `user_agent` is what servers are told, its first word
    what robots.txt is asked for; `delay` is how long the same host is left alone between two requests, in seconds.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    allow_private: bool = False
    user_agent: str = USER_AGENT
    delay: float = DELAY
