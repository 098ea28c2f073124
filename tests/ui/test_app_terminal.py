"""The terminal around the screen: the mouse, the browser, the clipboard, keys, colours, and what is imported when."""

from __future__ import annotations

import base64
import os
import stat
import subprocess
import sys
from datetime import UTC

import pytest
from textual.widgets import Static

from liveterm.config import Settings
from liveterm.model import Block, Link
from liveterm.ui import Doors, keys
from liveterm.ui.handing_on import copy, is_web, open_address, osc_52, with_attribution
from liveterm.ui.lines import laid_out
from liveterm.ui.status import footer_row
from liveterm.ui.times import Dial
from tests.build import entry, frame
from tests.ui.conftest import heard, opening, post, screen, until
from tests.ui.test_app import SPEECHES, counts, status

SIZE = (100, 30)


@pytest.fixture
def browser(tmp_path, monkeypatch):
    """A program that writes down what it was asked to open."""
    seen = tmp_path / "seen"
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" >> "{seen}"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(program))
    return seen


async def test_o_opens_the_post_in_the_browser_as_one_argument(frames, browser):
    url = "https://example.org/a;touch%20x?$(id)&b='c'"
    app = frames.open(*opening(frame(20, post(21, url=url))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "j", "o")
        await until(browser.exists)
        assert browser.read_text().splitlines() == ["1", url]
        await until(lambda: f"opened {url}" in status(app))


async def test_the_address_is_said_before_it_is_opened_and_as_the_letters_that_are_asked_for(frames, browser):
    link = Link("https://apple.com", "https://аррӏе.com:8443/login")
    app = frames.open(*opening(frame(20, post(21, links=(link,)))))
    said = []
    async with app.run_test(size=SIZE) as pilot:
        screen(app).say = lambda sentence: sentence and said.append(sentence)
        await pilot.press("g", "j", "O")
        await pilot.pause()
        assert said == ["O again opens https://xn--80ak6aa92e.com:8443/login"]
        assert not browser.exists()
        await pilot.press("O")
        await until(lambda: len(said) == 3)
    assert said[1:] == ["opening https://xn--80ak6aa92e.com:8443/login", "opened https://xn--80ak6aa92e.com:8443/login"]
    assert browser.read_text().splitlines() == ["1", "https://xn--80ak6aa92e.com:8443/login"]


@pytest.mark.parametrize("place", ["--new-tab=%s", "--new-tab"])
async def test_a_browser_may_be_given_with_arguments(browser, monkeypatch, place):
    said = []
    monkeypatch.setenv("BROWSER", f"{os.environ['BROWSER']} '{place}'")
    assert (await open_address("https://example.org/?a b=1".replace(" ", "+"), said.append)).startswith("opened")
    *_, address = browser.read_text().splitlines()
    assert address.removeprefix("--new-tab=") == "https://example.org/?a+b=1"
    monkeypatch.setenv("BROWSER", "'")
    assert "no good command" in await open_address("https://example.org/", said.append)


@pytest.mark.parametrize(
    "command", ["sh -c 'touch {seen}; echo %s'", "bash -c", "ssh desktop firefox %s", "env sh -c 'x %s'"]
)
async def test_no_shell_that_the_browser_goes_through_reads_an_address(browser, monkeypatch, command):
    monkeypatch.setenv("BROWSER", command.replace("{seen}", str(browser)))
    said = []
    assert "as code" in await open_address("https://example.org/$(id)", said.append)
    assert not said
    assert not browser.exists()


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "--help", "https://", "http://a b", "https://a\x1b]0;x", "", None],
)
def test_only_web_addresses_are_opened(url):
    assert not is_web(url)


