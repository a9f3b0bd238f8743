"""What is marked on work done before holds for what it left open, in every document."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sessionkit.documents.readers import Reader
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.handling import How
from sessionkit.domain.passage import Mark
from sessionkit.domain.when import When
from sessionkit.workflows.change_case import change_case, open_case, save_case
from sessionkit.workflows.export_document import Wanted, export_document
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_session import Choice, Wishes, plan_session
from sessionkit.workflows.prior_work import (
    PriorAnew,
    PriorSaid,
    change_prior,
    enter_prior,
    left_by,
)
from tests.small_case import empty_case
from tests.workflows.rooms import room

LEFT = "SECRET: the sister asked us to look at the evenings"
OTHERS = tuple(reader.value for reader in Reader if reader is not Reader.FILE)
KEEPING_BACK = (Mark.IN_CONFIDENCE, Mark.THIRD_PARTY)
BECAUSE = "Asked for"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    team = room(tmp_path)
    team.keeps(empty_case())
    return team.at_desk()


def entered(workspace: Workspace, *marks: Mark) -> str:
    said = PriorSaid("A thinking skills programme", left=(LEFT,), marks=marks)
    return enter_prior(workspace, "DEMO-1", said)[1]


def the_issue(workspace: Workspace) -> str:
    (issue,) = open_case(workspace, "DEMO-1").case.issues
    return issue.id


def taken_up(workspace: Workspace) -> None:
    """The first session is planned with what was left, in its words."""
    choice = Choice(the_issue(workspace), How.TAKEN_UP)
    plan_session(workspace, "DEMO-1", Wishes(When(date(2026, 3, 10)), choices=(choice,)))


def told_to(workspace: Workspace, form: str = "md", *chosen: str) -> list[str]:
    """Readers for whom any document holds what was left."""
    return [each.value for each in Reader if is_told(workspace, each.value, form, *chosen)]


def is_told(workspace: Workspace, reader: str, form: str = "md", *chosen: str) -> bool:
    case = open_case(workspace, "DEMO-1").case
    choice = frozenset(chosen)
    documents = [Wanted("record", None, reader, form, choice, BECAUSE)]
    documents += [Wanted("session", each.number, reader, form) for each in case.sessions]
    return any("SECRET" in export_document(workspace, "DEMO-1", each).text for each in documents)


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("mark", KEEPING_BACK)
def test_what_it_left_goes_to_nobody_else_where_the_work_is_kept_back(
    workspace: Workspace, mark: Mark, form: str
) -> None:
    entered(workspace, mark)
    assert told_to(workspace, form) == ["file"]


@pytest.mark.parametrize("marks", [(), (Mark.AGREED,)])
def test_what_it_left_goes_to_duty_and_court_where_nothing_keeps_it_back(
    workspace: Workspace, marks: tuple[Mark, ...]
) -> None:
    entered(workspace, *marks)
    assert told_to(workspace) == ["file", "duty", "court"]


def test_that_the_participant_agreed_to_the_work_puts_nothing_it_left_into_his_copy(
    workspace: Workspace,
) -> None:
    entered(workspace, Mark.THIRD_PARTY, Mark.AGREED)
    assert told_to(workspace) == ["file"]


@pytest.mark.parametrize("mark", KEEPING_BACK)
def test_taken_up_in_the_same_words_it_stays_kept_back(workspace: Workspace, mark: Mark) -> None:
    entered(workspace, mark)
    taken_up(workspace)
    assert told_to(workspace) == ["file"]
    with pytest.raises(WrongUse, match=r"in confidence|about another person"):
        is_told(workspace, "agency", "md", "aims")


def test_what_the_plan_said_of_it_stays_kept_back_where_the_record_words_it_otherwise(
    workspace: Workspace,
) -> None:
    entered(workspace, Mark.IN_CONFIDENCE)
    taken_up(workspace)
    change_case(workspace, "DEMO-1", reworded)
    assert told_to(workspace) == ["file"]
    out = export_document(workspace, "DEMO-1", Wanted("record", None, "court")).text
    assert "Evenings that went well" in out


def reworded(case: Case) -> Case:
    """The session is recorded, its aim in other words."""
    (planned,) = case.sessions
    held = planned.start_recording().held
    assert held is not None
    (result,) = held.aims
    aim = replace(result.aim, text="Evenings that went well")
    return case.start_recording(planned.id).write_record(
        planned.id, replace(held, aims=(replace(result, aim=aim),))
    )


def test_taken_up_where_nothing_keeps_it_back_it_is_an_aim_like_any_other(
    workspace: Workspace,
) -> None:
    entered(workspace)
    taken_up(workspace)
    assert told_to(workspace) == ["file", "duty", "participant", "court"]


def test_what_it_left_about_another_person_is_put_before_a_court_only_by_itself(
    workspace: Workspace,
) -> None:
    entered(workspace, Mark.THIRD_PARTY)
    assert is_told(workspace, "court", "md", the_issue(workspace))


@pytest.mark.parametrize("mark", KEEPING_BACK)
def test_a_mark_put_on_later_keeps_back_what_was_left_before_and_what_took_it_up(
    workspace: Workspace, mark: Mark
) -> None:
    prior = entered(workspace)
    taken_up(workspace)
    change_prior(workspace, "DEMO-1", prior, PriorAnew({}, marked=(mark,)))
    assert told_to(workspace) == ["file"]
    change_prior(workspace, "DEMO-1", prior, PriorAnew({}, unmarked=(mark,)))
    assert told_to(workspace) == ["file", "duty", "participant", "court"]


def test_what_somebody_adds_while_somebody_else_marks_is_kept_back_as_well(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(empty_case())
    isla, tom = team.at_desk(), team.at_desk("Tom Baird")
    said = PriorSaid("A thinking skills programme")
    prior = enter_prior(isla, "DEMO-1", said)[1]
    before = open_case(tom, "DEMO-1")
    change_prior(isla, "DEMO-1", prior, PriorAnew({}, marked=(Mark.IN_CONFIDENCE,)))
    (unmarked,) = before.case.prior
    save_case(tom, before, before.case.with_prior(unmarked, left_by(prior, (LEFT,))))
    assert told_to(isla) == ["file"]
