"""What was made in a session is listed in its record, with where it is kept."""

from dataclasses import replace

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.made import Copy, Made, MadeKind
from sessionkit.domain.merge import merge
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.record import TypedMade, TypedRecord, record_form
from sessionkit.workflows.typed.record_rows import add_made, without_row
from sessionkit.workflows.typed.record_writing import lacking, written_record
from tests.conftest import CommandLine
from tests.small_case import counted_ids, planned, with_sessions

MAP = Made("m1", "Road map", MadeKind.FLIP_CHART, "file, charts 1", Copy.GIVEN)
CARDS = Made("m2", "Three doors")


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def begun(*made: Made) -> Case:
    """Session 1 with its record begun and these things listed."""
    case = with_sessions(planned(1, "Name three people")).start_recording("s1")
    record = case.session_of("s1").held
    assert record is not None
    return case.write_record("s1", replace(record, made=made))


def made_in(case: Case) -> tuple[Made, ...]:
    record = case.session_of("s1").held
    assert record is not None
    return record.made


def typed_in(form: TypedRecord, id: str, **fields: str) -> TypedRecord:
    assert id in {each.id for each in form.made}
    rows = (replace(row, **fields) if row.id == id else row for row in form.made)
    return replace(form, made=tuple(rows))


def problems(workspace: Workspace, case: Case, form: TypedRecord) -> list[str]:
    with pytest.raises(FormProblems) as raised:
        written_record(workspace, case, form)
    return [each.field for each in raised.value.problems]


def test_what_was_made_opens_as_it_was_listed_and_untouched_stays_the_same(
    workspace: Workspace,
) -> None:
    case = begun(MAP, CARDS)
    form = record_form(workspace, case, "s1")
    assert form.made == (
        TypedMade("m1", "Road map", "flip chart", "file, charts 1", "given"),
        TypedMade("m2", "Three doors", "", "", ""),
    )
    assert written_record(workspace, case, form) == case


def test_a_thing_that_is_added_stands_in_the_record_and_a_blank_row_does_not(
    workspace: Workspace,
) -> None:
    case = begun(MAP)
    form = add_made(add_made(record_form(workspace, case, "s1"), lambda: "n1"), lambda: "n2")
    form = typed_in(form, "n1", title="  Name cards ", kind="cards", kept="file", copy="not given")
    new = Made("n1", "Name cards", MadeKind.CARDS, "file", Copy.NOT_GIVEN)
    assert made_in(written_record(workspace, case, form)) == (MAP, new)


def test_a_thing_listed_before_is_changed_where_it_is_typed_and_nowhere_else(
    workspace: Workspace,
) -> None:
    case = begun(MAP, CARDS)
    form = typed_in(record_form(workspace, case, "s1"), "m1", copy="not given")
    changed = made_in(written_record(workspace, case, form))
    assert changed == (replace(MAP, copy=Copy.NOT_GIVEN), CARDS)


def test_a_thing_is_taken_out_with_its_row_or_by_clearing_its_words(workspace: Workspace) -> None:
    case = begun(MAP, CARDS)
    form = record_form(workspace, case, "s1")
    assert made_in(written_record(workspace, case, without_row(form, "m1"))) == (CARDS,)
    cleared = typed_in(form, "m1", title=" ", kept="")
    assert made_in(written_record(workspace, case, cleared)) == (CARDS,)


def test_what_is_said_of_a_thing_without_title_is_asked_about_and_not_let_fall(
    workspace: Workspace,
) -> None:
    case = begun(MAP)
    form = typed_in(record_form(workspace, case, "s1"), "m1", title="")
    form = typed_in(add_made(form, lambda: "n1"), "n1", kind="drawing")
    assert problems(workspace, case, form) == ["made/m1/title", "made/n1/title"]


def test_a_kind_nobody_knows_names_its_field(workspace: Workspace) -> None:
    case = begun(MAP)
    form = typed_in(record_form(workspace, case, "s1"), "m1", kind="poem", copy="perhaps")
    assert problems(workspace, case, form) == ["made/m1/kind", "made/m1/copy"]


def test_nothing_made_is_no_lack(workspace: Workspace) -> None:
    case = begun()
    form = record_form(workspace, case, "s1")
    assert form.made == ()
    assert not [each for each in lacking(workspace, case, form) if "made" in each.field]


def test_what_two_workers_list_at_once_stands_side_by_side(workspace: Workspace) -> None:
    case = begun(MAP)
    form = record_form(workspace, case, "s1")
    mine = typed_in(add_made(form, lambda: "n1"), "n1", title="Name cards")
    theirs = typed_in(add_made(form, lambda: "n2"), "n2", title="Photo of the chart")
    theirs = typed_in(theirs, "m1", kept="file, charts 2")
    met = merge(form, theirs, mine)
    assert not met.conflicts
    assert {each.title for each in met.value.made} == {
        "Road map",
        "Name cards",
        "Photo of the chart",
    }
    merged = merge_cases(
        case, written_record(workspace, case, mine), written_record(workspace, case, theirs)
    )
    assert {each.id for each in made_in(merged)} == {"m1", "n1", "n2"}
    assert made_in(merged)[0].kept == "file, charts 2"


def test_a_draft_gives_back_what_was_listed(workspace: Workspace) -> None:
    form = add_made(record_form(workspace, begun(MAP), "s1"), lambda: "n1")
    form = typed_in(form, "n1", title="Road map, the harbour ye")
    assert from_plain(TypedRecord, as_plain(form)) == form
