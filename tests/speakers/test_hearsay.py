"""Words that somebody is said to have said, that a phrase gives to somebody, that a transcript gives by a letter."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

ANN, TOM = "Ann Bell", "Tom Reed"

TOLD = [
    "Ann Bell is understood to have told colleagues that she would resign.",
    "Ann Bell is said to have told aides: “I am done.”",
    "Ann Bell was widely reported to have warned the cabinet that money was short.",
    "Ann Bell is believed to have asked Tom Reed to stay.",
    "Ann Bell, who is thought to have told Tom Reed that it was over, left.",
    "Ann Bell appears to have promised fans a new stadium.",
    "Per Ann Bell, the bridge will open in May.",
    "The storm will pass by noon, per the Gazette’s Ann Bell.",
    "The striker is fit (per Ann Bell).",
    "Per the club’s chair, Ann Bell, the bridge will open in May.",
    "“They were better,” conceded Ferrer’s opposite number, Ann Bell.",
    "“They were better,” says Volta’s Ann Bell.",
    "“It was loud,” said one of the neighbours, Ann Bell.",
    "“It was loud,” beamed another proud fan, Ann Bell, 34.",
    "Ann Bell, asked about the bridge: “In May.”",
    "Ann Bell, asked if rates would fall, said they would hold.",
    "Ann Bell takes questions from the press.\nQ: Will rates fall?\nA: Yes, in May.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_somebody_is_said_to_have_said_is_theirs(text):
    reading = read(text)
    assert reading.heard == (ANN,)
    assert {voice for _, voice in owners(reading)} <= {ANN}


OWNED = [
    ("Ann Bell’s verdict: “A good day.”", [ANN]),
    ("In Ann Bell’s words, it was “a good day”.", [ANN]),
    ("In the words of Ann Bell, it was “a good day”.", [ANN]),
    ("Tom Reed and others used Ann Bell’s words.", []),
    ("Tory MP Ann Bell was cross. The frontbencher said it was “late”.", [ANN]),
    ("The so-called “bell plan” is dead, Ann Bell said.", [None]),
    ("Ann Bell’s book, “The Long Road Home”, is out. She says it took years.", [None]),
    ("Nobody has heard Ann Bell say “sorry”.", [None]),
    ("Minister for Finance Ann Bell begins. “This is a budget,” the Minister tells MPs.", [ANN]),
    ("Secretary of State Ann Bell left. “It is late,” the secretary of state said.", [ANN]),
    ("Fans fumed, with Ann Bell of New Ashby saying it was “late” and Tom Reed adding it was “dear”.", [ANN, TOM]),
    ("He is shown an email from the head of IT, Ann Bell, which says there is “a hole”.", [ANN]),
    ("Ann Bell read a letter from the council, which says it is “late”.", [None]),
    ("PC Ann Bell is in the box. “I called for help,” the officer replies.", [ANN]),
    ("Dr Ann Bell saw him. “He was cold,” the doctor said.", [ANN]),
    ("Opening, Ann Castle KC told jurors it was “a pact”.", ["Ann Castle"]),
    ("Sydbank analyst Per Fog said it was “no surprise”.", ["Per Fog"]),
    ("Activist Corvid Capital, which owns 4%, said the board was “asleep”.", [None]),
    ("Chief executive Ann Bell blamed “bad weather”; finance chief Tom Reed said it was late.", [ANN]),
    ("“Yes,” Ann Bell said; “no,” said Tom Reed.", [ANN, TOM]),
    ("Questioned by Tom Reed KC, Kerr told the jury he had lied. “I was scared,” he said.", ["Kerr"]),
    ("Tom Reed KC has opened. Kerr has denied it. “I was at home,” he said.", ["Kerr"]),
    ("“It’s gone,” said 71-year-old Ann Bell, wiping away tears.", [ANN]),
    ("“It’s close,” said director of football Ann Bell.", [ANN]),
]


@pytest.mark.parametrize(("text", "voices"), OWNED)
def test_words_are_whose_the_sentence_gives_them_to(text, voices):
    assert [voice for _, voice in owners(read(text))] == voices


NOT_TOLD = [
    "Ann Bell is understood to have been told that she would lose.",
    "Ann Bell is said to be considering her future.",
    "Ann Bell is expected to have told the police by then.",
    "Ann Bell is not thought to have said so.",
    "It is understood to have said the plan was dead. Ann Bell left.",
    "The mayor is thought to have said it was late. Ann Bell left.",
    "Ann Bell was told: “It is over.”",
    "The minister was warned: “It will fail.” Ann Bell was there.",
    "Two goals per Ann Bell, three per Reed.",
    "Per day, Ann Bell walks a mile.",
    "“No,” said a spokesman for the mayor, Ann Bell.",
    "“No,” said residents, Ann Bell among them.",
    "“No,” shouted a fan in an Ann Bell shirt.",
    "Ann Bell looked on as the barrister told the jury: “He lied to you.”",
    "Ann Bell denies it, the court heard. The barrister told the jury: “She lied to you.”",
    "Q: Do you agree with Ann Bell?\nA: “I do.”",
    "Ann Bell and Tom Reed answered questions.\nQ: Will rates fall?\nA: “Yes, in May.”",
    "Ann Bell met Tom Reed. The former defender said: “I am proud.”",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_who_only_stands_by_has_said_nothing(text):
    reading = read(text)
    assert set(reading.heard) <= ({ANN} if "denies" in text else set())
    assert {voice for _, voice in owners(reading)} <= {None}


def test_only_the_answers_of_an_interview_are_the_persons_whom_the_post_says_to_be_interviewed():
    text = "We put your questions to economist Ann Bell.\nQ: “Will rates fall?”\nA: “Yes, in May.”\nQ: And then?"
    assert owners(read(text)) == [("Will rates fall?", None), ("Yes, in May.", ANN)]
