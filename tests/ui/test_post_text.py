"""A post as lines of words."""

from __future__ import annotations

import random
from datetime import UTC, timedelta, timezone
from itertools import product

import pytest

from liveterm.folding import fold
from liveterm.model import Block, Quote, Reading, Span, Speaker
from liveterm.timeline import Post, Timeline
from liveterm.ui.edits import words_changed
from liveterm.ui.look import TYPED, Look, age
from liveterm.ui.post_text import gap_line, post_height, post_lines, time_label
from liveterm.ui.search import places
from tests.build import at, entry, frame

LOOK = Look(100, zone=UTC)
NARROW = Look(40, zone=UTC)


def post(*versions, withdrawn=False):
    """A post that was seen in these versions, a minute after the other, and perhaps withdrawn after that."""
    frames = [frame(minute, each) for minute, each in enumerate(versions)]
    if withdrawn:
        frames.append(frame(len(versions), withdrawn=(versions[0].id,)))
    timeline = Timeline()
    timeline.move(frames, len(frames))
    return timeline.posts[0]


def rows(post, look=LOOK, shape="fold"):
    return [line.text for line in post_lines(post, look, shape, time_label(post, look, at(60)))]


def pieces(post, role, look=LOOK):
    return [piece[0] for line in post_lines(post, look, "fold", "") for piece in line.pieces if piece[1] == role]


def test_a_post_has_its_time_beside_its_headline_and_its_words_below():
    told = rows(post(entry(headline="Talks begin", text="Ministers have met.")))
    assert told == ["09:00  Talks begin", "       Ministers have met.", "       "]


def test_on_a_narrow_screen_the_words_use_the_whole_width():
    told = rows(post(entry(headline="Talks begin", text="Ministers have met.")), NARROW)
    assert told[:2] == ["09:00  Talks begin", "Ministers have met."]


def test_labels_are_words_before_the_headline():
    told = rows(post(entry(headline="Talks begin", labels=("breaking", "key", "unheard-of"))))
    assert told[0] == "09:00  BREAKING KEY Talks begin"


def test_a_post_without_headline_begins_with_its_text():
    assert rows(post(entry(headline="", text="Ministers have met.")))[0] == "09:00  Ministers have met."


def test_labels_of_a_post_without_headline_stand_before_its_text():
    text = "Ministers have met in Brussels."
    block = Block("paragraph", text, spans=(Span(0, 9, "bold"),))
    told = post(entry(headline="", labels=("breaking",), blocks=(block,)))
    told.reading = Reading(speakers=(Speaker("Mark Rutte", block=0, start=10, end=14),))
    assert rows(told)[0] == "09:00  BREAKING Ministers have met in Brussels."
    assert pieces(told, "text+breaking") == ["BREAKING"]
    assert pieces(told, "text+bold") == ["Ministers"]
    assert pieces(told, "text+cue", Look(100, heard=frozenset({"Mark Rutte"}))) == ["have"]


def test_labels_of_a_post_that_begins_with_a_picture_stand_alone():
    told = post(entry(headline="", labels=("key",), blocks=(Block("image", "a lectern"), Block("paragraph", "Words."))))
    assert [row.strip() for row in rows(told)] == ["09:00  KEY", "▣ photo: a lectern", "Words.", ""]
    assert [row.strip() for row in rows(told, shape="compact")] == ["09:00  KEY", "▣ photo: a lectern…"]


def test_a_post_without_any_words_says_so():
    assert rows(post(entry(headline="", blocks=())))[0] == "09:00  (no words)"


def test_each_kind_of_block_is_told_by_its_sign():
    blocks = (
        Block("paragraph", "Words."),
        Block("item", "An item."),
        Block("quote", "A quote."),
        Block("heading", "A heading"),
        Block("image", "a man at a lectern", "https://example.org/i.jpg", "Reuters"),
        Block("video", "the news conference"),
        Block("embed", "a post elsewhere"),
    )
    assert [row.strip() for row in rows(post(entry(blocks=blocks)))[1:-1]] == [
        "Words.",
        "• An item.",
        "▎ A quote.",
        "A heading",
        "▣ photo: a man at a lectern (Reuters)",
        "▶ video: the news conference",
        "↗ a post elsewhere",
    ]


def test_in_typed_signs_everything_of_ours_is_ascii():
    blocks = (Block("item", "An item."), Block("quote", "A quote."), Block("image", "a lectern"), Block("embed", "x"))
    spoken = post(entry(blocks=blocks), entry(blocks=blocks, headline="Other"))
    spoken.reading = Reading(speakers=(Speaker("Mark Rutte"),))
    look = Look(60, signs=TYPED, zone=UTC)
    assert "".join(rows(spoken, look)).isascii()
    assert gap_line(3, "speaker", look).text.strip() == "... 3 hidden (speaker) ..."


