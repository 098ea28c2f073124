"""Everybody the session knows, as answers to small questions, each remembered by the question's key.

A reading asks by key; when evidence changes an answer, exactly the readings that asked are read again. Answers are
functions of the evidence as a set, so that the order of arrival leaves no trace.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from liveterm.speakers.bodies import spelled
from liveterm.speakers.capitals import FOUNDERS, NAMES_TOO, folded, is_first_name
from liveterm.speakers.corrections import Rulings
from liveterm.speakers.evidence import Evidence, Name
from liveterm.speakers.likeness import given_agrees, kindred, may_be_misspelt, nearly, slip_apart, variants
from liveterm.speakers.name_parts import JUNIOR, gender_of, surname
from liveterm.speakers.roles import Role

Key = tuple[str, str]
_BY_SURNAME = ("people", "weights", "leader")
"""Questions on a surname whose answers change with whoever bears it."""
_FAR = 4
"""How many times as much must speak for the one who is meant by a surname as for any other of that name."""
_MOST_BEARERS = 40
"""Bearers of one surname among whom spellings are compared: more there are only in a list."""


class _Claim(NamedTuple):
    """How much is told of somebody: in how many posts, those in which they speak thrice; whether they speak at all, and
    whether they hold an office."""

    name: Name
    told: int
    speaks: bool
    office: bool

    @property
    def public(self) -> bool:
        return self.speaks or self.office

    def joined(self, other: _Claim) -> _Claim:
        """The same person under two spellings."""
        return _Claim(self.name, self.told + other.told, self.speaks or other.speaks, self.office or other.office)

    def leads(self, rival: _Claim) -> bool:
        """Whether a reporter would mean this one, and not the rival, by the surname they share."""
        ahead = 1 if self.office and not rival.office else _FAR
        return self.told >= ahead * rival.told or (self.public and not rival.public)


class Registry:
    """Evidence by post, and the tables that answer questions about all of it."""

    def __init__(self) -> None:
        self._people: dict[str, Counter[Name]] = defaultdict(Counter)
        self._weak: dict[str, Counter[Name]] = defaultdict(Counter)
        self._given: dict[str, Counter[Name]] = defaultdict(Counter)
        self._kindred: dict[str, Counter[Name]] = defaultdict(Counter)
        self._voices: dict[str, Counter[Name]] = defaultdict(Counter)
        self._officers: dict[str, Counter[Name]] = defaultdict(Counter)
        self._alone: dict[str, Counter[Name]] = defaultdict(Counter)
        self._holders: dict[str, Counter[tuple[Role, Name]]] = defaultdict(Counter)
        self._genders: dict[str, Counter[str]] = defaultdict(Counter)
        self._styles: dict[str, Counter[str]] = defaultdict(Counter)
        self._common: Counter[str] = Counter()
        self._bodies: Counter[str] = Counter()
        self._vouched: Counter[str] = Counter()
        self._near: dict[str, Counter[str]] = defaultdict(Counter)

    def count(self, lessons: Evidence, sign: int) -> set[Key]:
        """Adds (+1) or takes away (-1) a post's evidence; the keys whose answers may have changed."""
        touched: set[Key] = set()
        for name in lessons.people:
            last = surname(name)
            _add(self._people, last, name, sign)
            touched |= {(kind, last) for kind in _BY_SURNAME}
            for kin in kindred(name):
                _add(self._kindred, kin, name, sign)
                touched.add(("kindred", kin))
            _add(self._given, folded(name[0]), name, sign)
            touched.add(("given", folded(name[0])))
            for near in variants(last):
                _add(self._near, near, last, sign)
                touched.add(("near", near))
        for name in lessons.weak:
            _add(self._weak, surname(name), name, sign)
            touched |= {(kind, surname(name)) for kind in _BY_SURNAME}
        for name, strength in lessons.alone.items():
            _add(self._alone, surname(name), name, sign * strength)
            touched |= {(kind, surname(name)) for kind in ("alone", *_BY_SURNAME)}
        for name in lessons.voices:
            _add(self._voices, surname(name), name, sign)
            touched |= {(kind, surname(name)) for kind in _BY_SURNAME}
        for role, name in lessons.roles:
            _add(self._holders, role.head, (role, name), sign)
            touched.add(("holders", role.head))
            if role.office and len(name) > 1:
                _add(self._officers, surname(name), name, sign)
                touched |= {(kind, surname(name)) for kind in ("officers", *_BY_SURNAME)}
        for last, gender in lessons.genders:
            _add(self._genders, last, gender, sign)
            touched.add(("gender", last))
        for last, title in lessons.styles:
            _add(self._styles, last, title, sign)
            touched.add(("style", last))
        for body in lessons.bodies:
            self._bodies[body] += sign
            touched.add(("body", body))
        for last in lessons.vouched:
            self._vouched[last] += sign
            if not self._vouched[last]:
                del self._vouched[last]
            touched.add(("alone", last))
        for word in lessons.common:
            self._common[word] += sign
            if self._common[word] <= 0:
                del self._common[word]
            touched.add(("common", word))
        return touched

    def answer(self, question: Key) -> Any:
        """What the evidence says now to one question."""
        kind, what = question
        return getattr(self, f"_answer_{kind}")(what)

    def names(self) -> list[tuple[Name, int]]:
        """Every full name with the number of posts that give it."""
        return [(name, count) for table in self._people.values() for name, count in table.items()]

    def surnames(self) -> list[Name]:
        """Every surname that stands alone somewhere, as written."""
        return [name for table in self._alone.values() for name in table]

    def roles(self) -> list[tuple[Role, Name]]:
        """Every role with a holder, as written."""
        return [pair for table in self._holders.values() for pair in table]

    def _answer_people(self, last: str) -> tuple[Name, ...]:
        return tuple(sorted(self._bearers(last)))

    def _answer_given(self, first: str) -> tuple[Name, ...]:
        return tuple(sorted(self._given.get(first, ())))

    def _answer_kindred(self, kin: str) -> tuple[Name, ...]:
        return tuple(sorted(self._kindred.get(kin, ())))

    def _answer_officers(self, last: str) -> frozenset[Name]:
        return frozenset(self._officers.get(last, ()))

    def _answer_weights(self, last: str) -> dict[Name, int]:
        return {name: count.bit_length() for name, count in self._bearers(last).items()}

    def _answer_leader(self, last: str) -> dict[str, Name | None]:
        """Whom a surname by itself means among all who bear it, among the men and among the women."""
        found = sorted(self._bearers(last).items(), key=lambda row: (-row[1], row[0]))[:_MOST_BEARERS]
        claims = [self._claim(last, name, posts) for name, posts in found]
        men = [claim for claim in claims if gender_of(claim.name) != "f"]
        women = [claim for claim in claims if gender_of(claim.name) != "m"]
        return {"": _leader(claims), "m": _leader(men), "f": _leader(women)}

    def _claim(self, last: str, name: Name, posts: int) -> _Claim:
        spoken = self._voices[last][name] if last in self._voices else 0
        return _Claim(name, posts + 2 * spoken, spoken > 0, last in self._officers and name in self._officers[last])

    def _bearers(self, last: str) -> Counter[Name]:
        """Full names with a surname; capitals that nothing marks as a person count once their last word speaks."""
        table: Counter[Name] = self._people.get(last, Counter())
        return table + self._weak[last] if last in self._alone and last in self._weak else table

    def _answer_alone(self, last: str) -> int:
        """How much speaks for a person of whom only a surname is known: 1 if it only ever opens a sentence."""
        return min(3 if last in self._vouched else 1, sum(self._alone.get(last, {}).values()))

    def _answer_holders(self, head: str) -> tuple[tuple[Role, Name], ...]:
        return tuple(sorted(self._holders.get(head, {}), key=lambda pair: (pair[0].written, pair[1])))

    def _answer_body(self, name: str) -> int:
        return self._bodies[name]

    def _answer_gender(self, last: str) -> str:
        table: Counter[str] = self._genders.get(last, Counter())
        return next(iter(table)) if len(table) == 1 else ""

    def _answer_style(self, last: str) -> str:
        table: Counter[str] = self._styles.get(last, Counter())
        return max(table, key=lambda title: (table[title], [-ord(char) for char in title]), default="")

    def _answer_role(self, head: str) -> None:
        """Nothing: asked only so that it is known which posts mention a role."""

    def _answer_common(self, word: str) -> bool:
        return word in self._common

    def _answer_near(self, variant: str) -> tuple[str, ...]:
        return tuple(sorted(self._near.get(variant, {})))


