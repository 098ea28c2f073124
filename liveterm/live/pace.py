"""How long to wait before the next look: polite to hosts, quick when there is news, slow when there is none."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Final

from liveterm.fetch import Answer, Failure, is_address, is_loopback, server_of
from liveterm.model import LiveBlog

FLOOR_S: Final = 10.0
PAGES_S: Final = 1.0
PAGE_EVERY_S: Final = 60.0
FEED_EVERY_S: Final = 300.0
FILE_EVERY_S: Final = 2.0
LONGEST_S: Final = 1800.0
UNFOCUSED_S: Final = 600.0
"""After so long out of sight a source is looked at less often, and at once when it is looked at again."""

_STRETCH: Final = 4.0  # a quiet source is looked at this much less often than a busy one
_SLOWEST_S: Final = 600.0
_OVER_S: Final = 900.0
_GAP_PARTS: Final = 4.0  # looks in a usual gap between posts
_MANY: Final = 1000  # hosts, and addresses that lead through others


class Hosts:
    """When each host may be asked again, whichever sources are there; one at a time asks.

    Where one host answers for another, as after redirects, what is owed is owed to all that were asked on the way.
    """

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._next: dict[str, float] = {}
        self._away: dict[str, float] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._through: dict[str, tuple[str, ...]] = {}  # for an address those of other hosts it led through last

    @asynccontextmanager
    async def turns(self, address: str) -> AsyncIterator[None]:
        """Hold the turn of each host while asking."""
        async with AsyncExitStack() as held:
            for host in sorted(set(map(_host, self._all(address)))):  # in one order: nobody waits for each other
                await held.enter_async_context(self._turns.setdefault(host, asyncio.Lock()))
            yield

    async def ask(self, address: str, question: Awaitable[Answer]) -> Answer:
        """The answer to a question, noting whom that leaves waiting and for how long: those asked, as of the answer,
        since it takes its time until a question goes out; and whoever asks to be left alone."""
        try:
            answer = await question
            self._led(address, answer.through)
        except Failure as error:
            if error.through:
                self._led(address, error.through)
            if error.wait is not None:
                self.stay_away(error.via or address, error.wait)
            raise
        finally:
            for asked in self._all(address):
                self.asked(asked)
        return answer

    def asked(self, address: str) -> None:
        """A host was asked, just now at the latest."""
        if len(self._next) > _MANY:
            self._forget()
        self._next[_host(address)] = self._ticks() + floor(address)

    def _led(self, address: str, through: tuple[str, ...]) -> None:
        self._through.pop(address, None)
        if through:
            self._through[address] = through
        if len(self._through) > _MANY:
            del self._through[next(iter(self._through))]

    def _all(self, address: str) -> tuple[str, ...]:
        """The address that is asked, and those it leads through."""
        return (address, *self._through.get(address, ()))

    def _forget(self) -> None:
        """Forget hosts that nobody has to wait for: a page may send us to others for days."""
        now = self._ticks()
        for times in (self._next, self._away):
            for host in [host for host, until in times.items() if until <= now]:
                del times[host]
        for host in [host for host, turn in self._turns.items() if host not in self._next and not turn.locked()]:
            del self._turns[host]

    def wait(self, address: str) -> float:
        """Seconds until a host may be asked, as far as we are concerned."""
        return self._rest(self._next, address)

    def wait_for_page(self, address: str) -> float:
        """Seconds until a host may be asked for one thing more that the reader wants to see."""
        return max(0.0, self.wait(address) - floor(address) + between_pages(address))

    def stay_away(self, address: str, seconds: float) -> None:
        """A host asked us not to come back for so long."""
        self._away[_host(address)] = self._ticks() + seconds

    def away(self, address: str) -> float:
        """Seconds until a host wants us back."""
        return self._rest(self._away, address)

    def _rest(self, times: dict[str, float], address: str) -> float:
        return max(0.0, *(times.get(_host(each), 0.0) - self._ticks() for each in self._all(address)))


def _host(address: str) -> str:
    return server_of(address) if is_address(address) else address


def floor(address: str) -> float:
    """The least seconds between two looks at the host of an address; files have none."""
    if not is_address(address):
        return 0.0
    return _lowered(FLOOR_S, address)


def between_pages(address: str) -> float:
    """The least seconds between two pages of one look."""
    return _lowered(PAGES_S, address)


def interval(flag: float | None, advised: float | None, address: str, blog: LiveBlog | None) -> float:
    """Seconds between looks while there is news: what the reader says, else the format, else what is usual."""
    if not is_address(address):
        return max(flag or FILE_EVERY_S, 0.1)
    usual = FEED_EVERY_S if blog is not None and "feed" in blog.format.lower() else PAGE_EVERY_S
    return max(flag or advised or usual, floor(address))


def adapted(seconds: float, *, gap: float | None, quiet: float | None, over: bool, unfocused: float) -> float:
    """The interval stretched for a source that is slow, over or out of sight, within bounds.

    `gap` is the usual time between its posts, `quiet` that since the last one, `unfocused` that since anyone looked.
    """
    if over:
        return max(seconds, _OVER_S)
    slowest = max(seconds, min(seconds * _STRETCH, _SLOWEST_S))
    pace = max(gap or 0.0, (quiet or 0.0) / 2) / _GAP_PARTS
    seconds = min(max(seconds, pace), slowest)
    return min(seconds * 2, max(seconds, _SLOWEST_S)) if unfocused > UNFOCUSED_S else seconds


def backed_off(seconds: float, failures: int, refused: bool) -> float:
    """The wait after so many failures in a row: doubling to half an hour, at once there when plainly refused."""
    if refused and failures >= 3:
        return max(seconds, LONGEST_S)
    return max(seconds, min(seconds * 2.0 ** (failures - 1), LONGEST_S)) if failures else seconds


def jittered(seconds: float) -> float:
    """About as long, so that many readers do not come at once."""
    return seconds * random.uniform(0.9, 1.1)


def usual_gap(times: Sequence[datetime]) -> float | None:
    """Seconds between posts as a rule, None if too few have a time; the oldest come first."""
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    return median(gaps) if len(gaps) >= 3 else None


def quiet_for(times: Sequence[datetime], now: datetime) -> float | None:
    """Seconds since the newest post, which comes last."""
    return max(0.0, (now - times[-1]).total_seconds()) if times else None


def _lowered(usual: float, address: str) -> float:
    """The usual time, or less on this very computer if the environment says so."""
    given = os.environ.get("LIVETERM_MIN_INTERVAL", "")
    if not given or not is_loopback(address):
        return usual
    try:
        return max(0.0, min(float(given), usual))
    except ValueError:
        return usual
