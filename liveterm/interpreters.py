"""The reader's own commands: where the words of a post stand in them, and which are refused.

No shell of ours reads a command, but a program may be named that runs what it is given. So the words of a post have to
stand alone or behind a name (`--title={title}`), never behind what takes code, nor where a program is named whose
arguments are code. What a program makes of its arguments besides is its own affair.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

PLACE: Final = re.compile(r"\{(?:title|text|url)\}")
_WORD: Final = re.compile(r"(?:(-{0,2}\w[\w .-]*)[=:]\s*)?\{\w+\}(?:[\s:,.()·–—-]*\{\w+\}[)]?)*")
"""How a word may name places: one or several, behind a name if need be."""
_CODE: Final = re.compile(r"-[A-Za-z]{0,2}[ceEx]|[\w.-]*(?i:eval|exec|command|cmd)[\w.-]*")
"""Words that are followed by code in one program or another."""
_OPERATOR: Final = re.compile(r"[|&;<>]+|[|&;<>]+\{\w+\}|\d?>+.*")

_RUNS: Final = re.compile(
    r"\w*sh|\w*awk|sed|osascript|perl|ruby|irb|php|lua|luajit|node|nodejs|deno|bun|tsx|ts-node|pythonw?|pypy|ipython|py|r"
    r"|rscript|julia|octave|gnuplot|guile|racket|scheme|sbcl|ocaml|ghci|runghc|groovy|scala|swift|elixir|erl|rc"
)
"""Programs that run the first argument that is no option, or else what comes on stdin."""
_HANDS_ON: Final = re.compile(
    r"[rs]sh|mosh|watch|parallel|xargs|tmux|screen|at|batch|su|runuser|script|cmd|powershell|pwsh|wsl|eval|g?make|expect"
    r"|sqlite3?|psql|mysql|mariadb|gdb|lldb|ed|ex|vim?|nvim|emacs|dc|m4|i3-msg|swaymsg|nix-shell|sg|crontab|[sl]ftp"
)
"""Programs that hand any argument, or what comes on stdin, to a shell, or run it."""
_WRAPS: Final = re.compile(
    r"env|(?:io)?nice|nohup|setsid|timeout|time|sudo|doas|stdbuf|chronic|[sl]trace|firejail|unshare|setarch|chroot|flock"
    r"|docker|podman|systemd-(?:run|inhibit)|busybox|toybox|rlwrap|uv|caffeinate|xvfb-run|torsocks|dbus-run-session"
    r"|taskset|prlimit|setpriv|chrt|numactl|unbuffer|fakeroot|proot|bwrap|pkexec|run0|nsenter|cgexec|entr"
)
"""Programs that run another."""
_VERSION: Final = re.compile(r"(?:-?\d[\d.]*)?(?:\.exe)?$")
_SET: Final = re.compile(r"\w[\w.]*=")
_PLAIN: Final = re.compile(r"[\w:,+-]*")  # no path, and no code
_PIECEMEAL: Final = re.compile(r"-[a-z]{0,3}[np][a-z]{0,3}")  # perl and its kind open their arguments then
_FROM_STDIN: Final = re.compile(r"-[a-z]{0,3}[is][a-z]{0,3}|--interactive")


def parted(command: str) -> tuple[list[str], str]:
    """The words of a command line, and what it wants on stdin: it may end in `< {text}`. ValueError if it is none."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ValueError(f"“{command}” is no command: {error}") from error
    piped = ""
    if len(words) > 1 and words[-2] == "<":
        *words, _, piped = words
    if not words:
        raise ValueError(f"“{command}” is no command: there is nothing in it")
    return words, piped


