"""Text as people type it who look for it: without case and accents, in plain letters and signs."""

from __future__ import annotations

import re
from unicodedata import normalize

_ACCENTS = re.compile("[\u0300-\u036f]+")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h"}
    | {"ı": "i", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """Text without case and accents; its length may differ."""
    if text.isascii():
        return text.lower()
    plain = text.casefold().translate(_PLAIN)
    return plain if plain.isascii() else _ACCENTS.sub("", normalize("NFKD", plain)).translate(_PLAIN)
