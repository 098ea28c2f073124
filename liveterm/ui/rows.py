"""Which post stands at which row: their order, what a filter hides, where days begin.

Posts are counted from the oldest, whichever way the screen shows them. A hidden post takes no row, but the oldest of a
run of them takes the one row that says so. Heights are guesses until measured: `measure` and `set_height` put one
right, `refine` all of them, a little at a time.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time, tzinfo
from itertools import compress

from msgspec import Struct

from liveterm.clock import ticks
from liveterm.timeline import Change, Post
from liveterm.ui.heights import HeightIndex

Predicate = Callable[[Post], bool]
Key = tuple[float, int]

_FEW = 64
_SAMPLE = 48
_HIDDEN_RUN = re.compile(rb"\x00+")


class Edge(Struct, frozen=True):
    """The rows above a post: the day that begins with it, the line up to which was read. Of a hidden post: its run."""

    hidden: int = 0
    day: date | None = None
    read: bool = False

    @property
    def rows(self) -> int:
        return (self.hidden > 0) + (self.day is not None) + self.read


class Rows:
    """The posts in order, and the rows they take."""

    def __init__(self, height_of: Callable[[Post], int], is_read_to: Predicate) -> None:
        self.posts: list[Post] = []
        self.newest_first = True
        self.zone: tzinfo | None = None
        self._height_of = height_of
        self._is_read_to = is_read_to
        self._predicate: Predicate | None = None
        self._held: Post | None = None
        self._guess = 8
        self._keys: list[Key] = []  # as they were when the post was put in its place
        self._own = array("I")  # rows of a post alone, shown or not
        self._exact = bytearray()
        self._shown = bytearray()
        self._index = HeightIndex()

    # What there is ---------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.posts)

    @property
    def total(self) -> int:
        """Rows of everything."""
        return self._index.total

    @property
    def shown(self) -> int:
        """Posts that are shown."""
        return self._shown.count(1)

    def shown_posts(self) -> list[Post]:
        """The posts that are shown, oldest first."""
        return list(compress(self.posts, self._shown))

    def is_shown(self, place: int) -> bool:
        return bool(self._shown[place])

    def passes(self, post: Post) -> bool:
        """Whether the filter lets a post through, or it is held."""
        return self._predicate is None or post is self._held or self._predicate(post)

    def place_of(self, post: Post) -> int | None:
        """Where a post stands, counted from the oldest."""
        place = bisect_left(self._keys, post.key)
        if place < len(self.posts) and self.posts[place] is post:
            return place
        try:  # its time changed since it was put there
            return self.posts.index(post)
        except ValueError:
            return None

    def near(self, key: Key) -> int:
        """The place of the post with that key, or where it would stand."""
        return min(bisect_left(self._keys, key), len(self.posts) - 1)

    def is_in_place(self, place: int) -> bool:
        """Whether a post still has the time it was placed by."""
        return self.posts[place].key == self._keys[place]

    def at(self, row: int) -> tuple[int, int]:
        """The post at a row of the screen order, and the row inside it."""
        if not self.newest_first:
            return self._index.find(row)
        place, above_bottom = self._index.find(self.total - 1 - row)
        return place, self._index[place] - 1 - above_bottom

    def top(self, place: int) -> int:
        """The first row of a post."""
        return self.total - self._index.before(place + 1) if self.newest_first else self._index.before(place)

    def height(self, place: int) -> int:
        return self._index[place]

    def heir(self, post: Post, gone: Collection[Post]) -> Post | None:
        """The post itself, or if it is about to go the next shown one that stays, older ones first."""
        if post not in gone:
            return post
        here = self.place_of(post)
        if here is None:
            return None
        older, newer = range(here - 1, -1, -1), range(here + 1, len(self.posts))
        shown = (self.posts[place] for way in (older, newer) for place in way if self._shown[place])
        return next((heir for heir in shown if heir not in gone), None)

    # Neighbours ------------------------------------------------------------------------------------------------------

    def newer_shown(self, place: int) -> int:
        """The next newer post that is shown, or -1."""
        return self._shown.find(1, place + 1)

    def older_shown(self, place: int) -> int:
        """The next older post that is shown, or -1."""
        return self._shown.rfind(1, 0, place) if place > 0 else -1

    def below(self, place: int) -> int:
        """What stands below on the screen, a post or a run of hidden ones; -1 at the end."""
        return self._older(place) if self.newest_first else self._newer(place)

    def above(self, place: int) -> int:
        """What stands above on the screen, a post or a run of hidden ones; -1 at the end."""
        return self._newer(place) if self.newest_first else self._older(place)

    def shown_below(self, place: int) -> int:
        return self.older_shown(place) if self.newest_first else self.newer_shown(place)

    def shown_above(self, place: int) -> int:
        return self.newer_shown(place) if self.newest_first else self.older_shown(place)

    def first(self) -> int:
        """What stands at the top of the screen order; -1 if there is nothing."""
        if not self.posts:
            return -1
        return (self.carrier(len(self.posts) - 1)) if self.newest_first else 0

    def last(self) -> int:
        """What stands at the bottom of the screen order; -1 if there is nothing."""
        if not self.posts:
            return -1
        return 0 if self.newest_first else self.carrier(len(self.posts) - 1)

    def _newer(self, place: int) -> int:
        if self._shown[place]:
            return place + 1 if place + 1 < len(self.posts) else -1
        return self.newer_shown(place)

    def _older(self, place: int) -> int:
        return self.carrier(place - 1) if place > 0 else -1

    def carrier(self, place: int) -> int:
        """The post itself if it is shown, else the one that stands for the hidden run it is in."""
        return place if self._shown[place] else self._shown.rfind(1, 0, place) + 1

    def edge(self, place: int) -> Edge:
        """The rows above a post."""
        if not self._shown[place]:
            if place and not self._shown[place - 1]:
                return Edge()
            end = self._shown.find(1, place)
            return Edge(hidden=(end if end >= 0 else len(self.posts)) - place)
        above = self.shown_above(place)
        day = self._day(place)
        begins = above < 0 or self._day(above) != day
        return Edge(day=day if begins else None, read=self._is_below_read_line(place))

    def day_beginning(self, place: int) -> int:
        """The post above which the day of this one begins."""
        day = self._day(place)
        while (above := self.shown_above(place)) >= 0 and self._day(above) == day:
            place = above
        return place

    def _is_below_read_line(self, place: int) -> bool:
        if self.newest_first:
            return self._is_read_to(self.posts[place])
        older = self.older_shown(place)
        return older >= 0 and self._is_read_to(self.posts[older])

    def _day(self, place: int) -> date:
        return datetime.fromtimestamp(self._keys[place][0], self.zone).date()

    # Changes ---------------------------------------------------------------------------------------------------------

    def load(self, posts: Sequence[Post]) -> None:
        """Take these posts, oldest first, instead of all others."""
        self.posts = list(posts)
        self._keys = [post.key for post in self.posts]
        self._own = array("I", [self._guess]) * len(self.posts)
        self._exact = bytearray(len(self.posts))
        self._sift()

    def apply(self, change: Change) -> None:
        """Follow a move of the timeline."""
        if len(change.removed) + len(change.changed) > _FEW:
            self._reorder(change)
            return
        for post in change.removed:
            place = self.place_of(post)
            if place is not None:
                self._take_out(place)
        self.remeasure(change.changed)
        self._add(change.added)

    def remeasure(self, posts: Sequence[Post]) -> None:
        """Look again at posts that changed: their rows, their place, whether they pass the filter."""
        if len(posts) > max(_FEW, len(self.posts) // 100):
            self._remeasure_later(posts)
            return
        for post in posts:
            place = self.place_of(post)
            if place is None:
                continue
            if not self.is_in_place(place):
                self._take_out(place)
                self._put_in(post)
                continue
            self._own[place] = self._height_of(post)
            self._exact[place] = 1
            self._shown[place] = self.passes(post)
            self._fit_around(place)

    def _remeasure_later(self, posts: Sequence[Post]) -> None:
        for post in posts:
            place = self.place_of(post)
            if place is not None and self.is_in_place(place):
                self._exact[place] = 0
            elif place is not None:
                self._take_out(place)
                self._put_in(post)
        self._sift()

    def keep_only(self, predicate: Predicate | None, held: Post | None) -> None:
        """Show the posts that pass, and the one that is held; None shows everything."""
        self._predicate, self._held = predicate, held
        self._sift()

    def hold(self, post: Post | None) -> None:
        """Keep this post on the screen whether it passes or not, instead of the one held before."""
        before, self._held = self._held, post
        if self._predicate is None or before is post:
            return
        for changed in (before, post):
            place = self.place_of(changed) if changed is not None else None
            if place is not None and self._shown[place] != self.passes(self.posts[place]):
                self._shown[place] ^= 1
                self._fit_around(place)

    def relook(self) -> None:
        """Forget all heights: the width or what is drawn of a post changed."""
        step = max(1, len(self.posts) // _SAMPLE)
        sample = [self._height_of(post) for post in self.posts[::step]]
        self._guess = max(1, round(sum(sample) / len(sample))) if sample else self._guess
        self._own = array("I", [self._guess]) * len(self.posts)
        self._exact = bytearray(len(self.posts))
        self._stack()

    def _add(self, posts: Sequence[Post]) -> None:
        if len(posts) <= _FEW:
            for post in posts:
                self._put_in(post)
        elif not self._keys or posts[0].key > self._keys[-1]:
            self._append(posts)
        else:
            self._reorder(Change(added=list(posts)))

    def _append(self, posts: Sequence[Post]) -> None:
        first = len(self.posts)
        self.posts.extend(posts)
        self._keys.extend(post.key for post in posts)
        self._own.extend([self._guess] * len(posts))
        self._exact.extend(bytes(len(posts)))
        self._shown.extend(map(self.passes, posts))
        self._stack(first)

    def _put_in(self, post: Post) -> None:
        place = bisect_left(self._keys, post.key)
        self.posts.insert(place, post)
        self._keys.insert(place, post.key)
        self._own.insert(place, self._height_of(post))
        self._exact.insert(place, 1)
        self._shown.insert(place, self.passes(post))
        self._index.insert(place, 0)
        self._fit_around(place)

    def _take_out(self, place: int) -> None:
        for column in (self.posts, self._keys, self._own, self._exact, self._shown, self._index):
            del column[place]
        if self.posts:
            self._fit_around(min(place, len(self.posts) - 1))

    def _reorder(self, change: Change) -> None:
        gone = set(change.removed)
        kept = set(self.posts)
        heights = {post: rows for post, rows, exact in zip(self.posts, self._own, self._exact, strict=True) if exact}
        for post in change.changed:
            heights.pop(post, None)
        self.posts = [post for post in self.posts if post not in gone]
        self.posts += [post for post in change.added if post not in kept]
        self.posts.sort(key=lambda post: post.key)
        self._keys = [post.key for post in self.posts]
        self._own = array("I", [heights.get(post, self._guess) for post in self.posts])
        self._exact = bytearray([post in heights for post in self.posts])
        self._sift()

    # Heights ---------------------------------------------------------------------------------------------------------

    def measure(self, place: int) -> None:
        """Put the height of a post right, if it is a guess."""
        if not self._exact[place]:
            self._exact[place] = 1
            self._set_own(place, self._height_of(self.posts[place]))

    def set_height(self, place: int, rows: int) -> bool:
        """Say how many rows a post takes with those above it; True if that was news."""
        if self._index[place] == rows:
            return False
        if self._shown[place]:
            self._own[place] = rows - self.edge(place).rows
            self._exact[place] = 1
        self._index[place] = rows
        return True

    def refine(self, seconds: float) -> bool:
        """Measure guesses, newest first, for so long; True if there are more."""
        end = ticks() + seconds
        place = self._exact.rfind(0)
        while place >= 0:
            self.measure(place)
            place = self._exact.rfind(0, 0, place)
            if place % 16 == 0 and ticks() > end:
                return place >= 0
        return False

    @property
    def is_rough(self) -> bool:
        """Whether any height is a guess."""
        return 0 in self._exact

    def _set_own(self, place: int, rows: int) -> None:
        grown = rows - self._own[place]
        if grown:
            self._own[place] = rows
            if self._shown[place]:
                self._index[place] += grown

    def _fit(self, place: int) -> None:
        self._index[place] = self.edge(place).rows + (self._own[place] if self._shown[place] else 0)

    def _fit_around(self, place: int) -> None:
        """Put right a place that changed and all whose upper rows depend on it."""
        around = {place - 1, place, place + 1, self.newer_shown(place), self.older_shown(place)}
        for each in around:
            if 0 <= each < len(self.posts):
                self._fit(each)

    def _sift(self) -> None:
        """Ask the filter about every post."""
        if self._predicate is None:
            self._shown = bytearray(b"\1" * len(self.posts))
        else:
            self._shown = bytearray(map(self._predicate, self.posts))
            place = self.place_of(self._held) if self._held is not None else None
            if place is not None:
                self._shown[place] = 1
        self._stack()

    def _stack(self, first: int = 0) -> None:
        """Put the heights from a place on together again."""
        heights = self._own[first:]
        none = array("I", bytes(heights.itemsize * len(heights)))
        for run in _HIDDEN_RUN.finditer(self._shown, first):
            start, end = run.span()
            heights[start - first : end - first] = none[: end - start]
            if start == 0 or self._shown[start - 1]:
                heights[start - first] = 1
        for place in self._day_beginnings(first):
            heights[place - first] += 1
        self._index.cut(first)
        self._index.extend(heights)
        if first:
            self._fit_around(first)

    def _day_beginnings(self, first: int) -> list[int]:
        """Places from `first` on that have a day above them."""
        found = []
        place = self.older_shown(len(self.posts))
        while place >= first:
            midnight = datetime.combine(self._day(place), time(), self.zone).timestamp()
            oldest = min(place, bisect_left(self._keys, (midnight, -1)))
            begins = place if self.newest_first else self._shown.find(1, oldest)
            if begins >= first:
                found.append(begins)
            place = self.older_shown(oldest)
        return found

    def turn(self) -> None:
        """Show the other end first."""
        self.newest_first = not self.newest_first
        self._stack()
