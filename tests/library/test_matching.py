"""An exercise line as people type it finds its card or none; no card is ever guessed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.exercise import Exercise, Programme, ProgrammeStep
from sessionkit.library.cards import Library, LibraryFolder, read_library
from sessionkit.library.matching import LONGEST, ExerciseMatch, match_exercise
from sessionkit.library.wording import same_word

SHIPPED = Path(__file__).resolve().parents[2] / "exercises"
LIBRARY = read_library([LibraryFolder(SHIPPED, shipped=True)])
PRINTED = [(step.printed, step.exercise) for step in LIBRARY.programme("appendix-1").steps]
TITLES = [(each.title, each.id) for each in LIBRARY.exercises]


def matched(written: str, library: Library = LIBRARY) -> str:
    found = match_exercise(written, library.exercises, library.programmes)
    return found.id if found else ""


@pytest.mark.parametrize(("written", "card"), dict.fromkeys(PRINTED + TITLES))
def test_titles_and_printed_lines_are_matched_exactly(written: str, card: str) -> None:
    found = match_exercise(written, LIBRARY.exercises, LIBRARY.programmes)
    assert found == ExerciseMatch(card, exact=True)


@pytest.mark.parametrize(
    ("written", "card"),
    [
        ("pen picture", "pen-picture"),
        ("PEN PICTURE", "pen-picture"),
        ("Pen  picture.", "pen-picture"),
        ("Exercise: Pen Picture", "pen-picture"),
        ("EXERCISE - Pen Picture", "pen-picture"),
        ("1. Pen Picture", "pen-picture"),
        ("1) Pen Picture", "pen-picture"),
        ("(1) Pen Picture", "pen-picture"),
        ("- Pen Picture", "pen-picture"),
        ("• Pen Picture", "pen-picture"),
        ("Exercise: 1. Pen Picture", "pen-picture"),
        ("1. Exercise: Pen Picture", "pen-picture"),
        ("Step 1: Pen Picture", "pen-picture"),
        ("1 Pen Picture", "pen-picture"),
        ("Walk through of offence", "walk-through"),
        ("‘Walk through’ of offence", "walk-through"),
        ("“Walk through” of offence", "walk-through"),
        ('"Walk-through" of offence.', "walk-through"),
        ("Walkthrough of offence", "walk-through"),
        ("Active “walk through” of offence", "active-walk-through"),
        ("Walls 2 – Overcoming your environment", "walls-two"),
        ("walls 2: overcoming your environment", "walls-two"),
        ("“Hot seat”", "hot-seat"),
        ("Roadmap", "road-map"),
        ("Work-sheet", "work-sheet"),
        ("O\ufb00ence Cycle", "offence-cycle"),
    ],
)
def test_case_quotes_dashes_and_numbers_make_no_difference(written: str, card: str) -> None:
    found = match_exercise(written, LIBRARY.exercises, LIBRARY.programmes)
    assert found == ExerciseMatch(card, exact=True)


@pytest.mark.parametrize(
    ("written", "card"),
    [
        ("Walk through of the offence", "walk-through"),
        ("walk through", "walk-through"),
        ("Walkthrough", "walk-through"),
        ("Wakl through of offence", "walk-through"),
        ("Active walk through", "active-walk-through"),
        ("active walkthrough", "active-walk-through"),
        ("Activ walk through of offence", "active-walk-through"),
        ("Chain of event", "chain-of-events"),
        ("Pen picture (continued)", "pen-picture"),
        ("Pen Picture and ground rules", "pen-picture"),
        ("Road map, part 2", "road-map"),
        ("Walls 2", "walls-two"),
        ("Walls 2 (continued)", "walls-two"),
        ("Complete wall 1 and start wall 2", "completing-wall-one"),
        ("Starting the walls", "starting-walls"),
        ("Network - current relationships", "network"),
        ("Homework", "homework-seriousness"),
        ("Barriers", "barriers"),
        ("Climbing over chairs", "barriers"),
        ("Relapse prevention plan", "relapse-prevention-plan"),
        ("Discussion of assessment paper", "assessment-paper"),
        ("Walls - Overcoming your environment", "walls-two"),
        ("One to one using Walls and flip charts", "walls-flip-charts"),
        ("1:1 using walls and flip charts", "walls-flip-charts"),
        ("1:1 walls, recording", "walls-recording"),
    ],
)
def test_other_words_for_one_card_are_matched_but_not_exactly(written: str, card: str) -> None:
    found = match_exercise(written, LIBRARY.exercises, LIBRARY.programmes)
    assert found == ExerciseMatch(card, exact=False)


@pytest.mark.parametrize(
    "written",
    [
        "Walls",
        "Walls exercise",
        "Wall",
        "Walls 1",
        "Wall 2",
        "Walls 3 - Overcoming your environment",
        "Walls 3",
        "Flip charts",
        "One to one",
        "Exercise",
        "offence",
        "plan",
        "Work",
        "Offence analysis",
        "Cycle of offending",
        "Create opportunity",
        "One to one: walls",
        "Victim empathy letter",
        "Discussion re relapse prevention plan",
        "Road Map / Pen Picture",
        "Pen picture and start of walls",
        "Seat",
        "Picture",
        "Map",
        "",
        " ",
        "...",
        "- ",
        "1.",
        "See attached list",
        "None",
        "n/a",
        "No exercise today, he was upset and we talked",
    ],
)
def test_where_it_is_not_clear_no_card_is_guessed(written: str) -> None:
    assert matched(written) == ""


def exercise(card: str, title: str) -> Exercise:
    return Exercise(card, title, "", (), (), (), (), (), shipped=False)


def programme(*steps: tuple[str, str]) -> Programme:
    return Programme("p", "P", "", tuple(ProgrammeStep(card, printed) for card, printed in steps))


def test_a_name_that_two_cards_have_means_neither() -> None:
    cards = (exercise("one", "Time line"), exercise("other", "Time-line!"))
    assert match_exercise("Time line", cards, ()) is None


def test_a_printed_line_of_another_programme_names_the_card_too() -> None:
    cards = (exercise("one", "Time line"), exercise("other", "Letters"))
    programmes = (programme(("one", "Looking back")), programme(("one", "Where from, where to")))
    assert match_exercise("where from where to", cards, programmes) == ExerciseMatch(
        "one", exact=True
    )


def test_a_printed_line_whose_card_is_not_at_hand_names_nothing() -> None:
    assert match_exercise("Looking back", (), (programme(("one", "Looking back")),)) is None


def test_a_long_text_is_no_name() -> None:
    assert matched("Pen Picture" + " " * (LONGEST - 11)) == "pen-picture"
    assert matched("Pen Picture" + " " * (LONGEST - 10)) == ""


def test_cards_without_letters_in_their_titles_match_nothing() -> None:
    assert match_exercise("!!", (exercise("one", "??"), exercise("two", "--")), ()) is None
    assert match_exercise("!!", (exercise("one", "??"),), ()) is None


@pytest.mark.parametrize("written", ["of the", "exercise", "...", ""])
def test_words_that_tell_nothing_match_nothing(written: str) -> None:
    assert match_exercise(written, (exercise("one", "Letters"),), ()) is None


def test_a_slip_between_two_names_means_neither() -> None:
    cards = (exercise("one", "Looking back x"), exercise("other", "Looking back y"))
    assert match_exercise("Looking back z", cards, ()) is None


def test_accents_may_be_typed_in_either_way() -> None:
    found = match_exercise("Cafe\u0301 talk", (exercise("one", "Caf\u00e9 talk"),), ())
    assert found == ExerciseMatch("one", exact=True)


def test_a_word_may_be_mistyped_but_a_number_may_not() -> None:
    assert same_word("maps", "map")
    assert same_word("enviroment", "environment")
    assert not same_word("10", "100")
    assert not same_word("wall", "well")


@settings(max_examples=200)
@given(
    line=st.sampled_from(PRINTED),
    at=st.integers(0, 400),
    slip=st.sampled_from("abcdefghijklmnopqrstuvwxyz .,'-"),
)
def test_one_slip_of_the_finger_never_leads_to_another_card(
    line: tuple[str, str], at: int, slip: str
) -> None:
    printed, card = line
    at %= len(printed)
    if not printed[at].isdigit():
        assert matched(printed[:at] + slip + printed[at + 1 :]) in {card, ""}


@settings(max_examples=60)
@given(written=st.text(max_size=60))
def test_no_text_stops_the_matching(written: str) -> None:
    assert matched(written) in {"", *(each.id for each in LIBRARY.exercises)}
