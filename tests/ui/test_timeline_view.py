"""The timeline on the screen, as a reader meets it."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from datetime import UTC, timedelta
from itertools import pairwise

import msgspec
import pytest
from textual.app import App
from textual.geometry import Offset, Region

from liveterm.model import Block, Frame, Reading, Span, Speaker
from liveterm.timeline import Timeline
from liveterm.ui.blocks import Marks
from liveterm.ui.timeline_view import TimelineView
from tests.build import at, entry, frame
from tests.ui.conftest import until

TEXT = "the ministers “say” that talks about a lasting peace will go on while allies meet in the capital"
WORDS = TEXT.split()


def long_entry(number, dice):
    blocks = tuple(
        Block(dice.choice(("paragraph", "item", "quote")), " ".join(dice.choices(WORDS, k=dice.randint(5, 60))))
        for _ in range(dice.randint(1, 3))
    )
    return entry(f"p{number}", number * 3, headline=f"Post {number}", blocks=blocks)


class Desk:
    """A timeline view on a screen and the story it shows."""

    def __init__(self, count=80, seed=1, entries=None):
        dice = random.Random(seed)
        self.frames = [
            frame(n * 3, each) for n, each in enumerate(entries or [long_entry(n, dice) for n in range(count)])
        ]
        self.timeline = Timeline()
        self.timeline.move(self.frames, len(self.frames))
        self.now = at(count * 3)
        self.view = TimelineView(today=lambda: self.now)
        self.view.set_clock_style(zone=UTC)
        self.told = []

    def tell(self, *frames: Frame):
        """Let news come in."""
        self.frames += frames
        self.view.apply(self.timeline.move(self.frames, len(self.frames)))

    def arrive(self, *ids, minutes=10_000):
        self.tell(*(frame(0, entry(each, minutes)) for each in ids))

    def rewind(self, position):
        self.view.apply(self.timeline.move(self.frames, position))

    def post(self, id):
        return self.timeline.get(id)

    async def resize(self, width, height):
        """Give the terminal another size and wait until it is taken up, however busy the machine is."""
        await self.pilot.resize_terminal(width, height)
        while self.view._laid_out != (width, height):
            await self.pilot.pause()

    @property
    def rows(self):
        return self.view.rows_text()


class DeskApp(App):
    CSS = "TimelineView { height: 1fr; }"

    def __init__(self, desk):
        super().__init__()
        self.desk = desk

    def compose(self):
        yield self.desk.view

    def on_mount(self):
        self.desk.view.load(self.desk.timeline.posts)
        self.desk.view.focus()

    def on_timeline_view_cursor_moved(self, message):
        self.desk.told.append(("cursor", message.post.id))

    def on_rows_view_scrolled(self, message):
        self.desk.told.append(("scrolled",))

    def on_timeline_view_post_clicked(self, message):
        self.desk.told.append(("clicked", message.post.id, message.url, message.speaker))


@asynccontextmanager
async def reading(desk=None, size=(100, 30), middle=False):
    """A reader at the newest edge, or in the middle of the story with the cursor on a post."""
    desk = desk or Desk()
    app = DeskApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        desk.pilot, desk.app = pilot, app
        if middle:
            for _ in range(4):
                desk.view.action_page(1)
            desk.view.action_cursor(1)
        yield desk


# Still text ----------------------------------------------------------------------------------------------------------


def edited(old, dice):
    """Another version of an entry: longer, shorter or relabelled."""
    kind = dice.choice(("headline", "more", "less", "labels"))
    if kind == "headline":
        return msgspec.structs.replace(old, headline=old.headline + " and more" * dice.randint(1, 20))
    if kind == "more":
        return msgspec.structs.replace(old, blocks=(Block("paragraph", "More. " * dice.randint(1, 60)), *old.blocks))
    if kind == "less":
        return msgspec.structs.replace(old, blocks=old.blocks[:1])
    return msgspec.structs.replace(old, labels=dice.choice(((), ("breaking",), ("key", "pinned"))))


def batch(desk, dice):
    """Some frames of news about any posts but the first in view, whose words may change before the reader's eyes."""
    first = desk.view.first_visible
    frames = []
    for number in range(dice.choices((1, 2, 5, 80), (60, 30, 9, 1))[0]):
        target = dice.choice(desk.timeline.posts)
        what = dice.choice(("insert", "late", "edit", "edit", "withdraw", "reading"))
        if what == "insert":
            frames.append(frame(0, msgspec.structs.replace(long_entry(0, dice), id=f"n{len(desk.frames)}.{number}")))
        elif what == "late":
            when = at(dice.randint(0, 400))
            late = msgspec.structs.replace(long_entry(0, dice), id=f"l{len(desk.frames)}.{number}", published=when)
            frames.append(frame(0, late))
        elif target is first:
            continue
        elif what == "edit":
            frames.append(frame(0, edited(target.entry, dice)))
        elif what == "withdraw":
            frames.append(frame(0, withdrawn=(target.id,)))
        else:
            target.reading = Reading(speakers=(Speaker(dice.choice("ABC")),))
            desk.view.repaint([target])
    return frames


