"""The command line: what scripts may rely on."""

from __future__ import annotations

import gzip
import io
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

from liveterm import session
from liveterm.cli import main
from liveterm.cli.arguments import COMMANDS
from liveterm.cli.keeping import Shelf
from liveterm.cli.screen import DEMO
from liveterm.cli.watching import _Recorded
from liveterm.model import LiveBlog
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from liveterm.tape import Tape
from liveterm.ui import Kept
from tests.build import at, entry, frame

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://example.org/</link>
<item><title>Hello</title><guid>1</guid></item></channel></rss>"""
README = Path(__file__).parent.parent / "README.md"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def kept(tmp_path):
    """A session of three posts, one edited and one withdrawn."""
    path = tmp_path / "storm.jsonl"
    with Recorder.open(path, Header(started=at(0), sources=("storm",), title="Storm")) as recorder:
        recorder.record(frame(0, entry("b", 5), entry("a", 1), blog=LiveBlog("Storm"), source="storm"))
        recorder.record(frame(6, entry("c", 6, text="Two ships are out."), source="storm"))
        recorder.record(frame(7, entry("c", 6, text="Three ships are out."), source="storm"))
        recorder.record(frame(9, withdrawn=("a",), source="storm"))
    return path


def ran(capsys, *arguments):
    """Exit code, lines on stdout, and stderr."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def told(capsys, *arguments):
    return [json.loads(line) for line in ran(capsys, *arguments)[1]]


def test_tail_prints_each_post_oldest_first_and_then_each_change(capsys, kept):
    lines = told(capsys, "tail", kept, "--json")
    assert [(line["type"], line.get("id"), line.get("revision"), line.get("withdrawn")) for line in lines] == [
        ("blog", None, None, None),
        ("entry", "a", 0, False),
        ("entry", "b", 0, False),
        ("entry", "c", 0, False),
        ("entry", "c", 1, False),
        ("entry", "a", 1, True),
    ]


def test_tail_for_people_prints_the_words_of_every_version(capsys, kept):
    text = "\n".join(ran(capsys, "tail", kept)[1])
    assert text.index("Two ships are out.") < text.index("Three ships are out.")
    assert "\x1b" not in text


def test_what_an_event_is_called_later_is_told_when_it_was(capsys, tmp_path):
    path = tmp_path / "s.jsonl"
    with Recorder.open(path, Header(started=at(0))) as recorder:
        recorder.record(frame(0, entry("a", 0), blog=LiveBlog("Storm")))
        recorder.record(frame(1, trouble="offline: nobody answers"))
        recorder.record(frame(2, entry("b", 2), entry("early", -5), blog=LiveBlog("Storm passes")))
        recorder.record(frame(3, entry("a", 0, text="Edited."), blog=LiveBlog("Storm is over")))
        recorder.record(frame(4, entry("c", 4)))
    lines = told(capsys, "tail", path, "--json")
    assert [line.get("title") or line.get("what") or line["id"] for line in lines] == [
        "Storm",
        "early",
        "a",
        "offline: nobody answers",
        "Storm passes",
        "b",
        "Storm is over",
        "c",
        "a",
    ]


def test_every_key_of_an_entry_is_there_whatever_is_known(capsys, kept):
    line = told(capsys, "tail", kept, "--json")[1]
    assert list(line) == [
        *("type", "id", "source", "url", "revision", "withdrawn", "published", "published_precision", "updated"),
        *("first_seen", "headline", "text", "blocks", "labels", "authors", "tags", "links", "speakers", "mentioned"),
        "quotes",
    ]
    assert line["blocks"] == [{"kind": "paragraph", "text": "Nothing much happens.", "url": None, "credit": None}]
    assert line["published"].endswith("Z")


def test_who_speaks_is_final_when_everything_was_read_first(capsys, tmp_path):
    path = tmp_path / "s.jsonl"
    with Recorder.open(path, Header(started=at(0))) as recorder:
        recorder.record(frame(0, entry("a", 0, text="Okoye says the gates are shut.")))
        recorder.record(frame(5, entry("b", 5, text="The harbour master, Ada Okoye, says it is over.")))
    lines = [line for line in told(capsys, "tail", path, "--json") if line["type"] == "entry"]
    assert [line["speakers"][0]["name"] for line in lines] == ["Ada Okoye", "Ada Okoye"]


