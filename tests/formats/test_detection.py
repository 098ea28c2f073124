from __future__ import annotations

import subprocess
import sys

import pytest

from liveterm import formats
from liveterm.errors import FormatError
from liveterm.formats.posts import with_breaking
from liveterm.model import Entry
from tests.formats.pages import FIXTURES, document, fixture, read

EXPECTED = {
    "activity.json": "ActivityPub outbox",
    "alert.cap": "CAP alert",
    "amp.html": "AMP live list",
    "atom.xml": "feed",
    "arc.html": "Arc live page",
    "bbc_initial.html": "BBC",
    "bbc_old.json": "BBC commentary",
    "bbc_posts.html": "BBC page",
    "copied.txt": "copied text",
    "feed.json": "JSON Feed",
    "guardian_capi.json": "Guardian Content API",
    "guardian_dcr.json": "Guardian",
    "guardian_page.html": "Guardian page",
    "jsonld_empty.html": "announced live blog",
    "jsonld_independent.html": "schema.org JSON-LD",
    "known_ap.html": "known page",
    "mastodon.json": "Mastodon",
    "microdata_ndtv.html": "schema.org microdata",
    "norkon.json": "Norkon Live Center",
    "nws.json": "GeoJSON alerts",
    "reddit.json": "Reddit live thread",
    "sourcefabric.json": "Sourcefabric Live Blog",
    "ticker.html": "ticker article",
    "wp_page.json": "WordPress liveblog",
    "aljazeera_blog.json": "Al Jazeera",
}


@pytest.mark.parametrize(("name", "format"), EXPECTED.items())
def test_what_a_document_is_does_not_depend_on_its_name_or_type(name, format):
    assert read(name, "https://example.org/a.txt", content_type="text/plain").blog.format == format


def test_every_format_has_a_fixture():
    taken = {read(path.name).blog.format for path in FIXTURES.iterdir()}
    assert {format.NAME for format in formats.FORMATS} <= taken


def test_a_page_without_a_live_blog_is_refused_in_a_sentence_that_offers_its_feed():
    html = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>Hi</p></body></html>'
    )
    with pytest.raises(FormatError, match=r"try the feed.* offers: https://example\.org/feed$") as refused:
        formats.parse(document(html, "https://example.org/news"))
    assert refused.value.exit_code == 3


SAVED = """<html><head><link rel="canonical" href="https://example.org/news/"></head><body><h1>Flood</h1>
<script>var liveblog_settings = {"endpoint_url": "/wp-json/liveblog/v1/7/", "latest_entry_timestamp": 1780000000}
</script><div id="liveblog-entry-3" class="liveblog-entry"><div class="liveblog-entry-text"><p>Rain. <a href="/map">
Map</a></p></div></div></body></html>"""


def test_a_saved_page_is_read_as_if_it_stood_where_it_came_from():
    saved = formats.parse(document(SAVED, "/home/reader/flood.html"))
    assert saved.blog.url == "https://example.org/news/"
    assert saved.entries[0].links[0].url == "https://example.org/map"
    there = formats.parse(document(SAVED, "https://example.org/news/"))
    assert saved.entries == there.entries
    assert there.follow.poll is not None


@pytest.mark.parametrize(
    ("address", "head", "href", "feed"),
    [
        ("https://a.example/x/y", '<base href="/">', "feed.xml", "https://a.example/feed.xml"),
        ("https://a.example/x/y", '<base href="https://b.example/c/">', "feed.xml", "https://b.example/c/feed.xml"),
        ("/home/reader/y.html", '<base href="https://b.example/c/">', "feed.xml", "https://b.example/c/feed.xml"),
        ("/home/reader/y.html", "<!-- saved from url=(0021)https://a.example/x/y -->", "/f", "https://a.example/f"),
        ("/home/reader/y.html", "", "feeds/all.xml", "feeds/all.xml"),
    ],
)
def test_a_feed_is_offered_where_it_is(address, head, href, feed):
    link = f'<link rel="alternate" type="application/atom+xml; charset=utf-8" href="{href}">'
    found = formats.examine(document(f"<html><head>{head}{link}</head><body><p>Hi</p></body></html>", address))
    assert found.feeds == (feed,)


def test_a_page_without_a_headline_is_called_what_its_tab_is():
    tab = SAVED.replace("<head>", "<head><title>Flood |\n The Elder Post</title>").replace("<h1>Flood</h1>", "")
    assert formats.parse(document(tab)).blog.title == "Flood | The Elder Post"
    shared = tab.replace("<head>", '<head><meta property="og:title" content="The flood, live">')
    assert formats.parse(document(shared)).blog.title == "The flood, live"
    assert formats.parse(document(SAVED)).blog.title == "Flood"


