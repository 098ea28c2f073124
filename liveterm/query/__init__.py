"""The filter language: what the reader wants to see, read from a line, printed back to it, and asked of posts.

Terms: `rutte` `"burden shift"` `/re\\w+/` `speaker:rutte` `mentions:putin` `kind:breaking` `source:bbc` `tag:weather`
`has:image` `since:30m` `until:15:30` `first:15:30`, with `-` or `not`, `and`, `or` and brackets. Side by side, all must
hold. Case and accents do not count.
"""

from liveterm.query.chips import chips, subjects
from liveterm.query.folding import Folds, folded
from liveterm.query.matching import Known, asks_who_speaks, compiled, match
from liveterm.query.parsing import parse
from liveterm.query.values import EVERYTHING, FIELDS, KINDS, Query, all_of, any_of, negation, show, speaker

__all__ = [
    "EVERYTHING",
    "FIELDS",
    "KINDS",
    "Folds",
    "Known",
    "Query",
    "all_of",
    "any_of",
    "asks_who_speaks",
    "chips",
    "compiled",
    "folded",
    "match",
    "negation",
    "parse",
    "show",
    "speaker",
    "subjects",
]
