"""What a capital letter may mean: a first name, a title, a role, a place, or the mere start of a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import dropwhile

from liveterm.speakers.first_names import MEN, WOMEN
from liveterm.speakers.lexicon import (
    ABBREVIATIONS,
    CALENDAR,
    DEFINITE,
    DEPARTMENTS,
    LEADING,
    NAME_PARTICLES,
    ORGANISATIONS,
    PARTIES,
    PLACES,
    PLAIN_STARTS,
    PREPOSITIONS,
    ROLE_HEADS,
    TITLES,
    TRANSPARENT,
    UNNAMED,
    listed,
)
from liveterm.speakers.roles import is_head
from liveterm.speakers.sentences import Token
from liveterm.speakers.verbs import FORMS

Ask = Callable[[str], bool]

_FIRST_NAMES = MEN | WOMEN
_NOT_NAMES = PLACES | PARTIES | ORGANISATIONS | CALENDAR | DEPARTMENTS
_COMPOUND = listed("""
based led born backed style made era like wide only free run owned held bound area class speaking old year
themed inspired related linked dominated controlled affiliated aligned sized shaped leaning listed educated
trained level friendly stricken hit occupied sceptic skeptic adjacent appointed nominated approved endorsed
""")
_NAMES_OR_NOT = _FIRST_NAMES | _NOT_NAMES
_NOT_PARTS = _NOT_NAMES | _COMPOUND
_BEFORE_PLACES = _NOT_NAMES | ROLE_HEADS
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands millions")
_LED_BY = ("by", "with", "as", "at", "from", "over", "outside", "into")
"""What follows a participle that opens a sentence: 'Flanked by …'."""
_PEOPLE_DO = listed("says said tells told asks asked adds added replies replied insists insisted thinks thought")
_PLACE_OPENERS = listed("san santa santo são saint st fort port cape new los las puerto rio upper lower greater")
"""Words that make a place of the name after them."""
_SEATED, _LONGEST_SEAT = listed("mp msp td mep ms senedd member"), 4
_KIN = listed("bin bint ibn al el ben abu af av mac")
"""Particles that first names follow."""
NAMES_TOO = listed("""
park hill lane hall bridge church cross temple castle field street lake forest river bell fox king hills power drax
beazley whitbread roche vinci nomura nordstrom booker bunzl halma hiscox croda redrow
""")
"""Words for places, and for firms that nobody of the name leads, that are surnames, too."""
FOUNDERS = listed("""
haas mclaren ford ferrari honda toyota siemens bosch dell disney warner chase sachs lockheed northrop citroën renault
peugeot hermès adidas burberry barratt merck pirelli tata adani jefferies moody's wolves burton boots deere kroger
walgreen merrill wells dyson porsche chrysler bentley morgan gucci prada armani versace hilton marriott
""")
"""Surnames that firms bear."""
_BORNE = NAMES_TOO | FOUNDERS
_HONOURS = listed("mr mrs ms mx dr prof professor")
_ADDRESSED = listed("president speaker chairman chairwoman chair secretary ambassador minister mayor chancellor")
"""Offices that are addressed with a title: 'Mr Speaker'."""
_ASK_TOO = listed("will may mark")
"""First names that may as well open a question."""
_SUFFIXES = listed("jr jnr sr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi kc qc obe cbe mbe dbe mp")
_AGENTS = ("ers", "ors", "ists", "ees", "ants", "ians", "eers", "ents", "ies", "ics", "ions", "ments", "ures", "ages")
_ABSTRACT = ("tion", "sion", "ment", "ship", "llion", "ology")
"""How nouns end that no name ends like: 'Devolution', 'Rebellion'."""
_SURNAMES = listed("""
rogers myers sanders peters saunders chambers connors evers flowers ayers powers byers bowers summers winters waters
masters meyers sellers withers somers akers ellers walters menzies davies jefferies jeffries humphries gillies gages
mathers rivers fowlers cummings carruthers wolters meijers williams jones evans hughes edwards roberts richards adams
phillips stevens simmons jenkins collins higgins perkins watkins hopkins hawkins atkins wilkins dawkins jennings
hastings billings matthews andrews reynolds daniels michaels hayes holmes barnes rhodes yates stokes brooks banks marks
hicks burns stephens owens gibbs jacobs woods fields parks reeves graves greaves briggs biggs riggs hobbs stubbs nichols
nicholls weeks meeks hodges bridges rawlings james thomas charles giles miles wells mills hills childs fuchs sachs
hobbes soames eames ames jarvis simons symons hutchins huggins wiggins robbins timmins cousins parsons lyons emmons
simpsons watts potts butts roots coates oates bates keats sykes dykes hawkes stocks fox nunes gomes lopes alves neves
""")
"""Names that end as words for many people do."""
_INNER = re.compile(r"(?!Ma?c|O|De|Di|Du|La|Le|Van|Von|Fitz|St|Al|El|Jo|Mac)[A-Z][a-z]+[A-Z][A-Za-z]*$")
_COINED = ("soft", "tech", "corp", "pharma", "flix", "coin", "labs", "mart", "media")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*$")


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word as names compare: lower case, without accents, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in plain if char.isalpha())


def is_first_name(word: str) -> bool:
    """Whether a word, or the first part of 'Jean-Luc', is a first name we know."""
    first = word.lower().partition("-")[0]
    return first in _FIRST_NAMES or folded(first) in _FIRST_NAMES


def is_compound(low: str) -> bool:
    """Whether a hyphen makes an adjective of a name: 'Bell-themed'."""
    return "-" in low and low.rpartition("-")[2] in _COMPOUND


@lru_cache(maxsize=8192)
def is_second(word: str) -> bool:
    """Whether a word follows the surname in a Korean name: 'Geun-ha', not 'Al-masri', 'Ashby-led'."""
    first, hyphen, second = word.partition("-")
    small = word.lower()
    plain = first.isalpha() and second.isalpha() and first.istitle() and second.islower() and len(word) < 11
    return bool(hyphen) and plain and len(second) > 1 and first.lower() not in NAME_PARTICLES and not is_compound(small)


def is_many(low: str) -> bool:
    """Whether a word looks like the plural of a noun rather than a name: 'crews', not 'Harris'."""
    return low.endswith("s") and not low.endswith(("is", "us", "ss")) and low not in _SURNAMES


def letters(tokens: list[Token], common: Ask, known: Ask) -> list[str]:
    """What each token may be, one letter each.

    F first name, U unknown, N no name, R role, T title, I initial, S suffix; without a capital p particle, r role;
    "" plain.
    """
    return [
        _capital_kind(tokens, at, common, known)
        if token.capital
        else _small_kind(token.text, token.low) and _in_place(tokens, at)
        for at, token in enumerate(tokens)
    ]


@lru_cache(maxsize=8192)
def _small_kind(text: str, low: str) -> str:
    """What a word without a capital may be: mostly nothing."""
    if low in NAME_PARTICLES:
        return "p"
    if is_head(low):
        return "r"
    particle, _, rest = text.partition("-")
    if rest[:1].isupper() and len(particle) > 1 and particle in NAME_PARTICLES:
        return "N" if low in _NOT_NAMES else "U"  # "al-Bell", "ben-Bell"
    return ""


def _in_place(tokens: list[Token], at: int) -> str:
    """What a word without a capital is among its neighbours."""
    token = tokens[at]
    kind = _small_kind(token.text, token.low)
    return "" if kind == "p" and token.low not in _KIN and _whole_name(tokens, at + 1) else kind


def _whole_name(tokens: list[Token], at: int) -> bool:
    """Whether a whole name stands within three capitals of a token: 'von Minister Jens Bell' is no part of one."""
    for i in range(at, min(at + 3, len(tokens) - 1)):
        if not tokens[i].capital:
            return False
        if is_first_name(tokens[i].low):
            return tokens[i + 1].capital
    return False


def _capital_kind(tokens: list[Token], at: int, common: Ask, known: Ask) -> str:
    """What a capital may be: the first that any rule says, else a name nobody knows."""
    for rule in (_plain_kind, _styled_kind, _thing_kind):
        kind = rule(tokens, at, common, known)
        if kind is not None:
            return kind
    return "U"


def _plain_kind(tokens: list[Token], at: int, common: Ask, known: Ask) -> str | None:
    """What a capital is that is mostly a word of everyday."""
    token = tokens[at]
    low = token.low
    if token.text in ("US", "IT"):
        return "N"
    if token.text == "Per" and not begins_clause(tokens, at) and _before_capital(tokens, at):
        return "F"
    if low in FORMS and at > 1 and tokens[at - 1].low in NAME_PARTICLES and tokens[at - 2].capital:
        return "U"  # "Omar bin Said"
    if _is_given_an(tokens, at) or (token.text == "Un" and at and tokens[at - 1].capital and not tokens[at - 1].poss):
        return "U"  # "An Bell said", "Kim Jong Un"
    if (
        low in FORMS
        and FORMS[low].tense == "base"
        and at
        and _is_given(tokens[at - 1])
        and not begins_clause(tokens, at)
    ):
        return "U"  # "Stevie Wonder"
    if (low in PLAIN_STARTS and _named_so(tokens, at, known)) or (low in _BORNE and _is_known(tokens, at, known)):
        return "U"
    if (
        low in PLAIN_STARTS
        or "'" in low[-4:-1]
        or (low in FORMS and low not in _NAMES_OR_NOT and not known(folded(low)))
    ):
        followed = at + 1 < len(tokens) and tokens[at + 1].capital and low in _ASK_TOO
        return "F" if followed else ""
    return None


def _styled_kind(tokens: list[Token], at: int, common: Ask, known: Ask) -> str | None:
    """What a capital is that stands in front of a name or behind one: title, office, initial."""
    token = tokens[at]
    low = token.low
    titled = low in TITLES and at + 1 < len(tokens) and (tokens[at + 1].capital or tokens[at + 1].text == ".")
    if titled and (low not in ("m", "sr") or _is_mister(tokens, at, known)):
        return "T"
    if low in _NOT_NAMES and _after_honour(tokens, at):
        return "F" if is_first_name(low) and _before_capital(tokens, at) else "U"  # "Mr Haas", "Ms Park"
    if low in _NOT_NAMES and len(low) < 6 and at + 1 < len(tokens) and is_second(tokens[at + 1].text):
        return "U"
    if low in _SUFFIXES and _after_name(tokens, at, known):
        return "S"
    if _of_place(tokens, at):
        return "N"
    if low in ROLE_HEADS:
        named = low not in _ADDRESSED and _after_title(tokens, at) and not _before_capital(tokens, at)
        return "U" if named else "R"  # "Mr Porter", not "Mr Speaker"
    if _INITIALS.match(token.text) or (
        token.text.isupper() and len(token.text) == 2 and low not in _NOT_NAMES and _before_capital(tokens, at)
    ):
        return "I"
    return None


def _thing_kind(tokens: list[Token], at: int, common: Ask, known: Ask) -> str | None:
    """What a capital is that names no person, unless a first name is known."""
    token = tokens[at]
    low = token.low
    if low in LEADING and low not in _FIRST_NAMES and begins_name(tokens, at) and _before_capital(tokens, at):
        return "N"
    if low in ABBREVIATIONS and at + 1 < len(tokens) and tokens[at + 1].text == ".":
        return "N"
    parts = low.split("-")
    if parts[0] in _TENS:
        return ""
    if (
        low in _NOT_NAMES
        or (low.removesuffix("s") in PLACES and not (low in _FIRST_NAMES or low in _SURNAMES or known(folded(low))))
        or parts[0] in ("d", "r", "i", "ex")
        or (
            len(parts) > 1
            and (parts[-1] in _NOT_PARTS or (parts[0] in _NOT_NAMES and parts[1] == token.text[-len(parts[1]) :]))
        )
    ):
        return "F" if low in _FIRST_NAMES and (_before_capital(tokens, at) or _before_particle(tokens, at)) else "N"
    if token.text.isupper() and len(token.text) > 2 and not _before_capital(tokens, at) and not known(folded(low)):
        labels = at > 0 and tokens[at - 1].low in _HONOURS and at + 1 < len(tokens) and tokens[at + 1].text == ":"
        return "U" if labels else "N"  # "MR BELL: …"
    if is_first_name(low):
        return "F"
    if (_shouted(token.text) or (_coined(token.text) and not _before_capital(tokens, at))) and not known(folded(low)):
        return "N"
    if begins_clause(tokens, at) and not known(folded(low)) and _opens(tokens, at, common):
        return ""
    if low.endswith(_ABSTRACT) and len(low) > 6 and not known(folded(low)) and not (at and _is_given(tokens[at - 1])):
        return "N"
    return None


def _is_given_an(tokens: list[Token], at: int) -> bool:
    """Whether 'An' is a first name: a consonant follows, then what the name does: 'An Bell said'."""
    if tokens[at].low != "an" or at + 2 >= len(tokens) or tokens[at].poss:
        return False
    last, after = tokens[at + 1], tokens[at + 2]
    named = last.capital and last.text.istitle() and last.low[0] not in "aeiouhy" and last.low not in _NOT_NAMES
    return named and (last.poss or after.text == "," or after.low in FORMS) and not is_head(last.low)


def _is_mister(tokens: list[Token], at: int, known: Ask) -> bool:
    """Whether 'M.' or 'Sr.' is a title, one word of a name following; not 'Tom Bell Sr.', 'M. Ann Bell'."""
    name = at + 2 if tokens[at + 1].text == "." else at + 1
    if name + 1 >= len(tokens) or not tokens[name].capital or (at and tokens[at - 1].capital):
        return False
    if tokens[at].low == "m":
        return name == at + 2 and not tokens[name + 1].capital and not _shouted(tokens[name].text)
    return not _after_name(tokens, at, known)


def _is_given(token: Token) -> bool:
    return token.capital and not token.poss and token.text.isalpha() and is_first_name(token.low)


def _after_name(tokens: list[Token], at: int, known: Ask) -> bool:
    """Whether a suffix follows a name; 'MP' stands as often after a place: 'the Stoke Newington MP'."""
    if not at or tokens[at - 1].kind != "w" or not tokens[at - 1].capital or tokens[at].text == "Mp":
        return False
    if tokens[at].low != "mp":
        return True
    given = at > 1 and (is_first_name(tokens[at - 2].low) or tokens[at - 2].low in TITLES)
    return given or known(folded(tokens[at - 1].low))


def _named_so(tokens: list[Token], at: int, known: Ask) -> bool:
    """Whether a plain word is a surname here: 'Theresa May', and 'May is speaking' when she is known."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.kind == "n":
        return False
    before = tokens[at - 1] if at else None
    if (
        before is not None
        and before.capital
        and not before.poss
        and before.low in _FIRST_NAMES
        and (before.low not in PLAIN_STARTS or (after is not None and after.low in FORMS and before.low in _ASK_TOO))
    ):
        return True
    if not known(folded(tokens[at].low)) or (before is not None and before.low in PREPOSITIONS):
        return False
    return not begins_clause(tokens, at) or _acts(tokens, at)


