"""A session published on loopback: what each shape tells, followed as any reader would, and the manners of HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from zlib import crc32

import pytest
from msgspec.structs import replace

from liveterm.clock import Clock
from liveterm.errors import LivetermError
from liveterm.live import Follower
from liveterm.model import Block, Frame, Link, LiveBlog, Span
from liveterm.serve import publish
from liveterm.session.reading import read
from liveterm.shapes import SHAPES
from liveterm.tape import Tape
from liveterm.timeline import Post, Timeline
from tests.build import Turned, entry, frame
from tests.make_demo import SESSION

LABELS = {
    "jsonld": {"breaking", "key", "pinned", "summary"},
    "rss": {"breaking", "key", "pinned", "summary"},
    "bbc": {"breaking"},
    "guardian": {"key", "pinned", "summary"},
    "wp": {"key"},
    "sourcefabric": {"key", "pinned"},
}
"""The labels that a shape has a place for."""


@asynccontextmanager
async def published(tape: Tape, story: Clock, shape: str) -> AsyncIterator[str]:
    """The address of a tape that is being published."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(publish(tape, story, shape=shape, announce=address.set_result))
    await asyncio.wait([task, address], return_when=asyncio.FIRST_COMPLETED, timeout=10)
    try:
        yield address.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def held(tape: Tape) -> Clock:
    """Story time at the tape's start, going on only when it is told to."""
    return Clock(lambda: tape.last, start=tape.start, running=Turned())


def stepping(tape: Tape, story: Clock, ticks: Turned) -> Callable[[float], Awaitable[None]]:
    """A sleep that takes no time and in which the story goes on by one frame."""
    moments = iter([frame.at for frame in tape.frames])

    async def sleep(seconds: float) -> None:
        ticks.pass_by(seconds)
        if seconds > 1:
            story.seek(next(moments, story.edge))

    return sleep


async def followed(tape: Tape, shape: str, *, ending: str = "", more: int = 4) -> list[Frame]:
    """What a follower learns of a tape from its start to its end, and in some more looks.

    `ending` is what is taken off the address before it is followed, with all that comes after.
    """
    story, ticks, learned = held(tape), Turned(), list[Frame]()
    async with published(tape, story, shape) as address:
        address = address.partition(ending)[0] if ending else address
        follower = Follower([address], learned.append, interval=10, ticks=ticks, sleep=stepping(tape, story, ticks))
        async with asyncio.timeout(60):
            await follower.run(looks=len(tape) + more)
    assert not follower.failure
    return learned


def known(frames: list[Frame]) -> list[Post]:
    timeline = Timeline()
    timeline.move(frames, len(frames))
    return timeline.posts


def history(post: Post) -> list[str]:
    """How a post's words changed; whether the first of them are its headline, not every shape can say."""
    told = (f"{version.entry.headline}\n\n{version.entry.text}".strip() for version in post.versions)
    return list(dict.fromkeys(told))


def pictures(post: Post) -> list[tuple[str, str | None, str | None]]:
    return [(block.text, block.url, block.credit) for block in post.entry.blocks if block.kind == "image"]


@pytest.fixture(scope="module")
def demo() -> Tape:
    return Tape(read(SESSION).frames)


@pytest.mark.parametrize("shape", SHAPES)
async def test_following_what_is_served_gives_back_the_session(demo, shape):
    learned = await followed(demo, shape)
    ours, theirs = known(demo.frames), known(learned)
    assert {frame.trouble for frame in learned} == {None}
    assert [post.id for post in theirs] == [post.id for post in ours]
    assert [post.id for post in theirs if post.withdrawn] == [post.id for post in ours if post.withdrawn]
    for mine, other in zip(ours, theirs, strict=True):
        assert history(other) == history(mine)
        assert other.entry.published == mine.entry.published
        assert other.entry.authors == mine.entry.authors
        assert pictures(other) == pictures(mine)
        assert set(other.entry.labels) - set(other.entry.inferred) == set(mine.entry.labels) & LABELS.get(shape, set())


def named_in_digits(each: Frame) -> Frame:
    """A frame whose posts have ids such as those by which the Guardian's are known."""
    entries = tuple(replace(entry, id=f"{crc32(entry.id.encode()):024x}") for entry in each.entries)
    return replace(each, entries=entries, withdrawn=tuple(f"{crc32(id.encode()):024x}" for id in each.withdrawn))


