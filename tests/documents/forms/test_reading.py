"""Forms as people type and convert them become the session they describe."""

from datetime import date
from pathlib import Path

import pytest

from sessionkit.documents.forms import blank_form, write_form
from sessionkit.domain.aim import Result
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.passage import Mark
from sessionkit.domain.people import WhoKind
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from tests.documents.forms.shown import shown
from tests.documents.forms.test_nothing_is_lost import SAMPLES, read

PRINTED = (
    *("NAME OF OFFENDER", "DATE", "VENUE", "PRESENT", "EXERCISE", "AIMS AND OBJECTIVES"),
    *("CONTENT", "OUTCOME", "ISSUES RAISED AND FURTHER ACTION REQUIRED"),
)


def form(**under: str) -> str:
    """A form with text under some of its headings, the first word of each as its name."""
    filled = {"NAME": "Rowan Calder", "DATE": "3/3/26", "EXERCISE": "Chain of events", **under}
    return "\n".join(f"## {each}\n{filled.get(each.split(' ')[0], '')}" for each in PRINTED)


def held(text: str) -> HeldRecord:
    record = read(text).sheet.session.held
    assert record is not None
    return record


def not_held(text: str) -> NotHeldRecord:
    record = read(text).sheet.session.not_held
    assert record is not None
    return record


# --- the samples ---------------------------------------------------------------------------------


def _expected(sample: Path) -> str:
    return sample.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_form_as_people_type_it_is_read_as_described_beside_it(sample: Path) -> None:
    text = sample.read_text("utf-8")
    assert shown(read(text, as_plan=sample.stem.startswith("plan"))) == _expected(sample)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_line_ends_of_other_machines_make_no_difference(sample: Path) -> None:
    text = "\ufeff" + sample.read_text("utf-8").replace("\n", "\r\n")
    assert shown(read(text, as_plan=sample.stem.startswith("plan"))) == _expected(sample)


def test_there_are_samples_of_many_kinds() -> None:
    assert len(SAMPLES) >= 20


# --- headings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("NAME OF CLIENT", "name"),
        ("Client's name:", "name"),
        ("Name of client/participant/offender", "name"),
        ("1. Name of offender", "name"),
        ("*Date*", "date"),
        ("Date of session", "date"),
        ("[DATE:]{.underline}", "date"),
        ("Location", "venue"),
        ("Those present", "present"),
        ("Exercise(s)", "exercise"),
        ("EXERCISE: SEE ATTACHED LIST", "exercise"),
        ("Aims & objectives", "aims"),
        ("Aims/Objectives", "aims"),
        ("Objectives", "aims"),
        ("Contents of session", "content"),
        ("Outcomes", "outcome"),
        ("Issues raised and further action", "issues"),
        ("ISSUES / ACTIONS", "issues"),
    ],
)
def test_near_variants_of_a_heading_are_known(label: str, field: str) -> None:
    values = {"name": "Rowan Calder", "date": "3/3/26", "exercise": "Walls 2", "outcome": "Good."}
    values |= {field: "3/3/26" if field == "date" else "zebra"}
    lines = [
        f"## {label if each == field else each}\n{value}"
        for each, value in values.items()
        if each != "name" or field == "name"
    ]
    reading = read("\n".join(["## Name", "Rowan Calder", *lines] if field != "name" else lines))
    kept = shown(reading)
    assert "set aside" not in kept
    assert field == "date" or "zebra" in kept


def test_a_label_in_the_text_of_a_form_with_headings_is_text() -> None:
    record = held(form(OUTCOME="He wrote:\nDATE: never\n**Venue:** nowhere\nPresent"))
    assert record.happened[0].text == "He wrote:\nDATE: never\n**Venue:** nowhere\nPresent"


