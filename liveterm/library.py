"""The folder of kept sessions: what is in it, and keeping it in order.

Nothing here rewrites a session. A new title is a line at its end, and what is deleted is never one that is being
recorded or open.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

import msgspec

from liveterm import clean, config
from liveterm.errors import SessionError
from liveterm.session import disk, lines
from liveterm.session.glance import Summary, glance
from liveterm.session.merging import merge
from liveterm.session.reading import read

__all__ = [
    "Summary",
    "default_cache",
    "default_folder",
    "find",
    "glance",
    "join",
    "keep_under",
    "kept",
    "looked_through",
    "merge",
    "pack",
    "prune",
    "remove",
    "rename",
]

_SUFFIXES: Final = (".jsonl", ".jsonl.gz")
_CACHE: Final = "sessions.json"
_HEAD: Final = 4096


def default_folder() -> Path:
    """Where sessions are kept unless the reader says otherwise."""
    return config.folder("XDG_DATA_HOME", ".local/share") / "liveterm" / "sessions"


def default_cache() -> Path:
    """Where counting the posts of sessions is remembered."""
    return config.folder("XDG_CACHE_HOME", ".cache") / "liveterm"


# What is there -----------------------------------------------------------------------------------------------------


def kept(folder: Path, cache: Path | None = None) -> list[Summary]:
    """The sessions in a folder, the latest first. What was counted before is taken from the cache."""
    return sorted(looked_through(folder, cache), key=_recency, reverse=True)


def looked_through(folder: Path, cache: Path | None = None) -> Iterator[Summary]:
    """The sessions in a folder one by one, each as soon as it was counted: those written to last come first."""
    counted = _Counted(cache / _CACHE if cache else None)
    for path in sorted(_files(folder), key=_changed, reverse=True):
        if found := counted.look(path):
            yield found
    counted.save()


def _recency(session: Summary) -> tuple[datetime, str]:
    return session.end or _NEVER, session.path.name


def foreign(folder: Path, sessions: Iterable[Path]) -> list[Path]:
    """The files in a folder that look like sessions by their names and are not among these, by name."""
    return sorted(set(_files(folder)).difference(sessions))


def find(name: str, folder: Path) -> Path | None:
    """A session by its name in the folder or by its path, with or without its suffix.

    A bare name means the folder's before a file of the folder one is in, which `./NAME` means.
    """
    for place in (folder / name, Path(name)) if Path(name).name == name else (Path(name),):
        for suffix in ("", *_SUFFIXES):
            path = place.with_name(place.name + suffix) if place.name else place
            with suppress(OSError, ValueError):  # for what no path can be
                if path.is_file():
                    return path
    return None


# Keeping order -----------------------------------------------------------------------------------------------------


def rename(path: Path, title: str) -> Path:
    """Give a session another title, and its file the name that goes with it; its new path."""
    title = clean.line(title)
    if not disk.slug(title):
        raise SessionError("a title needs at least one letter or digit")
    with _held(path, os.O_RDWR | os.O_APPEND) as fd:
        known = glance(path)
        if known is None:
            read(path)  # refuses a later version by name
            raise SessionError(f"{path}: is not a session")
        line = lines.header_line(lines.Header(started=known.start or _NEVER, sources=known.sources, title=title))
        if _is_packed(path):
            line = gzip.compress(line, mtime=0)
        elif not _ends_whole(fd):
            line = b"\n" + line
        os.write(fd, line)
        target = _free(path.parent, _dated(known.start, title), _suffix(path), besides=path)
        path.rename(target)
    return target


def remove(path: Path) -> None:
    """Delete one session. Raises SessionError if it is in use."""
    if not _delete(path):
        raise SessionError(f"{path.name}: is being recorded or open; it stays")


def join(paths: Sequence[Path], folder: Path) -> Path:
    """Merge recordings of one event into a new session of the folder, named after the event; its path."""
    found = min(filter(None, map(glance, paths)), key=_recency, default=None)
    name = _dated(found.start, f"{found.title} merged") if found else "merged"
    path = _free(folder, name, _SUFFIXES[0])
    merge(paths, path)
    return path


def prune(
    folder: Path, older_than: timedelta, now: datetime, *, dry_run: bool = False, gz: bool = False
) -> list[Summary]:
    """Delete the sessions whose last frame is older than that, never one in use; those that went (or would).

    With `gz` they are compressed, those that are not yet. Raises SessionError if that could be done with none of them.
    """
    old = [session for session in kept(folder) if (session.end or session.start or now) < now - older_than]
    done: list[Summary] = []
    failed: list[SessionError] = []
    for session in old:
        try:
            if _pack_unused(session.path, dry_run=dry_run) if gz else _delete(session.path, dry_run=dry_run):
                done.append(session)
        except SessionError as error:
            failed.append(error)
    if failed and not done:
        raise failed[0]
    return done


def keep_under(folder: Path, most: int) -> list[Path]:
    """Delete the sessions written to longest ago until the folder holds at most that many bytes; those that went.

    One in use stays. No session is read for it: this is done while someone waits for a screen.
    """
    sessions = ((path.stat(), path) for path in _files(folder) if _is_session(path))
    found = sorted(sessions, key=lambda each: each[0].st_mtime)
    size = sum(stat.st_size for stat, _ in found)
    gone: list[Path] = []
    for stat, path in found:
        if size <= most:
            break
        with suppress(SessionError):  # what cannot be deleted is no reason not to begin
            if _delete(path):
                gone.append(path)
                size -= stat.st_size
    return gone


def pack(path: Path) -> Path:
    """Compress a finished session; its new path. The plain file goes only when the other is safely on disk."""
    if _is_packed(path):
        return path
    target = path.with_name(path.name + ".gz")
    half = path.with_name(f".{path.name}.gz.{os.getpid()}")
    with _held(path, os.O_RDONLY):
        try:
            with path.open("rb") as plain, os.fdopen(os.open(half, _ANEW, 0o600), "wb") as file:
                with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                    shutil.copyfileobj(plain, packed, 1 << 20)
                file.flush()
                os.fsync(file.fileno())
            os.link(half, target)
            path.unlink()
        except FileExistsError:
            raise SessionError(f"{target}: is there already") from None
        except OSError as error:
            raise SessionError(f"{path}: cannot be compressed ({error.strerror}); it is as it was") from error
        finally:
            half.unlink(missing_ok=True)
    return target


_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ANEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def _is_session(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return lines.looks_like_session(file.read(_HEAD))
    except OSError:
        return False


class _InUse(SessionError):
    """Somebody is recording to a session."""


def _delete(path: Path, *, dry_run: bool = False) -> bool:
    """Delete a session that is neither being recorded nor open anywhere; whether it went (or would)."""
    try:
        with _held(path, os.O_RDONLY) as fd:
            if disk.is_open(fd):
                return False
            if not dry_run:
                path.unlink()
    except _InUse:
        return False
    return True


def _pack_unused(path: Path, *, dry_run: bool) -> bool:
    """Compress a session that is plain and neither being recorded nor open anywhere; whether it was (or would be)."""
    if _is_packed(path):
        return False
    try:
        with _held(path, os.O_RDONLY) as fd:
            if disk.is_open(fd):
                return False
        if not dry_run:
            pack(path)
    except _InUse:
        return False
    return True


@contextmanager
def _held(path: Path, how: int) -> Iterator[int]:
    """The file, open and locked. Raises SessionError when it is being recorded to, or cannot be opened."""
    fd = -1
    try:
        fd = os.open(path, how)
        disk.lock(fd)
        yield fd
    except disk.InUse:
        raise _InUse(f"{path}: is being recorded; stop that first") from None
    except OSError as error:
        raise SessionError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    finally:
        if fd >= 0:
            os.close(fd)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (p for p in folder.iterdir() if p.name.endswith(_SUFFIXES) and p.is_file() and p.name[0] != ".")


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _is_packed(path: Path) -> bool:
    return path.suffix == ".gz"


def _suffix(path: Path) -> str:
    return _SUFFIXES[1] if _is_packed(path) else _SUFFIXES[0]


def _ends_whole(fd: int) -> bool:
    size = os.fstat(fd).st_size
    return not size or os.pread(fd, 1, size - 1) == b"\n"


def _dated(start: datetime | None, title: str) -> str:
    return f"{start:%Y-%m-%d}-{disk.slug(title)}" if start else disk.slug(title)


def _free(folder: Path, name: str, suffix: str, besides: Path | None = None) -> Path:
    """A path of that name, or with a number, that nothing stands at but maybe `besides`."""
    for number in count(1):
        path = folder / f"{name}{f'-{number}' * (number > 1)}{suffix}"
        if path == besides or not path.exists():
            return path
    raise AssertionError("numbers do not end")


# Counting ----------------------------------------------------------------------------------------------------------


class _Remembered(msgspec.Struct):
    size: int
    changed: int
    session: Summary


_remembered = msgspec.json.Decoder(dict[str, _Remembered], dec_hook=lambda kind, value: kind(value)).decode


class _Counted:
    """What was counted before, as long as the files are as they were then."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._before: dict[str, _Remembered] = {}
        self._now: dict[str, _Remembered] = {}
        if file is not None:
            with suppress(OSError, msgspec.DecodeError):
                self._before = _remembered(file.read_bytes())

    def look(self, path: Path) -> Summary | None:
        try:
            facts = path.stat()
        except OSError:
            return None
        before = self._before.get(str(path))
        if before is None or (before.size, before.changed) != (facts.st_size, facts.st_mtime_ns):
            session = glance(path)
            if session is None:
                return None
            before = _Remembered(facts.st_size, facts.st_mtime_ns, session)
        self._now[str(path)] = before
        return before.session

    def save(self) -> None:
        """Remember for the next time, if that can be; it is only a cache."""
        if self._file is None or self._now == self._before:
            return
        half = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            config.make_private(self._file.parent)
            others = {name: held for name, held in self._before.items() if Path(name).exists()}
            with open(half, "wb", opener=config.private) as written:
                written.write(msgspec.json.encode({**others, **self._now}, enc_hook=str))
            half.replace(self._file)
