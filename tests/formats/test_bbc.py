from __future__ import annotations

import json

import pytest

from liveterm import formats
from liveterm.model import Block
from tests.formats.pages import by_id, document, fixture, ids, kinds, read, texts, utc

NEWEST, OLDEST = "asset:11111111-aaaa-4bbb-8ccc-000000000003", "asset:11111111-aaaa-4bbb-8ccc-000000000002"
LIVE = "https://www.bbc.com/news/live/c6x2zrv774gv"
PIDGIN = "https://www.bbc.co.uk/pidgin/live/c1234567890t"


@pytest.mark.parametrize("name", ["bbc_page_data.json", "bbc_next.html", "bbc_initial.html", "bbc_stream.json"])
def test_a_post_is_the_same_wherever_it_is_read(name):
    page = read(name)
    assert ids(page) == [NEWEST, OLDEST]
    newest = page.entries[0]
    assert (newest.headline, newest.labels, newest.authors) == (
        "Bridge to stay shut until Friday",
        ("breaking",),
        ("Ada Okoye",),
    )
    assert newest.published == utc(2026, 3, 14, 9, 41, 9, 120000)
    assert newest.updated == utc(2026, 3, 14, 11, 2)
    assert kinds(newest) == ["paragraph", "item", "item", "image", "embed"]
    assert texts(newest)[1:3] == ["Ferries run every ten minutes", "Lorries must wait"]
    assert newest.blocks[3] == Block(
        "image",
        "A crane beside the bridge",
        "https://ichef.bbci.co.uk/ace/ws/976/cpsprodpb/3f2a/live/bridge.jpg",
        "Elder Pictures",
    )
    assert newest.blocks[4].text == "[poll widget] Would you take the ferry?"


def test_what_is_bold_or_a_link_is_known():
    paragraph = by_id(read("bbc_stream.json"))[NEWEST].blocks[0]
    assert {(paragraph.text[s.start : s.end], s.kind) for s in paragraph.spans} == {
        ("whole span", "bold"),
        ("inspected", "link"),
    }


def test_a_line_under_the_headline_that_is_no_name_is_words():
    post = by_id(read("bbc_stream.json"))[OLDEST]
    assert (post.authors, post.blocks[0]) == ((), Block("heading", "It is a slow business, as we found out."))
    assert post.tags == ("analysis", "19'")
    assert post.updated is None
    assert post.blocks[2:] == (
        Block("video", "Divers at work, 1:05", "https://www.bbc.com/programmes/p0000001"),
        Block("embed", "Twitter: Sirens all night", "https://twitter.com/elder/status/1"),
    )


def test_the_page_says_what_the_event_is_and_whether_it_goes_on():
    blog = read("bbc_next.html").blog
    assert (blog.title, blog.summary, blog.over) == (
        "Bridge closed in Port Elder",
        ("The bridge is shut", "Ferries run"),
        False,
    )
    assert read("bbc_initial.html").blog.title == "Bridge closed in Port Elder"
    assert read("bbc_stream.json").blog.over is None


def test_following_goes_from_the_page_to_its_stream_and_back_now_and_then():
    page = read("bbc_next.html", PIDGIN)
    assert page.follow.poll is not None
    assert page.follow.poll.startswith("https://web-cdn.api.bbci.co.uk/ws/poll-data/live?liveTextStreamId=AAAA")
    assert "type=curated" in page.follow.poll
    assert page.follow.older == "https://www.bbc.com/pidgin/live/c1234567890t?page=2"
    assert page.follow.full == "https://www.bbc.com/pidgin/live/c1234567890t"
    assert [entry.url for entry in page.entries] == [
        f"https://www.bbc.com/pidgin/live/c1234567890t#{id}" for id in (NEWEST, OLDEST)
    ]


