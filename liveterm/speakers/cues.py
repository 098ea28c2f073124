"""Where a sentence makes somebody speak: verbs and the set phrases that do without one."""

from __future__ import annotations

from liveterm.speakers.clause import REACH, Clause, Cue, begins
from liveterm.speakers.colons import colon_cues, dash_cues
from liveterm.speakers.content import complete
from liveterm.speakers.inversion import inverted, manner_of_unnamed
from liveterm.speakers.lexicon import (
    BE,
    DOCUMENTS,
    MODALS,
    NEGATIONS,
    listed,
)
from liveterm.speakers.names import Mention
from liveterm.speakers.participles import bare_passive, participle, passive
from liveterm.speakers.phrases import phrase_cues
from liveterm.speakers.sentences import Token
from liveterm.speakers.subjects import (
    closes_sentence,
    current,
    helpers_before,
    subject,
)
from liveterm.speakers.verbs import (
    ANNOUNCES,
    FORMS,
    LEADS,
    NEEDS,
    NO_CONTENT,
    PLAIN_SPEECH,
    Form,
)

_WRITTEN = listed("say add read state continue conclude warn")
"""What 'it' does when it is a letter."""
_REPORTS = listed("from for to on")
_QUESTIONS = listed("about if whether why what how when where who which for over on")
_MEANS = listed("used uses took takes")
_HEARSAY = listed("understood said believed thought reported alleged known rumoured rumored claimed")
_SEEMS = listed("appears appeared seems seemed")
_NOBODY = NEGATIONS | listed("nobody none no few nor")
_PERCEIVED = listed("hear hears heard hearing overheard overhears")


def cues(clause: Clause) -> list[Cue]:
    """Every cue of a sentence in order, the nested ones marked."""
    found = sorted([*_verbs(clause), *phrase_cues(clause)], key=lambda cue: cue.at)
    found = colon_cues(clause, found) + dash_cues(clause)
    return _nest(clause, sorted(found, key=lambda cue: cue.at))


def _verbs(clause: Clause) -> list[Cue]:
    found: list[Cue] = []
    held: Cue | None = None
    for at, token in enumerate(clause.tokens):
        form = FORMS.get(token.low) if token.kind == "w" else None
        if form is None or token.poss or at in clause.inside:
            continue
        if at and clause.tokens[at - 1].poss and form.tense in ("ing", "base"):
            continue  # "Bell's opening line"
        cue = _verb(clause, at, form, held)
        if cue is None:
            continue
        found.append(cue)
        if cue.manner != "by" and (held is None or cue.who == held.who or clause.parted(held.at + 1, begins(cue))):
            held = cue
    return found


def _verb(clause: Clause, at: int, form: Form, held: Cue | None) -> Cue | None:
    start, helpers = helpers_before(clause.tokens, at)
    whole = complete(clause, at, form)
    if not whole and form.lemma not in ANNOUNCES:
        return None
    if form.lemma == "report" and {token.low for token in clause.tokens[at + 1 : at + 2]} & _REPORTS:
        return None
    if helpers & (MODALS | NEGATIONS) and not _goes_on(clause.tokens, at):
        return _hearsay(clause, at, form, start, helpers, held)
    if form.tense == "ing":
        return participle(clause, at, form, start, helpers, held)
    if form.tense == "base" and not _goes_on(clause.tokens, at):
        return _plural(clause, at, form, start)
    if helpers & BE and form.part and form.tense in ("past", "part"):
        return passive(clause, at, form, start)
    if bare_passive(clause.tokens, at, form) or _opens_asked(clause, at, form):
        return passive(clause, at, form, start)
    return _finite(clause, at, form, start, held, whole)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """'went on to say', 'continued to insist': the infinitive is the speech."""
    if at < 2 or tokens[at - 1].low != "to":
        return False
    low = tokens[at - 2].low
    if any(token.low in _MEANS for token in tokens[max(0, at - 9) : at - 2]):
        return all(token.kind == "w" for token in tokens[max(0, at - 4) : at])  # "used his speech to call for"
    if low in ("had", "has", "have") and any(token.low == "what" for token in tokens[max(0, at - 10) : at]):
        return True  # "what N had to say"
    return (low == "on" and at > 2 and tokens[at - 3].low in ("goes", "went", "gone")) or low in (
        "continued",
        "continues",
        "appeared",
        "appears",
        "seemed",
        "seems",
    )


