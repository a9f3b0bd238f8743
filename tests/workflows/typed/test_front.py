"""The front sheet is typed as it stands; what was noted keeps its day until its words change."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessionkit.domain.case import Case
from sessionkit.domain.front_sheet import Flag, FrontSheet, Noted
from sessionkit.domain.merge import merge
from sessionkit.domain.people import Role
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.front import TypedFlag, front_form, written_front
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.reading import FormProblems
from tests.conftest import CommandLine
from tests.example_case import example_case
from tests.small_case import counted_ids, empty_case

TODAY = date(2026, 3, 3)
BEFORE = date(2026, 1, 6)


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    desk.done("worker", "add", "Moira Orr")
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def known() -> Case:
    front = FrontSheet(
        whereabouts=Noted("At his sister's", BEFORE, "Tom Baird"),
        offence=Noted("One offence", BEFORE, "Tom Baird"),
        flags=(Flag("f1", "Ring before a visit", BEFORE, "Tom Baird"),),
    )
    return replace(empty_case(), front=front)


def in_role(case: Case, role: Role) -> list[str]:
    return [each.name for each in case.in_role(role)]


def test_opening_and_writing_the_front_sheet_untouched_changes_nothing(
    workspace: Workspace,
) -> None:
    for case in (example_case(), empty_case(), known()):
        form = front_form(workspace, case)
        assert written_front(workspace, case, form) == case
        assert from_plain(type(form), as_plain(form)) == form


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(), st.text())
def test_whatever_words_stand_in_it_opening_and_writing_changes_nothing(
    workspace: Workspace, order: str, where: str, flag: str
) -> None:
    front = FrontSheet(
        order,
        conditions=order,
        whereabouts=Noted(where, BEFORE, "Tom Baird"),
        flags=(Flag("f1", flag, BEFORE, "Tom Baird", BEFORE, where),),
    )
    case = replace(empty_case(), front=front)
    form = front_form(workspace, case)
    assert written_front(workspace, case, form) == case
    typed = written_front(workspace, case, replace(form, offence="One offence"))
    assert typed == replace(case, front=replace(front, offence=typed.front.offence))


def test_a_statement_is_noted_anew_only_where_its_words_changed(workspace: Workspace) -> None:
    form = replace(front_form(workspace, known()), whereabouts="A flat of his own\n", order="Two")
    front = written_front(workspace, known(), form).front
    assert front.whereabouts == Noted("A flat of his own", TODAY, "Isla Muir")
    assert front.offence == known().front.offence
    assert front.order == "Two"


def test_a_flag_is_raised_with_todays_day_and_lifted_with_a_reason(workspace: Workspace) -> None:
    form = front_form(workspace, known())
    flags = (
        replace(form.flags[0], lifted_because="He has a telephone now"),
        TypedFlag("n1", "Two workers at visits", ""),
        TypedFlag("n2", "  ", ""),
    )
    front = written_front(workspace, known(), replace(form, flags=flags)).front
    lifted, raised = front.flags
    assert (lifted.since, lifted.lifted) == (BEFORE, TODAY)
    assert lifted.lifted_because == "He has a telephone now"
    assert raised == Flag("n1", "Two workers at visits", TODAY, "Isla Muir")


def test_a_flag_lifted_by_mistake_stands_again(workspace: Workspace) -> None:
    case = example_case()
    form = front_form(workspace, case)
    flags = tuple(replace(each, lifted_because="") for each in form.flags)
    front = written_front(workspace, case, replace(form, flags=flags)).front
    assert all(each.lifted is None for each in front.flags)


def test_a_flag_is_not_taken_away_by_emptying_it(workspace: Workspace) -> None:
    form = front_form(workspace, known())
    with pytest.raises(FormProblems) as raised:
        written_front(workspace, known(), replace(form, flags=(replace(form.flags[0], what=""),)))
    assert [each.field for each in raised.value.problems] == ["flags/f1/what"]
    assert written_front(workspace, known(), replace(form, flags=())) == known()


def test_people_come_and_go_and_stay_in_the_history(
    workspace: Workspace, desk: CommandLine
) -> None:
    ids = {each.name: each.id for each in workspace.folder.workers()}
    pair = tuple(replace(each, worker=ids[each.name]) for each in empty_case().workers)
    case = replace(empty_case(), workers=pair)
    form = replace(front_form(workspace, case), co_workers="Isla Muir", supervisor="Moira")
    changed = written_front(workspace, case, form)
    assert in_role(changed, Role.CO_WORKER) == ["Isla Muir"]
    assert in_role(changed, Role.SUPERVISOR) == ["Moira Orr"]
    assert [each.until for each in changed.workers if each.name == "Tom Baird"] == [TODAY]
    assert changed.workers[0] == case.workers[0]
    moved = replace(front_form(workspace, changed), supervising_officer="Tom Baird")
    after = written_front(workspace, changed, moved)
    assert in_role(after, Role.SUPERVISING_OFFICER) == ["Tom Baird"]


def test_who_cannot_be_told_is_told_at_the_field(workspace: Workspace) -> None:
    form = replace(
        front_form(workspace, known()),
        order_until="in spring",
        co_workers="Isla Muir, Nobody Known",
        supervising_officer="Tom Baird, Moira Orr",
    )
    with pytest.raises(FormProblems) as raised:
        written_front(workspace, known(), form)
    fields = [each.field for each in raised.value.problems]
    assert fields[:3] == ["order_until", "co_workers", "supervising_officer"]


def test_what_two_people_type_into_different_fields_comes_together(workspace: Workspace) -> None:
    base = front_form(workspace, known())
    mine = replace(base, order="Two years")
    theirs = replace(base, flags=(*base.flags, TypedFlag("n1", "Another", "")))
    met = merge(base, theirs, mine)
    assert met.value == replace(theirs, order="Two years")
    assert not met.conflicts
