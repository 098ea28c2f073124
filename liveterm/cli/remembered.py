"""Who spoke in the posts of an event when it was last open, so that it opens with that while it is read again."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from liveterm import config
from liveterm.cli import corrections
from liveterm.ui import Remembered

_MOST_EVENTS = 50


class _File(msgspec.Struct):
    """`engine` is the version that read the posts, `corrections` a checksum of the reader's word that it knew of.

    What another one read, or what was read before another word, is worth nothing.
    """

    engine: str
    corrections: int
    readings: dict[str, Remembered]


def load(event: str) -> Mapping[str, Remembered]:
    """What is remembered of an event, by entry id; nothing if there is none, or it cannot be read."""
    from liveterm.speakers import ENGINE_VERSION

    try:
        file = msgspec.json.decode(_path(event).read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    is_ours = file.engine == ENGINE_VERSION and file.corrections == corrections.checksum(event)
    return file.readings if is_ours else {}


def save(event: str, readings: Mapping[str, Remembered]) -> None:
    """Remember an event, and forget those not opened for longest. A disk that refuses this stops nothing."""
    from liveterm.speakers import ENGINE_VERSION

    if not event or not readings:
        return
    file = _path(event)
    with suppress(OSError):
        config.make_private(file.parent)
        half = file.with_suffix(".new")
        with open(half, "wb", opener=config.private) as written:
            written.write(msgspec.json.encode(_File(ENGINE_VERSION, corrections.checksum(event), dict(readings))))
        half.replace(file)
        others = sorted(file.parent.glob("*.json"), key=lambda other: other.stat().st_mtime, reverse=True)
        for old in others[_MOST_EVENTS:]:
            old.unlink()


def _path(event: str) -> Path:
    name = f"{zlib.crc32(event.encode('utf-8', 'replace')):08x}.json"
    return config.folder("XDG_CACHE_HOME", ".cache") / "liveterm" / "speakers" / name
