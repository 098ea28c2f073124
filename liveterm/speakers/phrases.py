"""Speakers whom set phrases make speak: 'according to N', 'in the words of N', 'That was the response from N'."""

from __future__ import annotations

from collections.abc import Iterator

from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.lexicon import DOCUMENTS, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.sentences import Token
from liveterm.speakers.subjects import behind_body

_WORDS = (DOCUMENTS - listed("report article speech text note")) | listed("""
verdict view opinion answer message assessment warning advice plea promise question conclusion prediction description
""")
_RANKS = listed("vice rear deputy acting assistant lieutenant major chief senior air master staff")
"""What may stand before a rank."""
_ANSWERS = listed("reply answer response")
_IS = listed("is was were are comes came")
_OPENERS = _IS | {"according", "per", "words", "phrase"}
_POINTS = listed("that this those these such")
_CLAIMS = listed("""
claim claims accusation accusations allegation allegations assertion suggestion remark comment warning insistence
description admission contention argument complaint
""")
CLAIM = "claim that"
"""The lemma of a cue that only names what somebody has said."""
THAT = "that was"
"""The lemma of a cue that gives away the quotation before its sentence."""


def phrase_cues(clause: Clause) -> Iterator[Cue]:
    """The cues of a sentence that are no verbs of speech."""
    for at, token in enumerate(clause.tokens[:-1] if not clause.words.isdisjoint(_OPENERS) else ()):
        if token.low == "according" and clause.tokens[at + 1].low == "to":
            named = _after_rank(clause, at + 2)
            if named is not None and named.kind != "other" and not named.poss:
                yield Cue(at, (named,), "says", "accord", trails=at > 1, adjacent=True)
        elif token.low == "per" and (named := _as_per(clause, at)) is not None:
            yield Cue(at, (named,), "says", "accord", trails=at > 1, adjacent=True)
        elif token.low in _IS and (cue := _equated(clause, at)) is not None:
            yield cue
        elif token.low in _CLAIMS and (owner := _claimant(clause, at)) is not None:
            yield Cue(at, (owner,), "announced", CLAIM)
        elif token.low in ("words", "phrase"):
            mention = _whose(clause, at)
            if mention is not None and _in_words(clause.tokens, mention.start if mention.poss else at - 1):
                yield Cue(at, (mention,), "says", "accord", adjacent=True)


def _in_words(tokens: list[Token], at: int) -> bool:
    """Whether 'in' stands before whose words they are: 'in the words of N', 'in N's words'."""
    return at > 0 and tokens[at - 1].low == "in"


def _as_per(clause: Clause, at: int) -> Mention | None:
    """Of whom 'per' says that they have said so: 'Per N, …', '…, per N.'; not of what there is for each."""
    tokens = clause.tokens
    if at and tokens[at - 1].text not in (",", "(", "–", "-", "—"):
        return None
    named = behind_body(clause, at + 1)
    if named is not None and named.kind == "role" and tokens[named.end : named.end + 1]:
        named = clause.starting.get(named.end + 1) if tokens[named.end].text == "," else named
    if named is None or named.kind != "person" or named.poss:
        return None
    after = tokens[named.end] if named.end < len(tokens) else None
    return named if after is None or (after.kind == "p" and after.text != ":") else None


def _after_rank(clause: Clause, at: int) -> Mention | None:
    """Who is named at a token, or behind a capital that goes with the rank: 'according to Vice Admiral N'."""
    named = clause.starting.get(at)
    behind = clause.starting.get(at + 1) if at < len(clause.tokens) and clause.tokens[at].low in _RANKS else None
    return behind if behind is not None and (behind.title or behind.role) else named


def _claimant(clause: Clause, at: int) -> Mention | None:
    """Whose claim it is that …: what stands in marks in it is theirs."""
    owner = clause.ending.get(at)
    if owner is None or not owner.poss or owner.kind == "other" or clause.tokens[at + 1].low not in ("that", "of"):
        return None
    return owner


def _equated(clause: Clause, at: int) -> Cue | None:
    """'"…" was the verdict of N', 'That is the view of N', 'N's answer was "…"', '"…" came the reply from N'."""
    tokens = clause.tokens
    noun = next((i for i in range(at + 1, min(at + 7, len(tokens))) if tokens[i].low in _WORDS), -1)
    before = _before(tokens, at)
    if before is not None and noun > 0 and all(token.kind == "w" for token in tokens[at + 1 : noun]):
        mention = _whose(clause, noun)
        if mention is not None:
            that = THAT if before is tokens[0] and before.kind == "w" else "say"
            return Cue(at, (mention,), "inverted", that, trails=True, adjacent=True)
        if before.kind == "q" and noun == len(tokens) - 2 and tokens[noun].low in _ANSWERS:
            return Cue(at, (), "inverted", "reply", trails=True)
    owner = clause.ending.get(at - 1)
    says = at > 1 and tokens[at - 1].low in _WORDS and owner is not None and owner.poss and owner.kind != "other"
    quotes = any(token.kind == "q" for token in tokens[at + 1 : at + 4])
    return Cue(at, (owner,), "says", "say", adjacent=True) if says and quotes and owner is not None else None


def _before(tokens: list[Token], at: int) -> Token | None:
    """The quotation before a verb, or the 'that' which points to one."""
    back = at - 2 if at > 1 and tokens[at - 1].text == "," else at - 1
    found = tokens[back] if back >= 0 else None
    return found if found is not None and (found.kind == "q" or _points(tokens, back)) else None


def _points(tokens: list[Token], at: int) -> bool:
    """Whether a 'that' at the head of its sentence, or after a quotation, means what was said before."""
    return tokens[at].low in _POINTS and (at == 0 or tokens[at - 1].kind == "q")


def _whose(clause: Clause, noun: int) -> Mention | None:
    """Whose a noun is: of whom 'from', 'of' or 'by' tells, or in front of whom 's stands."""
    tokens = clause.tokens
    before = next((m for m in clause.mentions if m.poss and noun - 2 <= m.end <= noun), None)
    if before is not None:
        return before if before.kind != "other" else None
    if noun + 1 >= len(tokens) or tokens[noun + 1].low not in ("from", "of", "by"):
        return None
    mention = clause.starting.get(noun + 2)
    if mention is not None and mention.poss and mention.kind == "other":
        mention = clause.starting.get(mention.end)  # "from Labour's Ann Bell"
    return mention if mention is not None and mention.kind != "other" and not mention.poss else None
