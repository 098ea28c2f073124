"""A session in short: counted without reading its posts' text."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from liveterm import credentials
from liveterm.model import BREAKING
from liveterm.session import lines
from liveterm.session.reading import pieces

_HEAD: Final = 4096


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One kept session in short. `start` and `end` are when its first and last frame were learned; `damaged` says that
    not all that is in the file can be read."""

    path: Path
    title: str = ""
    sources: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    posts: int = 0
    breaking: int = 0
    size: int = 0
    damaged: bool = False


def glance(path: Path) -> Summary | None:
    """One session in short, without reading its posts' text; None if it is none, of a later version, or unreadable."""
    try:
        with path.open("rb") as file:
            if not lines.looks_like_session(file.read(_HEAD)):
                return None
            file.seek(0)
            tally = _Tally()
            try:
                for piece in pieces(file):
                    for raw in piece.split(b"\n"):
                        tally.take(raw)
            except (EOFError, zlib.error):
                tally.damaged = True
            return None if tally.version > lines.VERSION else tally.result(path, os.fstat(file.fileno()).st_size)
    except OSError:
        return None


class _Post(msgspec.Struct):
    id: str
    labels: tuple[str, ...] = ()


class _Event(msgspec.Struct):
    title: str = ""


class _Short(msgspec.Struct):
    """A line of a session, with only what is counted."""

    at: datetime | None = None
    source: str = ""
    entry: _Post | None = None
    blog: _Event | None = None
    liveterm: float | str | None = None
    started: datetime | None = None
    sources: tuple[str, ...] = ()
    title: str = ""


class _Header(msgspec.Struct):
    """What a session's first line says even if the rest of it means something else in a later version."""

    liveterm: float | str


def _major(version: float | str) -> int:
    told = lines.version(version)
    return lines.VERSION if told is None else int(told)


class _Tally:
    """Counts what the lines of a session say. Damaged ones are not looked into: this is a count, not a check."""

    def __init__(self) -> None:
        self._decode = msgspec.json.Decoder(_Short).decode
        self.version = 0
        self.damaged = False
        self._breaking: dict[str, bool] = {}
        self._start: datetime | None = None
        self._end: datetime | None = None
        self._sources: dict[str, None] = {}
        self._title = self._named = ""
        self._events: dict[str, str] = {}  # by source: what it called the event last

    def take(self, raw: bytes) -> None:
        try:
            line = self._decode(raw)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            self.damaged = self.damaged or bool(raw.strip())
            with suppress(msgspec.DecodeError, RecursionError, UnicodeDecodeError):
                self.version = self.version or _major(msgspec.json.decode(raw, type=_Header).liveterm)
            return
        if line.at is not None:
            self._change(line, lines.utc(line.at))
        elif line.liveterm is not None:
            title = credentials.words(line.title)
            if self.version:
                self._named = title or self._named
            self.version, self._title = _major(line.liveterm), self._title or title
            self._sources.update(dict.fromkeys(map(credentials.source, line.sources)))

    def _change(self, line: _Short, at: datetime) -> None:
        self._start = min(self._start or at, at)
        self._end = max(self._end or at, at)
        if line.entry is not None:
            self._breaking[line.entry.id] = BREAKING in line.entry.labels
        if line.blog is not None and line.blog.title:
            self._events[line.source] = credentials.words(line.blog.title)

    def result(self, path: Path, size: int) -> Summary:
        return Summary(
            path=path,
            title=self._named or next(iter(self._events.values()), "") or self._title,
            sources=tuple(self._sources),
            start=self._start,
            end=self._end,
            posts=len(self._breaking),
            breaking=sum(self._breaking.values()),
            size=size,
            damaged=self.damaged,
        )
