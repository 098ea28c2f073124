"""The commands and their options, as scripts may rely on them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from liveterm import __version__, clean, config

Add = Callable[[argparse.ArgumentParser], None]

_CLOCK = r"\d\d?:\d\d(:\d\d)?"

USAGE = """liveterm [SOURCE…]        follow live, or open a file or session; without SOURCE the start screen
       liveterm COMMAND …        one of the commands below; `liveterm COMMAND --help` says more"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints repeat what was given as text that a terminal does not obey."""

    def error(self, message: str) -> NoReturn:
        super().error(clean.line(message))


def read(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of the command that is meant, with `module` naming where it lives."""
    name, rest = (argv[0], argv[1:]) if argv and argv[0] in COMMANDS else ("", argv)
    module, summary, add = COMMANDS[name]
    parser = _Parser(
        prog=f"liveterm {name}".strip(),
        usage=USAGE if not name else None,
        description=summary,
        epilog=None if name else _overview(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add(parser)
    parser.set_defaults(module=module)
    return parser.parse_args(list(rest))


def seconds(text: str) -> float:
    """A duration as a number with s, m, h or d."""
    try:
        return config.duration(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def day(text: str) -> datetime:
    """A date such as 2025-02-13."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2025-02-13") from None


def moment(text: str) -> str:
    """A time of day, or a date and time; which day a time of day means is known only with the session."""
    if not re.fullmatch(_CLOCK, text):
        try:
            datetime.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"“{text}” is no time: write 15:30 or 2025-02-13T15:30Z") from None
    return text


def _speed(text: str) -> float:
    try:
        speed = float(text.rstrip("x×"))
    except ValueError:
        speed = 0.0
    if not 0.5 <= speed <= 600:
        raise argparse.ArgumentTypeError(f"“{text}” is no speed: from 0.5 to 600")
    return speed


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no count: a whole number from 1")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port: a whole number up to 65535; 0 is any that is free")
    return int(text)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sessions", metavar="DIR", type=Path, help="the folder of kept sessions")
    parser.add_argument("--date", metavar="DAY", type=day, help="the day of text that names no year: 2025-02-13")


def _following(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--interval", metavar="TIME", type=seconds, help="time between looks, such as 30s")


def _screen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="an address, a file, a session, or - for stdin")
    parser.add_argument("--version", action="version", version=f"liveterm {__version__}")
    _following(parser)
    parser.add_argument("--delay", metavar="TIME", type=seconds, default=0.0, help="stay this far behind, such as 30s")
    parser.add_argument("--follow", action="store_true", help="return to the newest post whenever one arrives")
    parser.add_argument("--no-record", dest="record", action="store_false", help="keep no session of this run")
    _common(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--speed", type=_speed, default=None, help="story seconds in a second, 0.5 to 600")
    _common(parser)


def _replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION", help="a session, or a file to replay as it was published")
    parser.add_argument("--speed", type=_speed, default=1.0, help="story seconds in a second, 0.5 to 600")
    parser.add_argument("--from", dest="start", metavar="TIME", type=moment, help="where to begin: 15:30")
    parser.add_argument(
        "--quiet", metavar="TIME", type=seconds, default=2.0, help="longest quiet spell (2s); 0s: as it was"
    )
    _common(parser)


def _tail(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="an address, a file, a session, or - for stdin")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    _ending(parser, once=True)
    _following(parser)
    _common(parser)


def _ending(parser: argparse.ArgumentParser, *, once: bool) -> None:
    ends = parser.add_mutually_exclusive_group()
    if once:
        ends.add_argument(
            "--once", action="store_const", dest="looks", const=1, help="end after one look at each source"
        )
    ends.add_argument("--looks", metavar="N", type=_count, help="end after N looks at each source")
    ends.add_argument("--for", dest="span", metavar="TIME", type=seconds, help="end after this time")


def _record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="an address, a file, or - for stdin")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="the session to write or go on with"
    )
    parser.add_argument("--ack", action="store_true", help="print `ACK <id>` when an entry is on disk")
    _ending(parser, once=False)
    _following(parser)
    _common(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="an address, a file, a session, or - for stdin")
    parser.add_argument("--json", action="store_true", help="one JSON object a source")
    parser.add_argument("--alert", action="store_true", help="call as for breaking news, by every way that is set")
    _common(parser)


