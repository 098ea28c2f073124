"""What a session asks of the file system: a lock, a sync, and names that are safe everywhere."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from struct import Struct
from threading import Thread
from typing import Final

LONGEST_NAME: Final = 60
"""Bytes of a slug; with a date, a number and a suffix it fits on a line, and in what file systems allow."""

_GAPS = r"[\W_]+"


class InUse(Exception):
    """Another process holds the lock."""


def lock(fd: int) -> None:
    """Become the only writer of an open file, until it is closed or the process dies. Raises InUse."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InUse from None
    except OSError:
        return  # some network file systems have no locks; recording there is better than not recording


def keep_open(path: Path) -> None:
    """Have a session count as open for as long as this process lives; other processes may record to it all the same.

    Where the system has no second kind of lock (macOS), they may not. On Windows what is open cannot be deleted anyway.
    """
    if sys.platform == "win32":
        return
    import fcntl

    with suppress(OSError):
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        if sys.platform == "linux":
            fcntl.fcntl(fd, fcntl.F_OFD_SETLK, _whole_file(fcntl.F_RDLCK))
        else:
            fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)


def is_open(fd: int) -> bool:
    """Whether a session is open somewhere, for who holds its lock: that alone tells of recording, and on other systems
    than Linux of both."""
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        found = fcntl.fcntl(fd, fcntl.F_OFD_GETLK, _whole_file(fcntl.F_WRLCK))
    except OSError:
        return False
    return bool(_FLOCK.unpack(found)[0] != fcntl.F_UNLCK)


_FLOCK: Final = Struct("hhqqi4x")  # fcntl(2): kind, whence, start, length, process


def _whole_file(kind: int) -> bytes:
    return _FLOCK.pack(kind, os.SEEK_SET, 0, 0, 0)


def sync(fd: int) -> None:
    """Wait until what was written is on the disk."""
    if hasattr(os, "fdatasync"):
        os.fdatasync(fd)
    else:
        os.fsync(fd)


class Syncing:
    """A sync that a thread waits for, because a slow disk takes long and nothing else should."""

    def __init__(self, fd: int) -> None:
        self._fd = os.dup(fd)
        self._error: OSError | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            sync(self._fd)
        except OSError as error:
            self._error = error
        finally:
            os.close(self._fd)

    @property
    def over(self) -> bool:
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Be there when it is over. Raises OSError if it failed."""
        self._thread.join()
        if self._error is not None:
            raise self._error


def slug(title: str) -> str:
    """A title as a part of a file name: letters and digits of any script with hyphens between; maybe "" .

    Of one that is too long the first whole words.
    """
    plain = re.sub(_GAPS, "-", unicodedata.normalize("NFKC", title).casefold()).strip("-")
    short = plain.encode()[:LONGEST_NAME].decode("utf-8", "ignore")
    if "-" in short and plain[len(short) : len(short) + 1] not in ("", "-"):
        short = short[: short.rindex("-")]
    return short.strip("-")
