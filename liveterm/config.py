"""Settings: one TOML file that exists only once the reader changed something.

A line that makes no sense costs only itself: the usual value stands, and the sentence about it is shown.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from liveterm import clean
from liveterm.errors import UsageError

_OBEYED = "[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"  # what JSON lets stand, and terminals heed
_BARE = r"[A-Za-z0-9_-]+"
_KEY = r"(?:[a-z]+\+)*(?:[A-Za-z0-9_]+|[!-+\--~])"  # what Textual calls a key, or the sign on it
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_DURATION = r"(\d{1,9}(?:\.\d{1,9})?)([smhd])"


def duration(text: str) -> float:
    """The seconds that `20s`, `1.5h` or the like mean; ValueError, with a sentence, if it means none."""
    found = re.fullmatch(_DURATION, text.strip())
    if not found:
        raise ValueError(f"“{text}” is no duration: write a number with s, m, h or d, such as 20s or 1.5h")
    return float(found[1]) * _UNITS[found[2]]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a source may take of this computer. What wants more is refused, and it is said why."""

    body_mb: Annotated[int, Meta(ge=1, le=256)] = 32
    """Megabytes of one answer, unpacked; half as many on the way."""
    file_mb: Annotated[int, Meta(ge=1, le=256)] = 32
    """Megabytes of a file or of stdin, unpacked."""
    request_s: Annotated[float, Meta(gt=0, le=600)] = 30.0
    """Seconds from the question to the whole answer, redirects included."""
    redirects: Annotated[int, Meta(ge=0, le=5)] = 5
    """Redirects followed from one question."""
    header_lines: Annotated[int, Meta(ge=20, le=1000)] = 200
    """Lines of headers that an answer may begin with."""
    header_kb: Annotated[int, Meta(ge=1, le=90)] = 64
    """Kilobytes of those headers."""
    reading_s: Annotated[float, Meta(gt=0, le=600)] = 15.0
    """Seconds that making posts out of one answer may take."""
    reading_mb: Annotated[int, Meta(ge=128)] = 512
    """Megabytes of memory for that."""
    depth: Annotated[int, Meta(ge=20, le=250)] = 200
    """Levels that the JSON or the markup of one answer may nest."""
    page_posts: Annotated[int, Meta(ge=1, le=20_000)] = 20_000
    """Posts of one page; the first ones count."""
    post_blocks: Annotated[int, Meta(ge=1, le=500)] = 500
    """Paragraphs, pictures and other blocks of one post; the first ones count."""
    session_posts: Annotated[int, Meta(ge=1)] = 100_000
    """Posts of one run; after that only changes to those are taken in."""
    post_versions: Annotated[int, Meta(ge=1)] = 1_000
    """Versions of one post; after that only the newest is taken in, ever more seldom, and when the run ends."""
    session_versions: Annotated[int, Meta(ge=1)] = 100_000
    """Changes to posts in one run; after that each post's newest version is taken in as seldom as that."""


