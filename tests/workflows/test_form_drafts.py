"""What is typed into the screens' forms is kept with what it was typed onto."""

from pathlib import Path

import pytest

from sessionkit.domain.errors import DamagedData, WrongUse
from sessionkit.workflows.keep_draft import (
    damaged_drafts,
    discard_draft,
    draft_named,
    drafts_of,
    typed_bytes,
    what_for,
)
from sessionkit.workflows.keep_form_draft import (
    discard,
    find,
    keep,
    unsaved_anywhere,
    unsaved_of,
)
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.goal import TypedGoal
from sessionkit.workflows.typed.plain import as_plain
from tests.small_case import empty_case
from tests.workflows.rooms import TUESDAY, Room, ordered, room

BASE = {"venue": "room 2", "aims": []}
TYPED = {
    "venue": "room 3",
    "minutes": 60,
    "ready": True,
    "why": "  ",
    "aims": [{"id": "a1", "text": "Name a way out"}, {"id": "a2", "text": "Two\nlines"}],
    "next": {"day": "3 mar"},
}


def test_a_draft_keeps_what_it_was_typed_onto(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    workspace = team.at_desk()
    kept = keep(workspace, "plan:s1", opened, BASE, TYPED)
    team.saves("Tom Baird", ordered("two years"))
    found = find(workspace, "plan:s1")
    assert found == kept
    assert found is not None
    assert (found.case, found.base_number, found.kept_at) == ("case1", 1, TUESDAY)
    assert (found.base, found.typed) == (BASE, TYPED)


def test_drafts_are_each_workers_and_each_forms_own(tmp_path: Path) -> None:
    team = room(tmp_path)
    keep(team.at_desk(), "plan:s1", None, BASE, TYPED)
    assert find(team.at_desk("Tom Baird"), "plan:s1") is None
    assert find(team.at_desk(), "record:s1") is None


def test_a_form_that_is_kept_again_stands_in_place_of_the_former(tmp_path: Path) -> None:
    workspace = room(tmp_path).at_desk()
    keep(workspace, "plan:s1", None, BASE, TYPED)
    keep(workspace, "plan:s1", None, BASE, {"venue": "home"})
    found = find(workspace, "plan:s1")
    assert found is not None
    assert found.typed == {"venue": "home"}
    assert found.base_number == 0
    discard(workspace, "plan:s1")
    discard(workspace, "plan:s1")
    assert find(workspace, "plan:s1") is None


def test_a_damaged_draft_is_named_and_can_be_discarded(tmp_path: Path) -> None:
    team = room(tmp_path)
    workspace = team.at_desk()
    keep(workspace, "plan:s1", None, BASE, TYPED)
    (path,) = (team.path / "drafts").iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(DamagedData, match=path.name):
        find(workspace, "plan:s1")
    discard(workspace, "plan:s1")
    assert find(workspace, "plan:s1") is None


def test_a_form_is_named_by_what_it_is_and_an_id(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        keep(room(tmp_path).at_desk(), "plan", None, BASE, TYPED)


def test_the_command_line_shows_the_fields_that_hold_text(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    workspace = team.at_desk()
    keep(workspace, "record:s1", opened, BASE, TYPED)
    keep(workspace, "new:f1", None, BASE, TYPED)
    assert sorted(what_for(workspace, drafts_of(workspace))) == ["new", "record:DEMO-1"]
    assert typed_bytes(draft_named(workspace, "record:s1")).decode().split("\n") == [
        "aims/1/text: Name a way out",
        "aims/2/text: Two",
        "lines",
        "next/day: 3 mar",
        "venue: room 3",
        "",
    ]


# -- what cannot be read ----------------------------------------------------------------------

FORM = TypedGoal("g1", "Leave early", "", "", "", "", "")
NEWER = as_plain(FORM) | {"mood": "hopeful"}
"""The fields of a program that asks for something more."""


def kept_by_a_newer_program(team: Room) -> Workspace:
    """Isla's desk, with a draft there that her program cannot read."""
    opened = team.keeps(empty_case())
    workspace = team.at_desk()
    keep(workspace, "goal:g1", opened, NEWER, NEWER)
    return workspace


def type_over(workspace: Workspace) -> None:
    opened = workspace.cases.open("case1")
    keep(workspace, "goal:g1", opened, as_plain(FORM), as_plain(FORM), TypedGoal)


def test_what_the_form_cannot_read_is_put_aside_and_printed_by_its_name(tmp_path: Path) -> None:
    workspace = kept_by_a_newer_program(room(tmp_path))
    type_over(workspace)
    type_over(workspace)
    found = find(workspace, "goal:g1")
    assert found is not None
    assert found.typed == as_plain(FORM)
    (aside,) = [each for each in drafts_of(workspace) if each.is_aside]
    assert b"mood: hopeful" in typed_bytes(draft_named(workspace, aside.form))
    unsaved, put_aside = unsaved_of(workspace, empty_case())
    assert unsaved == "Typed and not saved: a goal, kept 09:30. Open it to go on"
    assert put_aside == (
        "Typed with another version of the program and put aside: a goal, kept 09:30. "
        f"`draft show {aside.form}` prints it"
    )
    assert unsaved_anywhere(workspace) == (
        "Typed and not saved: DEMO-1 (kept 09:30). Open it to go on. "
        "Typed with another version of the program and put aside: DEMO-1, kept 09:30. "
        f"`draft show {aside.form}` prints it."
    )


def test_saving_a_form_puts_aside_what_it_could_not_read(tmp_path: Path) -> None:
    workspace = kept_by_a_newer_program(room(tmp_path))
    discard(workspace, "goal:g1", TypedGoal)
    assert find(workspace, "goal:g1") is None
    (aside,) = drafts_of(workspace)
    assert (aside.is_aside, aside.typed) == (True, NEWER)
    assert unsaved_anywhere(workspace).startswith("Typed with another version")


def test_saving_a_form_leaves_no_draft_that_it_could_read(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(empty_case())
    workspace = team.at_desk()
    type_over(workspace)
    discard(workspace, "goal:g1", TypedGoal)
    assert drafts_of(workspace) == ()


@pytest.mark.parametrize("many", [1, 2])
def test_drafts_that_cannot_be_read_are_told_in_one_sentence_and_put_away_by_name(
    tmp_path: Path, many: int
) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    workspace = team.at_desk()
    for number in range(many):
        keep(workspace, f"goal:g{number}", opened, BASE, TYPED)
    names = []
    for path in sorted((team.path / "drafts").iterdir()):
        path.write_bytes(b"")
        names.append(path.name)
    said = "A draft of yours cannot be read and is left: "
    if many > 1:
        said = "2 drafts of yours cannot be read and are left: "
    said += ", ".join(names)
    assert unsaved_of(workspace, empty_case()) == (said,)
    assert unsaved_anywhere(workspace) == f"{said}."
    assert [each.name for each in damaged_drafts(workspace)] == names
    for name in names:
        discard_draft(workspace, name)
    assert unsaved_anywhere(workspace) == ""