def _hearsay(clause: Clause, at: int, form: Form, start: int, helpers: set[str], held: Cue | None) -> Cue | None:
    """'is understood to have told', 'appears to have said'; not 'is said to have been told'."""
    tokens = clause.tokens
    if start < 2 or tokens[start].low != "to" or "have" not in helpers or helpers & (BE | NEGATIONS):
        return None
    begin, held_by = helpers_before(tokens, start - 1)
    if tokens[start - 1].low not in _SEEMS and not (
        tokens[start - 1].low in _HEARSAY and held_by & BE and not held_by & NEGATIONS
    ):
        return None
    who, _ = subject(clause, begin, held)
    return Cue(at, who, "carried", form.lemma, adjacent=True) if who is not None else None


def _opens_asked(clause: Clause, at: int, form: Form) -> bool:
    """'Asked if …', 'When asked about …', 'N, asked about …,' before what somebody says: no question of theirs."""
    tokens = clause.tokens
    opens = at == 0 or tokens[at - 1].low == "when" or _behind_name(clause, at - 1)
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return form.lemma == "ask" and form.tense == "past" and opens and after in _QUESTIONS


def _behind_name(clause: Clause, comma: int) -> bool:
    """Whether a comma stands directly behind the name that opens a sentence."""
    named = clause.ending.get(comma)
    return clause.tokens[comma].text == "," and named is not None and named.kind == "person" and not named.start


def _finite(clause: Clause, at: int, form: Form, start: int, held: Cue | None, whole: bool) -> Cue | None:
    """The cue of a verb in its own right, with the subject before or after it."""
    tokens = clause.tokens
    if _goes_on(tokens, at):
        who, _ = subject(clause, start, held)
        return Cue(at, who or current(clause, at, held), "carried", form.lemma)
    if form.lemma in LEADS and (quoted := clause.starting.get(at + 1)) is not None and quoted.kind != "other":
        return Cue(at, (quoted,), "by", form.lemma, adjacent=True) if not quoted.poss else None
    who, manner = subject(clause, start, held)
    if who is None:
        cue = inverted(clause, at, form, start)
        unnamed = cue is None and form.lemma in PLAIN_SPEECH and _closes_insertion(tokens, start)
        return Cue(at, (), manner_of_unnamed(tokens, start), form.lemma) if unnamed else cue
    if _no_verb(clause, at, form, start) or any(_asked_about(tokens, mention) for mention in who):
        return None
    if not who:
        return _nobodys(clause, at, form, start)
    if not whole:
        return Cue(at, who, "announced", form.lemma)
    return Cue(at, who, manner, form.lemma, trails=closes_sentence(clause, at), adjacent=True)


def _no_verb(clause: Clause, at: int, form: Form, start: int) -> bool:
    """Whether the form is a noun ("battleground states", "his party's claims") or a participle without its helper."""
    if form.tense == "part":
        return not any(token.low in ("has", "have", "had", "having") for token in clause.tokens[start:at])
    owner = clause.ending.get(start)
    if owner is not None and owner.poss:
        return True
    plain = form.lemma in PLAIN_SPEECH or owner is not None
    return form.tense == "s" and not plain and _noun_before(clause, start)


