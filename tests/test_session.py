"""A session is a tape on disk: what was recorded comes back, and damage costs only itself."""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveterm import clean, session
from liveterm.errors import SessionError
from liveterm.model import Block, Entry, Frame, Link, LiveBlog, Span
from liveterm.session import Header
from liveterm.session.glance import glance
from liveterm.session.recorder import Recorder
from liveterm.timeline import Timeline
from tests.build import START, at, entry, frame

HEADER = Header(started=START, sources=("https://example.org/live",), title="An event")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.jsonl"


def record(path: Path, *frames: Frame, header: Header = HEADER) -> list[str]:
    with Recorder.open(path, header) as recorder:
        ids = [id for each in frames for id in recorder.record(each)]
        return [*ids, *recorder.settle()]


def ids(path: Path) -> list[str]:
    return session.check(path)["records"]


def healthy(path: Path, count: int = 20) -> list[bytes]:
    record(path, *(frame(n, entry(f"e{n}", n)) for n in range(count)))
    return path.read_bytes().splitlines()


def sealed(**members: object) -> bytes:
    body = json.dumps(members, separators=(",", ":")).encode()[:-1]
    return b'%b,"crc":"%08x"}' % (body, zlib.crc32(body))


FULL = Entry(
    id="urn:1",
    source="bbc",
    url="https://example.org/live#1",
    published=at(3),
    precision="minute",
    updated=at(4),
    headline="A headline with “quotes”",
    blocks=(
        Block("heading", "First"),
        Block("paragraph", "One bold word.", spans=(Span(4, 8, "bold"), Span(9, 13, "link", "https://example.org/w"))),
        Block("item", "a point"),
        Block("quote", "said"),
        Block("image", "a man", "https://example.org/1.jpg", "Reuters"),
        Block("embed", "a post", "https://example.org/2"),
    ),
    labels=("breaking", "key"),
    inferred=("key",),
    authors=("Jane Roe",),
    tags=("talks",),
    links=(Link("more", "https://example.org/more"),),
)


def test_a_frame_comes_back_as_it_was(path):
    frames = [
        Frame(at=at(1), source="bbc", blog=LiveBlog("Talks", ("One", "Two"), "https://example.org", "bbc", False)),
        Frame(
            at=at(2), source="bbc", entries=(FULL, entry("b", source="bbc")), withdrawn=("c", "d"), trouble="offline"
        ),
        Frame(at=at(2), source="cnn", trouble=""),
        Frame(at=at(2), source="cnn", trouble="refused"),
    ]
    record(path, *frames)
    recording = session.read(path)
    assert recording.frames == [*frames[:2], frames[3]]  # that nothing is wrong is no news
    assert recording.warnings == []
    assert (recording.started, recording.sources, recording.title) == (START, HEADER.sources, "An event")


def test_the_file_is_as_promised_to_scripts(path):
    record(path, Frame(at=at(2), source="bbc", entries=(FULL,), withdrawn=("x",)))
    header, line, withdrawn = (json.loads(raw) for raw in path.read_bytes().splitlines())
    assert list(header) == ["liveterm", "started", "sources", "title", "crc"]
    assert header["started"] == "2026-03-14T09:00:00Z"
    assert list(line) == ["at", "source", "entry", "crc"]
    assert list(withdrawn) == ["at", "source", "withdrawn", "crc"]
    stored = line["entry"]
    assert stored["text"] == "First\n\nOne bold word.\n\na point\n\nsaid"
    assert stored["blocks"][4] == {
        "kind": "image", "text": "a man", "url": "https://example.org/1.jpg", "credit": "Reuters"
    }  # fmt: skip
    assert not {"type", "source", "revision", "first_seen", "withdrawn", "speakers"} & set(stored)
    for raw in path.read_bytes().splitlines():
        body, crc = raw.rsplit(b',"crc":"', 1)
        assert int(crc[:8], 16) == zlib.crc32(body)


