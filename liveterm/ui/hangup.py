"""A terminal that goes away while the program runs: told, let go of, and written to without harm."""

from __future__ import annotations

import os
import select
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO


class Lasting:
    """A terminal as a file to write to that outlives it: what nobody can see any more is dropped."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self.fileno = terminal.fileno

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._terminal.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._terminal.flush()


def let_go() -> bool:
    """Whether the terminal is gone; if so nothing stands in its place from now on, and what is still written is lost
    without a fault."""
    gone = _hung_up(0)
    for number in gone:
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, number)
        os.close(nothing)
    return bool(gone)


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