def _nobodys(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """The cue of somebody unnamed, which takes quotations from others; of a document, which has an author."""
    trails = closes_sentence(clause, at)
    by = clause.tokens[start - 1].low
    written = by == "which" and any(token.low in DOCUMENTS for token in clause.tokens[max(0, start - REACH) : start])
    if ((by in DOCUMENTS or written) and form.lemma in PLAIN_SPEECH) or (by == "it" and form.lemma in _WRITTEN):
        return Cue(
            at, (), "document", form.lemma, trails="".join(t.text for t in clause.tokens[at + 1 : at + 2]) in ".,"
        )
    if form.lemma in PLAIN_SPEECH:
        return Cue(at, (), "says", form.lemma, trails=trails)
    spoken = _follows_quote(clause.tokens, start)
    quotes = spoken or any(token.kind == "q" for token in clause.tokens[at + 1 : at + 6])
    if (
        (form.lemma in NEEDS and not quotes)
        or (start not in clause.ending and not quotes)
        or (trails and form.lemma == "report")
    ):
        return None  # "…, Reuters reports": the words are somebody else's
    return Cue(at, (), "says", form.lemma, trails=trails or spoken)


def _follows_quote(tokens: list[Token], start: int) -> bool:
    """Whether words in marks stand before a subject of a few words: '"…", the crowd roared'."""
    back = start - 1
    while back > 0 and start - back < 6 and tokens[back].kind == "w":
        back -= 1
    return 0 <= back < start - 1 and (
        tokens[back].kind == "q" or (tokens[back].text == "," and tokens[back - 1].kind == "q")
    )


def _closes_insertion(tokens: list[Token], start: int) -> bool:
    """Whether a second comma stands before a verb: 'another, who gave no name, said'."""
    if start < 3 or tokens[start - 1].text != ",":
        return False
    return any(token.text == "," for token in tokens[max(0, start - REACH) : start - 1])


def _noun_before(clause: Clause, start: int) -> bool:
    token = clause.tokens[start - 1]
    return token.kind == "w" and token.low not in ("who", "and", "but", "then", "or")


def _asked_about(tokens: list[Token], mention: Mention) -> bool:
    """'if N says', 'whether N said', 'had N said so': nobody has said it."""
    at = mention.start - 1
    if at >= 0 and tokens[at].low in ("had", "should", "were"):
        return at == 0 or tokens[at - 1].kind == "p" or tokens[at - 1].low in ("and", "but", "or")
    return at >= 0 and tokens[at].low in ("if", "whether", "unless")


def _plural(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """A bare form: speech only of two or more; of nobody, it still takes the quotations."""
    if start == 0 or clause.tokens[start - 1].low == "to":
        return None
    mention = clause.before_comma(start)
    if _perceived(clause.tokens, mention.start if mention is not None else start):
        named = mention is not None and mention.kind != "other" and not mention.poss
        return Cue(at, (mention,) if named and mention is not None else (), "says", form.lemma, adjacent=True)
    if mention is None or not clause.leads(mention):
        return None
    who = clause.joined(mention) if mention.kind != "other" else ()
    if len(who) == 1:
        return None
    return Cue(at, who, "says", form.lemma, adjacent=True)


def _perceived(tokens: list[Token], start: int) -> bool:
    """Whether somebody is heard to speak: 'heard a voice say', 'heard N say'."""
    near = tokens[max(0, start - 4) : start]
    if any(token.low in _NOBODY for token in tokens[max(0, start - 6) : start]):
        return False
    return any(token.low in _PERCEIVED for token in near) and all(token.kind == "w" for token in near[-2:])


def _nest(clause: Clause, found: list[Cue]) -> list[Cue]:
    """Marks the cues that are part of what another cue's speaker says."""
    closing = [cue for cue in found if cue.trails and (cue.who or cue.lemma in PLAIN_SPEECH)]
    outer = next((cue for cue in closing if cue.lemma == "accord"), closing[0] if closing else None)
    result: list[Cue] = []
    held: Cue | None = None
    for cue in found:
        nested = False
        if cue.manner in ("colon", "dash"):
            nested = False
        elif outer is not None and cue.at < outer.at and cue.who != outer.who:
            told = outer.lemma == "accord" and cue.trails and bool(cue.who)  # '"…," N shouted, according to Bell'
            nested = not told and not clause.parted(cue.at + 1, begins(outer), strict=True)
        elif held is not None and not cue.trails and cue.manner not in ("carried", "dash", "colon", "by"):
            nested = begins(cue) > held.at and not clause.parted(held.at + 1, begins(cue))
        if nested and _in_relative(clause, cue):
            result.append(cue._replace(aside=True))
            continue
        result.append(cue._replace(nested=True) if nested else cue)
        if (
            not nested
            and not cue.prompts
            and cue.manner not in ("passive", "announced")
            and (cue.who or cue.lemma in PLAIN_SPEECH)
        ):
            held = cue if cue.lemma not in NO_CONTENT else None
    return result


def _in_relative(clause: Clause, cue: Cue) -> bool:
    """Whether the page itself goes on about whom it has just named: '…, who called it vile'."""
    tokens = clause.tokens
    start = helpers_before(tokens, cue.at)[0] - 1
    return start > 1 and tokens[start].low == "who" and tokens[start - 1].text == "," and len(cue.who) == 1
