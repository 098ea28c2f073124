from __future__ import annotations

from liveterm import formats
from liveterm.model import Block
from tests.formats.pages import by_id, document, kinds, read, utc


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
