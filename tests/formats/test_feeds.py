from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from liveterm import formats
from liveterm.errors import FormatError
from liveterm.formats import feed
from liveterm.model import Block
from tests.formats.pages import by_id, document, ids, read, texts, utc


def test_rss_items_with_and_without_ids():
    page = read("rss.xml", "https://example.org/feed")
    entries = by_id(page)
    crane = entries["p2"]
    assert (crane.headline, crane.url, crane.tags) == ("Breaking: crane & ferry", "https://example.org/p2", ("Ports",))
    assert texts(crane) == ["The crane is here."]
    assert crane.published == utc(2026, 3, 14, 9, 2)
    assert entries["https://example.org/p1?utm_source=x"].precision == "day"
    assert len(page.entries) == 3
    assert page.blog.title == "Brücken & Stege"
    assert page.follow.every == 120.0


def test_a_red_alert_is_breaking_as_the_publisher_says():
    crane = by_id(read("rss.xml"))["p2"]
    assert (crane.labels, crane.inferred) == (("breaking",), ())


def test_an_alert_in_a_feed_that_is_only_a_test_is_none():
    entry = """<entry><id>a{}</id><title>Flood {}</title><updated>2026-03-14T09:00:00Z</updated>
    <cap:status>{}</cap:status><cap:severity>Extreme</cap:severity><cap:urgency>Immediate</cap:urgency></entry>"""
    names = 'xmlns="http://www.w3.org/2005/Atom" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2"'
    feed_of = f"<feed {names}><title>A</title>{{}}</feed>"
    tests = entry.format(2, 2, "Test") + entry.format(3, 3, "Exercise")
    (flood,) = formats.parse(document(feed_of.format(entry.format(1, 1, "Actual") + tests))).entries
    assert (flood.id, flood.labels) == ("a1", ("breaking",))
    nothing = formats.parse(document(feed_of.format(tests)))
    assert (nothing.entries, nothing.problems) == ((), ("all 2 alerts are tests or exercises, which are left out",))


def test_words_that_say_breaking_are_marked_as_inferred():
    text = "<rss><channel><item><guid>1</guid><title>Eilmeldung: Kran da</title></item></channel></rss>"
    (entry,) = formats.parse(document(text)).entries
    assert (entry.labels, entry.inferred) == (("breaking",), ("breaking",))


@pytest.mark.parametrize("title", ["Breaking bad habits", "Urgently needed: bridges", "The breaking of the bridge"])
def test_words_that_only_sound_like_it_are_not(title):
    text = f"<rss><channel><item><guid>1</guid><title>{title}</title></item></channel></rss>"
    assert formats.parse(document(text)).entries[0].labels == ()


def test_the_root_decides_whatever_name_and_type_say():
    page = read("atom.xml", "https://example.org/feed.rss", content_type="text/html")
    (entry,) = page.entries
    assert (entry.id, entry.headline, entry.authors) == ("urn:e1", "Crane <b>", ("Ada Okoye",))
    assert (entry.published, entry.updated) == (utc(2026, 3, 14, 8), utc(2026, 3, 14, 8, 30, 0, 250000))
    assert texts(entry) == ["When", "Now"]
    assert ids(read("rdf.xml")) == ["https://example.org/1"]


DECLARED = "<!DOCTYPE rss [<!ENTITY a 'b'>]>"
TELLING = "<rss><channel><item><guid>1</guid><title>&a;</title></item></channel></rss>"


