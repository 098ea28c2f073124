"""The start screen: Enter plays the demo, whatever is typed or pasted is opened or answered with a sentence, and what
was kept is listed and kept in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from liveterm.cli.keeping import Shelf
from liveterm.errors import SourceError
from liveterm.session import disk
from liveterm.session.recorder import Recorder
from liveterm.story import Story
from liveterm.tape import Tape
from liveterm.ui import Doors
from liveterm.ui.app import LivetermApp
from liveterm.ui.asking import AskScreen
from liveterm.ui.kept_list import KeptList
from liveterm.ui.start import StartScreen
from liveterm.ui.story_screen import StoryScreen
from tests.build import clock, entry, frame
from tests.test_library import keep
from tests.ui.conftest import opening, until


class World:
    """What lies behind the doors: remembers what was asked for, and refuses what begins with `bad`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []

    async def open(self, asked: str) -> tuple[Story, Doors]:
        self.asked.append(asked)
        if asked.startswith("bad"):
            raise SourceError(f"{asked}: there is no such file; check the spelling")
        return Story(Tape(opening()), clock(end=20)), self.doors()

    def doors(self) -> Doors:
        return Doors(open=self.open, demo="the demo", sessions=Shelf(self.folder))

    def path(self, name: str) -> str:
        return str(self.folder / f"{name}.jsonl")

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "sessions"
    breaking = [entry(f"b{n}", labels=("breaking",)) for n in range(3)]
    keep(folder, "storm", frame(100, *breaking), frame(180, entry("a")), title="The storm")
    keep(folder, "vote", frame(10, entry("v")), frame(20, entry("w")), title="The vote")
    keep(folder, "again", frame(12, entry("v")), frame(15, entry("x")), title="The vote")
    return World(folder)


@pytest.fixture
def app(world):
    return LivetermApp(Story(Tape(), clock()), world.doors())


def kept(app: LivetermApp) -> KeptList:
    assert isinstance(app.screen_stack[0], StartScreen)
    return app.screen_stack[0].kept


def add_to(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)


async def listed(app: LivetermApp, pilot, *keys: str) -> None:
    """Wait until all are listed, then go to the list and press keys."""
    await until(lambda: kept(app).whole)
    await pilot.press("down", *keys)


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


async def test_kept_sessions_are_listed_with_what_is_in_them(app):
    async with app.run_test(size=(100, 30)):
        await until(lambda: kept(app).whole)
        rows = kept(app).text().split("\n")
        assert rows[0].startswith("Kept  3")
        assert rows[1].split() == ["title", "source", "day", "span", "posts", "breaking", "size"]
        assert rows[2].split()[:3] == ["The", "storm", "example.org"]
        assert " ".join(rows[2].split()[5:]).startswith("1 h 20 m 4 3 ")
        assert [row.split()[1] for row in rows[2:5]] == ["storm", "vote", "vote"]


async def test_of_what_is_kept_a_narrow_screen_shows_what_matters_most_and_the_rest_of_the_one_picked(app):
    async with app.run_test(size=(40, 12)) as pilot:
        await listed(app, pilot)
        rows = kept(app).text().split("\n")
        assert rows[1].split()[-1] == "4" and "breaking" not in rows[1]
        assert rows[-1].strip().startswith("1 h 20 m · 2 kB · 3 breaking · exa")
        assert kept(app).region.bottom <= 12


async def test_files_that_are_no_sessions_and_sessions_that_are_damaged_are_told_of(app, world):
    add_to(world.folder / "junk.jsonl", "no session")
    add_to(world.folder / "storm.jsonl", '{"at":"2026-03-14T09:')
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot)
        rows = kept(app).text().split("\n")
        assert rows[0].startswith("Kept  3 · 1 file is no session: junk.jsonl")
        assert any(row.strip().startswith("damaged · ") and row.strip().endswith("storm.jsonl") for row in rows)
        await pilot.press("down")
        assert "damaged" not in kept(app).text()


async def test_sessions_come_up_as_they_are_looked_into_and_the_one_picked_stays_picked(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "down")
        assert kept(app).picked.path == world.path("vote")
        keep(world.folder, "news", frame(500, entry("n")), title="News")
        app.screen.on_screen_resume()
        await until(lambda: kept(app).total == 4)
        assert kept(app).picked.path == world.path("vote")


async def test_a_kept_session_opens_by_key(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "down", "enter")
        await until(lambda: world.asked == [world.path("vote")])


async def test_a_kept_session_opens_by_a_click(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: kept(app).whole)
        await pilot.click(kept(app), offset=(5, 2))
        await until(lambda: world.asked == [world.path("storm")])


async def test_up_from_the_first_session_leads_back_to_the_line_and_so_does_escape(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "up")
        assert not kept(app).has_focus
        await pilot.press("down", "escape")
        assert not kept(app).has_focus and app.is_running