def test_a_blank_row_parts_paragraphs():
    blocks = (Block("paragraph", "One."), Block("paragraph", "Two."), Block("item", "Three."))
    assert [row.strip() for row in rows(post(entry(blocks=blocks)))[1:-1]] == ["One.", "", "Two.", "• Three."]


def test_spans_become_qualities_and_links_can_be_clicked():
    text = "Ministers have met in Brussels."
    spans = (Span(0, 9, "bold"), Span(5, 14, "italic"), Span(22, 30, "link", "https://example.org/b"))
    told = post(entry(blocks=(Block("paragraph", text, spans=spans),)))
    line = post_lines(told, LOOK, "fold", "")[1]
    assert [(words, role) for words, role, _ in line.pieces[1:]] == [
        ("Minis", "text+bold"),
        ("ters", "text+bold+italic"),
        (" have", "text+italic"),
        (" met in ", "text"),
        ("Brussels", "text+link"),
        (".", "text"),
    ]
    assert line.target_at(7 + 22) == ("https://example.org/b", "text+link")
    assert line.target_at(7 + 21) == (None, "text")


def test_a_span_goes_on_over_a_line_break():
    text = "word " * 30
    told = post(entry(blocks=(Block("paragraph", text, spans=(Span(0, 150, "bold"),)),)))
    assert "".join(pieces(told, "text+bold")).count("word") == 30


def test_an_edit_is_counted_in_words_and_dated():
    told = rows(post(entry(text="Ministers have met today."), entry(text="Two ministers had met today.")))
    assert told[1].strip() == "✎ 3 words changed 09:01"


def test_a_changed_label_is_no_changed_word():
    assert rows(post(entry(), entry(labels=("key",))))[1].strip() == "✎ changed 09:01"


def test_a_change_that_no_reader_sees_is_not_told():
    assert "✎" not in "".join(rows(post(entry(), entry(tags=("peace",)))))


def test_of_several_changes_the_last_is_told():
    told = post(entry(text="One two three."), entry(text="One two four."), entry(text="One five six seven."))
    assert rows(told)[1].strip() == "✎ 3 words changed 09:02"


def test_a_change_said_by_the_publisher_is_dated_by_the_publisher():
    told = entry(updated=at(20))
    assert rows(post(told))[1].strip() == "✎ updated 09:20"
    assert "✎" not in "".join(rows(post(entry(updated=at(0)))))


def test_a_withdrawn_post_stays_struck_and_says_when():
    gone = post(entry(headline="Talks begin"), withdrawn=True)
    assert rows(gone)[1].strip() == "withdrawn 09:01"
    assert pieces(gone, "headline+gone") == ["Talks begin"]
    assert pieces(gone, "text+gone") == ["Nothing much happens."]


def test_who_speaks_signs_the_post_and_can_be_clicked():
    told = post(entry(authors=("Jane Doe",)))
    told.reading = Reading(speakers=(Speaker("Mark Rutte"), Speaker("Pete Hegseth", "maybe"), Speaker("Mark Rutte")))
    last = post_lines(told, LOOK, "fold", "")[-1]
    assert last.text.strip().startswith("— Mark Rutte, Pete Hegseth?")
    assert last.text.endswith("by Jane Doe")
    assert last.target_at(7 + 3) == ("Mark Rutte", "signature")


def test_working_out_who_speaks_moves_no_line():
    told = post(entry())
    before = rows(told)
    told.reading = Reading(speakers=tuple(Speaker(f"Speaker Number {number}") for number in range(30)))
    after = rows(told)
    assert after[:-1] == before[:-1]
    assert len(after) == len(before)
    assert len(after[-1]) <= 100
    assert after[-1].endswith("…")


def test_words_of_people_listened_to_are_marked():
    told = post(entry(headline="Rutte speaks", text="He spoke of a “burden shift” in Europe."))
    told.reading = Reading(
        speakers=(Speaker("Mark Rutte", block=-1, start=0, end=5),),
        quotes=(Quote("burden shift", "Mark Rutte"),),
    )
    look = Look(100, heard=frozenset({"Mark Rutte"}))
    assert pieces(told, "headline+cue", look) == ["Rutte"]
    assert pieces(told, "text+cue", look) == ["burden shift"]
    assert pieces(told, "text+cue") == []


def test_search_marks_whatever_is_written_alike():
    told = post(entry(text="Zelensky: “L’État” – naïve."))
    assert pieces(told, "text+match", Look(100, needle=fold("l'etat"))) == ["L’État"]
    assert pieces(told, "text+match", Look(100, needle=fold("NAIVE"))) == ["naïve"]