def test_a_heading_missing_in_the_main_style_is_found_in_another() -> None:
    text = (
        "# NAME\nRowan Calder\nDATE: 3/3/26\n# EXERCISE\nWalls\n# OUTCOME\nGood.\n**Venue:** home"
    )
    assert held(text).venue == "home"


def test_a_table_in_the_text_of_a_typed_form_stays_text() -> None:
    table = "| DATE | HOW HE WAS |\n|---|---|\n| 1/3 | low |"
    text = f"NAME: Rowan Calder\nDATE: 3/3/26\nVENUE: home\nCONTENT:\n{table}\nOUTCOME: Good."
    record = held(text)
    assert record.when.day == date(2026, 3, 3)
    assert record.content[0].text == table


def test_a_drawing_in_a_cell_of_a_table_keeps_its_words() -> None:
    text = "| NAME | Rowan Calder |\n| DATE | 3/3/26 |\n| CONTENT | +---+---+<br>a b<br>+---+ |"
    assert held(text).content[0].text == "+---+---+\na b\n+---+"


def test_a_word_that_reaches_across_columns_is_not_cut() -> None:
    table = (
        "NAME      Rowan Calder\n--------  ------------\nDATE      3/3/26\n"
        "VENUE     Room 2\nOUTCOME Goodnessknows how\n"
    )
    assert "Goodnessknows" in shown(read(table))


def test_a_list_that_begins_beside_its_heading_goes_on_below_it() -> None:
    text = form().replace("## AIMS AND OBJECTIVES\n", "## AIMS:\t1.\tone\n\t2.\ttwo\n")
    assert [each.aim.text for each in held(text).aims] == ["one", "two"]


def test_what_is_set_aside_ends_the_text_before_it() -> None:
    text = "## NAME\nRowan Calder\n## DATE\n3/3/26\n## OUTCOME\nGood.\n## Set aside\nSession 16"
    record = held(text)
    assert (record.happened[0].text, record.set_aside) == ("Good.", "Session 16")
    assert read(text).notes == ()


# --- when ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "3/3/26 2pm",
        "Tue 3rd March 2026 at 14:00",
        "2026-03-03 14:00",
        "3.3.26 - 2.00pm",
        "3 Mar 2pm",
    ],
)
def test_the_date_is_read_as_people_write_it(written: str) -> None:
    assert held(form(DATE=written, OUTCOME="x")).when.show() == "Tue 3 Mar 2026, 14:00"


def test_words_beside_the_date_are_set_aside_and_told() -> None:
    reading = read(form(DATE="3/3/26 (rearranged from 24/2)", OUTCOME="x"))
    assert reading.sheet.session.when.day == date(2026, 3, 3)
    assert "(rearranged from 24/2)" in held(form(DATE="3/3/26 (rearranged from 24/2)")).set_aside
    assert reading.notes[0].line == 4


def test_the_first_date_that_can_be_read_is_taken() -> None:
    text = form(DATE="as arranged").replace("## VENUE", "## DATE\n3/3/26\n## VENUE")
    record = held(text)
    assert (record.when.day, record.set_aside) == (date(2026, 3, 3), "as arranged")


def test_a_date_a_session_was_moved_from_does_not_make_it_put_off() -> None:
    assert held(form(DATE="3/3/26 (rearranged)", OUTCOME="Good.")).when.day == date(2026, 3, 3)


def test_a_year_left_out_is_the_last_for_a_record_and_the_next_for_a_plan() -> None:
    text = form(DATE="10 March", OUTCOME="")
    assert read(text).sheet.session.when.day == date(2025, 3, 10)
    assert read(text, as_plan=True).sheet.session.when.day == date(2026, 3, 10)


# --- who and how ---------------------------------------------------------------------------------


def test_people_are_workers_only_where_the_form_says_so() -> None:
    record = held(form(PRESENT="Isla Muir (worker), Tom Baird, R. Calder & his sister"))
    assert [(who.name, who.kind) for who in record.present] == [
        ("Isla Muir", WhoKind.WORKER),
        ("Tom Baird", WhoKind.OTHER),
        ("R. Calder", WhoKind.PARTICIPANT),
        ("his sister", WhoKind.OTHER),
    ]
    assert record.came is Came.ATTENDED


