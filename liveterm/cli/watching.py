"""What runs behind the screen while a tape grows: following sources, or reading what was given, and recording it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from liveterm import clean, clock
from liveterm.config import Settings
from liveterm.errors import LivetermError
from liveterm.model import Frame
from liveterm.session.recorder import Recorder
from liveterm.tape import Tape

if TYPE_CHECKING:
    from liveterm.fetch import Fetcher
    from liveterm.live import Follower
    from liveterm.live.pace import Hosts

BeginRecording = Callable[[str], Recorder]
TEND_EVERY_S = 1.0


class _Recorded:
    """Puts frames on a tape, and into a session if one is wanted, begun when there is something to tell."""

    def __init__(self, tape: Tape, begin: BeginRecording | None) -> None:
        self._tape = tape
        self._begin = begin
        self._recorder: Recorder | None = None
        self._held: list[Frame] = []
        self._announced = False

    def keep(self, frame: Frame) -> None:
        """Record what was learned, then show it."""
        if self._recorder is not None:
            self._recorder.record(frame)
        elif self._begin is not None:
            self._held.append(frame)
            if frame.entries or frame.blog is not None:
                self._recorder = self._begin(frame.blog.title if frame.blog else "")
                self._recorder.past = lambda: self._tape.frames
                for held in self._held:
                    self._recorder.record(held)
        self._tape.append(frame)

    def recording(self, *, told: bool = True) -> str:
        """One line: where this is recorded. The file bears the event's title: it is not named before that is `told`."""
        if self._recorder is None:
            return "" if self._begin else "not recorded"
        if not told:
            return "recording"
        return clean.line(f"recording to {self._recorder.path.name}")

    def announced(self, *, told: bool = True) -> str:
        """That this is recorded elsewhere than it was asked for, once that may be `told`; "" ever after."""
        if self._recorder is None or self._announced or not told:
            return ""
        self._announced = True
        return self._recorder.notice

    def unrecorded(self) -> str:
        """Why nothing is being recorded that should be; "" if all is."""
        return clean.line(self._recorder.trouble) if self._recorder else ""

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
    """Follows sources, or reads what was `handed` over, from the first frame to the end, however that comes."""

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
        handed: bytes | None = None,
    ) -> None:
        self._tape = tape
        self._handed = handed
        self._sources = sources
        self._looks = looks
        self._interval = interval
        self._date = date
        self._settings = settings
        self._recorded = _Recorded(tape, recorder)
        self.recording, self.unrecorded = self._recorded.recording, self._recorded.unrecorded
        self.announced = self._recorded.announced
        self._follower: Follower | None = None
        self.hosts: Hosts | None = None

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
            fetcher=None if self._handed is None else _reader_of(self._handed),
        )
        self.hosts = self._follower.hosts
        tending = asyncio.create_task(self._recorded.tend())
        try:
            await self._follower.run(looks=self._looks)
        finally:
            tending.cancel()
            self._recorded.close()

    @property
    def failure(self) -> LivetermError | None:
        """Why there is nothing to show, if that is so."""
        return None if self._follower is None else self._follower.failure

    def poll_now(self) -> None:
        """Look now, as far as manners allow."""
        if self._follower is not None:
            self._follower.poll_now()

    def focus(self, focused: bool) -> None:
        """The reader looks here, or elsewhere."""
        if self._follower is not None:
            self._follower.focus(focused)


def _reader_of(text: bytes) -> Fetcher:
    from liveterm.cli.handed import Handed  # its base is loaded with `liveterm.live`

    return Handed(text)