def test_the_news_sites_stream_is_asked_for_by_its_own_key():
    page = read("bbc_initial.html", LIVE)
    poll = page.follow.poll
    assert poll is not None
    assert poll.startswith("https://www.bbc.com/wc-data/container/stream?")
    assert "liveTextStreamId=BBBB" in poll
    assert "pageUrl=%2Fnews%2Flive%2Fc6x2zrv774gv" in poll
    answer = read("bbc_stream.json", poll)
    assert [entry.url for entry in answer.entries] == [entry.url for entry in page.entries]
    assert answer.follow.poll == poll
    assert answer.follow.older is not None
    assert "pageNumber=2" in answer.follow.older


def test_a_page_from_elsewhere_never_sends_us_to_the_bbc():
    follow = read("bbc_next.html", "http://127.0.0.1:8000/live").follow
    assert (follow.poll, follow.full) == (None, None)
    assert follow.older == "http://127.0.0.1:8000/live?page=2"


def test_an_empty_page_of_the_stream_is_a_page():
    page = formats.parse(document('{"data":{"results":[],"page":{"index":9,"total":8}}}'))
    assert (page.blog.format, page.entries) == ("BBC", ())


def test_the_page_itself_is_the_last_resort():
    page = read("bbc_posts.html", LIVE, date=utc(2025, 2, 13))
    newest, oldest = page.entries
    assert newest.id == "asset:22222222-aaaa-4bbb-8ccc-000000000002"
    assert (newest.headline, newest.labels, newest.authors) == ("Mayor thanks divers", ("breaking",), ("Ada Okoye",))
    assert (newest.published, newest.precision) == (utc(2025, 2, 13, 16, 12), "minute")
    assert texts(newest) == ["The mayor thanked the divers.", "Two of them were hurt"]
    assert (oldest.headline, texts(oldest)) == ("Divers go down", ["Two divers went down."])
    assert page.blog.summary == ("The bridge is shut", "Ferries run")


def test_the_old_commentary_is_read_from_batches_and_pages():
    body = fixture("bbc_old.json")
    url = (
        "https://push.api.bbci.co.uk/batch?t=/data/x/assetUri/%2Flive%2F1/nitroKey/lx-nitro/pageNumber/1/version/1.5.6"
    )
    page = formats.parse(document(body, url))
    goal, kick_off = page.entries
    assert (goal.headline, goal.labels, goal.updated) == ("Goal for Elder", ("breaking",), utc(2019, 5, 1, 19, 30, 5))
    assert kinds(goal) == ["image", "paragraph", "item", "quote", "embed", "embed"]
    assert texts(goal)[1:4] == ["A header at last.", "Second this season", "I never doubted him"]
    assert goal.blocks[4].url == "https://twitter.com/elder/status/2"
    assert goal.blocks[5].text == "[hologram] Spin me"
    assert kick_off.updated is None
    assert page.follow.older is not None
    assert "pageNumber/2/version" in page.follow.older
    payload = json.dumps(json.loads(body)["payload"][0]["body"])
    html = f"<html><body><script>Morph.setPayload('/data/x', {{\"body\": {payload}}});</script></body></html>"
    assert ids(formats.parse(document(html))) == ids(page)


OLD = """<html><head><meta property="article:modified_time" content="2018-07-09T10:00:00Z"></head><body>
<article class="lx-stream-post" id="post_5b19ba1c4e5f607182930a0b"><h3>Trains halted</h3>
<span class="lx-stream-post__meta-time">{}</span><p>No trains.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("00:05 8 July", utc(2018, 7, 7, 23, 5)),  # London's summer, in the year the page was changed in
        ("11:05 9 July", utc(2018, 7, 9, 10, 5)),  # the page's own stamp may be behind
        ("09:15", utc(2018, 7, 9, 8, 15)),
        ("just now", utc(2018, 6, 7, 23, 5, 0)),  # when its id was given
    ],
)
def test_times_of_old_pages_are_londons_and_of_the_pages_own_year(told, published):
    (post,) = formats.parse(document(OLD.format(told), "https://www.bbc.co.uk/news/live/uk-1")).entries
    assert post.published == published
