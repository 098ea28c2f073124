"""Whom a role means that nobody is known to hold."""

from __future__ import annotations

from typing import NamedTuple

from liveterm.model import Speaker
from liveterm.speakers.identity import Identity
from liveterm.speakers.lexicon import BYSTANDERS
from liveterm.speakers.roles import NATIONS, PRONOUN, Role


class Unheld(NamedTuple):
    """A role that speaks and that nobody is known to hold: who had been `named` before it, whom its sentence names
    `beside` it, and whether the sentence `presents` it: 'We are hearing from the mayor, who says'."""

    role: Role
    speaker: Speaker
    named: frozenset[str]
    beside: frozenset[str]
    presents: bool


def holder(unheld: Unheld, people: Identity, heard: list[str]) -> str:
    """Who of the post's people a role means that nobody is known to hold.

    An office of a nation may be somebody's whom the post presents by it and then names.
    """
    role, before, beside, presented = unheld.role, unheld.named, unheld.beside, unheld.presents
    taken = {people.label(name) for _, name in people.held}
    free = [name for name in heard if (name not in taken or not role.office) and people.may_be(name, role)]
    nobody = not heard or (role.head == PRONOUN and not free)
    label = free[0] if len(free) == 1 else people.one_named(role, before) if nobody else ""
    other = role.office and (label in before or not role.narrows & NATIONS or not presented)
    another = role.head != PRONOUN and label in beside
    return "" if other or another or role.head in BYSTANDERS else label
