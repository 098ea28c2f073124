"""Everyone who speaks: how the column lists them, and what keys do about one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from liveterm.folding import fold
from liveterm.ui.filters import Filtering
from liveterm.ui.panes import Person, SidePane
from liveterm.ui.reader import Reader
from liveterm.ui.tally import Tally
from liveterm.ui.walking import Walking


class People:
    """Knows whom a key is about: the person under the keyboard in the column, else who speaks in the reader's post.

    `sought` is what was typed to find somebody, `written` gives other names the reader says are theirs. What
    an act gives back is a sentence to show, or "".
    """

    def __init__(
        self,
        tally: Tally,
        filtering: Filtering,
        reader: Reader,
        walking: Walking,
        side: SidePane,
        written: Callable[[str], Sequence[str]] = lambda name: (),
    ) -> None:
        self.sought = ""
        self._written = written
        self.by_recency = False
        self._tally = tally
        self._filtering = filtering
        self._reader = reader
        self._walking = walking
        self._side = side

    def listed(self, *, final: bool) -> list[Person]:
        """The column's lines, in order; `final` says that everything has been read. Numbers do not follow the order."""
        filter, numbers = self._filtering.filter, self._filtering.numbers
        numbers.settle(self._tally.ranked(), final=final)
        ranked = self._tally.ranked(filter.reach)
        asked = dict.fromkeys((*filter.speakers, *filter.muted))
        listed = {name for name, _ in ranked}
        ranked += [(name, 0) for name in asked if name not in listed]
        sought = fold(self.sought)
        people = [
            Person(
                name,
                posts,
                numbers.of(name),
                name in filter.speakers,
                name in self._reader.followed,
                name in filter.muted,
                self._tally.last(name),
            )
            for name, posts in ranked
            if any(sought in fold(written) for written in (name, *(self._written(name) if sought else ())))
        ]
        if self.by_recency:
            people.sort(key=lambda person: person.last.key if person.last else (0.0, 0), reverse=True)
        return people

    @property
    def nobody_found(self) -> bool:
        """Whether the keyboard is in the column and no name there is what was sought: then no key is about anybody."""
        return self._side.astray

    @property
    def here(self) -> list[str]:
        """Whom a key may be about, likeliest first: people chosen come before others of the post, speakers first."""
        if self._side.person is not None:
            return [self._side.person]
        if self.nobody_found:
            return []
        post = self._walking.here
        if post is None:
            return []
        reading = post.reading
        names = dict.fromkeys((*reading.heard, *(speaker.name for speaker in reading.speakers), *reading.mentioned))
        speaking = [name for name in reading.heard if name in self._filtering.filter.speakers]
        return list(dict.fromkeys((*speaking, *names)))

    def star(self) -> str:
        """Follow a person, or no longer."""
        name = self._speaker
        if name is None:
            return "nobody speaks here"
        return f"{'following' if self._reader.toggle_followed(name) else 'no longer following'} {name}"

    def solo(self) -> str:
        """Only the person in the column, or the speaker of the post and then its next."""
        if self.nobody_found:
            return "nobody is chosen"
        return self._filtering.solo(self._side.person) if self._side.person else self._filtering.only_speaker()

    def mute(self) -> str:
        """Hide a person's posts, or no longer."""
        name = self._speaker
        return "nobody speaks here" if name is None else self._filtering.mute(name)

    def order(self) -> str:
        """By how often or by how lately people were heard."""
        self.by_recency = not self.by_recency
        return "by who spoke last" if self.by_recency else "by who speaks most"

    def rename(self, old: str, new: str, *, joined: bool = False) -> None:
        """A person has another name now, which was somebody's before if they are `joined`; if some posts still have the
        old one, two who were one are two again."""
        if old in self._tally.speakers:
            self._filtering.numbers.part(old, new)
        else:
            self._filtering.rename(old, new, joined=joined)
            if old in self._reader.followed:
                self._reader.toggle_followed(old)
                self._reader.followed[new] = None

    @property
    def _speaker(self) -> str | None:
        post = self._walking.here
        heard = post.reading.heard if post else ()
        return self._side.person or next((name for name in self.here if name in heard), None)
