"""Who a mention means, as far as the post has been read and the session knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from liveterm.model import Certainty
from liveterm.speakers.capitals import folded
from liveterm.speakers.clause import Clause
from liveterm.speakers.evidence import Name
from liveterm.speakers.lexicon import (
    BYSTANDERS,
    CALLINGS,
    POSTS,
    READERS,
    SESSION_ONLY_WITH_MODIFIER,
    TITLES,
    UNNAMED,
)
from liveterm.speakers.name_parts import JUNIOR, surname
from liveterm.speakers.names import Mention
from liveterm.speakers.registry import View
from liveterm.speakers.roles import AGED, KIN, NATIONAL, NATIONS, PARENT, PRONOUN, Role, is_head, other_words
from liveterm.speakers.sentences import HEADLINE
from liveterm.speakers.verbs import FORMS

_CROWD = 24
"""So many people in a post that no word but a name means one of them."""


class Voice(NamedTuple):
    """Somebody found to speak: a label, or while the post is still being read a role that nobody is known to hold."""

    label: str
    grade: Certainty
    role: Role | None = None


class Identity:
    """The people of one post: its full names and roles, and whom it has named and spoken of so far.

    `strangers`: it has spoken of somebody without a name, whom 'he' may mean. The sentence before was of a `_stranger`
    of a gender, or of any if "".
    """

    def __init__(self, clauses: list[Clause], view: View) -> None:
        self.view = view
        self.full = _full_names(clauses)
        self._by_first: dict[str, list[Name]] = {}
        for name in (name for names in self.full.values() for name in names):
            self._by_first.setdefault(folded(name[0]), []).append(name)
        self.described = _traits(clauses)
        self.held = [(trait, name) for name, trait in self.described if not trait.other and trait.head != NATIONAL]
        self.holders: dict[str, list[tuple[Role, Name]]] = {}
        for trait, name in self.held:
            self.holders.setdefault(trait.head, []).append((trait, name))
        self.kin = {name for name, trait in self.described if trait.head in KIN}
        self.met: set[str] | None = None
        self.heard: set[str] = set()
        self._described: dict[str, list[Role]] = {}
        self.everyone: dict[str, None] = {}
        self.subjects: list[tuple[str, str]] = []
        self.seen: list[tuple[str, str]] = []
        self.addressed: list[tuple[str, str]] = []
        self.named: dict[str, None] = {}
        self.strangers = False
        self.doubtful = False
        self._stranger: str | None = None
        self._met_stranger: str | None = None

    def identify(self, mention: Mention) -> Voice | None:
        """The person a mention means, as surely as can be said."""
        if mention.kind == "person":
            return self.name(mention)
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        return self._role(mention.role) if mention.role is not None else None

    def name(self, mention: Mention) -> Voice | None:
        if not mention.title and mention.role is None and self.view.body(mention.name):
            return None
        if len(mention.name) > 1:
            label, grade = self._spelled(mention)
        else:
            label, grade = self._surname(mention)
        shown = self.view.rulings.shown(label) if label else None
        return Voice(shown, grade) if shown else None

    def _spelled(self, mention: Mention) -> tuple[str, Certainty]:
        name = self.view.full(mention.name)
        known = bool(self.view.bearers(surname(mention.name)))
        grade: Certainty = "sure" if mention.sure > 1 else "likely" if known or mention.sure else "maybe"
        return " ".join(name), grade

    def _surname(self, mention: Mention) -> tuple[str, Certainty]:
        last = surname(mention.name)
        officer = self._officer(mention, last)
        meant = officer or self._here(mention, last) or self._given(mention, last)
        if meant:
            return meant, "sure" if officer or not self._shared(mention, last) else "likely"
        written, rulings = " ".join(mention.name), self.view.rulings
        if rulings.shown(written) != written:
            return written, "sure"  # the reader says whose it is
        gender = TITLES.get(mention.title, "")
        bearers = [name for name in self.view.bearers(last) if not gender or self.view.gender(name) in ("", gender)]
        apart = {name for name in bearers if rulings.apart(" ".join(name), written)}
        people = {" ".join(self.view.full(name)) for name in bearers if name not in apart}
        leader = self.view.leader(last, gender)
        if len(people) > 1 and leader in bearers and leader not in apart:
            return " ".join(self.view.full(leader)), "likely"
        if len(people) == 1:
            return people.pop(), "sure"
        strength = max(self.view.alone(last), 2 * bool(bearers or mention.title or mention.role))
        return self._styled(mention), "likely" if strength > 1 else "maybe"

    def _shared(self, mention: Mention, last: str) -> bool:
        """Whether a surname may be another's: two of the post's people bear it, of those its title fits."""
        gender = TITLES.get(mention.title, "")
        names = [name for name in self._named(last) if not gender or self.view.gender(name) in ("", gender)]
        return len({" ".join(self.view.full(name)) for name in names}) > 1

    def _officer(self, mention: Mention, last: str) -> str:
        """The one bearer of a surname who holds the office written before it: 'President Marek'."""
        role = mention.role
        if role is None or not role.office:
            return ""
        held = (*self.holders.get(role.head, ()), *self.view.holders(role.head))
        there = {
            self.label(name) for trait, name in held if len(name) > 1 and surname(name) == last and role.fits(trait)
        }
        return there.pop() if len(there) == 1 else ""

    def _here(self, mention: Mention, last: str) -> str:
        """Whom of those whom the post names in full a surname means.

        Not who is only somebody's wife or son, nor who is named in full later only, if another is usually meant.
        """
        people = {" ".join(self.view.full(name)): name for name in self._named(last)}
        if not people:
            return ""
        gender = TITLES.get(mention.title, "")
        usual = self.view.leader(last, gender)
        leader = " ".join(self.view.full(usual)) if usual is not None else ""
        leader = "" if self.view.rulings.apart(leader, " ".join(mention.name)) else leader
        if gender and leader:
            people = {label: name for label, name in people.items() if self.view.gender(name) in ("", gender)}
        spoke = next((label for label, _ in reversed(self.subjects) if label in people), "")
        if spoke in self.heard:
            return spoke
        fit = [label for label, name in people.items() if name not in self.kin and self._met(label)]
        if fit:
            return leader if leader in fit else spoke if spoke in fit else fit[0]
        elsewhere = {" ".join(self.view.full(name)) for name in self.view.bearers(last)} - people.keys()
        only = elsewhere.pop() if len(elsewhere) == 1 else ""
        return leader or only or spoke or next(iter(people), "")

    def _named(self, last: str) -> list[Name]:
        """The full names with a surname that this post gives; of the son, if it names only him."""
        return self.full.get(last) or self.full.get(last + folded(JUNIOR)) or []

    def _met(self, label: str) -> bool:
        return self.met is None or label in self.met

    def _given(self, mention: Mention, last: str) -> str:
        """Whose first name stands for a surname: 'Ann said' in a post on Ann Bell, 'Sir Tom'."""
        named = self._by_first.get(last, ())
        given = {" ".join(self.view.full(name)) for name in named}
        if len(given) != 1 and mention.title in ("sir", "dame"):
            given = {" ".join(self.view.full(name)) for name in self.view.ask("given", last)}
        return given.pop() if len(given) == 1 else ""

    def enter(self, clause: Clause) -> None:
        """Goes on to a sentence: whom it names in full is known from here on; a headline comes after all of them."""
        self._stranger, self._met_stranger = self._met_stranger, None
        if clause.sentence.block == HEADLINE:
            self.met = None
            return
        self.met = set() if self.met is None else self.met
        full = (mention.name for mention in clause.mentions if mention.kind == "person" and len(mention.name) > 1)
        self.met.update(" ".join(self.view.full(name)) for name in full)

    def _styled(self, mention: Mention) -> str:
        """A bare surname with the title of rank the session most often gives it."""
        title = self.view.ask("style", surname(mention.name))
        return f"{title.title()} {mention.name[0]}" if title else " ".join(mention.name)

    def _pronoun(self, mention: Mention) -> Voice | None:
        if self.doubtful:
            return None
        if self._stranger in ("", mention.gender):
            self._met_stranger = self._stranger
            return None
        known = next((label for label, gender in reversed(self.seen) if gender == mention.gender), "")
        near = {label for label, _ in self.seen[-2:]}
        for label, gender in reversed(self.subjects or self.seen):
            if label and gender in ("", mention.gender):
                lone = not gender and " " not in label and known in near
                latest = label in self.heard and self.seen[-1:] == [(label, gender)]
                return Voice(known if lone and not latest else label, "likely")
        unknown = {label for label, gender in self.seen if not gender}
        last = known or next((label for label, _ in reversed(self.addressed)), "")
        if last or len(unknown) == 1:
            return Voice(last or unknown.pop(), "likely")
        return None if self.strangers else Voice("", "likely", Role(PRONOUN, frozenset(), gender=mention.gender))

    def _role(self, role: Role) -> Voice | None:
        if role.other:
            return None
        self.view.ask("role", role.head)  # so that a correction of this role finds the post
        appointed = self.view.rulings.holder(role)
        if appointed is not None:
            return self._likely(appointed)
        here = dict.fromkeys(map(self.label, _fitting(role, lambda head: self.holders.get(head, ()))))
        if len(here) == 1:
            return self._likely(next(iter(here)))
        if here:
            return self._likely(next((label for label, _ in reversed(self.subjects) if label in here), ""))
        held = role.office and (role.narrows or role.head not in SESSION_ONLY_WITH_MODIFIER)
        if held or (role.head in POSTS and role.narrows - NATIONS):
            there = dict.fromkeys(map(self.label, _fitting(role, self.view.holders)))
            there = {label: None for label in there if label in self.named} or there
            if len(there) == 1:
                return self._likely(next(iter(there)))
            if there:
                return None
        label = self._varied(role)
        return Voice(label, "likely", None if label else role)

    def _varied(self, role: Role) -> str:
        """Whom another word than the name may mean, 'the striker' or 'the Spaniard': the one person the post names of
        whom it may be said, or who has the word; else nobody."""
        if role.office or role.head in BYSTANDERS:
            return ""
        last = self.subjects[-1][0] if self.subjects else ""
        everyone = self.everyone if len(self.everyone) < _CROWD else {last: None}
        named = {label for label in everyone if label and self.may_be(label, role)}
        nation = role.narrows & NATIONS
        if nation:
            there = {label for label in named if nation & self._nations(label)}
            if there or role.head == NATIONAL:
                return there.pop() if len(there) == 1 else named.pop() if len(named) == 1 else ""
        if len(named) == 1 and len(self.everyone) < _CROWD:
            only = named.pop()
            lately = {label for label, _ in self.subjects[-2:]}
            return only if len(self.everyone) == 1 or only in lately or role.head in (AGED, NATIONAL) else ""
        return last if last in named and last in self.heard else ""

    def may_be(self, label: str, role: Role) -> bool:
        """Whether nothing the post says somebody is speaks against a role."""
        held = self._traits().get(label, [])
        alike = [trait for trait in held if trait.head == role.head]
        if role.head in (AGED, NATIONAL) and alike:
            return any(role.narrows & trait.narrows for trait in alike)
        if role.narrows & NATIONS and (nations := self._nations(label)):
            return bool(role.narrows & nations)
        if surname(tuple(label.split())) in role.narrows:
            return False  # "Bell's engineer" is not Bell
        if role.head == PRONOUN:
            return self.view.gender(tuple(label.split())) in ("", role.gender)
        if role.head in (AGED, NATIONAL, PARENT):
            return True
        heads = {trait.head for trait in held} - {AGED, NATIONAL, PARENT}
        callings = [calling for calling in CALLINGS if role.head in calling]
        return not heads or role.head in heads or any(heads & calling for calling in callings)

    def one_named(self, role: Role, before: frozenset[str]) -> str:
        """The one person the post names at all, if a role or pronoun may mean them; a bare role: before it only."""
        names = {label for label in self.everyone if label} | self.heard
        fits = [name for name in names if self.may_be(name, role)]
        if len(fits) != 1 or (len(names) > 1 and role.head != PRONOUN):
            return ""
        told = role.narrows or "-" in role.head or role.head == PRONOUN  # "the mother-of-two"
        return fits[0] if told or fits[0] in before else ""

    def is_somebody(self, label: str) -> bool:
        """Whether the session knows a person for more than writing in: by an office, or from several posts."""
        told = any(trait.head not in READERS for trait in self._traits().get(label, ()))
        return told or self.view.weight(tuple(label.split())) > 1

    def _nations(self, label: str) -> set[str]:
        return {place for trait in self._traits().get(label, ()) for place in trait.narrows & NATIONS}

    def _traits(self) -> dict[str, list[Role]]:
        """What the post says people are, by label."""
        if not self._described:
            for name, trait in self.described:
                self._described.setdefault(self.label(name), []).append(trait)
        return self._described

    def _likely(self, label: str) -> Voice | None:
        shown = self.view.rulings.shown(label) if label else None
        return Voice(shown, "likely") if shown else None

    def label(self, name: Name) -> str:
        if len(name) > 1:
            return " ".join(self.view.full(name))
        return self._surname(Mention(0, 1, "person", name))[0]

    def gender_of(self, label: str) -> str:
        return self.view.gender(tuple(label.split()))

    def gender(self, label: str, mention: Mention) -> str:
        return mention.gender or self.gender_of(label)

    def note_subject(self, clause: Clause) -> None:
        """Takes note of whom a sentence is about. Capitals that may be somebody's are `doubtful`: 'he' may be they."""
        self.doubtful = False
        leading = clause.leading
        if leading is not None and leading.kind == "role" and (named := _equals(clause, leading)) is not None:
            leading = named
        if leading is not None and _is_stranger(clause, leading):
            self._met_stranger = leading.gender
            return
        if leading is not None and leading.kind in ("person", "role"):
            voice = self.identify(leading)
            if voice is not None and voice.grade == "maybe" and not _acts(clause, leading):
                self.doubtful = _does_something(clause, leading)
                return
            if voice is not None and voice.label:
                self.about(voice.label, self.gender(voice.label, leading))
            elif voice is not None:
                self.about("", leading.gender)

    def about(self, label: str, gender: str) -> None:
        self.doubtful = False
        self.everyone.setdefault(label)
        self.subjects.append((label, gender))

    def note_named(self, clause: Clause) -> None:
        self.strangers = self.strangers or not UNNAMED.isdisjoint(clause.words) or any(map(is_head, clause.words))
        for mention in clause.mentions:
            owner = self.name(mention.whose) if mention.whose is not None else None
            if owner is not None and owner.grade != "maybe":
                self.named.setdefault(owner.label)
            if mention.kind == "person":
                voice = self.name(mention)
                if (
                    voice is not None
                    and voice.grade == "maybe"
                    and mention.start
                    and clause.tokens[mention.start - 1].low in FORMS
                ):
                    self.addressed.append((voice.label, ""))
                if voice is not None and (voice.grade != "maybe" or len(mention.name) > 1):
                    self.everyone.setdefault(voice.label)
                if voice is not None and voice.grade != "maybe":
                    self.named.setdefault(voice.label)
                    self.seen.append((voice.label, self.gender(voice.label, mention)))


