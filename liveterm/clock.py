"""What time it is: on the wall, and in the story. The only module that asks the system.

Story time is either at the edge (everything known is shown, as it comes) or behind it, standing or running at a speed.
A clock never passes its edge: reaching it, it stays there. `LIVETERM_NOW` (RFC 3339) freezes the wall clock.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

SLOWEST, FASTEST = 0.5, 600.0
SPEEDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0)


def wall() -> datetime:
    """The present, in UTC."""
    frozen = os.environ.get("LIVETERM_NOW")
    if frozen:
        try:
            return datetime.fromisoformat(frozen).astimezone(UTC)
        except ValueError:
            pass
    return datetime.now(UTC)


def ticks() -> float:
    """Seconds that only ever grow, for measuring how long something took."""
    return time.monotonic()


def live_in(zone: str) -> None:
    """Have the reader's zone be this one, by its IANA name, for all this process does; "": the computer's."""
    if zone:
        os.environ["TZ"] = zone
        time.tzset()


def local(moment: datetime) -> datetime:
    """The same moment in the reader's zone."""
    return moment.astimezone()


class _Here(tzinfo):
    """The reader's zone, with the offset it has at each moment: clocks may be changed in between."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def dst(self, moment: datetime | None) -> None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return moment.replace(tzinfo=None).astimezone().tzname() if moment else None

    def fromutc(self, moment: datetime) -> datetime:
        return local(moment.replace(tzinfo=UTC)).replace(tzinfo=self)


HERE = _Here()


sleep = asyncio.sleep


def spelled(seconds: float) -> str:
    """A span for a sentence: 40 s, 15 min, 1 h 35 min, 3 days."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 48:
        return f"{hours // 24} days"
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min")) if count)


class Clock:
    """Story time: at the edge, or somewhere behind it.

    `edge` answers the latest story time there is; `delay` holds that back. Without `start` the clock is at its edge.
    One that `rests` stands still when it is taken away from its edge, until it is told to play. `running` answers
    growing seconds and is turned by tests.
    """

    def __init__(
        self,
        edge: Callable[[], datetime],
        *,
        start: datetime | None = None,
        speed: float = 1.0,
        delay: timedelta = timedelta(0),
        rests: bool = False,
        running: Callable[[], float] = ticks,
    ) -> None:
        self._edge = edge
        self._running = running
        self._from = start  # None: at the edge
        self._since = running()
        self._rests = rests
        self._speed = self._usual = self._ran_at = min(FASTEST, max(SLOWEST, speed))
        self.paused = False
        self.delay = delay

    @property
    def edge(self) -> datetime:
        """The latest story time that may be shown."""
        return self._edge() - self.delay

    def now(self) -> datetime:
        """Story time. Arriving at the edge puts the clock there, at its usual speed."""
        edge = self.edge
        if self._from is None:
            return edge
        here = self._from
        if not self.paused:
            here += timedelta(seconds=(self._running() - self._since) * self._speed)
        if here < edge:
            return here
        if not self.paused:
            self._from, self._ran_at, self._speed = None, self._speed, self._usual
        return edge

    @property
    def at_edge(self) -> bool:
        self.now()
        return self._from is None

    @property
    def speed(self) -> float:
        """Story seconds in a second of the reader's."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Run at this speed from here on, between 0.5 and 600."""
        self._settle()
        self._speed = min(FASTEST, max(SLOWEST, speed))

    def shift_gear(self, steps: int) -> None:
        """The next faster or slower of the usual speeds."""
        if steps > 0:
            self.set_speed(next((s for s in SPEEDS if s > self._speed), FASTEST))
        else:
            self.set_speed(next((s for s in reversed(SPEEDS) if s < self._speed), SLOWEST))

    def pause(self) -> None:
        """Stand still here, at the edge too."""
        self._from = self.now()
        self.paused = True

    def play(self) -> None:
        """Run on from here."""
        if self.paused:
            self.paused = False
            self._since = self._running()

    def seek(self, moment: datetime) -> None:
        """Go to a story time; standing or running stays as it was, but one that rests stands where it is taken."""
        if self._from is None and self._rests:
            self.paused = True
        self._from = min(moment, self.edge)
        self._since = self._running()

    def to_edge(self) -> None:
        """Return to the edge and stay there as it moves."""
        self._from, self.paused, self._speed = None, False, self._usual

    def run_again(self, moment: datetime) -> None:
        """From the edge, run on from this story time as fast as it ran when it arrived there."""
        self.seek(moment)
        self._speed = self._ran_at
        self.play()

    def seconds_until(self, moment: datetime) -> float:
        """Seconds of the reader's time until story time reaches `moment`; infinite while standing still."""
        if self.paused:
            return float("inf")
        speed = 1.0 if self._from is None else self._speed
        return max(0.0, (moment - self.now()).total_seconds() / speed)

    def _settle(self) -> None:
        if self._from is not None:
            self._from = self.now()
        self._since = self._running()
