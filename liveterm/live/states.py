"""What is the matter with a source, in a word and in what can be said of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Final

from liveterm import clean, clock
from liveterm.credentials import without_credentials
from liveterm.fetch import host_of, is_address
from liveterm.live import pace
from liveterm.live.seen import Known

_QUIET_GAPS: Final = 3.0  # usual gaps between posts after which a source is quiet
_QUIET_S: Final = 600.0


def where(source: str) -> str:
    """Where a source is, as short as a sentence about it can say it: a host, or the name of a file."""
    if source == "-":
        return "stdin"
    return host_of(source) if is_address(source) else clean.line(PurePath(without_credentials(source)).name)


def stranger(via: str | None, asked: str) -> str | None:
    """The host that answered for the one that was asked, if it is more than the same with or without www."""
    host = host_of(via or asked)
    return None if _bare(host) == _bare(host_of(asked)) else host


def state_of(trouble: str) -> str:
    """The word a trouble begins with."""
    return trouble.partition(":")[0] if trouble else "fine"


def mood(known: Known, at: datetime) -> tuple[str, str]:
    """A word for a source that is well, and what there is to say about it."""
    if known.blog is not None and known.blog.over:
        return "ended", "the event is over"
    gap, quiet = pace.usual_gap(known.latest), pace.quiet_for(known.latest, at)
    if gap is not None and quiet is not None and quiet > max(_QUIET_GAPS * gap, _QUIET_S):
        return "quiet", f"quiet {clock.spelled(quiet)} (usual {clock.spelled(gap)})"
    return "fine", ""


def _bare(host: str) -> str:
    return host.removeprefix("www.")
