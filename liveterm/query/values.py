"""A filter as values: frozen, equal when they ask the same, printed as a line that reads back as an equal one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

NameField = Literal["speaker", "mentions", "source", "tag"]
TimeField = Literal["since", "until", "first"]
KINDS = ("breaking", "key", "media", "quote", "edited", "pinned", "summary", "withdrawn")
HAVING = ("image", "video", "link")
FIELDS = ("speaker", "by", "mentions", "kind", "source", "tag", "has", "since", "until", "first")
OPERATORS = ("and", "or", "not")

FIELD_LIKE = re.compile(r"([^\W\d_]+):")
BARE = re.compile(r'[^\s()"]+')


class Words(msgspec.Struct, frozen=True):
    """These words stand in the post, in this order."""

    text: str


class Pattern(msgspec.Struct, frozen=True):
    """This pattern is found in the post."""

    source: str


class Named(msgspec.Struct, frozen=True):
    """Someone or something of that name. `whole`: as whole words, not only as their beginnings."""

    field: NameField
    name: str
    whole: bool = False


class Kind(msgspec.Struct, frozen=True):
    """A post of that kind, one of KINDS."""

    kind: str


class Has(msgspec.Struct, frozen=True):
    """A post with one of HAVING in it."""

    what: str


class When(msgspec.Struct, frozen=True):
    """Published or first seen since `moment`, or published before it (until). `text` is how that was written."""

    field: TimeField
    text: str
    moment: datetime


class Not(msgspec.Struct, frozen=True):
    """What `node` does not let through."""

    node: Node


class And(msgspec.Struct, frozen=True):
    """What all nodes let through; without nodes, everything."""

    nodes: tuple[Node, ...] = ()


class Or(msgspec.Struct, frozen=True):
    """What any node lets through."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Words | Pattern | Named | Kind | Has | When | Not | And | Or
Part: TypeAlias = tuple[Node, int, int]


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader wants to see. Equal to any query that asks the same in the same order.

    `parts` are what must all hold and where in the line it was typed each stands, for showing them as chips.
    """

    root: Node
    parts: tuple[Part, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        """Whether it hides anything at all."""
        return self.root != And()

    def __str__(self) -> str:
        return show(self)


EVERYTHING = Query(And())


def speaker(name: str) -> Node:
    """Posts in which that person speaks."""
    return Named("speaker", name, whole=True)


def negation(node: Node) -> Node:
    """The opposite; of an opposite, what it was."""
    return node.node if isinstance(node, Not) else Not(node)


def all_of(nodes: Iterable[Node]) -> Node:
    """What all of them let through."""
    flat = tuple(inner for node in nodes for inner in (node.nodes if isinstance(node, And) else (node,)))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(nodes: Iterable[Node]) -> Node:
    """What any of them lets through; there must be one."""
    flat = tuple(inner for node in nodes for inner in (node.nodes if isinstance(node, Or) else (node,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def show(query: Query | Node) -> str:
    """The line that says the same, and reads back as an equal query."""
    match query:
        case Query(root):
            return show(root)
        case Words(text):
            return text if _is_bare(text) else _quoted(text)
        case Pattern(source):
            return f"/{source}/"
        case Named(of, name, whole):
            return f"{of}:{_quoted(name) if whole else name}"
        case Kind(kind):
            return f"kind:{kind}"
        case Has(what):
            return f"has:{what}"
        case When(of, text):
            return f"{of}:{text}"
        case Not(node):
            return f"-{_enclosed(node, And, Or)}"
        case And(nodes):
            return " ".join(_enclosed(node, Or) for node in nodes)
        case Or(nodes):
            return " or ".join(map(show, nodes))


def _enclosed(node: Node, *looser: type[And] | type[Or]) -> str:
    return f"({show(node)})" if isinstance(node, looser) else show(node)


def _is_bare(text: str) -> bool:
    return bool(
        BARE.fullmatch(text) and text[0] not in "-/" and text.lower() not in OPERATORS and not FIELD_LIKE.match(text)
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
