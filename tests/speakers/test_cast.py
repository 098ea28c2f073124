"""What a session learns: one label a person in whatever order posts come, and the reader's word above the engine's."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liveterm.model import Entry, Reading
from liveterm.speakers import ENGINE_VERSION, Cast, Corrections
from liveterm.speakers.corrections import dumps, loads
from tests.speakers.posts import owners, post

POOL = [
    post("Halloway says the bridge is late.", id="bare"),
    post("Home Secretary Jane Halloway arrives.", id="full"),
    post("The home secretary says it will open.", id="role"),
    post("The shadow home secretary says it will not.", id="shadow"),
    post("Shadow home secretary Peter Lund is here.", id="lund"),
    post("Jane Haloway told MPs it was safe.", id="slip"),
    post("Prosecutors said no. Talks went on.", id="plain"),
    post("The talks by prosecutors ended. He told Halloway.", id="lower"),
    post("“It is late,” said Halloway. “Very late.”", "Bridge 'late', home secretary says", id="quote"),
    post("Tom Halloway, a farmer, said the bridge was fine.", id="other"),
    post("Mr Lund asked why. She told him.", id="pronouns"),
    post("President Ivo Marek spoke. The president said yes.", id="ivo"),
    post("President Ana Soto said no.", id="ana"),
    post("The president says maybe.", id="president"),
]


def readings(cast: Cast) -> dict[str, Reading]:
    return {entry.id: cast.reading(entry.id) for entry in POOL}


def heard(cast: Cast, id: str) -> tuple[str, ...]:
    return cast.reading(id).heard


def session(*entries: Entry, corrections: Corrections | None = None) -> Cast:
    cast = Cast(corrections or Corrections())
    cast.learn(entries)
    return cast


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(POOL), cuts=st.lists(st.integers(0, len(POOL)), max_size=4))
def test_the_order_of_arrival_leaves_no_trace(order, cuts):
    cast = Cast()
    edges = [0, *sorted(cuts), len(order)]
    for start, end in pairwise(edges):
        cast.learn(order[start:end])
    assert readings(cast) == readings(session(*POOL))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(POOL), gone=st.sets(st.sampled_from(range(len(POOL)))))
def test_a_forgotten_post_leaves_no_trace(order, gone):
    cast = session(*order)
    for at in sorted(gone):
        cast.forget(POOL[at].id)
    assert readings(cast) == readings(session(*(entry for at, entry in enumerate(POOL) if at not in gone)))


def test_learning_says_which_readings_changed_and_no_others():
    cast = session(post("Halloway says it is late.", id="old"), post("Lund says it is not.", id="apart"))
    assert cast.learn([post("Jane Halloway arrives at noon.", id="new")]) == {"old", "new"}
    assert heard(cast, "old") == ("Jane Halloway",)
    assert cast.learn([post("Jane Halloway arrives at noon.", id="new")]) == frozenset()


def test_an_edit_replaces_what_the_post_said_before():
    cast = session(post("Ann Bell says it is late."))
    assert cast.learn([post("Tom Reed says it is late.")]) == {"a"}
    assert heard(cast, "a") == ("Tom Reed",)


def test_forgetting_says_whose_label_falls_back():
    cast = session(post("Halloway says she is late.", id="old"), post("Jane Halloway arrives.", id="new"))
    assert cast.forget("new") == {"old"}
    assert heard(cast, "old") == ("Halloway",)
    assert cast.forget("never seen") == frozenset()


def test_an_unknown_id_has_an_empty_reading():
    assert Cast().reading("nothing") == Reading()


def test_a_role_stands_for_its_only_holder():
    cast = session(*POOL)
    assert heard(cast, "role") == ("Jane Halloway",)
    assert heard(cast, "shadow") == ("Peter Lund",)


def test_a_role_that_two_hold_is_nobody():
    assert heard(session(*POOL), "president") == ()


def test_a_title_of_rank_is_a_role_and_a_first_name_after_sir_is_enough():
    cast = session(
        post("King Edmund IX is here. Sir Peter Lund is next.", id="1"),
        post("The king says no. Sir Peter says yes.", id="2"),
    )
    assert set(heard(cast, "2")) == {"King Edmund", "Peter Lund"}


def test_a_guarded_word_makes_another_office():
    cast = session(
        post("Shadow chancellor Peter Lund rises. Chancellor Jane Halloway listens.", id="1"),
        post("The chancellor says no. The shadow chancellor says yes.", id="2"),
    )
    assert heard(cast, "2") == ("Jane Halloway", "Peter Lund")


def test_a_slip_of_the_pen_is_not_a_second_person():
    cast = session(
        post("Jane Halloway says so.", id="1"),
        post("Jane Halloway asks why.", id="2"),
        post("Jane Haloway told MPs.", id="3"),
    )
    assert heard(cast, "3") == ("Jane Halloway",)


def test_two_people_of_one_surname_are_not_mixed_up():
    cast = session(
        post("Jane Halloway met Tom Halloway. Tom Halloway said it was late.", id="1"),
        post("Jane Halloway was here. Halloway said it was late.", id="2"),
    )
    assert heard(cast, "1") == ("Tom Halloway",)
    assert heard(cast, "2") == ("Jane Halloway",)


def test_a_post_that_is_told_of_what_is_one_persons_in_other_posts_too():
    cast = Cast()
    cast.learn(
        [post("The flight director, Mira Bell, said no.", id="a"), post("“Go,” says the flight director.", id="b")]
    )
    assert cast.reading("b").heard == ("Mira Bell",)
    cast.learn([post("“Go,” says the director.", id="c")])
    assert cast.reading("c").heard == ()


def test_a_surname_by_itself_is_told_among_the_spellings_of_whom_it_can_only_mean():
    cast = Cast()
    cast.learn([post("Viktor Zelenko said no.", id="a"), post("“Yes,” Zelenkko told reporters.", id="b")])
    (person,) = cast.people()
    assert (person.name, person.aliases) == ("Viktor Zelenko", ("Zelenkko",))
    cast.correct(Corrections().split("Viktor Zelenko", "Zelenkko"))
    assert cast.reading("b").heard == ("Zelenkko",)


def test_accents_do_not_make_two_people():
    cast = session(post("José Peña says so.", id="1"), post("Jose Pena says no.", id="2"))
    assert len({*heard(cast, "1"), *heard(cast, "2")}) == 1


def test_people_are_listed_with_their_roles_and_spellings():
    cast = session(
        post("Home Secretary Jane Halloway says so.", id="1"),
        post("Jane Halloway asks why.", id="2"),
        post("Jane Haloway told MPs.", id="3"),
    )
    (person,) = cast.people()
    assert person.name == "Jane Halloway"
    assert person.aliases == ("Jane Haloway",)
    assert person.roles == ("Home Secretary",)


def test_a_rename_reaches_every_post_and_its_quotations():
    cast = session(post("“Late,” said Halloway. She left.", id="1"), post("Lund said no.", id="2"))
    assert cast.correct(Corrections().renamed("Halloway", "Jane Halloway")) == {"1"}
    assert heard(cast, "1") == ("Jane Halloway",)
    assert owners(cast.reading("1")) == [("Late", "Jane Halloway")]
    assert cast.correct(Corrections()) == {"1"}
    assert heard(cast, "1") == ("Halloway",)


def test_what_is_not_a_person_never_speaks():
    cast = session(post("Norwood Bexley said flights were late."))
    assert heard(cast, "a") == ("Norwood Bexley",)
    cast.correct(Corrections().nobody("Norwood Bexley"))
    assert cast.reading("a").speakers == ()


def test_who_was_given_another_name_can_be_no_person_under_it():
    cast = session(post("Norwood Bexley said flights were late."))
    renamed = Corrections().renamed("Norwood Bexley", "The Gate")
    cast.correct(renamed)
    assert cast.correct(renamed.nobody("The Gate")) == {"a"}
    assert heard(cast, "a") == ()


def test_somebody_may_be_silenced_in_one_post_only():
    cast = session(post("Ann Bell says “no”.", id="1"), post("Ann Bell says yes.", id="2"))
    assert cast.correct(Corrections().quiet("1", "Ann Bell")) == {"1"}
    assert heard(cast, "1") == ()
    assert owners(cast.reading("1")) == [("no", None)]
    assert heard(cast, "2") == ("Ann Bell",)


def test_the_reader_says_who_holds_a_role():
    cast = session(post("The home secretary says it is late."))
    assert heard(cast, "a") == ()
    assert cast.correct(Corrections().holding("the home secretary", "Jane Halloway")) == {"a"}
    assert heard(cast, "a") == ("Jane Halloway",)


def test_names_held_apart_stay_two_people():
    posts = [
        post("Jane Halloway says so.", id="1"),
        post("Jane Halloway asks.", id="2"),
        post("Jane Haloway told MPs.", id="3"),
    ]
    cast = session(*posts, corrections=Corrections().split("Jane Halloway", "Jane Haloway"))
    assert heard(cast, "3") == ("Jane Haloway",)


def test_a_bare_surname_is_whose_the_reader_says_whoever_else_bears_it():
    cast = session(post("Ann Bell says so.", id="1"), post("Bell says no.", id="2"))
    assert heard(cast, "2") == ("Ann Bell",)
    assert cast.correct(Corrections().renamed("Bell", "Tom Bell")) == {"2"}
    assert heard(cast, "2") == ("Tom Bell",)
    assert cast.correct(Corrections().split("Ann Bell", "Bell")) == {"2"}
    assert heard(cast, "2") == ("Bell",)
    assert cast.correct(Corrections()) == {"2"}
    assert heard(cast, "2") == ("Ann Bell",)


def test_corrections_before_and_after_learning_come_to_the_same():
    corrections = Corrections().renamed("Peter Lund", "P. Lund").nobody("Tom Halloway").holding("president", "Ana Soto")
    late = session(*POOL)
    late.correct(corrections)
    assert readings(late) == readings(session(*POOL, corrections=corrections))


def test_an_events_corrections_lie_over_those_for_all():
    own = Corrections().renamed("Bell", "Ann Bell").holding("the mayor", "Ann Bell")
    every = Corrections().renamed("Bell", "Tom Bell").renamed("Reed", "Tom Reed").nobody("Big Ben")
    both = own.over(every)
    assert dict(both.alias) == {"Bell": "Ann Bell", "Reed": "Tom Reed"}
    assert both.not_person == {"Big Ben"}


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PAIRS = st.tuples(NAMES, NAMES)


@given(
    alias=st.dictionaries(NAMES, NAMES, max_size=3),
    nobody=st.frozensets(NAMES, max_size=3),
    apart=st.frozensets(PAIRS, max_size=3),
    roles=st.dictionaries(NAMES, NAMES, max_size=3),
    silent=st.frozensets(PAIRS, max_size=3),
)
def test_corrections_survive_their_file(alias, nobody, apart, roles, silent):
    value = Corrections(tuple(sorted(alias.items())), nobody, apart, tuple(sorted(roles.items())), silent)
    assert loads(dumps(value)) == value


def test_a_file_of_another_shape_corrects_nothing():
    assert (
        loads('alias = 3\nnot_person = "x"\nsilent = [1, {entry = 2}]\napart = [["a"]]\n[role]\nx = 1\n')
        == Corrections()
    )


def test_the_engine_names_its_version():
    assert ENGINE_VERSION
