"""The whole program, as a person or a script meets it: a real terminal, a real server, real signals."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys

import pytest

from liveterm import session
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from liveterm.timeline import Timeline
from tests.build import at, entry, frame
from tests.hostile import answer
from tests.hostile import site as serving
from tests.terminal import Terminal


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0.05")


def feed(*items: tuple[str, int, str]) -> bytes:
    """A feed of (id, minute, text), newest first as feeds are."""
    body = "".join(
        f"<item><guid isPermaLink='false'>{id}</guid><title>Post {id}</title>"
        f"<pubDate>Sat, 14 Mar 2026 09:{minute:02}:00 +0000</pubDate><description>{text}</description></item>"
        for id, minute, text in sorted(items, key=lambda item: -item[1])
    )
    return f"<rss version='2.0'><channel><title>Storm</title>{body}</channel></rss>".encode()


FIRST = [("a", 1, "It rains."), ("b", 2, "“It rains,” says mayor Ada Okoye."), ("c", 3, "It pours.")]
EDITED = [("a", 1, "It rains."), ("b", 2, "“It snows,” says mayor Ada Okoye."), ("c", 3, "It pours."), ("d", 4, "New.")]
WITHOUT_B = [item for item in EDITED if item[0] != "b"]


def looks(*pages):
    """An answer that is one page after another, and stays at the last."""
    return lambda ask: answer(feed(*pages[min(ask.number, len(pages)) - 1]), content_type="application/rss+xml")


def picture(timeline):
    return [(post.id, [(v.entry, v.withdrawn) for v in post.versions]) for post in timeline.posts]


def known(frames):
    timeline = Timeline()
    timeline.move(frames, len(frames))
    return timeline


async def test_a_recorded_run_replays_to_an_equal_timeline(tmp_path):
    from liveterm.clock import wall
    from liveterm.live import Follower

    frames = []
    async with serving(feed=looks(FIRST, EDITED, WITHOUT_B, WITHOUT_B, EDITED)) as site:
        with Recorder.open(tmp_path / "run.jsonl", Header(started=wall())) as recorder:

            def keep(frame):
                recorder.record(frame)
                frames.append(frame)

            await Follower([site.url("/feed")], keep, interval=0.05, wall=wall).run(looks=6)
    told = picture(known(frames))
    assert picture(known(session.read(tmp_path / "run.jsonl").frames)) == told
    b = next(versions for id, versions in told if id.endswith("b"))
    assert [(entry.text, withdrawn) for entry, withdrawn in b] == [
        ("“It rains,” says mayor Ada Okoye.", False),
        ("“It snows,” says mayor Ada Okoye.", False),
        ("“It snows,” says mayor Ada Okoye.", True),
        ("“It snows,” says mayor Ada Okoye.", False),
    ]


async def test_what_tail_prints_while_following_is_what_happened():
    async with serving(feed=looks(FIRST, EDITED, WITHOUT_B)) as site:
        ran = await asyncio.create_subprocess_exec(
            *(
                sys.executable,
                "-m",
                "liveterm",
                "tail",
                site.url("/feed"),
                "--json",
                "--looks",
                "5",
                "--interval",
                "0.1s",
            ),
            stdout=asyncio.subprocess.PIPE,
        )
        out, _ = await ran.communicate()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [(line["id"][-1], line["revision"], line["withdrawn"]) for line in lines if line["type"] == "entry"] == [
        ("a", 0, False),
        ("b", 0, False),
        ("c", 0, False),
        ("d", 0, False),
        ("b", 1, False),
        ("b", 2, True),
    ]


@pytest.fixture
def long_session(tmp_path):
    """Forty posts of ten lines, the last of them breaking; a mayor speaks in every fourth."""
    path = tmp_path / "storm.jsonl"
    with Recorder.open(path, Header(started=at(0), title="Storm")) as recorder:
        for n in range(40):
            words = f"Mayor Ada Okoye says it is the {n}th wave." if n % 4 == 0 else f"Wave {n} came in. " * 40
            labels = ("breaking",) if n == 39 else ()
            recorder.record(frame(n, entry(f"p{n}", n, words, labels=labels, headline=f"Headline {n}.")))
    return path


def test_a_session_opens_at_its_newest_post_and_leaves_the_terminal_as_it_was(long_session):
    with Terminal(str(long_session)) as terminal:
        terminal.until("Headline 39.").until("Ada Okoye")
        assert "BREAKING" in terminal.text
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.now() == terminal.before
        assert b"\x1b[?1049l" in terminal.raw


def test_one_key_shows_only_what_one_person_said_and_says_what_it_hides(long_session):
    with Terminal(str(long_session)) as terminal:
        terminal.until("1 Ada Okoye         10")
        terminal.press("1")
        terminal.until("Headline 36.").until("hidden (speaker)")
        assert "Headline 38." not in terminal.text
        terminal.until("11 of 40").until("29 hidden")  # one breaking post pierces
        terminal.press("x")
        terminal.until("Headline 38.").until("40 posts")


def test_the_demo_moves_by_itself_and_a_second_q_is_not_needed():
    with Terminal("demo", "--speed", "600") as terminal:
        terminal.until("Gate Three").until("BREAKING")
        terminal.press("q")
        assert terminal.ended() == 0


def test_everything_works_in_a_small_window(long_session):
    with Terminal(str(long_session), columns=40, rows=12) as terminal:
        terminal.until("Headline 39.")
        terminal.press("j")
        terminal.press("j")
        terminal.until(lambda t: "Headline 38." in t.text and "Headline 39." not in t.text)
        assert all(len(line) <= 40 for line in terminal.lines)
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("number", "shown", "code"),
    [
        (signal.SIGTERM, "Headline 39.", 0),
        (signal.SIGHUP, "Headline 39.", 0),
        (signal.SIGINT, "Headline 39.", 0),
        (signal.SIGHUP, "", 0),
        (signal.SIGQUIT, "Headline 39.", 131),
    ],
)
def test_a_signal_ends_the_screen_and_restores_the_terminal(long_session, number, shown, code):
    with Terminal(str(long_session)) as terminal:
        terminal.until(lambda t: b"\x1b[?1049h" in t.raw and shown in t.text)
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == code
        assert terminal.now() == terminal.before
        assert b"\x1b[?1049l" in terminal.raw
        assert "Traceback" not in terminal.text


async def test_the_line_being_read_does_not_move_when_posts_arrive(tmp_path):
    texts = [(f"p{n:02}", n, f"Wave {n} came in. " * 30) for n in range(20)]
    later = [*texts, ("q1", 30, "New one."), ("q2", 31, "New two.")]
    grown = asyncio.Event()
    async with serving(feed=lambda ask: answer(feed(*(later if grown.is_set() else texts)))) as site:
        with Terminal(site.url("/feed"), "--interval", "0.2s") as terminal:
            await asyncio.to_thread(terminal.until, "Post p19")
            terminal.press("jjjj")
            await asyncio.to_thread(
                terminal.until, lambda t: any("▌" in line and "Post p16" in line for line in t.lines)
            )
            body = [line[25:94].rstrip() for line in terminal.lines[4:26]]
            grown.set()
            await asyncio.to_thread(terminal.until, "2 new")
            assert [line[25:94].rstrip() for line in terminal.lines[4:26]] == body
            terminal.press("l")
            await asyncio.to_thread(terminal.until, "Post q1")
            terminal.press("q")
            assert await asyncio.to_thread(terminal.ended) == 0
    kept = list((tmp_path / "xdg_data_home" / "liveterm" / "sessions").iterdir())
    assert len(kept) == 1
    assert len(known(session.read(kept[0]).frames)) == 22


async def test_a_kill_loses_nothing_that_was_shown(tmp_path):
    async with serving(feed=looks(FIRST, EDITED)) as site:
        with Terminal(site.url("/feed"), "--interval", "0.2s") as terminal:
            await asyncio.to_thread(terminal.until, "Post d")
            os.kill(terminal.process.pid, signal.SIGKILL)
            terminal.process.wait()
    kept = next((tmp_path / "xdg_data_home" / "liveterm" / "sessions").iterdir())
    assert [post.id[-1] for post in known(session.read(kept).frames).posts] == ["a", "b", "c", "d"]
