"""Reading a session: every line that can be read, and a warning for every one that cannot.

A session may come from anyone, so what it says passes the cleaning door like anything from the network.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from msgspec.structs import force_setattr

from liveterm import clean
from liveterm.errors import SessionError
from liveterm.model import Block, Entry, Frame, LiveBlog
from liveterm.session import lines, trust
from liveterm.session.lines import Line

_CHUNK: Final = 1 << 17  # stays in the processor's cache while its lines are read
_INFLATE: Final = 1 << 14  # small, because a damaged piece of compressed data is lost whole
_GZIP: Final = b"\x1f\x8b"
_MOST_WARNINGS: Final = 1000
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode

_EARLIEST, _LATEST = 1000, 9000
"""Years between which a time can be shown in any zone."""
_NOTHING, _BLOG, _ENTRY, _WITHDRAWN, _TROUBLE = range(-1, 4)
"""What a line can say, in the order in which a frame is written."""
_ONCE = (_BLOG, _TROUBLE)


class Recording(msgspec.Struct, kw_only=True):
    """What a session file holds: its frames in file order, and a sentence for each line that could not be read.

    `version` is 0 when no header was found.
    """

    version: int = 0
    started: datetime | None = None
    sources: tuple[str, ...] = ()
    title: str = ""
    frames: list[Frame] = msgspec.field(default_factory=list)
    warnings: list[str] = msgspec.field(default_factory=list)


def read(path: Path) -> Recording:
    """All of a session that can be read; the file is not changed.

    Raises SessionError when there is no such file or it is of a later version.
    """
    reading = _Reading(path)
    try:
        with path.open("rb") as file:
            for batch in batches(file):
                reading.take(batch)
    except (zlib.error, EOFError):
        reading.warn("the compressed data is damaged or ends here; what follows is lost", reading.number + 1)
    except OSError as error:
        if not reading.number:
            raise SessionError(f"{path}: cannot be read ({error.strerror or error}); check the file") from error
        reading.warn(f"the disk could not be read any further ({error.strerror})", reading.number + 1)
    return reading.end()


def check(path: Path) -> dict[str, list[str]]:
    """The ids of a session's entries in file order, each once, and what is damaged."""
    try:
        recording = read(path)
    except SessionError as error:
        return {"records": [], "warnings": [str(error)]}
    ids = dict.fromkeys(entry.id for frame in recording.frames for entry in frame.entries)
    return {"records": list(ids), "warnings": recording.warnings}


class _Reading:
    """Takes lines, many at a time, and makes frames of those that share a time and a source."""

    _at: datetime | None  # of the frame that is being made, and what is in it so far:
    _source: str
    _kind: int
    _entries: list[Entry]
    _withdrawn: list[str]
    _blog: LiveBlog | None
    _trouble: str | None

    def __init__(self, path: Path) -> None:
        self.number = 0
        self._path = path
        self._recording = Recording()
        self._unsaid = 0
        self._sources: dict[str, str] = {}
        self._begin(None, "")

    def take(self, batch: list[bytes]) -> None:
        """Take up the next lines: all in one stroke if nothing is wrong with any, else one by one."""
        joined = b"\n".join(batch)
        plain = trust.is_plain(joined)
        decoded = _decoded(batch, joined)
        if decoded:
            for raw, line in zip(batch, decoded, strict=True):
                self.number += 1
                self._sort(line, raw, plain)
            return
        for raw in batch:
            self.number += 1
            self._read(raw.removesuffix(b"\r"), plain)

    def warn(self, what: str, number: int | None = None) -> None:
        """Say what is wrong with a line, by default the one just taken."""
        if len(self._recording.warnings) < _MOST_WARNINGS:
            self._recording.warnings.append(f"line {number or self.number}: {what}")
        else:
            self._unsaid += 1

    def end(self) -> Recording:
        """No more lines."""
        self._close()
        recording = self._recording
        if not recording.version:
            recording.warnings.append("line 1: no header that can be read")
        if self._unsaid:
            recording.warnings.append(f"and {self._unsaid} more lines that cannot be read")
        if recording.started is None and recording.frames:
            recording.started = recording.frames[0].at
        if not recording.title:
            recording.title = next((frame.blog.title for frame in recording.frames if frame.blog), "")
        return recording

    def _read(self, raw: bytes, plain: bool) -> None:
        """Take up a line that may be damaged."""
        if not raw or raw.isspace():
            return
        if len(raw) > lines.LONGEST:
            self.warn(f"longer than {lines.LONGEST >> 20} MB; skipped")
        elif not lines.intact(raw):
            self.warn("does not match its checksum; skipped")
        else:
            try:
                line: Line | None = lines.decode(raw)
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
                from liveterm.session.salvage import salvage  # most files never need it

                line, problem = salvage(raw, error, first=self.number == 1)
                plain = False
                if problem:
                    self.warn(problem)
            if line is not None:
                self._sort(line, raw, plain or trust.is_plain(raw))

    def _sort(self, line: Line, raw: bytes, plain: bool) -> None:
        """Put what a line says into the frame that it belongs to."""
        at = line.at
        if at is None:
            self._header(line)
            return
        if at.tzinfo is not UTC:
            at = lines.utc(at)
        kind = _kind(line)
        if kind == _NOTHING or not _EARLIEST < at.year < _LATEST:
            self._pass_over(kind)
            return
        source = self._sources.get(line.source)
        if source is None:
            source = self._sources[line.source] = clean.line(line.source)
        if kind < self._kind or (kind == self._kind and kind in _ONCE) or at != self._at or source != self._source:
            self._close()
            self._begin(at, source)
        self._kind = kind
        entry = line.entry
        if entry is None:
            self._take_fact(line)
        else:
            _settle(entry, self._source, raw)
            self._entries.append(entry if plain and trust.is_sound(entry, raw) else clean.entry(entry))

    def _take_fact(self, line: Line) -> None:
        if line.withdrawn is not None:
            self._withdrawn.append(line.withdrawn)
        elif line.blog is not None:
            self._blog = line.blog
        else:
            self._trouble = line.trouble

    def _pass_over(self, kind: int) -> None:
        """A change of a kind that a later version brought says nothing to us; one outside all calendars is damage."""
        if kind != _NOTHING:
            self.warn("has a time that no clock shows; skipped")

    def _header(self, line: Line) -> None:
        """Take up what a session says of itself: the first time it began, the last title it was given."""
        version = line.liveterm
        if version is None:
            self.warn("not a line of a session; skipped")
            return
        if version >= lines.VERSION + 1:
            raise SessionError(
                f"{self._path}: a session of version {min(version, 999):g}, "
                f"but this liveterm knows only version {lines.VERSION}; update liveterm"
            )
        recording = self._recording
        recording.version = lines.VERSION
        if recording.started is None and line.started is not None and _EARLIEST < line.started.year < _LATEST:
            recording.started = lines.utc(line.started)
        recording.sources = tuple(dict.fromkeys((*recording.sources, *map(clean.line, line.sources))))
        recording.title = clean.line(line.title) or recording.title

    def _begin(self, at: datetime | None, source: str) -> None:
        self._at = at
        self._source = source
        self._kind = _NOTHING
        self._entries, self._withdrawn = [], []
        self._blog = self._trouble = None

    def _close(self) -> None:
        """Make a frame of the lines since the last."""
        if self._at is None:
            return
        frame = Frame(
            at=self._at,
            source=self._source,
            withdrawn=tuple(self._withdrawn),
            blog=self._blog,
            trouble=self._trouble,
        )
        if self._withdrawn or self._blog is not None or self._trouble is not None:
            frame = clean.frame(frame)
        if self._entries:
            frame = msgspec.structs.replace(frame, entries=tuple(self._entries))  # each is clean already
        self._recording.frames.append(frame)


