from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from liveterm import formats
from liveterm.formats.aljazeera import question
from liveterm.model import Block, Entry, Page
from tests.formats.pages import NOW, by_id, document, fixture, ids, kinds, read, texts, utc

BLOG = "https://dpa.liveblog.pro/api/client_blogs/58bfeb4c15720af1a94c1052/posts?max_results=7&page=1"
WP = "https://example.org/wp-json/liveblog/v1/7/"
THREAD = "https://www.reddit.com/live/abc.json?raw_json=1&limit=100"


def test_sourcefabric_shows_what_is_open_and_withdraws_tombstones():
    page = read("sourcefabric.json", BLOG)
    assert page.withdrawn == ("urn:newsml:c",)
    entries = by_id(page)
    assert set(entries) == {"urn:newsml:a", "urn:newsml:b", "urn:newsml:f", "urn:newsml:g"}
    quote = entries["urn:newsml:b"]
    assert (quote.shown_labels, quote.updated) == (("pinned", "key"), utc(2017, 3, 23, 9, 30))
    assert quote.blocks == (Block("quote", "We wait"), Block("paragraph", "— The mayor"))
    assert kinds(entries["urn:newsml:a"]) == ["paragraph", "embed"]
    assert entries["urn:newsml:a"].updated is None
    assert entries["urn:newsml:f"].blocks == (Block("image", "A ferry", "https://example.org/f.jpg", "Jo Bell"),)
    assert texts(entries["urn:newsml:g"]) == ["Elder · 1", "end"]
    assert "ada@" not in repr(page)


def sourcefabric_post(*items: dict[str, object]) -> Entry:
    refs = [{"item": item} for item in items]
    post = {"_id": "urn:a", "post_status": "open", "groups": [{"id": "main", "refs": refs}]}
    (entry,) = formats.parse(document(json.dumps({"_items": [post], "_meta": {"total": 1}}), BLOG)).entries
    return entry


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"item_type": "poll", "meta": {"poll_body": {"question": "Open it?", "answers": []}}}, "[poll] Open it?"),
        (
            {"item_type": "Election results", "group_type": "freetype", "meta": {"data": {"votes": 5}}},
            "[election results]",
        ),
        ({"item_type": "video", "text": "", "meta": {"title": "The crane"}}, "[video] The crane"),
        ({"item_type": "embed", "text": "", "meta": None}, "[embed]"),
    ],
)
def test_a_sourcefabric_item_without_text_is_named(item, told):
    post = sourcefabric_post({"item_type": "text", "text": "<p>See:</p>"}, item)
    assert list(zip(kinds(post), texts(post), strict=True)) == [("paragraph", "See:"), ("embed", told)]


def test_a_sourcefabric_text_that_is_empty_is_no_item():
    assert sourcefabric_post({"item_type": "text", "text": ""}).blocks == ()


def test_a_sourcefabric_picture_has_the_credit_that_stands_beside_it():
    figure = "<figure><img src='/a.jpg' alt='A crane'><figcaption>It is big{}</figcaption></figure>"
    meta = {"caption": "It is big", "credit": "Photo: Jo Bell"}
    beside = sourcefabric_post({"item_type": "image", "text": figure.format(""), "meta": meta})
    within = sourcefabric_post({"item_type": "image", "text": figure.format(" [Elder Pictures]"), "meta": meta})
    assert [post.blocks[0].credit for post in (beside, within)] == ["Jo Bell", "Elder Pictures"]


def test_sourcefabric_pages_go_on_and_changes_come_on_the_first():
    follow = read("sourcefabric.json", BLOG.replace("page=1", "page=2")).follow
    assert follow.poll == BLOG
    assert read("sourcefabric.json", BLOG).follow.older == BLOG.replace("page=1", "page=2")


def test_a_page_that_embeds_a_sourcefabric_blog_says_where_its_posts_are():
    page = read("sourcefabric_page.html", "https://news.example/live")
    asked = "https://dpa.liveblog.pro/api/client_blogs/58bfeb4c15720af1a94c1052/posts?max_results=20&page=1"
    assert (page.entries, page.follow.poll, page.follow.older) == ((), asked, asked)


