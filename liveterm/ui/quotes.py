"""Nothing but the quotes: a list of what people said word for word, to go to or to pass on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from liveterm.model import Quote
from liveterm.timeline import Post
from liveterm.ui.over import OverScreen
from liveterm.ui.speech import attributed, bare, quotes
from liveterm.ui.times import Dial

_MOST = 500


class Said(NamedTuple):
    """A quote and the post it stands in."""

    quote: Quote
    post: Post


def said_by(posts: Iterable[Post], names: Sequence[str], muted: Sequence[str]) -> list[Said]:
    """The quotes of these people (nobody named: of everyone not muted) in these posts, as many as are listed."""
    found: list[Said] = []
    for post in posts:
        found += [
            Said(quote, post)
            for quote in quotes(post)
            if quote.speaker in names or (not names and quote.speaker not in muted)
        ]
        if len(found) >= _MOST:
            break
    return found[:_MOST]


class QuotesScreen(OverScreen[str | None]):
    """Shows quotes until it is closed. Its result is the id of a post to go to. `copy` puts a text on the clipboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,quotation_mark", "dismiss", "close", show=False),
        Binding("j", "move('down')", "down", show=False),
        Binding("k", "move('up')", "up", show=False),
        Binding("space", "move('page_down')", "page down", show=False),
        Binding("y,Y", "copy", "copy", show=False),
    ]
    DEFAULT_CSS = """
    QuotesScreen { align: center middle; background: $background 60%; }
    QuotesScreen > Vertical {
        width: 92; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    QuotesScreen OptionList { height: auto; max-height: 1fr; border: none; background: $surface; padding: 0; }
    """

    def __init__(
        self,
        said: Sequence[Said],
        names: Sequence[str],
        here: Post | None,
        dial: Dial,
        copy: Callable[[str], Awaitable[str]],
    ) -> None:
        super().__init__()
        self._title = f"Quotes: {', '.join(names)}" if names else "Quotes"
        self._said = said
        self._here = here
        self._dial = dial
        self._copy = copy

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(f" {self._title} ").markup
            box.border_subtitle = " y copy · Enter go to the post · Esc back "
            yield OptionList(*(Option(self._shown(said)) for said in self._said), compact=True)

    def on_mount(self) -> None:
        found = self.query_one(OptionList)
        found.highlighted = next((n for n, said in enumerate(self._said) if said.post is self._here), 0)
        self.set_focus(found)

    def text(self) -> str:
        """What is listed, as plain lines."""
        return "\n".join(self._shown(said).plain for said in self._said)

    def action_move(self, way: str) -> None:
        getattr(self.query_one(OptionList), f"action_{'cursor_' * (way in ('down', 'up'))}{way}")()

    async def action_copy(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            said = self._said[at]
            outcome = await self._copy(attributed(said.quote, said.post.entry, self._dial))
            self.query_one(Vertical).border_subtitle = Content(f" quote {outcome} ").markup

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._said[event.option_index].post.id)

    def _shown(self, said: Said) -> Content:
        when = self._dial.minutes(said.post.time)
        return Content.assemble(
            f"“{bare(said.quote.text)}” ",
            (f"— {said.quote.speaker or 'nobody known'} {when}", "$foreground 60%"),
        )
