"""Which words of a sentence name a person, a role, or somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from liveterm.speakers.capitals import (
    FOUNDERS,
    NAMES_TOO,
    Ask,
    begins_clause,
    is_compound,
    letters,
)
from liveterm.speakers.lexicon import (
    CALENDAR,
    DEFINITE,
    FIRMS,
    INDEFINITE,
    NAME_PARTICLES,
    OFFICES,
    ORGANISATIONS,
    PARTIES,
    PLACE_OF,
    PLACES,
    PREPOSITIONS,
    RELATIONS,
    TEAMS,
    TITLES,
    TRANSPARENT,
    listed,
)
from liveterm.speakers.name_parts import JUNIOR, gender_of, surname, unshouted
from liveterm.speakers.roles import (
    Role,
    aged,
    is_general,
    is_head,
    is_national,
    is_one_of,
    national,
    role_at,
    role_before,
)
from liveterm.speakers.sentences import Token
from liveterm.speakers.verbs import FORMS

Kind = Literal["person", "role", "pronoun", "other"]

_PRONOUNS = listed("he she he's she's")
_OTHERS = listed("they we i it you")
_STAND_INS = _PRONOUNS | _OTHERS | {"year-old", "independent"}
NOBLE = listed("""
lord lady baroness king queen prince princess pope viscount duke duchess justice judge
""")
_THINGS = listed(
    "camp storm hurricane typhoon cyclone operation flight hms uss mount lake route highway interstate project"
)
"""Words that make a thing of the name after them."""
_DOERS = ("er", "or", "ist", "ian", "ant", "ess", "man", "woman", "eer", "guard", "ent", "mate")
"""How words for what people do end."""
_CROWNS = listed("prince princess king queen duke duchess")
_HONOURED = listed("""
victoria albert george james charles william elizabeth alexandra alexander edward henry mary margaret anne caroline john
charlotte jackson lincoln washington franklin jefferson regent jordan georgia florence sydney austin kent grant marion
""")
"""First names that streets, parks and halls bear."""
_GREEK_ARTICLES = ("ο", "η", "του", "της", "τον", "την")
_JUNIORS = listed("jr jnr")
_APPOINTS = listed("made elected appointed named chose picked crowned")
_LONGEST_RUN = 24
_LONGEST_NAME = 4


class Mention(NamedTuple):
    """Somebody in a sentence: tokens `start` to `end`, role and title taken in; `name` the words of the name alone.

    `sure` counts what speaks for a person besides the capitals: a title, a role, a first name. `whose` wife a role is.
    """

    start: int
    end: int
    kind: Kind
    name: tuple[str, ...] = ()
    role: Role | None = None
    title: str = ""
    sure: int = 0
    poss: bool = False
    gender: str = ""
    whose: Mention | None = None


def mentions(tokens: list[Token], common: Ask, known: Ask, *, roles: bool = True) -> list[Mention]:
    """Everybody a sentence names, in order.

    `common` says whether a word has been seen without a capital, `known` whether a folded surname belongs to somebody;
    without `roles`, nothing but names is looked for.
    """
    kinds = letters(tokens, common, known)
    found: list[Mention] = []
    at = 0
    for start, token in enumerate(tokens):
        if start < at or (kinds[start] in ("", "p") and token.low not in _STAND_INS):
            continue
        here = next_mention(tokens, kinds, start, common, known)
        if here is None or (here.kind == "role" and not roles):
            continue
        if found and here.kind == "role" and _is_appointed(tokens, found[-1]):
            here = here._replace(start=max(here.start, found[-1].end))
        while found and found[-1].start >= here.start:
            owner = found.pop()  # a word of the role, not somebody: 'Kremlin spokesman'
            here = here._replace(whose=owner if owner.poss and owner.kind == "person" else here.whose)
        found.append(here)
        at = max(here.end, start + 1)
    return found


def _is_appointed(tokens: list[Token], mention: Mention) -> bool:
    """Whether a whole name stands after a verb that gives it an office: 'made Ann Bell mayor'."""
    named = mention.kind == "person" and len(mention.name) > 1 and not mention.poss
    return named and mention.start > 0 and tokens[mention.start - 1].low in _APPOINTS


def next_mention(tokens: list[Token], kinds: list[str], at: int, common: Ask, known: Ask) -> Mention | None:
    """The mention that begins at a token, with any role or title before its name."""
    token = tokens[at]
    if token.low in _PRONOUNS:
        return Mention(at, at + 1, "pronoun", gender="f" if token.low.startswith("s") else "m")
    if token.low in _OTHERS and token.text != "IT":
        return Mention(at, at + 1, "other")
    if token.low == "year-old" and at > 1 and tokens[at - 2].kind == "n":
        led = at > 2 and (tokens[at - 3].low in DEFINITE or tokens[at - 3].low in INDEFINITE)
        return Mention(at - 2 - led, at + 1, "role", role=aged(tokens[at - 2].text))
    if token.low == "independent" and is_one_of(tokens, at):
        return Mention(at - 2, at + 1, "role", role=Role(token.low, frozenset({tokens[at - 1].low})))
    if kinds[at] in ("", "p"):
        return None
    if kinds[at] == "r" or (kinds[at] == "R" and not _continues(tokens, kinds, at)):
        return _role(tokens, kinds, at, common, known)
    end = _run_end(tokens, kinds, at)
    if is_national(tokens, at, end):
        return Mention(at - 1, end, "role", role=national(PLACE_OF[token.low]))
    return _in_run(tokens, kinds, at, end, common, known)


def _continues(tokens: list[Token], kinds: list[str], at: int) -> bool:
    after = at + 1
    if after + 1 < len(tokens) and tokens[after].low in ("of", "for"):
        after += 1
    return after < len(tokens) and not tokens[at].poss and kinds[after] in ("F", "U", "T", "I", "R", "N")


def _run_end(tokens: list[Token], kinds: list[str], at: int) -> int:
    """Where the run of capitals ends: particles, initials' stops and 'of' inside it do not end it."""
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST_RUN and not tokens[end - 1].poss:
        after = kinds[end + 1] if end + 1 < len(tokens) else ""
        joins = (
            kinds[end] in ("F", "U", "N", "R", "T", "I", "S")
            or (kinds[end] == "p" and after in ("F", "U", "N", "p"))
            or (tokens[end].text == "." and kinds[end - 1] == "S" and tokens[end - 1].low in ("jr", "sr"))
            or (tokens[end].text == "." and kinds[end - 1] in ("I", "T") and after != "" and after not in "pr")
            or _joined_firm(tokens, end)
            or (tokens[end].text == "&" and after in ("N", "U", "F"))
            or (tokens[end].low in ("of", "for", "and") and kinds[end - 1] in ("N", "R") and after in ("N", "U"))
        )
        if not joins:
            break
        end += 1
    while end > at + 1 and (
        kinds[end - 1] == "p"
        or tokens[end - 1].low in ("of", "for", "and")
        or (tokens[end - 1].text == "." and kinds[end - 2] != "S")
    ):
        end -= 1
    return end


