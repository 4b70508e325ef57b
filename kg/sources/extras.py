"""The libraries of the extra `newskg[sources]`, imported where a source needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.sources.draft import RefusedError


def needed(module: str) -> Any:
    """A module of the extra; raises RefusedError, which says how to install it, where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise RefusedError(f"needs {module.partition('.')[0]}: pip install 'newskg[sources]'") from None
