"""`liveterm config`: where the settings are, what they are, and changing them."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys

from liveterm import clean, config
from liveterm.errors import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Show or change settings; without an act, show them."""
    if arguments.act == "path":
        print(clean.line(str(config.path()), 2000))
    elif arguments.act == "set":
        config.change(arguments.name, arguments.value)
    elif arguments.act == "edit":
        return _edit()
    else:
        settings, complaints = config.load()
        sys.stdout.write(config.show(settings))
        for sentence in complaints:
            print(f"liveterm: {sentence}", file=sys.stderr)
    return 0


def _edit() -> int:
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    file = config.path()
    config.make_private(file.parent)
    if not file.exists():
        with open(file, "w", encoding="utf-8", opener=config.private) as written:
            written.writelines(f"# {line}\n" for line in config.show(config.Settings()).splitlines())
    try:
        return subprocess.run([*editor, str(file)], check=False).returncode
    except OSError as error:
        raise UsageError(f"{editor[0]}: cannot be started ({error.strerror}); set $EDITOR") from error
