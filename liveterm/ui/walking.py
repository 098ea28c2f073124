"""Going to what is new, marked or found: the keys that jump over posts."""

from __future__ import annotations

from collections.abc import Callable

from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.filters import Filtering
from liveterm.ui.post_text import HEAD
from liveterm.ui.reader import Reader
from liveterm.ui.timeline_view import Place, TimelineView

_MARKED = {"breaking", "key"}


class Walking:
    """Moves the timeline's cursor as the keys ask. What comes back is a sentence to show, or ""."""

    def __init__(self, view: TimelineView, story: Story, reader: Reader, filtering: Filtering) -> None:
        self.searched = ""
        self._view = view
        self._story = story
        self._reader = reader
        self._filtering = filtering
        self._back: tuple[int, Place] | None = None  # how often `news` was asked for in a row, and from where

    @property
    def here(self) -> Post | None:
        """The post under the cursor, or else the first in view."""
        return self._view.cursor or self._view.first_visible

    def by(self, step: str, argument: int | str) -> str:
        """Cursor, page, half page or edge."""
        self._back = None
        getattr(self._view, f"action_{step}")(argument)
        return ""

    def news(self) -> str:
        """To the oldest unseen post, then to the newest, then back."""
        view = self._view
        asked, place = self._back or (0, view.place())
        if asked == 0 and view.waiting.count:
            self._back = 1, place
            view.go_to_oldest_waiting()
        elif asked == 1 or (asked == 0 and not view.at_newest):
            self._back = 2, place
            view.go_newest()
        else:
            self._back = None
            view.return_to(place)
        return ""

    def marked(self, direction: int) -> str:
        """To the next or previous post that is breaking, key or by somebody followed."""

        def is_marked(post: Post) -> bool:
            followed = any(name in self._reader.followed for name in post.reading.heard)
            return followed or not _MARKED.isdisjoint(post.entry.labels)

        return self._next(direction, is_marked, "post that is breaking, key or by a followed speaker")

    def match(self, direction: int) -> str:
        """To the next or previous place the search found; without a search, unread post."""
        if not self.searched:
            return self._next(direction, self._reader.is_unread, "unread post")
        return "" if self._view.next_match(direction) else f"“{self.searched}” is nowhere in what is shown"

    def search(self, text: str) -> str:
        """Mark a text wherever it stands; no text ends the search."""
        self.searched = text
        self._view.search(text)
        return ""

    def to(self, id: str) -> str:
        """To a post, if it is known now."""
        post = self._story.timeline.get(id)
        if post is None:
            return "that post is not known at this time of the story"
        self._view.go_to(post, third=True)
        return ""

    def story(self, direction: int) -> str:
        """A row of the minimap down (1) or up (-1), but no less than what is in view."""
        view, posts, top = self._view, self._story.timeline.posts, self._view.first_visible
        if top is None:
            return ""
        step = max(len(view.on_screen), len(posts) // max(1, view.size.height), 1)
        there = self._story.timeline.index(top) + (step if (direction > 0) == view.oldest_first else -step)
        if 0 <= there < len(posts):
            return self.place(there)
        view.action_edge("bottom" if direction > 0 else "top")
        return ""

    def place(self, number: int) -> str:
        """To the post of that number, counted from the oldest, or what is shown next to it."""
        posts = self._story.timeline.posts
        if posts:
            post = posts[max(0, min(number, len(posts) - 1))]
            cursor = post.id if self._view.cursor else None
            self._view.return_to(Place(post.id, post.key, HEAD, 0, cursor, post.key))
        self._back = None
        return ""

    def _next(self, direction: int, wanted: Callable[[Post], bool], what: str) -> str:
        """To the nearest post down (1) or up (-1) the screen that is wanted and shown."""
        posts, here = self._story.timeline.posts, self.here
        at = self._story.timeline.index(here) if here else 0
        newer = (direction > 0) == self._view.oldest_first
        onward = posts[at + 1 :] if newer else reversed(posts[:at])
        found = next((post for post in onward if wanted(post) and self._filtering.passes(post)), None)
        if found is None:
            return f"no {what} {'below' if direction > 0 else 'above'}"
        self._back = None
        self._view.go_to(found, third=True)
        return ""
