"""Having it worked out who speaks: the posts go to the engine, and what it finds comes back to the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from liveterm import clock
from liveterm.child import Ended, TooLong
from liveterm.model import Entry, Reading
from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.doors import Doors, still_true, to_remember

if TYPE_CHECKING:
    from liveterm.engine import Engine
    from liveterm.speakers import Corrections, Known

_BATCHES = (10, 20, 40, 80)  # posts to work out speakers for at a time: the first answers come soon
_PAUSE_S = 1.0  # before another engine is tried
_Answer = TypeVar("_Answer")


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
        self._turn = asyncio.Lock()
        self._engine: Engine | None = None
        self._being_read: list[Post] = []
        self._suspects: set[str] = set()
        self._spared: dict[str, Entry] = {}
        self._recalled: Mapping[str, Reading] = {}
        self._held: dict[str, Reading] = {}

    @property
    def pid(self) -> int | None:
        """The process of the engine at work now."""
        return None if self._engine is None else self._engine.pid

    @property
    def unread(self) -> int:
        """Posts whose speakers are not known yet."""
        return self._story.left_to_read + len(self._being_read)

    def wake(self) -> None:
        """There is something to read."""
        self._to_read.set()

    async def run(self) -> None:
        """Read whatever has not been read, newest first, a few posts at a time, until cancelled."""
        posts = list(self._story.timeline.posts)
        self._recall(await asyncio.to_thread(lambda: still_true(self._doors.load_readings(), posts)))
        try:
            while True:
                self._to_read.clear()
                sizes = iter(_BATCHES)
                while posts := self._next(next(sizes, _BATCHES[-1])):
                    await self._read(posts)
                await self._to_read.wait()
        finally:
            if self._engine is not None:
                await self._engine.close()

    async def correct(self, corrections: Corrections) -> None:
        """Have the reader's word take effect, in all that was read and in all that will be."""
        changed = await self._ask(lambda engine: engine.correct(corrections))
        self._recalled = {}  # what is remembered knows nothing of the correction
        self._take(changed or {})

    def remember(self) -> None:
        """Have what is known now remembered, if that is all there is and it has been read."""
        if self._engine and not self.unread and self._story.at_edge:
            self._doors.save_readings(to_remember(self._story.timeline.posts))

    async def people(self) -> Sequence[Known]:
        """Everybody heard so far, with the other ways their names are written."""
        return await self._ask(lambda engine: engine.people()) or ()

    def _recall(self, readings: Mapping[str, Reading]) -> None:
        self._recalled = readings
        if posts := self._story.show_readings(readings):
            self._show(posts)

    def _next(self, size: int) -> list[Post]:
        """What to read next: half of the posts among which one made an engine fail, else so many of the newest."""
        suspects = self._suspects
        return self._story.take_unread(max(1, len(suspects) // 2) if suspects else size, suspects)

    async def _read(self, posts: list[Post]) -> None:
        """Have posts read."""
        self._being_read = posts
        entries = [post.entry for post in posts]
        readings = await self._ask(lambda engine: engine.learn(entries))
        self._being_read = []
        if readings is None:
            await clock.sleep(_PAUSE_S)
        else:
            ids = {post.id for post in posts}
            self._suspects = self._suspects - ids if self._suspects & ids else set()
            self._take(readings)

    def _take(self, readings: Mapping[str, Reading]) -> None:
        """Show what was learned about posts; about those that something is remembered of, once all has been read."""
        if not self._story.left_to_read:
            self._recalled = {}
        if self._recalled:
            self._held |= {id: reading for id, reading in readings.items() if id in self._recalled}
            readings = {id: reading for id, reading in readings.items() if id not in self._recalled}
        elif self._held:
            readings, self._held = {**self._held, **readings}, {}
        self._show(self._story.show_readings(readings))

    async def _ask(self, question: Callable[[Engine], Awaitable[_Answer]]) -> _Answer | None:
        """What the engine says; None if it failed, and all is to be read again."""
        async with self._turn:
            answer = None
            try:
                with suppress(Ended, TooLong, OSError):  # TimeoutError is one, too
                    answer = await question(await self._working())
            finally:
                if answer is None:
                    self._start_over()
            return answer

    async def _working(self) -> Engine:
        """The engine that knows the reader's word, and all that was read."""
        if self._engine is None:
            from liveterm.engine import Engine

            engine = Engine()
            await engine.correct(await asyncio.to_thread(self._corrections))
            self._engine = engine
        return self._engine

    def _start_over(self) -> None:
        """Have another engine read all that was read, what this one failed at first. What is known stays.

        A post that had been suspected, and then was read alone, is the one: it is spared.
        """
        posts = self._being_read
        if len(posts) == 1 and posts[0].id in self._suspects:
            self._spared[posts[0].id] = posts[0].entry
        self._suspects = {post.id for post in posts if self._spared.get(post.id) is not post.entry}
        self._story.read_again(self._spared)
        self._recalled = dict(self._story.readings)
        self._engine = None
        self.wake()
