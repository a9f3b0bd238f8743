"""A finding that was answered stands apart, and comes back when it becomes another one."""

from dataclasses import replace
from datetime import date

from sessionkit.continuity.findings.answered import parted
from sessionkit.continuity.findings.finding import Finding
from sessionkit.domain.answer import Answer

LATE = Finding("record-late", "Late.", "Say why.", date(2026, 3, 6), (5,), "¶44", "s5")
LEFT = Finding("aim-left", "Left.", "Take it up.", date(2026, 3, 3), (4,), "¶34", "a1")


def answered(finding: Finding) -> Answer:
    return Answer("w1", finding.id, "Both were ill", "Isla Muir", date(2026, 3, 9))


def test_what_was_answered_stands_apart() -> None:
    checked = parted((LATE, LEFT), (answered(LATE),))
    assert checked.open == (LEFT,)
    assert checked.answered == ((LATE, answered(LATE)),)


def test_it_comes_back_when_it_is_so_since_another_day_or_of_other_sessions() -> None:
    for changed in (
        replace(LATE, since=date(2026, 3, 20)),
        replace(LATE, sessions=(6,)),
        replace(LATE, about="s6"),
    ):
        assert parted((changed,), (answered(LATE),)).open == (changed,)


def test_other_words_for_the_same_thing_are_the_same_finding() -> None:
    said = replace(LATE, message="Session 5 is late.", settled_by="Say why in a word.")
    assert parted((said,), (answered(LATE),)).open == ()