async def test_what_is_no_web_address_is_refused_with_a_sentence(frames, browser):
    app = frames.open(*opening(frame(20, post(21, links=(Link("x", "file:///etc/passwd"),)))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "j", "O")
        assert "only http and https" in status(app)
        assert not browser.exists()


async def test_another_links_address_is_shown_before_it_is_opened_too(frames, browser):
    one, two = (post(number, links=(Link("x", f"https://example.org/{number}"),)) for number in (21, 22))
    app = frames.open(*opening(frame(20, one, two)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "j", "O", "j", "O")
        await pilot.pause()
        assert "O again opens https://example.org/21" in status(app)
        assert not browser.exists()


async def test_links_are_numbered_and_a_number_opens_one(frames, browser):
    links = (Link("one", "https://example.org/1"), Link("two", "https://example.org/2"))
    app = frames.open(*opening(frame(20, post(21, links=links))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "j", "u", "2")
        await until(browser.exists)
        assert browser.read_text().splitlines() == ["1", "https://example.org/2"]


@pytest.fixture
def copied(frames, monkeypatch):
    """A program where nothing but the terminal takes copies, and what it sends there."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    app = frames.open(*opening(frame(20, post(21, url="https://example.org/a"))))
    written = []
    monkeypatch.setattr(app, "write_to_terminal", written.append)
    return app, written


async def test_y_hands_the_address_to_the_terminal_and_says_so(copied):
    app, written = copied
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "j", "y")
        await until(lambda: "OSC 52" in status(app))
        assert osc_52("https://example.org/a", in_tmux=False) in written
        await pilot.press("Y")
        text = base64.b64decode(written[-1][7:-1]).decode()
        assert "Number 21" in text and "An event" in text and "https://example.org/a" in text


def test_a_post_is_pasted_with_its_items_and_quotations_told_apart():
    blocks = (
        Block("paragraph", "Two things:"),
        Block("item", "a boat"),
        Block("quote", "Too late."),
        Block("image", "A pier", "https://e.org/p.jpg", "Jo"),
    )
    assert with_attribution(entry("a", blocks=blocks), Dial(UTC), "Storm").split("\n\n")[1:5] == [
        "Two things:",
        "• a boat",
        "> Too late.",
        "A pier (Jo)",
    ]


async def test_selected_words_are_copied_the_same_way_and_said_to_be(copied):
    app, written = copied
    async with app.run_test(size=SIZE) as pilot:
        view = app.screen.timeline
        await pilot.mouse_down(view, offset=(10, 0))
        await pilot.hover(view, offset=(18, 0))
        await pilot.mouse_up(view, offset=(18, 0))
        selected = app.screen.get_selected_text()
        await pilot.press("ctrl+c")
        await until(lambda: "selection handed to the terminal" in status(app))
        assert selected and osc_52(selected, in_tmux=False) in written


async def test_tmux_is_given_a_copy_where_it_takes_none_from_programs(tmp_path, monkeypatch):
    tmux = tmp_path / "tmux"
    tmux.write_text(f'#!/bin/sh\n{{ echo "$@"; cat; }} > {tmp_path}/given\n')
    tmux.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert await copy("words", lambda _: None, {"TMUX": "/tmp/tmux-1/default,1,0"}) == "copied (tmux)"
    assert (tmp_path / "given").read_text() == "load-buffer -w -\nwords"


def test_a_copy_passes_through_tmux():
    assert osc_52("a", in_tmux=True).endswith("\x1bPtmux;\x1b\x1b]52;c;YQ==\a\x1b\\")


async def test_the_terminals_title_says_how_much_waits(frames, monkeypatch):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    written = []
    monkeypatch.setattr(app, "write_to_terminal", written.append)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        await frames.tell()
        await until(lambda: "\x1b]2;(1) An event\x1b\\" in written)


async def test_what_comes_while_nobody_looks_is_counted_in_the_title_at_the_edge_too(frames, monkeypatch):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    written = []
    monkeypatch.setattr(app, "write_to_terminal", written.append)
    async with app.run_test(size=SIZE) as pilot:
        app.app_focus = False
        await frames.tell()
        await until(lambda: "\x1b]2;(1) An event\x1b\\" in written)
        assert "Number 21" in screen(app).timeline.rows_text()[1]
        app.app_focus = True
        await pilot.pause()
        assert written[-1] == "\x1b]2;An event\x1b\\"


async def test_signs_that_can_be_typed_frame_what_opens_where_others_cannot_be_drawn(frames):
    app = frames.open(*opening(), doors=Doors(settings=Settings(ascii=True)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("question_mark")
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("+-" in row for row in rows)
        assert not set("╭╮╰╯│─") & set("".join(rows))


async def test_a_click_on_a_person_chooses_them(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.click(screen(app).side, offset=(5, 2))
        assert screen(app).filtering.filter.speakers == ("Ada Lovelace",)
        await pilot.click(screen(app).chrome.badge, offset=(8, 0))
        assert counts(app) == (20, 0, 20)


async def test_the_footers_keys_can_be_clicked(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(screen(app).chrome.footer, offset=(screen(app).chrome.footer.text().index("follow"), 0))
        assert screen(app).timeline.follow
        await pilot.click(screen(app).chrome.footer, offset=(screen(app).chrome.footer.text().index("? keys"), 0))
        assert "Moving" in app.screen.text()


async def test_help_lists_every_key(frames):
    app = frames.open(*opening())
    async with app.run_test(size=(100, 200)) as pilot:
        await pilot.press("question_mark")
        said = app.screen.text()
        for key in keys.KEYS:
            if not key.id.startswith("speaker-"):
                assert key.says in said


async def test_what_a_key_does_goes_on_below_itself_where_the_screen_is_narrow(frames):
    app = frames.open(*opening())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("question_mark")
        rows = app.screen.query_one(Static).content.plain.split("\n")
        assert "  ^d          half a page down" in rows
        assert max(map(len, rows)) <= 35
        assert rows[rows.index("  g Home      top of the screen") + 1] == "              order  top"


async def test_a_theme_there_is_none_of_is_complained_of(frames):
    app = frames.open(*opening(), doors=Doors(settings=Settings(theme="sunny")))
    async with app.run_test(size=SIZE):
        await until(lambda: "no theme is called “sunny”" in status(app))


async def test_the_palette_does_what_keys_do(frames):
    app = frames.open(*opening(frame(20, post(21, labels=("breaking",)))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"only breaking")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await until(lambda: counts(app) == (1, 20, 21))


def test_no_key_means_two_things_and_none_that_terminals_cannot_tell_apart():
    for place in (keys.STORY_KEYS, keys.KEPT_KEYS):
        names = [name for key in place for name in key.keys.split(",")]
        assert len(names) == len(set(names))
    names = [name for key in keys.KEYS for name in key.keys.split(",")]
    assert not {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+a", "ctrl+b", "tab"} & set(names)
    assert len({key.id for key in keys.KEYS}) == len(keys.KEYS)


def test_a_key_that_is_taken_is_refused_by_name():
    good, complaints = keys.keymap({"breaking": "j", "follow": "ctrl+f"})
    assert good == {"follow": "ctrl+f"}
    assert complaints == ["keys.breaking: j already means “next”; give that another key first"]


def test_a_key_may_mean_one_thing_beside_a_story_and_another_beside_the_list_of_what_was_kept():
    good, complaints = keys.keymap({"breaking": "d", "kept-delete": "b", "kept-mark": "p"})
    assert good == {"breaking": "d", "kept-delete": "b"}
    assert complaints == ["keys.kept-mark: p already means “kept-prune”; give that another key first"]


def test_a_key_may_be_given_to_another_action_when_its_own_gets_a_new_one():
    good, complaints = keys.keymap({"next": "n", "match-next": "j"})
    assert (good, complaints) == ({"next": "n", "match-next": "j"}, [])


@pytest.mark.parametrize("width", range(1, 120, 7))
def test_a_row_is_always_exactly_as_wide_as_the_screen(width):
    pieces = laid_out(footer_row(True, False, {}), width)
    assert sum(len(piece.text) for piece in pieces) == width


def run_python(code: str, **environ: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **environ})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_screen_loads_nothing_that_only_the_network_needs():
    code = "import sys, liveterm.ui.app; print(*sys.modules)"
    loaded = {name.split(".")[0] for name in run_python(code).split()}
    assert not loaded & {"httpx", "feedparser", "lxml", "dateutil"}


def test_without_colours_only_the_terminals_own_are_used():
    code = (
        "from liveterm.ui.app import LivetermApp; from liveterm.ui import Doors; from liveterm.story import Story;"
        "from liveterm.tape import Tape; from liveterm.clock import Clock, wall;"
        "app = LivetermApp(Story(Tape(growing=True), Clock(wall)), Doors()); print(app.native_ansi_color, app.theme)"
    )
    assert run_python(code, NO_COLOR="1").split()[0] == "True"


async def test_with_ascii_only_ascii_is_drawn_around_the_posts(frames):
    app = frames.open(*opening(frame(20, post(21, labels=("breaking",)))), doors=Doors(settings=Settings(ascii=True)))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1", "shift+left")
        shown = screen(app).chrome
        for part in (shown.header, shown.banner, shown.badge, shown.side, shown.bar, shown.status, shown.footer):
            assert part.text().isascii(), part.text()


async def test_control_c_quits_when_it_is_pressed_twice(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+c")
        assert "press ^c again to quit" in status(app)
        assert app.is_running
        await pilot.press("ctrl+c")
    assert app.return_code == 0
