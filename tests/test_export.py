"""What is handed on says what was seen: read back by our own formats, by a Markdown renderer, by a validator."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from datetime import UTC, timedelta, timezone
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from liveterm import clean, export
from liveterm.export import Account, account, lines, markdown
from liveterm.formats import parse
from liveterm.model import EXPORT, Block, Document, Entry, Frame, Link, LiveBlog, Quote, Reading, Span, Speaker
from liveterm.timeline import Timeline
from tests.build import at, entry, frame

pytestmark = pytest.mark.filterwarnings("ignore:To avoid breaking existing software:DeprecationWarning")  # feedparser's
CET = timezone(timedelta(hours=1), "CET")
BLOG = LiveBlog("Talks & “more”", ("First point", "Second <point>"), "https://example.org/live", "bbc", False)

RICH = entry(
    "rich",
    3,
    headline="A bold step, 2 * 3 & more",
    url="https://example.org/live?post=rich",
    blocks=(
        Block("heading", "What happened"),
        Block(
            "paragraph",
            "One bold word and a link here.",
            spans=(Span(4, 8, "bold"), Span(20, 24, "link", "https://example.org/a")),
        ),
        Block("item", "first item"),
        Block("item", "second item"),
        Block("quote", "We believe in alliances"),
        Block("paragraph", "Line one\nline two"),
        Block("image", "A man at a lectern", "https://example.org/1.jpg", "Reuters"),
        Block("paragraph", "The end."),
    ),
    authors=("Jane Roe",),
    tags=("talks",),
    links=(Link("link", "https://example.org/a"),),
    labels=("breaking",),
)


def told(*frames: Frame, **how: object) -> Account:
    timeline = Timeline()
    timeline.move(frames, len(frames))
    return account(timeline, zone=CET, **how)  # type: ignore[arg-type]


@pytest.fixture
def story() -> Account:
    a, c = "https://example.org/live?post=a", "https://example.org/live?post=c"
    return told(
        frame(0, entry("a", 0, headline="First", url=a), blog=BLOG),
        frame(5, RICH, entry("b", 4, headline="Soon gone", text="Oops.")),
        frame(9, entry("a", 0, headline="First", text="It happened.", url=a)),
        frame(10, withdrawn=("b",)),
        frame(12, entry("c", 11, headline="", text="No headline.", url=c)),
    )


# Choosing ----------------------------------------------------------------------------------------------------------


def ids(story: Account) -> list[str]:
    return [post.id for post in story.posts]


def test_posts_are_handed_on_oldest_first_whole_filtered_or_a_span():
    frames = [frame(n, entry(str(n), n)) for n in range(5)]
    assert ids(told(*frames)) == ["0", "1", "2", "3", "4"]
    assert ids(told(*frames, since=at(1), until=at(3))) == ["1", "2", "3"]
    some = told(*frames, wanted=lambda post: post.id in "24")
    assert (ids(some), some.of) == (["2", "4"], 5)


@pytest.mark.parametrize("to", export.WRITERS)
def test_nothing_chosen_is_still_a_document(to):
    assert export.write(told(), to)
    assert export.write(told(frame(0, blog=BLOG)), to)


# Lines -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("to", export.WRITERS)
def test_only_some_formats_tell_who_speaks(story, to):
    story.posts[0].reading = Reading(speakers=(Speaker("Zelda Quux"),))
    assert ("Zelda Quux" in export.write(story, to)) == (to in export.WITH_SPEAKERS)


def test_a_json_line_has_every_key_in_its_order():
    reading = Reading(
        speakers=(Speaker("Mark Rutte", "likely"),), mentioned=("Jane Roe",), quotes=(Quote("so", None, "headline"),)
    )
    bare = Entry(id="a")
    line = json.loads(lines.text(lines.entry_line(bare, revision=1, withdrawn=True, first_seen=at(1), reading=reading)))
    assert line == {
        "type": "entry", "id": "a", "source": "", "url": None, "revision": 1, "withdrawn": True, "published": None,
        "published_precision": "none", "updated": None, "first_seen": "2026-03-14T09:01:00Z", "headline": "",
        "text": "", "blocks": [], "labels": [], "authors": [], "tags": [], "links": [],
        "speakers": [{"name": "Mark Rutte", "certainty": "likely"}], "mentioned": ["Jane Roe"],
        "quotes": [{"text": "so", "speaker": None, "where": "headline"}],
    }  # fmt: skip
    assert list(line)[:6] == ["type", "id", "source", "url", "revision", "withdrawn"]
    assert list(line)[-3:] == ["speakers", "mentioned", "quotes"]


def test_a_json_line_keeps_pictures_out_of_the_text():
    line = json.loads(
        lines.text(lines.entry_line(RICH, revision=0, withdrawn=False, first_seen=at(1), reading=Reading()))
    )
    assert "lectern" not in line["text"]
    assert line["text"].startswith("What happened\n\nOne bold word")
    assert line["blocks"][6] == {
        "kind": "image", "text": "A man at a lectern", "url": "https://example.org/1.jpg", "credit": "Reuters"
    }  # fmt: skip


def test_other_json_lines():
    assert json.loads(lines.text(lines.blog_line("bbc", BLOG))) == {
        "type": "blog", "title": BLOG.title, "summary": list(BLOG.summary), "url": BLOG.url, "format": "bbc",
        "over": False, "source": "bbc",
    }  # fmt: skip
    assert lines.text(lines.trouble_line("bbc", at(0), "offline")) == (
        '{"type":"trouble","source":"bbc","at":"2026-03-14T09:00:00Z","what":"offline"}\n'
    )


def test_plain_lines_tell_all_that_a_post_says():
    reading = Reading(speakers=(Speaker("Mark Rutte"), Speaker("Jane Roe", "maybe")))
    plain = lines.plain(RICH, revision=1, withdrawn=False, first_seen=at(5), reading=reading)
    assert plain.split("\n") == [
        plain.split("\n")[0],
        "By Jane Roe",
        "## What happened",
        "One bold word and a link here.",
        "- first item",
        "- second item",
        "> We believe in alliances",
        "Line one",
        "line two",
        "Photo: A man at a lectern (Reuters)",
        "The end.",
        "Link: link <https://example.org/a>",
        "Speaking: Mark Rutte, Jane Roe (maybe)",
        "At: https://example.org/live?post=rich",
        "",
        "",
    ]
    assert re.fullmatch(r"2026-03-14 \d\d:03 \S+ · CHANGED · BREAKING · A bold step.*", plain.split("\n")[0])
    assert "\x1b" not in plain


# JSON and CSV ------------------------------------------------------------------------------------------------------


def test_json_is_an_array_of_what_tail_prints(story):
    objects = json.loads(export.write(story, "json"))
    assert [one["type"] for one in objects] == ["blog", "entry", "entry", "entry", "entry"]
    assert [one["id"] for one in objects[1:]] == ["a", "rich", "b", "c"]
    assert [(one["revision"], one["withdrawn"]) for one in objects[1:]] == [
        (1, False),
        (0, False),
        (1, True),
        (0, False),
    ]
    assert objects[2] == json.loads(lines.text(lines.post_line(story.posts[1])))


def test_csv_holds_a_row_for_each_post(story):
    rows = list(csv.DictReader(io.StringIO(export.write(story, "csv"), newline="")))
    assert [row["id"] for row in rows] == ["a", "rich", "b", "c"]
    assert rows[1]["photos"] == "A man at a lectern (Reuters)"
    assert rows[1]["published"] == "2026-03-14T09:03:00Z"
    assert rows[1]["text"] == RICH.text
    assert rows[2]["withdrawn"] == "yes"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "＝1+1", "＠SUM(A1)"])
def test_a_cell_is_never_a_formula(formula):
    written = export.write(told(frame(0, entry("a", headline=formula))), "csv")
    assert next(csv.DictReader(io.StringIO(written, newline="")))["headline"] == f"'{formula}"


# Read back ---------------------------------------------------------------------------------------------------------


def read_back(written: str, kind: str) -> tuple[Entry, ...]:
    return parse(Document("https://example.org/export", written.encode(), kind, now=at(60))).entries[::-1]


FEEDS = pytest.mark.parametrize(("to", "kind"), [("rss", "application/rss+xml"), ("jsonld", "application/ld+json")])


def essence(entry: Entry) -> Entry:
    """An entry less what these formats have no place for: which of several sources it is from. Beside that, only the
    address of mail in the brackets after an author's name is not read back from RSS."""
    return replace(entry, source="")


