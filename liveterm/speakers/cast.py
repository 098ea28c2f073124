"""Everyone who has spoken so far, and what each post says about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from liveterm.model import NOBODY, Entry, Reading
from liveterm.speakers.corrections import Corrections, Rulings, concerned
from liveterm.speakers.drafts import Draft, drafted
from liveterm.speakers.evidence import Evidence, evidence
from liveterm.speakers.name_parts import surname
from liveterm.speakers.reading import read
from liveterm.speakers.registry import Key, Registry, View
from liveterm.speakers.roles import role_of
from liveterm.speakers.sentences import Parsed, parse

ENGINE_VERSION = "20"
"""Changes whenever the same posts may read differently: readings kept from before are then worth nothing."""


_MOST_KEPT = 500
"""Posts taken apart that are kept between learning and reading: a whole event's would fill the memory."""


_Apart = tuple[Parsed, Sequence[Draft | None]]


class Known(NamedTuple):
    """A person for the pane: the label, other ways the session writes the name, the surname too where it can be nobody
    else's, roles as written."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Cast:
    """Who is who over a session, and who speaks in each of its posts.

    A reading depends on the post and on answers about the whole session; each post is read again only when an answer
    it asked for has changed. The same posts give the same readings in whatever order they come.
    """

    def __init__(self, corrections: Corrections = Corrections()) -> None:  # noqa: B008 — a frozen value
        self._corrections = corrections
        self._rulings = Rulings(corrections)
        self._entries: dict[str, Entry] = {}
        self._lessons: dict[str, Evidence] = {}
        self._readings: dict[str, Reading] = {}
        self._registry = Registry()
        self._answers: dict[Key, Any] = {}
        self._asked: dict[str, tuple[Key, ...]] = {}
        self._questions: dict[Key, Key] = {}  # one of each, for many posts ask the same
        self._askers: dict[Key, set[str]] = defaultdict(set)

    def learn(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Takes new and changed entries; the ids whose reading is new or other than before."""
        fresh = {entry.id: entry for entry in entries}
        apart: dict[str, _Apart] = {}
        touched: set[Key] = set()
        for entry in fresh.values():
            parsed = parse(entry)
            drafts = drafted(parsed)
            touched |= self._replace(entry, evidence(drafts))
            if len(apart) < _MOST_KEPT:
                apart[entry.id] = parsed, drafts.sentences
        return self._read(set(fresh) | self._concerned(touched), apart)

    def forget(self, id: str) -> frozenset[str]:
        """Takes an entry away with all it taught; the ids whose reading changed with it."""
        if id not in self._entries:
            return frozenset()
        touched = self._registry.count(self._lessons.pop(id), -1)
        del self._entries[id]
        del self._readings[id]
        self._unask(id, self._asked.pop(id, ()))
        return self._read(self._concerned(touched))

    def correct(self, corrections: Corrections) -> frozenset[str]:
        """Takes the reader's word; the ids whose reading changed."""
        names, roles, ids = concerned(self._corrections, corrections)
        questions = {("people", surname(tuple(name.split()))) for name in names if name.strip()}
        questions |= {("role", role.head) for role in map(role_of, roles) if role is not None}
        self._corrections, self._rulings = corrections, Rulings(corrections)
        asked = {id for question in questions for id in self._askers.get(question, ())}
        return self._read(asked | (ids & self._entries.keys()))

    def reading(self, id: str) -> Reading:
        """Who speaks in an entry; nobody when it is not known."""
        return self._readings.get(id, NOBODY)

    def people(self) -> tuple[Known, ...]:
        """Everybody heard so far, by name, with other spellings and the roles they were given."""
        heard = {name for reading in self._readings.values() for name in reading.heard}
        view = View(self._registry, {}, self._rulings)
        spelled: dict[str, set[str]] = defaultdict(set)
        for name, _ in self._registry.names():
            label = self._rulings.shown(" ".join(view.full(name)))
            if label is not None:
                spelled[label].add(" ".join(name))
        for alone in self._registry.surnames():
            meant = {" ".join(view.full(name)) for name in view.bearers(surname(alone))}
            label = self._rulings.shown(meant.pop()) if len(meant) == 1 else None
            if label is not None:
                spelled[label].add(" ".join(alone))
        roles: dict[str, set[str]] = defaultdict(set)
        for role, name in self._registry.roles():
            roles[" ".join(name)].add(role.written)
        return tuple(
            Known(
                name,
                tuple(sorted(spelled[name] - {name})),
                tuple(sorted(set().union(*(roles[n] for n in spelled[name] | {name})))),
            )
            for name in sorted(heard)
        )

    def _replace(self, entry: Entry, lessons: Evidence) -> set[Key]:
        touched: set[Key] = set()
        if entry.id in self._lessons:
            touched |= self._registry.count(self._lessons[entry.id], -1)
        self._entries[entry.id] = entry
        self._lessons[entry.id] = lessons
        return touched | self._registry.count(lessons, 1)

    def _concerned(self, touched: set[Key]) -> set[str]:
        """The posts that asked a question whose answer is now another."""
        ids: set[str] = set()
        for question in touched & self._answers.keys():
            answer = self._registry.answer(question)
            if answer != self._answers[question]:
                self._answers[question] = answer
                ids |= self._askers[question]
        return ids

    def _read(self, ids: set[str], apart: Mapping[str, _Apart] = MappingProxyType({})) -> frozenset[str]:
        changed = set()
        for id in ids:
            entry = self._entries[id]
            view = View(self._registry, self._answers, self._rulings)
            parsed, drafts = apart.get(id) or (parse(entry), ())
            reading = read(entry, parsed, self._lessons[id].language, view, drafts)
            self._ask(id, view.asked)
            if reading == NOBODY:
                reading = NOBODY  # of which there are many
            if self._readings.get(id) != reading:
                self._readings[id] = reading
                changed.add(id)
        return frozenset(changed)

    def _ask(self, id: str, asked: set[Key]) -> None:
        """Notes what a reading asked, in place of what it asked before."""
        for question in asked:
            self._askers[question].add(id)
        self._unask(id, [question for question in self._asked.get(id, ()) if question not in asked])
        self._asked[id] = tuple([self._questions.setdefault(question, question) for question in asked])

    def _unask(self, id: str, questions: Iterable[Key]) -> None:
        for question in questions:
            self._askers[question].discard(id)
            if not self._askers[question]:
                del self._askers[question]
                self._answers.pop(question, None)
                self._questions.pop(question, None)
