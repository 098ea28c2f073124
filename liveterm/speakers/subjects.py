"""Who does a verb: the words before it walked back over helpers, insertions and phrases."""

from __future__ import annotations

from liveterm.speakers.capitals import is_first_name
from liveterm.speakers.clause import DASHES, Clause, Cue, Manner
from liveterm.speakers.lexicon import BE, DOCUMENTS, MODALS, NEGATIONS, TRANSPARENT, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.sentences import Token
from liveterm.speakers.verbs import FORMS

_OTHERS = listed("other others fellow two three four five six several dozens many")


_HELPERS = TRANSPARENT | MODALS | NEGATIONS


def helpers_before(tokens: list[Token], at: int) -> tuple[int, set[str]]:
    """Where the verb's helpers and adverbs begin, and what they are."""
    helpers: set[str] = set()
    start = at
    low = tokens[at - 1].low if at else ""
    if low not in _HELPERS and not low.endswith("ly") and "'" not in low:
        return at, helpers  # as mostly
    while start and at - start < 8:
        token = tokens[start - 1]
        low = token.low
        if token.kind != "w" or not (low in TRANSPARENT or low in MODALS or low in NEGATIONS or low.endswith("ly")):
            break
        named = start == 1 or low in MODALS or (low.endswith("ly") and low not in TRANSPARENT)
        if token.capital and (named or (low == "still" and _is_given(tokens, start - 2))) and low not in BE:
            break  # "Theresa May said", "Kelly said", "Will Still said"
        helpers.add(low)
        start -= 1
    if start and "'" in tokens[start - 1].low:
        helpers.add("'" + tokens[start - 1].low.partition("'")[2])
    return start, {"is" if helper in ("'s", "'re", "'m") and at - start < 1 else helper for helper in helpers}


def _is_given(tokens: list[Token], at: int) -> bool:
    return at >= 0 and tokens[at].capital and is_first_name(tokens[at].low)


def subject(clause: Clause, start: int, held: Cue | None) -> tuple[tuple[Mention, ...] | None, Manner]:
    """Who does a finite verb whose helpers begin at `start`; None: nobody stands before it; (): nobody named."""
    tokens = clause.tokens
    if start == 0:
        return None, "says"
    before = tokens[start - 1]
    direct = clause.ending.get(start)
    if direct is not None and clause.apposes(direct):
        direct = None if before.text != "," else direct
        if direct is None:
            return (), "says"
    if direct is not None and direct.kind == "other":
        many = next((at for at in range(direct.start - 1, max(0, direct.start - 4), -1) if tokens[at].low == "and"), -1)
        others = many > 0 and any(token.low in _OTHERS for token in tokens[many + 1 : direct.start])
        if others and (first := _with_others(clause, many)):
            return first, "says"
    if direct is not None:
        return _as_subject(clause, clause.narrowed(direct)), "says"
    if before.text in (",", ")"):
        return _behind_insertion(clause, start)
    if before.kind == "n":
        return (), "says"  # "No 10 says"
    if before.low in ("who", "whom", "that") and start > 1:
        mention = _before_relative(clause, start - 1)
        if mention is None or mention.kind == "other":
            return (), "says"
        if tokens[start].low not in ("have", "are", "were"):
            return (mention,), "says"
        joined = clause.joined(mention)
        return joined if len(joined) > 1 else (), "says"
    if before.low == "which" and start > 1 and tokens[start - 2].text == ",":
        return (), "says"  # "the leaflet, which described …"
    if before.low in ("and", "but", "then", "or"):
        return current(clause, start, held), "carried"
    if before.kind == "w" and before.low not in ("as", "so", "which", "what", "how"):
        return _over_phrase(clause, start), "says"
    return None, "says"


def _before_relative(clause: Clause, at: int) -> Mention | None:
    """Whom a 'who' at a token goes on about."""
    comma = clause.tokens[at - 1].text == ","
    direct = clause.ending.get(at - 1 if comma else at)
    if direct is not None and not clause.apposes(direct):
        lone = len(direct.name) < 2 and not direct.title and direct.kind != "role"
        return clause.narrowed(direct) if lone else direct
    return clause.apposed(at) if comma else clause.apposed(at - 1) if clause.tokens[at - 1].text == ")" else None


