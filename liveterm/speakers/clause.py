"""A sentence with whom it names, and where in it clauses begin: what finding subjects stands on."""

from __future__ import annotations

import bisect
from typing import Literal, NamedTuple

from liveterm.speakers.lexicon import (
    BE,
    BOUNDARIES,
    CALENDAR,
    PLACE_OF,
    PREPOSITIONS,
    ROLE_HEADS,
    TITLES,
    TRANSPARENT,
    UNNAMED,
    listed,
)
from liveterm.speakers.names import Mention, apposed, speaks_itself
from liveterm.speakers.roles import Role, national
from liveterm.speakers.sentences import Sentence, Token
from liveterm.speakers.verbs import FORMS

Manner = Literal["says", "carried", "inverted", "by", "colon", "dash", "passive", "announced", "document"]
DASHES = frozenset("-–—―")
_BREAKS = BOUNDARIES | DASHES | {";", ":", "and"}
FOREIGN_AND = ("e", "y", "et", "und")
_LONGEST_LIST = 6
_TIMES = listed("midnight midday noon dawn dusk sunrise sunset nightfall lunch breakfast dinner christmas easter")
_DATELINE = 14
_MAKES = listed("became becomes become elected appointed named sworn chosen picked made installed new")
_BECOMES = BE | listed("became becomes become")
_MADE_AS = _MAKES | listed("in as the to be into office who ,")
"""Words that make an office somebody's, and what may stand between them and the office."""
_UNNAMED_ONES = listed("""
boy girl child baby toddler teenager teen youth man woman victim suspect player singer patient prisoner hostage pupil
student gunman attacker deceased accused couple pair twins
""")
"""Of whom a relative is named beside them."""
_CALLED = {
    "justice": "judge", "pc": "officer", "sgt": "officer", "insp": "officer", "det": "officer", "supt": "officer",
    "constable": "officer", "dr": "doctor", "prof": "professor", "sen": "senator", "cllr": "councillor",
    "gen": "general", "col": "colonel", "gov": "governor", "rep": "representative",
}  # fmt: skip
"""What somebody with a title is called afterwards: 'PC Ann Bell … The officer said'."""
REACH = 30
"""How many tokens an insertion between commas may have."""


class Cue(NamedTuple):
    """One making-speak: `who` (empty: somebody who is no named person), and the verb's token `at`.

    `nested` means inside another's words. `trails` means it closes the sentence, so that all before is its content.
    `aside` means in a relative clause inside another's words, which ends at a comma.
    """

    at: int
    who: tuple[Mention, ...]
    manner: Manner
    lemma: str = ""
    nested: bool = False
    trails: bool = False
    adjacent: bool = False
    aside: bool = False

    @property
    def prompts(self) -> bool:
        """Whether somebody only makes another speak: 'Asked by N, he said', 'Asked about N's claim, he said'."""
        if self.manner == "announced":
            return self.lemma == "claim that"
        return self.manner == "by" and self.lemma in ("ask", "press", "challenge", "question", "tell", "quiz")


