"""Which number key is whose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liveterm.model import Reading, Speaker
from liveterm.timeline import Timeline
from liveterm.ui.filters import KINDS, kinds_of
from liveterm.ui.tally import Numbers, Tally
from liveterm.ui.waiting import Waiting
from tests.test_timeline import frames_of_a_story

TEN = [(f"P{n}", 1) for n in range(10)]


def whose(numbers: Numbers, ranked) -> dict[str, str]:
    return {number: name for name, _ in ranked if (number := numbers.of(name))}


def test_a_number_stays_with_its_person_while_posts_are_still_read():
    numbers = Numbers()
    numbers.settle([("A", 2), ("B", 1)], final=False)
    numbers.settle([("B", 3), ("A", 2)], final=False)
    numbers.settle([("C", 9), ("B", 3), ("A", 2)], final=True)
    assert whose(numbers, [("A", 2), ("B", 3), ("C", 9)]) == {"1": "A", "2": "B", "3": "C"}


def test_nobody_loses_a_number_before_everything_is_read():
    numbers = Numbers()
    numbers.settle(TEN, final=False)
    numbers.settle([("P9", 9), *TEN[:9]], final=False)
    assert (numbers.of("P9"), numbers.of("P8")) == (None, "9")
    numbers.settle([("P9", 9), *TEN[:9]], final=True)
    assert (numbers.of("P9"), numbers.of("P8")) == ("9", None)


def test_a_person_keeps_a_number_whatever_the_order_becomes():
    numbers = Numbers()
    numbers.settle([("A", 2), ("B", 1)], final=True)
    numbers.settle([("C", 9), ("B", 8), ("A", 2)], final=True)
    assert whose(numbers, [("A", 2), ("B", 8), ("C", 9)]) == {"1": "A", "2": "B", "3": "C"}


def test_the_tenth_takes_a_number_only_from_somebody_hardly_heard():
    numbers = Numbers()
    numbers.settle(TEN, final=True)
    assert numbers.of("P9") is None
    numbers.settle([("P9", 2), *TEN[:9]], final=True)
    assert numbers.of("P9") is None
    numbers.settle([("P9", 3), *TEN[:9]], final=True)
    assert (numbers.of("P9"), numbers.of("P8")) == ("9", None)


def test_a_number_that_was_used_stays_its_persons():
    numbers = Numbers()
    numbers.settle(TEN, final=True)
    assert numbers.use("9") == "P8"
    numbers.settle([("P9", 30), *TEN[:9]], final=True)
    assert (numbers.of("P8"), numbers.of("P9")) == ("9", "8")


PEOPLE = ("Ada Berg", "Bo Dahl")


def counted(tally: Tally) -> object:
    return tally.speakers, tally.kinds, [{post.id for post in tally.of_kind(kind)} for kind in KINDS]


@given(frames_of_a_story, st.lists(st.tuples(st.integers(0, 20), st.sampled_from("abcdefgh")), max_size=8))
def test_what_is_counted_is_what_is_known_whatever_was_counted_before(frames, moves):
    """Posts are read, edited and taken back between the moves; some are expected before they are known."""
    timeline, tally = Timeline(), Tally(kinds_of)
    for number, (position, id) in enumerate(moves):
        tally.expect(timeline.look_ahead(frames, min(position // 2, len(frames))))
        tally.apply(timeline.move(frames, min(position, len(frames))))
        if post := timeline.get(id):
            post.reading = Reading((Speaker(PEOPLE[number % 2]),))
            tally.take([post])
        fresh = Tally(kinds_of)
        fresh.take(timeline.posts)
        assert counted(tally) == counted(fresh)


@given(frames_of_a_story, st.integers(1, 5))
def test_nothing_is_sorted_at_a_jump_to_the_end_that_was_looked_into_before(frames, at_once):
    sorted_now = []
    timeline, tally = Timeline(), Tally(lambda post: sorted_now.append(post) or kinds_of(post))
    while timeline.looked_into < len(frames):
        tally.expect(timeline.look_ahead(frames, min(timeline.looked_into + at_once, len(frames))))
    sorted_now.clear()
    tally.apply(timeline.move(frames, len(frames)))
    assert not sorted_now
    fresh = Tally(kinds_of)
    fresh.take(timeline.posts)
    assert counted(tally) == counted(fresh)


@given(frames_of_a_story, st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=8))
def test_what_the_badge_counts_is_what_waits(frames, moves):
    timeline, wanted = Timeline(), set("abcd")
    waiting = Waiting(lambda post, wanted=wanted: post.id in wanted)
    for position, turned in moves:
        change = timeline.move(frames, min(position, len(frames)))
        waiting.discard(change.removed)
        waiting.look_again(change.changed)
        waiting.add(change.added)
        if turned:
            wanted ^= set("bcde")
            waiting.look_again()
        fresh = Waiting(lambda post, wanted=wanted: post.id in wanted)
        fresh.add(timeline.posts)
        assert waiting.posts == fresh.posts
        assert (waiting.count, +waiting.signs, +waiting.heard) == (fresh.count, fresh.signs, fresh.heard)
