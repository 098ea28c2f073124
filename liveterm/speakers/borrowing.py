"""Whose a headline's words in marks are: whom the post makes say them, word for word or nearly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from liveterm.speakers.attribution import Heard, speaking
from liveterm.speakers.clause import Clause
from liveterm.speakers.identity import Voice
from liveterm.speakers.quotes import words
from liveterm.speakers.sentences import HEADLINE, Parsed


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


def _mostly_within(wanted: list[str], said: list[str]) -> bool:
    """Whether nearly all of some words are among others: a headline shortens what was said."""
    return sum(word in said for word in wanted) >= 0.75 * len(wanted)


def _within(wanted: list[str], said: list[str]) -> bool:
    """Whether words stand in a row within others."""
    size = len(wanted)
    return any(said[at : at + size] == wanted for at in range(len(said) - size + 1))
