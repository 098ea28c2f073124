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


PLAIN = [
    ("Il sindaco Mario Conte: «Situazione sotto controllo».", "Mario Conte"),
    ("Elly Rossini ha aggiunto che il governo sbaglia.", "Elly Rossini"),
    ("Secondo Matteo Brenzi la manovra non aiuta nessuno.", "Matteo Brenzi"),
    ("Il leader della Lega Matteo Brenzi ha ribadito che il ponte si farà.", "Matteo Brenzi"),
    ("„Meine Mandantin ist unschuldig“, sagte Verteidigerin Petra Kolb.", "Petra Kolb"),
    ("„Das ist ein Schlag ins Gesicht“, kritisierte Grünen-Chefin Petra Kolb.", "Petra Kolb"),
    ("Nach Angaben von Bürgermeister Jens Kolb sind 40 Häuser betroffen.", "Jens Kolb"),
    ("Die Lage sei ernst, so Thomas Kolb.", "Thomas Kolb"),
    ("Verkehrsminister Jens Kolb (SPD) hat angekündigt, mehr Züge zu schicken.", "Jens Kolb"),
    ("« On a entendu une explosion », raconte Sophie Roux, 43 ans.", "Sophie Roux"),
    ("Selon Gérald Roux, 5 000 policiers sont mobilisés.", "Gérald Roux"),
    ("Le maire Grégory Roux a estimé que « c'est trop ». Il a ajouté que « chacun fera un effort ».", "Grégory Roux"),
    ("« Non », a déclaré le ministre de l'Intérieur, Gérald Roux. « Jamais », a-t-il ajouté.", "Gérald Roux"),
    ("Según Pedro Almonte, la ayuda llegará esta semana.", "Pedro Almonte"),
    ("“No vamos a parar”, dijo Yolanda Almonte.", "Yolanda Almonte"),
    ("El alcalde Almonte ha asegurado que todo está preparado. “Estamos listos”, ha añadido.", "Almonte"),
    ("Segundo Fernando Brancoso, a meta será cumprida.", "Fernando Brancoso"),
    ("O presidente Brancoso afirmou que não aceita ameaças.", "Brancoso"),
]


@pytest.mark.parametrize(("text", "name"), PLAIN, ids=[text[:40] for text, _ in PLAIN])
def test_a_short_post_gives_its_obvious_speaker(text, name):
    reading = read(text)
    assert reading.heard == (name,)
    assert {voice for _, voice in owners(reading)} <= {name}