def test_apologies_are_no_presence_wherever_they_stand() -> None:
    for written in ("Tom Baird\nApologies: Moira Orr", "Tom Baird, Moira Orr (apologies)"):
        people = written.replace(", ", "\n")
        record = held(form(PRESENT=people))
        assert [who.name for who in record.present] == ["Tom Baird"]
        assert [who.name for who in record.apologies] == ["Moira Orr"]


def test_attendance_is_not_said_where_the_participant_is_not_named() -> None:
    assert held(form(PRESENT="Isla Muir, Tom Baird", OUTCOME="Good.")).came is None


# --- not held ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Did not attend.", NotHeldCode.DECISION_AWAITED),
        ("DNA", NotHeldCode.DECISION_AWAITED),
        ("RC failed to attend, no phone call", NotHeldCode.DECISION_AWAITED),
        ("R. Calder did not turn up today", NotHeldCode.DECISION_AWAITED),
        ("Session not held", NotHeldCode.DECISION_AWAITED),
        ("Absent - unacceptable", NotHeldCode.ABSENT_UNACCEPTABLE),
        ("He did not attend. Hospital; absence acceptable.", NotHeldCode.ABSENT_ACCEPTABLE),
        ("cancelled by us - staff sick", NotHeldCode.CANCELLED_BY_US),
        ("We had to cancel because the office was closed", NotHeldCode.CANCELLED_BY_US),
        ("put off", NotHeldCode.PUT_OFF),
        ("Session rearranged for Thursday at his request", NotHeldCode.PUT_OFF),
        ("sent home - had been drinking", NotHeldCode.SENT_HOME),
        ("Attended smelling of drink and was sent home.", NotHeldCode.SENT_HOME),
    ],
)
def test_a_session_that_was_not_held_is_known_by_everyday_words(
    said: str, code: NotHeldCode
) -> None:
    for heading in ("OUTCOME", "CONTENT"):
        record = not_held(form(**{heading: said}))
        assert record.code is code
        assert said in "\n".join(passage.text for passage in record.words)


@pytest.mark.parametrize(
    "said",
    [
        "He did not attend the job centre.",
        "His brother did not attend.",
        "He was sent home from work.",
        "Rowan cancelled his phone contract.",
        "He put off telling his sister.",
        "He missed the appointment with his doctor.",
        "We talked about when he did not attend.",
        "The appointment with housing was cancelled.",
        "Cancelled his appointment with housing.",
        "Absent fathers were spoken of.",
        "He came early. Last week he did not attend.",
    ],
)
def test_what_is_said_of_something_else_does_not_make_a_session_not_held(said: str) -> None:
    text = form(PRESENT="Isla Muir, Rowan Calder", OUTCOME=said, CONTENT=said)
    assert held(text).happened[0].text == said


def test_an_absence_nobody_judged_stands_as_decision_awaited_and_is_told() -> None:
    reading = read(form(OUTCOME="DNA"))
    assert reading.sheet.session.not_held is not None
    assert any("decision awaited" in note.message for note in reading.notes)


def test_a_statement_in_the_middle_of_the_text_is_told_and_the_session_stays_held() -> None:
    text = form(PRESENT="Rowan Calder", OUTCOME="Looked at the diary. Rowan did not attend. Why?")
    assert held(text).came is Came.ATTENDED
    assert any("middle of the text" in note.message for note in read(text).notes)


def test_an_explicit_line_wins_over_everyday_words() -> None:
    record = held(form(PRESENT="Attendance: late: forty minutes", OUTCOME="Did not attend."))
    assert (record.came, record.came_words) == (Came.LATE, "forty minutes")
    missed = not_held(form(PRESENT="- Not held: put off\n  - Asked by: Rowan", OUTCOME="Good."))
    assert (missed.code, missed.asked_by) == (NotHeldCode.PUT_OFF, "Rowan")


