"""The filter language: what it lets through, what it says when it is wrong, and laws that hold for every filter."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveterm import query
from liveterm.errors import QueryError
from liveterm.model import Block, Entry, Link, Quote, Reading, Speaker
from liveterm.query import EVERYTHING, Folds, Query, all_of, any_of, chips, compiled, negation, show, speaker
from tests.build import START, at, entry

ZONE = ZoneInfo("Europe/Paris")
NOW = at(400)


class Post(NamedTuple):
    """A post, and what is known of it."""

    entry: Entry
    reading: Reading = Reading()
    first_seen: datetime = START
    withdrawn: bool = False
    edited: bool = False


def parse(text: str) -> Query:
    return query.parse(text, now=NOW, zone=ZONE)


def lets(text: str, post: Post) -> bool:
    return query.match(parse(text), post)


def said(**facts: object) -> Post:
    """A post with words in it."""
    return Post(entry(**facts))


def spoken(*names: str, certainty: str = "sure", mentioned: tuple[str, ...] = ()) -> Post:
    return Post(entry(), Reading(tuple(Speaker(name, certainty) for name in names), mentioned))


# What is let through -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("barrier", "The Barrier is shut."),
        ("BARRIER", "the barrier is shut"),
        ("barr", "the barrier is shut"),
        ('"barrier is"', "the barrier is shut"),
        ("reyne tomas", "Tomás Reyne has spoken"),
        ("tomás", "Tomas has spoken"),
        ("lodz", "From Łódź with love"),
        ("strasse", "in der Straße"),
        ("zazolc", "Zażółć"),
        ("full", "ＦＵＬＬ"),
        ("nobody's", "Nobody’s cellar"),
        ("高知", "渡辺さくら、高知"),
        ('"is not" and here', "it is not here"),
        ("gone or here", "it is here"),
        ("-gone here", "it is here"),
        ("not (gone or lost)", "it is here"),
        ("/ga\\w+ three/", "Gate Three is shut"),
        ("/gate (two|three)$/", "This is Gate Three"),
        ("/^shut/", "shut it is"),
        ("/\\b[ps]hut\\b/", "it is shut"),
        ("/\\d{2,3} (aboard|souls)/", "with 212 aboard"),
        ("/tomás|nobody/", "Tomás Reyne"),
    ],
)
def test_words_phrases_and_patterns_are_found(text, words):
    assert lets(text, said(text=words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("barrier", "the gate is shut"),
        ('"is barrier"', "the barrier is shut"),
        ("barrier -shut", "the barrier is shut"),
        ("barrier gone", "the barrier is shut"),
        ("not here", "it is here"),
        ("/hut\\b.+x/", "it is shut"),
        ("/\\bhut/", "it is shut"),
        ("/^is/", "it is shut"),
        ("/[^a-z ]/", "it is shut"),
    ],
)
def test_what_is_not_there_is_not_found(text, words):
    assert not lets(text, said(text=words))


def test_words_are_looked_for_in_headlines_and_captions_too():
    post = said(headline="The gate", blocks=(Block("image", "A man at a lectern", credit="Reuters"),))
    assert lets("gate lectern", post)
    assert not lets("reuters", post)


def test_a_phrase_does_not_reach_from_one_paragraph_into_the_next():
    assert not lets('"one two"', said(blocks=(Block("paragraph", "one"), Block("paragraph", "two"))))


def test_a_speaker_is_found_by_any_part_of_the_name():
    post = spoken("Mark Rutte")
    for text in ("speaker:rutte", "by:Rutte", "speaker:mark", "speaker:RUT", 'speaker:"Mark Rutte"', 'speaker:"rutte"'):
        assert lets(text, post), text
    for text in ("speaker:utte", "speaker:starmer", 'speaker:"Mark Rut"', 'speaker:"Rutte Mark"', "mentions:rutte"):
        assert not lets(text, post), text


def test_speakers_are_those_who_are_sure_or_likely():
    assert lets("speaker:rutte", spoken("Mark Rutte", certainty="likely"))
    assert not lets("speaker:rutte", spoken("Mark Rutte", certainty="maybe"))


def test_names_are_compared_without_accents_and_hyphens():
    assert lets("speaker:keele", spoken("Siobhán Keéle"))
    assert lets('speaker:"Anne Marie"', spoken("Anne-Marie Trevelyan"))
    assert lets("speaker:o'neill", spoken("Shane O’Neill"))


def test_who_is_mentioned_is_not_who_speaks():
    post = spoken("Mark Rutte", mentioned=("Vladimir Putin",))
    assert lets("mentions:putin", post)
    assert not lets("speaker:putin", post)


def test_kinds():
    assert lets("kind:breaking", said(labels=("breaking",)))
    assert lets("kind:key", said(labels=("key",)))
    assert lets("kind:pinned", said(labels=("pinned",)))
    assert lets("kind:summary", said(labels=("summary",)))
    assert lets("kind:edited", Post(entry(), edited=True))
    assert lets("kind:withdrawn", Post(entry(), withdrawn=True))
    assert lets("kind:media", said(blocks=(Block("embed", "A post"),)))
    assert lets("kind:quote", said(blocks=(Block("quote", "So it goes."),)))
    assert lets("kind:quote", Post(entry(), Reading(quotes=(Quote("so it goes"),))))
    assert not any(lets(f"kind:{kind}", said()) for kind in query.KINDS)


def test_what_a_post_has():
    assert lets("has:image", said(blocks=(Block("image", "A gate"),)))
    assert lets("has:video", said(blocks=(Block("video", "A gate"),)))
    assert lets("has:link", said(links=(Link("here", "https://example.org/"),)))
    assert not any(lets(f"has:{what}", said()) for what in ("image", "video", "link"))


def test_sources_and_tags():
    assert lets("source:bbc tag:wea", said(source="bbc", tags=("Weather",)))
    assert lets("source:example.org", said(source="example.org"))
    assert not lets("source:guardian or tag:sea", said(source="bbc", tags=("Weather",)))


def test_values_parted_by_a_bar_are_alternatives():
    assert parse("kind:breaking|key") == parse("kind:breaking or kind:key")


@pytest.mark.parametrize(
    ("text", "moment", "wanted"),
    [
        ("since:30m", NOW - timedelta(minutes=30), True),
        ("since:30m", NOW - timedelta(minutes=31), False),
        ("since:1.5h", NOW - timedelta(minutes=90), True),
        ("since:16:30", datetime(2026, 3, 14, 15, 30, tzinfo=UTC), True),  # Paris is an hour ahead
        ("since:16:30", datetime(2026, 3, 14, 15, 29, 59, tzinfo=UTC), False),
        ("since:23:50", datetime(2026, 3, 13, 22, 50, tzinfo=UTC), True),  # later than now: yesterday's
        ("until:15:30", datetime(2026, 3, 14, 14, 30, 59, tzinfo=UTC), True),
        ("until:15:30", datetime(2026, 3, 14, 14, 31, tzinfo=UTC), False),
        ("since:2026-03-14", datetime(2026, 3, 13, 23, 0, tzinfo=UTC), True),
        ("since:2026-03-14", datetime(2026, 3, 13, 22, 59, tzinfo=UTC), False),
        ("until:2026-03-13", datetime(2026, 3, 13, 22, 59, tzinfo=UTC), True),
        ("until:2026-03-13", datetime(2026, 3, 13, 23, 0, tzinfo=UTC), False),
        ("since:2026-03-14T15:30Z", datetime(2026, 3, 14, 15, 30, tzinfo=UTC), True),
        ("since:2026-03-14T15:30", datetime(2026, 3, 14, 14, 30, tzinfo=UTC), True),
    ],
)
def test_times_are_reckoned_from_now_in_the_readers_zone(text, moment, wanted):
    minutes = (moment - START).total_seconds() / 60
    assert lets(text, said(minutes=minutes)) is wanted


def test_first_asks_when_a_post_was_first_seen_and_a_post_without_a_time_counts_from_then():
    late = Post(entry(minutes=0), first_seen=at(390))
    assert lets("first:30m", late)
    assert not lets("since:30m", late)
    assert lets("since:30m", Post(entry(minutes=None), first_seen=at(390)))


def test_and_binds_tighter_than_or():
    assert parse("a b or c") == parse("(a and b) or c")
    assert parse("a (b or c)") != parse("a b or c")
    assert parse("not a b") == parse("(-a) b")


def test_an_empty_line_lets_everything_through():
    assert parse("  ") == EVERYTHING
    assert not EVERYTHING
    assert lets("", said())
    assert chips(parse("")) == []


# What is wrong -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "word"),
    [
        ("speaker:", 0, "speaker:"),
        ("a kind:braking", 7, "braking"),
        ("a tag:", 2, "tag:"),
        ("colour:red", 0, "colour:"),
        ("since:yesterday", 6, "yesterday"),
        ("since:25:61", 6, "25:61"),
        ("a or", 2, "or"),
        ("or a", 0, "or"),
        ("a and or b", 6, "or"),
        ("a (b", 2, "("),
        ("a) b", 1, ")"),
        ("()", 1, ")"),
        ('a "b', 2, '"'),
        ('speaker:"Mark', 0, 'speaker:"'),
        ("a not", 2, "not"),
        ("/(ab/", 1, "(ab"),
        ("a /b[/", 4, "["),
        ("/a**/", 2, "**"),
        ("/(?=a)/", 1, "(?=a)"),
        ("/a", 0, "/"),
        ('a ""', 2, '""'),
    ],
)
def test_a_bad_line_names_the_word_and_its_column(text, column, word):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.column == column
    assert word in str(caught.value)
    assert f"column {column + 1}" in str(caught.value)


def test_an_unknown_kind_is_answered_with_those_there_are():
    with pytest.raises(QueryError, match="breaking, key, media, quote, edited, pinned, summary, withdrawn"):
        parse("kind:none")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1500,
        "-" * 1500 + "a",
        "not " * 400 + "a",
        "/" + "(" * 90 + ")" * 90 + "/",
        "a" * 3000,
        "a " * 1000,
        "kind:" + "|".join(["key"] * 999),
        "-(a " * 40 + "b or c" + ")" * 40,
        "-(a " * 40 + "kind:key|media" + ")" * 40,
        "-(a " * 39 + "kind:key|media" + ")" * 39,
        "kind:" + "|".join(["key"] * 300),
        "speaker:" + "\\" * 1999,
        'speaker:"' + "\\\\" * 1999 + '"',
    ],
)
def test_lines_that_are_too_deep_or_too_long_are_refused_or_read_and_so_is_what_they_are_printed_as(text):
    try:
        read = parse(text)
    except QueryError as error:
        assert 0 <= error.column < len(text)
    else:
        assert parse(show(read)) == read


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("(a+)+!$", False),
        ("(a|a)*b", False),
        ("(a|aa)+$", True),
        ("(.*)*x", False),
        (".*.*.*=", False),
        ("(\\w*\\w*){20}", True),
    ],
)
def test_patterns_that_take_others_forever_have_an_answer(pattern, found):
    text = "a" * 20_000
    assert lets(f"/{pattern}/", said(text=f"{text}\n{text}")) is found


def test_a_pattern_keeps_little_of_what_it_met():
    pattern = query.automaton.Automaton(query.patterns.read_pattern("a[ab]{12}c"))
    words = "".join("ab"[number >> place & 1] for number in range(4096) for place in range(12))
    assert not pattern.found_in(words + "\nc")
    assert len(pattern._states) == query.automaton.MOST_KEPT


# Chips ---------------------------------------------------------------------------------------------------------------


def test_chips_are_what_must_all_hold_and_where_it_stands():
    typed = '  by:rutte and  -kind:key (a or b) "c d" '
    found = chips(parse(typed))
    assert [text for text, _ in found] == ["speaker:rutte", "-kind:key", "a or b", '"c d"']
    assert [typed[start:end] for _, (start, end) in found] == ["by:rutte", "-kind:key", "(a or b)", '"c d"']


def test_alternatives_are_one_chip():
    assert chips(parse("a or b c")) == [("a or b c", (0, 8))]
    assert chips(parse("kind:key|breaking")) == [("kind:key or kind:breaking", (0, 17))]


def test_a_line_without_one_of_its_chips_reads_as_the_rest():
    typed = "a -b kind:key"
    _, (start, end) = chips(parse(typed))[1]
    assert parse(typed[:start] + typed[end:]) == parse("a kind:key")


def test_a_person_can_be_asked_for_by_exact_name():
    assert show(speaker("Mark Rutte")) == 'speaker:"Mark Rutte"'
    assert Query(speaker("Mark Rutte")) == parse('speaker:"Mark Rutte"')


# Laws ----------------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["gate", "tide", "und", "Łódź", "高知", "-x", "or", "kind:", 'say "no"', "a\\b", "(", "/", "it’s"]
)
LEAVES = st.one_of(
    WORDS.map(query.values.Words),
    st.sampled_from(["gate", "t.de", "(a|b)+", "\\d+", "[^x]$"]).map(query.values.Pattern),
    st.builds(
        query.values.Named,
        st.sampled_from(["speaker", "mentions", "source", "tag"]),
        st.sampled_from(["rutte", "bbc"]),
        st.booleans(),
    ),
    st.sampled_from(query.KINDS).map(query.values.Kind),
    st.sampled_from(["image", "video", "link"]).map(query.values.Has),
    st.sampled_from(["since:30m", "until:15:30", "first:2026-03-14"]).map(lambda text: parse(text).root),
)
NODES = st.recursive(
    LEAVES,
    lambda nodes: st.one_of(
        nodes.map(negation),
        st.lists(nodes, min_size=1, max_size=3).map(all_of),
        st.lists(nodes, min_size=1, max_size=3).map(any_of),
    ),
    max_leaves=12,
)
POSTS = st.builds(
    Post,
    st.builds(
        entry,
        id=st.sampled_from("abc"),
        minutes=st.none() | st.integers(-5000, 500),
        text=st.text(max_size=30) | st.sampled_from(["The gate is shut", "From Łódź", "say no: it’s a tide"]),
        source=st.sampled_from(["bbc", ""]),
        labels=st.lists(st.sampled_from(["breaking", "key"]), unique=True).map(tuple),
        tags=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    ),
    st.builds(
        Reading,
        st.lists(
            st.builds(Speaker, st.sampled_from(["Mark Rutte", "É"]), st.sampled_from(["sure", "maybe"])), max_size=2
        ).map(tuple),
        st.lists(st.text(max_size=5), max_size=2).map(tuple),
    ),
    st.integers(-5000, 500).map(at),
    st.booleans(),
    st.booleans(),
)
LINES = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [
            *"()-/|\"':\\[]{}*+?.^$",
            " ",
            "and",
            "or",
            "not",
            "speaker:",
            "kind:key",
            "since:",
            "30m",
            "a",
            "é",
            "has:",
            "/a/",
        ]
    ),
    max_size=25,
).map("".join)


@given(NODES)
def test_what_is_printed_reads_back_as_an_equal_query(node):
    assert parse(show(node)) == Query(node)


@given(LINES)
def test_any_line_is_a_query_or_an_error_inside_it(line):
    try:
        read = parse(line)
    except QueryError as error:
        assert 0 <= error.column < len(line)
        assert f"column {error.column + 1}" in str(error)
    else:
        assert parse(str(read)) == read
        assert all(0 <= start < end <= len(line) for _, (start, end) in chips(read))


@given(LINES, POSTS)
def test_asking_never_fails(line, post):
    try:
        read = parse(line)
    except QueryError:
        return
    assert query.match(read, post) in (True, False)


@given(NODES, NODES, POSTS)
def test_and_or_and_not_are_what_they_say(one, other, post):
    def asks(node):
        return query.match(Query(node), post)

    assert asks(negation(one)) is not asks(one)
    assert negation(negation(one)) == one
    assert asks(all_of([one, other])) is (asks(one) and asks(other))
    assert asks(any_of([one, other])) is (asks(one) or asks(other))
    assert asks(negation(all_of([one, other]))) is asks(any_of([negation(one), negation(other)]))


@given(NODES, st.lists(POSTS, max_size=4))
def test_kept_folds_change_no_answer(node, posts):
    test, fresh = compiled(Query(node), Folds()), compiled(Query(node))
    assert [test(post) for post in posts] == [fresh(post) for post in posts]


PIECES = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", "\\w", "\\b", "^", "$", "a*", "(?:b+)", "(?:a|b)?", "(ab){1,2}", "|", "\\s"]
)


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.text("ab \n", max_size=12))
def test_patterns_find_what_pythons_own_find_in_any_line(pattern, text):
    found = query.automaton.automaton(pattern).found_in(text)
    assert found is any(re.search(pattern, line) for line in text.split("\n"))


@pytest.mark.parametrize("text", ["speaker:rutte", "a (b or -mentions:putin)", 'kind:quote "x y"'])
def test_who_speaks_matters_to_some_filters(text):
    assert query.asks_who_speaks(parse(text))


@pytest.mark.parametrize("text", ["", "rutte", "-kind:breaking source:bbc", "since:30m or has:image", "/speaker:x/"])
def test_who_speaks_does_not_matter_to_others(text):
    assert not query.asks_who_speaks(parse(text))
