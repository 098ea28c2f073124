"""A query as a row of chips, and in a word or two."""

from __future__ import annotations

from collections.abc import Iterator

from liveterm.query.values import And, Has, Kind, Named, Node, Not, Or, Query, When, show


def chips(query: Query) -> list[tuple[str, tuple[int, int]]]:
    """What must all hold, each as canonical text and the columns (start, end) it has in the line that was typed."""
    return [(show(node), (start, end)) for node, start, end in query.parts]


def subjects(query: Query) -> tuple[str, ...]:
    """What a query asks about: "speaker", "kind", "time", "words" and such, each once, in its order."""
    return tuple(dict.fromkeys(_subjects(query.root)))


def _subjects(node: Node) -> Iterator[str]:
    match node:
        case Not(inner):
            yield from _subjects(inner)
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _subjects(inner)
        case Named(field):
            yield "mentioned" if field == "mentions" else field
        case Kind():
            yield "kind"
        case Has(what):
            yield what
        case When():
            yield "time"
        case _:
            yield "words"
