from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liveterm.formats import captions, markup, wording
from liveterm.model import Block, Link, Span


def blocks(html: str, base: str = "") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in markup.body(html, base).blocks]


def test_paragraphs_items_quotes_and_headings_are_told_apart():
    html = (
        "<h3>Now</h3><p>One.</p><ul><li>Two</li><li><p>Three</p></li></ul>"
        "<blockquote><p>Four</p><p>Five</p></blockquote>"
    )
    assert blocks(html) == [
        ("heading", "Now"),
        ("paragraph", "One."),
        ("item", "Two"),
        ("item", "Three"),
        ("quote", "Four"),
        ("quote", "Five"),
    ]


def test_bare_text_and_double_breaks_make_paragraphs_and_a_single_break_a_line():
    assert blocks("One<br>and a half<br><br>Two <b>three</b>") == [
        ("paragraph", "One\nand a half"),
        ("paragraph", "Two three"),
    ]


def test_entities_are_resolved_once():
    assert blocks("<p>AT&amp;T &amp;lt;b&amp;gt; &#8217;</p>") == [("paragraph", "AT&T &lt;b&gt; ’")]
    assert markup.escaped_body("a &quot;b&quot; &amp;lt; c").blocks[0].text == 'a "b" &lt; c'
    assert markup.escaped_body("&lt;b&gt;bold&lt;/b&gt; words").blocks[0].text == "bold words"


def test_a_text_that_holds_tags_is_no_escaped_one():
    (image, words) = markup.escaped_body(
        '<img src="https://a.example/1.jpg" alt="A &quot;ferry&quot; leaves">&lt;b&gt;'
    ).blocks
    assert (image.text, words.text) == ('A "ferry" leaves', "<b>")
    (whole,) = markup.escaped_body("&lt;p&gt;The &lt;b&gt;ferry&lt;/b&gt; &amp;amp; more&lt;/p&gt;").blocks
    assert whole.text == "The ferry & more"


def test_signs_that_were_escaped_twice_are_read_and_markup_that_was_is_not_made():
    assert (
        markup.escaped_body("“It&amp;#8217;s &amp;quot;on&amp;quot;”, x&amp;lt;y").blocks[0].text
        == '“It’s "on"”, x&lt;y'
    )
    assert blocks("<p>It&amp;rsquo;s AT&amp;amp;T</p>") == [("paragraph", "It’s AT&amp;T")]
    assert wording.line("Caf&amp;eacute; opens") == "Café opens"


def test_a_sign_that_is_no_tag_stays():
    assert markup.escaped_body("x<b and c>d, 5 < 6 &amp; <press@a.example>").blocks[0].text == (
        "x<b and c>d, 5 < 6 & <press@a.example>"
    )


def test_lines_part_paragraphs_unless_tags_do():
    assert [block.text for block in markup.escaped_body("One <b>two</b>\nThree").blocks] == ["One two", "Three"]
    assert [block.text for block in markup.escaped_body("<p>One\ntwo</p>\n<p>Three</p>").blocks] == ["One two", "Three"]


def test_references_to_surrogates_become_what_stands_for_no_character():
    assert blocks("<p title='&#xDFFF'>a&#xD800;b&#55296 c&#xd8000;</p>") == [
        ("paragraph", "a\ufffdb\ufffd c\U000d8000")
    ]


def test_scripts_styles_share_lists_and_advertisements_leave_nothing():
    html = (
        "<p>Words</p><script>x()</script><style>p{}</style><noscript>n</noscript>"
        "<ul class='share-buttons'><li>Share</li></ul>"
        "<div class='advertisement'>Buy</div><div id='newsletter-signup'>Join</div>"
        "<footer>Updated</footer><svg><text>i</text></svg>"
    )
    assert blocks(html) == [("paragraph", "Words")]


def test_a_share_price_is_no_share_list():
    assert blocks("<div class='share-price'>Shares fell.</div>") == [("paragraph", "Shares fell.")]


def test_spans_stand_over_their_words():
    (block,) = markup.body(
        "<p>The <strong>mayor</strong> of <a href='/port'>Port <em>Elder</em></a>.</p>", "https://e.org/x"
    ).blocks
    assert block.text == "The mayor of Port Elder."
    assert {(block.text[span.start : span.end], span.kind, span.url) for span in block.spans} == {
        ("mayor", "bold", ""),
        ("Elder", "italic", ""),
        ("Port Elder", "link", "https://e.org/port"),
    }


def test_a_span_over_two_paragraphs_is_one_in_each():
    first, second = markup.body("<b>One<div>Two</div></b>").blocks
    assert first.spans == second.spans == (Span(0, 3, "bold"),)


def test_only_web_links_are_links():
    body = markup.body(
        "<a href='javascript:x'>no</a> <a href='//e.org/a'>yes</a> <a href='mailto:x@y'>no</a>", "https://x.org"
    )
    assert body.links == (Link("yes", "https://e.org/a"),)


def test_a_figure_is_one_picture_with_alt_and_credit_apart():
    html = (
        "<figure><img src='/f.jpg' alt='A ferry'>"
        "<figcaption>A ferry leaves Photograph: Jo Bell/Elder</figcaption></figure>"
    )
    assert markup.body(html, "https://e.org").blocks == (
        Block("image", "A ferry", "https://e.org/f.jpg", "Jo Bell/Elder"),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AT&amp;T &amp;lt;b&amp;gt; 5 &lt; 6", "AT&T &lt;b&gt; 5 < 6"),
        ("It&amp;#8217;s &amp;quot;on&amp;quot;", 'It’s "on"'),
        ("&lt;p&gt;The &lt;b&gt;ferry&lt;/b&gt; &amp;amp; more&lt;/p&gt;", "The ferry & more"),
    ],
)
def test_entities_are_resolved_once_in_what_describes_a_picture_too(written, read):
    (image,) = markup.body(f'<img src="https://e.org/f.jpg" alt="{written}">').blocks
    assert image.text == read


