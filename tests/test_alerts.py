"""Who looks elsewhere is called for what is worth it, once, by programs that cannot do harm."""

from __future__ import annotations

import os
import re
import select
import sys
from pathlib import Path

import pytest

from liveterm import programs
from liveterm.alerts import TRIAL, Alarm, Call, send
from liveterm.config import Alerts
from liveterm.errors import UsageError
from liveterm.model import BREAKING, Reading, Speaker
from liveterm.story import Story
from liveterm.tape import Tape
from tests.build import Turned, at, clock, entry, frame

OPENED = at(10)
PATIENCE_S = 10


def told(id: str, minutes: float, *labels: str, **facts):
    return entry(id, minutes, source="news", labels=labels, **facts)


def opening(*posts):
    """What a source opens with, a minute after the screen."""
    return frame(11, *(posts or (told("old", 5), told("old-breaking", 9, BREAKING))), source="news")


class Watch:
    """A story that an alarm follows; `at` brings it to a minute."""

    def __init__(self, *frames, **wanted) -> None:
        self.followed: set[str] = set()
        meant = wanted.pop("meant", None)
        self.alarm = Alarm(Alerts(**wanted), OPENED, followed=self.followed)
        self.alarm.meant = meant
        self.story = Story(Tape(frames), clock(end=60, start=0, running=Turned()))

    def at(self, minutes: float, *, away: bool = True) -> Call | None:
        self.story.seek(at(minutes))
        change = self.story.advance()
        self.alarm.take(change, self.story.timeline.blogs)
        return self.alarm.due(minutes * 60, "Storm", away=away)

    def speaks(self, id: str, name: str) -> None:
        post = self.story.timeline.get(id)
        post.reading = Reading((Speaker(name),))
        self.alarm.read([post])


def test_breaking_news_calls_once_and_what_a_source_opens_with_does_not():
    watch = Watch(opening(), frame(13, told("a", 12, BREAKING, headline="Dam breaks", url="https://n.example/a")))
    assert watch.at(11) is None
    assert watch.at(13) == Call("BREAKING · Storm", "Dam breaks", "https://n.example/a")
    assert watch.at(20) is None


def test_nobody_is_called_for_what_a_replay_or_a_rewind_shows_again():
    watch = Watch(
        frame(1, told("a", 0)),
        frame(5, told("b", 5, BREAKING)),
        frame(12, told("c", 12, BREAKING)),
        frame(40, told("d", 40)),
    )
    assert [watch.at(1), watch.at(5)] == [None, None], "both were learned before the screen was opened"
    assert watch.at(12) is not None
    assert [watch.at(1), watch.at(30)] == [None, None]


def test_nothing_later_than_story_time_calls_and_not_what_was_taken_back():
    watch = Watch(opening(), frame(13, told("a", 12, BREAKING)), frame(14, told("b", 14, BREAKING)), every_s=180)
    assert watch.at(12.5) is None
    assert watch.at(13) is not None
    assert watch.at(14) is None, "the pause is not over"
    assert watch.at(12) is None
    watch.at(13)
    assert watch.at(20).text == "Post b", "story time came to it again"


def test_what_comes_in_a_pause_is_told_in_one_call_with_breaking_news_first():
    frames = [frame(13 + n / 10, told(str(n), 12 + n / 10, *([BREAKING] if n != 2 else []))) for n in range(4)]
    watch = Watch(opening(), *frames, every_s=60, meant=lambda post: post.id == "2")
    calls = [watch.at(minutes) for minutes in (11, 13, 13.1, 13.2, 13.3, 13.9, 14)]
    assert [call.text for call in calls if call] == ["Post 0", "Post 1 · Post 3 · Post 2"]
    assert calls[-1].title == "3 posts, 2 BREAKING, 1 your filter · Storm"