def test_wordpress_pages_lead_to_polls_for_what_changed():
    page = read("wp_page.json", f"{WP}get-entries/1/12-1511873011")
    assert [(e.shown_labels, e.authors, texts(e)) for e in page.entries] == [
        (("key",), ("Ada Okoye",), ["Noon"]),
        ((), ("ada",), ["The crane is here."]),
    ]
    assert page.entries[0].updated == utc(2017, 11, 28, 13, 43, 31)
    assert page.follow.older == f"{WP}get-entries/2/12-1511873011"
    assert page.follow.poll is not None
    assert page.follow.poll.startswith(f"{WP}entries/1511876611/")


def test_wordpress_polls_say_what_is_new_changed_and_gone():
    page = read("wp_poll.json", f"{WP}entries/1511873012/1511880000/")
    assert page.delta
    assert (set(ids(page)), page.withdrawn) == ({"13", "12"}, ("11",))
    assert by_id(page)["12"].published == utc(2017, 11, 28, 12, 43, 31)
    assert by_id(page)["12"].url == "https://example.org/?p=7#liveblog-entry-12"
    assert page.follow.every == 15.0
    assert page.follow.poll is not None
    assert page.follow.poll.startswith(f"{WP}entries/1511877020/")


def test_a_wordpress_poll_without_news_asks_on_from_where_it_was():
    nothing = '{"entries":[],"latest_timestamp":null,"refresh_interval":10,"pages":3}'
    page = formats.parse(document(nothing, f"{WP}entries/1511873012/1511880000/"))
    assert page.follow.poll is not None
    assert page.follow.poll.startswith(f"{WP}entries/1511873012/")


def test_a_wordpress_page_shows_entries_and_names_its_interface():
    page = read("wp_page.html", "https://example.org/live")
    (entry,) = page.entries
    assert (entry.id, entry.authors, texts(entry)) == ("12", ("Ada Okoye",), ["The crane is here."])
    assert page.follow.older == f"{WP}get-entries/1/12-1511873011"


def test_reddit_updates_are_read_from_escaped_html_and_struck_ones_withdrawn():
    page = read("reddit.json", THREAD)
    newest, struck = page.entries
    assert (newest.id, newest.published) == ("LiveUpdate_2", utc(2016, 10, 21, 21, 6, 17))
    assert texts(newest) == ["Crane & more", "Embedded: Twitter"]
    assert (struck.id, texts(struck)) == ("LiveUpdate_1", ["Wrong news", "one"])
    assert page.withdrawn == ("LiveUpdate_1",)
    assert page.follow.older == f"{THREAD}&after=LiveUpdate_1"


def test_reddit_updates_without_html_are_read_from_their_markdown():
    update = {
        "name": "LiveUpdate_1",
        "body": "Wrong [news](https://example.org/n) &amp; **more**\n\n* one\n\n&gt; said",
    }
    (entry,) = formats.parse(document(json.dumps({"kind": "LiveUpdate", "data": update}))).entries
    assert list(zip(kinds(entry), texts(entry), strict=True)) == [
        ("paragraph", "Wrong news & more"),
        ("item", "one"),
        ("quote", "said"),
    ]
    assert entry.links[0].url == "https://example.org/n"


def test_a_reddit_event_has_no_posts_and_withdraws_none():
    page = read("reddit_event.json", "https://www.reddit.com/live/abc/about.json")
    assert (page.blog.title, page.blog.summary, page.blog.over) == ("Bridge", ("Closed", "Ferry times"), True)
    assert page.delta
    assert page.follow.poll == THREAD


def test_other_reddit_listings_are_not_taken():
    with pytest.raises(formats.FormatError):
        formats.parse(document('{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"name":"t3_1"}}]}}'))


def test_al_jazeera_names_its_posts_and_each_leads_to_the_next():
    site = "https://www.aljazeera.com/graphql?operationName=ArchipelagoSingleLiveBlogQuery&variables=%7B%7D"
    page = read("aljazeera_blog.json", site)
    assert (page.blog.title, page.blog.over) == ("Bridge live: Crane arrives", False)
    assert page.blog.summary == ("The bridge “is” shut", "Ferries run")
    first = page.follow.older
    assert first is not None
    assert "4512099" in first
    assert page.listed[0] == "4512099"
    post = read("aljazeera_post.json", first)
    assert post.follow.older is not None
    assert "4512107" in post.follow.older
    last = read("aljazeera_post.json", post.follow.older).follow.older
    assert last is not None
    assert "4512131" in last
    assert read("aljazeera_post.json", last).follow.older is None