async def test_following_a_page_and_then_its_news_gives_the_same_posts_and_rereading_it_their_edits(demo):
    tape = Tape([named_in_digits(each) for each in demo.frames])
    learned = await followed(tape, "guardian", ending=".json", more=30)
    ours, theirs = known(tape.frames), known(learned)
    assert [post.id for post in theirs] == [post.id for post in ours]
    for mine, other in zip(ours[-5:], theirs[-5:], strict=True):
        assert history(other)[-1] == history(mine)[-1]
        assert set(other.entry.shown_labels) == set(mine.entry.labels) & LABELS["guardian"]
    assert [post.entry.published for post in theirs] == [post.entry.published for post in ours]


EVERYTHING = (
    Block("paragraph", "all of it bold here", spans=(Span(4, 9, "bold"), Span(0, 14, "link", "https://example.org/"))),
    Block("paragraph", 'Tom & "Jerry" <b>said</b> so', spans=(Span(0, 3, "bold"), Span(6, 13, "italic"))),
    Block("paragraph", "See here now", spans=(Span(4, 8, "link", "https://example.org/?a=1&b=2"),)),
    Block("heading", "What next"),
    Block("item", "One"),
    Block("item", "Two, with more", spans=(Span(0, 3, "bold"),)),
    Block("quote", "We shall see."),
    Block("quote", "We shall not."),
    Block("image", "A man, shouting & running", "https://example.org/a.jpg?w=1&h=2", "A. Photographer/Agency"),
    Block("paragraph", "Łódź, 高知, 👨‍👩‍👧"),
)
UNSAID = {
    "jsonld": EVERYTHING[1],  # whether a body is text or HTML is anybody's guess there
}
"""A block that a shape has no way to say."""


@pytest.mark.parametrize("shape", SHAPES)
async def test_every_kind_of_block_comes_through(shape):
    blocks = tuple(block for block in EVERYTHING if block != UNSAID.get(shape))
    told = entry("a1", blocks=blocks, headline="Ends & odds <3")
    tape = Tape([frame(0, told, blog=LiveBlog("A & B <3", ("One & two",)))])
    (post,) = known(await followed(tape, shape))
    heading = () if post.entry.headline else (Block("heading", told.headline),)
    assert post.entry.headline in (told.headline, "")
    assert list(post.entry.blocks) == [*heading, *told.blocks]


@pytest.mark.parametrize("shape", SHAPES)
async def test_links_come_through_at_their_words_or_else_after_them(shape):
    links = (
        Link("crane", "https://example.org/crane?a=1&b=2"),
        Link("the river", "https://example.org/river"),
        Link("Map of the bridge", "https://example.org/map"),
    )
    blocks = (
        Block("paragraph", "Cranes, a crane & <more>", spans=(Span(7, 15, "bold"),)),
        Block("item", "By the river"),
    )
    told = entry("a1", blocks=blocks, links=links)
    (post,) = known(await followed(Tape([frame(0, told, blog=LiveBlog("A day"))]), shape))
    assert post.entry.links == links
    if shape in ("rss", "jsonld"):  # exports of ours, which say what was listed only
        assert post.entry.blocks == blocks
        return
    assert post.entry.text.endswith("Cranes, a crane & <more>\n\nBy the river\n\nMap of the bridge")


@pytest.mark.parametrize("shape", SHAPES)
async def test_what_an_embed_leads_to_is_no_link_beside_it(shape):
    blocks = (Block("paragraph", "Look:"), Block("embed", "A post", "https://social.example/1"))
    told = entry("a1", blocks=blocks, links=(Link("A post", "https://social.example/1"),))
    (post,) = known(await followed(Tape([frame(0, told, blog=LiveBlog("A day"))]), shape))
    assert [(block.kind, block.url) for block in post.entry.blocks][-2:] == [
        ("paragraph", None),
        ("embed", "https://social.example/1"),
    ]


@pytest.mark.parametrize("headline", ["Less & <b> more", "<3 & 5 > 4", "“Why?” R&D asks"])
@pytest.mark.parametrize("shape", SHAPES)
async def test_signs_in_a_headline_are_no_markup(shape, headline):
    told = entry("a1", headline=headline)
    (post,) = known(await followed(Tape([frame(0, told, blog=LiveBlog(f"{headline}: live"))]), shape))
    assert headline in (post.entry.headline, post.entry.blocks[0].text)


@pytest.mark.parametrize("shape", ["rss", "atom", "bbc", "sourcefabric"])
async def test_tags_in_a_headline_stay_where_a_shape_can_say_that_they_are_words(shape):
    headline = "Use <b>bold</b>, &amp; never <i>both</i>"
    (post,) = known(await followed(Tape([frame(0, entry("a1", headline=headline), blog=LiveBlog("A day"))]), shape))
    assert headline in (post.entry.headline, post.entry.blocks[0].text)


