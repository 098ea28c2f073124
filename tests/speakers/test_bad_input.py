"""Any text gets an answer, and twice the text at most about twice the work: counted in calls, not in seconds."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import liveterm.speakers
from liveterm.model import Entry, Reading
from liveterm.speakers import Cast
from liveterm.speakers.capitals import folded
from liveterm.speakers.verbs import FORMS
from tests.speakers.posts import post, read

PIECES = (
    "Ann Bell", "said", "Said", "says", ", ", ". ", "“", "”", "‘", "’", "'", '"', "''", " - ", "–", ": ", "(", ")",
    "and", "who", "that", "the", "The", "mayor", "of", "Mr", "he", "told", "by", "not", "al-", "de", "II", "J.", "’s",
    "Home", "Secretary", "General", "from", "letter", "On", "?", "!", "…", "\u2029", "\x00", "🙂", "12", "-year-old",
    "é", "中文", "مرحبا", "ist", "der", "che", "sagte", "A" * 40, "a-b-c", "a'b'c",
)  # fmt: skip


def reading(entry: Entry) -> Reading:
    cast = Cast()
    cast.learn([entry])
    return cast.reading(entry.id)


def calls(entry: Entry) -> int:
    """How many functions, built-in ones too, reading a post calls."""
    count = 0
    folded.cache_clear()

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        reading(entry)
    finally:
        sys.setprofile(None)
    return count


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_gets_an_answer(text, headline):
    read = reading(post(text, headline))
    assert all(quote.text for quote in read.quotes)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]))
def test_any_heap_of_awkward_pieces_gets_an_answer(pieces, glue):
    text = glue.join(pieces)
    entry = post(text, text)
    for speaker in reading(entry).speakers:
        source = entry.headline if speaker.block < 0 else entry.blocks[speaker.block].text
        assert 0 <= speaker.start < speaker.end <= len(source)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from(["", " "]))
def test_twice_the_text_is_not_four_times_the_work(pieces, glue):
    unit = glue.join([*pieces, ""])
    once, twice = calls(post(unit * 150)), calls(post(unit * 300))
    assert twice < 2.7 * once + 3000


LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = {
    "a sentence of 5,000 words": "Ann Bell said that the bridge of the town was late and " * 420,
    "2,000 names": "Ann Bell, Tom Reed and " * 1000,
    "2,000 quotations": "“a” " * 2000,
    "a word of 60,000 letters": "a" * 60_000,
    "3,000 brackets": "(" * 3000,
    "nothing but verbs": "said " * 3000,
    "quoted, named, quoted": "“a,” said Ann Bell, “b” " * 500,
    "nothing but titles": "Sir Lord President " * 3000,
    "2,000 names that are nearly alike": " and ".join(
        f"Ann Bell{a}{b}{c}" for a in "abc" for b in LETTERS for c in LETTERS
    ),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_runs_cost_by_the_word(text):
    words = max(len(text.split()), len(text) // 4)
    assert calls(post(text)) < 900 * words + 20_000


def test_no_pattern_repeats_a_repetition_without_a_sign_between():
    """A repeat inside a repeat backtracks badly unless each round must begin with what the inner one cannot match."""
    nested = re.compile(r"[+*]\)[+*]")
    for path in Path(liveterm.speakers.__file__).parent.glob("*.py"):
        for pattern in re.findall(r're\.\w+\(\s*r?"([^"]+)"', path.read_text("utf-8")):
            for found in nested.finditer(pattern):
                start = pattern.rindex("(?:", 0, found.start())
                assert re.match(r"\(\?:(\[['’.,:\\‑-]+\]|\\\.)", pattern[start:]), (path.name, pattern)


SUBJECTS = [
    "the mayor",
    "our political editor",
    "Ann Bell",
    "he",
    "a man in Ashby",
    "the prime minister",
    "readers",
    "Bell",
]
SHAPES = [
    "{who} {verb}.",
    "It is over, {verb} {who}.",
    "{verb} {who}: “No.”",
    "“No,” {verb} {who}.",
    "{who} {verb}: No.",
]


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (SHAPES, SUBJECTS, sorted(FORMS)))), min_size=1, max_size=4))
def test_anybody_may_say_anything_in_any_way(said):
    text = " ".join(shape.format(who=who, verb=verb) for shape, who, verb in said)
    assert all(speaker.name for speaker in reading(post(text[:1].upper() + text[1:])).speakers)


def test_a_post_without_words_says_nothing():
    assert reading(Entry(id="a")) == Reading()


@pytest.mark.parametrize(
    "text",
    ["Ann Bell and " * 3000 + "other MPs said no.", "sagte Jens Kolb, " * 2500, "Ashby, Carrow and Lund and " * 1000],
    ids=["joined by and", "German", "lists"],
)
def test_long_runs_are_answered(text):
    assert len(read(text).quotes) == 0
