"""Keeping the sessions in order: what has to be asked first, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import App
from textual.content import Content

from liveterm.aside import aside
from liveterm.ui.asking import AskScreen, Question
from liveterm.ui.doors import Recorded, Sessions
from liveterm.ui.screens import SheetScreen
from liveterm.ui.sheets import Sheet

_LISTED, _AROUND = 8, 8  # sessions; rows of a sheet that are not theirs
_DELETE, _COMPRESS = "delete", "compress"


class Done(NamedTuple):
    """A sentence to show, and the path of the session to go to; "" for where one was."""

    says: str = ""
    path: str = ""


class Housekeeping:
    """The acts on kept sessions, by the names that keys give them: on the one that is picked, or on those marked.

    What cannot be done raises `LivetermError`.
    """

    def __init__(self, app: App[None], sessions: Sessions) -> None:
        self._app = app
        self._sessions = sessions

    async def rename(self, picked: Recorded, marked: Sequence[Recorded]) -> Done:
        question = Question("Rename", "the title, and the file's name with it", before=picked.title)
        title = await self._app.push_screen_wait(AskScreen(question))
        if title is None or title == picked.title:
            return Done()
        path = await aside(lambda: self._sessions.rename(picked.path, title))
        return Done(f"is called “{title}” now", path)

    async def delete(self, picked: Recorded, marked: Sequence[Recorded]) -> Done:
        choice = await self._choice("Delete this session?", [picked])
        if choice == _DELETE:
            await aside(lambda: self._sessions.remove(picked.path))
            return Done(f"“{picked.title}” is deleted")
        if choice == _COMPRESS:
            return Done("compressed", await aside(lambda: self._sessions.pack(picked.path)))
        return Done()

    async def prune(self, picked: Recorded, marked: Sequence[Recorded]) -> Done:
        question = Question("Prune", "the sessions whose last post is older than", before="30d")
        age = await self._app.push_screen_wait(AskScreen(question))
        if age is None:
            return Done()
        old = await aside(lambda: self._sessions.prune(age, gz=False, dry_run=True))
        if not old:
            return Done("nothing is that old, or it is in use")
        choice = await self._choice(f"Delete {_counted(old)}?", old)
        if not choice:
            return Done()
        gone = await aside(lambda: self._sessions.prune(age, gz=choice == _COMPRESS))
        return Done(f"{_counted(gone)} {'deleted' if choice == _DELETE else 'compressed'}")

    async def merge(self, picked: Recorded, marked: Sequence[Recorded]) -> Done:
        if len(marked) < 2:
            return Done("mark two or more recordings of one event first, with space")
        path = await aside(lambda: self._sessions.merge([kept.path for kept in marked]))
        return Done(f"{_counted(marked)} merged into this one; they are as they were", path)

    async def _choice(self, title: str, concerned: Sequence[Recorded]) -> str:
        """What the reader wants done with these; "" for nothing."""
        most = max(1, min(_LISTED, (self._app.size.height - _AROUND) // 2))
        lines = [Content(f"{kept.title} ({kept.posts:,} posts, {kept.size})") for kept in concerned[:most]]
        if len(concerned) > most:
            lines.append(Content(f"and {len(concerned) - most:,} more"))
        lines.append(Content(""))
        for number, says in enumerate(("delete for good", "compress instead"), 1):
            lines.append(Content.assemble((f" {number} ", "bold $accent"), says))
        return await self._app.push_screen_wait(SheetScreen(Sheet(title, lines, (_DELETE, _COMPRESS)))) or ""


def _counted(sessions: Sequence[Recorded]) -> str:
    return f"{len(sessions):,} session{'s' * (len(sessions) != 1)}"
