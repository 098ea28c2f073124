"""Posts and names as filters compare them: folded."""

from __future__ import annotations

import re

from liveterm.folding import fold
from liveterm.model import Entry

_NAME_PARTS = re.compile(r"[^\w']+|_+")


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
