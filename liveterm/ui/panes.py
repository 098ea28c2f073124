"""The column beside the timeline: who speaks, which kinds of post there are, and when it was busy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from liveterm.timeline import Post
from liveterm.ui.cards import Bearer, card_rows
from liveterm.ui.filters import KINDS, Section
from liveterm.ui.lines import LinesView, Piece, Row, shortened
from liveterm.ui.speech import last_words
from liveterm.ui.times import Dial
from liveterm.ui.wrapping import breaks

_LEVELS = "▁▂▃▄▅▆▇█"
_KIND_KEYS = {"breaking": "b"}
_LEAST_SPEAKERS, _NUMBERED = 3, 9
_CARD_FROM, _CARD_LEAST = 12, 7  # rows of the column from which a card has room in it, and how many it has at least
_LEAST_CURVE, _STRAYS, _FAR = 8, 50, 3  # posts; one in so many; times the span of all others
_LAST_ROWS, _LAST_CHARACTERS = 4, 300


class Person(Struct, frozen=True):
    """A line of the speakers' list. `last` is the newest post in which they speak."""

    name: str
    posts: int
    number: str | None
    chosen: bool
    followed: bool
    muted: bool = False
    last: Post | None = None


class PaneFacts(Struct, frozen=True):
    """Everything the column shows. `unread` is how many of the posts have not been read for speakers yet, `sought` what
    was typed to find somebody, `saved` the names of saved filters and whether each is on, `card` what is told to
    somebody who comes late or comes back."""

    people: Sequence[Person] = ()
    kinds: Sequence[tuple[str, int, bool]] = ()
    posts: Sequence[Post] = ()
    unread: int = 0
    by_recency: bool = False
    sought: str = ""
    saved: Sequence[tuple[str, bool]] = ()
    card: Bearer | None = None


class Spot(Struct, frozen=True):
    """A line the keyboard can be on: a person, a kind or a saved filter."""

    section: Section
    name: str


def pane_rows(facts: PaneFacts, dial: Dial, width: int, height: int, spot: Spot | None = None) -> list[Row]:
    """The column's rows; `spot` is where the keyboard is."""
    card = _card_rows(facts, dial, width, height)
    below = _below(facts, dial, width, height - len(card), spot)
    room = height - len(card) - len(below)
    return [*_people_rows(facts, dial, width, room, spot), *below, *card][:height]


