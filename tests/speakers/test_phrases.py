"""Speech without a verb of speech, and whose turn it is: nouns, letters that go on, question and answer."""

from __future__ import annotations

import pytest

from liveterm.speakers import Cast
from tests.speakers.posts import owners, post, read

ANN, TOM = "Ann Bell", "Tom Reed"

NOUNS = [
    "“We have nothing to hide.” That was the response from Ann Bell, the mayor.",
    "“Will it open?” That was the blunt question from Ashby Radio’s Ann Bell.",
    "“Never,” came the reply from Ann Bell.",
    "“A disgrace” was the verdict of Ann Bell.",
    "Ann Bell’s answer was “never”.",
    "In the words of Ann Bell, it is “a disgrace”.",
    "Ann Bell’s opening line: “It is late.”",
    "Ann Bell had a blunt message for drivers: stay at home, “now”.",
    "The mayor, Ann Bell, had one piece of advice for tourists: bring “a coat”.",
    "Ann Bell sent a text message: the ferry was “late”.",
    "Ann Bell says she woke to “a bang” after midnight, and that she heard a voice shout “no”.",
    "It was Ann Bell who first used the phrase “paper bridge”.",
    "Ann Bell compared the bridge to “a paper hat”.",
    "Ann Bell fears “a long winter”.",
    "A text by Sen. Ann Bell says “no”.",
    "The tweet by Ann Bell reads: “Get out now.”",
    "The letter, signed by Ann Bell and 200 others, says: “Stop the bridge.”",
    "Here is Ann Bell: “It is late.”",
    "Here is the Ashby Gazette’s Ann Bell: “It is late.”",
    "Calling it “a disgrace”, Ann Bell left the room.",
    "“A disgrace,” Ann Bell concluded.",
    "Ann Bell used her speech to call for an end to “paper bridges”.",
    "Ann Bell appealed for calm after “a bad night”.",
    "“We won,” beamed Ann Bell.",
    "> It is time to go.\n> It was an honour.\nThose were the words of Ann Bell a moment ago.",
]


@pytest.mark.parametrize("text", NOUNS)
def test_a_noun_makes_somebody_speak_and_has_the_words(text):
    reading = read(text)
    assert reading.heard == (ANN,)
    assert {voice for _, voice in owners(reading)} == {ANN}


@pytest.mark.parametrize(
    "text",
    [
        "Police used “reasonable force” on Ann Bell.",
        "That was the report from Ann Bell.",
        "Ann Bell gave three reasons for the message: rain, wind and fog. Ann Bell had two brothers: Tom and Carl.",
        "The ferry had a message for Ann Bell: it was late. Police had a warning for Ann Bell: go home.",
        "Ann Bell fears the worst.",
        "Ann Bell smiled and said nothing.",
        "Ann Bell appealed against the ruling and took a train to Ashby.",
        "Ann Bell said little to reporters.",
        "Cardinal Ann Bell said mass.",
        "Ann Bell told lies to police.",
        "Ann Bell, who wrote it, was absent. Ann Bell wrote the song in Ashby.",
        "Had he asked, Ann Bell would have said no.",
        "Had Ann Bell said so, it would be over.",
    ],
)
def test_other_nouns_and_thoughts_do_not(text):
    assert read(text).heard == ()


def test_a_letter_goes_on_with_it():
    reading = read("The jury sees an e-mail from Ann Bell to the board. It reads: “I will not sign.” It adds: “Never.”")
    assert reading.heard == (ANN,)
    assert owners(reading) == [("I will not sign.", ANN), ("Never.", ANN)]


def test_it_is_no_letter_after_another_subject():
    reading = read("Ann Bell sent a letter. The council met on Monday. It says the bridge is “late”.")
    assert owners(reading) == [("late", None)]


def test_question_and_answer_take_turns():
    reading = read("Ann Bell asks Tom Reed where he was.\n“At home,” he says.\n“Alone?”\n“With my sister.”\n“Sure?”")
    assert [voice for _, voice in owners(reading)] == [TOM, ANN, TOM, ANN]


