"""A reader of documents in a process of its own: killed at its limits, and the next document is read."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from liveterm import formats
from liveterm.config import Limits
from liveterm.errors import FormatError
from liveterm.formats.apart import Parser
from liveterm.model import Document
from tests.build import at

FEED = b"""<rss version="2.0"><channel><title>An event</title>
<item><guid>1</guid><title>One</title><pubDate>Sat, 14 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>"""
NEWER = b"<item><guid>2</guid><title>Newer</title><pubDate>Sat, 14 Mar 2026 10:00:00 GMT</pubDate></item>"
PLAIN = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "An event", "items": [
{"id": "1", "title": "One", "content_text": "Words", "date_published": "2026-03-14T09:00:00Z"}]}"""
SLOW = FEED.replace(b"</channel>", b"<item><title>Another</title><description>Words</description></item>" * 60_000)
HUGE = FEED.replace(b"</channel>", "<!--😀".encode() + b"x" * (40 << 20) + b"--></channel>")


def document(body: bytes) -> Document:
    return Document("https://example.org/feed", body, "application/rss+xml", now=at())


@pytest.fixture
async def parser():
    parser = Parser()
    yield parser
    await parser.close()


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_page_read_apart_is_the_page_read_here(parser):
    assert await parser.parse(document(PLAIN)) == formats.parse(document(PLAIN))


async def test_a_long_feed_comes_in_parts_the_first_of_them_short(parser):
    items = b"".join(b"<item><guid>n%d</guid><title>%d</title></item>" % (n, n) for n in range(150))
    long = document(b"<rss><channel><title>x</title>" + items + b"</channel></rss>")
    parts = [len(page.entries) async for page in parser.parts(long)]
    assert parts == [100, 150]
    assert [len(page.entries) async for page in parser.parts(long)] == [150]


async def test_posts_that_a_page_tells_again_are_the_very_same(parser):
    before, after = [await parser.parse(document(told)) for told in (FEED, FEED.replace(b"<item>", NEWER + b"<item>"))]
    assert [entry.id for entry in after.entries] == ["2", "1"]
    assert after.entries[1] is before.entries[0]
    edited = await parser.parse(document(FEED.replace(b"One", b"Two")))
    assert [entry.headline for entry in edited.entries] == ["Two"]
    assert (await parser.parse(document(FEED))).entries == before.entries


async def test_many_may_ask_at_once(parser):
    pages = await asyncio.gather(*(parser.parse(document(FEED)) for _ in range(20)))
    assert {page.blog.title for page in pages} == {"An event"}


async def test_what_no_format_knows_is_a_format_error_and_the_next_is_read(parser):
    with pytest.raises(FormatError, match="no live blog"):
        await parser.parse(document(b"<html><body>Hello</body></html>"))
    pid = parser.pid
    assert (await parser.parse(document(FEED))).entries
    assert parser.pid == pid


async def test_an_examination_says_which_format_took_it(parser):
    assert (await parser.examine(document(FEED))).format == "feed"
    found = await parser.examine(document(b"<html><body>Hello</body></html>"))
    assert found.page is None
    assert any("feed" in reason for reason in found.looked_for)


async def test_who_waited_long_enough_stops_waiting():
    parser = Parser(Limits(reading_s=0.01))
    with pytest.raises(FormatError, match=r"took more than 0\.01 s"):
        await parser.parse(document(SLOW))
    await parser.close()


async def test_a_document_that_keeps_its_reader_busy_is_given_up_and_the_next_is_read():
    parser = Parser(Limits(reading_s=2.0))
    with pytest.raises(FormatError, match="took more"):
        await parser.parse(document(SLOW))
    assert (await parser.parse(document(FEED))).entries
    await parser.close()


async def test_a_document_that_takes_too_much_memory_is_given_up_and_the_next_is_read():
    parser = Parser(Limits(reading_mb=180))
    with pytest.raises(FormatError):
        await parser.parse(document(HUGE))
    assert (await parser.parse(document(FEED))).entries
    await parser.close()


async def test_a_process_that_died_is_replaced(parser):
    await parser.parse(document(FEED))
    dead = parser.pid
    os.kill(dead, signal.SIGKILL)
    with pytest.raises(FormatError, match="fail"):
        await parser.parse(document(FEED))
    assert [entry.id for entry in (await parser.parse(document(FEED))).entries] == ["1"]
    assert parser.pid != dead


async def test_who_stops_waiting_does_not_leave_the_answer_to_the_next(parser):
    waiting = asyncio.create_task(parser.parse(document(FEED.replace(b"<item>", NEWER + b"<item>"))))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert [entry.id for entry in (await parser.parse(document(FEED))).entries] == ["1"]


async def test_no_process_is_left_after_closing():
    parser = Parser()
    await parser.start()
    pid = parser.pid
    await parser.parse(document(FEED))
    await parser.close()
    assert not runs(pid)


async def test_nothing_in_the_current_directory_is_run(parser, tmp_path, monkeypatch):
    for name in ("liveterm.py", "msgspec.py", "feedparser.py"):
        (tmp_path / name).write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert (await parser.parse(document(FEED))).entries


DEEP = {
    "JSON": lambda levels: (
        b'{"version": "https://jsonfeed.org/version/1.1", "x": %b1%b, %b'
        % (b"[" * (levels - 1), b"]" * (levels - 1), PLAIN[PLAIN.index(b'"title"') :])
    ),
    "a page": lambda levels: (
        b"<html><body>%bdeep%b<p>9.15am One</p></body></html>" % (b"<div>" * (levels - 2), b"</div>" * (levels - 2))
    ),
    "a feed": lambda levels: FEED.replace(
        b"</item>", b"<x:y xmlns:x='urn:x'>%b%b</x:y></item>" % (b"<x:y>" * (levels - 4), b"</x:y>" * (levels - 4))
    ),
}


@pytest.mark.parametrize("kind", DEEP)
@pytest.mark.parametrize("levels", [51, 5_000, 100_000])
async def test_what_nests_deeper_than_the_limit_is_refused_and_what_does_not_is_read(kind, levels):
    parser = Parser(Limits(depth=50))
    with pytest.raises(FormatError, match="more than 50 levels"):
        await parser.parse(document(DEEP[kind](levels)))
    if kind != "a page":
        assert (await parser.parse(document(DEEP[kind](50)))).entries
    await parser.close()


async def test_brackets_in_strings_are_no_levels(parser):
    for words in (b"[" * 1000, b'\\\\\\"[[' * 1000, b"]" * 1000):
        assert (await parser.parse(document(PLAIN.replace(b"Words", words)))).entries
    with pytest.raises(FormatError, match="levels"):
        await parser.parse(document(b'{"a": "' + b"]" * 1000 + b'", "b": ' + b"[" * 1000 + b"]" * 1000 + b"}"))
