"""What is known at a time."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from liveterm.model import Frame, LiveBlog
from liveterm.timeline import Timeline
from tests.build import at, entry, frame


def known(*frames: Frame, position: int | None = None) -> Timeline:
    timeline = Timeline()
    timeline.move(frames, len(frames) if position is None else position)
    return timeline


def picture(timeline: Timeline) -> object:
    """All that a timeline says, as plain values."""
    posts = [(post.id, tuple(post.versions), post.key) for post in timeline.posts]
    return posts, timeline.blogs, timeline.troubles


def test_posts_stand_in_the_order_of_publication_whatever_the_order_of_arrival():
    timeline = known(frame(10, entry("b", 5)), frame(11, entry("a", 1), entry("c", 9)))
    assert [post.id for post in timeline.posts] == ["a", "b", "c"]


def test_posts_of_one_minute_keep_the_order_of_the_page():
    timeline = known(frame(10, entry("x", 5), entry("a", 5), entry("m", 5)))
    assert [post.id for post in timeline.posts] == ["x", "a", "m"]


def test_an_edit_is_a_new_version_and_the_old_one_is_kept():
    first, second = entry("a", text="Two dead."), entry("a", text="Three dead.")
    post = known(frame(1, first), frame(5, second)).posts[0]
    assert [version.entry.text for version in post.versions] == ["Two dead.", "Three dead."]
    assert (post.revision, post.edited, post.first_seen) == (1, True, at(1))


def test_an_entry_that_says_the_same_again_is_no_edit():
    post = known(frame(1, entry("a")), frame(5, entry("a"))).posts[0]
    assert (post.revision, post.edited) == (0, False)


def test_a_withdrawn_post_stays_marked_with_its_last_words():
    post = known(frame(1, entry("a", text="Oops.")), frame(5, withdrawn=("a",))).posts[0]
    assert (post.withdrawn, post.entry.text, post.revision) == (True, "Oops.", 1)


def test_a_post_that_comes_back_is_no_longer_withdrawn_and_not_edited():
    post = known(frame(1, entry("a")), frame(5, withdrawn=("a",)), frame(9, entry("a"))).posts[0]
    assert (post.withdrawn, post.edited, post.revision) == (False, False, 2)


def test_withdrawing_what_was_never_seen_says_nothing():
    assert len(known(frame(5, withdrawn=("ghost",)))) == 0


def test_a_trouble_ends_when_the_source_says_so():
    frames = [frame(1, trouble="offline: no answer"), frame(2, trouble="")]
    assert known(*frames, position=1).troubles == {"": "offline: no answer"}
    assert known(*frames).troubles == {}


def test_a_move_says_what_it_did():
    frames = [frame(1, entry("a"), entry("b", 2)), frame(2, entry("a", text="Other."), entry("c", 3))]
    timeline = known(frames[0])
    forward = timeline.move(frames, 2)
    assert ([p.id for p in forward.added], [p.id for p in forward.changed]) == (["c"], ["a"])
    back = timeline.move(frames, 0)
    assert sorted(p.id for p in back.removed) == ["a", "b", "c"]
    assert not timeline.posts


def test_a_post_whose_time_is_corrected_moves_to_its_place():
    frames = [frame(9, entry("a", 1), entry("b", 2), entry("c", 3)), frame(10, entry("a", 5))]
    timeline = known(*frames)
    assert [post.id for post in timeline.posts] == ["b", "c", "a"]
    timeline.move(frames, 1)
    assert [post.id for post in timeline.posts] == ["a", "b", "c"]


ids = st.sampled_from("abcdefgh")
entries = st.builds(entry, ids, st.one_of(st.none(), st.integers(0, 20)), st.sampled_from(["One.", "Two.", "Three."]))
frames_of_a_story = st.lists(
    st.builds(
        lambda entries, withdrawn, title, trouble: (entries, withdrawn, title, trouble),
        st.lists(entries, max_size=4),
        st.lists(ids, max_size=2),
        st.one_of(st.none(), st.sampled_from(["Event", "Event, day two"])),
        st.sampled_from([None, None, "", "offline: gone"]),
    ),
    max_size=20,
).map(
    lambda told: [
        frame(n, *said, withdrawn=tuple(gone), blog=None if title is None else LiveBlog(title), trouble=trouble)
        for n, (said, gone, title, trouble) in enumerate(told)
    ]
)


@given(frames_of_a_story, st.lists(st.integers(0, 20), max_size=8))
def test_the_state_at_a_time_is_the_same_whichever_way_it_was_reached(frames, positions):
    timeline = Timeline()
    for position in positions:
        position = min(position, len(frames))
        timeline.move(frames, position)
        assert picture(timeline) == picture(known(*frames, position=position))
        assert [timeline.index(post) for post in timeline.posts] == list(range(len(timeline)))


@given(frames_of_a_story, st.lists(st.integers(0, 20), min_size=1, max_size=8))
def test_what_a_move_says_is_all_that_changed(frames, positions):
    timeline = Timeline()
    for position in positions:
        before = {post.id: (post, tuple(post.versions)) for post in timeline.posts}
        change = timeline.move(frames, min(position, len(frames)))
        after = {post.id: (post, tuple(post.versions)) for post in timeline.posts}
        assert {post.id for post in change.added} | set(before) - {p.id for p in change.removed} >= set(after)
        untouched = {p for p, _ in before.values()} - set(change.changed) - set(change.removed)
        assert all(after[post.id] == before[post.id] for post in untouched)


@given(frames_of_a_story, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=8))
def test_what_was_looked_into_ahead_is_not_known_before_its_time(frames, moves):
    timeline = Timeline()
    for ahead, position in moves:
        timeline.look_ahead(frames, min(ahead, len(frames)))
        timeline.move(frames, min(position, len(frames)))
        fresh = known(*frames, position=min(position, len(frames)))
        assert picture(timeline) == picture(fresh)
        assert [id for id in "abcdefgh" if timeline.get(id)] == [id for id in "abcdefgh" if fresh.get(id)]


def test_the_lists_of_a_large_move_are_the_same_as_of_small_ones():
    frames = [frame(n, entry(f"p{n}", n % 7), entry(f"p{n // 2}", n % 11)) for n in range(200)]
    small = Timeline()
    for position in range(201):
        small.move(frames, position)
    assert picture(small) == picture(known(*frames))
    assert msgspec.to_builtins(small.posts[0].entry) == msgspec.to_builtins(known(*frames).posts[0].entry)


def test_a_trouble_is_dated_from_its_first_word_though_it_changes():
    frames = [
        frame(0, trouble="offline: a"),
        frame(1, trouble=""),
        frame(2, trouble="offline: b"),
        frame(3, trouble="gone: c"),
    ]
    assert known(*frames).troubled_since == {"": 2}
    assert known(*frames, position=2).troubled_since == {}
