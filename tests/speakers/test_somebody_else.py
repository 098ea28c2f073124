"""Whom words are not given to: firms, places, unnamed roles, readers who write in."""

from __future__ import annotations

import pytest

from liveterm.speakers import Cast
from tests.speakers.posts import owners, post, read

BODIES = [
    "Morgan Stanley said it expects two more cuts this year.",
    "JP Morgan said rates would hold. Warner Bros said the merger was off.",
    "Wells Fargo added 2% in early trading while Barclays added 3.1%.",
    "Marks and Spencer said online orders were back.",
    "San Juan reported flooding overnight. St Petersburg said its airport was closed.",
    "Fort Ansel urged residents to leave. New Carrow declared an emergency.",
    "Tindall said its profits would miss forecasts. Shares in Tindall fell 12%.",
    "Tom Reed shares fell. Tom Reed said sales were down.",
    "Taylor Brook, the housebuilder, said demand was strong. Taylor Brook added that prices would rise.",
    "The chipmaker Arden said orders had doubled. Arden warned of shortages.",
    "Ellis Lund reported a profit of £3m, saying trade was good.",
    "Economists at Tom Reed warned of a slump. Tom Reed predicts two cuts.",
    "The chipmaker Arden Lund, the Valiant Lady and the Bell inquiry said nothing was wrong.",
    "There was trouble in Halden and across Wirram. Leaders of Ashby, Halden and Wirram said they were appalled.",
    "The Halden and Stoke Wirram MP told the BBC nothing. A Bell-themed class said it was sad.",
    "Carrow Star Lines, which runs the ferry, says it is sorry. Halden Ferries said so too.",
    "Georgia Power said it was late. “Very late,” Georgia Power said.",
    "Ashby Pioneer Holt, an insurer, said it was late.",
    "Victoria said it would close its border.",
    "Carolina Panthers said it was late. “Very late,” Charlotte Hornets said.",
    "Hours earlier he had said the talks were close. Weeks later it said nothing.",
    "The MP for Mid Powys has written to the council. The MP for Halden Vale said it was late.",
    "PayBell said the outage was over. Cintech said so too.",
]


@pytest.mark.parametrize("text", BODIES)
def test_a_firm_or_place_that_is_named_like_a_person_does_not_speak(text):
    assert read(text).heard == ()


def test_a_person_named_in_other_posts_is_no_firm_for_one_figure():
    others = ["Mayor Ann Bell said no.", "Ann Bell, the mayor, arrived."]
    assert read("Ann Bell added 3% to the price, the mayor said.", "", *others).heard == ("Ann Bell",)


OFFICES = [
    ("“We will act,” the chancellor said. Ann Bell said no.", "We will act"),
    ("Ann Bell told the chancellor it was late. “I agree,” the chancellor said.", "I agree"),
    ("Ann Bell said it was late. “It was on time,” said the foreign minister.", "It was on time"),
    ("Ann Bell of Halden said it was late. The UN chief was “furious”.", "furious"),
    ("In a letter to the mayor, Ann Bell said it was late. The mayor said it was “on time”.", "on time"),
    ("Mayor Ann Bell has gone. Eve Lund was elected mayor. Tom Reed said so. “Yes,” a mayor said.", "Yes"),
]


@pytest.mark.parametrize(("text", "quote"), OFFICES)
def test_an_office_that_nobody_is_known_to_hold_is_not_whoever_else_speaks(text, quote):
    assert dict(owners(read(text)))[quote] is None


HANDS = [
    "Eve Lund became mayor. “I am glad,” the mayor said.",
    "Eve Lund was sworn in as mayor. “I am glad,” the mayor said.",
    "Eve Lund, who became mayor in May, is here. “I am glad,” the mayor said.",
    "Eve Lund is the new mayor. “I am glad,” the mayor said.",
    "They elected Eve Lund as mayor on Monday. “I am glad,” the mayor said.",
]


@pytest.mark.parametrize("text", HANDS)
def test_an_office_that_changes_hands_is_its_new_holders_where_that_is_told_and_nobodys_elsewhere(text):
    cast = Cast()
    cast.learn([post(text, id="new"), post("Mayor Tom Reed left.", id="old"), post("The mayor said yes.", id="bare")])
    assert owners(cast.reading("new")) == [("I am glad", "Eve Lund")]
    assert cast.reading("bare").heard == ()


