"""Sources on this computer: files and stdin."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path
from typing import BinaryIO, Final

from liveterm.aside import aside
from liveterm.credentials import without_credentials
from liveterm.fetch.answers import Failure

_CHUNK: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"


async def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a file, inflated if they are gzip, at most so many. Raises Failure."""
    return await aside(lambda: _read_file(path, largest))


async def read_stdin(largest: int) -> bytes:
    """All of stdin, to its end, inflated if it is gzip, at most so many bytes. Raises Failure."""
    return await aside(lambda: piped(largest))


def piped(largest: int) -> bytes:
    """The same, while everything else waits."""
    return _inflated(as_piped(largest), "stdin", largest)


def as_piped(largest: int) -> bytes:
    """The same as it came, gzip or not."""
    stdin = sys.stdin
    if stdin is None or stdin.closed:
        raise Failure("unreadable", "stdin is closed; pipe something into it, or name a file")
    try:
        return _all_of(stdin.buffer, "stdin", largest)
    except (OSError, ValueError) as error:
        raise Failure("unreadable", f"reading stdin failed ({error}); check what is piped in") from error


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file does; None for what is no plain file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if path.is_file() else None


def _read_file(path: Path, largest: int) -> bytes:
    name = without_credentials(str(path))  # it may have been meant for an address
    try:
        with path.open("rb") as file:
            return _inflated(_all_of(file, name, largest), name, largest)
    except IsADirectoryError:
        raise Failure("unreadable", f"this is a directory, name a file in it: {name}") from None
    except FileNotFoundError:
        raise Failure("unreadable", f"there is no such file, check the name or give a whole address: {name}") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise Failure("unreadable", f"this cannot be read ({why}), check its permissions: {name}") from error


def _all_of(file: BinaryIO, name: str, largest: int) -> bytes:
    pieces, room = [], largest + 1
    while room and (piece := file.read(min(room, _CHUNK))):
        pieces.append(piece)
        room -= len(piece)
    if not room:
        raise Failure("unreadable", f"larger than {largest >> 20} MB, raise limits.file_mb to read it: {name}")
    return b"".join(pieces)


def _inflated(data: bytes, name: str, largest: int) -> bytes:
    if not data.startswith(_GZIP):
        return data
    inflater = zlib.decompressobj(31)
    try:
        out = inflater.decompress(data, largest + 1)
    except zlib.error as error:
        raise Failure("unreadable", f"damaged gzip ({error}), get it again: {name}") from error
    if len(out) > largest:
        raise Failure("unreadable", f"inflates to over {largest >> 20} MB, raise limits.file_mb to read it: {name}")
    if not inflater.eof:
        raise Failure("unreadable", f"compressed and cut short, get it again: {name}")
    return out
