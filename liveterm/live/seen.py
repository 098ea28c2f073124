"""What is known of each source, from this run or from the session it goes on with."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from liveterm.live.changes import Changes
from liveterm.live.sameness import canonical, fingerprint
from liveterm.model import Entry, Frame, LiveBlog

_LATEST: Final = 20  # posts whose pace counts
_ALIASES: Final = 20_000  # as many as a page may have posts


@dataclass(slots=True)
class Known:
    """What one source said so far. Posts are found by `key`, which is their id less what does not matter.

    `latest` are the times of its newest posts, the oldest first.
    `shown` are the keys on the page last looked at, in its order, None if it does not show all it could; `window`
    those of the last page that was trusted, `missing` those of them that were not there for once, or were the newest
    when they left; `shrunk` is how many looks in a row showed far fewer posts than the window, `broken` how many in a
    row could not be read in full, and `whole` says that one could. `page` are the entries of the last page as it told
    them, by key: one that is the very same says nothing new. `aliases` are keys that were said to mean the post of
    another.
    `held` and `held_blog` are changes not told yet, of what changes too often; `full` says so once there was one.
    """

    name: str = ""
    prefix: str = ""
    prefixed: bool = False
    posts: dict[str, Entry] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    twins: dict[int, str] = field(default_factory=dict)
    latest: list[datetime] = field(default_factory=list)
    blog: LiveBlog | None = None
    trouble: str = ""
    shown: list[str] | None = None
    window: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    shrunk: int = 0
    broken: int = 0
    whole: bool = False
    page: dict[str, Entry] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    held: dict[str, Entry] = field(default_factory=dict)
    held_blog: LiveBlog | None = None
    full: str = ""
    _parting: list[Entry] = field(default_factory=list)

    def key(self, id: str) -> str:
        """What a post is found by, whether its id comes from a page or from a session of several sources."""
        key = canonical(id.removeprefix(f"{self.name}:") if self.prefixed else id)
        return self.aliases.get(key, key)

    def equate(self, ids: Iterable[str]) -> None:
        """Take ids for names of one post: of the first that is known, of the first if none is."""
        keys = list(dict.fromkeys(map(self.key, ids)))
        first = next((key for key in keys if key in self.posts), keys[0])
        self.aliases.update((key, first) for key in keys if key not in self.posts and key != first)
        while len(self.aliases) > _ALIASES:
            del self.aliases[next(iter(self.aliases))]

    def id_of(self, key: str, id: str) -> str:
        """The id a post is recorded under: the one it always had, or the page's, after the source's name if need be."""
        known = self.posts.get(key)
        return known.id if known is not None else f"{self.prefix}{id}"

    def newest(self, key: str) -> Entry | None:
        """A post as it was last seen, told or not; None if it is not known."""
        return self.held.get(key) or self.posts.get(key)

    def take_in(self, key: str, entry: Entry, at: datetime) -> bool:
        """Keep a post as it stands now, unless it changed too often: then it is held until it is `due`, if that."""
        if key in self.posts:
            if not self.changes.may_be_told(key, at):
                self.held[key], self.full = entry, self.changes.full
                return False
            self.changes.tell(key, at)
        self.held.pop(key, None)
        self.keep(key, entry)
        return True

    def take_in_blog(self, blog: LiveBlog, at: datetime) -> bool:
        """The same of the event's facts."""
        if self.blog is not None:
            if not self.changes.may_be_told(None, at):
                self.held_blog, self.full = blog, self.changes.full
                return False
            self.changes.tell(None, at)
        self.blog, self.held_blog = blog, None
        return True

    def due(self, at: datetime, *, all: bool = False) -> list[Entry]:
        """The posts held back that are to be told now, each as it was last seen; those withdrawn since are, too."""
        due = [(key, entry) for key, entry in self.held.items() if all or self.changes.may_be_told(key, at)]
        for key, entry in due:
            del self.held[key]
            self.changes.tell(key, at)
            self.keep(key, entry)
        parting, self._parting = self._parting, []
        return [*parting, *(entry for _, entry in due)]

    def strike(self, keys: Collection[str]) -> None:
        """These posts were withdrawn."""
        for key in self.held.keys() & keys:
            entry = self.held.pop(key)
            self.keep(key, entry)
            self._parting.append(entry)
        self.gone.update(keys)

    def keep(self, key: str, entry: Entry) -> None:
        """This is how a post stands now."""
        before = self.posts.get(key)
        if before is not None and self.twins.get(old := fingerprint(before)) == key:
            del self.twins[old]
        self.posts[key] = entry
        self.twins[fingerprint(entry)] = key
        self.gone.discard(key)
        self._date(None if before is None else before.published, entry.published)

    def _date(self, before: datetime | None, now: datetime | None) -> None:
        """Take note of when a post was published, in time that does not grow with the posts."""
        if before == now:
            return
        if before in self.latest:
            self.latest.remove(before)
        if now is not None:
            insort(self.latest, now)
            del self.latest[:-_LATEST]

    def take(self, frame: Frame) -> None:
        """Take up what was learned in an earlier run."""
        for entry in frame.entries:
            self.keep(self.key(entry.id), entry)
        self.gone.update(map(self.key, frame.withdrawn))
        self.blog = frame.blog or self.blog
        self.trouble = self.trouble if frame.trouble is None else frame.trouble


class Seen:
    """What is known of every source, by its name."""

    def __init__(self) -> None:
        self._sources: dict[str, Known] = {}

    @classmethod
    def of(cls, frames: Iterable[Frame]) -> Seen:
        """What these frames taught us."""
        seen, learned = cls(), list(frames)
        for frame in learned:
            seen.source(frame.source).prefixed = True
        for frame in learned:
            if not all(entry.id.startswith(f"{frame.source}:") for entry in frame.entries):
                seen.source(frame.source).prefixed = False
        for frame in learned:
            seen.source(frame.source).take(frame)
        return seen

    @property
    def posts(self) -> int:
        """How many posts are known, of all sources."""
        return sum(len(known.posts) for known in self._sources.values())

    @property
    def changes(self) -> int:
        """How many changes to posts were told in this run, of all sources."""
        return sum(known.changes.total for known in self._sources.values())

    def source(self, name: str) -> Known:
        """What is known of a source; nothing yet if it is new."""
        return self._sources.setdefault(name, Known(name))
