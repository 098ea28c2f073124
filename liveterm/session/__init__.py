"""A session: a tape on disk. Reading and checking one; what records one as it happens is in `recorder`."""

from __future__ import annotations

from liveterm.session.lines import VERSION, Header, is_for_others, looks_like_session
from liveterm.session.reading import Recording, check, head_of, no_session, read

__all__ = [
    "VERSION",
    "Header",
    "Recording",
    "check",
    "head_of",
    "is_for_others",
    "looks_like_session",
    "no_session",
    "read",
]
