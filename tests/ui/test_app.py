"""The screen as its reader sees it: what arrives, what waits, what is hidden, and what a key does about it."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from textual import events

from liveterm.config import Settings
from liveterm.model import LiveBlog
from liveterm.ui import Doors
from tests.build import at, entry, frame
from tests.ui.conftest import heard, opening, post, screen, until

SIZE = (100, 30)
SPEECHES = 5


def rows(app) -> str:
    return "\n".join(screen(app).timeline.rows_text())


def counts(app):
    found = screen(app).chrome.counts
    return found.shown, found.hidden, found.total


def header(app) -> str:
    return screen(app).chrome.header.text()


def footer(app) -> str:
    return screen(app).chrome.footer.text()


def status(app) -> str:
    return screen(app).chrome.status.text()


async def test_posts_of_several_sources_say_where_they_are_from_from_the_first_frame_on(frames):
    facts = [frame(0, blog=LiveBlog(title=name), source=name) for name in ("east", "west")]
    app = frames.open(*facts, frame(1, entry("a", 1, source="east"), source="east"))
    async with app.run_test(size=SIZE):
        assert any("east" in row and "01" in row for row in screen(app).timeline.rows_text())


async def test_the_newest_posts_are_there_at_once(frames):
    async with frames.open(*opening()).run_test(size=SIZE):
        assert "Number 20" in rows(frames.app)
        assert "An event" in screen(frames.app).chrome.header.text()
        assert "20 posts" in status(frames.app)


async def test_news_shows_by_itself_at_the_newest_edge(frames):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    async with app.run_test(size=SIZE):
        await frames.tell()
        await until(lambda: "Number 21" in rows(app))
        assert screen(app).chrome.badge.text().strip() == "F hold"


async def test_text_away_from_the_edge_stays_where_it_is_and_the_badge_counts(frames):
    app = frames.open(*opening(), then=[frame(21, post(21)), frame(22, post(24, labels=("breaking",)))])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("pagedown")
        before = rows(app)
        await frames.tell(2)
        await heard(app, SPEECHES + 1)
        assert rows(app) == before
        assert screen(app).chrome.badge.text().split("  ")[0].strip() == "▲ 2 new · 1 BREAKING"
        assert app.title == "(2) An event"


async def test_the_badge_names_those_who_are_followed(frames):
    app = frames.open(*opening(), then=[frame(21, post(24))])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        screen(app).reader.toggle_followed("Ada Lovelace")
        await pilot.press("G")
        await frames.tell()
        await until(lambda: "1 Lovelace" in screen(app).chrome.badge.text())


async def test_l_goes_to_the_oldest_unseen_then_to_the_newest_then_back(frames):
    app = frames.open(*opening(), then=[frame(n, post(n)) for n in range(21, 40)])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("pagedown")
        before = rows(app)
        await frames.tell(19)
        await pilot.press("l")
        assert screen(app).timeline.cursor.id == "n21"
        assert "Number 21" in rows(app)
        await pilot.press("l")
        assert screen(app).timeline.at_newest
        assert app.title == "An event"
        await pilot.press("l")
        assert rows(app).splitlines()[0] == before.splitlines()[0]


async def test_following_returns_to_the_edge_whenever_something_arrives(frames):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F")
        assert "following" in screen(app).chrome.badge.text()
        await pilot.press("pagedown")
        await frames.tell()
        await until(lambda: "Number 21" in rows(app))


async def test_a_number_shows_one_person_and_x_shows_all_again_at_the_same_place(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("pagedown")
        before = rows(app)
        await pilot.press("1")
        chosen = screen(app).filtering.filter.speakers
        assert chosen == ("Alan Turing",)
        assert counts(app) == (3, 17, 20)
        assert "3 of 20 · 17 hidden" in status(app)
        assert "only Alan Turing" in screen(app).chrome.badge.text()
        await pilot.press("x")
        assert counts(app) == (20, 0, 20)
        assert rows(app) == before


async def test_two_numbers_show_either_and_0_everyone(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1", "2")
        assert counts(app) == (5, 15, 20)
        await pilot.press("1")
        assert counts(app) == (2, 18, 20)
        await pilot.press("0")
        assert counts(app) == (20, 0, 20)


async def test_filters_go_off_and_on_together_without_being_forgotten(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1", "equals_sign")
        assert counts(app) == (20, 0, 20)
        await pilot.press("equals_sign")
        assert counts(app) == (3, 17, 20)


async def test_breaking_posts_pass_a_filter_unless_it_is_strict(frames):
    app = frames.open(*opening(frame(20, post(21, labels=("breaking",)))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1")
        assert counts(app) == (4, 17, 21)
        assert "1 breaking kept" in status(app)
        await pilot.press("exclamation_mark")
        assert counts(app) == (3, 18, 21)


async def test_b_shows_only_breaking_posts(frames):
    app = frames.open(*opening(frame(20, post(21, labels=("breaking",)))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("b")
        assert counts(app) == (1, 20, 21)


async def test_w_shows_only_who_speaks_under_the_cursor(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j")
        assert screen(app).timeline.cursor.id == "n20"
        await pilot.press("w")
        assert screen(app).filtering.filter.speakers == ("Alan Turing",)
        assert counts(app) == (3, 17, 20)


async def test_a_filter_holds_for_what_arrives(frames):
    app = frames.open(*opening(), then=[frame(21, post(21)), frame(22, post(28))])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1")
        await frames.tell(2)
        await heard(app, SPEECHES + 1)
        assert counts(app) == (4, 18, 22)


@pytest.mark.parametrize("key", ["escape", "z"])
async def test_a_recording_that_fails_is_told_first_for_as_long_as_it_fails_and_why_on_any_screen(frames, key):
    why = "not recorded: no space left on device"
    wrong = [f"{why}; kept in memory and tried again (/home/ada/storm.jsonl)"]
    app = frames.open(
        *opening(),
        then=[frame(21, post(21, labels=("breaking",)))],
        doors=Doors(unrecorded=lambda: wrong[0]),
    )
    async with app.run_test(size=(40, 12)) as pilot:
        await frames.tell()
        await until(lambda: screen(app).chrome.banner.display)
        await pilot.press(key)
        assert status(app).strip().startswith(why)
        wrong[0] = ""
        screen(app).tick()
        assert "not recorded" not in status(app)
        assert status(app).strip().startswith("F hold") == (key == "z")


@pytest.mark.parametrize("width", [100, 40])
async def test_that_a_recording_has_another_name_is_said_once_and_the_end_of_the_name_is_seen_after_it(frames, width):
    said = ["recording to …-2.jsonl, the name is taken"]
    place = "recording to 2026-11-25-1904-harbour-bridge-closed-after-a-ship-hit-it-in-the-storm-this-evening-2.jsonl"
    doors = Doors(recording=lambda: place, announced=lambda: said.pop() if said else "")
    app = frames.open(*opening(), doors=doors)
    async with app.run_test(size=(width, 24)):
        screen(app).tick()
        assert status(app).strip().startswith("recording to …-2.jsonl, the name is ta")
        for _ in range(5):
            screen(app).tick()
        assert "the name is" not in status(app)
        assert "-2.jsonl" in status(app) or width == 40
        assert "20 posts" in status(app)


async def test_numbers_keep_their_people_when_the_order_changes(frames):
    app = frames.open(*opening(), then=[frame(22, post(24)), frame(23, post(32)), frame(24, post(40))])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await frames.tell(3)
        await heard(app, SPEECHES + 3)
        people = [(person.number, person.name) for person in screen(app).side.facts.people]
        assert people == [("2", "Ada Lovelace"), ("1", "Alan Turing")]
        await pilot.press("1")
        assert screen(app).filtering.filter.speakers == ("Alan Turing",)


async def test_the_words_of_a_filter_are_counted_while_they_are_typed(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f", *"number")
        assert counts(app) == (20, 0, 20)
        await pilot.press("space", *"13", "enter")
        assert counts(app) == (1, 19, 20)
        assert "number 13" in screen(app).chrome.badge.text()


async def test_a_filter_that_cannot_be_read_says_so_and_leaves_the_last_good_one_on(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f", *"13 (", "enter")
        assert counts(app) == (1, 19, 20)
        assert "(" in status(app)
        await pilot.press("escape", "f", *"number", "enter", "f", *" kind:b", "enter")
        assert counts(app) == (20, 0, 20)
        assert screen(app).filtering.filter.words == "number"
        await pilot.press(*["backspace"] * 20, *"kind:none")
        assert screen(app).filtering.filter.words == "number", "not the words that a term began as"


async def test_a_sentence_has_a_narrow_status_line_to_itself(frames):
    app = frames.open(*opening())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("f", *"13 (")
        assert status(app).strip() == "“(” at column 4 is a bracket that is never closed"[:38].rstrip() + "…"
        await pilot.press("backspace", "backspace")
        assert "hidden" in status(app)


async def test_escape_leaves_the_filter_as_it_was(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f", *"13", "escape")
        assert counts(app) == (20, 0, 20)
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_search_counts_walks_and_ends(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"number 1", "enter")
        assert "of 11" in screen(app).chrome.badge.text()
        await pilot.press("n")
        first = screen(app).timeline.cursor
        await pilot.press("n")
        assert screen(app).timeline.cursor is not first
        await pilot.press("N")
        assert screen(app).timeline.cursor is first
        await pilot.press("escape")
        assert "/" not in screen(app).chrome.badge.text()


async def test_a_breaking_post_raises_the_banner_enter_goes_there(frames):
    app = frames.open(*opening(), then=[frame(21, post(21, labels=("breaking",), headline="The bridge is shut"))])
    async with app.run_test(size=SIZE) as pilot:
        assert "It goes on." in screen(app).chrome.banner.text()
        await pilot.press("G")
        await frames.tell()
        await until(lambda: "BREAKING" in screen(app).chrome.banner.text())
        assert "The bridge is shut" in screen(app).chrome.banner.text()
        await pilot.press("enter")
        assert screen(app).timeline.cursor.id == "n21"
        assert "BREAKING" not in screen(app).chrome.banner.text()


async def test_backspace_hides_the_banner_and_the_one_before_it_comes_up(frames):
    news = [frame(minute, post(minute, labels=("breaking",))) for minute in (21, 22)]
    app = frames.open(*opening(), then=news)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        await frames.tell(2)
        await until(lambda: "Number 22" in screen(app).chrome.banner.text())
        await pilot.press("backspace")
        assert "Number 21" in screen(app).chrome.banner.text()
        await pilot.press("backspace")
        assert "BREAKING" not in screen(app).chrome.banner.text()


async def test_a_breaking_post_that_is_taken_back_leaves_the_banner(frames):
    app = frames.open(*opening(), then=[frame(21, post(21, labels=("breaking",))), frame(22, withdrawn=("n21",))])
    async with app.run_test(size=SIZE):
        await frames.tell()
        await until(lambda: "BREAKING" in screen(app).chrome.banner.text())
        await frames.tell()
        await until(lambda: "BREAKING" not in screen(app).chrome.banner.text())


async def test_trouble_is_said_and_forgotten_when_it_is_over(frames):
    app = frames.open(*opening(), then=[frame(21, trouble="offline: no answer"), frame(22, trouble="")])
    async with app.run_test(size=SIZE):
        await frames.tell()
        await until(lambda: "offline since" in status(app) and "no answer" in status(app))
        await frames.tell()
        await until(lambda: "offline" not in status(app))


async def test_e_goes_from_one_marked_post_to_the_next(frames):
    app = frames.open(*opening(frame(20, post(5, labels=("key",))), frame(20, post(15, labels=("breaking",)))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        assert screen(app).timeline.cursor.id == "n15"
        await pilot.press("e")
        assert screen(app).timeline.cursor.id == "n5"
        await pilot.press("e")
        assert "no post that is breaking" in status(app)
        await pilot.press("E")
        assert screen(app).timeline.cursor.id == "n15"


async def test_the_order_can_be_turned_round(frames):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("S", "g")
        assert "Number 1\n" in rows(app) + "\n"
        await frames.tell()
        assert "▼ 1 new" in screen(app).chrome.badge.text()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (300, 100)])
async def test_everything_works_at_any_size(frames, size):
    app = frames.open(*opening(), then=[frame(21, post(21, labels=("breaking",)))])
    async with app.run_test(size=size) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("pagedown", "s")
        await pilot.pause()
        await pilot.press("j", "space", "escape")
        assert screen(app).filtering.filter.speakers == ("Ada Lovelace",)
        assert counts(app) == (2, 18, 20)
        await frames.tell()
        await until(lambda: "BREAKING" in screen(app).chrome.banner.text())
        await pilot.press("enter", "question_mark", "escape")
        assert "Number 21" in rows(app)
        await pilot.press("x")
        assert counts(app) == (21, 0, 21)


async def test_panes_fold_when_it_is_narrow(frames):
    app = frames.open(*opening())
    async with app.run_test(size=(79, 24)) as pilot:
        assert not screen(app).side.display
        await pilot.resize_terminal(80, 24)
        await until(lambda: screen(app).side.display)


async def test_kinds_are_chosen_in_their_pane(frames):
    app = frames.open(*opening(frame(20, post(21, labels=("key",)))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("enter", "q")
        assert screen(app).filtering.filter.kinds == ("key",)
        assert counts(app) == (1, 20, 21)


async def test_a_line_says_where_the_reader_had_read_to_and_can_be_moved_and_put_back(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j", "A")
        assert screen(app).reader.line == "n19"
        assert "read to here" in rows(app)
        await pilot.press("U")
        assert "read to here" not in rows(app)


async def test_what_was_read_and_marked_is_there_again_next_time(frames):
    kept = []
    doors = Doors(save_reader=kept.append)
    app = frames.open(*opening(), doors=doors)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j", "j", "m")
        screen(app).tick()
        screen(app).tick()
        await pilot.press("Q")
    assert kept[-1].bookmarks == ("n18",)
    assert kept[-1].read_to == "n20"
    again = frames.open(*opening(), then=[frame(21, post(21))], doors=Doors(load_reader=lambda: kept[-1]))
    async with again.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        await frames.tell()
        posts = {post.id: post for post in screen(again).story.timeline.posts}
        reader = screen(again).reader
        assert reader.is_unread(posts["n21"]) and not reader.is_unread(posts["n5"])
        await pilot.press("apostrophe", "1")
        assert screen(again).timeline.cursor.id == "n18"


async def test_a_post_is_read_once_it_was_in_view_for_a_second(frames):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    async with app.run_test(size=SIZE):
        await frames.tell()
        news = screen(app).story.timeline.posts[-1]
        assert screen(app).reader.is_unread(news)
        screen(app).tick()
        screen(app).tick()
        assert not screen(app).reader.is_unread(news)


async def test_nothing_counts_as_read_while_the_terminal_is_not_looked_at(frames):
    app = frames.open(*opening(), then=[frame(21, post(21))])
    async with app.run_test(size=SIZE):
        app.app_focus = False
        await frames.tell()
        screen(app).tick()
        screen(app).tick()
        assert screen(app).reader.is_unread(screen(app).story.timeline.posts[-1])


async def test_changes_of_a_post_are_shown_word_by_word(frames):
    app = frames.open(*opening(frame(20, post(20, headline="Number twenty"))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "j", "D")
        assert "[-20-]" in app.screen.text() and "[+twenty+]" in app.screen.text()


async def test_details_say_both_clocks_and_why_a_post_is_shown(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "i")
        said = app.screen.text()
        for part in (
            "published",
            "first seen here",
            "sure that Alan Turing speaks",
            "n20",
            "no filter is on",
        ):
            assert part in said


async def test_the_reader_may_have_other_keys(frames):
    app = frames.open(*opening(), doors=Doors(settings=Settings(keys={"breaking": "ctrl+k", "nonsense": "y"})))
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: "nonsense" in status(app))
        await pilot.press("b")
        assert counts(app)[1] == 0
        await pilot.press("ctrl+k")
        assert counts(app)[1] == 20


async def test_times_themes_zen_and_plain_text_can_be_switched(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        dark = app.current_theme.dark
        await pilot.press("t", "T")
        assert "6 m" in rows(app)
        assert app.current_theme.dark is not dark
        await pilot.press("z")
        assert not screen(app).chrome.header.display and screen(app).chrome.status.display
        await pilot.press("escape", "Z")
        assert screen(app).chrome.header.display and app.screen is not screen(app)
        await pilot.press("escape")
        assert app.screen is screen(app)


async def test_times_are_told_as_the_source_tells_them(frames):
    east = [frame(0, blog=LiveBlog(title="East", zone="+05:30")), *opening()[1:]]
    app = frames.open(*east)
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        own = rows(app)
        await pilot.press("t", "t")
        there = at(20).astimezone(timezone(timedelta(hours=5, minutes=30)))
        assert f"{there:%H:%M}  Number 20" in rows(app)
        assert f"{there:%H:%M} UTC+05:30" in header(app)
        await pilot.press("t")
        assert rows(app) == own and "UTC+05:30" not in header(app)


async def test_a_source_of_unknown_zone_has_no_clock_of_its_own(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        before = rows(app)
        await pilot.press("t", "t")
        assert rows(app) == before


async def test_the_blog_may_change_its_title(frames):
    app = frames.open(*opening(), then=[frame(21, blog=LiveBlog(title="Another title"))])
    async with app.run_test(size=SIZE):
        await frames.tell()
        await until(lambda: "Another title" in screen(app).chrome.header.text())


async def test_a_post_published_before_others_takes_its_place_in_the_story(frames):
    app = frames.open(*opening(), then=[frame(21, post(9.5, headline="Late to the page"))])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "pagedown")
        before = screen(app).timeline.cursor
        await frames.tell()
        assert screen(app).timeline.cursor is before
        ids = [post.id for post in screen(app).story.timeline.posts]
        assert ids.index("n9.5") == ids.index("n9") + 1
        assert screen(app).story.timeline.get("n9.5").first_seen == at(21)


async def test_what_is_typed_right_after_a_slash_is_searched_for(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE):
        for key in ("slash", "b", "x", "s"):
            app.post_message(events.Key(key, None if key == "slash" else key))
        await until(lambda: screen(app).walking.searched == "bxs")
        assert counts(app) == (20, 0, 20)


@pytest.mark.parametrize("ends", ["enter", "escape"])
async def test_what_is_typed_right_after_a_line_is_for_the_screen(frames, ends):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"number")
        for key in (ends, "z", "full_stop", "z", "u"):
            app.post_message(events.Key(key, {"full_stop": ".", ends: None}.get(key, key)))
        await until(lambda: len(app.screen_stack) > 1 or "no link" in status(app))
        assert screen(app).walking.searched == ("number" if ends == "enter" else "")
        assert not screen(app).chrome.zen


async def test_a_filter_that_cannot_be_understood_is_not_taken(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f", *"kind:braking", "enter")
        await until(lambda: "braking" in status(app))
        assert screen(app).prompting.is_open
        await pilot.press(*["backspace"] * 12, *"number", "enter")
        await until(lambda: not screen(app).prompting.is_open)
        assert screen(app).filtering.filter.words == "number"
        await pilot.press("f", *" kind:", "enter", "escape")
        await until(lambda: not screen(app).prompting.is_open)
        assert screen(app).filtering.filter.words == "number"


@pytest.mark.parametrize("key", ["quotation_mark", "question_mark", "H"])
async def test_a_second_key_closes_nothing_more(frames, key):
    app = frames.open(*opening(frame(20, post(20, headline="Changed"))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press(key)
        assert len(app.screen_stack) == 2
        for _ in range(3):
            app.post_message(events.Key("enter", "\r"))
        await until(lambda: len(app.screen_stack) == 1)
        await pilot.pause()
        assert app.is_running


async def test_where_the_banner_has_the_row_of_the_badge_the_badge_has_that_of_the_hints(frames):
    app = frames.open(*opening(), then=[frame(21, post(21, labels=("breaking",))), frame(22, post(22))])
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("j", "j", "j", "pagedown")
        await frames.tell(2)
        await pilot.pause()
        assert not screen(app).chrome.badge.display
        assert "2 new" in footer(app) and "F hold" in footer(app)
        await pilot.press("b")
        assert "only Breaking" in footer(app)
        assert "hidden" in status(app)
        await pilot.press("z")
        assert "only Breaking" in status(app), "there is no footer"
        await pilot.press("escape", "l", "backspace")
        assert "filter" in footer(app)


async def test_words_that_are_being_selected_at_the_edge_stay_under_the_mouse(frames):
    app = frames.open(*opening(), then=[frame(21, post(21)), frame(22, post(22))])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        view = screen(app).timeline
        await pilot.mouse_down(view, offset=(12, 3))
        await pilot.hover(view, offset=(20, 5))
        before = rows(app).split("\n")
        await frames.tell(2)
        await pilot.pause()
        assert rows(app).split("\n")[1:] == before[1:]


async def test_any_of_many_bookmarks_can_be_walked_to_and_clicked(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(13):
            await pilot.press("j", "m")
        first = screen(app).timeline.cursor
        await pilot.press("apostrophe", *["down"] * 11, "enter")
        assert screen(app).timeline.cursor.entry.headline == "Number 19"
        await pilot.press("apostrophe")
        await pilot.click("SheetScreen Static", offset=(8, 0))
        assert screen(app).timeline.cursor is first


async def test_a_filter_can_be_saved_where_it_is_typed(frames):
    kept = {}
    app = frames.open(*opening(), doors=Doors(keep_setting=lambda name, value: kept.setdefault(name, value) and ""))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f", *"number 13 :save lucky", "enter")
        assert screen(app).filtering.filter.words == "number 13"
        assert counts(app)[0] == 1
        assert screen(app).filtering.saved.lines == {"lucky": "number 13"} and kept


async def test_what_was_filtered_strictly_is_forgotten_with_the_filters(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("exclamation_mark", "f", *"13", "enter", "x")
        assert not screen(app).filtering.filter.strict


async def test_one_enter_is_offered_at_a_time(frames):
    news = frame(21, post(21, labels=("breaking",)))
    app = frames.open(*opening(frame(20.5, post(20.5, labels=("key",)))), then=[news])
    async with app.run_test(size=SIZE) as pilot:
        side = lambda: screen(app).side.text()  # noqa: E731
        await until(lambda: "⏎ walk them" in side())
        await frames.tell(1)
        await until(lambda: "⏎" in screen(app).chrome.banner.text())
        assert "walk them" in side() and "⏎" not in side()
        await pilot.press("backspace")
        await until(lambda: "⏎ walk them" in side())


async def test_what_is_typed_right_after_s_chooses_people(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE):
        await heard(app, SPEECHES)
        for key in ("s", "j", "enter"):
            app.post_message(events.Key(key, None if key == "enter" else key))
        await until(lambda: screen(app).filtering.filter.speakers == ("Ada Lovelace",))


async def test_what_the_first_look_brings_is_not_news(frames):
    first = frame(
        1, *(post(minute) for minute in (1, 2, 3)), post(9, labels=("breaking",)), post(10, labels=("breaking",))
    )
    app = frames.open(frame(0, blog=LiveBlog(title="An event")), then=[first, frame(11, post(11))])
    async with app.run_test(size=SIZE) as pilot:
        await frames.tell()
        posts = screen(app).story.timeline.posts
        assert not any(map(screen(app).reader.is_unread, posts))
        assert "Number 10" in screen(app).chrome.banner.text()
        await pilot.press("backspace")
        assert "BREAKING" not in screen(app).chrome.banner.text()
        await frames.tell()
        assert screen(app).reader.is_unread(posts[-1])
