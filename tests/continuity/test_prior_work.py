"""The chain starts from work done before: what it left is offered, followed and settled."""

from dataclasses import replace
from datetime import date

from sessionkit.continuity.chain_rows import chain_rows
from sessionkit.continuity.needs import needs_of
from sessionkit.continuity.offer import offer
from sessionkit.continuity.prior_sheet import prior_sheet
from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import ThreadState, threads
from sessionkit.continuity.tracks import drawn, thread_tracks, where_began, where_it_went
from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Mark
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.working_days import WorkingCalendar
from tests.continuity.as_text import as_text
from tests.small_case import FIRST, aim, empty_case, held, with_sessions

EVENINGS = Issue("i1", "The work on evenings was not finished", "p1")
PRIOR = PriorWork(
    "p1",
    "Work with a psychologist",
    FIRST,
    "Isla Muir",
    "In custody",
    "the year before release",
    "Six of twelve sessions",
    (ExerciseRef("network", "Network", "Network"),),
    "The closing letter",
)
REF = ItemRef(ItemKind.ISSUE, "i1")
TAKEN_UP = Handling("h1", REF, How.TAKEN_UP, "s2", date(2026, 1, 13), aim="Name two")


def followed() -> Case:
    """Left open before, left alone in session 1, met as an aim of session 2."""
    case = with_sessions(held(1), held(2, aim("Name two", Result.MET)))
    return replace(case.with_prior(PRIOR, (EVENINGS,)), handlings=(TAKEN_UP,))


def test_what_work_done_before_left_is_offered_when_the_first_session_is_planned() -> None:
    case = empty_case().with_prior(PRIOR, (EVENINGS,))
    (left,) = offer(case).left
    assert (left.words, left.began, left.state) == (EVENINGS.text, "p1", ThreadState.OPEN)


def test_it_comes_before_everything_a_session_left() -> None:
    case = with_sessions(held(1)).with_prior(PRIOR, (EVENINGS,))
    case = case.raise_issues(Issue("i2", "Later", "s1"))
    assert [each.root.id for each in threads(case)] == ["i1", "i2"]


def test_its_thread_runs_from_before_to_the_session_that_settled_it() -> None:
    case = followed()
    (track,) = thread_tracks(case, date(2026, 3, 3))
    assert drawn(track, 60) == "before ●──·──● S2"
    assert track.state is ThreadState.MET
    story = Story(case)
    assert where_began(story, ItemRef(ItemKind.AIM, "Name two")) == (0,)
    assert where_it_went(story, REF) == (2,)


def test_it_is_the_first_row_of_the_chain() -> None:
    first, *others = chain_rows(with_sessions(held(1)).with_prior(PRIOR, (EVENINGS,)))
    assert (first.session, first.number, first.state_word) == ("p1", 0, "before")
    assert (first.exercise, first.open) == ("Work with a psychologist", 1)
    assert [row.number for row in others] == [1]


def test_its_sheet_says_everything_and_where_what_it_left_went() -> None:
    text = as_text(prior_sheet(Story(followed()), PRIOR))
    for said in ("In custody", "the year before release", "Six of twelve", "Network", "letter"):
        assert said in text
    assert "The work on evenings was not finished" in text
    assert "taken up S2" in text


def test_risk_information_it_left_needs_an_answer() -> None:
    case = empty_case().with_prior(PRIOR, (replace(EVENINGS, risk_information=True),))
    (need,) = needs_of(case, WorkingCalendar(frozenset()), 0)
    assert need.words == "risk information from before: nobody told yet"


def test_entering_it_again_changes_it_in_its_place() -> None:
    case = followed().with_prior(replace(PRIOR, source="The notes themselves"), (EVENINGS,))
    assert [each.source for each in case.prior] == ["The notes themselves"]
    assert len(case.issues) == 1


def test_an_aim_says_that_it_came_from_work_done_before() -> None:
    case = followed()
    (began,) = Story(case).beginnings("Name two")
    assert began.session is case.prior[0]


def test_its_sheet_says_at_what_it_left_what_is_marked_on_the_work() -> None:
    marked = replace(PRIOR, marks=(Mark.IN_CONFIDENCE, Mark.AGREED))
    sheet = prior_sheet(Story(followed().with_prior(marked)), marked)
    (left,) = (block for block in sheet if block.heading == "LEFT OPEN")
    assert "in confidence" in as_text((left,))
    assert "agreed" not in as_text((left,))
