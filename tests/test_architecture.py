"""Who may import whom, and who may ask the system what. Read off the source, so that nothing has to be run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "liveterm"

GROUND = ("errors", "model", "clean", "config", "credentials", "child", "aside")
KNOWN = (*GROUND, "clock", "folding", "query", "speakers")
STORY = (*KNOWN, "timeline", "tape", "story")
EDGES = (*STORY, "formats", "fetch")

MAY_IMPORT = {
    "errors": (),
    "model": ("errors",),
    "clean": ("errors", "model"),
    "config": ("errors", "model", "clean", "interpreters"),
    "interpreters": (),
    "credentials": ("errors", "model", "clean"),
    "child": (),
    "aside": (),
    "folding": (),
    "clock": GROUND,
    "programs": (*GROUND, "interpreters"),
    "engine": (*GROUND, "speakers"),
    "query": (*GROUND, "folding"),
    "speakers": GROUND,
    "timeline": KNOWN,
    "tape": KNOWN,
    "story": STORY,
    "formats": KNOWN,
    "fetch": KNOWN,
    "live": EDGES,
    "session": STORY,
    "library": (*STORY, "session"),
    "export": STORY,
    "serve": (*STORY, "export", "shapes"),
    "shapes": (*STORY, "export"),
    "alerts": (*STORY, "programs"),
    "ui": (*STORY, "alerts", "engine", "interpreters", "programs"),
    "cli": None,
}
"""What each part may import of the others; None: everything."""

ONLY_UNDER = {
    "textual": ("ui",),
    "rich": ("ui", "cli"),
    "httpx": ("fetch",),
    "httpcore": ("fetch",),
    "feedparser": ("formats/feed",),
    "lxml": ("formats",),
    "multiprocessing": (),
}
VAGUE = {"utils", "helpers", "common", "base", "core", "manager"}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def part(path: Path) -> str:
    return place(path).split("/")[0]


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""
            if node.module == "liveterm":
                yield from (f"liveterm.{name.name}" for name in node.names)


def name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def needed(path: Path) -> Iterator[str]:
    """The modules that a file imports when it is itself imported: not within functions, not for types only."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (imported.name for imported in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{imported.name}" for imported in node.names)


@pytest.mark.parametrize("path", sources(), ids=place)
def test_a_part_imports_only_what_lies_below_it(path):
    here = part(path)
    if here in ("__init__", "__main__"):
        return
    assert here in MAY_IMPORT, f"{here} has no place in the table: say what it may import"
    allowed = MAY_IMPORT[here]
    for module in imported(path):
        if allowed is None or not module.startswith("liveterm."):
            continue
        other = module.split(".")[1]
        assert other in (*allowed, here, "__version__"), f"{place(path)} must not import {module}"


@pytest.mark.parametrize("path", sources(), ids=place)
def test_libraries_stay_in_their_rooms(path):
    for module in imported(path):
        rooms = ONLY_UNDER.get(module.split(".")[0])
        if rooms is not None:
            assert any(place(path) == room or place(path).startswith(f"{room}/") for room in rooms), (
                f"{place(path)} must not import {module}"
            )


@pytest.mark.parametrize("path", sources(), ids=place)
def test_only_the_clock_asks_the_system_for_the_time(path):
    if place(path) == "clock":
        return
    assert "time" not in imported(path), f"{place(path)} must not import time"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            asked = f"{node.value.id}.{node.attr}"
            assert asked not in ("datetime.now", "datetime.utcnow", "datetime.today", "date.today"), f"{path}: {asked}"


def test_no_module_has_a_name_that_says_nothing():
    assert not VAGUE & {path.stem for path in sources()}


def test_there_is_no_import_cycle_between_parts():
    edges: dict[str, set[str]] = {}
    for path in sources():
        targets = {module.split(".")[1] for module in imported(path) if module.startswith("liveterm.")}
        edges.setdefault(part(path), set()).update(targets - {part(path), "__version__"})
    done: set[str] = set()
    while ready := {name for name, targets in edges.items() if name not in done and targets & set(edges) <= done}:
        done |= ready
    assert done == set(edges), f"in a cycle: {sorted(set(edges) - done)}"


def test_there_is_no_import_cycle_between_modules():
    """A module may take others out of its own package."""
    modules = {name(path): path for path in sources()}
    edges = {
        module: {other for other in needed(path) if other in modules and not f"{module}.".startswith(f"{other}.")}
        for module, path in modules.items()
    }
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        pytest.fail(f"in a cycle: {' -> '.join(error.args[1])}")
