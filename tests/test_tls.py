"""Who a server is has to be proven, by a certificate that the reader's computer or SSL_CERT_FILE vouches for.

`tls.pem` holds a key and a certificate for 127.0.0.1 that were made up for this; both protect nothing.
"""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest

from liveterm.config import Limits
from liveterm.fetch import Failure, Fetcher, web
from tests.build import at
from tests.hostile import answer, redirect, site

PEM = Path(__file__).parent / "tls.pem"


@pytest.fixture
async def fetcher():
    fetcher = Fetcher(wall=at, limits=Limits(request_s=5))
    yield fetcher
    await fetcher.close()


@pytest.fixture
def tls():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(PEM)
    return context


async def test_a_certificate_nobody_vouches_for_is_refused_in_a_sentence_and_nothing_is_asked(fetcher, tls):
    async with site(feed=answer(b"news"), tls=tls) as server:
        with pytest.raises(
            Failure, match=r"^refused: 127\.0\.0\.1 cannot prove who it is \(self.signed.*\); "
        ) as caught:
            await fetcher.read(server.url("/feed"))
    assert "\n" not in str(caught.value)
    assert not server.asks


async def test_one_the_reader_vouches_for_is_taken(fetcher, tls, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    async with site(feed=answer(b"news"), tls=tls) as server:
        assert (await fetcher.read(server.url("/feed"))).document.body == b"news"
        await fetcher.close()  # or the server waits half a minute for the connection to be said good-bye to


async def test_one_for_another_host_is_refused(fetcher, tls, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    async with site(feed=answer(b"news"), tls=tls) as server:
        with pytest.raises(Failure, match="localhost cannot prove who it is"):
            await fetcher.read(server.url("/feed").replace("127.0.0.1", "localhost"))
    assert not server.asks


async def test_who_does_not_speak_tls_is_said_not_to(fetcher):
    async def plain(reader, writer):
        await reader.read(1)
        writer.write(answer(b"news"))
        await reader.read()
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        with pytest.raises(Failure, match=r"^offline: .* TLS"):
            await fetcher.read(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/")


async def test_who_never_says_a_word_of_tls_is_said_not_to_answer(monkeypatch):
    monkeypatch.setattr(web, "CONNECT_S", 0.2)
    fetcher, met = Fetcher(wall=at), asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await met.wait()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    with pytest.raises(Failure, match=r"^offline: 127\.0\.0\.1 did not answer in time; "):
        await fetcher.read(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/feed")
    met.set()
    server.close()
    await server.wait_closed()
    await fetcher.close()


async def test_nobody_is_led_from_https_to_http(fetcher, tls, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    async with site(feed=answer(b"news")) as plain, site(feed=redirect(plain.url("/feed")), tls=tls) as server:
        with pytest.raises(Failure, match=r"^refused: .* from https to http"):
            await fetcher.read(server.url("/feed"))
        await fetcher.close()  # or the server would wait for a last word
    assert not plain.asks