def test_who_makes_somebody_mayor_is_not_the_mayor():
    assert owners(read("Eve Lund made Tom Reed mayor. “I am glad,” the mayor said.")) == [("I am glad", "Tom Reed")]
    assert owners(read("Eve Lund made Reed Mayor. “I am glad,” the mayor said.")) == [("I am glad", None)]


OF_ANOTHER = [
    "The father of the boy, Maran, said “no”.",
    "The lawyer of the accused, Ann Bell, said “no”.",
    "The brother of the dead man, Tom Reed, 34, said “no”.",
    "The mother of the 12-year-old girl, Nadia Osman, said “no”.",
]


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_a_name_that_may_be_the_childs_does_not_speak_for_the_parent(text):
    reading = read(text)
    assert (reading.heard, owners(reading)) == ((), [("no", None)])


OPENINGS = [
    "Copies of the report were handed to MPs. Crowds gathered outside.",
    "Footage shows the bridge falling. Debris was scattered “everywhere”.",
    "Homeowners said they were “abandoned”. Volunteers described scenes of panic.",
]


@pytest.mark.parametrize("text", OPENINGS)
def test_the_first_word_of_a_sentence_is_no_person(text):
    reading = read(text)
    assert (reading.speakers, reading.mentioned) == ((), ())


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Tom Reed beat Carl Lund in four sets.\n“I am happy,” the Spaniard told reporters.", [None]),
        ("Mayor Ann Bell arrived at noon.\n“We ran,” the shopkeeper said.", [None]),
        ("The home secretary said it was “a disgrace”. Ann Bell, a resident, was “furious”.", [None, None]),
        ("Tom Reed has signed. Carl Lund spoke to Bild.\n“I am happy here,” the striker added.", [None]),
        ("Ashby striker Tom Reed has signed for £6m.\n“I am happy,” the forward said.", ["Tom Reed"]),
        ("“I like her,” the MP tells me. Ann Bell? “Tomorrow’s woman.”", [None, None]),
        ("Tom Reed made 102.\n“It was a good pitch,” the former captain said.", ["Tom Reed"]),
        (
            "Spain’s Tom Reed beat Italian Carl Lund.\n“Hard,” the Spaniard said. “Very hard,” the Italian said.",
            ["Tom Reed", "Carl Lund"],
        ),
        ("Ann Bell, 22, beat Eve Lund, 24.\n“I am happy,” the 24-year-old said.", ["Eve Lund"]),
    ],
)
def test_a_role_speaks_as_somebody_only_if_nobody_else_can_be_meant(text, voices):
    assert [voice for _, voice in owners(read(text))] == voices


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed emails: “Why is nobody talking about the goalkeeper?”",
        "“Is this the worst final ever?” writes Ann Bell.",
        "“I blame the manager,” tweets Ann Bell.",
        "An email from Ann Bell: “They are overrated.”",
        "Tom Reed gets in touch: “This is like watching paint dry.”",
        "Reader Ann Bell writes: “I am done.”",
        "Ann Bell in Ashby writes: “My train is late.”",
    ],
)
def test_a_reader_who_writes_in_is_no_sure_speaker(text):
    assert {speaker.certainty for speaker in read(text).speakers} <= {"maybe"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell writes on Telegram: “We need more pumps.”",
        "“We need more pumps,” Mayor Ann Bell writes in a letter to staff.",
        "Ann Bell emailed staff to say the school would close.",
        "“We need more pumps,” writes Mayor Ann Bell.",
    ],
)
def test_who_writes_to_others_than_the_page_is_heard(text):
    assert read(text).heard == ("Ann Bell",)


