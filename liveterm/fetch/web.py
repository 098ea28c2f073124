"""One question over HTTP and its whole answer, under limits of size and time."""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from http import HTTPStatus
from http.cookiejar import Cookie, CookieJar
from typing import TYPE_CHECKING, Final

import msgspec

from liveterm import __version__, clean
from liveterm.config import Limits
from liveterm.fetch.answers import Failure
from liveterm.fetch.rules import host_of

if TYPE_CHECKING:
    import httpx

USER_AGENT: Final = f"liveterm/{__version__} (+https://github.com/liveterm/liveterm)"
ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
LOCATION: Final = "x-liveterm-location"
CONNECT_S: Final = 5.0
SILENCE_S: Final = 10.0

_UNPACKED: Final = ("", "identity", "none", "utf-8")  # the last two are no codings, and mean that there is none
_PIECE: Final = 1 << 16
_DRAINED: Final = 1 << 16  # bytes of an answer that are read only to keep the connection
_DRAINED_S: Final = 1.0
_MEMBERS: Final = 1000  # each costs time, however little is in it
_BREATHE: Final = 1 << 20  # bytes inflated before others get a turn
_BYTES: Final = re.compile(r":? bytearray\(.*", re.DOTALL)  # h11 shows what it could not read
_CONTROLS: Final = re.compile(rb"[\x00-\x1f\x7f]")
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_GIVING: Final = (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION)  # the latter through a proxy that changed it
_CUT: Final = ("peer closed", "Server disconnected")  # how h11 and httpcore begin when what came is only too little

Pairs = Sequence[tuple[bytes, bytes]]


class Reply(msgspec.Struct, frozen=True):
    """A server's answer: its status, headers in lower case, and inflated body (empty but for one that `gives`)."""

    status: int
    headers: dict[str, str]
    validators: tuple[bytes, bytes]
    body: bytes = b""

    @property
    def gives(self) -> bool:
        return self.status in _GIVING

    @property
    def redirects(self) -> bool:
        return self.status in _REDIRECTS


class Web:
    """Two HTTP clients, each made on first use and off the event loop.

    One asks for what the reader named, wherever that is, the other for what servers named, outside private networks
    only. They share no connection.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._clients: dict[bool, httpx.AsyncClient] = {}
        self._making = asyncio.Lock()

    async def get(
        self, address: str, headers: Pairs, auth: tuple[str, str] | None = None, *, outside: bool = False
    ) -> Reply:
        """Ask for an address. Raises Failure for whatever is no answer; a refusal by status is an answer."""
        async with self._making:
            if outside not in self._clients:
                self._clients[outside] = await asyncio.to_thread(_make_client, self._limits.request_s, outside)
        import httpx

        host = host_of(address)
        client = self._clients[outside]
        try:
            _ = httpx.URL(address).host
        except (httpx.InvalidURL, ValueError) as error:
            raise Failure("unreadable", f"{host} is no host ({_reason(error)}); check it", final=True) from error
        try:
            response = await _begun(client, client.build_request("GET", address, headers=list(headers)), auth)
            try:
                return await _reply(response, host, self._limits)
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise _failure(error, host) from error
        except (ValueError, KeyError) as error:  # what httpx and its parts let through for odd addresses and headers
            raise Failure("unreadable", f"{host} cannot be asked or understood ({error}); check the address") from error

    async def close(self) -> None:
        """Close all connections."""
        while self._clients:
            await self._clients.popitem()[1].aclose()


def _make_client(seconds: float, outside: bool) -> httpx.AsyncClient:
    """A client, with proxies and certificates from the environment. Raises Failure if those are broken."""
    import httpx

    try:
        client = httpx.AsyncClient(
            verify=httpx.create_ssl_context(),
            headers=[("User-Agent", USER_AGENT), ("Accept", ACCEPT), ("Accept-Encoding", "gzip")],
            timeout=httpx.Timeout(seconds, connect=min(seconds, CONNECT_S), read=min(seconds, SILENCE_S)),
            limits=httpx.Limits(max_connections=20, max_keepalive_connections=8, keepalive_expiry=90.0),
            cookies=_NoCookies(),
            event_hooks={"response": [_keep_location]},
        )
    except ImportError as error:
        raise Failure("offline", "ALL_PROXY names a SOCKS proxy, which needs `pip install socksio`") from error
    except (OSError, ssl.SSLError) as error:
        why = error.strerror or error
        raise Failure("offline", f"SSL_CERT_FILE or SSL_CERT_DIR names no certificates ({why}); mend it") from error
    except (ValueError, httpx.InvalidURL):  # they quote it, and it may hold a password
        advised = "write http://host:port, and %2F and the like for odd characters of a password"
        raise Failure("offline", f"HTTP_PROXY, HTTPS_PROXY or ALL_PROXY is no proxy; {advised}") from None
    _connect_ourselves(client, outside)
    return client


def _connect_ourselves(client: httpx.AsyncClient, outside: bool) -> None:
    """Have a client connect our way, to nothing inside a private network if so; to its proxies wherever they are.

    httpx lets nobody choose how its own transport connects, and one of ours would shut out the environment's proxies.
    """
    from liveterm.fetch.connecting import Connecting

    client._transport._pool._network_backend = Connecting(outside=outside)  # type: ignore[attr-defined]
    for proxied in filter(None, client._mounts.values()):
        proxied._pool._network_backend = Connecting(outside=False)  # type: ignore[attr-defined]


async def _keep_location(response: httpx.Response) -> None:
    """Put a redirect's target where httpx does not look: it fails on odd ones even when told not to follow."""
    location = response.headers.pop("location", None)
    if location is not None:
        response.headers[LOCATION] = location


