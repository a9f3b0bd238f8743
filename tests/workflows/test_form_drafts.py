"""What is typed into the screens' forms is kept with what it was typed onto."""

from pathlib import Path

import pytest

from sessionkit.domain.errors import DamagedData, WrongUse
from sessionkit.workflows.keep_draft import draft_named, drafts_of, typed_bytes, what_for
from sessionkit.workflows.keep_form_draft import discard, find, keep
from tests.small_case import empty_case
from tests.workflows.rooms import TUESDAY, ordered, room

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