def test_places_found_are_places_in_the_text_as_written():
    text = "Straße und STRASSE…"
    assert [text[start:end] for start, end in places(text, fold("strasse"))] == ["Straße", "STRASSE"]
    assert places(text, fold("e...")) == [(17, 19)]


def test_a_headline_longer_than_a_screen_is_folded_with_all_below_it():
    told = post(entry(headline="word " * 400, text="The body."))
    lines = post_lines(told, LOOK, "fold", "09:00")
    assert len(lines) == post_height(told, LOOK, "fold") == 18
    assert lines[16].text.strip().endswith("more lines")
    assert len(post_lines(told, LOOK, "open", "09:00")) == post_height(told, LOOK, "open") > 20


def test_a_very_long_post_is_folded_and_says_how_much_is_left():
    long = post(entry(blocks=tuple(Block("item", f"Item {number}.") for number in range(60))))
    folded = rows(long)
    assert folded[16].strip() == "• Item 15."
    assert folded[17].strip() == "… 44 more lines"
    assert len(rows(long, shape="open")) == 62


def test_a_compact_post_takes_two_rows_at_most():
    long = post(entry(headline="Talks " * 60))
    told = rows(long, shape="compact")
    assert len(told) == 2
    assert told[1].endswith("…")
    assert all(len(row) <= 100 for row in told)
    assert rows(post(entry(headline="Talks begin")), shape="compact") == ["09:00  Talks begin"]


def test_sources_have_their_mark():
    look = Look(100, zone=UTC, source_marks={"bbc": "BBC"})
    assert rows(post(entry(source="bbc", headline="Talks begin")), look)[0] == "09:00  BBC Talks begin"


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (LOOK, "09:00"),
        (Look(100, zone=timezone(timedelta(hours=5, minutes=30))), "14:30"),
        (Look(100, zone=UTC, twelve=True), "9:00am"),
        (Look(100, times="ago"), "1 h"),
    ],
)
def test_times_are_told_as_the_reader_likes(look, expected):
    assert time_label(post(entry()), look, at(60)) == expected


def test_a_post_of_which_only_the_day_is_known_has_no_time_of_day():
    told = post(entry(minutes=None))
    dated = post(msg(entry(), precision="day"))
    assert time_label(told, LOOK, at(60)) == "09:00"
    assert time_label(dated, LOOK, at(60)) == ""


def msg(value, **facts):
    import msgspec

    return msgspec.structs.replace(value, **facts)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=1), "1 m"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=99), "99 d"),
    ],
)
def test_ages_take_five_characters_at_most(span, expected):
    assert age(span) == expected


def test_changed_words_are_counted():
    assert words_changed("a b c d", "a x c d") == (1, 0)
    assert words_changed("a b c d", "a b c d e f") == (2, 0)
    assert words_changed("a b c d", "d") == (3, 0)
    assert words_changed("w " * 5000 + "old", "w " * 5000 + "new") == (1, 0)
    assert words_changed(" ".join(map(str, range(5000))), " ".join(map(str, range(1, 5001)))) == (1, 0)


def random_post(dice):
    text = "ministers “talk” of 京都 and peace\u0301 in a-very-long-word-that-is-hard-to-wrap 👩‍👩‍👧 , then leave"
    words = text.split()
    kinds = ["paragraph", "paragraph", "item", "quote", "heading", "image", "video", "embed"]
    blocks = tuple(
        Block(
            dice.choice(kinds), " ".join(dice.choices(words, k=dice.randint(0, 90))), credit=dice.choice([None, "PA"])
        )
        for _ in range(dice.randint(0, 8))
    )
    one = entry(
        headline=" ".join(dice.choices(words, k=dice.randint(0, 30))),
        blocks=blocks,
        labels=dice.choice([(), ("breaking",), ("key", "pinned")]),
        source="bbc",
        authors=dice.choice([(), ("Jane Doe",)]),
    )
    versions = [one, msg(one, headline="Another")] if dice.random() < 0.3 else [one]
    return post(*versions, withdrawn=dice.random() < 0.2)


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 100, 250])
def test_counting_the_rows_of_a_post_gives_as_many_as_drawing_it(width):
    dice = random.Random(width)
    for _ in range(60):
        told: Post = random_post(dice)
        for shape, marks in product(("compact", "fold", "open"), ({}, {"bbc": "BBC"})):
            look = Look(width, source_marks=marks)
            lines = post_lines(told, look, shape, "09:00")
            assert post_height(told, look, shape) == len(lines)
            assert [line.part for line in lines] == sorted(line.part for line in lines)
            if width >= 40:
                assert max(line.cells for line in lines) <= width - 3
