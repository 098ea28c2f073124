from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveterm import formats
from liveterm.model import Block
from tests.formats.pages import by_id, document, fixture, ids, kinds, read, texts, utc


def live_blog(*updates: dict[str, object], **facts: object) -> bytes:
    posting = {"@type": "LiveBlogPosting", "headline": "Bridge", "liveBlogUpdate": list(updates), **facts}
    return f'<html><script type="application/ld+json">{json.dumps(posting)}</script></html>'.encode()


def test_reach_has_the_true_author_key_events_and_whole_bodies_in_the_page():
    page = read("jsonld_reach.html")
    entries = by_id(page)
    assert ids(page) == ["751105", "751101", "751090"]
    assert (page.blog.title, page.blog.summary) == ("Bridge LIVE", ("The bridge is shut.", "Ferries run."))
    crane, road, cracks = (entries[id] for id in ids(page))
    assert (crane.headline, crane.authors, crane.updated) == ("Crane arrives", ("Ada Okoye",), None)
    assert kinds(crane) == ["paragraph", "heading", "item", "embed"]
    assert (road.shown_labels, road.authors, road.updated) == (("key",), (), utc(2024, 8, 5, 19, 49, 50))
    assert road.blocks == (Block("image", "", "https://example.org/road.jpg", "Jo Bell"),)
    assert (cracks.authors, texts(cracks)) == ((), ["A diver saw them."])


def test_reach_only_outlines_what_it_does_not_show_and_lists_its_key_events():
    shown, end = fixture("jsonld_reach.html").split(b"</body>")
    keys = b'<ul class="live-event-key-events"><li><a data-id="751090">First cracks</a></li></ul>'
    page = formats.parse(document(shown + keys + b"</body>" + end))
    assert page.outlined == ("751090",)
    assert by_id(page)["751090"].shown_labels == ("key",)
    assert read("jsonld_toi.html").outlined == ()


def test_independent_posts_stand_at_the_time_readers_see():
    page = read("jsonld_independent.html")
    assert ids(page) == ["liveblogPost1690440217456", "liveblogPost1690440006123"]
    assert [entry.published for entry in page.entries] == [utc(2023, 7, 27, 9, 1, 52), utc(2023, 7, 27, 8, 1, 52)]
    assert [entry.headline for entry in page.entries] == ["Port Elder", "Port Elder"]
    assert texts(page.entries[1]) == ["One.", "Two."]


def test_express_times_are_to_the_minute_and_pictures_come_from_the_page():
    page = read("jsonld_express.html")
    newest, second, *_ = page.entries
    assert (newest.id, newest.precision, newest.authors) == ("live-1-aa4", "minute", ("Ada Okoye",))
    assert newest.updated == utc(2024, 7, 18, 10, 50, 9)
    assert newest.blocks[-1] == Block("image", "the mayor", "https://example.org/m.jpg", "Getty")
    assert (second.authors, texts(second)) == (("Jon Bell",), ['It is "late".', "Very late."])


def test_repubblica_takes_ids_and_whole_headlines_from_the_page_but_not_its_times():
    page = read("jsonld_repubblica.html")
    newest, oldest = page.entries
    assert (newest.id, newest.shown_labels, newest.published) == ("1_event2", ("key",), utc(2023, 11, 2, 15, 56, 32))
    assert texts(newest) == ["Il sindaco è qui."]
    assert oldest.headline == "Il traghetto parte con cinquecento persone a bordo e non torna"
    assert page.blog.summary == ("Il ponte è chiuso.",)


def test_headlines_that_begin_alike_are_told_apart():
    ship = "Il traghetto parte con cinquecento persone a bordo e "
    html = fixture("jsonld_repubblica.html").replace(b"Sindaco: &ldquo;Aspettiamo&rdquo;\\n", f"{ship}torna".encode())
    html = html.replace("Sindaco: “Aspettiamo”".encode(), f"{ship}torna".encode())
    html = html.replace(f"{ship}non …".encode(), f"{ship}non torna".encode())
    assert ids(formats.parse(document(html))) == ["1_event2", "1_event1"]


def test_positional_ids_are_not_used_and_texts_cut_short_are_made_whole():
    page = read("jsonld_toi.html")
    newest, oldest = page.entries
    assert not any("post" in id for id in ids(page))
    assert newest.headline.endswith("found more cracks")
    assert texts(newest) == ["It named no cause."]
    assert oldest.headline == "Ferries run"


def test_one_headline_and_time_for_all_is_the_pages_and_ids_tell_better():
    page = read("jsonld_guardian.html")
    assert [(entry.headline, entry.authors) for entry in page.entries] == [("", ()), ("", ())]
    assert page.entries[0].published == utc(2023, 5, 15, 11, 37, 54)
    assert page.problems


def test_a_bbc_post_has_the_id_it_has_in_the_stream_and_not_the_pages_headline():
    newest, second = read("jsonld_bbc.html").entries
    assert (newest.id, newest.headline) == ("asset:11111111-aaaa-4bbb-8ccc-000000000003", "")
    assert newest.updated == utc(2026, 3, 14, 11, 2)
    assert second.headline == "At noon"


