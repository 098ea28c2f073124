"""A long session is on the screen before it has been read: its newest posts first, the rest under them."""

from __future__ import annotations

import asyncio

import pytest

from liveterm.clock import Clock
from liveterm.errors import SessionError
from liveterm.model import Frame
from liveterm.story import Story
from liveterm.tape import Tape
from liveterm.ui import Doors, Kept
from liveterm.ui.app import LivetermApp
from tests.build import at, entry, frame
from tests.ui.conftest import heard, opening, post, screen, until
from tests.ui.test_app import SPEECHES, counts, rows, status

SIZE = (100, 30)
WHOLE = opening()
NEWEST = [WHOLE[0], *WHOLE[-8:]]
SILENT = [frame(minute, entry(f"s{minute}", minute)) for minute in range(60)]


def finished(frames: list[Frame]) -> Story:
    tape = Tape(frames)
    return Story(tape, Clock(lambda: tape.last or at(0), rests=True))


class Rest:
    """The rest of a session, which is there when a test says so."""

    def __init__(self, frames: list[Frame], damage: str = "", error: SessionError | None = None) -> None:
        self.may_come = asyncio.Event()
        self._frames, self._damage, self._error = frames, damage, error

    async def read(self) -> tuple[Story, str]:
        await self.may_come.wait()
        if self._error:
            raise self._error
        story = finished(self._frames)
        story.advance()
        return story, self._damage

    async def come(self, app: LivetermApp) -> None:
        self.may_come.set()
        await until(lambda: screen(app).opening.missing != "reading the rest")


def opened(rest: Rest, newest: list[Frame] = NEWEST, **doors: object) -> LivetermApp:
    return LivetermApp(finished(newest), Doors(whole=rest.read, **doors))  # type: ignore[arg-type]


async def test_until_the_rest_is_there_it_is_said_that_it_is_missing():
    rest = Rest(WHOLE)
    app = opened(rest)
    async with app.run_test(size=SIZE):
        assert "the newest 8 posts, reading the rest" in status(app)
        await rest.come(app)
        assert counts(app) == (20, 0, 20)
        await until(lambda: "20 posts" in status(app))


async def test_it_is_then_the_screen_that_a_whole_reading_gives():
    rest = Rest(WHOLE)
    app, whole = opened(rest), LivetermApp(finished(WHOLE), Doors())
    async with app.run_test(size=SIZE), whole.run_test(size=SIZE):
        await rest.come(app)
        for each in (app, whole):
            await heard(each, SPEECHES)
        for part in ("header", "banner", "badge", "side", "status"):
            shown = [getattr(screen(each).chrome, part) for each in (app, whole)]
            await until(lambda: shown[0].text() == shown[1].text())  # noqa: B023
        assert rows(app) == rows(whole)


@pytest.mark.parametrize("keys", [(), ("j",), ("j", "j", "j", "j", "j"), ("pagedown",), ("j", "o", "down", "down")])
async def test_nothing_moves_when_the_rest_comes(keys):
    rest = Rest(SILENT)
    app = opened(rest, SILENT[-20:])
    async with app.run_test(size=(100, 16)) as pilot:
        await pilot.press(*keys)
        before, cursor = rows(app), screen(app).timeline.cursor
        await rest.come(app)
        await pilot.pause()
        assert rows(app) == before
        assert getattr(screen(app).timeline.cursor, "id", None) == getattr(cursor, "id", None)
        if cursor is not None:
            assert screen(app).timeline.cursor is screen(app).story.timeline.get(cursor.id)


async def test_the_end_is_further_down_when_the_rest_is_there():
    rest = Rest(SILENT)
    app = opened(rest, SILENT[-20:])
    async with app.run_test(size=(100, 16)) as pilot:
        await pilot.press("end")
        first = rows(app).splitlines()[0]
        await rest.come(app)
        await pilot.pause()
        assert rows(app).splitlines()[0] == first
        await pilot.press("end")
        assert "Post s0" in rows(app)


async def test_a_filter_chosen_before_hides_in_the_rest_too():
    rest = Rest(WHOLE)
    app = opened(rest)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f", *"number:", "backspace", *" 1", "enter")
        shown_before = counts(app)[0]
        await rest.come(app)
        await pilot.pause()
        shown, hidden, total = counts(app)
        assert total == 20
        assert shown + hidden == 20
        assert shown > shown_before


