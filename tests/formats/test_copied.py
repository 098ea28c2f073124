from __future__ import annotations

import time

import pytest

from liveterm import formats
from liveterm.model import Block, Entry
from tests.formats.pages import by_id, document, kinds, read, texts, utc


def test_headline_time_breaking_picture_and_items_come_apart():
    page = read("copied.txt")
    newest, oldest = page.entries
    assert (newest.headline, newest.labels, newest.precision) == ("Mayor thanks divers", ("breaking",), "minute")
    assert newest.published == utc(2026, 7, 1, 23, 12)  # British Summer Time, after midnight
    assert newest.blocks == (
        Block("image", "A mayor at a lectern", credit="Elder Pictures"),
        Block("paragraph", "The mayor thanked the divers."),
        Block("item", "Two were hurt"),
    )
    assert (oldest.headline, oldest.published, oldest.labels) == ("Divers go down", utc(2026, 7, 1, 22, 5), ())
    assert (page.blog.title, page.blog.summary) == (
        "Bridge closed in Port Elder",
        ("The bridge is shut", "Ferries run"),
    )


def test_the_year_comes_from_the_given_day_and_ids_do_not_depend_on_it():
    then = read("copied.txt", date=utc(2021, 7, 2))
    assert [entry.published.year for entry in then.entries] == [2021, 2021]
    assert by_id(then).keys() == by_id(read("copied.txt")).keys()


def test_numbers_zones_and_days_may_be_missing():
    text = "Divers go down, published at 9:05\n\nTwo divers.\n\n3. Late wordspublished at 23:59 GMT 31 December 2024\n"
    first, second = formats.parse(document(text)).entries
    assert (first.published, first.headline) == (utc(2026, 7, 2, 9, 5), "Divers go down")
    assert second.published == utc(2024, 12, 31, 23, 59)


def test_two_posts_of_one_minute_and_headline_are_two():
    text = "Newspublished at 09:05 GMT 1 May\n\nOne.\n\nNewspublished at 09:05 GMT 1 May\n\nTwo.\n"
    page = formats.parse(document(text))
    assert len({entry.id for entry in page.entries}) == 2
    assert all(kinds(entry) == ["paragraph"] for entry in page.entries)


def posts(text: str, **facts: object) -> tuple[Entry, ...]:
    return formats.parse(document(text, **facts)).entries


@pytest.mark.parametrize(
    ("time", "at"),
    [
        ("14:58 BST 30 June", utc(2026, 6, 30, 13, 58)),
        ("14:58 EST 30 June", utc(2026, 6, 30, 19, 58)),
        ("14:58 GMT+1 30 June", utc(2026, 6, 30, 13, 58)),
        ("14:58 (UTC -5) 30 June", utc(2026, 6, 30, 19, 58)),
        ("14:58 +02:00 30 June", utc(2026, 6, 30, 12, 58)),
        ("2:58pm CET 30 June", utc(2026, 6, 30, 13, 58)),
        ("9:05 pm Eastern Daylight Time 3 June", utc(2026, 6, 4, 1, 5)),
    ],
)
def test_zones_and_clocks_that_a_copied_post_may_have(time, at):
    (post,) = posts(f"Divers go downpublished at {time}\n\nTwo divers.\n")
    assert (post.headline, post.published, post.precision) == ("Divers go down", at, "minute")


def test_an_unknown_zone_leaves_the_day_and_the_page_whole():
    page = formats.parse(document("Divers go downpublished at 14:58 Moon Time 30 June\n\nTwo divers.\n"))
    assert (page.entries[0].published, page.entries[0].precision) == (utc(2026, 6, 30), "day")
    assert page.problems == ()


def test_a_sentence_about_a_publication_is_no_post():
    (post,) = posts("Divers go downpublished at 14:58 GMT 30 June\n\nA list published at 9:05 names two divers\n")
    assert texts(post) == ["A list published at 9:05 names two divers"]


NIGHT = "Latepublished at 00:04 GMT\n\nOne.\n\nEarlypublished at 23:50 GMT\n\nTwo.\n"


