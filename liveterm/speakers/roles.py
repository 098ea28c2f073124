"""Roles as they are written: 'the Nato secretary general', 'US Secretary of Defence', 'Ukraine's president'."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from liveterm.speakers.first_names import MEN, WOMEN
from liveterm.speakers.lexicon import (
    DEFINITE,
    DEPARTMENTS,
    FEMININE_NOUNS,
    GUARDED,
    INDEFINITE,
    MASCULINE_NOUNS,
    NATIONALS,
    OFFICES,
    PLACE_OF,
    PLAIN_STARTS,
    PREPOSITIONS,
    RELATIONS,
    ROLE_HEADS,
    TRANSPARENT,
    listed,
)
from liveterm.speakers.sentences import Token, words_of
from liveterm.speakers.verbs import FORMS

NATIONS = frozenset(PLACE_OF.values()) | frozenset(NATIONALS.values())
_WITH_NATIONS = listed("""
nato opec iaea wto imf unesco unicef interpol oecd asean south north new costa sri ivory coast arabia united states
kingdom
""")
"""Words that go with the name of a nation, or are a body's that one person leads."""
_WIDEST = 6
_GIVEN = MEN | WOMEN
_FILLER = listed("the of for and a an 's to in at")
_GENERAL = listed("secretary attorney director solicitor governor")
_OFFICE_GENERAL = listed("secretary-general attorney-general director-general solicitor-general")
_SPELLED = {"pm": ("minister", "prime"), "ceo": ("executive", "chief"), "vice-president": ("president", "vice")}


class Role(NamedTuple):
    """A role's head word and what narrows it. `other` when it is 'a' or 'another': nobody in particular."""

    head: str
    narrows: frozenset[str]
    other: bool = False
    gender: str = ""
    written: str = ""

    @property
    def office(self) -> bool:
        """Whether one person at a time holds it, so that other posts may mean the same one."""
        return self.head in OFFICES or self.head in _OFFICE_GENERAL

    def fits(self, held: Role) -> bool:
        """Whether this wording may stand for that role: all that narrows it is there, and no guarded word missing."""
        return (
            self.head == held.head and self.narrows <= held.narrows and self.narrows & GUARDED == held.narrows & GUARDED
        )


_ALSO = {
    "leader": (("president", ""), ("minister", "prime"), ("premier", ""), ("chancellor", ""), ("taoiseach", "")),
    "premier": (("minister", "prime"),),
    "president": (("leader", ""),),
    "secretary-general": (("chief", ""),),
    "chief": (("secretary-general", ""), ("director-general", "")),
}
"""What else somebody may be called who leads a nation or a body and of whom no more is said: the head, what narrows."""


def other_words(role: Role) -> list[Role]:
    """The offices that a loose word with a nation stands for: 'the Kenyan leader' is the president, or the premier."""
    loose = role.narrows and role.narrows <= (NATIONS | _WITH_NATIONS)
    return [Role(head, role.narrows | ({more} - {""})) for head, more in _ALSO.get(role.head, ())] if loose else []


AGED, NATIONAL, PARENT, PRONOUN = "year-old", "national", "parent of", "he"
"""Heads of what people are besides roles: 'the 34-year-old', narrowed by the age; 'the Spaniard', by the nation; 'the
father of three'; 'he', who is named only later."""
KIN = listed("wife husband widow son daughter mother father brother sister aunt uncle cousin")
_DOERS = (
    "ologist", "ographer", "ician", "caster", "keeper", "filmmaker", "fighter", "holder", "master", "man", "woman",
    "person", "setter", "grower", "breeder", "surfer", "hunter", "therapist",
)  # fmt: skip
_NOT_DOERS = listed("man woman person human superhuman german roman ottoman norman talisman layman caiman")
"""How words for what somebody is end, besides those that are listed."""
_DONE_TO_ROLES = listed("""
wins won beats beat becomes became meets met names named gets got sacks sacked appoints appointed hires hired joins
joined replaces replaced succeeds succeeded arrests arrested sees saw thinks knows loves hates backs backed
""")
"""Verbs that stand before what somebody is: 'N wins best actor'."""
_NUMBERS = listed("one two three four five six seven eight nine ten")


def aged(years: str) -> Role:
    return Role(AGED, frozenset({years}))


def national(place: str) -> Role:
    return Role(NATIONAL, frozenset({place}))


