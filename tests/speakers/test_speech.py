"""Who is taken to speak: one invented sentence or post for every way of saying so, and for every way of not."""

from __future__ import annotations

import pytest

from tests.speakers.posts import owners, post, read

ANN, TOM = "Ann Bell", "Tom Reed"

SAYS = [
    ("Ann Bell says the bridge will open in May.", [ANN]),
    ("Ann Bell has said the bridge will open in May.", [ANN]),
    ("The bridge will open in May, says Ann Bell.", [ANN]),
    ("The bridge will open in May, Ann Bell says, adding that trains will follow.", [ANN]),
    ("“The bridge will open,” said Ann Bell.", [ANN]),
    ("“The bridge will open,” Ann Bell said.", [ANN]),
    ("“Will the bridge open?” Ann Bell asked.", [ANN]),
    ("The mayor of Ashby, Ann Bell, said the bridge would open.", [ANN]),
    ("Ann Bell, the mayor of Ashby, said the bridge would open.", [ANN]),
    ("Ann Bell, 43, from Ashby, told the BBC: “We heard a bang.”", [ANN]),
    ("Ann Bell (Lab) asks if the bridge will open.", [ANN]),
    ("Mayor Ann Bell told reporters that the bridge would open.", [ANN]),
    ("Transport Secretary Ann Bell tells the Commons the bridge will open.", [ANN]),
    ("According to Ann Bell, the bridge will open in May.", [ANN]),
    ("The bridge will open in May, according to Ann Bell, the mayor.", [ANN]),
    ("The bridge will open in May, according to Vice Admiral Ann Bell.", [ANN]),
    ("According to Deputy Mayor Ann Bell, the bridge will open in May.", [ANN]),
    ("Ann Bell: The bridge will open in May.", [ANN]),
    ("Ann Bell, the mayor of Ashby: “The bridge will open in May.”", [ANN]),
    ("Ashby: Ann Bell on the bridge: “It will open in May.”", [ANN]),
    ("More from Ashby boss Ann Bell on the bridge: “It will open in May.”", [ANN]),
    ("Asked about the bridge, Ann Bell said it would open.", [ANN]),
    ("Speaking in Ashby, Ann Bell accused the council of delay.", [ANN]),
    ("Ann Bell, speaking in Ashby, accused the council of delay.", [ANN]),
    ("Ann Bell called on the council to act.", [ANN]),
    ("Ann Bell paid a warm tribute to the crews.", [ANN]),
    ("Ann Bell denied that the bridge was late.", [ANN]),
    ("Ann Bell described the delay as “a disgrace”.", [ANN]),
    ("Ann Bell pointed out that the bridge was late.", [ANN]),
    ("Ann Bell hit back, saying the bridge was on time.", [ANN]),
    ("Ann Bell began with a statement, warning that the bridge was late.", [ANN]),
    ("Ann Bell went on to say the bridge was late.", [ANN]),
    ("Ann Bell wrote on X that the bridge was late.", [ANN]),
    ("Ann Bell tweeted: “The bridge is late.”", [ANN]),
    ("Ann Bell on Monday warned of more delays.", [ANN]),
    ("Ann Bell is warning of more delays.", [ANN]),
    ("Ann Bell was quoted as saying the bridge was late.", [ANN]),
    ("The Ashby Gazette quoted Ann Bell as saying the bridge was late.", [ANN]),
    ("The plan was described by Ann Bell as “a disgrace”.", [ANN]),
    ("In a letter, Ann Bell said the bridge was late.", [ANN]),
    ("The letter from Ann Bell, the mayor, says the bridge is late.", [ANN]),
    ("This is an argument that Ann Bell made last week.", [ANN]),
    ("We are hearing from Ann Bell, who says the bridge is late.", [ANN]),
    ("The bridge is late, as Ann Bell said last week.", [ANN]),
    ("This comes after Ann Bell called on the council to act.", [ANN]),
    ("Ann Bell says the bridge is late, while Tom Reed insists it is on time.", [ANN, TOM]),
    ("Ann Bell said the bridge was late, but Tom Reed told MPs it was on time.", [ANN, TOM]),
    ("Ann Bell and Tom Reed have both welcomed the plan.", [ANN, TOM]),
    ("Ann Bell and Tom Reed say the bridge is late.", [ANN, TOM]),
    ("Ann Bell, who met the crews, and Tom Reed said the bridge was late.", [ANN, TOM]),
    ("Ann O’Hara-Lund said the bridge was late.", ["Ann O’Hara-Lund"]),
    ("Erik ten Haag said the bridge was late.", ["Erik ten Haag"]),
    ("Omar bin Said al-Rashidi said the bridge was late.", ["Omar bin Said al-Rashidi"]),
    ("Ursula von der Lund said the bridge was late.", ["Ursula von der Lund"]),
    ("Zoë Peña said the bridge was late.", ["Zoë Peña"]),
    ("J.D. Marsh said the bridge was late.", ["J.D. Marsh"]),
    ("Thomas R. Reed Jr. said the bridge was late.", ["Thomas R. Reed Jr"]),
    ("Lord Ashby said the bridge was late.", ["Lord Ashby"]),
    ("Sir Tom Reed said the bridge was late.", [TOM]),
    ("Gen Sir Tom Reed said the bridge was late.", [TOM]),
    ("Mrs Bell said the bridge was late.", ["Bell"]),
    ("Judge Merrow told the jury to be silent.", ["Judge Merrow"]),
    ("Halvorsen told the jury he was never there.", ["Halvorsen"]),
    ("The prosecutor, Tom Reed, asks Halvorsen about the letter.", [TOM]),
    ("Ashby midfielder Tom Reed told Sky Sports: “I am fit.”", [TOM]),
    ("Ashby Town manager Ann Bell, speaking to Radio Ashby: “We are fit.”", [ANN]),
    ("Ann Bell on her squad: “We are fit.”", [ANN]),
    ("Police chief of staff Ann Bell said the bridge was late.", [ANN]),
    ("Radio Ashby’s Ann Bell: “It is late.”", [ANN]),
    ("Let’s hear what Ann Bell had to say about the bridge.", [ANN]),
    ("Ann Bell expressed her “sorrow”.", [ANN]),
    ("Ann Bell has been telling reporters that the bridge is late.", [ANN]),
    ("Ann Bell, Labour, said the bridge was late.", [ANN]),
    ("“We lost it all,” the mother-of-two said. Ann Bell had lived there for years.", [ANN]),
    ("Theresa May said the bridge was late.", ["Theresa May"]),
    ("Theresa May arrived. May said the bridge was late.", ["Theresa May"]),
    ("The Ashby president, Ann Bell, and the council president, Tom Reed, welcomed it.", [ANN, TOM]),
    ("Bell insists that she is fit. Ann Bell has a knee injury.", [ANN]),
    ("“We ran,” says Ann Bell, a nurse at the hospital.", [ANN]),
    ("Zelda Harkin, a driver for the firm, said so too.", ["Zelda Harkin"]),
    ("“It is late,” says Radio Ashby’s Ann Bell.", [ANN]),
    ("Ann Bell recalled her mother telling her so. Tom Reed dismissed the mayor as a clown.", [ANN, TOM]),
    ("Senator Ann Bell of South Ashby, the majority leader, has said she wants a vote.", [ANN]),
    ("Ann Bell praised 21-year-old Tom Reed.", [ANN]),
    ("Ann Stokes is late. Asked about the bridge, Stokes said it was late.", ["Ann Stokes"]),
    ("Ann Bell raised concerns about the bridge. Tom Reed cast doubt on that.", [ANN, TOM]),
    ("Ann Bell seemed to confirm that the bridge was late.", [ANN]),
    ("Ann Bell hailed the crews. Tom Reed claimed the title was stolen.", [ANN, TOM]),
    ("Zelda Harkin has won the toss. “We will bat,” she says.", ["Zelda Harkin"]),
]


