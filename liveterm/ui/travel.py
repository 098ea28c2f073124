"""Other story times: how the keys move the clock, what the reader asks for in words, the next moment worth going to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from liveterm.clock import local
from liveterm.errors import UsageError
from liveterm.model import Frame
from liveterm.story import Story
from liveterm.ui.times import Dial, held

_CLOCK = r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?"
_SHIFT = r"([+-])\s*(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])"
_SHARE = r"(\d{1,3})\s*%"
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_MINUTE = timedelta(minutes=1)  # what is nearer to an end than that is told as if it were there


class Traveller:
    """Moves a story's clock as the reader asks. What comes back is a sentence to show, "" when there is none.

    Times that are typed are of the zone of `dial`, which writes those that are told.
    """

    def __init__(self, story: Story, bookmarked: Container[str], dial: Dial) -> None:
        self._story = story
        self._bookmarked = bookmarked
        self.dial = dial

    def pause(self) -> str:
        """Stand still, or run on."""
        clock = self._story.clock
        if clock.paused:
            clock.play()
        else:
            clock.pause()
        return ""

    def skip(self, seconds: int) -> str:
        """Go back or on by so many seconds of story."""
        self._story.skip(timedelta(seconds=seconds))
        return ""

    def step(self, direction: int) -> str:
        """Stand still at the next or previous moment at which something came."""
        self._story.step(direction)
        return ""

    def marker(self, direction: int) -> str:
        """Go to the next or previous breaking post, edit or bookmark of the story."""
        moment = next_marker(self._story, direction, self._bookmarked)
        if moment is None:
            return "no marker after this moment" if direction > 0 else "no marker before this moment"
        self._story.seek(moment)
        return ""

    def gear(self, steps: int) -> str:
        """Run slower (-1), faster (1), or at normal speed (0)."""
        clock = self._story.clock
        if clock.at_edge:
            return "at the edge a story runs as it happens"
        if steps:
            clock.shift_gear(steps)
        else:
            clock.set_speed(1.0)
        return f"speed {clock.speed:g}×"

    def loop(self) -> str:
        """Begin again whenever the story has ended, or no longer."""
        story = self._story
        story.loops = not story.loops
        if not story.loops:
            return "the story plays to its end and stays there"
        return "begins again when it has ended" if story.ended else "begins again once nothing more comes"

    def hold(self, seconds: int) -> str:
        """Stay so much more or less behind what is known, but not before all of what has ended."""
        story, clock = self._story, self._story.clock
        delay = max(timedelta(0), clock.delay + timedelta(seconds=seconds))
        most = clock.edge + clock.delay - story.tape.start if story.ended and story.tape.start else delay
        clock.delay = min(delay, most)
        return f"held back {held(clock.delay)}" if clock.delay else "shown as it is learned"

    def live(self) -> str:
        """Return to the edge."""
        self._story.clock.to_edge()
        return ""

    def share(self, share: float) -> str:
        """Go to a place between the start (0.0) and the edge (1.0)."""
        self._story.seek_share(share)
        return ""

    def go(self, asked: str) -> str:
        """Go to a time written down, or as near to it as the story comes."""
        try:
            moment = moment_asked(asked, self._story, self.dial.zone)
        except UsageError as error:
            return str(error)
        start, edge = self._story.tape.start or moment, self._story.clock.edge
        if edge < start:
            return f"what is known is held back {held(self._story.clock.delay)}"
        self._story.seek(moment)
        if start - moment >= _MINUTE:
            return f"the recording starts at {self._named(start, edge)}"
        if moment - edge >= _MINUTE:
            end = self._named(edge, start)
            return f"the recording ends at {end}" if self._story.ended else f"nothing later than {end} is known yet"
        return ""

    def _named(self, moment: datetime, besides: datetime) -> str:
        """A time of day, with the day if another moment lies on another."""
        return f"{self.dial.minutes(moment)} {self.dial.day(moment, besides)}".rstrip()


def moment_asked(text: str, story: Story, zone: tzinfo | None = None) -> datetime:
    """The story time that `15:30`, `-20m`, `50%`, `start` or `end` means, which may lie outside the story.

    Raises `UsageError` with a sentence.
    """
    asked = text.strip().lower()
    start, edge, now = story.tape.start or story.now, story.clock.edge, story.now
    if asked in ("start", "end"):
        return start if asked == "start" else edge
    if shift := re.fullmatch(_SHIFT, asked):
        span = min(timedelta(seconds=float(shift[2]) * _UNITS[shift[3]]), edge - start + _MINUTE)
        return now - span if shift[1] == "-" else now + span
    if share := re.fullmatch(_SHARE, asked):
        if int(share[1]) > 100:
            raise UsageError(f"there is no more than 100% of a story, so no {share[1]}%")
        return start + (edge - start) * (int(share[1]) / 100)
    if time := re.fullmatch(_CLOCK, asked):
        return _time_of_day(int(time[1]), int(time[2]), int(time[3] or 0), start, edge, zone)
    raise UsageError(f"“{text.strip()}” is no time: write 15:30, -20m, +1h, 50%, start or end")


def _time_of_day(hour: int, minute: int, second: int, start: datetime, edge: datetime, zone: tzinfo | None) -> datetime:
    """The latest such time of day that the story has; else the one that is nearer to an end of it."""
    if hour > 23 or minute > 59 or second > 59:
        raise UsageError(f"there is no {hour}:{minute:02} on a clock")
    last = edge.astimezone(zone) if zone else local(edge).replace(tzinfo=None)  # the computer's changes its clocks
    there = last.replace(hour=hour, minute=minute, second=second, microsecond=0)
    if there > last:
        there -= timedelta(days=1)
    moment, later = there.astimezone(UTC), (there + timedelta(days=1)).astimezone(UTC)
    return later if moment < start and start - moment > later - edge else moment


def next_marker(story: Story, direction: int, bookmarked: Container[str]) -> datetime | None:
    """The next (1) or previous (-1) moment at which a breaking post came, a post changed, or a bookmarked one came."""
    frames, here = story.tape.frames, story.timeline.position
    if direction > 0:
        known = {entry.id for frame in frames[:here] for entry in frame.entries}
        return _first_marked(frames[here : story.tape.position_at(story.clock.edge)], known, bookmarked)
    earlier = story.tape.before(frames[here - 1].at) if here else 0
    known = set()
    found = None
    for frame in frames[:earlier]:
        found = _first_marked((frame,), known, bookmarked) or found
    return found


def _first_marked(frames: Iterable[Frame], known: set[str], bookmarked: Container[str]) -> datetime | None:
    """When the first frame was learned that holds a marker; `known` takes up the ids passed by."""
    for frame in frames:
        marked = bool(frame.withdrawn) or any(
            entry.breaking or entry.id in known or entry.id in bookmarked for entry in frame.entries
        )
        known.update(entry.id for entry in frame.entries)
        if marked:
            return frame.at
    return None