@pytest.mark.parametrize(("oldest_first", "batches"), [(False, 1000), (True, 300)])
async def test_nothing_that_comes_in_moves_what_is_read(oldest_first, batches):
    dice = random.Random(7)
    async with reading(Desk(120)) as desk:
        view = desk.view
        view.oldest_first = oldest_first
        view.go_to(desk.post("p60"))
        view.action_scroll(3)
        assert not view.at_newest
        for number in range(batches):
            before, cursor = desk.rows[0], view.cursor
            desk.tell(*batch(desk, dice))
            if number % 50 == 0:
                await desk.resize(dice.choice((44, 70, 100, 160)), dice.choice((12, 30, 50)))
                await desk.resize(100, 30)
            assert desk.rows[0] == before
            assert view.cursor is cursor
            if number % 50 == 49:  # and from elsewhere
                view.action_scroll(dice.randint(-60, 60))


async def test_a_late_post_below_a_day_row_at_the_top_leaves_the_row_there():
    entries = [entry(f"p{n}", n * 180, headline=f"Post {n}") for n in range(40)]
    async with reading(Desk(entries=entries)) as desk:
        day = next(place for place in range(39, 0, -1) if desk.view._rows.edge(place).day and place < 30)
        desk.view.scroll_to(y=desk.view._rows.top(day), animate=False)
        assert "──" in desk.rows[0]
        before = desk.rows[0]
        desk.tell(frame(0, entry("late", day * 180 + 1)))
        assert desk.rows[0] == before


async def test_an_edit_of_the_first_post_in_view_keeps_the_line_that_is_read():
    words = [f"Paragraph {number}." for number in range(9)]
    old = entry("long", 1000, blocks=tuple(Block("item", each) for each in words))
    async with reading(Desk(entries=[*(entry(f"p{n}", n) for n in range(40)), old, entry("new", 2000)])) as desk:
        desk.view.action_scroll(11)
        assert desk.rows[0].strip() == "• Paragraph 6."
        desk.tell(frame(0, msgspec.structs.replace(old, blocks=(Block("item", "First."), *old.blocks))))
        assert desk.rows[0].strip() == "• Paragraph 6."


async def test_any_sizes_between_leave_the_reader_at_the_same_line():
    async with reading(middle=True) as desk:
        before = desk.rows
        for width, height in ((40, 12), (61, 50), (300, 100), (80, 24)):
            await desk.resize(width, height)
        await desk.resize(100, 30)
        assert desk.rows == before


async def test_measuring_what_is_out_of_view_moves_nothing():
    async with reading(Desk(400)) as desk:
        desk.view.go_to(desk.post("p200"))
        before = desk.rows
        while desk.view._rows.is_rough:
            desk.view._refine()
            assert desk.rows == before


