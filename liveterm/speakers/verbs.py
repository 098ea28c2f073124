"""Verbs that make someone speak, by form: what they are a form of, and what they need beside them."""

from __future__ import annotations

from typing import NamedTuple

from liveterm.speakers.lexicon import listed


class Form(NamedTuple):
    """One spelling of a verb: `tense` is base, s, past, part, ing; `part` marks a past that is also the passive's."""

    lemma: str
    tense: str
    part: bool = True


_REGULAR = listed("""
accuse acknowledge add address admit advise agree allege announce answer apologise apologize appeal applaud argue ask
assert assure berate bemoan blame blast boast brand brief call castigate caution challenge chastise chide chime cite
claim clarify comment complain concede conclude condemn confess confirm congratulate contend continue counter credit
criticise criticize cry declare decry defend deliver demand denounce deny deride describe disagree disclose discuss
dismiss dispute double elaborate email emphasise emphasize enthuse exclaim explain express fire fume grumble gush hail
highlight hint identify implore imply inform insist interject interrupt issue joke kick label lambast lambaste lament
lash liken maintain mention mock muse note object observe offer open opine outline plead pledge point post postulate
praise predict proclaim profess promise pronounce propose push question quip quote rage rail raise reaffirm reason
reassure rebuff rebuke rebut recall reckon recommend recount refer refute reiterate reject remark remember remind repeat
reply report respond retort retweet reveal ridicule rubbish rule scoff scream share shout sigh signal slam snap sneer
state stipulate stress suggest sum summarise summarize surmise talk tease testify text thank theorise theorize threaten
tweet underline underscore update urge voice volunteer vow moan groan laugh sob thunder roar chuckle gasp mutter marvel
appeal press wonder reflect use coin compare fear warn weigh welcome whisper yell play
bark bellow chant shriek hiss growl snarl murmur wail beam smile
""")
_IRREGULAR = """
say says said saying|tell tells told telling|write writes wrote writing written|speak speaks spoke speaking spoken
make makes made making|give gives gave giving given|take takes took taking taken|set sets set setting
put puts put putting|cast casts cast casting|shoot shoots shot shooting|believe believes believed believing
feel feels felt feeling
hit hits hit hitting|pay pays paid paying|lay lays laid laying|foresee foresees foresaw foreseeing
read reads read reading|swear swears swore swearing sworn|draw draws drew drawing drawn
begin begins began beginning begun|find finds found finding
sing sings sang singing sung|grin grins grinned grinning
quiz quizzes quizzed quizzing
"""
_DOUBLED = {
    "admit": "admitted", "quip": "quipped", "slam": "slammed", "signal": "signalled", "refer": "referred",
    "rebut": "rebutted", "sum": "summed", "label": "labelled", "snap": "snapped",
}  # fmt: skip

_NEEDED = """
talk: about of up down | speak: about of out | refer: to | point: out | rule: out | play: down | hit: back out
pay: tribute | lay: out into | sum: up | kick: back | lash: out | push: back | fire: back | open: up by | double: down
weigh: in | chime: in | set: out | put: it out | take: aim issue | find: fault | rail: against | begin: by
make: clear claim plea point argument accusation appeal | give: interview statement tribute | read: statement
call: for on to him her it them the a an this that his their it's us out | draw: comparison parallels | reason:
sigh: | scream: | agree: . that saying adding it he she they there we | defend: his her the its their this
maintain: that | observe: that | swear: that | recall: he she they that how when being a the his her
remember: that how when being a the his her | plead: with for | offer: condolences apology sympathy thanks
issue: statement warning apology plea appeal call denial | deliver: message warning verdict
share: thoughts view views message concerns verdict | post: on that this | volunteer: that | liken: to
address: question questions criticism concerns | applaud: for | threaten: that | label: as a an
brand: as a an the him her it them
credit: with for | blast: as for over the his her | slam: as for over the his her decision | express: the | update:
brief: | answer: | continue: | cry: | discuss: | voice: | use: phrase term word words expression language slogan
coin: phrase term word expression slogan
compare: to with | shoot: back | fear: | believe: | feel: | snap: | interrupt: | rage: | moan: | groan: | laugh: | sob:
thunder: | roar: | chuckle: | gasp: | mutter: | fume: | grumble: | shout: | marvel: | reflect: on that
press: on about over whether if why | quiz: on about over whether if
bark: | bellow: | chant: | shriek: | hiss: | growl: | snarl: | murmur: | wail: | sing: | yell:
appeal: for | joke: that about he she it they | beam: | smile: | grin: | cast: doubt doubts
raise: concern concerns question questions fears doubt doubts objections
wonder: if whether why how what aloud | email: to that in | text: to that in | identify: as
"""
NEEDS = {
    verb.strip(): listed(words)
    for verb, _, words in (row.partition(":") for row in _NEEDED.strip().replace("\n", "|").split("|"))
}
"""Words of which one must follow within a few: alone these verbs say nothing. Empty: a quotation must stand beside."""

