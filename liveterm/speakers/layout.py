"""What sentences are for in a post: topics, lead-ins, signatures, reports, and headlines' borrowed words."""

from __future__ import annotations

import re
from itertools import pairwise

from liveterm.model import Entry
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.lexicon import BE, DOCUMENTS, INDEFINITE, MODALS, READERS, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.roles import is_head
from liveterm.speakers.verbs import FORMS

_THERE = listed("back up here next live first now")
_FLOORS = listed("stage stand podium lectern microphone rostrum pulpit feet floor")
"""What is said of somebody who has the word from then on, and where people go to have it."""
_INTERVIEWS = listed(
    "interview interviewed interviews interviewing questions answers answered spoke speaks talks talked"
)
_HEARS = listed("hear hears heard hearing")
_CONTENT = listed("that if whether to : saying")
"""What begins what somebody is told."""
_TALKS = listed("evidence testimony speech statement address remarks speaking testifying conference interview")
_ENDED = listed("finished ended concluded completed given giving delivered wrapped")
_NEAR = 16
_OPENING = 8
"""Tokens within which a sentence names whose words follow it."""
_ABOUT = listed("on about after in speaking responding")
_LETTERS = listed("email e-mail emails texts messages emailed texted")
_WRITES = listed("write email text tweet message")
_PEOPLE = re.compile(
    r"\b(?:who(?:['’]s| is) who|(?:key|main|leading|principal|central) (?:figures|players|people|characters|actors)"
    r"|meet the (?!press)\w+)\b",
    re.IGNORECASE,
)
_LEAD = 300
"""Characters in which a post says what it is."""


def introduces_people(entry: Entry) -> bool:
    """Whether a post says who people are: 'Who's who', 'Here are the key figures:'; what stands behind a name there is
    said of its bearer."""
    return any(_PEOPLE.search(text[:_LEAD]) for text in (entry.headline, entry.text))


def opens_topic(clause: Clause) -> bool:
    """'On Bell: …': a topic of a news conference, not a speaker."""
    tokens = clause.tokens
    return clause.sentence.opens and tokens[0].low == "on" and any(token.text == ":" for token in tokens[1:10])


def is_topic(clauses: list[Clause]) -> bool:
    """Whether a paragraph is nothing but a topic, words on it following: 'On the bridge:'."""
    return len(clauses) == 1 and opens_topic(clauses[0]) and clauses[0].tokens[-1].text == ":"


def is_quotation(clauses: list[Clause]) -> bool:
    """Whether a paragraph is nothing but words in marks."""
    return all(token.kind in "qp" for clause in clauses for token in clause.tokens)


def announced(clause: Clause) -> Mention | None:
    """Whose words a sentence says are to follow: 'This is from N.', 'Here is N on the bridge.'"""
    tokens = clause.tokens
    first = next((mention for mention in clause.mentions if mention.kind == "person"), None)
    if first is None or first.poss or not 0 < first.start <= _OPENING:
        return None
    before = [token.low for token in tokens[: first.start] if token.kind == "w"]
    from_ = before[:3] == ["this", "is", "from"]
    here = before in (["here", "is"], ["here's"]) and tokens[first.end : first.end + 1] != []
    on = here and (tokens[first.end].low in _ABOUT or tokens[first.end].kind == "p")
    return first if from_ or on else None


def tells_of(clause: Clause) -> Mention | None:
    """Of whom a sentence tells, whose the words before it may be: '"…" Ann Bell runs the bar. "…," she says.'"""
    leading = clause.leading
    whole = leading is not None and leading.kind == "person" and len(leading.name) > 1 and not leading.start
    return leading if whole else None


def talked(clauses: list[Clause]) -> Mention | None:
    """Who has talked, of which items follow: 'N has finished giving evidence. Here are the key points:'"""
    if len(clauses) != 2 or not opens_list(clauses[1]):
        return None
    first, who = clauses[0], clauses[0].leading
    told = not first.words.isdisjoint(_TALKS) and not first.words.isdisjoint(_ENDED)
    alone = who is not None and who.kind == "person" and sum(m.kind == "person" for m in first.mentions) == 1
    return who if told and alone else None


