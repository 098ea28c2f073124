"""Whatever bytes a server answers with, they come out as an answer or as one clean sentence."""

from __future__ import annotations

import gzip
import random

import pytest

from liveterm import clean
from liveterm.config import Limits
from liveterm.fetch import Failure, Fetcher
from tests.build import at
from tests.hostile import site

ZIPPED = gzip.compress(b"<rss><channel><title>Storm</title></channel></rss>" * 20)
OK = b"HTTP/1.1 200 OK\r\n"
WELL = (
    OK + b'ETag: W/"a"\r\nLast-Modified: Sat, 14 Mar 2026 09:00:00 GMT\r\nCache-Control: max-age=60\r\nAge: 5\r\n'
    b"Date: Sat, 14 Mar 2026 09:00:00 GMT\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello",
    OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%b" % (len(ZIPPED), ZIPPED),
    OK + b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(ZIPPED), ZIPPED),
    b"HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/../a?b#c\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 429 Slow\r\nRetry-After: Sat, 14 Mar 2026 10:00:00 GMT\r\nContent-Length: 0\r\n\r\n",
    b'HTTP/1.1 304 Same\r\nETag: "b"\r\n\r\n',
    b"HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nExpires: 0\r\nContent-Length: 2\r\n\r\nok",
)
ODD = (
    b"\r\n",
    b"\n",
    b"\0",
    b": ",
    b"9" * 30,
    b"-1",
    b"\x1b[31m",
    b"\xff\xfe",
    b"%0d%0a",
    b"[::1",
    b"\xc2\xb2",
    b"\x9b",
)
TIMES = 150


def garbled(well: bytes, dice: random.Random) -> bytes:
    """An answer with bytes changed, taken out, said twice, or put in."""
    said = bytearray(well)
    for _ in range(dice.randint(1, 6)):
        here, there = dice.randrange(len(said)), dice.randrange(len(said))
        match dice.randrange(4):
            case 0:
                said[here] = dice.randrange(256)
            case 1:
                del said[here : here + dice.randint(1, 5)]
            case 2:
                said[here:here] = said[there : there + dice.randint(1, 60)]
            case 3:
                said[here:here] = dice.choice(ODD)
        said = said or bytearray(b"?")
    return bytes(said)


@pytest.mark.parametrize("seed", range(3))
async def test_a_garbled_answer_is_an_answer_or_a_failure_in_one_clean_sentence(seed):
    dice = random.Random(seed)
    fetcher = Fetcher(wall=at, limits=Limits(request_s=1))
    answered = 0
    async with site() as server:
        for number in range(TIMES):
            said = garbled(WELL[number % len(WELL)], dice)
            server.answers["/live"] = lambda ask, writer, said=said: writer.write(said)
            try:
                answer = await fetcher.read(server.url(f"/live?{number}"))
            except Failure as failure:
                told = [str(failure)]
            else:
                answered += 1
                told = [
                    answer.etag,
                    answer.last_modified,
                    answer.moved,
                    answer.document and answer.document.content_type,
                ]
            assert all(clean.line(words, 2000) is words for words in told if words), told
    await fetcher.close()
    assert 0 < answered < TIMES
