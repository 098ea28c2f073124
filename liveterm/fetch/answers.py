"""What comes of asking: an answer, or a failure that says why in its first word."""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from liveterm import clean
from liveterm.errors import SourceError
from liveterm.model import Document


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a source said. `document` is None when that is what it said last time.

    `fresh` is for how many seconds it asks not to be asked again, `moved` the address it has for good, `via` the
    address that answered when another host was asked, `through` all of other hosts that were asked on the way there,
    `skew` how many seconds its clock is ahead of ours.
    `status` and what follows are None or 0 for files.
    """

    document: Document | None
    fresh: float = 0.0
    moved: str | None = None
    via: str | None = None
    through: tuple[str, ...] = ()
    skew: float = 0.0
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    bytes: int = 0
    ms: int = 0


class Failure(SourceError):
    """A source that could not be read: a sentence that starts with the reason's word and a colon.

    The words: offline (nobody answered), refused (what the server said, or led to), gone (for good), unreadable (what
    came is no answer). `wait` is how many seconds the server asks us to stay away, `via` the address that said so when
    another host was asked, `through` as in an answer. What is `final` is not worth another question.
    """

    via: str | None = None
    through: tuple[str, ...] = ()

    def __init__(
        self, word: str, sentence: str, *, wait: float | None = None, status: int | None = None, final: bool = False
    ) -> None:
        super().__init__(clean.line(f"{word}: {sentence}"))
        self.word = word
        self.wait = wait
        self.status = status
        self.final = final or word == "gone"

    @property
    def refused(self) -> bool:
        """Whether there is little hope that a next question will be answered."""
        return self.status in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
