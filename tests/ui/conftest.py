"""A story told in two ways: as it happens, on a tape that grows, and from a tape that has ended. Every test of the
screen runs on both and may not be able to tell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from liveterm.clock import Clock
from liveterm.model import Block, Frame, LiveBlog
from liveterm.story import Story
from liveterm.tape import Tape
from liveterm.ui import Doors
from liveterm.ui.app import LivetermApp
from liveterm.ui.story_screen import StoryScreen
from tests.build import Turned, at, entry, frame

PATIENCE = 60.0


class Telling:
    """Tells the same frames live or as a replay: `open` with the first of them known, then `tell` one after another."""

    def __init__(self, how: str) -> None:
        self.is_live = how == "live"
        self._untold: list[Frame] = []
        self._edge = at(0)
        self._seconds = Turned()
        self.story: Story
        self.app: LivetermApp

    def open(
        self, *known: Frame, then: list[Frame] | tuple[Frame, ...] = (), doors: Doors | None = None
    ) -> LivetermApp:
        """The app on a story of which `known` frames are known and `then` are still to come."""
        self._untold = list(then)
        self._edge = known[-1].at if known else at(0)
        if self.is_live:
            tape = Tape(known, growing=True)
            clock = Clock(lambda: self._edge, running=self._seconds)
        else:
            tape = Tape([*known, *then])
            last = tape.last or at(0)
            clock = Clock(lambda: last, start=self._edge, running=self._seconds)
        self.story = Story(tape, clock)
        self.app = LivetermApp(self.story, doors or Doors())
        return self.app

    async def tell(self, count: int = 1) -> None:
        """The next frames come, and the screen has taken them up."""
        for _ in range(count):
            told = self._untold.pop(0)
            if self.is_live:
                self._edge = told.at
                self.story.tape.append(told)
            else:
                self._seconds.pass_by((told.at - self.story.now).total_seconds())
                screen(self.app).nudge()
            position = self.story.tape.frames.index(told) + 1
            await until(lambda: self.story.timeline.position >= position)  # noqa: B023


@pytest.fixture(params=["live", "replayed"])
def frames(request: pytest.FixtureRequest) -> Telling:
    return Telling(request.param)


def screen(app: LivetermApp) -> StoryScreen:
    found = app.screen_stack[0]
    assert isinstance(found, StoryScreen)
    return found


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 — a screen tells nobody when it has been drawn
            await asyncio.sleep(0.005)


async def heard(app: LivetermApp, speeches: int) -> None:
    """Wait until so many speeches have been found in the posts."""
    await until(lambda: sum(screen(app).tally.speakers.values()) == speeches)


def opening(*extra: Frame, title: str = "An event") -> list[Frame]:
    """Twenty posts a minute apart, every fourth by a person, and whatever else."""
    told = [frame(0, blog=LiveBlog(title=title, summary=("It goes on.",)))]
    told += [frame(minute, post(minute)) for minute in range(1, 21)]
    return [*told, *extra]


def post(minute: int, **facts: object):
    """A post of the opening: a paragraph, and in every fourth of them somebody speaks."""
    person = "Ada Lovelace" if minute % 8 == 0 else "Alan Turing" if minute % 4 == 0 else None
    text = f"“We count to {minute},” says {person}." if person else f"Nothing but the number {minute}."
    facts.setdefault("headline", f"Number {minute}")
    facts.setdefault("blocks", (Block("paragraph", text),))
    return entry(f"n{minute}", minute, **facts)
