from __future__ import annotations

import pytest

from liveterm import formats
from liveterm.errors import FormatError
from liveterm.model import Block
from tests.formats.pages import by_id, document, fixture, ids, kinds, read, texts, utc

PAGE = "world/live/2023/dec/13/bridge-closed-live"
SITE = f"https://www.theguardian.com/{PAGE}"
NEWS = f"https://api.nextgen.guardianapps.co.uk/{PAGE}.json"
FIRST, SECOND = "646219928f08e408b758af95", "646218558f08e408b758af8d"


def test_blocks_have_their_own_times_titles_and_labels():
    page = read("guardian_dcr.json", f"{SITE}.json?dcr=true")
    summary, plain, pinned = page.entries
    assert (summary.headline, summary.labels, summary.updated) == (
        "Afternoon summary",
        ("summary",),
        utc(2023, 12, 13, 12, 19, 59),
    )
    assert kinds(summary) == ["item", "item", "image", "embed"]
    assert summary.blocks[2] == Block(
        "image", "A ferry.", "https://media.guim.co.uk/abc/0_0_10_10/master/10.jpg", "Jo Bell/Elder Pictures"
    )
    assert (plain.headline, plain.labels, plain.updated, plain.authors) == ("", (), None, ("Ada Okoye",))
    assert kinds(plain) == ["paragraph", "quote", "embed", "embed", "video"]
    assert (pinned.labels, pinned.inferred) == (("pinned", "key", "breaking"), ("breaking",))


def test_a_title_that_says_as_it_happened_is_over_whatever_another_pages_settings_say():
    assert read("guardian_dcr.json").blog.over is True


def test_following_asks_for_news_and_reads_everything_again_now_and_then():
    follow = read("guardian_dcr.json", f"{SITE}.json?dcr=true").follow
    assert follow.poll == f"{NEWS}?lastUpdate=block-65799a3a8f08e3b7ab1a3236&isLivePage=true&dcr=true"
    assert follow.full == f"{SITE}.json?dcr=true"
    assert follow.older == f"{SITE}.json?dcr=true&page=with:block-657980008f08e3b7ab1a3229"
    assert read("guardian_dcr.json", "http://127.0.0.1:80/x.json?dcr=true").follow.poll is None


def test_news_are_a_part_that_asks_on_from_its_newest_block():
    page = read("guardian_poll.json", f"{NEWS}?lastUpdate=block-{SECOND}&isLivePage=true&dcr=true")
    assert page.delta
    assert ids(page) == [FIRST, SECOND]
    assert page.follow.poll == f"{NEWS}?lastUpdate=block-{FIRST}&isLivePage=true&dcr=true"
    assert page.entries[1].updated == utc(2023, 5, 15, 11, 36, 34)
    assert page.entries[0].url == f"{SITE}?page=with:block-{FIRST}#block-{FIRST}"


def test_a_page_gives_the_posts_that_its_news_give():
    page, news = read("guardian_page.html", SITE), read("guardian_poll.json", f"{NEWS}?lastUpdate=block-1")
    for one, other in zip(page.entries, news.entries, strict=True):
        assert (one.id, one.url, one.published, one.updated, one.blocks) == (
            other.id,
            other.url,
            other.published,
            other.updated,
            other.blocks,
        )


def test_the_pages_own_json_ld_times_and_share_lists_are_not_believed():
    page = read("guardian_page.html", SITE)
    assert ids(page) == [FIRST, SECOND]
    entries = by_id(page)
    assert (entries[FIRST].headline, entries[FIRST].authors) == ("", ("Ada Okoye",))
    assert texts(entries[FIRST]) == ["The mayor said:", "We wait."]
    assert entries[FIRST].published == utc(2023, 5, 15, 11, 50, 54)
    assert entries[SECOND].shown_labels == ("pinned", "key")
    assert entries[SECOND].authors == ()
    assert entries[SECOND].blocks[1] == Block(
        "image", "A ferry.", "https://media.guim.co.uk/abc/0_0_10_10/master/10.jpg", "Jo Bell/Elder Pictures"
    )
    assert page.blog.over is False
    assert page.follow.older == f"{SITE}?page=with:block-64620b428f08e408b758aed8&filterKeyEvents=false"


def test_a_heading_within_a_post_is_not_its_headline():
    html = fixture("guardian_page.html").replace(b"<p>The mayor said:</p>", b"<p>The mayor said:</p><h2>In full</h2>")
    post = by_id(formats.parse(document(html, SITE)))[FIRST]
    assert (post.headline, texts(post)) == ("", ["The mayor said:", "In full", "We wait."])


def test_articles_of_others_that_are_called_blocks_are_no_posts_of_the_guardian():
    html = '<html><body><article id="block-mainpagecontent" class="block"><h2>Our team</h2><p>We are.</p></article>'
    with pytest.raises(FormatError):
        formats.parse(document(html, "https://example.org/about"))


def test_a_poll_answer_has_the_addresses_that_its_times_lead_to():
    post = read("guardian_poll.json", f"{NEWS}?lastUpdate=block-1").entries[0]
    assert post.url == f"{SITE}?page=with:block-{post.id}#block-{post.id}"


def test_pages_of_2015_are_read():
    page = read("guardian_old.html")
    newest, oldest = page.entries
    assert (newest.headline, newest.shown_labels, newest.updated) == (
        "Bridge to shut",
        ("key",),
        utc(2015, 4, 9, 15, 30, 55),
    )
    assert texts(newest) == ["At noon."]
    assert (oldest.labels, texts(oldest)) == (("summary",), ["So far."])


def test_the_content_api_says_true_in_words_and_nothing_of_staff_is_read():
    page = read("guardian_capi.json")
    (post,) = page.entries
    assert (post.headline, post.shown_labels, post.updated) == (
        "Bridge to shut",
        ("key",),
        utc(2015, 4, 17, 11, 31, 49),
    )
    assert [(block.kind, block.text) for block in post.blocks] == [
        ("paragraph", "At noon."),
        ("quote", "We wait"),
        ("paragraph", "— The mayor"),
    ]
    assert "staff@" not in repr(page)
