"""What a frame of the timeline costs, beside what a stock Textual widget needs for the same rows.

    pytest tests/bench/test_timeline_bench.py --benchmark-group-by=group --benchmark-columns=min,median,max

Frames are made without a terminal, up to the bytes that would be written to one. Trust ratios inside one run only.
"""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from rich.segment import Segment
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from liveterm.model import Block, Entry, Frame
from liveterm.timeline import Timeline
from liveterm.ui.timeline_view import TimelineView
from tests.build import START

SIZES = (1_500, 10_000, 100_000)
TEXT = "the ministers say that talks about a lasting “common” peace will go on while allies meet in the capital"
WORDS = TEXT.split()


def entries(count):
    dice = random.Random(1)
    for number in range(count):
        words = [" ".join(dice.choices(WORDS, k=dice.randint(12, 45))) for _ in range(dice.randint(1, 3))]
        blocks = tuple(Block(dice.choice(("paragraph", "paragraph", "item", "quote")), text) for text in words)
        when = START + timedelta(seconds=20 * number)
        yield Entry(id=f"p{number}", published=when, precision="instant", headline=f"Post {number}", blocks=blocks)


_told: dict[int, tuple[Timeline, list[Frame]]] = {}


def story(count):
    """A timeline of so many posts, and frames to come."""
    if count not in _told:
        frames = [Frame(at=entry.published, entries=(entry,)) for entry in entries(count + 2_000)]
        timeline = Timeline()
        timeline.move(frames, count)
        _told[count] = timeline, frames
    timeline, frames = _told[count]
    timeline.move(frames, count)
    return timeline, frames


class Stock(ScrollView):
    """The same rows, drawn the way Textual's guide says."""

    def __init__(self, strips):
        super().__init__()
        self.strips = strips
        self.virtual_size = Size(99, len(strips))

    def render_line(self, y):
        return self.strips[y + self.scroll_offset.y]


@asynccontextmanager
async def shown(view):
    app = App()
    async with app.run_test(size=(100, 40)) as pilot:
        await app.mount(Static("a row above, as in the program: no frame is the whole screen"), view)
        view.styles.height = "1fr"
        await pilot.pause()
        yield app


def paint(app, view):
    """What the screen does at the end of a frame, but for writing the bytes."""
    dirty = {widget for widget in (view, view.vertical_scrollbar) if widget._repaint_required}
    for widget in dirty:
        widget._repaint_required = False
    compositor = app.screen._compositor
    compositor.update_widgets(dirty)
    update = compositor.render_update() if dirty else None
    return update.render_segments(app.console) if update else ""


@asynccontextmanager
async def timeline_view(count):
    timeline, frames = story(count)
    view = TimelineView()
    view.load(timeline.posts)
    async with shown(view) as app:
        while view._rows.refine(1.0):
            pass
        view.tick()
        paint(app, view)
        yield app, view, timeline, frames


async def test_scroll_one_row_in_a_stock_widget(benchmark):
    benchmark.group = "scroll one row"
    strips = [Strip([Segment("  "), Segment("words " * 12), Segment(" " * 25)], 99) for _ in range(20_000)]
    view = Stock(strips)
    async with shown(view) as app:
        rows = iter(range(1, 10_000_000))

        def scroll():
            view.scroll_to(y=next(rows) % 15_000, animate=False, immediate=True)
            paint(app, view)

        benchmark(scroll)


@pytest.mark.parametrize("count", SIZES)
async def test_scroll_one_row(benchmark, count):
    benchmark.group = "scroll one row"
    async with timeline_view(count) as (app, view, *_):
        benchmark(lambda: (view.action_scroll(1), paint(app, view)))


@pytest.mark.parametrize("count", SIZES)
async def test_next_post(benchmark, count):
    benchmark.group = "key"
    async with timeline_view(count) as (app, view, *_):
        benchmark(lambda: (view.action_cursor(1), paint(app, view)))


@pytest.mark.parametrize("count", SIZES)
async def test_a_page(benchmark, count):
    benchmark.group = "key"
    async with timeline_view(count) as (app, view, *_):
        # what the view does ahead, between two frames, is not waited for
        benchmark.pedantic(lambda: (view.action_page(1), paint(app, view)), setup=view._make_ready, rounds=150)


@pytest.mark.parametrize("count", SIZES)
async def test_home_and_end(benchmark, count):
    benchmark.group = "key"
    async with timeline_view(count) as (app, view, *_):
        benchmark(lambda: (view.action_edge("bottom"), paint(app, view), view.action_edge("top"), paint(app, view)))


@pytest.mark.parametrize("count", SIZES)
async def test_a_post_arrives_while_in_the_middle(benchmark, count):
    benchmark.group = "arrival"
    async with timeline_view(count) as (app, view, timeline, frames):
        view._window.go_to_row(view._rows.total // 2)
        positions = iter(range(count + 1, count + 2_000))

        def prepare():
            return (timeline.move(frames, next(positions)),), {}

        benchmark.pedantic(lambda change: (view.apply(change), paint(app, view)), setup=prepare, rounds=200)


@pytest.mark.parametrize("count", SIZES)
async def test_a_jump_from_the_start_to_the_end(benchmark, count):
    """Rows under "key" are what it is to be compared with."""
    benchmark.group = "jump"
    async with timeline_view(count) as (app, view, timeline, frames):

        def go(position):
            view.apply(timeline.move(frames, position))
            paint(app, view)

        benchmark.pedantic(go, (count,), setup=lambda: go(0), rounds=5)


@pytest.mark.parametrize("count", SIZES)
async def test_filter_on_and_off(benchmark, count):
    benchmark.group = "filter"
    async with timeline_view(count) as (app, view, timeline, _):
        chosen = {post for post in timeline.posts if int(post.id[1:]) % 10 == 0}
        view._window.go_to_row(view._rows.total // 2)

        def toggle():
            view.keep_only(chosen.__contains__, "speaker")
            paint(app, view)
            view.keep_only(None)
            paint(app, view)

        benchmark.pedantic(toggle, rounds=30)


@pytest.mark.parametrize("count", SIZES)
async def test_first_letter_of_a_search(benchmark, count):
    benchmark.group = "search"
    async with timeline_view(count) as (app, view, *_):
        benchmark.pedantic(lambda: (view.search(""), view.search("l"), paint(app, view)), rounds=10)


@pytest.mark.parametrize("count", SIZES)
async def test_next_letter_of_a_search(benchmark, count):
    benchmark.group = "search"
    async with timeline_view(count) as (app, view, *_):
        view.search("l")
        benchmark.pedantic(lambda: (view.search("la"), paint(app, view)), rounds=10)


@pytest.mark.parametrize("count", SIZES)
async def test_load_and_first_frame(benchmark, count):
    benchmark.group = "load"
    timeline, _ = story(count)
    view = TimelineView()
    async with shown(view) as app:
        benchmark.pedantic(lambda: (view.load(timeline.posts), paint(app, view)), rounds=5)


@pytest.mark.parametrize("count", SIZES)
async def test_resize(benchmark, count):
    benchmark.group = "resize"
    async with timeline_view(count) as (app, view, *_):
        widths = iter(range(60, 100_000))

        def resize():
            width = 60 + next(widths) % 40
            view._laid_out = Size(0, 0)
            view._look = type(view._look)(width)
            view._fit()
            paint(app, view)

        benchmark.pedantic(resize, rounds=10)
