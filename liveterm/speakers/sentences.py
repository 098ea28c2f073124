"""A post as sentences of tokens, each quotation one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple
from unicodedata import normalize

from liveterm.model import SPOKEN_KINDS, Entry
from liveterm.speakers.lexicon import ABBREVIATIONS, PLAIN_STARTS, listed
from liveterm.speakers.quotes import Quoted, quoted
from liveterm.speakers.verbs import FORMS

HEADLINE = -1
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+)*|\w+(?:[.,:]\d+)*|[^\w\s]")
_MARK = re.compile("[\u0300-\u036f]")
_STROKE = re.compile("[\u0331\u0332\u0333-\u0338\u033f]")
_CONTRACTED = listed("he she it that who what there here where let")
_SMALL_ABBREVIATIONS = listed("vs etc approx eg ie e.g i.e a.m p.m")
_SENTENCE_ENDS = frozenset(".!?…")
_LONGEST_BLOCK = 60_000


class Token(NamedTuple):
    """A word, number, sign or (kind q) a whole quotation; `quote` is its index in the post's quotations."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    poss: bool = False
    quote: int = -1
    capital: bool = False


class Sentence(NamedTuple):
    """Consecutive tokens of one block. `opens` when it is the block's first."""

    block: int
    tokens: list[Token]
    opens: bool


class Parsed(NamedTuple):
    """A post taken apart: sentences in reading order (headline first), the quotations they refer to with their blocks,
    and which blocks are one quotation as a whole."""

    sentences: list[Sentence]
    quotes: list[tuple[int, Quoted]]
    whole: frozenset[int] = frozenset()

    def blocks(self) -> list[tuple[int, int | None]]:
        """Body blocks in order, with the quotation's number for a block quote."""
        whole = {block: number for number, (block, _) in enumerate(self.quotes) if block in self.whole}
        spoken = {sentence.block for sentence in self.sentences} | set(whole)
        return [(block, whole.get(block)) for block in sorted(spoken) if block != HEADLINE]

    def is_quotation(self, block: int) -> bool:
        """Whether a block is nothing but quotation."""
        first, last = (find(self.sentences, block, key=attrgetter("block")) for find in (bisect_left, bisect_right))
        tokens = [token for sentence in self.sentences[first:last] for token in sentence.tokens]
        return block in self.whole or (bool(tokens) and all(token.kind in "qp" for token in tokens))

    def quoted_in(self, first: int, last: int) -> range:
        """The numbers of the quotations of some blocks, the last included."""
        return range(
            bisect_left(self.quotes, first, key=itemgetter(0)), bisect_right(self.quotes, last, key=itemgetter(0))
        )

    def boxed(self, block: int) -> list[int]:
        """The quotations of a block quote and of those directly above it."""
        first = block
        while first - 1 in self.whole:
            first -= 1
        return list(self.quoted_in(first, block))


def parse(entry: Entry) -> Parsed:
    """The headline and spoken blocks as sentences; a block quote is one quotation and no sentences."""
    sentences: list[Sentence] = []
    quotes: list[tuple[int, Quoted]] = []
    whole: set[int] = set()
    boxed = False
    for block, kind, text in _texts(entry):
        if text.strip() in _BOX_LABELS:
            boxed = True
            continue
        if kind == "quote" or boxed:
            boxed = False
            whole.add(block)
            quotes.append((block, Quoted(0, len(text), text.strip(_WRAPPING))))
            continue
        sentences += _split(block, _mask(block, text, quotes))
    return Parsed(sentences, quotes, frozenset(whole))


def cited(block: int, span: Quoted) -> list[Sentence]:
    """The sentences inside a quotation, inner quotations one token each; their numbers mean nothing."""
    return list(_split(block, _mask(block, span.text, [])))


_BOX_LABELS = frozenset(("Quote Message", "Quote message"))
"""What stands above a pulled quotation where a page's box was flattened to text."""
_WRAPPING = ' \t\n"“”‘’'


def _texts(entry: Entry) -> Iterator[tuple[int, str, str]]:
    if entry.headline:
        yield HEADLINE, "headline", entry.headline[:_LONGEST_BLOCK]
    for at, block in enumerate(entry.blocks):
        if block.kind in SPOKEN_KINDS and block.text:
            yield at, block.kind, block.text[:_LONGEST_BLOCK]