def check(command: str) -> None:
    """Raise ValueError, with a sentence, if a command is none, or if the words of a post might be run by it."""
    words, piped = parted(command)
    if piped and not _WORD.fullmatch(piped):
        raise ValueError(f"“< {piped}” is no text of a post; write < {{text}}, at the end")
    for word in words:
        if _OPERATOR.fullmatch(word):
            raise ValueError(f"“{word}” means nothing, since no shell reads this; put it into a script of your own")
    for before, word in zip(["", *words], words, strict=False):
        if PLACE.search(word):
            _check_place(before, word)
    if piped and _wraps(words):
        raise ValueError(f"{words[0]} runs another program; give the words of a post to that one, or as arguments")
    if piped and not _RUNS.fullmatch(_name(words[0])):
        _check_unknown(words[1:])
    if "env" in map(_name, words) and any(re.match(r"-\w*S|--split", word) for word in words):
        raise ValueError("env -S takes a command apart anew; leave it out")
    for program in _programs(words):
        _check_program(program, piped=bool(piped))


def _check_unknown(arguments: Sequence[str]) -> None:
    """Raise ValueError if what stands behind a program we do not know may be one that runs what comes on stdin."""
    for word in arguments:
        if _RUNS.fullmatch(_name(word)) or _HANDS_ON.fullmatch(_name(word)):
            raise ValueError(f"{word} might run the words of a post as code; give them as arguments, not on stdin")


def _check_place(before: str, word: str) -> None:
    """Raise ValueError unless a word names places, and nothing before them takes code."""
    shape = _WORD.fullmatch(word)
    if not shape:
        raise ValueError(f"“{word}” might be read as code; let the words of a post stand alone, or behind a name and =")
    name = shape[1] or ""
    for option in (before, name, name[:2]):  # what an option takes may be glued to it
        if _CODE.fullmatch(option):
            raise ValueError(
                f"many programs take what follows “{option}” as code; give the words of a post to a script of yours"
            )


def _programs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """What a command runs, with its arguments: behind what runs another, whatever that may be.

    What follows an option may be its value, or a program for all that, up to where two words stood that are no options.
    """
    yield words
    if not words or not _wraps(words):
        return
    before, settled, found = "-", False, False
    for number, word in enumerate(words[1:], 1):
        behind_option, before = before.startswith("-"), word
        value = behind_option and settled and not _CODE.fullmatch(words[number - 1])
        if word.startswith("-") or value or _SET.match(word):
            continue
        if PLACE.search(word):
            break
        found, settled = True, settled or not behind_option
        yield from _programs(words[number:])
        if _wraps(words[number:]):
            break
    if not found:
        yield ()


def _wraps(words: Sequence[str]) -> bool:
    return bool(_WRAPS.fullmatch(_name(words[0])))


def _check_program(words: Sequence[str], *, piped: bool) -> None:
    """Raise ValueError if a program runs what it is given of a post."""
    if not words or PLACE.search(words[0]):
        raise ValueError("a command has to begin with a program; give the words of a post to it as arguments")
    name, arguments = _name(words[0]), words[1:]
    first = next((number for number, word in enumerate(arguments) if PLACE.search(word)), None)
    if first is None and not piped:
        return
    if _HANDS_ON.fullmatch(name):
        raise ValueError(f"{name} might run the words of a post as code; give them to a script of your own")
    if _RUNS.fullmatch(name) and not _has_script(arguments[:first], piped=piped):
        raise ValueError(
            f"{name} might run the words of a post as code; give them after its script, named by its path, or after its"
            f" code: sh -c 'notify \"$1\"' x {{title}}"
        )


def _has_script(own: Sequence[str], *, piped: bool) -> bool:
    """Whether words for an interpreter name a script, or are code, so that what follows them is neither."""
    for before, word in zip(["", *own], own, strict=False):
        if _PIECEMEAL.fullmatch(word) or (piped and _FROM_STDIN.fullmatch(word)):
            return False
        if word.startswith("-"):
            continue
        path = PurePath(word)
        if path.name == "stdin" or path.parent.name == "fd":
            return False
        if before == "-m" or _CODE.fullmatch(before) or not (_PLAIN.fullmatch(word) or _SET.match(word)):
            return True
    return False


def _name(word: str) -> str:
    """What a program is called wherever it is and of whatever version."""
    return _VERSION.sub("", PurePath(word).name.lower())