def _joined_firm(tokens: list[Token], at: int) -> bool:
    """Whether 'and' joins two names of one firm: 'Marks and Spencer'."""
    return tokens[at].low == "and" and at + 1 < len(tokens) and tuple(t.low for t in tokens[at - 1 : at + 2]) in FIRMS


def _in_run(tokens: list[Token], kinds: list[str], at: int, end: int, common: Ask, known: Ask) -> Mention | None:
    """The person at the end of a run of capitals, or the role or body the whole of it names."""
    named = _named_in_run(tokens, kinds, at, end, common, known)
    if named is not None:
        return named
    last = max((i for i in range(at, end) if kinds[i] == "R"), default=-1)
    if last >= 0 and (last == end - 1 or tokens[last + 1].low in ("of", "for")) and not tokens[last].poss:
        return _role(tokens, kinds, last, common, known)
    return Mention(at, end, "other", poss=tokens[end - 1].poss)


def _named_in_run(tokens: list[Token], kinds: list[str], at: int, end: int, common: Ask, known: Ask) -> Mention | None:
    """The person or body that a run of capitals names; None if no part of it may be a name."""
    if tokens[at].low in _THINGS or any(
        tokens[i].text == "&" or (i > at and _joined_firm(tokens, i)) for i in range(at, end)
    ):
        return Mention(at, end, "other", poss=tokens[end - 1].poss)
    start = _name_start(tokens, kinds, at, end, common, known)
    name = tuple(_word(tokens, kinds, i) for i in range(start, end) if kinds[i] in ("F", "U", "I", "p", "N", "R"))
    if (
        start == end
        or not any(kinds[i] in ("F", "U", "N", "R") for i in range(start, end))
        or not 0 < sum(word.lower() not in NAME_PARTICLES for word in name) <= _LONGEST_NAME
    ):
        return None
    bodys = _after_body(tokens, kinds, at, start) or _within_body(tokens, kinds, at, start)
    if len(name) == 1 and kinds[start] == "U" and bodys and not known(surname(name)):
        return Mention(at, end, "other", poss=tokens[end - 1].poss)
    of_thing = start == at and at > 0 and tokens[at - 1].low == "the"  # 'the Valiant Lady', 'the Bell inquiry'
    team = len(name) > 1 and name[-1].lower() in TEAMS
    if of_thing or team or tuple(word.lower() for word in name[-2:]) in FIRMS:
        return Mention(at, end, "other", poss=tokens[end - 1].poss)
    if tokens[end - 1 - (tokens[end - 1].text == ".")].low in _JUNIORS and end - start > 1:
        name = (*name, JUNIOR)
    return _person(tokens, kinds, start, end, name)


