"""Whether two names may be one person's: short forms of first names, initials, and slips of the pen."""

from __future__ import annotations

from functools import lru_cache

from liveterm.speakers.capitals import folded, is_first_name
from liveterm.speakers.name_parts import JUNIOR, family_first, surname
from liveterm.speakers.surnames import is_frequent

Name = tuple[str, ...]


def _words(table: str) -> list[list[str]]:
    return [entry.split() for entry in table.split("|")]


_FUZZY_FROM = 6
"""Letters from which a surname by itself may be taken for a misspelt one."""
_SHORT = {
    long: short
    for long, *short in _words("""
abigail abby|albert al bert|alan al|alexander alex sandy|alexandra alex sandy|amanda mandy|andrew andy drew|
angela angie|anthony tony|antony tony|barnaby barney|bartholomew bart|beatrice bea|benjamin ben|bernard bernie|
catherine cate cath cathy kate katie|charles charlie chuck|charlotte charlie|christian chris|christina chris|
christine chris|christopher chris|cynthia cindy|daniel dan danny|david dave|deborah deb debbie|donald don|
douglas doug|edmund ed|edward ed eddie ned ted teddy|edwin ed|elizabeth beth betty liz lizzie|frances fran|
francis fran frank|franklin frank|frederick fred freddie|gabriel gabe|geoffrey geoff|gerald gerry jerry|
gerard gerry|gregory greg|harold hal|henry hal hank|isabel izzy|isabella izzy|jacqueline jackie|james jim jimmy|
janice jan|jeffrey jeff|jennifer jen jenny|jessica jess|joanna jo|joanne jo|john johnny|jonathan jon johnny|
joseph joe joey|joshua josh|judith judy|katherine kate kathy katie|kathleen kathy|kathryn kate kathy katie|
kenneth ken kenny|kimberly kim|laurence larry|lawrence larry|leonard len lenny|louis lou|louise lou|
madeleine maddie|margaret maggie meg peg peggy|martin marty|matthew mat matt|melanie mel|melissa mel|
michael mick mickey mike|mitchell mitch|nathan nat nate|nathaniel nat nate|nicholas nick nicky|nicola nicky|
nicolas nick|oliver ollie olly|pamela pam|patricia pat patty trish|patrick pat|peter pete|philip phil|
philippa pippa|phillip phil|raymond ray|rebecca becky|reginald reg|richard dick rich richie rick ricky|
robert bob bobby rob robbie|roderick rod|rodney rod|ronald ron ronnie|russell russ|samantha sam|samuel sam|
sidney sid|stanley stan|stephanie steph|stephen steve|steven steve|stewart stu|stuart stu|susan sue susie|
suzanne sue susie|terence terry|theodore ted teddy|theresa terry|thomas tom tommy|timothy tim|valerie val|
victor vic|victoria vic vicky|vincent vince|vivian viv|vivienne viv|walter wally walt|wesley wes|
william bill billy will willie|zachary zac zach zack
""")
}
"""First names with what they are cut to."""


@lru_cache(maxsize=8192)
def forms(given: str) -> frozenset[str]:
    """A folded first name and what it may be short for."""
    return frozenset((given, *(long for long, short in _SHORT.items() if given in short)))


def given_agrees(one: Name, other: Name) -> bool:
    """Whether the words before two surnames may be one person's: equal, short forms, initials, or one list within the
    other."""
    first, second = _given(one), _given(other)
    if not first or not second:
        return True
    if not forms(first[0]).isdisjoint(forms(second[0])) or set(first) <= set(second) or set(second) <= set(first):
        return True
    return (len(first[0]) == 1 or len(second[0]) == 1) and first[0][0] == second[0][0]


@lru_cache(maxsize=8192)
def _given(name: Name) -> tuple[str, ...]:
    if name[-1] == JUNIOR:
        name = name[:-1]
    return tuple(filter(None, map(folded, name[1:] if family_first(name) else name[:-1])))


def kindred(name: Name) -> list[str]:
    """Keys that a name shares with those of which it may be a misspelling."""
    given, last = _given(name), surname(name)
    return [f"{form} {last[:1]}" for form in sorted(forms(given[0]))] if given and last else []


def nearly(one: Name, other: Name) -> bool:
    """Whether one slip of the pen lies between two names: in the first names of a surname, or in the surnames."""
    first, second = _given(one), _given(other)
    if not first or not second:
        return False
    last, right = surname(one), surname(other)
    if last == right:
        return slip_apart(first[0], second[0])
    return slip_apart(last, right) and not forms(first[0]).isdisjoint(forms(second[0]))


def may_be_misspelt(rare: Name, usual: Name, weights: tuple[int, int]) -> bool:
    """Whether one of two names that are nearly the same may be a slip for the other, if as many posts have them as the
    weights say, in powers of two."""
    last, right = surname(rare), surname(usual)
    few, many = weights
    if last == right:
        long = min(len(_given(rare)[0]), len(_given(usual)[0])) > 3
        both = is_first_name(rare[0]) and is_first_name(usual[0])
        return long and not both and few < 3
    if is_frequent(last) and is_frequent(right):
        return few < 2 and many > 2  # "Tom Johnston" is another than Tom Johnson
    long = min(len(last), len(right)) >= _FUZZY_FROM
    return long or (is_first_name(usual[0]) and min(len(last), len(right)) > 3 and (few < 2 or few + 1 < many))


def variants(last: str) -> list[str]:
    """A long surname and it less any one letter: two that share a variant are a slip apart."""
    if len(last) < _FUZZY_FROM or len(last) > 24:
        return []
    return [last, *{last[:at] + last[at + 1 :] for at in range(1, len(last))}]


def slip_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour makes one word of the other."""
    if one == other or not one or not other or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    at = 1
    while at < len(short) and short[at] == long[at]:
        at += 1
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped
