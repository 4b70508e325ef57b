"""Agency copy as other sites publish it: under another id, with a line of their own, or cut short."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Reading


def republished(reading: Reading, source: str, *, more: str = "", published: str | None = None) -> Reading:
    """The same words in another publication; what stands behind them moves no offset."""
    article = reading.article
    copy = replace(
        article, id=f"{article.id}-{source}", source=source, text=article.text + more, published=published or article.published, url=None
    )
    return replace(reading, article=copy)
