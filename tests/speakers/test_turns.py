"""Whom a pronoun means where somebody was asked or spoken to in the sentence before."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

CARL, TOM = "Carl Lund", "Tom Reed"


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Radio Ashby’s Carl Lund asks Tom Reed if he will go. “No,” he replies.", [TOM]),
        ("Radio Ashby’s Carl Lund asks the mayor, Tom Reed, if he will go. “No,” he says.", [TOM]),
        ("Carl Lund asks Tom Reed if he will go. “No,” comes the reply.", [TOM]),
        ("Carl Lund asks Tom Reed about the car. He asks if it was red. “It was blue,” he says.", [TOM]),
        ("Carl Lund asks Tom Reed about the car. “Was it red?” he asks.", [CARL]),
        ("Carl Lund tells Tom Reed he is wrong. “I am not,” he replies.", [TOM]),
        ("Carl Lund tells Tom Reed he is wrong. “It was red,” he says.", [CARL]),
        ("Carl Lund asked Tom Reed to resign. “It is over,” he said.", [CARL]),
        ("I asked the mayor, Tom Reed, if the bridge was safe. “Of course,” he told me.", [TOM]),
        ("The council leader was asked by the Gazette’s Carl Lund if he knew. “No,” he said.", [None]),
        ("Carl Lund pressed Tom Reed on the cost. “It is what it is,” he said.", [TOM]),
    ],
)
def test_who_is_asked_answers_and_who_asks_asks_again(text, voices):
    assert [voice for _, voice in owners(read(text))] == voices


LETTER = "Eve Lund has published her letter. She tells the mayor that she can “no longer sail”."
MAYOR = "Mayor Ann Bell left. Ann Bell, the mayor, waved."


def test_who_goes_on_is_who_spoke_and_not_who_was_told():
    reading = read(f"{LETTER} She goes on:\n> I am proud.\nIn her reply, Bell says she is sorry.", "", MAYOR)
    assert owners(reading) == [("no longer sail", "Eve Lund"), ("I am proud.", "Eve Lund")]
    assert owners(read("Tom Reed asks Carl Lund why. He goes on: “Who paid?”")) == [("Who paid?", TOM)]


@pytest.mark.parametrize(
    "text",
    [
        "It drags on. This is from Tom Reed, the union’s pay and conditions spokesperson.\n> No.\n> Never.",
        "Ann Bell has gone. This is from Tom Reed.\n> No.",
        "This is from the Gazette’s Tom Reed:\n“No.”\n“Never.”",
        "Here is Tom Reed on the ferry.\n“No.”\n“It was always late.”",
        "Here’s Tom Reed, the mayor.\n> No.",
        "Tom Reed on whether Ann Bell will sail:\n“She will.”\nOn the price:\n“Ask her.”\nOn his knee:\n“It hurts.”",
    ],
)
def test_words_that_are_announced_are_of_whom_it_says_so(text):
    reading = read(text)
    assert reading.heard == (TOM,)
    assert {voice for _, voice in owners(reading)} == {TOM}


@pytest.mark.parametrize(
    "text",
    [
        "This is a ferry from Tom Reed.\n“No.”",
        "This is from Reuters.\n> No.",
        "Here is Tom Reed’s full interview.\n“No.”",
        "Here is Tom Reed on the ferry.\nThe town is quiet.\n“No.”",
        "Tom Reed was in Ashby.\nOn the price:\n“No.”",
        "Tom Reed on the ferry:\nThe town is quiet.\n“No.”",
    ],
)
def test_words_that_others_stand_between_or_nobody_announces_are_nobodys(text):
    assert [voice for _, voice in owners(read(text))] == [None]
