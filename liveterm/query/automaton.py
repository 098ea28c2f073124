"""Patterns (`/re/`) whose search takes time in proportion to the text, whatever the pattern and the text.

Python's `re` tries alternatives one after the other, which a few characters can make last for years. Here all are
followed at once: a pattern becomes a graph of steps, and the sets of steps that a text leads to are worked out when
first met and kept. Only "is it in there" can be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from liveterm.query.patterns import Assertion, Chars, Choice, Group, Repeat, Row, literal, read_pattern

MOST_KEPT: Final = 500
"""States, and answers on characters, that are kept; beyond, they are worked out each time."""

_Goal: TypeAlias = Callable[[str], bool]
_MATCHED: Final = -1


@lru_cache(64)
def automaton(source: str) -> Automaton:
    """A pattern, ready for searching. Raises QueryError, its column counted within the pattern."""
    return Automaton(read_pattern(source))


class Automaton:
    """A pattern as steps: each reads a character, splits, or looks at what stands left and right of here."""

    def __init__(self, pattern: Group) -> None:
        self._reads: dict[int, tuple[Chars, int]] = {}
        self._splits: dict[int, tuple[int, ...]] = {}
        self._looks: dict[int, tuple[Assertion, int]] = {}
        self._steps = 0
        self._literal = literal(pattern)
        self._first = self._add(pattern, _MATCHED)
        self._closures: dict[tuple[int, str, str], frozenset[int]] = {}
        self._readers: dict[str, frozenset[int]] = {}
        self._states: dict[tuple[frozenset[int], str], _State] = {}
        self._found = _State(self, frozenset(), "", True)
        self._start = self.state(frozenset((self._first,)), "\n")

    def found_in(self, text: str) -> bool:
        """Whether the pattern matches anywhere in a text that is folded."""
        if self._literal not in text:
            return False
        state, found = self._start, self._found
        for char in text:
            state = state[char]
            if state is found:
                return True
        return self.after(state, "\n") is found

    def after(self, state: _State, char: str) -> _State:
        """Where a character leads from a state."""
        side = _side(char)
        reached = frozenset[int]().union(*[self._closure(step, state.before, side) for step in state.steps])
        if _MATCHED in reached:
            return self._found
        onward = {self._reads[step][1] for step in reached & self._reading(char)}
        onward.add(self._first)
        return self.state(frozenset(onward), side)

    def state(self, steps: frozenset[int], before: str) -> _State:
        """The state of being at those steps after a character like `before`."""
        known = self._states.get((steps, before))
        if known is None:
            kept = len(self._states) < MOST_KEPT
            known = _State(self, steps, before, kept)
            if kept:
                self._states[steps, before] = known
        return known

    def _reading(self, char: str) -> frozenset[int]:
        """The steps that can read a character."""
        known = self._readers.get(char)
        if known is None:
            known = frozenset(step for step, (chars, _) in self._reads.items() if chars.hold(char))
            if len(self._readers) < MOST_KEPT:
                self._readers[char] = known
        return known

    def _closure(self, step: int, before: str, after: str) -> frozenset[int]:
        """All steps that can be reached from one without reading, between two such sides."""
        known = self._closures.get((step, before, after))
        if known is None:
            known = self._closures[step, before, after] = frozenset(self._reached(step, before, after))
        return known

    def _reached(self, step: int, before: str, after: str) -> set[int]:
        reached: set[int] = set()
        waiting = [step]
        while waiting:
            step = waiting.pop()
            if step in reached:
                continue
            reached.add(step)
            waiting.extend(self._splits.get(step, ()))
            if step in self._looks:
                assertion, onto = self._looks[step]
                if assertion.holds(before, after):
                    waiting.append(onto)
        return reached

    # Building --------------------------------------------------------------------------------------------------------

    def _new(self) -> int:
        self._steps += 1
        return self._steps

    def _add(self, piece: Group | Row | Choice | Repeat | Chars | Assertion, onto: int) -> int:
        """Add the steps of a piece that lead on to `onto`; the step that they begin with."""
        match piece:
            case Row(pieces):
                for inner in reversed(pieces):
                    onto = self._add(inner, onto)
                return onto
            case Choice(rows):
                step = self._new()
                self._splits[step] = tuple(self._add(row, onto) for row in rows)
                return step
            case Repeat():
                return self._repeat(piece, onto)
            case Chars():
                step = self._new()
                self._reads[step] = (piece, onto)
                return step
            case Assertion():
                step = self._new()
                self._looks[step] = (piece, onto)
                return step

    def _repeat(self, piece: Repeat, onto: int) -> int:
        if piece.most is None:
            loop = self._new()
            self._splits[loop] = (self._add(piece.piece, loop), onto)
            onto = loop
        for _ in range((piece.most or piece.least) - piece.least):
            maybe = self._new()
            self._splits[maybe] = (self._add(piece.piece, onto), onto)
            onto = maybe
        for _ in range(piece.least):
            onto = self._add(piece.piece, onto)
        return onto


class _State(dict[str, "_State"]):
    """Where each character seen so far leads from here."""

    __slots__ = ("_automaton", "before", "kept", "steps")

    def __init__(self, automaton: Automaton, steps: frozenset[int], before: str, kept: bool) -> None:
        super().__init__()
        self._automaton = automaton
        self.steps = steps
        self.before = before
        self.kept = kept

    def __missing__(self, char: str) -> _State:
        onward = self._automaton.after(self, char)
        if onward.kept:
            self[char] = onward
        return onward


def _side(char: str) -> str:
    """What assertions see of a character: a break, part of a word, or something else."""
    if char == "\n":
        return "\n"
    return "w" if char.isalnum() or char == "_" else " "