async def test_a_session_gets_another_title_and_stays_picked(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "r", "end", "space", *"rages", "enter")
        await until(lambda: "The storm rages" in kept(app).text().split("\n")[2])
        await until(lambda: kept(app).total == 3)
        assert kept(app).picked.title == "The storm rages"
        assert any("the-storm-rages" in name for name in world.files())


async def test_letters_of_a_title_that_come_at_once_are_no_keys_of_the_list(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot)
        for key in "rd1":
            app.post_message(events.Key(key, key))
        await until(lambda: isinstance(app.screen, AskScreen))
        await pilot.pause()
        await pilot.press("escape")
        assert isinstance(app.screen, StartScreen)
    assert "storm.jsonl" in world.files()


async def test_a_title_that_is_none_is_refused_in_a_sentence(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "r", "ctrl+u", *"!?", "enter")
        await until(lambda: "at least one letter" in app.screen_stack[0].query_one("#says").text())


async def test_a_session_is_deleted_only_when_asked_twice(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "d")
        await until(lambda: "delete for good" in app.screen.text())
        await pilot.press("enter")
        assert "storm.jsonl" in world.files()
        await pilot.press("d")
        await until(lambda: len(app.screen_stack) > 1)
        await pilot.press("1")
        await until(lambda: kept(app).total == 2)
        assert "storm.jsonl" not in world.files()
        assert kept(app).picked.title == "The vote"


async def test_a_session_is_compressed_instead(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "d")
        await until(lambda: len(app.screen_stack) > 1)
        await pilot.press("2")
        await until(lambda: "storm.jsonl.gz" in world.files() and kept(app).picked is not None)


@pytest.mark.parametrize("how", ["recorded", "open"])
async def test_a_session_in_use_is_never_deleted(app, world, how):
    path = Path(world.path("storm"))
    if how == "open":
        disk.keep_open(path)
        recorder = None
    else:
        recorder = Recorder.open(path, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "d")
        await until(lambda: len(app.screen_stack) > 1)
        await pilot.press("1")
        await until(lambda: "it stays" in app.screen_stack[0].query_one("#says").text())
    assert path.name in world.files()
    if recorder is not None:
        recorder.close()


async def test_what_is_old_is_shown_before_it_goes_and_what_is_in_use_stays(app, world):
    disk.keep_open(Path(world.path("vote")))
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "p", "ctrl+u", *"1d", "enter")
        await until(lambda: "Delete 2 sessions?" in str(app.screen.query("VerticalScroll").first().border_title))
        assert "The storm" in app.screen.text()
        await pilot.press("1")
        await until(lambda: kept(app).total == 1)
    assert world.files() == ["vote.jsonl"]


async def test_an_age_that_is_none_is_refused_in_a_sentence(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "p", "ctrl+u", *"old", "enter")
        await until(lambda: "is no duration" in app.screen_stack[0].query_one("#says").text())
    assert len(world.files()) == 3


async def test_two_marked_recordings_become_one_and_stay_as_they_were(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot, "m")
        await until(lambda: "mark two or more" in kept(app).text())
        await pilot.press("down", "space", "space", "m")
        await until(lambda: kept(app).total == 4)
        assert kept(app).picked.posts == 3
        assert kept(app).picked.path.endswith("the-vote-merged.jsonl")
    assert {"vote.jsonl", "again.jsonl"} <= set(world.files())


async def test_the_keys_of_the_list_are_told(app):
    async with app.run_test(size=(80, 40)) as pilot:
        await listed(app, pilot, "question_mark")
        assert "merge the marked recordings" in app.screen.text()


async def test_everything_is_there_on_a_small_terminal(app, world):
    async with app.run_test(size=(40, 12)) as pilot:
        assert app.screen.focused.region.bottom <= 12
        await pilot.press("enter")
        await until(lambda: world.asked == ["the demo"])


async def test_on_a_small_terminal_what_was_kept_takes_the_place_of_the_hints_and_scrolls(world):
    for number in range(12):
        keep(world.folder, f"{number}", frame(1000 - number, entry("a")), title=f"Event {number}")
    app = LivetermApp(Story(Tape(), clock()), world.doors())
    async with app.run_test(size=(40, 12)) as pilot:
        await listed(app, pilot)
        assert "Event 0" in kept(app).text()
        assert not app.screen.query_one("#ways").display
        await pilot.press(*["down"] * 11)
        assert "Event 11" in kept(app).text()
        assert kept(app).region.bottom <= 12
        await pilot.press("enter")
        await until(lambda: world.asked == [world.path("11")])
        await pilot.resize_terminal(80, 30)


async def test_what_is_pasted_beside_the_list_is_a_source_all_the_same(app, world):
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(app, pilot)
        app.screen.focused.post_message(events.Paste("https://example.org/live"))
        await until(lambda: not kept(app).has_focus)
        await pilot.press("enter")
        await until(lambda: world.asked == ["https://example.org/live"])


async def test_escape_leaves(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
    assert app.return_code == 0
