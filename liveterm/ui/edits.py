"""What an edit did to a post, in words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from liveterm.model import Entry
from liveterm.timeline import Post, Version

_MANY = 400  # words; comparing their order as well would be felt


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


@lru_cache(maxsize=1024)
def words_changed(before: str, after: str) -> int:
    """How many words were replaced, added or taken out."""
    old, new = before.split(), after.split()
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    if len(old) + len(new) > _MANY:
        return max((Counter(old) - Counter(new)).total(), (Counter(new) - Counter(old)).total())
    import difflib  # not needed before the first edit is drawn

    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(j - i, n - m) for what, i, j, m, n in steps if what != "equal")


def wording(entry: Entry) -> str:
    """Every word of a post, captions and credits too."""
    return " ".join([entry.headline, *(f"{block.text} {block.credit or ''}" for block in entry.blocks)])