def test_each_version_has_the_speakers_of_its_own_words(capsys, tmp_path):
    path = tmp_path / "s.jsonl"
    with Recorder.open(path, Header(started=at(0))) as recorder:
        recorder.record(frame(0, entry("a", 0, text="The gates are shut.")))
        recorder.record(frame(1, entry("a", 0, text="The gates are shut, harbour master Ada Okoye says.")))
        recorder.record(frame(2, entry("b", 2, text="“It is over,” says Okoye.")))
    lines = [line for line in told(capsys, "tail", path, "--json") if line["type"] == "entry"]
    heard = [(line["id"], line["revision"], [speaker["name"] for speaker in line["speakers"]]) for line in lines]
    assert heard == [("a", 0, []), ("b", 0, ["Ada Okoye"]), ("a", 1, ["Ada Okoye"])]


def test_the_demo_has_its_people(capsys):
    lines = told(capsys, "tail", DEMO, "--json")
    names = {speaker["name"] for line in lines if line["type"] == "entry" for speaker in line["speakers"]}
    assert len(names) >= 6


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "notes.txt", "old.jsonl.gz"])
def test_a_name_of_a_file_is_not_looked_for_on_the_network(capsys, name):
    code, _, said = ran(capsys, "tail", name)
    assert code == 1
    assert "there is no such file" in said


def test_a_source_that_cannot_be_read_does_not_keep_another_from_being_told(capsys, tmp_path):
    (tmp_path / "feed.xml").write_text(FEED)
    code, out, said = ran(capsys, "tail", "--once", "--json", "ftp://example.org/", tmp_path / "feed.xml")
    assert code == 1
    assert "only http and https" in said
    assert [json.loads(line)["type"] for line in out].count("entry") == 1


@pytest.mark.parametrize("command", [("export", "--to", "md"), ("serve",), ("sessions", "show")])
def test_what_is_no_session_is_exit_code_3(capsys, tmp_path, command):
    (tmp_path / "feed.xml").write_text(FEED)
    code, _, said = ran(capsys, *command, tmp_path / "feed.xml")
    assert code == 3
    assert "is no session" in said


@pytest.mark.parametrize("rest", ["", ',"started":{"t":1},"sources":[{"name":"a"}]'], ids=["like ours", "unlike ours"])
def test_a_session_of_a_later_version_is_refused_by_name(capsys, tmp_path, rest):
    path = tmp_path / "later.jsonl"
    told = '{"at":"2026-01-01T00:00:00Z","source":"s","entry":{"id":"a","headline":"x"}}'
    path.write_text(f'{{"liveterm":2{rest}}}\n{told}\n')
    for command in (("sessions", "show"), ("export", "--to", "md"), ("tail",), ("serve",)):
        code, _, said = ran(capsys, *command, path)
        assert (code, "a session of version 2" in said, said.count("\n")) == (1, True, 1)
    assert "a session of version 2" in ran(capsys, "sessions", "rename", path, "Storm")[2]


def test_the_readers_zone_can_be_set(kept, monkeypatch):
    environ = {**os.environ, "TZ": "UTC"}
    command = [sys.executable, "-m", "liveterm"]
    subprocess.run([*command, "config", "set", "zone", "Asia/Tokyo"], check=True, env=environ)
    told = subprocess.run([*command, "tail", kept], check=True, env=environ, capture_output=True, text=True).stdout
    assert "JST" in told


@pytest.mark.parametrize("command", ["tail", "doctor", "record"])
def test_a_missing_file_is_one_sentence_and_exit_code_1(capsys, tmp_path, command):
    extra = ("-o", tmp_path / "out.jsonl") if command == "record" else ()
    ends = () if command == "doctor" else ("--looks", "1")
    code, _, said = ran(capsys, command, tmp_path / "nothing.html", *extra, *ends)
    assert code == 1
    assert "Traceback" not in said


