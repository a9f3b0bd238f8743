"""Forms as practitioners type them in a hurry: what they plainly mean is what is read."""

from datetime import date

import pytest

from sessionkit.documents.forms.notation.presence import write_present
from sessionkit.documents.forms.wording.people import People
from sessionkit.domain.aim import Result
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import EnforcementStep
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.record import Decision, Delivery
from tests.documents.forms.test_nothing_is_lost import read
from tests.documents.forms.test_reading import form, held, not_held

TEAM = "Isla Muir (worker)\nTom Baird (worker)\nRowan Calder"

# --- one form a file -----------------------------------------------------------------------------


def test_two_forms_in_one_file_are_refused_with_the_line_of_the_second() -> None:
    first = form(OUTCOME="Good.")
    with pytest.raises(
        WrongUse, match=f"Line {first.count(chr(10)) + 3}: a second form"
    ) as refused:
        read(f"{first}\n\n{form(DATE='10/3/26', OUTCOME='Fine.')}")
    assert "file of its own" in refused.value.hint


def test_two_people_on_one_day_are_two_forms() -> None:
    with pytest.raises(WrongUse, match="second form"):
        read(f"{form(OUTCOME='Good.')}\n{form(NAME='Dougie Orr', OUTCOME='Fine.')}")


def test_a_date_beside_a_signature_is_no_second_form() -> None:
    text = "NAME: Rowan Calder\nDATE: 3/3/26\nEXERCISE: Walls\nOUTCOME: Good.\n\nDATE: 4/3/26"
    assert held(text).when.day == date(2026, 3, 3)


# --- the next appointment ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "when", "issues"),
    [
        ("Next appt 10 March 2.30pm", "Tue 10 Mar 2026, 14:30", []),
        ("Next appointment Tues 10 March 10am", "Tue 10 Mar 2026, 10:00", []),
        ("warning letter sent. Next appt 16/3/26", "Mon 16 Mar 2026", ["warning letter sent."]),
        ("warning letter sent, next appt 16/3/26", "Mon 16 Mar 2026", ["warning letter sent,"]),
    ],
)
def test_the_next_appointment_needs_no_colon(said: str, when: str, issues: list[str]) -> None:
    sheet = read(form(ISSUES=said)).sheet
    assert sheet.session.held is not None
    following = sheet.session.held.next
    assert isinstance(following, Appointment)
    assert following.when.show() == when
    assert [issue.text for issue in sheet.issues] == issues


@pytest.mark.parametrize("said", ["Next appt Wed 10 March", "Next appt 31 Feb"])
def test_a_next_appointment_that_cannot_be_is_told_and_kept_whole(said: str) -> None:
    reading = read(form(ISSUES=said))
    assert [issue.text for issue in reading.sheet.issues] == [said]
    assert any(said in note.message for note in reading.notes)


# --- aims ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "result", "words"),
    [
        ("2) Say in turn - not met, ran out of time", Result.NOT_MET, "ran out of time"),
        ("3) Say in turn -- partly met", Result.PARTLY_MET, ""),
        ("Say in turn (achieved)", Result.MET, ""),
        ("Say in turn (partially achieved)", Result.PARTLY_MET, ""),
        ("Say in turn (not achieved)", Result.NOT_MET, ""),
        ("Say in turn - achieved", Result.MET, ""),
        ("Say in turn – met", Result.MET, ""),
        ("Say in turn — not met, ran out of time", Result.NOT_MET, "ran out of time"),
    ],
)
def test_a_result_is_read_as_it_is_typed(said: str, result: Result, words: str) -> None:
    found = held(form(AIMS=said)).aims[0]
    assert (found.aim.text, found.result, found.words) == ("Say in turn", result, words)


def test_results_may_be_given_by_the_number_of_the_aim() -> None:
    line = "Aims 1 and 2 met, 3 partly met"
    aims = "1. one\n2. two\n3. three"
    for record in (held(form(AIMS=f"{aims}\n\n{line}")), held(form(AIMS=aims, OUTCOME=line))):
        assert [each.result for each in record.aims] == [Result.MET, Result.MET, Result.PARTLY_MET]
        assert line in record.set_aside + "".join(each.text for each in record.happened)


