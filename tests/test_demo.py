"""The bundled event: made of its source, whole, and quick enough to show what the program can do."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap

import pytest

from liveterm.model import Frame
from liveterm.session.reading import read
from liveterm.speakers import Cast
from liveterm.timeline import Timeline
from tests.make_demo import SESSION, WRITTEN, session

SPEED = 30


@pytest.fixture(scope="module")
def frames() -> list[Frame]:
    recording = read(SESSION)
    assert recording.warnings == []
    return recording.frames


@pytest.fixture(scope="module")
def posts(frames):
    timeline = Timeline()
    timeline.move(frames, len(frames))
    return timeline.posts


def seconds_to(frames, wanted) -> float:
    """The viewer's seconds until the first frame after the opening one that is wanted."""
    return next((frame.at - frames[0].at).total_seconds() / SPEED for frame in frames[1:] if wanted(frame))


def test_the_session_is_what_its_source_says():
    assert SESSION.read_bytes() == session(WRITTEN.read_text("utf-8"))


def test_a_late_reader_finds_a_dozen_posts(frames):
    assert len(frames[0].entries) == 12
    assert frames[0].blog is not None


def test_it_moves_breaks_and_edits_within_seconds_and_lasts_minutes(frames):
    known = {entry.id for entry in frames[0].entries}
    for frame in frames[1:]:
        assert frame.entries or frame.withdrawn
    assert seconds_to(frames, lambda frame: frame.entries) <= 2
    assert seconds_to(frames, lambda frame: any(entry.breaking for entry in frame.entries)) <= 10
    first = next(entry.id for frame in frames[1:] for entry in frame.entries if entry.breaking)
    assert first not in known
    assert seconds_to(frames, lambda frame: any(entry.updated for entry in frame.entries)) <= 20
    assert 120 <= (frames[-1].at - frames[0].at).total_seconds() / SPEED <= 240


def test_gaps_are_irregular(frames):
    gaps = [(later.at - sooner.at).total_seconds() / SPEED for sooner, later in pairwise(frames)]
    assert max(gaps) > 10 > 5 > min(gaps)
    assert len(set(gaps)) > len(gaps) / 2


def test_every_post_is_learned_after_it_was_published(frames):
    for frame in frames:
        for entry in frame.entries:
            assert entry.published is not None
            assert max(entry.published, entry.updated or entry.published) < frame.at


def test_three_posts_break_and_one_of_them_only_when_edited(posts):
    breaking = [post for post in posts if post.entry.breaking]
    assert len(breaking) == 3
    assert sum(not post.versions[0].entry.breaking for post in breaking) == 1


def test_posts_are_edited_and_one_is_withdrawn(posts):
    edited = [post for post in posts if post.edited]
    assert len(edited) == 4
    assert any(post.versions[0].entry.headline != post.entry.headline for post in edited)
    assert sum(post.withdrawn for post in posts) == 1


def test_it_has_every_kind_of_block_and_label(posts):
    blocks = [block for post in posts for block in post.entry.blocks]
    assert {block.kind for block in blocks} == {"paragraph", "item", "quote", "heading", "image", "video", "embed"}
    assert all(block.credit for block in blocks if block.kind == "image")
    assert {label for post in posts for label in post.entry.labels} == {"breaking", "key", "pinned", "summary"}
    assert any(block.spans for block in blocks)


def test_six_people_are_heard_more_than_once(posts):
    cast = Cast()
    cast.learn(post.entry for post in posts)
    heard = [name for post in posts for name in cast.reading(post.id).heard]
    six = {"Amara Nwosu", "Helena Varro", "Kenji Morita", "Oskar Brandvik", "Siobhan Keele", "Tomás Reyne"}
    assert six <= {name for name in heard if heard.count(name) > 2}


def test_one_post_is_longer_than_a_screen(posts):
    rows = [sum(len(wrap(block.text, 80)) + 1 for block in post.entry.blocks) for post in posts]
    assert max(rows) >= 60


def test_addresses_lead_nowhere(posts):
    addresses = [link.url for post in posts for link in post.entry.links]
    addresses += [block.url for post in posts for block in post.entry.blocks if block.url]
    assert addresses
    assert all(address.startswith("https://example.org/") for address in addresses)


def test_the_summary_changes_and_the_event_ends(frames):
    blogs = [frame.blog for frame in frames if frame.blog]
    assert len({blog.summary for blog in blogs}) == 4
    assert [blog.over for blog in blogs] == [False, False, False, True]