def test_a_long_speech_may_ask_without_being_the_askers():
    speech = "“" + "We built this bridge with our hands and nobody helped us. " * 3 + "Who would have thought it?”"
    reading = read(f"Ann Bell asks Tom Reed where he was.\n“At home,” he says.\n{speech}")
    assert [voice for _, voice in owners(reading)] == [TOM, TOM]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The union’s joint leaders, Ann Bell and Tom Reed, said it was late.", [ANN, TOM]),
        ("“We ran,” said Linda Park, whose home burned.", ["Linda Park"]),
        ("Judge Ana de Morais Lima said it was late.", ["Ana de Morais Lima"]),
        ("Ann Bell: “It is late.” Tom Reed: “It is not.”", [ANN, TOM]),
        ("Asked by Radio Ashby’s Ann Bell, the mayor said no. Mayor Tom Reed left.", [TOM]),
        ("Transport Focal said it was late. Harbour Focal did not.", []),
    ],
)
def test_names_are_told_from_what_stands_around_them(text, names):
    assert sorted(read(text).heard) == sorted(names)


def test_a_title_of_two_words_teaches_the_office():
    cast = Cast()
    cast.learn([
        post("Mrs Justice Merrow sits. Tom Reed is in the dock.", id="1"),
        post("Reed stands. The judge says he may sit.", id="2"),
    ])  # fmt: skip
    assert cast.reading("2").heard == ("Justice Merrow",)


def test_somebodys_engineer_is_not_that_somebody():
    assert owners(read("“Stay out,” says Bell’s engineer. Ann Bell said no."))[0] == ("Stay out", None)


def test_a_role_that_others_do_not_fit_is_not_therefore_somebody_named_long_ago():
    reading = read(
        "President Ann Bell left.\nDemocrat Eve Lund arrived. Republican Tom Reed spoke. Reed waved.\n"
        "The Ashby businessman said it was “late”."
    )
    assert owners(reading) == [("late", None)]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Town chief Ann Bell: “It opens in May.” Regulators: “No.”", [ANN, None]),
        ("Ann Bell and Tom Reed said it was “late”.", [ANN]),
        ("The union’s leaders, Ann Bell and Tom Reed, said it was “late”.", [ANN]),
        ("Asked by Judge Eve Merrow how he pleaded, Tom Reed replied: “Guilty.”", [TOM]),
        ("No 9 says the mayor “has full confidence” in Ann Bell. Bell wrote: “I stay.”", [None, ANN]),
        ("“Easy there!” calls umpire Tom Reed.", [TOM]),
        ("Orbex said Sir Tom Reed “has not said that”. The billionaire said it was “late”.", [None, TOM]),
        ("Ann Bell was furious: “Never.” Tom Reed’s calm: “Why not?”", [ANN, None]),
        ("Imam Omar Lund led prayers. “We stand together,” the imam said.", ["Omar Lund"]),
        ("“No,” Tirzah Lund said. She said her son “ran”. Her husband, Carl Lund, left.", ["Tirzah Lund"] * 2),
        ("‘He was my rock’: a tribute\nTom Reed died. Ann Bell said: “He was my rock and friend.”", [ANN, ANN]),
    ],
)  # fmt: skip
def test_words_in_marks_have_their_owner_and_no_other(text, voices):
    assert [voice for _, voice in owners(read(text))] == voices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cardinal Otmar Lund appears. The new pope is Tom Reed, a surprise. “Peace,” he says.", TOM),
        ("Speaker Harrow-Lund calls Ann Bell, the member for Ashby. She asks why it is “late”.", ANN),
        ("Ann Bell’s husband Robin spoke to nobody. She said it was “late”.", None),
    ],
)
def test_he_and_she_mean_whom_they_can_mean(text, name):
    assert [voice for _, voice in owners(read(text))][-1] == name


def test_what_is_called_by_a_name_does_not_call():
    assert read("The rover, called Rosalind Reed, is on Mars.").heard == ()


def test_a_name_after_a_quotation_and_a_colon_says_it_in_a_headline():
    assert owners(read("", "“We are ready”: Ann Bell")) == [("We are ready", "Ann Bell")]
    assert owners(read("", "“We are ready”: Ashby council")) == [("We are ready", None)]
