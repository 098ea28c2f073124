"""The story handed on: as lines for `tail`, and as documents that other programs and people read.

A document format is one module with `write(account) -> str` and its line in WRITERS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final

from liveterm.export.account import Account, account

__all__ = ["WITH_SPEAKERS", "WRITERS", "Account", "account", "write"]

WRITERS: Final[Mapping[str, str]] = {
    "md": "markdown",
    "html": "webpage",
    "json": "objects",
    "jsonld": "jsonld",
    "csv": "table",
    "rss": "rss",
}
"""What each format is called on the command line, and the module that writes it."""

WITH_SPEAKERS: Final = frozenset({"json", "csv"})
"""The formats that tell who speaks in a post."""


def write(account: Account, to: str) -> str:
    """The account in a format. Line ends are as the format wants them: write it without translating any."""
    writer: Callable[[Account], str] = import_module(f"liveterm.export.{WRITERS[to]}").write
    return writer(account)
