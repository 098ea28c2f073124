"""Verbs that do not stand by themselves: participles, with and without their helper, and what is done to people."""

from __future__ import annotations

from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.lexicon import BE, DOCUMENTS, INDEFINITE, PREPOSITIONS, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.sentences import Token
from liveterm.speakers.subjects import behind_body, comma_after_subject, current, from_document, helpers_before, subject
from liveterm.speakers.verbs import ANNOUNCES, FORMS, LEADS, PASSIVE_AFTER, PLAIN_SPEECH, STRICT, Form

_ACTS = listed("""
make give take set put pay hit lay go draw throw begin find play rule share issue deliver target trail
""")


_BARE_TELLS = listed("brief tell inform advise update address")
"""What is done to people by telling them, of which nothing is known if it is not told, too."""
_TOLD = listed("that to how why what whether if when where not :")
_GOES_ON = PREPOSITIONS | listed("and but or as while after before who which then")
_NEAR = 8


_BEARERS = listed("""
sign placard banner poster plaque t-shirt shirt hat cap badge billboard sticker voice caption headline leaflet flag
notice card man woman person someone somebody boy girl fan protester passer-by
""")


def passive(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """Somebody is told, asked, accused: who speaks is whom 'by' names. 'is quoted as saying' keeps its subject."""
    tokens = clause.tokens
    if form.lemma in LEADS and any(token.low == "as" for token in tokens[at + 1 : at + 3]):
        who, _ = subject(clause, start, None)
        return Cue(at, who or (), "says", form.lemma)
    if form.lemma in _ACTS:
        return None
    for after in range(at + 1, min(at + 8, len(tokens) - 1)):
        if tokens[after].low == "by":
            mention = behind_body(clause, after + 1)
            named = mention is not None and mention.kind != "other" and not mention.poss
            who = (mention,) if named and mention is not None and _tells_something(tokens, form, mention.end) else ()
            asker = Cue(at, who, "by" if who else "passive", form.lemma)
            colleague = asker.prompts and mention is not None and mention.start > after + 1
            return asker._replace(nested=True) if colleague else asker  # a journalist who only asks
        if tokens[after].kind == "p":
            break
    return Cue(at, (), "passive", form.lemma)


def _tells_something(tokens: list[Token], form: Form, at: int) -> bool:
    """Whether what somebody is told stands behind who told them: 'was told by N that …'; not 'was briefed by N'."""
    if form.lemma not in _BARE_TELLS:
        return True
    rest = tokens[at : at + _NEAR]
    spoken = any(token.kind == "q" for token in (*tokens[:at], *rest)) or any(token.low in _TOLD for token in rest)
    return spoken or (bool(rest) and rest[0].kind == "w" and rest[0].low not in _GOES_ON)


def bare_passive(tokens: list[Token], at: int, form: Form) -> bool:
    """A past form without a helper that is a passive all the same: 'Bell accused of fraud'."""
    if form.tense != "past" or not form.part or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].low == "by":
        gerund = FORMS.get(tokens[at + 2].low) if at + 2 < len(tokens) else None
        return gerund is None or gerund.tense != "ing"  # "opened by saying" is no passive
    return tokens[at + 1].low in PASSIVE_AFTER.get(form.lemma, ())


def participle(clause: Clause, at: int, form: Form, start: int, helpers: set[str], held: Cue | None) -> Cue | None:
    tokens = clause.tokens
    if helpers & BE:
        return _progressive(clause, at, form, start, helpers)
    if form.lemma in STRICT:
        return None
    if start == 0:
        return _opening(clause, at, form)
    if form.lemma == "read" and tokens[at + 1 : at + 2] and tokens[at + 1].kind == "q":
        return Cue(at, (), "says", form.lemma)  # graffiti, a sign
    before = tokens[start - 1]
    if before.low in ("very", "more", "most"):
        return None  # a telling result
    if before.low in ("heard", "overheard", "seen", "filmed", "recorded", "caught"):
        who, _ = subject(clause, helpers_before(tokens, start - 1)[0], None)
        return Cue(at, who or (), "says", form.lemma)
    if before.low in ("of", "for", "about", "without", "against", "from", "to", "than", "not", "the", "a"):
        return None
    mention = clause.ending.get(start) or (clause.apposed(start) if before.text in ",)" else None)
    mention = clause.narrowed(mention) if mention is not None else None
    if mention is not None and mention.kind != "other" and _gives_words(clause, mention, held):
        return Cue(at, clause.joined(mention), "says", form.lemma)
    if (before.low in DOCUMENTS and before.low not in ("reply", "response")) or _bears(tokens, start):
        return Cue(at, (), "says", form.lemma)
    if before.kind == "w" and held is None and comma_after_subject(clause, start):
        return None
    who = current(clause, at, held)
    if who or (held is not None and form.lemma in PLAIN_SPEECH):
        return Cue(at, who, "carried", form.lemma)
    bodys = held is None and clause.leading is not None and any(token.kind == "q" for token in tokens[at + 1 : at + 5])
    return Cue(at, (), "carried", form.lemma) if bodys else None


def _opening(clause: Clause, at: int, form: Form) -> Cue | None:
    """The cue of a participle at the head of a sentence: 'Calling it "a disgrace", N left'."""
    tokens = clause.tokens
    if not any(token.kind == "q" for token in tokens[at + 1 : at + 6]):
        return None
    comma = next((i for i in range(at + 1, len(tokens) - 1) if tokens[i].text == ","), -1)
    mention = clause.starting.get(comma + 1) if comma > 0 else None
    if mention is not None and mention.poss:
        mention = clause.starting.get(mention.end)
    named = mention is not None and mention.kind != "other"
    return Cue(at, (mention,) if named and mention is not None else (), "carried", form.lemma)


def _bears(tokens: list[Token], at: int) -> bool:
    """Whether a thing or somebody unnamed, met on the way, has the words: 'a sign saying', 'heard a man shouting'."""
    return at > 1 and tokens[at - 1].low in _BEARERS and tokens[at - 2].low in INDEFINITE


def _gives_words(clause: Clause, mention: Mention, held: Cue | None) -> bool:
    """'a quote from N saying', 'quoted N saying': the participle is N's, not the subject's."""
    before = mention.start - 1
    if before < 0:
        return True
    tokens = clause.tokens
    if from_document(tokens, before) or tokens[before].low == "with":
        return True
    if tokens[before].low == "and" and held is not None and FORMS[tokens[held.at].low].tense == "ing":
        return True  # "with Bell saying no and Reed adding that …"
    if tokens[before].text in (",", ";") or mention is clause.leading:
        return mention is clause.leading
    return tokens[before].low in FORMS and FORMS[tokens[before].low].lemma in LEADS


def _progressive(clause: Clause, at: int, form: Form, start: int, helpers: set[str]) -> Cue | None:
    who, _ = subject(clause, start, None)
    if not who:
        return Cue(at, (), "says", form.lemma) if form.lemma in PLAIN_SPEECH else None
    if form.lemma in ANNOUNCES and not any(
        token.low in ("about", "of", "out") for token in clause.tokens[at + 1 : at + 3]
    ):
        return Cue(at, who, "announced", form.lemma)
    return Cue(at, who, "says", form.lemma)
