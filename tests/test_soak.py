"""Two hours of an event in which everything goes wrong, ending with the timeline equal to the truth."""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import dataclass, field
from email.utils import format_datetime

import pytest

from liveterm.live import Follower
from liveterm.tape import Tape
from liveterm.timeline import Timeline
from tests.build import at
from tests.hostile import Ask, answer, site
from tests.test_live import Time

HOURS = 2
WINDOW = 25


@dataclass
class Post:
    number: int
    minute: float
    text: str
    changed: float = 0.0


@dataclass
class Publisher:
    """An event in turned time: posts come, some are edited, a few are taken back, and the server has its moods."""

    time: Time
    dice: random.Random
    shape: str
    posts: list[Post] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    done: float = 0.0
    bad: int = 0

    def live(self, ask: Ask) -> bytes | None:
        self.catch_up()
        mood = self.dice.random() if ask.number > 1 and not self.over else 1.0
        if mood < 0.06:
            return answer(b"oops", 500)
        if mood < 0.10:
            return None  # the connection drops
        body, kind = self.page(mood)
        if mood < 0.16:
            return answer(body[: int(len(body) * self.dice.uniform(0.2, 0.95))], content_type=kind)
        if mood < 0.20:
            return answer(body, content_type="text/plain; charset=iso-8859-1")
        tag = f'"{hash(body)}"'
        if ask.headers.get("if-none-match") == tag:
            return answer(status=304, etag=tag)
        return answer(body, content_type=kind, etag=tag)

    @property
    def over(self) -> bool:
        return self.time.now > HOURS * 3600

    def catch_up(self) -> None:
        """Let happen what happens every half minute."""
        while self.done < min(self.time.now, HOURS * 3600):
            self.done += 30
            if self.dice.random() < 0.4:
                self.write(len(self.truth) + 1, self.done / 60)
            if self.posts and self.dice.random() < 0.1:
                self.write(self.dice.choice(self.posts[-10:]).number, None)
            if len(self.posts) > WINDOW and self.dice.random() < 0.05:
                self.take_back()

    def take_back(self) -> None:
        """Take back a post that a look has seen as it is: none of the newest, none that was edited just now."""
        taken = self.posts[-self.dice.randint(6, 10)]
        if taken.changed < self.done - 300:
            self.posts.remove(taken)
            self.withdrawn.add(str(taken.number))

    def write(self, number: int, minute: float | None) -> None:
        text = f"Nº {number}: “{self.dice.choice(['So', 'Then', 'Später', 'Déjà'])}”, take {self.dice.random()}"
        self.truth[str(number)] = text
        if minute is not None:
            self.posts.append(Post(number, minute, text))
        for post in self.posts:
            if post.number == number:
                post.text, post.changed = text, self.done

    def page(self, mood: float) -> tuple[bytes, str]:
        shown = self.posts[-WINDOW:][::-1]
        if mood < 0.30:
            shown = [*shown, *shown[:3]]
        if mood < 0.26:
            self.dice.shuffle(shown)
        return self.rss(shown) if self.shape == "rss" else self.jsonfeed(shown)

    def rss(self, shown: list[Post]) -> tuple[bytes, str]:
        items = "".join(
            f"<item><guid isPermaLink='false'>{post.number}</guid><title>Post {post.number}</title>"
            f"<description>{post.text}</description><pubDate>{format_datetime(at(post.minute))}</pubDate></item>"
            for post in shown
        )
        feed = f"<rss version='2.0'><channel><title>An event</title><link>https://e.org/</link>{items}</channel></rss>"
        return feed.encode(), "application/rss+xml; charset=utf-8"

    def jsonfeed(self, shown: list[Post]) -> tuple[bytes, str]:
        items = [
            {
                "id": str(post.number),
                "title": f"Post {post.number}",
                "content_text": post.text,
                "date_published": at(post.minute).isoformat(),
            }
            for post in shown
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "An event", "items": items}
        return json.dumps(feed, ensure_ascii=False).encode(), "application/feed+json"


@pytest.mark.parametrize("shape", ["rss", "jsonfeed"])
async def test_whatever_goes_wrong_the_timeline_ends_as_the_truth(shape):
    random.seed(shape)  # the jitter between looks, so that every run is the same
    time = Time()
    publisher = Publisher(time, random.Random(shape), shape)
    tape = Tape(growing=True)
    over = asyncio.Event()
    async with site(live=publisher.live) as server:
        follower = Follower(
            [server.url("/live")],
            tape.append,
            interval=30,
            wall=time.wall,
            ticks=time.ticks,
            sleep=time.sleep,
            on_look=lambda look: over.set() if time.now > HOURS * 3600 + 1800 else None,
        )
        following = asyncio.create_task(follower.run())
        await over.wait()
        following.cancel()
        await asyncio.wait([following])
    timeline = Timeline()
    timeline.move(tape.frames, len(tape.frames))
    assert {post.id: post.entry.text for post in timeline.posts} == publisher.truth
    assert {post.id for post in timeline.posts if post.withdrawn} == publisher.withdrawn
    assert len(publisher.withdrawn) > 0
    assert not timeline.troubles
    assert asyncio.all_tasks() == {asyncio.current_task()}
