"""Rows that end where they should."""

from __future__ import annotations

import pyte
import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from liveterm.ui.steady import SteadyStrip, steady

WIDTH = 30


WORDS = ["❤️", "👩‍🚀", "👨‍👩‍👧‍👦", "🇬🇧", "👍🏽", "1️⃣", "नमस्ते", "ก็", "שלום"]


@pytest.mark.parametrize("word", WORDS, ids=ascii)
def test_what_follows_a_row_stands_where_it_should_on_a_terminal_that_counts_otherwise(word):
    terminal = pyte.Screen(WIDTH + 1, 2)
    stream = pyte.Stream(terminal)
    stream.feed("x" * WIDTH + "\r")  # what stood there before
    strip = steady(Strip([Segment(f"{word} and {word} ", Style(bold=True))]).adjust_cell_length(WIDTH))
    stream.feed(strip.render(Console(color_system="truecolor")) + "|")
    row = [terminal.buffer[0][column].data for column in range(WIDTH + 1)]
    assert row[WIDTH] == "|"
    assert "x" not in row
    assert not any(terminal.buffer[1][column].data.strip() for column in range(WIDTH))


def test_plain_rows_stay_as_they_are():
    strip = Strip([Segment("Bürgermeister “said” 9 – 한")])
    assert steady(strip) is strip
    assert not isinstance(steady(strip), SteadyStrip)