def _leader(claims: list[_Claim]) -> Name | None:
    """The one who stands far out, or alone of all speaks or holds an office."""
    people: list[_Claim] = []
    for claim in claims:
        at = next((at for at, other in enumerate(people) if given_agrees(other.name, claim.name)), len(people))
        people[at : at + 1] = [people[at].joined(claim) if at < len(people) else claim]
    ahead = [claim for claim in people if all(claim.leads(rival) for rival in people if rival is not claim)]
    return ahead[0].name if len(ahead) == 1 else None


def _add(table: dict[str, Counter[Any]], at: str, what: Any, sign: int) -> None:
    counts = table[at]
    counts[what] += sign
    if counts[what] <= 0:
        del counts[what]
        if not counts:
            del table[at]


class View:
    """The registry as one reading sees it: answers with corrections applied, and the keys that were asked."""

    def __init__(self, registry: Registry, answers: dict[Key, Any], rulings: Rulings) -> None:
        self._registry = registry
        self._answers = answers
        self.rulings = rulings
        self.asked: set[Key] = set()
        self._full: dict[Name, Name] = {}

    def ask(self, kind: str, what: str) -> Any:
        """An answer, noted as asked."""
        question = (kind, what)
        self.asked.add(question)
        if question not in self._answers:
            self._answers[question] = self._registry.answer(question)
        return self._answers[question]

    def common(self, word: str) -> bool:
        return bool(self.ask("common", word))

    def known(self, last: str) -> bool:
        """Whether a surname belongs to somebody; one that a firm bears, only to whom a title is given with it."""
        if last in FOUNDERS:
            return self.alone(last) > 0
        return bool(self._borne(last)) or (last in NAMES_TOO and self.alone(last) > 0)

    def alone(self, last: str) -> int:
        return int(self.ask("alone", last))

    def body(self, name: Name) -> bool:
        """Whether a name is a firm's or a place's: as often as it is a person's, or nobody is known to bear it."""
        found = int(self.ask("body", spelled(name)))
        if not found or len(name) > 1:
            return found > 0 and found >= self.weight(name)
        return not self.ask("people", surname(name)) and (found > 1 or self.alone(surname(name)) < 3)

    def gender(self, name: Name) -> str:
        """What is known of somebody's gender; a first name goes before what others of the surname are."""
        own, last = gender_of(name), surname(name)
        alone = len(name) < 2 or all(given_agrees(other, name) for other in self.ask("people", last))
        return own or (str(self.ask("gender", last)) if alone else "")

    def holders(self, head: str) -> tuple[tuple[Role, Name], ...]:
        found: tuple[tuple[Role, Name], ...] = self.ask("holders", head)
        return found

    def _borne(self, last: str) -> tuple[Name, ...]:
        """Who bears a surname; the son who is called like his father, if the father is not known."""
        found: tuple[Name, ...] = self.ask("people", last) or self.ask("people", last + folded(JUNIOR))
        return found

    def bearers(self, last: str) -> list[Name]:
        """Who bears a surname; when nobody does, who bears one that is a slip apart."""
        found = list(self._borne(last)) or [name for near in self.near(last) for name in self.ask("people", near)]
        return [name for name in found if not self.rulings.nobody(" ".join(name))]

    def leader(self, last: str, gender: str) -> Name | None:
        """Whom a surname means when several bear it, if one of them is far ahead of the others."""
        found: dict[str, Name | None] = self.ask("leader", last)
        name = found[gender]
        return None if name is not None and self.rulings.nobody(" ".join(name)) else name

    def weight(self, name: Name) -> int:
        """Roughly how many posts give a full name: a power of two, so that the answer seldom changes."""
        table: dict[Name, int] = self.ask("weights", surname(name))
        return table.get(name, 0)

    def near(self, last: str) -> list[str]:
        """Known surnames a slip apart from one."""
        found: set[str] = {other for variant in variants(last) for other in self.ask("near", variant)}
        return sorted(other for other in found if slip_apart(last, other))

    def full(self, name: Name) -> Name:
        """The spelling most used of a full name."""
        if name not in self._full:
            self._full[name] = self._most_used(name)
        return self._full[name]

    def _most_used(self, name: Name) -> Name:
        last = surname(name)
        own: tuple[Name, ...] = self.ask("people", last)
        near = {other for kin in kindred(name) for other in islice(self._others(kin, last), _MOST_BEARERS)}
        spelled = [*own, *sorted(near)][:_MOST_BEARERS]
        same = {other for other in spelled if other != name and self._same(other, name)}
        rest = [other for other in spelled if other != name]
        alike = (o for o in same if all(o == third or self._same(o, third) == (third in same) for third in rest))
        return max([name, *alike], key=self._standing)

    def _others(self, kin: str, last: str) -> Iterator[Name]:
        """Names of a kin in order, but for those with one surname."""
        return (other for other in self.ask("kindred", kin) if surname(other) != last)

    def _standing(self, name: Name) -> tuple[int, bool, int, bool, int, Name]:
        """What makes one spelling of a name the one to show: the posts that have it, then what else speaks for it."""
        last = surname(name)
        officer = name in self.ask("officers", last)
        return self.weight(name), is_first_name(name[0]), self.alone(last), officer, len(name), name

    def _same(self, one: Name, other: Name) -> bool:
        """Whether two full names are one person's, as far as names can tell."""
        if surname(one) == surname(other) and given_agrees(one, other):
            return not self._parted(one, other)
        if not nearly(one, other):
            return False
        few, many = (self.weight(one), one), (self.weight(other), other)
        if few > many:
            few, many = many, few
        return may_be_misspelt(few[1], many[1], (few[0], many[0])) and not self._parted(one, other)

    def _parted(self, one: Name, other: Name) -> bool:
        """Whether the reader holds two names apart."""
        return self.rulings.apart(" ".join(one), " ".join(other))
