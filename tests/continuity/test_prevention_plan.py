"""The plan is read from its entries, section by section, as it stands or stood on a day."""

from dataclasses import replace
from datetime import date

from sessionkit.continuity.prevention_plan import (
    entry_it_replaced,
    former_entries,
    plan_changes,
    plan_sections,
)
from sessionkit.domain.case import Case
from sessionkit.domain.plan_entry import PlanEntry, PlanSource
from tests.small_case import FIRST, held, with_sessions

TITLES = {"warning-signs": "Warning signs", "ways-of-coping": "Ways of coping"}
SECOND, THIRD = date(2026, 1, 13), date(2026, 1, 20)


def entry(id: str, text: str, section: str = "warning-signs", made: date = FIRST) -> PlanEntry:
    return PlanEntry(id, section, text, made, "Isla Muir", (PlanSource("s1"),))


def planned(*entries: PlanEntry) -> Case:
    return replace(with_sessions(held(1), held(2), held(3)), plan=entries)


def test_every_section_is_told_and_one_the_workspace_no_longer_has_is_not_lost() -> None:
    case = planned(entry("e1", "Fine"), entry("e2", "Old", "a-former-one"))
    told = [(each.title, [e.id for e in each.entries]) for each in plan_sections(case, TITLES)]
    assert told == [("Warning signs", ["e1"]), ("Ways of coping", []), ("a-former-one", ["e2"])]


def test_what_left_the_plan_is_told_apart_and_what_took_its_place_knows_it() -> None:
    new = entry("e2", "Ring, and let it ring", made=SECOND)
    case = planned(entry("e1", "Ring").give_way("e2", SECOND), new)
    assert [each.id for each in plan_sections(case, TITLES)[0].entries] == ["e2"]
    assert [each.id for each in former_entries(case)] == ["e1"]
    assert entry_it_replaced(case, new) == former_entries(case)[0]
    assert entry_it_replaced(case, former_entries(case)[0]) is None


def test_the_plan_of_a_day_has_the_words_and_the_sessions_of_that_day() -> None:
    mentioned = entry("e1", "Fine").revise("“Fine”, twice", SECOND, "Tom Baird")
    case = planned(mentioned.mention(PlanSource("s3")), entry("e2", "Later", made=THIRD))
    (first, *_), (third, *_) = (plan_sections(case, TITLES, day) for day in (FIRST, THIRD))
    assert [each.text for each in first.entries] == ["Fine"]
    assert [each.text for each in third.entries] == ["“Fine”, twice", "Later"]
    assert [len(each.entries[0].sources) for each in (first, third)] == [1, 2]


def test_between_two_days_only_what_is_otherwise_is_told() -> None:
    case = planned(
        entry("e1", "The same"),
        entry("e2", "Before").revise("After", THIRD, "Tom Baird"),
        entry("e3", "Gone").withdraw("not so", THIRD, "Isla Muir"),
        entry("e4", "New", made=THIRD),
    )
    told = [(each.entry.id, each.before, each.after) for each in plan_changes(case, SECOND, THIRD)]
    assert told == [("e2", "Before", "After"), ("e3", "Gone", ""), ("e4", "", "New")]
