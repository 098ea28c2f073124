"""A tape, a clock and the timeline they give."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from liveterm.clock import Clock
from liveterm.model import Block, LiveBlog, Quote, Reading, Speaker
from liveterm.story import Story
from liveterm.tape import Tape, as_published
from tests.build import Turned, at, clock, entry, frame, page


def story(*frames, **facts):
    quiet_cap = facts.pop("quiet_cap", None)
    return Story(Tape(frames), clock(**facts), quiet_cap=quiet_cap)


def shown(story):
    story.advance()
    return [post.id for post in story.timeline.posts]


HOUR = [frame(0, entry("a", 0)), frame(20, entry("b", 20)), frame(20, trouble="offline: x"), frame(40, entry("c", 40))]


def test_nothing_later_than_story_time_is_known():
    tale = story(*HOUR, start=0)
    assert shown(tale) == ["a"]
    tale.seek(at(39))
    assert shown(tale) == ["a", "b"]
    tale.seek(at(40))
    assert shown(tale) == ["a", "b", "c"]


def test_a_frame_that_comes_while_the_clock_is_at_its_edge_is_known_at_once():
    tape = Tape(growing=True)
    tale = Story(tape, clock(end=5))
    tape.append(frame(5, entry("a")))
    assert shown(tale) == ["a"]


def test_a_frame_that_comes_while_rewound_waits():
    tape = Tape(HOUR[:2], growing=True)
    tale = Story(tape, clock(end=50))
    tale.clock.pause()
    tale.seek(at(10))
    tape.append(HOUR[3])
    assert shown(tale) == ["a"]
    tale.clock.to_edge()
    assert shown(tale) == ["a", "b", "c"]


def test_what_comes_in_small_parts_leaves_nothing_out():
    tale = story(*HOUR)
    assert [post.id for post in tale.advance(2).added] == ["a", "b"]
    assert tale.seconds_until_next() == 0
    assert [post.id for post in tale.advance(2).added] == ["c"]
    tale.seek(at(10))
    assert [post.id for post in tale.advance(2).removed] == ["b", "c"]


def test_a_step_goes_to_the_next_and_the_previous_moment_a_post_came():
    tale = story(*HOUR, start=0)
    tale.step(1)
    assert (tale.now, shown(tale)) == (at(20), ["a", "b"])
    tale.step(1)
    assert shown(tale) == ["a", "b", "c"]
    tale.step(-1)
    assert (tale.now, shown(tale)) == (at(20), ["a", "b"])
    tale.step(-1)
    tale.step(-1)
    assert shown(tale) == ["a"]


def test_one_cannot_go_back_before_anything_was_known():
    tale = story(*HOUR)
    tale.skip(timedelta(hours=-9))
    assert (tale.now, shown(tale)) == (at(0), ["a"])


def test_whoever_goes_to_the_edge_or_beyond_stays_at_it_as_it_moves():
    end = [at(50)]
    tale = Story(Tape(HOUR, growing=True), Clock(lambda: end[0], running=Turned(), rests=True))
    for go in (lambda: tale.seek(at(90)), lambda: tale.seek_share(1.0), lambda: tale.skip(timedelta(hours=2))):
        tale.seek(at(10))
        assert tale.clock.paused
        go()
        end[0] += timedelta(minutes=1)
        assert (tale.at_edge, tale.now) == (True, end[0])


def test_a_quiet_spell_is_shortened_by_moving_the_clock():
    seconds = Turned()
    tale = story(*HOUR, start=0, running=seconds, speed=60, quiet_cap=2)
    tale.advance()
    assert tale.seconds_until_next() == 2
    seconds.pass_by(2.1)
    assert shown(tale) == ["a", "b"]
    assert tale.timeline.posts[1].time == at(20)


def test_a_tape_does_not_go_backwards_when_a_wall_clock_does():
    tape = Tape([frame(10, entry("a")), frame(5, entry("b"))])
    assert [f.at for f in tape.frames] == [at(10), at(10)]


def test_a_document_that_was_not_watched_plays_as_it_was_published():
    frames = as_published(page(entry("c", 20), entry("b", 20), entry("a", 0), entry("x", None)), read_at=at(99))
    assert frames[0].blog.title == "An event"
    assert [(f.at, [e.id for e in f.entries]) for f in frames[1:]] == [
        (at(0) - timedelta(seconds=1), ["x"]),
        (at(0), ["a"]),
        (at(20), ["b", "c"]),
    ]


def test_of_a_document_that_was_not_watched_no_edit_and_no_summary_is_known_before_its_time():
    told = page(entry("b", 20), entry("a", 0, updated=at(30)))
    told = replace(told, blog=replace(told.blog, summary=("How it ended.",), over=True))
    tale = Story(Tape(as_published(told, read_at=at(99))), clock(end=30, start=0))
    tale.seek(at(25))
    tale.advance()
    assert (tale.blog.title, tale.blog.summary, tale.blog.over) == ("An event", (), None)
    assert [(post.id, post.entry.updated, post.revision) for post in tale.timeline.posts] == [
        ("a", None, 0),
        ("b", None, 0),
    ]
    tale.clock.to_edge()
    tale.advance()
    assert (tale.blog.summary, tale.blog.over) == (("How it ended.",), True)
    assert tale.timeline.posts[0].entry.updated == at(30)


def test_what_was_read_once_is_not_read_again_after_a_rewind():
    tale = story(*HOUR)
    tale.advance()
    assert [post.id for post in tale.take_unread(9)] == ["c", "b", "a"]
    tale.seek(at(0))
    tale.advance()
    tale.clock.to_edge()
    tale.advance()
    assert tale.left_to_read == 0


def test_what_is_known_of_who_speaks_is_shown_wherever_the_reader_goes():
    tale = story(*HOUR)
    tale.advance()
    tale.take_unread(9)
    tale.seek(at(0))
    tale.advance()
    spoken = Reading((Speaker("Jane Halloway"),))
    assert tale.show_readings({"c": spoken}) == []
    tale.clock.to_edge()
    tale.advance()
    assert [post.reading.heard for post in tale.timeline.posts] == [(), (), ("Jane Halloway",)]


def test_who_speaks_in_a_later_version_is_not_told_of_an_earlier_one():
    tale = story(frame(0, entry("a")), frame(10, entry("a", text="“No,” said Jane Halloway.")))
    tale.advance()
    tale.take_unread(9)
    tale.show_readings({"a": Reading((Speaker("Jane Halloway", block=0),))})
    heard = []
    for moment in (0, 10, 0):
        tale.seek(at(moment))
        tale.advance()
        heard.append(tale.timeline.posts[0].reading.heard)
    assert heard == [(), ("Jane Halloway",), ()]
    assert tale.left_to_read == 1
    tale.take_unread(9)
    tale.show_readings({"a": Reading((Speaker("Ada Okoye"),))})
    tale.seek(at(10))
    tale.advance()
    assert tale.timeline.posts[0].reading.heard == ("Jane Halloway",)


def test_who_speaks_in_words_that_an_earlier_version_has_too_is_told_of_it_at_once():
    texts = "“No,” said A Bell.", "“Yes,” said C Dorn.", "He met E Fox."
    no, yes, both = (Block("paragraph", text) for text in texts)
    tale = story(frame(0, entry("a", blocks=(both, no))), frame(10, entry("a", blocks=(yes, no, both))))
    tale.advance()
    tale.take_unread(9)
    speakers = Speaker("C Dorn", block=0), Speaker("A Bell", block=1), Speaker("G Hill")
    quotes = Quote("Yes,", "C Dorn"), Quote("No,", "A Bell")
    tale.show_readings({"a": Reading(speakers, ("E Fox", "C Dorn"), quotes)})
    tale.seek(at(0))
    tale.advance()
    told = tale.timeline.posts[0].reading
    assert told == Reading((Speaker("A Bell", block=1), Speaker("G Hill")), ("E Fox",), (Quote("No,", "A Bell"),))
    assert tale.left_to_read == 1


def test_an_event_bears_the_name_that_the_reader_gave_it():
    tape = Tape([frame(0, blog=LiveBlog("Talks", summary=("It goes on.",)))])
    tale = Story(tape, clock(60), named="Our talks")
    assert tale.blog.title == "Our talks"
    tale.advance()
    assert (tale.blog.title, tale.blog.summary) == ("Our talks", ("It goes on.",))


def test_what_is_read_again_is_read_newest_first_but_for_what_is_spared():
    tale = story(*HOUR)
    tale.advance()
    taken = tale.take_unread(2)
    assert tale.left_to_read == 1
    tale.read_again({taken[0].id: taken[0].entry})
    assert {post.id for post in tale.take_unread(9)} == {"a", "b"}


def test_a_story_that_loops_begins_again_after_its_end_was_shown_at_the_speed_it_had():
    seconds = Turned()
    tape = Tape([frame(0, entry("a")), frame(10, entry("b"))])
    story = Story(tape, clock(10, 0, running=seconds))
    story.loops = True
    story.advance()
    story.clock.set_speed(60)
    seconds.pass_by(10)
    assert [post.id for post in story.advance().added] == ["b"]
    assert [post.id for post in story.advance().removed] == ["b"]
    assert (story.now, story.clock.speed) == (at(0), 60)
    story.loops = False
    seconds.pass_by(10)
    story.advance()
    assert not story.advance()
    assert story.at_edge


def test_a_story_that_may_go_on_does_not_begin_again():
    story = Story(Tape([frame(0, entry("a")), frame(10, entry("b"))], growing=True), clock(10))
    story.loops = True
    story.advance()
    assert not story.advance()
