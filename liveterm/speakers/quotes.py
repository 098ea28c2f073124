"""Where the quotation marks of a paragraph open and close."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

_MARKS = re.compile("[“”„‟\"«»‘’‚'`「」『』]")
_DOUBLE = frozenset('“”„‟"«»')
_CORNERS = {"「": "」", "『": "』"}
_LONGEST_CORNERED = 2_000
_CLIPPED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round)\b", re.IGNORECASE)
_TRAILING = " \t\u00a0,"


class Quoted(NamedTuple):
    """A quotation in a block: `start` and `end` take its marks in. `closed` is False when the paragraph ends first."""

    start: int
    end: int
    text: str
    closed: bool = True


def quoted(text: str) -> list[Quoted]:
    """The quotations of one paragraph, outermost only, in order.

    An apostrophe is a closing mark only where a word ends, and an opening one only where a single mark closes later.
    """
    found: list[Quoted] = []
    source = text
    text = text.replace("''", '" ').replace("``", '" ')  # as typewriters and old wires have it; no letter moves
    marks = [match.start() for match in _MARKS.finditer(text)]
    doubles = [at for at in marks if text[at] in _DOUBLE]
    singles = [at for at in marks if text[at] not in _DOUBLE and _ends_word(text, at)]
    free = 0
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
    for at in marks:
        if at < free or at > last:
            continue
        if text[at] in "「」『』":
            span = _cornered(text, at)
        elif text[at] in _DOUBLE:
            span = _double(text, at, doubles)
        else:
            span = _single(text, at, singles)
        if span is not None:
            if source.startswith("''", span.end - 1):
                span = span._replace(end=span.end + 1)
            found.append(span)
            free = span.end
    return found


def _double(text: str, at: int, doubles: list[int]) -> Quoted | None:
    if text[at] == '"' and at and text[at - 1].isdigit():
        return None  # inches, or seconds of arc
    if text[at] in "”" and at and not text[at - 1].isspace():
        return None  # a closing mark whose opening one is missing
    follow = bisect.bisect_right(doubles, at)
    opener = text[at]
    for close in doubles[follow : follow + 1 if opener != "“" else follow + 3]:
        if opener == "“" and text[close] == "“" and close > at:
            continue  # a quotation opened again within itself
        return _span(text, at, close)
    return _span(text, at, None)


def _cornered(text: str, at: int) -> Quoted | None:
    """A quotation in corner brackets, which nest."""
    if text[at] not in _CORNERS:
        return None
    opener, closer, depth = text[at], _CORNERS[text[at]], 0
    for here in range(at, min(len(text), at + _LONGEST_CORNERED)):
        depth += (text[here] == opener) - (text[here] == closer)
        if not depth:
            return _span(text, at, here)
    return None


def _single(text: str, at: int, singles: list[int]) -> Quoted | None:
    if text[at] not in "‘'’‚`" or not _starts_word(text, at):
        return None
    follow = bisect.bisect_right(singles, at + 1)
    if follow == len(singles):
        return None
    close = singles[follow]
    if text[close - 1] in "sS" and text[close + 1 : close + 2] == " " and text[close + 2 : close + 3].islower():
        later = singles[follow + 1 : follow + 2]  # "his workers' rights' record": the plural's apostrophe comes first
        if later and not any(
            _starts_word(text, i) for i in range(close + 1, min(later[0], close + 200)) if text[i] in "‘'’"
        ):
            close = later[0]
    return _span(text, at, close)


def _span(text: str, at: int, close: int | None) -> Quoted | None:
    end = len(text) if close is None else close
    inner = text[at + 1 : end].strip(_TRAILING)
    if not inner or not any(char.isalnum() for char in inner):
        return None
    return Quoted(at, end if close is None else end + 1, inner, close is not None)


def _starts_word(text: str, at: int) -> bool:
    if at and (text[at - 1].isalnum() or text[at - 1] in ".,!?…"):
        return False
    after = text[at + 1 : at + 12]
    return bool(after) and not after[0].isspace() and not _CLIPPED.match(after)


def _ends_word(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return at > 0 and not text[at - 1].isspace() and not after.isalnum()


def is_title(text: str) -> bool:
    """Whether every word of weight has a capital: the name of a plan or a film, not somebody's words."""
    heavy = [word for word in text.split() if len(word) > 3]
    return len(heavy) >= 2 and text[0].isupper() and all(word[0].isupper() for word in heavy)


def words(text: str) -> list[str]:
    """The words of a text as they compare: lower case, without punctuation."""
    return re.findall(r"\w+", text.lower().replace("’", "'").replace("'", ""))
