"""Feed text is text: whatever stands in a title, a name or a post, it is shown as it is and does nothing."""

from __future__ import annotations

from datetime import UTC

import pytest

from liveterm.model import Block, Link, LiveBlog
from liveterm.ui import Doors
from tests.build import entry, frame
from tests.ui.conftest import opening, screen, until
from tests.ui.test_app import rows, status

HOSTILE = ["[red]x[/]", "[/", "[/]", "[@click=app.quit]x[/]", "[a, v={'q[0]'}]", "\\[b]", "$text [$primary]x"]
SIZE = (120, 40)


@pytest.fixture(params=HOSTILE)
def words(request):
    return request.param


def hostile_post(words, minute=21):
    quote = f"“Words,” says Ada Lovelace. {words}"
    return entry(
        f"id-{words}",
        minute,
        headline=f"H {words}",
        blocks=(Block("paragraph", quote), Block("image", f"A {words}", credit=words)),
        authors=(f"By {words}",),
        tags=(words,),
        source=words,
        url="https://example.org/a",
        links=(Link(f"L {words}", "https://example.org/b"),),
        labels=("breaking",),
    )


async def test_it_stands_as_it_is_in_header_banner_timeline_and_status(frames, words):
    blog = LiveBlog(title=f"T {words}", summary=(f"S {words}",))
    first = entry("first", 20, source=words)  # what a source opens with is no news
    app = frames.open(
        *opening(), then=[frame(21, first, blog=blog), frame(22, hostile_post(words), trouble=f"bad {words}")]
    )
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await frames.tell()
        await until(lambda: f"T {words}" in screen(app).chrome.header.text())
        assert f"S {words}" in screen(app).chrome.banner.text()
        await frames.tell()
        await until(lambda: f"H {words}" in screen(app).chrome.banner.text())
        assert f"H {words}" in rows(app)
        assert f"bad {words}" in status(app)
        await pilot.click(screen(app).chrome.banner, offset=(40, 0))
        assert app.is_running


async def test_it_stands_as_it_is_on_every_sheet(frames, words):
    app = frames.open(*opening(frame(20, hostile_post(words))))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("g", "j", "m")
        for key, expected in (
            ("i", f"By {words}"),
            ("u", f"L {words}"),
            ("D", "first seen"),
            ("apostrophe", f"H {words}"),
        ):
            await pilot.press(key)
            assert expected in app.screen.text()
            await pilot.press("escape")
        await pilot.press("Z", "escape")


async def test_it_stands_as_it_is_in_filters_and_searches(frames, words):
    app = frames.open(*opening(frame(20, hostile_post(words))))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("slash")
        screen(app).query_one("Input").value = words
        await pilot.press("enter")
        assert f"/{words}" in screen(app).chrome.badge.text()
        screen(app).action_filter("words", f'"{words}"')
        screen(app).action_filter("toggle", "speakers", words)
        await pilot.pause()
        assert words in screen(app).chrome.badge.text() and words[:17] in screen(app).side.text()


async def test_it_stands_as_it_is_on_the_start_screen(words, tmp_path):
    from liveterm.cli.keeping import Shelf
    from liveterm.story import Story
    from liveterm.tape import Tape
    from liveterm.ui.app import LivetermApp
    from tests.build import clock, entry
    from tests.test_library import keep

    keep(tmp_path, "kept", frame(0, entry("a")), title=words)
    doors = Doors(sessions=Shelf(tmp_path), notices=(f"N {words}",))
    app = LivetermApp(Story(Tape(), clock()), doors)
    async with app.run_test(size=SIZE, notifications=True):
        await until(lambda: words in app.screen.kept.text())
        assert f"N {words}" in app.screen.query_one("#says").text()


def test_a_date_of_another_century_does_not_flatten_the_curve():
    from liveterm.timeline import Timeline
    from liveterm.ui.panes import PaneFacts, pane_rows
    from liveterm.ui.times import Dial
    from tests.build import entry

    def curve(*odd: float) -> str:
        timeline = Timeline()
        timeline.move(
            [frame(0, *(entry(f"p{minute}", minute) for minute in (*range(0, 60, 2), *range(50, 60), *odd)))], 1
        )
        rows = pane_rows(PaneFacts(posts=timeline.posts), Dial(UTC), 24, 40)
        return "\n".join("".join(piece.text for piece in (*row.left, *row.right)) for row in rows)

    assert curve(40_000_000, -30_000_000) == curve()
    assert "09:00" in curve()
