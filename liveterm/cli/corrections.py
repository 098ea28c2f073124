"""Where the reader's corrections of who is who are kept: one small TOML file an event, and one for all events."""

from __future__ import annotations

import sys
import zlib
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from liveterm import config

if TYPE_CHECKING:
    from liveterm.speakers import Cast, Corrections


def load(event: str) -> tuple[Corrections, Corrections]:
    """The corrections about an event, and those about all; a file that cannot be read counts for nothing."""
    from liveterm.speakers import Corrections

    return (_read(_path(event)) if event else Corrections()), _read(_path(""))


def cast_for(event: str) -> Cast:
    """An engine that has been told all the reader knows about an event; what is not in force is told on stderr."""
    from liveterm.speakers import Cast

    for trouble in complaints(event):
        print(trouble, file=sys.stderr)
    own, everywhere = load(event)
    return Cast(own.over(everywhere))


def checksum(event: str) -> int:
    """A number that is another one when other corrections are in force about an event."""
    from liveterm.speakers.corrections import dumps

    own, everywhere = load(event)
    return zlib.crc32(dumps(own.over(everywhere)).encode())


def save(event: str, corrections: Corrections, everywhere: bool) -> str:
    """Keep corrections about an event or about all; what went wrong, or "". A broken file is set aside first."""
    from liveterm.speakers.corrections import dumps

    if not event and not everywhere:
        return ""
    file = _path("" if everywhere else event)
    about = "all events" if everywhere else ascii(event)[1:-1]
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if trouble_with(file):
            file.replace(_aside(file))
        half = file.with_suffix(".new")
        half.write_text(f"# Who is who in {about}\n{dumps(corrections)}", "utf-8")
        half.replace(file)
    except OSError as error:
        return f"in force, but not kept for next time: {error.strerror}: {file}"
    return ""


def _aside(file: Path) -> Path:
    """Where a broken file goes: beside those that went there before."""
    names = (file.with_suffix(f".broken{number or ''}") for number in count())
    return next(name for name in names if not name.exists())


def complaints(event: str) -> list[str]:
    """A sentence for each file of corrections that is not in force."""
    files = [_path(""), *([_path(event)] if event else [])]
    return [trouble for trouble in map(trouble_with, files) if trouble]


def trouble_with(file: Path) -> str:
    """What is wrong with a file of corrections; "" if nothing is, or there is none."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return f"{file}: {error}; these corrections are not in force"
    from liveterm.speakers.corrections import fault  # only those who corrected something pay for it

    wrong = fault(text)
    aside = f"it is set aside as {_aside(file).name} when you next correct something"
    return f"{file}: {wrong}; that is not in force, and {aside}" if wrong else ""


def _read(file: Path) -> Corrections:
    from liveterm.speakers import Corrections
    from liveterm.speakers.corrections import loads

    try:
        return loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return Corrections()


def _path(event: str) -> Path:
    """Where corrections about an event are; without an event, those about all."""
    name = f"{zlib.crc32(event.encode('utf-8', 'replace')):08x}" if event else "all"
    return config.folder("XDG_CONFIG_HOME", ".config") / "liveterm" / "speakers" / f"{name}.toml"
