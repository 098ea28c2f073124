"""Following sources that change, fail, move, end and come back, on a loopback server and in turned time."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from liveterm.config import Limits
from liveterm.errors import FormatError, SourceError
from liveterm.fetch import Fetcher
from liveterm.formats.apart import Parser
from liveterm.live import Follower, Seen, names_of, pace
from liveterm.model import Block, Follow, LiveBlog, Page
from liveterm.timeline import Timeline
from tests.build import at, entry, page
from tests.hostile import Ask, answer, redirect, site


class Time:
    """Time that passes when someone sleeps, and only then."""

    def __init__(self) -> None:
        self.now = 0.0
        self.computer_slept = 0.0

    def wall(self):
        return at(60) + timedelta(seconds=self.now + self.computer_slept)

    def ticks(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


class Pages:
    """Reads documents that are a Page in JSON, so that a test can say exactly what a page says."""

    def __init__(self) -> None:
        self.read = 0

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        pass

    async def parts(self, document) -> AsyncIterator[Page]:
        self.read += 1
        try:
            yield msgspec.json.decode(document.body, type=Page)
        except msgspec.DecodeError:
            raise FormatError("this is no page") from None


class Run:
    """A follower with what it told, in turned time."""

    def __init__(self, *sources: str, interval: float | None = 60.0, **facts) -> None:
        self.time = Time()
        self.pages = Pages()
        self.frames, self.looks = [], []
        self.asked: list[float] = []
        facts.setdefault("parser", self.pages)
        self.follower = Follower(
            sources,
            self.frames.append,
            interval=interval,
            wall=self.time.wall,
            ticks=self.time.ticks,
            sleep=self.time.sleep,
            on_look=self.looks.append,
            **facts,
        )

    def says(self, *answers):
        """A handler that gives these answers in turn, the last for ever, and notes when it was asked."""

        def handler(ask: Ask):
            self.asked.append(self.time.now)
            return answers[min(ask.number, len(answers)) - 1]

        return handler

    async def until(self, done) -> None:
        """Follow until a look finds this done."""
        enough = asyncio.Event()
        self.follower._means.on_look = lambda look: (self.looks.append(look), done() and enough.set())
        task = asyncio.create_task(self.follower.run())
        await enough.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    @property
    def ids(self):
        return [[post.id for post in frame.entries] for frame in self.frames]

    @property
    def troubles(self):
        return [frame.trouble for frame in self.frames if frame.trouble is not None]

    @property
    def gaps(self):
        return [later - earlier for earlier, later in pairwise(self.asked)]


def served(page: Page, **headers: str) -> bytes:
    return answer(msgspec.json.encode(page), **headers)


def posts(*numbers: int):
    return [entry(str(number), number) for number in numbers]


FIVE = served(page(*posts(5, 4, 3, 2, 1)))


async def test_a_page_that_changes_becomes_frames():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(
            FIVE,
            served(page(*posts(6, 5, 4), entry("3", 3, text="Mended."), *posts(2, 1))),
            served(page(*posts(7, 6, 5, 4, 3, 2, 1), withdrawn=("6",))),
        )
        await run.follower.run(looks=3)
    assert run.ids == [["1", "2", "3", "4", "5"], ["3", "6"], ["3", "7"]]
    assert [frame.source for frame in run.frames] == ["127.0.0.1"] * 3
    assert run.follower.failure is None


async def test_an_answer_that_did_not_change_is_not_parsed_again():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(FIVE)
        await run.follower.run(looks=5)
    assert len(run.asked) == 5
    assert run.pages.read == 1
    assert len(run.frames) == 1


async def test_a_page_brings_no_more_posts_than_a_page_may():
    async with site() as server:
        run = Run(server.url("/live"), limits=Limits(page_posts=2))
        server.answers["/live"] = run.says(FIVE)
        await run.follower.run(looks=1)
    assert run.ids == [["4", "5"]]
    assert run.troubles[0].startswith("cut: ")


@pytest.mark.parametrize(
    ("most", "kept"),
    [(Limits(page_posts=150), 150), (Limits(), 20_000)],
    ids=["as many as the reader wants, in parts", "as many as any page may"],
)
async def test_that_a_page_has_more_posts_than_it_may_is_told_once(most, kept):
    body = rss_feed(290) if kept < 290 else json_feed(*range(0, -kept - 5, -1))
    async with site() as server:
        run = Run(server.url("/feed"), fetcher=Fetcher(wall=at), parser=Parser(), limits=most)
        server.answers["/feed"] = run.says(answer(body), answer(body), answer(body + b" "))
        await run.follower.run(looks=3)
        await run.follower._means.parser.close()
        await run.follower._means.fetcher.close()
    assert sum(map(len, run.ids)) == kept
    assert run.troubles == [
        f"cut: only the first {kept:,} posts of this page are shown; limits.page_posts says how many"
    ]


async def test_a_post_has_no_more_blocks_than_a_post_may_and_shows_that_some_are_missing():
    long = entry("1", 1, blocks=tuple(Block("paragraph", f"Part {number}.") for number in range(9)))
    async with site() as server:
        run = Run(server.url("/live"), limits=Limits(post_blocks=3))
        server.answers["/live"] = run.says(served(page(long)))
        await run.follower.run(looks=2)
    assert [block.text for frame in run.frames for post in frame.entries for block in post.blocks] == [
        "Part 0.",
        "Part 1.",
        "[…]",
    ]


async def test_a_run_keeps_no_more_posts_than_it_may_and_goes_on_with_those():
    async with site() as server:
        run = Run(server.url("/live"), limits=Limits(session_posts=6))
        mended = [*posts(9, 8, 7, 6, 5), entry("4", 4, text="Mended."), *posts(3, 2, 1)]
        server.answers["/live"] = run.says(FIVE, served(page(*mended)))
        await run.follower.run(looks=3)
    assert run.ids == [["1", "2", "3", "4", "5"], ["4", "9"]]
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["full"]


async def test_trouble_is_told_once_and_so_is_its_end():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(FIVE, answer(b"", 500), answer(b"", 500), FIVE)
        await run.follower.run(looks=8)
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["refused", ""]
    assert run.looks[1].state == "refused"
    assert run.looks[-1].state != "refused"


async def test_failures_are_asked_about_ever_less_up_to_half_an_hour():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(answer(b"", 500))
        await run.until(lambda: len(run.asked) == 10)
    gaps = run.gaps
    assert all(later > earlier * 1.5 for earlier, later in pairwise(gaps[:5]))
    assert max(gaps) <= pace.LONGEST_S * 1.1
    assert gaps[-1] >= pace.LONGEST_S * 0.9


async def test_a_host_that_asks_us_to_wait_is_left_alone_by_all_sources():
    async with site() as server:
        run = Run(server.url("/a"), server.url("/b"), interval=20)
        server.answers["/a"] = run.says(answer(b"", 429, retry_after="300"), FIVE)
        server.answers["/b"] = run.says(FIVE)
        await run.follower.run(looks=10)
    assert run.asked[0] == 0
    late = [moment for moment in run.asked[1:] if moment > pace.FLOOR_S + 1]
    assert all(moment >= 300 for moment in late)


async def test_an_answer_that_is_still_good_is_not_asked_for_and_such_looks_count():
    async with site() as server:
        run = Run(server.url("/live"), interval=12)
        server.answers["/live"] = run.says(served(page(*posts(1)), cache_control="max-age=30"))
        await run.follower.run(looks=5)
    assert all(gap > 29.999 for gap in run.gaps)
    assert 2 <= len(run.asked) <= 3
    assert "waiting" in {look.state for look in run.looks}


async def test_what_is_gone_is_not_asked_for_again():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(answer(b"", 410))
        await run.follower.run()
    assert len(run.asked) == 1
    assert run.troubles[0].startswith("gone:")
    assert run.looks[-1].next_at is None


async def test_a_move_for_good_is_told_for_a_while():
    async with site(new=FIVE) as server:
        run = Run(server.url("/old"))
        server.answers["/old"] = run.says(redirect("/new", 301))
        await run.follower.run(looks=15)
    assert len(run.asked) == 1
    assert {look.state for look in run.looks[:9]} == {"moved"}
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["moved", ""]


async def test_a_clock_that_is_wrong_is_told_and_its_times_are_kept():
    async with site() as server:
        run = Run(server.url("/live"))
        day = page(entry("1", 60 * 25))
        server.answers["/live"] = run.says(served(day, date="Sun, 15 Mar 2026 10:00:00 GMT"))
        await run.follower.run(looks=1)
    assert run.troubles[0].startswith("clock wrong:")
    assert run.frames[0].entries[0].published == at(60 * 25)


async def test_what_no_format_knows_is_trouble_and_the_next_look_is_whole():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(answer(b"<html>", etag='"1"'), FIVE)
        await run.follower.run(looks=3)
    assert run.troubles[0].startswith("unreadable:")
    assert "if-none-match" not in server.asks[1].headers
    assert run.follower.failure is None


async def test_half_a_page_is_passed_over_and_asked_for_again_in_full():
    async with site() as server:
        run = Run(server.url("/live"))
        half = page(*posts(6, 5), entry("4", 4, text="What happ"), problems=("cut short",))
        server.answers["/live"] = run.says(FIVE, served(half, etag='"half"'), served(page(*posts(6, 5, 4, 3, 2, 1))))
        await run.follower.run(looks=3)
    assert run.ids == [["1", "2", "3", "4", "5"], ["6"]]
    assert "if-none-match" not in server.asks[2].headers


async def test_a_page_that_wants_consent_is_named_as_such():
    async with site(live=redirect("/consent?back=live"), consent=answer(b"<html>Accept?")) as server:
        run = Run(server.url("/live"))
        await run.follower.run(looks=1)
    assert "wants consent" in run.troubles[0]


async def test_older_pages_are_walked_politely_to_the_first_known_post():
    async with site() as server:
        run = Run(server.url("/live"))
        base = server.url("")
        second = page(*posts(6, 5), follow=Follow(older=f"{base}/3"))
        third = page(*posts(4, 3), follow=Follow(older=f"{base}/4"))
        fourth = page(*posts(2, 1))
        server.answers["/live"] = run.says(
            served(page(*posts(8, 7), follow=Follow(older=f"{base}/2"))),
            served(page(*posts(12, 11), follow=Follow(older=f"{base}/later"))),
        )
        server.answers["/2"] = run.says(served(second))
        server.answers["/3"] = run.says(answer(b"", 500), served(third))
        server.answers["/4"] = run.says(served(fourth))
        server.answers["/later"] = run.says(served(page(*posts(10, 9, 8, 7), follow=Follow(older=f"{base}/2"))))
        await run.follower.run(looks=1)
        assert run.ids == [["7", "8"], ["5", "6"]]
        assert run.gaps[0] >= pace.PAGES_S
        await run.follower.run(looks=1)
    assert run.ids[2:] == [["11", "12"], ["9", "10"]]
    assert len(server.asked("/2")) == 1


async def test_a_clock_that_is_wrong_is_told_once_however_its_seconds_fall():
    async with site() as server:
        run = Run(server.url("/live"))

        def dated(ask: Ask) -> bytes:
            ahead = run.time.wall() + timedelta(seconds=3629 + ask.number % 3)
            return answer(
                msgspec.json.encode(page(*posts(ask.number))), date=ahead.strftime("%a, %d %b %Y %H:%M:%S GMT")
            )

        server.answers["/live"] = dated
        await run.follower.run(looks=6)
    assert run.troubles == ["clock wrong: 127.0.0.1's is 1 h ahead of this computer's; check which is right"]


async def test_a_walk_that_was_broken_off_goes_on_at_the_next_look():
    async with site() as server:
        run = Run(server.url("/live"))
        first = page(*posts(8, 7), follow=Follow(older=server.url("/2")))
        server.answers["/live"] = run.says(served(first), served(page(*posts(9, 8, 7))))
        server.answers["/2"] = run.says(answer(b"", 500), served(page(*posts(6, 5))))
        await run.follower.run(looks=2)
    assert run.ids == [["7", "8"], ["9"], ["5", "6"]]


async def test_an_older_page_whose_host_wants_to_be_left_alone_is_waited_for():
    async with site() as server:
        run = Run(server.url("/live"), interval=60)
        first = page(*posts(8, 7), follow=Follow(older=server.url("/2")))
        server.answers["/live"] = run.says(served(first), served(page(*posts(9, 8, 7))))
        server.answers["/2"] = run.says(answer(b"", 429, retry_after="900"), served(page(*posts(6, 5))))
        await run.until(lambda: ["5", "6"] in run.ids)
    before, refused, again, after = run.asked
    assert refused - before < 10
    assert again - refused >= 900 - 60
    assert after - again < 10


async def test_a_page_that_only_says_where_the_posts_are_is_followed_there_in_the_same_look():
    async with site() as server:
        run = Run(server.url("/shell"))
        asked = Follow(poll=server.url("/list"), older=server.url("/list"), headers=(("X-Site", "news"),))
        server.answers["/shell"] = run.says(served(page(follow=asked, delta=True)))
        listed = Follow(poll=server.url("/list"), older=server.url("/posts"), headers=(("X-Site", "news"),))
        server.answers["/list"] = run.says(served(page(follow=listed, delta=True)))
        server.answers["/posts"] = run.says(served(page(*posts(2, 1), delta=True)))
        await run.follower.run(looks=1)
    assert run.ids[-1] == ["1", "2"]
    assert [ask.path for ask in server.asks] == ["/shell", "/list", "/posts"]
    assert server.asks[2].headers["x-site"] == "news"
    assert run.follower.failure is None


async def test_a_walk_back_ends_where_pages_repeat_themselves():
    async with site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(served(page(*posts(2, 1), follow=Follow(older=server.url("/live")))))
        await run.follower.run(looks=1)
    assert len(run.asked) == 2


async def test_the_address_to_poll_is_asked_and_the_source_again_when_that_fails():
    async with site() as server:
        run = Run(server.url("/live"))
        follow = Follow(poll=server.url("/stream"), headers=(("X-Stream", "1"),))
        server.answers["/live"] = run.says(served(page(*posts(1), follow=follow)))
        server.answers["/stream"] = run.says(
            served(page(*posts(2), delta=True)), served(page(*posts(3), delta=True)), answer(b"", 404)
        )
        await run.follower.run(looks=6)
    assert [ask.path for ask in server.asks][:5] == ["/live", "/stream", "/stream", "/stream", "/live"]
    assert server.asked("/stream")[1].headers["x-stream"] == "1"
    assert run.ids[:3] == [["1"], ["2"], ["3"]]


async def test_after_a_poll_that_failed_the_source_says_anew_where_to_ask_though_it_did_not_change():
    async with site() as server:
        run = Run(server.url("/live"))
        follow = Follow(poll=server.url("/stream"))
        server.answers["/live"] = run.says(served(page(*posts(1), follow=follow)))
        server.answers["/stream"] = run.says(answer(b"", 404), served(page(*posts(2), delta=True)))
        await run.follower.run(looks=5)
    assert ["2"] in run.ids


async def test_the_whole_page_is_read_now_and_then():
    async with site() as server:
        run = Run(server.url("/live"))
        named = (("X-Site", "news"),)
        follow = Follow(poll=server.url("/stream"), full=server.url("/live"), full_every=150, headers=named)
        server.answers["/live"] = run.says(served(page(*posts(1), follow=follow)))
        server.answers["/stream"] = run.says(served(page(delta=True)))
        await run.follower.run(looks=7)
    assert [ask.path for ask in server.asks].count("/live") >= 2
    assert server.asked("/live")[1].headers["x-site"] == "news"
    assert [ask.path for ask in server.asks].count("/stream") >= 3


@pytest.mark.parametrize("delta", [True, False])
async def test_the_whole_page_is_asked_for_no_more_often_when_it_did_not_change_or_only_tells_where_posts_are(delta):
    async with site() as server:
        run = Run(server.url("/live"))
        follow = Follow(poll=server.url("/stream"), full=server.url("/live"), full_every=150)
        server.answers["/live"] = run.says(served(page(*posts(1), follow=follow, delta=delta)))
        server.answers["/stream"] = run.says(served(page(delta=True)))
        await run.follower.run(looks=9)
    assert 2 <= [ask.path for ask in server.asks].count("/live") <= 4


async def test_a_page_cannot_send_us_into_another_hosts_network():
    async with site(secret=FIVE) as inside, site() as server:
        run = Run(server.url("/live"))
        server.answers["/live"] = run.says(served(page(*posts(1), follow=Follow(poll=inside.url("/secret")))))
        await run.follower.run(looks=2)
    assert not inside.asks
    assert run.troubles[0].startswith("refused:")


class Noting(Fetcher):
    """A fetcher that notes when it is sent out."""

    def __init__(self, time: Time) -> None:
        super().__init__(wall=time.wall)
        self.sent: list[float] = []
        self._time = time

    async def read(self, source: str, **how):
        self.sent.append(self._time.now)
        return await super().read(source, **how)


async def test_looks_at_one_host_are_never_less_than_ten_seconds_apart():
    async with site(a=FIVE, b=FIVE) as server:
        run = Run(server.url("/a"), server.url("/b"), interval=1)
        run.follower._means.fetcher = fetcher = Noting(run.time)
        await run.follower.run(looks=4)
    assert len(fetcher.sent) == 8
    assert all(later - earlier > pace.FLOOR_S - 0.001 for earlier, later in pairwise(fetcher.sent))


async def test_a_host_under_other_names_is_the_same_host():
    async with site() as server:
        port = server.base.rpartition(":")[2]
        run = Run(*(f"http://{host}:{port}/live" for host in ("127.0.0.1", "localhost", "127.1", "2130706433")))
        server.answers["/live"] = run.says(FIVE)
        await run.follower.run(looks=1)
    assert run.gaps == [pace.FLOOR_S] * 3


def test_hosts_that_nobody_waits_for_are_forgotten():
    time = Time()
    hosts = pace.Hosts(time.ticks)
    hosts.stay_away("https://busy.example/", 1e6)
    for number in range(5000):
        time.now += 1
        hosts.asked(f"https://h{number}.example/")
    assert len(hosts._next) < 1500
    assert hosts.wait("https://h4999.example/") == pace.FLOOR_S
    assert hosts.away("https://busy.example/") > 0


async def test_what_connecting_takes_is_no_part_of_the_distance_between_two_looks():
    class Slow(Noting):
        async def read(self, source, **how):
            self._time.now += 0 if self.sent else 7
            return await super().read(source, **how)

    async with site() as server:
        run = Run(server.url("/a"), server.url("/b"), interval=1)
        server.answers["/a"] = server.answers["/b"] = run.says(FIVE)
        run.follower._means.fetcher = Slow(run.time)
        await run.follower.run(looks=1)
    assert run.gaps == [pace.FLOOR_S]


async def test_a_host_that_answers_for_another_is_told_and_spared_as_one_that_is_asked(monkeypatch):
    """Its names are known to nobody, so a proxy is asked for both."""
    async with site() as server:
        monkeypatch.setenv("HTTP_PROXY", server.base)
        run = Run("http://news.invalid/live", "http://other.invalid/live", interval=12)
        times, told = [], asyncio.Event()

        async def sleep(seconds: float) -> None:
            await told.wait()  # no time passes before both were asked once
            await Time.sleep(run.time, seconds)

        def other(ask: Ask) -> bytes:
            times.append(run.time.now)
            return FIVE

        run.follower._means.sleep = sleep
        run.follower._means.keep = lambda frame: (run.frames.append(frame), frame.trouble and told.set())
        server.answers["http://news.invalid/live"] = redirect("http://other.invalid/live")
        server.answers["http://other.invalid/live"] = other
        await run.follower.run(looks=6)
    assert len(times) == 12
    assert all(later - earlier > pace.FLOOR_S - 0.001 for earlier, later in pairwise(times[1:]))
    assert run.troubles == ["moved: news.invalid is answered by other.invalid"]


@pytest.mark.parametrize("end", [FIVE, answer(b"", 500)])
async def test_every_host_that_redirects_lead_through_is_spared_as_one_that_is_asked(monkeypatch, end):
    async with site() as server:
        monkeypatch.setenv("HTTP_PROXY", server.base)
        run = Run("http://news.invalid/live", "http://middle.invalid/live", interval=12)
        times, gone_round = [], asyncio.Event()

        async def sleep(seconds: float) -> None:
            await gone_round.wait()  # no time passes before both were asked once
            await Time.sleep(run.time, seconds)

        def middle(ask: Ask) -> bytes:
            times.append(run.time.now)
            return redirect("http://end.invalid/live") if ask.path.endswith("1") else FIVE

        run.follower._means.sleep = sleep
        run.follower._means.on_look = lambda look: look.source == "news" and gone_round.set()
        server.answers["http://news.invalid/live"] = redirect("http://middle.invalid/1")
        server.answers["http://end.invalid/live"] = end
        server.answers |= {"http://middle.invalid/1": middle, "http://middle.invalid/live": middle}
        await run.follower.run(looks=5)
    assert len(times) >= 7
    assert all(later - earlier > pace.FLOOR_S - 0.001 for earlier, later in pairwise(times[1:]))


@pytest.fixture
def names(monkeypatch):
    """Gives a server the names of several hosts, by being their proxy."""
    return lambda server: monkeypatch.setenv("HTTP_PROXY", server.base)


API, NEWS = "http://api.invalid/stream", "http://news.invalid/live"


async def test_an_address_that_a_page_named_is_left_alone_when_it_asks_for_that_and_the_page_is_read_on(names):
    async with site() as server:
        names(server)
        run, streamed, read = Run(NEWS), [], []
        page_of = served(page(*posts(1), follow=Follow(poll=API)))
        server.answers[NEWS] = lambda ask: (read.append(run.time.now), page_of)[1]
        stream = (served(page(*posts(2), delta=True)), answer(b"", 429, retry_after="900"))
        server.answers[API] = lambda ask: (streamed.append(run.time.now), stream[ask.number % 2])[1]
        await run.until(lambda: len(streamed) == 2)
        refused, again = streamed
    assert again - refused >= 900
    assert len([moment for moment in read if refused < moment < again]) >= 12
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["refused", ""]
    assert "api.invalid said 429" in run.troubles[0]


async def test_an_address_that_a_page_named_and_that_fails_is_asked_ever_less(names):
    async with site() as server:
        names(server)
        run, streamed = Run(NEWS), []

        def named(ask: Ask) -> bytes:
            address = f"{API}/since/{ask.number}"
            server.answers[address] = lambda ask: (streamed.append(run.time.now), answer(b"", 503))[1]
            return served(page(follow=Follow(poll=address), delta=True))

        server.answers[NEWS] = named
        await run.until(lambda: len(streamed) == 9)
    gaps = [later - earlier for earlier, later in pairwise(streamed)]
    assert all(later > earlier * 1.4 for earlier, later in zip(gaps[:3], gaps[2:5], strict=True))
    assert pace.LONGEST_S * 0.9 <= gaps[-1] <= pace.LONGEST_S * 1.1 + 70
    assert len(run.troubles) == 1, "what only says where posts are does not end that they cannot be had"
    assert run.follower.failure is not None


async def test_an_address_that_a_page_named_and_that_is_gone_is_not_asked_again_but_the_page_is(names):
    async with site() as server:
        names(server)
        run = Run(NEWS)
        server.answers[NEWS] = served(page(*posts(1), follow=Follow(poll=API)))
        server.answers[API] = answer(b"", 410)
        await run.follower.run(looks=9)
    assert len(server.asked(API)) == 1
    assert len(server.asked(NEWS)) == 8
    assert run.looks[-1].state != "gone"


async def test_the_host_behind_a_redirect_is_left_alone_when_it_asks_for_that_and_not_who_sent_us(names):
    async with site() as server:
        names(server)
        run = Run(NEWS)
        server.answers[NEWS] = redirect("http://busy.invalid/live")
        server.answers["http://busy.invalid/live"] = answer(b"", 429, retry_after="600")
        await run.follower.run(looks=1)
    hosts = run.follower.hosts
    assert [hosts.away(address) for address in (NEWS, "http://busy.invalid/x")] == [600, 600]
    assert hosts.away("http://news.invalid/other") == 0


async def test_posts_that_cannot_be_had_where_a_page_says_they_are_are_a_failure_at_once(names):
    async with site() as server:
        names(server)
        run = Run(NEWS)
        server.answers[NEWS] = served(page(follow=Follow(poll=API, older=API), delta=True))
        server.answers[API] = answer(b"", 500)
        await run.follower.run(looks=1)
        assert "api.invalid said 500" in str(run.follower.failure)
        server.answers[API] = served(page(*posts(1)))
        await run.follower.run(looks=2)
    assert run.ids[-1] == ["1"]
    assert run.follower.failure is None
    assert [trouble.partition(":")[0] for trouble in run.troubles] == ["refused", ""]


async def test_how_long_a_page_stays_good_is_no_matter_of_the_address_it_names(names):
    async with site() as server:
        names(server)
        run = Run(NEWS)
        server.answers[NEWS] = served(page(*posts(1), follow=Follow(poll=API)), cache_control="max-age=600")
        server.answers[API] = run.says(served(page(*posts(2), delta=True)))
        await run.until(lambda: len(run.asked) == 3)
    assert run.asked[0] < 70


async def test_several_sources_are_told_apart():
    async with site() as server:
        run = Run(server.url("/a"), server.url("/b"))
        server.answers["/a"] = server.answers["/b"] = run.says(served(page(*posts(1))))
        await run.follower.run(looks=1)
    assert sorted(run.ids) == [["127.0.0.1-2:1"], ["127.0.0.1:1"]]


async def test_a_run_goes_on_with_what_a_session_holds():
    async with site() as server:
        first = Run(server.url("/live"))
        server.answers["/live"] = first.says(FIVE)
        await first.follower.run(looks=1)
        second = Run(server.url("/live"), seen=Seen.of(first.frames))
        server.answers["/live"] = second.says(served(page(*posts(6, 5, 4, 3, 2))))
        await second.follower.run(looks=1)
    assert second.ids == [["6"]]


async def test_a_source_that_never_gave_a_post_is_a_failure_unless_there_are_none_yet():
    async with site(empty=served(page()), other=answer(b"<html>")) as server:
        for path, kind in (("/missing", SourceError), ("/other", FormatError)):
            run = Run(server.url(path))
            await run.follower.run(looks=1)
            assert isinstance(run.follower.failure, kind)
            assert "127.0.0.1" in str(run.follower.failure)
        run = Run(server.url("/empty"))
        await run.follower.run(looks=1)
        assert run.follower.failure is None


async def test_credentials_in_an_address_are_shown_nowhere():
    async with site(empty=answer(b"<html>")) as server:
        run = Run(server.url("/empty").replace("//", "//me:secret@"))
        await run.follower.run(looks=1)
    told = [str(run.follower.failure), *run.troubles, *(f"{look.note}{look.source}" for look in run.looks)]
    assert not any("secret" in sentence for sentence in told)


async def test_a_computer_that_slept_looks_promptly_and_once():
    async with site() as server:
        run = Run(server.url("/live"), interval=3600)
        server.answers["/live"] = run.says(FIVE)

        async def sleep(seconds: float) -> None:
            await Time.sleep(run.time, seconds)
            if run.time.now > 100:
                run.time.computer_slept = 30_000.0

        run.follower._means.sleep = sleep
        await run.follower.run(looks=3)
    assert run.gaps[0] < 150
    assert run.gaps[1] > 3000


async def test_a_key_or_a_glance_brings_a_prompt_look(monkeypatch):
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0")
    looks: asyncio.Queue = asyncio.Queue()
    async with site(live=FIVE) as server:
        follower = Follower([server.url("/live")], [].append, interval=3600, on_look=looks.put_nowait, parser=Pages())
        task = asyncio.create_task(follower.run())
        await looks.get()
        follower.poll_now()
        await looks.get()
        follower.focus(False)
        follower.focus(True)
        assert looks.empty()
        follower.focus(False)
        follower._means.unfocused_since -= 2 * pace.UNFOCUSED_S
        follower.focus(True)
        await looks.get()
        task.cancel()
        await asyncio.wait([task])
    assert len(server.asks) == 3


async def test_a_file_is_followed_as_it_grows(tmp_path):
    path = tmp_path / "my page.json"
    path.write_bytes(msgspec.json.encode(page(*posts(1))))
    run = Run(str(path), interval=None)
    numbers = iter(range(2, 4))

    async def sleep(seconds: float) -> None:
        run.time.now += seconds
        if (number := next(numbers, None)) is not None:
            path.write_bytes(msgspec.json.encode(page(*posts(*range(number, 0, -1)))))
            os.utime(path, (number, number))
        await asyncio.sleep(0)

    run.follower._means.sleep = sleep
    await run.follower.run(looks=6)
    assert run.ids == [["1"], ["2"], ["3"]]
    assert run.frames[0].source == "my-page"


async def test_stdin_is_read_once_and_that_is_the_end(monkeypatch):
    here, there = os.pipe()
    os.write(there, msgspec.json.encode(page(*posts(1))))
    os.close(there)
    with os.fdopen(here) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        run = Run("-")
        await run.follower.run()
    assert run.ids == [["1"]]


async def test_a_file_that_is_none_of_ours_is_the_end(tmp_path):
    (tmp_path / "x.txt").write_text("hello")
    run = Run(str(tmp_path / "x.txt"))
    await run.follower.run()
    assert run.follower.failure.exit_code == 3
    run = Run(str(tmp_path / "missing"))
    await run.follower.run()
    assert run.follower.failure.exit_code == 1


async def test_what_is_no_address_is_told_once_and_never_asked_for_again():
    async with site() as server:
        run = Run("http://bad host", "http://[::1", "http://h:99999/", server.url("/live"))
        server.answers["/live"] = run.says(FIVE)
        await run.until(lambda: len(run.asked) == 3)
        ended = [look for look in run.looks if look.next_at is None]
    assert len(ended) == 3
    assert len(run.troubles) == 3
    assert "bad host” is no web address" in str(run.follower.failure)


def json_feed(*numbers: int) -> bytes:
    items = [
        {"id": str(n), "url": f"#{n}", "content_text": f"Words {n}", "date_published": at(n).isoformat()}
        for n in numbers
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "An event", "items": items}).encode()


async def test_a_feed_is_followed_through_the_reader_apart():
    async with site() as server:
        asked = "/feed.json?u=https%3A%2F%2Fme%3Asecret%40h"
        run = Run(server.url(asked), fetcher=Fetcher(wall=at), parser=Parser())
        server.answers["/feed.json"] = run.says(answer(json_feed(2, 1)), answer(json_feed(3, 2, 1)))
        await run.follower.run(looks=2)
        await run.follower._means.parser.close()
        await run.follower._means.fetcher.close()
    assert run.ids == [["1", "2"], ["3"]]
    assert server.asks[1].path == asked
    assert run.frames[1].entries[0].url == server.url("/feed.json?u=https%3A%2F%2Fh#3")
    assert "secret" not in repr((run.frames, run.looks))


def rss_feed(count: int) -> bytes:
    items = "".join(
        f"<item><guid>n{n}</guid><title>{n}</title><pubDate>Sat, 14 Mar 2026 07:{n // 7:02}:00 GMT</pubDate></item>"
        for n in reversed(range(count))
    )
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


async def test_a_long_feed_is_told_of_part_by_part_and_then_only_what_is_new():
    async with site() as server:
        run = Run(server.url("/feed"), fetcher=Fetcher(wall=at), parser=Parser())
        server.answers["/feed"] = run.says(answer(rss_feed(150)), answer(rss_feed(151)))
        await run.follower.run(looks=2)
        await run.follower._means.parser.close()
        await run.follower._means.fetcher.close()
    assert [len(told) for told in run.ids] == [94, 56, 1]  # of one minute at the cut, none before all of them
    assert run.ids[2] == ["n150"]
    timeline = Timeline()
    timeline.move(run.frames, len(run.frames))
    assert [post.id for post in timeline.posts] == [f"n{n}" for n in range(151)]
    assert len(run.looks) == 2


async def test_nothing_is_left_over_when_a_run_is_cancelled():
    async with site(live=FIVE) as server:
        run = Run(server.url("/live"))
        await run.until(lambda: bool(run.looks))
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_sources_have_short_names_that_differ():
    assert names_of(
        [
            "https://www.bbc.co.uk/news/live/x",
            "https://bbc.com/news/live/y",
            "https://www.theguardian.com/world/live",
            "https://live.example.org.uk:8080/x",
            "http://127.0.0.1:80/feed",
            "pages/my page.html.gz",
            "-",
            "http://[::1]/",
            "///",
        ]
    ) == ["bbc", "bbc-2", "theguardian", "example", "127.0.0.1", "my-page", "stdin", "1", "source"]


def test_the_pace_is_the_readers_then_the_formats_then_the_usual():
    where = "https://example.org/"
    assert pace.interval(30, 15, where, None) == 30
    assert pace.interval(None, 15, where, None) == 15
    assert pace.interval(None, 2, where, None) == pace.FLOOR_S
    assert pace.interval(None, None, where, LiveBlog(format="JSON-LD")) == pace.PAGE_EVERY_S
    assert pace.interval(None, None, where, LiveBlog(format="JSON Feed")) == pace.FEED_EVERY_S


def test_a_slow_source_is_asked_less_within_bounds():
    def adapted(gap=None, quiet=None, over=False, unfocused=0.0) -> float:
        return pace.adapted(60, gap=gap, quiet=quiet, over=over, unfocused=unfocused)

    assert adapted() == 60
    assert adapted(gap=60, quiet=10) == 60
    assert 60 < adapted(gap=600, quiet=10) < 240
    assert adapted(gap=86400, quiet=86400) == 240
    assert adapted(over=True) == 900
    assert adapted(unfocused=3600) == 120


def test_only_this_computer_may_be_asked_more_often(monkeypatch):
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0.2")
    assert pace.floor("http://127.0.0.1:1/") == 0.2
    assert pace.between_pages("http://localhost/") == 0.2
    assert pace.floor("https://example.org/") == pace.FLOOR_S
    assert pace.between_pages("http://10.0.0.1/") == pace.PAGES_S


def test_a_number_is_not_given_to_a_source_whose_name_has_it_already():
    assert names_of(["page-2.html", "page.html", "sub/page.html"]) == ["page-2", "page", "page-3"]
