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
from liveterm.model import Block, Entry, Frame
from liveterm.session import lines, trust
from liveterm.session.lines import Line
from liveterm.session.salvage import salvage

_CHUNK: Final = 1 << 17  # stays in the processor's cache while its lines are read
_INFLATE: Final = 1 << 14  # small, because a damaged piece of compressed data is lost whole
_GZIP: Final = b"\x1f\x8b"
_MOST_WARNINGS: Final = 1000

_NOTHING, _BLOG, _ENTRY, _WITHDRAWN, _TROUBLE = range(-1, 4)
"""What a line can say, in the order in which a frame is written."""

_text_of = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


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
    """Takes lines one by one and makes frames of those that share a time and a source."""

    def __init__(self, path: Path) -> None:
        self.number = 0
        self._path = path
        self._recording = Recording()
        self._unsaid = 0
        self._sources: dict[str, str] = {}
        self._group: list[Line] = []
        self._at: datetime | None = None
        self._source = ""
        self._rank = _NOTHING
        self._unclean = False
        self._plain = False

    def take(self, batch: list[bytes]) -> None:
        """Take up the next lines."""
        self._plain = trust.is_plain(b"\n".join(batch))
        for raw in batch:
            self.number += 1
            if raw.endswith(b"\r"):
                raw = raw[:-1]
            if len(raw) > lines.LONGEST:
                self.warn(f"longer than {lines.LONGEST >> 20} MB; skipped")
            elif not lines.intact(raw):
                self.warn("does not match its checksum; skipped")
            else:
                self._read(raw)

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

    def _read(self, raw: bytes) -> None:
        try:
            line = lines.decode(raw)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            self._salvage(raw, error)
        else:
            self._sort(line, raw)

    def _salvage(self, raw: bytes, error: Exception) -> None:
        if not raw or raw.isspace():
            return
        line, problem = salvage(raw, error, first=self.number == 1)
        if problem:
            self.warn(problem)
        if line is not None:
            self._sort(line, raw)
            self._unclean = True

    def _sort(self, line: Line, raw: bytes) -> None:
        if line.at is not None:
            self._change(line, line.at, raw)
        elif line.liveterm is not None:
            self._header(line, line.liveterm)
        else:
            self.warn("not a line of a session; skipped")

    def _header(self, line: Line, version: float) -> None:
        """Take up what a session says of itself: the first time it began, the last title it was given."""
        if version >= lines.VERSION + 1:
            raise SessionError(
                f"{self._path}: a session of version {min(version, 999):g}, "
                f"but this liveterm knows only version {lines.VERSION}; update liveterm"
            )
        recording = self._recording
        recording.version = lines.VERSION
        if recording.started is None and line.started is not None and 1000 < line.started.year < 9000:
            recording.started = lines.utc(line.started)
        recording.sources = tuple(dict.fromkeys((*recording.sources, *map(clean.line, line.sources))))
        recording.title = clean.line(line.title) or recording.title

    def _change(self, line: Line, at: datetime, raw: bytes) -> None:
        if at.tzinfo is not UTC:
            line.at = at = lines.utc(at)
        if not 1000 < at.year < 9000:
            self.warn("has a time that no clock shows; skipped")
            return
        source = line.source = self._sources.setdefault(line.source, line.source)
        rank = _rank(line)
        if rank == _NOTHING:
            return
        in_order = self._rank < rank or self._rank == rank in (_ENTRY, _WITHDRAWN)
        if not in_order or at != self._at or source is not self._source:
            self._close()
            self._at, self._source = at, source
        self._group.append(line)
        self._rank = rank
        if line.entry is not None:
            _settle(line.entry, source, raw)
            self._unclean = self._unclean or not (
                (self._plain or trust.is_plain(raw)) and trust.is_sound(line.entry, raw)
            )
        else:
            self._unclean = True

    def _close(self) -> None:
        """Make a frame of the lines since the last."""
        if self._group:
            frame = _frame(self._group)
            self._recording.frames.append(clean.frame(frame) if self._unclean else frame)
            self._group = []
            self._unclean = False


def _rank(line: Line) -> int:
    """What a line says; nothing, if it is a kind of change that a later version brought."""
    if line.entry is not None:
        return _ENTRY
    if line.withdrawn is not None:
        return _WITHDRAWN
    if line.blog is not None:
        return _BLOG
    return _TROUBLE if line.trouble is not None else _NOTHING


def _frame(group: list[Line]) -> Frame:
    """What lines of one time and source say together."""
    first, last = group[0], group[-1]
    assert first.at is not None
    if first is last and first.entry is not None:
        return Frame(at=first.at, source=first.source, entries=(first.entry,))
    return Frame(
        at=first.at,
        source=first.source,
        entries=tuple(line.entry for line in group if line.entry is not None),
        withdrawn=tuple(line.withdrawn for line in group if line.withdrawn is not None),
        blog=first.blog,
        trouble=last.trouble,
    )


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
        text = msgspec.json.decode(_text_of(_text_of(raw)["entry"])["text"], type=str)
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
