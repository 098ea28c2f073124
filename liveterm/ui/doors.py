"""What the screen may ask of the world outside it: functions that `cli` hands in."""

from __future__ import annotations

import zlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

from liveterm.config import Settings
from liveterm.errors import UsageError
from liveterm.model import Entry, Reading
from liveterm.story import Story
from liveterm.ui.reader import Kept

if TYPE_CHECKING:
    from liveterm.speakers import Corrections
    from liveterm.timeline import Post


Remembered = tuple[int, Reading]
"""Who spoke in an entry, after a checksum of the entry it was found in."""


def to_remember(posts: Iterable[Post]) -> dict[str, Remembered]:
    """Who speaks in posts, to be remembered by their ids."""
    return {post.id: (_checksum(post.entry), post.reading) for post in posts}


def still_true(remembered: Mapping[str, Remembered], posts: Iterable[Post]) -> dict[str, Reading]:
    """What is remembered of posts that say what they said then."""
    return {
        post.id: found[1] for post in posts if (found := remembered.get(post.id)) and found[0] == _checksum(post.entry)
    }


def _checksum(entry: Entry) -> int:
    return zlib.crc32(msgspec.json.encode(entry))


class Recorded(msgspec.Struct, frozen=True):
    """A kept session in short. `start` and `end` are when its first and last posts were learned, `size` is in
    words; `path` is what `Doors.open` takes; `damaged` says that not all of it can be read."""

    title: str
    sources: str
    start: datetime
    end: datetime
    posts: int
    breaking: int
    size: str
    path: str
    damaged: bool = False


class Sessions(Protocol):
    """The kept sessions, and keeping them in order. All of it reads files, so none of it is for the event loop; what
    cannot be done raises `LivetermError`. Paths are those of `Recorded`."""

    def look(self) -> Iterator[Recorded]:
        """All of them one by one, each as soon as it was looked into."""

    def unreadable(self, paths: Set[str]) -> Sequence[str]:
        """The names of the files that are called like sessions and are none of these."""

    def rename(self, path: str, title: str) -> str:
        """Give one another title; its new path."""

    def remove(self, path: str) -> None:
        """Delete one that is not in use."""

    def pack(self, path: str) -> str:
        """Compress one; its new path."""

    def prune(self, older_than: str, *, gz: bool, dry_run: bool = False) -> list[Recorded]:
        """Delete those older than `30d` or the like, or compress them; never one in use. Those that went (or would)."""

    def merge(self, paths: Sequence[str]) -> str:
        """Make a new one out of recordings of one event; its path."""


class Pixels(msgspec.Struct, frozen=True):
    """A picture: three bytes (red, green, blue) for each pixel, row by row."""

    width: int
    height: int
    data: bytes

    def at(self, x: int, y: int) -> bytes:
        """One pixel."""
        start = 3 * (y * self.width + x)
        return self.data[start : start + 3]


async def _no_picture(url: str, width: int, height: int) -> Pixels:
    raise UsageError("pictures cannot be asked for here")


async def _not_here(_: str) -> tuple[Story, Doors]:
    raise UsageError("this screen opens no other story; start liveterm again with what you want to see")


def _no_corrections() -> tuple[Corrections, Corrections]:
    from liveterm.speakers import Corrections  # the engine with it, which the first frame can do without

    return Corrections(), Corrections()


class Doors(msgspec.Struct, frozen=True):
    """Everything outside the screen that it can start or ask. The defaults do nothing.

    `background` runs from the first frame to the end (following, recording). `open` takes an address, a path or copied
    text and raises `LivetermError`, whose sentence is shown. `demo` is what it takes for the bundled event. `recording`
    is one line: where the recording is; `announced` is asked every second for what is to be said of it once, or "";
    `unrecorded` says what is wrong with it, or "". `load_corrections` gives the
    reader's word on who is who, about this event and about all; `save_corrections` keeps one of the two (True: about
    all) and says what went wrong, or "". `keep_setting` keeps one by its name (None: as usual again) and says what went
    wrong, or "". `picture` gets the picture at an address in at most so many pixels across and down. `load_readings`
    gives who spoke in which entry when the event was last open. `whole` gives the story with all there is to know where
    only its newest posts are known at first, and what of it could not be read or "". `poll_now` looks at all sources
    again; `focus` is told whenever the terminal gains or loses the keyboard. `notices` are said at the start; `follow`
    is whether the newest post is followed from then on.
    """

    background: Callable[[], Awaitable[None]] | None = None
    whole: Callable[[], Awaitable[tuple[Story, str]]] | None = None
    poll_now: Callable[[], None] = lambda: None
    focus: Callable[[bool], None] = lambda focused: None
    open: Callable[[str], Awaitable[tuple[Story, Doors]]] = _not_here
    demo: str = "demo"
    sessions: Sessions | None = None
    recording: Callable[[], str] = lambda: ""
    announced: Callable[[], str] = lambda: ""
    unrecorded: Callable[[], str] = lambda: ""
    load_reader: Callable[[], Kept] = Kept
    save_reader: Callable[[Kept], None] = lambda kept: None
    load_corrections: Callable[[], tuple[Corrections, Corrections]] = _no_corrections
    save_corrections: Callable[[Corrections, bool], str] = lambda corrections, everywhere: ""
    keep_setting: Callable[[str, str | None], str] = lambda name, value: ""
    picture: Callable[[str, int, int], Awaitable[Pixels]] = _no_picture
    load_readings: Callable[[], Mapping[str, Remembered]] = dict
    save_readings: Callable[[Mapping[str, Remembered]], None] = lambda readings: None
    settings: Settings = Settings()
    notices: tuple[str, ...] = ()
    follow: bool = False
