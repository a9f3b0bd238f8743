"""Merging: what two workers who wrote at once find afterwards.

The toy classes resemble a case; the other tests of merging use them too.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar

from sessionkit.domain.conflict import Conflict
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.merge import merge, merge_keeping_conflicts
from sessionkit.domain.plain import to_plain


class Result(Enum):
    MET = "met"
    PARTLY_MET = "partly met"
    NOT_MET = "not met"


class Mark(Enum):
    THIRD_PARTY = "third party"
    IN_CONFIDENCE = "in confidence"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class When:
    merge_whole: ClassVar[bool] = True

    day: date
    at: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    venue: str = ""
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    id: str
    text: str
    result: Result | None = None
    marks: tuple[Mark, ...] = ()


class Record:
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Held(Record):
    kind: ClassVar[str] = "held"

    outcome: str = ""
    aims: tuple[Aim, ...] = ()
    lines: tuple[str, ...] = ()
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class NotHeld(Record):
    kind: ClassVar[str] = "not held"

    why: str = ""
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    id: str
    number: int | None = None
    when: When | None = None
    plan: Plan | None = None
    record: Record | None = None
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handling:
    """Its rule: nothing is dropped without a reason."""

    id: str
    how: str = "left"
    why: str = ""

    def __post_init__(self) -> None:
        if self.how == "dropped" and not self.why:
            raise WrongUse("The reason is missing.")


@dataclass(frozen=True, slots=True)
class Case:
    reference: str = "DEMO-1"
    sessions: tuple[Session, ...] = ()
    handlings: tuple[Handling, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def held(**parts: object) -> Case:
    return Case(sessions=(Session("s6", record=Held(**parts)),))  # type: ignore[arg-type]  # parts of any kind


def the_record(case: Case) -> Held:
    record = case.sessions[0].record
    assert isinstance(record, Held)
    return record


def chain(*names: str) -> Case:
    return Case(sessions=tuple(Session(name) for name in names))


# -- fields ---------------------------------------------------------------------------------------


def test_two_workers_who_fill_different_fields_both_find_their_words() -> None:
    base = held()
    mine = held(outcome="He named two triggers.")
    theirs = held(aims=(Aim("a1", "Look again at the chart", Result.MET),))

    merged = merge(base, mine, theirs)

    assert the_record(merged.value) == Held(
        "He named two triggers.", (Aim("a1", "Look again at the chart", Result.MET),)
    )
    assert merged.conflicts == ()


def test_different_words_in_one_field_both_stand_one_of_them_in_a_conflict() -> None:
    mine, theirs = held(outcome="He named two triggers."), held(outcome="He named one trigger.")

    merged = merge(held(outcome="He"), mine, theirs)

    assert the_record(merged.value).outcome == "He named one trigger."
    (conflict,) = merged.conflicts
    assert conflict.path == ("sessions", "s6", "record", "outcome")
    assert conflict.theirs == "He named one trigger."
    assert conflict.mine == "He named two triggers."


def test_the_same_words_from_both_are_no_conflict() -> None:
    same = held(outcome="He named two triggers.")

    assert merge(held(), same, held(outcome="He named two triggers.")).value == same
    assert merge(held(), same, held(outcome="He named two triggers.")).conflicts == ()


def test_words_cleared_by_one_and_changed_by_the_other_are_a_conflict() -> None:
    merged = merge(held(outcome="old"), held(outcome=""), held(outcome="new"))

    assert the_record(merged.value).outcome == "new"
    assert [conflict.mine for conflict in merged.conflicts] == [""]


def test_a_result_cleared_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    def judged(result: Result | None) -> Case:
        return held(aims=(Aim("a1", "Chart", result),))

    for side in (None, Result.NOT_MET):
        other = Result.NOT_MET if side is None else None
        merged = merge(judged(Result.MET), judged(side), judged(other))
        assert merged.value == judged(other)
        assert [c.mine for c in merged.conflicts] == [to_plain(side)]


def test_a_conflict_is_the_same_from_either_side() -> None:
    base, one, other = held(), held(outcome="one"), held(outcome="other")

    assert merge(base, one, other).conflicts == merge(base, other, one).conflicts


def test_a_date_and_its_time_are_taken_together_or_not_at_all() -> None:
    monday, tuesday = When(date(2026, 3, 2)), When(date(2026, 3, 3), "14:00")
    base = Case(sessions=(Session("s6", when=monday),))
    mine = Case(sessions=(Session("s6", when=replace(monday, at="10:00")),))
    theirs = Case(sessions=(Session("s6", when=tuesday),))

    merged = merge(base, mine, theirs)

    assert merged.value.sessions[0].when == tuesday
    assert [c.mine for c in merged.conflicts] == [{"day": "2026-03-02", "at": "10:00"}]
    assert merged.conflicts[0].path == ("sessions", "s6", "when")


def test_a_number_given_to_a_session_is_not_taken_away() -> None:
    numbered = Case(sessions=(Session("s6", number=6),))
    stale = Case(sessions=(Session("s6", present=("Isla Muir",)),))
    both = Case(sessions=(Session("s6", number=6, present=("Isla Muir",)),))

    for base in (Case(), chain("s6"), numbered):
        assert merge(base, stale, numbered).value == both
        assert merge(base, numbered, stale).value == both
        assert merge(base, stale, numbered).conflicts == ()


# -- alternatives and objects that come and go ----------------------------------------------------


def test_held_against_not_held_is_one_conflict_that_keeps_the_other_record_whole() -> None:
    base = Case(sessions=(Session("s6"),))
    mine = held(outcome="He came late.", lines=("one", "two"))
    theirs = Case(sessions=(Session("s6", record=NotHeld("He did not come.")),))

    merged = merge(base, mine, theirs)

    assert merged.value == theirs
    (conflict,) = merged.conflicts
    assert conflict.path == ("sessions", "s6", "record")
    assert conflict.theirs == to_plain(NotHeld("He did not come."))
    assert conflict.mine == to_plain(Held("He came late.", (), ("one", "two")))


def test_one_record_made_of_another_kind_is_taken_where_the_other_side_left_it() -> None:
    base = held(outcome="He came late.")
    mine = Case(sessions=(Session("s6", record=NotHeld("Wrong day.")),))

    assert merge(base, mine, base).value == mine
    assert merge(base, base, mine).value == mine


def test_two_records_begun_at_once_become_one() -> None:
    mine = held(outcome="He named two triggers.", lines=("chart",))
    theirs = held(lines=("chart", "role play"))

    merged = merge(chain("s6"), mine, theirs)

    assert the_record(merged.value) == Held("He named two triggers.", (), ("chart", "role play"))
    assert merged.conflicts == ()


def test_two_records_begun_at_once_conflict_only_where_they_differ() -> None:
    mine = held(outcome="one", lines=("chart",))
    theirs = held(outcome="other", lines=("chart",))

    merged = merge(chain("s6"), mine, theirs)

    assert [c.path for c in merged.conflicts] == [("sessions", "s6", "record", "outcome")]


def test_both_changing_the_kind_of_a_record_the_same_way_merges_by_field() -> None:
    base = Case(sessions=(Session("s6", record=NotHeld("He did not come.", "x")),))

    merged = merge(base, held(outcome="He came late."), held(lines=("chart",), set_aside="y"))

    assert the_record(merged.value) == Held("He came late.", (), ("chart",), "y")
    assert merged.conflicts == ()


def test_a_plan_removed_by_one_and_changed_by_the_other_stays() -> None:
    base = Case(sessions=(Session("s6", plan=Plan("Room 2", "Pen Picture")),))
    changed = Case(sessions=(Session("s6", plan=Plan("Room 2", "Walk through")),))

    for merged in (merge(base, chain("s6"), changed), merge(base, changed, chain("s6"))):
        assert merged.value == changed
        assert merged.conflicts == ()


def test_a_plan_removed_by_one_and_left_by_the_other_is_gone() -> None:
    base = Case(sessions=(Session("s6", plan=Plan("Room 2")),))

    assert merge(base, chain("s6"), base).value == chain("s6")
    assert merge(base, base, chain("s6")).value == chain("s6")


def test_changes_that_the_record_refuses_together_are_left_to_a_person() -> None:
    base = Case(handlings=(Handling("h1", "left", "too soon"),))
    mine = Case(handlings=(Handling("h1", "dropped", "too soon"),))
    theirs = Case(handlings=(Handling("h1", "left", ""),))

    merged = merge(base, mine, theirs)

    assert merged.value == theirs
    assert [c.path for c in merged.conflicts] == [("handlings", "h1")]
    assert merged.conflicts[0].mine == {"id": "h1", "how": "dropped", "why": "too soon"}
    assert merge(base, mine, merged.value) == merged


def test_what_the_record_refuses_together_is_one_conflict_and_not_several() -> None:
    base = Case(handlings=(Handling("h1", "left", "too soon"),))
    mine = Case(handlings=(Handling("h1", "dropped", "no longer needed"),))
    theirs = Case(handlings=(Handling("h1", "left", ""),))

    assert [c.path for c in merge(base, mine, theirs).conflicts] == [("handlings", "h1")]


# -- the case as a whole --------------------------------------------------------------------------


def test_what_nobody_changed_is_the_very_same_object() -> None:
    theirs = Case(sessions=tuple(Session(f"s{n}", n, present=("Isla Muir",)) for n in range(9)))
    base = replace(theirs, sessions=tuple(replace(s) for s in theirs.sessions))
    mine = replace(base, reference="DEMO-2")

    merged = merge(base, mine, theirs).value

    assert merged.sessions is theirs.sessions
    assert merge(base, base, theirs).value is theirs
    assert merge_keeping_conflicts(base, base, theirs) is theirs


def test_without_a_base_both_versions_are_joined() -> None:
    merged = merge(None, chain("a", "b"), chain("b", "c"))

    assert merged.value == chain("a", "b", "c")
    assert merged.conflicts == ()
    assert merge_keeping_conflicts(None, chain("a", "b"), chain("b", "c")) == merged.value


def test_conflicts_are_added_to_those_the_case_has() -> None:
    before = Conflict.between(("reference",), "DEMO-1", "DEMO-9")
    base = replace(held(), conflicts=(before,))
    mine = replace(base, sessions=held(outcome="one").sessions)
    theirs = replace(base, sessions=held(outcome="other").sessions)

    merged = merge_keeping_conflicts(base, mine, theirs)

    assert [c.path[-1] for c in merged.conflicts] == ["reference", "outcome"]
    assert the_record(merged).outcome == "other"


def test_a_save_merged_once_more_doubles_no_conflict() -> None:
    base, mine, theirs = held(), held(outcome="one"), held(outcome="other")

    published = merge_keeping_conflicts(base, mine, theirs)

    assert len(published.conflicts) == 1
    assert merge_keeping_conflicts(base, mine, published) == published
    assert merge_keeping_conflicts(base, theirs, published) == published


def test_a_conflict_resolved_by_one_stays_resolved() -> None:
    open_one = Conflict.between(("sessions", "s6", "record", "outcome"), "other", "one")
    base = replace(held(outcome="other"), conflicts=(open_one,))
    resolved = held(outcome="one")
    elsewhere = replace(base, reference="DEMO-2")

    for merged in (
        merge_keeping_conflicts(base, resolved, elsewhere),
        merge_keeping_conflicts(base, elsewhere, resolved),
    ):
        assert merged == replace(resolved, reference="DEMO-2")


def test_a_conflict_found_by_both_from_their_own_side_is_kept_once_as_theirs_has_it() -> None:
    path = ("sessions", "s6", "record", "outcome")
    mine = replace(held(outcome="one"), conflicts=(Conflict.between(path, "one", "other"),))
    theirs = replace(held(outcome="other"), conflicts=(Conflict.between(path, "other", "one"),))

    merged = merge_keeping_conflicts(held(), mine, theirs)

    assert [(c.theirs, c.mine) for c in merged.conflicts] == [("other", "one")]


def test_a_conflict_resolved_both_ways_at_once_is_asked_as_a_new_one() -> None:
    path = ("sessions", "s6", "record", "outcome")
    asked = Conflict.between(path, "one", "other")
    base = replace(held(outcome="third"), conflicts=(asked, asked.again()))
    mine, theirs = held(outcome="one"), held(outcome="other")

    saved = merge_keeping_conflicts(base, mine, theirs)

    assert [(c.path, c.theirs, c.mine) for c in saved.conflicts] == [(path, "other", "one")]
    assert saved.conflicts[0] not in base.conflicts
    assert merge_keeping_conflicts(base, mine, saved) == saved
    assert merge_keeping_conflicts(base, theirs, saved) == saved


def test_a_conflict_still_open_is_not_asked_twice() -> None:
    asked = Conflict.between(("reference",), "DEMO-1", "DEMO-2")
    base = replace(held(), reference="DEMO-3", conflicts=(asked,))

    saved = merge_keeping_conflicts(
        base, replace(base, reference="DEMO-1"), replace(base, reference="DEMO-2")
    )

    assert saved.conflicts == (asked,)