def _sessions(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    acts = parser.add_subparsers(dest="act", metavar="list|show|check|rename|prune|merge")
    listing = acts.add_parser("list", help="what was kept, newest first")
    show = acts.add_parser("show", help="one session, in short")
    check = acts.add_parser("check", help="which entries a file holds, and what is damaged")
    rename = acts.add_parser("rename", help="give a session another title and name")
    prune = acts.add_parser("prune", help="delete or compress old sessions, never one that is open")
    merge = acts.add_parser("merge", help="one session from two recordings of an event")
    for parser_of in (listing, show, check, rename, prune, merge):
        parser_of.add_argument(
            "--sessions", metavar="DIR", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    for parser_of in (listing, show, check):
        parser_of.add_argument("--json", action="store_true", help="as JSON")
    for parser_of in (show, check, rename):
        parser_of.add_argument("session", metavar="SESSION")
    rename.add_argument("title")
    prune.add_argument("--older-than", metavar="TIME", type=seconds, required=True, help="such as 30d")
    prune.add_argument("--dry-run", action="store_true", help="only say what would go")
    prune.add_argument("--gz", action="store_true", help="compress old sessions, do not delete them")
    merge.add_argument("merged", nargs="+", metavar="SESSION")
    merge.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    for parser_of in (rename, merge):
        parser_of.add_argument("--gz", action="store_true", help="compress the session")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION")
    parser.add_argument(
        "--to", choices=("md", "html", "json", "jsonld", "csv", "rss"), required=True, help="the format to write"
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to (stdout)")
    parser.add_argument("--query", metavar="Q", default="", help="only what this filter lets through")
    parser.add_argument("--bookmarked", action="store_true", help="only the posts that you marked with m")
    parser.add_argument("--from", dest="start", metavar="TIME", type=moment, help="from this time on: 15:30")
    parser.add_argument("--until", metavar="TIME", type=moment, help="up to this time")
    _common(parser)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION")
    parser.add_argument("--as", dest="shape", choices=SHAPES, default="rss", help="the format to speak (rss)")
    parser.add_argument("--speed", type=_speed, default=1.0, help="story seconds in a second, 0.5 to 600")
    parser.add_argument("--port", type=_port, default=0, help="0: any that is free")
    _common(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="path|show|edit|set")
    acts.add_parser("path", help="where the file is")
    acts.add_parser("show", help="every setting and its value")
    acts.add_parser("edit", help="open the file in $EDITOR")
    change = acts.add_parser("set", help="change one setting")
    change.add_argument("name")
    change.add_argument("value")


SHAPES = ("rss", "atom", "jsonfeed", "jsonld", "bbc", "guardian", "wp", "sourcefabric")
COMMANDS: dict[str, tuple[str, str, Add]] = {
    "": ("screen", "Follow, filter, rewind and replay live blogs in a terminal.", _screen),
    "demo": ("screen", "The bundled event, on the screen; needs no network.", _demo),
    "replay": ("screen", "Play a session from its start.", _replay),
    "tail": ("tail", "Print each post once, as plain lines or JSON, and each change.", _tail),
    "record": ("record", "Keep a session of an event, without a screen.", _record),
    "doctor": ("doctor", "Say what was asked, what came back, and which format took it.", _doctor),
    "sessions": ("sessions", "List, show, check, rename, prune and merge what was kept.", _sessions),
    "export": ("export", "Hand a session on in another format.", _export),
    "serve": ("serve", "Re-publish a session on loopback as a live feed, in story time.", _serve),
    "config": ("settings", "Show and change settings.", _config),
}


def _overview() -> str:
    lines = (f"  {name:<9} {summary}" for name, (_, summary, _) in COMMANDS.items() if name)
    return "commands:\n" + "\n".join(lines)