def test_al_jazeera_posts_are_read_again_one_by_one_and_then_from_the_blog_on():
    page = "https://www.aljazeera.com/news/liveblog/2026/4/22/bridge-live"
    shell = formats.parse(document("<!doctype html><html><body><div id='root'></div></body></html>", page))
    blog = read("aljazeera_blog.json", shell.follow.full)
    assert (blog.follow.every, blog.follow.full_every) == (20.0, 60.0)
    asked, address = [], blog.follow.full
    for _ in range(3):
        asked += re.findall(r"postID%22%3A(\d+)", address)
        address = read("aljazeera_post.json", address, now=NOW + timedelta(hours=1)).follow.full
    assert asked == ["4512099", "4512107", "4512131"]
    assert "ArchipelagoSingleLiveBlogQuery" in address and "bridge-live" in address
    assert address != shell.follow.full  # or the fetcher would take it for known


def test_a_new_post_at_al_jazeera_begins_the_round_of_reading_again():
    listing = "https://www.aljazeera.com/graphql?operationName=SingleLiveBlogChildrensQuery&variables=%7B%7D"
    full = read("aljazeera_blog.json", listing).follow.full
    assert full is not None
    assert "ArchipelagoSingleLiveBlogQuery" in full


def test_an_al_jazeera_post_that_is_gone_ends_no_round():
    address = question("LiveBlogUpdateQuery", {"postID": 4512107}, then="4512131", round="1", blog="bridge-live")
    page = formats.parse(document('{"data": {"posts": null}}', address))
    assert page.entries == ()
    assert page.follow.full is not None
    assert "4512131" in page.follow.full


def test_al_jazeera_says_of_posts_and_of_the_blog_that_they_are_breaking():
    told = fixture("aljazeera_post.json").replace(b'"date"', b'"postLabel": ["Breaking", "Analysis"], "date"')
    (post,) = formats.parse(document(told)).entries
    assert (post.labels, post.inferred, post.tags) == (("breaking",), (), ("Analysis",))
    blog = fixture("aljazeera_blog.json").replace(b'"isBreaking": false', b'"isBreaking": true, "id": 4512000')
    (post,) = formats.parse(document(blog)).entries
    assert (post.id, post.headline, post.labels, post.published) == (
        "4512000",
        "Bridge live: Crane arrives",
        ("breaking",),
        None,
    )
    assert formats.parse(document(fixture("aljazeera_blog.json"))).entries == ()


def test_an_al_jazeera_post_has_times_without_a_zone_and_credits_in_brackets():
    (post,) = read("aljazeera_post.json").entries
    assert (post.id, post.headline, post.authors) == ("4512107", "", ("Ada Okoye",))
    assert (post.published, post.updated) == (utc(2026, 4, 22, 3, 45), utc(2026, 4, 22, 4, 45))
    assert post.links[0].url == "https://www.aljazeera.com/x"
    assert post.blocks[1] == Block("image", "A crane", "https://www.aljazeera.com/c.jpg", "Jo Bell/Elder Pictures")


def test_pages_that_are_empty_without_their_scripts_say_where_their_posts_are():
    html = "<!doctype html><html><head><title>x</title></head><body><div id='root'></div></body></html>"
    reddit = formats.parse(document(html, "https://www.reddit.com/live/abc"))
    assert reddit.follow.poll == THREAD
    jazeera = formats.parse(document(html, "https://www.aljazeera.com/news/liveblog/2026/4/22/bridge-live"))
    assert jazeera.follow.poll is not None
    assert "ArchipelagoSingleLiveBlogQuery" in jazeera.follow.poll


def test_amp_lists_have_either_unit_of_time_and_tombstones():
    page = read("amp.html")
    assert (ids(page), page.withdrawn) == (["p3", "p2"], ("p1",))
    assert [entry.published for entry in page.entries] == [
        utc(2016, 5, 26, 16, 58, 52, 879000),
        utc(2016, 5, 26, 16, 58, 20),
    ]
    assert (page.entries[0].headline, page.entries[0].updated) == ("At noon", utc(2016, 5, 26, 17, 58, 52, 879000))
    assert page.follow.every == 45.0


def test_tickers_walk_back_over_midnight_and_leave_other_headings_alone():
    page = read("ticker.html")
    assert [(e.headline, e.published) for e in page.entries] == [
        ("Kran trifft ein", utc(2024, 8, 27, 22, 45)),
        ("Bürgermeister: „Wir warten“", utc(2024, 8, 27, 21, 30)),
        ("Brücke gesperrt", utc(2024, 8, 27, 10, 31)),
    ]
    assert texts(page.entries[0]) == ["Er ist groß.", "Sehr groß."]
    assert texts(page.entries[1]) == ["Er sagte es zweimal."]
    assert texts(page.entries[2]) == ["Ab Mittag."]