def test_posts_without_a_day_go_back_over_midnight():
    late, early = posts(NIGHT)
    assert (late.published, early.published) == (utc(2026, 7, 2, 0, 4), utc(2026, 7, 1, 23, 50))
    given = posts(NIGHT, date=utc(2025, 2, 13))
    assert [post.published for post in given] == [utc(2025, 2, 13, 0, 4), utc(2025, 2, 12, 23, 50)]
    assert [post.id for post in given] == [late.id, early.id]


def test_a_day_ahead_is_of_last_year():
    ahead, today = (posts(f"Newspublished at 15:00 GMT {day} July\n\nOne.\n")[0].published for day in (3, 1))
    assert (ahead, today) == (utc(2025, 7, 3, 15), utc(2026, 7, 1, 15))


POST = "Divers go downpublished at 14:58 GMT 30 June\n\n"


@pytest.mark.parametrize(
    ("top", "title", "summary"),
    [
        ("Summary\n\nThe bridge is shut\n\nFerries run\n\n", "", ("The bridge is shut", "Ferries run")),
        ("Live Reporting\n\nEdited by Jo Bell\n\n", "", ()),
        (
            "Bridge closed\n\nSummary\n• It is shut\n\nLive Reporting\nEdited by Jo Bell\n",
            "Bridge closed",
            ("It is shut",),
        ),
    ],
)
def test_what_stands_above_the_posts_is_title_or_summary(top, title, summary):
    blog = formats.parse(document(top + POST)).blog
    assert (blog.title, blog.summary) == (title, summary)


PIER = Block("image", "A pier", credit="Elder Pictures")


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ("A pierImage source, Elder Pictures\n\nImage caption, People wait", (PIER,)),
        ("A pier\nImage source, Elder Pictures", (PIER,)),
        ("Words.\n\nImage source, Jo Bell", (Block("paragraph", "Words."), Block("image", "", credit="Jo Bell"))),
        ("Image source, Elder Pictures\nImage caption,\nA pier\n\nWords.", (PIER, Block("paragraph", "Words."))),
        ("Image source, Elder PicturesImage caption, A pier", (PIER,)),
        ("Media caption, The pier falls", (Block("video", "The pier falls"),)),
        ("Image source, A\nImage source, B", (Block("image", "", credit="A"), Block("image", "", credit="B"))),
        ("• Two hurt\nImage source, A", (Block("item", "Two hurt"), Block("image", "", credit="A"))),
        ("He names the image source, he says.", (Block("paragraph", "He names the image source, he says."),)),
        (
            "- one\n* two\n3. three\n-4 degrees",
            (*(Block("item", n) for n in ("one", "two", "three")), Block("paragraph", "-4 degrees")),
        ),
    ],
)
def test_pictures_videos_and_items_in_copied_lines(lines, blocks):
    (post,) = posts(f"{POST}{lines}\n")
    assert post.blocks == blocks


def test_a_number_is_no_headline():
    (post,) = posts("  1. published at 14:58 GMT 30 June\n\nTwo divers.\n")
    assert (post.headline, texts(post)) == ("", ["Two divers."])


def test_a_time_without_a_zone_is_the_readers(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        summer, winter = posts("Apublished at 9:05\n\nOne.\n\nBpublished at 9:05 1 February\n\nTwo.\n")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (summer.published, winter.published) == (utc(2026, 7, 2, 7, 5), utc(2026, 2, 1, 8, 5))


def test_a_number_on_a_line_of_its_own_belongs_to_the_post_below_it():
    text = (
        "Floods\n1.\nDam failspublished at 12:05 GMT 3 May\nWords.\n\n2.\nRain fallspublished at 11:00 GMT 3 May\nMore."
    )
    newest, oldest = formats.parse(document(text)).entries
    assert (newest.headline, texts(newest)) == ("Dam fails", ["Words."])
    assert (oldest.headline, texts(oldest)) == ("Rain falls", ["More."])
