"""An entry of the relapse prevention plan is revised or withdrawn, and never overwritten."""

from dataclasses import replace
from datetime import date

import pytest

from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.passage import Mark, Marks
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource

MARCH, APRIL, MAY = date(2026, 3, 3), date(2026, 4, 7), date(2026, 5, 5)
SIGN = PlanEntry(
    "e1",
    "warning-signs",
    "I stop going to the boats.",
    MARCH,
    "Isla Muir",
    (PlanSource("s1", "p1"),),
    Agreement.AGREES,
    "“That is it”",
)


def test_a_revision_keeps_what_it_said_before_and_asks_him_again() -> None:
    revised = SIGN.revise("I say that I am tired.", APRIL, "Tom Baird")
    assert (revised.text, revised.agreement, revised.agreement_words) == (
        "I say that I am tired.",
        None,
        "",
    )
    (former,) = revised.earlier
    assert (former.text, former.until, former.by) == (SIGN.text, APRIL, "Tom Baird")


def test_the_same_words_again_are_no_revision() -> None:
    assert SIGN.revise(SIGN.text, APRIL, "Tom Baird") == SIGN


def test_what_it_said_on_a_day_can_be_told() -> None:
    revised = SIGN.revise("Second.", APRIL, "Tom").revise("Third.", MAY, "Tom")
    gone = revised.withdraw("no longer so", date(2026, 6, 2), "Isla Muir")
    days = (date(2026, 3, 2), MARCH, date(2026, 4, 6), APRIL, MAY, date(2026, 6, 1))
    told = [gone.text_on(day) for day in days]
    assert told == ["", SIGN.text, SIGN.text, "Second.", "Third.", "Third."]
    assert gone.text_on(date(2026, 6, 2)) == ""


def test_nothing_is_withdrawn_without_a_reason() -> None:
    with pytest.raises(WrongUse):
        SIGN.withdraw("", APRIL, "Isla Muir")
    assert SIGN.stands


@pytest.mark.parametrize(
    "gone", [SIGN.withdraw("not so", APRIL, "Isla Muir"), SIGN.give_way("e2", APRIL)]
)
def test_what_left_the_plan_is_not_changed_any_more(gone: PlanEntry) -> None:
    assert not gone.stands
    with pytest.raises(Refused):
        gone.revise("x", MAY, "Isla Muir")
    with pytest.raises(Refused):
        gone.give_way("e3", MAY)
    with pytest.raises(Refused):
        gone.withdraw("x", MAY, "Isla Muir")
    with pytest.raises(Refused):
        gone.hear(Agreement.AGREES)
    with pytest.raises(Refused):
        gone.found_on(Founded.SHOWN)
    with pytest.raises(Refused):
        gone.mention(PlanSource("s4"))


def test_an_entry_said_once_is_thin_until_it_is_mentioned_again_or_practised() -> None:
    assert SIGN.is_thin
    again = SIGN.mention(PlanSource("s4"))
    assert not again.is_thin
    assert again.mention(PlanSource("s4")) == again
    assert not PlanEntry("e", "s", "x", MARCH, "I", founded=Founded.PRACTISED).is_thin


def test_a_mark_that_he_agreed_to_the_words_goes_with_the_words() -> None:
    marked = replace(SIGN, marks=(Mark.THIRD_PARTY, Mark.AGREED))
    assert marked.revise("Other words.", APRIL, "Tom").marks == (Mark.THIRD_PARTY,)


def test_what_he_says_of_it_stands_only_with_whether_he_agrees() -> None:
    with pytest.raises(WrongUse):
        replace(SIGN, agreement=None)
    heard = SIGN.hear(Agreement.DOES_NOT)
    assert (heard.agreement, heard.agreement_words) == (Agreement.DOES_NOT, "")


def test_how_it_stood_on_a_day_holds_nothing_of_later() -> None:
    revised = SIGN.revise("Second.", APRIL, "Tom").hear(Agreement.AGREES)
    gone = revised.found_on(Founded.SHOWN).withdraw("no longer so", MAY, "Isla Muir")
    stood = gone.as_on(MARCH)
    assert stood is not None
    assert stood.text == SIGN.text
    assert (stood.agreement, stood.founded, stood.earlier) == (None, None, ())
    assert stood.stands
    assert gone.as_on(MAY) is None


@pytest.mark.parametrize(
    ("marks", "goes"),
    [
        ((), True),
        ((Mark.THIRD_PARTY,), False),
        ((Mark.THIRD_PARTY, Mark.AGREED), True),
        ((Mark.IN_CONFIDENCE,), False),
        ((Mark.IN_CONFIDENCE, Mark.AGREED), False),
    ],
)
def test_only_what_he_agreed_to_and_is_about_nobody_else_goes_to_him(
    marks: Marks, goes: bool
) -> None:
    marked = replace(SIGN, marks=marks)
    assert marked.goes_to_participant is goes
    assert not marked.revise("Other words.", APRIL, "Tom").goes_to_participant
    assert not marked.hear(Agreement.DOES_NOT).goes_to_participant
    assert not marked.withdraw("no longer so", APRIL, "Tom").goes_to_participant