@FEEDS
def test_a_feed_of_ours_is_read_back_to_equal_posts(story, to, kind):
    expected = [essence(post.entry) for post in story.posts if not post.withdrawn]
    assert [essence(entry) for entry in read_back(export.write(story, to), kind)] == expected


LISTED = entry(
    "listed",
    headline="Less & <b> more",
    text="Cranes, a crane & <more>",
    links=(Link("crane", "https://example.org/crane?a=1&b=2"), Link("Map", "https://example.org/map")),
)


@FEEDS
def test_links_that_are_only_listed_are_read_back_as_such_and_by_others_at_their_words(to, kind):
    written = export.write(told(frame(0, LISTED, blog=BLOG)), to)
    assert read_back(written, kind) == (LISTED,)
    (back,) = read_back(written.replace(EXPORT, "another"), kind)
    assert (back.headline, back.links) == (LISTED.headline, LISTED.links)
    assert [(block.kind, block.text) for block in back.blocks] == [
        ("paragraph", "Cranes, a crane & <more>"),
        ("item", "Map"),
    ]
    assert back.blocks[0].spans == (Span(10, 15, "link", "https://example.org/crane?a=1&b=2"),)


@FEEDS
def test_who_made_a_film_is_said_to_all_readers(to, kind):
    film = Block("video", "The bridge falls", "https://example.org/film.mp4", "Jane Roe")
    chart = Block("embed", "Levels", "https://example.org/chart", "City & Sons")
    written = export.write(told(frame(0, replace(LISTED, blocks=(film, chart), links=()), blog=BLOG)), to)
    for text in (written, written.replace(EXPORT, "another")):
        assert read_back(text, kind)[0].blocks == (film, chart)


