"""What is told to a reader who comes late or comes back: the story so far, or what happened meanwhile.

A card stands in the column beside the posts, so nothing that is being read moves for it or is covered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from liveterm.model import BREAKING, KEY, PINNED, SUMMARY
from liveterm.timeline import Post
from liveterm.ui.lines import Piece, Row, joined, shortened
from liveterm.ui.times import Dial, span
from liveterm.ui.wrapping import breaks

AWAY_AFTER = timedelta(minutes=5)
_LATE_FROM = 10  # posts: an event with fewer is no wall of text
_HEADS = (BREAKING, KEY, PINNED, SUMMARY)
_NAMED, _SUMMARY_ROWS, _HEAD_ROWS = 4, 6, 2


class Card(NamedTuple):
    """What is told. `walk` are the posts that Enter goes to, oldest first; `told` the sentences above them, `brief` all
    of it in a few words."""

    title: str
    told: Sequence[str]
    walk: Sequence[Post]
    brief: str


def story_so_far(posts: Sequence[Post], summary: Sequence[str]) -> Card | None:
    """What to know of an event that is opened in its middle; None if there is little to tell."""
    heads = [post for post in posts if not post.withdrawn and not set(_HEADS).isdisjoint(post.entry.labels)]
    if len(posts) < _LATE_FROM or not (heads or summary):
        return None
    return Card("The story so far", summary, heads, f"{len(posts):,} posts so far")


def while_away(new: Sequence[Post], changed: Sequence[Post], away: timedelta) -> Card | None:
    """What happened in so long a time, all posts oldest first; None if nothing did."""
    if not new and not changed:
        return None
    edited = [post for post in changed if not post.withdrawn]
    counts = [
        _count(len(new), "new"),
        *(_count(sum(kind in post.entry.labels for post in new), kind) for kind in (BREAKING, KEY)),
        _count(len(edited), "edited"),
        _count(len(changed) - len(edited), "withdrawn"),
    ]
    counted = ", ".join(filter(None, counts))
    walk = sorted((*new, *changed), key=lambda post: post.key)
    told = [f"{span(away)}: {counted}", *_heard(new)]
    return Card("While you were away", told, walk, f"away {span(away)}: {counted}")


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}" if count else ""


def _heard(posts: Sequence[Post]) -> list[str]:
    """Who spoke, in a line; nothing if nobody did."""
    heard = Counter(name for post in posts for name in post.reading.heard).most_common()
    named = ", ".join(f"{name.split()[-1]} {count}" for name, count in heard[:_NAMED])
    return [named + (f" and {len(heard) - _NAMED} more" if len(heard) > _NAMED else "")] if named else []


class Bearer:
    """Knows the card that is up and how far the reader has walked along it.

    `here` gives the post under the cursor: once the reader goes elsewhere, Enter is no longer the card's.
    """

    def __init__(self, here: Callable[[], Post | None]) -> None:
        self.card: Card | None = None
        self._here = here
        self._walked: list[Post] = []

    def show(self, card: Card | None) -> None:
        """Put a card up instead of the one before; None leaves that one."""
        if card is not None:
            self.card, self._walked = card, []

    def close(self) -> bool:
        """Take the card away; False if there was none."""
        was, self.card = self.card, None
        return was is not None

    @property
    def asks(self) -> bool:
        """Whether Enter goes along the card."""
        last = self._walked[-1] if self._walked else None
        return self.card is not None and bool(self.card.walk) and self._here() in (None, last)

    def next(self, known: Callable[[str], Post | None]) -> Post | None:
        """The next post of the card that is still known; after the last the card is gone."""
        card = self.card
        for post in card.walk[len(self._walked) :] if card else ():
            self._walked.append(post)
            if known(post.id) is not None:
                return post
        self.card = None
        return None

    @property
    def left(self) -> Sequence[Post]:
        """The posts that were not walked to yet, oldest first."""
        return self.card.walk[len(self._walked) :] if self.card else ()


def card_rows(bearer: Bearer, dial: Dial, width: int, most: int) -> list[Row]:
    """The card in a column, in at most so many rows; its last row says which keys there are."""
    card = bearer.card
    if card is None or most < 3:
        return []
    close = Piece("Esc", "key", ("close_card", ())), Piece(" close ", "dim", ("close_card", ()))
    walk = (Piece(" ⏎", "key", ("walk_card", ())), Piece(" walk them", "dim", ("walk_card", ())))
    rows = [Row((Piece(f" {card.title}", "strong"),))]
    told = [line for sentence in card.told for line in _wrapped(sentence, width - 2)]
    room = most - 2
    rows += [Row((Piece(f" {line}"),)) for line in _cut(told, min(room, _SUMMARY_ROWS), width - 2)]
    for post in reversed(bearer.left):  # the newest are what there is room for
        lines = _cut(_wrapped(_head(post, dial), width - 2), _HEAD_ROWS, width - 2)
        if len(rows) + len(lines) > most - 1:
            break
        act = ("walk", ("to", post.id))
        role = "hot" if post.entry.breaking else ""
        rows += [Row((Piece(f" {line}", role if number == 0 else "", act),)) for number, line in enumerate(lines)]
    return [*rows, Row(walk if bearer.left else (), close)]


def badge_pieces(bearer: Bearer) -> tuple[Piece, ...]:
    """The card in the badge's row, where there is no column."""
    if bearer.card is None:
        return ()
    walk, close = ("walk_card", ()), ("close_card", ())
    return joined(
        (Piece(bearer.card.brief, "accent", walk),),
        (Piece("⏎", "key", walk), Piece(" walk", "dim", walk)),
        (Piece("Esc", "key", close),),
        by="  ",
    )


