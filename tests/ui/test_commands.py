"""What is typed after a colon, filters with a name, and what is remembered of the reader's choices."""

from __future__ import annotations

from datetime import UTC

import pytest

from liveterm import config
from liveterm.config import Settings
from liveterm.errors import UsageError
from liveterm.query import parse
from liveterm.ui import Doors
from liveterm.ui.filters import Filter
from liveterm.ui.saved import as_line
from tests.build import at
from tests.ui.conftest import heard, opening, screen, until

SIZE = (110, 34)
SPEECHES = 5


class Keeper:
    """Keeps settings as the file would."""

    def __init__(self) -> None:
        self.kept: dict[str, str | None] = {}

    def doors(self, **settings) -> Doors:
        return Doors(settings=Settings(**settings), keep_setting=self._keep)

    def _keep(self, name: str, value: str | None) -> str:
        self.kept[name] = value
        return ""


async def typed(pilot, app, line: str) -> None:
    await pilot.press("colon")
    await until(lambda: screen(app).prompting.is_open)
    screen(app).query_one("Prompt Input").value = line
    await pilot.press("enter")
    await until(lambda: not screen(app).prompting.is_open)


def side(app) -> str:
    return screen(app).side.text()


async def test_a_filter_is_saved_listed_and_opened_again(frames):
    keeper = Keeper()
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1")
        shown = screen(app).timeline.shown
        await typed(pilot, app, "save turing")
        assert keeper.kept == {"filters.turing": 'speaker:"Alan Turing"'}
        await pilot.press("x")
        await until(lambda: "Saved" in side(app) and "turing" in side(app))
        await typed(pilot, app, "turing")
        assert screen(app).timeline.shown == shown < 20
        assert 'only speaker:"Alan Turing"' in screen(app).chrome.badge.text()
        await typed(pilot, app, "forget turing")
        assert keeper.kept == {"filters.turing": None}
        await until(lambda: "Saved" not in side(app))


async def test_a_filter_from_before_is_there_and_chosen_in_the_column(frames):
    app = frames.open(*opening(), doors=Keeper().doors(filters={"ones": '"number 1"'}))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("c", *"jjjj", "enter")
        assert screen(app).timeline.shown == 11
        await pilot.press("enter")
        assert screen(app).timeline.shown == 20


@pytest.mark.parametrize(
    ("filter", "line"),
    [
        (Filter(speakers=("Ada Lovelace", "Bo")), 'speaker:"Ada Lovelace" or speaker:"Bo"'),
        (Filter(speakers=("Bo",), kinds=("key", "breaking")), 'speaker:"Bo" (kind:key or kind:breaking)'),
        (Filter(speakers=("Bo",), words="gate or bridge"), 'speaker:"Bo" (gate or bridge)'),
        (Filter(speakers=("Bo",), reach=2), 'speaker:"Bo" or mentions:"Bo"'),
    ],
)
def test_a_filter_is_one_line_of_the_language(filter, line):
    assert as_line(filter, at(0), UTC) == line
    assert str(parse(line, now=at(0), zone=UTC)) == line


async def test_a_time_goes_there_an_id_does_what_its_key_does_and_nonsense_is_answered(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await typed(pilot, app, "zen")
        assert screen(app).chrome.zen
        await typed(pilot, app, "09:05")
        assert screen(app).story.now == at(5)
        await typed(pilot, app, "gibberish")
        assert "“gibberish” is no time" in screen(app).chrome.status.text()


@pytest.mark.parametrize("line", ["save", "save two words", "save a=b", "forget nothing"])
async def test_a_name_that_is_none_is_said_and_keeps_nothing(frames, line):
    keeper = Keeper()
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1")
        await typed(pilot, app, line)
        assert not keeper.kept
        assert "saved" in screen(app).chrome.status.text()


async def test_order_and_theme_chosen_by_key_are_kept(frames):
    keeper = Keeper()
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("S", "T")
        await until(lambda: keeper.kept == {"order": "oldest", "theme": "liveterm-light"})


def test_a_filter_is_kept_in_the_settings_and_forgotten_again(tmp_path):
    file = tmp_path / "config.toml"
    config.change("filters.café", 'speaker:"Zoë" -x', file)
    assert config.load(file) == (Settings(filters={"café": 'speaker:"Zoë" -x'}), [])
    config.change("filters.café", None, file)
    assert file.read_text() == ""


def test_a_table_of_the_readers_own_is_not_broken(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[filters]\nmine = "x"\n')
    with pytest.raises(UsageError, match="by hand"):
        config.change("filters.more", "y", file)
    assert config.load(file)[0].filters == {"mine": "x"}
