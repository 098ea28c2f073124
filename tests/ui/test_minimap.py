"""The map of the whole story: its shape, its ticks, where the reader is, and going there."""

from __future__ import annotations

from itertools import pairwise

from liveterm.timeline import Timeline
from liveterm.ui.minimap import Ticks, terrain
from tests.build import at, entry, frame
from tests.ui.conftest import opening, post, screen, until

SIZE = (110, 30)


def posts(*minutes: float):
    timeline = Timeline()
    frames = [frame(0, *(entry(f"p{number}", minute) for number, minute in enumerate(minutes)))]
    timeline.move(frames, 1)
    return timeline.posts


def map_rows(app) -> list[str]:
    return screen(app).chrome.map.text().splitlines()


def test_every_post_is_in_one_row_and_a_busy_time_has_longer_bars():
    found = terrain(posts(*range(0, 100, 10), *(100 + n / 10 for n in range(10))), Ticks(), 10)
    assert sum(end - start for start, end in pairwise(found.bounds)) == 20
    assert min(found.paces[6:]) > max(found.paces[:4])


def test_an_even_story_has_even_bars_and_a_date_of_another_century_changes_no_other_row():
    even = terrain(posts(*range(40)), Ticks(), 10)
    assert set(even.paces) == {4}
    odd = terrain(posts(-40_000_000, *range(39)), Ticks(), 10)
    assert odd.paces[1:] == even.paces[1:]


def test_ten_thousand_posts_of_one_minute_have_a_map():
    assert len(terrain(posts(*([5] * 10_000)), Ticks(), 30).paces) == 30


def test_no_posts_have_no_rows_and_few_posts_one_each():
    assert not terrain([], Ticks(), 10).paces
    assert len(terrain(posts(1, 2, 3), Ticks(), 10).paces) == 3


def test_a_row_is_marked_by_the_first_of_breaking_bookmarks_and_edits():
    all_posts = posts(*range(6))
    found = terrain(all_posts, Ticks({all_posts[0]}, {all_posts[0], all_posts[2]}, {all_posts[5]}), 3)
    assert found.ticks == [0, 1, 2]


async def test_the_map_shows_marks_and_where_the_reader_is(frames):
    app = frames.open(*opening(frame(21, post(21, labels=("breaking",)))))
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: map_rows(app))
        assert "◆" in map_rows(app)[0]
        assert map_rows(app)[0].startswith("▐")
        assert not map_rows(app)[-1].startswith("▐")
        await pilot.press("G")
        await until(lambda: map_rows(app)[-1].startswith("▐"))
        assert not map_rows(app)[0].startswith("▐")


async def test_a_click_on_the_map_goes_there(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: map_rows(app))
        await pilot.click(screen(app).chrome.map, offset=(1, 5))
        assert screen(app).timeline.first_visible.id == "n15"


async def test_braces_go_through_the_story_by_a_screenful_and_end_at_its_ends(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        seen = screen(app).timeline.on_screen
        await pilot.press("right_curly_bracket")
        assert int(screen(app).timeline.first_visible.id[1:]) == 20 - len(seen)
        for _ in range(5):
            await pilot.press("right_curly_bracket")
        assert screen(app).timeline.on_screen[-1].id == "n1"
        for _ in range(6):
            await pilot.press("left_curly_bracket")
        assert screen(app).timeline.at_newest


async def test_a_narrow_screen_has_no_room_for_a_map(frames):
    async with frames.open(*opening()).run_test(size=(80, 24)):
        assert not screen(frames.app).chrome.map.display
        assert screen(frames.app).story.now >= at(20)