@pytest.mark.parametrize(("text", "names"), SAYS, ids=[text[:60] for text, _ in SAYS])
def test_somebody_is_made_to_speak(text, names):
    assert sorted(read(text).heard) == sorted(names)


SILENT = [
    "Ann Bell was asked about the bridge.",
    "Ann Bell is being asked by reporters if she is “giving up”.",
    "Ann Bell has been accused of delay.",
    "Ann Bell was told to leave.",
    "Ann Bell wants the bridge to open.",
    "Ann Bell thinks the bridge will open.",
    "Ann Bell will say that the bridge is late.",
    "Ann Bell is expected to announce the opening.",
    "Ann Bell is about to speak.",
    "Ann Bell is now speaking.",
    "We are about to hear from Ann Bell.",
    "Ann Bell did not say when the bridge would open.",
    "Ann Bell declined to comment.",
    "It is not clear whether Ann Bell said so.",
    "If Ann Bell says so, the bridge will open.",
    "The council says the bridge is late.",
    "The BBC reports that the bridge is late.",
    "Downing Street says the bridge is late.",
    "A spokesman for Ann Bell said the bridge was late.",
    "Ann Bell’s spokesman said the bridge was late.",
    "Police said the bridge was closed.",
    "The Office for Bridge Safety says it is closed.",
    "Labour says the bridge is late.",
    "Ukraine says the bridge is closed.",
    "Prosecutors said the bridge was closed.",
    "Boeing said the bridge was closed.",
    "British Airways said flights were late.",
    "Human Rights Watch said the camp was full.",
    "The letter was sent to Ann Bell.",
    "Storm Bella: a red warning is in force.",
    "The disaster agency, Afad, says the bridge is down.",
    "Twenty-seven states say the bridge is down.",
    "Virgin Atlantic says flights are late. Network Rail said lines were shut. Scotland Yard confirmed an arrest.",
    "Le Monde says the talks have failed. Der Spiegel reports a split.",
    "Sinn Féin says it will not go. Plaid Cymru calls for a vote.",
    "Partial transcript as follows: “It is late.”",
    "The mayor called the police.",
    "Ann Bell took the train to Ashby.",
    "Ann Bell recalled the ambassador. Tom Reed dismissed her chief of staff for it.",
    "A diplomat, who gave no name, said Bell had left the building. Ann Bell was “visibly angry”.",
    "A woman who lives opposite Providence Mill has told how it burned.",
    "The Gazette’s Ann Bell asked if it was late. Tom Reed of Sky News asked so too.",
    "Political editor Ann Bell asks whether it is late.",
    "The council says that it is late, and that Ann Bell agrees.",
    "Ann Bell hailed a taxi. Tom Reed slammed the door.",
    "Tom Reed conceded a late penalty. Ann Bell added a second before half-time. Eve Lund claimed a hat-trick.",
    "Ann Bell’s claims were dismissed by the council.",
    "Nick, Ashby: When will the bridge open?",
    "Update: The bridge is open.",
    "Ann Bell: 12%",
    "Thomas Reed reports from Ashby.",
    "The bridge is late, Thomas Reed reports.",
    "A man said he saw the bridge move.",
    "Ann Bell accused of fraud",
    "Ann Bell told to resign",
]