def test_tickers_between_plus_signs():
    page = read("ticker_plus.html")
    assert [(e.headline, e.published) for e in page.entries] == [
        ("Kran trifft ein", utc(2024, 8, 28, 14, 12)),
        ("Brücke gesperrt", utc(2024, 8, 28, 13, 2)),
    ]


@pytest.mark.parametrize(
    ("told", "headline", "at"),
    [
        ("9.31pm: River rises", "River rises", (19, 31)),
        ("12:05 a.m. – River rises", "River rises", (22, 5)),
        ("21h31 La rivière monte", "La rivière monte", (19, 31)),
        ("20 h 05 : Évacuation", "Évacuation", (18, 5)),
        ("Ore 20.05. Evacuazione", "Evacuazione", (18, 5)),
        ("+++ 9:31 Uhr +++ Pegel steigt +++", "Pegel steigt", (7, 31)),
        ("21:31 EAST bank floods", "EAST bank floods", (19, 31)),
        ("21.31 MESZ: Pegel steigt", "Pegel steigt", (19, 31)),
    ],
)
def test_a_heading_tells_its_time_in_many_ways(told, headline, at):
    head = '<html lang="de"><time datetime="2026-05-03T21:40:00+02:00"></time>'
    newest, _ = formats.parse(document(f"{head}<h2>{told}</h2><p>A.</p><h2>{told}</h2><p>B.</p></html>")).entries
    assert (newest.headline, newest.published and (newest.published.hour, newest.published.minute)) == (headline, at)


@pytest.mark.parametrize(
    ("clocks", "days"),
    [
        (("9:20", "12:10", "21:00"), (3, 3, 3)),
        (("22:20", "23:50", "0:10"), (2, 2, 3)),
        (("0:20", "23:10", "21:00"), (3, 2, 2)),
        (("0:20", "23:10"), (3, 2)),
    ],
)
def test_a_ticker_may_begin_with_its_oldest_post(clocks, days):
    head = '<html lang="de"><meta property="article:modified_time" content="2026-05-03T21:40:00+02:00"><h1>Live</h1>'
    page = formats.parse(document(head + "".join(f"<h2>{clock} Uhr: {clock}</h2><p>x</p>" for clock in clocks)))
    told = {entry.headline: (entry.published + timedelta(hours=2)).day for entry in page.entries}
    assert tuple(told[clock] for clock in clocks) == days


def test_times_that_only_grow_on_a_page_that_is_not_called_live_are_a_programme():
    listing = "".join(f"<h2>{hour}:00 - Film {hour}</h2><p>x</p>" for hour in (19, 20, 22))
    with pytest.raises(formats.FormatError):
        formats.parse(document(f"<html><article><h1>Tonight</h1>{listing}</article></html>"))


@pytest.mark.parametrize("told", ["7.15 million people wait", "24:10 Uhr: Late", "In 2026: a year"])
def test_a_heading_that_tells_no_time_begins_no_post(told):
    with pytest.raises(formats.FormatError):
        formats.parse(document(f"<html><h2>{told}</h2><p>A.</p><h2>{told}</h2><p>B.</p></html>"))


def test_a_headline_between_plus_signs_may_begin_a_paragraph():
    html = (
        "<html><p><b>+++ 09:31 Pegel steigt +++</b><br>Im Absatz.</p><p>Noch einer.</p>"
        "<p><strong>+++ 08:12 Damm hält +++</strong></p><p>Text.</p></html>"
    )
    newest, oldest = formats.parse(document(html)).entries
    assert (newest.headline, texts(newest)) == ("Pegel steigt", ["Im Absatz.", "Noch einer."])
    assert (oldest.headline, texts(oldest)) == ("Damm hält", ["Text."])


def test_a_ticker_whose_posts_have_anchors_and_dates():
    page = read("ticker_tagesschau.html", "https://www.tagesschau.de/newsticker/liveblog-x.html")
    assert [(e.id, e.published) for e in page.entries] == [
        ("Kran-trifft-ein", utc(2024, 9, 17, 18, 11)),
        ("Bruecke", utc(2024, 9, 17, 16, 2)),
    ]


