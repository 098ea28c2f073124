"""Corrections of who is who, as they lie on disk."""

from __future__ import annotations

import json

import pytest

from liveterm.cli import corrections, main
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from liveterm.speakers import Corrections
from liveterm.ui.corrector import Change, Corrector
from tests.build import at, entry, frame

SAID = Corrections().renamed('A "quoted" name', "Ada Lovelace").quiet("n8", "Alan Turing").nobody("Port Ansel")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
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


@pytest.fixture
def storm(tmp_path):
    """A session about one source, in which Okoye speaks and a role does."""
    path = tmp_path / "storm.jsonl"
    with Recorder.open(path, Header(started=at(0), sources=("storm",))) as recorder:
        recorder.record(frame(0, entry("a", 0, text="Okoye says the gates are shut."), source="storm"))
        recorder.record(frame(5, entry("b", 5, text="“It is over,” the mayor said."), source="storm"))
    return path


def test_tail_and_export_name_people_as_the_reader_does(capsys, storm):
    said = Corrections().renamed("Okoye", "Ada Okoye").holding("the mayor", "Ada Okoye")
    corrections.save("storm", said, False)
    assert main(["tail", str(storm), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["speakers"][0]["name"] for line in told if line["type"] == "entry"] == ["Ada Okoye", "Ada Okoye"]
    assert main(["export", str(storm), "--to", "json", "--query", 'by:"Ada Okoye"']) == 0
    exported = json.loads(capsys.readouterr().out)
    assert [line["speakers"][0]["name"] for line in exported] == ["Ada Okoye", "Ada Okoye"]


def test_corrections_that_are_broken_are_told_once_and_stop_nothing(capsys, folder, storm):
    folder.mkdir(parents=True)
    (folder / "all.toml").write_text("alias = [", "utf-8")
    assert main(["tail", str(storm), "--json"]) == 0
    assert capsys.readouterr().err.count("not in force") == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('not_person = "Port Ansel"', "“not_person” must be a list of names"),
        ('alias = ["a", "b"]', "“alias” must be a table of names, each with the name to show"),
        ("[role]\nmayor = 3", "“role” must be a table of roles, each with a name"),
        ('apart = [["a"]]', "“apart” must be a list of pairs of names"),
        ('[[silent]]\nentry = "n8"', "“silent” must be tables with an entry and a name"),
        ('[aliases]\n"a" = "b"', "“aliases” is nothing that can be corrected"),
    ],
)
def test_a_file_of_another_shape_is_complained_of_and_set_aside_with_what_is_right_in_it_kept(folder, text, wrong):
    folder.mkdir(parents=True)
    kept = f'{text}\n[alias]\n"Bell" = "Ann Bell"\n' if "alias" not in text else f"{text}\n"
    (folder / "all.toml").write_text(kept, "utf-8")
    (complaint,) = corrections.complaints("x")
    assert wrong in complaint
    _, everywhere = corrections.load("x")
    corrections.save("x", everywhere.nobody("Port Ansel"), True)
    assert (folder / "all.broken").read_text("utf-8") == kept
    assert corrections.complaints("x") == []
    assert corrections.load("x") == (Corrections(), everywhere.nobody("Port Ansel"))


def test_a_second_broken_file_does_not_take_the_place_of_the_first(folder):
    folder.mkdir(parents=True)
    for text in ("alias = [", "role = ["):
        (folder / "all.toml").write_text(text, "utf-8")
        corrections.save("x", SAID, True)
    assert {file.read_text("utf-8") for file in folder.glob("all.broken*")} == {"alias = [", "role = ["}


def test_each_thing_that_was_said_can_be_taken_away_again():
    said = SAID.split("Ann Bell", "A. Bell").holding("the mayor", "Ann Bell")
    assert len(said.parts()) == 5
    for part in said.parts():
        left = said.less(part)
        assert left != said
        assert part not in left.parts()
    assert all(part.less(part) == Corrections() for part in said.parts())


def test_what_was_taken_back_out_of_turn_does_not_come_back_with_the_next_undoing():
    kept = {}
    corrector = Corrector(lambda: (Corrections(), Corrections()), lambda said, all: kept.update({all: said}) or "")
    corrector.take(Change("renamed", lambda said: said.renamed("Tusk", "Jr")))
    corrector.take(Change("nobody", lambda said: said.nobody("Port Ansel")))
    corrector.drop(Corrections().renamed("Tusk", "Jr"), False)
    assert kept[False] == Corrections().nobody("Port Ansel")
    corrector.undo()
    assert kept[False] == Corrections() == corrector.in_force()
    assert corrector.last is None


def test_the_last_word_taken_back_by_its_name_is_as_good_as_undone():
    corrector = Corrector(lambda: (Corrections(), Corrections()), lambda said, all: "")
    corrector.take(Change("renamed", lambda said: said.renamed("Tusk", "Jr")))
    corrector.take(Change("nobody", lambda said: said.nobody("Port Ansel")))
    corrector.drop(Corrections().nobody("Port Ansel"), False)
    assert corrector.last.says == "renamed"
    corrector.undo()
    assert corrector.in_force() == Corrections()
