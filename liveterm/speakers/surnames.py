"""Surnames that need nothing beside them: the frequent ones that are no words, and endings that only names have."""

from __future__ import annotations

import re

from liveterm.speakers.capitals import folded
from liveterm.speakers.lexicon import listed

_FREQUENT = frozenset(
    name if name.isascii() else folded(name)
    for name in listed("""
smith jones taylor williams wilson davies davis evans thomas johnson johnston johnstone roberts robinson wright
thompson thomson hughes edwards lewis martin clarke jackson harris harrison anderson henderson sanderson allen morris
mitchell mcdonald macdonald campbell stewart stuart graham kelly murphy byrne ryan walsh doyle gallagher doherty
kennedy lynch quinn mccarthy collins connolly brennan burke nolan fitzgerald fitzpatrick kavanagh healy sheehan keane
mahony lloyd griffiths owen powell jenkins phillips richards matthews rees bevan vaughan gill singh kaur patel shah
khan ahmed hussain begum sharma gupta kumar verma joshi reddy nair iyer menon chopra kapoor malhotra banerjee
mukherjee chatterjee das sen bose ghosh roy desai mehta chaudhary yadav mishra pandey rao naidu pillai fernando perera
silva santos oliveira pereira costa ferreira rodrigues almeida gomes lopes ribeiro garcia martinez rodriguez lopez
hernandez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes cruz morales ortiz gutierrez chavez
ramos alvarez mendoza ruiz castillo jimenez vargas romero fernandez rossi ferrari esposito bianchi romano colombo
ricci marino conti bruno gallo müller schmidt schneider fischer weber wagner hoffmann schulz bernard dubois durand
leroy moreau laurent lefebvre bertrand fournier girard nguyen tran pham kim park choi jeong chen wang zhang liu yang
huang zhao zhou tanaka suzuki sato watanabe yamamoto nakamura kobayashi ivanov petrov smirnov kuznetsov popov novak
kowalski horvat ali hassan hussein ibrahim mohamed abdi osman okafor okoro adeyemi mensah owusu ndlovu dlamini nkosi
mbeki cohen levy katz friedman goldberg rosenberg andersson johansson karlsson nilsson eriksson larsen hansen olsen
pedersen nielsen jensen jansen bakker visser simpson simmons saunders sanders watson atkinson dickinson hutchinson
richardson stevenson stephenson robertson ferguson nicholson jefferson peterson patterson paterson gibson dawson
lawson dixon nixon wilkinson parkinson hodgson gregory barrett bennett barnett garrett elliott abbott everett hewitt
beckett pickett prescott bartlett corbett armstrong cunningham cartwright wainwright osborne bradshaw crawshaw
oldfield whitfield bradley stanley ashworth butterworth holloway conway galloway hathaway treadaway caldwell maxwell
cromwell bardwell rothwell blackwell crawford bradford radford hereford stafford clifford
""")
)
_ENDINGS = (
    "berg", "mann", "stein", "enko", "ović", "ovic", "evic", "ević", "ovich", "evich", "owski", "ewski", "ovsky",
    "opoulos", "akis", "escu", "shvili", "oğlu", "oglu", "ssen", "sson", "quist", "qvist", "ström", "yev", "iev",
)  # fmt: skip
_SHAPED = re.compile(r"(?:Mc|Mac|O['’]|Fitz|D['’])[A-Z]\w{2,}(?:-[A-Z]\w+)?$")


def is_frequent(last: str) -> bool:
    """Whether many bear a surname, so that another a letter apart is no slip."""
    return last in _FREQUENT


def is_surname(word: str) -> bool:
    """Whether a word with a capital is a surname, wherever it stands."""
    low = word.lower()
    return folded(word) in _FREQUENT or (len(low) > 5 and low.endswith(_ENDINGS)) or bool(_SHAPED.match(word))