def test_a_saved_page_does_not_send_its_reader_to_the_publisher():
    for name in ("/home/reader/flood.html", "-"):
        follow = formats.parse(document(SAVED, name)).follow
        assert (follow.poll, follow.older, follow.full) == (None, None, None)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   \n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"just words",
        b'{"a": 1}',
        b"[1, 2]",
        b'{"cut": "of',
        b"\xff\xfe\x00",
        b"<xml/>",
    ],
)
def test_what_is_no_live_blog_is_refused_in_one_sentence(body):
    with pytest.raises(FormatError) as refused:
        formats.parse(document(body, "https://example.org/"))
    assert len(str(refused.value).splitlines()) == 1


def test_a_service_that_cannot_be_read_is_named():
    html = "<html><body><script src='https://v.24liveblog.com/x.js'></script><p>Hi</p></body></html>"
    with pytest.raises(FormatError, match="24liveblog"):
        formats.parse(document(html))


def test_an_examination_says_why_each_format_was_not_the_one():
    found = formats.examine(document(fixture("reddit.json")))
    assert found.format == "Reddit live thread"
    assert found.page is not None
    assert found.looked_for[0].startswith("BBC: BBC page data")
    assert found.looked_for[0].endswith(": not there")
    broken = formats.examine(document('{"cut": "of'))
    assert (broken.format, broken.page) == (None, None)
    assert len(broken.looked_for) == len(formats.FORMATS)
    assert "cut off" in broken.problems[0]


def test_formats_are_imported_without_the_libraries_they_read_with():
    heavy = "('lxml', 'feedparser', 'httpx', 'dateutil')"
    code = f"import sys, liveterm.formats; print(*(name for name in {heavy} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == ""


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        ("BREAKING: Crane falls", "Crane falls"),
        ("Breaking news – Crane falls", "Crane falls"),
        ("🔴 Breaking | Crane falls", "Crane falls"),
        ("BREAKING Crane falls", "BREAKING Crane falls"),
        ("Breaking:", "Breaking:"),
        ("BREAKING NEWS - Crane falls", "Crane falls"),
        ("Just in: crane falls", "crane falls"),
        ("Eilmeldung: Kran fällt", "Kran fällt"),
        ("+++ EIL +++ Kran fällt", "Kran fällt"),
        ("Dernière minute : la grue tombe", "la grue tombe"),
        ("【速報】クレーン", "クレーン"),
        ("Eilmeldung zum Kran: er fällt", "Eilmeldung zum Kran: er fällt"),
        ("“Breaking: crane falls” was wrong", "“Breaking: crane falls” was wrong"),
    ],
)
def test_a_headline_says_breaking_in_its_label_and_not_twice(headline, shown):
    entry = with_breaking(Entry(id="1", headline=headline))
    assert (entry.headline, entry.labels, entry.inferred) == (shown, ("breaking",), ("breaking",))


@pytest.mark.parametrize(
    "headline",
    [
        "+++ EIL +++ Kran fällt",
        "ÚLTIMO MOMENTO: cae",
        "Urgente | cae",
        "SON DAKİKA: vinç",
        "【速報】クレーン",
        "Pilne: dźwig",
    ],
)
def test_breaking_is_said_in_many_languages(headline):
    assert with_breaking(Entry(id="1", headline=headline)).labels == ("breaking",)


def test_a_headline_of_a_post_that_its_publisher_marked_is_left_alone():
    entry = Entry(id="1", headline="Breaking: Crane falls", labels=("breaking",))
    assert with_breaking(entry) == entry
    assert with_breaking(Entry(id="1", headline="Breaking even: a guide")).headline == "Breaking even: a guide"


@pytest.mark.parametrize(
    ("labels", "headline", "told", "shown"),
    [
        (("key",), "Crane falls", ("key", "breaking"), ("key",)),
        (("summary", "pinned"), "Crane falls", ("summary", "pinned", "breaking"), ("summary", "pinned")),
        (("key",), "Breaking: crane falls", ("breaking", "key"), ("breaking", "key")),
        (("summary",), "Crane falls", ("summary",), ("summary",)),
    ],
)
def test_where_nothing_can_be_flagged_breaking_what_is_key_or_pinned_is_taken_for_it(labels, headline, told, shown):
    entry = with_breaking(Entry(id="1", headline=headline, labels=labels))
    assert (entry.labels, entry.shown_labels) == (told, shown)
    assert entry.inferred == tuple(label for label in told if label == "breaking")


def test_a_refusal_says_what_to_do_in_one_line():
    with pytest.raises(FormatError) as refused:
        formats.parse(document("Two divers went down."))
    assert str(refused.value).endswith("`liveterm doctor` says more")
    assert len(str(refused.value)) < 112
    said = formats.examine(document("Two divers went down.")).looked_for
    assert "BBC commentary: a Morph payload or batch whose results have an assetId: not there" in said
