"""Pages told from one process to another again and again: of the posts, only those that were not on the last one.

A long page differs from the one before by a post or two; writing down and reading all of it would take longer than
finding out what is new. Both sides remember each address's last page, and count, so that a page that was lost on the
way, or a side that began anew, is noticed.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from liveterm.model import Entry, Page

_PAGES: Final = 16  # addresses remembered


class Told(Struct):
    """A page with its posts apart: each as it is, or as its place among the posts remembered."""

    page: Page
    posts: list[Entry | int]
    number: int


class Repeats:
    """The posts that were told of last, by address. Of a page in parts, those of all parts count."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, tuple[Entry, ...]]] = {}
        self._number = 0

    def number(self, url: str) -> int:
        """The number of the page remembered of an address; 0 if there is none."""
        return self._last[url][0] if url in self._last else 0

    def told(self, url: str, page: Page, known: int) -> Told:
        """A page as it is to be written for a side that remembers the page of that number."""
        before = self._last[url][1] if known and self.number(url) == known else ()
        places = {id(entry): place for place, entry in enumerate(before)}
        self._number += 1
        self._remember(url, page, before, self._number)
        posts = [places.get(id(entry), entry) for entry in page.entries]
        return Told(replace(page, entries=()), posts, self._number)

    def heard(self, url: str, told: Told) -> Page:
        """The page that was written."""
        _, before = self._last.get(url, (0, ()))
        page = replace(told.page, entries=tuple(before[post] if isinstance(post, int) else post for post in told.posts))
        self._remember(url, page, before, told.number)
        return page

    def _remember(self, url: str, page: Page, before: tuple[Entry, ...], number: int) -> None:
        self._last.pop(url, None)
        self._last[url] = number, (*before, *page.entries) if page.more else page.entries
        while len(self._last) > _PAGES:
            del self._last[next(iter(self._last))]
