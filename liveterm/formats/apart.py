"""Parsing in a process of its own, which is killed when a document takes too long or too much memory.

A few kilobytes can keep feedparser busy for minutes, and a thread cannot be stopped. `Parser` is our end of two pipes;
run as a module, this file is the other end. Tasks and outcomes are msgpack after four bytes of length.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

import msgspec
from msgspec.structs import replace

from liveterm import clean
from liveterm.config import Limits
from liveterm.errors import FormatError
from liveterm.model import Document, Page

if TYPE_CHECKING:
    from liveterm.formats import Examination

LARGEST: Final = 64 << 20
_BUSY: Final = 2.0  # how much longer than the work itself a computer with other work may take for it
_INSTANT_S: Final = 0.05
_PATIENCE_S: Final = 0.3  # for a process that was asked to end
_LENGTH: Final = 4


class _Task(msgspec.Struct):
    what: Literal["parse", "examine"]
    document: Document


class _Outcome(msgspec.Struct):
    """A page or an examination, or why there is none; `spent` if whoever says so has no memory left for more."""

    page: Page | None = None
    examination: bytes | None = None
    refused: str = ""
    spent: bool = False


class Parser:
    """Turns documents into pages, one at a time, within the reader's limits.

    The process is started on first use, and again after it was killed.
    """

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008 — a frozen value
        self._seconds = limits.reading_s
        self._orders = (str(limits.reading_s), str(limits.reading_mb << 20), str(limits.depth))
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """The process at work now, None before first use."""
        return None if self._process is None else self._process.pid

    async def start(self) -> None:
        """Have the process ready before it is needed."""
        async with self._turn:
            with suppress(OSError):  # whoever needs it will be told
                await self._running()

    async def parse(self, document: Document) -> Page:
        """What a document says, clean. Raises FormatError when no format knows it or it cannot be read."""
        outcome = await self._ask(_Task("parse", document))
        if outcome.page is None:
            raise FormatError(outcome.refused)
        return outcome.page

    async def examine(self, document: Document) -> Examination:
        """Which format takes a document, which do not and why. Raises FormatError when that cannot be found out."""
        from liveterm.formats import Examination

        outcome = await self._ask(_Task("examine", document))
        if outcome.examination is None:
            raise FormatError(outcome.refused)
        return msgspec.msgpack.decode(outcome.examination, type=Examination)

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.close()
                with suppress(TimeoutError):
                    async with asyncio.timeout(_PATIENCE_S):
                        await self._process.wait()
            await self._kill()

    async def _ask(self, task: _Task) -> _Outcome:
        async with self._turn:
            outcome = None
            try:
                async with asyncio.timeout(self._seconds * _BUSY):
                    outcome = await _exchange(await self._running(), task)
            except (TimeoutError, EOFError, OSError, msgspec.DecodeError) as error:
                raise await self._failure(error) from error
            finally:
                if outcome is None or outcome.spent:
                    await self._kill()
            return outcome

    async def _failure(self, error: Exception) -> FormatError:
        """What to say of a document whose reader ended or was ended."""
        ended = await self._kill()
        if isinstance(error, TimeoutError) or ended == -signal.SIGXCPU:
            return FormatError(f"it took more than {self._seconds:g} s to read and was given up; try again later")
        return FormatError("it made its reader fail; try again later")

    async def _running(self) -> Process:
        if self._process is not None and self._process.returncode is not None:
            await self._kill()
        if self._process is None:
            # -P and PYTHONPATH: what lies in the current directory is not to be imported, where we live is.
            home = str(Path(clean.__file__).parent.parent)
            paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "liveterm.formats.apart", *self._orders),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,  # the one we have may be a widget's, without a file behind it
                env={**os.environ, "PYTHONPATH": paths},
            )
        return self._process

    async def _kill(self) -> int | None:
        """End the process at once; the result is what it had ended with before, if it had."""
        process, self._process = self._process, None
        if process is None:
            return None
        with suppress(TimeoutError):
            async with asyncio.timeout(_INSTANT_S):  # one that is gone has a moment to be noticed
                await process.wait()
        with suppress(ProcessLookupError):
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        if process.stdout is not None:
            while await process.stdout.read(1 << 16):
                pass  # what is left in the pipe; its end closes it
        return await process.wait()


def _told(task: _Task) -> _Task:
    """A task that can be written down; the name of a file may be anything but text."""
    url = task.document.url.encode("utf-8", "replace").decode()
    return replace(task, document=replace(task.document, url=url))


async def _exchange(process: Process, task: _Task) -> _Outcome:
    assert process.stdin is not None
    assert process.stdout is not None
    data = msgspec.msgpack.encode(_told(task))
    process.stdin.write(len(data).to_bytes(_LENGTH))
    process.stdin.write(data)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(_LENGTH))
    if length > LARGEST:
        return _Outcome(refused=f"it says more than {LARGEST >> 20} MB; give a smaller part of it")
    return msgspec.msgpack.decode(await process.stdout.readexactly(length), type=_Outcome)


def serve(tasks: BinaryIO, outcomes: BinaryIO, seconds: float, depth: int) -> None:
    """Work on tasks until there are no more, or one took all the memory there is."""
    while len(head := tasks.read(_LENGTH)) == _LENGTH:
        task = msgspec.msgpack.decode(tasks.read(int.from_bytes(head)), type=_Task)
        _limit_cpu(seconds)
        try:
            outcome = _work(task, depth)
        except FormatError as error:
            outcome = _Outcome(refused=clean.line(str(error)))
        except (MemoryError, RecursionError):
            outcome = _Outcome(refused="it takes too much memory to read; give a smaller part of it", spent=True)
        data = msgspec.msgpack.encode(outcome)
        outcomes.write(len(data).to_bytes(_LENGTH) + data)
        outcomes.flush()
        if outcome.spent:
            return


def _work(task: _Task, depth: int) -> _Outcome:
    from liveterm import formats
    from liveterm.formats import nesting

    nesting.check(task.document, depth)
    if task.what == "parse":
        return _Outcome(page=formats.parse(task.document))
    return _Outcome(examination=msgspec.msgpack.encode(formats.examine(task.document)))


def _limit_cpu(seconds: float) -> None:
    """Let the kernel end us when one more task takes too long, should our parent be gone or stuck."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C reaches us, too; our parent ends us in its own time
    with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
        resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
    outcomes = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whatever a library prints is no outcome
    serve(sys.stdin.buffer, outcomes, float(sys.argv[1]), int(sys.argv[3]))


if __name__ == "__main__":
    _main()
