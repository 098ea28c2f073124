"""Text that was handed over whole, as a source to follow."""

from __future__ import annotations

from collections.abc import Sequence

from liveterm import clock
from liveterm.fetch import Answer, Fetcher
from liveterm.model import Document


class Handed(Fetcher):
    """Reads text that was handed over whole, pasted or piped in: a source that says one thing, once."""

    def __init__(self, text: bytes) -> None:
        super().__init__()
        self._text: bytes | None = text

    async def read(
        self,
        source: str,
        *,
        headers: Sequence[tuple[str, str]] = (),
        named_by: str | None = None,
        again: bool = True,
    ) -> Answer:
        """The text, whatever is asked for."""
        text, self._text = self._text, None
        return Answer(document=None if text is None else Document(source, text, now=clock.wall()))
