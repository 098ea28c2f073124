"""Speakers without a verb: before a colon, after a dash, behind a letter."""

from __future__ import annotations

from liveterm.speakers.capitals import is_many
from liveterm.speakers.clause import DASHES, Clause, Cue
from liveterm.speakers.first_names import MEN, WOMEN
from liveterm.speakers.lexicon import DOCUMENTS, MODALS, PREPOSITIONS, ROLE_HEADS, TRANSPARENT, UNNAMED, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.sentences import Token
from liveterm.speakers.subjects import from_document
from liveterm.speakers.verbs import FORMS

_GIVEN = MEN | WOMEN
_WRITES = listed("wrote written writes")
_LENT = DOCUMENTS | listed("verdict answer message assessment warning conclusion retort advice")
_WRITING = DOCUMENTS | _WRITES
_MANY = ("ers", "ors", "ists", "ees", "ants", "ians")
_ABOUT = listed("on after as ahead over following before about in amid")
"""What goes on after a name in a headline: '"…" - Bell on the bridge'."""


_HAS = listed("had has sent gave offered offers sends gives")
_MESSAGES = listed("message warning advice word words plea appeal answer verdict assessment")
"""What somebody has for others, to be told behind a colon."""
_TOLD = listed("tell inform warn remind advise")
_SIGNED = listed("signed written sent posted published penned")


def colon_cues(clause: Clause, found: list[Cue]) -> list[Cue]:
    """Adds who speaks before a colon: 'N: …', 'From N, the former minister:', 'More from N on …: "…"'."""
    tokens = clause.tokens
    for at in range(min(len(tokens), 60) if ":" in clause.words else 0):
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
    if any(cue.at < at and cue.lemma in _TOLD for cue in found):
        return ()  # "Bell was told: …"
    first = _opener(clause)
    opens = clause.sentence.opens or clause.sentence.block < 0
    if (
        (opens or (quotes and first is not None and first.start == 0))
        and first is not None
        and first.kind in ("person", "role")
        and not first.poss
        and not _loose(clause, first)
        and _fills(clause, first, at)
    ):
        return (first,)
    if not quotes:
        return _with_message(clause, at)
    return () if _is_label(clause, at) else _focus(clause, at)


def _with_message(clause: Clause, at: int) -> tuple[Mention, ...] | None:
    """Who has something to say, which a colon introduces: 'N had a blunt message for drivers: stay at home'."""
    who = clause.leading
    if who is None or who.kind == "other" or who.end + 1 >= at or clause.tokens[who.end].low not in _HAS:
        return None
    before = next((i for i in range(who.end + 1, min(who.end + 6, at)) if clause.tokens[i].low in _MESSAGES), -1)
    led = (token.low for token in clause.tokens[who.end + 1 : before])
    given = before > 0 and clause.tokens[before + 1].low in ("for", "to", ":")
    return (who,) if given and all(low == "of" or low not in PREPOSITIONS for low in led) else None


def _is_label(clause: Clause, at: int) -> bool:
    """Whether somebody unnamed stands alone before a colon: 'Regulators: "…"', 'The BBC: "…"'."""
    low = clause.tokens[at - 1].low
    many = at == 1 and (low in UNNAMED or (low.endswith(_MANY) and is_many(low)))
    whole = clause.ending.get(at)
    return many or (whole is not None and whole.start < 2 and whole.kind == "other" and clause.tokens[at - 1].capital)


def _opener(clause: Clause) -> Mention | None:
    """Who opens a sentence, after the body they work for: 'Bell: …', 'Radio Ashby's Ann Bell: …'."""
    for mention in clause.mentions[:3]:
        capitals = all(token.capital for token in clause.tokens[: mention.start])
        if not (capitals and mention.poss) and mention.start and not _owned(clause, mention):
            return None
        if mention.kind in ("person", "role") and not mention.poss:
            return mention
    return None


def _owned(clause: Clause, mention: Mention) -> bool:
    """Whether only the possessive of a body stands before a name: 'Radio Ashby's Ann Bell'."""
    before = clause.ending.get(mention.start)
    return before is not None and before.poss and all(token.capital for token in clause.tokens[: before.start])


def _loose(clause: Clause, mention: Mention) -> bool:
    """Whether a lone word before a colon is more likely a label, or a reader with a town: 'Update:', 'Nick, Wigan:'."""
    if mention.kind != "person" or len(mention.name) > 1 or mention.sure:
        return False
    rest = [later for later in clause.mentions if later.start > mention.end and len(later.name) > 1]
    if rest and any(token.text == ":" for token in clause.tokens[rest[0].end :]):
        return True  # "Ashby: Ann Bell on the bridge: …"
    low = mention.name[0].lower()
    shown = clause.sentence.block < 0 and clause.tokens[mention.end + 1 : mention.end + 2]
    if shown and shown[0].kind == "q":
        return False  # a headline's "Bell: 'no'"
    return low in _GIVEN or clause.tokens[mention.end].text in ",("


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
        lead = _before_body(clause, mention)
        if lead >= 0 and clause.tokens[lead].low == "from" and not mention.poss:
            return (mention,)
    if any(token.low.startswith("here") for token in clause.tokens[:2]) and before and before[-1].end == at:
        return (before[-1],)
    lent = lender(clause, at)
    if lent is not None:
        return (lent,)
    if any(
        token.low in DOCUMENTS and _indefinite_source(clause.tokens, i) for i, token in enumerate(clause.tokens[:at])
    ):
        return ()
    return next(((mention,) for mention in before if clause.leads(mention) and not _adjective(clause, mention)), None)