def _with_particle(kinds: list[str], at: int, last: int) -> int:
    """Where a name begins that ends as a place does, a particle in it: 'Ana de Morais Lima'; -1 if none does."""
    first = last - 1
    while first > at and kinds[first] in ("U", "p"):
        first -= 1
    return first if kinds[first] == "F" and any(kinds[i] == "p" for i in range(first, last)) else -1


def _after_body(tokens: list[Token], kinds: list[str], at: int, start: int) -> bool:
    """Whether a lone word goes with the body before it: 'Transport Focus'; not 'Monday Bell', 'Italian Bell'."""
    before = tokens[start - 1]
    plain = before.low in PLACE_OF or before.low in PARTIES or before.low in CALENDAR
    return start > at and kinds[start - 1] == "N" and not before.poss and not plain


def _within_body(tokens: list[Token], kinds: list[str], at: int, start: int) -> bool:
    """Whether a trade before a lone word is a word of the same name: 'Carrow Star Holt'; not 'Ashby Mayor Holt'."""
    star = start - 1
    if star <= at or kinds[star] != "R" or tokens[star].low in OFFICES or tokens[star].poss:
        return False
    return kinds[star - 1] == "U" and not tokens[star - 1].poss


def _name_start(tokens: list[Token], kinds: list[str], at: int, end: int, common: Ask, known: Ask) -> int:
    """The first word of the name that closes a run; `end` when nothing of it is a name."""
    last = end - 1
    while last > at and (kinds[last] == "S" or tokens[last].text == "."):
        last -= 1
    if kinds[last] in ("N", "R", "T"):
        given = last > at and kinds[last - 1] == "F" and (last - 1 == at or kinds[last - 2] in ("N", "R", "T", ""))
        given = given and not is_compound(tokens[last].low)  # "Ann Bell-themed" is nobody
        if tokens[last].low in PLACES and (first := _with_particle(kinds, at, last)) >= 0:
            return first
        full = given or (last > at + 1 and kinds[last - 1] == "I" and kinds[last - 2] == "F")
        given_to = tokens[last].low in NAMES_TOO and tokens[last - 1].low not in _HONOURED and known(tokens[last].low)
        if not full or (
            tokens[last].low in ORGANISATIONS and not (given_to or _is_person(tokens, kinds, last - 1, end))
        ):
            return end
        return last - 1 if given else last - 2
    start = last
    while start > at and (kinds[start - 1] in ("F", "U", "I", "p") or tokens[start - 1].text == "."):
        if kinds[start - 1] == "I" and len(tokens[start - 1].text) > 1 and kinds[start] == "F" and start < last:
            break  # "GM Ann Bell": no initials before a first name
        if kinds[start - 1] == "." or (tokens[start - 1].text == "." and kinds[start - 2] != "I"):
            break
        start -= 1
    if start > at and tokens[start - 1].low in ("of", "for") and tokens[start - 2].low not in RELATIONS:
        start += 1  # "Secretary of State": one word of a place or department goes with the role
    if any(tokens[i].low in ("of", "for") and tokens[i - 1].low in ORGANISATIONS for i in range(at + 1, start)):
        return start if any(kinds[i] == "F" for i in range(start, end)) else end
    while (
        start < end
        and (kinds[start] == "p" or tokens[start].text == ".")
        and start == at
        and tokens[start].low not in NAME_PARTICLES
    ):
        start += 1
    while start < end - 1 and tokens[start].low in _GREEK_ARTICLES:
        start += 1
    return _past_suspects(tokens, kinds, start, end, common)