@pytest.mark.parametrize(
    "before",
    [
        DECLARED,
        DECLARED.replace("ENTITY", "eNtItY"),
        f"<?xml version='1.0'?><!-- <rss> --><?x <rss> ?>{DECLARED}",
        f"<!-- <![CDATA[ -->{DECLARED}<!-- ]]> -->",
        f"<!-- {DECLARED} -->",
        '<!DOCTYPE rss [ <!ATTLIST x y CDATA "]><rss>"> <!ENTITY a "b"> ]>',
        f"<!DOCTYPE rss SYSTEM 'a>b'>{DECLARED}",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused_in_any_disguise(before, codec):
    with pytest.raises(FormatError):
        formats.parse(document((before + TELLING).encode(codec)))


def test_a_feed_with_entities_of_its_own_is_told_so():
    with pytest.raises(FormatError, match="<!ENTITY before its first element"):
        formats.parse(document(DECLARED + TELLING))


def test_no_entity_comes_to_stand_before_the_first_element_once_items_that_are_known_are_left_out():
    text = (
        "<?x <item> ?><rss><channel></item> <![CDATA[ ?><!DOCTYPE rss [<!ENTITY a 'exploded'>]>"
        "<rss><channel><item><guid>1</guid><title>&a;</title></item></channel></rss>]]>"
    )
    for _ in range(2):
        with suppress(FormatError):
            assert "exploded" not in str(formats.parse(document(text)))


@pytest.mark.parametrize("words", ["<![CDATA[<!DOCTYPE x [<!ENTITY a 'b'>]>]]>", "&amp;lt;!ENTITY a&amp;gt; in words"])
def test_words_about_entities_are_words(words):
    for doctype in ("", '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://example.org/rss.dtd">'):
        (entry,) = formats.parse(document(doctype + TELLING.replace("&a;", f"On {words}"))).entries
        assert entry.headline.startswith("On <!")


def test_a_surrogate_reference_and_a_flood_of_newlines_are_survived():
    text = "\n" * 50_000 + "<rss><channel><item><guid>1</guid><title>a&#xD800;b&#57343;</title></item></channel></rss>"
    (entry,) = formats.parse(document(text)).entries
    assert entry.headline == "a\ufffdb\ufffd"


def test_different_items_that_share_an_id_all_stay():
    items = "".join(f"<item><guid isPermaLink='false'>same</guid><title>{n}</title></item>" for n in range(3))
    assert len(formats.parse(document(f"<rss><channel>{items}{items}</channel></rss>")).entries) == 3


@pytest.mark.parametrize("torn", ["<item><guid>2</gu", "<item><title>Tw", "<item><description><![CDATA[Tw", "<item>"])
def test_a_truncated_feed_gives_the_items_it_has_without_the_torn_one_and_says_so(torn):
    text = f"<rss><channel><title>x</title><item><guid>1</guid><title>One</title></item>{torn}"
    page = formats.parse(document(text))
    assert [entry.headline for entry in page.entries] == ["One"]
    assert page.problems


@pytest.mark.parametrize(
    "items", ["<item><title>1</title>", "<item><title>1</title></item><item><title>2</title></channel></rss>"]
)
def test_an_item_that_only_lacks_its_end_is_a_post(items):
    assert len(formats.parse(document(f"<rss><channel>{items}")).entries) == items.count("<item>")


def test_a_channel_of_the_nineties_is_a_feed():
    text = "<CHANNEL><TITLE>Bridges</TITLE><ITEM HREF='https://example.org/1'><TITLE>Crane</TITLE></ITEM></CHANNEL>"
    (entry,) = formats.parse(document(text)).entries
    assert (entry.headline, entry.url) == ("Crane", "https://example.org/1")


@pytest.mark.parametrize("name", ["author", "dc:creator", "webMaster"])
def test_a_name_without_an_end_costs_no_time(name):
    text = f"<rss><channel><item><guid>1</guid><{name}><![CDATA[{'a.' * 500_000}]]></{name}></item></channel></rss>"
    assert ids(formats.parse(document(text))) == ["1"]


def test_attributes_without_an_end_cost_no_time():
    attributes = " ".join(f"a{n}='x'" for n in range(50_000))
    text = f"<rss><channel><item {attributes}><guid>1</guid></item></channel></rss>"
    assert ids(formats.parse(document(text))) == ["1"]


def test_json_feed_in_the_wild():
    page = read("feed.json", "https://example.org/feed.json")
    entries = by_id(page)
    assert (page.blog.title, page.follow.older) == ("Bridges – all", "https://example.org/feed/2")
    crane = entries["j2"]
    assert (crane.headline, crane.url, crane.authors) == ("Crane & ferry", "https://example.org/j2", ("Ada Okoye",))
    assert (crane.published, crane.updated) == (utc(2019, 5, 31, 19, 17, 58), utc(2019, 5, 31, 20, 17, 58))
    assert crane.blocks == (Block("image", "", "https://example.org/j.jpg"), Block("paragraph", "It is here."))
    assert texts(entries["https://example.org/j1"]) == ["Just words", "and more"]
    assert entries["https://example.org/j1"].precision == "none"


def test_the_item_of_a_guardian_live_blog_is_its_two_newest_posts():
    page = read("guardian_feed.rss")
    newest, second, article = page.entries
    assert newest.id.startswith("https://www.theguardian.com/world/live/2018/jan/31/bridge#block-")
    assert (newest.published, newest.headline, texts(newest)) == (
        utc(2018, 1, 31, 20, 13, 54, 493000),
        "",
        ["The crane is here."],
    )
    assert (second.headline, texts(second)[0]) == ("Traffic stands still", "For miles.")
    assert article.blocks[-1] == Block("image", "", "https://i.guim.co.uk/2.jpg", "Jo Bell")


def test_an_item_that_only_looks_like_a_live_blog_is_one_post():
    item = "<item><guid>1</guid><description>&lt;p class='block-time'&gt;&lt;time datet</description></item>"
    assert ids(formats.parse(document(f"<rss><channel>{item}</channel></rss>"))) == ["1"]


WORDS = st.sampled_from(
    ["One", "Two &amp; three", "<![CDATA[<b>x</b> </item> <item>]]>", "<!-- <item> -->z", "a<br/>b", "<a", ""]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 5), WORDS), max_size=6), min_size=2, max_size=4))
