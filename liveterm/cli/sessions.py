"""`liveterm sessions`: what was recorded, in short, and keeping it in order."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from liveterm import clean, clock, library
from liveterm.cli import warn
from liveterm.cli.keeping import size_in_words
from liveterm.cli.sources import kept_session, recording
from liveterm.errors import FormatError, UsageError
from liveterm.library import Summary
from liveterm.session import check

_NAMED = 5  # files that are told to be none of ours


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked with the kept sessions; without an act, list them."""
    acts: dict[str | None, Callable[[argparse.Namespace], None]] = {
        "show": _show,
        "check": _check,
        "rename": _rename,
        "prune": _prune,
        "merge": _merge,
    }
    acts.get(arguments.act, _list)(arguments)
    return 0


def _list(arguments: argparse.Namespace) -> None:
    folder = arguments.sessions or library.default_folder()
    kept = library.kept(folder, library.default_cache())
    if foreign := library.foreign(folder, [session.path for session in kept]):
        warn(_skipped(foreign))
    if getattr(arguments, "json", False):
        for session in kept:
            _write_json(session)
    elif not kept:
        print(f"nothing is kept in {_shown(folder)} yet")
    else:
        for session in kept:
            sys.stdout.write(_in_short(session))


def _skipped(files: Sequence[Path]) -> str:
    """Which files in the folder are none that can be listed."""
    are = "1 file here is no session" if len(files) == 1 else f"{len(files)} files here are no sessions"
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    names = ", ".join(_shown(path.name) for path in files[:_NAMED])
    return f"{are} that this liveterm can read: {names}{more}; `liveterm sessions check NAME` says why"


def _in_short(session: Summary) -> str:
    breaking = f", {session.breaking} breaking" if session.breaking else ""
    facts = (
        f"{_counted(session.posts, 'post')}{breaking}",
        _span(session),
        size_in_words(session.size),
        "damaged" if session.damaged else "",
        _shown(session.path.name),
    )
    title = session.title or _shown(session.path.stem)
    return f"{_stamp(session.start)}  {title}\n{'':18}{' · '.join(filter(None, facts))}\n"


def _show(arguments: argparse.Namespace) -> None:
    path = kept_session(arguments.session, arguments.sessions)
    session = library.glance(path)
    if session is None:
        recording(path)  # says what is wrong with it, by name if that is its version
        raise FormatError(f"{path}: is no session that this liveterm can read; `liveterm doctor {path}` says more")
    if arguments.json:
        _write_json(session)
        return
    print(session.title or _shown(path.stem))
    for label, words in (
        ("sources", ", ".join(session.sources)),
        ("from", f"{_stamp(session.start)} to {_stamp(session.end)}"),
        ("posts", f"{session.posts}, {session.breaking} breaking"),
        ("size", size_in_words(session.size)),
        ("file", _shown(session.path)),
    ):
        print(f"  {label:<8} {words}")


def _check(arguments: argparse.Namespace) -> None:
    found = check(kept_session(arguments.session, arguments.sessions))
    if arguments.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    print(f"{_counted(len(found['records']), 'entry', 'entries')}, {_counted(len(found['warnings']), 'warning')}")
    for warning in found["warnings"]:
        print(f"  {clean.line(warning)}")


def _rename(arguments: argparse.Namespace) -> None:
    if arguments.session == "-":
        raise UsageError("what is piped in has no name to change; name a file")
    path = library.rename(kept_session(arguments.session, arguments.sessions), arguments.title)
    print(_shown(library.pack(path) if arguments.gz else path))


def _prune(arguments: argparse.Namespace) -> None:
    folder = arguments.sessions or library.default_folder()
    span = timedelta(seconds=arguments.older_than)
    gone = library.prune(folder, span, clock.wall(), dry_run=arguments.dry_run, gz=arguments.gz)
    done, to_do = ("compressed", "would compress") if arguments.gz else ("deleted", "would delete")
    for session in gone:
        print(f"{to_do if arguments.dry_run else done} {_shown(session.path.name)}")
    if not gone:
        print("nothing is that old, or it is in use")


def _merge(arguments: argparse.Namespace) -> None:
    frames = library.merge([kept_session(name, arguments.sessions) for name in arguments.merged], arguments.output)
    path = library.pack(arguments.output) if arguments.gz else arguments.output
    print(f"{_shown(path)}: {_counted(frames, 'frame')}")


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def _write_json(session: Summary) -> None:
    sys.stdout.write(json.dumps(msgspec.to_builtins(session, enc_hook=str)) + "\n")  # ASCII, whatever the file's name


def _shown(path: Path | str) -> str:
    return clean.line(str(path), 2000)


def _stamp(moment: datetime | None) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}" if moment else "?"


def _span(session: Summary) -> str:
    if session.start is None or session.end is None:
        return ""
    minutes = int((session.end - session.start).total_seconds() // 60)
    return f"{minutes // 60} h {minutes % 60:02} m" if minutes >= 60 else f"{minutes} m"
