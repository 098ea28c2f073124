"""How sure it is that somebody speaks, by the way a sentence says so."""

from __future__ import annotations

from collections.abc import Sequence

from liveterm.model import Certainty
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.identity import Identity, Voice
from liveterm.speakers.layout import adjoins_quote, cites_report, from_reader
from liveterm.speakers.lexicon import OUTLETS, listed

_ASKS = listed("ask press challenge question quiz put")
_PRESS = listed("correspondent editor reporter journalist presenter host anchor columnist broadcaster")


def certainty(voice: Voice, cue: Cue, clause: Clause, people: Identity, authors: Sequence[str]) -> Certainty:
    """How surely a cue makes somebody speak, who is one of the post's `people`; `authors` are who wrote the post."""
    if cue.nested or cue.manner == "announced" or _reports(voice, cue, clause, authors) or _interviews(cue, clause):
        return "maybe"
    if from_reader(clause, cue) and not (voice.label and people.is_somebody(voice.label)):
        return "maybe"
    if cue.manner == "carried" and voice.grade == "sure":
        return "likely"
    return voice.grade


def _interviews(cue: Cue, clause: Clause) -> bool:
    """Whether a journalist only asks: 'The BBC's Ann Bell asks', 'Ann Bell, of the Gazette, asked'."""
    if cue.lemma not in _ASKS or len(cue.who) != 1:
        return False
    who = cue.who[0]
    if who.role is not None and who.role.head in _PRESS:
        return True
    near = clause.tokens[max(0, who.start - 4) : who.start], clause.tokens[who.end : who.end + 6]
    owner, of = (any(token.low in OUTLETS for token in tokens) for tokens in near)
    works = any(token.low in ("of", "from", "with", "at") for token in near[1][:2])
    return (owner and near[0][-1].poss) or (of and works) or (of and near[1][0].text == "(")


def _reports(voice: Voice, cue: Cue, clause: Clause, authors: Sequence[str]) -> bool:
    """A journalist whose report is cited: 'Ann Bell reports', or the post's own author."""
    if cue.lemma == "report" and not adjoins_quote(clause, cue) and cites_report(clause, cue):
        return True
    if cue.lemma == "quote" and cue.manner == "says":
        return True
    return any(voice.label and voice.label in author for author in authors) and cue.lemma in ("write", "report")