def _adjective(clause: Clause, mention: Mention) -> bool:
    """Whether a lone capital only opens the sentence: 'Partial transcript as follows:'."""
    if mention.kind != "person" or len(mention.name) > 1 or mention.sure or mention.end >= len(clause.tokens):
        return False
    low = clause.tokens[mention.end].low
    verbal = low in FORMS or low in TRANSPARENT or low in MODALS or low in PREPOSITIONS
    return (
        mention.start == 0 and clause.tokens[mention.end].kind == "w" and not verbal and not low.endswith(("s", "ed"))
    )


def dash_cues(clause: Clause) -> list[Cue]:
    """'… – N' at the end of a headline or after a quotation; '"…": N' in a headline."""
    tokens = clause.tokens
    if len(tokens) < 3 or (DASHES | {":"}).isdisjoint(clause.words):
        return []
    for mention in reversed(clause.mentions[-2:]):
        at = mention.start - 1
        if at > 1 and mention.kind == "person" and tokens[at].kind == "w" and tokens[at].text.islower():
            at -= 1  # "- teenager Bell on the bridge"
        colon = at > 0 and tokens[at].text == ":" and tokens[at - 1].kind == "q" and clause.sentence.block < 0
        if at < 1 or not (colon or tokens[at].text in DASHES) or mention.kind not in ("person", "role") or mention.poss:
            continue
        rest = tokens[mention.end].low if mention.end < len(tokens) else ""
        if tokens[at - 1].kind == "q" and clause.sentence.block < 0 and rest in _ABOUT:
            return [Cue(at, (mention,), "dash", trails=True, adjacent=True)]
        ends = mention.end == len(tokens) or (tokens[mention.end].text in ",." and len(tokens) - mention.end < 10)
        if ends and (clause.sentence.block < 0 or tokens[at - 1].kind == "q"):
            return [Cue(at, (mention,), "dash", trails=True, adjacent=True)]
    return []


def author(clause: Clause) -> Mention | None:
    """Who wrote a document the sentence mentions: 'the letter N sent', 'an e-mail from N', 'N's statement'."""
    for at, token in enumerate(clause.tokens if not clause.words.isdisjoint(_WRITING) else ()):
        if token.low in DOCUMENTS and (writer := clause.starting.get(at + 1)) is not None and not writer.poss:
            after = clause.tokens[writer.end].low if writer.end < len(clause.tokens) else ""
            if (
                after in ("sent", "wrote", "posted", "published", "signed", "issued", "released")
                and writer.kind != "other"
            ):
                return writer
        if token.low in _SIGNED and clause.tokens[at + 1 : at + 2] and clause.tokens[at + 1].low == "by":
            writer = clause.starting.get(at + 2)
            if writer is not None and writer.kind != "other" and not writer.poss:
                return writer
        if token.low in _WRITES and (writer := _who_wrote(clause, at)) is not None:
            return writer
    return lender(clause, len(clause.tokens))


def _who_wrote(clause: Clause, at: int) -> Mention | None:
    """Who 'has written to' somebody, or wrote a letter."""
    after = clause.tokens[at + 1].low if at + 1 < len(clause.tokens) else ""
    writer = clause.leading
    if writer is None or writer.kind == "other" or writer.end > at or after not in ("to", "a", "an"):
        return None
    return writer


def lender(clause: Clause, end: int) -> Mention | None:
    """Whose words a document is: 'the full quote from N', 'N's reply'."""
    for mention in clause.mentions:
        if mention.kind not in ("person", "role") or mention.end > end:
            continue
        if mention.poss and any(token.low in _LENT for token in clause.tokens[mention.end : mention.end + 3]):
            return mention
        at = mention.start - 1
        if (
            not mention.poss
            and at >= 0
            and (from_document(clause.tokens, at) or (at == 0 and clause.tokens[at].low == "from"))
        ):
            return mention
    return None


def _before_body(clause: Clause, mention: Mention) -> int:
    """The token before a mention and the body whose it is: 'from the Gazette's Ann Bell'."""
    body = clause.ending.get(mention.start)
    if body is None or not body.poss:
        return mention.start - 1
    at = body.start - 1
    return at - 1 if at >= 0 and clause.tokens[at].low == "the" else at


def _indefinite_source(tokens: list[Token], at: int) -> bool:
    """'a comment from one unnamed rebel'."""
    return any(token.low == "from" for token in tokens[at + 1 : at + 3])
