"""The versions of a post one by one: both clocks of each, and word by word what it changed."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from liveterm.model import Entry
from liveterm.timeline import Version
from liveterm.ui.edits import compared, lines_of, text_of, what_happened, wording, words_changed
from liveterm.ui.screens import SheetScreen
from liveterm.ui.sheets import Sheet
from liveterm.ui.times import Dial

_BREAKS = re.compile(r"(\n+)")


class VersionsScreen(SheetScreen):
    """Shows the latest of the versions known at story time first, and the others at a key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,left_square_bracket,comma", "step(-1)", "the version before", show=False),
        Binding("right,right_square_bracket,full_stop", "step(1)", "the version after", show=False),
        Binding("D", "dismiss", "close", show=False),
    ]
    DEFAULT_CSS = "VersionsScreen { align: center top; }"

    def __init__(self, versions: Sequence[Version], dial: Dial) -> None:
        self._versions = versions
        self._dial = dial
        self._at = len(versions) - 1
        super().__init__(version_sheet(versions, self._at, dial))

    def on_mount(self) -> None:
        if len(self._versions) > 1:
            steps = '[@click="screen.step(-1)"] ← [/][@click="screen.step(1)"] → [/]'
            self.query_one(VerticalScroll).border_subtitle = f" {steps} other versions · Esc back "

    def action_step(self, step: int) -> None:
        """Show an earlier or a later version."""
        self._at = max(0, min(len(self._versions) - 1, self._at + step))
        self.turn_to(version_sheet(self._versions, self._at, self._dial))


def version_sheet(versions: Sequence[Version], at: int, dial: Dial) -> Sheet:
    """One version of a post, against the one before it."""
    new, old = versions[at], versions[at - 1] if at else None
    lines = [*_clocks(new, old, dial), Content("")]
    after = _said(new.entry)
    if old is None:
        lines += Content(after).split("\n")
        if len(versions) == 1:
            lines += [Content(""), Content.styled("No change of this post was seen here.", "$foreground 60%")]
    elif new.withdrawn:
        lines += Content.styled(after, "strike").split("\n")
    else:
        before = _said(old.entry)
        if before.split() == after.split():
            same = "the same words" if before == after else "the same words, in other lines"
            lines.append(Content.styled(same, "$foreground 60%"))
        lines += word_changes(before, after).split("\n")
    return Sheet(f"Version {at + 1} of {len(versions)}", lines)


def _clocks(new: Version, old: Version | None, dial: Dial) -> list[Content]:
    """When a version was seen here and what came of it, and what the publisher says about when."""
    what = "first seen here"
    if old is not None:
        words = str(words_changed(wording(old.entry), wording(new.entry)))
        what = f"seen here: {', '.join(filter(None, (what_happened(old, new), words)))}"
    lines = [Content.assemble((f"{dial.full(new.at)}  ", "bold $accent"), what)]
    entry = new.entry
    if old is None and entry.published is not None:
        lines.append(Content.assemble((f"{dial.full(entry.published)}  ", "bold"), "published"))
    if entry.updated is not None and (old is None or entry.updated != old.entry.updated):
        lines.append(Content.assemble((f"{dial.full(entry.updated)}  ", "bold"), "changed, says the publisher"))
    if len(lines) == 1 and not new.withdrawn:
        lines.append(Content.styled("the publisher does not say when", "$foreground 60%"))
    return lines


def _said(entry: Entry) -> str:
    return "\n".join(line.rstrip() for line in wording(entry).split("\n") if line.strip())


def word_changes(before: str, after: str) -> Content:
    """The later text with what was taken out struck and what was put in underlined; brackets say so without colour.

    What stands elsewhere now was moved. Where lines are broken is no change.
    """
    steps, moved = compared(before, after)
    pieces: list[Content | str | tuple[str, str]] = []
    for step in steps:
        if step.stayed:
            pieces.append(text_of(step.new))
            continue
        for line in lines_of(step.old):
            pieces += _marked(line, "-", "$text-error strike", moved)
        for line in _BREAKS.split(text_of(step.new)):
            pieces += [line] if line.isspace() else _marked(line, "+", "$text-success bold underline", moved)
    return Content.assemble(*pieces)


def _marked(line: str, sign: str, style: str, moved: Container[str]) -> list[str | tuple[str, str]]:
    """Words of a line that were taken out or put in, in brackets."""
    if not (words := line.strip()):
        return []
    told, style = ("moved: ", "$text-warning") if words in moved else ("", style)
    return [(f"[{sign}{told}{words}{sign}]", style), " "]
