"""Whose a quotation is among the cues of its sentence."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from liveterm.speakers.clause import Clause, Cue, begins
from liveterm.speakers.identity import Voice
from liveterm.speakers.lexicon import listed
from liveterm.speakers.names import Mention
from liveterm.speakers.phrases import THAT
from liveterm.speakers.quotes import is_title
from liveterm.speakers.sentences import Parsed, Token

_NAMING = listed("titled entitled subtitled named dubbed nicknamed headlined christened so-called")
"""What stands before a name in marks, which nobody says."""
_NEAR = 8
"""Cues to look at on either side of a quotation; those further away have nearer quotations of their own."""


class Heard(NamedTuple):
    """A cue with who it makes speak: no voices means somebody unnamed, `doubted` that it may not be a person at all."""

    cue: Cue
    voices: tuple[Voice, ...]
    doubted: bool = False

    @property
    def voice(self) -> Voice | None:
        """Whose words the cue's are: a reporter's report is nobody's, and so is what a doubtful name says."""
        if not self.voices or self.doubted or (self.cue.lemma == "report" and self.voices[0].grade == "maybe"):
            return None
        return self.voices[0]


def shares(clause: Clause, heard: list[Heard], *, titles: bool = True) -> Iterator[tuple[int, Voice | None]]:
    """The quotations of a sentence by number, each with the voice of the cue it belongs to.

    Without `titles`, words that all have capitals are somebody's like others: German writes nouns so.
    """
    outer = [item for item in heard if not item.cue.nested] or heard
    places = [item.cue.at for item in outer]
    for at in clause.quoting:
        token = clause.tokens[at]
        split = bisect.bisect_left(places, at)
        before, after = outer[max(0, split - _NEAR) : split], outer[split : split + _NEAR]
        named = titles and is_title(token.text) and not _adjoins(clause, [*before, *after], at)
        item = None if named else _owner(clause, before, after, at)
        yield token.quote, item.voice if item is not None else None


def is_named(clause: Clause, at: int) -> bool:
    """Whether a quotation is the name of something: 'a paper titled "…"'."""
    return at > 0 and clause.tokens[at - 1].low in _NAMING


def _owner(clause: Clause, before: list[Heard], after: list[Heard], at: int) -> Heard | None:
    """The cue a quotation belongs to, of those before and after it that are not nested."""
    asked = any(item.cue.manner == "passive" and item.cue.at < 2 for item in before)
    for item in after if not asked else ():
        first = begins(item.cue)
        if at < first <= at + 2 and all(_joins(token) for token in clause.tokens[at + 1 : first]):
            return item
    for item in reversed(before):
        aside = item.cue.aside and any(token.text == "," for token in clause.tokens[item.cue.at : at])
        if not aside and (not item.cue.trails or not after):
            return item
    return next((item for item in after if item.cue.trails or item.cue.adjacent), None)


def _joins(token: Token) -> bool:
    """Whether a sign may stand between words in marks and who says them; after ';' another begins."""
    return token.kind == "p" and token.text not in ";:"


def _adjoins(clause: Clause, heard: list[Heard], at: int) -> bool:
    if any(item.cue.manner == "colon" and item.cue.at == at - 1 for item in heard):
        return True
    return (
        any(item.cue.at in (at - 1, at - 2) or at < item.cue.at <= at + 4 for item in heard)
        and clause.tokens[at].text[-1] in ".!?"
    )


def speaking(heard: list[Heard]) -> Voice | None:
    """Who has the word after a sentence."""
    return next((item.voice for item in reversed(heard) if not item.cue.nested), None)


def pointed_to(parsed: Parsed, told: list[tuple[Clause, list[Heard]]]) -> list[int]:
    """The quotations before the last sentence told, if it says 'That was the answer from N'."""
    clause, heard = told[-1]
    if heard[0].cue.lemma != THAT:
        return []
    here = clause.sentence
    if here.opens and here.block - 1 in parsed.whole:
        return parsed.boxed(here.block - 1)
    before = told[-2][0] if len(told) > 1 else None
    return [before.tokens[at].quote for at in before.quoting] if before is not None else []


def underlined(cue: Cue, mention: Mention, clause: Clause) -> tuple[int, int]:
    """The characters that show why: verb and name, when they stand together."""
    tokens = clause.tokens
    verb = tokens[cue.at]
    first, last = min(mention.start, cue.at), max(mention.end - 1, cue.at)
    if last - first < 12:
        return tokens[first].start, tokens[last].end
    return verb.start, verb.end
