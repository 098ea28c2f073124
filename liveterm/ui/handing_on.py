"""Handing a post on: to the browser, to the clipboard."""

from __future__ import annotations

import base64
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit, urlunsplit

from liveterm import interpreters, programs
from liveterm.alerts import through_tmux
from liveterm.model import Block, Entry
from liveterm.ui.times import Dial

_COPIERS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),  # as tmux comes, it takes no OSC 52, but hands on what it is given so
)
_PATIENCE_S = 3.0


def is_web(url: str | None) -> bool:
    """Whether an address may be opened: http or https, and nothing in it that a command line could take amiss."""
    if not url or not url.isprintable() or any(character.isspace() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def spelled(url: str) -> str:
    """An address with its host in the letters it is asked for by: one that looks like another's does not then."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host.isascii():
        return url
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        return url
    return urlunsplit(parts._replace(netloc=plain + (f":{parts.port}" if parts.port else "")))


async def open_address(url: str, say: Callable[[str], object], environ: Mapping[str, str] = os.environ) -> str:
    """Say which web address is being opened, then open it in the reader's browser; what came of it, as a sentence."""
    if not is_web(url):
        return "not opened: only http and https addresses are"
    address = spelled(url)
    try:
        command = _opening(address, environ)
    except ValueError as error:
        return f"not opened: $BROWSER is no good command ({error})"
    if command is None:
        return f"there is no browser here; y copies the address ({address})"
    say(f"opening {address}")
    failed = await programs.run(command, seconds=_PATIENCE_S, may_stay=True)
    return f"not opened: {failed}" if failed else f"opened {address}"


def _opening(address: str, environ: Mapping[str, str]) -> list[str] | None:
    """The command that opens an address, as a list, so that no shell reads it."""
    chosen = environ.get("BROWSER", "").split(os.pathsep)[0]
    if chosen.strip():
        program = [chosen]
        if "%s" in chosen or not shutil.which(chosen):
            program = shlex.split(chosen)
            interpreters.check(chosen.replace("%s", "{url}") if "%s" in chosen else f"{chosen} {{url}}")
        placed = [part.replace("%s", address) for part in program]
        return placed if placed != program else [*program, address]
    if sys.platform == "darwin":
        return ["open", address]
    if sys.platform == "win32":
        return ["explorer", address]
    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return ["xdg-open", address] if shown and shutil.which("xdg-open") else None


async def copy(text: str, write: Callable[[str], object], environ: Mapping[str, str] = os.environ) -> str:
    """Put a text on the clipboard by every way there is; what is known of the outcome, as words.

    A terminal does not answer OSC 52, so only a program that took the text makes it certain.
    """
    write(osc_52(text, in_tmux=bool(environ.get("TMUX"))))
    for copier in _copiers(environ):
        failed = await programs.run(copier, text, seconds=_PATIENCE_S, may_stay=True)
        if not failed:
            return f"copied ({copier[0]})"
    return "handed to the terminal to copy (OSC 52)"


def osc_52(text: str, *, in_tmux: bool) -> str:
    """The sequence that asks a terminal to copy a text; in tmux also passed through to the one outside."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    return sequence + through_tmux(sequence) if in_tmux else sequence


def _copiers(environ: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The programs that may take a text here, the surest first."""
    if sys.platform == "darwin":
        return [("pbcopy",)]
    return [command for where, command in _COPIERS if environ.get(where) and shutil.which(command[0])]


def _pasted(block: Block) -> str:
    """A block as plain text: items and quotations marked as in Markdown, pictures with whose they are."""
    sign = {"item": "• ", "quote": "> "}.get(block.kind, "")
    return f"{sign}{block.text}" + (f" ({block.credit})" if block.credit else "")


def with_attribution(entry: Entry, dial: Dial, event: str) -> str:
    """A post as text to paste, with who published it, when and where."""
    when = dial.full(entry.published) if entry.published else ""
    by = ", ".join(part for part in (*entry.authors, event, when) if part)
    body = [_pasted(block) for block in entry.blocks if block.text]
    return (
        "\n\n".join(part for part in (entry.headline, *body, f"— {by}" if by else "", entry.url or "") if part) + "\n"
    )
