"""A terminal that goes away, or reads no more, while the program runs: told, let go of, and written to without harm."""

from __future__ import annotations

import os
import select
import signal
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

_PATIENCE_S = 0.3


class Lasting:
    """A terminal as a file to write to that outlives it: what nobody can see any more is dropped.

    To be made by the main thread.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self.fileno = terminal.fileno
        self._writing: tuple[int] | None = None  # the thread that is at it, in an object of its own for each time
        self._watched = False
        signal.signal(signal.SIGURG, lambda *_: None)  # does nothing but interrupt who is writing

    def write(self, text: str) -> None:
        self._do(lambda: self._terminal.write(text))

    def flush(self) -> None:
        self._do(self._terminal.flush)

    def hasten(self) -> None:
        """From now on do not wait for a terminal that reads nothing: we are to end, and it may never read again."""
        if not self._watched:
            self._watched = True
            threading.Thread(target=self._give_up, daemon=True, name="liveterm-deadline").start()

    def _do(self, act: Callable[[], object]) -> None:
        self._writing = (threading.get_ident(),)
        with suppress(OSError):
            act()
        self._writing = None

    def _give_up(self) -> None:
        """Wait until something has been stuck for so long that it was when we looked before, then lose it.

        What is kept waiting in the system goes on when a signal interrupts it, and finds nothing in its
        place.
        """
        never = threading.Event()
        before = None
        while (stuck := self._writing) is None or stuck is not before:
            before = stuck
            never.wait(_PATIENCE_S)
        _replace(self.fileno())
        while self._writing is stuck:
            signal.pthread_kill(stuck[0], signal.SIGURG)
            never.wait(_PATIENCE_S / 10)


def let_go() -> bool:
    """Whether the terminal is gone; if so nothing stands in its place from now on, and what is still written is lost
    without a fault."""
    gone = _hung_up(0)
    for number in gone:
        _replace(number)
    return bool(gone)


def _replace(number: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, number)
    os.close(nothing)


def watch(leave: Callable[[], object]) -> None:
    """Call `leave`, from a thread, when the terminal is gone: it sends a signal only to those it controlled."""

    def wait() -> None:
        if _hung_up(None):
            let_go()
            with suppress(RuntimeError):  # it has been left
                leave()

    threading.Thread(target=wait, daemon=True, name="liveterm-hangup").start()


def _hung_up(milliseconds: int | None) -> list[int]:
    """Which of our standard files are terminals that are gone, as soon as one is; none where that cannot be told."""
    terminals = select.poll()
    for number in range(3):
        with suppress(OSError):  # closed by whoever started us
            if stat.S_ISCHR(os.fstat(number).st_mode):  # a terminal, also one that has gone already
                terminals.register(number, 0)
    return [number for number, event in terminals.poll(milliseconds) if event & select.POLLHUP]