def opens_talk(clause: Clause, found: list[Cue]) -> bool:
    """'Bell on the bridge: "…"': what N says on one thing; paragraphs that open another topic go on with it."""
    colon = labels(found)
    return colon is not None and any(token.low in ("on", "about") for token in clause.tokens[: colon.at])


def is_lettered(opening: list[Clause]) -> bool:
    """Whether a paragraph is a line of a transcript: 'Q: …', 'A: …', 'Q. …', 'A. Because …'."""
    if not opening or len(opening[0].tokens) < 3:
        return False
    letter, stop, after = opening[0].tokens[:3]
    initial = stop.text == "." and (len(after.text) == 1 or opening[0].starting.get(0) is not None)
    return letter.text in ("Q", "A") and (stop.text == ":" or (stop.text == "." and not initial))


def interviews(clause: Clause) -> bool:
    """Whether a sentence says that somebody answers questions: 'N has been interviewed by the Gazette.'"""
    return not clause.words.isdisjoint(_INTERVIEWS)


def comes(clause: Clause) -> bool:
    """Whether a sentence is of one person only, who comes to speak: 'Bell is back.', 'Ann Bell takes the stage.'"""
    leading = clause.leading
    if (
        leading is None
        or leading.kind != "person"
        or leading.start
        or sum(m.kind == "person" for m in clause.mentions) > 1
    ):
        return False
    after = [token.low for token in clause.tokens[leading.end :] if token.kind == "w"]
    there = after[:1] != [] and after[0] in BE and after[-1] in _THERE and len(after) < 4
    return there or (len(after) < 8 and not _FLOORS.isdisjoint(after))


def presents(clause: Clause, mention: Mention) -> bool:
    """Whether a sentence says that somebody has the word now: 'We are hearing from the mayor, who says …'."""
    at = mention.start - 1
    return at > 0 and clause.tokens[at].low == "from" and clause.tokens[at - 1].low in _HEARS


def spoken_to(clause: Clause, cue: Cue) -> Mention | None:
    """To whom somebody is made to speak: 'told N', 'has written to the mayor, N'."""
    stop = next((at for at in range(cue.at, len(clause.tokens)) if clause.tokens[at].low in _CONTENT), cue.at + _NEAR)
    after = [mention for mention in clause.mentions if cue.at < mention.start < stop and mention.kind == "person"]
    return after[0] if after and cue.manner == "says" else None


def labels(found: list[Cue]) -> Cue | None:
    """The cue of 'N: "…"'; a paragraph that goes on with 'On the bridge: "…"' is by the same."""
    return next((cue for cue in found if cue.manner == "colon" and cue.who), None)


def pronoun_of_words(clause: Clause) -> Mention | None:
    """'his comments', 'her statement': a pronoun whose words follow."""
    tokens = clause.tokens
    for at in range(len(tokens) - 1):
        if tokens[at].low in ("his", "her") and any(token.low in DOCUMENTS for token in tokens[at + 1 : at + 3]):
            return Mention(at, at + 1, "pronoun", gender="m" if tokens[at].low == "his" else "f")
    return None


def is_signature(clause: Clause, mention: Mention) -> bool:
    """Whether a paragraph is a name and what its bearer is, after a dash perhaps, and nothing that anybody does."""
    tokens = clause.tokens
    if len(tokens) > 16 or any(
        token.low in FORMS or token.low in BE for token in tokens if token.kind == "w" and not token.capital
    ):
        return False
    opens = mention.start == 0 or (mention.start == 1 and tokens[0].kind == "p")
    rest = tokens[mention.end] if mention.end < len(tokens) else None
    return opens and (rest is None or (rest.text in ",(" and tokens[-1].text != ":"))


def verb_alone(cue: Cue) -> Mention:
    """A stand-in where nobody is named beside the verb: what is underlined is the verb."""
    return Mention(cue.at, cue.at + 1, "other")


def adjoins_quote(clause: Clause, cue: Cue) -> bool:
    """Whether a quotation stands directly before a cue and its subject: '"…," he reports'."""
    at = min([cue.at, *(mention.start for mention in cue.who)])
    return any(token.kind == "q" for token in clause.tokens[max(0, at - 2) : at])


