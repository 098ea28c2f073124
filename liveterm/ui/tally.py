"""In which posts each person speaks and of which kind they are, in what is known now; and which number key is whose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from liveterm.folding import fold
from liveterm.model import NOBODY, Reading, Speaker
from liveterm.timeline import Change, Post, Version

NUMBERS = "123456789"
_HEARD_OFTEN = 3


class _Place(Struct, frozen=True, gc=False):
    """In which sets a post of these versions and this reading belongs."""

    versions: Sequence[Version]
    reading: Reading
    sets: tuple[set[Post], ...]


def _spot(speaker: Speaker) -> tuple[int, int, int]:
    """Where a post says that somebody speaks."""
    return speaker.block, speaker.start, speaker.end


class Tally:
    """The posts of a timeline by person and by kind, kept up to date by what changes.

    `kinds_of` says what sorts a post is of. The sets that `heard` and `of_kind` give go on being kept up to date.
    """

    def __init__(self, kinds_of: Callable[[Post], tuple[str, ...]]) -> None:
        self._kinds_of = kinds_of
        self._heard: defaultdict[str, set[Post]] = defaultdict(set)
        self._of_kind: defaultdict[str, set[Post]] = defaultdict(set)
        self._maybe: defaultdict[str, set[Post]] = defaultdict(set)
        self._mentioned: defaultdict[str, set[Post]] = defaultdict(set)
        self._places: dict[Post, _Place] = {}  # of all posts that ever were: a jump brings back thousands

    def heard(self, name: str) -> set[Post]:
        """The posts in which a person speaks."""
        return self._heard[name]

    def maybe(self, name: str) -> set[Post]:
        """The posts in which a person perhaps speaks."""
        return self._maybe[name]

    def mentioned(self, name: str) -> set[Post]:
        """The posts that speak of a person."""
        return self._mentioned[name]

    def last(self, name: str) -> Post | None:
        """The newest post in which a person speaks."""
        return max(self._heard[name], key=lambda post: post.key, default=None)

    def of_kind(self, kind: str) -> set[Post]:
        """The posts of a kind."""
        return self._of_kind[kind]

    @property
    def speakers(self) -> dict[str, int]:
        """Everyone who speaks, and in how many posts."""
        return {name: len(posts) for name, posts in self._heard.items() if posts}

    @property
    def kinds(self) -> dict[str, int]:
        """Every kind there is, and of how many posts."""
        return {kind: len(posts) for kind, posts in self._of_kind.items() if posts}

    def ranked(self, reach: int = 0) -> list[tuple[str, int]]:
        """People with how many posts they speak in, the most heard first, then by name; with a `reach` of 1 those count
        too in which they perhaps speak, with 2 those that mention them."""
        counts = self.speakers
        for table in (self._maybe, self._mentioned)[:reach]:
            for name, posts in table.items():
                if posts:
                    counts[name] = counts.get(name, 0) + len(posts)
        return sorted(counts.items(), key=lambda item: (-item[1], fold(item[0]), item[0]))

    def apply(self, change: Change) -> None:
        """Follow a move of the timeline."""
        places = self._places
        for post in change.removed:
            if post in places:
                for posts_of_it in places[post].sets:
                    posts_of_it.discard(post)
        self.take(change.changed)
        self.take(change.added)

    def take(self, posts: Iterable[Post]) -> None:
        """Count posts, or count them again."""
        places = self._places
        for post in posts:
            place = places.get(post)
            if place is None or place.versions is not post.versions or place.reading is not post.reading:
                for posts_of_it in place.sets if place else ():
                    posts_of_it.discard(post)
                place = places[post] = self._place_of(post)
            for posts_of_it in place.sets:
                posts_of_it.add(post)

    def recount(self, posts: Sequence[Post]) -> list[tuple[str, str]]:
        """Count posts again; the result is who has another name in them now and nowhere the one before, and which."""
        votes: Counter[tuple[str, str]] = Counter()
        for post in posts:
            place = self._places.get(post)
            if place is not None and place.versions is post.versions and place.reading is not post.reading:
                now = {_spot(speaker): speaker.name for speaker in post.reading.speakers}
                pairs = ((speaker.name, now.get(_spot(speaker))) for speaker in place.reading.speakers)
                votes.update((old, new) for old, new in pairs if new is not None and new != old)
        self.take(posts)
        names: dict[str, str] = {}
        for (old, new), _ in votes.most_common():
            if not self._heard[old]:
                names.setdefault(old, new)
        return list(names.items())

    def expect(self, posts: Iterable[Post]) -> None:
        """Get ready to count posts that are not known yet, as they will be once all is known."""
        self._places.update((post, self._place_of(post.foreseen())) for post in posts)

    def _place_of(self, post: Post) -> _Place:
        reading = post.reading
        sets = [self._of_kind[kind] for kind in self._kinds_of(post)]
        if reading is not NOBODY:
            sets += [self._heard[name] for name in reading.heard]
            sets += [self._maybe[speaker.name] for speaker in reading.speakers if speaker.certainty == "maybe"]
            sets += [self._mentioned[name] for name in reading.mentioned]
        return _Place(post.versions, reading, tuple(sets))


class Numbers:
    """Which of the keys 1 to 9 means whom.

    The most heard get the lowest that are free, and a person keeps a number whatever the order becomes. When none is
    free and everything has been read, a number that was never used goes from somebody hardly heard to somebody heard
    twice as often. A number that was used stays its person's.
    """

    def __init__(self) -> None:
        self._whose: dict[str, str] = {}
        self._used: set[str] = set()
        self._lent: dict[str, str] = {}

    def settle(self, ranked: Sequence[tuple[str, int]], *, final: bool) -> None:
        """Give numbers to people, the most heard first; `final` says that everything has been read."""
        heard = dict(ranked)
        taken = set(self._whose.values())
        free = [number for number in NUMBERS if number not in self._whose]
        for name, posts in ranked:
            if name not in taken:
                number = free.pop(0) if free else self._yielded(posts, heard) if final else None
                if number is None:
                    break
                self._whose[number] = name

    def _yielded(self, posts: int, heard: dict[str, int]) -> str | None:
        """The number that goes to somebody heard in so many posts although all have their people."""
        unused = [number for number in self._whose if number not in self._used]
        weakest = min(reversed(unused), key=lambda number: heard.get(self._whose[number], 0), default=None)
        if weakest is None or posts < max(_HEARD_OFTEN, 2 * heard.get(self._whose[weakest], 0)):
            return None
        return weakest

    def use(self, number: str) -> str | None:
        """Whose number it is; from now on it stays theirs."""
        self._used.add(number)
        return self._whose.get(number)

    def rename(self, old: str, new: str, *, joined: bool = False) -> None:
        """A person has another name now. `joined`: two became one, who has the numbers of both."""
        number, other = self.of(old), self.of(new)
        if number is not None:
            self._whose[number] = new
            if joined:
                self._lent[number] = old
            elif other is not None:
                del self._whose[other]  # it was given to the new name just now

    def part(self, one: str, other: str) -> None:
        """Two who were one are two again: the second has the number back that it came with."""
        for number in [number for number, lender in self._lent.items() if lender == other]:
            if self._whose.get(number) == one:
                self._whose[number] = other
                del self._lent[number]

    def of(self, name: str) -> str | None:
        """The number of a person, if there is one; the one they always had comes before one they came by."""
        numbers = [number for number, whose in self._whose.items() if whose == name]
        return min(numbers, key=lambda number: self._lent.get(number, name) != name, default=None)
