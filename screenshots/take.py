"""Take the pictures in this folder again, from the demo: python screenshots/take.py

Everything that moves stands still: the clock, the zone, who speaks. So a picture changes only when the screen does, and
a test compares those here with new ones. SVG of all; PNG of the first, for readers that load no fonts.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).parent
MADE_WITH = {"textual": "8.2.8", "rich": "15.0.0"}


@dataclass(frozen=True)
class Picture:
    """A moment of the demo as one reader sees it: `at` the time of day, live or played back, and the keys pressed.

    `until` is the time of day to which the event goes on after the keys.
    """

    name: str
    at: str
    keys: Sequence[str] = ()
    until: str = ""
    size: tuple[int, int] = (100, 30)
    live: bool = True
    theme: str = ""


PICTURES = (
    Picture("timeline", "16:05:40", ("j", "j", "j"), until="16:13:00"),
    Picture("speaker", "16:45:00", ("1",)),
    Picture("replay", "16:20:00", live=False),
    Picture("narrow", "15:44:30", size=(40, 12)),
    Picture("light", "16:45:00", theme="liveterm-light"),
)


async def take(picture: Picture) -> str:
    """The picture as SVG."""
    from liveterm.config import Settings
    from liveterm.ui import Doors
    from liveterm.ui.app import LivetermApp

    stage = Stage(picture)
    app = LivetermApp(stage.story, Doors(settings=Settings(theme=picture.theme)))
    async with app.run_test(size=picture.size) as pilot:
        await all_read(pilot)
        if picture.keys:
            await pilot.press(*picture.keys)
        if picture.until:
            stage.go_on_until(picture.until)
        await all_read(pilot)
        return app.export_screenshot(title="liveterm")


async def all_read(pilot: Pilot[None]) -> None:
    """Wait until it is known who speaks in all that is shown, and number people as if it had been at once."""
    from liveterm.ui.tally import Numbers

    await pilot.pause()
    screen: Any = pilot.app.screen_stack[0]
    while screen.casting.unread:
        await pilot.pause(0.02)
    screen.filtering.numbers = Numbers()
    screen.chrome.draw_all()
    await pilot.pause()


class Stage:
    """The demo at a moment, and a wall clock that stands still there."""

    def __init__(self, picture: Picture) -> None:
        from liveterm import session
        from liveterm.cli.screen import DEMO
        from liveterm.clock import Clock
        from liveterm.story import Story
        from liveterm.tape import Tape

        self._frames = session.read(DEMO).frames
        self._set_clock(picture.at)
        if picture.live:
            self._tape = Tape(growing=True)
            self.story = Story(self._tape, Clock(lambda: self._now))
            self.go_on_until(picture.at)
        else:
            clock = Clock(lambda: self._frames[-1].at, start=self._now, speed=60)
            clock.pause()
            self.story = Story(Tape(self._frames), clock)

    def go_on_until(self, time_of_day: str) -> None:
        """Let everything happen that had happened by then."""
        from liveterm.tape import Look

        self._set_clock(time_of_day)
        for frame in self._frames[len(self._tape) :]:
            if frame.at <= self._now:
                self._tape.append(frame)
        self._tape.look(Look("demo", self._now - timedelta(seconds=8), self._now + timedelta(seconds=12), every=20.0))

    def _set_clock(self, time_of_day: str) -> None:
        self._now = datetime.fromisoformat(f"2026-03-11T{time_of_day}+00:00")
        os.environ["LIVETERM_NOW"] = self._now.isoformat()


def prepare() -> None:
    """One zone and one set of colours for whoever takes the pictures."""
    os.environ.update(TZ="UTC", TEXTUAL_COLOR_SYSTEM="truecolor", TERM="xterm-256color", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    time.tzset()


def main() -> None:
    """Write every picture."""
    prepare()
    for picture in PICTURES:
        svg = asyncio.run(take(picture))
        (FOLDER / f"{picture.name}.svg").write_text(svg, "utf-8")
    _as_png(PICTURES[0].name)


def _as_png(name: str) -> None:
    import resvg_py

    svg = (FOLDER / f"{name}.svg").read_text("utf-8")
    fonts = [
        folder for folder in ("/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts") if Path(folder).is_dir()
    ]
    png = resvg_py.svg_to_bytes(svg_string=svg, font_dirs=fonts, monospace_family="DejaVu Sans Mono")
    (FOLDER / f"{name}.png").write_bytes(bytes(png))


if __name__ == "__main__":
    main()
