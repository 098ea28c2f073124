"""A module of ours at work in a process of its own, where it can be stopped, and keeps no key waiting.

`Child` is our end of two pipes; the module, run, calls `serve` at the other. Messages are bytes after four bytes that
give their length; each gets one answer.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, Final

LONGEST: Final = 64 << 20
"""Bytes that an answer may have."""
_INSTANT_S: Final = 0.05  # in which a process that has ended is noticed
_PATIENCE_S: Final = 0.3  # for one that is ending
_LENGTH: Final = 4
_ALIVE: Final = b"\xff" * _LENGTH
"""What stands where a length does, as a sign of life: more than any answer may have."""
_PULSE_S: Final = 1.0  # between two signs of life
_MISSED: Final = 10  # signs of life in a row without which a process that gives them is taken for stopped
_HOME: Final = str(Path(__file__).parent.parent)


class Ended(Exception):
    """The process ended instead of answering, with what it returned, if that is known."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"ended with {status}")
        self.status = status


class TooLong(Exception):
    """An answer is longer than any may be."""


class Child:
    """Asks one thing at a time of a process. It is started on first use, and again after it ended or was ended."""

    def __init__(self, module: str, *orders: str) -> None:
        self._command = (module, *orders)
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._pulse = 0  # signs of life of the process at work now

    @property
    def pid(self) -> int | None:
        """The process at work now, None before first use."""
        return None if self._process is None else self._process.pid

    @property
    def ended(self) -> bool:
        """Whether the process asked last is known to have ended, so that another would be asked next."""
        return self._process is not None and self._process.returncode is not None

    async def start(self) -> None:
        """Have the process ready before it is needed."""
        async with self._turn:
            with suppress(OSError):  # whoever needs it will be told
                await self._running()

    async def ask(self, message: bytes, seconds: float | None = None) -> bytes:
        """The answer to a message. Whoever does not answer, or not in time, is ended; so is, much sooner, who gives
        signs of life and then gives none.

        Raises Ended, TimeoutError, TooLong, or OSError if no process can be started.
        """
        async with self._turn:
            answered = False
            process = await self._running()
            try:
                async with asyncio.timeout(seconds):
                    answer = await self._while_alive(self._exchange(process, message))
                answered = True
            except (EOFError, OSError) as error:  # TimeoutError is one, too
                if isinstance(error, TimeoutError):
                    raise
                raise Ended(await self._kill(_PATIENCE_S)) from error
            finally:
                if not answered:
                    await self._kill()
            return answer

    async def close(self) -> None:
        """Let the process come to its end, and see that it does."""
        async with self._turn:
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.close()
            await self._kill(_PATIENCE_S)

    async def _running(self) -> Process:
        if self.ended:
            await self._kill()
        if self._process is None:
            # -P and PYTHONPATH: what lies in the current directory is not to be imported, where we live is.
            paths = os.pathsep.join(filter(None, (_HOME, os.environ.get("PYTHONPATH", ""))))
            self._pulse = 0
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", *self._command),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,  # the one we have may be a widget's, without a file behind it
                env={**os.environ, "PYTHONPATH": paths},
            )
        return self._process

    async def _exchange(self, process: Process, message: bytes) -> bytes:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(len(message).to_bytes(_LENGTH))
        process.stdin.write(message)
        await process.stdin.drain()
        while (head := await process.stdout.readexactly(_LENGTH)) == _ALIVE:
            self._pulse += 1
        if int.from_bytes(head) > LONGEST:
            raise TooLong
        return await process.stdout.readexactly(int.from_bytes(head))

    async def _while_alive(self, exchange: Coroutine[None, None, bytes]) -> bytes:
        """What an exchange comes to; TimeoutError if its process has given signs of life and gives no more of them.

        Waits are counted, not seconds: when a reader stops us (^Z), our process may have been stopped with us.
        """
        answer = asyncio.create_task(exchange)
        missed, before = 0, self._pulse
        try:
            while not (await asyncio.wait({answer}, timeout=_PULSE_S))[0]:
                missed = missed + 1 if before == self._pulse > 0 else 0
                before = self._pulse
                if missed == _MISSED:
                    raise TimeoutError
            return answer.result()
        finally:
            answer.cancel()
            await asyncio.wait({answer})

    async def _kill(self, seconds: float = _INSTANT_S) -> int | None:
        """End the process; the result is what it ends with by itself within so many seconds, if it does."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await process.wait()
        finally:  # also if whoever asked for this gives up waiting: once killed, the end is near
            end_at_once(process)
            await _drained(process)
        return process.returncode


def end_at_once(process: Process) -> None:
    """End a process. Its own `kill` might be told of an end that whoever waits for it would then never be told of."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


async def _drained(process: Process) -> None:
    """Close the pipes of a process that is ending, and see its end."""
    if process.stdin is not None:
        process.stdin.close()
    if process.stdout is not None:
        while await process.stdout.read(1 << 16):
            pass  # what is left in the pipe; its end closes it
    await process.wait()


def serve(answer: Callable[[bytes], bytes], *, pulse: bool = False) -> None:
    """Answer messages until there are no more; with a `pulse`, give signs of life meanwhile. Whatever a library prints
    is no answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C reaches us, too; our parent ends us in its own time
    messages = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    while len(head := messages.read(_LENGTH)) == _LENGTH:
        message = messages.read(int.from_bytes(head))
        with _signs_of_life(answers) if pulse else nullcontext():
            said = answer(message)
        answers.write(len(said).to_bytes(_LENGTH) + said)
        answers.flush()


@contextmanager
def _signs_of_life(answers: BinaryIO) -> Iterator[None]:
    """Gives one at once, and others as long as an answer is worked on."""
    over = threading.Event()

    def give() -> None:
        answers.write(_ALIVE)
        answers.flush()
        while not over.wait(_PULSE_S):
            answers.write(_ALIVE)
            answers.flush()

    thread = threading.Thread(target=give, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
