"""What is known at a story time: every post with all its versions, oldest first.

A timeline goes forward by applying frames and backward by taking them off again; either costs what changed between the
two times, and the state at a time is the same whichever way it was reached.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

import msgspec

from liveterm.model import Entry, Frame, LiveBlog, Reading

UNREAD = Reading()
_FEW = 64
_MANY = 1_000  # frames; to look at every post once costs less than to take off more of them one by one
_key = attrgetter("key")


class Version(msgspec.Struct, frozen=True, gc=False):
    """A post as it stood from `at` on; `position` is the frame that told us."""

    at: datetime
    entry: Entry
    withdrawn: bool = False
    position: int = 0


class Post:
    """One post and its history as known now.

    `entry` is the post as last seen; of a withdrawn one, as it was before. `reading` is who speaks in it, filled in
    when that was worked out.
    """

    __slots__ = ("_history", "_serial", "entry", "id", "key", "reading")

    def __init__(self, version: Version, serial: int) -> None:
        self._history = [version]
        self._serial = serial
        self.entry = entry = version.entry
        self.id = entry.id
        self.reading = UNREAD
        self.key = ((entry.published or version.at).timestamp(), serial)

    @property
    def versions(self) -> Sequence[Version]:
        """All that was seen of it, oldest first."""
        return self._history

    @property
    def first_seen(self) -> datetime:
        return self._history[0].at

    @property
    def withdrawn(self) -> bool:
        return self._history[-1].withdrawn

    @property
    def revision(self) -> int:
        """How often it changed under our eyes."""
        return len(self._history) - 1

    @property
    def edited(self) -> bool:
        """Whether its text changed since it was published: seen here, or said by the publisher."""
        history = self._history
        return history[-1].entry.updated is not None or (
            len(history) > 1 and any(version.entry != history[0].entry for version in history)
        )

    @property
    def time(self) -> datetime:
        """Where it stands in the story: when it was published, or else first seen."""
        return self.entry.published or self.first_seen

    def _place(self) -> None:
        self.entry = self._history[-1].entry
        self.key = ((self.entry.published or self._history[0].at).timestamp(), self._serial)

    def _push(self, version: Version) -> None:
        self._history.append(version)
        self._place()

    def _pop(self) -> None:
        self._history.pop()
        if self._history:
            self._place()

    def _cut_back(self, position: int) -> None:
        """Forget the versions that frames from a position on told of; the first stays."""
        while len(self._history) > 1 and self._history[-1].position >= position:
            self._pop()

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
    """The posts known at a position on a tape, oldest first, each with its versions up to there."""

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.position = 0
        self._by_id: dict[str, Post] = {}
        self._blogs: dict[str, list[tuple[int, LiveBlog]]] = {}
        self._troubles: dict[str, list[tuple[int, str]]] = {}

    def __len__(self) -> int:
        return len(self.posts)

    def get(self, id: str) -> Post | None:
        """The post with that id, if it is known now."""
        return self._by_id.get(id)

    def index(self, post: Post) -> int:
        """Where a known post stands, counted from the oldest."""
        return bisect_left(self.posts, post.key, key=_key)

    @property
    def blogs(self) -> dict[str, LiveBlog]:
        """The event as each source describes it now."""
        return {source: facts[-1][1] for source, facts in self._blogs.items() if facts}

    @property
    def troubles(self) -> dict[str, str]:
        """Sources in trouble now, and what it is."""
        return {source: told[-1][1] for source, told in self._troubles.items() if told and told[-1][1]}

    @property
    def troubled_since(self) -> dict[str, int]:
        """The position of the frame from which on each source now in trouble told of one, of whatever kind."""
        since: dict[str, int] = {}
        for source in self.troubles:
            for position, trouble in reversed(self._troubles[source]):
                if not trouble:
                    break
                since[source] = position
        return since

    def move(self, frames: Sequence[Frame], position: int) -> Change:
        """Go to what was known when `position` frames were, and say what that changed."""
        moves = _Moves(self)
        if self.position - position > _MANY:
            self._cut_back(position, moves)
        while self.position < position:
            self._apply(frames[self.position], self.position, moves)
            self.position += 1
        while self.position > position:
            self.position -= 1
            self._take_off(frames[self.position], self.position, moves)
        return moves.settle()

    def _apply(self, frame: Frame, position: int, moves: _Moves) -> None:
        known, at = self._by_id, frame.at
        for number, entry in enumerate(frame.entries):
            post = known.get(entry.id)
            if post is None:
                known[entry.id] = post = Post(Version(at, entry, False, position), position << 20 | number)
                moves.add(post)
            elif post.withdrawn or post.entry != entry:
                moves.touch(post)
                post._push(Version(at, entry, False, position))
        for id in frame.withdrawn:
            post = known.get(id)
            if post is not None and not post.withdrawn:
                moves.touch(post)
                post._push(Version(at, post.entry, True, position))
        if frame.blog is not None or frame.trouble is not None:
            self._facts(frame, position, moves)

    def _cut_back(self, position: int, moves: _Moves) -> None:
        """Forget all that frames from a position on told."""
        for post in [post for post in self._by_id.values() if post.versions[-1].position >= position]:
            if post.versions[0].position < position:
                moves.touch(post)
                post._cut_back(position)
            else:
                moves.remove(post)
                del self._by_id[post.id]
                post._cut_back(0)
        for facts in self._blogs.values():
            while facts and facts[-1][0] >= position:
                facts.pop()
                moves.facts = True
        for troubles in self._troubles.values():
            while troubles and troubles[-1][0] >= position:
                troubles.pop()
                moves.facts = True
        self.position = position

    def _facts(self, frame: Frame, position: int, moves: _Moves) -> None:
        if frame.blog is not None:
            self._blogs.setdefault(frame.source, []).append((position, frame.blog))
            moves.facts = True
        if frame.trouble is not None:
            self._troubles.setdefault(frame.source, []).append((position, frame.trouble))
            moves.facts = True

    def _take_off(self, frame: Frame, position: int, moves: _Moves) -> None:
        for id in (*frame.withdrawn, *(entry.id for entry in frame.entries)):
            post = self._by_id.get(id)
            while post is not None and post.versions and post.versions[-1].position == position:
                if post.revision:
                    moves.touch(post)
                    post._pop()
                else:
                    moves.remove(post)
                    del self._by_id[id]
                    break
        for told in (self._blogs.get(frame.source), self._troubles.get(frame.source)):
            if told and told[-1][0] == position:
                told.pop()
                moves.facts = True


class _Moves:
    """Collects what a move does, then puts the order of the posts right once."""

    def __init__(self, timeline: Timeline) -> None:
        self.facts = False
        self._posts = timeline.posts
        self._old_keys: dict[Post, tuple[float, int]] = {}
        self._added: dict[Post, None] = {}
        self._removed: dict[Post, None] = {}

    def add(self, post: Post) -> None:
        self._added[post] = None

    def touch(self, post: Post) -> None:
        """A known post is about to change."""
        if post not in self._added:
            self._old_keys.setdefault(post, post.key)

    def remove(self, post: Post) -> None:
        if post in self._added:
            del self._added[post]
        else:
            self._old_keys.setdefault(post, post.key)
            self._removed[post] = None

    def settle(self) -> Change:
        """Put every post in its place and say what happened."""
        changed = [post for post in self._old_keys if post not in self._removed]
        moved = [post for post in changed if post.key != self._old_keys[post]]
        if len(self._added) + len(self._removed) + len(moved) > _FEW:
            self._place_many()
        else:
            self._place_few(moved)
        return Change(sorted(self._added, key=_key), list(self._removed), changed, self.facts)

    def _place_many(self) -> None:
        if self._removed:
            self._posts[:] = [post for post in self._posts if post not in self._removed]
        self._posts.extend(self._added)
        self._posts.sort(key=_key)

    def _place_few(self, moved: list[Post]) -> None:
        leaving = {*self._removed, *moved}
        if any(post.key != self._old_keys[post] for post in leaving):
            self._posts[:] = [post for post in self._posts if post not in leaving]
        else:  # every key still tells the place, so the place need not be searched for
            for post in leaving:
                del self._posts[bisect_left(self._posts, post.key, key=_key)]
        for post in (*moved, *self._added):
            insort(self._posts, post, key=_key)
