"""Recording: frames appended to a session file as they come, so that a crash costs at most the last of them.

Each frame is one `write` to a file opened for appending and locked against a second writer. Nothing that stands in
the file is ever changed: what a crash left half written is ended with a newline and passed over by readers.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Final

from liveterm import clock
from liveterm.errors import SessionError
from liveterm.model import Frame
from liveterm.session import lines
from liveterm.session.disk import InUse, Syncing, lock, slug
from liveterm.session.kept import Kept
from liveterm.session.lines import Header
from liveterm.session.reading import Recording, read

SYNC_EVERY_S: Final = 1.0
RETRY_EVERY_S: Final = 2.0
MOST_WAITING: Final = 50_000
"""Frames kept in memory while they cannot be written."""

_HEAD: Final = 4096
_OPENING: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)


class Recorder:
    """Writes a session, new or gone on with, and says what is on disk.

    `trouble` is a sentence while frames cannot be written ("" otherwise): they wait in memory and every later call
    tries again. It begins with what is wrong, for there may be no room for more. `notice` is a sentence about where
    this is recorded, when that is not where it was asked for. `past` answers what was recorded, for who still has it:
    a file that has to be begun again, because the first one is gone, then holds that too.
    """

    def __init__(self, path: Path, header: Header, *, make_folder: bool = False) -> None:
        self.path = path
        self.trouble = self._why = ""
        self.notice = ""
        self.known: Sequence[Frame] = ()
        self.past: Callable[[], Sequence[Frame]] = tuple
        self._header = header
        self._make_folder = make_folder
        self._fd = -1
        self._size = 0
        self._torn = self._has_header = False
        self._kept = Kept()
        self._waiting: deque[Frame] = deque()
        self._unwritten = b""  # lines of the first that waits
        self._unsynced: list[Frame] = []
        self._syncing: Syncing | None = None
        self._in_sync: list[Frame] = []
        self._synced_at = self._retry_at = float("-inf")

    @classmethod
    def open(cls, path: Path, header: Header) -> Recorder:
        """Begin a session, or go on with one that is there; `known` is then what it holds.

        Raises SessionError when that cannot be: no such folder, no session, or someone else is writing it.
        """
        recorder = cls(path, header)
        try:
            recorder._attach()
        except OSError as error:
            raise SessionError(f"{path}: cannot be recorded to ({_reason(error)}); choose another file") from error
        recorder.settle()
        return recorder

    @classmethod
    def automatic(cls, folder: Path, header: Header, title: str = "") -> Recorder:
        """Begin a session in the folder of kept ones, named for its time and title.

        A name that is taken is left alone and another used; a folder that cannot be written to is trouble, not
        an error.
        """
        name = f"{clock.local(header.started):%Y-%m-%d-%H%M}-{slug(title or ' '.join(header.sources)) or 'session'}"
        for number in count(1):
            recorder = cls(folder / f"{name}{f'-{number}' * (number > 1)}.jsonl", header, make_folder=True)
            if number > 1:
                recorder.notice = f"recording to …-{number}.jsonl, the name is taken"  # the end may be cut off
            try:
                recorder._attach(os.O_EXCL)
            except (OSError, SessionError) as error:
                if isinstance(error, FileExistsError) and recorder.path.exists():
                    continue
                recorder._stumble(error)
                return recorder
            recorder.tend()
            return recorder
        raise AssertionError("numbers do not end")

    def __enter__(self) -> Recorder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def record(self, frame: Frame) -> list[str]:
        """Write a frame down; the ids of the entries that this, or something earlier, has brought safely to disk."""
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(frame)
        return self.tend()

    def tend(self) -> list[str]:
        """Write and sync what is due, and see that the file is still there; the ids that came to be on disk.

        To be called every second or so. Does not wait for the disk: what is synced meanwhile is told by a later call.
        """
        if self.trouble and clock.ticks() < self._retry_at:
            return []
        return self._settle(at_once=False)

    def settle(self) -> list[str]:
        """Write and sync everything now; the ids that came to be on disk."""
        return self._settle(at_once=True)

    def close(self) -> list[str]:
        """Settle and let go of the file; the ids that came to be on disk."""
        ids = self.settle()
        self._detach()
        return ids

    @property
    def waiting(self) -> int:
        """Frames that are not in the file yet."""
        return len(self._waiting)

    @property
    def outcome(self) -> str:
        """What became of the recording, to be told in the end."""
        if not self._waiting:
            return f"recorded to {self.path}"
        return f"{'not all' if self._size else 'not'} recorded to {self.path}: {self._why}"

    # The file ------------------------------------------------------------------------------------------------------

    def _attach(self, how: int = 0) -> None:
        """Open and lock the file and take up what it holds."""
        if self.path.suffix == ".gz":
            raise SessionError(f"{self.path}: is compressed; record to a .jsonl, it can be compressed afterwards")
        if self.path.exists() and not self.path.is_file():
            raise SessionError(f"{self.path}: is not a file; choose another")
        if self._make_folder:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd = os.open(self.path, _OPENING | how, 0o600)
        try:
            lock(fd)
            held = self._take_up(fd)
        except InUse:
            os.close(fd)
            raise SessionError(f"{self.path}: another liveterm is recording to it; choose another file") from None
        except BaseException:
            os.close(fd)
            raise
        self._fd, self.known = fd, held.frames
        self._has_header, self._kept = bool(held.version), Kept(held.frames)

    def _take_up(self, fd: int) -> Recording:
        self._size = os.fstat(fd).st_size
        if not lines.may_become_session(os.pread(fd, _HEAD, 0)):
            raise SessionError(f"{self.path}: is not a session, so nothing is added to it; choose another file")
        self._torn = self._size > 0 and os.pread(fd, 1, self._size - 1) != b"\n"
        return read(self.path) if self._size else Recording()

    def _detach(self) -> None:
        """Let go of the file. What was not synced yet waits to be written again, wherever that will be."""
        if self._syncing is not None:  # it holds the lock as well
            with suppress(OSError):
                self._syncing.wait()
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1
        self._waiting.extendleft(reversed(self._in_sync + self._unsynced))
        self._syncing, self._in_sync, self._unsynced, self._unwritten = None, [], [], b""

    def _check_place(self) -> None:
        """See that what was written is still where it is looked for. Raises SessionError if it is not."""
        ours = os.fstat(self._fd)
        try:
            there: os.stat_result | None = self.path.stat()
        except FileNotFoundError:
            there = None
        if there is None:
            problem = "was moved away" if ours.st_nlink else "was deleted"
        elif (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino):
            problem = "was replaced by another file"
        elif ours.st_size < self._size:
            problem = "was cut short"
        else:
            return
        self._detach()
        past = self.past()
        again = set(map(id, past))
        self._waiting = deque([*past, *(frame for frame in self._waiting if id(frame) not in again)])
        raise SessionError(f"the recording {problem}; a new one of that name is begun ({self.path})")

    # Writing -------------------------------------------------------------------------------------------------------

    def _settle(self, *, at_once: bool) -> list[str]:
        try:
            if self._fd < 0:
                self._attach()
            self._check_place()
            self._write_waiting()
            self._check_place()
            ids = self._sync(at_once=at_once)
        except (OSError, SessionError) as error:
            self._stumble(error)
            return []
        self.trouble = ""
        return ids

    def _write_waiting(self) -> None:
        if self._torn and not self._unwritten:
            self._size += os.write(self._fd, b"\n")  # what a crash left is ended, whether or not anything follows
            self._torn = False
        if not self._has_header:
            self._unwritten = self._unwritten or lines.header_line(self._header)
            self._write()
            self._has_header = True
        while self._waiting:
            frame = self._waiting[0]
            self._unwritten = self._unwritten or b"".join(lines.frame_lines(self._kept.news(frame)))
            self._write()
            self._kept.add(frame)
            self._unsynced.append(self._waiting.popleft())

    def _write(self) -> None:
        """Append what is unwritten, in one write. Raises OSError, keeping the lines that are not whole yet."""
        while self._unwritten:  # more than once only when the disk is full, and then the second time says so
            data = b"\n" + self._unwritten if self._torn else self._unwritten
            written = os.write(self._fd, data)
            self._size += written
            self._torn = data[written - 1 : written] != b"\n"
            self._unwritten = data[data.rfind(b"\n", 0, written) + 1 :]

    def _sync(self, *, at_once: bool) -> list[str]:
        """Begin a sync if one is due; the ids of what came to be on disk by the last, or at once by this one."""
        ids = self._synced(wait=at_once)
        now = clock.ticks()
        due = at_once or now - self._synced_at >= SYNC_EVERY_S
        if self._unsynced and self._syncing is None and due:
            self._syncing, self._synced_at = Syncing(self._fd), now
            self._in_sync, self._unsynced = self._unsynced, []
            if at_once:
                ids += self._synced(wait=True)
        return ids

    def _synced(self, *, wait: bool) -> list[str]:
        """The ids of what a sync that is over has brought to disk."""
        if self._syncing is None or not (wait or self._syncing.over):
            return []
        syncing, frames = self._syncing, self._in_sync
        self._syncing, self._in_sync = None, []
        try:
            syncing.wait()
        except OSError:
            self._unsynced[:0] = frames
            raise
        return [entry.id for frame in frames for entry in frame.entries]

    def _stumble(self, error: OSError | SessionError) -> None:
        """Go on in memory, say why, and try again in a while."""
        self._why = _reason(error) if isinstance(error, OSError) else str(error)
        if isinstance(error, OSError):
            kept = "no more is kept in memory" if self.waiting >= MOST_WAITING else "kept in memory and tried again"
            self.trouble = f"not recorded: {self._why}; {kept} ({self.path})"
        else:
            self.trouble = self._why
        self._retry_at = clock.ticks() + RETRY_EVERY_S


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
