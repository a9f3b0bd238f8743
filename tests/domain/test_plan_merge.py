"""Two people change one entry of the plan at once: nothing is agreed that was not read to him."""

from dataclasses import replace
from datetime import date

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.passage import Mark
from sessionkit.domain.people import Participant
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry

DAY = date(2026, 3, 3)
SIGN = PlanEntry("e1", "warning-signs", "I say “fine”.", DAY, "Isla Muir")
REVISED = SIGN.revise("I say “fine” twice.", DAY, "Tom Baird")
AGREED = SIGN.hear(Agreement.AGREES, "“That is it”")


def case(entry: PlanEntry) -> Case:
    return Case("c", "DEMO-1", Participant("Rowan Calder"), DAY, plan=(entry,))


def merged(base: PlanEntry, mine: PlanEntry, theirs: PlanEntry) -> Case:
    return merge_cases(case(base), case(mine), case(theirs))


@pytest.mark.parametrize(("mine", "theirs"), [(AGREED, REVISED), (REVISED, AGREED)])
def test_what_he_agreed_to_is_not_moved_onto_words_that_came_meanwhile(
    mine: PlanEntry, theirs: PlanEntry
) -> None:
    both = merged(SIGN, mine, theirs)
    assert both.plan == (theirs,)
    (conflict,) = both.conflicts
    assert conflict.path == ("plan", "e1")


@pytest.mark.parametrize(("mine", "theirs"), [(AGREED, REVISED), (REVISED, AGREED)])
def test_merging_it_once_more_changes_nothing(mine: PlanEntry, theirs: PlanEntry) -> None:
    once = merged(SIGN, mine, theirs)
    assert merge_cases(case(SIGN), case(mine), once) == once
    assert merge_cases(case(SIGN), case(theirs), once) == once


def test_what_he_said_is_not_moved_onto_another_answer() -> None:
    both = merged(SIGN, AGREED, SIGN.hear(Agreement.DOES_NOT))
    (entry,) = both.plan
    assert (entry.agreement, entry.agreement_words) == (Agreement.DOES_NOT, "")
    assert both.conflicts


def test_a_mark_that_he_agreed_is_not_moved_either() -> None:
    marked = replace(SIGN, marks=(Mark.THIRD_PARTY, Mark.AGREED))
    both = merged(SIGN, marked, REVISED)
    assert Mark.AGREED not in both.plan[0].marks
    assert both.conflicts


def test_what_does_not_touch_the_words_comes_together_without_a_question() -> None:
    marked = replace(SIGN, marks=(Mark.THIRD_PARTY, Mark.AGREED))
    for theirs in (marked, SIGN.found_on(Founded.SHOWN)):
        both = merged(SIGN, AGREED, theirs)
        (entry,) = both.plan
        assert (entry.agreement, entry.marks) == (Agreement.AGREES, theirs.marks)
        assert (entry.founded, both.conflicts) == (theirs.founded, ())
