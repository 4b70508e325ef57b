"""Text whose lines an editor or a mail program has broken at a width: its lines put together to paragraphs again."""

from __future__ import annotations

from typing import Final

_WIDTHS: Final = range(50, 121)  # code points that lines are broken at
_MOST: Final = 0.8  # of the line ends within paragraphs that the width must explain


def join_wrapped_lines(text: str) -> str:
    """`text` with a space for each line end that is there only because the next word did not fit into the width of the text.

    The width is that of the longest line. Where it does not explain most line ends within paragraphs, the lines were broken by their
    writer, as in a list or in verse, and the text is returned as it is; so are lines that end before the width in a text that is wrapped.

    >>> join_wrapped_lines("La ministre de l'Intérieur a reçu mardi à Rabat son\\nhomologue espagnol.\\n\\nElle a parlé.")
    "La ministre de l'Intérieur a reçu mardi à Rabat son homologue espagnol.\\n\\nElle a parlé."
    """
    lines = text.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if width not in _WIDTHS:
        return text
    within = [number for number in range(len(lines) - 1) if lines[number].strip() and _goes_on(lines[number + 1])]
    forced = {number for number in within if _is_forced(lines[number], lines[number + 1], width)}
    if len(forced) < max(1, _MOST * len(within)):
        return text
    ends = [" " if number in forced else "\n" for number in range(len(lines) - 1)]
    parts = (lines[number].rstrip() if number in forced else lines[number] for number in range(len(lines)))
    return "".join(part + end for part, end in zip(parts, [*ends, ""], strict=True))


def _goes_on(line: str) -> bool:
    """Whether a line may be the next of a paragraph: neither blank, nor moved in, nor an item of a list."""
    return bool(line.strip()) and line[0] not in " \t-*•–—"


def _is_forced(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would have gone over the width."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
