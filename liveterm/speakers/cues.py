"""Where a sentence makes somebody speak: verbs and the set phrases that do without one."""

from __future__ import annotations

import bisect
from typing import Literal, NamedTuple

from liveterm.speakers.lexicon import (
    BE,
    BOUNDARIES,
    DOCUMENTS,
    MEN,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    ROLE_HEADS,
    TRANSPARENT,
    WOMEN,
    listed,
)
from liveterm.speakers.names import Mention, apposed
from liveterm.speakers.roles import Role
from liveterm.speakers.sentences import Sentence, Token
from liveterm.speakers.verbs import (
    ALONE,
    ANNOUNCES,
    FORMS,
    INVERTS,
    NEEDS,
    NO_CONTENT,
    PASSIVE_AFTER,
    Form,
)

Manner = Literal["says", "carried", "inverted", "by", "colon", "dash", "passive", "announced", "document"]
_DASHES = frozenset("-–—―")
_POINTS = listed("argument point claim case comment remark promise accusation suggestion")
_REACH = 30
_LEADS = listed("quote cite")
_GIVEN = MEN | WOMEN
_PLAIN_SPEECH = listed("say tell ask add write warn insist argue reply")
"""Verbs that cannot be taken for nouns: only these make somebody unnamed speak."""
_ACTS = listed("make give take set put pay hit lay go draw throw begin find play rule share issue deliver target trail")


class Cue(NamedTuple):
    """One making-speak: `who` (empty: somebody who is no named person), and the verb's token `at`.

    `nested` means inside another's words. `trails` means it closes the sentence, so that all before is its content.
    """

    at: int
    who: tuple[Mention, ...]
    manner: Manner
    lemma: str = ""
    nested: bool = False
    trails: bool = False
    adjacent: bool = False


class Clause:
    """One sentence with its mentions by the token they end before, which is how subjects are found."""

    def __init__(self, sentence: Sentence, found: list[Mention]) -> None:
        self.tokens = sentence.tokens
        self.sentence = sentence
        self.mentions = found
        self.ending = {mention.end: mention for mention in found}
        self.starting = {mention.start: mention for mention in found}
        self.inside = {at for mention in found for at in range(mention.start, mention.end)}
        self.leading = next(
            (mention for mention in found if self.leads(mention) and not self.subordinate(mention)), None
        )

        self.breaks = [at for at in range(len(self.tokens)) if self._breaks(at)]
        self.spoken = [at for at in range(len(self.tokens)) if self._said(at)]

    def _breaks(self, at: int) -> bool:
        """Whether a new clause begins at a token, so that what follows is not part of what was said before it."""
        token = self.tokens[at]
        if token.kind == "p":
            return token.text in ";:" or token.text in _DASHES
        return token.low in BOUNDARIES or (token.low == "and" and at > 0 and self.tokens[at - 1].text == ",")

    def _said(self, at: int) -> bool:
        """Whether a token is a quotation after which another may speak."""
        return self.tokens[at].kind == "q" and at + 1 < len(self.tokens) and self.tokens[at + 1].low in (",", "and")

    def parted(self, start: int, end: int, strict: bool = False) -> bool:
        """Whether a new clause begins between two cues; `strict` takes no quotation for the end of one."""
        return _any_between(self.breaks, start, end) or (not strict and _any_between(self.spoken, start, end))

    def leads(self, mention: Mention) -> bool:
        """Whether a mention can be a subject: no possessive, no object of a preposition."""
        if mention.poss or self.apposes(mention):
            return False
        if mention.end < len(self.tokens) and self.tokens[mention.end].text == ":":
            return False
        before = self.tokens[mention.start - 1] if mention.start else None
        if before is not None and before.low == "and" and (partner := self.ending.get(mention.start - 1)) is not None:
            return self.leads(partner)
        return before is None or before.low not in PREPOSITIONS

    def subordinate(self, mention: Mention) -> bool:
        """Whether a mention begins a clause inside another: 'video shows that N …'."""
        return mention.start > 0 and self.tokens[mention.start - 1].low in ("that", "whether", "if", "which", "than")

    def joined(self, mention: Mention) -> tuple[Mention, ...]:
        """A mention with those that 'and' joins to it on the left."""
        group = [mention]
        while mention.kind != "pronoun" and len(group) < 6 and group[-1].start > 1:
            at = group[-1].start - 1
            if self.tokens[at].low not in ("and", "&") and self.tokens[at].text != ",":
                break
            if self.tokens[at].text == "," and len(group) == 1:
                break
            before = self.before_comma(at) if self.tokens[at].low == "and" else self.ending.get(at)
            if before is None or before.kind not in ("person", "role") or before.poss:
                break
            group.append(before)
        return tuple(group)

    def before_comma(self, at: int) -> Mention | None:
        """The mention that ends before a token, or before the apposition that ends there."""
        direct = self.ending.get(at)
        if direct is not None and not self.apposes(direct):
            return direct
        if not at or self.tokens[at - 1].text != ",":
            return direct
        named = self.ending.get(at - 1)
        return named if named is not None and self.explains(named) else self.apposed(at)

    def roles(self, mention: Mention) -> list[Role]:
        """Every role the sentence gives a person: before the name, after it, or explained by it."""
        before = self.ending.get(mention.start - 1) if self.explains(mention) else None
        given = (mention.role, apposed(self.tokens, mention)[0], before.role if before is not None else None)
        return [role for role in given if role is not None and not role.other]

    def explains(self, named: Mention) -> bool:
        """Whether a name between commas says who a role is: 'the mayor, Ann Bell, said'."""
        at = named.start - 1
        if named.kind != "person" or at < 1 or self.tokens[at].text != ",":
            return False
        before = self.ending.get(at)
        return before is None or before.kind == "role"

    def apposes(self, mention: Mention) -> bool:
        """Whether a role only explains the name before it: 'Ann Bell, the mayor'."""
        before = mention.start - 1
        if mention.kind != "role" or before < 1 or self.tokens[before].text != ",":
            return False
        named = self.ending.get(before)
        return named is not None and named.kind == "person"

    def apposed(self, at: int) -> Mention | None:
        """The mention before the insertion that ends with the comma (or bracket) before a token."""
        closer = self.tokens[at - 1].text
        opener = "(" if closer == ")" else closer
        for back in range(at - 2, max(at - _REACH, 0), -1):
            if self.tokens[back].text != opener:
                continue
            mention = self.ending.get(back)
            if mention is None or mention.kind == "other" or self.apposes(mention) or mention.poss:
                continue
            if mention.kind == "person" and mention.start and self.tokens[mention.start - 1].low in ("of", "in", "at"):
                continue  # a place: 'Bell, of Springfield, said'
            return mention
        return None