async def test_a_post_that_arrives_out_of_view_has_no_row_drawn():
    async with reading(middle=True) as desk:
        await desk.pilot.pause()
        drawn = []
        refresh = desk.view.refresh
        desk.view.refresh = lambda *regions, **how: (drawn.append(regions), refresh(*regions, **how))
        desk.arrive("new")
        assert drawn == []


@pytest.mark.parametrize("shape", ["compact", "fold", "open"])
async def test_every_height_is_what_is_drawn(shape):
    async with reading(Desk(60)) as desk:
        view = desk.view
        view.shape = shape
        view.marks = lambda post: Marks(read_line=post.id == "p30")
        desk.tell(frame(0, withdrawn=("p5",)), frame(0, entry("p6", 18, text="Other.")))
        view.keep_only(lambda post: int(post.id[1:]) % 3 == 0, "thirds")
        while view._rows.is_rough:
            view._refine()
        view.repaint(desk.timeline.posts)
        while view._rows.is_rough:
            view._refine()
        places = [place for place in range(60) if view._rows.carrier(place) == place]
        assert [view._rows.height(place) for place in places] == [len(view._block(place).lines) for place in places]


async def test_posts_nobody_would_write_are_readable_and_in_order():
    odd = [
        entry("words", 1, text="word " * 5000),
        entry("word", 2, text="w" * 10_000),
        entry("nothing", 3, headline="", blocks=()),
        entry("marks", 4, text="a" + "\u0301" * 400),
        entry("headline", 5, headline="Headline " * 222),
        entry("future", 38_000_000),
        entry("past", -29_500_000),
        entry("wide", 6, text="京" * 300),
    ]
    for size, shape in (((40, 12), "fold"), ((100, 30), "open")):
        async with reading(Desk(entries=odd), size=size) as desk:
            desk.view.shape = shape
            seen = dict.fromkeys(desk.view.on_screen)
            for _ in range(200):
                desk.view.action_page(1)
                seen.update(dict.fromkeys(sight.post for sight in desk.view._window.sights))
            expected = ["future", "wide", "headline", "marks", "nothing", "word", "words", "past"]
            assert [post.id for post in seen] == expected
            assert {strip.cell_length for strip in desk.view._strips} == {size[0] - 1}


# The newest edge -----------------------------------------------------------------------------------------------------


async def test_at_the_newest_edge_new_posts_just_appear():
    async with reading() as desk:
        desk.arrive("one")
        desk.arrive("two", minutes=10_001)
        assert "Post two" in desk.rows[1]
        assert desk.view.at_newest
        assert desk.view.waiting.posts == []


async def test_away_from_the_edge_they_wait_until_seen():
    async with reading(middle=True) as desk:
        desk.arrive("one", "two", "three")
        assert [post.id for post in desk.view.waiting.posts] == ["one", "two", "three"]
        desk.view.go_to_oldest_waiting()
        assert desk.view.cursor.id == "one"
        assert desk.view.waiting.posts == []


async def test_after_a_visit_to_the_edge_nothing_waits():
    async with reading(middle=True) as desk:
        desk.arrive(*(f"n{number}" for number in range(200)))
        assert desk.view.waiting.count == 200
        desk.view.go_newest()
        assert desk.view.waiting.posts == []
        assert desk.view.at_newest


async def test_only_posts_that_pass_the_filter_wait():
    async with reading(middle=True) as desk:
        desk.view.keep_only(lambda post: post.id != "two", "test")
        desk.arrive("one", "two", "three")
        assert [post.id for post in desk.view.waiting.posts] == ["one", "three"]


async def test_the_edge_is_left_rather_than_push_out_the_post_under_the_cursor():
    async with reading() as desk:
        for _ in range(3):
            desk.view.action_cursor(1)
        cursor = desk.view.cursor
        desk.arrive("one")
        assert desk.view.at_newest
        before = desk.rows
        desk.arrive(*(f"n{number}" for number in range(50)))
        assert desk.rows[1:] == before[1:]  # only the row of the day went up with the newest post
        assert desk.view.cursor is cursor
        assert desk.view.waiting.count == 50


