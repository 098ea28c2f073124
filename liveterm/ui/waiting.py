"""The posts that came out of the reader's sight, and what the badge tells of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from liveterm.timeline import Post

_Told = tuple[str, tuple[str, ...]]
_NOTHING: _Told = ("", ())


def _told(post: Post) -> _Told:
    """What makes a post breaking, and who speaks in it. Of most nothing is to be told, and thousands come at once."""
    if not post.entry.labels and not post.reading.speakers:
        return _NOTHING
    return post.entry.breaking_for, post.reading.heard


class Waiting:
    """Posts that wait, counted as they come and go: with thousands of them a frame costs no more than with one.

    Only those that pass the filter count: `count` of them, by what makes them breaking in `signs`, by who speaks in
    `heard`.
    """

    def __init__(self, passes: Callable[[Post], bool]) -> None:
        self.count = 0
        self.signs: Counter[str] = Counter()
        self.heard: Counter[str] = Counter()
        self._passes = passes
        self._posts: dict[Post, _Told | None] = {}

    def __bool__(self) -> bool:
        return bool(self._posts)

    @property
    def posts(self) -> list[Post]:
        """Those that count, oldest first."""
        return sorted((post for post, told in self._posts.items() if told is not None), key=lambda post: post.key)

    def add(self, posts: Iterable[Post]) -> None:
        for post in posts:
            told = self._posts[post] = _told(post) if self._passes(post) else None
            self._sum(told, 1)

    def discard(self, posts: Iterable[Post]) -> None:
        for post in posts if self._posts else ():
            self._sum(self._posts.pop(post, None), -1)

    def look_again(self, posts: Iterable[Post] | None = None) -> None:
        """These changed, or those who speak in them; None: the filter did."""
        waiting = list(self._posts) if posts is None else [post for post in posts if post in self._posts]
        self.discard(waiting)
        self.add(waiting)

    def clear(self) -> None:
        self._posts.clear()
        self.signs.clear()
        self.heard.clear()
        self.count = 0

    def _sum(self, told: _Told | None, by: int) -> None:
        if told is None:
            return
        self.count += by
        if told is _NOTHING:
            return
        sign, names = told
        if sign:
            self.signs[sign] += by
        for name in names:
            self.heard[name] += by
