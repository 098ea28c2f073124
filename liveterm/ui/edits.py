"""What an edit did to a post, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from liveterm.model import Entry
from liveterm.timeline import Post, Version

_WORDS, _LINES = re.compile(r"\S+|\n+"), re.compile(r"[^\n]+|\n+")
_MANY = 400  # words; comparing their order as well would be felt
_MOVED = 2  # spaces in a line that is gone here and stands elsewhere: fewer words are there by chance


def last_edit(post: Post) -> tuple[Version, Version] | None:
    """The versions before and after the last change of what a reader sees; withdrawals are none."""
    for newer, older in pairwise(reversed(post.versions)):
        if _seen(newer.entry) != _seen(older.entry):
            return older, newer
    return None


def _seen(entry: Entry) -> tuple[object, ...]:
    return entry.headline, entry.blocks, entry.labels


def what_happened(old: Version, new: Version) -> str:
    """What a new version of a post is: edited, with the labels it gained or lost, withdrawn, or back again."""
    if new.withdrawn:
        return "withdrawn"
    if old.withdrawn:
        return "back again"
    gained = [label for label in new.entry.labels if label not in old.entry.labels]
    lost = [f"no longer {label}" for label in old.entry.labels if label not in new.entry.labels]
    return ", ".join(["edited", *gained, *lost])


class Step(NamedTuple):
    """Words that went, and those that came in their place; the same if they stayed. Line breaks are words, too."""

    old: Sequence[str]
    new: Sequence[str]

    @property
    def stayed(self) -> bool:
        return self.old == self.new


def compared(before: str, after: str) -> tuple[list[Step], frozenset[str]]:
    """How one text becomes another, word by word, and those lines of what went that stand elsewhere now: they moved."""
    return _compared(_WORDS.findall(before), _WORDS.findall(after))


def _compared(old: list[str], new: list[str]) -> tuple[list[Step], frozenset[str]]:
    import difflib  # not needed before the first edit is drawn

    found = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    steps = [Step(old[i:j], new[m:n]) for _, i, j, m, n in found]
    gone, come = ({line for step in steps if not step.stayed for line in lines_of(step[side])} for side in (0, 1))
    return steps, frozenset(line for line in gone & come if line.count(" ") >= _MOVED)


def lines_of(words: Sequence[str]) -> list[str]:
    """Words as lines that hold any."""
    return [line.strip() for line in text_of(words).split("\n") if line.strip()]


def text_of(words: Sequence[str]) -> str:
    """Words with spaces between them, and the line breaks."""
    return "".join(word if word.startswith("\n") else f"{word} " for word in words)


class Words(NamedTuple):
    """How many words were replaced, added or taken out, and how many only stand elsewhere now."""

    changed: int
    moved: int

    def __str__(self) -> str:
        """ "2 words changed", "1 word changed, 12 moved", "12 words moved"; "" if none was."""
        counts = [f"{count} {what}" for count, what in ((self.changed, "changed"), (self.moved, "moved")) if count]
        return ", ".join(counts).replace(" ", " word " if (self.changed or self.moved) == 1 else " words ", 1)


@lru_cache(maxsize=1024)
def words_changed(before: str, after: str) -> Words:
    """What became of the words of a text. In a long one their order counts by whole lines only."""
    old, new = before.split(), after.split()
    if len(old) + len(new) > _MANY:
        steps, moved = _compared(_LINES.findall(before), _LINES.findall(after))
        lost, won = Counter(old), Counter(new)
        changed = max((lost - won).total(), (won - lost).total())
    else:
        steps, moved = compared(before, after)
        changed = sum(max(_count(step.old, moved), _count(step.new, moved)) for step in steps if not step.stayed)
    return Words(changed, sum(_count(step.new) - _count(step.new, moved) for step in steps if not step.stayed))


def _count(words: Sequence[str], but: Container[str] = ()) -> int:
    """How many words there are on lines but some."""
    return sum(len(line.split()) for line in lines_of(words) if line not in but)


def wording(entry: Entry) -> str:
    """Every word of a post, captions and credits too, a line for each of its parts."""
    return "\n".join([entry.headline, *(f"{block.text} {block.credit or ''}" for block in entry.blocks)])
