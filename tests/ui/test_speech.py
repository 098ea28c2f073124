"""What is passed on of a quote: the words, whose, published by whom, when and where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from liveterm.model import Entry, Quote
from liveterm.ui.speech import attributed, publisher
from liveterm.ui.times import Dial

AT = datetime(2026, 3, 11, 15, 46, tzinfo=UTC)


def test_a_quote_to_pass_on_names_its_publisher_as_people_do():
    entry = Entry(id="a", source="bbc-2", url="https://www.bbc.co.uk/news/live/x1", published=AT)
    said = attributed(Quote("“We wait.”", "Ada Lovelace", "body"), entry, Dial(UTC))
    assert said == "“We wait.” — Ada Lovelace, BBC, 15:46 UTC, https://www.bbc.co.uk/news/live/x1"


@pytest.mark.parametrize(
    ("url", "source", "name"),
    [
        ("https://www.theguardian.com/world/live", "", "The Guardian"),
        ("https://feeds.bbci.co.uk/live", "", "BBC"),
        ("https://edition.cnn.com/live", "cnn", "CNN"),
        ("https://www.ashbytimes.example/live", "", "ashbytimes.example"),
        ("https://www.ashbytimes.example/live", "ashbytimes", "ashbytimes"),
        ("https://theguardian.com.example/live", "", "theguardian.com.example"),
        (None, "ndr", "NDR"),
        (None, "", ""),
    ],
)
def test_a_publisher_that_is_not_known_goes_by_its_host_or_source(url, source, name):
    assert publisher(Entry(id="a", source=source, url=url)) == name