@pytest.mark.parametrize("text", SILENT, ids=[text[:60] for text in SILENT])
def test_nobody_is_made_to_speak(text):
    assert read(text).heard == ()


def test_speech_inside_anothers_words_is_only_perhaps_speech():
    reading = read("Ann Bell says Tom Reed told MPs the bridge was late.")
    assert reading.heard == (ANN,)
    assert [(s.name, s.certainty) for s in reading.speakers if s.name == TOM] in ([], [(TOM, "maybe")])


def test_a_person_only_announced_is_only_perhaps_a_speaker():
    speakers = {s.name: s.certainty for s in read("Ann Bell is addressing the Commons.").speakers}
    assert speakers == {ANN: "maybe"}


def test_a_name_is_surer_than_a_pronoun():
    reading = read("Tom Reed arrived at noon. He says the bridge is late.")
    assert [(s.name, s.certainty) for s in reading.speakers] == [(TOM, "likely")]


def test_the_cue_says_where_in_the_post_somebody_speaks():
    reading = read("It rained.\nThe mayor, Ann Bell, said so.")
    (speaker,) = reading.speakers
    text = post("It rained.\nThe mayor, Ann Bell, said so.").blocks[speaker.block].text
    assert text[speaker.start : speaker.end] == "Ann Bell, said"


