"""One line of a session file: what may stand on it, and how it is written so that damage shows.

A line's last member is `"crc"`, the CRC-32 of the bytes before it. A line without one was written by hand.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from struct import error, unpack
from typing import Any
from zlib import crc32

import msgspec
from msgspec.structs import replace

from liveterm import credentials
from liveterm.model import Block, Entry, Frame, LiveBlog

VERSION = 1
LONGEST = 16 << 20
"""Bytes of a line that are read; a longer one is skipped, and never written."""

_CRC_KEY = b',"crc":"'  # eight bytes, eight of checksum, and two
_LINE_START = re.compile(rb'(?:\A(?:\xef\xbb\xbf)?|\n)\s*\{\s*"(?:liveterm"\s*:\s*"?\d|at"\s*:\s*"\d)')
_VERSION = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_HEADER_START = b'{"liveterm":'
_FOR_OTHERS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[?\s*\{"type":"(?:blog|entry|trouble)",')
_GZIP = b"\x1f\x8b"


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a session says of itself: since when, from where, of what."""

    liveterm: float | int = VERSION
    started: datetime
    sources: tuple[str, ...] = ()
    title: str = ""


class Line(msgspec.Struct, gc=False):
    """Any line: a header when `liveterm` is given, else one change. Unknown members are passed over."""

    at: datetime | None = None
    source: str = ""
    entry: Entry | None = None
    blog: LiveBlog | None = None
    withdrawn: str | None = None
    trouble: str | None = None
    liveterm: float | int | str | None = None
    started: datetime | None = None
    sources: tuple[str, ...] = ()
    title: str = ""


_decoder = msgspec.json.Decoder(Line)
decode = _decoder.decode
decode_many = _decoder.decode_lines
_encode = msgspec.json.Encoder().encode


def looks_like_session(head: bytes) -> bool:
    """Whether a file that begins so is a session, plain or compressed, with or without its first line."""
    return bool(_LINE_START.search(_inflated(head)))


def is_for_others(head: bytes) -> bool:
    """Whether a file that begins so is what `tail --json` prints or is exported as JSON, plain or compressed."""
    return bool(_FOR_OTHERS.match(_inflated(head)))


def _inflated(head: bytes) -> bytes:
    """The beginning of a file as it was before it was compressed, if it was."""
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, 1 << 16)
    except zlib.error:
        return b""


def may_become_session(head: bytes) -> bool:
    """Whether recording may go on in a file that begins so: a session, or what a crash left of one."""
    rest = head.strip(b"\0\r\n")
    return looks_like_session(head) or _HEADER_START.startswith(rest[: len(_HEADER_START)])


def version(said: float | str) -> float | None:
    """The version that a header tells, also one that it tells in words; None if they are no number."""
    if not isinstance(said, str):
        return said
    told = _VERSION.match(said)
    return float(told[0]) if told else None


def intact(raw: bytes) -> bool:
    """Whether a line is as it was written, as far as its checksum can tell."""
    if raw[-18:-10] != _CRC_KEY:
        return True
    return b"%08x" % crc32(raw[:-18]) == raw[-10:-2]


def all_intact(raws: Sequence[bytes]) -> bool:
    """Whether every line is as it was written: those with a checksum, as almost all have, at one stroke.

    The sum of a whole line must be what the sum that it tells of grows to over its last bytes.
    """
    ends = [raw[-18:] for raw in raws]
    try:
        told = unpack(f">{len(ends)}I", bytes.fromhex(b"".join([end[8:16] for end in ends]).decode()))
    except (ValueError, error):
        return all(map(intact, raws))
    return [*map(crc32, raws)] == [*map(crc32, ends, told)] or all(map(intact, raws))


def utc(moment: datetime) -> datetime:
    """The same moment in UTC; a time without a zone, or at the end of all time, is taken for UTC."""
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def header_line(header: Header) -> bytes:
    """The first line of a session, and of every later title."""
    sources, title = tuple(map(credentials.source, header.sources)), credentials.words(header.title)
    return _sealed(replace(header, sources=sources, title=title))


def frame_lines(frame: Frame) -> Iterator[bytes]:
    """The lines of a frame, one change each: first the event, then entries, what was withdrawn, and trouble."""
    stamp = {"at": frame.at, "source": frame.source}
    if frame.blog is not None:
        yield _sealed({**stamp, "blog": frame.blog})
    for entry in frame.entries:
        yield _sealed({**stamp, "source": entry.source or frame.source, "entry": _stored(entry)})
    for id in frame.withdrawn:
        yield _sealed({**stamp, "withdrawn": id})
    if frame.trouble is not None:
        yield _sealed({**stamp, "trouble": frame.trouble})


def _sealed(line: Header | dict[str, Any]) -> bytes:
    body = _encode(line)[:-1]
    return b'%b,"crc":"%08x"}\n' % (body, zlib.crc32(body))


def _stored(entry: Entry) -> dict[str, Any]:
    """An entry as `tail --json` shows it, less what is computed on reading."""
    stored = {
        "id": entry.id,
        "url": entry.url,
        "published": entry.published,
        "published_precision": entry.precision,
        "updated": entry.updated,
        "headline": entry.headline,
        "text": entry.text,
        "blocks": [_stored_block(block) for block in entry.blocks],
        "labels": entry.labels,
        "authors": entry.authors,
        "tags": entry.tags,
        "links": entry.links,
    }
    if entry.inferred:
        stored["inferred"] = entry.inferred
    return stored


def _stored_block(block: Block) -> dict[str, Any]:
    stored: dict[str, Any] = {"kind": block.kind, "text": block.text, "url": block.url, "credit": block.credit}
    if block.spans:
        stored["spans"] = block.spans
    return stored
