"""What runs behind the screen while a tape grows: following sources, or reading what was given, and recording it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from liveterm import clock
from liveterm.config import Settings
from liveterm.errors import LivetermError
from liveterm.model import Document, Frame
from liveterm.session import Recorder
from liveterm.tape import Tape

if TYPE_CHECKING:
    from liveterm.live import Follower

BeginRecording = Callable[[str], Recorder]
TEND_EVERY_S = 1.0


class _Recorded:
    """Puts frames on a tape, and into a session if one is wanted, begun with the first frame."""

    def __init__(self, tape: Tape, begin: BeginRecording | None) -> None:
        self._tape = tape
        self._begin = begin
        self._recorder: Recorder | None = None

    def keep(self, frame: Frame) -> None:
        """Record what was learned, then show it."""
        if self._recorder is None and self._begin is not None:
            self._recorder = self._begin(frame.blog.title if frame.blog else "")
        if self._recorder is not None:
            self._recorder.record(frame)
        self._tape.append(frame)

    def recording(self) -> str:
        """One line: where this is recorded, or what is wrong with that."""
        if self._recorder is None:
            return "" if self._begin else "not recorded"
        return self._recorder.trouble or self._recorder.notice or f"recording to {self._recorder.path}"

    async def tend(self) -> None:
        """Bring what was recorded to disk, again and again."""
        while True:
            await asyncio.sleep(TEND_EVERY_S)
            if self._recorder is not None:
                self._recorder.tend()

    def close(self) -> None:
        self._tape.end()
        if self._recorder is not None:
            self._recorder.close()


class Watch:
    """Follows sources from the first frame to the end, however that comes."""

    def __init__(
        self,
        tape: Tape,
        sources: Sequence[str],
        *,
        looks: int | None,
        interval: float | None,
        date: datetime | None,
        settings: Settings,
        recorder: BeginRecording | None,
    ) -> None:
        self._tape = tape
        self._sources = sources
        self._looks = looks
        self._interval = interval
        self._date = date
        self._settings = settings
        self._recorded = _Recorded(tape, recorder)
        self.recording = self._recorded.recording
        self._follower: Follower | None = None

    async def run(self) -> None:
        """Follow until cancelled, or for the looks that were asked for."""
        live = await asyncio.to_thread(import_module, "liveterm.live")  # httpx takes longer to import than a frame
        self._follower = live.Follower(
            self._sources,
            self._recorded.keep,
            interval=self._interval,
            wall=clock.wall,
            on_look=self._tape.look,
            date=self._date,
            headers=self._settings.headers,
            limits=self._settings.limits,
        )
        tending = asyncio.create_task(self._recorded.tend())
        try:
            await self._follower.run(looks=self._looks)
        finally:
            tending.cancel()
            self._recorded.close()

    def poll_now(self) -> None:
        """Look now, as far as manners allow."""
        if self._follower is not None:
            self._follower.poll_now()

    def focus(self, focused: bool) -> None:
        """The reader looks here, or elsewhere."""
        if self._follower is not None:
            self._follower.focus(focused)


class Given:
    """Reads text that was handed over whole: pasted, or piped in."""

    def __init__(
        self, tape: Tape, text: bytes, name: str, *, date: datetime | None, recorder: BeginRecording | None
    ) -> None:
        self._tape = tape
        self._document = Document(name, text, now=clock.wall(), date=date)
        self._recorded = _Recorded(tape, recorder)
        self.recording = self._recorded.recording

    async def run(self) -> None:
        """Read it once; what cannot be read is trouble."""
        from liveterm.formats.apart import Parser

        parser = Parser()
        at = clock.wall()
        try:
            page = await parser.parse(self._document)
            self._recorded.keep(Frame(at=at, blog=page.blog, entries=page.entries[::-1]))
        except LivetermError as error:
            self._tape.append(Frame(at=at, trouble=f"unreadable: {error}"))
        finally:
            await parser.close()
            self._recorded.close()
