"""Whether a verb of speech says anything where it stands: 'said nothing', 'wrote the song', 'called for calm'."""

from __future__ import annotations

from liveterm.speakers.clause import Clause
from liveterm.speakers.lexicon import DEFINITE, INDEFINITE, PREPOSITIONS, listed
from liveterm.speakers.roles import KIN
from liveterm.speakers.sentences import Token
from liveterm.speakers.subjects import helpers_before
from liveterm.speakers.verbs import ALONE, FORMS, NEEDS, OBJECTS, PHONES, STRICT, Form

_POINTS = listed("argument point claim case comment remark promise accusation suggestion")
_EMPTY = {
    "say": listed("nothing little mass grace prayer prayers vespers rosary word words"),
    "tell": listed("lies nothing jokes stories porkies"),
    "hail": listed("taxi taxis cab cabs ride rickshaw bus"),
    "slam": listed("door doors brakes fist fists ball home phone"),
    "blast": listed("ball shot bar crossbar home wide horn"),
    "concede": listed("goal goals penalty penalties corner corners free-kick possession try tries"),
    "claim": listed("hat-trick title gold silver bronze medal medals wicket wickets point points pole"),
    "add": listed("second third fourth fifth sixth another conversion extras gloss run runs"),
    "repeat": listed("feat trick win victory success"),
    "answer": listed("phone door"),
}
"""What is said, told, hailed, claimed … without a word that is worth reporting."""
_WHOSE = DEFINITE | INDEFINITE
_SENDS = listed("recall dismiss")
"""Verbs that do something to somebody, or say something of what somebody did."""
_TELLS = listed("who whose as how")
"""What goes on with what is told of somebody."""
_TOLD_TO = [["me", "to"], ["us", "to"]]
"""What is only said by whom a page quotes, of others: 'A: Bell told me to.'"""
_ENDS = PREPOSITIONS | listed("and but or else more further publicly as at when while before after until then so")
_WORKS = listed("""
it them book books novel novels song songs play plays music script scripts screenplay lyrics album poem poems code
software series film show hit track symphony opera sitcom
""")


def complete(clause: Clause, at: int, form: Form) -> bool:
    """Whether a verb that says nothing by itself has what it needs beside it."""
    needed = NEEDS.get(form.lemma)
    tokens = clause.tokens
    if form.lemma == "tell" and [token.low for token in tokens[at + 1 : at + 3]] in _TOLD_TO:
        return False
    if form.lemma in _EMPTY and _says_nothing(tokens, at, _EMPTY[form.lemma]):
        return False
    if form.lemma in _SENDS and _sends(clause, at):
        return False
    if form.lemma == "write":
        return not _composes(tokens, at)
    if needed is None:
        return True
    if form.lemma == "make" and _point_before(clause, at):
        return True
    near = tokens[at + 1 : at + 5]
    if "." in needed and (not near or near[0].text == "."):
        return True
    if form.lemma == "call" and any(token.low in PHONES for token in near[:3]):
        return any(token.kind == "q" for token in tokens[at + 1 : at + 7])
    if needed and any(token.low in needed for token in near if token.kind == "w"):
        return True
    if form.lemma in STRICT:
        return False
    if form.lemma in OBJECTS:
        return bool(near) and near[0].kind == "q"
    if form.lemma in ALONE and near and near[0].kind == "w":
        return True
    quotes = [token.kind == "q" for token in tokens[at + 1 : at + 7]]
    before = at >= 1 and any(token.kind == "q" for token in tokens[max(0, at - 4) : at])
    return any(quotes) or before


def _point_before(clause: Clause, at: int) -> bool:
    """'an argument that N made'."""
    start, _ = helpers_before(clause.tokens, at)
    mention = clause.before_comma(start)
    if mention is None or mention.start < 1:
        return False
    return any(token.low in _POINTS for token in clause.tokens[max(0, mention.start - 2) : mention.start])


def _says_nothing(tokens: list[Token], at: int, empty: frozenset[str]) -> bool:
    """Whether nothing worth reporting is said: 'said nothing', 'said a prayer'; not 'said nothing had changed'."""
    after = at + 1
    while after < len(tokens) and after < at + 3 and (tokens[after].low in DEFINITE or tokens[after].low in INDEFINITE):
        after += 1
    if after + 1 < len(tokens) and tokens[after].low not in empty and _is_adjective(tokens[after]):
        after += 1
    if after >= len(tokens) or tokens[after].low not in empty:
        return False
    rest = tokens[after + 1] if after + 1 < len(tokens) else None
    return rest is None or rest.kind == "p" or rest.low in _ENDS


def _is_adjective(token: Token) -> bool:
    """Whether a word may tell of what kind the next is: 'a late penalty'."""
    return token.kind == "w" and not (token.capital or token.poss or token.low in FORMS or token.low in _ENDS)


def _sends(clause: Clause, at: int) -> bool:
    """Whether somebody is sent for or sent away: 'recalled the ambassador'; not 'recalled his mother', 'dismissed Bell
    as a clown'."""
    after = at + 1
    while after < len(clause.tokens) and after not in clause.starting and clause.tokens[after].low in _WHOSE:
        after += 1
    whom = clause.starting.get(after)
    if whom is None or whom.kind not in ("person", "role") or whom.poss:
        return False
    if whom.role is not None and whom.role.head in KIN:
        return False
    rest = clause.tokens[whom.end] if whom.end < len(clause.tokens) else None
    return rest is None or not (rest.low in _TELLS or (rest.low in FORMS and FORMS[rest.low].tense == "ing"))


def _composes(tokens: list[Token], at: int) -> bool:
    """Whether a work is written rather than a word: 'who wrote it', 'wrote the song'."""
    after = at + 1
    while after < len(tokens) and after < at + 4 and tokens[after].kind == "w" and tokens[after].low not in _WORKS:
        after += 1
    return after < len(tokens) and tokens[after].low in _WORKS
