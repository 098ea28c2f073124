"""What the reader wants to see, as one value: people, kinds and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from liveterm.model import BREAKING, KEY, PINNED
from liveterm.timeline import Post

KINDS = (BREAKING, KEY, "media", "quote", "edited", PINNED)
_PICTURES = ("image", "video")


def kinds_of(post: Post) -> tuple[str, ...]:
    """What sorts of post this is; none, one or several."""
    entry = post.entry
    kinds = [label for label in (BREAKING, KEY, PINNED) if label in entry.labels]
    if any(block.kind in _PICTURES for block in entry.blocks):
        kinds.append("media")
    if post.reading.quotes or any(block.kind == "quote" for block in entry.blocks):
        kinds.append("quote")
    if post.edited:
        kinds.append("edited")
    return tuple(kinds)


@dataclass(frozen=True)
class Filter:
    """People and kinds that were chosen, and words that were typed with what they mean.

    Chosen people are alternatives to each other, so are kinds; people, kinds and words all have to be met. A breaking
    post passes whatever was chosen, unless `strict`.
    """

    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: str = ""
    meant: Callable[[Post], bool] | None = None
    strict: bool = False

    def __bool__(self) -> bool:
        return bool(self.speakers or self.kinds or self.words)

    @property
    def parts(self) -> tuple[str, ...]:
        """What was asked for, each in few words."""
        words = (f"“{self.words}”",) if self.words else ()
        return (*self.speakers, *(kind.capitalize() for kind in self.kinds), *words)

    @property
    def reason(self) -> str:
        """Why posts are hidden, in a word."""
        reasons = (("speaker", self.speakers), ("kind", self.kinds), ("words", self.words))
        return ", ".join(reason for reason, asked in reasons if asked)

    def wants(self, post: Post) -> bool:
        """Whether a post is what was asked for."""
        if self.speakers and not any(name in self.speakers for name in post.reading.heard):
            return False
        if self.kinds and not any(kind in self.kinds for kind in kinds_of(post)):
            return False
        return self.meant is None or self.meant(post)

    def passes(self, post: Post) -> bool:
        """Whether a post is shown."""
        return (not self.strict and post.entry.breaking) or self.wants(post)

    def with_speaker(self, name: str) -> Filter:
        """With a person chosen, or no longer."""
        return replace(self, speakers=_toggled(self.speakers, name))

    def with_kind(self, kind: str) -> Filter:
        """With a kind chosen, or no longer."""
        return replace(self, kinds=_toggled(self.kinds, kind))

    def with_words(self, words: str, meant: Callable[[Post], bool] | None) -> Filter:
        """With these words instead of those before."""
        return replace(self, words=words, meant=meant)


def _toggled(chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in chosen if each != name) if name in chosen else (*chosen, name)
