"""What is told to a reader who comes late or comes back: the story so far, or what happened meanwhile.

A card stands in the column beside the posts, so nothing that is being read moves for it or is covered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from liveterm.model import BREAKING, KEY, PINNED, SUMMARY
from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.lines import Piece, Row, joined, shortened
from liveterm.ui.reader import Reader
from liveterm.ui.times import Dial, span
from liveterm.ui.wrapping import breaks

AWAY_AFTER = timedelta(minutes=5)
_LATE_FROM = 10  # posts: an event with fewer is no wall of text
_HEADS = (BREAKING, KEY, PINNED, SUMMARY)
_NAMED, _TOLD_ROWS, _HEAD_ROWS = 4, 4, 2


class Card(Struct, frozen=True):
    """What is told. `told` are its sentences, `walk` the posts that Enter goes to, oldest first, `brief` all of it in a
    few words. Who speaks in the `new` posts is told too, as soon as it is known."""

    title: str
    told: Sequence[str]
    walk: Sequence[Post]
    brief: str
    new: Sequence[Post] = ()

    @property
    def sentences(self) -> list[str]:
        """Everything there is to say above the posts."""
        return [*self.told, *_heard(self.new)]


def story_so_far(posts: Sequence[Post], summary: Sequence[str]) -> Card | None:
    """What to know of an event that is opened in its middle; None if there is little to tell."""
    heads = heads_of(posts)
    if len(posts) < _LATE_FROM or not (heads or summary):
        return None
    counted = (_count(sum(kind in post.entry.labels for post in heads), kind) for kind in _HEADS)
    missed = f"missed: {', '.join(filter(None, counted))}"
    return Card("The story so far", summary, heads, missed if heads else "R tells the story so far")


def heads_of(posts: Sequence[Post]) -> list[Post]:
    """The posts that stand out by what their publisher calls them."""
    return [post for post in posts if not post.withdrawn and not set(_HEADS).isdisjoint(post.entry.labels)]


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
    return Card("While you were away", (f"{span(away)}: {counted}",), walk, f"away {span(away)}: {counted}", new)


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}" if count else ""


def _heard(posts: Sequence[Post]) -> list[str]:
    """Who spoke, in a line; nothing if nobody did."""
    heard = Counter(name for post in posts for name in post.reading.heard).most_common()
    named = ", ".join(f"{name.split()[-1]} {count}" for name, count in heard[:_NAMED])
    return [named + (f" and {len(heard) - _NAMED} more" if len(heard) > _NAMED else "")] if named else []


class Bearer:
    """Knows the card that is up and how far the reader has walked along it.

    `here` gives the post under the cursor: once the reader goes elsewhere, Enter is no longer the card's. `known` is
    how many frames are: a card is not up while story time is before that at which it was put up.
    """

    def __init__(self, here: Callable[[], Post | None], known: Callable[[], int]) -> None:
        self._card: Card | None = None
        self._told_at = 0
        self._here = here
        self._known = known
        self._walked: list[Post] = []
        self._sent_to: Post | None = None
        self.outranked = False  # whether Enter goes to a banner before it goes along the card

    @property
    def card(self) -> Card | None:
        """What is told now."""
        return self._card if self._known() >= self._told_at else None

    def show(self, card: Card | None) -> None:
        """Put a card up instead of the one before; None leaves that one."""
        if card is not None:
            self._card, self._walked, self._sent_to = card, [], None
            self._told_at = self._known()

    def close(self) -> bool:
        """Take the card away; False if there was none."""
        if self.card is None:
            return False
        self._card = None
        return True

    def goes_before(self, breaking: Sequence[Post]) -> bool:
        """Whether Enter goes along the card, and not to the last of these: that is among what the card leads to."""
        is_here = self._here() in (None, self._sent_to)
        return is_here and self.card is not None and bool(self.card.walk) and set(breaking[-1:]) <= set(self.left)

    @property
    def key(self) -> str:
        """The key that goes along the card; "" while it goes to a banner first."""
        return "" if self.outranked else "⏎"

    def sent_to(self, post: Post) -> None:
        """Enter led to this post; going on from there is not going elsewhere."""
        self._sent_to = post

    def next(self, known: Callable[[str], Post | None]) -> Post | None:
        """The next post of the card that is still known; after the last the card is gone."""
        card = self.card
        for post in card.walk[len(self._walked) :] if card else ():
            self._walked.append(post)
            if known(post.id) is not None:
                self._sent_to = post
                return post
        self.close()
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
    walk = (Piece(f" {bearer.key}", "key", ("walk_card", ())), Piece(" walk them", "dim", ("walk_card", ())))
    rows = [Row((Piece(f" {card.title}", "chosen"),))]
    told = [line for sentence in card.sentences for line in _wrapped(sentence, width - 2)]
    room = most - 2
    rows += [Row((Piece(f" {line}"),)) for line in _cut(told, min(room, _TOLD_ROWS), width - 2)]
    for post in reversed(bearer.left):  # the newest are what there is room for
        found = _head_rows(post, dial, width)
        if len(rows) + len(found) > most - 1:
            break
        rows += found
    return [*rows, Row(walk if bearer.left else (), close)]


def badge_pieces(bearer: Bearer) -> tuple[Piece, ...]:
    """The card in the badge's row, where there is no column."""
    if bearer.card is None:
        return ()
    walk, close = ("walk_card", ()), ("close_card", ())
    along = (Piece(bearer.key, "key", walk), Piece(" walk" if bearer.key else "walk", "dim", walk))
    return joined(
        (Piece(bearer.card.brief, "accent", walk if bearer.left else ("open", ("recap",))),),
        along if bearer.left else (),
        (Piece("Esc", "key", close), Piece(" close", "dim", close)),
        by="  ",
    )