def test_what_was_meant_for_a_session_that_was_not_held_becomes_its_plan() -> None:
    session = read(form(AIMS="two links", OUTCOME="DNA")).sheet.session
    assert session.plan is not None
    assert [aim.text for aim in session.plan.aims] == ["two links"]
    assert session.plan.exercises[0].exercise.written == "Chain of events"


def test_a_remark_that_an_explicit_line_overrules_is_set_aside() -> None:
    record = held(form(PRESENT="Rowan Calder - DNA\nAttendance: late", OUTCOME="Good."))
    assert record.came is Came.LATE
    assert "Rowan Calder - DNA" in record.set_aside


# --- aims, outcome -------------------------------------------------------------------------------


def test_a_result_is_read_under_an_aim_or_at_its_end() -> None:
    aims = "- one\n  - Result: partly met: half of it\n- two - met\n- three (not attempted)\n- four"
    results = [(each.result, each.words) for each in held(form(AIMS=aims)).aims]
    assert results == [
        (Result.PARTLY_MET, "half of it"),
        (Result.MET, ""),
        (Result.NOT_ATTEMPTED, ""),
        (None, ""),
    ]


def test_an_outcome_without_sub_headings_is_what_happened() -> None:
    record = held(form(OUTCOME="He stayed.\n\nWe think it helped."))
    assert [passage.text for passage in record.happened] == ["He stayed.\n\nWe think it helped."]
    assert record.view == ()


def test_marks_hold_for_their_own_paragraph_only() -> None:
    record = held(form(OUTCOME="One.\n\nTwo.\n\n[third party, agreed] Three.\n\nFour."))
    assert [(each.text, each.marks) for each in record.happened] == [
        ("One.\n\nTwo.", ()),
        ("Three.", (Mark.THIRD_PARTY, Mark.AGREED)),
        ("Four.", ()),
    ]


def test_a_mark_with_nothing_after_it_is_text() -> None:
    record = held(form(OUTCOME="[agreed]\n\nHe will ring."))
    assert [(each.text, each.marks) for each in record.happened] == [
        ("[agreed]\n\nHe will ring.", ())
    ]


# --- issues and actions --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "who", "due"),
    [
        ("Tom to ring housing by Friday", "Tom", date(2026, 3, 6)),
        ("IM to check dates before next session", "IM", None),
        ("Rowan will bring the chart back on 10 March", "Rowan", date(2026, 3, 10)),
        ("Ring housing - Tom Baird, by 6/3", "Tom Baird", date(2026, 3, 6)),
        ("Ring housing (TB by 6/3/26)", "TB", date(2026, 3, 6)),
        ("Client to keep a diary next week", "Client", None),
        ("We will write to housing within two weeks", "We", None),
    ],
)
def test_a_person_and_a_time_make_an_action_that_keeps_all_its_words(
    said: str, who: str, due: date | None
) -> None:
    sheet = read(form(PRESENT="Isla Muir, Tom Baird", ISSUES=f"- {said}")).sheet
    assert sheet.issues == ()
    assert [(each.what, each.who and each.who.name, each.due) for each in sheet.actions] == [
        (said, who, due)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Wants his sister told",
        "Tom to ring housing",
        "Court on 10 March",
        "Moved to a new flat on 1 March",
        "Need to ring housing by Friday",
        "Rowan will be away next week",
        "Rowan told us that Tom will ring on Friday",
    ],
)
def test_without_both_it_stays_an_issue(said: str) -> None:
    sheet = read(form(PRESENT="Isla Muir, Tom Baird", ISSUES=f"- {said}")).sheet
    assert [issue.text for issue in sheet.issues] == [said]
    assert sheet.actions == ()


