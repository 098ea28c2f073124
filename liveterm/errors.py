"""What can go wrong, named from the caller's side.

Each error's text is one sentence a reader can act on. Trouble that is expected while following (a failed look) is
not raised past `live`: it becomes a frame.
"""


class LivetermError(Exception):
    """Something the reader can act on; its text is one sentence. `exit_code` is what a command ends with."""

    exit_code = 1


class SourceError(LivetermError):
    """A source could not be read, or was refused."""


class FormatError(LivetermError):
    """A document was read, but no format knows it, or the one that does cannot read it (`liveterm doctor` says why)."""

    exit_code = 3


class SessionError(LivetermError):
    """A session file cannot be opened, locked or written."""


class QueryError(LivetermError):
    """A filter cannot be read; `column` (from 0) is where the trouble is."""

    exit_code = 2

    def __init__(self, sentence: str, column: int = 0) -> None:
        super().__init__(sentence)
        self.column = column


class UsageError(LivetermError):
    """Arguments that make no sense together."""

    exit_code = 2
