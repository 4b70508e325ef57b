"""MinHash signatures of texts, which say how much of their wording two texts share without either text (Broder 1997).

A text is the set of its runs of three words. A signature holds, for each of 96 hash functions, the least hash of any run: two texts agree
in as many of these as they share of all their runs (Jaccard's index). Signatures are cut into 24 bands of 4: texts that share half of their
runs have a band in common four times in five, those that share two thirds 99 times in a hundred (locality-sensitive hashing, Indyk and
Motwani 1998). So copies are found by looking up bands.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.model import content_hash

WORDS: Final = 3  # in a run
LEAST_RUNS: Final = 8  # a shorter text says too little to be anybody's copy
BANDS: Final = 24
ROWS: Final = 4  # hashes in a band
_WORD: Final = re.compile(r"\w+")
_TYPE: Final = np.dtype("<u4")


def _hash(text: str) -> int:
    """64 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


# Multiply-shift hashing (Dietzfelbinger et al. 1997): odd factors and summands of 64 bits, of which the upper 32 bits are the hash.
_FACTORS: Final = np.array([_hash(f"factor {number}") | 1 for number in range(BANDS * ROWS)], dtype=np.uint64)
_SUMMANDS: Final = np.array([_hash(f"summand {number}") for number in range(BANDS * ROWS)], dtype=np.uint64)


def signature(text: str) -> str:
    """The signature of a text, in hexadecimal, or "" where the text is too short; case and punctuation are nothing to it."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}
    if len(runs) < LEAST_RUNS:
        return ""
    hashes = np.array([_hash(run) for run in runs], dtype=np.uint64)
    least: npt.NDArray[np.uint64] = (np.multiply.outer(_FACTORS, hashes) + _SUMMANDS[:, np.newaxis]).min(axis=1) >> np.uint64(32)
    return least.astype(_TYPE).tobytes().hex()


def bands(signed: str) -> list[str]:
    """The keys under which a signature is looked up, 16 hexadecimal digits each; none for an empty signature."""
    width = len(signed) // BANDS
    return [content_hash(str(number), signed[number * width : (number + 1) * width]) for number in range(BANDS)] if signed else []


def similarity(one: str, other: str) -> float:
    """The share of their runs of words that two texts have in common, in [0, 1], give or take 0.05."""
    return float(np.mean(_values(one) == _values(other)))


def _values(signed: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(bytes.fromhex(signed), dtype=_TYPE)
