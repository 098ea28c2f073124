"""Calling the reader who looks elsewhere while a story is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from liveterm import clock
from liveterm.alerts import Alarm, Call, send
from liveterm.clock import HERE
from liveterm.errors import QueryError
from liveterm.timeline import Change, Post

if TYPE_CHECKING:
    from liveterm.ui.story_screen import StoryScreen


class Calling:
    """Watches what the story brings and calls; a way of calling that fails is spoken of once."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        self._how = screen.doors.settings.alerts
        self._alarm = Alarm(self._how, clock.wall(), followed=screen.reader.followed)
        self._told: set[str] = set()

    def begin(self) -> None:
        """What can wait until something is on the screen: understanding the filter."""
        line = self._screen.doors.settings.filters.get(self._how.filter, self._how.filter)
        try:
            self._alarm.meant = self._meant(line) if line else None
        except QueryError as error:
            self._screen.say(f"alerts.filter: {error}")

    def take(self, change: Change) -> None:
        """Follow a move of the timeline."""
        self._alarm.take(change, self._screen.story.timeline.blogs)

    def read(self, posts: Iterable[Post]) -> None:
        """Follow what became known of who speaks."""
        self._alarm.read(posts)

    def tick(self, *, away: bool) -> None:
        """Call if there is something to call for."""
        screen = self._screen
        call = self._alarm.due(clock.ticks(), screen.story.blog.title, away=away)
        if call is not None:
            screen.run_worker(self._send(call), name="call")

    async def _send(self, call: Call) -> None:
        for way, wrong in (await send(call, self._how, self._screen.write)).items():
            if wrong and way not in self._told:
                self._told.add(way)
                self._screen.say(f"alert by {way}: {wrong}")

    def _meant(self, line: str) -> Callable[[Post], bool]:
        from liveterm.query import compiled, parse

        now, zone = self._screen.story.now, self._screen.dial.zone
        return compiled(parse(line, now=now, zone=zone or HERE))