async def test_what_grows_between_the_first_row_and_the_cursor_does_not_push_its_post_out_of_view():
    async with reading() as desk:
        for _ in range(9):
            desk.view.action_cursor(1)
        cursor, first = desk.view.cursor, desk.view.first_visible
        assert not desk.view.at_newest
        between = [post for post in desk.view.on_screen if post not in (cursor, first)]
        grown = tuple(Block("paragraph", f"Line {n}.") for n in range(60))
        desk.tell(*(frame(300, msgspec.structs.replace(post.entry, blocks=grown)) for post in between))
        assert cursor in desk.view.on_screen


async def test_a_cursor_on_the_newest_post_rides_along():
    async with reading() as desk:
        desk.view.action_cursor(1)
        desk.arrive(*(f"n{number}" for number in range(50)))
        assert desk.view.at_newest
        assert desk.view.cursor.id == "n49"


async def test_following_returns_to_the_edge_when_something_arrives():
    async with reading(middle=True) as desk:
        desk.view.follow = True
        assert desk.view.at_newest
        desk.view.action_page(3)
        assert not desk.view.at_newest
        desk.arrive("new")
        assert desk.view.at_newest
        assert desk.view.cursor.id == "new"


async def test_oldest_first_the_edge_is_at_the_bottom():
    async with reading() as desk:
        desk.view.oldest_first = True
        assert desk.view.at_newest
        assert "Post 79" in "".join(desk.rows)
        desk.arrive("new")
        assert "Post new" in "".join(desk.rows[-4:])
        desk.view.action_edge("top")
        assert "Post 0" in desk.rows[1]
        assert not desk.view.at_newest


async def test_turning_the_order_keeps_the_post_under_the_cursor_where_it_is():
    async with reading(middle=True) as desk:
        row = next(number for number, text in enumerate(desk.rows) if text.startswith("▌"))
        desk.view.oldest_first = True
        assert next(number for number, text in enumerate(desk.rows) if text.startswith("▌")) == row


# Filters -------------------------------------------------------------------------------------------------------------


async def test_shown_and_hidden_make_the_total_and_runs_of_hidden_posts_are_counted():
    async with reading() as desk:
        desk.view.keep_only(lambda post: int(post.id[1:]) % 10 == 0, "tens")
        assert (desk.view.shown, desk.view.hidden, desk.view.total) == (8, 72, 80)
        assert "··· 9 hidden (tens) ···" in "".join(desk.rows)


async def test_clearing_a_filter_leaves_the_reader_at_the_post_under_the_cursor():
    async with reading(middle=True) as desk:
        before = desk.rows
        desk.view.keep_only(lambda post: int(post.id[1:]) % 10 == 0, "tens")
        assert desk.view.cursor.id in [post.id for post in desk.view.on_screen]
        desk.view.keep_only(None)
        assert desk.rows == before


async def test_the_post_under_the_cursor_stays_until_the_cursor_leaves_it():
    async with reading(middle=True) as desk:
        cursor = desk.view.cursor
        desk.view.keep_only(lambda post: int(post.id[1:]) % 10 == 0 and post is not cursor, "tens")
        assert desk.view.shown == 9
        desk.view.action_cursor(1)
        assert desk.view.cursor is not cursor
        assert desk.view.shown == 8


async def test_a_post_that_comes_to_pass_the_filter_appears():
    async with reading() as desk:
        desk.view.keep_only(lambda post: "Mark Rutte" in post.reading.heard, "speaker")
        assert desk.view.shown == 0
        assert desk.rows[0].strip() == "··· 80 hidden (speaker) ···"
        desk.post("p40").reading = Reading(speakers=(Speaker("Mark Rutte"),))
        desk.view.repaint([desk.post("p40")])
        assert desk.view.shown == 1
        assert "Post 40" in "".join(desk.rows)


# Moving --------------------------------------------------------------------------------------------------------------


