"""What passes the door is harmless, and what was harmless passes unchanged."""

from __future__ import annotations

import re
import sys
import types
import typing
from datetime import UTC, datetime
from unicodedata import category, name

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveterm import clean, model
from liveterm.model import Block, Entry, Follow, Frame, Link, LiveBlog, Page, Span
from tests.build import at

HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028\u2029\u202d\u202e\u2060-\u2065\ufeff\ufff9-\ufffc"
    "\ue000-\uf8ff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
ATTACKS = [
    "\x1b]52;c;cm0gLXJmIH4K\x07",
    "\x1b[2J\x1b[Hgone",
    "\x1b\x1b[31m[31m nested",
    "\x1bP$q\x1b\\ and \x1b_apc\x1b\\",
    "\x9b2J and \x9d0;title\x9c",
    "safe\b\b\b\bEVIL",
    "first\rover",
    "a\x7fb\x00c",
    "\u202egpj.exe\u202c",
    "\u2066never closed",
    "closed\u2069 too early\u2066",
    "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "tag\U000e0041\U000e007f",
    "private\ue000\uf8ff\U000f0000",
    "lone \ud800 surrogate",
    "Z" + "\u0301\u0327\u0489" * 200,
    "\u200d" * 1000,
    "\U0001f468\u200d" * 300,
    "x" + "\ufe0f" * 50,
    "six\u2028seven\u2029eight\x85nine\x0bten",
    "filler\u3164\u115f\u1160\uffa0",
    "W" * 100_000,
    "\t" * 500 + "tabs",
    " " * 5000 + "blanks",
    "\xa0" * 500 + "more blanks",
    "\u3000" * 500,
]
WORDS = [
    "می‌خواهم بروم",  # Persian needs its joiner
    "العربية 123 و (أ)",
    "עברית (א) 1-2 ‏end",
    "👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈 1️⃣ 👍🏽 🇦🇺",
    "ấ ệ Việt Nam",
    "กำ ที่นี่",
    "क्षि हिन्दी",
    "བསྒྲུབས",
    "中文 “日本語” 한국어",
    "Łódź, naïve, 12 %, £5 – “so”",
    "ẞ İ ﬁ",
    "\u2067שלום\u2069 in one line",
    "new emoji \U0001fae8\U0001f6dc",
]


def inert(text: str) -> bool:
    return not HARMFUL.search(text)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("door", [clean.line, clean.text])
def test_nothing_harmful_passes(door, attack):
    passed = door(f"before {attack} after")
    assert inert(passed)
    assert passed.startswith("before")
    assert len(passed) <= clean.TEXT


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("door", [clean.line, clean.text])
def test_real_scripts_and_emoji_pass_unchanged(door, words):
    assert door(words) is words


@given(st.text(st.characters() | st.sampled_from("\x1b\u202e\u2066\u2069\u200d\u0301\ufe0f\n\t "), max_size=60))
def test_what_came_through_the_door_passes_it_again_unchanged(text):
    for door in (clean.line, clean.text, clean.identity):
        once = door(text)
        assert inert(once)
        assert door(once) == once
    assert "\n" not in clean.line(text)
    assert not re.search(r"\s", clean.identity(text))


def test_an_escape_is_shown_and_not_obeyed():
    assert clean.line("\x1b[31mred") == "␛[31mred"


def test_a_line_is_one_line_and_a_text_keeps_its_breaks():
    assert clean.line(" one\r\ntwo\tthree  four ") == "one two three four"
    assert clean.text(" one\r\ntwo\n\n\n\nthree\tfour ") == "one\ntwo\n\nthree four"


def test_overrides_go_and_balanced_isolates_stay():
    assert clean.line("a \u202egpj.exe\u202c b") == "a gpj.exe b"
    assert clean.line("a \u2067b\u2069 c") == "a \u2067b\u2069 c"
    assert clean.text("a \u2067b\nc\u2069 d") == "a b\nc d"


def test_at_most_six_marks_stand_on_one_letter():
    passed = clean.line("Z" + "\u0301\u0327" * 100 + " and a\u0300")
    assert sum(category(char) in ("Mn", "Me") for char in passed) == 7


def nothing_to_see() -> list[str]:
    """Characters that show nothing, by their kind or by their name."""
    chars = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
    blank = re.compile(r"\b(?:BLANK|FILLER|NULL NOTEHEAD|INVISIBLE|JOINER|IDEOGRAPHIC DESCRIPTION)\b")
    return [
        char
        for char in chars
        if category(char) in ("Zs", "Zl", "Zp", "Cf", "Cc", "Mn", "Me") or blank.search(name(char, ""))
        if char not in "\x1b\u2422" and category(char) != "Po"  # which are shown
    ]