def test_who_looks_here_is_not_called_for_what_stood_before_their_eyes():
    watch = Watch(opening(), frame(13, told("a", 12, BREAKING)), frame(14, told("b", 14, BREAKING)))
    watch.at(11)
    assert watch.at(13, away=False) is None
    assert watch.at(14).text == "Post b"


def test_an_edit_calls_only_when_the_post_became_breaking():
    watch = Watch(
        opening(),
        frame(13, told("a", 12)),
        frame(15, told("a", 12, text="Mended.")),
        frame(17, told("a", 12, BREAKING)),
        frame(19, told("a", 12, BREAKING, text="Mended again.")),
        frame(21, told("old", 5, BREAKING)),
    )
    assert [bool(watch.at(minutes)) for minutes in (11, 13, 15, 17, 19, 21)] == [False, False, False, True, False, True]


def test_a_post_dated_ahead_does_not_silence_those_that_come_after_it():
    watch = Watch(opening(told("old", 600)), frame(13, told("a", 12, BREAKING)))
    watch.at(11)
    assert watch.at(13) is not None


def test_older_pages_that_are_read_later_call_for_nothing():
    watch = Watch(opening(told("new", 10)), frame(12, told("older", 2, BREAKING)))
    assert [watch.at(11), watch.at(12)] == [None, None]


def test_someone_followed_calls_when_it_is_known_that_they_speak_and_only_if_that_is_wanted():
    for wanted in (True, False):
        watch = Watch(opening(), frame(13, told("a", 12)), followed=wanted)
        watch.followed.add("Ana Ruiz")
        watch.at(11)
        watch.at(13)
        watch.speaks("a", "Ana Ruiz")
        watch.speaks("old", "Ana Ruiz")
        call = watch.at(14)
        assert (call and call.title) == ("Ana Ruiz · Storm" if wanted else None)
        watch.speaks("a", "Ana Ruiz")
        assert watch.at(20) is None


def test_breaking_news_can_be_left_out():
    watch = Watch(opening(), frame(13, told("a", 12, BREAKING)), breaking=False)
    watch.at(11)
    assert watch.at(13) is None


# What is sent --------------------------------------------------------------------------------------------------------

CALL = Call("BREAKING; 9", "$(reboot) `id` -rf \\ 'x' \"y\"", "https://n.example/?a=1&b=$HOME")


async def sent(call: Call = CALL, environ=None, **how):
    written: list[str] = []
    return await send(call, Alerts(**how), written.append, environ or {}), "".join(written)


async def test_the_bell_rings_and_the_terminal_shows_a_notice_that_can_mean_nothing_else():
    said, written = await sent(Call("9;4;3", "777;notify", ""))
    assert said == {"bell": "", "terminal": ""}
    assert written == "\a\x1b]9;liveterm: 9;4;3: 777;notify\x1b\\"
    assert (await sent(terminal="osc777"))[1] == f"\a\x1b]777;notify;liveterm: BREAKING, 9;{CALL.text}\x1b\\"
    assert (await sent(environ={"TERM": "linux"}))[1] == "\a"
    assert (await sent(bell=False, terminal="off")) == ({}, "")


async def test_in_tmux_a_notice_is_passed_on_to_the_terminal_outside():
    written = (await sent(TRIAL, {"TMUX": "/tmp/x,1,0"}, bell=False))[1]
    inner = re.fullmatch(r"\x1bPtmux;(.*)\x1b\\", written)[1]
    assert inner.replace("\x1b\x1b", "\x1b") == (await sent(TRIAL, bell=False))[1]


def script(folder: Path, body: str) -> str:
    """A program that runs some Python."""
    path = folder / "a program"
    path.write_text(
        f"#!{sys.executable}\nimport os, sys, time, pathlib\nhere = pathlib.Path({str(folder)!r})\n{body}\n"
    )
    path.chmod(0o700)
    return f"'{path}'"


