"""The engine that finds out who speaks, at work: off the event loop, and one task at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from liveterm.story import Story
from liveterm.timeline import Post

if TYPE_CHECKING:
    from liveterm.speakers import Corrections, Known

_BATCHES = (10, 20, 40, 80)  # posts to work out speakers for at a time: the first answers come soon
_Found = TypeVar("_Found")


class Casting:
    """Has posts read for who speaks, and has what the reader corrects take effect.

    `corrections` gives the reader's word from before; it is asked off the event loop, before the first post is read.
    `show` is called with the ids of posts whose reading is another now.
    """

    def __init__(
        self, story: Story, corrections: Callable[[], Corrections], show: Callable[[frozenset[str]], None]
    ) -> None:
        self._story = story
        self._corrections = corrections
        self._show = show
        self._to_read = asyncio.Event()
        self._engine = asyncio.Lock()
        self._being_read = 0
        self._taught = False

    @property
    def unread(self) -> int:
        """Posts whose speakers are not known yet."""
        return self._story.left_to_read + self._being_read

    def wake(self) -> None:
        """There is something to read."""
        self._to_read.set()

    async def run(self) -> None:
        """Read whatever has not been read, newest first, a few posts at a time, until cancelled."""
        while True:
            self._to_read.clear()
            sizes = iter(_BATCHES)
            while posts := self._story.take_unread(next(sizes, _BATCHES[-1])):
                self._being_read = len(posts)
                learned = await self._have(lambda: self._learn(posts))
                self._being_read = 0
                self._show(learned)
            await self._to_read.wait()

    async def correct(self, corrections: Corrections) -> None:
        """Have the reader's word take effect, in all that was read and in all that will be."""
        self._show(await self._have(lambda: self._correct(corrections)))

    async def people(self) -> Sequence[Known]:
        """Everybody heard so far, with the other ways their names are written."""
        return await self._have(lambda: self._story.cast.people())

    async def _have(self, done: Callable[[], _Found]) -> _Found:
        async with self._engine:
            return await asyncio.to_thread(done)

    def _learn(self, posts: list[Post]) -> frozenset[str]:
        if not self._taught:
            self._correct(self._corrections())
        return self._story.learn(posts)

    def _correct(self, corrections: Corrections) -> frozenset[str]:
        self._taught = True
        return self._story.cast.correct(corrections)
