"""Every edit that was seen so far: what was changed, when, how much, by which source; to go to the post."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from liveterm.timeline import Post, Version
from liveterm.ui.edits import what_happened, wording, words_changed
from liveterm.ui.over import OverScreen
from liveterm.ui.times import Dial

_PAGE = 30  # edits that are told at once: words are compared for each
_HEADLINE = 100


class Edit(NamedTuple):
    """A post, and the version of it that another took the place of."""

    post: Post
    older: Version
    newer: Version

    @property
    def position(self) -> int:
        """The frame that told of it."""
        return self.newer.position

    def told(self) -> str:
        """What was done, and to how many words."""
        words = str(words_changed(wording(self.older.entry), wording(self.newer.entry)))
        return ", ".join(filter(None, (what_happened(self.older, self.newer), words)))


def edits_of(posts: Iterable[Post]) -> list[Edit]:
    """All that became of posts since they were first seen, the latest first."""
    found = [Edit(post, *pair) for post in posts if post.revision for pair in pairwise(post.versions)]
    return sorted(found, key=attrgetter("position"), reverse=True)


class EditsScreen(OverScreen[str | None]):
    """Shows edits until it is closed. Its result is the id of a post to go to.

    Of many, those further down are filled in as one comes near them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,H", "dismiss", "close", show=False),
        Binding("j", "move('cursor_down')", "down", show=False),
        Binding("k", "move('cursor_up')", "up", show=False),
        Binding("space", "move('page_down')", "page down", show=False),
        Binding("end", "last", "to the first edit of all", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    EditsScreen { align: center middle; background: $background 60%; }
    EditsScreen > Vertical {
        width: 92; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    EditsScreen OptionList { height: auto; max-height: 1fr; border: none; background: $surface; padding: 0; }
    """

    def __init__(self, edits: Sequence[Edit], here: Post | None, dial: Dial, *, dated: bool = False) -> None:
        super().__init__()
        self._edits = edits
        self._here = here
        self._dial = dial
        self._dated = dated
        by_source = Counter(edit.newer.entry.source for edit in edits)
        self._several = len(by_source) > 1
        shares = ", ".join(f"{source} {count:,}" for source, count in by_source.most_common())
        self._title = f"Edits: {len(edits):,}" + (f" · {shares}" if self._several else "")

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(f" {self._title} ").markup
            box.border_subtitle = " Enter go to the post, D there shows the words · Esc back "
            yield OptionList(*self._page(0), compact=True)

    def on_mount(self) -> None:
        found = self._list
        found.highlighted = 0
        self.set_focus(found)
        self.watch(found, "scroll_y", self._fill_ahead, init=False)
        self._go_to(next((n for n, edit in enumerate(self._edits) if edit.post is self._here), 0))

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill_ahead)

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def text(self) -> str:
        """What is listed, as plain lines under their title."""
        return "\n".join((self._title, *(self._shown(edit).plain for edit in self._edits)))

    def action_move(self, way: str) -> None:
        getattr(self._list, f"action_{way}")()

    def action_last(self) -> None:
        self._go_to(len(self._edits) - 1)

    def _go_to(self, number: int) -> None:
        self.run_worker(self._fill_and_go(number), name="fill", exclusive=True)

    async def _fill_and_go(self, number: int) -> None:
        """Go to an edit, unless the reader goes elsewhere while those before it are filled in."""
        found = self._list
        before = found.highlighted
        while found.option_count <= number and found.highlighted == before:
            found.add_options(self._page(found.option_count))
            await asyncio.sleep(0)
        if found.highlighted == before:
            found.highlighted = number

    def _fill_ahead(self) -> None:
        """Have a screenful more than is seen."""
        found = self._list
        needed = found.scroll_offset.y + 2 * self.size.height
        while found.option_count < len(self._edits) and 0 < found.virtual_size.height < needed:
            found.add_options(self._page(found.option_count))

    def _page(self, start: int) -> list[Option]:
        return [Option(self._shown(edit)) for edit in self._edits[start : start + _PAGE]]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._edits[event.option_index].post.id)

    def _shown(self, edit: Edit) -> Content:
        entry = edit.newer.entry
        words = " ".join((entry.headline or entry.text or "(no words)").split())
        source = f" · {entry.source}" if self._several else ""
        day = f"{self._dial.day(edit.newer.at):>6} " if self._dated else ""
        return Content.assemble(
            (f"{day}{self._dial.minutes(edit.newer.at)}  ", "bold"),
            words if len(words) <= _HEADLINE else f"{words[:_HEADLINE]}…",
            (f"  {edit.told()}{source}", "$foreground 60%"),
        )