@pytest.mark.parametrize(
    "text",
    [
        "Ashby Airlines: “All flights are cancelled.”\nChief executive Tom Reed said: “We are sorry.”",
        "Chief executive Tom Reed said: “We are sorry.”\nAshby Airlines: “All flights are cancelled.”",
        "Le PDG Benoît Roux a déclaré : « Nous sommes prêts ».\nAir Roux : « Les vols sont annulés jusqu'à demain ».",
        "Corte Alta: “La sentencia es firme y no hay recurso”. El abogado Luis Ortega dijo que apelará.",
        "Polizei Aldorf: „Wir bitten um Hinweise.“ Innensenatorin Iris Lund sagte, der Einsatz dauere an.",
        "Protezione Civile: «Allerta rossa». Il presidente Stefano Rossi ha detto che le scuole restano chiuse.",
        "Governo: “Vamos agir já”. O ministro Paulo Brancoso disse que a decisão é definitiva.",
    ],
)
def test_what_a_body_says_before_a_colon_is_nobodys(text):
    reading = read(text)
    assert len(reading.heard) == 1
    assert None in [voice for _, voice in owners(reading)]


def test_quotations_in_corner_brackets_are_nobodys():
    assert owners(read("首相は「対応を急ぐ」と述べた。")) == [("対応を急ぐ", None)]
    assert owners(read("他说：『我们「会」努力。』")) == [("我们「会」努力。", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Graffiti reading “Traitor” was sprayed on Ann Bell’s office.",
        "A spokesperson for Ann Bell said the mayor would not resign. Friends of Ms Bell say she is relaxed.",
        "Ann Bell has been accused of lying. She has been urged to apologise by several MPs.",
        "Ashby said it would respond, and Carrow added that talks were going well. Leaders in Ashby and in Carrow met.",
        "Camp Ansel confirmed that 27 campers had left. “Our hearts are broken,” it said in a statement.",
        "Flanked by police, he said no. Ashby Economics reckons the Bank will cut.",
    ],
)
def test_nobody_is_made_to_speak_by_what_only_looks_like_speech(text):
    assert read(text).heard == ()


ACTS = [
    "Ann Bell applauded. Tom Reed applauds the players.",
    "Ann Bell agreed to a deal. Tom Reed has agreed to step down.",
    "Ann Bell threatened to leave the government.",
    "Q: Did you go?\nA: Marcus told me to. Ann Bell said “go”.",
    "Q. Why?\nA. Because Ann Bell said it was late.",
    "Prosecutor: Did you go? Witness: Ann Bell told us to.",
    "Tom Reed was briefed aboard the ferry by harbour chief Ann Bell. Tom Reed was briefed by Ann Bell on the storm.",
    "Tom Reed was told by Ann Bell. Tom Reed was told by Ann Bell on Monday.",
    "The ferry was bought by Tom Reed of Ashby, which said it was delighted.",
]


@pytest.mark.parametrize("text", ACTS)
def test_what_people_do_and_what_a_witness_tells_of_them_is_not_their_speech(text):
    reading = read(text)
    assert (reading.heard, [voice for _, voice in owners(reading) if voice]) == ((), [])


SAID = [
    "Ann Bell applauded the players for their “courage”.",
    "Ann Bell threatened to “walk away”.",
    "Ann Bell agrees.",
    "Ann Bell told me that it was late.",
    "Tom Reed was told by Ann Bell that it was late.",
    "Tom Reed was told by Ann Bell it was late.",
    "Tom Reed was warned by Ann Bell to leave.",
    "That view was echoed by Ann Bell of the Harbour Trust, who told the Gazette that it was “late”.",
    "The house belongs to Ann Bell of Ashby, who said it was cold.",
    "It was met with anger by Ann Bell at Ashby Bank, who warned of a slump.",
]


@pytest.mark.parametrize("text", SAID)
def test_the_same_verbs_with_words_of_theirs_are(text):
    assert len(read(text).heard) == 1


def test_a_letter_speaks_for_who_wrote_it():
    reading = read("Ann Bell has written to the council. The letter, seen by the Gazette, says she is “concerned”.")
    assert owners(reading) == [("concerned", "Ann Bell")]


LEADS = [
    "Red Harrow",
    "Fair Harbour",
    "Golden Tindall",
    "Refugee Lund",
    "Just Save Harrow",
    "Royal Tindall",
    "Clean Harrow",
]


@pytest.mark.parametrize("name", LEADS)
def test_a_word_that_leads_bodies_makes_a_body_of_the_name(name):
    text = f"{name} said it was “late”. It is late, according to {name}. “Too late,” said {name}."
    reading = read(text)
    assert reading.heard == ()
    assert {voice for _, voice in owners(reading)} == {None}