def _as_subject(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """A mention directly before a verb, unless a preposition makes it part of something else."""
    if mention.kind == "other" or mention.poss:
        return ()
    if not clause.leads(mention):
        at = mention.start - 1
        low = clause.tokens[at].low
        if from_document(clause.tokens, at):
            return (mention,)
        return (mention,) if low in ("like", "than") else ()
    return clause.joined(mention)


def from_document(tokens: list[Token], at: int) -> bool:
    """Whether a 'from' or 'by' says whose a letter, a statement, a quotation is."""
    if tokens[at].low == "by":
        return any(token.low in DOCUMENTS for token in tokens[max(0, at - 2) : at])  # "a letter (written) by N"
    return tokens[at].low == "from" and any(token.low in DOCUMENTS for token in tokens[max(0, at - 7) : at])


def _behind_insertion(clause: Clause, start: int) -> tuple[tuple[Mention, ...] | None, Manner]:
    inner = clause.ending.get(start - 1)
    if inner is not None and inner.kind == "person" and _given_as(clause.tokens, inner.start):
        return (inner,), "says"
    if inner is not None and clause.explains(inner):
        role = clause.ending.get(inner.start - 1)
        return (*(clause.joined(role)[:-1] if role is not None else ()), inner), "says"
    named = clause.joined(inner) if inner is not None and inner.kind == "person" else ()
    comma = named[0].start - 1 if len(named) > 1 else 0
    if comma > 0 and clause.tokens[comma].text == "," and clause.ending.get(comma) is None:
        return named, "says"  # "The leaders, Bell and Reed, said"
    mention = clause.apposed(start)
    if mention is None:
        return None, "says"
    if not clause.leads(mention):
        at = mention.start - 1
        if not from_document(clause.tokens, at):
            return (), "says"
        return (mention,), "says"
    return clause.joined(mention), "says"


def _given_as(tokens: list[Token], at: int) -> bool:
    """'One passenger, who gave her name only as N, said'."""
    return tokens[at - 1].low == "as" and any(token.low == "name" for token in tokens[max(0, at - 5) : at])


def _over_phrase(clause: Clause, start: int) -> tuple[Mention, ...]:
    """The subject when a short phrase stands between it and the verb: 'Bell on Monday said'."""
    for back in range(start - 1, max(start - 7, 0), -1):
        token = clause.tokens[back]
        if token.kind not in "wn" or token.low in FORMS:
            break
        if token.low in ("on", "in", "at", "during", "from"):
            mention = clause.ending.get(back)
            if mention is not None and mention.kind != "other" and clause.leads(mention):
                return clause.joined(mention)
            break
        if token.low == "and":
            return _with_others(clause, back)
    return ()


def _with_others(clause: Clause, at: int) -> tuple[Mention, ...]:
    """'N and four other MPs': the person before the 'and' at a token."""
    mention = clause.ending.get(at)
    led = mention is not None and mention.kind == "person" and clause.leads(mention)
    return (mention,) if mention is not None and led else ()


def current(clause: Clause, at: int, held: Cue | None) -> tuple[Mention, ...]:
    """Who the sentence is about at a token: the last to speak in it, else its first subject."""
    if held is not None:
        return held.who
    leading = clause.leading
    if leading is None or leading.start >= at or leading.kind == "other":
        return ()
    return (leading,)


def following(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """Mentions that 'and' joins to one on its right."""
    at = mention.end
    if at + 1 < len(clause.tokens) and clause.tokens[at].low == "and":
        after = clause.starting.get(at + 1)
        if after is not None and after.kind in ("person", "role") and not after.poss:
            return (after,)
    return ()


def closes_sentence(clause: Clause, at: int) -> bool:
    """Whether a verb and its subject close the sentence or stand between commas: '…, N says, …'."""
    tokens = clause.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        after is not None
        and after.text not in (".", ",", "!", "?", ";", "–", "-", "—", "")
        and after.low not in ("in", "on", "at", "after", "during", "as")
    ):
        return False
    mention = clause.ending.get(helpers_before(tokens, at)[0])
    if mention is None or not mention.start:
        return False
    before = tokens[mention.start - 1]
    return before.text == "," or before.kind == "q" or before.text in DASHES


def comma_after_subject(clause: Clause, start: int) -> bool:
    """Whether another clause has begun since the subject: then a bare participle is not the subject's."""
    leading = clause.leading
    if leading is None:
        return True
    texts = [token.text for token in clause.tokens[leading.end : start]]
    if texts and texts[0] == ",":
        texts = texts[texts.index(",", 1) + 1 :] if "," in texts[1:] else []
    return "," in texts


def behind_body(clause: Clause, at: int) -> Mention | None:
    """The mention at a token, or behind the body that it works for: 'the Gazette's N'."""
    first = clause.starting.get(at) or (clause.starting.get(at + 1) if clause.tokens[at].low == "the" else None)
    return clause.starting.get(first.end) if first is not None and first.poss and first.kind == "other" else first
