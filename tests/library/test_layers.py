"""The team's own cards lie over the shipped ones, and a mistake in one takes nothing away."""

import os
from pathlib import Path

import pytest

from sessionkit.domain.exercise import Exercise, Programme
from sessionkit.library.cards import LibraryFolder, read_library
from tests.library.writing import CARD, PROGRAMME, changed, read, said, write

OWN_CARD = changed("title: Bus stop", "title: Tram stop")


def titles(*folders: Path) -> list[tuple[str, str, bool]]:
    return [(each.id, each.title, each.shipped) for each in read(*folders).exercises]


@pytest.fixture(name="shipped")
def _shipped(tmp_path: Path) -> Path:
    write(tmp_path / "shipped", "bus-stop.md", CARD)
    write(tmp_path / "shipped", "programmes/short.md", PROGRAMME)
    return tmp_path / "shipped"


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_a_teams_own_card_takes_the_place_of_the_shipped_one(shipped: Path, own: Path) -> None:
    write(own, "bus-stop.md", OWN_CARD)
    assert titles(shipped, own) == [("bus-stop", "Tram stop", False)]


def test_a_card_in_a_subfolder_takes_the_place_of_a_shipped_one_too(
    shipped: Path, own: Path
) -> None:
    write(own, "tried/bus-stop.md", OWN_CARD)
    assert titles(shipped, own) == [("bus-stop", "Tram stop", False)]
    assert read(shipped, own).problems == ()


def test_a_teams_new_card_is_added(shipped: Path, own: Path) -> None:
    write(own, "tram-stop.md", OWN_CARD)
    assert titles(shipped, own) == [
        ("bus-stop", "Bus stop", True),
        ("tram-stop", "Tram stop", False),
    ]


def test_where_a_teams_own_card_has_something_wrong_the_shipped_one_stays(
    shipped: Path, own: Path
) -> None:
    write(own, "bus-stop.md", changed("10 min", "ten min", OWN_CARD))
    library = read(shipped, own)
    assert titles(shipped, own) == [("bus-stop", "Bus stop", True)]
    assert [each.id for each in library.programmes] == ["short"]
    assert [problem.path for problem in library.problems] == [own / "bus-stop.md"]


def test_one_bad_card_leaves_all_others_standing(shipped: Path, own: Path) -> None:
    for number, bad in enumerate([b"", b"\xff\xfe", b"---\n", b"\x00" * 100, b"---\n*a\n---\n"]):
        write(own, f"bad-{number}.md", bad)
    write(own, "good.md", OWN_CARD)
    library = read(shipped, own)
    assert [each.id for each in library.exercises] == ["bus-stop", "good"]
    assert {problem.path.stem for problem in library.problems} == {f"bad-{n}" for n in range(5)}


def test_a_teams_programme_can_use_shipped_cards(shipped: Path, own: Path) -> None:
    write(own, "programmes/ours.md", PROGRAMME)
    library = read(shipped, own)
    assert library.problems == ()
    assert [each.id for each in library.programmes] == ["ours", "short"]


def test_a_shipped_programme_uses_the_teams_card_of_that_id(shipped: Path, own: Path) -> None:
    write(own, "bus-stop.md", OWN_CARD)
    library = read(shipped, own)
    step = library.programme("short").steps[0]
    assert library.exercise(step.exercise).title == "Tram stop"


def test_a_teams_own_programme_takes_the_place_of_the_shipped_one(shipped: Path, own: Path) -> None:
    write(own, "programmes/short.md", changed("Short programme", "Ours", PROGRAMME))
    assert [each.title for each in read(shipped, own).programmes] == ["Ours"]


def test_where_a_teams_own_programme_names_no_card_the_shipped_one_stays(
    shipped: Path, own: Path
) -> None:
    write(own, "programmes/short.md", changed("../bus-stop.md", "../nothing.md", PROGRAMME))
    library = read(shipped, own)
    assert [each.title for each in library.programmes] == ["Short programme"]
    assert [(each.path, each.line) for each in library.problems] == [
        (own / "programmes/short.md", 9)
    ]


def test_a_team_that_has_written_no_cards_needs_no_folder(shipped: Path, own: Path) -> None:
    assert read(shipped, own) == read(shipped)
    assert read(shipped, own).problems == ()


def test_shipped_exercises_that_are_not_there_are_named(tmp_path: Path) -> None:
    library = read(tmp_path / "nowhere")
    assert said(library, tmp_path) == [
        "nowhere:1:1: the folder of shipped exercises is not here; install the program again"
    ]


def test_a_file_in_place_of_a_folder_is_named(shipped: Path, own: Path) -> None:
    own.write_text("a file", encoding="utf-8")
    (problem,) = read(shipped, own).problems
    assert problem.path == own
    assert problem.message.startswith("the folder cannot be listed (")


def test_problems_come_in_the_order_of_folders_files_and_lines(shipped: Path, own: Path) -> None:
    bad = changed("## Sources", "##", changed("10 min", "ten min"))
    for folder in (own, shipped):
        for name in ("b.md", "a.md"):
            write(folder, name, bad)
    places = [(each.path, each.line) for each in read(shipped, own).problems]
    assert places == [
        (folder / name, line)
        for folder in (shipped, own)
        for name in ("a.md", "b.md")
        for line in (24, 29)
    ]


def test_a_teams_card_never_takes_the_id_of_a_shipped_programme(shipped: Path, own: Path) -> None:
    write(own, "short.md", OWN_CARD)
    library = read(shipped, own)
    assert said(library, own) == [
        "short.md:1:1: there is a programme with this id already; rename this file"
    ]
    assert [each.id for each in library.programmes] == ["short"]
    assert [each.id for each in library.exercises] == ["bus-stop"]


def test_three_folders_lie_one_over_the_other(shipped: Path, own: Path, tmp_path: Path) -> None:
    write(own, "bus-stop.md", OWN_CARD)
    write(tmp_path / "third", "bus-stop.md", changed("title: Bus stop", "title: Third"))
    assert titles(shipped, own, tmp_path / "third") == [("bus-stop", "Third", False)]


def test_what_a_library_holds_cannot_change(shipped: Path) -> None:
    library = read_library([LibraryFolder(shipped, shipped=True)])
    assert isinstance(library.exercises, tuple)
    assert hash(library.exercises + library.programmes + library.problems)
    assert isinstance(library.exercises[0], Exercise)
    assert isinstance(library.programmes[0], Programme)


def test_each_file_is_opened_once(
    shipped: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own, "tram-stop.md", OWN_CARD)
    opened: list[str] = []
    really = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened.append(os.fspath(path))
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert len(read(shipped, own).exercises) == 2
    assert len(opened) == len(set(opened)) == 3