def test_numbers_that_begin_a_heading_are_no_times():
    html = "<html><body><h2>12.31 Prozent mehr</h2><p>a</p><h2>10.05 Prozent weniger</h2><p>b</p></body></html>"
    with pytest.raises(formats.FormatError):
        formats.parse(document(html))


def test_posts_of_pages_known_by_their_markup():
    (post,) = read("known_ap.html").entries
    assert (post.id, post.headline, texts(post)) == ("0000019a", "Crane arrives", ["It is big."])
    assert post.url == "https://example.org/live/bridge#0000019a"
    without_json = fixture("jsonld_reach.html").replace(b"application/ld+json", b"text/plain")
    crane, road = formats.parse(document(without_json)).entries
    assert (crane.id, crane.headline, crane.authors) == ("751105", "Crane arrives", ("Ada Okoye",))
    assert (road.shown_labels, road.authors) == (("key",), ())


def test_a_post_of_a_known_page_has_the_address_it_is_shared_by():
    html = """<html><body><div data-testid="live-blog-post" data-url="/live/bridge#crane"><h3>Crane arrives</h3>
    <time datetime="2026-07-02T11:00:00Z">now</time><p>It is big.</p></div></body></html>"""
    (post,) = formats.parse(document(html, "https://example.org/live/bridge?smid=x")).entries
    assert (post.id, post.url) == ("crane", "https://example.org/live/bridge#crane")


def test_mastodon_statuses():
    (status,) = read("mastodon.json", "https://m.example/api/v1/timelines/tag/bridge?limit=20").entries
    assert (status.id, status.authors, status.tags) == ("1170", ("ada",), ("bridge",))
    assert status.updated == utc(2026, 8, 1, 14, 55, 55, 867000)
    assert status.blocks == (Block("paragraph", "#bridge is shut", spans=status.blocks[0].spans), status.blocks[1])
    assert status.blocks[1] == Block("image", "A bridge", "https://m.example/1.jpg")


def test_an_outbox_lists_what_its_owner_wrote_and_took_back():
    page = read("activity.json", "https://m.example/users/ada/outbox?page=true")
    shut, crane = page.entries
    assert (shut.id, shut.url) == ("https://m.example/users/ada/statuses/1170", "https://m.example/@ada/1170")
    assert (shut.authors, shut.tags, shut.updated) == (("ada",), ("bridge",), utc(2026, 8, 1, 14, 55, 55))
    assert texts(shut) == ["The bridge is shut. Map", "A bridge"]
    assert (crane.authors, texts(crane)) == (("Ada Okoye",), ["BREAKING: crane falls"])
    assert page.withdrawn == ("https://m.example/users/ada/statuses/1168",)
    assert page.follow.older == "https://m.example/users/ada/outbox?max_id=1169&page=true"


def test_an_outbox_that_only_says_where_its_posts_are_leads_there():
    outbox = '{"@context": "x", "type": "OrderedCollection", "totalItems": 2, "first": "/outbox?page=1"}'
    page = formats.parse(document(outbox, "https://m.example/outbox"))
    assert (page.entries, page.follow.poll) == ((), "https://m.example/outbox?page=1")


def test_a_cap_alert_is_an_edit_of_the_first_it_replaces():
    (alert,) = read("alert.cap").entries
    assert (alert.id, alert.headline, alert.labels) == ("elder.0", "Flood warning", ("breaking",))
    assert read("alert.cap").same == (("elder.0", "elder.1", "elder.2"),)
    assert texts(alert) == ["The river rises.\nLeave now.", "Old town"]


def test_a_cap_alert_with_a_reference_to_a_surrogate_is_read():
    (alert,) = formats.parse(
        document(fixture("alert.cap").replace(b"Flood warning", b"Flood &#xD800; warning"))
    ).entries
    assert alert.headline == "Flood \ufffd warning"


def test_a_cancelled_cap_alert_withdraws_and_a_test_is_none():
    cancel = fixture("alert.cap").replace(b">Update<", b">Cancel<")
    page = formats.parse(document(cancel))
    assert (page.entries, page.withdrawn) == ((), ("elder.0", "elder.1"))
    drill = formats.parse(document(fixture("alert.cap").replace(b">Actual<", b">Test<")))
    assert (drill.entries, bool(drill.problems)) == ((), True)