async def test_the_cursor_visits_every_post_once_and_stops_at_the_ends():
    async with reading() as desk:
        visited = []
        for _ in range(90):
            desk.view.action_cursor(1)
            visited.append(desk.view.cursor.id)
            assert desk.rows[desk.view.cursor_row].startswith("▌")
            assert desk.view.app.cursor_position == Offset(0, desk.view.cursor_row) + desk.view.region.offset
        assert visited[:80] == [f"p{number}" for number in range(79, -1, -1)]
        assert visited[80:] == ["p0"] * 10


async def test_pages_overlap_by_two_rows_and_lead_back_to_where_one_was():
    async with reading() as desk:
        before = desk.rows
        desk.view.action_page(1)
        assert desk.rows[:2] == before[-2:]
        desk.view.action_page(-1)
        assert desk.rows == before


async def test_paging_up_into_what_was_never_measured_skips_nothing():
    async with reading(Desk(300)) as desk:
        desk.view.action_edge("bottom")
        seen = [desk.rows]
        while not desk.view.at_newest:
            desk.view.action_page(-1)
            seen.append(desk.rows)
        for lower, upper in pairwise(seen[:-1]):
            assert upper[-2:] == lower[:2]


async def test_home_and_end_go_to_the_ends_of_the_story():
    async with reading(middle=True) as desk:
        desk.view.action_edge("bottom")
        assert desk.view.cursor.id == "p0"
        assert desk.rows[-1] == "▌"
        assert desk.view._rows.total == desk.view._window.top + len(desk.rows)
        desk.view.action_edge("top")
        assert desk.view.cursor.id == "p79"
        assert desk.view.at_newest


async def test_a_place_is_found_again_after_going_elsewhere():
    async with reading(middle=True) as desk:
        before, place = desk.rows, desk.view.place()
        desk.view.action_edge("bottom")
        desk.view.return_to(place)
        assert desk.rows == before


async def test_a_post_can_be_brought_a_third_down_the_screen():
    async with reading(size=(100, 30)) as desk:
        desk.view.go_to(desk.post("p30"), third=True)
        assert "Post 30" in desk.rows[10]


async def test_when_the_cursors_post_is_not_known_yet_its_neighbour_has_the_cursor():
    async with reading() as desk:
        desk.view.action_cursor(1)
        desk.rewind(60)
        assert desk.view.total == 60
        assert desk.view.cursor.id == "p59"
        desk.rewind(0)
        assert desk.view.total == 0
        assert desk.view.cursor is None
        assert set(desk.rows) == {""}
        desk.rewind(80)
        assert desk.view.total == 80
        assert desk.view.at_newest


async def test_going_back_before_what_was_read_shows_the_newest_of_that_time():
    async with reading(middle=True) as desk:
        desk.view.go_to(desk.post("p60"))
        desk.rewind(30)
        assert desk.view.at_newest
        assert "Post 29" in desk.rows[1]
        desk.rewind(31)
        assert "Post 30" in desk.rows[1]


# Reading -------------------------------------------------------------------------------------------------------------


async def test_marks_are_drawn_and_the_read_line_stands_above_what_was_read():
    async with reading() as desk:
        read = desk.post("p78")
        desk.view.marks = lambda post: Marks(post.key > read.key, post is read, post is read)
        desk.view.repaint(desk.timeline.posts[-2:])
        line = next(number for number, text in enumerate(desk.rows) if "you had read to here" in text)
        assert desk.rows[1].startswith(" ●")
        assert "Post 78" in desk.rows[line + 1]
        assert desk.rows[line + 2].startswith(" ★")


async def test_a_post_counts_as_on_the_screen_when_all_its_words_are():
    tall = entry("tall", 50, blocks=tuple(Block("item", f"Item {number}.") for number in range(19)))
    async with reading(Desk(entries=[entry("a"), tall, entry("b", 100)]), size=(60, 12)) as desk:
        assert [post.id for post in desk.view.on_screen] == ["b"]
        desk.view.action_scroll(11)
        assert [post.id for post in desk.view.on_screen] == []
        desk.view.action_scroll(2)
        assert [post.id for post in desk.view.on_screen] == ["tall"]


