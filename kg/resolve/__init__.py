"""Identity across articles: which persons and organizations of different articles are one. Pure functions; no store."""

from kg.resolve.evidence import rank
from kg.resolve.profiles import find_profiles, recognise
from kg.resolve.resolving import affected, resolve
from kg.resolve.units import keys
from kg.resolve.values import Decision, HeldOffice, Judgement, Occurrence, Profile, Reason, Resolution, Verdict

__all__ = [
    "Decision",
    "HeldOffice",
    "Judgement",
    "Occurrence",
    "Profile",
    "Reason",
    "Resolution",
    "Verdict",
    "affected",
    "find_profiles",
    "keys",
    "rank",
    "recognise",
    "resolve",
]
