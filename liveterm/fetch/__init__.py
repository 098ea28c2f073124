"""Asking for what a source says, politely: an address, a file or stdin in, a Document or an error out."""

from __future__ import annotations

from liveterm.fetch.answers import Answer, Failure
from liveterm.fetch.fetcher import Fetcher
from liveterm.fetch.rules import host_of, is_address, is_loopback, server_of

__all__ = ["Answer", "Failure", "Fetcher", "host_of", "is_address", "is_loopback", "server_of"]