def test_a_single_object_beside_html_is_read():
    assert ids(read("jsonld_tickaroo.json")) == ["tik-1"]


def test_updates_may_be_numbered_and_organisations_are_no_authors():
    one = {
        "headline": "Crane",
        "datePublished": "2026-03-14T09:00:00Z",
        "author": {"@type": "Organization", "name": "BBC"},
    }
    two = {
        "headline": "Ferry",
        "datePublished": "2026-03-14T08:00:00Z",
        "author": {"@type": "Person", "name": "Ada Okoye"},
    }
    empty = {"datePublished": "2026-03-14T07:00:00Z"}
    posting = {"@type": "LiveBlogPosting", "liveBlogUpdate": {"0": one, "1": two, "2": empty}}
    page = formats.parse(document(json.dumps(posting)))
    assert [(entry.headline, entry.authors) for entry in page.entries] == [("Crane", ()), ("Ferry", ("Ada Okoye",))]


POSTING = {"@type": "LiveBlogPosting", "headline": "Bridge", "liveBlogUpdate": [{"headline": "Crane", "@id": "#c"}]}


def scripts(*told: str) -> str:
    return "<html>" + "".join(f'<script type="application/ld+json">{one}</script>' for one in told) + "</html>"


@pytest.mark.parametrize(
    "script",
    [
        "//<![CDATA[\n{}\n//]]>",
        "<!-- {} -->",
        "/* <![CDATA[ */ {} /* ]]> */;",
        '{{"@context": "https://schema.org", "@graph": [[{}]]}}',
        '{{"@type": "Event", "subjectOf": {{"@type": "WebPage", "mainEntity": {}}}}}',
        '[{}, {{"@type": "WebSite",}},]',
        '{{"slogan": "It\\\'s", "about": {}}}',
    ],
)
def test_a_posting_is_found_however_it_is_wrapped(script):
    told = scripts("{not json LiveBlogPosting", script.format(json.dumps(POSTING)))
    assert ids(formats.parse(document(told))) == ["c"]


def test_a_posting_that_was_escaped_for_html_is_found():
    assert ids(formats.parse(document(scripts(json.dumps(POSTING).replace('"', "&quot;"))))) == ["c"]


def test_a_name_that_different_posts_bear_is_none_and_a_post_that_stands_there_twice_is_one():
    url = "https://a.example/live#updates"
    posts = [{"headline": f"P{n}", "url": url, "datePublished": f"2026-03-14T09:0{9 - n}:07Z"} for n in range(3)]
    before = ids(formats.parse(document(live_blog(*posts[1:]))))
    assert ids(formats.parse(document(live_blog(*posts, posts[2]))))[1:] == before
    assert not any("updates" in id for id in before)


@pytest.mark.parametrize("first", [0, 1])
def test_numbers_that_count_from_the_newest_are_no_ids(first):
    posts = [{"headline": f"P{n}", "datePublished": f"2026-03-14T09:0{9 - n}:00Z"} for n in range(3)]
    page = live_blog(*({**post, "url": f"https://a.example/live#entry-{n}"} for n, post in enumerate(posts, first)))
    assert not any("entry" in id for id in ids(formats.parse(document(page))))
    page = live_blog(*({**post, "url": f"https://a.example/live#entry-{3 - n}"} for n, post in enumerate(posts)))
    assert ids(formats.parse(document(page))) == ["entry-3", "entry-2", "entry-1"]


def test_a_post_alone_keeps_the_number_it_has():
    assert ids(formats.parse(document(live_blog({"headline": "Crane", "url": "https://a.example/live#post1"})))) == [
        "post1"
    ]


def test_a_headline_cut_inside_an_entity_ends_before_it():
    (entry,) = formats.parse(
        document(live_blog({"headline": "The mayor: it holds &rdq…\n", "articleBody": "So."}))
    ).entries
    assert entry.headline == "The mayor: it holds…"


