"""Whether a post is what a query asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol, TypeAlias

from liveterm.folding import fold
from liveterm.model import Entry, Reading
from liveterm.query.automaton import automaton
from liveterm.query.folding import folded, name_words
from liveterm.query.values import And, Has, Kind, Named, Node, Not, Or, Pattern, Query, When, Words


class Known(Protocol):
    """A post and what is known of it."""

    @property
    def entry(self) -> Entry: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def first_seen(self) -> datetime: ...
    @property
    def withdrawn(self) -> bool: ...
    @property
    def edited(self) -> bool: ...


Test: TypeAlias = Callable[[Known], bool]
Fold: TypeAlias = Callable[[Entry], str]

_MEDIA = ("image", "video", "embed")


def match(query: Query, post: Known) -> bool:
    """Whether the query lets a post through."""
    return compiled(query)(post)


def compiled(query: Query, fold_entry: Fold = folded, reach: int = 0) -> Test:
    """The query as a function, for asking many posts. Who asks the same posts again passes their own `Folds`.

    With a `reach` of 1 who perhaps speaks is a speaker too, with 2 who is mentioned.
    """
    return _test(query.root, fold_entry, reach)


def asks_who_speaks(query: Query) -> bool:
    """Whether it matters to a query who speaks in a post, or is mentioned or quoted there."""
    return _asks_who_speaks(query.root)


def _asks_who_speaks(node: Node) -> bool:
    match node:
        case Not(inner):
            return _asks_who_speaks(inner)
        case And(nodes) | Or(nodes):
            return any(map(_asks_who_speaks, nodes))
        case Named(field):
            return field == "speaker" or field == "mentions"
        case Kind(kind):
            return kind == "quote"
        case _:
            return False


def _test(node: Node, fold_entry: Fold, reach: int) -> Test:
    match node:
        case Words(text):
            needle = fold(text)
            return lambda post: needle in fold_entry(post.entry)
        case Pattern(source):
            pattern = automaton(source)
            return lambda post: pattern.found_in(fold_entry(post.entry))
        case Named(field, name, whole):
            names = _SPEAKING[reach] if field == "speaker" else _NAMES[field]
            return _named(names, name_words(name) if whole else name_words(name)[:-1])
        case Kind(kind):
            return _KINDS[kind]
        case Has(what):
            return _HAVING[what]
        case When():
            return _when(node)
        case Not(inner):
            test = _test(inner, fold_entry, reach)
            return lambda post: not test(post)
        case And(nodes):
            return _every([_test(inner, fold_entry, reach) for inner in nodes])
        case Or(nodes):
            return _some([_test(inner, fold_entry, reach) for inner in nodes])


def _named(names: Callable[[Known], Iterable[str]], wanted: str) -> Test:
    """Whether someone of that name speaks, and so on. Names recur, so each is looked at once."""
    known = dict[str, bool]()

    def test(post: Known) -> bool:
        for name in names(post):
            is_wanted = known.get(name)
            if is_wanted is None:
                is_wanted = known[name] = wanted in name_words(name)
            if is_wanted:
                return True
        return False

    return test


def _when(node: When) -> Test:
    moment = node.moment
    if node.field == "first":
        return lambda post: post.first_seen >= moment
    if node.field == "since":
        return lambda post: (post.entry.published or post.first_seen) >= moment
    return lambda post: (post.entry.published or post.first_seen) < moment


def _every(tests: list[Test]) -> Test:
    def test(post: Known) -> bool:
        for inner in tests:  # noqa: SIM110 — a loop is twice as fast as all() here, and this runs for each post
            if not inner(post):
                return False
        return True

    return test


def _some(tests: list[Test]) -> Test:
    def test(post: Known) -> bool:
        for inner in tests:  # noqa: SIM110 — as above
            if inner(post):
                return True
        return False

    return test


def _has_label(label: str) -> Test:
    return lambda post: label in post.entry.labels


def _has_block(*kinds: str) -> Test:
    wanted = frozenset(kinds)

    def test(post: Known) -> bool:
        for block in post.entry.blocks:  # noqa: SIM110 — as above
            if block.kind in wanted:
                return True
        return False

    return test


def _has_link(post: Known) -> bool:
    return bool(post.entry.links) or any(span.url for block in post.entry.blocks for span in block.spans)


_has_quote_block = _has_block("quote")


def _has_quote(post: Known) -> bool:
    return bool(post.reading.quotes) or _has_quote_block(post)


_SPEAKING: tuple[Callable[[Known], Iterable[str]], ...] = (
    lambda post: post.reading.heard,
    lambda post: [speaker.name for speaker in post.reading.speakers],
    lambda post: [*(speaker.name for speaker in post.reading.speakers), *post.reading.mentioned],
)
"""Who counts as a speaker, by how far the reader widened that."""
_NAMES: dict[str, Callable[[Known], Iterable[str]]] = {
    "mentions": lambda post: post.reading.mentioned,
    "source": lambda post: (post.entry.source,),
    "tag": lambda post: post.entry.tags,
}
_KINDS: dict[str, Test] = {
    **{label: _has_label(label) for label in ("breaking", "key", "pinned", "summary")},
    "media": _has_block(*_MEDIA),
    "quote": _has_quote,
    "edited": lambda post: post.edited,
    "withdrawn": lambda post: post.withdrawn,
}
_HAVING: dict[str, Test] = {"image": _has_block("image"), "video": _has_block("video"), "link": _has_link}
