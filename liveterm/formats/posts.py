"""What all formats do alike when they make entries: ids that last, order, labels that only words give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Final

from msgspec.structs import replace

from liveterm.model import BREAKING, CONCLUDED, KEY, LABELS, PINNED, Entry

_ORDINAL = re.compile(r"\D*(\d{1,9})")
_OLDEST: Final = datetime.min.replace(tzinfo=UTC)
_IN_CAPITALS: Final = r"BREAKING(?: NEWS)?\b|URGENTE?\b"
_IN_ANY_CASE: Final = (
    r"breaking(?: news)?\s*[:|–—-]|just in\s*:|eilmeldung\b|eil\s*[:+]|"
    r"ultim['’]?\s?ora\b|última hora\b|ultima hora\s*:|dernière minute\b|alerte info\b|urgente?\s*[:|–—-]|"
    r"último momento\s*[:|–—-]|laatste nieuws\s*[:|–—-]|pilne\s*[:|–—-]|hitno\s*[:|–—-]|عاجل|срочно\b|молния\b|"
    r"son dak[iı]ka\b|速報|突发|突發|ब्रेकिंग"
)
_BREAKING = re.compile(rf"\s*\W{{0,6}}(?:{_IN_CAPITALS}|(?i:{_IN_ANY_CASE}))")
_QUOTE: Final = frozenset("\"'“‘«")
_ANNOUNCES = re.compile(r"\s*(?:(?:(?<=[:|])|[:|】\]])|(?:(?<=[–—-])|[–—-])(?=\s)|(?:(?<=\+)|\+)\++)\s*")
"""What parts the word from the news, which the word's own pattern may have begun."""


def made_id(*parts: object) -> str:
    """An id for a post that has none: the same parts give the same id, today and next year."""
    told = "\x1f".join(_told(part) for part in parts)
    return blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by their time, newest first, none twice; the page's order stands where times are equal or unknown.

    Different posts that share an id all stay: who compares pages tells them apart.
    """
    unique: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        unique.setdefault((entry.id, entry.headline, entry.published), entry)
    ranked: list[tuple[datetime, Entry]] = []
    last: datetime | None = None
    for entry in unique.values():
        last = entry.published or entry.updated or last
        ranked.append((last or _OLDEST, entry))
    if last is not None and ranked and ranked[0][0] == _OLDEST:
        ranked = _led(ranked)
    return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0], reverse=True))


def apart(entries: Sequence[Entry]) -> list[Entry]:
    """Entries whose made ids do not collide: the second of two equal ones gets a number, counted from the oldest.

    What stands there twice, word for word, is one post.
    """
    seen: dict[str, int] = {}
    fresh: list[Entry] = []
    for entry in dict.fromkeys(reversed(entries)):
        times = seen[entry.id] = seen.get(entry.id, 0) + 1
        fresh.append(entry if times == 1 else replace(entry, id=f"{entry.id}-{times}"))
    return fresh[::-1]


def positional(fragments: Sequence[str], newest: int) -> bool:
    """Whether the fragments of a page's posts count them from the newest down, so that each new post moves them all.

    One post alone counts nothing.
    """
    first = _number(fragments[newest]) if len(fragments) > 1 else -1
    return first in (0, 1) and sorted(map(_number, fragments)) == list(range(first, first + len(fragments)))


def _number(fragment: str) -> int:
    found = _ORDINAL.fullmatch(fragment)
    return int(found[1]) if found else -1


def sorted_terms(terms: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Of terms with the set each is of: the tags, the labels, and those of the labels that were concluded."""
    tags: dict[str, None] = {}
    labels: dict[str, str] = {}
    for term, terms_of in terms:
        if terms_of in (LABELS, CONCLUDED):
            labels.setdefault(term, terms_of)
        elif term:
            tags.setdefault(term)
    return tuple(tags), tuple(labels), tuple(label for label, stated in labels.items() if stated == CONCLUDED)


def with_breaking(entry: Entry) -> Entry:
    """The entry of a format that cannot flag breaking news, labelled breaking if that can be inferred.

    The words of the headline say so, or else that the post is key or pinned does; that one's label stands last.
    "Breaking:" leaves the headline when it has become the label, which would only repeat it.
    """
    if BREAKING in entry.labels:
        return entry
    inferred = (*entry.inferred, BREAKING)
    if said := _BREAKING.match(entry.headline):
        announced = _ANNOUNCES.match(entry.headline, said.end()) if _QUOTE.isdisjoint(said[0]) else None
        headline = (entry.headline[announced.end() :] if announced else "") or entry.headline
        return replace(entry, headline=headline, labels=(BREAKING, *entry.labels), inferred=inferred)
    if KEY in entry.labels or PINNED in entry.labels:
        return replace(entry, labels=(*entry.labels, BREAKING), inferred=inferred)
    return entry


def _led(ranked: list[tuple[datetime, Entry]]) -> list[tuple[datetime, Entry]]:
    """Entries without a time before the first that has one take the time of that one."""
    first = next((when for when, _ in ranked if when != _OLDEST), _OLDEST)
    return [(first if when == _OLDEST else when, entry) for when, entry in ranked]


def _told(part: object) -> str:
    return part.astimezone(UTC).isoformat() if isinstance(part, datetime) else " ".join(str(part or "").split())
