"""Who is named behind the verb: '"…," said N', 'says Volta's N', 'said one of the neighbours, N'."""

from __future__ import annotations

from liveterm.speakers.clause import DASHES, REACH, Clause, Cue, Manner
from liveterm.speakers.lexicon import (
    DEFINITE,
    DOCUMENTS,
    INDEFINITE,
    MODALS,
    PREPOSITIONS,
    TRANSPARENT,
    listed,
)
from liveterm.speakers.names import Mention
from liveterm.speakers.roles import is_head
from liveterm.speakers.sentences import Token
from liveterm.speakers.subjects import following
from liveterm.speakers.verbs import FORMS, INVERTS, PLAIN_SPEECH, Form

_NO_NOUNS = (
    PREPOSITIONS
    | TRANSPARENT
    | MODALS
    | DEFINITE
    | INDEFINITE
    | listed("and or he she it they we i you who when while as if")
)
_DETERMINES = DEFINITE | INDEFINITE
_NO_PLAIN = _NO_NOUNS - _DETERMINES - {"opposite"}
_FINITE = MODALS | listed("has had is was were does did")


def inverted(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """'…, said Ann Bell': the speaker after the verb, when what was said stands before it."""
    if form.lemma not in INVERTS or form.tense not in ("s", "past"):
        return None
    before = clause.tokens[start - 1] if start else None
    if form.lemma == "call" and (before is None or before.kind != "q"):
        return None  # "the rover, called N"
    if (
        before is not None
        and before.kind != "q"
        and before.text not in ",;"
        and before.text not in DASHES
        and before.low not in ("as", "so")
    ):
        return None
    after = at + 1
    while after < len(clause.tokens) and (clause.tokens[after].low in TRANSPARENT and after not in clause.starting):
        after += 1
    mention = clause.starting.get(after) or _called(clause, after) or _explained(clause, after)
    if mention is not None and mention.poss:  # "says the Gazette's Ann Bell", "says Bell's rival, Tom Reed"
        mention = _named_at(clause, mention.end) or _explained(clause, mention.end) or mention
    if mention is not None and mention.kind == "role" and not mention.poss:
        mention = _named_at(clause, mention.end) or _named_behind(clause, mention) or mention
    if mention is None or mention.poss:
        unnamed = (
            before is not None
            and (form.lemma in PLAIN_SPEECH or before.kind == "q")
            and after < len(clause.tokens)
            and clause.tokens[after].kind == "w"
        )
        return Cue(at, (), "inverted", form.lemma, trails=True) if unnamed else None
    rest = clause.tokens[mention.end] if mention.end < len(clause.tokens) else None
    goes_on = rest is not None and (rest.kind in "wn" if mention.kind == "pronoun" else rest.low in _FINITE)
    if goes_on and (before is None or before.text == ","):
        manner = manner_of_unnamed(clause.tokens, start)
        return Cue(at, (), manner, form.lemma)  # "…, said he was well": what was said, by somebody before
    who = () if mention.kind in ("other",) else (mention, *following(clause, mention))
    return Cue(at, who, "inverted", form.lemma, trails=before is not None, adjacent=True)


def _named_at(clause: Clause, at: int) -> Mention | None:
    """The person whose name begins at a token."""
    mention = clause.starting.get(at)
    return mention if mention is not None and mention.kind == "person" else None


def _explained(clause: Clause, at: int) -> Mention | None:
    """Whom a comma names behind a few plain nouns: 'said one of the organisers, Ann Bell', 'said his rival, Tom Reed'.

    Not behind a preposition: 'said a spokesman for the mayor, Ann Bell'.
    """
    tokens = clause.tokens
    if [token.low for token in tokens[at : at + 2]] == ["one", "of"]:
        at += 2
    comma = next((i for i in range(at + 1, min(at + 7, len(tokens))) if tokens[i].text == ","), 0)
    if not comma or not all(map(_plain, tokens[at:comma])):
        return None
    return _apart(clause, comma + 1)


def _named_behind(clause: Clause, role: Mention) -> Mention | None:
    """Whom a comma names behind what they are: 'said a fan, Ann Bell'; not 'said a friend of the mayor, Ann Bell'."""
    tokens = clause.tokens
    if role.end >= len(tokens) or tokens[role.end].text != ",":
        return None
    owned = any(token.low in PREPOSITIONS for token in tokens[role.start : role.end])
    return None if owned and is_head(tokens[role.end - 1].low) else _apart(clause, role.end + 1)


def _apart(clause: Clause, at: int) -> Mention | None:
    """The full name at a token, if nothing goes on with it but who bears it: 'Ann Bell, 34', 'Ann Bell of Ashby'."""
    tokens = clause.tokens
    named = _named_at(clause, at)
    if named is None or len(named.name) < 2 or named.poss:
        return None
    rest = tokens[named.end] if named.end < len(tokens) else None
    return named if rest is None or rest.kind == "p" or rest.low in ("who", "of", "from") else None


def _plain(token: Token) -> bool:
    """Whether a word may be one for what somebody is, or stand before it."""
    return token.kind == "w" and not token.capital and token.low not in FORMS and token.low not in _NO_PLAIN


def _called(clause: Clause, at: int) -> Mention | None:
    """The person a few plain nouns stand before: 'said ranger N', 'said restaurant regular N'."""
    for i in range(at, min(at + 4, len(clause.tokens) - 1)):
        token = clause.tokens[i]
        if token.low == "of" and i > at and is_head(clause.tokens[i - 1].low):
            continue  # "said director of football Tom Reed"
        if token.kind != "w" or token.capital or token.poss or token.low in _NO_NOUNS or token.low in FORMS:
            return None
        mention = clause.starting.get(i + 1)
        if mention is not None:
            return mention if mention.kind == "person" and len(mention.name) > 1 else None
    return None


def manner_of_unnamed(tokens: list[Token], start: int) -> Manner:
    """'The letter, seen by the Gazette, says': a document, which has an author; else somebody unnamed."""
    for back in range(start - 2, max(0, start - REACH), -1):
        if tokens[back].text == ",":
            return "document" if tokens[back - 1].low in DOCUMENTS else "says"
    return "says"