@pytest.mark.parametrize("shape", sorted(SHAPES.keys() - {"atom", "rss", "jsonld"}))
async def test_older_pages_can_be_walked_back_to(shape):
    posts = [entry(f"{number:024x}", minutes=number, text=f"Post number {number}.") for number in range(130)]
    tape = Tape([frame(200, *posts, blog=LiveBlog("A long day"))])
    assert [post.id for post in known(await followed(tape, shape))] == [one.id for one in posts]


# HTTP ----------------------------------------------------------------------------------------------------------------


Told = tuple[int, dict[str, str], bytes]


async def ask(address: str, path: str | None = None, method: str = "GET", **headers: str) -> Told:
    """Status, headers and body of one plain request."""
    host, _, front = address.removeprefix("http://").partition("/")
    fields = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {path or '/' + front} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return await say(address, "\r\n".join([*lines, "", ""]).encode())


async def say(address: str, raw: bytes) -> Told:
    """What comes back when these bytes are sent."""
    host, _, port = address.removeprefix("http://").partition("/")[0].partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(raw)
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    fields = (line.partition(": ") for line in rest)
    return int(first.split()[1]), {name.lower(): value for name, _, value in fields}, body


@pytest.fixture
def short() -> Tape:
    blog = LiveBlog("An event")
    return Tape([frame(0, entry("a"), blog=blog), frame(5, entry("b", minutes=5)), frame(9, withdrawn=("a",))])


async def test_who_has_an_answer_already_is_told_so_until_the_story_changes(short):
    story = held(short)
    async with published(short, story, "atom") as address:
        status, headers, body = await ask(address)
        assert (status, headers["content-type"]) == (200, "application/atom+xml")
        assert int(headers["content-length"]) == len(body)
        assert (await ask(address, If_None_Match=f'"x", {headers["etag"]}'))[::2] == (304, b"")
        assert (await ask(address, If_Modified_Since=headers["last-modified"]))[0] == 304
        story.seek(short.frames[1].at)
        assert (await ask(address, If_None_Match=headers["etag"]))[0] == 200
        assert (await ask(address, If_Modified_Since=headers["last-modified"]))[0] == 200


async def test_a_post_is_there_from_when_it_was_learned_until_it_is_withdrawn(short):
    story = held(short)
    async with published(short, story, "jsonfeed") as address:
        shown = []
        for moment in [each.at for each in short.frames]:
            story.seek(moment)
            body = (await ask(address))[2]
            shown.append([id for id in "ab" if f'"id":"{id}"'.encode() in body])
    assert shown == [["a"], ["a", "b"], ["b"]]


async def test_the_story_waits_for_the_first_who_asks(short):
    ticks = Turned()
    story = Clock(lambda: short.last, start=short.start, running=ticks)
    async with published(short, story, "atom") as address:
        ticks.pass_by(600)
        assert b"Post b" not in (await ask(address))[2]
        ticks.pass_by(300)
        assert b"Post b" in (await ask(address))[2]


async def test_the_root_leads_to_the_front_and_nothing_else_is_there(short):
    async with published(short, held(short), "atom") as address:
        status, headers, _ = await ask(address, "/")
        assert (status, headers["location"]) == (302, address)
        assert (await ask(address, "/../../etc/passwd"))[0] == 404
        assert (await ask(address, method="POST"))[0] == 405
        head = await ask(address, method="HEAD")
        assert head[0] == 200 and head[2] == b"" and int(head[1]["content-length"]) > 0


async def test_pages_in_a_browser_cannot_read_along_under_another_name(short):
    async with published(short, held(short), "atom") as address:
        assert (await ask(address, Host="evil.example"))[0] == 403
        assert (await ask(address, Host="[::"))[0] == 403
        assert (await ask(address, Host="localhost:80"))[0] == 200


NONSENSE = (b"\r\n\r\n", b"nonsense\r\n\r\n", b"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff\xfe \0 \0\r\n\r\n")


@pytest.mark.parametrize("raw", NONSENSE)
async def test_nonsense_is_a_bad_request(short, raw):
    async with published(short, held(short), "atom") as address:
        assert (await say(address, raw))[0] == 400


async def test_a_request_that_is_too_long_or_broken_off_harms_nobody(short):
    async with published(short, held(short), "atom") as address:
        host, _, port = address.removeprefix("http://").partition("/")[0].partition(":")
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET / HT")
        writer.close()
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /" + b"x" * 100_000)
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
        assert (await ask(address))[0] == 200


async def test_a_port_that_is_taken_is_refused_in_a_sentence(short):
    async with published(short, held(short), "atom") as address:
        port = int(address.partition("//")[2].partition("/")[0].rpartition(":")[2])
        with pytest.raises(LivetermError, match=f"port {port} cannot be used"):
            await publish(short, held(short), shape="rss", port=port, announce=print)