def test_a_session_is_told_from_other_files(path):
    healthy(path)
    whole = path.read_bytes()
    assert session.looks_like_session(whole[:4096])
    assert session.looks_like_session(gzip.compress(whole)[:4096])
    assert session.looks_like_session(whole.split(b"\n", 1)[1][:4096])
    assert session.looks_like_session(b'\xef\xbb\xbf{ "liveterm": 1, "title": "by hand" }')
    for other in (
        b"",
        b"<rss>",
        b'{"type":"entry","id":"1"}',
        b'{"version":"https://jsonfeed.org/version/1"}',
        b"\x1f\x8b",
    ):
        assert not session.looks_like_session(other)


# Other hands -------------------------------------------------------------------------------------------------------


def test_lines_written_by_hand_are_read(path):
    path.write_text(
        """{"liveterm": 1, "title": "By hand"}
{"at": "2026-03-14T10:00:00+01:00", "source": "me", "entry": {"id": "1", "headline": "Hello", "text": "One.\\n\\nTwo."}}
{"at": "2026-03-14T09:05:00", "source": "me", "entry": {"id": "2", "published": "2026-03-14T10:00:00+01:00"}}
""",
        "utf-8",
    )
    recording = session.read(path)
    assert recording.warnings == []
    first, second = recording.frames
    assert first.at == at(0)
    assert first.entries[0] == Entry(
        id="1", source="me", headline="Hello", blocks=(Block("paragraph", "One."), Block("paragraph", "Two."))
    )
    assert (second.at, second.entries[0].published) == (at(5), at(0))
    assert {moment.tzinfo for moment in (first.at, second.at, second.entries[0].published)} == {UTC}


def test_what_a_later_version_adds_is_passed_over_and_costs_nothing_else(path):
    record(path, frame(0, entry("a")))
    stamp = {"at": "2026-03-14T09:01:00Z", "source": "x"}
    with path.open("ab") as file:
        file.write(sealed(**stamp, reaction={"id": "a", "likes": 5}) + b"\n")
        file.write(
            sealed(
                **stamp,
                mood="calm",
                entry={
                    "id": "b",
                    "headline": "B",
                    "poll": {},
                    "published_precision": "hour",
                    "blocks": [{"kind": "poll", "text": "Yes or no?", "votes": 3}],
                },
            )
            + b"\n"
        )
    recording = session.read(path)
    assert recording.frames[-1].entries == (
        Entry(id="b", source="x", headline="B", blocks=(Block("paragraph", "Yes or no?"),)),
    )
    assert recording.warnings == ["line 4: read without “published_precision”, which cannot be read"]
    assert len(recording.frames) == 2


def test_a_later_major_version_is_refused_by_name(path):
    path.write_bytes(sealed(liveterm=2, title="From the future") + b"\n")
    with pytest.raises(SessionError, match="version 2"):
        session.read(path)
    assert session.check(path)["records"] == []
    path.write_bytes(b'{"liveterm":%b}\n' % (b"9" * 25))
    with pytest.raises(SessionError, match="version 999"):
        session.read(path)
    path.write_bytes(sealed(liveterm=1.4, title="Soon") + b"\n")
    assert session.read(path).title == "Soon"


@pytest.mark.parametrize(("said", "known"), [("1.0", True), ("1", True), ("1.9.2", True), ("2", False), ("10", False)])
def test_a_version_that_is_written_as_words_is_what_they_say(path, said, known):
    path.write_bytes(b'{"liveterm":"%b","title":"Storm"}\n' % said.encode())
    assert session.looks_like_session(path.read_bytes())
    assert (glance(path) is not None) == known
    if known:
        assert session.read(path).title == "Storm"
        assert session.read(path).warnings == []
    else:
        with pytest.raises(SessionError, match=f"version {said}"):
            session.read(path)


