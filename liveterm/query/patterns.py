"""Reading the pattern between two slashes: the part of Python's own language that can be searched for in one pass.

Characters, `.`, `[…]`, `\\w \\d \\s` and their opposites, `^ $ \\b \\B`, brackets, `|`, and `* + ? {2,5}`.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

import msgspec

from liveterm.errors import QueryError
from liveterm.folding import fold

LONGEST: Final = 200
MOST_TIMES: Final = 50
MOST_STEPS: Final = 500
DEEPEST: Final = 20

_CLASSES = "wWdDsS"
_COUNTED = re.compile(r"\{(\d{1,9})?(,)?(\d{1,9})?\}", re.ASCII)


class Chars(msgspec.Struct, frozen=True):
    """One character: any of these, in these ranges or classes; or, negative, none of them."""

    chars: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    classes: str = ""
    negative: bool = False

    def hold(self, char: str) -> bool:
        """Whether a folded character is one of them. A break never is: no pattern reaches into the next paragraph."""
        return char != "\n" and self._has(char) != self.negative

    def _has(self, char: str) -> bool:
        upper = char.upper()
        return (
            char in self.chars
            or any(first <= char <= last or first <= upper <= last for first, last in self.ranges)
            or any(_is_of(char, name) for name in self.classes)
        )


class Assertion(msgspec.Struct, frozen=True):
    """`^ $ b B`: what must stand on both sides of here."""

    kind: str

    def holds(self, before: str, after: str) -> bool:
        """Whether it does, between two sides that are each a break, "w" for part of a word, or something else."""
        if self.kind == "^":
            return before == "\n"
        if self.kind == "$":
            return after == "\n"
        return ((before == "w") != (after == "w")) == (self.kind == "b")


class Row(msgspec.Struct, frozen=True):
    """One after the other."""

    pieces: tuple[Piece, ...]


class Choice(msgspec.Struct, frozen=True):
    """One of several."""

    rows: tuple[Row, ...]


class Repeat(msgspec.Struct, frozen=True):
    """The same several times; `most` None: without end."""

    piece: Piece
    least: int
    most: int | None


Group: TypeAlias = Row | Choice
Piece: TypeAlias = Row | Choice | Repeat | Chars | Assertion


def read_pattern(source: str) -> Group:
    """The pattern as a tree. Raises QueryError, its column counted within the pattern."""
    if len(source) > LONGEST:
        raise QueryError(f"is a pattern of more than {LONGEST} characters", LONGEST)
    reader = _Reader(source)
    pattern = reader.choice()
    if reader.place < len(source):
        raise QueryError("closes a bracket that was never opened", reader.place)
    if _steps(pattern) > MOST_STEPS:
        raise QueryError("repeats too much to be searched for", 0)
    return pattern


def literal(pattern: Group) -> str:
    """The longest run of characters that every match holds."""
    runs, run = [""], ""
    for piece in pattern.pieces if isinstance(pattern, Row) else ():
        single = isinstance(piece, Chars) and len(piece.chars) == 1 and piece == Chars(piece.chars)
        run = run + next(iter(piece.chars)) if single and isinstance(piece, Chars) else ""
        runs.append(run)
    return max(runs, key=len)


def _steps(piece: Piece) -> int:
    """How many steps searching for it takes, about."""
    match piece:
        case Row(pieces):
            return sum(map(_steps, pieces))
        case Choice(rows):
            return 1 + sum(map(_steps, rows))
        case Repeat(inner, least, most):
            return (1 + _steps(inner)) * max(1, least if most is None else most)
        case _:
            return 1


def _is_of(char: str, name: str) -> bool:
    if name in "wW":
        return (char.isalnum() or char == "_") == (name == "w")
    if name in "dD":
        return char.isdigit() == (name == "d")
    return char.isspace() == (name == "s")


class _Reader:
    """Takes a pattern from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._depth = 0
        self.place = 0

    def choice(self) -> Group:
        """Rows parted by `|`, up to a closing bracket or the end."""
        rows = [self._row()]
        while self._takes("|"):
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else Choice(tuple(rows))

    def _peek(self) -> str:
        return self._source[self.place : self.place + 1]

    def _takes(self, text: str) -> bool:
        if not self._source.startswith(text, self.place):
            return False
        self.place += len(text)
        return True

    def _row(self) -> Row:
        pieces: list[Piece] = []
        while self._peek() not in ("", "|", ")"):
            pieces.extend(self._repeated(self._piece()))
        return Row(tuple(pieces))

    def _repeated(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The pieces of one character or bracket, with how often they are to come."""
        start = self.place
        times = self._times()
        if times is None:
            return pieces
        least, most = times
        if max(least, most or 0) > MOST_TIMES or (most is not None and most < least):
            raise QueryError(f"asks for something more than {MOST_TIMES} times, or less than no times", start)
        self._takes("?")  # how much a match takes makes no difference to whether there is one
        if self._times() is not None:
            raise QueryError("repeats a repetition", start)
        return (Repeat(Row(pieces), least, most),)

    def _times(self) -> tuple[int, int | None] | None:
        for sign, times in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._takes(sign):
                return times
        counted = _COUNTED.match(self._source, self.place)
        if not counted or not (counted[1] or counted[3]):
            return None
        self.place = counted.end()
        least = int(counted[1] or 0)
        if not counted[2]:
            return least, least
        return least, int(counted[3]) if counted[3] else None

    def _piece(self) -> tuple[Piece, ...]:
        start = self.place
        char = self._peek()
        self.place += 1
        match char:
            case "(":
                return (self._bracket(start),)
            case "[":
                return (self._set(start),)
            case ".":
                return (Chars(negative=True),)
            case "^" | "$":
                return (Assertion(char),)
            case "\\":
                return self._escaped(start)
            case "*" | "+" | "?":
                raise QueryError("repeats nothing", start)
            case _:
                return _literally(char)

    def _bracket(self, start: int) -> Group:
        if not self._takes("?:") and self._peek() == "?":
            raise QueryError("looks around, which filters cannot do", start)
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(f"has a bracket in more than {DEEPEST} others", start)
        inner = self.choice()
        if not self._takes(")"):
            raise QueryError("has a bracket that is never closed", start)
        self._depth -= 1
        return inner

    def _escaped(self, start: int) -> tuple[Piece, ...]:
        char = self._escape(start)
        if char in ("b", "B"):
            return (Assertion(char),)
        return (Chars(classes=char),) if len(char) == 1 and char in _CLASSES else _literally(char[-1])

    def _escape(self, start: int) -> str:
        r"""What follows a backslash: the name of a class or assertion, or else two characters, `\` and a literal."""
        char = self._peek()
        self.place += 1
        if char and (char in _CLASSES or char in "bB"):
            return char
        if not char or char.isalnum():
            raise QueryError("has a \\ before something that needs none", start)
        return "\\" + char

    def _set(self, start: int) -> Chars:
        negative = self._takes("^")
        chars: set[str] = set()
        ranges: list[tuple[str, str]] = []
        classes = ""
        first = True
        while first or self._peek() != "]":
            first = False
            low = self._member(start)
            if len(low) == 1 and low in _CLASSES:
                classes += low
            elif self._peek() == "-" and self._source[self.place + 1 : self.place + 2] not in ("]", ""):
                self.place += 1
                ranges.append((low[-1], self._member(start)[-1]))
            else:
                chars.update((low[-1], fold(low[-1])))
        self.place += 1
        return Chars(frozenset(chars), tuple(ranges), classes, negative)

    def _member(self, start: int) -> str:
        r"""One member of a set: the name of a class, or else two characters, `\` and a literal."""
        char = self._peek()
        if not char:
            raise QueryError("has a [ that is never closed", start)
        self.place += 1
        if char != "\\":
            return "\\" + char
        escape = self._escape(start)
        return escape if escape in _CLASSES or len(escape) == 2 else "\\" + escape


def _literally(char: str) -> tuple[Piece, ...]:
    """A character as folded texts have it, which may be none or several."""
    return tuple(Chars(frozenset(part)) for part in fold(char))
