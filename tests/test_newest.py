"""The first screen of a long session comes of a few of its lines: they must be the right ones."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from liveterm import session
from liveterm.errors import SessionError
from liveterm.model import Block, Frame, LiveBlog
from liveterm.session import Header
from liveterm.session.newest import newest
from liveterm.session.recorder import Recorder
from liveterm.tape import Tape
from liveterm.timeline import Post, Timeline
from tests.build import START, at, entry, frame

HEADER = Header(started=START, sources=("https://example.org/live",), title="An event")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.jsonl"


def record(path: Path, *frames: Frame) -> Path:
    with Recorder.open(path, HEADER) as recorder:
        for each in frames:
            recorder.record(each)
    return path


def posts_of(frames: list[Frame]) -> list[Post]:
    timeline, tape = Timeline(), Tape(frames)
    timeline.move(tape.frames, len(tape))
    return timeline.posts


def known(post: Post) -> tuple[object, ...]:
    return post.id, post.time, post.withdrawn, [version.entry for version in post.versions]


def newest_posts(path: Path, count: int = 3) -> list[Post]:
    recording = newest(path, count, longer_than=0)
    assert recording is not None
    return posts_of(recording.frames)


def told(draw: st.DrawFn) -> list[Frame]:
    """Posts that come, change and go in any order, dated or not."""
    frames = []
    for minute in range(draw(st.integers(1, 12))):
        numbers = draw(st.lists(st.integers(0, 9), unique=True, max_size=4))
        entries = tuple(
            entry(f"e{n}", None if n % 4 == 0 else -n, text=f'Number "{n}", told {draw(st.integers(0, 2))} times.')
            for n in numbers
        )
        gone = tuple(f"e{n}" for n in draw(st.lists(st.integers(0, 9), max_size=1)))
        blog = draw(st.sampled_from([None, LiveBlog(title="An event"), LiveBlog(title="Another")]))
        frames.append(Frame(at=at(minute), entries=entries, withdrawn=gone, blog=blog))
    return frames


@given(st.composite(told)(), st.integers(1, 8))
def test_they_are_the_last_of_all_posts_with_all_that_became_of_them(tmp_path_factory, frames, count):
    path = record(tmp_path_factory.mktemp("newest") / "event.jsonl", *frames)
    whole, part = session.read(path), newest(path, count, longer_than=0)
    if not whole.frames:
        assert part is None
        return
    few, all_of_them = posts_of(part.frames), posts_of(whole.frames)
    assert [known(post) for post in few] == [known(post) for post in all_of_them[len(all_of_them) - len(few) :]]
    assert (part.title, part.sources, part.started) == (whole.title, whole.sources, whole.started)
    assert [each.blog for each in part.frames if each.blog] == [each.blog for each in whole.frames if each.blog]


def test_those_that_were_found_later_but_are_older_are_not_among_them(path):
    record(
        path,
        frame(0, *(entry(f"new{n}", -n) for n in range(5))),
        frame(1, *(entry(f"old{n}", -60 - n) for n in range(50))),
    )
    assert [post.id for post in newest_posts(path)] == ["new2", "new1", "new0"]


def test_parts_of_a_second_do_not_hide_a_post(path):
    moment = at(0)
    dated = [replace(entry(f"e{n}"), published=moment + timedelta(milliseconds=n * 300)) for n in range(5)]
    record(path, frame(1, *dated))
    assert [post.id for post in newest_posts(path, 1)] == ["e4"]
    assert [post.id for post in newest_posts(path, 2)] == ["e0", "e1", "e2", "e3", "e4"]


def test_escapes_in_ids_and_sources_are_read(path):
    record(path, Frame(at=at(0), source='a "b" \\', entries=(entry('x"y"\\', None), entry('z"', 1))))
    assert [post.id for post in newest_posts(path)] == ['x"y"\\', 'z"']


def test_a_short_session_is_read_whole(path):
    record(path, frame(0, entry()))
    assert newest(path) is None


def test_a_long_one_is_not(path):
    filler = (Block("paragraph", "word " * 200),)
    record(path, *(frame(n, entry(f"e{n}", n, blocks=filler)) for n in range(1000)))
    assert [post.id for post in posts_of(newest(path).frames)][-1] == "e999"
    assert len(newest(path).frames) < 200


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: gzip.compress(text),
        lambda text: text.replace(b'"published":', b'"published": '),
        lambda text: text.replace(b"09:02:00Z", b"10:02:00+01:00"),
        lambda text: text.replace(b"Post e2", b"Post e3"),
        lambda text: text[:-20],
        lambda text: text + b"\0\0\0\0",
        lambda text: text.split(b"\n", 1)[1],
        lambda text: b"",
    ],
    ids=["compressed", "other hand", "other zone", "damaged", "torn", "zeros", "no header", "empty"],
)
def test_what_is_not_as_it_was_written_here_is_to_be_read_whole(path, spoil):
    record(path, *(frame(n, entry(f"e{n}", n)) for n in range(3)))
    path.write_bytes(spoil(path.read_bytes()))
    assert newest(path, longer_than=0) is None


def test_a_session_of_a_later_version_is_refused(path):
    lines = record(path, frame(0, entry())).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([b'{"liveterm":2,"started":"2026-03-14T09:00:00Z"}\n', *lines[1:]]))
    with pytest.raises(SessionError, match="update liveterm"):
        newest(path, longer_than=0)


def test_a_file_that_is_gone_is_left_to_whoever_reads_it_whole(path):
    assert newest(path, longer_than=0) is None


def test_a_newest_post_that_turned_out_to_be_older_is_not_the_newest(path):
    told = [frame(n, entry(f"e{n}", n)) for n in range(9)]
    record(path, *told, frame(9, entry("e8", -500, text="It was said long before.")))
    few, whole = newest_posts(path), posts_of(session.read(path).frames)
    assert [post.id for post in few][-2:] == [post.id for post in whole][-2:] == ["e6", "e7"]
