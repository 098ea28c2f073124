from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveterm.formats.times import NEVER, edited, in_words, moment, walk_back, zone_named, zone_of
from tests.formats.pages import utc


@pytest.mark.parametrize(
    ("stamp", "at", "precision"),
    [
        ("2024-08-05T21:00:18.921+01:00", utc(2024, 8, 5, 20, 0, 18, 921000), "instant"),
        ("2024-08-05T20:00:18Z", utc(2024, 8, 5, 20, 0, 18), "instant"),
        ("2023-05-15T12:00:00+0000", utc(2023, 5, 15, 12), "instant"),
        ("2023-11-02T19:02+05:30", utc(2023, 11, 2, 13, 32), "minute"),
        ("2023-11-02", utc(2023, 11, 2), "day"),
        ("2016-12-31T23:59:60Z", utc(2016, 12, 31, 23, 59, 59), "instant"),
        ("2012-05-02T23:21:04-00:00", utc(2012, 5, 2, 23, 21, 4), "instant"),
        ("2018-11-19 21:45:04 UTC", utc(2018, 11, 19, 21, 45, 4), "instant"),
        ("Fri, 31 May 2019 19:17:58 +0200", utc(2019, 5, 31, 17, 17, 58), "instant"),
        ("Wed, 31 Jan 2018 20:13:54 GMT", utc(2018, 1, 31, 20, 13, 54), "instant"),
        ("May 3, 2026 2:05 PM", utc(2026, 5, 3, 14, 5), "minute"),
        ("Sunday, 3rd May 2026 at 2.05pm BST", utc(2026, 5, 3, 13, 5), "minute"),
        ("3. Mai 2026, 14:05 Uhr", utc(2026, 5, 3, 14, 5), "minute"),
        ("3 de mayo de 2026 14:05 CEST", utc(2026, 5, 3, 12, 5), "minute"),
        ("03.05.2026 14:05", utc(2026, 5, 3, 14, 5), "minute"),
        ("2026/5/3 14:05:09", utc(2026, 5, 3, 14, 5, 9), "instant"),
        ("2026-05-03T14:05:09Z[Europe/Berlin]", utc(2026, 5, 3, 14, 5, 9), "instant"),
        ("Sun May 03 2026 14:05:09 GMT+0200 (CEST)", utc(2026, 5, 3, 12, 5, 9), "instant"),
        ("3 May 2026 14:05 Elder Time", utc(2026, 5, 3), "day"),
        (1722888018921, utc(2024, 8, 5, 20, 0, 18, 921000), "instant"),
        ("1776829500", utc(2026, 4, 22, 3, 45), "instant"),
        (1511873011.0, utc(2017, 11, 28, 12, 43, 31), "instant"),
    ],
)
def test_stamps_as_publishers_write_them(stamp, at, precision):
    assert moment(stamp) == (at, precision)


@pytest.mark.parametrize(
    "stamp",
    [
        None,
        True,
        "",
        "soon",
        "2024-13-45T99:99:99Z",
        1e300,
        float("nan"),
        "9" * 5000,
        [],
        {},
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_what_is_no_time_is_never(stamp):
    assert moment(stamp) == NEVER


@pytest.mark.parametrize(
    "stamp", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0, "9999-12-31T23:59:59Z", "0000-00-00 00:00:00"]
)
def test_what_computers_write_for_no_time_is_none(stamp):
    assert moment(stamp) == NEVER


def test_a_stamp_without_a_zone_is_in_the_one_it_is_given():
    assert moment("2026-04-22T03:45:00", timezone(timedelta(hours=2))).at == utc(2026, 4, 22, 1, 45)


def test_an_edit_is_later_than_thirty_seconds():
    start = utc(2026, 3, 14)
    assert edited(start, start + timedelta(seconds=30)) is None
    assert edited(start, start - timedelta(seconds=1)) is None
    assert edited(start, start + timedelta(seconds=31)) == start + timedelta(seconds=31)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Greenwich Mean Time", 0),
        ("British Summer Time", 1),
        ("(CEST)", 2),
        ("IST", 5.5),
        ("EST", -5),
        ("GMT+1", 1),
        ("UTC-5", -5),
        ("+02:00", 2),
        ("(GMT +05:30)", 5.5),
        ("UTC−0330", -3.5),
    ],
)
def test_zones_in_words(words, hours):
    zone = zone_named(words)
    assert zone is not None
    assert zone.utcoffset(None) == timedelta(hours=hours)


def test_what_is_no_zone_is_none():
    assert [zone_named(words) for words in ("Moon Time", "GMT+25", "", "+", "pm")] == [None] * 5