def test_a_page_that_is_no_live_blog_is_exit_code_3(capsys, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><title>Shop</title><p>Buy this.</p></html>")
    code, _, said = ran(capsys, "tail", page, "--once")
    assert code == 3
    assert len(said.splitlines()) == 1
    assert ran(capsys, "doctor", page)[0] == 3


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01\x02\xff" * 50, b'{"version": "https://jsonfeed.org/version/1.1", "ite']
)
def test_what_cannot_be_read_is_never_a_traceback(capsys, tmp_path, body):
    page = tmp_path / "page"
    page.write_bytes(body)
    code, _, said = ran(capsys, "tail", page, "--once", "--json")
    assert code in (1, 3)
    assert said.startswith("liveterm: ")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("wrong", [["--interval", "3"], ["--once", "--looks", "2"], ["--date", "yesterday"]])
def test_wrong_arguments_are_exit_code_2(capsys, wrong):
    with pytest.raises(SystemExit) as ended:
        main(["tail", "x", *wrong])
    assert ended.value.code == 2


def test_a_session_and_another_source_together_are_refused(capsys, kept):
    assert ran(capsys, "tail", kept, "other.html", "--once")[0] == 2


def test_the_screen_says_so_when_there_is_no_terminal(capsys):
    code, _, said = ran(capsys, "demo")
    assert code == 2
    assert "liveterm tail" in said


def test_files_in_the_folder_that_are_no_sessions_are_named_in_one_line(capsys, kept):
    folder = kept.parent
    assert ran(capsys, "sessions", "--sessions", folder)[2] == ""
    for number in range(7):
        (folder / f"n{number}.jsonl").write_text('{"liveterm":"2"}' if number else "hello")
        listed, said = ran(capsys, "sessions", "--sessions", folder)[1:]
        assert "Storm" in listed[0]
        (line,) = said.splitlines()
        assert "n0.jsonl" in line
        assert ("1 file here is no session" if not number else f"{number + 1} files here are no sessions") in line
    assert "n4.jsonl and 2 more;" in line


def test_sessions_are_checked_listed_and_named(capsys, kept):
    assert told(capsys, "sessions", "check", kept, "--json") == [{"records": ["b", "a", "c"], "warnings": []}]
    folder = ("--sessions", kept.parent)
    listed = told(capsys, "sessions", "list", "--json", *folder)
    assert [(one["title"], one["posts"]) for one in listed] == [("Storm", 3)]
    assert ran(capsys, "sessions", "show", "storm", *folder)[0] == 0


def test_a_count_of_one_is_said_as_one(capsys, kept):
    with kept.open("ab") as file:
        file.write(b"{garbage\n")
    assert ran(capsys, "sessions", "check", kept)[1][0] == "3 entries, 1 warning"


def test_our_json_for_other_programs_is_told_apart_wherever_it_is_given(capsys, kept, monkeypatch):
    printed = "\n".join(ran(capsys, "tail", kept, "--json")[1])
    exported = "\n".join(ran(capsys, "export", kept, "--to", "json")[1])
    commands = (["sessions", "check"], ["export", "--to", "md"], ["serve", "--as", "rss"], ["tail"], ["doctor"])
    for number, data in enumerate((printed.encode(), exported.encode(), gzip.compress(exported.encode()))):
        path = kept.with_name(f"own{number}.json")
        path.write_bytes(data)
        for command in commands:
            for source in (path, "-"):
                monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
                _, out, error = ran(capsys, *command, source)
                said = "\n".join((*out, error))
                assert "JSON for other programs" in said
                assert "liveterm record" not in said


def test_a_session_that_is_piped_in_is_exported_and_checked(capsys, kept, monkeypatch):
    for command in (["sessions", "check", "-", "--json"], ["export", "-", "--to", "md"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(kept.read_bytes()))))
        piped = ran(capsys, *command)
        assert piped == ran(capsys, *(kept if word == "-" else word for word in command))
        assert piped[0] == 0


def test_a_session_that_is_piped_in_is_no_larger_than_a_file_may_be(capsys, kept, monkeypatch):
    ran(capsys, "config", "set", "limits.file_mb", "1")
    large = kept.read_bytes() + b" " * (1 << 20)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(large))))
    code, _, error = ran(capsys, "export", "-", "--to", "md")
    assert (code, "raise limits.file_mb to read it: stdin" in error) == (1, True)