def _is_person(tokens: list[Token], kinds: list[str], start: int, end: int) -> bool:
    """Whether a first name with a word for a place or a firm is a person: 'said Linda Park, whose …', 'Mr Tom Lane',
    'Gene Haas, the owner, …'; not 'Victoria Park said'."""
    given, last = tokens[start].low, tokens[start + 1].low
    if last not in NAMES_TOO and last not in FOUNDERS:
        return False
    if kinds[end - 1] == "S":
        return True  # "Ann Castle KC"
    if start and kinds[start - 1] in ("T", "r", "R") and tokens[start - 1].low not in _CROWNS:
        return True
    if start > 1 and tokens[start - 1].text == "," and kinds[start - 2] in ("r", "R"):
        return True
    rest = tokens[end : end + 2]
    told = len(rest) > 1 and rest[0].text == "," and (rest[1].kind == "n" or rest[1].low in ("who", "whose"))
    if told or apposed(tokens, Mention(start, end, "person"))[1]:
        return True
    verb = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    before, after = (FORMS.get(tokens[at].low) if at < len(tokens) else None for at in (start - 1, verb))
    asked = start > 0 and before is not None and before.tense in ("s", "past")
    return asked or (given not in _HONOURED and after is not None and after.tense in ("s", "past"))


def _word(tokens: list[Token], kinds: list[str], at: int) -> str:
    """A word of a name as written; an initial keeps its stop."""
    stopped = (
        kinds[at] == "I"
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at].end == tokens[at + 1].start
    )
    return tokens[at].text + "." * stopped


def _past_suspects(tokens: list[Token], kinds: list[str], start: int, end: int, common: Ask) -> int:
    """Cuts words in front of a first name that are no names: 'During PMQs Stephen Timms'."""
    for at in range(start + 1, end - 1):
        if (
            kinds[at] == "F"
            and all(kinds[i] == "U" for i in range(start, at))
            and (_is_calling(tokens, start, common) or (start and kinds[start - 1] == "T"))
        ):
            return at
    return start


def _is_calling(tokens: list[Token], at: int, common: Ask) -> bool:
    """Whether a capital is a common noun for what somebody is, only at the head of its sentence: 'Florist Ann Bell'."""
    return common(tokens[at].low) or (begins_clause(tokens, at) and tokens[at].low.endswith(_DOERS))


def _person(tokens: list[Token], kinds: list[str], start: int, end: int, name: tuple[str, ...]) -> Mention:
    first, title, styled = start, "", ""
    while (
        first
        and not is_general(tokens, first - 1)
        and (kinds[first - 1] == "T" or (tokens[first - 1].text == "." and first > 1 and kinds[first - 2] == "T"))
    ):
        first -= 1
        if kinds[first] == "T":
            title = title or tokens[first].low
            styled = styled or TITLES.get(tokens[first].low, "")
    role, first = role_before(tokens, first - (first > 0 and tokens[first - 1].low in _GREEK_ARTICLES))
    if len(name) > 1 or title:
        name = tuple(map(unshouted, name))
    gender = styled or (role.gender if role is not None else "") or gender_of(name)
    given = len(name) > 1 and (kinds[start] == "F" or name[-1] == JUNIOR)
    sure = (bool(title) + (role is not None)) * (1 + (len(name) > 1)) + 2 * given
    return Mention(first, end, "person", name, role, title, sure, tokens[end - 1].poss, gender)