def test_of_what_shows_nothing_there_is_never_much():
    for char in nothing_to_see():
        for door in (clean.line, clean.text):
            assert len(door(f"before{char * 300}after")) <= len("before after") + 6, f"{ord(char):04x}"
            assert len(door(f"a{char * 50}b{char * 2}c")) <= 3 + 8, f"{ord(char):04x}"


def test_what_looks_like_a_blank_is_one():
    assert clean.line("one\u2800\u2800two \U0001d159 three\u2800") == "one two three"
    assert clean.line("\u2800\u3164\u115f") == ""


def test_a_long_text_ends_in_a_visible_mark():
    passed = clean.line("word " * 1000, 50)
    assert len(passed) <= 50
    assert passed.endswith(clean.CUT)


def test_every_mark_unicode_knows_is_looked_at_closely():
    marks = [chr(n) for n in range(sys.maxunicode + 1) if category(chr(n)) in ("Mn", "Me")]
    assert all(clean.line("e" + mark * 20) != "e" + mark * 20 for mark in marks)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org/UPPER", "http://example.org/UPPER"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ('http://example.org/"x', "http://example.org/%22x"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://пример.example/путь", "https://пример.example/путь"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("http://example.org/$(id);id", "http://example.org/$(id);id"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("--help", None),
        ("http://user:pass@example.org/", None),
        ("http://good.example\\@evil.example/", None),
        ("http://good.example%2f@evil.example/", None),
        ("http://example.org/\x1b]0;x\x07", None),
        ("http://example.org/\u202egpj.exe", "http://example.org/%E2%80%AEgpj.exe"),
        (
            "http://example.org/a\u200f?\u2066b\u2069#\ufe0f",
            "http://example.org/a%E2%80%8F?%E2%81%A6b%E2%81%A9#%EF%B8%8F",
        ),
        ("http://example.org/می\u200cشود", "http://example.org/می%E2%80%8Cشود"),
        ("http://exa\u200bmple.org/", None),
        ("http://exam\u202eple.org/", None),
        ("http://exa\ufe0fmple.org/", None),
        ("http://example。org/", "http://example.org/"),
        ("http://ⓔxample.org/ⓔ", "http://example.org/ⓔ"),
        ("http://one|two.example/", None),
        ("http://example.org\\x", None),
        ("http://example.org/\ud800", None),
        ("http://example.org/e" + "\u0301" * 20, None),
        ("http://example.org:99999/", None),
        ("http://[::1", None),
        ("https://", None),
        ("//example.org/x", None),
        ("http://example.org/" + "a" * 3000, None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_with_a_host_are_addresses(given, kept):
    assert clean.url(given) == kept


def test_nothing_stands_in_an_address_that_cannot_be_seen():
    unseen = [char for char in nothing_to_see() if category(char) in ("Zs", "Zl", "Zp", "Cf", "Cc")]
    for char in (*unseen, *"\u034f\u115f\u180b\u2800\u3164\ufe0e\ufe0f\U000e0100"):
        assert (clean.url(f"http://example.org/a{char}b") or "").isascii(), f"{ord(char):04x}"
        assert clean.url(f"http://exam{char}ple.org/") is None, f"{ord(char):04x}"


def test_ids_hold_no_white_space_and_long_ones_stay_apart():
    assert clean.identity("urn:a 1\n2") == "urn:a%201%202"
    long = ["x" * 5000 + end for end in "ab"]
    first, second = map(clean.identity, long)
    assert first != second
    assert len(first) <= clean.ID
    assert clean.identity(first) == first


HOSTILE = "e\x1b[2J\u202e\ufeff x"


def hostile(kind: object) -> object:
    """A value of that type whose every string is hostile."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        return kind(**{name: hostile(hints[name]) for name in kind.__struct_fields__})
    if origin is tuple:
        return (hostile(inner[0]),) if inner[1:] == (...,) else tuple(map(hostile, inner))
    if origin is typing.Literal:
        return inner[0]
    if origin in (typing.Union, types.UnionType):
        return hostile(inner[0])
    return {str: HOSTILE, datetime: at(), bool: True, int: 1, float: 2.0}[kind]


def strings(value: object) -> typing.Iterator[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)


DOORS = {
    Entry: clean.entry,
    Block: clean.block,
    LiveBlog: clean.blog,
    Page: clean.page,
    Frame: clean.frame,
}
INSIDE = {Span: Block, Link: Entry, Follow: Page}
NOT_FROM_OUTSIDE = {model.Document, model.Speaker, model.Quote, model.Reading}
"""A Document is bytes that no one has read yet; the others are computed from text that passed."""


def test_every_value_of_the_model_has_a_door():
    kinds = {
        kind
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == model.__name__
    }
    assert kinds == {*DOORS, *INSIDE, *NOT_FROM_OUTSIDE}


@pytest.mark.parametrize("kind", DOORS, ids=lambda kind: kind.__name__)
def test_every_string_of_a_value_passes_the_door(kind):
    value = hostile(kind)
    assert not all(map(inert, strings(value)))
    passed = DOORS[kind](value)
    assert all(map(inert, strings(passed)))
    assert DOORS[kind](passed) is passed


def test_a_clean_value_comes_back_as_the_same_object():
    entry = Entry(
        id="urn:1",
        url="https://example.org/1",
        published=at(),
        headline="“So” — it’s done",
        blocks=(Block("paragraph", "One\ntwo", spans=(Span(0, 3, "link", "https://example.org/"),)),),
        authors=("A. Writer",),
        links=(Link("One", "https://example.org/"),),
    )
    frame = Frame(at=at(), entries=(entry,), blog=LiveBlog("An event"), withdrawn=("urn:2",), trouble="")
    assert clean.frame(frame) is frame


def test_spans_stay_on_their_words_when_the_text_before_them_changes():
    block = Block("paragraph", " a\x1b[1m\tb \u200bbold\u200b end", spans=(Span(9, 14, "bold"), Span(90, 99, "bold")))
    passed = clean.block(block)
    assert [passed.text[span.start : span.end] for span in passed.spans] == ["bold"]


def test_a_link_span_without_a_web_address_is_only_words():
    block = Block("paragraph", "click here", spans=(Span(6, 10, "link", "javascript:x"),))
    assert clean.block(block).spans == ()


def test_a_post_has_a_most_of_blocks_and_characters():
    many = Entry(id="a", blocks=tuple(Block("paragraph", "x" * 5000) for _ in range(100)))
    assert sum(len(block.text) for block in clean.entry(many).blocks) <= 45_000
    assert clean.entry(many).blocks[-1].text == clean.CUT.strip()


def test_a_post_of_too_many_blocks_shows_that_some_are_missing():
    cut = clean.entry(Entry(id="a", blocks=(Block("paragraph", "x"),) * 501))
    assert len(cut.blocks) == 500
    assert cut.blocks[-1].text == clean.CUT.strip()
    assert clean.entry(cut) is cut


def test_times_that_no_zone_can_show_are_no_times():
    entry = Entry(id="a", published=datetime(9999, 12, 31, 23, 59, tzinfo=UTC), precision="instant")
    assert clean.entry(entry).published is None
    assert clean.entry(entry).precision == "none"


TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from('\x1b\u202e\u2066\u200d\u0301\n\t \\"'), max_size=30)


def test_an_entry_whose_id_is_nothing_gets_one_of_its_words():
    one, two = (clean.entry(Entry(id="\x1a", headline=headline)).id for headline in ("One", "Two"))
    assert one != two
    assert one and two


@pytest.mark.parametrize(
    "flood",
    [
        "\u0301",
        "\u0903",
        "\u1161",
        "\u0301\u1161",
        "\u200d\ufe0f\u200c\u200e",
        "\u200e\u200f",
        "\u2066\u2069",
        "\u1ad0",
        "\U00013430",
    ],
    ids=ascii,
)
def test_a_flood_of_what_has_no_width_is_a_few_of_it_whatever_it_alternates_with(flood):
    for before in ("a", "각", "😀"):
        for washed in (clean.line(before + flood * 200 + "b"), clean.text(before + flood * 200 + "b")):
            assert washed[0] + washed[-1] == before + "b"
            assert len(washed) <= 8


def test_isolates_are_balanced_after_marks_were_thinned():
    assert "\u2067" not in clean.line("\u2067x\u2067y" + "\u0301" * 6 + "\u2069\u2069z")
    assert clean.line("\u2067שלום\u2069 x") == "\u2067שלום\u2069 x"


@pytest.mark.parametrize(
    "words",
    [
        "नमस्ते दुनिया, क्षत्रिय",
        "น้ำที่นี่",
        "བོད་སྐད་ཡིག",
        "ỗ",
        "מְנֻקֶּדֶת",
        "العَرَبِيَّةُ",
        "می‌خواهم",
        "👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈",
        "각",
        "မြန်မာဘာသာ",
        "🫨" * 9,
    ],
)
def test_what_people_write_stays_as_they_wrote_it(words):
    assert clean.line(words) is words


def test_ids_that_name_one_post_are_washed_as_ids_are():
    washed = clean.page(Page(LiveBlog(""), same=(("a\x00", "b"), ("\x00",))))
    assert washed.same == (("a", "b"),)


def test_entries_of_the_page_before_are_the_same_and_others_are_washed():
    first = clean.page(Page(LiveBlog(), (Entry(id="a"), Entry(id="b", headline="\x1b[2J"))))
    second = clean.page(Page(LiveBlog(), (Entry(id="c", headline="\x1b[2J"), *first.entries)))
    assert [entry.headline for entry in second.entries] == ["␛[2J", "", "␛[2J"]
    assert second.entries[1:] == first.entries
    assert all(now is before for now, before in zip(second.entries[1:], first.entries, strict=True))