def test_a_session_of_which_nothing_is_left_is_damaged_and_not_something_else(capsys, kept):
    lines = kept.read_bytes().splitlines(keepends=True)
    kept.write_bytes(b"".join(line.replace(b'"at"', b'"at" ', 1) for line in lines[1:]))
    warnings = told(capsys, "sessions", "check", kept, "--json")[0]["warnings"]
    assert warnings[0] == "line 1: does not match its checksum; skipped"
    code, _, error = ran(capsys, "export", kept, "--to", "md")
    assert (code, "nothing in it can be read" in error) == (1, True)


def test_a_check_of_a_damaged_file_is_exit_code_0(capsys, kept):
    kept.write_bytes(kept.read_bytes()[:-20] + b"\n\xff\xfe{garbage\n")
    code, out, _ = ran(capsys, "sessions", "check", kept, "--json")
    assert code == 0
    assert json.loads(out[0])["warnings"]


def test_what_is_damaged_is_told_on_stderr_and_the_rest_is_handed_on(capsys, kept):
    lines = kept.read_bytes().splitlines(keepends=True)
    kept.write_bytes(b"".join((*lines[:2], b"{garbage\n", *lines[2:], b"{more\n")))
    for command in (("tail", kept, "--json"), ("export", kept, "--to", "json")):
        code, out, error = ran(capsys, *command)
        assert (code, bool(out)) == (0, True)
        assert error.startswith("liveterm: line 3: ")
        assert f"and 1 more, which `liveterm sessions check {kept}` lists" in error


def test_a_session_in_which_nothing_is_recorded_yet_is_told_to_be_that(capsys, tmp_path):
    path = tmp_path / "new.jsonl"
    with Recorder.open(path, Header(started=at(0), sources=("storm",))):
        pass
    for command in (("tail", path), ("export", path, "--to", "md")):
        code, _, error = ran(capsys, *command)
        assert (code, "nothing is recorded in it yet" in error) == (1, True)


def test_a_copied_page_is_recorded_and_tells_the_same_again(capsys, tmp_path):
    page = tmp_path / "copied.txt"
    page.write_text(
        "  1. Gates shut, Okoye sayspublished at 16:12 Greenwich Mean Time 13 February\n    Breaking\n\n"
        "    Ada OkoyeImage source, Reuters\n\n    Harbour master Ada Okoye says the gates are “shut for good”.\n\n"
        "  2. Wind risespublished at 16:07 Greenwich Mean Time 13 February\n\n    It is windy.\n"
    )
    out = tmp_path / "out.jsonl"
    assert ran(capsys, "record", page, "-o", out, "--looks", "1", "--date", "2025-02-13")[0] == 0
    direct = told(capsys, "tail", page, "--once", "--json", "--date", "2025-02-13")
    again = told(capsys, "tail", out, "--json")
    for line in (*direct, *again):
        line.pop("first_seen", None)
    assert again == direct
    assert direct[-1]["published"] == "2025-02-13T16:12:00Z"
    assert direct[-1]["labels"] == ["breaking"]
    assert direct[-1]["speakers"][0]["name"] == "Ada Okoye"


def test_a_recording_of_what_cannot_be_read_says_why_and_is_gone_on_with(capsys, tmp_path):
    feed, out = tmp_path / "feed.xml", tmp_path / "out.jsonl"
    code, _, said = ran(capsys, "record", feed, "-o", out, "--looks", "1")
    assert (code, said.count("\n")) == (1, 1)
    feed.write_text(FEED)
    assert ran(capsys, "record", feed, "-o", out, "--looks", "1")[0] == 0
    assert [line.get("headline") for line in told(capsys, "tail", out, "--json")][-1] == "Hello"


def test_recording_on_an_existing_session_goes_on_with_it(capsys, tmp_path):
    page, out = tmp_path / "copied.txt", tmp_path / "out.jsonl"
    post = "  {}. Post {}published at 16:0{} Greenwich Mean Time 13 February\n\n    Words.\n\n"
    page.write_text(post.format(1, 1, 1))
    assert ran(capsys, "record", page, "-o", out, "--looks", "1", "--date", "2025-02-13")[0] == 0
    page.write_text(post.format(1, 2, 2) + post.format(2, 1, 1))
    code, said, _ = ran(capsys, "record", page, "-o", out, "--looks", "1", "--date", "2025-02-13", "--ack")
    assert code == 0
    assert len(said) == 1
    assert said[0].startswith("ACK ")
    assert [e.headline for f in session.read(out).frames for e in f.entries] == ["Post 1", "Post 2"]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["tail", "--help"], ["tail", str(DEMO), "--json"]])
