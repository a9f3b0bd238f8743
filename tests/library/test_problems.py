"""Every problem is named by file, line and column, and says what to write instead."""

import os
from pathlib import Path

import pytest

from sessionkit.domain.text import make_safe
from sessionkit.library.card_file import KEYS as KEYS_OF_A_CARD
from sessionkit.library.problem import Problem
from tests.library.writing import (
    CARD,
    PROGRAMME,
    Mistake,
    changed,
    read,
    said,
    with_card,
    write,
    wrong,
)

KEYS = wrong("keys", CARD)
TEXT = wrong("text", CARD)
PROGRAMMES = wrong("programmes", PROGRAMME)


@pytest.mark.parametrize("mistake", KEYS, ids=str)
def test_what_is_wrong_with_the_keys_is_named(tmp_path: Path, mistake: Mistake) -> None:
    library = with_card(tmp_path, mistake.text)
    assert said(library, tmp_path) == [f"bus-stop.md:{each}" for each in mistake.problems]
    assert library.exercises == ()


@pytest.mark.parametrize("mistake", TEXT, ids=str)
def test_what_is_wrong_with_the_text_is_named(tmp_path: Path, mistake: Mistake) -> None:
    library = with_card(tmp_path, mistake.text)
    assert said(library, tmp_path) == [f"bus-stop.md:{each}" for each in mistake.problems]
    assert library.exercises == ()


@pytest.mark.parametrize("mistake", PROGRAMMES, ids=str)
def test_what_is_wrong_with_a_programme_is_named(tmp_path: Path, mistake: Mistake) -> None:
    write(tmp_path, "programmes/short.md", mistake.text)
    library = with_card(tmp_path)
    assert said(library, tmp_path) == [f"programmes/short.md:{each}" for each in mistake.problems]
    assert library.programmes == ()
    assert [each.id for each in library.exercises] == ["bus-stop"]


def test_lists_nested_without_end_are_named(tmp_path: Path) -> None:
    library = with_card(tmp_path, changed("[one-to-one, group]", "[" * 3000))
    assert said(library, tmp_path) == [
        "bus-stop.md:4:12: lists and keys are nested too deeply here; write plain texts and lists"
    ]


def test_minutes_beyond_all_bounds_are_named(tmp_path: Path) -> None:
    (problem,) = with_card(tmp_path, changed("10 min", f"{'9' * 5000} min")).problems
    assert problem.message.endswith("is no number of minutes; write figures from 1 to 480")


NO_FRONT = "there is no front matter; begin with a line ---, then the keys, then a line ---"
NO_AIMS = "there are no aims; add ## Suggested aims and two to five lines that begin with a dash"
NO_STEPS = "there are no steps; add ## Steps and lines such as 1. 10 min, one: …"
NEVER_CLOSED = "1:1: the front matter is never closed; end it with a line ---"
OPEN_HEADING = (
    "9:1: a heading stands inside the front matter, which is not closed; put --- above it"
)

