"""What the reader knows better, and the small TOML file it is kept in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from liveterm.speakers.capitals import folded
from liveterm.speakers.roles import Role, role_of


def key(name: str) -> str:
    """A name as corrections compare it: folded words with single spaces between."""
    return " ".join(filter(None, (folded(word) for word in name.split())))


class Corrections(NamedTuple):
    """The reader's word on who is who; a value, so that undoing is going back to the one before.

    `alias` pairs what is written with the name to show; `apart` pairs names that must never be taken for one person;
    `roles` pairs a role ("the home secretary") with its holder; `silent` pairs an entry's id with a name.
    """

    alias: tuple[tuple[str, str], ...] = ()
    not_person: frozenset[str] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    roles: tuple[tuple[str, str], ...] = ()
    silent: frozenset[tuple[str, str]] = frozenset()

    def renamed(self, name: str, label: str) -> Corrections:
        """With one name shown as another; merging two people is renaming one to the other."""
        kept = [(old, label if key(new) == key(name) else new) for old, new in self.alias if key(old) != key(name)]
        return self._replace(alias=tuple(sorted({*kept, (name, label)})))

    def split(self, one: str, other: str) -> Corrections:
        """With two names held apart, and no alias between them."""
        pair = {key(one), key(other)}
        kept = tuple(row for row in self.alias if {key(row[0]), key(row[1])} != pair)
        low, high = sorted((one, other))
        return self._replace(alias=kept, apart=self.apart | {(low, high)})

    def nobody(self, name: str) -> Corrections:
        """With a name that is no person's."""
        return self._replace(not_person=self.not_person | {name})

    def holding(self, role: str, name: str) -> Corrections:
        """With a role held by somebody."""
        kept = [row for row in self.roles if key(row[0]) != key(role)]
        return self._replace(roles=tuple(sorted([*kept, (role, name)])))

    def quiet(self, entry: str, name: str) -> Corrections:
        """With somebody not speaking in one entry."""
        return self._replace(silent=self.silent | {(entry, name)})

    def parts(self) -> list[Corrections]:
        """Each thing that is said, by itself."""
        return [
            *(Corrections(alias=(row,)) for row in self.alias),
            *(Corrections(not_person=frozenset((name,))) for name in sorted(self.not_person)),
            *(Corrections(apart=frozenset((pair,))) for pair in sorted(self.apart)),
            *(Corrections(roles=(row,)) for row in self.roles),
            *(Corrections(silent=frozenset((row,))) for row in sorted(self.silent)),
        ]

    def less(self, part: Corrections) -> Corrections:
        """Without what a part says."""
        return Corrections(
            tuple(row for row in self.alias if row not in part.alias),
            self.not_person - part.not_person,
            self.apart - part.apart,
            tuple(row for row in self.roles if row not in part.roles),
            self.silent - part.silent,
        )

    def over(self, below: Corrections) -> Corrections:
        """These laid over others: an event's own over those for all events."""
        mine = {key(old) for old, _ in self.alias}
        held = {key(role) for role, _ in self.roles}
        return Corrections(
            tuple(sorted({*self.alias, *(row for row in below.alias if key(row[0]) not in mine)})),
            self.not_person | below.not_person,
            self.apart | below.apart,
            tuple(sorted({*self.roles, *(row for row in below.roles if key(row[0]) not in held)})),
            self.silent | below.silent,
        )


class Rulings:
    """Corrections made ready to be asked: every name folded once."""

    def __init__(self, corrections: Corrections) -> None:
        self._alias = {key(old): new for old, new in corrections.alias}
        self._nobody = {key(name) for name in corrections.not_person}
        self._apart = {frozenset((key(one), key(other))) for one, other in corrections.apart}
        self._silent = {(entry, key(name)) for entry, name in corrections.silent}
        self._roles = [
            (role, name) for role, name in ((role_of(text), name) for text, name in corrections.roles) if role
        ]

    def shown(self, name: str) -> str | None:
        """The label to show for a name; None when the reader says it is nobody's."""
        if not (self._alias or self._nobody):
            return name
        label = self._alias.get(key(name), name)
        return None if {key(name), key(label)} & self._nobody else label

    def nobody(self, name: str) -> bool:
        return bool(self._nobody) and key(name) in self._nobody

    def apart(self, one: str, other: str) -> bool:
        """Whether two names must not be taken for one person."""
        return bool(self._apart) and frozenset((key(one), key(other))) in self._apart

    def silent(self, entry: str, name: str) -> bool:
        """Whether somebody does not speak in an entry, whatever the post seems to say."""
        return bool(self._silent) and (entry, key(name)) in self._silent

    def holder(self, role: Role) -> str | None:
        """Whom the reader says holds a role."""
        return next((name for held, name in self._roles if role.fits(held)), None)


