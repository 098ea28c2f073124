"""The two reserved rows above the timeline: breaking news, and the badge that says what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from liveterm.model import BREAKING, KEY, PINNED
from liveterm.timeline import Change, Post, newest_of
from liveterm.ui.filters import REACH_WORDS, Filter, Section
from liveterm.ui.lines import Act, Piece, Row, joined
from liveterm.ui.times import Dial, ago
from liveterm.ui.waiting import Waiting

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_NAMED = 2  # people named in the badge
_SEEN_TICKS = 10  # seconds on the screen after which a breaking post needs no banner
_FRESH = timedelta(hours=1)  # breaking news so much older than the newest there is waits for nobody any more


class BreakingNews:
    """The breaking posts known now, and which of them the reader has dealt with.

    What a source opens with is no news, nor are older posts that are read after it; but the newest of what an event
    opens with is, if it is breaking by itself and not for being key or pinned. What waits is the same at the same
    story time, however the reader came there, but for what was dealt with. `waiting` has the oldest first.
    """

    def __init__(self) -> None:
        self.waiting: list[Post] = []
        self._known: dict[str, Post] = {}
        self._is_news: dict[str, bool] = {}  # of those known now
        self._done: set[str] = set()
        self._shown_for: Counter[str] = Counter()
        self._opened: dict[str, tuple[datetime, datetime]] = {}  # by source: when its newest post came, and we saw it

    def begin(self, posts: Sequence[Post]) -> None:
        """The posts an event opens with."""
        self.apply(Change(added=list(posts)))
        stated = (post for post in self._known.values() if post.entry.breaking_for == BREAKING)
        last = max(stated, key=lambda post: post.key, default=None)
        self._is_news = {id: post is last for id, post in self._known.items()}
        self._line_up()

    def apply(self, change: Change) -> None:
        """Follow a move of the timeline."""
        self._take_up_sources(change.added)
        gone = [post for post in (*change.removed, *change.changed) if post.id in self._known]
        for post in gone:
            del self._known[post.id]
        for post in change.removed:
            self._is_news.pop(post.id, None)
        came = [post for post in (*change.added, *change.changed) if post.entry.labels and post.entry.breaking]
        for post in came:
            if not post.withdrawn:
                self._take(post)
        if gone or came:
            self._line_up()

    def _take_up_sources(self, added: Sequence[Post]) -> None:
        """Remember with what sources open that were not known before: with all they had when they were first seen."""
        for source in {post.entry.source for post in added} - self._opened.keys():
            of_it = [post for post in reversed(added) if post.entry.source == source]
            seen = min(post.first_seen for post in of_it)
            self._opened[source] = newest_of(post for post in of_it if post.first_seen == seen), seen

    def _take(self, post: Post) -> None:
        """A post is breaking, now or again. When it comes it is judged whether that is news."""
        self._known[post.id] = post
        if post.id not in self._is_news:
            last, seen = self._opened[post.entry.source]
            self._is_news[post.id] = post.first_seen > seen and post.came_up >= last

    def _line_up(self) -> None:
        newest = max((post.first_seen for post in self._known.values()), default=_NEVER)
        news = (post for post in self._known.values() if self._is_news[post.id] and post.id not in self._done)
        self.waiting = sorted((post for post in news if newest - post.first_seen < _FRESH), key=lambda post: post.key)

    @property
    def posts(self) -> Collection[Post]:
        """All breaking posts known now."""
        return self._known.values()

    def done(self, post: Post) -> None:
        """The reader went there, or does not want to."""
        self._done.add(post.id)
        self._line_up()

    def watch(self, on_screen: Collection[Post]) -> None:
        """A second passed with these posts on the screen, in front of the reader."""
        for post in self.waiting:
            if post in on_screen:
                self._shown_for[post.id] += 1
                if self._shown_for[post.id] >= _SEEN_TICKS:
                    self.done(post)


def banner_row(post: Post, others: int, now: datetime, dial: Dial, width: int, *, enter: bool) -> Row:
    """A breaking post, how old it is at story time, and what can be done about it; with Enter, if that is free."""
    when = dial.minutes(post.time)
    age = f" ({ago(now - post.time)})" if width >= 60 and now - post.time >= timedelta(minutes=1) else ""
    more = f" +{others}" if others else ""
    words = post.entry.headline or post.entry.text.partition("\n")[0]
    go, hide = ("go_to_banner", ()), ("hide_banner", ())
    keys = [Piece(" ⏎ go" if enter else "", "", go), Piece("  ⌫ hide ", "", hide)]
    if width < 60:
        keys = [Piece(" ⏎" if enter else "", "", go), Piece(" ⌫ ", "", hide)]
    sign = post.entry.breaking_for.upper()
    left = (Piece(f" {sign}{more} ", "strong", go), Piece(f"{when}{age}  ", "", go), Piece(words, "strong", go))
    return Row(left, tuple(keys))


def badge_row(
    waiting: Waiting,
    followed: Collection[str],
    newest_first: bool,
    *,
    chips: tuple[Piece, ...],
    follow: bool,
    narrow: bool = False,
) -> Row:
    """What waits out of sight, split into breaking and people; then the filters that are on, which give way first.

    Where it is narrow and filters are on, they are told and not what waits in detail.
    """
    arrow = "▲" if newest_first else "▼"
    state = (Piece("F following", "live", ("follow", ())) if follow else Piece("F hold", "dim", ("follow", ())),)
    if not waiting.count:
        return Row((Piece(" "), *chips), (*state, Piece(" ")))
    news = ("walk", ("news",))
    groups = [(Piece(f"{arrow} {waiting.count:,} new", "accent", news),)]
    if narrow and chips:
        return Row((Piece(" "), *joined(*groups, chips, by="  ")), (*state, Piece(" ")))
    signs = waiting.signs
    groups += [
        (Piece(f"{signs[sign]} {sign.upper()}", "hot", news),) for sign in (BREAKING, KEY, PINNED) if signs[sign]
    ]
    groups += [(Piece(f"{count} {name.split()[-1]}", "", news),) for name, count in _named(waiting.heard, followed)]
    see = (Piece("l", "key", news), Piece(" see", "dim", news))
    return Row((Piece(" "), *joined(joined(*groups), chips, by="   ")), (*joined(see, state, by="  "), Piece(" ")))


def _named(heard: Counter[str], followed: Collection[str]) -> list[tuple[str, int]]:
    """The followed people in what waits, or else those most heard in it."""
    chosen = [(name, count) for name, count in heard.most_common() if name in followed]
    return (chosen or [(name, count) for name, count in heard.most_common() if count > 1])[:_NAMED]


def chip_pieces(filter: Filter, on: bool, search: str, found: tuple[int, int] | None) -> tuple[Piece, ...]:
    """The search and the filters that are on, each to be clicked away, and the keys that end them all."""
    groups: list[tuple[Piece, ...]] = []
    if search:
        number = f" {found[0]} of {found[1]}" if found and found[1] else " nowhere"
        groups.append((Piece(f"/{search}", "accent", ("prompt", ("/",))), Piece(number, "dim")))
    if filter.reach:
        wider: Act = ("filter", ("widen",))
        groups.append((Piece("+", "key", wider), Piece(f" {REACH_WORDS[filter.reach]}", "chosen", wider)))
    if filter:
        role = "chosen" if on else "dim"
        people = _alternatives("speakers", filter.speakers, role)
        kinds = _alternatives("kinds", filter.kinds, role)
        words: tuple[Piece, ...] = (Piece(filter.words, role, ("prompt", ("f",))),)
        strict = (Piece("strictly" if filter.strict else "", role, ("filter", ("strict",))),)
        wanted = joined(people, kinds, words, strict)
        off = "" if on else "off: "
        if wanted:
            groups.append((Piece(f"{off}only ", "dim"), *wanted))
        muted = joined(*((Piece(name, role, ("filter", ("mute", name))),) for name in filter.muted))
        if muted:
            groups.append((Piece(f"{off}without ", "dim"), *muted))
        key, says, act = ("x", " clear", "clear") if on else ("=", " filter again", "off_and_on")
        groups.append((Piece(key, "key", ("filter", (act,))), Piece(says, "dim", ("filter", (act,)))))
    return joined(*groups, by="  ")


def _alternatives(section: Section, names: Sequence[str], role: str) -> tuple[Piece, ...]:
    """People or kinds, one of which a post has to have."""
    titles = names if section == "speakers" else [name.capitalize() for name in names]
    acts: list[Act] = [("filter", ("toggle", section, name)) for name in names]
    return joined(*((Piece(title, role, act),) for title, act in zip(titles, acts, strict=True)), by=" or ")
