"""Opening an event: how its first posts are met, and how the rest of a long session comes in under them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from liveterm import clock
from liveterm.errors import LivetermError
from liveterm.story import Story
from liveterm.timeline import Change, Post

if TYPE_CHECKING:
    from liveterm.ui.story_screen import StoryScreen


_READING = "reading the rest"
_AT_ONCE = 500  # posts


class Opening:
    """Takes a screen from its first frame to where all is known that was known when the event was opened.

    `missing` says what becomes of the posts that are not there yet; "" once all are. `on_frame` is called when the
    first frame is on the screen, and again when all posts are. `then` is what the reader asked for last that has to
    wait for that.
    """

    def __init__(self, screen: StoryScreen, on_frame: Callable[[], None]) -> None:
        self._screen = screen
        self._on_frame = on_frame
        self.missing = _READING if screen.doors.whole else ""
        self.then: Callable[[], object] = bool

    @property
    def unready(self) -> str:
        """Why what takes the whole story cannot be done yet, in a sentence; "" if it can."""
        return "the rest of the session is still being read; in a moment" if self.missing == _READING else ""

    def meet(self, posts: Sequence[Post]) -> None:
        """Take posts that were there when the event was opened: they are no news."""
        self._screen.reader.begin(posts)
        self._screen.breaking.begin(posts)

    def begin(self) -> None:
        """What can wait until something is on the screen."""
        self._on_frame()
        self._count(Change(added=self._screen.story.timeline.posts))
        if not self.missing:
            self._greet()

    async def go_on(self) -> None:
        """Have the rest read, if one is missing, and then who speaks, in all posts and in all to come."""
        screen = self._screen
        if screen.doors.whole is not None:
            try:
                whole, damage = await screen.doors.whole()
                await self._expect(whole.timeline.posts)
                self._take(whole, damage)
                self.then()
            except LivetermError as error:
                self.missing = "the rest cannot be read"
                screen.say(str(error))
            self._on_frame()
            self._greet()
        await screen.casting.run()

    async def _expect(self, posts: Sequence[Post]) -> None:
        """Get ready to count posts, a few milliseconds' worth at a time: keys are pressed meanwhile."""
        for first in range(0, len(posts), _AT_ONCE):
            self._screen.tally.expect(posts[first : first + _AT_ONCE])
            await asyncio.sleep(0)

    def _greet(self) -> None:
        self._screen.cards.greet(clock.wall())
        self._screen.chrome.draw_all()

    def _take(self, whole: Story, damage: str) -> None:
        """Know all of the event, without moving what is in view."""
        screen, newest = self._screen, self._screen.story.timeline.posts
        screen.story.become(whole)
        posts = screen.story.timeline.posts
        self.missing = ""
        self.meet(posts)
        screen.timeline.renew(posts, screen.story.timeline.get)
        self._count(Change(removed=newest, added=posts))
        if damage:
            screen.say(damage)

    def _count(self, change: Change) -> None:
        """Know who and what there is, and have a filter that was chosen meanwhile ask again."""
        self._screen.tally.apply(change)
        if self._screen.filtering.in_force:
            self._screen.filtering.sift()