def cites_report(clause: Clause, cue: Cue) -> bool:
    """Whether 'N reports' cites a colleague: it closes the sentence, follows 'as', or N is a reporter."""
    if cue.trails or cue.at + 2 >= len(clause.tokens):
        return True
    mention = cue.who[0] if cue.who else None
    if mention is None:
        return False
    written = mention.role is not None and mention.role.head in ("correspondent", "editor", "reporter", "journalist")
    return written or (mention.start > 0 and clause.tokens[mention.start - 1].low == "as")


def from_reader(clause: Clause, cue: Cue) -> bool:
    """Whether somebody writes to the page rather than speaks in the news: 'emails N', 'writes N', 'N in Hull texts'.

    What is written on a network or in a letter is news.
    """
    tokens = clause.tokens
    if any(mention.role is not None and mention.role.head in READERS for mention in cue.who):
        return True
    if cue.manner == "colon":
        lead = {token.low for token in tokens[max(0, cue.at - _NEAR) : cue.at]}
        return "touch" in lead or bool(_LETTERS & lead) or _from_place(clause, cue) or _after_comma(clause, cue)
    if cue.lemma not in _WRITES or any(token.low == "on" for token in tokens[cue.at : cue.at + 8]):
        return False
    if any(token.low in DOCUMENTS for token in tokens[max(0, cue.at - _NEAR) : cue.at + _NEAR]):
        return False
    if cue.lemma in ("email", "text"):
        return cue.manner == "inverted" or cue.at + 1 >= len(tokens) or tokens[cue.at + 1].kind in "pq"
    return cue.manner == "inverted" or _from_place(clause, cue)


def _from_place(clause: Clause, cue: Cue) -> bool:
    """'Ann in Hull writes', 'Ann Bell from Hull: …'."""
    mention = cue.who[0] if cue.who else None
    if mention is None or mention.role is not None or mention.title or mention.end >= cue.at:
        return False
    between = [token for token in clause.tokens[mention.end : cue.at] if token.text != ","]
    return len(between) > 1 and between[0].low in ("in", "from") and between[1].capital


def _after_comma(clause: Clause, cue: Cue) -> bool:
    """'Ann Bell, Ashby: …': a reader and a town; not 'Ann Bell, Mayor of Ashby'."""
    mention = cue.who[0] if cue.who else None
    if mention is None or mention.role is not None or mention.title or mention.end >= cue.at - 1:
        return False
    between = clause.tokens[mention.end + 1 : cue.at]
    named = all(token.capital for token in between) and not any(is_head(token.low) for token in between)
    return clause.tokens[mention.end].text == "," and named and len(between) < 4


def introduces(clause: Clause) -> bool:
    """Whether a colon stands before words in marks: 'Bell is calm: "…"'."""
    return any(before.text == ":" and token.kind == "q" for before, token in pairwise(clause.tokens))


def is_label(clause: Clause) -> bool:
    """Whether words in marks stand behind somebody without a name and a colon: 'A passer-by: "No."'."""
    tokens = clause.tokens
    at = next((at for at, token in enumerate(tokens[:_NEAR]) if token.text == ":"), 0)
    noun = tokens[0].low == "the" or tokens[0].low in INDEFINITE
    verbs = (token.low in FORMS or token.low in BE or token.low in MODALS for token in tokens[1:at])
    return at > 1 and noun and tokens[at + 1 : at + 2] != [] and tokens[at + 1].kind == "q" and not any(verbs)


def opens_list(clause: Clause) -> bool:
    """Whether a sentence announces the items that follow."""
    return clause.tokens[-1].text == ":" or any(token.low.startswith("here") for token in clause.tokens[:4])


def from_nobody(clause: Clause) -> bool:
    """'…a comment from one unnamed rebel': a lead-in that names nobody's words."""
    tokens = clause.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].low in DOCUMENTS and tokens[at + 1].low == "from" and tokens[at + 2].low in INDEFINITE:
            return True
    return False
