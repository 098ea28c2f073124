"""Going back, stepping and returning, while a story goes on and after it has ended."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from msgspec.structs import replace
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from liveterm.model import Block, LiveBlog
from liveterm.story import Story
from liveterm.tape import Look, Tape
from liveterm.ui import Doors
from liveterm.ui.app import LivetermApp
from liveterm.ui.edits import words_changed
from liveterm.ui.minimap import Ticks
from liveterm.ui.replay_bar import surveyed
from liveterm.ui.times import held
from liveterm.ui.travel import moment_asked
from liveterm.ui.versions import word_changes
from tests.build import at, clock, entry, frame
from tests.ui.conftest import heard, opening, post, screen, until
from tests.ui.test_app import SPEECHES, counts, rows, status

SIZE = (100, 30)
NEWS = frame(21, post(21, labels=("breaking",), headline="The bridge is shut"), blog=LiveBlog(title="Bridge shut"))


async def filled(app) -> None:
    await until(lambda: not any(each.name == "fill" for each in app.workers if not each.is_finished))


def everything_shown(app) -> str:
    shown = screen(app).chrome
    parts = (shown.header, shown.banner, shown.badge, shown.side, shown.status)
    return "\n".join([app.title, rows(app), *(part.text() for part in parts)])


async def test_nothing_later_than_story_time_shows_anywhere(frames):
    app = frames.open(*opening(NEWS))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        assert "Bridge shut" in everything_shown(app)
        await pilot.press("left")
        shown = everything_shown(app)
        for later in ("Bridge shut", "The bridge is shut", "Number 21", "Breaking"):
            assert later not in shown
        assert screen(app).story.now == at(20)
        assert counts(app) == (20, 0, 20)


async def test_nobody_who_speaks_later_and_nothing_that_was_said_of_it_shows_before(frames):
    words = Block("paragraph", "“We count no more,” says Grace Hopper.")
    later = (frame(21, post(3, blocks=(words,), labels=("key",))), frame(22, post(4, blocks=(words,))))
    app = frames.open(*opening(*later))
    async with app.run_test(size=(110, 34)) as pilot:
        await heard(app, SPEECHES + 1)
        story = screen(app).story
        number = next(person.number for person in screen(app).side.facts.people if person.name == "Grace Hopper")
        assert "The story so far" in screen(app).side.text()
        await pilot.press("shift+left")
        assert "Grace Hopper" not in story.timeline.get("n4").reading.heard
        assert not {"Hopper", "The story so far"}.intersection(everything_shown(app).split())
        await pilot.press(number)
        assert f"nobody has the number {number} yet" in status(app)
        await heard(app, 3)
        await pilot.press("j", "C", "2")
        await until(lambda: app.screen.query("Input"))
        assert "Hopper" not in str(app.screen.query_one("#offers").visual)
        await pilot.press("escape", "R")
        assert "Hopper" not in app.screen.text()
        await pilot.press("escape", "L")
        assert story.timeline.get("n4").reading.heard == ("Grace Hopper",)
        assert "The story so far" in screen(app).side.text()
        await pilot.press(number)
        assert screen(app).filtering.filter.speakers == ("Grace Hopper",)


async def test_what_a_source_says_of_its_end_is_held_back_with_its_posts(frames):
    over = frame(21, blog=LiveBlog(title="An event", over=True))
    app = frames.open(*opening(over))
    frames.story.tape.look(Look("", at(21), state="ended", note="the event is over"))
    async with app.run_test(size=SIZE) as pilot:
        assert not frames.is_live or "■ ended" in everything_shown(app)
        await pilot.press("right_parenthesis")
        assert "ended" not in everything_shown(app)


async def test_going_back_takes_speeches_off_the_counts(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("shift+left")
        assert {person.name: person.posts for person in screen(app).side.facts.people} == {
            "Ada Lovelace": 1,
            "Alan Turing": 1,
        }


async def test_what_arrives_while_the_reader_is_back_waits_for_its_time(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("p", "left")
        if frames.is_live:
            frames.story.tape.append(frame(20, post(21)))
        await pilot.pause()
        assert counts(app) == (19, 0, 19)
        assert "paused" in screen(app).chrome.header.text()
        assert "1 m" in screen(app).chrome.header.text()
        await pilot.press("L")
        assert counts(app)[2] == 20 + frames.is_live
        assert "paused" not in screen(app).chrome.header.text()


@pytest.mark.parametrize("width", [30, 40, 60, 100])
async def test_how_story_time_stands_is_told_however_narrow_the_header_is(frames, width):
    app = frames.open(*opening(frame(21, blog=LiveBlog(title="A very long title " * 9))))
    async with app.run_test(size=(width, 20)) as pilot:
        header = screen(app).chrome.header
        assert ("● LIVE" if frames.is_live else "■ the end") in header.text()
        assert "A very" in header.text()
        await pilot.press("p", *["left"] * 12)
        shown = header.text()
        assert "❚❚" in shown
        if frames.is_live:
            assert "◀ 12 m" in shown
            assert f"LIVE {screen(app).dial.minutes(at(21))}" in shown
        else:
            assert "12 m left" in shown


async def test_steps_go_to_the_moment_of_the_next_and_the_previous_post(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("comma", "comma")
        assert screen(app).story.now == at(18)
        assert "Number 18" in rows(app).splitlines()[1]
        await pilot.press("full_stop")
        assert screen(app).story.now == at(19)
        assert "paused" in screen(app).chrome.header.text()


async def test_markers_are_breaking_posts_edits_and_bookmarks(frames):
    told = opening()
    told.insert(10, frame(9, post(5, headline="Number five")))
    told.insert(16, frame(14, post(40, labels=("breaking",))))
    app = frames.open(*told)
    async with app.run_test(size=SIZE) as pilot:
        found = []
        for key in ("left_square_bracket", "left_square_bracket", "right_square_bracket"):
            await pilot.press(key)
            found.append(screen(app).story.now)
        assert found == [at(14), at(9), at(14)]
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert "no marker before" in status(app)


@pytest.mark.parametrize(
    ("asked", "minute"), [("50%", 10), ("-0.25h", 5), ("start", 0), ("09:07", 7), ("9.07", 7), ("23:00", 0)]
)
async def test_one_can_go_to_a_time_that_is_typed(frames, asked, minute, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon", *asked, "enter")
        assert screen(app).story.now == at(minute)


@pytest.mark.parametrize(
    ("asked", "minute", "said"),
    [
        ("08:10", 0, "the recording starts at 09:00"),
        ("-20m", 0, "the recording starts at 09:00"),
        ("-999999d", 0, "the recording starts at 09:00"),
        ("23:00", 0, "the recording starts at 09:00"),
        ("09:40", 20, "09:20"),
        ("+1h", 20, "09:20"),
        ("start", 0, ""),
        ("09:00", 0, ""),
        ("-5m", 5, ""),
        ("end", 20, ""),
    ],
)
async def test_whoever_asks_for_a_time_outside_the_story_is_told_where_it_ends(
    frames, asked, minute, said, monkeypatch
):
    monkeypatch.setenv("TZ", "UTC")
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon", *"-10m", "enter", "p", "colon", *asked, "enter")
        assert screen(app).story.now == at(minute)
        shown = status(app)
        assert said in shown
        if minute == 20 and said:
            assert ("nothing later than" if frames.is_live else "the recording ends at") in shown
        assert said or not any(words in shown for words in ("recording starts", "recording ends", "nothing later"))


@pytest.mark.parametrize(("asked", "hours"), [("23:30", 13.5), ("01:30", 15.5), ("03:30", 16.5), ("12:00", 25)])
def test_a_time_of_day_is_meant_as_the_clocks_were_then(monkeypatch, asked, hours):
    monkeypatch.setenv("TZ", "Europe/Amsterdam")  # where they went forward at two
    time.tzset()
    begin = 14 * 24 * 60
    story = Story(Tape([frame(begin, entry("a")), frame(begin + 26 * 60, entry("b"))]), clock(begin + 26 * 60))
    try:
        assert moment_asked(asked, story) == at(begin + hours * 60)
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_a_start_on_another_day_is_named_with_its_day(frames, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    app = frames.open(*opening(frame(60 * 30, post(21))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon", *"-9d", "enter")
        assert "the recording starts at 09:00 14 Mar" in status(app)


async def test_a_time_that_is_none_is_said_to_be_none(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        for asked, answer in (("teatime", "“teatime” is no time"), ("150%", "more than 100%"), ("25:10", "no 25:10")):
            await pilot.press("colon", *asked, "enter")
            assert answer in status(app)
        assert screen(app).story.now == at(20)


async def test_speed_is_shifted_and_normal_again(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("greater_than_sign")
        assert "at the edge" in status(app)
        await pilot.press("shift+left", "greater_than_sign", "greater_than_sign")
        assert "▶ 5×" in screen(app).chrome.header.text()
        await pilot.press("backslash")
        assert "▶ 1×" in screen(app).chrome.header.text()


async def test_space_plays_and_pauses_behind_the_edge_and_pages_at_it(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        top = screen(app).timeline.first_visible
        await pilot.press("space")
        assert screen(app).timeline.first_visible is not top
        await pilot.press("left", "space")
        assert screen(app).story.clock.paused
        await pilot.press("space")
        assert not screen(app).story.clock.paused


async def test_the_bar_shows_where_story_time_is_and_takes_the_mouse(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("shift+left")
        bar = screen(app).chrome.bar
        assert bar.display
        text = bar.text()
        start = text.index(" ", 1) + 1
        assert start < text.index("━") < text.index("●") < text.index("─")
        middle = (start + len(text.rstrip("0123456789: ")) - 1) // 2
        await pilot.mouse_down(bar, offset=(middle, 0))
        await pilot.hover(bar, offset=(start, 0))
        await pilot.mouse_up(bar, offset=(start, 0))
        await until(lambda: screen(app).story.now == at(0))


async def test_the_bar_is_there_at_the_edge_and_takes_the_mouse(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        bar = screen(app).chrome.bar
        assert screen(app).story.at_edge and bar.display
        await pilot.click(bar, offset=(50, 0))
        assert at(9) < screen(app).story.now < at(11)
        await pilot.mouse_down(bar, offset=(50, 0))
        await pilot.hover(bar, offset=(99, 0))
        await pilot.mouse_up(bar, offset=(99, 0))
        await until(lambda: screen(app).story.at_edge)


async def test_on_a_low_screen_the_bar_takes_no_row_at_the_edge_and_the_status_line_is_dragged(frames):
    app = frames.open(*opening())
    async with app.run_test(size=(40, 12)) as pilot:
        chrome = screen(app).chrome
        assert not chrome.bar.display
        await pilot.mouse_down(chrome.status, offset=(30, 0))
        await pilot.hover(chrome.status, offset=(20, 0))
        assert chrome.bar.display and at(8) < screen(app).story.now < at(12)
        await until(lambda: abs(chrome.bar.text().find("●") - 20) <= 1)
        await pilot.hover(chrome.bar, offset=(7, 0))
        assert screen(app).story.now < at(2)
        await pilot.hover(chrome.status, offset=(39, 0))
        await pilot.mouse_up(chrome.status, offset=(39, 0))
        await until(lambda: screen(app).story.at_edge and not chrome.bar.display)
        await pilot.hover(chrome.status, offset=(5, 0))
        assert screen(app).story.at_edge


async def test_a_click_on_the_status_line_is_for_its_words_and_a_drag_is_not():
    polls: list[int] = []
    tape = Tape(opening(), growing=True)
    tape.look(Look("example", at(20), at(21)))
    app = LivetermApp(Story(tape, clock(end=20)), Doors(poll_now=lambda: polls.append(1)))
    async with app.run_test(size=SIZE) as pilot:
        line = screen(app).chrome.status
        words = line.text().index("next in")
        await pilot.click(line, offset=(words, 0))
        assert polls == [1] and screen(app).story.at_edge
        await pilot.mouse_down(line, offset=(words + 2, 0))
        await pilot.hover(line, offset=(words, 0))
        await pilot.mouse_up(line, offset=(words, 0))
        await until(lambda: not screen(app).story.at_edge)
        await pilot.pause()
        assert polls == [1]


async def test_going_back_to_before_the_first_post_leaves_none_whatever_was_read(frames):
    app = frames.open(frame(0, blog=LiveBlog(title="Bridge")), frame(1, post(1)), frame(2, post(2)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("A", *":start", "enter")
        await pilot.pause()
        assert counts(app) == (0, 0, 0)
        await pilot.press("L")
        assert counts(app)[2] == 2


@pytest.mark.parametrize(("width", "first", "last"), [(100, "14 Mar 09:00", "16 Mar 09:00"), (60, "14 Mar", "16 Mar")])
async def test_a_story_of_several_days_says_on_which_it_stands(frames, width, first, last):
    edit = frame(2, post(0, headline="Edited"))
    app = frames.open(frame(0, post(0)), edit, frame(1500, post(1500)), frame(2880, post(2880)))
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.press("comma")
        assert "as it was known on 15 Mar at 10:00" in status(app)
        bar = screen(app).chrome.bar.text()
        assert bar.strip().startswith(first) and bar.strip().endswith(last)
        assert ("15 Mar 10:00:00" in screen(app).chrome.header.text()) == (width == 100)
        await pilot.press("H")
        assert "14 Mar 09:02  Edited" in app.screen.text()


async def test_what_is_held_back_from_the_start_is_said_to_be(frames):
    app = frames.open(*opening())
    frames.story.clock.to_edge()
    frames.story.clock.delay = timedelta(hours=1)
    async with app.run_test(size=SIZE):
        assert "held back 1 h" in status(app) or not frames.is_live


def test_how_far_behind_is_told_in_minutes_where_it_is_minutes():
    told = [held(timedelta(seconds=seconds)) for seconds in (0.5, 90, 119, 120, 130, 600, 3600, 5400)]
    assert told == ["0.5 s", "90 s", "119 s", "2 m", "2 m 10 s", "10 m", "1 h", "1 h 30 m"]


async def test_the_bar_marks_no_breaking_post_that_is_still_to_come(frames):
    app = frames.open(*opening(NEWS))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left")
        assert "◆" not in screen(app).chrome.bar.text()
        await pilot.press("L", "comma", "full_stop")
        assert screen(app).story.now == at(21)


async def test_the_bar_shows_how_much_came_when_and_every_kind_of_marker(frames):
    crowd = [frame(5.5, entry(f"x{number}", 5)) for number in range(12)]
    told = opening(frame(17.5, post(3, headline="Number three")), NEWS, frame(40, post(40)))
    app = frames.open(*sorted((*told, *crowd), key=lambda each: each.at))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("comma", "comma", "m", "L", "left")
        text = screen(app).chrome.bar.text()
        assert text.index("█") < text.index("✎") < text.index("★") < text.index("◆") < text.index("●")
        await pilot.press("shift+left", "shift+left", "shift+left")
        assert not {"✎", "★", "◆"}.intersection(screen(app).chrome.bar.text())


def test_the_bar_marks_every_edit_but_not_what_is_nearly_everywhere():
    told = [frame(number, entry(f"p{number}", number, labels=("breaking",))) for number in range(60)]
    edits = [frame(minute + 0.5, entry("p3", 3, text=f"Version {minute}.")) for minute in (10, 50)]
    tale = Story(Tape(sorted((*told, *edits), key=lambda each: each.at)), clock(end=59))
    tale.advance()
    posts = tale.timeline.posts
    found = surveyed(tale, Ticks(breaking=posts, edited=[posts[3]]), 59, 60)
    assert found.ticks == {10: 2, 50: 2}
    assert min(found.levels) > 0
    assert surveyed(tale, Ticks(breaking=posts[20:22]), 59, 60).ticks == {20: 0, 21: 0}


async def test_the_place_in_the_list_is_kept_when_time_goes_on(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("p", "shift+left", "j", "j", "j", "j")
        cursor = screen(app).timeline.cursor
        before = rows(app)
        await pilot.press("full_stop", "full_stop")
        assert screen(app).timeline.cursor is cursor
        assert screen(app).timeline.total == 12
        assert rows(app) == before or "2 new" in screen(app).chrome.badge.text() or screen(app).timeline.at_newest


async def test_every_edit_so_far_is_listed_with_when_and_how_much_and_can_be_gone_to(frames):
    app = frames.open(
        *opening(
            frame(21, post(3, headline="Number three", source="bbc")),
            frame(22, withdrawn=("n4",)),
            frame(23, post(5, labels=("breaking",))),
        )
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("H")
        lines = app.screen.text().splitlines()
        assert lines[0].startswith("Edits: 3 · ")
        assert "Number 5  edited, breaking" in lines[1]
        assert "Number 4  withdrawn" in lines[2]
        assert "Number three  edited, 1 word changed · bbc" in lines[3]
        await pilot.press("j", "j", "enter")
        assert screen(app).timeline.cursor.id == "n3"
        await pilot.press("comma", "comma", "H")
        assert "Edits: 1" in app.screen.text()
        assert "withdrawn" not in app.screen.text()
        await pilot.press("escape", "shift+left", "H")
        assert "no edit has been seen so far" in status(app)


@pytest.mark.parametrize("keys", [["end"], ["space"] * 16, ["pagedown"] * 16])
async def test_of_many_edits_the_first_of_all_can_be_walked_to(frames, keys):
    edits = [frame(21 + n / 10, post(n % 20 + 1, headline=f"Edit {n}")) for n in range(320)]
    app = frames.open(*opening(*edits))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "H")
        assert "Edits: 320" in app.screen.text()
        await pilot.press(*keys)
        await filled(app)
        await pilot.press("enter")
        assert screen(app).timeline.cursor.id == "n1"


async def test_the_edits_open_at_the_cursors_post_however_long_ago_it_was_edited(frames):
    edits = [frame(21 + n / 10, post(n % 19 + 2, headline=f"Edit {n}")) for n in range(320)]
    app = frames.open(*opening(frame(20.5, post(1, headline="Long ago")), *edits))
    async with app.run_test(size=SIZE) as pilot:
        screen(app).action_walk("to", "n1")
        await pilot.press("H")
        await filled(app)
        assert app.screen.query_one(OptionList).highlighted == 320


async def test_one_steps_through_the_versions_of_a_post_with_both_clocks_of_each(frames):
    first, updated = post(20, headline="The vote"), at(20.5)
    told = [
        frame(20, first),
        frame(21, replace(first, headline="The late vote", updated=updated)),
        frame(22, replace(first, headline="The late vote, again", updated=updated)),
        frame(23, withdrawn=("n20",)),
    ]
    app = frames.open(*opening()[:-1], *told)
    async with app.run_test(size=SIZE) as pilot:
        dial = screen(app).dial
        await pilot.press("g", "D")
        box = app.screen.query_one(VerticalScroll)
        assert "Version 4 of 4" in str(box.border_title)
        assert f"{dial.full(at(23))}  seen here: withdrawn" in app.screen.text()
        await pilot.press("left")
        assert "Version 3 of 4" in str(box.border_title)
        assert f"{dial.full(at(22))}  seen here: edited, 2 words changed" in app.screen.text()
        assert "the publisher does not say when" in app.screen.text()
        assert "The late [-vote-] [+vote, again+]" in app.screen.text()
        await pilot.press("left_square_bracket")
        assert f"{dial.full(at(21))}  seen here: edited, 1 word changed" in app.screen.text()
        assert f"{dial.full(updated)}  changed, says the publisher" in app.screen.text()
        await pilot.press("comma", "comma")
        assert "Version 1 of 4" in str(box.border_title)
        assert f"{dial.full(at(20))}  first seen here" in app.screen.text()
        assert f"{dial.full(at(20))}  published" in app.screen.text()
        await pilot.press("right")
        assert "Version 2 of 4" in str(box.border_title)


async def test_versions_later_than_story_time_are_not_there(frames):
    first = post(20, headline="The vote")
    edits = [frame(minute, replace(first, headline=f"The vote {minute}")) for minute in (21, 25)]
    app = frames.open(*opening()[:-1], frame(20, first), *edits)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "D")
        assert "Version 3 of 3" in str(app.screen.query_one(VerticalScroll).border_title)
        await pilot.press("escape", "left", "D")
        assert "Version 2 of 2" in str(app.screen.query_one(VerticalScroll).border_title)
        await pilot.press("right")
        assert "25" not in app.screen.text()


async def test_versions_are_stepped_through_by_the_mouse(frames):
    app = frames.open(*opening(frame(21, post(20, headline="The vote"))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "D")
        box = app.screen.query_one(VerticalScroll)
        row = box.region.bottom - 1
        strip = app.screen._compositor.render_strips()[row].text
        await pilot.click(offset=(strip.index("←"), row))
        assert "Version 1 of 2" in str(box.border_title)


def test_an_edit_tells_what_was_moved_from_what_was_put_in_and_not_where_lines_are_broken():
    tide, gates, more = "The tide is high tonight.", "Gates shut at five.", "More follows soon."
    told = word_changes("\n".join((tide, gates, more)), "\n".join((gates, more, tide, "New here."))).plain
    assert "[-moved: The tide is high tonight.-] Gates" in told
    assert "[+moved: The tide is high tonight.+] \n[+New here.+]" in told
    swapped = word_changes(f"{tide}\n{gates}\n{more}", f"{tide}\n{more}\n{gates}").plain
    assert "[+moved: More follows soon.+]" in swapped
    assert "[-moved: More follows soon.-]" in swapped
    assert "[" not in word_changes(f"{tide}\n{gates}", f"{tide} {gates}").plain + word_changes("a b", "a\nb").plain


def test_words_that_moved_are_counted_apart_from_those_that_changed():
    tide, gates, more = "The tide is high tonight.", "Gates shut at five.", "More follows soon."
    before, long = (
        f"{tide}\n{gates}\n{more}",
        "\n".join(f"Line {n} of very many that stay as they are." for n in range(60)),
    )
    for rest in ("", f"\n{long}"):
        told = words_changed(f"{before}{rest}", f"{gates}\n{more}{rest}\n{tide}")
        assert (told, str(told)) == ((0, 5), "5 words moved")
        told = words_changed(f"{before}{rest}", f"{gates}\n{more.replace('soon', 'late')}{rest}\n{tide}")
        assert (told, str(told)) == ((1, 5), "1 word changed, 5 moved")
        assert str(words_changed(f"{before}{rest}", f"{tide} {gates}\n{more}{rest}")) == ""
    assert str(words_changed("a b", "c d")) == "2 words changed"
    assert str(words_changed(f"{before}", f"{more}\n{tide}\n{gates}")) == "3 words moved"


async def test_the_edge_is_held_back_by_keys_and_let_go_again(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right_parenthesis")
        assert "held back 10 s" in status(app)
        await until(lambda: counts(app) == (19, 0, 19))
        await pilot.press("left_parenthesis", "left_parenthesis")
        assert "shown as it is learned" in status(app)
        await until(lambda: counts(app) == (20, 0, 20))


async def test_a_story_that_is_held_back_entirely_says_so_and_one_that_has_ended_is_never(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*["right_parenthesis"] * (20 * 6 + 3))
        assert screen(app).story.clock.delay == timedelta(minutes=20, seconds=30 * frames.is_live)
        assert ("An event" in screen(app).chrome.header.text()) != frames.is_live
        await pilot.press("colon", *"50%", "enter")
        assert ("what is known is held back 20 m 30 s" in status(app)) == frames.is_live


async def test_how_far_it_is_held_back_may_change_while_it_stands(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("p", "comma", "comma", *["right_parenthesis"] * 18)
        assert screen(app).story.now == at(17)
        await pilot.press(*["left_parenthesis"] * 18)
        assert screen(app).story.now == at(18)
        assert screen(app).story.clock.paused


async def test_the_key_for_beginning_again_says_what_it_does(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("P")
        assert "begins again" in status(app)
        await pilot.press("P")
        assert "stays there" in status(app)
