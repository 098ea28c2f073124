"""A real pseudo-terminal with the program in it, read as a person would."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from fcntl import ioctl

import pyte

PATIENCE_S = 60.0


class Terminal:
    """Runs `liveterm …` on a terminal of `columns` by `rows`; `raw` is every byte it wrote."""

    def __init__(self, *arguments: str, columns: int = 100, rows: int = 30, **environ: str) -> None:
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self._slave = slave
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        around = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "liveterm", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**around, "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", **environ},
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._slave)
        os.close(self._master)

    @property
    def lines(self) -> list[str]:
        """The rows as they stand now."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def press(self, keys: str) -> None:
        """Type; bytes that are no text are surrogates, as in names of files."""
        os.write(self._master, os.fsencode(keys))

    def until(self, seen: Callable[[Terminal], object] | str) -> Terminal:
        """Read until something is on the screen; fails, showing the screen, if it never is."""
        good = (lambda terminal: seen in terminal.text) if isinstance(seen, str) else seen
        deadline = time.monotonic() + PATIENCE_S
        while not good(self):
            assert time.monotonic() < deadline, f"waited in vain for {seen!r}:\n{self.text}"
            self._read(0.05)
        return self

    def settle(self, seconds: float = 0.2) -> None:
        """Read until nothing was written for so long; a screen that never rests is read for ten times that."""
        deadline = time.monotonic() + 10 * seconds
        while time.monotonic() < deadline and select.select([self._master], [], [], seconds)[0]:
            self._read(0.0)

    def fill(self, act: Callable[[], object]) -> None:
        """Read nothing and have the program write, again and again, until the terminal takes no more."""
        deadline = time.monotonic() + PATIENCE_S
        while select.select([], [self._slave], [], 0)[1]:
            assert time.monotonic() < deadline, "it never had enough to say"
            act()
            time.sleep(0.05)

    def ended(self) -> int:
        """Read until the program ends; the result is its exit code."""
        self.until(lambda terminal: terminal.process.poll() is not None)
        self._read(0.05)
        return self.process.returncode

    def now(self) -> list[object]:
        """How the terminal is set."""
        return termios.tcgetattr(self._slave)

    def _read(self, seconds: float) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            piece = os.read(self._master, 1 << 16)
            self.raw += piece
            self._stream.feed(piece)
            seconds = 0.0