def _is_known(tokens: list[Token], at: int, known: Ask) -> bool:
    """Whether a word for a place does what the one known of that name would: 'Lane says', but 'Penny Lane says'."""
    alone = begins_name(tokens, at) and not _before_capital(tokens, at)
    led = at > 0 and (tokens[at - 1].low in DEFINITE or tokens[at - 1].low in PREPOSITIONS)
    return alone and not led and (_acts(tokens, at) or tokens[at].poss) and known(folded(tokens[at].low))


def _acts(tokens: list[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.low in TRANSPARENT or after.low in FORMS)


def _after_title(tokens: list[Token], at: int) -> bool:
    back = at - 2 if at > 1 and tokens[at - 1].text == "." else at - 1
    return back >= 0 and tokens[back].low in ("mr", "mrs", "ms", "miss", "sir", "dr", "lord", "lady")


def _after_honour(tokens: list[Token], at: int) -> bool:
    """Whether a title stands before a word that only people have, whatever they are called."""
    back = at - 2 if at > 1 and tokens[at - 1].text == "." else at - 1
    return back >= 0 and tokens[back].low in _HONOURS and tokens[back].capital and not tokens[at].text.isupper()


def _shouted(text: str) -> bool:
    """BBC, PMQs, 4G: capitals that no name has."""
    capitals = sum(char.isupper() for char in text)
    return len(text) > 1 and (capitals == len(text) or (capitals > 2 and "-" not in text))


def _coined(text: str) -> bool:
    """PayPal, AstraZeneca, Cisoft: words that were made up for a firm; not McBell, DeBell, O'Bell."""
    return bool(_INNER.match(text)) or (len(text) > 5 and text.lower().endswith(_COINED))


def _before_capital(tokens: list[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].capital
        and not tokens[at].poss
        and tokens[at + 1].low not in PLAIN_STARTS
    )


def _before_particle(tokens: list[Token], at: int) -> bool:
    """Whether the rest of a name follows that goes on in small letters: 'Jan van Bell', 'Jan van-Bell'."""
    after = tokens[at + 1 : at + 5]
    if not after or after[0].kind != "w" or after[0].capital or tokens[at].poss:
        return False
    rest = dropwhile(lambda token: _small_kind(token.text, token.low) == "p", after)
    name = next(rest, None)
    parted = name is not None and name is not after[0] and name.capital
    return parted or _small_kind(after[0].text, after[0].low) == "U"


def begins_name(tokens: list[Token], at: int) -> bool:
    """Whether no other capital stands before a word: 'Red Bull', not 'Ann Red Bull'."""
    return at == 0 or not tokens[at - 1].capital or tokens[at - 1].low in PLAIN_STARTS


def begins_clause(tokens: list[Token], at: int) -> bool:
    return at == 0 or (tokens[at - 1].kind in "pq" and tokens[at - 1].text not in ",.&'’)")


def _opens(tokens: list[Token], at: int, common: Ask) -> bool:
    """Whether a capital is only the first word of a sentence: 'Copies of …', 'Homeowners said they …'."""
    low = tokens[at].low
    after_it = tokens[at + 1] if at + 1 < len(tokens) else None
    if low in NAME_PARTICLES and after_it is not None and (after_it.capital or after_it.low in NAME_PARTICLES):
        return False  # "Van der Bell: …"
    acts = after_it is not None and after_it.low in _PEOPLE_DO
    if common(low) or (low.endswith("ing") and not acts) or (low.endswith("s") and common(low[:-1])):
        return True
    after = [token.low for token in tokens[at + 1 : at + 5]]
    if after[:1] == ["of"] or (after[:1] and after[0] in _LED_BY and low.endswith("ed") and not low.endswith("eed")):
        return True
    if not low.endswith("s") or tokens[at].poss or _before_capital(tokens, at):
        return False
    if after[:1] and (after[0] in ("was", "is", "has") or (after[0] in FORMS and FORMS[after[0]].tense == "s")):
        return low in UNNAMED
    return low in UNNAMED or (low.endswith(_AGENTS) and is_many(low)) or bool({"they", "their"} & set(after))


def _of_place(tokens: list[Token], at: int) -> bool:
    """Whether a capital is part of a place's name: 'San Juan', 'Fort Myers'; not 'Aung San Suu Kyi'."""
    if tokens[at].low in _PLACE_OPENERS:
        return _before_place(tokens, at)
    if _of_seat(tokens, at):
        return True
    return at > 0 and tokens[at - 1].low in _PLACE_OPENERS and _before_place(tokens, at - 1)


def _of_seat(tokens: list[Token], at: int) -> bool:
    """Whether a capital is part of what somebody sits in a parliament for: 'the MP for Mid Powys'."""
    start = at
    while start and at - start < _LONGEST_SEAT and tokens[start - 1].capital:
        start -= 1
    if start < 2 or tokens[start - 1].low != "for" or tokens[start - 2].low not in _SEATED:
        return False
    return not any(is_first_name(token.low) for token in tokens[start : at + 1])


def _before_place(tokens: list[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.capital or tokens[at].poss or not tokens[at].capital or is_head(after.low):
        return False
    before = tokens[at - 1] if at else None
    named = before is not None and before.capital and not before.poss and before.low not in PLAIN_STARTS
    return not (named and before is not None and before.low not in _BEFORE_PLACES)