STRICT = listed("use coin compare raise cast")
"""Verbs of `NEEDS` that a quotation beside them is not enough for: 'used "reasonable force"'."""

OBJECTS = listed("fear believe feel")
"""Verbs of the mind: they make somebody speak only when the very next words are in marks."""

ALONE = listed("express voice")
"""Verbs of `NEEDS` for which any noun will do: 'expressed concern'."""

PHONES = listed("police ambulance emergency fire doctor doctors meeting election vote strike referendum halt truce")
"""What is called without a word that is worth reporting."""

INVERTS = listed("""
say add write warn explain argue claim insist reply respond ask admit declare call recall remember joke continue
conclude note observe tweet predict announce confirm suggest reveal stress boast quip remark complain tell post urge
caution acknowledge concede muse retort promise vow read exclaim shout fume rage moan groan laugh sob thunder roar
chuckle gasp mutter grumble marvel wonder reflect whisper gush enthuse scoff reckon counter contend interject cry
testify opine snap plead tease lament report repeat email text sigh yell reason bark bellow chant shriek hiss growl
snarl murmur wail beam smile grin
""")
"""Verbs that may stand before who speaks: '…, said Ann Bell'."""

_PASSIVES = """
accuse: of | urge: to | warn: over | tell: to off | question: on over about by | criticise: for over by
criticize: for over by | praise: for by | blame: for | condemn: for over by | challenge: on over by | mock: for by over
describe: as by | credit: with | quote: as by | thank: for by | ask: to by | brand: a as by | label: a as by
cite: by as | identify: as by | hail: as by | dismiss: as by | liken: to
slam: for over by | blast: for over by | address: to by
press: on about over by for whether | quiz: on about over by
applaud: for by | hit: by with
"""
PASSIVE_AFTER = {
    verb.strip(): listed(words)
    for verb, _, words in (row.partition(":") for row in _PASSIVES.strip().replace("\n", "|").split("|"))
}
"""Followed by one of these (by any verb: 'by'), a past form without a helper is the passive of a headline."""

NO_CONTENT = listed("""
pay praise criticise criticize condemn thank welcome mock congratulate applaud hail describe call refer defend reject
dismiss blame slam blast denounce brand label play hit set put take question press quiz talk speak challenge
""")
"""Verbs that take no clause: another's speech after them is not inside theirs."""

PLAIN_SPEECH = listed("say tell ask add write warn insist argue reply")
"""Verbs that cannot be taken for nouns: only these make somebody unnamed speak."""

LEADS = listed("quote cite")
"""Verbs whose object speaks: 'quoted Ann Bell as saying'."""

ANNOUNCES = listed("speak talk address answer update brief")
"""'is speaking': said to be talking, nothing is said yet."""


def _past(verb: str) -> str:
    if verb in _DOUBLED:
        return _DOUBLED[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _present(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return _DOUBLED.get(verb, verb + "ed").removesuffix("ed") + "ing"


def _forms() -> dict[str, Form]:
    table: dict[str, Form] = {}
    for verb in _REGULAR:
        table[verb] = Form(verb, "base")
        table[_third(verb)] = Form(verb, "s")
        table[_past(verb)] = Form(verb, "past")
        table[_present(verb)] = Form(verb, "ing")
    table["signaled"], table["labeled"] = Form("signal", "past"), Form("label", "past")
    for row in _IRREGULAR.strip().replace("\n", "|").split("|"):
        base, third, past, present, *participles = row.split()
        table |= {base: Form(base, "base"), third: Form(base, "s"), present: Form(base, "ing")}
        table[past] = Form(base, "past", not participles)
        table |= {form: Form(base, "part") for form in participles}
    return table


FORMS = _forms()