def _full_names(clauses: list[Clause]) -> dict[str, list[Name]]:
    """Full names this post gives, by surname."""
    table: dict[str, list[Name]] = {}
    for clause in clauses:
        for mention in clause.mentions:
            if mention.kind == "person" and len(mention.name) > 1:
                table.setdefault(surname(mention.name), []).append(mention.name)
    return table


def _traits(clauses: list[Clause]) -> list[tuple[Name, Role]]:
    """What this post says people are, each once."""
    found = {
        (mention.name, trait): None
        for clause in clauses
        for mention in clause.mentions
        if mention.kind == "person"
        for trait in clause.traits(mention)
    }
    return list(found)


def _fitting(role: Role, holders: Callable[[str], Iterable[tuple[Role, Name]]]) -> Iterator[Name]:
    """Who holds a role, or an office that its loose word stands for; `holders` gives them by the head."""
    yield from (name for held, name in holders(role.head) if role.fits(held))
    for office in other_words(role):
        yield from (name for held, name in holders(office.head) if held.narrows == office.narrows)


def _is_stranger(clause: Clause, leading: Mention) -> bool:
    """Whether a sentence is of somebody without a name whom nobody has met: 'Her neighbour is calm', 'Another resident
    was calmer'. 'He' in the next is they."""
    if leading.kind != "role" or leading.role is None or clause.sentence.block == HEADLINE:
        return False
    alone = all(mention.kind not in ("person", "pronoun") for mention in clause.mentions)
    return alone and (leading.role.other or clause.tokens[leading.start].low in ("his", "her", "their"))


def _equals(clause: Clause, role: Mention) -> Mention | None:
    """Whom a sentence says a role is: 'The new pope is N'."""
    is_ = role.end < len(clause.tokens) and clause.tokens[role.end].low in ("is", "was")
    named = clause.starting.get(role.end + 1) if is_ else None
    return named if named is not None and named.kind == "person" else None


def _acts(clause: Clause, mention: Mention) -> bool:
    """Whether capitals that nothing marks as a person do something, as no lone noun and no plural would."""
    after = clause.tokens[mention.end : mention.end + 1]
    return len(mention.name) > 1 and bool(after) and after[0].kind == "w" and not mention.name[-1].endswith("s")


def _does_something(clause: Clause, mention: Mention) -> bool:
    """Whether a lone capital does what people do: 'Kerr accepted', 'Kerr has told'."""
    after = clause.tokens[mention.end] if mention.end < len(clause.tokens) else None
    return after is not None and mention.kind == "person" and (after.low in FORMS or after.low in ("has", "had"))