def _head(post: Post, dial: Dial) -> str:
    sign = "✎ " if post.revision and not post.withdrawn else "withdrawn: " if post.withdrawn else ""
    return f"{dial.minutes(post.time)} {sign}{post.entry.headline or post.entry.text.partition(chr(10))[0]}"


def _wrapped(text: str, width: int) -> list[str]:
    return [text[start:end].strip() for start, end in breaks(text, max(1, width))]


def _cut(lines: list[str], most: int, width: int) -> list[str]:
    """So many lines at most; where more follow, the last ends in a sign."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", width)] if most > 0 else []


class Absence:
    """Notices that the reader is elsewhere: from when on, and what was known then."""

    def __init__(self) -> None:
        self._since: tuple[datetime, int] | None = None

    def begin(self, now: datetime, position: int) -> None:
        """The reader left, if that was not noticed already."""
        self._since = self._since or (now, position)

    def end(self, now: datetime) -> tuple[timedelta, int] | None:
        """The reader is here: how long it took and what was known before, if it took long."""
        since, self._since = self._since, None
        if since is None or now - since[0] < AWAY_AFTER:
            return None
        return now - since[0], since[1]


def happened_since(posts: Sequence[Post], position: int) -> tuple[list[Post], list[Post]]:
    """The posts that are new since so many frames were known, and those that changed."""
    new = [post for post in posts if post.versions[0].position >= position]
    changed = [post for post in posts if post.versions[0].position < position <= post.versions[-1].position]
    return new, changed


def happened_after(
    posts: Sequence[Post], is_unread: Callable[[Post], bool], left: datetime
) -> tuple[list[Post], list[Post]]:
    """The posts that are news to a reader who left then, and older ones that changed afterwards."""
    new = [post for post in posts if is_unread(post)]
    changed = [post for post in posts if not is_unread(post) and _changed_at(post) > left]
    return new, changed


def _changed_at(post: Post) -> datetime:
    seen = post.versions[-1].at if post.revision else post.first_seen
    updated = post.entry.updated
    if updated is None:
        return seen if post.revision else post.time
    return max(updated, seen) if post.revision else updated
