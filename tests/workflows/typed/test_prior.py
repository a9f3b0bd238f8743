"""Work done before is typed as it stands; what it left open is added to and never taken away."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessionkit.domain.case import Case
from sessionkit.domain.merge import merge
from sessionkit.domain.passage import Mark
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.prior_work import left_by
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.prior import (
    TypedPrior,
    left_already,
    prior_form,
    written_prior,
)
from sessionkit.workflows.typed.reading import FormProblems, line
from tests.conftest import CommandLine
from tests.example_case import example_case
from tests.small_case import counted_ids, empty_case

GONE = ExerciseRef("gone", "Stop, look and listen", "Stop, look and listen")
"""A card that has a comma in its title and is in no library."""
PRIOR = PriorWork(
    "p1",
    "A thinking skills programme",
    date(2026, 1, 6),
    "Tom Baird",
    "In custody",
    "the year before release",
    "Finished it",
    (GONE,),
    "The report",
    (Mark.AGREED,),
)


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def known() -> Case:
    return empty_case().with_prior(PRIOR, left_by("p1", ("The evenings",)))


def refused(workspace: Workspace, case: Case, form: TypedPrior) -> dict[str, str]:
    with pytest.raises(FormProblems) as raised:
        written_prior(workspace, case, form)
    return {each.field: f"{each.message} {each.hint}" for each in raised.value.problems}


def test_opening_and_writing_it_untouched_changes_nothing(workspace: Workspace) -> None:
    for case in (example_case(), known(), empty_case()):
        for id in (*(each.id for each in case.prior), "new"):
            form = prior_form(case, id)
            assert written_prior(workspace, case, form) is case
            assert from_plain(TypedPrior, as_plain(form)) == form


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_words_stand_in_it_what_is_not_typed_stays(
    workspace: Workspace, what: str, where: str, exercise: str
) -> None:
    covered = (ExerciseRef("", "", exercise),)
    prior = replace(PRIOR, what=what, where=where, came_of_it=where, exercises=covered)
    case = empty_case().with_prior(prior)
    opened = prior_form(case, "p1")
    assert (line(opened.where), line(opened.covered)) == (opened.where, opened.covered)
    form = replace(opened, source="The notes")
    assert written_prior(workspace, case, form).prior == (replace(prior, source="The notes"),)


def test_what_is_typed_is_entered_with_the_day_and_who_entered_it(workspace: Workspace) -> None:
    form = replace(
        prior_form(empty_case(), "p2"),
        what="A programme\x1b",
        where="In custody",
        period="the spring",
        covered="network, pen PICTURE, network",
        came_of_it="Finished",
        source="The report",
        left_open="The evenings\n\n  Nobody outside was told \nThe evenings",
    )
    case = written_prior(workspace, empty_case(), form)
    (prior,) = case.prior
    assert (prior.id, prior.what) == ("p2", "A programme␛")
    assert (prior.noted, prior.noted_by) == (date(2026, 3, 3), "Isla Muir")
    assert (prior.where, prior.period, prior.source) == ("In custody", "the spring", "The report")
    assert [each.card for each in prior.exercises] == ["network", "pen-picture"]
    left = left_already(case, "p2")
    assert [each.text for each in left] == ["The evenings", "Nobody outside was told"]
    assert prior_form(case, "p2").left_open == ""


def test_an_exercise_that_the_library_has_not_is_told_at_the_field(workspace: Workspace) -> None:
    form = replace(prior_form(known(), "p1"), covered="nettwork, network, qqqq zzzz")
    said = refused(workspace, known(), form)
    assert [*said] == ["covered"]
    with pytest.raises(FormProblems) as raised:
        written_prior(workspace, known(), form)
    first, second = raised.value.problems
    assert (first.message, first.hint) == (
        "The library has no exercise “nettwork”.",
        "Did you mean network?",
    )
    assert "commas between" in second.hint


def test_an_exercise_named_once_keeps_its_words_though_its_card_is_gone(
    workspace: Workspace,
) -> None:
    form = prior_form(known(), "p1")
    typed = replace(form, covered=f"{form.covered}, network")
    (prior,) = written_prior(workspace, known(), typed).prior
    assert prior.exercises[0] == GONE
    assert [each.card for each in prior.exercises] == ["gone", "network"]
    (without,) = written_prior(workspace, known(), replace(form, covered=" ")).prior
    assert without.exercises == ()


def test_what_it_left_is_added_to_and_what_was_said_of_it_stays(workspace: Workspace) -> None:
    before = known()
    form = replace(prior_form(before, "p1"), left_open="The evenings\nThe letters")
    case = written_prior(workspace, before, form)
    assert case.prior == before.prior
    assert [each.text for each in left_already(case, "p1")] == ["The evenings", "The letters"]
    assert case.issues[0] == before.issues[0]


def test_a_piece_of_work_says_what_was_done(workspace: Workspace) -> None:
    blank = prior_form(empty_case(), "p2")
    for said in ({"left_open": "The evenings"}, {"source": "The report"}, {"marks": ("agreed",)}):
        form = replace(blank, **said)
        assert [*refused(workspace, empty_case(), form)] == ["what"]
    assert written_prior(workspace, empty_case(), replace(blank, where=" \n")) == empty_case()
    assert [*refused(workspace, known(), replace(prior_form(known(), "p1"), what=" "))] == ["what"]


def test_marks_are_put_on_and_taken_off(workspace: Workspace) -> None:
    form = prior_form(known(), "p1")
    assert form.marks == ("agreed",)
    typed = replace(form, marks=("agreed", "in confidence"))
    (prior,) = written_prior(workspace, known(), typed).prior
    assert prior == replace(PRIOR, marks=(Mark.IN_CONFIDENCE, Mark.AGREED))
    (prior,) = written_prior(workspace, known(), replace(form, marks=())).prior
    assert prior == replace(PRIOR, marks=())


def test_a_mark_that_is_none_is_told_at_the_field(workspace: Workspace) -> None:
    form = replace(prior_form(known(), "p1"), marks=("hush",))
    assert "third party, in confidence, agreed" in refused(workspace, known(), form)["marks"]


def test_what_two_people_mark_comes_together() -> None:
    base = prior_form(known(), "p1")
    mine = replace(base, marks=("in confidence", "agreed"))
    met = merge(base, replace(base, marks=()), mine)
    assert met.value.marks == ("in confidence",)
    assert not met.conflicts


def test_what_two_people_type_into_different_fields_comes_together() -> None:
    base = prior_form(known(), "p1")
    mine, theirs = replace(base, source="The notes"), replace(base, period="in spring")
    met = merge(base, theirs, mine)
    assert met.value == replace(theirs, source="The notes")
    assert not met.conflicts
