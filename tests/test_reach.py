"""What a server names is never inside a private network, however the name is looked up, and whoever asks for us."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading

import httpcore
import pytest

from liveterm.config import Limits
from liveterm.fetch import Failure, Fetcher, rules
from liveterm.fetch.connecting import Connecting
from tests.build import at
from tests.hostile import Ask, answer, redirect, site
from tests.terminal import PATIENCE_S

PUBLIC, OTHER = "93.184.216.34", "2606:2800:220:1::1"


@pytest.fixture
async def fetcher():
    fetcher = Fetcher(wall=at, limits=Limits(request_s=5))
    yield fetcher
    await fetcher.close()


@pytest.fixture
def names(monkeypatch):
    """What a name is the address of, each time it is looked up: the last one for ever."""
    known: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def getaddrinfo(host, port, *how, **more):
        name = host.decode() if isinstance(host, bytes) else host
        if name not in known:
            return real(host, port, *how, **more)
        given = known[name].pop(0) if len(known[name]) > 1 else known[name][0]
        return [info for address in given.split() for info in real(address, port, *how, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


class Wire(httpcore.AsyncMockBackend):
    """Notes whereto a connection was wanted; takes none but to `open`."""

    def __init__(self, *open: str) -> None:
        super().__init__([])
        self.open = open
        self.wanted: list[tuple[str, int]] = []

    async def connect_tcp(self, host, port, *how):
        self.wanted.append((host, port))
        if host not in self.open:
            raise httpcore.ConnectError("nobody there")
        return await super().connect_tcp(host, port)


async def test_a_name_that_turns_inside_after_it_was_checked_is_not_connected_to(fetcher, names):
    async with site(secret=answer(b"secret")) as inside:
        names["rebound.example"] = [PUBLIC, "127.0.0.1"]
        there = inside.url("/secret").replace("127.0.0.1", "rebound.example")
        async with site(feed=redirect(there)) as server:
            with pytest.raises(Failure, match="inside a private network"):
                await fetcher.read(server.url("/feed"))
        assert names["rebound.example"] == ["127.0.0.1"], "it was looked up twice"
        assert not inside.asks


async def test_a_server_once_redirected_to_stays_shut_in_outside(fetcher, names):
    """Each of its own redirects would be a chance to become another address."""
    async with site(secret=answer(b"secret")) as inside:
        names["rebound.example"] = ["127.0.0.1"]
        here = inside.url("/secret").replace("127.0.0.1", "rebound.example")
        with pytest.raises(Failure, match="inside a private network"):
            await fetcher.read(here, named_by=here)  # a page there names another on the same server
        assert not inside.asks
        assert (await fetcher.read(here)).document.body == b"secret"  # the reader may name what is inside
        assert (await fetcher.read(here, named_by=here)).status == 200


async def test_the_address_that_was_checked_is_the_one_connected_to(names):
    names["news.example"] = [f"{PUBLIC} {OTHER}", "127.0.0.1"]
    wire = Wire(OTHER)
    await Connecting(outside=True, wire=wire).connect_tcp("news.example", 443, timeout=5)
    assert wire.wanted == [(PUBLIC, 443), (OTHER, 443)]


async def test_one_address_inside_among_good_ones_is_enough_to_refuse(names):
    names["news.example"] = [f"{PUBLIC} 10.0.0.1"]
    wire = Wire(PUBLIC)
    with pytest.raises(Failure):
        await Connecting(outside=True, wire=wire).connect_tcp("news.example", 443, timeout=5)
    assert not wire.wanted


async def test_an_address_that_does_not_answer_holds_up_none_after_it(names):
    names["news.example"] = [f"{PUBLIC} {OTHER}"]
    ended = asyncio.Event()

    class Silent(Wire):
        async def connect_tcp(self, host, port, *how):
            if host == OTHER:
                return await super().connect_tcp(host, port)
            try:
                return await asyncio.Event().wait()
            finally:
                ended.set()

    assert await Connecting(outside=True, wire=Silent(OTHER)).connect_tcp("news.example", 443, timeout=60)
    assert ended.is_set()


def test_a_name_server_that_does_not_answer_keeps_nobody_from_leaving(monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *how, **more: answered.wait(PATIENCE_S) and [])

    async def ask() -> None:
        fetcher = Fetcher(limits=Limits(request_s=0.2))
        with pytest.raises(Failure, match="offline"):
            await fetcher.read("http://slow.example/")
        await fetcher.close()

    asyncio.run(ask())
    assert [thread for thread in threading.enumerate() if thread.name == "liveterm-aside"], "it was waited for"
    answered.set()


INSIDE = """127.0.0.1 10.0.0.1 100.64.0.1 169.254.169.254 192.168.0.1 0.0.0.0 224.0.0.1 255.255.255.255
    ::1 :: fe80::1 fd00::1 ff02::1 ::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:7f00:1::1
    64:ff9b:1::7f00:1 ::ffff:0:7f00:1 fec0::1"""


@pytest.mark.parametrize("address", INSIDE.split())
def test_an_address_inside_is_known_in_any_wrapping(address):
    assert rules.is_inside(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", [PUBLIC, OTHER, "64:ff9b::5db8:d822", "::ffff:93.184.216.34"])
def test_an_address_outside_is_none_inside(address):
    assert not rules.is_inside(ipaddress.ip_address(address))


async def test_a_proxy_is_asked_for_what_lies_outside(fetcher, names, monkeypatch):
    names["news.example"] = [PUBLIC]

    def proxy(ask: Ask) -> bytes:
        return redirect("http://news.example/live") if ask.path.endswith("/old") else answer(b"news")

    async with site() as server:
        server.answers["http://old.example/old"] = server.answers["http://news.example/live"] = proxy
        monkeypatch.setenv("HTTP_PROXY", server.base)
        said = await fetcher.read("http://old.example/old")
    assert said.document.body == b"news"
    assert [ask.headers["host"] for ask in server.asks] == ["old.example", "news.example"]


async def test_what_a_page_over_https_names_is_never_asked_for_in_the_clear(fetcher, names, monkeypatch):
    names["news.example"] = [PUBLIC]
    async with site() as server:
        monkeypatch.setenv("HTTP_PROXY", server.base)
        monkeypatch.setenv("HTTPS_PROXY", server.base)
        with pytest.raises(Failure, match="the proxy did not let us"):
            await fetcher.read("http://news.example/more", named_by="https://news.example/live")
    assert [ask.path for ask in server.asks] == ["news.example:443"]


async def test_a_password_goes_to_no_other_port_of_the_host_it_is_for(fetcher, names, monkeypatch):
    names["news.example"] = [PUBLIC]
    async with site() as server:
        monkeypatch.setenv("HTTP_PROXY", server.base)
        server.answers["http://news.example/live"] = redirect("http://news.example/here")
        server.answers["http://news.example/here"] = redirect("http://news.example:8080/there")
        server.answers["http://news.example:8080/there"] = answer(b"news")
        await fetcher.read("http://user:secret@news.example/live", headers=[("X-Of-The-Page", "1")])
    assert ["authorization" in ask.headers for ask in server.asks] == [True, True, False]
    assert ["x-of-the-page" in ask.headers for ask in server.asks] == [True, True, False]
    assert rules.trusted_with("https://news.example/", "http://news.example/")
    assert not rules.trusted_with("http://news.example/", "https://news.example/")


async def test_a_subscription_goes_in_the_clear_or_to_another_port_only_where_the_reader_says_so(names, monkeypatch):
    names["news.example"] = [PUBLIC]
    own = {"news.example": {"Cookie": "subscriber=1"}}
    fetcher = Fetcher(wall=at, limits=Limits(request_s=5), headers=own)
    async with site() as server:
        monkeypatch.setenv("HTTP_PROXY", server.base)
        server.answers["http://other.example/live"] = redirect("http://news.example/clear")
        server.answers["http://news.example/clear"] = redirect("http://news.example:8080/port")
        server.answers["http://news.example:8080/port"] = answer(b"news")
        await fetcher.read("http://other.example/live")
        await fetcher.read("http://news.example:8080/port", named_by="http://other.example/live")
        assert not ["" for ask in server.asks if "cookie" in ask.headers], "a server drew it out"
        await fetcher.read("http://news.example:8080/port")
        await fetcher.read("http://other.example/live")
    await fetcher.close()
    sent = [ask.path for ask in server.asks if "cookie" in ask.headers]
    assert sent == ["http://news.example:8080/port"] * 2
    fetcher = Fetcher(headers=own)
    assert fetcher._own_for("https://news.example/live") == own["news.example"]
    assert not fetcher._own_for("https://news.example:8443/live")
