"""Who spoke when an event was last open, as it lies in the cache."""

from __future__ import annotations

import pytest

from liveterm.cli import remembered
from liveterm.model import Quote, Reading, Speaker
from liveterm.speakers import ENGINE_VERSION

KNOWN = {
    "n4": (7, Reading((Speaker("Alan Turing", "likely", 0, 3, 9),), ("Ada",), (Quote("We count", "Alan Turing"),)))
}


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
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


def test_events_not_opened_for_longest_are_forgotten(folder, monkeypatch):
    monkeypatch.setattr(remembered, "_MOST_EVENTS", 2)
    for event in "abc":
        remembered.save(event, KNOWN)
    assert len(list(folder.iterdir())) == 2