WHOLE_FILES = [
    ("an empty file", "", [f"1:1: {NO_FRONT}", f"1:1: {NO_AIMS}", f"1:1: {NO_STEPS}"]),
    ("no front matter", CARD.split("---\n\n")[1], [f"1:1: {NO_FRONT}"]),
    ("a line before the front matter", f"\n{CARD}", [f"1:1: {NO_FRONT}"]),
    ("something after the dashes", f"--- card{CARD[3:]}", [f"1:1: {NO_FRONT}"]),
    ("front matter never closed", changed("---\n\n", "\n"), [NEVER_CLOSED]),
    ("closed by nothing but a rule below", changed("---\n\n", "\n") + "\n---\n", [OPEN_HEADING]),
    ("closed by a line too short", changed("---\ntitle", "----\ntitle"), [NEVER_CLOSED]),
    ("nothing but dashes", "---\n---\n",
     [f"1:1: the key '{key}' is missing from the front matter"
      for key in KEYS_OF_A_CARD] + [f"1:1: {NO_AIMS}", f"1:1: {NO_STEPS}"]),
    ("front matter that is a list", changed(CARD[4 : CARD.index("---\n\n")], "- title\n"),
     ["2:1: the front matter must be lines of the form key: value"]),
    ("front matter that is a text", changed(CARD[4 : CARD.index("---\n\n")], "title\n"),
     ["2:1: the front matter must be lines of the form key: value"]),
    ("front matter that is an alias", changed(CARD[4 : CARD.index("---\n\n")], "*title\n"),
     ["2:1: the alias *title is refused; write it out"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [each[1:] for each in WHOLE_FILES], ids=[each[0] for each in WHOLE_FILES]
)
def test_front_matter_that_is_not_there_is_named(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    library = with_card(tmp_path, text)
    assert said(library, tmp_path) == [f"bus-stop.md:{each}" for each in expected]
    assert library.exercises == ()


def test_everything_wrong_with_a_card_is_named_at_once(tmp_path: Path) -> None:
    text = CARD.replace("title: Bus stop\n", "")
    text = changed("10 min", "ten min", changed("[one-to-one, group]", "pair", text))
    text = changed("## Sources", "## Steps", changed("- Name", "- \n- Name", text))
    library = with_card(tmp_path, text)
    assert [(each.line, each.column) for each in library.problems] == [
        (1, 1),
        (3, 8),
        (17, 3),
        (24, 4),
        (29, 1),
    ]


def test_keys_that_cannot_be_read_do_not_hide_what_is_wrong_below(tmp_path: Path) -> None:
    text = changed("10 min", "ten min", changed("Bus stop", "Bus: stop: x"))
    assert [each.line for each in with_card(tmp_path, text).problems] == [2, 24]


def test_a_programme_waits_for_a_card_that_has_something_wrong(tmp_path: Path) -> None:
    write(tmp_path, "programmes/short.md", PROGRAMME)
    library = with_card(tmp_path, b"\xff")
    bytes_first, then_the_programme = said(library, tmp_path)
    assert bytes_first.startswith("bus-stop.md:1:1: the byte 0xff ")
    assert then_the_programme == (
        "programmes/short.md:9:4: the card bus-stop is left out because something in it is wrong; "
        "mend it first"
    )
    assert library.programmes == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bus-Stop.md", "such as bus-stop.md; rename it"),
        ("bus stop.md", "such as bus-stop.md; rename it"),
        ("bus_stop.md", "such as bus-stop.md; rename it"),
        ("bus--stop.md", "such as bus-stop.md; rename it"),
        ("büs.md", "such as b-s.md; rename it"),
        ("---.md", "between them; rename it"),
        ("sub/Bus.md", "such as bus.md; rename it"),
        ("programmes/Bus.md", "such as bus.md; rename it"),
        ("bus-stop.MD", "the file name ends in .MD; rename it so that it ends in .md"),
        ("bus-stop.markdown", "the file name ends in .markdown; rename it so that it ends in .md"),
    ],
)
def test_a_file_name_that_is_no_id_is_named(tmp_path: Path, name: str, expected: str) -> None:
    text = PROGRAMME.replace("bus-stop", "fine") if name.startswith("programmes") else CARD
    write(tmp_path, name, text)
    library = with_card(tmp_path, name="fine.md")
    (problem,) = said(library, tmp_path)
    assert problem.startswith(f"{name}:1:1: the file name ")
    assert problem.endswith(expected)
    assert [each.id for each in library.exercises] == ["fine"]
    assert library.programmes == ()


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    write(tmp_path, "a\x1b[31m\nb.md", CARD)
    write(tmp_path, os.fsdecode(b"c\xff.md"), CARD)
    for line in said(read(tmp_path), tmp_path):
        assert make_safe(line).text == line
        assert "\n" not in line


@pytest.mark.parametrize(
    ("kept", "left_out"),
    [("bus.md", "sub/bus.md"), ("a/bus.md", "b/bus.md"), ("b/bus.md", "a/c/bus.md")],
)
def test_one_id_twice_in_a_folder_tree_is_named(tmp_path: Path, kept: str, left_out: str) -> None:
    write(tmp_path, left_out, CARD)
    write(tmp_path, kept, changed("title: Bus stop", "title: Kept"))
    library = read(tmp_path)
    assert said(library, tmp_path) == [
        f"{left_out}:1:1: {kept} has the same id already; rename this file or take it out"
    ]
    assert [each.title for each in library.exercises] == ["Kept"]


def test_ids_that_differ_in_case_are_the_same_id(tmp_path: Path) -> None:
    write(tmp_path, "Bus-Stop.md", CARD)
    library = with_card(tmp_path)
    name, twice = said(library, tmp_path)
    assert name == (
        "Bus-Stop.md:1:1: the file name must be lower-case words (a to z, 0 to 9) with hyphens "
        "between them, such as bus-stop.md; rename it"
    )
    assert twice == (
        "Bus-Stop.md:1:1: bus-stop.md has the same id already; rename this file or take it out"
    )
    assert [each.id for each in library.exercises] == ["bus-stop"]


@pytest.mark.parametrize("shared", ["bus-stop", "zoo"])
def test_a_programme_cannot_have_the_id_of_a_card(tmp_path: Path, shared: str) -> None:
    write(tmp_path, f"{shared}.md", CARD)
    write(tmp_path, f"programmes/{shared}.md", PROGRAMME)
    library = with_card(tmp_path)
    assert said(library, tmp_path) == [
        f"programmes/{shared}.md:1:1: there is a card with this id already; rename this file"
    ]
    assert library.programmes == ()


@pytest.mark.parametrize(
    ("bad", "place", "byte"),
    [
        (CARD.encode().replace(b"Bus", b"B\xe9s"), "2:9", "0xe9"),
        (b"\xef\xbb\xbf" + CARD.encode().replace(b"Bus", b"B\xe9s"), "2:9", "0xe9"),
        (CARD.encode().replace(b"\n", b"\r\n").replace(b"Made", b"\xc3\xa9\xff"), "31:2", "0xff"),
        (CARD.encode().replace(b"\n", b"\r").replace(b"Made", b"\xff"), "31:1", "0xff"),
        (CARD.encode("utf-16"), "1:1", "0xff"),
    ],
)
def test_bytes_that_are_no_text_are_named_and_never_guessed_at(
    tmp_path: Path, bad: bytes, place: str, byte: str
) -> None:
    library = with_card(tmp_path, bad)
    what_to_do = "is not UTF-8 text; save the file as UTF-8 and try again"
    assert said(library, tmp_path) == [f"bus-stop.md:{place}: the byte {byte} {what_to_do}"]


def test_a_character_that_cannot_be_shown_is_named_and_the_card_still_used(tmp_path: Path) -> None:
    text = changed("title: Bus", "title: \x1b[31mB\u202eus")
    library = with_card(tmp_path, changed("Made up", "\ufeffMade up", text))
    assert said(library, tmp_path) == [
        f"bus-stop.md:2:8: {make_safe(chr(27) + chr(0x202E)).notice()} Take them out.",
        f"bus-stop.md:31:1: {make_safe('x' + chr(0xFEFF)).notice()} Take it out.",
    ]
    assert library.exercises[0].title == "␛[31mB⟦U+202E⟧us stop"
    assert library.exercises[0].sections[1].text == "⟦U+FEFF⟧Made up."


def test_a_column_is_counted_as_it_stands_in_the_file(tmp_path: Path) -> None:
    text = changed("modes: [one-to-one", "modes:\t[\u202e, one-to-one, pair")
    assert [(each.line, each.column) for each in with_card(tmp_path, text).problems] == [
        (4, 9),
        (4, 9),
        (4, 24),
    ]


def test_what_is_no_card_at_all_is_named(tmp_path: Path) -> None:
    write(tmp_path, "large.md", CARD + "x" * 256 * 1024)
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.md").mkdir()
    assert said(with_card(tmp_path), tmp_path) == [
        "gone.md:1:1: this is no file that can be read; replace it or take it out",
        "large.md:1:1: the file is larger than 256 KB; split it up",
        "pipe.md:1:1: this is no file that can be read; replace it or take it out",
    ]


def test_a_problem_elsewhere_is_shown_with_its_whole_path(tmp_path: Path) -> None:
    problem = Problem(tmp_path / "a.md", 3, 4, "wrong")
    assert problem.show(tmp_path) == "a.md:3:4: wrong"
    assert problem.show(tmp_path / "other") == f"{tmp_path}/a.md:3:4: wrong"
    assert problem.show() == f"{tmp_path}/a.md:3:4: wrong"