def test_updates_may_be_lists_of_lists_named_by_identifiers_with_texts_in_parts():
    one = {"identifier": "n1", "articleBody": ["One.", "Two."], "author": "By Ada Okoye"}
    two = {"identifier": {"@type": "PropertyValue", "value": 2}, "headline": "Crane"}
    page = formats.parse(document(json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": [[one], [two]]})))
    assert [(entry.id, entry.authors, texts(entry)) for entry in page.entries] == [
        ("n1", ("Ada Okoye",), ["One.", "Two."]),
        ("2", (), []),
    ]


def test_a_time_without_an_offset_has_the_one_that_the_page_names_elsewhere():
    one = {"headline": "Crane", "datePublished": "2026-03-14T09:00:00"}
    assert formats.parse(document(live_blog(one))).entries[0].published == utc(2026, 3, 14, 9, 0)
    page = formats.parse(document(live_blog(one, dateModified="2026-03-14T11:00:00+05:30")))
    assert page.entries[0].published == utc(2026, 3, 14, 3, 30)


def test_an_empty_live_blog_is_announced():
    page = read("jsonld_empty.html")
    assert (page.blog.title, page.entries) == ("Bridge soon", ())
    assert page.problems


def test_a_post_without_an_id_keeps_the_made_one_when_its_body_is_edited():
    one = {"headline": "Crane", "datePublished": "2026-03-14T09:00:00Z", "articleBody": "Here."}
    before = formats.parse(document(live_blog(one)))
    after = formats.parse(document(live_blog({**one, "articleBody": "Gone."})))
    assert ids(before) == ids(after)
    assert texts(before.entries[0]) != texts(after.entries[0])


def test_a_post_without_an_id_keeps_the_made_one_when_its_headline_is_edited_if_its_time_tells_seconds():
    one = {"headline": "Crane", "datePublished": "2026-03-14T09:00:07Z"}
    twins = [{"headline": name, "datePublished": "2026-03-14T08:00:07Z"} for name in ("Ferry", "Lock")]
    (before, *others) = ids(formats.parse(document(live_blog(one, *twins))))
    assert ids(formats.parse(document(live_blog({**one, "headline": "Crane here"}, *twins)))) == [before, *others]
    assert len({before, *others}) == 3


def test_posts_under_the_pages_headline_are_known_by_their_words_while_others_come_and_go():
    minutes = (5, 5, 6, 7)
    posts = [
        {"headline": "Page", "datePublished": f"2026-03-14T10:{minute:02}:00Z", "articleBody": f"Text number {n}."}
        for n, minute in enumerate(minutes)
    ]
    before, after = (
        formats.parse(document(live_blog(*reversed(some), headline="Page"))) for some in (posts[:3], posts[1:])
    )
    assert ids(after)[1:] == ids(before)[:2]
    assert len({*ids(before), *ids(after)}) == 4


def test_the_other_posts_keep_their_ids_when_a_new_one_comes():
    url = "https://e.org/live#post"
    posts = [{"headline": f"P{n}", "datePublished": f"2026-03-14T09:0{n}:00Z"} for n in range(4)]

    def numbered(some):
        return live_blog(*({**post, "url": f"{url}{n}"} for n, post in enumerate(reversed(some), start=1)))

    before, after = (formats.parse(document(numbered(posts[:count]))) for count in (3, 4))
    assert ids(after)[1:] == ids(before)


def test_ordinals_from_the_start_are_good_ids():
    page = read("microdata_ndtv.html")
    assert ids(page) == ["81", "80"]
    assert texts(page.entries[0]) == ['He said "what a day" and left.']
    assert page.entries[0].published == utc(2023, 10, 8, 15, 40)


def test_rdfa_is_microdata_by_other_names():
    (entry,) = read("rdfa.html", "https://example.org/live").entries
    assert (entry.id, entry.headline, entry.published) == ("p7", "At noon", utc(2015, 3, 9, 20, 8))
    assert entry.blocks == (
        Block("paragraph", "Noon."),
        Block("paragraph", "Then one."),
        Block("image", "A clock", "https://example.org/noon.jpg"),
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@id",
                        "url",
                        "headline",
                        "articleBody",
                        "author",
                        "name",
                        "datePublished",
                        "dateModified",
                        "image",
                        "video",
                        "keywords",
                        "liveBlogUpdate",
                    ]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=20,
    )
)
def test_updates_of_any_shape_give_posts_or_nothing(value):
    page = formats.parse(
        document(live_blog({"headline": "One"}, *([value] if isinstance(value, dict) else []), author=value))
    )
    assert all(entry.id for entry in page.entries)


@pytest.mark.parametrize(
    ("end", "newest", "over"),
    [
        (None, "2026-07-02T11:50:00Z", None),
        ("soon", "2026-07-02T11:50:00Z", None),
        ("2026-07-02T23:59:00Z", "2026-07-02T11:50:00Z", False),
        ("2026-07-02T11:30:00Z", "2026-07-02T11:10:00Z", True),
        ("2026-07-02T11:30:00Z", "2026-07-02T11:50:00Z", False),  # it went on after all
        ("2026-07-02T11:50:00Z", "2026-07-02T11:50:00Z", False),  # only when the newest post came
        ("2026-07-02T07:50:00Z", "2026-07-02T07:50:00Z", True),
        ("2026-07-01T18:00:00", "2026-07-01T17:50:00+02:00", True),
    ],
)
def test_coverage_that_is_past_its_end_is_over_unless_posts_go_on(end, newest, over):
    page = formats.parse(
        document(live_blog(update("2", newest), update("1", "2026-07-01T09:00:00Z"), coverageEndTime=end))
    )
    assert page.blog.over is over


def update(id: str, at: str) -> dict[str, object]:
    return {
        "@type": "BlogPosting",
        "@id": id,
        "headline": f"Post {id}",
        "articleBody": f"{id} it is.",
        "datePublished": at,
    }
