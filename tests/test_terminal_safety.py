"""No byte of a hostile source reaches the terminal as anything but text: each attack below carries the number MARK."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from liveterm import session
from tests.hostile import answer, redirect
from tests.hostile import site as serving
from tests.terminal import PATIENCE_S, Terminal

MARK = "31337"
ATTACKS = (
    f"\x1b]0;{MARK}\x07",
    f"\x1b]52;c;{MARK}\x1b\\",
    f"\x1b[{MARK}J",
    f"\x1b[\x1b[{MARK}m{MARK}m",
    f"\x1bP$q{MARK}\x1b\\",
    f"\x1b_G{MARK}\x1b\\",
    f"\x1b]8;;file:///{MARK}\x1b\\",
    f"\x9b{MARK}J\x9d0;{MARK}\x9c\x90{MARK}",
    f"\x1bc\x07\x08\x7f\r\x0b\x0c\x0e{MARK}",
    f"\u202e{MARK}\u2066\U000e0041\u200b\ufeff",
    f"[@click=app.quit]{MARK}[/] [link=file:///etc/passwd]{MARK}[/link] [red",
)
ATTACK = " ".join(ATTACKS)

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])", re.DOTALL
)
_WEB_LINK = re.compile(rb"8;[^;]*;https?://[!-~]+")
_CONTROL = re.compile("[\x00-\x07\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\u2066-\u2069\ufeff\U000e0000-\U000e0fff]")


def ours(osc: bytes | None) -> bool:
    """Whether a sequence is one of two that liveterm makes of a publisher's words: the window's title, a web link."""
    return osc is not None and (osc.startswith(b"2;") or _WEB_LINK.fullmatch(osc) is not None)


def harm(raw: bytes) -> list[object]:
    """What of the attacks would be obeyed: sequences that carry the mark, and control characters outside of any."""
    obeyed = [found[0] for found in _SEQUENCE.finditer(raw) if MARK.encode() in found[0] and not ours(found["osc"])]
    return [*obeyed, *_CONTROL.findall(_SEQUENCE.sub(b"", raw).decode("utf-8", "replace"))]


@pytest.mark.parametrize("attack", ATTACKS[:-1])
def test_an_attack_that_came_through_would_be_noticed(attack):
    assert harm(b"before" + attack.encode() + b"after")


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0.05")


def feed() -> bytes:
    """A feed with every attack in every place, raw, as references, and as HTML that is escaped twice."""
    raw = escape(ATTACK)
    told = "".join(f"&#{ord(char)};" if ord(char) > 0x9F or ord(char) < 0x20 else char for char in raw)
    twice = escape("".join(f"&#{ord(char)};" for char in ATTACK))
    items = "".join(
        f"<item><guid isPermaLink='false'>{number} {words}</guid><title>{words}</title><author>{words}</author>"
        f"<link>http://evil.example/{words}</link><category>{words}</category><pubDate>{words}</pubDate>"
        f"<description>{words} &lt;a href={quoteattr('javascript:' + words)}&gt;{words}&lt;/a&gt;"
        f" &lt;a href='https://example.org/{MARK}'&gt;good&lt;/a&gt; &lt;img alt='{words}' src='file:///{MARK}'&gt;"
        f" “{words},” said Mayor {words} Okoye.</description></item>"
        for number, words in enumerate((raw, told, twice))
    )
    return f"<rss version='2.0'><channel><title>{twice} Storm</title>{items}</channel></rss>".encode()


def session_file(folder, name):
    """A session written by somebody who means harm: no checksums, everything in every field."""
    path = folder / f"{name}.jsonl"
    entry = {
        "id": ATTACK,
        "url": f"javascript:{ATTACK}",
        "published": "2026-03-14T09:00:00Z",
        "published_precision": "instant",
        "headline": ATTACK,
        "text": ATTACK,
        "blocks": [{"kind": kind, "text": ATTACK, "url": ATTACK, "credit": ATTACK} for kind in ("paragraph", "image")],
        "labels": [ATTACK],
        "authors": [ATTACK],
        "tags": [ATTACK],
        "links": [{"text": ATTACK, "url": f"https://x.example/{ATTACK}"}, {"text": MARK, "url": f"file:///{ATTACK}"}],
    }
    said = {"at": "2026-03-14T09:01:00Z", "source": ATTACK}
    lines = [
        {"liveterm": 1, "started": "2026-03-14T09:00:00Z", "sources": [ATTACK], "title": ATTACK},
        {**said, "blog": {"title": f"Storm {ATTACK}", "summary": [ATTACK], "url": ATTACK, "format": ATTACK}},
        {**said, "entry": entry},
        {**said, "entry": {**entry, "id": f"2{ATTACK}", "labels": ["breaking"]}},
        {**said, "trouble": ATTACK},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + f"torn {ATTACK}")
    return path


KEYS = ("j", "u", "\x1b", "i", "\x1b", "e", "y", "Y", "j", "J", "?", "\x1b", "/", MARK, "\r", "\x1b", "1", "v", "\x1b")
"""Through what shows text: links, details, edits, copies, help, search, speakers, the plain view."""


def walk(terminal: Terminal) -> bytes:
    """Everything the screen writes while a reader goes through it."""
    terminal.until(MARK)
    for key in ("\udcff\udce9", *KEYS):  # the first are no text, as some terminals send
        terminal.press(key)
        terminal.settle()
    assert terminal.process.poll() is None
    terminal.press("q")
    terminal.settle()
    terminal.press("q")
    terminal.ended()
    assert terminal.now() == terminal.before
    return terminal.raw


async def test_a_feed_and_what_its_server_says_are_only_text():
    said = [answer(feed()), answer(feed()), f"HTTP/1.1 500 {ATTACK}\r\nContent-Length: 0\r\n\r\n".encode()]
    async with serving(feed=lambda ask: said[min(ask.number, len(said)) - 1]) as site:
        with Terminal(site.url("/feed"), "--interval", "0.3s", "--no-record") as terminal:
            raw = await asyncio.to_thread(walk, terminal)
    assert harm(raw) == []


def test_a_session_is_only_text_whatever_its_name(tmp_path):
    path = session_file(tmp_path, f"a\x1b]0;{MARK}\x07b\u202e")
    with Terminal(str(path)) as terminal:
        assert harm(walk(terminal)) == []


def test_the_name_of_a_session_stands_in_for_its_title_and_for_where_it_is_damaged_as_text(tmp_path):
    path = tmp_path / f"{MARK}\x1b]0;{MARK}\x07b\u202e.jsonl"
    path.write_text(
        '{"liveterm":1,"started":"2026-03-14T09:00:00Z","sources":[],"title":""}\n'
        '{"at":"2026-03-14T09:00:00Z","source":"x","entry":{"id":"a","headline":"Gates shut"}}\n{bad\n{worse\n'
    )
    for arguments in ((str(path),), ("replay", str(path))):
        with Terminal(*arguments) as terminal:
            terminal.until("line 3")
            assert harm(walk(terminal)) == []


def test_a_name_that_is_no_text_is_read_and_told_as_text(tmp_path):
    page = tmp_path / os.fsdecode(b"n\xff\xfe.txt")
    page.write_text("1. Gates shutpublished at 16:12 Greenwich Mean Time 13 February\n\nIt is windy.\n")
    for command in (("tail", "--once"), ("tail", "--once", "--json"), ("doctor",)):
        assert b"Gates shut" in printed(command[0], str(page), *command[1:])
    printed("record", str(page), "--looks", "1", "-o", str(tmp_path / "out.jsonl"))
    assert b"Gates shut" in printed("tail", str(tmp_path / "out.jsonl"))


def test_what_no_path_can_be_is_no_file():
    for source in ("x" * 5000, "~nobody-of-that-name/x"):
        for command in (("tail", "--once"), ("doctor",), ("export", "--to", "md")):
            assert printed(command[0], source, *command[1:])


def test_the_start_screen_shows_names_and_what_is_pasted_as_text(tmp_path):
    kept = tmp_path / "xdg_data_home" / "liveterm" / "sessions"
    kept.mkdir(parents=True)
    session_file(kept, f"a\x1b]0;{MARK}\x07b\x9b{MARK}J")
    with Terminal() as terminal:
        terminal.until("Kept").until(MARK)
        terminal.press(f"\x1b[200~/no/such/\x9b{MARK}J\x07\u202e\x1b[201~")
        terminal.settle()
        terminal.press("\r")
        terminal.until("there is no such file")
        terminal.press("\x03")
        terminal.settle()
        terminal.press("\x03")
        terminal.ended()
        assert harm(terminal.raw) == []


def test_copied_text_is_only_text(tmp_path):
    path = tmp_path / "copied.txt"
    attack = re.sub("[\r\x0b\x0c]", "", ATTACK)  # what ends a line here would end a post's headline
    posts = (
        f"{attack}\npublished at 0{hour}:00 GMT 1 July\n{attack}\n\n“{attack},” said Mayor Ada Okoye.\n"
        for hour in (3, 2)
    )
    path.write_text(f"Storm {attack}\n" + "".join(posts))
    with Terminal(str(path), "--date", "2026-07-01") as terminal:
        assert harm(walk(terminal)) == []


def everything(number: int) -> dict[str, object]:
    """A post of a JSON Feed with every attack in every place."""
    inside = (
        f"<h2>{ATTACK}</h2><p>{ATTACK}</p><ul><li>{ATTACK}</ul><blockquote>{ATTACK}</blockquote><table><tr><td>{ATTACK}</table>"
        f"<figure><img alt='{ATTACK}' src='https://x.example/{MARK}.jpg'><figcaption>{ATTACK}</figcaption></figure>"
        f"<iframe title='{ATTACK}' src='https://x.example/{MARK}'></iframe><p>“{ATTACK},” said Mayor Ada {ATTACK}.</p>"
    )
    return {
        "id": f"{number}{ATTACK}",
        "url": f"https://x.example/{ATTACK}",
        "title": f"BREAKING: {ATTACK}",
        "content_html": inside,
        "date_published": f"2026-03-14T09:0{number}:00Z",
        "authors": [{"name": ATTACK}],
        "tags": [ATTACK],
        "attachments": [{"url": f"https://x.example/{MARK}", "title": ATTACK, "mime_type": ATTACK}],
    }


def settings_file(folder: Path) -> None:
    """Settings by somebody who means harm."""
    words = json.dumps(ATTACK)
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        f"theme = {words}\nzone = {words}\ninterval = {words}\n{words} = {words}\n"
        f'[filters]\n{words} = {words}\nf = "speaker:mayor"\n[keys]\nnext = {words}\n{words} = "x"\n'
        f"[alerts]\nfilter = {words}\ncommand = {words}\nfollowed = true\n[headers.{words}]\n{words} = {words}\n"
    )


async def test_settings_are_only_text_and_so_is_all_that_a_json_feed_can_say(tmp_path):
    settings_file(tmp_path / "xdg_config_home" / "liveterm")
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": ATTACK, "items": [everything(n) for n in (3, 2, 1)]}
    async with serving(feed=answer(json.dumps(feed), content_type="application/feed+json")) as site:
        with Terminal(site.url("/feed"), "--no-record") as terminal:
            assert harm(await asyncio.to_thread(walk, terminal)) == []
        assert harm(await asyncio.to_thread(printed, "tail", site.url("/feed"), "--once")) == []
    assert harm(printed("config", "show")) == []
    assert harm(printed("config", "set", ATTACK, ATTACK)) == []


def printed(*arguments: str) -> bytes:
    """All that a command prints, on both streams."""
    done = subprocess.run([sys.executable, "-m", "liveterm", *arguments], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done.stdout + done.stderr


async def test_what_commands_print_of_a_source_is_only_text():
    async with serving(feed=answer(feed()), bad=f"HTTP/1.1 500 {ATTACK}\r\n\r\n".encode()) as site:
        site.answers["/away"] = redirect("javascript:" + re.sub("[\r\n\x0b\x0c\x1c-\x1e]", "", ATTACKS[0] + ATTACKS[2]))
        site.answers["/odd"] = answer(feed(), content_encoding=f"\x1b]0;{MARK}\x07", etag=f"\x1b[{MARK}J")
        for path in ("/feed", "/bad", "/away", "/odd"):
            for command in (("tail", "--once"), ("tail", "--once", "--json"), ("doctor",), ("doctor", "--json")):
                said = await asyncio.to_thread(printed, command[0], site.url(path), *command[1:])
                assert harm(said) == [], (path, command)
                assert said


def test_what_commands_print_of_a_session_is_only_text(tmp_path):
    path = session_file(tmp_path, f"a\x1b]0;{MARK}\x07b")
    for kind in ("md", "html", "json", "jsonld", "csv", "rss"):
        said = printed("export", str(path), "--to", kind)
        assert MARK.encode() in said
        assert harm(said) == [], kind
    for command in (("list",), ("show", str(path)), ("check", str(path)), ("check", str(path), "--json")):
        assert harm(printed("sessions", *command, "--sessions", str(tmp_path))) == [], command
    for command in (("tail", str(path)), ("tail", str(path), "--json"), ("doctor", str(path))):
        assert harm(printed(*command)) == [], command


@pytest.mark.parametrize(
    "command", ["tail --once", "doctor", "replay", "record --looks 1", "export --to md", "--nothing"]
)
def test_what_was_typed_comes_back_as_text(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for source in (ATTACK, f"http://{ATTACK}", f"http://[{ATTACK}"):
        said = printed(*command.split(), source, *(["-o", ATTACKS[0]] if "record" in command else []))
        assert said
        assert harm(said) == []


def test_a_fault_of_our_own_leaves_the_terminal_as_it_was(tmp_path):
    fault = f"def fail(self):\n    password = 'hunter2'\n    raise RuntimeError('a fault' + {ATTACK!r})\n"
    (tmp_path / "sitecustomize.py").write_text(
        f"from liveterm.ui.app import LivetermApp\n\n{fault}\nLivetermApp.action_turn_theme = fail\n"
    )
    paths = os.pathsep.join((str(tmp_path), str(Path(__file__).parent.parent)))
    with Terminal("demo", PYTHONPATH=paths) as terminal:
        terminal.until("posts")
        terminal.press("T")
        assert terminal.ended() != 0
        assert "a fault" in terminal.text
        assert "hunter2" not in terminal.text
        assert harm(terminal.raw) == []
        assert terminal.now() == terminal.before
        for off in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?25h"):
            assert terminal.raw.rindex(off) > terminal.raw.rindex(off[:-1] + (b"l" if off.endswith(b"h") else b"h"))


def test_a_fault_of_our_own_without_a_screen_is_only_text_too(tmp_path, monkeypatch):
    fault = f"def fail(arguments):\n    raise RuntimeError({ATTACK!r})\n"
    (tmp_path / "sitecustomize.py").write_text(f"import liveterm.cli.doctor as doctor\n\n{fault}\ndoctor.run = fail\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(Path(__file__).parent.parent))))
    done = subprocess.run([sys.executable, "-m", "liveterm", "doctor", "x"], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"in fail\n    raise RuntimeError(" in done.stderr
    assert harm(done.stderr) == []


OWN_IT = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"


@pytest.mark.parametrize(("own_it", "command"), [(OWN_IT, []), ("import os, sys", []), ("import os, sys", ["tail"])])
def test_a_terminal_that_is_closed_ends_the_program_whether_or_not_it_sends_a_signal(own_it, command, tmp_path):
    ours, its = pty.openpty()
    source = tmp_path / "feed.xml"
    source.write_bytes(feed())
    run_it = "os.execv(sys.executable, [sys.executable, '-m', 'liveterm', *sys.argv[1:]])"
    process = subprocess.Popen(
        [sys.executable, "-c", f"{own_it}; {run_it}", *command, str(source), "--interval", "0.1s"],
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
    )
    os.close(its)
    said = b""
    while MARK.encode() not in said:
        said += os.read(ours, 1 << 16)
    os.close(ours)
    if command:
        source.write_bytes(feed().replace(b"<title>", b"<title>And so on. "))  # it has to say something to notice
    assert process.wait(timeout=PATIENCE_S) == 0
    kept = [*(tmp_path / "xdg_data_home").rglob("*.jsonl")]
    assert [MARK in path.read_text() for path in kept] == ([] if command else [True])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_terminal_that_reads_no_more_keeps_nobody_who_is_told_to_end(number, tmp_path):
    source = tmp_path / "feed.xml"
    source.write_bytes(feed())
    with Terminal(str(source), "--interval", "0.1s") as terminal:
        terminal.until(MARK)
        children = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children").read_text().split()
        terminal.fill(lambda: terminal.press("T?\x1b"))
        terminal.process.send_signal(number)
        assert terminal.process.wait(timeout=PATIENCE_S) == 0
        assert terminal.now() == terminal.before
        assert children
        assert not [child for child in children if Path(f"/proc/{child}").exists()]
    (kept,) = (tmp_path / "xdg_data_home").rglob("*.jsonl")
    assert session.read(kept).warnings == []
    assert MARK in kept.read_text()
