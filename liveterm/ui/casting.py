"""The engine that finds out who speaks, at work: off the event loop, and one task at a time."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable, Mapping, Sequence
from threading import Event
from typing import TYPE_CHECKING, TypeVar

import msgspec

from liveterm.clock import ticks
from liveterm.model import Entry, Reading
from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.doors import Doors, Remembered

if TYPE_CHECKING:
    from liveterm.speakers import Corrections, Known

_BATCHES = (10, 20, 40, 80)  # posts to work out speakers for at a time: the first answers come soon
_LONGEST_REST_S = 0.1  # were the screen never drawn again, posts would be read all the same
_QUIET_S = 0.15  # between the keys of somebody who goes on typing or scrolling
_Found = TypeVar("_Found")


class Casting:
    """Has posts read for who speaks, and has what the reader corrects take effect.

    `corrections` gives the reader's word from before; it is asked off the event loop, before the first post is read.
    `show` is called with posts whose reading is another now. Posts begin with what is remembered of them, until all is
    read: the engine knows less than it did then as long as it has not read as much.
    """

    def __init__(
        self, story: Story, doors: Doors, corrections: Callable[[], Corrections], show: Callable[[list[Post]], None]
    ) -> None:
        self._story = story
        self._doors = doors
        self._corrections = corrections
        self._show = show
        self._to_read = asyncio.Event()
        self._engine = asyncio.Lock()
        self._may_work = Event()
        self._may_work.set()
        self._never = Event()
        self._quiet_at = ticks()
        self._being_read = 0
        self._taught = False
        self._recalled: Mapping[str, Reading] = {}
        self._held: set[str] = set()

    @property
    def unread(self) -> int:
        """Posts whose speakers are not known yet."""
        return self._story.left_to_read + self._being_read

    def wake(self) -> None:
        """There is something to read."""
        self._to_read.set()

    def rest(self) -> None:
        """Leave the processor to the screen: two threads at work would each take twice as long."""
        self._may_work.clear()

    def go_on(self) -> None:
        """The screen is drawn."""
        self._may_work.set()

    def give_way(self) -> None:
        """The reader does something: leave the processor to what comes of it, and of what they do next."""
        self._quiet_at = ticks() + _QUIET_S

    async def run(self) -> None:
        """Read whatever has not been read, newest first, a few posts at a time, until cancelled."""
        posts = list(self._story.timeline.posts)
        self._recall(await self._have(lambda: _still_true(self._doors.load_readings(), posts)))
        while True:
            self._to_read.clear()
            sizes = iter(_BATCHES)
            while posts := self._story.take_unread(next(sizes, _BATCHES[-1])):
                self._being_read = len(posts)
                learned = await self._have(lambda: self._learn(posts))
                self._being_read = 0
                self._take(learned)
            await self._to_read.wait()

    async def correct(self, corrections: Corrections) -> None:
        """Have the reader's word take effect, in all that was read and in all that will be."""
        changed = await self._have(lambda: self._correct(corrections))
        self._recalled = {}  # what is remembered knows nothing of the correction
        self._take(changed)

    def remember(self) -> None:
        """Have what is known now remembered, if that is all there is and it has been read."""
        if self._taught and not self.unread and self._story.at_edge:
            posts = self._story.timeline.posts
            self._doors.save_readings({post.id: (_print(post.entry), post.reading) for post in posts})

    async def people(self) -> Sequence[Known]:
        """Everybody heard so far, with the other ways their names are written."""
        return await self._have(lambda: self._story.cast.people())

    def _recall(self, readings: Mapping[str, Reading]) -> None:
        self._recalled = readings
        posts = [post for id in readings if (post := self._story.timeline.get(id)) is not None]
        for post in posts:
            post.reading = readings[post.id]
        if posts:
            self._show(posts)

    def _take(self, ids: frozenset[str]) -> None:
        """Show what was learned about posts; about those that something is remembered of, once all has been read."""
        self._held |= ids & self._recalled.keys()
        ids -= self._recalled.keys()
        if not self._story.left_to_read:
            self._recalled = {}
        if not self._recalled:
            ids |= self._held
            self._held = set()
        self._show(self._story.show_readings(ids))

    async def _have(self, done: Callable[[], _Found]) -> _Found:
        async with self._engine:
            return await asyncio.to_thread(done)

    def _learn(self, posts: list[Post]) -> frozenset[str]:
        if not self._taught:
            self._correct(self._corrections())
        return self._story.learn(posts, self._pause)

    def _pause(self) -> None:
        """Wait, between two posts, for as long as the screen or the reader needs the processor, within reason."""
        self._may_work.wait(_LONGEST_REST_S)
        until_quiet = self._quiet_at - ticks()
        if until_quiet > 0:
            self._never.wait(min(until_quiet, _LONGEST_REST_S))

    def _correct(self, corrections: Corrections) -> frozenset[str]:
        self._taught = True
        return self._story.cast.correct(corrections)


def _still_true(remembered: Mapping[str, Remembered], posts: list[Post]) -> dict[str, Reading]:
    """What is remembered of posts that say what they said then."""
    return {
        post.id: found[1] for post in posts if (found := remembered.get(post.id)) and found[0] == _print(post.entry)
    }


def _print(entry: Entry) -> int:
    """A number that is another one when the entry is."""
    return zlib.crc32(msgspec.json.encode(entry))