QUOTES = [
    ("Ann Bell says it was “a disgrace”.", [("a disgrace", ANN)]),
    ("Ann Bell says it was ‘a disgrace’.", [("a disgrace", ANN)]),
    ("Ann Bell says it was 'a disgrace'.", [("a disgrace", ANN)]),
    ('Ann Bell says it was "a disgrace".', [("a disgrace", ANN)]),
    ("'It's the workers' right,' Ann Bell said.", [("It's the workers' right", ANN)]),
    ("“It is late,” Ann Bell said. “It is very late.”", [("It is late", ANN), ("It is very late.", ANN)]),
    ("“It is late,” Ann Bell said.\n“It is very late.”", [("It is late", ANN), ("It is very late.", ANN)]),
    ("Ann Bell said: “It is late.\n“It is very late.”", [("It is late.", ANN), ("It is very late.", ANN)]),
    (
        "Here is what Ann Bell said.\n> It is late.\n> It is very late.",
        [("It is late.", ANN), ("It is very late.", ANN)],
    ),
    ("From Ann Bell, the mayor of Ashby:\n> It is late.", [("It is late.", ANN)]),
    ("Ann Bell posted this on X:\n> It is late.", [("It is late.", ANN)]),
    ("A poll has come out.\n> Ann Bell: 12%", [("Ann Bell: 12%", None)]),
    ("A reporter asks if she is “giving up”.\nAnn Bell says no.", [("giving up", None)]),
    ("Ann Bell will publish the “Get Ashby Moving” plan, she says.", [("Get Ashby Moving", None)]),
    ("The council says the plan is “dead”.\nAnn Bell said so too.", [("dead", None)]),
    ("Ann Bell says Tom Reed called it “a shame”.", [("a shame", ANN)]),
    ("“It is late.” Ann Bell, the mayor, has been on the radio talking about the bridge.", [("It is late.", ANN)]),
    ("Here is the full quote from Ann Bell on the bridge.\n> It is late.", [("It is late.", ANN)]),
    ("Ann Bell’s reply:\n> It is late.", [("It is late.", ANN)]),
    ("From the Gazette’s Ann Bell:\n> It is late.", [("It is late.", ANN)]),
    ("The council has released some of Ann Bell’s remarks.\n> It is late.", [("It is late.", ANN)]),
    ("A statement from one unnamed councillor is going round.\n> It is late.", [("It is late.", None)]),
    ("Quote Message\nIt is late.\nAnn Bell, head teacher", [("It is late.", ANN)]),
    ("“It is late.”\n— Ann Bell, head teacher", [("It is late.", ANN)]),
    ("Here is the letter Ann Bell sent to staff.\n“It is late,” the letter says.", [("It is late", ANN)]),
    (
        "Ann Bell spoke to the media at noon.\n“It is late.\n“It is very late.”",
        [("It is late.", ANN), ("It is very late.", ANN)],
    ),
    (
        "Here is what Ann Bell had to say.\nOn the bridge: “It is late.”\nOn trains: “Very late.”",
        [("It is late.", ANN), ("Very late.", ANN)],
    ),
    ("Tom Reed asks Halvorsen if he is lying. “I am not,” she says.", [("I am not", "Halvorsen")]),
    (
        "One resident, Ann Bell, said it was “fast”. Another, who gave no name, said: “We ran.”",
        [("fast", ANN), ("We ran.", None)],
    ),
    ("“We are ready” – Ann Bell", [("We are ready", ANN)]),
    ("Ann Bell said sorry to Tom Reed, who called her “vile”.", [("vile", TOM)]),
    ("Ann Bell said that Tom Reed, who called her “vile”, was “wrong”.", [("vile", TOM), ("wrong", ANN)]),
    ("“Stop!” shouted Tom Reed, according to Ann Bell.", [("Stop!", TOM)]),
    ("“It is late,” according to Ann Bell.", [("It is late", ANN)]),
    ("Ann Bell said nothing had changed, calling it “a rumour”.", [("a rumour", ANN)]),
    ("Ann Bell heard a voice say: “Run.”", [("Run.", None)]),
    ("Ann Bell heard Tom Reed say: “Run.”", [("Run.", TOM)]),
    ("Ann Bell passed a sign saying “Keep out”.", [("Keep out", None)]),
    ("Ann Bell spoke. “Mine,” Tom Reed sang. “Ours,” the crowd roared.", [("Mine", TOM), ("Ours", None)]),
    ("Ann Bell fell. “She is hurt,” yelled a man.", [("She is hurt", None)]),
    ("Shouting “liar”, protesters surrounded Tom Reed.", [("liar", None)]),
    ("Asked about Tom Reed’s claim that it was “late”, Ann Bell said it was not.", [("late", TOM)]),
    ("Asked about Tom Reed’s plan to cut “red tape”, Ann Bell said no.", [("red tape", None)]),
    ("Asked if it was “late”, Ann Bell said it was “on time”.", [("late", None), ("on time", ANN)]),
    ("Tom Reed said no. But Ann Bell of Ashby thinks that looks “rash”.", [("rash", None)]),
    ("ASHBY, Fla. (AP) — Mayor Ann Bell signed it, saying it would “help”.", [("help", ANN)]),
    ("Ann Bell, from Ashby, thought her son was joking. “He is gone,” she said.", [("He is gone", ANN)]),
    ("Tom Reed spoke of the leaflet, which described Ann Bell as “a liar”.", [("a liar", None)]),
    ("Ashby boss Tom Reed: “We won.”\nOn Lund’s injury: “It is bad.”", [("We won.", TOM), ("It is bad.", TOM)]),
    ("Ann Bell said no. Her paper, titled “Eyes of the deep”, is out.", [("Eyes of the deep", None)]),
    ("A friend of Bo Reed told the Gazette: “He is ill.”", [("He is ill.", None)]),
    ("Ann Bell said, “it is late,” and Tom Reed said, “it is not.”", [("it is late", ANN), ("it is not.", TOM)]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES, ids=[text[:60] for text, _ in QUOTES])
def test_quotations_go_to_whom_they_belong(text, expected):
    assert owners(read(text)) == expected


HEADLINES = [
    ("Bridge will be 'late' - Bell", "Ann Bell says the bridge will be late.", [("late", ANN)]),
    ("Bridge is 'very late'", "Ann Bell told MPs the bridge was “very late indeed”.", [("very late", ANN)]),
    (
        "Council 'ready' for opening",
        "The council says it is ready. Ann Bell said nothing would change.",
        [("ready", None)],
    ),
    (
        "'We will open in May', says mayor",
        "Ashby mayor Ann Bell has spoken about the bridge.",
        [("We will open in May", ANN)],
    ),
]


@pytest.mark.parametrize(("headline", "text", "expected"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_a_headline_borrows_its_speaker_from_the_post(headline, text, expected):
    assert [pair for pair in owners(read(text, headline)) if pair[0] == expected[0][0]][:1] == expected


def test_a_quotation_says_whether_it_stands_in_the_headline():
    reading = read("Ann Bell says it is late.", "Bridge 'late'")
    assert [quote.where for quote in reading.quotes] == ["headline"]


def test_items_under_what_somebody_has_said_are_theirs():
    text = "Here is what Ann Bell has said:\n• She says the bridge is “late”\n• But, she adds, it will open"
    reading = read(text)
    assert reading.heard == (ANN,)
    assert owners(reading) == [("late", ANN)]


def test_people_who_are_only_talked_about_are_mentioned():
    reading = read("Ann Bell met Tom Reed.")
    assert reading.heard == ()
    assert set(reading.mentioned) == {ANN, TOM}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "“",
        "'",
        "said",
        "Says",
        ": : :",
        "― ― ―",
        "“” ‘’",
        "A" * 5000,
        "他说这座桥晚了。",
        "قال إن الجسر متأخر",
    ],
)
def test_anything_is_read_and_nonsense_gives_nobody(text):
    assert read(text, text).heard == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Tom Reed of Wyoming said the bridge was late.", "Tom Reed"),
        ("“It is late,” Representative Ann Bell of New York said of the bridge.", "Ann Bell"),
        ("Ann Kelly said the bridge was late.", "Ann Kelly"),
        ("Ann Bell opened by condemning the delay.", "Ann Bell"),
        ("“It is late,” said ranger Ann Bell.", "Ann Bell"),
        ("“It is late,” said co-author Ann Bell, a geologist.", "Ann Bell"),
        ("“It is late,” fumes Ann Bell on Radio Ashby.", "Ann Bell"),
        ("“We heard a bang,” remembers firefighter Ann Bell, 34.", "Ann Bell"),
        ("One passenger, who gave her name only as Mei, said she had run.", "Mei"),
        ("Ann Bell and four other MPs have criticised the delay.", "Ann Bell"),
        ("Bus driver Tom Reed, 38, stopped.\n“Anyone would have,” said the father of three.", "Tom Reed"),
        ("Harris responded that the bridge was late. Harris smiled.", "Harris"),
        ("Sonia, from Ashby, watched from her window. “It was late,” she said.", "Sonia"),
        ("Starling says he knows. “I know,” Starling says.", "Starling"),
        ("Ann Bell agreed it needed a new deck.", "Ann Bell"),
        ("“The flagpole has gone,” Captain Ann Bell reports.", "Ann Bell"),
    ],
)
def test_what_stands_around_a_name_does_not_hide_it(text, name):
    assert read(text).heard == (name,)


