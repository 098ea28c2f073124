"""Where runs and the reader's marks are kept: the folder of sessions, and one small file an event.

What keeping needs is imported when something is kept: opening a session needs none of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from liveterm import clean, clock, config
from liveterm.errors import UsageError
from liveterm.ui import Kept, Recorded

if TYPE_CHECKING:
    from liveterm.library import Summary
    from liveterm.session.recorder import Recorder

_MOST_NAMED = 4


class Shelf:
    """The folder of kept sessions."""

    def __init__(self, folder: Path | None = None, disk_cap_mb: int = 0) -> None:
        self._folder = folder
        self._recorders: list[Recorder] = []
        self._disk_cap = disk_cap_mb << 20

    @property
    def folder(self) -> Path:
        """Where sessions are kept."""
        from liveterm import library

        return self._folder or library.default_folder()

    @property
    def recorded(self) -> list[str]:
        """Sentences about what this run wrote, for after the screen is gone."""
        return [clean.line(recorder.outcome, 2000) for recorder in self._recorders]

    def look(self) -> Iterator[Recorded]:
        """The kept sessions one by one, about the latest first."""
        from liveterm import library

        for session in library.looked_through(self.folder, library.default_cache()):
            yield _in_short(session)

    def unreadable(self, paths: Set[str]) -> list[str]:
        """The names of the files of the folder that are called like sessions and are none of these."""
        from liveterm import library

        return [clean.line(path.name) for path in library.foreign(self.folder, map(Path, paths))]

    def rename(self, path: str, title: str) -> str:
        """Give a session another title; its new path."""
        from liveterm import library

        return str(library.rename(Path(path), title))

    def remove(self, path: str) -> None:
        """Delete a session that is not in use."""
        from liveterm import library

        library.remove(Path(path))

    def pack(self, path: str) -> str:
        """Compress a session; its new path."""
        from liveterm import library

        return str(library.pack(Path(path)))

    def prune(self, older_than: str, *, gz: bool, dry_run: bool = False) -> list[Recorded]:
        """Delete or compress what is older than `30d` or the like and not in use; what went (or would)."""
        from liveterm import library

        try:
            age = timedelta(seconds=config.duration(older_than))
            return [*map(_in_short, library.prune(self.folder, age, clock.wall(), dry_run=dry_run, gz=gz))]
        except (ValueError, OverflowError) as error:
            raise UsageError(str(error)) from None

    def merge(self, paths: Sequence[str]) -> str:
        """Make one new session out of recordings of one event; its path."""
        from liveterm import library

        return str(library.join([*map(Path, paths)], self.folder))

    def recorder_for(self, sources: Sequence[str]) -> Callable[[str], Recorder]:
        """A function that begins a recording of these sources once the event's title is known."""

        def begin(title: str) -> Recorder:
            from liveterm import library
            from liveterm.credentials import without_credentials
            from liveterm.session import Header
            from liveterm.session.recorder import Recorder

            if self._disk_cap:
                library.keep_under(self.folder, self._disk_cap)
            header = Header(started=clock.wall(), sources=tuple(map(without_credentials, sources)), title=title)
            recorder = Recorder.automatic(self.folder, header, title or _event_of(sources))
            self._recorders.append(recorder)
            return recorder

        return begin

    def load_reader(self, event: str) -> Kept:
        """The reader's marks on an event; none if there are none or they cannot be read."""
        try:
            return msgspec.json.decode(self._marks(event).read_bytes(), type=Kept)
        except (OSError, msgspec.MsgspecError):
            return Kept()

    def save_reader(self, event: str, kept: Kept) -> None:
        """Keep the reader's marks on an event. They are a comfort: a disk that refuses them stops nothing."""
        if not event:
            return
        file = self._marks(event)
        with suppress(OSError):
            config.make_private(file.parent)
            half = file.with_suffix(".new")
            with open(half, "wb", opener=config.private) as written:
                written.write(msgspec.json.encode(kept))
            half.replace(file)

    def _marks(self, event: str) -> Path:
        name = f"{zlib.crc32(event.encode('utf-8', 'replace')):08x}.json"
        return config.folder("XDG_DATA_HOME", ".local/share") / "liveterm" / "marks" / name


def _in_short(session: Summary) -> Recorded:
    start = session.start or session.end or clock.wall()
    return Recorded(
        title=clean.line(session.title or session.path.stem),
        sources=", ".join(map(_short, session.sources)),
        start=start,
        end=session.end or start,
        posts=session.posts,
        breaking=session.breaking,
        size=size_in_words(session.size),
        path=str(session.path),
        damaged=session.damaged,
    )


def size_in_words(size: int) -> str:
    """Bytes as people write them."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _short(source: str) -> str:
    """The site that people know, or the name of the file."""
    host = source.partition("://")[2].partition("/")[0].rpartition("@")[2]
    return clean.line(host.removeprefix("www.") or Path(source).name)


def _event_of(sources: Sequence[str]) -> str:
    """What to call an event that nobody has given a title: its sources by their short names."""
    from liveterm.live import names_of

    return " ".join(names_of(sources)[:_MOST_NAMED])
