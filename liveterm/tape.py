"""The frames so far: everything the program ever learned, in the order it learned it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter

import msgspec

from liveterm.model import Entry, Frame, Page

_at = itemgetter(0)


class Look(msgspec.Struct, frozen=True):
    """How the latest look at a source went and when the next one is; of the moment, never recorded.

    `state` is one word (fine, quiet, ended, offline, refused, moved, gone, waiting …), `note` a sentence or "".
    `every` is the seconds between looks in force now.
    """

    source: str
    at: datetime
    next_at: datetime | None = None
    state: str = "fine"
    note: str = ""
    entries: int = 0
    every: float | None = None


class Tape:
    """Frames in order of `at`. A tape grows until it is ended; `at` never goes backwards on it.

    `on_growth` is called after each frame or look, for whoever waits for news.
    """

    def __init__(self, frames: Iterable[Frame] = (), *, growing: bool = False) -> None:
        self.frames: list[Frame] = []
        self.growing = growing
        self.looks: dict[str, Look] = {}
        self.on_growth: Callable[[], None] = _nothing
        self._times: list[datetime] = []
        for frame in frames:
            self._put(frame)

    def __len__(self) -> int:
        return len(self.frames)

    def append(self, frame: Frame) -> None:
        """Take up what was just learned."""
        self._put(frame)
        self.on_growth()

    def become(self, other: Tape) -> None:
        """Hold what another tape holds."""
        self.frames, self._times = other.frames, other._times

    def look(self, look: Look) -> None:
        """Take note of how a look went."""
        self.looks[look.source] = look
        self.on_growth()

    def end(self) -> None:
        """Nothing more will come."""
        self.growing = False
        self.on_growth()

    @property
    def start(self) -> datetime | None:
        """When the first frame was learned."""
        return self._times[0] if self._times else None

    @property
    def last(self) -> datetime | None:
        """When the latest frame was learned."""
        return self._times[-1] if self._times else None

    def position_at(self, moment: datetime) -> int:
        """How many frames were known at that moment."""
        return bisect_right(self._times, moment)

    def time_of(self, position: int) -> datetime:
        """When the frame at that position was learned."""
        return self._times[position]

    def before(self, moment: datetime) -> int:
        """How many frames were known just before that moment."""
        return bisect_left(self._times, moment)

    def _put(self, frame: Frame) -> None:
        if self._times and frame.at < self._times[-1]:
            frame = msgspec.structs.replace(frame, at=self._times[-1])  # a wall clock set back does not reorder a story
        self.frames.append(frame)
        self._times.append(frame.at)


def as_published(page: Page, read_at: datetime) -> list[Frame]:
    """Frames for a page that was not watched: each entry as if first seen when it was published.

    That it was edited is known from then on, and the page's summary from the end on. Entries without a time come
    first, a moment before the earliest that has one.
    """
    times = [entry.published for entry in page.entries if entry.published]
    start = min(times, default=read_at) - timedelta(seconds=1)
    told: list[tuple[datetime, Entry]] = []
    for entry in page.entries[::-1]:
        at = entry.published or start
        if entry.updated and entry.updated > at:
            told += [(at, msgspec.structs.replace(entry, updated=None)), (entry.updated, entry)]
        else:
            told.append((at, entry))
    told.sort(key=_at)
    frames = [Frame(at=start, blog=msgspec.structs.replace(page.blog, summary=(), over=None))]
    frames += [Frame(at=at, entries=tuple(entry for _, entry in same)) for at, same in groupby(told, key=_at)]
    frames[-1] = msgspec.structs.replace(frames[-1], blog=page.blog)
    return frames


def _nothing() -> None:
    """Nobody waits."""
