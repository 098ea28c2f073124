"""Commands of the reader's in which another program would run the words of a post as code.

No shell of ours reads a command, but it may name one itself. An interpreter's code and options are the reader's own, in
full; the words of a post are whole arguments after them.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

_PLACE: Final = re.compile(r"\{(?:title|text|url)\}")
_RUNS: Final = re.compile(
    r"(?:ba|da|z|k|mk|pdk|fi|a|c|tc|r|ya|el|nu|xon|tcl|wi)?sh|bash\w+|eval|busybox|expect|[gmn]?awk|sed|osascript|perl|ruby|irb|php|lua"
    r"|luajit|node|nodejs|deno|bun|tsx|ts-node|python[23]?w?|pypy3?|ipython3?|rscript|julia|guile|racket|groovy|scala"
    r"|swift|elixir|erl|sqlite3|psql|mysql|vim?|nvim|emacs|gdb|su|script|flock"
)
"""Programs that run an argument, or what comes on stdin."""
_ALWAYS: Final = re.compile(r"ssh|watch|parallel|tmux|screen|at|batch|cmd|powershell|pwsh|wsl|systemd-run")
"""Programs that hand all their arguments to a shell, or look for code in any; words of everyday, too."""
_WRAPS: Final = ("env", "nice", "ionice", "nohup", "setsid", "timeout", "time", "sudo", "doas", "stdbuf")
_VERSION: Final = re.compile(r"(?:-?\d[\d.]*)?(?:\.exe)?$")
_FLAG: Final = re.compile(r"-[abcefhilmnprtuvwxE]+|--(?:command|eval|execute|exec|print)")
"""Options that are no more than a letter, or are followed by code."""
_STDIN: Final = re.compile(r"-|/dev/(?:stdin|fd/0)|/proc/self/fd/0")


def check(command: str) -> None:
    """Raise ValueError, with a sentence, if the words of a post might be run; a command that is none is let pass."""
    try:
        words = shlex.split(command)
    except ValueError:
        return
    for number, word in enumerate(words):
        name = _name(word)
        is_program = number == 0 or _name(words[0]) in _WRAPS
        if is_program and _ALWAYS.fullmatch(name) and any(map(_PLACE.search, words)):
            raise _refusal(name, "give them to a script of your own")
        if _RUNS.fullmatch(name) and not _is_harmless(words[number + 1 :]):
            raise _refusal(name, "give them after its code, each alone: sh -c 'notify \"$1\"' x {title}")
        if word.startswith(("-S", "--split-string")) and "env" in map(_name, words[:number]):
            raise _refusal("env", "leave out -S")


def _name(word: str) -> str:
    """What a program is called wherever it is and of whatever version."""
    return _VERSION.sub("", PurePath(word).name.lower())


def _is_harmless(arguments: Sequence[str]) -> bool:
    """Whether an interpreter's arguments are options, code or a script of the reader's, and after those other words."""
    first = next((number for number, word in enumerate(arguments) if _PLACE.search(word)), len(arguments))
    own, others = arguments[:first], arguments[first:]
    if any(_PLACE.search(word) and not _PLACE.fullmatch(word) for word in others):
        return False
    if any(re.search(r"\beval\b", word) for word in own):
        return False
    return _runs_only(own)


def _runs_only(own: Sequence[str]) -> bool:
    """Whether words are flags, then code or a script, then anything but options; code after `-e` may come in pieces."""
    kinds = "".join("e" if word == "-e" else "f" if _FLAG.fullmatch(word) else _kind(word) for word in own)
    return bool(re.fullmatch(r"[ef]*w+|(?:ew)+w*", kinds))


def _kind(word: str) -> str:
    return "?" if _STDIN.fullmatch(word) or word[:1] in ("-", "+") else "w"


def _refusal(name: str, advised: str) -> ValueError:
    return ValueError(f"{name} might run the words of a post as code; {advised}")
