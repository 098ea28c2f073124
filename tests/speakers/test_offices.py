"""Whom an office means that speaks by itself: its one holder as far as the post or the session tells, else nobody."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

MIA, OTTO, TOM = "Mia Holder", "Otto Lund", "Tom Reed"

HELD = [
    ("“We are small,” quipped the Barbadian prime minister.", "Barbados’ prime minister, Mia Holder, left.", MIA),
    ("The Kenyan leader, on his first visit, noted that trade had grown.", "Kenya’s president, Otto Lund, left.", OTTO),
    ("The Kenyan president also spoke of rain, saying it was late.", "Kenyan leader Otto Lund left.", OTTO),
    ("“Play on,” joked the Philippine president.", "The Philippines’ president, Otto Lund, left.", OTTO),
    ("The South African leader insisted it was over.", "South African President Otto Lund left.", OTTO),
    ("The Italian premier says it is over.", "Italy’s prime minister, Mia Holder, left.", MIA),
    ("The US special envoy has told reporters it is over.", "Otto Lund, the US special envoy, left.", OTTO),
    ("The US envoy said it was over.", "US special envoy Otto Lund left.", OTTO),
    ("The UN secretary general has warned of famine.", "UN Secretary General Otto Lund left the hall.", OTTO),
    ("The UN chief has warned of famine.", "The UN secretary-general, Otto Lund, left the hall.", OTTO),
    ("The attorney general said the search was lawful.", "Attorney General Mia Holder left court.", MIA),
]


@pytest.mark.parametrize(("text", "other", "name"), HELD)
def test_an_office_of_a_nation_or_body_is_the_one_who_holds_it(text, other, name):
    assert read(text, "", other).heard == (name,)


def test_what_an_office_warns_of_goes_on_in_the_next_paragraph():
    text = "The UN secretary general has warned of famine.\n“Act now,” he said.\n“There is no time.”"
    found = owners(read(text, "", "UN secretary general Otto Lund left the hall."))
    assert [voice for _, voice in found] == [OTTO] * 2


NOBODYS = [
    ("The Kenyan leader said it was over.", "Kenyan opposition leader Otto Lund left."),
    ("The Kenyan leader said it was over.", "Kenya’s President Otto Lund met Kenya’s Prime Minister Mia Holder."),
    ("The British minister said it was over.", "British Prime Minister Mia Holder left."),
    ("The Scottish minister said it was over.", "Scotland’s first minister, Mia Holder, left."),
    ("“It goes on,” said the Israeli prime minister. Tom Reed was in the room.", ""),
    ("The German chancellor said it was over. He met Tom Reed.", ""),
    ("The US special envoy for Sudan has said it is over. Tom Reed met both sides.", ""),
    ("The MP for Ashby has written to the minister, Tom Reed, saying the plan is unsafe.", ""),
    ("The MP for Ashby has written to the minister, Tom Reed. “It is unsafe,” the letter says.", ""),
    ("The striker told Tom Reed he would go.", ""),
    ("The council leader complained to Tom Reed that it was late.", ""),
]


@pytest.mark.parametrize(("text", "other"), NOBODYS)
def test_an_office_that_may_be_anothers_is_not_whoever_is_named_beside_it(text, other):
    assert read(text, "", other).heard == ()


def test_words_of_an_office_are_not_those_of_who_speaks_next():
    text = "“The war goes on,” said the Israeli prime minister. Tom Reed said it must end."
    assert owners(read(text)) == [("The war goes on", None)]


@pytest.mark.parametrize(
    "text",
    [
        "What Piet van der Meulen said:\n• Van der Meulen: We are ready.",
        "Coach Piet van der Meulen was in a good mood.\nVan der Meulen: “We are ready.”",
        "Van der Meulen: “We are ready.” Coach Piet van der Meulen then left.",
    ],
)
def test_a_particle_in_capitals_opens_a_label(text):
    assert read(text).heard == ("Piet van der Meulen",)


def test_a_surname_with_a_particle_is_no_plural():
    assert owners(read("De Vries: “I am fit.”")) == [("I am fit.", "De Vries")]
