"""Where one address may send us: never to another scheme, into a private network, or from https to http."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import urljoin, urlsplit, urlunsplit

from liveterm import clean
from liveterm.fetch.answers import Failure

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_address(source: str) -> bool:
    """Whether a source is asked for over the network."""
    return source.lower().startswith(("http://", "https://"))


def host_of(address: str) -> str:
    """The host of an address in lower case, "" if there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def without_credentials(address: str) -> str:
    """The address without a user's name and password, fit to be shown and recorded."""
    if not is_address(address) or "@" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address[: address.find(":")] + "://" + address.rpartition("@")[2]  # no address, but perhaps a password
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def is_loopback(address: str) -> bool:
    """Whether an address names this very computer."""
    host = host_of(address)
    literal = _literal(host)
    return _is_local_name(host) or (literal is not None and literal.is_loopback)


def next_hop(here: str, location: str) -> str:
    """The address a redirect leads to. Raises Failure where we do not follow."""
    shown = clean.line(location, 80)
    if not location.strip():
        raise Failure("moved", f"{host_of(here)} redirects without saying where; open it in a browser")
    try:
        there = clean.url(urljoin(here, location.strip()))
    except ValueError:
        there = None
    if there is None:
        raise Failure("moved", f"{host_of(here)} redirects to “{shown}”, which is no web address; not followed")
    if here.startswith("https:") and there.startswith("http:"):
        raise Failure(
            "moved", f"{host_of(here)} redirects from https to http ({shown}); give that address to follow it"
        )
    return there


async def check_reach(here: str, there: str) -> None:
    """Raise Failure if an address named by one server leads to a private or loopback address of another."""
    if _origin(here) == _origin(there):
        return
    host = host_of(there)
    if _is_local_name(host) or any(map(_is_inside, await _addresses(host))):
        raise Failure(
            "moved",
            f"{host_of(here)} leads to {host}, inside a private network; not followed, ask for it by name",
        )


def _origin(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _is_local_name(host: str) -> bool:
    return host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost")


def _literal(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.ip_address(socket.inet_aton(host))  # 127.1, 0x7f000001 and the like
    except (OSError, ValueError):
        return None


async def _addresses(host: str) -> list[_Address]:
    """The addresses of a host; none if that cannot be found out here, as behind a proxy."""
    literal = _literal(host)
    if literal is not None:
        return [literal]
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [address for info in found if (address := _literal(str(info[4][0])))]


def _is_inside(address: _Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or address
    return not mapped.is_global or mapped.is_multicast
