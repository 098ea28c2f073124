"""How sure it is that somebody speaks, by the way a sentence says so."""

from __future__ import annotations

from collections.abc import Sequence

from liveterm.model import Certainty
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.identity import Identity, Voice
from liveterm.speakers.layout import adjoins_quote, cites_report, from_reader


def certainty(voice: Voice, cue: Cue, clause: Clause, people: Identity, authors: Sequence[str]) -> Certainty:
    """How surely a cue makes somebody speak, who is one of the post's `people`; `authors` are who wrote the post."""
    if cue.nested or cue.manner == "announced" or _reports(voice, cue, clause, authors):
        return "maybe"
    if from_reader(clause, cue) and not people.is_somebody(voice.label):
        return "maybe"
    if cue.manner == "carried" and voice.grade == "sure":
        return "likely"
    return voice.grade


def _reports(voice: Voice, cue: Cue, clause: Clause, authors: Sequence[str]) -> bool:
    """A journalist whose report is cited: 'Ann Bell reports', or the post's own author."""
    if cue.lemma == "report" and not adjoins_quote(clause, cue) and cites_report(clause, cue):
        return True
    if cue.lemma == "quote" and cue.manner == "says":
        return True
    return any(voice.label and voice.label in author for author in authors) and cue.lemma in ("write", "report")