def test_a_line_break_in_a_cell_begins_another_aim() -> None:
    text = "| NAME | Rowan Calder |\n| DATE | 3/3/26 |\n| AIMS | ten years<br>mark who helped |"
    assert [each.aim.text for each in held(text).aims] == ["ten years", "mark who helped"]


# --- exercises -----------------------------------------------------------------------------------


def test_notes_after_an_exercise_belong_to_it() -> None:
    done = held(form(EXERCISE="- Road Map\n- What next: repeat\n- Why: too quick")).exercises
    assert [(each.exercise.written, each.decision, each.why) for each in done] == [
        ("Road Map", Decision.REPEAT, "too quick")
    ]


@pytest.mark.parametrize(
    ("said", "delivery", "why"),
    [
        ("- Pen Picture - abandoned, he was upset", Delivery.ABANDONED, "he was upset"),
        ("- Pen Picture\n  - Abandoned: upset", Delivery.ABANDONED, "upset"),
        ("- Pen Picture\n  - Done instead", Delivery.INSTEAD, ""),
        ("- Pen Picture\n  - Not reached", Delivery.NOT_REACHED, ""),
        ("- Pen Picture\n  - How it went: abandoned", Delivery.ABANDONED, ""),
    ],
)
def test_what_became_of_an_exercise_is_read(said: str, delivery: Delivery, why: str) -> None:
    done = held(form(EXERCISE=said)).exercises
    assert [(e.exercise.written, e.delivery, e.why) for e in done] == [
        ("Pen Picture", delivery, why)
    ]


# --- not held ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (
            "SESSION CANCELLED - Tom off sick, no cover. Rearranged for 18 Feb.",
            NotHeldCode.CANCELLED_BY_US,
        ),
        ("DNA", NotHeldCode.DECISION_AWAITED),
        ("Did not attend", NotHeldCode.DECISION_AWAITED),
    ],
)
def test_name_date_and_a_plain_statement_are_a_session_not_held(
    said: str, code: NotHeldCode
) -> None:
    for between in ("\n", "\n\n"):
        record = not_held(f"NAME: Rowan Calder\nDATE: 11/2/26{between}{said}")
        assert (record.when.day, record.code) == (date(2026, 2, 11), code)
        assert said in "\n".join(each.text for each in record.words)


def test_a_statement_beside_the_date_is_enough() -> None:
    record = not_held("NAME: Rowan Calder\nDATE: 11 Feb - CANCELLED, Tom off sick, no cover")
    assert record.code is NotHeldCode.CANCELLED_BY_US


def test_without_a_date_a_statement_is_no_form() -> None:
    with pytest.raises(WrongUse, match="no session form"):
        read("NAME: Rowan Calder\nDNA")


def test_what_was_done_about_a_missed_session_is_read_from_plain_sentences() -> None:
    told = (
        "DNA. Tom rang at 3pm, letter sent same day. Isla called at Harbour Row the same day. "
        "His mother rang us. Rowan rang later that week. Formal warning issued by Una 6/3."
    )
    record = not_held(form(PRESENT="Isla Muir, Tom Baird", OUTCOME=told))
    assert [(each.what, each.on) for each in record.follow_ups] == [
        ("Tom rang at 3pm, letter sent same day.", date(2026, 3, 3)),
        ("Isla called at Harbour Row the same day.", date(2026, 3, 3)),
    ]
    assert [(each.step, each.on) for each in record.enforcement] == [
        (EnforcementStep.WARNING, date(2026, 3, 6))
    ]
    assert record.words[0].text == told


# --- who and how ---------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["came", "present", "on time", "came on time"])
def test_everyday_words_for_attending(said: str) -> None:
    record = held(form(PRESENT=f"Attendance: {said}"))
    assert (record.came, record.came_words) == (Came.ATTENDED, "")