def _any_between(places: list[int], start: int, end: int) -> bool:
    at = bisect.bisect_left(places, start)
    return at < len(places) and places[at] < end


def cues(clause: Clause) -> list[Cue]:
    """Every cue of a sentence in order, the nested ones marked."""
    found = sorted([*_verbs(clause), *_according(clause)], key=lambda cue: cue.at)
    found = colon_cues(clause, found) + _dash(clause)
    return _nest(clause, sorted(found, key=lambda cue: cue.at))


def _verbs(clause: Clause) -> list[Cue]:
    found: list[Cue] = []
    held: Cue | None = None
    for at, token in enumerate(clause.tokens):
        form = FORMS.get(token.low) if token.kind == "w" else None
        if form is None or token.poss or at in clause.inside:
            continue
        cue = _verb(clause, at, form, held)
        if cue is None:
            continue
        found.append(cue)
        if cue.manner != "by" and (held is None or cue.who == held.who or clause.parted(held.at + 1, _begins(cue))):
            held = cue
    return found


def _verb(clause: Clause, at: int, form: Form, held: Cue | None) -> Cue | None:
    start, helpers = _helpers(clause.tokens, at)
    complete = _complete(clause, at, form)
    if not complete and form.lemma not in ANNOUNCES:
        return None
    if (
        form.lemma == "report"
        and clause.tokens[at + 1 : at + 2]
        and clause.tokens[at + 1].low in ("from", "for", "to", "on")
    ):
        return None
    if helpers & (MODALS | NEGATIONS) and not _goes_on(clause.tokens, at):
        return None
    if form.tense == "ing":
        return _participle(clause, at, form, start, helpers, held)
    if form.tense == "base" and not _goes_on(clause.tokens, at):
        return _plural(clause, at, form, start)
    if helpers & BE and form.part and form.tense in ("past", "part"):
        return _passive(clause, at, form, start)
    if _bare_passive(clause.tokens, at, form):
        return _passive(clause, at, form, start)
    return _finite(clause, at, form, start, held, complete)


