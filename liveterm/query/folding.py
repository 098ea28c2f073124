"""Text as filters compare it: without case, accents, or a difference between ’ and '."""

from __future__ import annotations

import re
from unicodedata import normalize

from liveterm.model import Entry

_ACCENTS = re.compile("[\u0300-\u036f]+")
_UNDIVIDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
_NAME_PARTS = re.compile(r"[^\w']+|_+")


def fold(text: str) -> str:
    """Text without case and accents."""
    if text.isascii():
        return text.lower()
    straight = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').casefold()
    plain = straight if straight.isascii() else normalize("NFKD", straight)
    return plain if plain.isascii() else _ACCENTS.sub("", plain).translate(_UNDIVIDED)


def name_words(text: str) -> str:
    """The words of a name, folded, each with a blank on both sides; a lone blank when there are none."""
    return f" {_NAME_PARTS.sub(' ', fold(text)).strip()} " if text else " "


def folded(entry: Entry) -> str:
    """All that a post says, folded: headline, words and captions, parted by blank lines."""
    return fold("\n\n".join((entry.headline, *(block.text for block in entry.blocks))))


class Folds:
    """What posts say, folded, kept until they change: for whoever asks the same posts again and again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Entry, str]] = {}

    def __call__(self, entry: Entry) -> str:
        kept = self._kept.get(entry.id)
        if kept is None or kept[0] is not entry:
            kept = self._kept[entry.id] = (entry, folded(entry))
        return kept[1]
