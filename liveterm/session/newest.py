"""The newest posts of a long session, found without reading the rest: what its first screen shows.

The whole file is looked through for where its lines begin and when their posts are from; only the lines that matter are
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from liveterm.session.reading import Recording, pieces, read_lines

_FELT: Final = 1 << 20  # bytes of a session from which reading them all is felt
_ENOUGH: Final = 150  # posts: more than any screen shows, few enough to be read in a millisecond or two

_PUBLISHED: Final = b'"published":"'
_WITHIN: Final = 1000  # bytes from the beginning of a line
_ENTRY: Final = b'"entry":{"id":"'
_SAYS: Final = len(_PUBLISHED)
_TIME: Final = 20  # characters of a time up to its seconds and the one that tells that it is written as ours are
_TEXT = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_UNDATED = re.compile(
    rb'\{"at":"([^"]*)","source":%b,"(?:entry":\{"id":(%b),"url":(?:null|%b),"published":null|'
    rb'(?:blog|withdrawn|trouble)":)|\{"liveterm":' % (_TEXT, _TEXT, _TEXT)
)
"""How a line begins, as it is written here, that does not say when a post was published."""


def newest(path: Path, count: int = _ENOUGH, *, longer_than: int = _FELT) -> Recording | None:
    """The newest posts of a session with all their versions, and everything in it that is no post.

    They come of at least `count` lines. None if the session has no more than so many bytes, is compressed, written
    elsewhere or damaged as far as one can see: then it is to be read whole.
    """
    try:
        with path.open("rb") as file:
            if path.stat().st_size <= longer_than or file.peek(1)[:1] != b"{":
                return None
            begins, times = _lines_of(file)
            recording = read_lines(path, _chosen(file, begins, times, count)) if begins else None
    except OSError:
        return None
    return recording if recording and recording.frames and not recording.warnings else None


def _lines_of(file: BinaryIO) -> tuple[list[int], list[bytes]]:
    """Where each line of a session begins and when its post is from: published, or else first seen.

    A line that tells of no post has no time. Nothing at all if one of them looks strange.
    """
    first_seen: dict[bytes, bytes] = {}
    begins: list[int] = []
    times: list[bytes] = []
    begin = 0
    for piece in pieces(file):
        find, here, size = piece.find, 0, len(piece)
        while here <= size:
            end = find(b"\n", here)
            if end < 0:
                end = size
            said = find(_PUBLISHED, here, here + _WITHIN)
            if 0 <= said < end:
                times.append(piece[said + _SAYS : said + _SAYS + _TIME])
            elif line := _UNDATED.match(piece, here):
                times.append(first_seen.setdefault(line[2], line[1][:_TIME]) if line[2] else b"")
            else:
                return [], []
            begins.append(begin + here)
            here = end + 1
        begin += size + 1
    ours = {time[_TIME - 1 :] for time in times} <= {b"Z", b".", b""}
    return (begins, times) if ours else ([], [])


def _chosen(file: BinaryIO, begins: list[int], times: list[bytes], count: int) -> Iterator[bytes]:
    """The lines of the newest posts and those that tell of no post.

    A post that was told again later, and then with another time, is among them with that, too.
    """
    oldest = sorted(times)[-count:][0][: _TIME - 1]  # to the second: parts of one may not have been looked at
    newest = [begin for begin, time in zip(begins, times, strict=True) if time >= oldest and time]
    first = newest[0] if newest else 0
    for begin in (begin for begin, time in zip(begins, times, strict=True) if not time and begin < first):
        yield _line_at(file, begin)
    ids = {_id_of(_line_at(file, begin)) for begin in newest} | {b""}
    file.seek(first)
    for line in file:
        if _id_of(line) in ids:
            yield line.rstrip(b"\n")


def _line_at(file: BinaryIO, begin: int) -> bytes:
    file.seek(begin)
    return file.readline().rstrip(b"\n")


def _id_of(line: bytes) -> bytes:
    """The id of a line's post, up to a sign in it that is escaped; "" if it tells of none."""
    begin = line.find(_ENTRY, 0, _WITHIN) + len(_ENTRY)
    return line[begin : line.find(b'"', begin)] if begin >= len(_ENTRY) else b""