WORDS = re.compile(
    r"(?P<hour>\d+):(?P<minute>\d+)(?P<zone>(?: [A-Za-z.]+)*?)"
    r"(?: (?P<day>\d+) (?P<month>[A-Z]\w+))?(?: (?P<year>\d{4}))?$"
)


def said(words: str, now: datetime, **facts: bool) -> datetime | None:
    found = WORDS.match(words)
    assert found is not None
    return in_words(found, now, **facts).at


def test_the_missing_year_is_the_latest_that_is_not_in_the_future():
    now = utc(2025, 3, 1)
    assert said("16:12 Greenwich Mean Time 13 February", now) == utc(2025, 2, 13, 16, 12)
    assert said("9:00 GMT 24 December", now) == utc(2024, 12, 24, 9)
    assert said("9:00 GMT 29 February", now) == utc(2024, 2, 29, 9)
    assert said("9:00 GMT 30 February", now) is None
    assert said("25:00 GMT 1 May", now) is None


def test_a_time_has_no_day_of_grace_where_its_zone_is_known():
    now = utc(2025, 2, 13, 9)
    assert said("9:10 GMT 13 February", now) == utc(2025, 2, 13, 9, 10)  # a clock may be slow
    assert said("9:11 GMT 13 February", now) == utc(2024, 2, 13, 9, 11)
    assert said("10:05 Central European Time 13 February", now) == utc(2025, 2, 13, 9, 5)
    assert said("8:30 GMT 14 February", now) == utc(2024, 2, 14, 8, 30)


def test_a_clock_without_a_day_is_the_latest_that_is_not_in_the_future():
    now = utc(2025, 3, 1, 12)
    assert said("9:00 British Summer Time", now) == utc(2025, 3, 1, 8)
    assert said("23:50 GMT", now) == utc(2025, 2, 28, 23, 50)
    assert said("23:50 GMT", utc(2025, 2, 13), nearest=True) == utc(2025, 2, 13, 23, 50)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("9:05 pm Eastern Daylight Time 3 June", utc(2025, 6, 4, 1, 5)),
        ("12:05 a.m. GMT 3 June", utc(2025, 6, 3, 0, 5)),
        ("12:05 P.M. 3 June", utc(2025, 6, 3, 12, 5)),
        ("0:05 pm GMT 3 June", None),
        ("9:60 GMT 3 June", None),
    ],
)
def test_clocks_of_twelve_hours(words, at):
    assert said(words, utc(2025, 7, 1)) == at


def test_a_zone_that_nobody_knows_leaves_the_day_and_no_clock():
    now = utc(2025, 7, 1)
    with_day, without = WORDS.match("8:05 Moon Time 2 June"), WORDS.match("8:05 Moon Time")
    assert in_words(with_day, now) == (utc(2025, 6, 2), "day")
    assert in_words(without, now) == NEVER


def test_a_year_that_is_named_is_the_year():
    assert said("9:00 GMT 1 January 2024", utc(2025, 3, 1)) == utc(2024, 1, 1, 9)


def test_posts_of_the_days_round_a_given_day_are_of_its_year():
    day = utc(2021, 12, 31)
    assert said("9:00 GMT 2 January", day, nearest=True) == utc(2022, 1, 2, 9)
    assert said("9:00 GMT 30 December", day, nearest=True) == utc(2021, 12, 30, 9)


def test_clocks_walk_back_over_midnights():
    berlin = timezone(timedelta(hours=2))
    start = datetime(2024, 8, 28, 1, 10, tzinfo=berlin)
    found = walk_back(start, [(0, 45), (23, 30), (23, 40), (12, 31), (20, 0)])
    assert [at.astimezone(berlin).strftime("%d %H:%M") for at in found] == [
        "28 00:45",
        "27 23:30",
        "27 23:40",
        "27 12:31",
        "26 20:00",
    ]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ('{"at": "2026-07-01T15:56:00+05:30", "changed": "2026-07-01T10:30Z", "seen": "2026-07-01T10:30Z"}', "+05:30"),
        ("<pubDate>Wed, 01 Jul 2026 18:00:00 -0400</pubDate>", "-04:00"),
        ("<pubDate>Wed, 01 Jul 2026 18:00:00 GMT</pubDate><pubDate>Wed, 01 Jul 2026 17:00 +0000</pubDate>", "+00:00"),
        ("They won 12:30-1200 and left at 17:45.", ""),
    ],
    ids=["offsets before UTC", "mail dates", "UTC alone", "no stamps"],
)  # fmt: skip
def test_the_zone_a_document_writes_times_in(text, zone):
    assert zone_of(text) == zone


@given(st.text(max_size=60) | st.floats() | st.integers())
def test_nothing_breaks_the_reading_of_stamps(stamp):
    at, precision = moment(stamp)
    assert (at is None) == (precision == "none")