class Clause:
    """One sentence with its mentions by the token they end before, which is how subjects are found."""

    def __init__(self, sentence: Sentence, found: list[Mention]) -> None:
        self.tokens = sentence.tokens
        self.sentence = sentence
        self.cues: list[Cue] | None = None  # once they were looked for
        self.words = {token.low for token in sentence.tokens}
        self.quoting = [at for at, token in enumerate(sentence.tokens) if token.kind == "q"]
        self.mentions = found
        self.ending = {mention.end: mention for mention in found}
        self.starting = {mention.start: mention for mention in found}
        self.inside = {at for mention in found for at in range(mention.start, mention.end)}
        line = _dateline(sentence)
        self.leading = next((m for m in found if m.start >= line and self.leads(m) and not self.subordinate(m)), None)
        breaks = not self.words.isdisjoint(_BREAKS)
        self.breaks = [
            at for at, token in enumerate(self.tokens) if breaks and token.low in _BREAKS and self._breaks(at)
        ]
        self.spoken = [at for at in self.quoting if self._said(at)]

    def _breaks(self, at: int) -> bool:
        """Whether a new clause begins at a token, so that what follows is not part of what was said before it."""
        low, after = self.tokens[at].low, self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if low in ("and", "but") and after == "that":
            return False  # "… insists that it is late, and that Bell agrees"
        if low in ("after", "before") and (after in _TIMES or after in CALENDAR):
            return False  # "… says she woke after midnight and heard him shout"
        return low != "and" or (at > 0 and self.tokens[at - 1].text == ",")

    def _said(self, at: int) -> bool:
        """Whether a token is a quotation after which another may speak."""
        return at + 1 < len(self.tokens) and self.tokens[at + 1].low in (",", "and")

    def parted(self, start: int, end: int, strict: bool = False) -> bool:
        """Whether a new clause begins between two cues; `strict` takes no quotation for the end of one."""
        return _any_between(self.breaks, start, end) or (not strict and _any_between(self.spoken, start, end))

    def leads(self, mention: Mention) -> bool:
        """Whether a mention can be a subject: no possessive, no object of a preposition."""
        for _ in range(_LONGEST_LIST):
            if mention.poss or self.apposes(mention):
                return False
            if mention.end < len(self.tokens) and self.tokens[mention.end].text == ":":
                return False
            before = self.tokens[mention.start - 1] if mention.start else None
            partner = self.ending.get(mention.start - 1) if before is not None and before.low == "and" else None
            if partner is None:
                break
            mention = self._heads_list(partner)
        return before is None or before.low not in PREPOSITIONS

    def _heads_list(self, mention: Mention) -> Mention:
        """The first of several lone names that commas join: 'of Ashby, Carrow and Lund'."""
        for _ in range(_LONGEST_LIST):
            at = mention.start - 1
            before = self.ending.get(at) if at > 0 and self.tokens[at].text == "," else None
            if before is None or before.kind == "pronoun" or len(mention.name) > 1:
                break
            mention = before
        return mention

    def subordinate(self, mention: Mention) -> bool:
        """Whether a mention begins a clause inside another ('video shows that N …') or only narrows another mention."""
        if mention.kind == "other" and self._narrows(mention):
            return True
        return mention.start > 0 and self.tokens[mention.start - 1].low in ("that", "whether", "if", "which", "than")

    def _narrows(self, mention: Mention) -> bool:
        """Whether a body is only where somebody works: 'Radio Ashby pundit Ann Bell'."""
        for at in (mention.end + 1, mention.end + 2):
            follows = self.starting.get(at)
            if follows is not None and follows.kind == "person":
                return all(_plain(token) for token in self.tokens[mention.end : at])
        return False

    def joined(self, mention: Mention) -> tuple[Mention, ...]:
        """A mention with those that 'and' joins to it on the left, in order."""
        group = [mention]
        while mention.kind != "pronoun" and len(group) < 6 and group[-1].start > 1:
            at = group[-1].start - 1
            if self.tokens[at].low not in ("and", "&", *FOREIGN_AND) and self.tokens[at].text != ",":
                break
            if self.tokens[at].text == "," and len(group) == 1:
                break
            before = self.before_comma(at) if self.tokens[at].text != "," else self.ending.get(at)
            if before is None or before.kind not in ("person", "role") or before.poss:
                break
            group.append(before)
        return tuple(reversed(group))

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
        """Every role the sentence says a person alone holds."""
        return [role for role in self.traits(mention) if not role.other]

    def traits(self, mention: Mention) -> list[Role]:
        """What the sentence says a person is: before the name, after it, or explained by it; the nation too."""
        before = self.ending.get(mention.start - 1) if self.explains(mention) else None
        title = _CALLED.get(mention.title, mention.title)
        rank = Role(title, frozenset()) if title in ROLE_HEADS else None
        place = PLACE_OF.get(self.tokens[mention.start - 1].low) if mention.start else None
        nation = national(place) if place else None
        held = before.role if before is not None else None
        given = (mention.role, rank, apposed(self.tokens, mention)[0], held, nation, self._made(mention))
        return [role for role in given if role is not None]

    def _made(self, mention: Mention) -> Role | None:
        """What a sentence says somebody has become: 'N was sworn in as mayor', 'They elected N as mayor'."""
        if mention.kind != "person" or mention.poss or self.words.isdisjoint(_MAKES):
            return None
        office = next((m for m in self.mentions if m.start >= mention.end and m.kind == "role"), None)
        between = self.tokens[mention.end : office.start] if office is not None else []
        if office is None or not all(token.low in _MADE_AS or token.low in TRANSPARENT for token in between):
            return None
        words = self.tokens[office.start : office.end]
        if any(token.capital for token in words) and not any(token.low in _BECOMES for token in between):
            return None  # "Ann Bell made Tom Reed mayor"
        made = any(token.low in _MAKES for token in self.tokens[max(0, mention.start - 1) : office.end])
        return office.role if made else None

    def explains(self, named: Mention) -> bool:
        """Whether a name between commas says who a role is: 'the mayor, Ann Bell, said'."""
        at = named.start - 1
        if named.kind != "person" or at < 1 or self.tokens[at].text != ",":
            return False
        before = self.ending.get(at)
        if before is None and self.tokens[at - 1].low in UNNAMED and len(named.name) == 1:
            return False  # "the disaster agency, Afad, says"
        if before is not None and self._opens_itself(before, named):
            return False
        return (before is None or before.kind == "role") and not self._of_another(at)

    def _opens_itself(self, role: Mention, named: Mention) -> bool:
        """Whether the comma before a name closes what comes before the sentence: 'In a letter to the mayor, N said'."""
        follows = self.tokens[named.end].low if named.end < len(self.tokens) else ""
        verb = follows in TRANSPARENT or (follows in FORMS and FORMS[follows].tense in ("s", "past"))
        return verb and role.start > 0 and self.tokens[role.start - 1].low in PREPOSITIONS

    def _of_another(self, at: int) -> bool:
        """Whether the name after a comma is as likely that of somebody whose relative speaks: 'The father of the boy,
        Bell, said'."""
        if self.tokens[at - 1].low not in _UNNAMED_ONES:
            return False
        return any(token.low == "of" for token in self.tokens[max(0, at - 7) : at - 1])

    def apposes(self, mention: Mention) -> bool:
        """Whether a role only explains the name before it: 'Ann Bell, the mayor'."""
        before = mention.start - 1
        if mention.kind != "role" or before < 1 or self.tokens[before].text != ",":
            return False
        named = self.ending.get(before)
        if named is None or named.kind != "person":
            return False
        return not speaks_itself(self.tokens, named, mention.end)

    def narrowed(self, mention: Mention) -> Mention:
        """Whom a place or body only narrows: 'Sen. N of Wyoming said', 'analyst N of AJ Bell says'."""
        at = mention.start - 1
        if at > 0 and self.tokens[at].low == "the":
            at -= 1
        if at < 1 or self.tokens[at].low not in ("of", "from", "at"):
            return mention
        named = self.ending.get(at)
        if named is None or named.kind != "person" or named.name[-1].lower() in TITLES:
            return mention
        before = self.tokens[named.start - 1].low if named.start else ""
        absolute = before in (
            "with",
            "by",
            "to",
        )  # "with Sen. N of Wyoming saying", "echoed by N of the union, who said"
        return named if absolute or self.leads(named) else mention

    def apposed(self, at: int) -> Mention | None:
        """The mention before the insertion that ends with the comma (or bracket) before a token."""
        closer = self.tokens[at - 1].text
        opener = "(" if closer == ")" else closer
        for back in range(at - 2, max(at - REACH, 0), -1):
            if self.tokens[back].text != opener:
                continue
            mention = self.ending.get(back)
            mention = self.narrowed(mention) if mention is not None else None
            if mention is None or mention.kind == "other" or self.apposes(mention) or mention.poss:
                continue
            if mention.kind == "person" and mention.start and self.tokens[mention.start - 1].low in ("of", "in", "at"):
                continue  # a place: 'Bell, of Springfield, said'
            if mention.start > 1 and self.tokens[mention.start - 1].text == "," and self._of_another(mention.start - 1):
                return None
            return mention
        return None


def _dateline(sentence: Sentence) -> int:
    """Where a sentence begins behind 'ASHBY, Fla. (AP) —'."""
    tokens = sentence.tokens
    if not sentence.opens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    return next((at + 1 for at, token in enumerate(tokens[:_DATELINE]) if token.text in DASHES), 0)


def _plain(token: Token) -> bool:
    """Whether a token is a word but neither verb nor helper nor preposition."""
    return token.kind == "w" and not (token.low in FORMS or token.low in TRANSPARENT or token.low in PREPOSITIONS)


def _any_between(places: list[int], start: int, end: int) -> bool:
    at = bisect.bisect_left(places, start)
    return at < len(places) and places[at] < end


def begins(cue: Cue) -> int:
    return min([cue.at, *(mention.start for mention in cue.who[:1])])
