"""Sources on this computer: files and stdin."""

from __future__ import annotations

import asyncio
import sys
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from liveterm.fetch.answers import Failure

LARGEST: Final = 32 << 20
_CHUNK: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"

T = TypeVar("T")


async def read_file(path: Path) -> bytes:
    """The bytes of a file, inflated if they are gzip. Raises Failure."""
    return await _aside(lambda: _read_file(path))


async def read_stdin() -> bytes:
    """All of stdin, to its end. Raises Failure."""
    stdin = sys.stdin
    if stdin is None or stdin.closed:
        raise Failure("unreadable", "stdin is closed; pipe something into it, or name a file")
    return await _aside(lambda: _inflated(_all_of(stdin.buffer, "stdin"), "stdin"))


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file does; None for what is no plain file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if path.is_file() else None


def _read_file(path: Path) -> bytes:
    if path.is_dir():
        raise Failure("unreadable", f"{path} is a directory; name a file in it")
    try:
        with path.open("rb") as file:
            return _inflated(_all_of(file, str(path)), str(path))
    except FileNotFoundError:
        raise Failure("unreadable", f"{path}: there is no such file; check the name, or give a whole address") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise Failure("unreadable", f"{path} cannot be read ({why}); check the file and its permissions") from error


def _all_of(file: BinaryIO, name: str) -> bytes:
    pieces, room = [], LARGEST + 1
    while room and (piece := file.read(min(room, _CHUNK))):
        pieces.append(piece)
        room -= len(piece)
    if not room:
        raise Failure("unreadable", f"{name} is larger than {LARGEST >> 20} MB; give a smaller part of it")
    return b"".join(pieces)


def _inflated(data: bytes, name: str) -> bytes:
    if not data.startswith(_GZIP):
        return data
    inflater = zlib.decompressobj(31)
    try:
        out = inflater.decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise Failure("unreadable", f"{name} is damaged gzip ({error}); get it again") from error
    if len(out) > LARGEST or not inflater.eof:
        raise Failure("unreadable", f"{name} is cut short or inflates to more than {LARGEST >> 20} MB; get it again")
    return out


async def _aside(work: Callable[[], T]) -> T:
    """The result of blocking work on a thread that does not keep the program from ending."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, failure: Failure | None) -> None:
        if done.cancelled():
            return
        if failure is not None:
            done.set_exception(failure)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, failure = None, None
        try:
            result = work()
        except Failure as error:
            failure = error
        except (OSError, ValueError) as error:
            failure = Failure("unreadable", f"reading failed ({error}); check what is being read")
        with suppress(RuntimeError):  # the loop has ended, and with it whoever asked
            loop.call_soon_threadsafe(settle, result, failure)

    threading.Thread(target=run, daemon=True, name="liveterm-reading").start()
    return await done