def test_without_an_alt_text_the_caption_describes_the_picture():
    html = "<figure><img src='https://e.org/f.jpg'><figcaption>A ferry leaves [Jo Bell/Elder]</figcaption></figure>"
    assert markup.body(html).blocks == (Block("image", "A ferry leaves", "https://e.org/f.jpg", "Jo Bell/Elder"),)


def test_trackers_faces_and_smileys_are_no_pictures():
    html = "<p>Hi <img class='emoji' alt='😀'><img src='https://t.org/x' width=1 height=1><img class='avatar' src='https://e.org/a'></p>"
    assert blocks(html) == [("paragraph", "Hi 😀")]


def test_a_tweet_is_one_line_with_its_address():
    html = (
        "<blockquote class='twitter-tweet'><p>Sirens</p>— Elder (@elder) "
        "<a href='https://twitter.com/elder/status/3'>May 1</a></blockquote>"
    )
    (block,) = markup.body(html).blocks
    assert (block.kind, block.text, block.url) == (
        "embed",
        "Sirens — Elder (@elder) May 1",
        "https://twitter.com/elder/status/3",
    )


def test_frames_and_players_are_one_line():
    html = (
        "<iframe src='https://www.youtube.com/embed/1'></iframe><iframe title='Map' src='https://maps.org/1'></iframe>"
    )
    assert [(b.kind, b.text) for b in markup.body(html).blocks] == [("video", "Video: YouTube"), ("embed", "Map")]


def test_tables_are_read_by_rows():
    assert blocks("<table><tr><th>Elder</th><td>1</td></tr><tr><th>Port</th><td>0</td></tr></table>") == [
        ("paragraph", "Elder · 1"),
        ("paragraph", "Port · 0"),
    ]


def test_lines_behind_a_bullet_are_items():
    assert blocks("<p>• <b>Two</b> hurt</p>") == [("item", "Two hurt")]
    assert [b.kind for b in markup.plain_body("• Two hurt\n\nOne not").blocks] == ["item", "paragraph"]


@pytest.mark.parametrize(
    ("caption", "alt", "credit"),
    [
        ("Photograph: Jo Bell", "", "Jo Bell"),
        ("A ferry. Photograph: Jo Bell/Elder Pictures", "A ferry.", "Jo Bell/Elder Pictures"),
        ("A ferry leavesImage source, Elder Pictures", "A ferry leaves", "Elder Pictures"),
        ("( Image: Getty)", "", "Getty"),
        ("A ferry (Foto: Jo Bell)", "A ferry", "Jo Bell"),
        ("A ferry [Jo Bell/Elder via Wire]", "A ferry", "Jo Bell/Elder via Wire"),
        ("A ferry © Jo Bell", "A ferry", "Jo Bell"),
        ("A ferry. Photo by Jo Bell", "A ferry.", "Jo Bell"),
        ("He holds a picture, taken in 1999", "He holds a picture, taken in 1999", None),
        ("The source: a spring", "The", "a spring"),
    ],
)
def test_a_caption_and_who_made_the_picture(caption, alt, credit):
    assert captions.split_credit(caption) == (alt, credit)


def test_a_headline_loses_tags_and_entities_once():
    assert wording.line(" <b>Crane</b> &amp; &#x201C;ferry&rdquo;\n") == "Crane & “ferry”"
    assert wording.line("5 < 6 &amp;amp; 7") == "5 < 6 &amp; 7"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("Less & <b> more", "Less & <b> more"),
        ("Less &amp; &lt;b&gt; more", "Less & <b> more"),
        ("Crane<br>arrives", "Crane arrives"),
        ("A <em>big</em> crane", "A big crane"),
        ("<b>Crane arr…", "Crane arr…"),
        ('A <span class="x">big crane', "A big crane"),
    ],
)
def test_a_tag_that_is_begun_in_the_midst_of_a_line_and_never_ended_is_a_word(told, line):
    assert wording.line(told) == line


@settings(max_examples=150)
@given(st.text(alphabet="<>/abpiul ='\"&;#x3\n•\ud800é", max_size=200))
def test_no_text_breaks_the_reader_and_every_span_lies_in_its_block(text):
    for body in (markup.body(text), markup.escaped_body(text), markup.body(f"<p>{text}</p><b>{text}")):
        for block in body.blocks:
            assert block.text == block.text.strip()
            assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


def test_what_stands_before_absurd_nesting_is_read():
    assert wording.line("<p>start" + "<div>" * 5000 + "end").startswith("start")
    assert markup.body("<p>start</p>" + "<ul><li>" * 3000 + "end").blocks[0] == Block("paragraph", "start")


def test_pieces_that_lead_to_one_address_are_one_link():
    address = "https://example.org/"
    pieces = [("all ", ("link",), address), ("of it", ("link", "bold"), address), (" here", (), "")]
    body = markup.pieces_body("paragraph", pieces)
    assert body.blocks == (
        Block("paragraph", "all of it here", spans=(Span(4, 9, "bold"), Span(0, 9, "link", address))),
    )
    assert body.links == (Link("all of it", address),)