def test_what_needs_no_screen_loads_no_screen(arguments):
    script = f"""
import sys
from liveterm.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print([name for name in ("textual", "httpx", "feedparser", "lxml") if name in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_ends_it_quietly(kept):
    ran = subprocess.run(
        f"{sys.executable} -m liveterm tail {DEMO} --json | head -n 1",
        shell=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == b""


def test_a_signal_ends_what_follows_but_no_hangup_does_that_nohup_is_to_outlive(tmp_path):
    source = tmp_path / "feed.xml"
    source.write_text(FEED)

    def following(hangup: signal.Handlers) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "liveterm", "tail", str(source), "--interval", "0.1s", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, hangup),
        )

    kept_on, ended = following(signal.SIG_IGN), following(signal.SIG_DFL)
    assert ended.stdout.readline()
    ended.send_signal(signal.SIGHUP)
    assert ended.communicate(timeout=60)[1] == b""
    assert ended.returncode == 0
    assert kept_on.stdout.readline()
    kept_on.send_signal(signal.SIGHUP)
    source.write_text(FEED.replace("Hello", "Hello again"))
    assert any(b"again" in line for line in kept_on.stdout)
    kept_on.send_signal(signal.SIGINT)
    assert kept_on.communicate(timeout=60)[1] == b""
    assert kept_on.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(("command", "given"), [("tail", b""), ("tail", b"Some words"), ("doctor", b"Some words")])
def test_a_signal_ends_who_waits_for_what_is_piped_in(command, given, number):
    waiting = subprocess.Popen(
        [sys.executable, "-m", "liveterm", command, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pipesize=4096,
    )
    waiting.stdin.write(given)
    waiting.stdin.flush()
    reads = Path(f"/proc/{waiting.pid}/wchan")
    while "pipe_read" not in reads.read_text() if not given else unread(waiting.stdin.fileno()):
        assert waiting.poll() is None
    waiting.send_signal(number)
    assert waiting.communicate(timeout=60) == (b"", b"")
    assert waiting.returncode == 0


def unread(pipe: int) -> int:
    """Bytes that nobody has taken from it yet."""
    return int.from_bytes(ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def test_doctor_is_ended_by_a_signal_while_a_server_keeps_it_waiting():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/feed.xml"
        waiting = subprocess.Popen(
            [sys.executable, "-m", "liveterm", "doctor", address], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with silent.accept()[0] as asked:
            assert asked.recv(1 << 16).startswith(b"GET /feed.xml")
            waiting.send_signal(signal.SIGTERM)
            assert waiting.communicate(timeout=60) == (b"", b"")
        assert waiting.returncode == 0


def test_every_command_and_option_stands_in_the_readme():
    text = README.read_text("utf-8")
    for name in filter(None, COMMANDS):
        assert f"liveterm {name}" in text, f"the README does not speak of `liveterm {name}`"


def test_an_export_can_be_of_the_bookmarked_posts_only(capsys, kept):
    assert ran(capsys, "export", kept, "--to", "csv", "--bookmarked")[1][1:] == []
    Shelf().save_reader("storm", Kept(bookmarks=("c", "a")))
    lines = "\n".join(ran(capsys, "export", kept, "--to", "md", "--bookmarked")[1])
    assert "2 of 3 posts" in lines
    assert "Post b" not in lines
    lines = "\n".join(ran(capsys, "export", kept, "--to", "md", "--bookmarked", "--query", "ships")[1])
    assert "1 of 3 posts" in lines


def test_a_recording_of_several_sources_without_a_title_is_named_for_them(tmp_path):
    sources = ["https://www.example.co.uk/news/live/world-123?page=2", "https://live.sample.org/blog/rss.xml"]
    with Shelf(tmp_path).recorder_for(sources)("") as recorder:
        assert recorder.path.stem.endswith("-example-sample")


def test_what_asks_the_network_is_not_loaded_before_the_first_frame():
    code = (
        "import sys; from liveterm.cli.arguments import read; from liveterm.cli.screen import Opener; "
        "Opener(read(['http://127.0.0.1:9/live'])).open_what_was_asked(); "
        "print(*(name for name in ('liveterm.fetch', 'liveterm.live', 'httpx') if name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == ""


@pytest.mark.parametrize(
    "command",
    [
        ("sessions", "show"),
        ("sessions", "show", "--json"),
        ("tail",),
        ("tail", "--json"),
        ("doctor", "--json"),
        ("export", "--to", "html"),
        ("export", "--to", "json"),
    ],
    ids=" ".join,
)
def test_a_password_in_a_session_of_somebody_elses_is_shown_nowhere(capsys, tmp_path, command):
    path, host = tmp_path / "s.jsonl", "https://me:secret@news.example"
    header = {"liveterm": 1, "started": "2026-01-01T00:00:00Z", "sources": [f"{host}/live"], "title": f"At {host}/"}
    told = {"at": "2026-01-01T00:01:00Z", "source": f"{host}/live", "entry": {"id": "a", "headline": "Gates open"}}
    path.write_text(f"{json.dumps(header)}\n{json.dumps(told)}\n")
    code, lines, err = ran(capsys, *command, path)
    assert (code, err) == (0, "")
    assert "secret" not in "\n".join(lines)


def test_exports_say_what_they_leave_out_and_are_no_sessions(capsys, kept, tmp_path):
    out = tmp_path / "out"
    for to in ("jsonld", "rss"):
        assert ran(capsys, "export", kept, "--to", to, "-o", out)[2].startswith("liveterm: left out 1 withdrawn post,")
        assert told(capsys, "sessions", "check", out, "--json")[0]["records"] == []
        assert ran(capsys, "sessions", "check", out)[1][0] == "0 entries, 1 warning"
    nothing = ran(capsys, "export", kept, "--to", "csv", "--query", '"no such words"')
    assert (nothing[0], len(nothing[1]), "none of" in nothing[2]) == (0, 1, True)
    assert ran(capsys, "export", kept, "--to", "json", "-o", out)[2] == ""
    code, _, error = ran(capsys, "tail", out)
    assert (code, "open the session it was made from" in error, error.count("\n")) == (3, True, 1)


def test_no_export_is_written_over_a_recording(capsys, kept, tmp_path):
    before = kept.read_bytes()
    (tmp_path / "again.md").symlink_to(kept)
    for output in (kept, tmp_path / "again.md"):
        code, _, error = ran(capsys, "export", kept, "--to", "md", "-o", output)
        assert (code, error.count("\n"), kept.read_bytes()) == (1, 1, before)
        assert "is a recording" in error


def test_a_recording_is_not_named_before_its_title_is_told(tmp_path):
    tape = Tape(growing=True)
    recorded = _Recorded(tape, lambda title: Recorder.open(tmp_path / f"{title}.jsonl", Header(started=at(0))))
    recorded.keep(frame(0, entry("a", 1), blog=LiveBlog("Storm"), source="storm"))
    assert recorded.recording(told=False) == "recording"
    assert recorded.recording() == "recording to Storm.jsonl"
    recorded.close()


def test_a_recording_that_takes_another_name_says_so_once_its_title_is_told(tmp_path):
    recorded = _Recorded(Tape(growing=True), lambda title: Recorder.automatic(tmp_path, Header(started=at(0)), title))
    with Recorder.automatic(tmp_path, Header(started=at(0)), "Storm") as first:
        recorded.keep(frame(0, entry("a", 1), blog=LiveBlog("Storm"), source="storm"))
        assert recorded.announced(told=False) == ""
        assert recorded.announced() == "recording to …-2.jsonl, the name is taken"
        assert recorded.announced() == ""
        assert recorded.recording() == f"recording to {first.path.stem}-2.jsonl"
    recorded.close()


@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        ("tail - --once <&-", "stdin is closed"),
        ("export - --to md <&-", "is no session"),
        ("sessions >&-", "stdout is closed"),
        ("config show >/dev/full", "writing failed: No space left"),
    ],
)
def test_a_closed_or_full_file_to_read_or_write_is_one_sentence(redirected, said, tmp_path):
    command = f"{shlex.quote(sys.executable)} -m liveterm {redirected}"
    environ = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent.parent)}
    ended = subprocess.run(["sh", "-c", command], env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode in (1, 3)
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