def _complete(clause: Clause, at: int, form: Form) -> bool:
    """Whether a verb that says nothing by itself has what it needs beside it."""
    needed = NEEDS.get(form.lemma)
    tokens = clause.tokens
    if needed is None:
        return True
    if form.lemma == "make" and _point_before(clause, at):
        return True
    near = tokens[at + 1 : at + 5]
    if needed and any(token.low in needed.split() for token in near):
        return True
    if form.lemma in ALONE and near and near[0].kind == "w":
        return True
    quotes = [token.kind == "q" for token in tokens[at + 1 : at + 7]]
    before = at >= 2 and any(token.kind == "q" for token in tokens[max(0, at - 4) : at])
    return any(quotes) or before


def _point_before(clause: Clause, at: int) -> bool:
    """'an argument that N made'."""
    start, _ = _helpers(clause.tokens, at)
    mention = clause.before_comma(start)
    if mention is None or mention.start < 1:
        return False
    return any(token.low in _POINTS for token in clause.tokens[max(0, mention.start - 2) : mention.start])


def _helpers(tokens: list[Token], at: int) -> tuple[int, set[str]]:
    """Where the verb's helpers and adverbs begin, and what they are."""
    helpers: set[str] = set()
    start = at
    while start and at - start < 8:
        token = tokens[start - 1]
        low = token.low
        if token.kind != "w" or not (low in TRANSPARENT or low in MODALS or low in NEGATIONS or low.endswith("ly")):
            break
        if token.capital and start == 1 and low not in BE:
            break
        helpers.add(low)
        start -= 1
    if start and "'" in tokens[start - 1].low:
        helpers.add("'" + tokens[start - 1].low.partition("'")[2])
    return start, {"is" if helper in ("'s", "'re", "'m") and at - start < 1 else helper for helper in helpers}


def _goes_on(tokens: list[Token], at: int) -> bool:
    """'went on to say', 'continued to insist': the infinitive is the speech."""
    if at < 2 or tokens[at - 1].low != "to":
        return False
    low = tokens[at - 2].low
    if low in ("had", "has", "have") and any(token.low == "what" for token in tokens[max(0, at - 10) : at]):
        return True  # "what N had to say"
    return (low == "on" and at > 2 and tokens[at - 3].low in ("goes", "went", "gone")) or low in (
        "continued",
        "continues",
    )


def _finite(clause: Clause, at: int, form: Form, start: int, held: Cue | None, complete: bool) -> Cue | None:
    if _goes_on(clause.tokens, at):
        who = _subject(clause, start - 1 if start and clause.tokens[start - 1].low == "to" else start, held)[0]
        return Cue(at, who or _current(clause, at, held), "carried", form.lemma)
    if _conditional(clause.tokens, start):
        return None
    if form.lemma in _LEADS and (quoted := clause.starting.get(at + 1)) is not None and quoted.kind != "other":
        return Cue(at, (quoted,), "by", form.lemma, adjacent=True) if not quoted.poss else None
    who, manner = _subject(clause, start, held)
    if who is None:
        cue = _inverted(clause, at, form, start)
        unnamed = cue is None and form.lemma in _PLAIN_SPEECH and _closes_insertion(clause.tokens, start)
        return Cue(at, (), "says", form.lemma) if unnamed else cue
    if (
        form.tense == "s"
        and start not in clause.ending
        and form.lemma not in _PLAIN_SPEECH
        and _noun_before(clause, start)
    ):
        return None  # "battleground states", "his party's claims"
    if form.tense == "part" and not any(t.low in ("has", "have", "had", "having") for t in clause.tokens[start:at]):
        return None
    if any(_asked_about(clause.tokens, mention) for mention in who):
        return None
    if not who and form.lemma in _PLAIN_SPEECH and clause.tokens[start - 1].low in DOCUMENTS:
        return Cue(at, (), "document", form.lemma, trails=_is_last(clause.tokens, at))
    if not who and form.lemma not in _PLAIN_SPEECH and (form.lemma in NEEDS or start not in clause.ending):
        return None
    trails = _trails(clause, at)
    if trails and not who and form.lemma == "report":
        return None  # "…, Reuters reports": the words are somebody else's
    if not complete:
        return Cue(at, who, "announced", form.lemma) if who else None
    return Cue(at, who, manner, form.lemma, trails=trails, adjacent=bool(who))