def test_a_cap_alert_that_does_not_say_what_it_warns_of_is_refused_and_a_cancellation_need_not():
    bare = re.sub(rb"<cap:info>.*</cap:info>", b"", fixture("alert.cap"), flags=re.DOTALL)
    with pytest.raises(formats.FormatError, match="has no info"):
        formats.parse(document(bare))
    cancel = formats.parse(document(bare.replace(b">Update<", b">Cancel<")))
    assert (cancel.withdrawn, cancel.problems) == (("elder.0", "elder.1"), ())


def test_weather_alerts_are_breaking_only_when_severe_and_immediate():
    page = read("nws.json")
    assert {entry.id: entry.labels for entry in page.entries} == {"A1": (), "A2": ("breaking",), "A0": ()}
    assert page.withdrawn == ("A9",)
    assert texts(page.entries[0])[0] == "WHAT...Flooding is possible in the old town."


def alert(id: str, kind: str, hour: int, *before: str) -> dict[str, object]:
    facts = {"id": id, "event": "Flood Warning", "headline": f"Flood {id}", "status": "Actual", "messageType": kind}
    references = [{"identifier": one, "sent": f"2026-03-14T0{n}:00:00Z"} for n, one in enumerate(before)]
    return {"type": "Feature", "properties": facts | {"sent": f"2026-03-14T{hour}:00:00Z", "references": references}}


def alerts(*features: dict[str, object]) -> Page:
    return formats.parse(document(json.dumps({"type": "FeatureCollection", "features": features})))


def test_a_weather_alert_and_its_updates_in_one_listing_are_one_post():
    first, second, third = alert("A1", "Alert", 10), alert("A2", "Update", 11, "A1"), alert("A3", "Update", 12, "A2")
    (post,) = alerts(first, third, second).entries
    assert (post.id, post.headline) == ("A1", "Flood A3")
    assert (post.published, post.updated) == (utc(2026, 3, 14, 10), utc(2026, 3, 14, 12))
    assert alerts(third).same == (("A2", "A3"),)
    gone = alerts(second, alert("A4", "Cancel", 13, "A2"))
    assert gone.withdrawn == ("A1",)


def test_weather_alerts_that_name_each_other_in_a_ring_are_read():
    assert len(alerts(alert("A1", "Update", 10, "A2"), alert("A2", "Update", 11, "A1")).entries) in (1, 2)


def test_earthquakes_may_have_no_magnitude_and_may_be_deleted():
    page = read("usgs.json")
    (quake,) = page.entries
    assert (quake.id, quake.headline, texts(quake)) == ("u1", "Quake near Elder", ["Elder"])
    assert page.withdrawn == ("u2",)


def test_norkon_bulletins_are_read_and_walked_back():
    feed = "https://livecentercdn.norkon.net/BulletinFeed/elder/77/"
    page = read("norkon.json", f"{feed}Initial/")
    newest, oldest = page.entries
    assert (newest.id, newest.headline, newest.authors) == ("842", "Crane arrives & waits", ("Ada Okoye",))
    assert (kinds(newest), texts(newest)) == (["paragraph", "item"], ["The crane is here.", "One lane"])
    assert (oldest.published, oldest.headline) == (utc(2026, 3, 14, 9), "")
    assert (page.follow.poll, page.follow.older) == (f"{feed}Initial/", f"{feed}EarlierObj/841/")


def test_a_page_with_a_norkon_frame_says_where_the_bulletins_are():
    html = '<div class="live-center-embed" data-src="https://livecenter.norkon.net/frame/elder/77/default"></div>'
    page = formats.parse(document(html, "https://a.example/live"))
    assert page.follow.poll == "https://livecentercdn.norkon.net/BulletinFeed/elder/77/Initial/"


def test_the_stories_of_an_arc_page_are_its_posts():
    page = read("arc.html", "https://www.washingtonpost.com/world/2026/03/14/bridge-live/?utm=1")
    newest, oldest = page.entries
    assert (page.blog.title, page.follow.every) == ("Bridge live", 60.0)
    assert (newest.id, newest.headline, newest.authors) == ("AAA", "Crane 20", ("Ada Okoye",))
    assert (newest.published, newest.updated) == (utc(2026, 3, 14, 9, 20), utc(2026, 3, 14, 9, 40, 0, 123000))
    assert kinds(newest) == ["paragraph", "heading", "item", "item", "quote", "image", "embed", "embed"]
    assert newest.blocks[5] == Block("image", "A crane", "https://img.example/1.jpg", "Jo Bell")
    assert texts(newest)[-2:] == ["On my way", "[divider]"]
    assert (oldest.id, oldest.blocks) == ("BBB", ())