def _mask(block: int, text: str, quotes: list[tuple[int, Quoted]]) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    for span in quoted(text):
        tokens += words_of(text, at, span.start)
        tokens.append(Token(span.text, "", span.start, span.end, "q", False, len(quotes)))
        quotes.append((block, span))
        at = span.end
    return tokens + words_of(text, at, len(text))


def words_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of text that holds no quotation."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, low, kind, poss, capital = _looks(match.group())
        at = match.start()
        if word in "'’" and found and _owns(found[-1], at) and text[at + 1 : at + 2] == " ":
            found[-1] = found[-1]._replace(poss=True)
            continue
        found.append(Token(word, low, at, at + len(word), kind, poss, -1, capital))
    return _with_marks(text, found) if _MARK.search(text, start, end) else found


def _with_marks(text: str, tokens: list[Token]) -> list[Token]:
    """Words with the accents that stand behind their letters ('e' and U+0301), without the strokes through them."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before is None or before.end != token.start or before.kind != "w" or not _goes_on(text, before, token):
            found.append(token)
            continue
        word = _STROKE.sub("", normalize("NFC", text[before.start : token.end]))
        whole, low, kind, poss, capital = _looks(word)
        found[-1] = Token(whole, low, before.start, token.end, kind, poss, -1, capital)
    return found


def _goes_on(text: str, before: Token, token: Token) -> bool:
    """Whether a token is a mark on the word before it, or the rest of a word that a mark has cut."""
    return bool(_MARK.match(token.text) or (token.kind == "w" and _MARK.match(text[before.end - 1])))


def _owns(token: Token, at: int) -> bool:
    """Whether an apostrophe directly after a token makes a possessive of it: 'Barbados' president'."""
    return token.end == at and token.kind == "w" and token.low.endswith(("s", "z", "x"))


@lru_cache(maxsize=8192)
def _looks(text: str) -> tuple[str, str, str, bool, bool]:
    """What a token is wherever it stands: its text without 's, in small letters, its kind, whether 's followed and
    whether it has a capital."""
    first = text[0]
    if not first.isalpha():
        return text, text, "n" if first.isdigit() else "p", False, False
    low = text.lower().replace("’", "'")
    if low.endswith("'s") and low[:-2] not in _CONTRACTED:
        return text[:-2], low[:-2], "w", True, first.isupper()
    return text, low, "w", False, first.isupper()


def _split(block: int, tokens: list[Token]) -> Iterator[Sentence]:
    start = 0
    for at, token in enumerate(tokens[:-1]):
        if (token.kind == "q" or token.text in _SENTENCE_ENDS) and _ends(tokens, at):
            yield Sentence(block, tokens[start : at + 1], start == 0)
            start = at + 1
    if start < len(tokens):
        yield Sentence(block, tokens[start:], start == 0)


def _ends(tokens: list[Token], at: int) -> bool:
    here, after = tokens[at], tokens[at + 1]
    starts = after.kind in "qn" or after.capital or after.text in "([•"
    if here.kind == "q":
        return starts and after.kind != "p" and _quote_ends(here.text, tokens, at)
    if after.kind == "p" and after.text not in "([•":
        return False
    if not starts or at == 0:
        return after.kind == "w" and at > 0 and here.start < after.start - 1 and here.text != "." and after.capital
    if here.text == ".":
        return not _abbreviates(tokens[at - 1], here, after)
    return True


def _abbreviates(before: Token, stop: Token, after: Token) -> bool:
    if before.end != stop.start or before.kind != "w":
        return False
    initials = all(len(part) == 1 for part in before.text.split(".")) and before.text.isupper()
    if before.low == "no":
        return after.kind == "n"  # "No. 10"
    if initials or (before.low in ABBREVIATIONS and (before.capital or before.low in _SMALL_ABBREVIATIONS)):
        return not (after.low in PLAIN_STARTS and "." in before.low)
    return False


def _quote_ends(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a sentence ends with this quotation. After '?' or '!' the speaker may still follow."""
    last = text[-1]
    if last in ".…":
        return True
    if last not in "?!":
        return False
    return not any(token.low in FORMS for token in tokens[at + 1 : at + 7] if token.kind == "w")
