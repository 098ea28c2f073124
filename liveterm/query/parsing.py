"""Reading a line of the filter language: tokens, then terms joined by what binds more or less tightly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from typing import Final, NamedTuple, cast

from liveterm.errors import QueryError
from liveterm.query.automaton import automaton
from liveterm.query.folding import name_words
from liveterm.query.moments import moment
from liveterm.query.values import (
    FIELDS,
    HAVING,
    KINDS,
    OPERATORS,
    And,
    Has,
    Kind,
    Named,
    NameField,
    Node,
    Part,
    Pattern,
    Query,
    TimeField,
    When,
    Words,
    all_of,
    any_of,
    negation,
)

LONGEST: Final = 2000  # characters of a term
MOST: Final = 300  # terms
DEEPEST: Final = 40  # brackets, or alternatives of a field, which are printed in brackets

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<bracket>[()])
    | (?P<minus>-)(?=\S)
    | (?:(?P<field>[^\W\d_]+):)? (?: "(?P<quoted>(?:[^"\\]|\\.)*)" | (?P<torn>") )
    | /(?P<pattern>(?:[^/\\]|\\.)+)/ | (?P<open>/)
    | (?P<field_bare>[^\W\d_]+):(?P<value>[^\s()"]*)
    | (?P<word>[^\s()"]+)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Token(NamedTuple):
    """A piece of the line: what it is, its text, and where it stands. `quoted` values are taken as whole words."""

    kind: str  # "(", ")", "-", an operator, "words", "pattern" or "field"
    text: str
    start: int
    end: int
    field: str = ""
    quoted: bool = False


def parse(text: str, *, now: datetime, zone: tzinfo) -> Query:
    """The query that a line stands for; of an empty line, everything.

    Times of day and spans are reckoned from `now`, in `zone`. Raises QueryError, which names the word and its column.
    What bounds a query is the same for the line it was typed as and for the one it is printed as, which may be longer.
    """
    return _Parser(list(_tokens(text)), now, zone).query()


def _tokens(text: str) -> Iterator[Token]:
    end = len(text.rstrip())
    place = 0
    while place < end and (found := _TOKEN.match(text, place)):
        place = found.end()
        yield _token(found)


def _token(found: re.Match[str]) -> Token:
    given = found[0].lstrip()
    start, end = found.end() - len(given), found.end()
    field = (found["field"] or found["field_bare"] or "").lower()
    if found["open"]:
        raise _error(given, start, "begins a pattern that is never closed; in quotation marks it is words to look for")
    if found["torn"]:
        raise _error(given, start, "is a quotation mark that is never closed")
    if found["quoted"] is not None:
        words = " ".join(_ESCAPED.sub(r"\1", found["quoted"]).split())
        return Token("field" if field else "words", words, start, end, field, True)
    if field:
        return Token("field", found["value"], start, end, field)
    if found["pattern"]:
        return Token("pattern", found["pattern"], start, end)
    if given.lower() in OPERATORS:
        return Token(given.lower(), given, start, end)
    return Token("words" if found["word"] else given, given, start, end)


def _error(word: str, column: int, trouble: str) -> QueryError:
    return QueryError(f"“{word}” at column {column + 1} {trouble}", column)


class _Parser:
    """Takes tokens from left to right. `_depth` counts open brackets, `_terms` terms: no line is too much to read."""

    def __init__(self, tokens: list[Token], now: datetime, zone: tzinfo) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0
        self._terms = 0
        self._now = now
        self._zone = zone

    def query(self) -> Query:
        """All of the line."""
        if not self._tokens:
            return Query(And())
        parts: list[Part] = []
        root = self._either(parts)
        if token := self._next():
            raise _error(token.text, token.start, "closes a bracket that was never opened")
        if not isinstance(root, And):
            parts = [(root, self._tokens[0].start, self._tokens[-1].end)]
        return Query(root, tuple(parts))

    def _either(self, parts: list[Part]) -> Node:
        """Terms joined by `or`, which binds less tightly than being side by side."""
        nodes = [self._every(parts)]
        while self._takes("or"):
            nodes.append(self._every(parts))
        return any_of(nodes)

    def _every(self, parts: list[Part]) -> Node:
        """Terms side by side, or joined by `and`; where each stands goes to `parts`."""
        nodes: list[Node] = []
        while not nodes or self._takes("and") or self._at_term():
            start = self._place
            nodes.append(self._term())
            parts.append((nodes[-1], self._tokens[start].start, self._tokens[self._place - 1].end))
        return all_of(nodes)

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _at_term(self) -> bool:
        token = self._next()
        return token is not None and token.kind not in (")", "or")

    def _takes(self, operator: str) -> bool:
        token = self._next()
        if token is None or token.kind != operator:
            return False
        self._place += 1
        return True

    def _term(self) -> Node:
        """One term with what stands before it."""
        negative = False
        while (token := self._next()) and token.kind in ("-", "not"):
            negative = not negative
            self._place += 1
        last = self._tokens[self._place - 1]
        if token is None:
            raise _error(last.text, last.start, "has nothing after it")
        self._place += 1
        node = self._primary(token)
        return negation(node) if negative else node

    def _primary(self, token: Token) -> Node:
        match token.kind:
            case "(":
                return self._bracket(token)
            case "words":
                self._count(token, token.text)
                return self._words(token)
            case "pattern":
                self._count(token, token.text)
                return _pattern(token)
            case "field":
                return self._field(token)
            case ")":
                raise _error(token.text, token.start, "has nothing before it")
            case _:
                raise _error(
                    token.text, token.start, "has nothing before it; in quotation marks it is a word to look for"
                )

    def _bracket(self, opening: Token) -> Node:
        self._deepen(opening)
        node = self._either([]) if self._next() else None
        if node is None or not self._takes(")"):
            raise _error(opening.text, opening.start, "is a bracket that is never closed")
        self._depth -= 1
        return node

    def _deepen(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _error(token.text, token.start, f"is in more than {DEEPEST} brackets")

    def _count(self, token: Token, term: str) -> None:
        self._terms += 1
        if self._terms > MOST:
            raise _error(token.text, token.start, f"is one too many: a filter has at most {MOST} terms")
        if len(term) > LONGEST:
            raise _error(f"{term[:20]}…", token.start, f"is too long: a term has at most {LONGEST} characters")

    def _words(self, token: Token) -> Node:
        if not token.text:
            raise _error('""', token.start, "has nothing in it to look for")
        return Words(token.text)

    def _field(self, token: Token) -> Node:
        if token.field not in FIELDS:
            known = ", ".join(f"{field}:" for field in FIELDS)
            trouble = f"is no filter: there are {known}; in quotation marks it is a word to look for"
            raise _error(f"{token.field}:", token.start, trouble)
        values = [token.text] if token.quoted else token.text.split("|")
        if len(values) == 1:
            return self._value(token, token.text)
        self._deepen(token)
        alternatives = any_of(self._value(token, value) for value in values)
        self._depth -= 1
        return alternatives

    def _value(self, token: Token, value: str) -> Node:
        """A value of a field; several are parted by `|`."""
        field, column = token.field, token.start + len(token.field) + 1
        self._count(token, value)
        if not name_words(value).strip():
            raise _error(f"{field}:", token.start, f"needs something after it, such as {_EXAMPLES[field]}")
        if field in ("kind", "has"):
            return _choice(field, value, column)
        if field in ("since", "until", "first"):
            text = "T".join(value.split())
            meant = moment(text, self._now, self._zone, end=field == "until")
            if meant is None:
                raise _error(value, column, "is no time: write 30m, 15:30, 2025-02-13 or 2025-02-13T15:30")
            return When(cast(TimeField, field), text, meant)
        return Named(cast(NameField, "speaker" if field == "by" else field), value, token.quoted)


def _pattern(token: Token) -> Pattern:
    try:
        automaton(token.text)
    except QueryError as error:
        column = min(token.start + 1 + error.column, token.end - 1)
        raise QueryError(f"“/{token.text}/” at column {column + 1} {error}", column) from None
    return Pattern(token.text)


def _choice(field: str, value: str, column: int) -> Node:
    choices, made = _CHOICES[field]
    if value.lower() not in choices:
        raise _error(value, column, f"is no {field}: there are {', '.join(choices)}")
    return made(value.lower())


_CHOICES: dict[str, tuple[tuple[str, ...], Callable[[str], Node]]] = {"kind": (KINDS, Kind), "has": (HAVING, Has)}
_EXAMPLES = {
    "speaker": "speaker:rutte",
    "by": 'by:"Mark Rutte"',
    "mentions": "mentions:putin",
    "kind": "kind:breaking",
    "source": "source:bbc",
    "tag": "tag:weather",
    "has": "has:image",
    "since": "since:30m",
    "until": "until:15:30",
    "first": "first:15:30",
}
