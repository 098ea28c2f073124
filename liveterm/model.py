"""The values everything else is made of: frozen, without behaviour beyond reading themselves.

JSON names follow the session file. All times are aware and in UTC. `gc=False` is safe because no value can refer to
itself, and it keeps a hundred thousand entries off the garbage collector's list.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Precision = Literal["instant", "minute", "day", "none"]
BlockKind = Literal["paragraph", "item", "quote", "heading", "image", "video", "embed"]
Certainty = Literal["sure", "likely", "maybe"]

BREAKING, KEY, PINNED, SUMMARY = "breaking", "key", "pinned", "summary"
LABELS, CONCLUDED = "urn:liveterm:labels", "urn:liveterm:labels:concluded"
"""Of which set of terms a keyword of our own exports is that says a label, stated or concluded."""
EXPORT = "urn:liveterm:export"
"""What an export of our own is marked with: it is to be taken at its word, as no publisher's page is."""
SPOKEN_KINDS = ("paragraph", "item", "quote", "heading")
"""Block kinds whose text is the post's own words; the others carry captions, credits and addresses."""


class Span(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A run of a block's text, `start` to `end` in characters, that is bold, italic or a link (`url`)."""

    start: int
    end: int
    kind: Literal["bold", "italic", "link"]
    url: str = ""


class Block(msgspec.Struct, frozen=True, gc=False):
    """One paragraph, item, quote, heading, picture or embed: plain text with spans, never markup.

    For an image `text` is its description (alt) and `credit` who made it; for a video or embed `text` is one line
    that names it.
    """

    kind: BlockKind
    text: str
    url: str | None = None
    credit: str | None = None
    spans: tuple[Span, ...] = ()


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link in a post: its words and its http(s) address."""

    text: str
    url: str


class Entry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One post as it stood when last looked at.

    `id` is the publisher's own where it has one. `published` and `updated` are what the publisher says, `precision`
    how exactly. `inferred` names the labels that were concluded, not stated: breaking, from the headline's words or, if
    it stands last, from what makes the post key or pinned.
    """

    id: str
    source: str = ""
    url: str | None = None
    published: datetime | None = None
    precision: Precision = msgspec.field(name="published_precision", default="none")
    updated: datetime | None = None
    headline: str = ""
    blocks: tuple[Block, ...] = ()
    labels: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        """The body's own words: paragraphs, items, quotes and headings, parted by one blank line."""
        return "\n\n".join(block.text for block in self.blocks if block.kind in SPOKEN_KINDS)

    @property
    def breaking(self) -> bool:
        return BREAKING in self.labels

    @property
    def breaking_for(self) -> str:
        """The label that makes a breaking post one: breaking itself, or the key or pinned it was concluded from."""
        if self.breaking and BREAKING in self.inferred:
            before = self.labels[: self.labels.index(BREAKING)]
            return next((label for label in before if label in (KEY, PINNED)), BREAKING)
        return BREAKING if self.breaking else ""

    @property
    def shown_labels(self) -> tuple[str, ...]:
        """The labels as readers are to see them: without a breaking that another label stands for."""
        hidden = self.breaking and self.breaking_for != BREAKING
        return tuple(label for label in self.labels if label != BREAKING) if hidden else self.labels


class LiveBlog(msgspec.Struct, frozen=True, gc=False):
    """The event as its page describes it. `over` is None where the format cannot say.

    `zone` is the offset from UTC that its times are written with ("+01:00"), "" if that is not known.
    """

    title: str = ""
    summary: tuple[str, ...] = ()
    url: str | None = None
    format: str = ""
    over: bool | None = None
    zone: str = ""


class Document(msgspec.Struct, frozen=True):
    """One answer: where it came from, what it says it is, its bytes.

    `date` is the day to take for text that names none (`--date`), `now` when it was read. Of a document that takes
    long, `most` posts not read before are enough; None: all of them.
    """

    url: str
    body: bytes
    content_type: str = ""
    now: datetime | None = None
    date: datetime | None = None
    most: int | None = None


class Follow(msgspec.Struct, frozen=True, gc=False):
    """How to go on after a page, in the format's own words.

    `poll` is the address to ask next time (None: the same), `older` the next page back, `every` the seconds the
    format or publisher advises between looks, `full` an address re-read now and then for edits, `full_every` how
    often. `headers` go with `poll`.
    """

    poll: str | None = None
    older: str | None = None
    every: float | None = None
    full: str | None = None
    full_every: float = 240.0
    headers: tuple[tuple[str, str], ...] = ()


class Page(msgspec.Struct, frozen=True):
    """What one document says: the event and the entries it shows now, newest first as pages show them.

    `withdrawn` are ids the publisher says are gone; one that is among the entries, too, is shown struck. `delta` means
    the page holds only news since the last one, so absence says nothing. `problems` are sentences about what could not
    be read. `listed` are the ids of all that a page would show, in its order, for one that only lists them. Of the
    `outlined` the page tells less than it does while it shows them: what is known of them already is more. `same` are
    ids that stand for one post, the first of them first, where each new message about it has an id of its own. `more`
    means that the same document, read once more, tells of further posts; `left_out` is of how many it tells for which
    no page has room.
    """

    blog: LiveBlog
    entries: tuple[Entry, ...] = ()
    withdrawn: tuple[str, ...] = ()
    follow: Follow = Follow()
    delta: bool = False
    problems: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    outlined: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    more: bool = False
    left_out: int = 0


class Frame(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What one look at one source taught us, and `at` what moment.

    `entries` are new or changed, oldest first; `withdrawn` ids that were taken back; `blog` the event's facts when
    they changed; `trouble` one sentence when the look failed, "" when a trouble is over, None when there is nothing
    to say.
    """

    at: datetime
    source: str = ""
    entries: tuple[Entry, ...] = ()
    withdrawn: tuple[str, ...] = ()
    blog: LiveBlog | None = None
    trouble: str | None = None


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """A person a post makes say or write something, and how sure that is. `cue` is where it says so: the block's
    index (-1: the headline) and the characters from `start` to `end` in it."""

    name: str
    certainty: Certainty = "sure"
    block: int = -1
    start: int = 0
    end: int = 0


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words in quotation marks, or a block quote, and whose they are (None: nobody's that is known)."""

    text: str
    speaker: str | None = None
    where: Literal["headline", "body"] = "body"


class Reading(msgspec.Struct, frozen=True, gc=False):
    """Who speaks in one entry. Computed, never recorded."""

    speakers: tuple[Speaker, ...] = ()
    mentioned: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def heard(self) -> tuple[str, ...]:
        """Names that a filter on a speaker takes: sure and likely."""
        return tuple(speaker.name for speaker in self.speakers if speaker.certainty != "maybe")


NOBODY = Reading()
"""What is known of an entry in which nobody speaks, or that nobody has read for it."""