class Alerts(msgspec.Struct, frozen=True, kw_only=True):
    """What calls the reader who looks elsewhere, and how. Nothing does while the terminal says it has the keyboard."""

    breaking: bool = True
    """Call for breaking news."""
    followed: bool = False
    """Call when somebody speaks whom you follow (`*`)."""
    filter: str = ""
    """Call for what a filter lets through: one that is saved, by its name, or a line such as "speaker:rutte"."""
    bell: bool = True
    """Ring the terminal's bell."""
    terminal: Literal["osc9", "osc777", "off"] = "osc9"
    """Have the terminal show a notice, by the sequence it knows: "osc9" (most), "osc777" (foot, urxvt, VTE), "off"."""
    desktop: bool = False
    """Have the desktop show a notice, with notify-send or osascript."""
    command: str = ""
    """A program to run, no shell: its arguments may be {title}, {text}, {url}; at its end `< {text}` is its stdin."""
    command_s: Annotated[float, Meta(gt=0, le=600)] = 10.0
    """Seconds after which that program is ended, with all it started."""
    every_s: Annotated[float, Meta(ge=1, le=86400)] = 60.0
    """Least seconds between two calls; what comes meanwhile is told in one."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be set, with its usual value."""

    interval: str = ""
    """Time between looks at an address, such as "30s"; empty: what the format advises, of a feed's `ttl` 1 to 5 min."""
    theme: str = ""
    """The screen's theme, by its name in the palette (^p)."""
    clock: Literal["24h", "12h"] = "24h"
    """How times of day are written: "24h" or "12h"."""
    zone: str = ""
    """The zone times are shown in, such as "Europe/London"; empty: the computer's."""
    order: Literal["newest", "oldest"] = "newest"
    """Which post stands on top: "newest" or "oldest"."""
    ascii: bool = False
    """Draw marks and lines with ASCII characters only."""
    pictures: Literal["auto", "kitty", "sixel", "blocks"] = "auto"
    """How pictures are drawn: "kitty" or "sixel" for terminals that can, "blocks"; "auto": as the terminal is known."""
    record: bool = True
    """Whether runs are recorded."""
    disk_cap_mb: Annotated[int, Meta(ge=0)] = 2000
    """Most megabytes the folder of sessions may take; the oldest go first, never one that is open. 0: no limit."""
    filters: dict[str, str] = {}
    """Saved filters by name, as `:save` keeps them, such as "peace" = "speaker:rutte kind:quote"."""
    keys: dict[str, str] = {}
    """Keys by action id, such as "next" = "n,down"; `?` lists the ids."""
    limits: Limits = Limits()
    """How much a source may take of this computer, such as `limits.body_mb = 8`."""
    alerts: Alerts = Alerts()
    """What calls the reader who looks elsewhere, such as `alerts.followed = true`."""
    headers: dict[str, dict[str, str]] = {}
    """Headers to send to a host over https, such as a cookie of your subscription: [headers."news.example.org"]."""


_TABLES = (Limits, Alerts)


def folder(environ: str, fallback: str) -> Path:
    """A directory of the XDG base directory specification, where its variable or the home directory puts it."""
    given = os.environ.get(environ, "")
    return Path(given) if given.startswith("/") else Path.home() / fallback


def path() -> Path:
    """Where the settings are, whether or not there are any."""
    return folder("XDG_CONFIG_HOME", ".config") / "liveterm" / "config.toml"


def load(file: Path | None = None) -> tuple[Settings, list[str]]:
    """The settings in force, and a sentence for each line of the file that makes no sense."""
    settings, complaints = _load(file or path())
    return settings, [clean.line(sentence) for sentence in complaints]


def _load(source: Path) -> tuple[Settings, list[str]]:
    try:
        text = source.read_text("utf-8")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [f"{source}: cannot be read ({error}); the usual settings are in force"]
    import tomllib  # only those who set something pay for it

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [f"{source}: {error}; the usual settings are in force until that is mended"]
    good, complaints = _understood(given, Settings, "")
    return Settings(**good), [f"{source}: {sentence}" for sentence in complaints]


def _understood(given: dict[str, Any], kind: type[msgspec.Struct], above: str) -> tuple[dict[str, Any], list[str]]:
    """What makes sense of a table, and a sentence for each line of it that does not."""
    kinds = _kinds(kind)
    good: dict[str, Any] = {}
    complaints: list[str] = []
    for name, value in given.items():
        if name not in kinds:
            complaints.append(f"there is no setting “{above}{name}”; `liveterm config show` lists them")
        elif kinds[name] in _TABLES and isinstance(value, dict):
            inner, more = _understood(value, kinds[name], f"{name}.")
            good[name], complaints = kinds[name](**inner), complaints + more
        elif name == "keys" and not above and isinstance(value, dict):
            good[name], more = _keys(value)
            complaints += more
        else:
            try:
                good[name] = _meant(f"{above}{name}", value, kinds[name])
            except ValueError as error:
                complaints.append(str(error))
    return good, complaints