def is_one_of(tokens: list[Token], at: int) -> bool:
    """Whether 'independent' is what somebody is: 'the Ashby independent said'."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    verb = after is not None and (after.low in FORMS or after.low in TRANSPARENT)
    return verb and at > 1 and tokens[at - 2].low == "the" and tokens[at - 1].capital and not tokens[at].capital


def is_national(tokens: list[Token], at: int, end: int) -> bool:
    """'The Italian said': one of a nation, whom the post has named. 'The British' are many."""
    low = tokens[at].low
    if low not in PLACE_OF or not low.endswith(("an", "i", "greek", "czech")) or tokens[at].poss or end > at + 1:
        return False
    after = tokens[end] if end < len(tokens) else None
    verb = after is None or after.kind == "p" or after.low in FORMS or after.low in TRANSPARENT
    return verb and at > 0 and tokens[at - 1].low == "the"


def role_before(tokens: list[Token], at: int) -> tuple[Role | None, int]:
    """The role written directly before a name, and where the whole begins."""
    head = at - 1
    if head < 0 or tokens[head].kind != "w" or tokens[head].poss:
        return None, at
    if not is_head(tokens[head].low) and not is_general(tokens, head):
        head = _head_before_of(tokens, at)
        if head < 0:
            return None, at
    found = _around(tokens, head if not is_general(tokens, head) else head - 1, at)
    return found[0], found[1]


@lru_cache(maxsize=8192)
def is_head(word: str) -> bool:
    """Whether a lower-case word is what somebody is: 'mayor', 'ex-mayor'."""
    if word in ROLE_HEADS:
        return True
    if word.endswith(_DOERS) and word not in _NOT_DOERS:
        return True
    first, _, rest = word.partition("-")
    return bool(rest) and (
        (first in ("co", "vice", "deputy", "chief") and rest in ROLE_HEADS)
        or (first == "ex" and rest in ROLE_HEADS)
        or (rest.startswith(("of-", "in-")) and first in ROLE_HEADS)
    )


def role_of(text: str) -> Role | None:
    """The role that a text names, if it names one."""
    tokens = words_of(text, 0, len(text))
    found = (role_at(tokens, at) for at in range(len(tokens) - 1, -1, -1))
    return next((role[0] for role in found if role is not None), None)


def role_at(tokens: list[Token], head: int) -> tuple[Role, int, int] | None:
    """The role whose head word is at a token, and the tokens it takes in."""
    if not is_head(tokens[head].low) or (head and is_general(tokens, head)):
        return None
    end = head + 1
    if end < len(tokens) and is_general(tokens, end):
        end += 1
    while end < len(tokens) and is_head(tokens[end].low) and not tokens[end - 1].poss and tokens[end].text[0].islower():
        head, end = end, end + 1  # "deputy leader", "press secretary": the last noun is the head
    if tokens[end - 1].poss:
        return _around(tokens, head, end)
    whole = _after_of(tokens, end)
    role, start, _ = _around(tokens, head, whole)
    whose = whole > end and tokens[head].low in RELATIONS and tokens[whole - 1].capital
    return role, start, end if whose else whole  # 'a friend of Bell': Bell is named, too


def is_general(tokens: list[Token], at: int) -> bool:
    return tokens[at].low == "general" and at > 0 and tokens[at - 1].low in _GENERAL


def _head_before_of(tokens: list[Token], at: int) -> int:
    """'Secretary of Defence Pete Hegseth': the head, when a short 'of' phrase in capitals lies between."""
    for back in range(at - 1, max(at - _WIDEST, 0), -1):
        if tokens[back].low in ("of", "for"):
            office = tokens[back - 1].low in ROLE_HEADS and tokens[back - 1].low not in RELATIONS
            return back - 1 if office and back < at - 1 else -1
        if not tokens[back].capital and tokens[back].low not in ("and", "the"):
            return -1
    return -1


def _after_of(tokens: list[Token], end: int) -> int:
    """Past 'of the home affairs committee', 'for legal migration', 'at the Home Office'."""
    if end + 1 >= len(tokens) or tokens[end].low not in ("of", "for", "at"):
        return end
    stop = end + 1
    while stop < len(tokens) and stop - end < _WIDEST + 1 and _narrowing(tokens[stop]):
        stop += 1
        if tokens[stop - 1].poss:
            break
    while tokens[stop - 1].low in _FILLER or tokens[stop - 1].low in TRANSPARENT:
        stop -= 1
    return stop


def _narrowing(token: Token) -> bool:
    if token.kind != "w":
        return False
    low = token.low
    if token.text in ("US", "IT"):
        return True
    if token.capital and low not in PLAIN_STARTS:
        return low not in _GIVEN  # the name itself: 'chief of staff Ann Bell'
    if low in ("and", "the", "of"):
        return True
    if low in DEPARTMENTS:
        return True  # "of state"
    return low not in PLAIN_STARTS and low not in PREPOSITIONS and low not in TRANSPARENT and low not in FORMS


def _around(tokens: list[Token], head: int, end: int) -> tuple[Role, int, int]:
    """The role of a head, with the words that narrow it on both sides."""
    start = head
    while start and head - start < _WIDEST and _before(tokens[start - 1]):
        start -= 1
    opener = tokens[start - 1].low if start else ""
    if opener in DEFINITE or opener in INDEFINITE:
        start -= 1
    name, extra = _head(tokens, head)
    narrowed = [token.low for token in tokens[start:end] if token.kind == "w" and token is not tokens[head]]
    words = (
        {PLACE_OF.get(word, word) for word in narrowed}
        - _FILLER
        - DEFINITE
        - INDEFINITE
        - {"general", tokens[head].low}
    )
    low = tokens[head].low
    gender = "f" if low in FEMININE_NOUNS else "m" if low in MASCULINE_NOUNS else ""
    written = " ".join(token.text for token in tokens[start:end] if token.low not in DEFINITE)
    return Role(name, frozenset(words | extra), opener in INDEFINITE, gender, written), start, end


def _before(token: Token) -> bool:
    """Whether a word may narrow the role that follows."""
    if token.kind != "w" or token.low in PLAIN_STARTS or token.low in PREPOSITIONS:
        return token.low in ("first", "co") or token.text == "US"
    return token.capital or not (token.low in TRANSPARENT or token.low in FORMS or token.low in _DONE_TO_ROLES)


def _head(tokens: list[Token], head: int) -> tuple[str, set[str]]:
    low = tokens[head].low
    if head + 1 < len(tokens) and is_general(tokens, head + 1):
        return f"{low}-general", set()
    if low in ("father", "mother") and head + 2 < len(tokens) and tokens[head + 1].low == "of":
        return (PARENT if tokens[head + 2].kind == "n" or tokens[head + 2].low in _NUMBERS else low), set()
    if low in NATIONALS:
        return NATIONAL, {NATIONALS[low]}
    if low in _SPELLED:
        return _SPELLED[low][0], {_SPELLED[low][1]}
    return low, set()
