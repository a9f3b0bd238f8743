"""The check as a whole: every rule once, in one order, and no word about risk or people."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sessionkit.continuity.findings.check import RULES, check, nothing_found
from sessionkit.continuity.findings.finding import Finding, in_words, passed_by
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.action import Action
from tests.continuity.findings.looking import ALL_WEEK, on
from tests.example_case import example_case, large_case
from tests.small_case import TOM, empty_case, held, issue, with_sessions


def look(sessions: int = 3) -> Look:
    case = with_sessions(*(held(each) for each in range(1, sessions + 1)))
    case = case.raise_issues(issue(1, "One"), issue(1, "Two"), issue(1, "Risk", risk=True))
    return Look(case, on(9), ALL_WEEK)


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len({rule.CODE for rule in RULES}) == len(RULES) == 18


def test_findings_come_in_the_order_of_the_rules() -> None:
    order = [rule.CODE for rule in RULES]
    codes = [each.code for each in check(look())]
    assert codes == sorted(codes, key=order.index)
    assert codes[0] == "risk-open"


def test_the_same_record_has_the_same_findings_with_the_same_ids() -> None:
    found = check(look())
    assert found == check(look())
    assert len({each.id for each in found}) == len(found) > 3


def test_a_finding_is_another_when_it_is_about_other_sessions() -> None:
    one = Finding("contact-gap", "Told.", "Done.", date(2026, 1, 6), (1, 3))
    assert one.id == replace(one, message="Told otherwise.", settled_by="Do it.").id
    assert one.id != replace(one, since=date(2026, 2, 1)).id
    assert one.id != replace(one, sessions=(1, 4)).id
    assert one.id != replace(one, code="next-missing").id
    assert one.id != replace(one, about="s1").id


def test_a_new_case_has_nothing_to_be_found() -> None:
    assert check(Look(empty_case(), on(9), ALL_WEEK)) == ()
    assert nothing_found() == (
        "18 checks of the record found nothing. This says nothing about risk."
    )


def test_a_case_with_something_in_every_field_can_be_looked_at() -> None:
    for case in (example_case(), large_case(20)):
        for each in check(Look(case, date(2030, 1, 1), ALL_WEEK)):
            assert each.message.endswith(".")
            assert each.settled_by.endswith(".")


@given(st.text(min_size=1), st.text(min_size=1))
def test_whatever_somebody_typed_a_message_is_one_line_of_text(words: str, name: str) -> None:
    who = replace(TOM, name=name)
    case = with_sessions(held(1), held(2), held(3)).raise_issues(issue(1, words))
    case = case.agree_actions(Action("a1", words, "s2", who, on(2)))
    found = check(Look(case, on(9), ALL_WEEK))
    assert {"issue-untouched", "action-overdue"} <= {each.code for each in found}
    assert all("\n" not in each.message and "\x1b" not in each.message for each in found)


def test_numbers_are_said_as_people_say_them() -> None:
    said = [in_words(each) for each in ((3,), (3, 4), (3, 4, 7), (3, 4, 5), (1, 2, 4, 5))]
    assert said == ["3", "3 and 4", "3, 4 and 7", "3 to 5", "1, 2, 4 and 5"]
    later = tuple(held(each) for each in (2, 4, 5))
    assert passed_by(later[:2], 2) == "sessions 2 and 4"
    assert passed_by(later, 2) == "sessions 2, 4 and later ones"
