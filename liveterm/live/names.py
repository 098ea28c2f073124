"""Short names for sources: what stands before their posts and in their ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count
from pathlib import PurePath

from liveterm import clean
from liveterm.credentials import without_credentials
from liveterm.fetch import host_of, is_address

_SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "gob", "gouv", "or", "ne", "edu"}
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 24


def names_of(sources: Sequence[str]) -> list[str]:
    """A name for each source, all different: `bbc` for www.bbc.co.uk, the stem of a file's name."""
    names: list[str] = []
    for source in sources:
        name = _name(source)
        numbered = (f"{name}-{number}" for number in count(2))
        names.append(next(free for free in chain((name,), numbered) if free not in names))
    return names


def _name(source: str) -> str:
    if source == "-":
        return "stdin"
    source = without_credentials(source)
    raw = _of_host(host_of(source)) if is_address(source) else PurePath(source).name.partition(".")[0]
    return _UNFIT.sub("-", clean.line(raw))[:_LONGEST].strip("-.") or "source"


def _of_host(host: str) -> str:
    """The label people know a site by: the one before the public suffix."""
    labels = host.rstrip(".").split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return host
    labels.pop()
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1]
