"""The reader's acts: what was seen, how far was read, what was marked. The publisher's facts lie elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from liveterm.timeline import Post


class Kept(msgspec.Struct, frozen=True):
    """What is remembered of a reader from one time to the next, about one event.

    `read_to` is the id of the newest post that had been read, `read_at` its place in the story. `left_at` is when the
    event was closed.
    """

    read_to: str = ""
    read_at: datetime | None = None
    bookmarks: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    left_at: datetime | None = None


class Reader:
    """What one reader did with one event.

    The line drawn in the timeline ("you had read to here") stands where the last visit ended, or where the reader put
    it; how far this visit got moves on by itself and never back, and is drawn next time.
    """

    def __init__(self, kept: Kept = Kept()) -> None:  # noqa: B008 — a frozen value
        self.line = kept.read_to
        self.bookmarks: dict[str, None] = dict.fromkeys(kept.bookmarks)
        self.followed: dict[str, None] = dict.fromkeys(kept.followed)
        self.left_at = kept.left_at
        self._line_at = kept.read_at
        self._reached, self._reached_at = kept.read_to, kept.read_at
        self._seen: set[str] = set()
        self._known_before: set[str] = set()
        self._undo: list[tuple[str, datetime | None]] = []

    @property
    def kept(self) -> Kept:
        """What to remember for next time."""
        return Kept(self._reached, self._reached_at, tuple(self.bookmarks), tuple(self.followed), self.left_at)

    @property
    def is_new(self) -> bool:
        """Whether nothing had been read when the event was opened."""
        return self._line_at is None

    def begin(self, posts: Iterable[Post]) -> None:
        """The posts that are there when an event is opened: news only to someone who has been here before."""
        if self._line_at is None:
            self._known_before.update(post.id for post in posts)

    def is_unread(self, post: Post) -> bool:
        """Whether a post is news that was not on the screen for long enough to be read."""
        if post.id in self._seen or post.id in self._known_before:
            return False
        return self._line_at is None or post.time > self._line_at

    def see(self, posts: Iterable[Post]) -> list[Post]:
        """Posts that could be read: those of them that were unread until now."""
        news = []
        for post in posts:
            if self.is_unread(post):
                news.append(post)
            self._seen.add(post.id)
            self._reach(post)
        return news

    def caught_up(self, post: Post) -> None:
        """The reader says that everything up to this post was read."""
        self._undo.append((self.line, self._line_at))
        self.line, self._line_at = post.id, post.time
        self._reach(post)

    def undo_caught_up(self) -> bool:
        """Put the line back where it was; False if it was never moved."""
        if not self._undo:
            return False
        self.line, self._line_at = self._undo.pop()
        return True

    def toggle_bookmark(self, post: Post) -> bool:
        """Mark a post, or take the mark off; True if it is marked now."""
        return _toggle(self.bookmarks, post.id)

    def toggle_followed(self, name: str) -> bool:
        """Follow a speaker, or stop; True if followed now."""
        return _toggle(self.followed, name)

    def _reach(self, post: Post) -> None:
        if self._reached_at is None or post.time > self._reached_at:
            self._reached, self._reached_at = post.id, post.time


def _toggle(marked: dict[str, None], name: str) -> bool:
    if name in marked:
        del marked[name]
        return False
    marked[name] = None
    return True