def _decoded(batch: list[bytes], joined: bytes) -> list[Line]:
    """The lines of a batch, or none if anything is amiss with one of them."""
    try:
        decoded = lines.decode_many(joined)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return []
    sound = len(decoded) == len(batch) and b"\r" not in joined and all(map(lines.intact, batch))
    return decoded if sound and max(map(len, batch)) <= lines.LONGEST else []


def _kind(line: Line) -> int:
    """What a line says."""
    if line.entry is not None:
        return _ENTRY
    if line.withdrawn is not None:
        return _WITHDRAWN
    if line.blog is not None:
        return _BLOG
    return _TROUBLE if line.trouble is not None else _NOTHING


def _settle(entry: Entry, source: str, raw: bytes) -> None:
    """Fill in what an entry's line says of it. Nobody else holds the entry yet, so it is changed in place."""
    if source:
        force_setattr(entry, "source", source)
    if not entry.blocks and b'"text":""' not in raw:
        force_setattr(entry, "blocks", _paragraphs(raw))
    if entry.published is not None and entry.published.tzinfo is not UTC:
        force_setattr(entry, "published", lines.utc(entry.published))
    if entry.updated is not None and entry.updated.tzinfo is not UTC:
        force_setattr(entry, "updated", lines.utc(entry.updated))


def _paragraphs(raw: bytes) -> tuple[Block, ...]:
    """The blocks of an entry that gives only its text, as one written by hand may."""
    try:
        text = msgspec.json.decode(_members(_members(raw)["entry"])["text"], type=str)
    except (msgspec.DecodeError, KeyError):
        return ()
    return tuple(Block("paragraph", part.strip()) for part in text.split("\n\n") if part.strip())


def batches(file: BinaryIO) -> Iterator[list[bytes]]:
    """The lines of a session, inflated if it is compressed, without their ends, many at a time.

    One that is too long comes as its first bytes, longer than any that is read. Raises EOFError or zlib.error where
    compressed data ends too soon or is damaged.
    """
    rest = b""
    for chunk in _chunks(file):
        batch = chunk.split(b"\n")
        if len(rest) <= lines.LONGEST or len(batch) > 1:
            batch[0] = rest + batch[0]
            rest = batch.pop()
            if batch:
                yield batch
    if rest:
        yield [rest]


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    """A file's bytes piece by piece, inflated if it is compressed."""
    head = file.read(_CHUNK)
    if head.startswith(_GZIP):
        file.seek(0)
        yield from _inflated(file)
        return
    yield head.removeprefix(b"\xef\xbb\xbf")
    while chunk := file.read(_CHUNK):
        yield chunk


def _inflated(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a gzip file, of all its members. Raises EOFError when it was cut short."""
    inflater = zlib.decompressobj(31)
    while data := file.read(_INFLATE):
        while data:
            if inflater.eof:
                if not data.startswith(_GZIP):
                    return
                inflater = zlib.decompressobj(31)
            yield inflater.decompress(data, _CHUNK)
            data = inflater.unconsumed_tail or inflater.unused_data
    while not inflater.eof:  # more may have come of the last bytes than was asked for
        rest = inflater.decompress(b"", _CHUNK)
        if not rest:
            raise EOFError
        yield rest