def _card_rows(facts: PaneFacts, dial: Dial, width: int, height: int) -> list[Row]:
    """What is told to somebody who comes late or comes back; the people with a number key go before it."""
    if facts.card is None or height < _CARD_FROM:
        return []
    wanted = 2 + min(len(facts.people), _NUMBERED) + 2 + len(facts.kinds)
    card = card_rows(facts.card, dial, width, max(_CARD_LEAST, min(height // 2, height - wanted)))
    return [Row(), *card] if card else []


def _below(facts: PaneFacts, dial: Dial, width: int, height: int, spot: Spot | None) -> list[Row]:
    """What stands below the people, less what leaves no room for those; where the keyboard is stays."""
    kinds = [_kind_row(*kind, width, spot) for kind in facts.kinds]
    saved = [_saved_row(*each, width, spot) for each in facts.saved]
    sections = [
        [Row(), *([_heading(title)] if title else []), *rows] if rows else []
        for title, rows in (("Kinds", kinds), ("Saved", saved), ("", _when_rows(facts.posts, dial, width)))
    ]
    numbered = min(len(facts.people), _NUMBERED)
    for place, section, people in ((2, None, numbered), (1, "saved", _LEAST_SPEAKERS), (0, "kinds", _LEAST_SPEAKERS)):
        here = spot is not None and spot.section == section
        if height - sum(map(len, sections)) < people + 1 and not here:
            sections[place] = []
    return [row for section in sections for row in section]


def _people_rows(facts: PaneFacts, dial: Dial, width: int, room: int, spot: Spot | None) -> list[Row]:
    last = _last_rows(facts.people, dial, width, spot) if room > _LAST_ROWS + _LEAST_SPEAKERS else []
    room = max(1, room - 1 - len(last))
    more = len(facts.people) > room > 1
    shown = _in_view(facts, room - more, spot)
    rows = [_heading("Speakers", _progress(facts))]
    for person in shown:
        fact = dial.minutes(person.last.time) if facts.by_recency and person.last else str(person.posts)
        rows.append(_person_row(person, fact, width, spot))
        if spot == Spot("speakers", person.name):
            rows += last
    if more:
        act = ("pane", ("speakers",))
        rows.append(Row((Piece(f"   … {len(facts.people) - len(shown)} more", "dim", act),)))
    return rows


def _heading(title: str, note: str = "") -> Row:
    return Row((Piece(f" {title}", "strong"),), (Piece(f"{note} ", "dim"),))


def _progress(facts: PaneFacts) -> str:
    if facts.unread:
        return f"reading {len(facts.posts) - facts.unread:,} of {len(facts.posts):,}"
    if facts.sought:
        return f"/{facts.sought} {len(facts.people)}"
    return "" if facts.people or not facts.posts else "nobody yet"


def _in_view(facts: PaneFacts, room: int, spot: Spot | None) -> Sequence[Person]:
    """As many people as there is room for: those around the keyboard, or else those whom a key is about first. Who
    spoke last is always among them where that is the order."""
    people = facts.people
    at = next((place for place, person in enumerate(people) if spot == Spot("speakers", person.name)), None)
    if at is not None:
        top = people[:1] if facts.by_recency and at >= room > 1 else []
        first = max(0, at - room + 1 + len(top))
        return [*top, *people[first : first + room - len(top)]]
    newest = _LEAST_SPEAKERS if facts.by_recency else 0
    order = sorted(range(len(people)), key=lambda place: place >= newest and _stands_back(people[place]))
    return [people[place] for place in sorted(order[: max(0, room)])]


def _stands_back(person: Person) -> bool:
    """Whether a person may be left out before others: no key or filter is about them."""
    return not (person.number or person.chosen or person.muted)


def _person_row(person: Person, fact: str, width: int, spot: Spot | None) -> Row:
    act = ("filter", ("toggle", "speakers", person.name))
    mark = "✓" if person.chosen else "×" if person.muted else "★" if person.followed else " "
    role = "chosen" if person.chosen else "dim" if person.muted else ""
    count = f"{fact} "
    name = short_name(person.name, width - len(count) - 4)
    if spot == Spot("speakers", person.name):
        role = "spot"
    left = (Piece(person.number or " ", "key", act), Piece(mark, "chosen", act), Piece(name, role, act))
    return Row((Piece(" "), *left), (Piece(count, "chosen" if person.chosen else "dim", act),))


def _last_rows(people: Sequence[Person], dial: Dial, width: int, spot: Spot | None) -> list[Row]:
    """What the person under the keyboard said last, and when; a click goes there."""
    person = next((person for person in people if spot == Spot("speakers", person.name)), None)
    if person is None or person.last is None:
        return []
    act = ("walk", ("to", person.last.id))
    posts = f"{person.posts} post{'s' * (person.posts != 1)}"
    words = last_words(person.last, person.name)[:_LAST_CHARACTERS]
    room = width - 4
    lines = [words[start:end].strip() for start, end in breaks(words, room)]
    if len(lines) > _LAST_ROWS - 1:
        lines[_LAST_ROWS - 2 :] = [shortened(" ".join(lines[_LAST_ROWS - 2 :]), room)]
    said = [f"{posts}, last {dial.minutes(person.last.time)}", *lines]
    return [Row((Piece(f"   {line}", "dim", act),)) for line in said]


def _kind_row(kind: str, count: int, chosen: bool, width: int, spot: Spot | None) -> Row:
    act = ("filter", ("toggle", "kinds", kind))
    role = "spot" if spot == Spot("kinds", kind) else "chosen" if chosen else ""
    pieces = (
        Piece(f" {_KIND_KEYS.get(kind, ' ')}", "key", act),
        Piece("✓" if chosen else " ", "chosen", act),
        Piece(kind.capitalize(), role, act),
    )
    return Row(pieces, (Piece(f"{count} ", "chosen" if chosen else "dim", act),))


def _saved_row(name: str, on: bool, width: int, spot: Spot | None) -> Row:
    act = ("filter", ("toggle", "saved", name))
    role = "spot" if spot == Spot("saved", name) else "chosen" if on else ""
    return Row((Piece("  "), Piece("✓" if on else " ", "chosen", act), Piece(shortened(name, width - 4), role, act)))


def short_name(name: str, room: int) -> str:
    """A name in so many cells: first names become initials before anything is cut off."""
    first, _, last = name.partition(" ")
    if cell_len(name) <= room or not last:
        return shortened(name, room)
    return shortened(f"{first[0]}. {last}", room)


def _when_rows(posts: Sequence[Post], dial: Dial, width: int) -> list[Row]:
    """When how many posts came, as a curve over the story so far."""
    posts = _without_strays(posts)
    if len(posts) < 2 or posts[0].time == posts[-1].time:
        return []
    first, last = dial.at(posts[0].time), dial.at(posts[-1].time)
    named = [dial.minutes(end) if first.date() == last.date() else f"{end.day} {end:%b}" for end in (first, last)]
    ends = (Piece(f" {named[0]}", "dim"),), (Piece(f"{named[1]} ", "dim"),)
    return [_heading("When"), Row((Piece(" "), Piece(sparkline(posts, width - 2), "accent"))), Row(*ends)]


def _without_strays(posts: Sequence[Post]) -> Sequence[Post]:
    """The posts, less a few at the ends if those have dates so far off that nothing could be told of the others."""
    few = len(posts) // _STRAYS + 1
    inner = posts[few:-few]
    if len(posts) < _LEAST_CURVE or posts[-1].key[0] - posts[0].key[0] <= _FAR * (inner[-1].key[0] - inner[0].key[0]):
        return posts
    span = _FAR * max(1.0, inner[-1].key[0] - inner[0].key[0])
    return [post for post in posts if inner[0].key[0] - span < post.key[0] < inner[-1].key[0] + span]


def sparkline(posts: Sequence[Post], cells: int) -> str:
    """How many of these posts, oldest first, fall into each of so many equal spans of time."""
    first, last = posts[0].key[0], posts[-1].key[0]
    bounds = [first + (last - first) * cell / cells for cell in range(cells)]
    places = [bisect_left(posts, (bound, 0), key=attrgetter("key")) for bound in bounds]
    counts = [after - before for before, after in pairwise([0, *places[1:], len(posts)])]
    most = max(counts)
    return "".join(_LEVELS[-(-count * (len(_LEVELS) - 1) // most)] if count else " " for count in counts)


class SidePane(LinesView):
    """Draws the column. With the keyboard in it, keys choose people and kinds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "next", show=False),
        Binding("k,up", "move(-1)", "previous", show=False),
        Binding("space,enter", "choose", "choose", show=False),
        Binding("escape,q", "leave", "back to the posts", show=False),
    ]
    DEFAULT_CSS = "SidePane { height: 1fr; }"

    class Chosen(Message):
        """A person, a kind or a saved filter was chosen, or no longer is."""

        def __init__(self, spot: Spot) -> None:
            super().__init__()
            self.spot = spot

    class Left(Message):
        """The reader is done here."""

    def __init__(self, dial: Dial, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self.facts = PaneFacts()
        self._dial = dial
        self._spot: Spot | None = None

    def show_facts(self, facts: PaneFacts, dial: Dial) -> None:
        """Bring the column up to date; where the order is another, who was at its top gives way to who is now."""
        top = Spot("speakers", self.facts.people[0].name) if self.facts.people else None
        if facts.by_recency != self.facts.by_recency and self._spot is not None and self._spot == top and facts.people:
            self._spot = Spot("speakers", facts.people[0].name)
        self.facts, self._dial = facts, dial
        self._draw()

    def enter(self, section: Section, name: str | None = None) -> None:
        """Be ready for the keyboard, at a person or kind, or else at the top of a section."""
        spots = [
            spot for spot in self._all() if spot.section == section or (section, spot.section) == ("kinds", "saved")
        ]
        self._spot = next((spot for spot in spots if spot.name == name), next(iter(spots), None))
        self.can_focus = True
        self._draw()

    @property
    def section(self) -> Section | None:
        """Where the keyboard is; None outside."""
        return self._spot.section if self._spot and self.has_focus else None

    @property
    def astray(self) -> bool:
        """Whether the keyboard is here and there is nothing that it could be on."""
        return self.screen.focused is self and self._spot is None

    @property
    def person(self) -> str | None:
        """The person the keyboard is on."""
        return self._spot.name if self._spot and self.section == "speakers" else None

    def on_resize(self, event: events.Resize) -> None:
        self._draw()

    def on_blur(self) -> None:
        self.can_focus = False  # the keyboard comes here only when it is sent
        self._spot = None
        self._draw()

    def action_move(self, step: int) -> None:
        spots = self._all()
        if spots:
            here = spots.index(self._spot) if self._spot in spots else -1
            self._spot = spots[max(0, min(len(spots) - 1, here + step))]
            self._draw()

    def action_choose(self) -> None:
        if self._spot is not None:
            self.post_message(self.Chosen(self._spot))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def _all(self) -> list[Spot]:
        people = [Spot("speakers", person.name) for person in self.facts.people]
        kinds = [Spot("kinds", kind) for kind, _, _ in self.facts.kinds]
        return people + kinds + [Spot("saved", name) for name, _ in self.facts.saved]

    def _draw(self) -> None:
        width, height = self.content_size
        if width and height:
            self.show(*pane_rows(self.facts, self._dial, width, height, self._spot))


def kind_facts(counts: Mapping[str, int], chosen: Collection[str]) -> list[tuple[str, int, bool]]:
    """The kinds there are, and those that are chosen, in their fixed order."""
    return [(kind, counts.get(kind, 0), kind in chosen) for kind in KINDS if counts.get(kind) or kind in chosen]
