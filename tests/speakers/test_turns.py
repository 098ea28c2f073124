"""Whom a pronoun means where somebody was asked or spoken to in the sentence before."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

ANN, CARL, TOM = "Ann Bell", "Carl Lund", "Tom Reed"


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


@pytest.mark.parametrize(
    "text",
    [
        "Eve Lund lives here. “I stay,” Lund said.\nHer sister was less calm. “I am off,” she said.",
        "Luz Bell lives here. “I stay,” the 68-year-old said.\nHer neighbor was less calm. “I am off,” he said.",
        "Tom Reed won. “I stay,” Reed said. His boss was furious. “I am off,” he said. “Now,” he added.",
        "Tom Reed said: “I stay.” A neighbour who had stayed, too, was calmer. “I am off,” he said.",
    ],
)
def test_after_somebody_without_a_name_he_is_nobody_that_the_post_has_named(text):
    voices = [voice for _, voice in owners(read(text))]
    assert (bool(voices[0]), set(voices[1:])) == (True, {None})


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed lives here. His mother was ill. “I stay,” he said.",
        "Carl Lund lives here. His manager, Tom Reed, was furious. “I stay,” he said.",
        "Tom Reed won. His opponent was “weak”, he said.",
        "Tom Reed said no. His coach was calm. Reed was not. “I stay,” he said.",
        "Tom Reed, 40, is a coach. A keen sailor, he knows the bay. “I stay,” he said.",
        "Tom Reed said no. His government was in trouble. “I stay,” he said.",
    ],
)
def test_he_is_still_who_was_named_where_the_other_cannot_be_meant(text):
    assert owners(read(text))[-1][1] == TOM


ASKS = "asks why he did not call.\n“I panicked,” he replies. “I ran.”"


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (f"Prosecutor Ann Bell {ASKS}\nReed denies this.", [TOM, TOM]),
        (f"Prosecutor Ann Bell {ASKS}\nReed waves at Carl Lund.", [None, None]),
        (f"Prosecutor Carl Lund {ASKS}\nReed waves.", [None, None]),
        (f"Ann Bell {ASKS}\n“You ran, Mr Reed,” Bell says.\n“Yes.”\nReed denies this.", [TOM, TOM, ANN, TOM]),
        ("Ann Bell asks Tom Reed why.\n“No idea,” he says.\n“You ran,” Bell says.\n“No.”", [TOM, ANN, TOM]),
        ("Ann Bell asks Tom Reed why.\n“No idea,” he says.\n“You ran,” Bell says.\n“Far.”", [TOM] + [ANN] * 2),
    ],
)
def test_who_asks_does_not_answer_and_who_is_asked_says_yes_or_no(text, voices):
    dock = "Tom Reed is in the dock. Ann Bell waits."
    assert [voice for _, voice in owners(read(text, "", dock))] == voices


REPEATED = [
    (
        "Bell calls for ‘immediate and unconditional’ halt",
        "The harbour chief has called for an “immediate and unconditional” halt, calling it “vile”.\nAnn Bell said so.",
        [ANN, ANN, ANN],
    ),
    (
        "Bell: ‘I do not recall’",
        "A judge asks why he left.\n“I do not recall,” he replies.\nAnn Bell left.",
        [ANN, ANN],
    ),
    ("‘I do not recall’", "“I do not recall,” a witness says.\nAnn Bell left.", [None, None]),
    ("Bell: ‘late ferry’", "The “late ferry” was late. Ann Bell left.", [ANN, None]),
    ("", "“I lost it all.” Ann Bell, 34, runs the bar. “I saw it go,” she says.", [ANN, ANN]),
    ("", "“I lost it all.” Ann Bell, 34, runs the bar. “I saw it go,” Tom Reed says.", [None, TOM]),
    ("", "“I lost it all.” Ann Bell runs the bar. It is open. “I saw it go,” she says.", [None, ANN]),
]


@pytest.mark.parametrize(("headline", "text", "voices"), REPEATED)
def test_words_before_it_is_said_whose_they_are_are_of_whom_a_headline_or_the_next_sentences_tell(
    headline, text, voices
):
    assert [voice for _, voice in owners(read(text, headline))] == voices


@pytest.mark.parametrize(
    ("opening", "voice"),
    [
        ("Dr Ann Bell, a county vet, has finished giving evidence. Here are the key points:", ANN),
        ("Ann Bell has ended her speech. Here are the main points.", ANN),
        ("Ann Bell is in Ashby today. Here are the main points of the day:", None),
        ("Ann Bell missed the speech. Here are its main points:", None),
        ("The inquest into the death of Ann Bell has finished. Here are the key points:", None),
        ("Ann Bell and Tom Reed have finished their speeches. Here are the key points:", None),
        ("Police have finished giving evidence. Here are the key points:", None),
    ],
)
def test_items_under_who_has_talked_are_theirs(opening, voice):
    assert owners(read(f"{opening}\n• It was dead\n• The wound was “deep”")) == [("deep", voice)]


@pytest.mark.parametrize(
    ("text", "headline", "heard"),
    [
        ("• Ann Bell: The 41-year-old is charged.\n• Tom Reed: He led the inquiry.", "Who’s who in the trial", ()),
        ("Here are the key figures:\n• Ann Bell: Mayor since 2019.\n• Tom Reed: Her deputy.", "", ()),
        ("Meet the candidates.\n\nAnn Bell: The mayor wants a tram.\n\nTom Reed: A nurse of 44.", "", ()),
        ("The key players:\n• Ann Bell: “I built it.”\n• Tom Reed: Her deputy.", "", ("Ann Bell",)),
        ("What they said.\n\nAnn Bell: The tram comes.\n\nTom Reed: It will not.", "", ("Ann Bell", "Tom Reed")),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_where_people_are_introduced_is_said_of_them(text, headline, heard):
    assert read(text, headline, "Ann Bell and Tom Reed met.").heard == heard