SILENT = [
    "Secondo la Protezione civile sono 300 gli sfollati.",
    "La Procura ha detto che il fascicolo è aperto. «Nessun indagato», ha aggiunto.",
    "Nach Angaben der Polizei wurden drei Menschen verletzt.",
    "Laut Deutscher Bahn fahren bis 14 Uhr keine Züge.",
    "Selon la préfecture, Gérald Roux arrive demain. Selon Météo-Roux, les orages vont durer.",
    "La SNCF a déclaré que le trafic reprendrait. « Les trains roulent », précise-t-elle.",
    "Según la Guardia Civil, hay tres desaparecidos. El portavoz de Pedro Almonte no dijo nada.",
    "Segundo a Polícia Federal, doze pessoas foram presas. Pedro Brancoso não disse nada.",
    "Il a voté pour Alain Roux hier dans la ville. C'est un prix pour Alain Roux, « enfin ».",
    "O prémio foi para João Brancoso, que não estava na cidade. Votaram para João Brancoso.",
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


TURNS = [
    ("Kapitän Thomas Kolb wurde deutlicher: „Das war ein klarer Elfmeter.“ Er ist 31.", "Thomas Kolb"),
    ("Simona Ferraro alla vigilia: «Sarà una gara dura». Poi la partenza per Pavia.", "Simona Ferraro"),
    ("“Lo hemos perdido todo”, cuenta entre lágrimas Carmen Almonte, vecina de Losar.", "Carmen Almonte"),
    ("« On s'adapte », sourit Nadia, 34 ans, infirmière à la clinique de Vaux.", "Nadia"),
    ("Pour son ami Alain Roux, « c'était une sœur », rien de moins.", "Alain Roux"),
    ("« C'est une victoire », se félicite Me Alain Roux, l'avocat de la commune.", "Alain Roux"),
    ("Para o climatologista Carlos Brancoso, o país vive “um ponto de não retorno”.", "Carlos Brancoso"),
    ("L'avvocato Paolo Ferraro: «Andremo a Strasburgo». Non c'è altro da dire, per ora.", "Paolo Ferraro"),
    ("La ministra Yolanda Almonte anunció una ayuda. “Es el momento”, ha dicho en el Congreso.", "Yolanda Almonte"),
]


@pytest.mark.parametrize(("text", "name"), TURNS, ids=[text[:40] for text, _ in TURNS])
def test_other_turns_of_phrase_give_the_words_to_who_is_named(text, name):
    reading = read(text)
    assert reading.heard == (name,)
    assert [voice for _, voice in owners(reading)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "RATP : « Trafic perturbé sur les lignes 4, 6 et 13. » SNCF : « Un train sur deux. »",
        "Corte d'Appello: «Il ricorso è inammissibile». La decisione non è una sorpresa.",
        "Protección Civil: “No se acerquen a los ríos”. Hay tres desaparecidos en la zona.",
        "Polizei: „Bleiben Sie zu Hause.“ Der Brief an Thomas Kolb: „Wir kommen wieder.“",
    ],
)
def test_bodies_before_a_colon_are_nobody(text):
    reading = read(text)
    assert reading.heard == ()
    assert {voice for _, voice in owners(reading)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "„Wir prüfen das“, sagte ein Sprecher von Minister Thomas Kolb am Dienstag.",
        "„Wir prüfen das“, sagte eine Sprecherin der Ministerin Petra Kolb am Dienstag.",
        "Der Sprecher des Präsidenten Thomas Kolb erklärte: „Wir prüfen das.“ Mehr war nicht zu hören.",
        "Der Anwalt des Angeklagten Thomas Kolb sagte, das sei „falsch“ und nicht zu beweisen.",
        "«Non è vero», ha detto un portavoce del ministro Paolo Ferraro ai cronisti.",
        "La portavoce dell'avvocato Paolo Ferraro ha aggiunto che è tutto «falso».",
        "«No es cierto», afirmó la portavoz del ministro Pedro Almonte en la radio.",
        "Una asesora de la alcaldesa Yolanda Almonte dijo que “no habrá” dinero para el puente.",
        "Le porte-parole de la ministre Claire Roux a dit : « C'est faux et nous le prouverons ».",
        "« C'est faux », a répondu le porte-parole du maire Alain Roux à la presse.",
        "O porta-voz do ministro Carlos Brancoso disse que a ponte “não está” pronta.",
        "“A ponte não está pronta”, afirmou o porta-voz do ministro, Carlos Brancoso.",
    ],
)
def test_a_spokesperson_of_somebody_is_somebody_else(text):
    reading = read(text)
    assert reading.heard == ()
    assert {voice for _, voice in owners(reading)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "João Brancoso disse que “sim”. “Não”, disse o líder do Chega aos jornalistas da rádio.",
        "Paolo Ferraro ha detto «sì». «No», ha detto il segretario della Lega ai cronisti.",
        "Pedro Almonte dijo que “sí”. “No”, dijo el líder de Vox a los periodistas.",
        "Alain Roux a dit « oui » hier. « Non », a dit le chef de la France insoumise à la presse.",
        "Thomas Kolb sagte „ja“ und ging. „Nein“, sagte der SPD-Chef am Dienstag der Presse.",
        "João Brancoso disse que “sim”. “Não”, disse o líder socialista aos jornalistas da rádio.",
        "João Brancoso disse que “sim”. “Não”, troçou Lund, que não estava na cidade.",
        "Pedro Almonte dijo que “sí”. Un cargo del partido es mucho más directo en la radio: “No”.",
        "Thomas Kolb sagte: „Ja.“ Das sagte er am Montag auch dem „Halden Kurier“.",
        "Pedro Almonte dijo que “sí”. Juan Lund no estuvo en la ciudad. “No”, dijo.",
    ],
)
def test_an_office_of_a_body_and_who_is_not_understood_are_not_whoever_has_the_word(text):
    voices = [voice for _, voice in owners(read(text))]
    assert voices == [read(text).heard[0], None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("O líder do Chega, João Brancoso, não foi. “Não”, disse o líder do Chega na rádio.", "João Brancoso"),
        ("Il leader della Lega Paolo Ferraro ha detto «no». «Mai», ha detto il leader della Lega.", "Paolo Ferraro"),
        ("SPD-Chef Thomas Kolb war da. „Nein“, sagte Kolb. „Nie“, sagte der SPD-Chef.", "Thomas Kolb"),
        ("„Nein“, sagte Kolb am Montag. Thomas Kolb war früher Minister.", "Thomas Kolb"),
        ("Wie Thomas Kolb am Montag mitteilte, ist die Straße „gesperrt“.", "Thomas Kolb"),
        ("Invité de France Inter, Alain Roux a jugé la réforme « injuste ».", "Alain Roux"),
        ("„Nein“, sagte der Sprecher von Thomas Kolb, Jens Lund, am Montag der Presse.", "Jens Lund"),
        ("Non è pronto, come ha spiegato ieri Paolo Ferraro: «Aspettiamo».", "Paolo Ferraro"),
        ("Il ponte non è pronto. A dirlo è il geologo Paolo Ferraro: «Aspettiamo».", "Paolo Ferraro"),
        ("Thomas Kolb war zuversichtlich: Er rechne mit „Ja“, sagte der Minister der Presse.", "Thomas Kolb"),
        ("Thomas Kolb hat „Nein“ gesagt. „Nie“, sagte der SPD-Politiker.", "Thomas Kolb"),
        ("“A ponte não está pronta”, afirmou Lupo da Silva na quinta.", "Lupo da Silva"),
        ("«El puente no está listo», dijo Lupo García en la radio.", "Lupo García"),
        ("Il ministro dell'Economia Paolo Ferraro ha detto che non è vero: «Non c'è accordo».", "Paolo Ferraro"),
        ("La portavoz del Gobierno Yolanda Almonte dijo que “no habrá” dinero para el puente.", "Yolanda Almonte"),
        ("A ministra Ana Brancoso disse que a ponte “não está” pronta.", "Ana Brancoso"),
        ("Der Kanzler Thomas Kolb warf ihr „Wortbruch“ vor. Sie war nicht da.", "Thomas Kolb"),
        ("Die Ministerin Petra Kolb wies das zurück und sprach von „Unsinn“, wie schon oft.", "Petra Kolb"),
        ("La replica di Elena Ferraro non si fa attendere: «La premier scappa dal confronto».", "Elena Ferraro"),
        ("Yolanda Almonte le ha respondido que “no habrá” dinero para el puente.", "Yolanda Almonte"),
        ("Pour son capitaine, Kélian Roux, « il faut tourner la page » et penser à la suite.", "Kélian Roux"),
        ("« C'est une bataille », s'est réjoui Alain Roux devant ses amis.", "Alain Roux"),
        ("Já o líder do partido, José Brancoso, fala em “desnorte total” do governo.", "José Brancoso"),
        ("Claire Roux a répondu à Alain Roux, qui l'avait qualifiée de « menteuse » hier.", "Alain Roux"),
        ("L'avocat du suspect, Me Alain Roux, a dénoncé « un lynchage » dans les journaux.", "Alain Roux"),
        ("La portavoz, Yolanda Almonte, le ha pedido que “dimita ya” y que no vuelva.", "Yolanda Almonte"),
        ("Il procuratore di Carrù, Duccio Ferraro, ha detto che le indagini «vanno avanti».", "Duccio Ferraro"),
        ("«Abbiamo dato tutto», così Paolo Ferraro dopo il pareggio di ieri.", "Paolo Ferraro"),
        ("„Die Straße war nicht geräumt“, schilderte Kommandant Thomas Kolb am Abend der Presse.", "Thomas Kolb"),
        ("Das ist nicht wahr. Thomas Kolb kam. „Nein“, sagte Kolb zu Lund.", "Thomas Kolb"),
    ],
)
def test_whoever_holds_the_office_speaks(text, name):
    reading = read(text)
    assert name in reading.heard
    assert {voice for _, voice in owners(reading)} == {name}


