"""What is breaking news for the reader who opens an event, and what only stands in it."""

from __future__ import annotations

from datetime import UTC

import pytest

from liveterm.model import Entry
from liveterm.timeline import Change, Post, Version
from liveterm.ui.banner import BreakingNews, badge_row, banner_row
from liveterm.ui.lines import Piece, laid_out
from liveterm.ui.times import Dial
from liveterm.ui.waiting import Waiting
from tests.build import at, entry


def post(minute: float, *, seen: float | None = None, **facts: object) -> Post:
    """A breaking post of a minute, seen at once or later."""
    facts.setdefault("labels", ("breaking",))
    told = entry(f"{facts.get('source', '')}{minute}", minute, **facts)
    return Post(Version(at(minute if seen is None else seen), told), 0)


def inferred(label: str) -> dict[str, object]:
    return {"labels": (label, "breaking"), "inferred": ("breaking",)}


def opened(*posts: Post) -> BreakingNews:
    news = BreakingNews()
    news.begin(posts)
    return news


def waiting(news: BreakingNews) -> list[str]:
    return [post.id for post in news.waiting]


def test_of_what_an_event_opens_with_the_newest_is_news():
    assert waiting(opened(post(1, seen=30), post(2, seen=30))) == ["2"]


def test_a_key_post_that_an_event_opens_with_is_none():
    assert waiting(opened(post(1, seen=30), post(2, seen=30, **inferred("key")))) == ["1"]


def test_older_posts_that_are_read_later_are_no_news():
    news = opened(post(20, seen=30, labels=()))
    news.apply(Change(added=[post(5, seen=31), post(6, seen=31, **inferred("key"))]))
    assert waiting(news) == []
    news.apply(Change(added=[post(31), post(32, **inferred("key"))]))
    assert waiting(news) == ["31", "32"]


def test_what_another_source_opens_with_is_no_news():
    news = opened(post(20, labels=(), source="a"))
    news.apply(Change(added=[post(25, seen=26, source="b"), post(26, source="a")]))
    assert waiting(news) == ["a26"]


def test_a_time_from_the_future_makes_no_later_post_old():
    news = opened(post(40, seen=30, labels=()))
    news.apply(Change(added=[post(31)]))
    assert waiting(news) == ["31"]


def test_after_a_jump_over_hours_what_broke_in_the_last_hour_before_the_newest_is_news():
    news = opened(post(0, labels=()))
    news.apply(Change(added=[post(minute) for minute in range(10, 501, 35)]))
    assert waiting(news) == ["465", "500"]


def test_what_waits_is_the_same_whichever_way_the_reader_came():
    hours = [post(minute) for minute in (60, 70, 200, 230, 400)]
    news = opened(post(0, labels=()), *hours)
    assert waiting(news) == ["400"]
    news.apply(Change(removed=hours))
    assert waiting(news) == []
    news.apply(Change(added=hours[:4]))
    assert waiting(news) == ["200", "230"]
    news.apply(Change(added=hours[4:]))
    assert waiting(news) == ["400"]
    news.apply(Change(removed=hours[2:]))
    assert waiting(news) == ["60", "70"]


def test_what_the_reader_dealt_with_is_no_news_when_it_comes_again():
    came = post(60)
    news = opened(post(0, labels=()))
    news.apply(Change(added=[came]))
    news.done(came)
    news.apply(Change(removed=[came]))
    news.apply(Change(added=[came]))
    assert waiting(news) == []


def test_a_withdrawn_post_is_no_news_until_it_is_back():
    came = post(60)
    news = opened(post(0, labels=()))
    news.apply(Change(added=[came]))
    shown = came.versions
    came.versions = (*shown, Version(at(61), came.entry, True, 1))
    news.apply(Change(changed=[came]))
    assert waiting(news) == []
    came.versions = shown
    news.apply(Change(changed=[came]))
    assert waiting(news) == ["60"]


@pytest.mark.parametrize(
    ("facts", "sign"),
    [({}, "BREAKING"), (inferred("key"), "KEY"), (inferred("pinned"), "PINNED")],
)
def test_the_banner_says_what_makes_it_news(facts, sign):
    dial = Dial(UTC, twelve=False)
    told = post(1, **facts)
    assert banner_row(told, 0, at(1), dial, 80, enter=True).left[0].text.strip() == sign
    waiting = Waiting(lambda post: True)
    waiting.add([told])
    assert f"1 {sign}" in "".join(piece.text for piece in badge_row(waiting, (), True, chips=(), follow=False).left)


def test_a_post_without_any_of_these_is_not_breaking():
    assert Entry(id="1", labels=("key",)).breaking_for == ""


def test_what_waits_stands_before_filters_however_long_they_are():
    waiting = Waiting(lambda post: True)
    waiting.add([post(1, labels=("breaking",))])
    for width in (40, 60, 100):
        row = badge_row(waiting, (), True, chips=(Piece(f"only {'word ' * 40}"),), follow=False)
        told = "".join(piece.text for piece in laid_out(row, width))
        assert told.startswith(" ▲ 1 new · 1 BREAK")
        assert "l see" in told
        assert ("only word" in told) is (width > 40)


def test_on_a_narrow_row_filters_are_told_and_not_what_waits_in_detail():
    waiting = Waiting(lambda post: True)
    waiting.add([post(1, labels=("breaking",))])
    row = badge_row(waiting, (), True, chips=(Piece("only Ann Bell"),), follow=False, narrow=True)
    assert "▲ 1 new  only Ann Bell" in "".join(piece.text for piece in laid_out(row, 40))
