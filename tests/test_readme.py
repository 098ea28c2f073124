"""The README speaks of every command, option and key, and of none that does not exist.

Its tables are read off the program: `python -m tests.test_readme` writes them anew.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from liveterm import config
from liveterm.cli.arguments import COMMANDS
from liveterm.query import FIELDS, KINDS
from liveterm.ui.keys import GROUPS, KEYS, faces

README = Path(__file__).parent.parent / "README.md"
PICTURE_BY_LINE = 10


def options_of(name: str) -> list[argparse.Action]:
    parser = argparse.ArgumentParser(add_help=False)
    COMMANDS[name][2](parser)
    return parser._actions


def options() -> str:
    """A line for each option, and the commands that have it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for name in COMMANDS:
        for action in options_of(name):
            if action.option_strings and action.help is not argparse.SUPPRESS:
                face = ", ".join(action.option_strings) + (f" {action.metavar}" if action.metavar else "")
                found.setdefault(face, (action.help or "", []))[1].append(name or "(the screen)")
    rows = "\n".join(f"| `{face}` | {says} | {', '.join(where)} |" for face, (says, where) in sorted(found.items()))
    return f"| option | what | where |\n|---|---|---|\n{rows}"


def keys() -> str:
    """A line for each key, in the groups of the help."""
    rows = []
    for group in GROUPS:
        rows.append(f"| **{group}** | | |")
        for key in (key for key in KEYS if key.group == group):
            rows.append(f"| {' '.join(f'`{face}`' for face in faces(key.keys))} | {key.says} | {key.id} |")
    return "| keys | what | id |\n|---|---|---|\n" + "\n".join(rows)


def settings() -> str:
    """A line for each setting, with its usual value, and what its docstring says."""
    kinds = {node.name: node for node in ast.parse(inspect.getsource(config)).body if isinstance(node, ast.ClassDef)}

    def rows(kind: type[msgspec.Struct], above: str = "") -> Iterator[str]:
        usual, body = kind(), kinds[kind.__name__].body
        for field, says in pairwise(body):
            if not isinstance(field, ast.AnnAssign):
                continue
            name, value = field.target.id, getattr(usual, field.target.id)
            if isinstance(value, msgspec.Struct):
                yield f"| **{name}** | | {says.value.value} |"
                yield from rows(type(value), f"{name}.")
            else:
                face = f"{above}{name}.…" if isinstance(value, dict) else above + name
                yield f"| `{face}` | {f'`{config.toml(value)}`' if value != {} else ''} | {says.value.value} |"

    return "| setting | usually | what |\n|---|---|---|\n" + "\n".join(rows(config.Settings))


def with_tables(text: str) -> str:
    for name, table in (("options", options()), ("keys", keys()), ("settings", settings())):
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m, t=table: f"{m[1]}\n{t}\n\n{m[2]}", text, flags=re.S
        )
    return text


def test_the_tables_are_those_of_the_program():
    text = README.read_text("utf-8")
    assert with_tables(text) == text, "stale: run python -m tests.test_readme"


def test_every_command_is_spoken_of_and_none_that_does_not_exist():
    text = README.read_text("utf-8")
    spoken = set(re.findall(r"(?m)(?:^    |&& |`)liveterm ([a-z]+)(?=[ `\n])", text))
    assert spoken <= set(COMMANDS)
    assert set(filter(None, COMMANDS)) <= spoken


def test_every_field_and_kind_of_the_filter_language_is_spoken_of():
    text = README.read_text("utf-8")
    for name in FIELDS:
        assert f"{name}:" in text
    for name in KINDS:
        assert name in text


def test_a_picture_stands_at_the_top():
    assert "![" in "".join(README.read_text("utf-8").splitlines()[:PICTURE_BY_LINE])


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text("utf-8")), "utf-8")