async def _begun(client: httpx.AsyncClient, request: httpx.Request, auth: tuple[str, str] | None) -> httpx.Response:
    """An answer, of which the head has come. A connection that was kept may be good for nothing by now, and only then
    is asked again (RFC 9112, 9.3.1)."""
    import httpx

    kept = True

    async def note(event: str, facts: object) -> None:
        nonlocal kept
        kept = kept and event != "connection.connect_tcp.started"

    request.extensions = {**request.extensions, "trace": note}
    try:
        return await client.send(request, auth=auth, stream=True)
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        if not kept:
            raise
        return await client.send(request, auth=auth, stream=True)


async def _reply(response: httpx.Response, host: str, limits: Limits) -> Reply:
    """The answer whole; its body at most so large when inflated, and half as large on the way."""
    largest = limits.body_mb << 20
    _check_head(response.headers.raw, host, limits)
    raw: dict[bytes, bytes] = {}
    for name, value in response.headers.raw:  # lines of one name are a list (RFC 9110)
        raw[name.lower()] = b", ".join(filter(None, (raw.get(name.lower()), value)))
    headers = {name.decode("latin-1"): decoded(value) for name, value in raw.items()}
    validators = (_opaque(raw.get(b"etag", b"")), _opaque(raw.get(b"last-modified", b"")))
    if response.status_code not in _GIVING:
        await _drain(response)
        return Reply(response.status_code, headers, validators)
    length = headers.get("content-length", "")
    if length.isdecimal() and (len(length) > 12 or int(length) > largest // 2):
        raise Failure("unreadable", f"{host} announces an answer larger than {_megabytes(largest // 2)} MB; not read")
    wire = _Counted(response.aiter_raw(_PIECE), host, largest // 2)
    body = await _body(wire, headers.get("content-encoding", "").strip().lower(), host, largest)
    return Reply(response.status_code, headers, validators, body)


async def _drain(response: httpx.Response) -> None:
    """Read an answer nobody wants to its end, if that is near: then the next question needs no new connection."""
    import httpx

    left = _DRAINED
    with suppress(TimeoutError, httpx.HTTPError):  # what matters has been said
        async with asyncio.timeout(_DRAINED_S):
            async for piece in response.aiter_raw(_PIECE):
                left -= len(piece)
                if left < 0:
                    return


def decoded(value: bytes) -> str:
    """What a header says: many servers send UTF-8, above all for where something has moved."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _check_head(lines: Sequence[tuple[bytes, bytes]], host: str, limits: Limits) -> None:
    if len(lines) > limits.header_lines:
        raise Failure("unreadable", f"{host} sent more than {limits.header_lines} lines of headers; not read")
    if sum(len(name) + len(value) for name, value in lines) > limits.header_kb << 10:
        raise Failure("unreadable", f"{host} sent more than {limits.header_kb} kB of headers; not read")


async def _body(wire: _Counted, encoding: str, host: str, largest: int) -> bytes:
    if encoding in _UNPACKED:
        return b"".join([piece async for piece in wire])
    if encoding not in ("gzip", "x-gzip"):
        shown = clean.line(encoding, 30)
        raise Failure("unreadable", f"{host} compressed its answer as “{shown}”, which was not offered; not read")
    try:
        return await _inflated(wire, host, largest)
    except zlib.error as error:
        raise Failure("unreadable", f"{host} sent damaged gzip ({error}); try again later") from error


async def _inflated(wire: _Counted, host: str, largest: int) -> bytes:
    """The body inflated in small pieces, so that a bomb costs no more than the cap."""
    pieces: list[bytes] = []
    size = breath = members = 0
    inflater = zlib.decompressobj(31)
    async for data in wire:
        while data:
            if inflater.eof:
                if not data.startswith(b"\x1f\x8b"):
                    break  # padding after the end, which RFC 1952 lets us pass over
                members += 1
                if members > _MEMBERS:
                    raise Failure("unreadable", f"{host} sent gzip in more than {_MEMBERS} parts; not read")
                inflater = zlib.decompressobj(31)
            piece = inflater.decompress(data, _PIECE)
            pieces.append(piece)
            size += len(piece)
            if size > largest:
                raise Failure("unreadable", f"{host} sent more than {_megabytes(largest)} MB when inflated; not read")
            if size - breath > _BREATHE:
                breath = size
                await asyncio.sleep(0)
            data = inflater.unconsumed_tail or inflater.unused_data
    if not inflater.eof:
        raise Failure("unreadable", f"{host} sent a compressed answer that is cut short; try again later")
    return b"".join(pieces)


class _NoCookies(CookieJar):
    """A jar that keeps nothing."""

    def set_cookie(self, cookie: Cookie) -> None:
        """Whatever a server wants us to carry is not carried."""


class _Counted:
    """The pieces of a body as they come over the wire, up to the cap."""

    def __init__(self, pieces: AsyncIterator[bytes], host: str, most: int) -> None:
        self._pieces = pieces
        self._host = host
        self._most = most
        self.count = 0

    def __aiter__(self) -> _Counted:
        return self

    async def __anext__(self) -> bytes:
        piece = await anext(self._pieces)
        self.count += len(piece)
        if self.count > self._most:
            raise Failure("unreadable", f"{self._host} sent more than {_megabytes(self._most)} MB; not read")
        return piece


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):g}"


def _opaque(validator: bytes) -> bytes:
    """An ETag or date to be sent back as it is, in whatever letters; empty if it holds what no header should."""
    return validator if len(validator) <= 1000 and not _CONTROLS.search(validator) else b""


def _failure(error: Exception, host: str) -> Failure:
    """What went wrong on the way, in a sentence."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return Failure("offline", f"{host} did not answer in time; try again later")
    reason = _deepest(error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        why = reason.verify_message or "its certificate is not trusted"
        return Failure("refused", f"{host} cannot prove who it is ({why}); check the address and this computer's clock")
    if isinstance(reason, ssl.SSLError):
        why = reason.reason or _reason(error)
        return Failure("offline", f"{host} does not speak TLS as it should ({why}); check the address")
    if isinstance(error, httpx.ProxyError):
        return Failure("offline", f"the proxy did not let us reach {host} ({_reason(error)}); check HTTPS_PROXY")
    if isinstance(error, httpx.ConnectError):
        why = getattr(reason, "strerror", None) or str(reason) or "no connection"
        return Failure("offline", f"{host} cannot be reached ({why}); check {_between()}")
    if isinstance(error, httpx.LocalProtocolError):  # it quotes the header, which may be a cookie
        return Failure("unreadable", f"{host} cannot be sent the headers that are set for it; mend headers.{host}")
    if isinstance(error, httpx.RemoteProtocolError) and not str(error).startswith(_CUT):
        return Failure("unreadable", f"{host} does not speak HTTP as it should ({_reason(error)}); try again later")
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError):
        return Failure("offline", f"{host} broke off its answer ({_reason(error)}); try again later")
    return Failure("unreadable", f"{host} cannot be asked ({_reason(error)}); check the address")


def _between() -> str:
    """What may keep us from a host."""
    from urllib.request import getproxies

    proxied = {"http", "https", "all"} & getproxies().keys()
    return "the address, the connection and the proxy" if proxied else "the address and the connection"


def _reason(error: Exception) -> str:
    """What an error says, to stand in brackets."""
    return _BYTES.sub("", str(error)).rstrip(". ") or type(error).__name__


def _deepest(error: BaseException) -> BaseException:
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return error