async def test_what_came_before_the_newest_is_no_news():
    rest = Rest([WHOLE[0], frame(0.5, entry("old", 0.5, labels=("breaking",))), *WHOLE[1:]])
    app = opened(rest)
    async with app.run_test(size=SIZE) as pilot:
        await rest.come(app)
        await pilot.pause()
        assert not screen(app).timeline.waiting.count
        assert [each.id for each in screen(app).breaking.posts] == ["old"]


async def test_versions_told_earlier_are_known_then():
    rest = Rest([*WHOLE[:5], frame(5, post(18, headline="A first draft")), *WHOLE[6:]])
    app = opened(rest)
    async with app.run_test(size=SIZE):
        assert screen(app).story.timeline.get("n18").revision == 0
        await rest.come(app)
        assert screen(app).story.timeline.get("n18").revision == 1


async def test_the_reader_s_place_from_before_is_found_in_the_rest():
    rest = Rest(WHOLE)
    app = opened(rest, load_reader=lambda: Kept(read_to="n3", read_at=at(3)))
    async with app.run_test(size=SIZE) as pilot:
        await rest.come(app)
        await pilot.press("end")
        await pilot.pause()
        assert "read to here" in rows(app)


async def test_what_is_damaged_is_said_when_it_is_known():
    rest = Rest(WHOLE, damage="line 3: does not match its checksum; skipped")
    app = opened(rest)
    async with app.run_test(size=SIZE):
        await rest.come(app)
        await until(lambda: "line 3: does not match" in status(app))


async def test_a_rest_that_cannot_be_read_leaves_what_is_there_and_says_so():
    rest = Rest(WHOLE, error=SessionError("event.jsonl: cannot be read (it is gone); check the file"))
    app = opened(rest)
    async with app.run_test(size=SIZE) as pilot:
        await rest.come(app)
        await until(lambda: "it is gone" in status(app))
        assert counts(app) == (8, 0, 8)
        await pilot.press("slash", "escape")  # another word takes the place of the sentence, and then none
        await until(lambda: "the newest 8 posts, the rest cannot be read" in status(app))


async def test_what_takes_the_whole_story_waits_for_it():
    rest = Rest(WHOLE)
    app = opened(rest)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("H", "quotation_mark", "R", "C"):
            await pilot.press(key)
            assert "still being read" in status(app)
            assert screen(app).story.at_edge
            assert app.screen is screen(app)
        await rest.come(app)
        await pilot.press("left")
        assert screen(app).story.now == at(19)
        assert counts(app) == (19, 0, 19)


@pytest.mark.parametrize(
    ("keys", "known"),
    [
        (("left",), 19),
        (("end", "comma"), 19),
        (("left", "colon", *"50%", "enter"), 10),
        (("colon", *"50%", "enter", "left"), 19),
        (("left", "L"), 20),
    ],
)
async def test_the_last_time_asked_for_is_gone_to_once_the_rest_is_there(keys, known):
    rest = Rest(WHOLE)
    app = opened(rest)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        assert ("you go there then" in status(app)) is (known != 20)
        assert screen(app).story.at_edge
        await rest.come(app)
        await until(lambda: counts(app) == (known, 0, known))


async def test_a_rest_that_cannot_be_read_takes_nobody_anywhere():
    rest = Rest(WHOLE, error=SessionError("event.jsonl: cannot be read (it is gone); check the file"))
    app = opened(rest)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left")
        await rest.come(app)
        await until(lambda: "it is gone" in status(app))
        assert screen(app).story.at_edge


async def test_kinds_can_be_chosen_before_the_rest_is_there():
    told = [*WHOLE, frame(21, post(21, labels=("key",)))]
    rest = Rest(told)
    app = opened(rest, [told[0], *told[-5:]])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        assert "not been read for who speaks" in status(app)
        await pilot.press("W")
        assert counts(app) == (1, 4, 5)
        assert "1 of the newest 5 · 4 hidden, reading the rest" in screen(app).chrome.status.text() or status(app)
        await rest.come(app)
        await pilot.pause()
        assert counts(app) == (1, 20, 21)