def test_to_have_come_and_been_sent_home_is_not_to_have_attended() -> None:
    assert not_held(form(PRESENT="Attendance: came and was sent home")).code is (
        NotHeldCode.SENT_HOME
    )


def test_attendance_that_is_not_understood_is_told_with_the_codes() -> None:
    reading = read(form(PRESENT="Attendance: zebra", OUTCOME="x"))
    assert any("attended but unfit to take part" in note.message for note in reading.notes)


def test_a_remark_beside_a_name_is_no_part_of_it() -> None:
    record = held(form(PRESENT="Tom Baird (worker) 10 mins late\nApologies: Moira Orr (sick)"))
    assert record.present == (Who(WhoKind.WORKER, "Tom Baird"),)
    assert [who.name for who in record.apologies] == ["Moira Orr"]
    assert "10 mins late" in record.set_aside
    assert "sick" in record.set_aside


def test_minutes_late_after_a_comma_are_nobody() -> None:
    record = held(form(PRESENT="Tom Baird (worker), 10 mins late, Isla Muir"))
    assert [who.name for who in record.present] == ["Tom Baird", "Isla Muir"]
    assert "10 mins late" in record.set_aside


@pytest.mark.parametrize("said", ["none", "None received", "- none", "nil"])
def test_no_apologies_are_nobody(said: str) -> None:
    assert held(form(PRESENT=f"Tom Baird\nApologies: {said}")).apologies == ()


def test_a_worker_is_written_without_quotation_marks() -> None:
    who = Who(WhoKind.WORKER, "Isla Muir", "w-1")
    assert write_present(who, People("Rowan Calder")) == "Isla Muir (worker)"


# --- looking back --------------------------------------------------------------------------------


def test_lines_looking_back_are_no_issues() -> None:
    said = "Our approach: slower worked\nLearning: ask first"
    for text in (form(ISSUES=said), form(OUTCOME=f"He stayed.\n\n{said}")):
        record = held(text)
        assert (record.our_approach, record.learning) == ("slower worked", "ask first")
        assert read(text).sheet.issues == ()


def test_a_label_in_the_middle_of_an_outcome_is_text() -> None:
    told = "Learning: he said a lot.\n\nThen he left."
    record = held(form(OUTCOME=told))
    assert (record.learning, record.happened[0].text) == ("", told)


# --- actions in prose ----------------------------------------------------------------------------


def test_a_paragraph_is_taken_apart_where_some_sentences_are_actions() -> None:
    said = (
        "Dougie drinking most nights. Tom to phone the alcohol project by 16th January. "
        "Isla to send letter."
    )
    sheet = read(form(PRESENT=TEAM, ISSUES=said)).sheet
    assert [issue.text for issue in sheet.issues] == [
        "Dougie drinking most nights.",
        "Isla to send letter.",
    ]
    assert [(each.what, each.who and each.who.name) for each in sheet.actions] == [
        ("Tom to phone the alcohol project by 16th January.", "Tom")
    ]


@pytest.mark.parametrize(
    ("said", "who", "due"),
    [
        ("TB ring landlord 10/3", "TB", date(2026, 3, 10)),
        ("IM to see Una - Friday", "IM", date(2026, 3, 6)),
    ],
)
def test_initials_a_verb_and_a_time_make_an_action(said: str, who: str, due: date) -> None:
    sheet = read(form(PRESENT=TEAM, ISSUES=said)).sheet
    assert [(e.what, e.who and e.who.name, e.due) for e in sheet.actions] == [(said, who, due)]


# --- how it is laid out --------------------------------------------------------------------------


def test_a_tab_may_stand_between_label_and_value() -> None:
    rows = ("Name of Offender\tRowan Calder", "Date\t3/3/26", "Exercise\tWalls", "Outcome\tGood.")
    reading = read("\n".join(rows))
    assert reading.sheet.name == "Rowan Calder"
    assert held("\n".join(rows)).happened[0].text == "Good."
