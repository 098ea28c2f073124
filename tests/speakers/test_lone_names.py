"""Whether a lone capital is a person: it may be any body or thing, until something vouches for a surname."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

NOUNS = [
    "Deflation, he says, is “a trap”.",
    "Cobalt, she said, was “the new oil”.",
    "Ofmarine said the harbour was “not fit for boats”.",
    "Fipa said it was late. The Fipa hall was empty.",
    "“It is not fit for boats,” Ofmarine said.",
    "It is “not fit for boats”, according to Ofmarine.",
    "Last night Ofmarine insisted that the harbour was “not fit for boats”.",
    "Harbourside: Ashby North",
    "Ofmarine has reopened. “We are glad,” he said.",
]


@pytest.mark.parametrize("text", NOUNS)
def test_a_word_for_which_nothing_vouches_is_nobody_and_has_no_quotation(text):
    reading = read(text)
    assert reading.heard == ()
    assert {voice for _, voice in owners(reading)} <= {None}


PEOPLE = [
    ("Halloway said she was late.", "Halloway"),
    ("Halloway refused. She said the bridge was late.", "Halloway"),
    ("Halloway joked that the bridge was late.", "Halloway"),
    ("Halloway, 43, said the bridge was late.", "Halloway"),
    ("Halloway on the bridge: “It is late.”", "Halloway"),
    ("McTavish said the bridge was late.", "McTavish"),
    ("Robertson said the bridge was late.", "Robertson"),
    ("“It is late,” said Halloway, who left.", "Halloway"),
    ("Halloway was jailed. “It is late,” Halloway said.", "Halloway"),
    ("“It is late,” Halloway said. Halloway’s wife wept.", "Halloway"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_a_surname_by_itself_is_somebody_as_soon_as_anything_vouches_for_it(text, name):
    assert read(text).heard == (name,)


def test_another_post_vouches_for_a_surname():
    assert read("Halloway said the bridge was late.").heard == ()
    assert read("Halloway said the bridge was late.", "", "Police arrested Halloway.").heard == ("Halloway",)


@pytest.mark.parametrize(
    "text",
    [
        "Cobalt, the mines minister says, is “the new oil”. Ann Bell, the mines minister, was speaking in Ashby.",
        "Cobalt, she says, is “the new oil”. Mines minister Ann Bell was speaking in Ashby.",
        "Mrs Bell denied knowing Carl Lund. Lund, she said, was “the new oil”. Ann Bell is the mayor.",
    ],
)
def test_a_topic_before_a_comma_does_not_speak(text):
    assert read(text).heard == ("Ann Bell",)
    assert [voice for _, voice in owners(read(text))] == ["Ann Bell"]


@pytest.mark.parametrize(
    "text",
    [
        "One resident was awake. He said it went on all night. Mayor Tom Reed said no.",
        "A man was arrested. “I am sorry,” he said. Tom Reed, the mayor, said no.",
    ],
)
def test_he_is_not_who_comes_later_when_somebody_without_a_name_came_before(text):
    reading = read(text)
    assert reading.heard == ("Tom Reed",)
    assert all(voice is None for _, voice in owners(reading))