async def test_a_command_gets_the_words_as_arguments_and_no_shell_sees_them(tmp_path):
    program = script(tmp_path, "(here / 'got').write_text('|'.join(sys.argv[1:]) + '|' + sys.stdin.read())")
    said, _ = await sent(command=f"{program} --say={{text}} {{title}} '{{url}}' {{other}}")
    assert said["command"] == ""
    assert (tmp_path / "got").read_text() == f"--say= {CALL.text}|{CALL.title}|{CALL.url}|{{other}}|"


async def test_words_come_on_stdin_only_if_the_command_asks_for_them(tmp_path):
    program = script(tmp_path, "(here / 'got').write_text('|'.join(sys.argv[1:]) + '|' + sys.stdin.read())")
    await sent(command=f"{program} {{title}} < '{{text}} ({{url}})'")
    assert (tmp_path / "got").read_text() == f"{CALL.title}|{CALL.text} ({CALL.url})\n"


@pytest.mark.parametrize("text", ["--help", "-rf /", "@/etc/passwd", "+x", "|id", "~root", "%action"])
def test_no_words_of_a_publisher_are_taken_for_an_option_or_a_file(text):
    command = "curl -d {text} --text={text} 'Title: {text} ({text})'"
    words, _ = programs.filled(command, {"text": text})
    assert words == ["curl", "-d", f" {text}", f"--text= {text}", f"Title: {text} ( {text})"]


def test_words_that_look_like_a_place_for_others_are_words():
    assert programs.filled("say {title}", {"title": "{url}", "url": "x"}) == (["say", " {url}"], "")


@pytest.mark.parametrize("command", ["'", "", " ", "< {text}"])
def test_what_is_no_command_is_said_to_be_none(command):
    with pytest.raises(UsageError):
        programs.filled(command, {})


async def test_what_a_command_says_is_not_heard_and_how_it_failed_is(tmp_path, capfd):
    program = script(tmp_path, "print('out' * 10**6); print('err', file=sys.stderr); sys.exit(3)")
    said, _ = await sent(command=program)
    assert said["command"].endswith("ended with 3")
    assert capfd.readouterr() == ("", "")
    assert "cannot be run" in (await sent(command="/nowhere/to/be/found"))[0]["command"]


async def test_a_command_that_does_not_end_is_ended_with_all_it_started(tmp_path):
    os.mkfifo(tmp_path / "held")
    ears = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    program = script(tmp_path, "held = (here / 'held').open('w'); os.fork(); held.write('x'); time.sleep(600)")
    said, _ = await sent(command=program, command_s=1.5)
    assert said["command"].endswith("was ended after 1.5 s")
    assert select.select([ears], [], [], PATIENCE_S)[0], "somebody still holds the other end"
    assert os.read(ears, 9) == b""
    os.close(ears)


async def test_what_a_command_leaves_behind_is_ended_too(tmp_path):
    os.mkfifo(tmp_path / "held")
    ears = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    program = script(tmp_path, "held = (here / 'held').open('w'); os.fork() or (held.write('x'), time.sleep(600))")
    said, _ = await sent(command=program, command_s=1.5)
    assert said["command"].endswith("was ended after 1.5 s")
    assert select.select([ears], [], [], PATIENCE_S)[0], "somebody still holds the other end"
    assert os.read(ears, 9) == b""
    os.close(ears)


async def test_what_is_said_of_a_command_is_only_text():
    said, _ = await sent(command="'/nowhere/\x1b]0;me\x07'")
    assert said["command"] == "/nowhere/␛]0;me cannot be run (No such file or directory)"


async def test_a_command_has_a_process_group_of_its_own_that_no_key_of_the_terminal_reaches(tmp_path):
    program = script(tmp_path, "(here / 'group').write_text(f'{os.getpgid(0)} {os.getsid(0)}')")
    await sent(command=program)
    group, session = map(int, (tmp_path / "group").read_text().split())
    assert group == session != os.getpgid(0)
