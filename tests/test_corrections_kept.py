"""Corrections of who is who, as they lie on disk."""

from __future__ import annotations

import pytest

from liveterm.cli import corrections
from liveterm.speakers import Corrections

SAID = Corrections().renamed('A "quoted" name', "Ada Lovelace").quiet("n8", "Alan Turing").nobody("Port Ansel")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "liveterm" / "speakers"


def test_what_is_said_about_an_event_is_there_again_and_only_there():
    assert corrections.save("https://example.org/live\n[alias]", SAID, False) == ""
    assert corrections.load("https://example.org/live\n[alias]") == (SAID, Corrections())
    assert corrections.load("https://example.org/another") == (Corrections(), Corrections())


def test_what_is_said_about_all_events_is_there_in_each():
    assert corrections.save("", SAID, True) == ""
    assert corrections.load("https://example.org/another") == (Corrections(), SAID)


def test_an_event_without_a_name_leaves_no_file(folder):
    assert corrections.save("", SAID, False) == ""
    assert not folder.exists()


def test_a_broken_file_is_complained_of_and_set_aside_rather_than_written_over(folder):
    folder.mkdir(parents=True)
    (folder / "all.toml").write_text("alias = [", "utf-8")
    assert corrections.load("x") == (Corrections(), Corrections())
    assert "not in force" in corrections.complaints("x")[0]
    corrections.save("x", SAID, True)
    assert (folder / "all.broken").read_text("utf-8") == "alias = ["
    assert corrections.load("x") == (Corrections(), SAID)
    assert corrections.complaints("x") == []


def test_a_folder_that_cannot_be_written_is_told(folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", "utf-8")
    assert "not kept" in corrections.save("x", SAID, False)
