"""Reading a session: every line that can be read, and a warning for every one that cannot.

A session may come from anyone, so what it says passes the cleaning door like anything from the network.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from msgspec.structs import force_setattr, replace

from liveterm import clean, credentials
from liveterm.errors import SessionError
from liveterm.model import Block, Entry, Frame, LiveBlog
from liveterm.session import lines, trust
from liveterm.session.lines import Line

_CHUNK: Final = 1 << 17  # stays in the processor's cache while its lines are read
_INFLATE: Final = 1 << 16
_HEAD: Final = 4096
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

    `version` is 0 when no header was found. `named` is what it was renamed to, "" if it never was.
    """

    version: int = 0
    started: datetime | None = None
    sources: tuple[str, ...] = ()
    title: str = ""
    named: str = ""
    frames: list[Frame] = msgspec.field(default_factory=list)
    warnings: list[str] = msgspec.field(default_factory=list)


def read(path: Path) -> Recording:
    """All of a session that can be read; the file is not changed.

    Raises SessionError when there is no such file or it is of a later version.
    """
    reading = _Reading(path)
    try:
        with path.open("rb") as file:
            for piece in pieces(file):
                reading.take(piece)
    except (zlib.error, EOFError):
        reading.warn("the compressed data is damaged or ends here; what follows is lost", reading.number + 1)
    except OSError as error:
        if not reading.number:
            raise SessionError(f"{path}: cannot be read ({error.strerror or error}); check the file") from error
        reading.warn(f"the disk could not be read any further ({error.strerror})", reading.number + 1)
    return reading.end()


def read_lines(path: Path, raws: Iterable[bytes]) -> Recording:
    """What some lines of the session at a path say by themselves. Raises SessionError if it is of a later version."""
    reading = _Reading(path)
    reading.take(b"\n".join(raws))
    return reading.end()


def no_session(source: Path | str, head: bytes) -> str:
    """What is said of a file, or of "-", that begins so and is something else; "" if it is or was a session."""
    if lines.looks_like_session(head):
        return ""
    if lines.is_for_others(head):
        return (
            f"{source}: is liveterm's JSON for other programs, which does not open again; "
            "open the session it was made from, or an export `--to jsonld`"
        )
    return f"{source}: is no session; `liveterm record {source} -o FILE` makes one of what can be read"


def head_of(path: Path) -> bytes:
    """How a file begins. Raises OSError."""
    with path.open("rb") as file:
        return file.read(_HEAD)


def check(path: Path) -> dict[str, list[str]]:
    """The ids of a session's entries in file order, each once, and what is damaged."""
    try:
        recording = read(path)
    except SessionError as error:
        return {"records": [], "warnings": [str(error)]}
    if not recording.frames and not recording.version and len(recording.warnings) > 1:
        foreign = no_session(path, head_of(path))
        if foreign:
            return {"records": [], "warnings": [foreign]}  # rather than that of its every line
    ids = dict.fromkeys(entry.id for frame in recording.frames for entry in frame.entries)
    return {"records": list(ids), "warnings": recording.warnings}


class _Reading:
    """Takes lines, many at a time, and makes frames of those that share a time and a source."""

    _at: datetime | None  # of the frame that is being made, and what is in it so far:
    _named: str  # as its lines name the source
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
        self._sources = {"": ""}
        self._begin(None, "")

    def take(self, piece: bytes) -> None:
        """Take up the next lines: all in one stroke if nothing is wrong with any, else one by one."""
        raws = piece.split(b"\n")
        decoded = _decoded(piece, raws)
        if not decoded:
            for raw in raws:
                self.number += 1
                self._read(raw.removesuffix(b"\r"))
            return
        for line, raw in zip(decoded, raws, strict=True):
            _settle(line, raw)
        _wash(piece, decoded, raws)
        for line in decoded:
            self.number += 1
            self._sort(line)

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
            told = next((frame.blog.title for frame in recording.frames if frame.blog), "")
            recording.title = credentials.words(told)
        return recording

    def _read(self, raw: bytes) -> None:
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
                if problem:
                    self.warn(problem)
            if line is not None:
                _settle(line, raw)
                _wash(raw, [line], [raw])
                self._sort(line)

    def _sort(self, line: Line) -> None:
        """Put what a line says into the frame that it belongs to."""
        at, entry = line.at, line.entry
        goes_on = entry is not None and at == self._at and line.source == self._named and self._kind <= _ENTRY
        if (not goes_on or at is None) and not self._turn_to(line):
            return
        if entry is None:
            self._take_fact(line)
        else:
            self._kind = _ENTRY
            force_setattr(entry, "source", self._source or credentials.source(entry.source))  # nobody else holds it yet
            self._entries.append(entry)

    def _turn_to(self, line: Line) -> bool:
        """Begin another frame if the line belongs to another; whether it belongs to any."""
        at, kind = line.at, _kind(line)
        if at is None:
            self._header(line)
            return False
        if at.tzinfo is not UTC:
            at = lines.utc(at)
        if kind == _NOTHING or not _EARLIEST < at.year < _LATEST:
            self._pass_over(kind)
            return False
        if kind < self._kind or (kind == self._kind and kind in _ONCE) or at != self._at or line.source != self._named:
            self._close()
            self._begin(at, line.source)
        self._kind = kind
        return True

    def _take_fact(self, line: Line) -> None:
        if line.withdrawn is not None:
            self._withdrawn.append(line.withdrawn)
        elif line.blog is not None:
            self._blog = line.blog
        elif line.trouble is not None:
            self._trouble = credentials.words(line.trouble)

    def _pass_over(self, kind: int) -> None:
        """A change of a kind that a later version brought says nothing to us; one outside all calendars is damage."""
        if kind != _NOTHING:
            self.warn("has a time that no clock shows; skipped")

    def _header(self, line: Line) -> None:
        """Take up what a session says of itself: the first time it began, the last title it was given."""
        if line.liveterm is None:
            self.warn("not a line of a session; skipped")
            return
        version = lines.version(line.liveterm)
        if version is None:
            self.warn(f"its version “{clean.line(str(line.liveterm), 40)}” is no number; taken for {lines.VERSION}")
            version = lines.VERSION
        if version >= lines.VERSION + 1:
            raise SessionError(
                f"{self._path}: a session of version {min(version, 999):g}, "
                f"but this liveterm knows only version {lines.VERSION}; update liveterm"
            )
        recording, title = self._recording, credentials.words(line.title)
        if recording.version:
            recording.named = title or recording.named
        recording.version = lines.VERSION
        if recording.started is None and line.started is not None and _EARLIEST < line.started.year < _LATEST:
            recording.started = lines.utc(line.started)
        recording.sources = tuple(dict.fromkeys((*recording.sources, *map(credentials.source, line.sources))))
        recording.title = title or recording.title

    def _begin(self, at: datetime | None, source: str) -> None:
        self._at = at
        self._named = source
        if source not in self._sources:
            self._sources[source] = credentials.source(source)
        self._source = self._sources[source]
        self._kind = _NOTHING
        self._entries, self._withdrawn = [], []
        self._blog = self._trouble = None

    def _close(self) -> None:
        """Make a frame of the lines since the last."""
        if self._at is None:
            return
        entries = tuple(self._entries)  # each is clean already
        if self._kind == _ENTRY and self._blog is None:
            frame = Frame(at=self._at, source=self._source, entries=entries)
        else:
            facts = Frame(
                at=self._at,
                source=self._source,
                withdrawn=tuple(self._withdrawn),
                blog=self._blog,
                trouble=self._trouble,
            )
            frame = replace(clean.frame(facts), entries=entries)
        self._recording.frames.append(frame)