def test_a_version_that_is_no_number_is_told_and_the_session_read(path):
    path.write_bytes(b'{"liveterm":"new","title":"Storm"}\n')
    recording = session.read(path)
    assert recording.title == "Storm"
    assert recording.warnings == ["line 1: its version “new” is no number; taken for 1"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"at": "noon", "entry": {"id": "a"}}, "its “at” cannot be read"),
        ({"at": 1741942800, "trouble": ""}, "its “at” cannot be read"),
        ({"at": "2026-03-14T09:00:00Z", "entry": {"headline": "Hi"}}, "its “entry” has no “id”"),
        ({"at": "2026-03-14T09:00:00Z", "entry": {"id": 5}}, "its “id” cannot be read"),
        ({"at": "2026-03-14T09:00:00Z", "entry": [1]}, "its “entry” cannot be read"),
        ({"at": "2026-03-14T09:00:00Z", "blog": "x"}, "its “blog” cannot be read"),
        ({"at": "2026-03-14T09:00:00Z", "withdrawn": ["a"]}, "its “withdrawn” cannot be read"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_plain_words(path, line, said):
    record(path)
    with path.open("ab") as file:
        file.write(sealed(**line) + b"\n")
    number = path.read_bytes().count(b"\n")
    assert session.read(path).warnings == [f"line {number}: {said}; skipped"]


def test_a_clock_going_backwards_keeps_the_order_of_the_file(path):
    frames = [frame(5, entry("a")), frame(1, entry("b")), frame(9, entry("c"))]
    record(path, *frames)
    assert session.read(path).frames == frames


def test_what_is_read_passes_the_cleaning_door(path):
    record(path, frame(0, entry("a", headline="calm \x1b]0;x\x07\x1b[2J text", text="mirrored \u202etxt.exe")))
    read = session.read(path).frames[0].entries[0]
    assert "\x1b" not in read.headline
    assert "\u202e" not in read.text


hostile = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\x1b\x7f\x9b\u202e\u2066\u200d\u0301\ufeff\n“é"), max_size=20
)
addresses = st.sampled_from(
    ["https://example.org/", "file:///x", "http://u:p@x.org/", "http://x.org:99999/", "x\x1b[2J"]
)


def squeezed(value: object) -> str:
    """A value with all blanks taken out, which the door may thin and reading need not."""
    return "".join(str(value).replace("\\n", "").replace("\\xa0", "").split())


@given(hostile, hostile, addresses, hostile, st.sampled_from(["paragraph", "image"]))
def test_nothing_hostile_gets_past_the_quick_look(tmp_path_factory, headline, text, address, name, kind):
    path = tmp_path_factory.mktemp("s") / "s.jsonl"
    suspect = entry(
        id=name or "x",
        headline=headline,
        url=address,
        blocks=(Block(kind, text, address, name), Block(kind, text, spans=(Span(0, 1, "link", address),))),
        labels=(name,),
        tags=(headline,),
        links=(Link(name, address),),
    )
    record(path, frame(0, suspect))
    passed = clean.frame(frame(0, suspect)).entries[0]
    assert squeezed(session.read(path).frames[0].entries[0]) == squeezed(passed)


def test_one_odd_post_among_many_is_cleaned_and_the_others_are_as_they_were(path):
    posts = [entry(f"post-{number}", number, text=f"Calm words — number {number}.") for number in range(200)]
    posts[70] = entry("post-70", 70, text="Odd \u200bwords", authors=("A" * 9000,))
    record(path, *(frame(number, post) for number, post in enumerate(posts)))
    read = [entry for frame in session.read(path).frames for entry in frame.entries]
    assert read[70].text == "Odd words"
    assert len(read[70].authors[0]) == clean.LINE
    assert [*read[:70], *read[71:]] == [*posts[:70], *posts[71:]]


@pytest.mark.parametrize(
    "odd",
    [
        {"authors": ("x",) * 900},
        {"inferred": ("x\ny",)},
        {"tags": ("",)},
        {"updated": datetime(9500, 1, 1, tzinfo=UTC)},
    ],
)
def test_plain_letters_in_odd_places_pass_the_door_too(path, odd):
    suspect = entry("a", **odd)
    record(path, frame(0, suspect))
    assert session.read(path).frames[0].entries == (clean.entry(suspect),) != (suspect,)


# Damage ------------------------------------------------------------------------------------------------------------


def _in_the_middle(lines: list[bytes], *instead: bytes) -> bytes:
    middle = len(lines) // 2
    return b"\n".join((*lines[:middle], *instead, *lines[middle + 1 :], b""))


