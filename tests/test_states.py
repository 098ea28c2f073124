"""What is the matter with a source has a word of its own: on the tape, in `tail` and on the screen."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from liveterm.model import LiveBlog
from liveterm.story import Story
from liveterm.tape import Look, Tape
from liveterm.ui.lines import laid_out
from liveterm.ui.status import Counts, status_row
from liveterm.ui.times import Dial
from tests.build import clock, frame
from tests.hostile import Ask, answer, redirect
from tests.hostile import site as serving
from tests.terminal import Terminal

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
HTTP = "%a, %d %b %Y %H:%M:%S GMT"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0.05")
    monkeypatch.setenv("LIVETERM_NOW", NOW.isoformat())
    monkeypatch.setenv("TZ", "UTC")


def feed(*minutes_ago: float, **headers: str) -> bytes:
    """A feed with a post every so many minutes ago, newest first."""
    items = "".join(
        f"<item><guid isPermaLink='false'>p{minutes}</guid><title>Post of {minutes} minutes ago</title>"
        f"<pubDate>{(NOW - timedelta(minutes=minutes)).strftime(HTTP)}</pubDate></item>"
        for minutes in minutes_ago
    )
    return answer(f"<rss version='2.0'><channel><title>Storm</title>{items}</channel></rss>", **headers)


def expired() -> bytes:
    """The same as a JSON Feed, which can say that it is over."""
    items = [
        {"id": f"p{n}", "content_text": f"Post {n}.", "date_published": (NOW - timedelta(minutes=n)).isoformat()}
        for n in (1, 5, 9)
    ]
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "Storm", "expired": True, "items": items}
    return answer(json.dumps(said), content_type="application/feed+json")


BUSY = tuple(range(1, 37, 4))


def then(*answers: bytes | None) -> Callable[[Ask], bytes | None]:
    return lambda ask: answers[min(ask.number, len(answers)) - 1]


class Case(NamedTuple):
    """A source, and what it comes to: the word of the look, on the tape (None: no trouble), and on the screen."""

    answers: Callable[[Ask], bytes | None]
    state: str
    trouble: str | None
    status: str
    header: str = "● LIVE"


CASES = {
    "quiet": Case(then(feed(95, 99, 103, 107, 111)), "quiet", None, "quiet 1 h 35 m (usual 4 m)"),
    "ended": Case(then(expired()), "ended", None, "the event is over", "■ ended"),
    "offline": Case(
        then(feed(*BUSY), None),
        "offline",
        "offline: 127.0.0.1 broke off",
        "offline since 12:00: 127.0.0.1",
        "○ offline",
    ),
    "refused": Case(
        then(feed(*BUSY), answer(b"<b>Log in</b>", 403)),
        "refused",
        "refused: 127.0.0.1 said 403 Forbidden",
        "refused since 12:00: 127.0.0.1 said 403 Forbidden",
        "○ refused",
    ),
    "waited for": Case(
        then(feed(*BUSY), answer(b"", 429, retry_after="900")),
        "waiting",
        "refused: 127.0.0.1 said 429 Too Many Requests; it is asked again in 15 min",
        "refused since 12:00: 127.0.0.1 said 429 Too Many Requests; it is asked again in 15 min",
        "○ refused",
    ),
    "moved": Case(
        then(redirect("/new", 301)),
        "moved",
        "moved: 127.0.0.1 is now http://127.0.0.1",
        "moved: 127.0.0.1 is now http://127.0.0.1",
    ),
    "moved to where we do not go": Case(
        then(feed(*BUSY), redirect("file:///etc/passwd", 301)),
        "refused",
        "refused: 127.0.0.1 redirects to “file:///etc/passwd”",
        "refused since 12:00: 127.0.0.1 redirects to “file:///etc/passwd”",
        "○ refused",
    ),
    "moved, and there all is broken": Case(
        then(feed(*BUSY), redirect("/broken", 301)),
        "refused",
        "refused: 127.0.0.1 said 500 Internal Server Error",
        "refused since 12:00: 127.0.0.1 said 500 Internal Server Error",
        "○ refused",
    ),
    "gone": Case(
        then(feed(*BUSY), answer(b"", 410)),
        "gone",
        "gone: 127.0.0.1 said 410 Gone",
        "gone since 12:00: 127.0.0.1",
        "■ the end",
    ),
    "changed shape": Case(
        then(feed(*BUSY), feed(*BUSY[:3])),
        "changed shape",
        "changed shape: the page shows 3 posts instead of 9",
        "changed shape: the page shows 3 posts instead of 9; nothing is withdrawn",
    ),
    "unreadable": Case(
        then(feed(*BUSY), answer(b"<html><title>Back soon</title>", content_type="text/html")),
        "unreadable",
        "unreadable: 127.0.0.1: this is no live blog",
        "unreadable since 12:00: 127.0.0.1: this is no live blog",
        "○ unreadable",
    ),
    "clock wrong": Case(
        then(feed(*BUSY, date=(NOW + timedelta(hours=2)).strftime(HTTP))),
        "clock wrong",
        "clock wrong: 127.0.0.1's is 2 h ahead of this computer's",
        "clock wrong: 127.0.0.1's is 2 h ahead of this computer's",
    ),
}


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


async def test_a_look_says_it_and_so_does_the_tape_if_it_is_trouble(case):
    async with serving(live=case.answers, new=feed(*BUSY), broken=answer(b"", 500)) as site:
        looks, frames = await followed(site.url("/live"), looks=3)
    assert looks[-1].state == case.state
    said = [frame.trouble for frame in frames if frame.trouble]
    assert [trouble.startswith(case.trouble) for trouble in said] == ([] if case.trouble is None else [True])


async def followed(source: str, looks: int) -> tuple[list[Look], list]:
    from liveterm.clock import wall
    from liveterm.live import Follower

    told, frames = [], []
    await Follower([source], frames.append, interval=0.05, wall=wall, on_look=told.append).run(looks=looks)
    return told, frames


async def test_tail_says_it_in_a_line(case):
    async with serving(live=case.answers, new=feed(*BUSY), broken=answer(b"", 500)) as site:
        plain = await tail(site.url("/live"))
        site.asks.clear()
        lines = [json.loads(line) for line in (await tail(site.url("/live"), "--json")).splitlines()]
    said = [line["what"] for line in lines if line["type"] == "trouble" and line["what"]]
    if case.trouble is None:
        assert said == [], "nothing went wrong"
        assert [line["over"] for line in lines if line["type"] == "blog"][-1:] == [case.state == "ended" or None]
        assert {"quiet": "127.0.0.1: quiet", "ended": "Storm · over"}[case.state] in plain
    else:
        assert [trouble.startswith(case.trouble) for trouble in said] == [True]
        assert f"Trouble with 127.0.0.1: {case.trouble}" in plain


async def test_tail_says_that_a_trouble_is_over():
    flapping = then(feed(*BUSY), answer(b"", 404), feed(*BUSY))
    async with serving(live=flapping) as site:
        plain = await tail(site.url("/live"))
        site.asks.clear()
        lines = [json.loads(line) for line in (await tail(site.url("/live"), "--json")).splitlines()]
    assert plain.count("Trouble with") == plain.count("127.0.0.1: the trouble is over\n\n") == 1
    assert [line["what"][:8] for line in lines if line["type"] == "trouble"] == ["refused:"]


async def tail(*arguments: str) -> str:
    command = (sys.executable, "-m", "liveterm", "tail", *arguments, "--looks", "3", "--interval", "0.1s")
    ran = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    out, _ = await ran.communicate()
    assert ran.returncode == 0
    return out.decode()


async def test_the_screen_says_it(case):
    async with serving(live=case.answers, new=feed(*BUSY), broken=answer(b"", 500)) as site:
        await asyncio.to_thread(watched, site.url("/live"), case)


def watched(source: str, case: Case) -> None:
    with Terminal(source, "--interval", "0.1s", columns=150, rows=20) as terminal:
        terminal.until(lambda shown: case.status in shown.text and case.header in shown.lines[0])
        terminal.press("q")
        assert terminal.ended() == 0


async def test_a_file_that_cannot_be_read_is_said_to_be_that_not_to_have_ended(tmp_path):
    for name, words in {"none.html": b"<html><title>Cooking</title>", "deep.json": b'{"a": ' + b"[" * 9000}.items():
        (tmp_path / name).write_bytes(words)
        await asyncio.to_thread(unreadable, tmp_path / name)


def unreadable(path: Path) -> None:
    with Terminal(str(path), columns=80, rows=20) as terminal:
        terminal.until(lambda shown: "○ unreadable" in shown.lines[0] and f": {path.name}: " in shown.text)
        terminal.press("q")
        assert terminal.ended() == {"none.html": 3, "deep.json": 3}[path.name]


async def test_a_status_line_of_eighty_columns_says_what_is_wrong_however_long_the_address_is():
    long = "/" + "/".join(["live", "2026", "mar", "14", "storm-ygritte-" + "latest-" * 12])
    page = answer(b"<html><title>Back soon</title>", content_type="text/html")
    async with serving() as site:
        site.answers[long] = then(feed(*BUSY), page)
        await asyncio.to_thread(narrow, site.url(long))


def narrow(source: str) -> None:
    with Terminal(source, "--interval", "0.1s", columns=80, rows=20) as terminal:
        terminal.until(lambda shown: "127.0.0.1: this is no live blog" in shown.text)
        terminal.press("q")
        assert terminal.ended() == 0


SEVERAL = {
    "fine": then(feed(*BUSY)),
    "ended": then(expired()),
    "gone": then(feed(*BUSY), answer(b"", 410)),
    "moved": then(redirect("/fine", 301)),
}


async def test_of_several_sources_tail_says_of_which_each_word_is():
    async with serving(**SEVERAL) as site:
        plain = await tail(*map(site.url, site.answers))
    assert "127.0.0.1-2: Storm · over\n" in plain
    assert "Trouble with 127.0.0.1-3: gone: " in plain
    assert "Trouble with 127.0.0.1-4: moved: " in plain
    assert plain.count("Trouble with ") == 2
    posts = [block for block in plain.split("\n\n") if " · Post of" in block]
    assert posts
    assert all(block.startswith("127.0.0.1") for block in posts)


async def test_of_several_sources_the_screen_says_how_many_are_in_trouble_and_which():
    async with serving(**SEVERAL) as site:
        await asyncio.to_thread(told_apart, list(map(site.url, site.answers)))


def told_apart(sources: list[str]) -> None:
    with Terminal(*sources, "--interval", "0.1s", columns=300, rows=20) as terminal:
        terminal.until("2 of 4 in trouble: 127.0.0.1-")
        terminal.until("127.0.0.1-3: gone since 12:00: 127.0.0.1 said 410 Gone; ")
        terminal.until("127.0.0.1-4: moved: 127.0.0.1 is now http://127.0.0.1:")
        terminal.until("ended: 127.0.0.1-2 ")
        assert "● LIVE" in terminal.lines[0]
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("troubles", "said"),
    [
        ({"nos": "offline: x", "bbc": "offline: y"}, "2 of 3 offline: nos, bbc"),
        ({"nos": "offline: x", "bbc": "gone: y"}, "2 of 3 in trouble: nos, bbc"),
        ({"bbc": "refused: www.bbc.co.uk said 403"}, "bbc: refused since 09:01: w"),
        ({"bbc": "changed shape: the page shows 3 posts"}, "bbc: changed shape: the pag"),
    ],
)
def test_forty_columns_are_enough_to_say_which_sources_are_in_trouble(troubles, said):
    frames = [frame(0, source=source, blog=LiveBlog(source)) for source in ("nos", "bbc", "cnn")]
    frames += [frame(1, source=source, trouble=trouble) for source, trouble in troubles.items()]
    story = Story(Tape(frames), clock(5))
    story.advance()
    row = status_row(story, Counts(shown=120, total=120), Dial(UTC))
    assert "".join(piece.text for piece in laid_out(row, 40)).startswith(f" {said}")
