"""Posts that change at every look, for hours: told as they come, then ever more seldom, and at last as they ended."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from liveterm.config import Limits
from liveterm.live import Known, compare
from liveterm.live.compare import settle
from liveterm.model import LiveBlog
from tests.build import at, entry, page
from tests.hostile import Ask, site
from tests.test_live import Run, served

LOOKS = 300


def changing(ask: Ask) -> bytes:
    """A page on which one post and the event's name change with every look."""
    return served(page(entry("b", 2), entry("a", 1, text=f"Told {ask.number} times."), title=f"Event {ask.number}"))


async def watched(handler, **limits: int) -> Run:
    async with site(live=handler) as server:
        run = Run(server.url("/live"), limits=Limits(**limits))
        await run.follower.run(looks=LOOKS)
    return run


def versions(run: Run, id: str) -> list[str]:
    return [post.text for frame in run.frames for post in frame.entries if post.id == id]


async def test_a_post_that_changes_without_end_takes_little_room_and_its_last_version_is_not_lost():
    run = await watched(changing, post_versions=5)
    told = versions(run, "a")
    assert told[:5] == [f"Told {number} times." for number in range(1, 6)]
    assert told[-1] == f"Told {LOOKS} times."
    assert len(told) < 15
    titles = [frame.blog.title for frame in run.frames if frame.blog]
    assert titles[-1] == f"Event {LOOKS}"
    assert len(titles) < 15
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["full"]


async def test_what_changes_is_told_as_it_comes_below_the_limit():
    run = await watched(changing, post_versions=LOOKS)
    assert len(versions(run, "a")) == LOOKS
    assert run.troubles == []


async def test_a_run_in_which_everything_changes_is_full_and_each_post_ends_as_it_ended():
    def all_changing(ask: Ask) -> bytes:
        return served(page(*(entry(str(id), id, text=f"Told {ask.number} times.") for id in range(20, 0, -1))))

    run = await watched(all_changing, session_versions=100)
    assert sum(len(frame.entries) for frame in run.frames) < 20 + 100 + 20 * 10
    for id in range(1, 21):
        assert versions(run, str(id))[-1] == f"Told {LOOKS} times."
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["full"]


async def test_a_page_that_comes_to_rest_is_told_as_it_rests_long_before_the_end():
    def resting(ask: Ask) -> bytes:
        return changing(replace_number(ask, min(ask.number, 9)))

    def replace_number(ask: Ask, number: int) -> Ask:
        return Ask(ask.path, ask.headers, number)

    run = await watched(resting, post_versions=3)
    last = [frame.at for frame in run.frames if frame.entries][-1]
    assert versions(run, "a")[-1] == "Told 9 times."
    assert last < run.looks[60].at


def held() -> Known:
    """What is known of a source whose post `a` changed once more than is told at once."""
    known = Known("s")
    known.changes.most = 2
    for number in range(3):
        compare(known, page(entry("b", 2), entry("a", 1, text=f"Text {number}.")), at(3 + number / 60))
    return known


def test_a_post_that_is_withdrawn_is_told_as_it_was_at_last():
    known = held()
    told = compare(known, page(entry("b", 2), withdrawn=("a",)), at(4))
    assert [post.text for post in told.entries] == ["Text 2."]
    assert told.withdrawn == ("a",)
    assert settle(known, at(5)) is None


def test_a_post_that_comes_and_goes_without_end_is_told_ever_more_seldom():
    known = Known("s")
    known.changes.most = 3
    told = 0
    for number in range(LOOKS):
        there = compare(known, page(entry("b", 2), entry("a", 1)), at(3 + number))
        gone = compare(known, page(entry("b", 2), withdrawn=("a",)), at(3.5 + number))
        told += sum(len(frame.entries) + len(frame.withdrawn) for frame in (there, gone) if frame)
    assert told < 40


def test_what_is_held_back_is_held_against_the_newest_not_against_what_was_told():
    known = held()
    assert settle(known, at(4)).entries[0].text == "Text 2."
    assert settle(known, at(4)) is None
    assert compare(known, page(entry("b", 2), entry("a", 1, text="Text 2.")), at(5)) is None


@pytest.mark.parametrize("looks", [3000])
def test_what_is_remembered_of_names_and_words_does_not_grow_with_the_looks(looks):
    known = Known("s")
    for number in range(looks):
        post = entry("a", 1, text=f"Text {number}.")
        facts = replace(page(post), blog=LiveBlog("E"), same=tuple(("a", f"x{number}-{i}") for i in range(20)))
        compare(known, facts, at(number))
    assert len(known.twins) == 1
    assert len(known.aliases) <= 20_000
