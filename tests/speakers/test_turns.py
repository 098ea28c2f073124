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