def _role(tokens: list[Token], kinds: list[str], at: int, common: Ask, known: Ask) -> Mention | None:
    """A role, or the person whose name follows it directly."""
    found = role_at(tokens, at)
    if found is None:
        return None
    role, start, end = found
    headed = all(is_head(token.low) or token.low == "general" or not token.capital for token in tokens[at:end])
    if end < len(tokens) and headed and not tokens[end - 1].poss and kinds[end] in ("F", "U", "I", "T"):
        stop = _run_end(tokens, kinds, end)
        named = _named_in_run(tokens, kinds, end, stop, common, known)
        if named is not None and named.kind == "person":
            return named
    return Mention(start, end, "role", role=role, poss=tokens[end - 1].poss, gender=role.gender)


def apposed(tokens: list[Token], mention: Mention) -> tuple[Role | None, int]:
    """The role or age set beside a name between commas, and how much it speaks for a person."""
    at = mention.end
    if at >= len(tokens):
        return None, 0
    if tokens[at].text == "(":
        closed = next((i for i in range(at, min(at + 6, len(tokens))) if tokens[i].text == ")"), 0)
        return None, 2 if closed and any(
            tokens[i].low in PARTIES or tokens[i].kind == "n" for i in range(at, closed)
        ) else 0
    if tokens[at].text != "," or at + 1 >= len(tokens):
        return None, 0
    if (
        tokens[at + 1].kind == "n"
        and len(tokens[at + 1].text) < 3
        and tokens[at + 2 : at + 3]
        and tokens[at + 2].text == ","
    ):
        return aged(tokens[at + 1].text), 2
    if tokens[at + 1].low in ("from", "of") and tokens[at + 2 : at + 3] and tokens[at + 2].capital:
        return None, 2
    for head in _heads(tokens, at + 1):
        found = role_at(tokens, head)
        if found is not None and found[1] <= at + 1 + (tokens[at + 1].low in TRANSPARENT):
            return (found[0], 2) if _tells(tokens, mention, found[2]) else (None, 0)
    return None, 0


def _tells(tokens: list[Token], mention: Mention, end: int) -> bool:
    """Whether a role after a name and a comma is the name's: no other name follows, nor a verb that is the role's."""
    if end < len(tokens) and tokens[end].capital and not tokens[end - 1].poss:
        return False  # "Inside, co-star Ann Bell joked"
    return not speaks_itself(tokens, mention, end)


def speaks_itself(tokens: list[Token], named: Mention, end: int) -> bool:
    """Whether it is the role after a name that speaks: 'Asked by Bell, the mayor said', 'Rail, the mayor says, …'."""
    start = named.start
    if start > 1 and tokens[start - 1].poss:
        while start and (tokens[start - 1].capital or tokens[start - 1].low == "the"):
            start -= 1  # "by the Ashby Gazette's Ann Bell"
    before = tokens[start - 1].low if start else ""
    form = FORMS.get(tokens[end].low) if end < len(tokens) else None
    opening = before in PREPOSITIONS and form is not None and form.tense in ("s", "past")
    return opening or speaks_aside(tokens, end)


def speaks_aside(tokens: list[Token], at: int) -> bool:
    """Whether 'says,' follows a role: 'Rail, the minister says, comes first' tells nothing of what rail is."""
    while at < len(tokens) and tokens[at].low in TRANSPARENT:
        at += 1
    form = FORMS.get(tokens[at].low) if at + 1 < len(tokens) else None
    return form is not None and form.tense in ("s", "past") and tokens[at + 1].text in (",", ".")


def _heads(tokens: list[Token], at: int) -> Iterator[int]:
    """Role heads of the words up to the next comma or verb."""
    for i in range(at, min(at + 9, len(tokens))):
        if tokens[i].kind != "w" or tokens[i].low in ("who", "which", "and", "said", "says"):
            return
        if is_head(tokens[i].low) and not tokens[i].poss:
            yield i
