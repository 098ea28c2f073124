"""Finding words in posts as people type them: capitals, accents and kinds of quotation mark make no difference."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import attrgetter

from liveterm.clock import ticks
from liveterm.folding import fold
from liveterm.model import Entry
from liveterm.timeline import Post

Key = tuple[float, int]
_key = attrgetter("key")


def searched(entry: Entry) -> str:
    """Everything of a post that search looks through, folded."""
    words = [entry.headline]
    for block in entry.blocks:
        words.append(block.text)
        if block.credit:
            words.append(block.credit)
    return fold("\n".join(words))


def places(text: str, needle: str) -> list[tuple[int, int]]:
    """Where a folded needle stands in an unfolded text: start and end of each place, in characters of the text."""
    folded = fold(text)
    if needle not in folded:
        return []
    found = [(match.start(), match.end()) for match in re.finditer(re.escape(needle), folded)]
    if text.isascii():
        return found
    origin = [place for place, character in enumerate(text) for _ in fold(character)]
    return [(origin[start], origin[end - 1] + 1) for start, end in found]


class Search:
    """A search going on: what for, from where, and the posts that hold it, oldest first.

    Folded texts are kept from one letter typed to the next.
    """

    def __init__(self, posts: Callable[[], list[Post]]) -> None:
        self.needle = ""
        self.origin: Key = (0.0, 0)
        self._posts = posts
        self._texts: dict[Post, str] = {}
        self._found: list[Post] | None = None  # None: to be looked for again

    def look_for(self, needle: str) -> None:
        """Search for a folded text; a longer one only where the shorter was. Nothing ends the search."""
        if not needle:
            self._texts.clear()
        narrower = self._found is not None and self.needle and self.needle in needle
        self._found = self._matching(self._found or [], needle) if narrower else None
        self.needle = needle

    @property
    def found(self) -> list[Post]:
        if self._found is None:
            self._found = self._matching(self._posts(), self.needle) if self.needle else []
        return self._found

    def next(self, key: Key, newer: bool, including: bool = False) -> Post:
        """The next newer or older post from a place in the story on, around the end if need be. There must be one."""
        found = self.found
        side = bisect_left if newer == including else bisect_right
        place = side(found, key, key=_key)
        return found[place % len(found)] if newer else found[place - 1]

    def outdate(self, posts: Iterable[Post] = ()) -> None:
        """Other posts are shown now, and these say something else or are gone."""
        self._found = None
        for post in posts if self._texts else ():
            self._texts.pop(post, None)

    def read_ahead(self, seconds: float = float("inf")) -> bool:
        """Fold the texts of the posts shown, for so long at most; True if all are done."""
        return self._read(self._posts(), seconds)

    def _matching(self, posts: list[Post], needle: str) -> list[Post]:
        self._read(posts, float("inf"))
        texts = self._texts
        return [post for post in posts if needle in texts[post]]

    def _read(self, posts: list[Post], seconds: float) -> bool:
        texts = self._texts
        end = ticks() + seconds
        for number, post in enumerate(post for post in posts if post not in texts):
            texts[post] = searched(post.entry)
            if number % 64 == 63 and ticks() > end:
                return False
        return True
