"""What the reader wants to see: people, kinds and words, as one value, and the keys that change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from liveterm.clock import HERE
from liveterm.errors import QueryError
from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.saved import Saved, as_line
from liveterm.ui.tally import Numbers, Tally
from liveterm.ui.timeline_view import Place, TimelineView

if TYPE_CHECKING:
    from liveterm.query import Folds, Query

Section = Literal["speakers", "kinds", "saved"]

REACHES = (
    "only who speaks for sure or likely counts as a speaker",
    "who perhaps speaks counts as a speaker too",
    "who is merely mentioned counts as a speaker too",
)
REACH_WORDS = ("", "maybe too", "mentions too")
KINDS = ("breaking", "key", "media", "quote", "edited", "pinned")
_kind = attrgetter("kind")


@cache
def _is_kind() -> dict[str, Callable[[Post], bool]]:
    """What makes a post one of a kind, as the filter language has it (which the first frame can do without)."""
    from liveterm.query import Query, compiled
    from liveterm.query.values import Kind

    return {kind: compiled(Query(Kind(kind))) for kind in KINDS}


def kinds_of(post: Post) -> tuple[str, ...]:
    """What sorts of post this is; none, one or several."""
    entry = post.entry
    # All that the kinds depend on. Few posts differ in it, and a jump in time asks about thousands.
    facts = entry.labels, frozenset(map(_kind, entry.blocks)), bool(post.reading.quotes), post.edited
    kinds = _kinds.get(facts)
    if kinds is None:
        kinds = _kinds[facts] = tuple([kind for kind, is_kind in _is_kind().items() if is_kind(post)])
    return kinds


_kinds: dict[tuple[tuple[str, ...], frozenset[str], bool, bool], tuple[str, ...]] = {}


class Filter(msgspec.Struct, frozen=True):
    """People and kinds that were chosen, and words that were typed with what they are about and mean.

    Chosen people are alternatives to each other, so are kinds; people, kinds and words all have to be met. A breaking
    post passes whatever was asked for, unless `strict`. `reach` says who counts as a speaker, as REACHES has it. Posts
    in which only `muted` people speak are hidden.
    """

    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: str = ""
    about: tuple[str, ...] = ()
    meant: Callable[[Post], bool] | None = None
    strict: bool = False
    reach: int = 0
    muted: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.kinds or self.words or self.muted)

    @property
    def reason(self) -> str:
        """Why posts are hidden, in a word."""
        chosen = (("speaker", self.speakers), ("kind", self.kinds), ("muted", self.muted))
        return ", ".join(dict.fromkeys([*(reason for reason, asked in chosen if asked), *self.about]))


class Filtering:
    """Changes the filter as the keys ask and has the timeline follow. What comes back is a sentence to show, or "".

    `on` is False while all filters are switched off without being forgotten. Posts are looked up in the tally, not
    asked one by one: a key must answer at once with a hundred thousand of them. Times that are typed are of `zone`
    (None: the computer's).
    """

    def __init__(
        self,
        view: TimelineView,
        story: Story,
        tally: Tally,
        saved: Saved | None = None,
    ) -> None:
        self.filter = Filter()
        self.saved = saved or Saved({}, lambda name, value: "")
        self.on = True
        self.numbers = Numbers()
        self._view = view
        self._story = story
        self._tally = tally
        self.zone: tzinfo | None = None
        self._asked: list[list[set[Post]]] = []  # a post must be in one set of each list
        self._folds: Folds | None = None
        self._query: Query | None = None
        self._before: Place | None = None

    @property
    def in_force(self) -> Filter:
        """The filter that decides now."""
        return self.filter if self.on else Filter()

    def wants(self, post: Post) -> bool:
        """Whether a post is what was asked for."""
        for sets in self._asked:
            for posts in sets:
                if post in posts:
                    break
            else:
                return False
        if self._is_muted(post):
            return False
        return self.filter.meant is None or self.filter.meant(post)

    def _is_muted(self, post: Post) -> bool:
        muted = self.filter.muted
        return bool(muted) and bool(heard := post.reading.heard) and all(name in muted for name in heard)

    def passes(self, post: Post) -> bool:
        """Whether a post is shown."""
        if not self.in_force:
            return True
        return (not self.filter.strict and post.entry.breaking) or self.wants(post)

    def why(self, post: Post) -> str:
        """Why a post is shown, in words."""
        if not self.in_force:
            return "no filter is on"
        if self.wants(post):
            return f"it is what the filter asks for ({self.filter.reason})"
        return "breaking posts pass every filter (! changes that)" if self.passes(post) else "the cursor is on it"

    def sift(self) -> None:
        """Ask the filter about every post again."""
        now = self.in_force
        who_speaks = (self._tally.heard, self._tally.maybe, self._tally.mentioned)[: now.reach + 1]
        people = [posts_of(name) for name in now.speakers for posts_of in who_speaks]
        groups = [people, list(map(self._tally.of_kind, now.kinds))]
        self._asked = [sets for sets in groups if sets]
        self._view.keep_only(self._test() if now else None, now.reason, now.speakers)

    def _test(self) -> Callable[[Post], bool]:
        """What the timeline asks each post; with one person or kind asked for, two look-ups."""
        if self.filter.meant is not None or self.filter.muted or sum(map(len, self._asked)) != 1:
            return self.passes
        ((asked,),) = self._asked
        breaking: set[Post] = set() if self.filter.strict else self._tally.of_kind("breaking")
        return lambda post: post in asked or post in breaking

    def toggle(self, section: Section, name: str) -> str:
        """Choose a person or a kind, or no longer."""
        if section == "speakers":
            chosen, muted = _toggled(self.filter.speakers, name), _without(self.filter.muted, name)
            return self._choose(replace(self.filter, speakers=chosen, muted=muted))
        if section == "saved":
            return self._open(name)
        return self._choose(replace(self.filter, kinds=_toggled(self.filter.kinds, name)))

    def number(self, number: str) -> str:
        """Choose the person of a number key, or no longer."""
        name = self.numbers.use(number)
        if name is None or not (name in (*self.filter.speakers, *self.filter.muted) or self._is_known(name)):
            return f"nobody has the number {number} yet"
        return self.toggle("speakers", name)

    def _is_known(self, name: str) -> bool:
        """Whether a person speaks in what is known at this story time, perhaps, or is spoken of."""
        tally = self._tally
        return any(posts_of(name) for posts_of in (tally.heard, tally.maybe, tally.mentioned))

    def everyone(self) -> str:
        """Choose no person and mute none."""
        return self._choose(replace(self.filter, speakers=(), muted=()))

    def solo(self, name: str) -> str:
        """Choose this person and nobody else, or no longer."""
        alone = () if self.filter.speakers == (name,) else (name,)
        return self._choose(replace(self.filter, speakers=alone, muted=_without(self.filter.muted, name)))

    def mute(self, name: str) -> str:
        """Hide the posts in which this person alone speaks, or no longer."""
        muted = _toggled(self.filter.muted, name)
        self._choose(replace(self.filter, muted=muted, speakers=_without(self.filter.speakers, name)))
        return f"{name} is muted; M takes that back" if name in muted else f"{name} is no longer muted"

    def widen(self) -> str:
        """Count those as speakers too who perhaps speak, then those who are mentioned, then neither."""
        reach = (self.filter.reach + 1) % len(REACHES)
        self._choose(replace(self.filter, reach=reach, meant=self._meant(reach)))
        return REACHES[self.filter.reach]

    def rename(self, old: str, new: str, *, joined: bool = False) -> None:
        """A person has another name now; what was chosen stays chosen. `joined`: it was somebody's before."""
        self.numbers.rename(old, new, joined=joined)
        chosen, muted = (
            tuple(dict.fromkeys(new if name == old else name for name in names))
            for names in (self.filter.speakers, self.filter.muted)
        )
        if (chosen, muted) != (self.filter.speakers, self.filter.muted):
            self.filter = replace(self.filter, speakers=chosen, muted=muted)
            self.sift()

    def only_speaker(self) -> str:
        """Choose who speaks in the post the reader is at, and again the next who does."""
        post = self._view.cursor or self._view.first_visible
        heard = post.reading.heard if post else ()
        if not heard:
            read = post is None or self._story.has_read(post)
            return "nobody speaks in this post" if read else "this post has not been read for who speaks yet"
        chosen = self.filter.speakers
        place = heard.index(chosen[0]) + 1 if len(chosen) == 1 and chosen[0] in heard else 0
        return self._choose(replace(self.filter, speakers=(heard[place % len(heard)],)))

    def only_kind(self) -> str:
        """Choose the first kind of the post the reader is at."""
        post = self._view.cursor or self._view.first_visible
        kinds = kinds_of(post) if post else ()
        return self._choose(replace(self.filter, kinds=kinds[:1])) if kinds else "this post is of no particular kind"

    def words(self, text: str, before: str = "") -> str:
        """Filter by a line of the filter language; one that cannot be read leaves the last good one on.

        That is what stands before the word that is wrong, or else the line `before` this one.
        """
        wrong = self._say(text, self.filter)
        good = text
        while wrong and good:
            good = good.rpartition(" ")[0].rstrip()
            if self.filter.words == (good or before) or not self._say(good or before, self.filter):
                break
        return wrong

    def _say(self, text: str, beside: Filter) -> str:
        """Choose words beside whatever else is chosen."""
        from liveterm.query import parse, subjects

        try:
            self._query = parse(text, now=self._story.now, zone=self._here)
        except QueryError as error:
            return str(error)
        about = subjects(self._query)
        return self._choose(replace(beside, words=text.strip(), about=about, meant=self._meant(beside.reach)))

    def _meant(self, reach: int) -> Callable[[Post], bool] | None:
        """What the words that were typed ask of a post; None when none were."""
        if not self._query:
            return None
        from liveterm.query import Folds, compiled

        self._folds = self._folds or Folds()
        return compiled(self._query, self._folds, reach)

    @property
    def _here(self) -> tzinfo:
        """The zone of times that are typed."""
        return self.zone or HERE

    def _open(self, name: str) -> str:
        """Filter by what was saved under a name and nothing else; again: no longer."""
        line, strict = self.saved.lines.get(name), self.filter.strict
        if line is None:
            return f"no filter is saved as “{name}”"
        return self.clear() if self.filter.words == line else self._say(line, Filter(strict=strict))

    def save(self, name: str = "") -> str:
        """Keep the filter that is on under a name, as one line."""
        return self.saved.save(name, as_line(self.filter, self._story.now, self._here))

    def forget(self, name: str = "") -> str:
        """Keep the filter of that name no longer."""
        return self.saved.forget(name)

    def clear(self) -> str:
        """Forget all filters and return to where the reader was before the first of them."""
        if not self.filter:
            return ""
        before, self._query = self._before, None
        self._choose(Filter())
        if before is not None:
            self._view.return_to(before)
        return ""

    def off_and_on(self) -> str:
        """Switch all filters off without forgetting them, or on again."""
        if not self.filter:
            return "no filter is on: 1 to 9, b, w or f set one"
        self.on = not self.on
        self.sift()
        return ""

    def strict(self) -> str:
        """Filter breaking posts too, or no longer."""
        self._choose(replace(self.filter, strict=not self.filter.strict))
        return "breaking posts are filtered too now" if self.filter.strict else "breaking posts pass every filter now"

    def _choose(self, filter: Filter) -> str:
        if not self.filter and filter:
            self._before = self._view.place()
        self.filter, self.on = filter, True
        self.sift()
        return ""


def _toggled(chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
    return _without(chosen, name) if name in chosen else (*chosen, name)


def _without(chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in chosen if each != name)
