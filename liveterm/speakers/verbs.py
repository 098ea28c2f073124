"""Verbs that make someone speak, by form: what they are a form of, and what they need beside them."""

from __future__ import annotations

from typing import NamedTuple

from liveterm.speakers.lexicon import listed


class Form(NamedTuple):
    """One spelling of a verb: `tense` is base, s, past, ing; `part` marks a past that is also the passive's."""

    lemma: str
    tense: str
    part: bool = True


_REGULAR = """
add agree update brief ask warn announce claim insist deny argue explain admit reveal confirm suggest respond reply accuse note tweet retweet
declare describe urge stress acknowledge concede quip joke promise pledge vow predict praise criticise criticize condemn
demand thank apologise apologize complain repeat recall remark reiterate state testify observe object boast imply signal hint
reject dismiss defend welcome mock blame challenge conclude comment caution counter assert allege lament maintain mention
outline propose remind report question quote reassure rebuke refute retort echo emphasise emphasize highlight rubbish
slam blast hail applaud congratulate call express voice appeal plead talk refer point contend reckon muse elaborate
clarify disclose brand label denounce decry deride ridicule scoff sneer chide urge implore 
underline underscore recount recommend advise inform assure pronounce proclaim profess opine guess joke grumble
whisper shout exclaim cry bemoan bewail rail ramble enthuse rave gush marvel hope mourn cite
tease rule play hit pay post lay gush sum kick lash liken    
issue deliver share continue pronounce rebut stipulate surmise theorise theorize volunteer warn postulate
chastise berate castigate lambast lambaste admonish bristle snap fume rage interject interrupt
swear    summarise summarize discuss address
"""
_IRREGULAR = """
say says said saying|tell tells told telling|write writes wrote writing written|speak speaks spoke speaking spoken
|make makes made making|give gives gave giving given|take takes took taking taken|set sets set setting|put puts put putting
|hit hits hit hitting|pay pays paid paying|lay lays laid laying|foresee foresees foresaw foreseeing
|read reads read reading|swear swears swore swearing sworn|draw draws drew drawing drawn|throw throws threw throwing thrown
|begin begins began beginning begun|find finds found finding
"""

NEEDS: dict[str, str] = {
    "update": "", "brief": "", "agree": "that saying adding", "defend": "his her the its their this",
    "talk": "about of up down", "speak": "about of out", "refer": "to", "point": "out to", "rule": "out",
    "play": "down", "hit": "back out", "pay": "tribute", "lay": "out into", "sum": "up", "kick": "back", "lash": "out",
    "make": "clear claim plea point argument accusation appeal", "give": "interview statement tribute", "take": "aim issue",
    "set": "out", "put": "it out", "call": "for on to him her it them the a an this that his their for it's us out",
     "read": "statement", "draw": "comparison parallels", "throw": "cold", "begin": "by",
    "find": "fault", "hope": "that", "issue": "statement warning apology plea appeal "
    "call denial", "deliver": "message warning verdict", "share": "thoughts view views message concerns verdict",
    "attack": "as for over", "rail": "against", "continue": "", "target": "as", "trail": "as", "cry": "",
    "swear": "that", "liken": "to", "compare": "to with", "address": "question questions criticism concerns by",
    "discuss": "", "post": "on that this a", "express": "", "voice": "", "snap": "", "interrupt": "", "rage": "",
    "label": "as a an", "brand": "as a an the him her it them", "credit": "with for", "volunteer": "that", "salute": "",
}  # fmt: skip
"""Words of which one must follow within a few: alone these verbs say nothing. Empty: a quotation must stand beside."""

ALONE = ("express", "voice", "salute", "discuss")
"""Verbs of NEEDS that speak without a companion after all, when a noun follows; listed to keep one table."""

INVERTS = listed("""
say add write warn explain argue claim insist reply respond ask admit declare recall joke continue conclude note
observe tweet predict announce confirm suggest reveal stress boast quip remark complain tell post urge caution
acknowledge concede muse retort promise vow read exclaim shout lament report promise repeat
""")
"""Verbs that may stand before who speaks: '…, said Ann Bell'."""

TAKES_PERSON = listed("""
tell ask accuse urge warn remind criticise criticize praise thank blame inform assure advise quote challenge condemn
mock congratulate describe call question
""")
PASSIVE_AFTER = {
    "accuse": "of", "urge": "to", "warn": "over", "tell": "to off", "question": "on over about by", "criticise": "for over by",
    "criticize": "for over by", "praise": "for by", "blame": "for", "condemn": "for over by", "challenge": "on over by",
    "mock": "for by over", "describe": "as by", "credit": "with", "report": "by", "quote": "as by", "thank": "for by",
    "call": "by", "ask": "to by", "brand": "a as by", "label": "a as by", "cite": "by as", "hail": "as by", "dismiss": "as by",
    "compare": "to", "liken": "to", "attack": "by", "slam": "for over by", "blast": "for over by", "address": "to",
    "post": "by", "announce": "by", "reject": "by", "welcome": "by", "defend": "by", "share": "by", "make": "by", "claim": "by",
    "applaud": "for by", "hit": "by with", "target": "by", "trail": "by", "read": "by", "write": "by", "propose": "by",
    "highlight": "by", "outline": "by", "say": "by", "issue": "by", "deliver": "by", "express": "by", "discuss": "by",
}  # fmt: skip
"""Followed by one of these, a past form without a helper is the passive of a headline: 'Bell accused of fraud'."""

NO_CONTENT = listed("""
pay praise criticise criticize condemn thank welcome mock congratulate applaud hail describe call refer defend reject
dismiss blame slam blast denounce brand label play hit set put take question talk speak challenge
""")
"""Verbs that take no clause: another's speech after them is not inside theirs."""

ANNOUNCES = listed("speak talk address answer face update brief")
"""'is speaking': said to be talking, nothing is said yet."""


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return {"admit": "admitted", "quip": "quipped", "slam": "slammed", "object": "objected", "signal": "signalled",
            "refer": "referred", "rebut": "rebutted", "sum": "summed", "label": "labelled", "snap": "snapped"}.get(verb, verb + "ed")  # fmt: skip


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _present(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    past = _past(verb)
    return (past[:-2] if past.endswith("ed") and not past.endswith("ied") else verb) + "ing"


def _forms() -> dict[str, Form]:
    table: dict[str, Form] = {}
    for verb in _REGULAR.split():
        table[verb] = Form(verb, "base")
        table[_third(verb)] = Form(verb, "s")
        table[_past(verb)] = Form(verb, "past")
        table[_present(verb)] = Form(verb, "ing")
    table["signaled"], table["labeled"] = Form("signal", "past"), Form("label", "past")
    for row in _IRREGULAR.replace("\n", "").split("|"):
        base, third, past, present, *participle = row.split()
        table[base], table[third] = Form(base, "base"), Form(base, "s")
        table[present] = Form(base, "ing")
        table[past] = Form(base, "past", not participle)
        for form in participle:
            table[form] = Form(base, "part")
    return table


FORMS = _forms()
