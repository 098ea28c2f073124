"""What is known at a story time: every post with all its versions, oldest first.

Frames are looked into once, in order. To go from one story time to another, forward or back, costs what changed between
the two, and the state at a time is the same whichever way it was reached.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from operator import attrgetter, itemgetter
from typing import TypeVar

import msgspec

from liveterm.model import NOBODY, Entry, Frame, LiveBlog

_FEW = 64
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_key = attrgetter("key")
_position = attrgetter("position")
_number = itemgetter(0)
_Told = TypeVar("_Told")


class Version(msgspec.Struct, frozen=True, gc=False):
    """A post as it stood from `at` on; `position` is the frame that told us."""

    at: datetime
    entry: Entry
    withdrawn: bool = False
    position: int = 0


class Post:
    """One post and its history as known now.

    `versions` is all that was seen of it, oldest first. `entry` is the post as last seen; of a withdrawn one, as it was
    before. `reading` is who speaks in it, filled in when that was worked out.
    """

    __slots__ = ("_serial", "_told", "entry", "id", "key", "reading", "versions")

    def __init__(self, version: Version, serial: int) -> None:
        self._told: tuple[Version, ...] = (version,)  # what was told of it may be later than story time
        self.versions: tuple[Version, ...] = self._told
        self._serial = serial
        self.entry = entry = version.entry
        self.id = entry.id
        self.reading = NOBODY
        self.key = ((entry.published or version.at).timestamp(), serial)

    @property
    def first_seen(self) -> datetime:
        return self.versions[0].at

    @property
    def withdrawn(self) -> bool:
        return self.versions[-1].withdrawn

    @property
    def revision(self) -> int:
        """How often it changed under our eyes."""
        return len(self.versions) - 1

    @property
    def edited(self) -> bool:
        """Whether its text changed since it was published: seen here, or said by the publisher."""
        first, last = self.versions[0].entry, self.versions[-1].entry
        if last.updated is not None or (last is not first and last != first):
            return True
        return len(self.versions) > 2 and any(version.entry != first for version in self.versions)

    @property
    def time(self) -> datetime:
        """Where it stands in the story: when it was published, or else first seen."""
        return self.entry.published or self.first_seen

    @property
    def came_up(self) -> datetime:
        """When it came: a publisher may date it ahead, and then nothing after it would ever be new."""
        return min(self.time, self.first_seen)

    def foreseen(self) -> Post:
        """The post as it will stand once all is known that was told of it."""
        if self.versions is self._told:
            return self
        later = Post(self._told[0], self._serial)
        later._told, later.reading = self._told, self.reading
        later._turn_to(self._told[-1].position + 1)
        return later

    def _turn_to(self, position: int) -> None:
        """Be as it was when so many frames were known; before it was, as it first will be."""
        told = self._told
        if told[-1].position >= position:
            told = told[: bisect_left(told, position, key=_position) or 1]
        self.versions = told
        before, self.entry = self.entry, told[-1].entry
        if self.entry.published != before.published:
            self.key = ((self.entry.published or self.first_seen).timestamp(), self._serial)

    def __repr__(self) -> str:
        return f"<Post {self.id} rev {self.revision}>"


class Change(msgspec.Struct):
    """What a move of the timeline did. A post is in one list only; `facts` says the event or a trouble changed."""

    added: list[Post] = []
    removed: list[Post] = []
    changed: list[Post] = []
    facts: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.facts)


class Timeline:
    """The posts known at a position on a tape, oldest first, each with its versions up to there.

    The frames it has looked into, `looked_into` of them, are taken to be the same ever after.
    """

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.position = 0
        self.looked_into = 0
        # What those frames told of, known now or not:
        self._by_id: dict[str, Post] = {}
        self._births: list[Post] = []
        self._edits: list[tuple[int, Post]] = []
        self._blogs: dict[str, list[tuple[int, LiveBlog]]] = {}
        self._troubles: dict[str, list[tuple[int, str]]] = {}
        self._facts: list[int] = []  # positions of the frames that told of the event or a trouble

    def __len__(self) -> int:
        return len(self.posts)

    def get(self, id: str) -> Post | None:
        """The post with that id, if it is known now."""
        post = self._by_id.get(id)
        return post if post is not None and _born(post) < self.position else None

    def index(self, post: Post) -> int:
        """Where a known post stands, counted from the oldest."""
        return bisect_left(self.posts, post.key, key=_key)

    @property
    def blogs(self) -> dict[str, LiveBlog]:
        """The event as each source describes it now."""
        return {source: blog for source, told in self._blogs.items() if (blog := self._latest(told)) is not None}

    @property
    def troubles(self) -> dict[str, str]:
        """Sources in trouble now, and what it is."""
        return {source: trouble for source, told in self._troubles.items() if (trouble := self._latest(told))}

    @property
    def troubled_since(self) -> dict[str, int]:
        """The position of the frame from which on each source now in trouble told of one, of whatever kind."""
        since: dict[str, int] = {}
        for source in self.troubles:
            for position, trouble in reversed(_between(self._troubles[source], 0, self.position, _number)):
                if not trouble:
                    break
                since[source] = position
        return since

    def _latest(self, told: list[tuple[int, _Told]]) -> _Told | None:
        """What was told last up to now."""
        known = bisect_left(told, self.position, key=_number)
        return told[known - 1][1] if known else None

    def move(self, frames: Sequence[Frame], position: int) -> Change:
        """Go to what was known when `position` frames were, and say what that changed."""
        self._look_until(frames, position)
        before, self.position = self.position, position
        low, high = min(before, position), max(before, position)
        born = _between(self._births, low, high, _born)
        edited = dict.fromkeys(post for _, post in _between(self._edits, low, high, _number))
        keys = {post: post.key for post in edited}
        for post in edited:
            post._turn_to(position)
        changed = [post for post in edited if _born(post) < low]
        added, removed = (sorted(born, key=_key), []) if position > before else ([], born)
        self._place(added, removed, changed, keys)
        return Change(added, removed, changed, bool(_between(self._facts, low, high, int)))

    # What frames tell ------------------------------------------------------------------------------------------------

    def look_ahead(self, frames: Sequence[Frame], position: int) -> list[Post]:
        """Look into frames up to a position, known or not, so that a jump there is short.

        What comes back are the posts these tell of that are not known yet.
        """
        births, edits = len(self._births), len(self._edits)
        self._look_until(frames, position)
        told = dict.fromkeys(self._births[births:])
        told.update((post, None) for _, post in self._edits[edits:])
        return [post for post in told if _born(post) >= self.position]

    def _look_until(self, frames: Sequence[Frame], position: int) -> None:
        while self.looked_into < position:
            self._look_into(frames[self.looked_into], self.looked_into)
            self.looked_into += 1

    def _look_into(self, frame: Frame, position: int) -> None:
        """Take up what a frame told, without its being known yet."""
        by_id, at = self._by_id, frame.at
        for number, entry in enumerate(frame.entries):
            post = by_id.get(entry.id)
            if post is None:
                by_id[entry.id] = post = Post(Version(at, entry, False, position), position << 20 | number)
                self._births.append(post)
            else:
                last = post._told[-1]
                if last.withdrawn or last.entry != entry:
                    self._edit(post, Version(at, entry, False, position))
        for id in frame.withdrawn:
            post = by_id.get(id)
            if post is not None and not post._told[-1].withdrawn:
                self._edit(post, Version(at, post._told[-1].entry, True, position))
        if frame.blog is not None:
            self._blogs.setdefault(frame.source, []).append((position, frame.blog))
        if frame.trouble is not None:
            self._troubles.setdefault(frame.source, []).append((position, frame.trouble))
        if frame.blog is not None or frame.trouble is not None:
            self._facts.append(position)

    def _edit(self, post: Post, version: Version) -> None:
        post._told = (*post._told, version)
        self._edits.append((version.position, post))

    # The order of the posts ------------------------------------------------------------------------------------------

    def _place(
        self, added: list[Post], removed: list[Post], changed: list[Post], keys: dict[Post, tuple[float, int]]
    ) -> None:
        """Put every post in its place; `keys` are those by which edited posts were placed so far."""
        moved = [post for post in changed if post.key != keys[post]]
        if len(added) + len(removed) + len(moved) > _FEW:
            self._place_many(added, removed, moved)
            return
        leaving = [*removed, *moved]
        if any(post.key != keys.get(post, post.key) for post in leaving):  # no key can be relied on to find a place
            self.posts[:] = [post for post in self.posts if post not in leaving]
        else:
            for post in leaving:
                del self.posts[self.index(post)]
        for post in (*moved, *added):
            insort(self.posts, post, key=_key)

    def _place_many(self, added: list[Post], removed: list[Post], moved: list[Post]) -> None:
        if removed:
            gone = set(removed)
            self.posts[:] = [post for post in self.posts if post not in gone]
        in_order = not moved and added and not (self.posts and added[0].key < self.posts[-1].key)
        self.posts.extend(added)
        if not in_order:
            self.posts.sort(key=_key)


def newest_of(posts: Iterable[Post]) -> datetime:
    """When the newest of some posts, given newest first, came up: one dated ahead may not be it."""
    found = _LONG_AGO
    for post in posts:
        if post.time <= found:
            break
        found = max(found, post.came_up)
    return found


def _born(post: Post) -> int:
    """The frame that first told of a post."""
    return post.versions[0].position


def _between(told: list[_Told], first: int, end: int, position: Callable[[_Told], int]) -> list[_Told]:
    """What the frames from one position to before another told."""
    return told[bisect_left(told, first, key=position) : bisect_left(told, end, key=position)]
