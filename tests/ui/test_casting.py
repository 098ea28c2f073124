"""The engine that finds who speaks fails: another takes its place, and meanwhile nothing is lost from view."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest

from liveterm import child
from liveterm.child import Ended
from liveterm.clock import Clock
from liveterm.engine import Engine
from liveterm.model import Block
from liveterm.speakers import Corrections
from liveterm.story import Story
from liveterm.tape import Tape
from liveterm.ui import Doors, casting
from liveterm.ui.casting import Casting
from tests.build import Turned, at, frame
from tests.test_apart import runs
from tests.ui.conftest import opening, post, until

ASKER = """
import asyncio
from liveterm.engine import Engine

async def main():
    engine = Engine()
    await engine.learn([])
    print(engine.pid, flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


class Stage:
    """A story whose posts are read, as a screen would have it."""

    def __init__(self) -> None:
        self.tape = Tape(opening(), growing=True)
        self.said = Corrections()
        self.seen: list[dict[str, list[str]]] = []
        self.story = Story(self.tape, Clock(lambda: at(60), running=Turned()))
        self.story.advance()
        self.casting = Casting(self.story, Doors(), lambda: self.said, lambda posts: self.seen.append(self.heard))
        self.running = asyncio.create_task(self.casting.run())

    @property
    def heard(self) -> dict[str, list[str]]:
        return {post.id: list(post.reading.heard) for post in self.story.timeline.posts if post.reading.heard}

    async def until_read(self, speeches: int) -> None:
        await until(lambda: not self.casting.unread and len(self.heard) == speeches)

    def tell(self, minute: int) -> None:
        self.tape.append(frame(minute, post(minute)))
        self.story.advance()
        self.casting.wake()

    def kill(self) -> int:
        pid = self.casting.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        return pid

    async def leave(self) -> None:
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)


@pytest.fixture
async def stage(monkeypatch):
    monkeypatch.setattr(casting, "_PAUSE_S", 0.01)
    stage = Stage()
    yield stage
    await stage.leave()


async def ended(pid: int) -> None:
    await until(lambda: not runs(pid))


async def test_an_engine_killed_at_rest_is_replaced_and_what_was_known_stays_in_view(stage):
    await stage.until_read(5)
    before = stage.heard
    dead = stage.kill()
    await ended(dead)
    await asyncio.sleep(0)
    stage.seen.clear()
    stage.tell(24)
    await stage.until_read(6)
    assert all(before.items() <= seen.items() for seen in stage.seen)
    assert stage.casting.pid != dead
    assert {known.name for known in await stage.casting.people()} == {"Ada Lovelace", "Alan Turing"}


async def test_an_engine_killed_while_it_reads_is_replaced(stage):
    await until(lambda: stage.casting.pid)
    stage.kill()
    await stage.until_read(5)


async def test_a_correction_made_while_the_engine_is_dead_is_in_force_after(stage):
    await stage.until_read(5)
    await ended(stage.kill())
    stage.said = Corrections().renamed("Ada Lovelace", "Ada King")
    await stage.casting.correct(stage.said)
    await until(lambda: stage.heard["n8"] == ["Ada King"] and not stage.casting.unread)
    stage.tell(24)
    await until(lambda: stage.heard.get("n24") == ["Ada King"])


async def test_an_engine_that_is_stopped_is_replaced_although_it_could_go_on(stage, monkeypatch):
    monkeypatch.setattr(child, "_PULSE_S", 0.1)
    monkeypatch.setattr(child, "_MISSED", 3)
    await stage.until_read(5)
    pid = stage.casting.pid
    os.kill(pid, signal.SIGSTOP)
    stage.tell(24)
    await stage.until_read(6)
    assert stage.casting.pid != pid


async def test_only_the_post_that_makes_engines_fail_is_spared_and_what_is_known_stays_known(stage, monkeypatch):
    await stage.until_read(5)
    posts = stage.story.timeline.posts
    monkeypatch.setattr(child, "LONGEST", 20_000)
    bad = post(22, blocks=(Block("paragraph", ", ".join(f"“word {n}”" for n in range(2000))),))
    stage.tape.append(frame(26, bad, post(24), post(26)))
    stage.story.advance()
    stage.casting.wake()
    dead = stage.casting.pid
    await until(lambda: stage.casting.pid not in {dead, None})
    assert all(map(stage.story.has_read, posts))
    await stage.until_read(6)
    stage.tell(28)
    await stage.until_read(7)


async def test_an_engine_that_has_ended_says_so_before_another_answers():
    engine = Engine()
    await engine.learn([post(4)])
    pid = engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    await ended(pid)
    with pytest.raises(Ended):
        await engine.people()
    await engine.close()


async def test_no_engine_is_left_after_the_end_even_of_one_that_is_stopped(stage):
    await stage.until_read(5)
    pid = stage.casting.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    await stage.leave()
    assert not runs(pid)


async def test_no_engine_is_left_when_its_end_is_not_waited_for():
    engine = Engine()
    await engine.learn([])
    pid = engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    closing = asyncio.create_task(engine.close())
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.gather(closing, return_exceptions=True)
    await ended(pid)


async def test_no_engine_is_left_when_who_asked_it_was_killed():
    asker = await asyncio.create_subprocess_exec(sys.executable, "-c", ASKER, stdout=asyncio.subprocess.PIPE)
    assert asker.stdout is not None
    pid = int(await asker.stdout.readline())
    asker.kill()
    await asker.wait()
    await ended(pid)