def _keys(given: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The reader's own keys that can be keys, and a sentence for each that cannot."""
    good: dict[str, str] = {}
    complaints: list[str] = []
    for id, names in given.items():
        try:
            good[clean.line(id)] = _meant(f"keys.{id}", names, str)
        except ValueError as error:
            complaints.append(str(error))
    return good, complaints


def _meant(name: str, value: object, kind: Any, *, typed: bool = False) -> Any:
    """What a setting is set to; ValueError, with a sentence, if it cannot be that. `typed` values may all be text."""
    try:
        meant = msgspec.convert(value, kind, strict=not typed)
        if name == "interval" and meant:
            duration(meant)
        if name == "zone" and meant:
            _check_zone(meant)
        if name == "alerts.command" and meant:
            from liveterm import interpreters  # only those who set a command pay for it

            interpreters.check(meant)
        if name == "filters":  # shown, and found again by it
            meant = {clean.line(given): clean.line(words) for given, words in meant.items()}
        if name.startswith("keys."):
            _check_keys(meant)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return meant


def _check_keys(names: str) -> None:
    for name in names.split(","):
        if not re.fullmatch(_KEY, name.strip()):
            raise ValueError(f"“{name}” is no key; write one such as n, ctrl+n or pagedown, or several with commas")


def _check_zone(name: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"“{name}” is no time zone; write one such as Europe/London") from error


def _kinds(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def show(settings: Settings) -> str:
    """Every setting as a line of TOML, the headers without what they say, which may be a password."""
    lines = []
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if name == "headers":
            value = {host: dict.fromkeys(given, "…") for host, given in value.items()}
        if isinstance(value, _TABLES):
            value = msgspec.structs.asdict(value)
        if not isinstance(value, dict):
            lines.append(f"{name} = {toml(value)}")
        for key, inner in value.items() if isinstance(value, dict) else ():
            lines.append(f"{name}.{_key(key)} = {toml(inner)}")
    return "\n".join(lines) + "\n"


def change(name: str, value: str | None, file: Path | None = None) -> None:
    """Set one thing, by its name (`theme`, `keys.next`), leaving the rest of the file as it is; None: as usual."""
    top, _, inner = name.partition(".")
    kind = _kind(top, inner)
    if kind is None:
        raise UsageError(f"there is no setting “{name}”; `liveterm config show` lists them")
    try:
        meant = None if value is None else _meant(name, value, kind, typed=True)
    except ValueError as error:
        raise UsageError(str(error)) from error
    target = file or path()
    make_private(target.parent)
    before = target.read_text("utf-8") if target.exists() else ""
    key = f"{top}.{_key(inner)}" if inner else top
    after = _with_line(before, key, None if meant is None else f"{key} = {toml(meant)}")
    _check_still_read(before, after, target, name)
    with open(target, "w", encoding="utf-8", opener=private) as written:
        written.write(after)


def make_private(folder: Path) -> None:
    """Make a folder and those it lies in, as far as there are none, for nobody but the reader."""
    if not folder.exists():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def private(path: str, flags: int) -> int:
    """Open a file, a new one for nobody but the reader: the `opener` of whatever `open` is to write so."""
    return os.open(path, flags, 0o600)


def _check_still_read(before: str, after: str, file: Path, name: str) -> None:
    """Raise UsageError rather than break a file that could be read: it may have the thing in a table of its own."""
    import tomllib

    try:
        tomllib.loads(after)
    except tomllib.TOMLDecodeError as error:
        try:
            tomllib.loads(before)
        except tomllib.TOMLDecodeError:
            return
        raise UsageError(f"{name} has to be changed by hand in {file} ({error})") from error


def _kind(top: str, inner: str) -> Any:
    """What the setting of this name is, None if there is none."""
    kind = _kinds(Settings).get(top)
    if kind in _TABLES:
        return _kinds(kind).get(inner)
    if kind == dict[str, str]:
        return str if inner else None
    return None if inner else kind


def _with_line(text: str, key: str, line: str | None) -> str:
    """The text with one top-level assignment replaced, or added above the first table; None: without it."""
    lines = text.splitlines()
    head = next((n for n, old in enumerate(lines) if old.lstrip().startswith("[")), len(lines))
    for number in range(head):
        if lines[number].split("=")[0].strip() == key:
            lines[number : number + 1] = [] if line is None else [line]
            break
    else:
        lines[head:head] = [] if line is None else [line]
    return "".join(f"{line}\n" for line in lines)


def _key(name: str) -> str:
    return name if re.fullmatch(_BARE, name) else toml(name)


def toml(value: object) -> str:
    """A value as TOML writes it, with nothing in it that a terminal obeys."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(str(key))} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, int):
        return str(value)
    return re.sub(_OBEYED, lambda char: f"\\u{ord(char[0]):04x}", msgspec.json.encode(value).decode())
