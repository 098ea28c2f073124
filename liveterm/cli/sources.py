"""What a SOURCE on the command line is, and how to open it."""

from __future__ import annotations

import atexit
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BufferedReader
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from liveterm import clock
from liveterm.config import Settings, duration, load
from liveterm.credentials import without_credentials
from liveterm.errors import FormatError, SessionError, SourceError, UsageError

if TYPE_CHECKING:
    from liveterm.session import Recording

_HEAD_BYTES = 4096
_HOST = r"(?i)(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?"
_OWN_HOST = r"(?i)(?:localhost|\d+(?:\.\d+){3}|\[[\da-f:]+\])(?::\d+)?(?:/\S*)?"
_FILE = r"(?i)[^/]*\.(?:x?html?|xml|rss|atom|rdf|jsonl?|gz|te?xt|csv)"  # none is a domain


def is_address(source: str) -> bool:
    """Whether a source is asked for over the network."""
    return source.lower().startswith(("http://", "https://"))


def named(source: str) -> str:
    """A source as it is opened: an address typed without its scheme is taken for one unless a file has that name."""
    scheme, found, rest = source.partition("://")
    if found and scheme.lower() == "file":
        return unquote(rest)
    if source == "-" or (found and scheme.isalnum()):
        return source
    if kind_of(path_of(source)) or re.fullmatch(_FILE, source):
        return source
    if re.fullmatch(_OWN_HOST, source):
        return f"http://{source}"
    return f"https://{source}" if re.fullmatch(_HOST, source) else source


def path_of(source: str) -> Path:
    """A path as it is typed, with the home of whoever is named, if there is one of that name."""
    try:
        return Path(source).expanduser()
    except RuntimeError:
        return Path(source)


def kind_of(path: Path) -> str:
    """ "file", "folder", or "" for what does not exist, which no path can be that the system refuses."""
    try:
        return "file" if path.is_file() else "folder" if path.exists() else ""
    except (OSError, ValueError):
        return ""


def session_path(source: str) -> Path | None:
    """The path of a source that is a session file; None if it is anything else."""
    from liveterm import session

    if source == "-":
        return _session_in_stdin()
    path = path_of(source)
    if is_address(source) or kind_of(path) != "file":
        return None
    try:
        head = session.head_of(path)
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror}); check the file") from error
    return path if _is_session(source, head) else None


def _is_session(source: str, head: bytes) -> bool:
    """Whether what begins so is a session. Raises FormatError for what no format could make anything of."""
    from liveterm import session

    if session.is_for_others(head):
        raise FormatError(session.no_session(source, head))
    return session.looks_like_session(head)


def _session_in_stdin() -> Path | None:
    """A session that is piped in, put into a file for as long as it is open; None, with nothing read, if it is none.

    Raises SourceError for one larger than a file may be.
    """
    if sys.stdin is None or sys.stdin.isatty() or not isinstance(piped := sys.stdin.buffer, BufferedReader):
        return None
    if not _is_session("-", piped.peek(_HEAD_BYTES)):
        return None
    from liveterm.fetch import local

    given = local.as_piped(load()[0].limits.file_mb << 20)
    with NamedTemporaryFile(prefix="liveterm-", suffix=".jsonl", delete=False) as spool:
        spool.write(given)
    path = Path(spool.name)
    atexit.register(path.unlink, missing_ok=True)
    return path


def recording(path: Path) -> Recording:
    """A session with something in it. Raises SessionError, or FormatError for what is none."""
    from liveterm import session

    found = session.read(path)
    if found.frames:
        return found
    foreign = "" if found.version else session.no_session(path, session.head_of(path))
    if foreign:
        raise FormatError(foreign)
    nothing = "nothing is recorded in it yet" if found.version else "nothing in it can be read"
    raise SessionError(f"{path}: {nothing}; `liveterm sessions check {path}` says more")


def usual_interval(settings: Settings) -> float | None:
    """Seconds between looks where the reader asks for nothing else; None: as the format advises."""
    return duration(settings.interval) if settings.interval else None


def kept_session(name: str, folder: Path | None) -> Path:
    """A session by its path, or by its name in the folder of kept ones; "-" is one that is piped in."""
    from liveterm import library, session

    if name == "-":
        piped = _session_in_stdin()
        if piped is None:
            raise FormatError(session.no_session(name, b""))
        return piped
    if found := library.find(name, folder or library.default_folder()):
        return found
    raise SourceError(f"{named_together([name])}: no such session; `liveterm sessions` lists those that were kept")


def opened(path: Path) -> Recording:
    """A session with something in it, that nobody prunes as long as this process lives."""
    from liveterm.session.disk import keep_open

    found = recording(path)
    keep_open(path)
    return found


def event_of(found: Recording, path: Path) -> str:
    """The name under which the reader's place in a session's event and their word on it are kept."""
    return " ".join(found.sources) or str(path)


def damage(found: Recording, path: Path) -> str:
    """What of a session could not be read, in a sentence; "" if all could."""
    if not found.warnings:
        return ""
    more = len(found.warnings) - 1
    return found.warnings[0] + (f"; and {more} more, which `liveterm sessions check {path}` lists" if more else "")


def split(sources: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The one session among sources, or the sources to look at; both together make no sense."""
    names = [named(source) for source in sources]
    sessions = [path for name in names if (path := session_path(name))]
    if sessions and len(names) > 1:
        raise UsageError("a session is opened alone: to see two together, `liveterm sessions merge` them first")
    return (sessions[0], []) if sessions else (None, names)


def named_together(sources: Sequence[str]) -> str:
    """The sources an event is followed in, as it is known by them: without anyone's password."""
    return " ".join(map(without_credentials, sources))


def instant(text: str, start: datetime) -> datetime:
    """The moment that `15:30` or an RFC 3339 time means in a story that begins at `start`, in the reader's zone.

    A time of day is the first such from the start on, whether or not the clocks are changed before it.
    """
    try:
        return _instant(text, start)
    except (ValueError, OverflowError):
        raise UsageError(f"“{text}” is no time: write 15:30 or 2025-02-13T15:30Z") from None


def _instant(text: str, start: datetime) -> datetime:
    if "T" in text or "-" in text:
        return datetime.fromisoformat(text).astimezone(UTC)
    hour, minute, *rest = (int(part) for part in text.split(":"))
    begin = clock.local(start).replace(tzinfo=None)
    given = begin.replace(hour=hour, minute=minute, second=rest[0] if rest else 0, microsecond=0)
    if given < begin.replace(second=0, microsecond=0):
        given += timedelta(days=1)
    return given.astimezone(UTC)