def _closes_insertion(tokens: list[Token], start: int) -> bool:
    """Whether a second comma stands before a verb: 'another, who gave no name, said'."""
    if start < 3 or tokens[start - 1].text != ",":
        return False
    return any(token.text == "," for token in tokens[max(0, start - _REACH) : start - 1])


def _noun_before(clause: Clause, start: int) -> bool:
    token = clause.tokens[start - 1]
    return token.kind == "w" and token.low not in ("who", "and", "but", "then", "or")


def _is_last(tokens: list[Token], at: int) -> bool:
    return at + 1 >= len(tokens) or tokens[at + 1].text in ".,"


def _asked_about(tokens: list[Token], mention: Mention) -> bool:
    """'if N says', 'whether N said': nobody has said it."""
    return mention.start > 0 and tokens[mention.start - 1].low in ("if", "whether", "unless")


def _conditional(tokens: list[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].low == "to"


def _subject(clause: Clause, start: int, held: Cue | None) -> tuple[tuple[Mention, ...] | None, Manner]:
    """Who does a finite verb whose helpers begin at `start`; None when nobody stands before it, () when nobody named."""
    tokens = clause.tokens
    if start == 0:
        return None, "says"
    before = tokens[start - 1]
    direct = clause.ending.get(start)
    if direct is not None and clause.apposes(direct):
        direct = None if before.text != "," else direct
        if direct is None:
            return (), "says"
    if direct is not None:
        return _as_subject(clause, direct), "says"
    if before.text in (",", ")"):
        return _behind_insertion(clause, start)
    if before.low in ("who", "whom", "that") and start > 1:
        mention = _before_relative(clause, start - 1)
        if mention is None or mention.kind == "other":
            return (), "says"
        if tokens[start].low not in ("have", "are", "were"):
            return (mention,), "says"
        joined = clause.joined(mention)
        return joined if len(joined) > 1 else (), "says"
    if before.low in ("and", "but", "then", "or"):
        return _current(clause, start, held), "carried"
    if before.kind == "w" and before.low not in ("as", "so", "which", "what", "how"):
        return _over_phrase(clause, start), "says"
    return None, "says"


def _before_relative(clause: Clause, at: int) -> Mention | None:
    """Whom a 'who' at a token goes on about."""
    comma = clause.tokens[at - 1].text == ","
    direct = clause.ending.get(at - 1 if comma else at)
    if direct is not None and not clause.apposes(direct):
        return direct
    return clause.apposed(at) if comma else clause.apposed(at - 1) if clause.tokens[at - 1].text == ")" else None


def _as_subject(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """A mention directly before a verb, unless a preposition makes it part of something else."""
    if mention.kind == "other" or mention.poss:
        return ()
    if not clause.leads(mention):
        at = mention.start - 1
        low = clause.tokens[at].low
        if low == "from" and _document(clause.tokens, at):
            return (mention,)
        return (mention,) if low in ("like", "than") else ()
    return clause.joined(mention)


def _document(tokens: list[Token], at: int) -> bool:
    """Whether the words before 'from' name a letter, a statement, a quotation."""
    return any(token.low in DOCUMENTS for token in tokens[max(0, at - 7) : at])


def _behind_insertion(clause: Clause, start: int) -> tuple[tuple[Mention, ...] | None, Manner]:
    inner = clause.ending.get(start - 1)
    if inner is not None and clause.explains(inner):
        role = clause.ending.get(inner.start - 1)
        return (inner, *(clause.joined(role)[1:] if role is not None else ())), "says"
    mention = clause.apposed(start)
    if mention is None:
        return None, "says"
    if not clause.leads(mention):
        at = mention.start - 1
        if not (clause.tokens[at].low == "from" and _document(clause.tokens, at)):
            return (), "says"
        return (mention,), "says"
    return clause.joined(mention), "says"


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
    return ()


def _current(clause: Clause, at: int, held: Cue | None) -> tuple[Mention, ...]:
    """Who the sentence is about at a token: the last to speak in it, else its first subject."""
    if held is not None:
        return held.who
    leading = clause.leading
    if leading is None or leading.start >= at or leading.kind == "other":
        return ()
    return (leading,)


def _inverted(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """'…, said Ann Bell': the speaker after the verb, when what was said stands before it."""
    if form.lemma not in INVERTS or form.tense not in ("s", "past"):
        return None
    before = clause.tokens[start - 1] if start else None
    if (
        before is not None
        and before.kind != "q"
        and before.text not in ",;"
        and before.text not in _DASHES
        and before.low not in ("as", "so")
    ):
        return None
    after = at + 1
    while after < len(clause.tokens) and (clause.tokens[after].low in TRANSPARENT and after not in clause.starting):
        after += 1
    mention = clause.starting.get(after)
    if mention is None or mention.poss:
        unnamed = (
            before is not None
            and form.lemma in _PLAIN_SPEECH
            and after < len(clause.tokens)
            and clause.tokens[after].kind == "w"
        )
        return Cue(at, (), "inverted", form.lemma, trails=True) if unnamed else None
    who = () if mention.kind in ("other",) else (mention, *_following(clause, mention))
    return Cue(at, who, "inverted", form.lemma, trails=before is not None, adjacent=True)


def _following(clause: Clause, mention: Mention) -> tuple[Mention, ...]:
    """Mentions that 'and' joins to one on its right."""
    at = mention.end
    if at + 1 < len(clause.tokens) and clause.tokens[at].low == "and":
        after = clause.starting.get(at + 1)
        if after is not None and after.kind in ("person", "role") and not after.poss:
            return (after,)
    return ()


def _plural(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """A bare form: speech only of two or more; of nobody, it still takes the quotations."""
    if _conditional(clause.tokens, start) or start == 0:
        return None
    mention = clause.before_comma(start)
    if mention is None or not clause.leads(mention):
        return None
    who = clause.joined(mention) if mention.kind != "other" else ()
    if len(who) == 1:
        return None
    return Cue(at, who, "says", form.lemma, adjacent=True)


def _passive(clause: Clause, at: int, form: Form, start: int) -> Cue | None:
    """Somebody is told, asked, accused: the speaker is whom 'by' names. 'is quoted as saying' stays with its subject."""
    tokens = clause.tokens
    if form.lemma in _LEADS and any(token.low == "as" for token in tokens[at + 1 : at + 3]):
        who, _ = _subject(clause, start, None)
        return Cue(at, who or (), "says", form.lemma)
    if form.lemma in _ACTS:
        return None
    for after in range(at + 1, min(at + 8, len(tokens) - 1)):
        if tokens[after].low == "by":
            mention = clause.starting.get(after + 1)
            who = (mention,) if mention is not None and mention.kind != "other" and not mention.poss else ()
            return Cue(at, who, "by" if who else "passive", form.lemma)
        if tokens[after].kind == "p":
            break
    return Cue(at, (), "passive", form.lemma)


def _bare_passive(tokens: list[Token], at: int, form: Form) -> bool:
    """A past form without a helper that is a passive all the same: 'Bell accused of fraud'."""
    after = PASSIVE_AFTER.get(form.lemma)
    if after is None or form.tense != "past" or not form.part or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].low in after.split()


def _participle(clause: Clause, at: int, form: Form, start: int, helpers: set[str], held: Cue | None) -> Cue | None:
    tokens = clause.tokens
    if helpers & BE:
        return _progressive(clause, at, form, start, helpers)
    if start == 0:
        return None
    before = tokens[start - 1]
    if before.low in ("of", "for", "about", "without", "against", "from", "to", "than", "not", "the", "a"):
        return None
    mention = clause.ending.get(start) or (clause.apposed(start) if before.text in ",)" else None)
    if mention is not None and mention.kind != "other" and _gives_words(clause, mention, held):
        return Cue(at, clause.joined(mention), "says", form.lemma)
    if before.low in DOCUMENTS and before.low not in ("reply", "response"):
        return Cue(at, (), "says", form.lemma)
    if before.kind == "w" and held is None and _comma_after_subject(clause, start):
        return None
    who = _current(clause, at, held)
    return Cue(at, who, "carried", form.lemma) if who or (held is not None and form.lemma in _PLAIN_SPEECH) else None


def _comma_after_subject(clause: Clause, start: int) -> bool:
    """Whether another clause has begun since the subject: then a bare participle is not the subject's."""
    leading = clause.leading
    if leading is None:
        return True
    texts = [token.text for token in clause.tokens[leading.end : start]]
    if texts and texts[0] == ",":
        texts = texts[texts.index(",", 1) + 1 :] if "," in texts[1:] else []
    return "," in texts


def _gives_words(clause: Clause, mention: Mention, held: Cue | None) -> bool:
    """'a quote from N saying', 'quoted N saying': the participle is N's, not the subject's."""
    before = mention.start - 1
    if before < 0:
        return True
    tokens = clause.tokens
    if tokens[before].low in ("from", "by") and _document(tokens, before):
        return True
    if tokens[before].text in (",", ";") or mention is clause.leading:
        return mention is clause.leading
    return tokens[before].low in FORMS and FORMS[tokens[before].low].lemma in _LEADS


def _progressive(clause: Clause, at: int, form: Form, start: int, helpers: set[str]) -> Cue | None:
    who, _ = _subject(clause, start, None)
    if not who:
        return Cue(at, (), "says", form.lemma) if form.lemma in _PLAIN_SPEECH else None
    if form.lemma in ANNOUNCES and not any(
        token.low in ("about", "of", "out") for token in clause.tokens[at + 1 : at + 3]
    ):
        return Cue(at, who, "announced", form.lemma)
    return Cue(at, who, "says", form.lemma)


def _trails(clause: Clause, at: int) -> bool:
    """Whether a verb and its subject close the sentence or stand between commas: '…, N says, …'."""
    tokens = clause.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        after is not None
        and after.text not in (".", ",", "!", "?", ";", "–", "-", "—", "")
        and after.low not in ("in", "on", "at", "after", "during", "as")
    ):
        return False
    mention = clause.ending.get(_helpers(tokens, at)[0])
    if mention is None or not mention.start:
        return False
    before = tokens[mention.start - 1]
    return before.text == "," or before.kind == "q" or before.text in _DASHES


def _according(clause: Clause) -> list[Cue]:
    tokens = clause.tokens
    found = []
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            mention = clause.starting.get(at + 2)
            if mention is not None and mention.kind != "other" and not mention.poss:
                found.append(Cue(at, (mention,), "says", "accord", trails=at > 1, adjacent=True))
    return found


def colon_cues(clause: Clause, found: list[Cue]) -> list[Cue]:
    """Adds who speaks before a colon: 'N: …', 'From N, the former minister:', 'More from N on …: "…"'."""
    tokens = clause.tokens
    for at in range(min(len(tokens), 60)):
        if tokens[at].text != ":" or tokens[at].kind != "p":
            continue
        last = at == len(tokens) - 1
        if (not last and tokens[at + 1].kind == "n") or (not last and tokens[at + 1].text in "-+"):
            return found
        who = _before_colon(clause, at, last or tokens[at + 1].kind == "q", found)
        if who is not None:
            return [*found, Cue(at, who, "colon", adjacent=True)]
    return found


def _before_colon(clause: Clause, at: int, quotes: bool, found: list[Cue]) -> tuple[Mention, ...] | None:
    if any(cue.at < at and cue.manner != "passive" for cue in found):
        return None
    first = _opener(clause)
    opens = clause.sentence.opens or clause.sentence.block < 0
    if (
        opens
        and first is not None
        and first.kind in ("person", "role")
        and not first.poss
        and not _loose(clause, first)
        and _fills(clause, first, at)
    ):
        return (first,)
    if not quotes:
        return None
    return _focus(clause, at)


def _opener(clause: Clause) -> Mention | None:
    """Who opens a sentence, after the body they work for: 'Bell: …', 'Radio Ashby's Ann Bell: …'."""
    for mention in clause.mentions[:3]:
        if mention.start and not _owned(clause, mention):
            return None
        if mention.kind in ("person", "role") and not mention.poss:
            return mention
    return None


def _owned(clause: Clause, mention: Mention) -> bool:
    """Whether only the possessive of a body stands before a name: 'Radio Ashby's Ann Bell'."""
    before = clause.ending.get(mention.start)
    return before is not None and before.poss and before.start == 0


def _loose(clause: Clause, mention: Mention) -> bool:
    """Whether a lone word before a colon is more likely a label, or a reader with a town: 'Update:', 'Nick, Wigan:'."""
    if mention.kind != "person" or len(mention.name) > 1 or mention.sure:
        return False
    rest = [later for later in clause.mentions if later.start > mention.end and len(later.name) > 1]
    if rest and any(token.text == ":" for token in clause.tokens[rest[0].end :]):
        return True  # "Ashby: Ann Bell on the bridge: …"
    return mention.name[0].lower() in _GIVEN or clause.tokens[mention.end].text in ",("


def _fills(clause: Clause, mention: Mention, at: int) -> bool:
    """Whether a mention, with a role or party after it, is all that stands before the colon."""
    if mention.end == at:
        return True
    if clause.tokens[mention.end].text == "," and all(token.capital for token in clause.tokens[mention.end + 1 : at]):
        return any(
            token.low in ROLE_HEADS for token in clause.tokens[mention.end + 1 : at]
        )  # not 'Ann Bell, Ashby:', a reader
    return clause.tokens[mention.end].text in (",", "(") and at - mention.end < 12


def _focus(clause: Clause, at: int) -> tuple[Mention, ...] | None:
    """Whose words a colon introduces when no verb says so: whom 'from' names, else the subject."""
    before = [
        mention for mention in clause.mentions if mention.end <= at and mention.kind in ("person", "role", "pronoun")
    ]
    for mention in reversed(before):
        if mention.start and clause.tokens[mention.start - 1].low == "from" and not mention.poss:
            return (mention,)
    lent = lender(clause, at)
    if lent is not None:
        return (lent,)
    if any(
        token.low in DOCUMENTS and _indefinite_source(clause.tokens, i) for i, token in enumerate(clause.tokens[:at])
    ):
        return ()
    for mention in before:
        if clause.leads(mention):
            return (mention,)
    return None


def author(clause: Clause) -> Mention | None:
    """Who wrote a document the sentence mentions: 'the letter N sent', 'an e-mail from N', 'N's statement'."""
    for at, token in enumerate(clause.tokens):
        if token.low in DOCUMENTS and (writer := clause.starting.get(at + 1)) is not None and not writer.poss:
            after = clause.tokens[writer.end].low if writer.end < len(clause.tokens) else ""
            if (
                after in ("sent", "wrote", "posted", "published", "signed", "issued", "released")
                and writer.kind != "other"
            ):
                return writer
    return lender(clause, len(clause.tokens))


def lender(clause: Clause, end: int) -> Mention | None:
    """Whose words a document is: 'the full quote from N', 'N's reply'."""
    for mention in clause.mentions:
        if mention.kind not in ("person", "role") or mention.end > end:
            continue
        if mention.poss and any(token.low in DOCUMENTS for token in clause.tokens[mention.end : mention.end + 3]):
            return mention
        at = mention.start - 1
        if (
            not mention.poss
            and at >= 0
            and clause.tokens[at].low == "from"
            and (at == 0 or _document(clause.tokens, at))
        ):
            return mention
    return None


def _indefinite_source(tokens: list[Token], at: int) -> bool:
    """'a comment from one unnamed rebel'."""
    return any(token.low == "from" for token in tokens[at + 1 : at + 3])


def _dash(clause: Clause) -> list[Cue]:
    """'… – N' at the end of a headline or after a quotation."""
    tokens = clause.tokens
    if len(tokens) < 3:
        return []
    for mention in reversed(clause.mentions[-2:]):
        at = mention.start - 1
        if at < 1 or tokens[at].text not in _DASHES or mention.kind not in ("person", "role") or mention.poss:
            continue
        ends = mention.end == len(tokens) or (tokens[mention.end].text in ",." and len(tokens) - mention.end < 10)
        if ends and (clause.sentence.block < 0 or tokens[at - 1].kind == "q"):
            return [Cue(at, (mention,), "dash", trails=True, adjacent=True)]
    return []


def _nest(clause: Clause, found: list[Cue]) -> list[Cue]:
    """Marks the cues that are part of what another cue's speaker says."""
    outer = next((cue for cue in found if cue.trails and (cue.who or cue.lemma in _PLAIN_SPEECH)), None)
    result: list[Cue] = []
    held: Cue | None = None
    for cue in found:
        nested = False
        if cue.manner in ("colon", "dash"):
            nested = False
        elif outer is not None and cue.at < outer.at and cue.who != outer.who:
            nested = not clause.parted(cue.at + 1, _begins(outer), strict=True)
        elif held is not None and not cue.trails and cue.manner not in ("carried", "dash", "colon", "by"):
            nested = _begins(cue) > held.at and not clause.parted(held.at + 1, _begins(cue))
        result.append(cue._replace(nested=nested))
        if not nested and cue.manner not in ("passive", "announced") and (cue.who or cue.lemma in _PLAIN_SPEECH):
            held = cue if cue.lemma not in NO_CONTENT else None
    return result


def _begins(cue: Cue) -> int:
    return min([cue.at, *(mention.start for mention in cue.who[:1])])