DAMAGE = {
    "a flipped byte": (1, lambda line: [line[:20] + bytes([line[20] ^ 1]) + line[21:]]),
    "zeros": (1, lambda line: [line[:5] + bytes(4096)]),
    "bad UTF-8": (1, lambda line: [line[:12] + b"\xff\xfe\xc3(" + line[12:]]),
    "an unfinished line": (1, lambda line: [line[: len(line) // 2]]),
    "deep JSON": (1, lambda _: [b"[" * 200_000]),
    "deep JSON in a line": (1, lambda _: [b'{"at":"2026-03-14T09:00:00Z","deep":' + b"[" * 200_000]),
    "a huge integer": (0, lambda line: [line, b'{"at":' + b"9" * 100_000 + b"}"]),
    "a foreign line": (0, lambda line: [line, b"hello this is not yours"]),
    "JSON of something else": (0, lambda line: [line, b'{"t":"x","id":5}']),
    "a list": (0, lambda line: [line, b"[]"]),
    "an escape sequence": (0, lambda line: [line, b"\x1b]0;x\x07\x1b[2J"]),
    "an entry that is a number": (0, lambda line: [line, sealed(at="2026-03-14T09:00:00Z", entry=5)]),
    "an entry without an id": (0, lambda line: [line, sealed(at="2026-03-14T09:00:00Z", entry={"headline": "x"})]),
    "a time outside all clocks": (0, lambda line: [line, b'{"at":"0001-01-01T00:00:00+14:00","entry":{"id":"x"}}']),
    "an entry without a time": (0, lambda line: [line, sealed(entry={"id": "x"})]),
    "a time that is none": (0, lambda line: [line, sealed(at="yesterday", entry={"id": "x"})]),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_costs_the_line_it_is_in_and_is_named_with_it(path, name):
    lines = healthy(path)
    lost, harm = DAMAGE[name]
    path.write_bytes(_in_the_middle(lines, *harm(lines[len(lines) // 2])))
    result = session.check(path)
    assert len(result["records"]) == 20 - lost
    bad = len(lines) // 2 + (1 if lost else 2)
    assert [warning.split(":")[0] for warning in result["warnings"]] == [f"line {bad}"]


@pytest.mark.parametrize(
    "harmless",
    [
        lambda lines: b"\r\n".join((*lines, b"")),
        lambda lines: b"\n\n  \n".join((*lines, b"")),
        lambda lines: b"\n".join(lines),
        lambda lines: b"\n".join((*lines, *lines, b"")),
        lambda lines: b"\xef\xbb\xbf" + b"\n".join((*lines, b"")),
    ],
    ids=["CRLF", "blank lines", "no last newline", "everything twice", "a byte order mark"],
)
def test_what_editors_do_to_files_costs_nothing(path, harmless):
    path.write_bytes(harmless(healthy(path)))
    assert session.check(path) == {"records": [f"e{n}" for n in range(20)], "warnings": []}


def test_a_line_too_long_to_hold_is_passed_over(path, monkeypatch):
    monkeypatch.setattr("liveterm.session.lines.LONGEST", 1 << 21)
    lines = healthy(path)
    path.write_bytes(_in_the_middle(lines, lines[len(lines) // 2], b"x" * 5_000_000))
    result = session.check(path)
    assert len(result["records"]) == 20
    assert result["warnings"] == ["line 12: longer than 2 MB; skipped"]


def test_a_lost_header_costs_the_title_only(path):
    lines = healthy(path)
    path.write_bytes(b"\n".join(lines[1:]))
    recording = session.read(path)
    assert len(recording.frames) == 20
    assert recording.started == at(0)
    assert recording.warnings == ["line 1: no header that can be read"]


def test_a_compressed_session_is_read_as_far_as_it_goes(path):
    record(path, *(frame(n, entry(f"e{n}", n, text=os.urandom(40).hex())) for n in range(2000)))
    packed = gzip.compress(path.read_bytes())
    path.write_bytes(packed)
    assert session.check(path)["warnings"] == []
    assert len(ids(path)) == 2000
    path.write_bytes(packed[: len(packed) // 2])
    result = session.check(path)
    assert 900 < len(result["records"]) < 1100
    assert "compressed" in result["warnings"][-1]
    path.write_bytes(packed[: len(packed) // 2] + b"\0" * 64 + packed[len(packed) // 2 + 64 :])
    assert len(ids(path)) > 900


def test_a_session_that_compresses_very_well_is_read_to_its_end(path):
    record(path, *(frame(n, entry(f"e{n}", n, text="so " * 5000)) for n in range(200)))
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert session.check(path) == {"records": [f"e{n}" for n in range(200)], "warnings": []}


def test_of_a_small_compressed_session_all_is_read_that_stands_before_the_damage(path):
    record(path, *(frame(n, entry(f"e{n}", n, text=os.urandom(40).hex())) for n in range(40)))
    packed = bytearray(gzip.compress(path.read_bytes()))
    packed[len(packed) * 3 // 4] ^= 0xFF
    path.write_bytes(packed)
    result = session.check(path)
    assert set(result["records"]) >= {f"e{n}" for n in range(25)}
    assert result["warnings"]


def test_compressed_sessions_joined_end_to_end_are_one(path):
    lines = healthy(path)
    path.write_bytes(b"".join(gzip.compress(line + b"\n") for line in lines))
    assert len(ids(path)) == 20


def test_a_member_that_begins_with_the_last_byte_that_was_read_is_read_and_what_is_none_is_told(path):
    first, rest = b"\n".join(lines := healthy(path)[:3]), healthy(path)[3:]
    packed = gzip.compress(first + b"\n")
    name = b"n" * (65535 - len(packed) - 1) + b"\0"
    packed = packed[:3] + b"\x08" + packed[4:10] + name + packed[10:]  # a name in its header makes it that long
    assert len(packed) == 65535
    whole = packed + gzip.compress(b"\n".join(rest) + b"\n")
    for more, warned in ((b"", False), (b"\0" * 512, False), (b"junk", True)):
        path.write_bytes(whole + more)
        found = session.read(path)
        assert len(found.frames) == 20
        assert bool(found.warnings) == warned
    assert f"line {len(lines) + len(rest) + 1}: the compressed data" in found.warnings[0]


@pytest.mark.parametrize("content", [b"", b"\n", b"\0" * 9000, b"not a session", b"\xff" * 100, b"\x1f\x8b\x08"])
def test_a_file_that_is_no_session_is_empty_and_says_so(path, content):
    path.write_bytes(content)
    result = session.check(path)
    assert result["records"] == []
    assert result["warnings"]


def test_a_file_that_is_not_there_is_an_error_with_its_name(path):
    with pytest.raises(SessionError, match=r"event\.jsonl"):
        session.read(path)


def test_cut_anywhere_every_whole_line_before_the_cut_is_read(path):
    lines = healthy(path, 3)
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        complete = max(0, whole[:cut].count(b"\n") - 1)
        assert len(ids(path)) >= complete, cut
    assert len(lines) == 4


# Recording ---------------------------------------------------------------------------------------------------------


def test_ids_are_told_when_they_are_on_disk(path):
    assert record(path, frame(0, entry("a"), entry("b")), frame(1, entry("c"))) == ["a", "b", "c"]


def test_a_disk_that_refuses_to_sync_is_told_and_its_frames_are_told_on_disk_later(path, monkeypatch):
    def refused(fd):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with Recorder.open(path, Header(started=START)) as recorder:
        with monkeypatch.context() as broken:
            broken.setattr(os, "fdatasync", refused)
            broken.setattr(os, "fsync", refused)
            recorder.record(frame(0, entry("a")))
            assert recorder.settle() == []
            assert "input/output error" in recorder.trouble
        assert recorder.settle() == ["a"]
        assert recorder.trouble == ""


def test_a_file_is_private(path):
    record(path, frame(0, entry("a")))
    assert path.stat().st_mode & 0o777 == 0o600


def test_going_on_repeats_nothing_and_keeps_what_changed(path):
    record(path, frame(0, entry("a"), entry("b"), blog=LiveBlog("T")))
    before = path.read_bytes()
    told = record(path, frame(1, entry("a"), entry("b", text="Changed."), blog=LiveBlog("T")), header=HEADER)
    after = path.read_bytes()
    assert told == ["a", "b"]
    assert after.startswith(before)
    assert after[len(before) :].count(b"\n") == 1
    assert ids(path) == ["a", "b"]


def test_a_post_that_comes_back_unchanged_is_written_again(path):
    record(path, frame(0, entry("a")), frame(1, withdrawn=("a",)), frame(2, entry("a")))
    timeline, frames = Timeline(), session.read(path).frames
    timeline.move(frames, len(frames))
    assert not timeline.posts[0].withdrawn
    assert timeline.posts[0].revision == 2


@pytest.mark.parametrize("cut", [3, 12, 30, -1, -20, -200])
def test_going_on_after_a_crash_ends_the_torn_line_and_cuts_nothing(path, cut):
    healthy(path)
    torn = path.read_bytes()[:cut]
    path.write_bytes(torn)
    record(path, frame(60, entry("new")))
    assert path.read_bytes().startswith(torn)
    result = session.check(path)
    assert result["records"][-1] == "new"
    assert session.read(path).version == 1


def test_going_on_over_zeros_left_by_a_power_cut(path):
    healthy(path)
    with path.open("ab") as file:
        file.write(bytes(9000))
    record(path, frame(60, entry("new")))
    assert len(ids(path)) == 21


def test_a_second_writer_is_refused_and_a_finished_one_is_in_nobodys_way(path, tmp_path):
    with Recorder.open(path, HEADER), pytest.raises(SessionError, match="another liveterm"):
        Recorder.open(path, HEADER)
    assert record(path, frame(0, entry("a"))) == ["a"]


def test_an_automatic_recording_takes_another_name_and_says_so(tmp_path):
    folder = tmp_path / "deep" / "sessions"
    with (
        Recorder.automatic(folder, HEADER, "Talks: day 1/2 ../..") as first,
        Recorder.automatic(folder, HEADER, "Talks: day 1/2 ../..") as second,
    ):
        assert first.notice == ""
        assert second.path != first.path
        assert second.notice == "recording to …-2.jsonl, the name is taken"
        assert second.path.name == f"{first.path.stem}-2.jsonl"
        assert first.path.parent == second.path.parent == folder
        assert first.path.name.endswith("talks-day-1-2.jsonl")


def test_a_long_title_is_shortened_to_whole_words_in_the_name_of_a_file(tmp_path):
    title = "Ferry runs aground off the northern breakwater, live: what we know about the passengers so far"
    with Recorder.automatic(tmp_path, Header(started=START), title) as recorder:
        assert recorder.path.stem.endswith("-ferry-runs-aground-off-the-northern-breakwater-live-what-we")


def test_an_automatic_recording_that_cannot_be_goes_on_in_memory(tmp_path):
    obstacle = tmp_path / "sessions"
    obstacle.write_text("a file where the folder should be")
    with Recorder.automatic(obstacle, HEADER) as recorder:
        assert recorder.record(frame(0, entry("a"))) == []
        assert recorder.trouble.startswith("not recorded: ")
        obstacle.unlink()
        assert recorder.settle() == ["a"]
        assert recorder.trouble == ""
    assert ids(recorder.path) == ["a"]


@pytest.mark.parametrize("place", ["no/such/folder/s.jsonl", "n" * 300, ".", "s.jsonl.gz"])
def test_a_place_that_cannot_be_recorded_to_is_refused(tmp_path, place):
    with pytest.raises(SessionError, match=r"choose another|compressed"):
        Recorder.open(tmp_path / place, HEADER)


def test_another_kind_of_file_is_not_appended_to(path):
    path.write_text("# My notes\n")
    with pytest.raises(SessionError, match="not a session"):
        Recorder.open(path, HEADER)
    assert path.read_text() == "# My notes\n"


def _delete(path: Path) -> None:
    path.unlink()


def _move(path: Path) -> None:
    path.rename(path.with_suffix(".old"))


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _replace(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.write_bytes(b"")


def test_in_the_end_it_is_said_whether_all_was_recorded(tmp_path):
    obstacle = tmp_path / "folder"
    obstacle.write_text("no folder")
    with Recorder.automatic(obstacle, HEADER, "Talks") as recorder:
        recorder.record(frame(0, entry("a")))
    assert re.fullmatch(r"not recorded to .*talks\.jsonl: (file exists|not a directory)", recorder.outcome)
    obstacle.unlink()
    with Recorder.automatic(obstacle, HEADER, "Talks") as recorder:
        recorder.record(frame(0, entry("a")))
    assert recorder.outcome == f"recorded to {recorder.path}"


@pytest.mark.parametrize("harm", [_delete, _move, _empty, _replace])
def test_a_new_file_in_the_place_of_one_that_is_gone_holds_the_whole_story(path, harm):
    past = [
        frame(0, entry("a", text="Then."), blog=LiveBlog("Event")),
        frame(1, entry("a", text="Now.")),
        frame(2, entry("b")),
    ]
    with Recorder.open(path, HEADER) as recorder:
        recorder.past = lambda: past
        for told in past:
            recorder.record(told)
        harm(path)
        recorder.record(frame(3, entry("c"), withdrawn=("b",)))
        recorder.settle()
    told = session.read(path).frames
    assert [one.id for told in told for one in told.entries] == ["a", "a", "b", "c"]
    assert (told[0].blog, told[1].entries[0].text, told[-1].withdrawn) == (LiveBlog("Event"), "Now.", ("b",))


@pytest.mark.parametrize("harm", [_delete, _move, _empty, _replace])
def test_a_file_taken_away_is_noticed_and_a_new_one_begun(path, harm):
    with Recorder.open(path, HEADER) as recorder:
        recorder.record(frame(0, entry("a")))
        harm(path)
        assert recorder.record(frame(1, entry("b"))) == []
        assert "a new one of that name is begun" in recorder.trouble
        recorder.record(frame(2, entry("c")))
        assert {"b", "c"} <= set(recorder.settle())
        assert recorder.trouble == ""
    result = session.check(path)
    assert {"b", "c"} <= set(result["records"])
    assert session.read(path).version == 1


FULL_DISK = """
import resource, sys
from pathlib import Path
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import START, entry, frame
path = Path(sys.argv[1])
with Recorder.open(path, Header(started=START)) as recorder:
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))
    told = [id for n in range(20) for id in recorder.record(frame(n, entry(f"e{n}", n))) + recorder.settle()]
    assert "too large" in recorder.trouble, recorder.trouble
    assert 5 < len(told) < 19
    assert recorder.waiting == 20 - len(told)
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    told += recorder.settle()
    assert recorder.trouble == "", recorder.trouble
    assert told == [f"e{n}" for n in range(20)], told
"""


def test_a_full_disk_is_waited_out(path):
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    result = session.check(path)
    assert result["records"] == [f"e{n}" for n in range(20)]
    assert len(result["warnings"]) == 1  # the line that was cut by the full disk


RECORD_ON_FULL_DISK = """
import resource, sys
from liveterm.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))
sys.exit(main(["record", sys.argv[1], "-o", sys.argv[2], "--looks", "1", "--ack"]))
"""


def test_a_recording_that_ends_on_a_full_disk_says_so(path, tmp_path):
    feed = tmp_path / "feed.xml"
    items = "".join(f"<item><guid>n{n}</guid><title>Number {n}</title></item>" for n in range(100))
    feed.write_text(f"<rss version='2.0'><channel><title>Numbers</title>{items}</channel></rss>")
    command = [sys.executable, "-c", RECORD_ON_FULL_DISK, str(feed), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "not all recorded to" in done.stderr.splitlines()[-1]
    assert "too large" in done.stderr.splitlines()[-1]
    acknowledged = [line.removeprefix("ACK ") for line in done.stdout.splitlines()]
    assert set(acknowledged) <= set(ids(path))
    assert len(ids(path)) < 100


ONE_BIG_FRAME = """
import resource, sys
from pathlib import Path
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import START, entry, frame
path = Path(sys.argv[1])
with Recorder.open(path, Header(started=START)) as recorder:
    for room in (3000, 6000, resource.RLIM_INFINITY):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        told = recorder.record(frame(0, *(entry(f"e{n}", n) for n in range(40)))) + recorder.settle()
    assert {*told} == {f"e{n}" for n in range(40)}, told
"""


def test_a_frame_that_did_not_fit_is_gone_on_with_where_it_was_cut(path):
    done = subprocess.run([sys.executable, "-c", ONE_BIG_FRAME, str(path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    written = [raw for raw in path.read_bytes().splitlines() if raw.endswith(b"}") and b'"entry"' in raw]
    assert len(written) == 40
    assert len(ids(path)) == 40


AT_FULL_SPEED = """
import sys
from itertools import count
from pathlib import Path
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import START, entry, frame
run, path = sys.argv[1], Path(sys.argv[2])
with Recorder.open(path, Header(started=START)) as recorder:
    for n in count():
        told = recorder.record(frame(n, *(entry(f"{run}-{n}-{k}", text="words " * 50) for k in range(3))))
        for id in told + (recorder.settle() if n % 7 == 0 else []):
            print(id, flush=True)
"""


def test_what_was_acknowledged_survives_kill_9(path):
    acknowledged: set[str] = set()
    for run, kill_after in enumerate((1, 10, 40, 95)):
        child = subprocess.Popen(
            [sys.executable, "-c", AT_FULL_SPEED, str(run), str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        acknowledged |= {child.stdout.readline().strip() for _ in range(kill_after)}
        child.kill()
        acknowledged |= {line.strip() for line in child.stdout if line.endswith("\n")}
        child.stdout.close()
        child.wait(30)
    result = session.check(path)
    assert len(acknowledged) > 140
    assert acknowledged <= set(result["records"])
    assert len(result["records"]) == len(set(result["records"]))
    assert len(result["warnings"]) <= 4


# Properties --------------------------------------------------------------------------------------------------------

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30).map(str.strip)
blocks = st.builds(Block, st.sampled_from(["paragraph", "item", "quote", "image"]), texts.filter(bool))
entries = st.builds(
    Entry,
    id=st.sampled_from("abcdef"),
    headline=texts,
    published=st.none() | st.integers(0, 500).map(at),
    blocks=st.lists(blocks, max_size=3).map(tuple),
    labels=st.sampled_from([(), ("breaking",), ("key", "pinned")]),
)
frames = st.builds(
    Frame,
    at=st.integers(0, 30).map(at),
    entries=st.lists(entries, max_size=3).map(tuple),
    withdrawn=st.lists(st.sampled_from("abcdef"), max_size=2).map(tuple),
    blog=st.none() | st.builds(LiveBlog, texts),
    trouble=st.none() | st.sampled_from(["", "offline"]),
)


def state(frames: list[Frame]) -> tuple[object, ...]:
    timeline = Timeline()
    timeline.move(frames, len(frames))
    posts = {post.id: [(v.at, v.entry, v.withdrawn) for v in post.versions] for post in timeline.posts}
    return posts, timeline.blogs, timeline.troubles


@given(st.lists(frames, max_size=12))
def test_a_recorded_run_replays_to_an_equal_timeline(tmp_path_factory, story):
    path = tmp_path_factory.mktemp("s") / "s.jsonl"
    record(path, *story)
    recording = session.read(path)
    assert recording.warnings == []
    assert state(recording.frames) == state([clean.frame(each) for each in story])


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_no_bytes_anywhere_in_a_file_make_reading_fail(tmp_path_factory, junk, where):
    path = tmp_path_factory.mktemp("s") / "s.jsonl"
    healthy(path, 4)
    whole = path.read_bytes()
    path.write_bytes(whole[:where] + junk + whole[where:])
    before = whole[:where].count(b"\n") - 1
    assert len(ids(path)) >= before


def test_the_name_of_a_source_is_clean_though_nothing_else_is_odd(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_text('{"at":"2026-03-14T09:00:00Z","source":"a\\u001b]0;x","entry":{"id":"1","headline":"One"}}\n')
    only = session.read(path).frames[0]
    assert "\x1b" not in only.source + only.entries[0].source


def test_a_trouble_tells_nobodys_password_whoever_wrote_it_down(tmp_path):
    path = tmp_path / "s.jsonl"
    said = {"at": "2026-03-14T09:01:00Z", "source": "x", "trouble": "offline: http://us:secretpw@h.example/a; later"}
    path.write_text(json.dumps({"liveterm": 1, "started": "2026-03-14T09:00:00Z"}) + "\n" + json.dumps(said) + "\n")
    assert [frame.trouble for frame in session.read(path).frames] == ["offline: http://h.example/a; later"]
