"""Finding words in posts as people type them: capitals, accents and kinds of quotation mark make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from liveterm.clock import ticks
from liveterm.model import Entry
from liveterm.timeline import Post

_ALIKE = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "..."), ("\u00a0", " "))
_COMBINING = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """The text as search sees it; its length may differ."""
    if text.isascii():
        return text.lower()
    for written, typed in _ALIKE:
        text = text.replace(written, typed)
    if text.isascii():
        return text.lower()
    return _COMBINING.sub("", unicodedata.normalize("NFD", text.casefold()))


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
    """Looks through posts, keeping their folded texts from one letter typed to the next."""

    def __init__(self) -> None:
        self._texts: dict[Post, str] = {}

    def matches(self, posts: Iterable[Post], needle: str) -> list[Post]:
        """Those of the posts that hold the folded needle, in their order."""
        posts = list(posts)
        self.read(posts)
        texts = self._texts
        return [post for post in posts if needle in texts[post]]

    def read(self, posts: Iterable[Post], seconds: float = float("inf")) -> bool:
        """Fold the texts of posts ahead of a search, for so long at most; True if all are done."""
        texts = self._texts
        end = ticks() + seconds
        for number, post in enumerate(post for post in posts if post not in texts):
            texts[post] = searched(post.entry)
            if number % 64 == 63 and ticks() > end:
                return False
        return True

    def forget(self, posts: Iterable[Post]) -> None:
        """These posts say something else now, or are gone."""
        for post in posts:
            self._texts.pop(post, None)

    def clear(self) -> None:
        """Give back the room the texts take."""
        self._texts.clear()
