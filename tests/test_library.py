"""The folder of kept sessions: listed, renamed, pruned, merged and compressed, with nothing lost on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from liveterm import library, session
from liveterm.errors import SessionError
from liveterm.model import Frame, LiveBlog
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import START, at, entry, frame
from tests.test_session import record


def keep(folder: Path, name: str, *frames: Frame, title: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    record(path, *frames, header=Header(started=frames[0].at, sources=(f"https://example.org/{name}",), title=title))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    keep(folder, "old", frame(0, entry("a"), entry("b", labels=("breaking",))), frame(5, entry("a")), title="Talks")
    later = (
        frame(9000, entry("c", labels=("breaking",)), blog=LiveBlog("A vote")),
        frame(9010, entry("c", text="Corrected.")),
    )
    keep(folder, "new", *later)
    (folder / "notes.txt").write_text("not a session")
    (folder / "junk.jsonl").write_text("not a session either")
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_a_session_that_ends_too_early_is_listed_as_damaged(tmp_path, packed):
    folder = tmp_path / "sessions"
    path = keep(folder, "talks", frame(0, *(entry(f"p{n}", text=f"{n * n} of them.") for n in range(500))))
    path = library.pack(path) if packed else path
    assert [each.damaged for each in library.kept(folder)] == [False]
    path.write_bytes(path.read_bytes()[:-20])
    assert [each.damaged for each in library.kept(folder)] == [True]


def titles(folder: Path) -> list[str]:
    return [each.title for each in library.kept(folder)]


def test_sessions_are_listed_latest_first_with_what_is_in_them(folder):
    new, old = library.kept(folder)
    assert (new.title, new.posts, new.breaking, new.start, new.end) == ("A vote", 1, 0, at(9000), at(9010))
    assert (old.title, old.posts, old.breaking, old.start, old.end) == ("Talks", 2, 1, at(0), at(0))
    assert old.sources == ("https://example.org/old",)
    assert old.size == old.path.stat().st_size


def test_a_session_is_listed_by_the_newest_title_of_its_event_until_it_is_renamed(tmp_path):
    told = [frame(n, entry(f"p{n}"), blog=LiveBlog(title)) for n, title in enumerate(("Talks", "Talks fail", ""))]
    other = frame(3, entry("q"), blog=LiveBlog("Another's"), source="other")
    path = keep(tmp_path / "sessions", "talks", *told, other, title="Talks")
    assert titles(tmp_path / "sessions") == ["Talks fail"]
    assert session.read(path).named == ""
    renamed = library.rename(path, "The long night")
    assert session.read(renamed).named == "The long night"
    assert titles(tmp_path / "sessions") == ["The long night"]


def test_sessions_are_looked_into_one_by_one_those_written_to_last_first(folder):
    os.utime(folder / "old.jsonl")
    os.utime(folder / "new.jsonl", (1, 1))
    found = library.looked_through(folder)
    assert next(found).title == "Talks"
    (folder / "new.jsonl").unlink()
    assert list(found) == []


def test_recordings_are_joined_in_the_folder_under_the_name_of_their_event(folder):
    record(folder / "too.jsonl", frame(3, entry("d")), header=Header(started=at(3), title="Talks"))
    pair = [folder / "old.jsonl", folder / "too.jsonl"]
    before = [path.read_bytes() for path in pair]
    first, second = library.join(pair, folder), library.join(pair, folder)
    assert (first.name, second.name) == ("2026-03-14-talks-merged.jsonl", "2026-03-14-talks-merged-2.jsonl")
    assert [path.read_bytes() for path in pair] == before
    found = library.glance(first)
    assert found is not None and (found.title, found.posts) == ("Talks", 3)


def test_one_session_is_removed_unless_it_is_in_use(folder):
    library.remove(folder / "old.jsonl")
    assert titles(folder) == ["A vote"]
    with Recorder.open(folder / "new.jsonl", None), pytest.raises(SessionError, match=r"new\.jsonl.*it stays"):
        library.remove(folder / "new.jsonl")
    assert titles(folder) == ["A vote"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert library.kept(tmp_path / "none") == []


def test_what_was_counted_is_remembered_until_the_file_changes(folder, tmp_path):
    cache = tmp_path / "cache"
    first = library.kept(folder, cache)
    assert library.kept(folder, cache) == first
    record(folder / "new.jsonl", frame(9020, entry("d")))
    assert library.kept(folder, cache)[0].posts == 2
    (cache / "sessions.json").write_text("{broken")
    assert [each.posts for each in library.kept(folder, cache)] == [2, 2]


def test_a_new_title_is_a_line_at_the_end_and_a_new_name(folder):
    before = (folder / "old.jsonl").read_bytes()
    path = library.rename(folder / "old.jsonl", "Peace talks: “day” 1/../..")
    assert path == folder / "2026-03-14-peace-talks-day-1.jsonl"
    assert path.read_bytes().startswith(before)
    assert session.read(path).title == "Peace talks: “day” 1/../.."
    assert titles(folder) == ["A vote", "Peace talks: “day” 1/../.."]
    assert not (folder / "old.jsonl").exists()


def test_a_name_that_is_taken_is_left_alone(folder):
    first = library.rename(folder / "old.jsonl", "Same")
    keep(folder, "other", frame(1, entry("x")))
    second = library.rename(folder / "other.jsonl", "Same")
    assert {first.name, second.name} == {"2026-03-14-same.jsonl", "2026-03-14-same-2.jsonl"}
    assert library.rename(first, "Same") == first


def test_a_very_long_title_still_makes_a_file_name(folder):
    path = library.rename(folder / "old.jsonl", "Überlänge " * 100)
    assert len(path.name.encode()) < 255
    with pytest.raises(SessionError):
        library.rename(path, "…")


@pytest.mark.skipif(sys.platform != "linux", reason="no locks that belong to an open file")
def test_a_session_that_is_open_elsewhere_is_not_deleted_and_can_be_recorded_to(folder):
    now, week, path = at(9020), timedelta(days=5), folder / "old.jsonl"
    opening = "import sys, pathlib; from liveterm.session.disk import keep_open; keep_open(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", f"{opening}; print(flush=True); input()", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as elsewhere:
        assert elsewhere.stdout and elsewhere.stdout.readline() == b"\n"
        assert library.prune(folder, week, now, dry_run=True) == []
        assert library.prune(folder, week, now) == []
        assert path not in library.keep_under(folder, 1)
        with Recorder.open(path, Header(started=START)) as recorder:
            assert not recorder.trouble
        elsewhere.communicate(b"\n", timeout=30)
    assert [each.title for each in library.prune(folder, week, now)] == ["Talks"]


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be deleted there")
def test_a_session_that_is_open_is_not_deleted_where_there_is_but_one_kind_of_lock(folder):
    now, week, path = at(9020), timedelta(days=5), folder / "old.jsonl"
    opening = "import sys, pathlib; from liveterm.session import disk; sys.platform = 'darwin'"
    command = [
        sys.executable,
        "-c",
        f"{opening}; disk.keep_open(pathlib.Path(sys.argv[1])); print(flush=True); input()",
    ]
    with subprocess.Popen([*command, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as elsewhere:
        assert elsewhere.stdout and elsewhere.stdout.readline() == b"\n"
        assert library.prune(folder, week, now) == []
        elsewhere.communicate(b"\n", timeout=30)
    assert [each.title for each in library.prune(folder, week, now)] == ["Talks"]


def test_old_sessions_are_pruned_but_never_one_being_recorded(folder):
    now = at(9020)
    week = timedelta(days=5)
    assert [each.title for each in library.prune(folder, week, now, dry_run=True)] == ["Talks"]
    with Recorder.open(folder / "old.jsonl", Header(started=START)):
        assert library.prune(folder, week, now) == []
    assert [each.title for each in library.prune(folder, week, now)] == ["Talks"]
    assert titles(folder) == ["A vote"]


def test_old_sessions_can_be_compressed_instead_of_deleted(folder):
    now, week = at(9020), timedelta(days=5)
    told = session.read(folder / "old.jsonl")
    assert [each.title for each in library.prune(folder, week, now, dry_run=True, gz=True)] == ["Talks"]
    with Recorder.open(folder / "old.jsonl", Header(started=START)):
        assert library.prune(folder, week, now, gz=True) == []
    assert [each.title for each in library.prune(folder, week, now, gz=True)] == ["Talks"]
    assert session.read(folder / "old.jsonl.gz") == told
    assert library.prune(folder, week, now, gz=True) == []
    assert sorted(titles(folder)) == ["A vote", "Talks"]


def test_what_can_be_done_with_no_old_session_is_said_and_not_taken_for_nothing_to_do(folder):
    (folder / "old.jsonl.gz").write_bytes(b"something else")
    with pytest.raises(SessionError, match="is there already"):
        library.prune(folder, timedelta(days=5), at(9020), gz=True)
    assert titles(folder) == ["A vote", "Talks"]


def test_the_folder_is_kept_under_a_size_by_deleting_the_oldest(folder):
    assert library.keep_under(folder, 10_000_000) == []
    size = (folder / "new.jsonl").stat().st_size
    os.utime(folder / "old.jsonl", (0, 0))
    assert [path.name for path in library.keep_under(folder, size)] == ["old.jsonl"]
    with Recorder.open(folder / "new.jsonl", Header(started=START)):
        assert library.keep_under(folder, 0) == []


def test_a_packed_session_reads_and_renames_as_before(folder):
    plain = session.read(folder / "old.jsonl")
    packed = library.pack(folder / "old.jsonl")
    assert packed.name == "old.jsonl.gz"
    assert packed.stat().st_mode & 0o777 == 0o600
    assert not (folder / "old.jsonl").exists()
    assert session.read(packed) == plain
    assert library.pack(packed) == packed
    renamed = library.rename(packed, "Packed")
    assert renamed.name == "2026-03-14-packed.jsonl.gz"
    assert session.read(renamed).title == "Packed"
    assert titles(folder) == ["A vote", "Packed"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-03-14-packed.jsonl.gz",
        "junk.jsonl",
        "new.jsonl",
        "notes.txt",
    ]


def test_a_session_being_recorded_is_neither_packed_nor_renamed(folder):
    with Recorder.open(folder / "old.jsonl", Header(started=START)):
        with pytest.raises(SessionError, match="being recorded"):
            library.pack(folder / "old.jsonl")
        with pytest.raises(SessionError, match="being recorded"):
            library.rename(folder / "old.jsonl", "Other")


def test_a_session_is_found_by_path_and_by_name(folder):
    for name in ("old", "old.jsonl", str(folder / "old.jsonl")):
        assert library.find(name, folder) == folder / "old.jsonl"
    assert library.find("nothing", folder) is None


def test_a_bare_name_means_a_kept_session_before_a_file_here(folder, tmp_path, monkeypatch):
    keep(folder, "night", frame(0, entry("a")))
    keep(tmp_path / "here", "night", frame(0, entry("a")))
    keep(tmp_path / "here", "own", frame(0, entry("a")))
    monkeypatch.chdir(tmp_path / "here")
    for name in ("night", "night.jsonl"):
        assert library.find(name, folder) == folder / "night.jsonl"
        assert library.find(f"./{name}", folder) == Path("night.jsonl")
    assert library.find("own", folder) == Path("own.jsonl")


def test_two_recordings_merge_to_what_either_learned_first(tmp_path):
    a, b, c = entry("a"), entry("a", text="Corrected."), entry("c", minutes=8)
    first = keep(tmp_path, "1", frame(1, a), frame(5, b), frame(9, a), frame(9, withdrawn=("z",)), title="Talks")
    second = keep(tmp_path, "2", frame(2, a, c), frame(6, b, entry("d", minutes=6)), frame(10, a, withdrawn=("z",)))
    output = tmp_path / "both.jsonl"
    library.merge([first, second], output)
    merged = session.read(output)
    story = [(each.at, entry.id, entry.text) for each in merged.frames for entry in each.entries]
    assert story == [
        (at(1), "a", a.text),
        (at(2), "c", c.text),
        (at(5), "a", b.text),
        (at(6), "d", c.text),
        (at(9), "a", a.text),
    ]
    assert [id for each in merged.frames for id in each.withdrawn] == ["z"]
    assert merged.title == "Talks"
    assert merged.sources == ("https://example.org/1", "https://example.org/2")
    with pytest.raises(SessionError, match="there already"):
        library.merge([first, second], output)


def test_a_merged_session_keeps_the_name_that_one_of_them_was_given(tmp_path):
    paths = [keep(tmp_path, name, frame(1, entry(name), blog=LiveBlog("A vote"))) for name in "12"]
    renamed = library.rename(paths[1], "The vote of the year")
    library.merge([paths[0], renamed], tmp_path / "both.jsonl")
    assert session.read(tmp_path / "both.jsonl").named == "The vote of the year"
    merged = library.glance(tmp_path / "both.jsonl")
    assert merged
    assert merged.title == "The vote of the year"


def test_a_recording_that_lags_behind_does_not_undo_an_edit(tmp_path):
    a, b = entry("a"), entry("a", text="Corrected.")
    first = keep(tmp_path, "1", frame(1, a), frame(2, b))
    second = keep(tmp_path, "2", frame(3, a), frame(4, b))
    library.merge([first, second], tmp_path / "both.jsonl")
    merged = session.read(tmp_path / "both.jsonl")
    assert [entry.text for each in merged.frames for entry in each.entries] == [a.text, b.text]


def test_the_folder_follows_the_xdg_variables(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert library.default_folder() == tmp_path / "liveterm" / "sessions"
