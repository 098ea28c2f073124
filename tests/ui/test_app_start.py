"""The start screen: Enter plays the demo, and whatever is typed or pasted is opened or answered with a sentence."""

from __future__ import annotations

import pytest
from textual import events

from liveterm.errors import SourceError
from liveterm.story import Story
from liveterm.tape import Tape
from liveterm.ui import Doors, Recent
from liveterm.ui.app import LivetermApp
from liveterm.ui.start import StartScreen
from liveterm.ui.story_screen import StoryScreen
from tests.build import at, clock
from tests.ui.conftest import opening, until

KEPT = [Recent("The storm", at(0), 43, "storm.jsonl"), Recent("", at(-60), 1, "nameless.jsonl")]


class World:
    """What lies behind the doors: remembers what was asked for, and refuses what begins with `bad`."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def open(self, asked: str) -> tuple[Story, Doors]:
        self.asked.append(asked)
        if asked.startswith("bad"):
            raise SourceError(f"{asked}: there is no such file; check the spelling")
        return Story(Tape(opening()), clock(end=20)), self.doors()

    def doors(self) -> Doors:
        return Doors(open=self.open, demo="the demo", recent=lambda: KEPT)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def app(world):
    return LivetermApp(Story(Tape(), clock()), world.doors())


async def test_enter_on_the_empty_line_plays_the_demo(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, StartScreen)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, StoryScreen))
        assert world.asked == ["the demo"]
        assert app.screen.chrome.counts.total == 20


async def test_an_address_that_is_typed_is_opened(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"storm.jsonl", "enter")
        await until(lambda: isinstance(app.screen, StoryScreen))
        assert world.asked == ["storm.jsonl"]


async def test_what_cannot_be_opened_is_answered_and_can_be_mended(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"bad", "enter")
        await until(lambda: "there is no such file" in app.screen.query_one("#says").text())
        await pilot.press("backspace", "backspace", "backspace", *"good", "enter")
        await until(lambda: isinstance(app.screen, StoryScreen))
        assert world.asked == ["bad", "good"]


async def test_a_page_that_is_pasted_is_a_source_itself(app, world):
    async with app.run_test(size=(80, 24)):
        app.screen.focused.post_message(events.Paste("16:12\nA headline\nSome words.\n"))
        await until(lambda: isinstance(app.screen, StoryScreen))
        assert world.asked == ["16:12\nA headline\nSome words.\n"]


async def test_an_address_that_is_pasted_can_still_be_edited(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.focused.post_message(events.Paste("https://example.org/live"))
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: world.asked == ["https://example.org/live"])


async def test_kept_sessions_are_listed_and_opened_by_key_or_mouse(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "The storm" in app.screen.query_one("#recent").text())
        assert "43 posts" in app.screen.query_one("#recent").text()
        await pilot.press("down", "down", "enter")
        await until(lambda: world.asked == ["nameless.jsonl"])


async def test_a_kept_session_opens_by_a_click(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        recent = app.screen.query_one("#recent")
        await until(lambda: "The storm" in recent.text())
        await pilot.click(recent, offset=(3, 1))
        await until(lambda: world.asked == ["storm.jsonl"])


async def test_everything_is_there_on_a_small_terminal(app, world):
    async with app.run_test(size=(40, 12)) as pilot:
        assert app.screen.focused.region.bottom <= 12
        await pilot.press("enter")
        await until(lambda: world.asked == ["the demo"])


async def test_on_a_small_terminal_what_was_kept_takes_the_place_of_the_hints_and_scrolls(world):
    many = [Recent(f"Event {number}", at(-number), number, f"{number}.jsonl") for number in range(12)]
    app = LivetermApp(Story(Tape(), clock()), Doors(open=world.open, recent=lambda: many))
    async with app.run_test(size=(40, 12)) as pilot:
        recent = app.screen.query_one("#recent")
        await until(lambda: "Event 0" in recent.text())
        assert not app.screen.query_one("#ways").display
        await pilot.press(*["down"] * 12)
        await until(lambda: "Event 11" in recent.text())
        assert recent.region.bottom <= 12
        await pilot.press("enter")
        await until(lambda: world.asked == ["11.jsonl"])
        await pilot.resize_terminal(80, 30)


async def test_escape_leaves(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
    assert app.return_code == 0