def test_a_title_before_a_surname_is_no_part_of_the_name_in_its_own_language():
    text = "Le ministre a parlé hier soir. « Jamais », a dit M. Maran. M. Maran a déclaré que le pont était sûr."
    reading = read(text, "", "Le maire Victor Maran est arrivé hier soir à la gare avec les élus de la ville.")
    assert reading.heard == ("Victor Maran",)
    assert owners(reading) == [("Jamais", "Victor Maran")]


def test_an_office_in_a_headline_is_whom_the_post_says_to_hold_it():
    reading = read("Il sindaco di Carrù, Paolo Ferraro, ha chiuso le scuole.", "Il sindaco: «Scuole chiuse»")
    assert owners(reading) == [("Scuole chiuse", "Paolo Ferraro")]


FORMS = [
    ("„Wir machen zu“, sagt der Wirt Jens Lund. „Es geht nicht anders“, fügt er hinzu.", "Jens Lund"),
    ("“Não é assim”, exclama o presidente da câmara, João Brancoso, que não esteve na ponte.", "João Brancoso"),
    ("« C'est comme ça », clame le maire, Alain Roux, qui n'est pas venu.", "Alain Roux"),
    ("Petra Kolb hat im Bundestag unterstrichen, dass das Gesetz nicht geändert wird.", "Petra Kolb"),
    ("„Das Gesetz bleibt, wie es ist“, beteuerte Petra Kolb am Montag vor der Presse.", "Petra Kolb"),
    ("Petra Kolb hob hervor, wie „tapfer“ die Feuerwehr in der Nacht war.", "Petra Kolb"),
    ("Petra Kolb gab zu, dass die Brücke zu spät kommt und nicht bezahlt ist.", "Petra Kolb"),
    ("«La legge resta», puntualizza Giulia Ferraro dopo la riunione con i ministri.", "Giulia Ferraro"),
    ("Giulia Ferraro affermò che la legge era «giusta» e che il governo non sarebbe caduto.", "Giulia Ferraro"),
    ("«La legge resta», prosegue la ministra Giulia Ferraro nella conferenza di oggi.", "Giulia Ferraro"),
    ("“La ley no cambia”, ha matizado Pedro Almonte en el congreso de los diputados.", "Pedro Almonte"),
    ("Pedro Almonte desmintió que la ley vaya a cambiar y pidió calma a los vecinos.", "Pedro Almonte"),
    ("« La loi ne change pas », déplore Claire Roux devant les députés de la majorité.", "Claire Roux"),
    ("Claire Roux assurait que la loi ne changerait pas et que le pont était sûr.", "Claire Roux"),
    ("« La loi ne change pas », a renchéri Claire Roux devant la presse et les élus.", "Claire Roux"),
    ("“A lei não muda”, sustentou Carlos Brancoso aos jornalistas no parlamento.", "Carlos Brancoso"),
    ("Carlos Brancoso propôs que a lei seja votada e negou que o governo esteja dividido.", "Carlos Brancoso"),
]