def concerned(before: Corrections, after: Corrections) -> tuple[set[str], set[str], set[str]]:
    """What two corrections disagree on: names, with those shown under them, role texts, entry ids."""
    pairs = set(before.alias) ^ set(after.alias) | before.apart ^ after.apart
    names = {name for pair in pairs for name in pair} | before.not_person ^ after.not_person
    shown = set(map(key, names))
    names |= {old for old, new in (*before.alias, *after.alias) if key(new) in shown}
    silent = before.silent ^ after.silent
    return names, {role for role, _ in set(before.roles) ^ set(after.roles)}, {entry for entry, _ in silent}


def dumps(value: Corrections) -> str:
    """The corrections as TOML; reading it gives the same value."""
    lines = [f"not_person = {_list(sorted(value.not_person))}", f"apart = {_list(sorted(map(list, value.apart)))}"]
    lines += ["", "[alias]", *(f"{_quote(old)} = {_quote(new)}" for old, new in value.alias)]
    lines += ["", "[role]", *(f"{_quote(role)} = {_quote(name)}" for role, name in value.roles)]
    for entry, name in sorted(value.silent):
        lines += ["", "[[silent]]", f"entry = {_quote(entry)}", f"name = {_quote(name)}"]
    return "\n".join(lines) + "\n"


def fault(text: str) -> str:
    """What is wrong with a TOML text of corrections and therefore not in force, in a few words; "" if nothing is."""
    import tomllib  # only a reader who corrects pays for it

    try:
        data = tomllib.loads(text)
    except ValueError as error:
        return str(error)
    for name, value in data.items():
        shape = _SHAPES.get(name)
        if shape is None:
            return f"“{name}” is nothing that can be corrected: {', '.join(_SHAPES)} are"
        if not shape[1](value):
            return f"“{name}” must be {shape[0]}"
    return ""


def loads(text: str) -> Corrections:
    """The corrections in a TOML text; what has another shape is left out. Raises `ValueError` on broken TOML."""
    import tomllib  # only a reader who corrects pays for it

    data = tomllib.loads(text)
    return Corrections(
        tuple(sorted(_pairs(data.get("alias")))),
        frozenset(item for item in _items(data.get("not_person")) if isinstance(item, str)),
        frozenset((pair[0], pair[1]) for pair in _items(data.get("apart")) if _is_pair(pair)),
        tuple(sorted(_pairs(data.get("role")))),
        frozenset((row["entry"], row["name"]) for row in _items(data.get("silent")) if _is_silence(row)),
    )


def _pairs(table: Any) -> list[tuple[str, str]]:
    return [(old, new) for old, new in table.items() if isinstance(new, str)] if isinstance(table, dict) else []


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(item, str) for item in value)


def _is_silence(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(word), str) for word in ("entry", "name"))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _list_of(is_one: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(is_one, value))


_SHAPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "alias": ("a table of names, each with the name to show", _is_table),
    "not_person": ("a list of names", _list_of(lambda item: isinstance(item, str))),
    "apart": ("a list of pairs of names", _list_of(_is_pair)),
    "role": ("a table of roles, each with a name", _is_table),
    "silent": ("tables with an entry and a name", _list_of(_is_silence)),
}
"""What a file of corrections may hold, in words and as a test."""


def _quote(text: str) -> str:
    """A TOML basic string."""
    return (
        '"' + "".join(_ESCAPES.get(char) or (f"\\u{ord(char):04X}" if ord(char) < 32 else char) for char in text) + '"'
    )


def _list(items: list[Any]) -> str:
    """A TOML array of strings, or of such arrays."""
    return "[" + ", ".join(_list(item) if isinstance(item, list) else _quote(item) for item in items) + "]"


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\x7f": "\\u007F"}