async def test_a_folded_post_opens_and_closes():
    long = entry("long", 1000, blocks=tuple(Block("item", f"Item {number}.") for number in range(60)))
    async with reading(Desk(entries=[entry("a"), long])) as desk:
        assert "… 44 more lines" in "".join(desk.rows)
        await desk.pilot.click(desk.view, offset=(14, 18))
        assert "more lines" not in "".join(desk.rows)
        desk.view.toggle_open(desk.post("long"))
        assert "… 44 more lines" in "".join(desk.rows)
        desk.view.shape = "open"
        assert "more lines" not in "".join(desk.rows)
        desk.view.shape = "compact"
        assert len([text for text in desk.rows if "Post" in text]) == 2


async def test_relative_times_tick_and_only_they_are_drawn():
    async with reading() as desk:
        desk.view.set_clock_style("ago")
        await desk.pilot.pause()
        assert desk.rows[1].split()[:2] == ["3", "m"]
        drawn = []
        refresh = desk.view.refresh
        desk.view.refresh = lambda *regions, **how: (drawn.extend(regions), refresh(*regions, **how))
        desk.now += timedelta(minutes=1)
        desk.view.tick()
        assert desk.rows[1].split()[:2] == ["4", "m"]
        heads = [number for number, text in enumerate(desk.rows) if "Post" in text]
        assert [(region.y, region.height) for region in drawn] == [(head, 1) for head in heads]
        drawn.clear()
        desk.view.tick()
        assert drawn == []


async def test_search_marks_counts_and_lands_a_third_down():
    entries = [entry(f"p{n}", n, text="A café is open." if n in (10, 30) else "Nothing.") for n in range(60)]
    async with reading(Desk(entries=entries)) as desk:
        assert desk.view.search("CAFE") == 2
        assert desk.view.cursor.id == "p30"
        assert "café" in desk.rows[10]
        assert desk.view.matches == (1, 2)
        assert desk.view.next_match(1).id == "p10"
        assert desk.view.matches == (2, 2)
        assert desk.view.next_match(1).id == "p30"
        assert desk.view.next_match(-1).id == "p10"
        assert desk.view.search("café x") == 0
        assert desk.view.search("") == 0


async def test_search_follows_the_news():
    async with reading() as desk:
        assert desk.view.search("zebra") == 0
        desk.tell(frame(0, entry("new", 10_000, text="A zebra.")))
        assert desk.view.matches == (0, 1)
        desk.tell(frame(0, entry("new", 10_000, text="A horse.")))
        assert desk.view.matches == (0, 0)


async def test_a_match_in_the_fold_of_a_long_post_opens_it():
    blocks = tuple(Block("item", f"Item {number}." + " zebra" * (number == 50)) for number in range(60))
    async with reading(
        Desk(entries=[entry("long", 0, blocks=blocks), *(entry(f"p{n}", n + 1) for n in range(30))])
    ) as desk:
        assert desk.view.search("zebra") == 1
        assert "Item 50. zebra" in "".join(desk.rows)


# The mouse and messages ----------------------------------------------------------------------------------------------


async def test_clicks_tell_links_speakers_and_posts_apart():
    linked = Block("paragraph", "See the plan.", spans=(Span(8, 12, "link", "https://example.org/plan"),))
    async with reading(Desk(entries=[entry("a", blocks=(linked,)), entry("b", 5)])) as desk:
        desk.post("a").reading = Reading(speakers=(Speaker("Mark Rutte"),))
        desk.view.repaint([desk.post("a")])
        row = next(number for number, text in enumerate(desk.rows) if "See the plan" in text)
        column = desk.rows[row].index("plan")
        await desk.pilot.click(desk.view, offset=(column + 1, row))
        await desk.pilot.click(desk.view, offset=(desk.rows[row + 1].index("Rutte"), row + 1))
        await desk.pilot.click(desk.view, offset=(12, row))
        clicks = [each for each in desk.told if each[0] == "clicked"]
        assert clicks == [
            ("clicked", "a", "https://example.org/plan", None),
            ("clicked", "a", None, "Mark Rutte"),
            ("clicked", "a", None, None),
        ]
        assert ("cursor", "a") in desk.told


