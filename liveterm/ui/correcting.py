"""The talk in which the reader corrects who is who: a sheet of choices, a question, and what it leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.app import App
from textual.content import Content

from liveterm.folding import fold
from liveterm.timeline import Post
from liveterm.ui.asking import AskScreen, Question
from liveterm.ui.casting import Casting
from liveterm.ui.corrector import Change, Corrector
from liveterm.ui.lines import shortened
from liveterm.ui.screens import SheetScreen
from liveterm.ui.sheets import Sheet, reason_lines

if TYPE_CHECKING:
    from liveterm.speakers import Corrections, Known

_CHOICES = (
    ("rename", "has another name …"),
    ("merge", "is the same person as …"),
    ("split", "is not the same person as …"),
    ("nobody", "is not a person"),
    ("quiet", "does not speak in this post"),
    ("alias", "is also written …"),
    ("role", "holds a role …"),
    ("other", "somebody else …"),
)
_SHORT = 40  # cells of a post that has no headline
_TAKE_BACK = "take back the last correction, or an earlier one …"


class Case(NamedTuple):
    """Whom the reader has something to say about, the post under the cursor, and everybody else it may be about."""

    name: str
    post: Post | None
    others: Sequence[str] = ()

    @property
    def speaks_here(self) -> bool:
        return self.post is not None and any(speaker.name == self.name for speaker in self.post.reading.speakers)


class Outcome(NamedTuple):
    """What the talk came to: a sentence, and who is called what from now on."""

    says: str = ""
    names: tuple[str, str] | None = None


class Talk:
    """Asks the reader what is not so and has it take effect. `post` finds a post by its id."""

    def __init__(
        self, app: App[None], corrector: Corrector, casting: Casting, post: Callable[[str], Post | None]
    ) -> None:
        self._app = app
        self._post = post
        self._corrector = corrector
        self._casting = casting

    async def about(self, case: Case, choice: str | None) -> Outcome:
        """Go on from a choice until something is said or the reader goes back. In a worker: it waits for screens.

        What counts for all events does so for one word only.
        """
        try:
            while choice in ("scope", "other"):
                if choice == "scope":
                    self._corrector.everywhere = not self._corrector.everywhere
                else:
                    case = case._replace(name=await self._ask(_whom(case)) or case.name)
                choice = await self._choose(correction_sheet(case, self._corrector))
            if choice == "undo":
                return await self._undo()
            change = await self._change(case, choice) if choice else None
            return await self._take(change) if change else Outcome()
        finally:
            self._corrector.everywhere = False

    async def _take(self, change: Change) -> Outcome:
        trouble = self._corrector.take(change)
        await self._casting.correct(self._corrector.in_force())
        return Outcome(trouble or f"{change.says}; C 9 Enter takes that back", change.names)

    async def _undo(self) -> Outcome:
        """Take back what was said last, or anything that was said before, in this run or an earlier one."""
        last = self._corrector.last
        said = await asyncio.to_thread(self._corrector.said)
        earlier = {self._sentence(*one): one for one in said if not (last and self._corrector.is_last(*one))}
        newest = [f"{last.says} (the last)"] if last else []
        if not (newest or earlier):
            return Outcome("nothing was corrected so far")
        means = "What was said of people here, and in earlier runs; type to find it."
        taken = await self._ask(Question("Take back", means, [*newest, *earlier], only=True))
        if taken is None:
            return Outcome()
        if taken in newest and last:
            trouble, names = self._corrector.undo(), last.names
        else:
            part, everywhere = earlier[taken]
            trouble, names = self._corrector.drop(part, everywhere), next(iter(part.alias), None)
        await self._casting.correct(self._corrector.in_force())
        return Outcome(trouble or f"taken back: {taken}", (names[1], names[0]) if names else None)

    def _sentence(self, part: Corrections, everywhere: bool) -> str:
        """One thing that was said, in words."""
        says = [
            *(f"{old} is shown as {new}" for old, new in part.alias),
            *(f"{name} is not a person" for name in part.not_person),
            *(f"{one} and {other} are two" for one, other in part.apart),
            *(f"“{role}” is {name}" for role, name in part.roles),
            *(f"{name} does not speak in {self._called(entry)}" for entry, name in part.silent),
        ]
        return "; ".join(says) + (" (in all events)" if everywhere else "")

    def _called(self, id: str) -> str:
        """What to call a post, which may not be known at this story time."""
        post = self._post(id)
        return f"“{post.entry.headline or shortened(post.entry.text, _SHORT)}”" if post else f"the post {id}"

    async def _choose(self, sheet: Sheet) -> str | None:
        return await self._app.push_screen_wait(SheetScreen(sheet))

    async def _ask(self, question: Question) -> str | None:
        return await self._app.push_screen_wait(AskScreen(question))

    async def _change(self, case: Case, choice: str) -> Change | None:
        """What the reader says once a choice was made; None if they would rather not."""
        name, post = case.name, case.post
        if choice == "nobody":
            return Change(f"{name} is not a person", lambda said: said.nobody(name))
        if choice == "quiet" and post is not None:
            return Change(f"{name} does not speak in that post", lambda said: said.quiet(post.id, name), here=True)
        known = await self._known(case, choice)
        typed = await self._ask(_question(choice, name, known))
        if not typed or fold(typed) == fold(name):
            return None
        return _with_answer(choice, name, typed)

    async def _known(self, case: Case, choice: str) -> Sequence[str]:
        """Answers that are likely: the other ways a name is written come first where names are taken apart."""
        written: list[str] = []
        if choice == "split":
            people: Sequence[Known] = await self._casting.people()
            written += (alias for known in people if known.name == case.name for alias in known.aliases)
            written += case.name.split()[-1:]
        others = (*written, *case.others) if choice in ("merge", "split") else ()
        return [name for name in dict.fromkeys(others) if name != case.name]


def _question(choice: str, name: str, known: Sequence[str]) -> Question:
    two = "The two are never taken for one again."
    return {
        "rename": Question(f"{name} is", "The name to show, wherever this one stands.", (), name),
        "merge": Question(
            f"{name} is the same person as", "Both are shown under this name from now on.", known, only=True
        ),
        "split": Question(f"{name} is not the same person as", two, known, only=True),
        "alias": Question(f"{name} is also written", "As it stands in the posts: a nickname, a slip, a surname."),
        "role": Question(
            f"{name} holds the role", "As it stands in the posts: the home secretary, the French president."
        ),
    }[choice]


def _with_answer(choice: str, name: str, answer: str) -> Change:
    """What an answer to such a choice means."""
    if choice in ("rename", "merge"):
        return Change(f"{name} is shown as {answer}", lambda said: said.renamed(name, answer), (name, answer))
    if choice == "split":
        return Change(f"{name} and {answer} are two", lambda said: said.split(name, answer))
    if choice == "alias":
        return Change(f"“{answer}” is {name}", lambda said: said.renamed(answer, name), (answer, name))
    return Change(f"“{answer}” is {name}", lambda said: said.holding(answer, name))


def _whom(case: Case) -> Question:
    return Question("Correct: who?", "Type to find somebody who is named here.", case.others, only=True)


def correction_sheet(case: Case, corrector: Corrector) -> Sheet:
    """What can be said about a person, numbered: why they are a speaker here, then what may not be so."""
    scope = "all events (0: for this event only)" if corrector.everywhere else "this event only (0: for all events)"
    possible = [choice if _is_possible(choice, case) else "" for choice, _ in _CHOICES]
    rows = [*((choice, says) for choice, (_, says) in zip(possible, _CHOICES, strict=True))]
    rows += [("undo", _TAKE_BACK), ("scope", f"counts for {scope}")]
    why = reason_lines(case.post, case.name) if case.post else []
    lines = [Content.styled(case.name or "Nobody speaks in this post.", "bold"), *why, Content("")]
    lines += [_line(number, says, bool(choice)) for number, (choice, says) in enumerate(rows, 1)]
    return Sheet("Correct", lines, [choice for choice, _ in rows])


def _is_possible(choice: str, case: Case) -> bool:
    if choice == "other":
        return bool(case.others)
    return case.speaks_here if choice == "quiet" else bool(case.name)


def _line(number: int, says: str, possible: bool) -> Content:
    if not possible:
        return Content.styled(f" {number % 10} {says}", "$foreground 40%")
    return Content.assemble((f" {number % 10} ", "bold $accent"), says)