@FEEDS
@pytest.mark.parametrize(
    "facts",
    [
        {"headline": "What <b>x</b> means & <i>why</i>"},
        {"headline": "&lt;b&gt; is a tag"},
        {"labels": ("key", "breaking"), "inferred": ("breaking",)},
        {"headline": "Bridge closed", "labels": ("breaking",), "inferred": ("breaking",)},
        {"headline": "Breaking: bridge closed", "labels": ("breaking", "key")},
        {"precision": "minute"},
        {"published": at(0).replace(hour=0), "precision": "day"},
    ],
)
def test_what_others_have_no_place_for_is_read_back_too(to, kind, facts):
    post = replace(entry("odd", 5), **facts)
    (back,) = read_back(export.write(told(frame(0, post, blog=BLOG)), to), kind)
    assert back == post


def test_pages_have_listed_links_at_their_words_and_the_others_in_a_list():
    story = told(frame(0, LISTED, blog=BLOG))
    page, text = export.write(story, "html"), export.write(story, "md")
    assert 'a <a href="https://example.org/crane?a=1&amp;b=2">crane</a> &amp;' in page
    assert '<li><a href="https://example.org/map">Map</a></li>' in page
    assert "a [crane](https://example.org/crane?a=1&b=2) &" in text
    assert "- [Map](https://example.org/map)" in text
    (line,) = [one for one in json.loads(export.write(story, "json")) if one["type"] == "entry"]
    assert line["links"] == [{"text": link.text, "url": link.url} for link in LISTED.links]


def test_markdown_rather_has_a_link_than_bold_where_it_can_have_one():
    bold = Block("paragraph", "Cranes, a crane", spans=(Span(8, 15, "bold"), Span(0, 6, "bold")))
    text = export.write(told(frame(0, replace(LISTED, blocks=(bold,)), blog=BLOG)), "md")
    assert "**Cranes**, a [crane](https://example.org/crane?a=1&b=2)" in text


def test_a_link_never_stands_in_another():
    spans = (Span(2, 16, "link", "https://example.org/a"),)
    post = entry(
        blocks=(Block("paragraph", "A new crane now, a crane", spans=spans),),
        links=(Link("crane", "https://example.org/b"),),
    )
    page = export.write(told(frame(0, post, blog=BLOG)), "html")
    assert '<a href="https://example.org/a">new crane now,</a> a <a href="https://example.org/b">crane</a>' in page


