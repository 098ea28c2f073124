"""What the reader can do with one post."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple, cast

from liveterm.timeline import Post
from liveterm.ui.handing_on import copy, with_attribution
from liveterm.ui.reader import Reader
from liveterm.ui.sheets import Sheet, details_sheet, links_sheet
from liveterm.ui.times import Dial


class Outcome(NamedTuple):
    """What an act leads to: a sentence to show, a sheet to open, an address for the browser, or nothing.

    One that `stands_behind` words of anybody's is shown before it is opened.
    """

    says: str = ""
    sheet: Sheet | None = None
    address: str = ""
    stands_behind: bool = False


@dataclass(frozen=True)
class PostActs:
    """The acts on a post, by the names that keys give them. `why` says why it is shown, `write` sends a sequence to the
    terminal."""

    post: Post
    reader: Reader
    why: str
    dial: Dial
    event: str
    write: Callable[[str], object]

    async def do(self, act: str) -> Outcome:
        """Do one of the following by its name."""
        return await cast(Callable[[], Awaitable[Outcome]], getattr(self, act))()

    async def open(self) -> Outcome:
        url = self.post.entry.url
        return Outcome(address=url) if url else Outcome("this post has no address of its own")

    async def open_link(self) -> Outcome:
        links = self.post.entry.links
        return Outcome(address=links[0].url, stands_behind=True) if links else Outcome("this post has no links")

    async def links(self) -> Outcome:
        return Outcome(sheet=links_sheet(self.post.entry))

    async def copy(self) -> Outcome:
        url = self.post.entry.url
        if not url:
            return Outcome("this post has no address of its own; Y copies its text")
        return Outcome(f"address {await copy(url, self.write)}")

    async def copy_text(self) -> Outcome:
        text = with_attribution(self.post.entry, self.dial, self.event)
        return Outcome(f"text {await copy(text, self.write)}")

    async def details(self) -> Outcome:
        return Outcome(sheet=details_sheet(self.post, self.why, self.dial))

    async def bookmark(self) -> Outcome:
        marked = self.reader.toggle_bookmark(self.post)
        return Outcome("bookmarked; ' lists the bookmarks" if marked else "bookmark taken off")

    async def caught_up(self) -> Outcome:
        self.reader.caught_up(self.post)
        return Outcome("read up to here; U takes that back")