def test_paragraphs_on_other_topics_go_on_with_whom_the_first_names():
    reading = read("Bell on the bridge: “It is late.”\nOn Lund’s ferry: “It is later.”")
    assert [voice for _, voice in owners(reading)] == ["Bell", "Bell"]


def test_a_firm_in_between_keeps_its_own_words():
    reading = read("Ann Bell said it was late. Ashby Rail called the claim “baseless”. Tom Reed said so too.")
    assert owners(reading) == [("baseless", None)]


def test_whoever_somebody_is_of_is_mentioned():
    reading = read("“Hi,” said Carl Lund, Tom Reed’s son. Ann Bell’s wife waved. A friend of Eve Moss left.")
    assert reading.heard == ("Carl Lund",)
    assert set(reading.mentioned) == {TOM, ANN, "Eve Moss"}


COMES = [
    "Ann Bell is back. “The bridge will open.” The crowd loves it.",
    "Ann Bell takes the stand. “The bridge will open.”",
    "Ann Bell is here. “The bridge will open. I promise.”",
]


@pytest.mark.parametrize("text", COMES)
def test_words_alone_are_of_whom_the_sentence_before_brings_on(text):
    reading = read(text)
    assert (reading.heard, owners(reading)[0][1]) == ((ANN,), ANN)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell loses again. “Wobble!”",
        "Ann Bell takes the lead. “What a shot!”",
        "Ann Bell is on 40. “Four more!”",
        "Ann Bell is back with Tom Reed. “No.”",
        "It is back. “No.”",
    ],
)
def test_words_alone_are_of_nobody_whom_the_sentence_before_is_only_about(text):
    assert owners(read(text))[0][1] is None


def test_a_headline_gives_words_to_a_surname_that_is_a_first_name_too():
    reading = read("Cerys Morgan says this could be the worst storm in ten years.", "Morgan: ‘Worst storm yet’")
    assert owners(reading) == [("Worst storm yet", "Cerys Morgan")]


def test_another_word_for_a_politician_is_the_one_of_whom_the_post_tells():
    said = "“Not another nickel,” the Halden independent wrote."
    assert owners(read(f"Senator Ann Bell has condemned the sale.\n{said}")) == [("Not another nickel", ANN)]
    assert owners(read(f"Ann Bell met Tom Reed.\n{said}")) == [("Not another nickel", None)]