ODD = (
    "&copy;", "&amp;lt;", "&#8217;", "<b>", "</p><p>", "<!--", "]]>", "<script>", "a < b && c", "• ",
    "Photo: ", "(c) ", "12:30 GMT - ", "Breaking: ", "By ", "“no”", "é", "速報", "שלום", '"', "'", ",", "1.",
    "x@y.z", "#", "https://example.org/?a=1&copy=2", "%41", "[[x:y]]", "Read more", "\\", '\\"', "…", "{}",
    "one", "two", "\xa0", "  ", "👩\u200d🚒",
)  # fmt: skip
"""Pieces that readers of publishers' pages, Markdown or XML see more in than their signs."""
lines_of_text = st.lists(st.sampled_from(ODD), min_size=1, max_size=5).map(lambda parts: clean.line(" ".join(parts)))
texts = st.lists(lines_of_text, min_size=1, max_size=3).map(lambda parts: clean.text("\n".join(parts)))
names = st.lists(lines_of_text.filter(bool), max_size=3, unique=True).map(tuple)
addresses = st.sampled_from([f"https://example.org/{path}" for path in ("", "a", "b?c=1&copy=2", "d#e", "f'(g)")])
marks = st.builds(Span, st.integers(0, 9), st.integers(1, 9), st.sampled_from(["bold", "italic"]))
links_at = st.builds(Span, st.integers(0, 9), st.integers(1, 9), st.just("link"), addresses)
spoken = st.builds(
    Block,
    st.sampled_from(["paragraph", "item", "quote", "heading"]),
    texts,
    spans=st.tuples(st.lists(marks, max_size=2), st.lists(links_at, max_size=1)).map(lambda both: (*both[0], *both[1])),
)
media = st.builds(
    Block,
    st.sampled_from(["image", "video", "embed"]),
    lines_of_text,
    st.none() | addresses,
    st.none() | lines_of_text.filter(bool),
)
moments = st.one_of(
    st.just((None, "none")),
    st.tuples(st.integers(0, 9).map(at), st.sampled_from(["instant", "minute"])),
    st.tuples(st.integers(0, 10**7).map(lambda n: at(n / 10**4)), st.just("instant")),
    st.tuples(st.just(at(0).replace(hour=0)), st.just("day")),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    published, precision = draw(moments)
    labels = draw(st.sampled_from([(), ("breaking",), ("key", "breaking"), ("breaking", "summary"), ("pinned",)]))
    return clean.entry(
        Entry(
            id=draw(st.sampled_from(["post", "a#b", "https://example.org/a", "urn:x:y", "1", "é", "_:c"])),
            url=draw(st.none() | addresses),
            published=published,
            precision=precision,
            updated=draw(st.none() | st.integers(0, 99).map(at)),
            headline=draw(st.just("") | lines_of_text),
            blocks=tuple(draw(st.lists(spoken | media, max_size=4))),
            labels=labels,
            inferred=draw(st.sampled_from([(), labels[-1:]])),
            authors=draw(names),
            tags=draw(names),
            links=tuple(draw(st.lists(st.builds(Link, lines_of_text, addresses), max_size=3))),
        )
    )


def marked(block: Block) -> set[tuple[int, str, str]]:
    """What a reader sees of the spans of a block: which of its characters bear what."""
    return {(place, span.kind, span.url) for span in block.spans for place in range(span.start, span.end)}


def as_seen(entry: Entry) -> tuple[object, ...]:
    """All of an entry, its spans as they are seen: HTML has no way to say that two of a kind lie over each other."""
    bare = replace(entry, blocks=tuple(replace(block, spans=()) for block in entry.blocks))
    return bare, [marked(block) for block in entry.blocks]


@FEEDS
@settings(max_examples=15)
@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id))
def test_any_posts_are_read_back_equal(to, kind, given):
    back = read_back(export.write(told(frame(0, *given, blog=BLOG)), to), kind)
    assert {entry.id: as_seen(entry) for entry in back} == {entry.id: as_seen(entry) for entry in given}


def test_rss_has_what_the_specification_asks_for(story):
    channel = xml.fromstring(export.write(story, "rss")).find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    items = channel.findall("item")
    assert [item.findtext("guid") for item in items] == ["c", "rich", "a"]
    assert all(item.findtext("title") or item.findtext("description") for item in items)
    assert [parsedate_to_datetime(item.findtext("pubDate")).astimezone(UTC) for item in items] == [at(11), at(3), at(0)]
    assert items[0].find("guid").get("isPermaLink") == "false"


def test_rss_is_well_formed_whatever_posts_say():
    nasty = entry("a", headline="]]> & <b>", text="\ufffe \x00 ]]> </item>")
    xml.fromstring(export.write(told(frame(0, nasty)), "rss"))


# Markdown ----------------------------------------------------------------------------------------------------------


