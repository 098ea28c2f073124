"""Whose a headline's words in marks are: whom the post makes say them, word for word or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from liveterm.speakers.attribution import Heard, speaking
from liveterm.speakers.clause import Clause
from liveterm.speakers.identity import Voice
from liveterm.speakers.quotes import is_title, words
from liveterm.speakers.sentences import HEADLINE, Parsed

_FEWEST = 3
"""Words that a line in marks has at least to be known again."""


def borrowed(
    wanted: list[str],
    parsed: Parsed,
    told: Sequence[tuple[Clause, list[Heard]]],
    owner: Mapping[int, Voice | None],
) -> Voice | None:
    """Whom the body makes say a headline's words, in marks or reported.

    `told` are the body's sentences with their cues, `owner` whose its quotations are.
    """
    quotes = [(number, words(span.text)) for number, (block, span) in enumerate(parsed.quotes) if block != HEADLINE]
    short = next((number for number, said in quotes if _within(wanted, said) and len(said) < 2 * len(wanted) + 2), None)
    if short is not None:
        return owner.get(short)
    first = next((number for number, said in quotes if _within(wanted, said)), None)
    for clause, heard in told:
        plain = words(" ".join(token.text for token in clause.tokens if token.kind != "q"))
        if _within(wanted, plain):
            return speaking(heard)
        if first is not None and any(token.quote == first for token in clause.tokens):
            break
    if first is None and len(wanted) > 2:
        first = next((number for number, said in quotes if _mostly_within(wanted, said)), None)
    return None if first is None else owner.get(first)


def echoed(parsed: Parsed, owner: Mapping[int, Voice | None]) -> Iterator[tuple[int, Voice]]:
    """The words in marks that open the text as a headline would, with whose they are further on."""
    for number, (block, span) in enumerate(parsed.quotes):
        wanted = words(span.text)
        if block != 0 or span.start or number in owner or len(wanted) < _FEWEST or is_title(span.text):
            continue
        for later, (_, said) in enumerate(parsed.quotes[number + 1 :], number + 1):
            voice = owner.get(later)
            if voice is not None and _within(wanted, words(said.text)):
                yield number, voice
                break


def repeated(parsed: Parsed, owner: Mapping[int, Voice | None]) -> Iterator[tuple[int, Voice]]:
    """The body's words in marks that nobody with a name says and a headline has, too, with whose they are there."""
    shown = {
        tuple(words(span.text)): voice
        for number, (block, span) in enumerate(parsed.quotes)
        if block == HEADLINE and (voice := owner.get(number)) is not None and voice.label
    }
    for number, (block, span) in enumerate(parsed.quotes if shown else ()):
        said, own = tuple(words(span.text)), owner.get(number)
        voice = shown.get(said) if len(said) >= _FEWEST and block != HEADLINE else None
        if voice is not None and (own is None or not own.label):
            yield number, voice


def _mostly_within(wanted: list[str], said: list[str]) -> bool:
    """Whether nearly all of some words are among others: a headline shortens what was said."""
    return sum(word in said for word in wanted) >= 0.75 * len(wanted)


def _within(wanted: list[str], said: list[str]) -> bool:
    """Whether words stand in a row within others."""
    size = len(wanted)
    return any(said[at : at + size] == wanted for at in range(len(said) - size + 1))