async def test_the_wheel_moves_three_rows_and_tells_of_another_first_post():
    async with reading() as desk:
        await desk.pilot.pause()
        desk.told.clear()
        before = desk.rows
        for _ in range(8):
            desk.view.post_message(wheel_down(desk))
        await until(lambda: ("scrolled",) in desk.told)
        assert desk.rows[:6] == before[24:30]
        assert desk.view.first_visible.id != "p79"


def wheel_down(desk):
    from textual.events import MouseScrollDown

    return MouseScrollDown(desk.view, 5, 5, 0, 0, 0, False, False, False, screen_x=5, screen_y=5)


async def test_dragging_the_scrollbar_goes_anywhere():
    async with reading(Desk(300)) as desk:
        desk.view.scroll_to(y=desk.view.max_scroll_y // 2, animate=False)
        await desk.pilot.pause()
        assert 100 < int(desk.view.first_visible.id[1:]) < 200
        desk.view.scroll_to(y=desk.view.max_scroll_y, animate=False)
        await desk.pilot.pause()
        assert "Post 0" in "".join(desk.rows)


async def test_text_selected_with_the_mouse_stays_selected_while_posts_arrive():
    async with reading(middle=True) as desk:
        pilot, view = desk.pilot, desk.view
        await pilot.pause()
        await pilot.mouse_down(view, offset=(20, 4))
        await pilot.hover(view, offset=(30, 6))
        await pilot.mouse_up(view, offset=(30, 6))
        await pilot.pause()
        selected = desk.app.screen.get_selected_text()
        rows = desk.rows
        assert selected.split("\n")[0] == rows[4][20:]
        assert selected.split("\n")[1] == rows[5][10:]
        assert rows[6].startswith(rows[6][:10] + selected.split("\n")[2])
        strip = view.render_lines(Region(0, 4, view.size.width, 1))[0]
        reversed_words = "".join(segment.text for segment in strip if segment.style and segment.style.reverse)
        assert reversed_words.rstrip() == selected.split("\n")[0]
        desk.arrive("one", "two")
        assert desk.app.screen.get_selected_text() == selected


async def test_at_the_newest_edge_what_is_being_selected_stays_too_until_it_is_let_go():
    async with reading() as desk:
        pilot, view = desk.pilot, desk.view
        await pilot.mouse_down(view, offset=(20, 4))
        await pilot.hover(view, offset=(30, 6))
        before, selected = desk.rows, desk.app.screen.get_selected_text()
        desk.arrive("one")
        assert desk.rows[1:] == before[1:]
        assert desk.app.screen.get_selected_text() == selected
        await pilot.mouse_up(view, offset=(30, 6))
        desk.arrive("two", minutes=20_000)  # another day begins above
        assert desk.rows[1:] == before[1:]
        assert desk.app.screen.get_selected_text() == selected
        assert view.waiting.count == 2
        desk.app.screen.clear_selection()
        view.go_newest()
        desk.arrive("three", minutes=20_001)
        assert "Post three" in "".join(desk.rows[:3])


async def test_another_theme_dresses_the_same_words_anew():
    async with reading() as desk:
        words, strips = desk.rows, desk.view._strips
        desk.app.theme = "textual-light"
        await desk.pilot.pause()
        assert desk.rows == words
        assert desk.view._strips != strips


async def test_every_row_fills_the_width_whatever_is_in_it():
    blocks = (Block("paragraph", "東京で記者会見 👩‍👩‍👧 e\u0301 שלום " * 20),)
    for size in ((40, 12), (100, 30), (300, 100)):
        async with reading(Desk(entries=[entry("a", blocks=blocks)]), size=size) as desk:
            assert {strip.cell_length for strip in desk.view._strips} == {size[0] - 1}
