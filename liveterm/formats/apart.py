"""Parsing in a process of its own, which is killed when a document takes too long or too much memory.

A few kilobytes can keep feedparser busy for minutes, and a thread cannot be stopped. `Parser` is our end; run as a
module, this file is the other. Tasks and outcomes are msgpack.
"""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec.structs import replace

from liveterm import child, clean
from liveterm.config import Limits
from liveterm.errors import FormatError
from liveterm.formats.repeats import Repeats, Told
from liveterm.model import Document, Page

if TYPE_CHECKING:
    from liveterm.formats import Examination

_FIRST, _FURTHER = 100, 1000  # posts of a long document that are read at once
_BUSY: Final = 2.0  # how much longer than the work itself a computer with other work may take for it
_NO_MEMORY: Final = 12  # as in ENOMEM


class _Task(msgspec.Struct):
    """A document, and which page of its address is known to whoever asks."""

    what: Literal["parse", "examine"]
    document: Document
    known: int = 0


class _Outcome(msgspec.Struct):
    """A page or an examination, or why there is none."""

    page: Told | None = None
    examination: bytes | None = None
    refused: str = ""


class Parser:
    """Turns documents into pages, one at a time, within the reader's limits.

    The process is started on first use, and again after it was killed.
    """

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008 — a frozen value
        self._seconds = limits.reading_s
        orders = (str(limits.reading_s), str(limits.reading_mb << 20), str(limits.depth))
        self._child = child.Child("liveterm.formats.apart", *orders)
        self._repeats = Repeats()

    @property
    def pid(self) -> int | None:
        """The process at work now, None before first use."""
        return self._child.pid

    async def start(self) -> None:
        """Have the process ready before it is needed."""
        await self._child.start()

    async def parts(self, document: Document) -> AsyncIterator[Page]:
        """What a document says, clean, one that takes long in parts; the last of them is all of it.

        Raises FormatError when no format knows it or it cannot be read.
        """
        most, url = _FIRST, document.url
        while True:
            outcome = await self._ask(_Task("parse", replace(document, most=most), self._repeats.number(url)))
            if outcome.page is None:
                raise FormatError(outcome.refused)
            page = self._repeats.heard(url, outcome.page)
            yield page
            if not page.more:
                return
            most = _FURTHER

    async def parse(self, document: Document) -> Page:
        """All that a document says, clean. Raises FormatError when no format knows it or it cannot be read."""
        return [page async for page in self.parts(document)][-1]

    async def examine(self, document: Document) -> Examination:
        """Which format takes a document, which do not and why. Raises FormatError when that cannot be found out."""
        from liveterm.formats import Examination

        outcome = await self._ask(_Task("examine", document))
        if outcome.examination is None:
            raise FormatError(outcome.refused)
        return msgspec.msgpack.decode(outcome.examination, type=Examination)

    async def close(self) -> None:
        """End the process."""
        await self._child.close()

    async def _ask(self, task: _Task) -> _Outcome:
        message = msgspec.msgpack.encode(_told(task))
        try:
            return msgspec.msgpack.decode(await self._child.ask(message, self._seconds * _BUSY), type=_Outcome)
        except (TimeoutError, child.Ended, child.TooLong, OSError, msgspec.DecodeError) as error:
            raise FormatError(self._why(error)) from error

    def _why(self, error: Exception) -> str:
        """What to say of a document whose reader ended or was ended."""
        ended = error.status if isinstance(error, child.Ended) else None
        if isinstance(error, TimeoutError) or ended == -signal.SIGXCPU:
            return f"it took more than {self._seconds:g} s to read and was given up; try again later"
        if ended == _NO_MEMORY:
            return "it takes too much memory to read; give a smaller part of it"
        if isinstance(error, child.TooLong):
            return f"it says more than {child.LONGEST >> 20} MB; give a smaller part of it"
        return "it made its reader fail; try again later"


def _told(task: _Task) -> _Task:
    """A task that can be written down; the name of a file may be anything but text."""
    url = task.document.url.encode("utf-8", "replace").decode()
    return replace(task, document=replace(task.document, url=url))


def _answer(message: bytes, seconds: float, depth: int, repeats: Repeats) -> bytes:
    """Work on a task; one that takes all the memory there is is the last."""
    task = msgspec.msgpack.decode(message, type=_Task)
    _limit_cpu(seconds)
    try:
        return msgspec.msgpack.encode(_work(task, depth, repeats))
    except FormatError as error:
        return msgspec.msgpack.encode(_Outcome(refused=clean.line(str(error))))
    except (MemoryError, RecursionError):
        raise SystemExit(_NO_MEMORY) from None


def _work(task: _Task, depth: int, repeats: Repeats) -> _Outcome:
    from liveterm import formats
    from liveterm.formats import nesting

    nesting.check(task.document, depth)
    if task.what == "parse":
        return _Outcome(page=repeats.told(task.document.url, formats.parse(task.document), task.known))
    return _Outcome(examination=msgspec.msgpack.encode(formats.examine(task.document)))


def _limit_cpu(seconds: float) -> None:
    """Let the kernel end us when one more task takes too long, should our parent be gone or stuck."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _main() -> None:
    seconds, memory, depth = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    repeats = Repeats()
    child.serve(lambda message: _answer(message, seconds, depth, repeats))


if __name__ == "__main__":
    _main()
