"""The words of a name: which is the surname, whether the first says man or woman, how they are written."""

from __future__ import annotations

from functools import lru_cache

from liveterm.speakers.capitals import folded, is_first_name, is_second
from liveterm.speakers.first_names import MEN, WOMEN
from liveterm.speakers.lexicon import listed

_FAMILIES = listed("kim park lee choi jung jeong moon yoon kang cho han shin lim hwang ahn song kwon oh seo")
"""Korean surnames, which two short words may follow."""

JUNIOR = "Jr"
"""The last word of a son's name who is called like his father."""


def family_first(name: tuple[str, ...]) -> bool:
    """Whether a name is written with the surname first, as Korean ones are: 'Park Geun-ha', 'Park Geun Ha'."""
    if len(name) == 3 and name[0].lower() in _FAMILIES:
        return all(len(word) < 7 and word.isalpha() and not is_first_name(word) for word in name[1:])
    return len(name) == 2 and is_second(name[1])


@lru_cache(maxsize=4096)
def surname(name: tuple[str, ...]) -> str:
    """The last word of a name, folded, or the first of 'Park Geun-ha'; particles (al-, de, bin) are not part of it,
    'Jr' is: with it a name is another's."""
    if name[-1] == JUNIOR and len(name) > 1:
        return surname(name[:-1]) + folded(JUNIOR)
    last = name[0 if family_first(name) else -1].lower()
    for particle in ("al-", "el-"):
        last = last.removeprefix(particle)
    return folded(last)


def gender_of(name: tuple[str, ...]) -> str:
    """m or f where the first name says so, else nothing."""
    if len(name) < 2 or family_first(name):
        return ""
    first = folded(name[0])
    man, woman = first in MEN, first in WOMEN
    return "" if man == woman else "m" if man else "f"


def unshouted(word: str) -> str:
    """A word of a name as it is written elsewhere: 'BELL' is 'Bell'."""
    return word.title() if len(word) > 2 and word.isupper() and "." not in word else word
