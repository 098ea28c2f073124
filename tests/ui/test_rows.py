"""Which post stands at which row, checked against working everything out anew."""

from __future__ import annotations

import random
from datetime import UTC

import msgspec
import pytest

from liveterm.timeline import Change, Timeline
from liveterm.ui.rows import Edge, Rows
from tests.build import at, entry, frame


def height_of(post):
    return 2 + len(post.entry.headline) % 5


def story(count, every=7):
    """A timeline and frames to come: posts out of order, edits that move posts, withdrawals."""
    dice = random.Random(count)
    frames = []
    for number in range(count):
        minutes = number * every + dice.randint(-3 * every, 3 * every)
        frames.append(frame(number, entry(f"p{number}", minutes, headline="h" * dice.randint(1, 9))))
        if dice.random() < 0.3:
            old = dice.choice(frames).entries
            if old:
                words = "h" * dice.randint(1, 9)
                moved = at(dice.randint(0, count * every)) if dice.random() < 0.3 else old[0].published
                frames.append(frame(number, msgspec.structs.replace(old[0], headline=words, published=moved)))
    return frames


def agrees(rows, timeline, passes, newest_first):
    """Everything `rows` says is what a plain look at all posts gives."""
    assert rows.posts == timeline.posts
    shown = [passes(post) for post in rows.posts]
    assert rows.shown == sum(shown)
    order = range(len(shown)) if not newest_first else range(len(shown) - 1, -1, -1)
    row = 0
    last_day = None
    for place in order:
        post = rows.posts[place]
        if shown[place]:
            day = post.time.date()
            edge = Edge(day=None if day == last_day else day)
            last_day = day
            height = height_of(post) + edge.rows
        elif place == 0 or shown[place - 1]:
            run = 0
            while place + run < len(shown) and not shown[place + run]:
                run += 1
            edge, height = Edge(hidden=run), 1
        else:
            edge, height = Edge(), 0
        assert rows.edge(place) == edge
        assert rows.height(place) == height
        assert rows.top(place) == row
        for inside in range(height):
            assert rows.at(row + inside) == (place, inside)
        row += height
    assert rows.total == row


def measured(rows):
    while rows.refine(10):
        pass


FILTERS = {
    "all": lambda post: True,
    "none": lambda post: False,
    "some": lambda post: len(post.entry.headline) % 3 == 0,
    "few": lambda post: post.id in ("p0", "p17", "p40"),
}


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("name", FILTERS)
def test_rows_follow_the_timeline_forward_and_back(name, newest_first):
    passes = FILTERS[name]
    frames = story(60, every=300)
    timeline = Timeline()
    rows = Rows(height_of, lambda post: False)
    rows.zone = UTC
    if not newest_first:
        rows.turn()
    rows.load(timeline.posts)
    rows.keep_only(None if name == "all" else passes, None)
    dice = random.Random(name)
    for _ in range(80):
        there = max(0, min(len(frames), timeline.position + dice.choice([-30, -5, -1, 1, 1, 2, 5, 40])))
        rows.apply(timeline.move(frames, there))
        measured(rows)
        agrees(rows, timeline, passes, newest_first)


def test_many_posts_at_once_are_as_good_as_one_after_the_other():
    frames = story(400)
    timeline = Timeline()
    rows = Rows(height_of, lambda post: False)
    rows.zone = UTC
    rows.keep_only(FILTERS["some"], None)
    for there in (90, 200, len(frames), 150, 10, 399):
        rows.apply(timeline.move(frames, there))
        measured(rows)
        agrees(rows, timeline, FILTERS["some"], True)


def test_an_append_of_thousands_is_placed_without_a_new_look_at_the_old():
    timeline = Timeline()
    frames = [frame(number, entry(f"p{number}", number)) for number in range(3000)]
    rows = Rows(height_of, lambda post: False)
    rows.zone = UTC
    rows.keep_only(lambda post: post.id.endswith(("1", "2", "7")), None)
    for there in (1, 1000, 3000):
        rows.apply(timeline.move(frames, there))
    measured(rows)
    agrees(rows, timeline, lambda post: post.id.endswith(("1", "2", "7")), True)


def test_the_held_post_stays_until_another_is_held():
    timeline = Timeline()
    timeline.move([frame(number, entry(f"p{number}", number)) for number in range(9)], 9)
    held = timeline.posts[4]
    rows = Rows(height_of, lambda post: False)
    rows.load(timeline.posts)
    rows.keep_only(lambda post: False, held)
    assert rows.shown_posts() == [held]
    rows.hold(timeline.posts[5])
    assert rows.shown_posts() == [timeline.posts[5]]
    rows.hold(None)
    assert rows.shown_posts() == []


def test_the_read_line_stands_between_what_was_read_and_what_was_not():
    timeline = Timeline()
    timeline.move([frame(number, entry(f"p{number}", number)) for number in range(4)], 4)
    read = timeline.posts[1]
    rows = Rows(height_of, lambda post: post is read)
    rows.load(timeline.posts)
    assert [rows.edge(place).read for place in range(4)] == [False, True, False, False]
    rows.turn()
    assert [rows.edge(place).read for place in range(4)] == [False, False, True, False]


def test_ten_thousand_posts_in_one_minute_keep_their_order():
    timeline = Timeline()
    timeline.move([frame(0, *(entry(f"p{number}", 0) for number in range(10_000)))], 1)
    rows = Rows(height_of, lambda post: False)
    rows.apply(Change(added=list(timeline.posts)))
    measured(rows)
    assert rows.posts == timeline.posts
    assert rows.at(rows.total - 1)[0] == 0


def test_posts_of_1970_and_2099_stand_at_the_ends():
    timeline = Timeline()
    ends = [entry("old", -29_500_000), entry("now", 0), entry("new", 38_000_000)]
    timeline.move([frame(0, *ends)], 1)
    rows = Rows(height_of, lambda post: False)
    rows.zone = UTC
    rows.load(timeline.posts)
    assert [post.id for post in rows.posts] == ["old", "now", "new"]
    assert [rows.edge(place).day.year for place in range(3)] == [1970, 2026, 2098]
