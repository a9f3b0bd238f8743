"""The plan says something wherever the exercises that feed it are done (¶34, A2 ¶18)."""

from dataclasses import replace

from sessionkit.continuity.findings import plan_section_empty
from sessionkit.continuity.findings.finding import Finding
from sessionkit.domain.case import Case
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.record import Decision
from tests.continuity.findings.looking import noticed, on
from tests.small_case import done, held, programme, with_sessions

FEEDS = {"one": ("warning-signs",), "two": ("warning-signs", "ways-of-coping"), "three": ()}
CARDS = ("one", "two", "three")


def after(*steps: int) -> Case:
    """A case on a programme of three, with a session for each of these steps, which finished it."""
    sessions = [
        held(number, exercises=(done(step, CARDS[step - 1], Decision.COMPLETE),))
        for number, step in enumerate(steps, 1)
    ]
    return replace(with_sessions(*sessions), programme=programme(*CARDS))


def found(case: Case) -> tuple[Finding, ...]:
    return noticed(plan_section_empty, case, feeds=FEEDS)


def entry(section: str) -> PlanEntry:
    return PlanEntry("e1", section, "I stop going to the boats.", on(1), "Isla Muir")


def test_a_section_is_missed_once_every_exercise_that_feeds_it_is_done() -> None:
    assert [each.about for each in found(after(1))] == []
    signs, coping = found(after(1, 2))
    assert (signs.about, coping.about) == ("warning-signs", "ways-of-coping")
    assert signs.message == (
        "Nothing stands in the plan under Warning signs, though every exercise that feeds it is "
        "done since Session 2."
    )
    assert (signs.sessions, signs.since) == ((2,), on(2))


def test_one_that_no_exercise_of_the_programme_feeds_is_not_missed() -> None:
    sections = {each.about for each in found(after(1, 2, 3))}
    assert sections == {"warning-signs", "ways-of-coping"}


def test_an_entry_will_do_though_it_was_withdrawn() -> None:
    case = after(1, 2).with_entry(entry("warning-signs"))
    assert [each.about for each in found(case)] == ["ways-of-coping"]
    gone = entry("warning-signs").withdraw("not so", on(2), "Isla Muir")
    assert [each.about for each in found(case.with_entry(gone))] == ["ways-of-coping"]


def test_what_was_skipped_is_not_waited_for() -> None:
    case = after(2)
    assert [each.about for each in found(case)] == ["ways-of-coping"]
    assert case.programme is not None
    skipped = replace(case, programme=case.programme.skip(1, "done in custody"))
    assert len(found(skipped)) == 2


def test_a_case_without_a_programme_is_not_judged() -> None:
    assert found(replace(after(1, 2), programme=None)) == ()