@pytest.mark.parametrize(("text", "name"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_verbs_of_saying_are_known_in_their_tenses_and_orders(text, name):
    reading = read(text)
    assert reading.heard == (name,)
    assert {voice for _, voice in owners(reading)} <= {name}


@pytest.mark.parametrize(
    "text",
    [
        "Petra Kolb gab den Kindern zu essen und rief am Montag auf der Brücke ein Taxi.",
        "Petra Kolb wurde vorgeworfen, zu spät gewarnt worden zu sein, wie es in der Stadt heißt.",
        "La legge non è stata chiarita. Giulia Ferraro era nella sala con i ministri del governo.",
        "La ley fue criticada y Pedro Almonte no ha sido informado de la decisión de los jueces.",
        "Claire Roux a été interpellée par la police à la sortie de la mairie de la ville.",
        "Carlos Brancoso foi informado de que a lei não muda e que o governo está dividido.",
    ],
)
def test_what_is_done_to_somebody_in_these_verbs_is_not_speech(text):
    assert read(text).heard == ()


FOLLOWED = [
    ("Según explica Yolanda Almonte, profesora de Derecho, es la primera moción desde hace años.", "Yolanda Almonte"),
    ("Según ha explicado la profesora Yolanda Almonte, es la primera moción desde hace años.", "Yolanda Almonte"),
    ("Segundo explicou Ana Brancoso, professora de Direito, a ponte não abre nesta semana.", "Ana Brancoso"),
    ("Secondo quanto riferisce Giulia Ferraro, sindaca di Carrù, la strada è chiusa da ieri.", "Giulia Ferraro"),
    ("Le pont sera fermé, c'est ce qu'a annoncé le maire, Alain Roux, ce matin.", "Alain Roux"),
    ("« Nous fermons le pont », c'est ce qu'a déclaré Alain Roux ce matin.", "Alain Roux"),
    ("De acordo com a meteorologista Dulce Brancoso, a chuva não vai parar. “Vai piorar”, explica.", "Dulce Brancoso"),
    ("Die Politologin Petra Kolb rechnet nicht mit einem Ende des Streits: „Alle sind müde.“", "Petra Kolb"),
    ("Replica il capo della Protezione civile regionale, Paolo Ferraro: «Non è il momento».", "Paolo Ferraro"),
]


@pytest.mark.parametrize(("text", "name"), FOLLOWED)
def test_a_verb_behind_as_has_its_subject_behind_it(text, name):
    reading = read(text)
    assert reading.heard == (name,)
    assert {voice for _, voice in owners(reading)} <= {name}


@pytest.mark.parametrize(
    "text",
    [
        "Según explica la policía, Yolanda Almonte no estaba en la ciudad cuando llegó la lluvia.",
        "Segundo diz a polícia, Ana Brancoso não estava na cidade quando a chuva chegou.",
        "Secondo quanto riferisce l'agenzia, Giulia Ferraro non era in città con gli altri.",
        "C'est ce qu'a annoncé le gouvernement, et Alain Roux est arrivé hier soir à la gare.",
    ],
)
def test_who_is_only_named_behind_what_a_body_says_does_not_speak(text):
    assert read(text).heard == ()


FERRARO, LATE = "Paolo Ferraro", "«È tardi», ha detto Paolo Ferraro ai giornalisti."


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Paolo Ferraro, 34 anni, gestisce il bar. «Ho visto tutto», racconta ancora sotto choc.", [FERRARO]),
        (
            "El portavoz, Juan Almonte, no votará. “No vinimos a salvar a nadie”, sostiene desde la tribuna.",
            ["Juan Almonte"],
        ),
        (f"{LATE} «È vero», racconta dalla finestra un vicino.", [FERRARO, None]),
        (f"{LATE} «È vero», racconta con la moglie il sindaco.", [FERRARO, None]),
        (f"{LATE} «È vero», dice ai cronisti chi non è partito.", [FERRARO, None]),
        (f"{LATE} Il ministro ha aggiunto che il ponte «è chiuso» e ha ringraziato i «volontari».", [FERRARO] * 3),
        (f"{LATE} Il portavoce ha aggiunto che il ponte «è chiuso».", [FERRARO, None]),
        (f"{LATE} La ministra ha aggiunto che il ponte «è chiuso».", [FERRARO, None]),
        (f"{LATE}\nIl ministro ha aggiunto che il ponte «è chiuso».", [FERRARO, None]),
        (f"{LATE}\nLa presidente, Anna Lund, era in aula. «Silenzio», ha aggiunto.", [FERRARO, "Anna Lund"]),
        (f"{LATE} Anna Lund era in aula. «Silenzio», ha aggiunto.", [FERRARO, None]),
        ("«È tardi», ha detto il presidente Paolo Ferraro. Il premier ha aggiunto che «piove».", [FERRARO] * 2),
        ("«È tardi», ha detto il sindaco Paolo Ferraro. Il ministro ha aggiunto che «piove».", [FERRARO, None]),
        ("« Non », a dit Alain Roux, porte-parole du parti. Le ministre a dit « jamais ».", ["Alain Roux", None]),
        ("« Non », a dit Alain Roux, ministre des ponts. Le ministre a dit « jamais ».", ["Alain Roux"] * 2),
        ("Così Paolo Ferraro: «Serviva tempo, e nessuno lo ha dato».", [FERRARO]),
        ("«Serviva tempo». Così Paolo Ferraro, sindaco di Carrù, che non era in città.", [FERRARO]),
        ("La città «respira». Così Paolo Ferraro ha deciso di partire con gli altri.", [None]),
    ],
)
def test_who_goes_on_without_a_name_is_who_has_the_word_in_the_paragraph(text, voices):
    assert [voice for _, voice in owners(read(text))] == voices


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("„Es ist spät“, sagte Jens Lund den Reportern. Die Brücke ist nicht fertig.", ("Jens Lund",)),
        ("„Es ist spät“, sagte Jens Lund der Presse. Die Brücke ist nicht fertig.", ("Jens Lund",)),
        ("„Es ist spät“, sagte Petra von der Lund der Presse. Die Brücke ist nicht fertig.", ("Petra von der Lund",)),
        ("Jens Lund kam. „Es ist spät“, sagte Lund der Presse. Die Brücke ist nicht fertig.", ("Jens Lund",)),
        ("„Es ist spät“, sagte Jan van der Lund. Die Brücke ist nicht fertig.", ("Jan van der Lund",)),
    ],
)
def test_who_was_told_is_no_part_of_the_name(text, names):
    assert read(text).heard == names


