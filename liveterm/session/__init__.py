"""A session: a tape on disk. Reading one, checking one, and recording one as it happens."""

from __future__ import annotations

from liveterm.session.lines import VERSION, Header, looks_like_session
from liveterm.session.reading import Recording, check, read
from liveterm.session.recorder import Recorder

__all__ = ["VERSION", "Header", "Recorder", "Recording", "check", "looks_like_session", "read"]
