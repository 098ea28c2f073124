"""What a time of day on the command line means."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from liveterm import clock
from liveterm.cli import main
from liveterm.cli.arguments import read
from liveterm.cli.screen import Opener
from liveterm.cli.sources import instant
from liveterm.query import parse
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import at, entry, frame


@pytest.fixture
def zone(monkeypatch):
    """Has the reader live in a zone for the length of a test."""

    def live_in(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield live_in
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("23:30", datetime(2026, 3, 28, 22, 30, tzinfo=UTC)),
        ("01:30", datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        ("03:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # the clocks went forward at two
        ("2026-03-29T03:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-03-29T03:30Z", datetime(2026, 3, 29, 3, 30, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_is_the_first_from_the_start_on_whatever_the_clocks_do(zone, text, meant):
    zone("Europe/Amsterdam")
    assert instant(text, datetime(2026, 3, 28, 21, 0, tzinfo=UTC)) == meant


@pytest.mark.parametrize(("asked", "meant"), [("since:23:30", -90), ("since:01:30", 30), ("since:03:30", 90)])
def test_a_time_of_day_in_a_filter_is_meant_as_the_clocks_were_then(zone, asked, meant):
    zone("Europe/Amsterdam")
    midnight = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)  # an hour before the clocks went forward
    query = parse(asked, now=midnight + timedelta(hours=9), zone=clock.HERE)
    assert query.root.moment == midnight + timedelta(minutes=meant)
    assert midnight.astimezone(clock.HERE).isoformat() == "2026-03-29T01:00:00+01:00"
    assert (midnight + timedelta(hours=1)).astimezone(clock.HERE).isoformat() == "2026-03-29T03:00:00+02:00"


def test_a_span_that_is_exported_goes_over_midnight_as_the_reader_has_it(zone, tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    zone("Pacific/Auckland")  # 13 hours before UTC: at(60) is 23:00
    path, out = tmp_path / "night.jsonl", tmp_path / "out.csv"
    with Recorder.open(path, Header(started=at(-700))) as recorder:
        for minute in (-700, 60, 100, 130, 200):  # from 10:20 on
            recorder.record(frame(minute, entry(str(minute), minute)))
    assert main(["export", str(path), "--to", "csv", "--from", "23:30", "--until", "00:15", "-o", str(out)]) == 0
    assert [line.split(",")[0] for line in out.read_text().splitlines()[1:]] == ["100", "130"]
    assert main(["export", str(path), "--to", "csv", "--from", "23:30", "--until", "11:00", "-o", str(out)]) == 0
    assert [line.split(",")[0] for line in out.read_text().splitlines()[1:]] == ["100", "130", "200"]


@pytest.mark.parametrize(
    ("asked", "minute", "said"),
    [
        ("2020-01-01T00:00", 0, ("the recording starts at 2026-03-14 09:00",)),
        ("08:00", 0, ("the recording starts at 2026-03-14 09:00",)),
        ("09:40", 30, ("the recording ends at 2026-03-14 09:30",)),
        ("09:10", 10, ()),
        ("09:00", 0, ()),
    ],
)
def test_a_replay_from_outside_the_recording_begins_at_its_end_and_says_so(
    zone, tmp_path, monkeypatch, asked, minute, said
):
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    zone("UTC")
    path = tmp_path / "night.jsonl"
    with Recorder.open(path, Header(started=at(0))) as recorder:
        recorder.record(frame(0, entry("a", 0)))
        recorder.record(frame(30, entry("b", 30)))
    story, doors = Opener(read(["replay", str(path), "--from", asked])).open_what_was_asked()
    story.clock.pause()
    assert (story.clock.now() - at(minute)).total_seconds() < 1
    assert doors.notices == said