def _decoded(piece: bytes, raws: list[bytes]) -> list[Line]:
    """The lines of a piece, or none if anything is amiss with one of them."""
    if not lines.all_intact(raws) or b"\r" in piece or max(map(len, raws)) > lines.LONGEST:
        return []
    try:
        decoded = lines.decode_many(piece)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return []
    return decoded if len(decoded) == len(raws) else []


def _kind(line: Line) -> int:
    """What a line says."""
    if line.entry is not None:
        return _ENTRY
    if line.withdrawn is not None:
        return _WITHDRAWN
    if line.blog is not None:
        return _BLOG
    return _TROUBLE if line.trouble is not None else _NOTHING


def _wash(piece: bytes, said: list[Line], raws: list[bytes]) -> None:
    """Send the entries of lines through the cleaning door; those of which a quick look shows that it is needless, not.

    The lines that need it are found by halving.
    """
    entries = [line.entry for line in said if line.entry is not None]
    if trust.are_clean(entries, piece, raws):
        return
    middle = len(said) // 2
    if middle:
        for part in (slice(middle), slice(middle, None)):
            _wash(b"\n".join(raws[part]), said[part], raws[part])
    elif entries:
        said[0].entry = clean.entry(entries[0])


def _settle(line: Line, raw: bytes) -> None:
    """Give a line's entry its times in UTC, and blocks if it has but text. Nobody else holds it yet."""
    entry = line.entry
    if entry is None:
        return
    if not entry.blocks and b'"text":""' not in raw:
        force_setattr(entry, "blocks", _paragraphs(raw))
    if entry.published is not None and entry.published.tzinfo is not UTC:
        force_setattr(entry, "published", lines.utc(entry.published))
    if entry.updated is not None and entry.updated.tzinfo is not UTC:
        force_setattr(entry, "updated", lines.utc(entry.updated))


def _paragraphs(raw: bytes) -> tuple[Block, ...]:
    """The blocks of an entry that gives only its text."""
    try:
        text = msgspec.json.decode(_members(_members(raw)["entry"])["text"], type=str)
    except (msgspec.DecodeError, KeyError):
        return ()
    return tuple(Block("paragraph", part.strip()) for part in text.split("\n\n") if part.strip())


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a session, inflated if it is compressed, many in a piece, without the end of the last.

    One that is too long comes as its first bytes, longer than any that is read. Raises EOFError or zlib.error where
    compressed data ends too soon or is damaged.
    """
    rest = b""
    for chunk in _chunks(file):
        end = chunk.rfind(b"\n")
        if end >= 0:
            yield rest + chunk[:end]
            rest = chunk[end + 1 :]
        elif len(rest) <= lines.LONGEST:
            rest += chunk
    if rest:
        yield rest


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
    """The bytes of a gzip file, of all its members. Raises EOFError when it was cut short or something else follows."""
    inflater = zlib.decompressobj(31)
    while data := file.read(_INFLATE):
        while data:
            if inflater.eof:
                data += file.read(max(0, len(_GZIP) - len(data)))
                if not data.startswith(_GZIP):
                    if data.strip(b"\0"):
                        raise EOFError  # something that is none of ours follows
                    return  # as tapes and disks fill up what they hold
                inflater = zlib.decompressobj(31)
            before = inflater.copy()
            try:
                yield inflater.decompress(data, _CHUNK)
            except zlib.error:  # what stands before the damage is whole
                yield from (before.decompress(data[place : place + 1]) for place in range(len(data)))
                raise
            data = inflater.unconsumed_tail or inflater.unused_data
    while not inflater.eof:  # more may have come of the last bytes than was asked for
        rest = inflater.decompress(b"", _CHUNK)
        if not rest:
            raise EOFError
        yield rest
