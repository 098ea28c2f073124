"""Other languages do no harm: what is obvious is read, the rest is left alone."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, read

SAYS = [
    ("Friedrich Lund sagte am Montag: „Die Brücke ist zu spät.“", "Die Brücke ist zu spät."),
    ("„Die Brücke ist zu spät“, sagte Minister Friedrich Lund am Montag in der Stadt.", "Die Brücke ist zu spät"),
    ("Giulia Bellandi ha detto che il ponte è «in ritardo» per la pioggia.", "in ritardo"),
    ("«Il ponte è in ritardo», ha detto la ministra Giulia Bellandi ai cronisti.", "Il ponte è in ritardo"),
    ("Pedro Almonte dijo que el puente está «muy retrasado» por la lluvia.", "muy retrasado"),
    ("«Le pont est en retard», a déclaré Claire Montaubin à la presse dans la ville.", "Le pont est en retard"),
    (
        "Claire Montaubin : « Le pont est en retard pour les gens de la ville »",
        "Le pont est en retard pour les gens de la ville",
    ),
    ("João Brancoso disse que a ponte está “muito atrasada” por causa da chuva.", "muito atrasada"),
]


@pytest.mark.parametrize(("text", "words"), SAYS, ids=[text[:40] for text, _ in SAYS])
def test_the_plain_ways_of_saying_so_are_read(text, words):
    reading = read(text)
    (speaker,) = reading.heard
    assert speaker in text
    assert owners(reading) == [(words, speaker)]


SILENT = [
    "Die Bundesregierung sagte am Montag, dass die Brücke nicht gebaut wird.",
    "Das Ministerium erklärte, der Verkehr auf der Autobahn sei gesperrt und die Lage ernst.",
    "Bauern und Händler sagten, dass die Preise für das Getreide steigen.",
    "Der Sprecher von Friedrich Lund sagte, dass die Brücke zu spät ist.",
    "Il governo ha detto che il ponte non è pronto per la città.",
    "El Gobierno dijo que el puente no está listo para la ciudad.",
    "Le gouvernement a déclaré que le pont est fermé pour les gens de la ville.",
    "O governo disse que a ponte não está pronta para os carros da cidade.",
    "De minister zei dat het niet goed gaat met de brug en dat er veel regen viel.",
    "Ministern sade att det inte går bra med bron och att det regnade mycket.",
    "Министр Иван Петров сказал, что мост закрыт.",
    "部長は橋が閉鎖されたと述べた。",
]


@pytest.mark.parametrize("text", SILENT, ids=[text[:40] for text in SILENT])
def test_nothing_is_read_into_the_rest(text):
    assert read(text).heard == ()


def test_quotations_are_found_in_any_language():
    assert owners(read("Die Zeitung schrieb: „Die Brücke ist zu spät.“ Und das ist auch so."))[0] == (
        "Die Brücke ist zu spät.",
        None,
    )