def test_a_label_decides() -> None:
    items = "- Issue: Tom to ring by Friday\n- Action: sleep\n- Issue (risk information): school"
    sheet = read(form(ISSUES=items)).sheet
    assert [(i.text, i.risk_information) for i in sheet.issues] == [
        ("Tom to ring by Friday", False),
        ("school", True),
    ]
    assert [(action.what, action.who) for action in sheet.actions] == [("sleep", None)]


def test_a_day_that_could_be_two_is_left_out_and_told() -> None:
    reading = read(form(ISSUES="Tom Baird to ring housing by next Friday"))
    assert [action.due for action in reading.sheet.actions] == [None]
    assert any("next Friday" in note.message for note in reading.notes)


def test_nothing_to_say_makes_no_issue() -> None:
    for said in ("None", "n/a", "No issues raised.", "-"):
        assert read(form(ISSUES=said)).sheet.issues == ()


def test_the_next_appointment_is_read_or_why_there_is_none() -> None:
    following = held(form(ISSUES="Next appointment: Tue 10 March 2.30pm, Room 2")).next
    assert isinstance(following, Appointment)
    assert (following.when.show(), following.venue) == ("Tue 10 Mar 2026, 14:30", "Room 2")
    assert held(form(ISSUES="Next session: none - programme complete")).next == NoAppointment(
        "programme complete"
    )


def test_a_next_session_without_a_date_stays_an_issue() -> None:
    sheet = read(form(ISSUES="Next session: go on with the walls")).sheet
    assert [issue.text for issue in sheet.issues] == ["Next session: go on with the walls"]


# --- plan or record ------------------------------------------------------------------------------


def test_a_form_that_does_not_say_itself_is_what_was_asked_for() -> None:
    text = form(CONTENT="- 10 min, Tom: the chart")
    planned = read(text, as_plan=True).sheet.session
    assert planned.plan is not None
    assert planned.record is None
    assert planned.plan.content[0].minutes == 10
    assert read(text).sheet.session.plan is None


def test_a_form_that_says_that_it_is_a_plan_is_one() -> None:
    assert read(f"# Plan of a session\n{form()}").sheet.session.record is None
    assert read(f"# Record of a session\n{form()}", as_plan=True).sheet.session.plan is None


def test_a_plan_that_was_written_up_is_a_record() -> None:
    reading = read(f"# Plan of a session\n{form(OUTCOME='He stayed.')}")
    assert reading.sheet.session.held is not None
    assert reading.notes == ()


def test_an_outcome_on_a_form_read_as_a_plan_is_set_aside_and_told() -> None:
    reading = read(form(OUTCOME="He stayed."), as_plan=True)
    assert reading.sheet.session.plan is not None
    assert reading.sheet.session.plan.set_aside == "He stayed."
    assert any("He stayed." in note.message for note in reading.notes)


# --- the blank form ------------------------------------------------------------------------------


def test_the_blank_form_has_the_nine_printed_headings_in_order() -> None:
    lines = blank_form().split("\n")
    assert tuple(line[3:] for line in lines if line.startswith("## ")) == PRINTED


def test_a_written_form_has_the_nine_printed_headings_in_order() -> None:
    lines = write_form(read(form(OUTCOME="x")).sheet).split("\n")
    assert tuple(line[3:] for line in lines if line.startswith("## ")) == PRINTED


def test_a_blank_form_that_was_filled_in_is_read_without_its_hints() -> None:
    typed = {"NAME OF OFFENDER": "Rowan Calder", "DATE": "3/3/26", "OUTCOME": "He stayed."}
    lines = []
    for line in blank_form().split("\n"):
        lines += [line, typed[line[3:]]] if line[3:] in typed else [line]
    reading = read("\n".join(lines))
    assert reading.notes == ()
    assert reading.sheet.session.held == held(form(EXERCISE="", OUTCOME="He stayed."))
