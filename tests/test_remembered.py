"""Who spoke when an event was last open, as it lies in the cache."""

from __future__ import annotations

import pytest

from liveterm.cli import corrections, main, remembered
from liveterm.model import Quote, Reading, Speaker
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from liveterm.speakers import ENGINE_VERSION, Corrections
from tests.build import at, entry, frame

POST = entry("n1", headline="Gates shut", text="“The gates are shut,” said Ada Okoye, the harbour master.")

KNOWN = {
    "n4": (7, Reading((Speaker("Alan Turing", "likely", 0, 3, 9),), ("Ada",), (Quote("We count", "Alan Turing"),)))
}


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "liveterm" / "speakers"


def test_an_event_is_remembered_and_no_other():
    remembered.save("x", KNOWN)
    assert remembered.load("x") == KNOWN
    assert remembered.load("y") == {}


@pytest.mark.parametrize("text", [b"", b"\xff", b"[]", b'{"engine": "1", "readings": {"a": 5}}'])
def test_what_cannot_be_read_is_nothing(folder, text):
    remembered.save("x", KNOWN)
    next(folder.iterdir()).write_bytes(text)
    assert remembered.load("x") == {}


def test_what_another_engine_found_is_nothing(folder):
    remembered.save("x", KNOWN)
    file = next(folder.iterdir())
    before = f'"engine":"{ENGINE_VERSION}"'.encode()
    assert before in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(before, b'"engine":"another"'))
    assert remembered.load("x") == {}


def test_what_was_found_before_another_correction_is_nothing():
    remembered.save("x", KNOWN)
    corrections.save("", Corrections().nobody("Ada"), True)
    assert remembered.load("x") == {}


@pytest.fixture
def storm(tmp_path):
    """A session about one source, in which somebody speaks."""
    path = tmp_path / "storm.jsonl"
    with Recorder.open(path, Header(started=at(0), sources=("storm",))) as recorder:
        recorder.record(frame(0, POST, source="storm"))
    return path


def exported(path, to, *more):
    out = path.with_suffix(f".{to}")
    assert main(["export", str(path), "--to", to, "-o", str(out), *more]) == 0
    return out.read_text("utf-8")


def test_an_export_tells_what_is_remembered_of_just_these_posts(storm):
    assert "Ada Okoye" in exported(storm, "csv")
    (known,) = remembered.load("storm").values()
    other = known[0], Reading((Speaker("Jane Roe", "sure", 0, 0, 3),))
    remembered.save("storm", {"n1": other})
    assert "Jane Roe" in exported(storm, "csv")
    assert "Gates shut" in exported(storm, "md", "--query", "speaker:roe")
    for stale in ({"n1": (7, other[1])}, {"n1": other, "n2": other}):
        remembered.save("storm", stale)
        assert "Jane Roe" not in exported(storm, "csv")


def test_an_export_that_tells_nobody_works_out_nothing(storm, folder):
    assert "Gates shut" in exported(storm, "md", "--query", "gates")
    assert not folder.exists()


def test_events_not_opened_for_longest_are_forgotten(folder, monkeypatch):
    monkeypatch.setattr(remembered, "_MOST_EVENTS", 2)
    for event in "abc":
        remembered.save(event, KNOWN)
    assert len(list(folder.iterdir())) == 2