ALMONTE = "El alcalde de Losar, Juan Almonte, ha llegado hoy a la sala con los vecinos."


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (f"{ALMONTE} Ha recordado que cuenta con pocos medios y ha dicho que es “imposible”.", ["Juan Almonte"]),
        (f"{ALMONTE} Ha explicado que espera lluvia y ha añadido que hay “peligro”.", ["Juan Almonte"]),
        (f"{ALMONTE} Ha recordado que vino la policía y ha dicho que es “imposible”.", [None]),
        (f"{ALMONTE} Ha recordado que vino Pedro Lund y ha dicho que es “imposible”.", [None]),
        (f"{ALMONTE} Preguntado por Pedro Lund, ha respondido que es “un amigo”.", ["Juan Almonte"]),
        ("Preguntado por Pedro Lund, el portavoz no quiso decir si era “un amigo”.", [None]),
        ("Il sindaco Paolo Ferraro ha chiuso il ponte. «Non si passa», ha spiegato ai cronisti.", ["Paolo Ferraro"]),
        ("Il sindaco Paolo Ferraro ha chiuso il ponte. «Non si passa», ha detto ai cronisti la donna.", [None]),
        ("Il sindaco Paolo Ferraro ha chiuso il ponte. «Non si passa», ha detto ai cronisti il medico.", [None]),
        ("Para João Brancoso, economista-chefe da Lund, foi um erro. “Vai piorar”, diz.", ["João Brancoso"]),
        ("O prémio foi para João Brancoso na cidade. “Vai piorar”, diz.", [None]),
        ("Já Heloísa Brancoso, da Corretora Lund, avalia que a ponte “não abre”.", ["Heloísa Brancoso"]),
    ],
)
def test_a_subject_left_out_is_who_the_sentence_before_is_of_and_never_who_is_asked_about(text, voices):
    assert [voice for _, voice in owners(read(text))] == voices
