"""Where lines break, in cells of the terminal."""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from liveterm.ui.wrapping import _careful, breaks, cells, count_rows, fit, is_plain

WIDTHS = st.integers(8, 60)
ALPHABET = st.sampled_from("abc  de–“é京都한👩\u200d\u0301\ufe0fשלום\u00a0")
TEXTS = st.text(ALPHABET, max_size=200) | st.text(st.sampled_from("abcd ’"), max_size=200)


def lines(text, width):
    return [text[start:end] for start, end in breaks(text, width)]


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked(text, width):
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(TEXTS, WIDTHS)
def test_lines_hold_everything_but_the_spaces_they_break_at(text, width):
    places = breaks(text, width)
    assert places[0][0] == 0
    assert max(0, len(text) - 1) <= places[-1][1] <= len(text)
    for (_, end), (start, _) in pairwise(places):
        assert text[end:start] in ("", " ")


@given(TEXTS, WIDTHS)
def test_counting_lines_gives_as_many_as_breaking_does(text, width):
    assert count_rows(text, width) == len(breaks(text, width))


@given(st.text(st.sampled_from("abc d"), max_size=200), WIDTHS)
def test_the_quick_way_and_the_careful_way_break_alike(text, width):
    quick = [text[start:end].rstrip() for start, end in breaks(text, width)]
    careful = [text[start:end].rstrip() for start, end in _careful(text, width)]
    assert quick == careful


def test_every_character_taken_for_plain_is_one_cell_wide():
    plain = [chr(code) for code in range(sys.maxunicode + 1) if is_plain(chr(code))]
    assert "a" in plain and "é" in plain and "“" in plain
    assert [character for character in plain if cell_len(character) != 1] == []


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghijkl mn", 8, ["abcdefgh", "ijkl mn"]),
        ("京都で会見が始まる", 8, ["京都で会", "見が始ま", "る"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("e\u0301" * 10, 8, ["e\u0301" * 8, "e\u0301" * 2]),
    ],
)
def test_lines_break_where_a_reader_expects(text, width, expected):
    assert lines(text, width) == expected


def test_a_word_of_ten_thousand_letters_is_cut_into_full_lines():
    found = lines("x" * 10_000, 80)
    assert len(found) == 125
    assert all(len(line) == 80 for line in found)


def test_four_hundred_combining_marks_take_no_line_of_their_own():
    assert len(breaks("a" + "\u0301" * 400, 20)) == 1


@given(TEXTS, WIDTHS)
def test_text_that_must_fit_a_row_fits_it(text, width):
    text = re.sub("\n", " ", text)
    fitted = fit(text, width)
    assert cells(fitted) <= width
    assert fitted == text or fitted.endswith("…")