def test_a_feed_that_was_read_before_is_read_as_if_for_the_first_time(looks):
    for look in looks:
        items = "".join(
            f"<item><guid>{id}</guid><title>P</title><description>{words}</description></item>" for id, words in look
        )
        text = document(f"<rss version='2.0'><channel><title>x</title>{items}<ttl>3</ttl></channel></rss>")
        again = attempt(text)
        feed.forget()
        assert again == attempt(text)


def attempt(text):
    try:
        return formats.parse(text)
    except FormatError as error:
        return str(error)


def test_items_that_did_not_change_are_the_very_entries_they_were():
    items = [f"<item><guid>n{n}</guid><title>{n}</title></item>" for n in range(5)]
    looks = (items, ["<item><guid>new</guid></item>", *items[:4], "<item><guid>n4</guid><title>edited</title></item>"])
    before, after = (formats.parse(document(f"<rss><channel>{''.join(look)}</channel></rss>")) for look in looks)
    old, new = by_id(before), by_id(after)
    assert [id for id in new if old.get(id) is new[id]] == ["n0", "n1", "n2", "n3"]
    assert new["n4"].headline == "edited"


def test_a_long_feed_is_read_in_parts_that_together_are_the_whole():
    items = "".join(f"<item><guid>n{n}</guid><title>{n}</title></item>" for n in range(5))
    feed.forget()
    long = replace(document(f"<rss><channel><title>x</title>{items}</channel></rss>"), most=2)
    first, second, whole = (formats.parse(long) for _ in range(3))
    assert [set(by_id(part)) for part in (first, second)] == [{"n0", "n1"}, {"n2", "n3"}]
    assert (first.more, second.more, whole.more) == (first.delta, second.delta, whole.delta) == (True, True, False)
    feed.forget()
    assert whole == formats.parse(replace(long, most=None))


def test_a_feed_that_is_damaged_behind_its_first_part_is_read_as_far_as_it_can_be():
    items = "".join(f"<item><guid>n{n}</guid><title>{n} {'&' * (n == 3)}</title></item>" for n in range(5))
    feed.forget()
    long = replace(document(f"<rss><channel><title>x</title>{items}</channel></rss>"), most=2)
    first, whole = formats.parse(long), formats.parse(long)
    assert (set(by_id(first)), first.more, first.problems) == ({"n0", "n1"}, True, ())
    feed.forget()
    assert whole == formats.parse(replace(long, most=None))


@pytest.mark.parametrize("words", ["Continue reading...", "Read more »", "Weiterlesen"])
def test_a_link_to_the_whole_is_no_paragraph(words):
    html = f"<p>One.</p> <a href='/more'>{words}</a>".replace("<", "&lt;")
    text = f"<rss><channel><item><guid>1</guid><title>T</title><description>{html}</description></item></channel></rss>"
    (entry,) = formats.parse(document(text)).entries
    assert (texts(entry), entry.links) == (["One."], ())


@pytest.mark.parametrize(
    ("advice", "seconds"),
    [
        ("", 60),
        ("<ttl>2</ttl>", 120),
        ("<ttl>15</ttl>", 300),
        ("<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>20</sy:updateFrequency>", 180),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 300),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>-1e9</sy:updateFrequency>", 300),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>NaN</sy:updateFrequency>", 300),
        ("<sy:updatePeriod>now</sy:updatePeriod><sy:updateFrequency>9</sy:updateFrequency>", 60),
    ],
)
def test_a_feed_is_asked_as_often_as_it_advises_within_reason(advice, seconds):
    feed = (
        "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>Storm</title>"
        f"{advice}<item><guid>1</guid><title>It pours.</title></item></channel></rss>"
    )
    assert formats.parse(document(feed)).follow.every == seconds


def test_what_stands_in_a_feed_no_longer_is_forgotten():
    feed.forget()
    for look in range(10):
        items = "".join(f"<item><guid>n{n}</guid></item>" for n in range(look, look + 4))
        before = formats.parse(document(f"<rss><channel>{items}</channel></rss>"))
        again = formats.parse(document(f"<rss><channel>{items}<item><guid>new{look}</guid></item></channel></rss>"))
        assert all(by_id(again)[id] is entry for id, entry in by_id(before).items())
        assert sum(map(len, feed._known.values())) == 5


@pytest.mark.parametrize(
    ("bound", "most"), [("_MOST_KNOWN", 5), ("_MOST_TEXT", 5 * len("<item><guid>n9</guid></item>"))]
)
def test_of_feeds_that_are_too_much_together_the_one_read_last_is_remembered(bound, most, monkeypatch):
    feed.forget()
    monkeypatch.setattr(feed, bound, most)
    text = f"<rss><channel>{''.join(f'<item><guid>n{n}</guid></item>' for n in range(3))}</channel></rss>"
    one, other = (replace(document(text), url=f"https://example.org/{name}") for name in "ab")
    for _ in range(2):
        first = formats.parse(one)
        assert by_id(formats.parse(one))["n0"] is by_id(first)["n0"]
        formats.parse(other)
        assert by_id(formats.parse(one))["n0"] is not by_id(first)["n0"]
