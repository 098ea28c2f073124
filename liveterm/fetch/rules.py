"""Where one address may send us: never to another scheme, into a private network, or from https to http."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from liveterm import clean
from liveterm.aside import aside
from liveterm.credentials import without_credentials
from liveterm.fetch.answers import Failure

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Origin = tuple[str, str, int | None]

_CARRYING = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::ffff:0:0:0/96", "::/96")))
"""Networks whose addresses end in one of version 4: translated (RFC 6052, RFC 7915), and of old."""
_LOCAL = tuple(map(ipaddress.IPv6Network, ("64:ff9b:1::/48", "fec0::/10")))
"""Networks of one site that Python takes for everyone's (RFC 8215, RFC 3879)."""


def is_address(source: str) -> bool:
    """Whether a source is asked for over the network."""
    return source.lower().startswith(("http://", "https://"))


def host_of(address: str) -> str:
    """The host of an address in lower case, "" if there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def server_of(address: str) -> str:
    """The host of an address by one name, however it is written: in other letters, with a dot at its end, as a number.

    This computer is "localhost" by whatever name.
    """
    host = host_of(address)
    with suppress(UnicodeError):
        host = host.encode("idna").decode().lower()
    host = host.rstrip(".")
    literal = _literal(host)
    if literal is None:
        return "localhost" if _is_local_name(host) else host
    plain = getattr(literal, "ipv4_mapped", None) or literal
    return "localhost" if plain.is_loopback else str(plain)


def is_loopback(address: str) -> bool:
    """Whether an address names this very computer."""
    return server_of(address) == "localhost"


def next_hop(here: str, location: str) -> str:
    """The address a redirect leads to. Raises Failure where we do not follow."""
    shown = clean.line(without_credentials(location), 80)
    if not location.strip():
        raise Failure("refused", f"{host_of(here)} redirects without saying where; open it in a browser")
    try:
        there = clean.url(urljoin(here, location.strip()))
    except ValueError:
        there = None
    if there is None:
        raise Failure("refused", f"{host_of(here)} redirects to “{shown}”, which is no plain web address; not followed")
    if here.startswith("https:") and there.startswith("http:"):
        raise Failure(
            "refused", f"{host_of(here)} redirects from https to http ({shown}); give that address to follow it"
        )
    return there


async def check_reach(here: str, there: str) -> None:
    """Raise Failure if an address named by one server leads to a private or loopback address of another.

    A proxy may look the name up anew, and another way; without one, what is connected to is checked (`outside`).
    """
    if origin(here) == origin(there):
        return
    host = host_of(there)
    if not _is_local_name(host):
        try:
            addresses = await looked_up(host)
        except (OSError, UnicodeError):
            return  # it cannot be found out here, as behind a proxy
        if not any(map(is_inside, addresses)):
            return
    raise leads_inside(host, here)


def leads_inside(host: str, here: str = "") -> Failure:
    """Why a host that a server named is not asked."""
    who = f"{host_of(here)} leads" if here else "a redirect or page leads"
    return Failure("refused", f"{who} to {host}, inside a private network; not followed, ask for it by name")


def origin(address: str) -> Origin:
    """The server an address is of: scheme, host and port."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def trusted_with(address: str, asked: str) -> bool:
    """Whether an address may be sent what was meant for the one that was asked: it is of the same server, or of its
    https twin."""
    here, there = origin(asked), origin(address)
    return here == there or (here, there) == (("http", here[1], 80), ("https", here[1], 443))


def _is_local_name(host: str) -> bool:
    return host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost")


def _literal(host: str) -> Address | None:
    host = host.partition("%")[0].rstrip(".")
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.ip_address(socket.inet_aton(host))  # 127.1, 0x7f000001 and the like
    except (OSError, ValueError):
        return None


async def looked_up(host: str) -> list[Address]:
    """The addresses of a host. Raises OSError if it has none."""
    literal = _literal(host)
    if literal is not None:
        return [literal]
    found = await aside(lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
    addresses = [address for info in found if (address := _literal(str(info[4][0])))]
    if not addresses:
        raise OSError(f"{host} has no address")
    return addresses


def is_inside(address: Address) -> bool:
    """Whether an address is of this computer or a network that not everyone can reach, in whatever wrapping."""
    local = any(address in network for network in _LOCAL)
    return local or not all(part.is_global and not part.is_multicast for part in _unwrapped(address))


def _unwrapped(address: Address) -> Iterator[Address]:
    """The address and those of version 4 that it stands for (RFC 4291, 3056, 4380, 6052)."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    if address.ipv4_mapped is None:
        yield address
    low = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
    if any(address in network for network in _CARRYING):
        yield low
