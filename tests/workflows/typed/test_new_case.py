"""A new case is typed with its likely pair, and every problem stands at its field."""

from dataclasses import replace

import pytest

from sessionkit.domain.people import Role
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.new_case import TypedCase, create_case, new_case_form
from sessionkit.workflows.typed.reading import FormProblems
from tests.conftest import CommandLine
from tests.small_case import counted_ids


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def typed(workspace: Workspace) -> TypedCase:
    return replace(new_case_form(workspace), name="Rowan Calder", reference="DEMO-2")


def problems(workspace: Workspace, form: TypedCase) -> list[str]:
    with pytest.raises(FormProblems) as raised:
        create_case(workspace, form)
    return [each.field for each in raised.value.problems]


def test_of_a_team_of_two_the_pair_stands_in_the_form(
    workspace: Workspace, desk: CommandLine
) -> None:
    assert new_case_form(workspace).co_workers == "Isla Muir, Tom Baird"
    desk.done("worker", "add", "Moira Orr")
    assert new_case_form(workspace).co_workers == "Isla Muir"


def test_a_case_is_made_as_it_is_typed(workspace: Workspace) -> None:
    form = replace(typed(workspace), also_known_as="R. Calder,  Ro\x1b", co_workers="Isla, Tom")
    made = create_case(workspace, form)
    assert (made.participant.name, made.reference) == ("Rowan Calder", "DEMO-2")
    assert made.participant.also_known_as == ("R. Calder", "Ro␛")
    assert [each.name for each in made.in_role(Role.CO_WORKER)] == ["Isla Muir", "Tom Baird"]
    assert [each.id for each in listed_cases(workspace)] == [made.id]


def test_where_nobody_is_named_it_is_run_by_who_acts(workspace: Workspace) -> None:
    made = create_case(workspace, replace(typed(workspace), co_workers=" "))
    assert [each.name for each in made.workers] == ["Isla Muir"]


def test_everything_that_is_wrong_is_told_at_its_field(workspace: Workspace) -> None:
    form = TypedCase(" ", "", "", "Nobody Known", "Tom Baird, Isla Muir", "Who Else")
    fields = ["name", "reference", "co_workers", "supervising_officer", "supervisor"]
    assert problems(workspace, form) == fields
    assert not listed_cases(workspace)


def test_who_holds_the_order_does_not_deliver(workspace: Workspace) -> None:
    form = replace(typed(workspace), supervising_officer="Tom Baird")
    assert problems(workspace, form) == ["supervising_officer"]


def test_a_reference_that_is_taken_is_told_at_the_reference(workspace: Workspace) -> None:
    create_case(workspace, typed(workspace))
    assert problems(workspace, replace(typed(workspace), reference="demo-2 ")) == ["reference"]
    assert problems(workspace, replace(typed(workspace), reference="x" * 61)) == ["reference"]