def rendered(text: str) -> list[str]:
    """The words of every block that a Markdown renderer makes, in order, without markup."""
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    return [
        "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]


def test_markdown_gives_back_every_headline_and_paragraph(story):
    found = rendered(export.write(story, "md"))
    for post in story.posts:
        for words in (post.entry.headline, *(b.text for b in post.entry.blocks if b.kind != "image")):
            assert not words or words in found
    assert BLOG.title in found


def test_markdown_keeps_signs_at_the_end_of_headings_and_addresses_as_they_are_written():
    hard = ("In C #", "Two ##", "#", "C#", r"Back \#", "See https://example.org/a_b*c?d=(e)&f, then go")
    posts = [entry(str(number), headline=words, text=words) for number, words in enumerate(hard)]
    text = export.write(told(frame(0, *posts)), "md")
    assert all(rendered(text).count(words) == 2 for words in hard)
    assert "<https://example.org/a_b*c?d=(e)&f>, then" in text
    named = entry("a", links=(Link("on https://example.org/a_b", "https://example.org/z"),))
    assert "- [on https://example.org/a\\_b](https://example.org/z)" in export.write(told(frame(0, named)), "md")


def test_markdown_keeps_the_signs_of_what_is_bold_or_a_link_apart_from_what_stands_beside_it():
    spans = (Span(0, 1, "bold"), Span(1, 2, "italic"), Span(7, 11, "link", "https://example.org/"))
    text = export.write(told(frame(0, entry(blocks=(Block("paragraph", "Photos!here", spans=spans),)))), "md")
    assert "**P**hotos\\![here](https://example.org/)" in text
    assert "Photos!here" in rendered(text)


@settings(max_examples=12)
@given(st.lists(entries(), min_size=1, max_size=3, unique_by=lambda entry: entry.id))
def test_markdown_gives_back_the_words_of_any_posts(given):
    found = [" ".join(words.split()) for words in rendered(export.write(told(frame(0, *given, blog=BLOG)), "md"))]
    for post in given:
        spoken = [block.text for block in post.blocks if block.kind in ("paragraph", "item", "quote")]
        headings = [block.text.replace("\n", " ") for block in post.blocks if block.kind == "heading"]
        for words in (post.headline, *spoken, *headings):
            assert all(" ".join(part.split()) in found for part in re.split(r"\n\n+", words) if part)


def test_markdown_tells_times_edits_pictures_and_permalinks(story):
    text = export.write(story, "md")
    assert "2026-03-14 10:03 CET" in text
    assert "edited 2026-03-14 10:09 CET" in text
    assert "withdrawn 2026-03-14 10:10 CET" in text
    assert "[permalink](https://example.org/live?post=rich)" in text
    assert "![A man at a lectern](https://example.org/1.jpg)" in text
    assert "Credit: Reuters" in text
    assert "One **bold** word and a [link](https://example.org/a) here." in text
    assert "- first item\n- second item" in text


@given(st.text(st.sampled_from("ab1 \n.)(#*_-+=`~>|<&!\\[]:;\"'{}$/?é") | st.characters(codec="ascii"), max_size=40))
def test_no_text_is_taken_for_markdown(given):
    text = "\n".join(" ".join(line.split()) for line in clean.text(given).split("\n")).strip()
    assert rendered(markdown.escaped(text)) == [part for part in re.split(r"\n\n+", text) if part]


# HTML --------------------------------------------------------------------------------------------------------------


def test_the_page_loads_nothing_and_runs_nothing(story):
    page = export.write(story, "html")
    assert not re.search(r"<(?:script|img|iframe|video|link|object|embed)\b|\son\w+=|url\(|@import", page)
    assert "default-src 'none'" in page


def test_the_page_tells_times_edits_pictures_and_permalinks(story):
    page = export.write(story, "html")
    assert '<time datetime="2026-03-14T09:03:00Z">2026-03-14 10:03 CET</time>' in page
    assert "edited 2026-03-14 10:09 CET" in page
    assert "withdrawn 2026-03-14 10:10 CET" in page
    assert "A man at a lectern" in page
    assert "Credit: Reuters" in page
    assert 'href="https://example.org/live?post=rich"' in page
    assert "<details><summary>As it was" in page
    assert "Nothing much happens." in page


def test_a_credit_that_says_what_it_is_is_not_introduced_twice():
    picture = entry(blocks=(Block("image", "A ferry", "https://example.org/1.jpg", "Photo: PA & Sons"),))
    for to in ("html", "md"):
        assert export.write(told(frame(0, picture)), to).count("Photo: ") == (to == "html") + 1


def test_nothing_a_post_says_becomes_markup():
    evil = '"><script>alert(1)</script>'
    page = export.write(
        told(
            frame(
                0,
                entry("a", headline=evil, text=evil, authors=(evil,), labels=(evil,), tags=(evil,)),
                entry("b", blocks=(Block("image", evil, "https://example.org/'\"><x", evil),)),
                blog=LiveBlog(evil, (evil,)),
            )
        ),
        "html",
    )
    assert "<script" not in page
    assert "<x" not in page


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed")
def test_the_page_passes_tidy(story):
    done = subprocess.run(
        ["tidy", "-errors", "-quiet"], input=export.write(story, "html").encode(), capture_output=True, timeout=30
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
