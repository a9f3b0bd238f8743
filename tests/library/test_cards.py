"""A card is what its author wrote: nothing lost, nothing made of it that was not there."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.errors import NotFound
from sessionkit.domain.exercise import CardSection, CardStep, Exercise, Mode, ProgrammeStep
from sessionkit.domain.text import make_safe
from sessionkit.library.cards import read_library
from tests.library.writing import CARD, PROGRAMME, changed, read, said, with_card, write


def test_a_card_is_read_as_it_was_written(tmp_path: Path) -> None:
    library = with_card(tmp_path)
    assert library.problems == ()
    assert library.exercises == (
        Exercise(
            id="bus-stop",
            title="Bus stop",
            purpose="To practise stopping before a decision.",
            modes=(Mode.ONE_TO_ONE, Mode.GROUP),
            feeds=("small-decisions", "ways-of-coping"),
            aims=(
                "Name two points at which another decision was possible",
                "Choose one thing to do instead",
            ),
            steps=(
                CardStep(10, "one", "Recall the last session."),
                CardStep(30, "both", "Draw the way to the bus stop: with times."),
                CardStep(5, "", "Agree what is done until next time."),
            ),
            sections=(
                CardSection(
                    "When to use it",
                    "After *Chain of events*.\n\nNot on a day in a hurry.",
                    ("After Chain of events.", "Not on a day in a hurry."),
                ),
                CardSection("Sources", "Made up.", ("Made up.",)),
            ),
            shipped=True,
        ),
    )
    assert library.exercises[0].minutes == 45


def test_a_programme_is_read_as_it_was_written(tmp_path: Path) -> None:
    write(tmp_path, "programmes/short.md", PROGRAMME)
    library = with_card(tmp_path)
    assert said(library, tmp_path) == []
    programme = library.programme("short")
    assert programme.title == "Short programme"
    assert programme.about == "For nobody in particular."
    assert programme.steps == (ProgrammeStep("bus-stop", 'Bus stop - "waiting", not running'),)


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        (
            "[A – long — dash's ‘quotes’ “here”](../bus-stop.md)",
            "A – long — dash's ‘quotes’ “here”",
        ),
        (r"[with \[brackets\] and \*stars\*](bus-stop.md)", "with [brackets] and *stars*"),
        ("[Jack & Jill &amp; (c) -- ...](bus-stop)", "Jack & Jill &amp; (c) -- ..."),
        ("[<b>bold</b> <https://example.org>](bus-stop.md)", "<b>bold</b> <https://example.org>"),
        ("[over\n   two lines](../bus-stop.md)", "over two lines"),
        ("[by reference][bus]\n\n[bus]: ../bus-stop.md", "by reference"),
    ],
)
def test_a_printed_line_stays_word_for_word(tmp_path: Path, markdown: str, printed: str) -> None:
    line = PROGRAMME.split("\n")[-2]
    write(tmp_path, "programmes/short.md", changed(line, f"1. {markdown}", PROGRAMME))
    library = with_card(tmp_path)
    assert said(library, tmp_path) == []
    assert library.programmes[0].steps == (ProgrammeStep("bus-stop", printed),)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("yes", "yes"),
        ("2026-03-03", "2026-03-03"),
        ("0x10", "0x10"),
        ("null", "null"),
        ("~", "~"),
        ("\"'Walk through' of it\"", "'Walk through' of it"),
        ("'it''s: #1'", "it's: #1"),
        ("C#", "C#"),
        (">\n  folded\n  text", "folded text"),
        ("Bus stop\n# a comment on a line of its own", "Bus stop"),
    ],
)
def test_a_value_stays_the_text_that_was_typed(tmp_path: Path, written: str, title: str) -> None:
    library = with_card(tmp_path, changed("title: Bus stop", f"title: {written}"))
    assert said(library, tmp_path) == []
    assert library.exercises[0].title == title


@pytest.mark.parametrize(
    "text",
    [
        CARD.replace("\n", "\r\n").encode(),
        CARD.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + CARD.encode(),
        b"\xef\xbb\xbf" + CARD.replace("\n", "\r\n").encode(),
        CARD.replace("---\n\n## When", "---\n## When").encode(),
        CARD.rstrip().encode(),
        CARD.replace("## Suggested aims", "## suggested Aims ##").encode(),
        CARD.replace("- Name", "* Name").replace("- Choose", "* Choose").encode(),
        CARD.replace("1. 10 min, one:", "1) 10 MIN , One :").replace("2. 30", "2) 30").encode(),
        CARD.replace("10 min", "10 minutes").replace("5 min", "5 mins").encode(),
        CARD.replace("---\n\n", "...\n\n").encode(),
        CARD.replace("feeds: [small-decisions, ways-of-coping]",
                     "feeds:\n  - small-decisions\n  - ways-of-coping").encode(),
    ],
    ids=["crlf", "cr", "mark", "both", "tight", "no end", "heading", "stars", "brackets",
         "units", "dots", "block list"],
)  # fmt: skip
def test_how_an_editor_writes_makes_no_difference(tmp_path: Path, text: bytes) -> None:
    library = with_card(tmp_path / "one", text)
    assert said(library, tmp_path) == []
    assert library.exercises == with_card(tmp_path / "other").exercises


def test_what_looks_like_html_is_text(tmp_path: Path) -> None:
    text = changed("in a hurry.\n\n## Suggested", "in a hurry.\n\n<div>\n## Suggested")
    library = with_card(tmp_path, text)
    assert said(library, tmp_path) == []
    assert library.exercises[0].sections[0].text.endswith("\n<div>")


def test_a_card_that_feeds_no_section_says_so_with_an_empty_list(tmp_path: Path) -> None:
    library = with_card(tmp_path, changed("[small-decisions, ways-of-coping]", "[]"))
    assert said(library, tmp_path) == []
    assert library.exercises[0].feeds == ()


def test_files_that_are_no_cards_are_left_alone(tmp_path: Path) -> None:
    for name in (
        "README.md",
        "readme.md",
        "notes.txt",
        "x.md~",
        ".hidden.md",
        ".git/x.md",
        "a.docx",
    ):
        write(tmp_path, name, "no card")
    write(tmp_path, "programmes/README.md", "no programme")
    library = with_card(tmp_path)
    assert [each.id for each in library.exercises] == ["bus-stop"]
    assert said(library, tmp_path) == []


def test_exercises_and_programmes_come_in_order_of_their_ids(tmp_path: Path) -> None:
    for name in ("b.md", "a-2.md", "sub/a-10.md", "c.md"):
        write(tmp_path, name, CARD)
    for name in ("z.md", "y.md"):
        write(tmp_path, f"programmes/{name}", PROGRAMME.replace("bus-stop", "c"))
    library = read(tmp_path)
    assert [each.id for each in library.exercises] == ["a-10", "a-2", "b", "c"]
    assert [each.id for each in library.programmes] == ["y", "z"]
    assert library == read(tmp_path)


def test_an_exercise_is_found_by_its_id(tmp_path: Path) -> None:
    library = with_card(tmp_path)
    assert library.exercise("bus-stop").title == "Bus stop"


@pytest.mark.parametrize("typed", ["bus-stopp", "Bus Stop", "Bus-stop", "busstop"])
def test_an_id_that_is_not_there_brings_up_what_is_near(tmp_path: Path, typed: str) -> None:
    library = with_card(tmp_path)
    with pytest.raises(NotFound) as error:
        library.exercise(typed)
    assert error.value.message == f"The library has no exercise “{typed}”."
    assert error.value.hint == "Did you mean bus-stop?"


def test_an_exercise_is_called_by_its_id_or_its_title_in_any_capitals(tmp_path: Path) -> None:
    library = with_card(tmp_path)
    (card,) = library.exercises
    assert {library.exercise_called(name) for name in ("bus-stop", "BUS-stop", "bus STOP")} == {
        card
    }
    assert library.exercise_called("bus") is None


def test_an_id_goes_before_a_title_that_is_the_same(tmp_path: Path) -> None:
    write(tmp_path, "tram.md", CARD)
    write(tmp_path, "bus-stop.md", CARD.replace("title: Bus stop", "title: Tram"))
    found = read(tmp_path).exercise_called("tram")
    assert found is not None
    assert found.id == "tram"


def test_an_id_near_to_nothing_brings_up_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as error:
        with_card(tmp_path).programme("qqq")
    assert (error.value.message, error.value.hint) == ("The library has no programme “qqq”.", "")


def test_a_card_left_out_is_said_to_be_so_when_asked_for(tmp_path: Path) -> None:
    library = with_card(tmp_path, "nothing")
    with pytest.raises(NotFound, match="left out because something in it is wrong"):
        library.exercise("bus-stop")


def test_no_folders_make_an_empty_library() -> None:
    library = read_library([])
    assert (library.exercises, library.programmes, library.problems) == ((), (), ())


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=400)


@settings(max_examples=150)
@given(front=ANY_TEXT, body=ANY_TEXT)
def test_no_text_stops_the_library(
    tmp_path_factory: pytest.TempPathFactory, front: str, body: str
) -> None:
    folder = tmp_path_factory.mktemp("library")
    library = with_card(folder, f"---\n{front}\n---\n{body}\n")
    assert library.problems
    for line in said(library, folder):
        assert make_safe(line).text == line
        assert "\n" not in line


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30
)


@settings(max_examples=150)
@given(words=WORDS)
def test_any_words_in_quotes_can_be_a_title(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    quoted = words.replace("'", "''")
    text = changed("title: Bus stop", f"title: '{quoted}'")
    library = with_card(tmp_path_factory.mktemp("library"), text)
    assert library.problems == ()
    assert library.exercises[0].title == words


@settings(max_examples=150)
@given(words=WORDS)
def test_any_words_with_their_marks_escaped_can_be_a_printed_line(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    folder = tmp_path_factory.mktemp("library")
    escaped = "".join(f"\\{each}" if each in r"\`*_[]<>&!" else each for each in words)
    line = PROGRAMME.split("\n")[-2]
    text = changed(line, f"1. [{escaped}](../bus-stop.md)", PROGRAMME)
    write(folder, "programmes/short.md", text)
    library = with_card(folder)
    assert library.problems == ()
    assert library.programmes[0].steps[0].printed == words
