"""The whole way of a call: from a feed to the bell and a program of the reader's, from a replay to nobody."""

from __future__ import annotations

import asyncio
import sys

import pytest

from liveterm import config
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import at, entry, frame
from tests.hostile import answer
from tests.hostile import site as serving
from tests.terminal import Terminal
from tests.test_terminal_safety import MARK, feed, harm

NOTICE = b"\x1b]9;liveterm: "


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0.05")
    monkeypatch.delenv("TMUX", raising=False)
    config.change("alerts.every_s", "1")


def told(*titles: str) -> bytes:
    """A feed with these posts, the newest first."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{number}</guid><title>{title}</title><link>https://n.example/{number}</link>"
        f"<pubDate>Sat, 14 Mar 2026 09:{number:02}:00 +0000</pubDate></item>"
        for number, title in reversed(list(enumerate(titles)))
    )
    return answer(f"<rss version='2.0'><channel><title>Storm</title>{items}</channel></rss>")


OLD = ("It rains.", "BREAKING: It pours.", "It rains on.")


async def test_breaking_news_rings_shows_a_notice_and_runs_the_readers_program(tmp_path):
    program = tmp_path / "call"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'got')!r}, 'a').write(sys.stdin.read())\n"
    )
    program.chmod(0o700)
    config.change("alerts.command", f"{program} --say={{text}} < '{{title}} {{text}} {{url}}'")
    async with serving(feed=told(*OLD)) as site:
        await asyncio.to_thread(called, site, tmp_path / "got")


def called(site, got) -> None:
    with Terminal(site.url("/feed"), "--interval", "0.1s") as terminal:
        terminal.until("3 posts")
        site.answers["/feed"] = told(*OLD, "BREAKING: The dam bursts.")
        terminal.until(lambda terminal: NOTICE in terminal.raw and got.exists() and got.read_text().endswith("\n"))
        terminal.press("q")
        assert terminal.ended() == 0
    assert got.read_text() == "BREAKING · Storm The dam bursts. https://n.example/3\n"
    assert terminal.raw.count(NOTICE) == 1, "what the feed opened with called, or something called twice"
    assert b"\a" + NOTICE + "BREAKING · Storm: The dam bursts.\x1b\\".encode() in terminal.raw


async def test_a_call_carries_no_byte_that_a_terminal_obeys():
    async with serving(feed=told("It rains.")) as site:
        await asyncio.to_thread(attacked, site)


def attacked(site) -> None:
    with Terminal(site.url("/feed"), "--interval", "0.1s") as terminal:
        terminal.until("1 post")
        hostile = feed().decode().replace("<title>", "<title>BREAKING: ").replace("<pubDate>", "<pubDate>@")
        site.answers["/feed"] = answer(hostile)
        terminal.until(lambda terminal: NOTICE in terminal.raw)
        terminal.press("q")
        assert terminal.ended() == 0
    notices = terminal.raw.count(NOTICE)
    raw = terminal.raw.replace(b"\a" + NOTICE, b"")
    assert len(terminal.raw) - len(raw) == notices * (len(NOTICE) + 1)
    assert MARK.encode() in raw
    assert not harm(raw.replace(b"\x1b\\", b""))


def test_a_program_that_cannot_be_run_is_spoken_of_in_the_status_line_once(tmp_path):
    config.change("alerts.command", "/nowhere/to/be/found {title}")

    async def failing() -> None:
        async with serving(feed=told("It rains.")) as site:
            await asyncio.to_thread(failed, site)

    asyncio.run(failing())


def failed(site) -> None:
    with Terminal(site.url("/feed"), "--interval", "0.1s") as terminal:
        terminal.until("1 post")
        site.answers["/feed"] = told("It rains.", "BREAKING: It pours.")
        terminal.until("alert by command: /nowhere/to/be/found cannot be run")
        terminal.until("polled")  # the sentence has gone
        site.answers["/feed"] = told("It rains.", "BREAKING: It pours.", "BREAKING: It hails.")
        terminal.until(lambda terminal: terminal.raw.count(NOTICE) == 2)
        terminal.settle()
        assert "alert by" not in terminal.text


def test_a_replay_calls_for_nothing_and_neither_does_an_old_session(tmp_path):
    path = tmp_path / "storm.jsonl"
    with Recorder.open(path, Header(started=at(0), title="Storm")) as recorder:
        for n in range(9):
            labels = ("breaking",) if n % 2 else ()
            recorder.record(frame(n, entry(f"p{n}", n, headline=f"Wave {n}.", labels=labels), source="news"))
    with Terminal("replay", str(path), "--speed", "600") as replayed, Terminal(str(path)) as opened:
        replayed.until("Wave 8.").settle(1.2)
        opened.until("Wave 8.").press("[")
        opened.until(lambda terminal: "Wave 8." not in terminal.text).press("L")
        opened.until("Wave 8.").settle(1.2)
    for terminal in (replayed, opened):
        assert NOTICE not in terminal.raw


async def test_who_looks_here_is_not_called():
    async with serving(feed=told("It rains.")) as site:
        await asyncio.to_thread(looking, site)


def looking(site) -> None:
    with Terminal(site.url("/feed"), "--interval", "0.1s") as terminal:
        terminal.until("1 post")
        terminal.press("\x1b[I")
        site.answers["/feed"] = told("It rains.", "BREAKING: It pours.")
        terminal.until("It pours.").settle(1.5)
        terminal.press("\x1b[O")
        site.answers["/feed"] = told("It rains.", "BREAKING: It pours.", "BREAKING: It hails.")
        terminal.until(lambda terminal: NOTICE in terminal.raw)
    assert "It pours" not in terminal.raw.partition(NOTICE)[2].partition(b"\x1b\\")[0].decode()