def _head_rows(post: Post, dial: Dial, width: int) -> list[Row]:
    """When a post came, and its headline; a click goes there."""
    act = ("walk", ("to", post.id))
    time, role = dial.minutes(post.time), "hot" if post.entry.breaking else ""
    sign = "✎ " if post.revision and not post.withdrawn else "withdrawn: " if post.withdrawn else ""
    words = f"{time} {sign}{post.entry.headline or post.entry.text.partition(chr(10))[0]}"
    first, *more = _cut(_wrapped(words, width - 2), _HEAD_ROWS, width - 2)
    top = Row((Piece(f" {time}", "dim", act), Piece(first.removeprefix(time), role, act)))
    return [top, *(Row((Piece(f" {line}", role, act),)) for line in more)]


def _wrapped(text: str, width: int) -> list[str]:
    return [text[start:end].strip() for start, end in breaks(text, max(1, width))]


def _cut(lines: list[str], most: int, width: int) -> list[str]:
    """So many lines at most; where more follow, the last ends in a sign."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", width)] if most > 0 else []


def happened_since(posts: Sequence[Post], position: int) -> tuple[list[Post], list[Post]]:
    """The posts that are new since so many frames were known, and those that changed."""
    new = [post for post in posts if post.versions[0].position >= position]
    changed = [post for post in posts if post.versions[0].position < position <= post.versions[-1].position]
    return new, changed


def happened_after(
    posts: Sequence[Post], is_unread: Callable[[Post], bool], left: datetime
) -> tuple[list[Post], list[Post]]:
    """The posts that are news to a reader who left then, and others that changed afterwards."""
    new = [post for post in posts if is_unread(post)]
    changed = [post for post in posts if not is_unread(post) and _changed_at(post, left) > left]
    return new, changed


def _changed_at(post: Post, before: datetime) -> datetime:
    """When a post was seen to change or its publisher says it did, whichever was later; else a time before."""
    seen = post.versions[-1].at if post.revision else before
    return max(seen, post.entry.updated or before)


class Cards:
    """Decides when there is a card to show: to a reader who comes late, who was elsewhere, who closed the event."""

    def __init__(self, story: Story, reader: Reader, here: Callable[[], Post | None]) -> None:
        self.bearer = Bearer(here, lambda: story.timeline.position)
        self._story = story
        self._reader = reader
        self._left: tuple[datetime, int] | None = None

    def greet(self, now: datetime) -> None:
        """The first posts are there: tell what somebody needs who never was here, or was here long ago."""
        posts, left = self._story.timeline.posts, self._reader.left_at
        if self._reader.is_new:
            self.bearer.show(story_so_far(posts, self._story.blog.summary))
        elif left is not None and now - left >= AWAY_AFTER:
            self.bearer.show(while_away(*happened_after(posts, self._reader.is_unread, left), now - left))

    def attend(self, is_here: bool, now: datetime) -> bool:
        """The reader looks here, or elsewhere; True if there is something to tell now."""
        if not is_here:
            self._left = self._left or (now, self._story.timeline.position)
            return False
        left, self._left = self._left, None
        if left is None or now - left[0] < AWAY_AFTER:
            return False
        card = while_away(*happened_since(self._story.timeline.posts, left[1]), now - left[0])
        self.bearer.show(card)
        return card is not None
