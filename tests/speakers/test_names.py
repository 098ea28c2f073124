"""Which words make a name: words for places and firms that people bear, too, and particles in small letters."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

BORNE = [
    ("Mr Haas said no.", "Haas"),
    ("“I cannot remember,” Dr. Haas said.", "Haas"),
    ("Ms Park told MPs it was late.", "Park"),
    ("Mr Bank said no.", "Bank"),
    ("Ms Reading told the court that it was late.", "Reading"),
    ("Gene Haas, the team owner, said no.", "Gene Haas"),
    ("Sarah Park said no.", "Sarah Park"),
    ("Senator Ann Lake said no.", "Ann Lake"),
    ("Sarah Lane, 34, from Ashby, said no.", "Sarah Lane"),
    ("The mayor of Ashby, Dario Hall, said no.", "Dario Hall"),
    ("“Enough,” Judith Hall concluded.", "Judith Hall"),
    ("Tom Drax, the head of the union, accused her of “counting paperclips”.", "Tom Drax"),
    ("Eve Roche, the coach, said no.", "Eve Roche"),
]


@pytest.mark.parametrize(("text", "name"), BORNE)
def test_a_word_for_a_place_or_a_firm_is_a_surname_where_only_a_person_can_stand(text, name):
    assert read(text).heard == (name,)


def test_a_word_for_a_place_is_a_surname_once_the_session_knows_who_bears_it():
    assert read("Lane says it is late.", "", "Sarah Lane, 34, said no.").heard == ("Sarah Lane",)
    assert read("The Lane says it is late.", "", "Sarah Lane, 34, said no.").heard == ()


def test_a_firms_name_is_a_surname_once_the_session_knows_who_bears_it():
    known = "Tom Drax, the head of the union, left."
    assert read("Drax asks if it is late.", "", known).heard == ("Tom Drax",)
    assert read("But first Tom Drax. He starts by thanking the crew.", "", known).heard == ("Tom Drax",)


PLACES = [
    "Victoria Park said it would close.",
    "Albert Hall says no.",
    "Haas reported a profit. Haas said it was fine.",
    "Drax said it would burn less wood. Roche said so too.",
    "Shares in Drax fell. Drax says that is normal.",
    "Drax said that Tom Drax had left.",
    "Dr Hill Street Surgery said it was shut.",
    "Mr Speaker said no.",
    "Lane says it is late.",
]


@pytest.mark.parametrize("text", PLACES)
def test_a_place_a_firm_and_an_office_that_is_addressed_are_nobody(text):
    assert read(text).heard == ()


@pytest.mark.parametrize("name", ["Yoav ben-Ari", "Piet van-Dyk", "Jan van Dyk", "Amal el-Sisi", "Jan ter-Horst"])
def test_a_particle_in_small_letters_is_part_of_the_name(name):
    last = name.partition(" ")[2]
    reading = read(f"{name} said it was late. “Very late,” {last} added.")
    assert reading.heard == (name,)
    assert owners(reading) == [("Very late", name)]


def test_the_first_word_of_a_korean_name_is_the_surname():
    others = "Chief engineer Park Min-seo told reporters it was late.", "Kim Jong-un said no.", "Kim Yo-jong said yes."
    assert read("Ms Park said it was late.", "", *others).heard == ("Park Min-seo",)
    assert read("Kim Jong-un said no.", "", *others).heard == ("Kim Jong-un",)
    assert read("Kim said no.", "", *others).heard == ("Kim",)
    assert read("Park Ashby-led said no.").heard == ()


def test_a_title_makes_a_person_of_a_firms_name_for_the_whole_session():
    assert read("“It is my house,” Haas said.", "", "Mr Haas said he would stay.").heard == ("Haas",)
    assert read("Haas said the car was fast.", "", "Gene Haas said no.").heard == ()


EVERYDAY = [
    ("Kim Jong Un said no. “Never,” Kim added.", "Kim Jong Un"),
    ("Yoon Tae Jin said no. “Never,” Yoon added.", "Yoon Tae Jin"),
    ("An Lund said no. “Never,” Lund added.", "An Lund"),
    ("Will Still said his team would fight. “Never,” Still added.", "Will Still"),
    ("Grace Still said no. “Never,” Still added.", "Grace Still"),
    ("Umm Tarek Abu Lund, 51, said no. “Never,” Abu Lund added.", "Umm Tarek Abu Lund"),
    ("ANN BELL: I said no. “Never,” Bell added.", "Ann Bell"),
    ("M. Maran said no. “Never,” M. Maran added.", "Maran"),
    ("Sr. Maran said no. “Never,” Sr. Maran added.", "Maran"),
    ("Mme Maran said no. “Never,” Mme Maran added.", "Maran"),
    ("Vellada told fans no. “Never,” she said.", "Vellada"),
]


@pytest.mark.parametrize(("text", "name"), EVERYDAY)
def test_names_of_everyday_words_and_in_capitals_are_whole_and_one_persons(text, name):
    reading = read(text)
    assert reading.heard == (name,)
    assert owners(reading)[0] == ("Never", name)


@pytest.mark.parametrize("title", ["M.", "Sr.", "MR", "Herr", "Mme", "Sra."])
def test_a_title_of_another_language_is_no_part_of_the_name(title):
    name = "Anne Maran" if title in ("Mme", "Sra.") else "Victor Maran"
    assert read(f"{title} Maran said no.", "", f"{name} has gone.").heard == (name,)


@pytest.mark.parametrize(
    "text", ["An Halden report said no.", "An Garda said no.", "Will Still be there?", "The UN said no."]
)
def test_a_plain_word_with_a_capital_is_no_name(text):
    assert read(text).heard == ()


def test_what_follows_a_name_is_not_taken_for_a_title():
    assert read("Martin Bell Sr. said no. M. Night Lund said yes.").heard == ("Martin Bell", "M. Night Lund")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“No,” said A\u0336n\u0336n\u0336 B\u0336e\u0336l\u0336l\u0336. Tom Reed left.", "Ann Bell"),
        ("Tom Reed left. “No,” said Ann Be\u0301ll.", "Ann Béll"),
        ("Zoe\u0308 Pen\u0303a said it was late. Tom Reed left.", "Zoë Peña"),
        ("Ο Γιάννης Παπάς: «Δεν θα αλλάξει».", "Γιάννης Παπάς"),
        ("Η Μαρία Παπά: «Δεν θα αλλάξει».", "Μαρία Παπά"),
    ],
)  # fmt: skip
def test_marks_on_letters_and_a_greek_article_make_no_other_name(text, name):
    assert read(text).heard == (name,)


def test_a_name_in_struck_letters_keeps_its_words_from_others():
    text = "Tom Reed said yes. “No,” B\u0336e\u0336l\u0336l\u0336 said."
    assert owners(read(text)) == [("No", None)]


@pytest.mark.parametrize("label", ["A passer-by", "The crowd", "One fan"])
def test_somebody_without_a_name_before_a_colon_keeps_the_words(label):
    assert owners(read(f"Ann Bell said it was late. {label}: “No.”")) == [("No.", None)]
