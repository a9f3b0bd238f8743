"""An entry leaves the plan with a reason, or with another in its place (A2 ¶18)."""

from dataclasses import replace

from sessionkit.continuity.findings import entry_withdrawn
from sessionkit.domain.plan_entry import PlanEntry, Withdrawn
from tests.continuity.findings.looking import noticed, on
from tests.small_case import held, with_sessions

ENTRY = PlanEntry("e1", "warning-signs", "I stop going to the boats.", on(1), "Isla Muir")
SILENT = replace(ENTRY, withdrawn=Withdrawn(on(2), "Tom Baird"))
CASE = with_sessions(held(1), held(2))


def test_one_withdrawn_without_a_word_is_told() -> None:
    (found,) = noticed(entry_withdrawn, CASE.with_entry(SILENT))
    assert found.message == (
        "“I stop going to the boats.” was taken out of the plan, and nobody says why."
    )
    assert (found.sessions, found.since, found.about) == ((), on(2), "e1")


def test_one_with_a_reason_or_with_another_in_its_place_or_that_stands_is_not() -> None:
    told = ENTRY.withdraw("He has moved away", on(2), "Tom Baird")
    for entry in (told, ENTRY.give_way("e2", on(2)), ENTRY):
        assert noticed(entry_withdrawn, CASE.with_entry(entry)) == ()
