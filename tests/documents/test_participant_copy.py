"""The participant's own copy is safe to be found."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.documents.guard import Guard, guard_of
from sessionkit.documents.left_out import Why
from sessionkit.documents.readers import Reader
from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.front_sheet import FrontSheet
from sessionkit.domain.goal import Goal
from sessionkit.domain.passage import Mark, Passage
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.settings import GUARDED_WORDS, Settings
from tests.documents.exporting import SETTINGS, one_session, record
from tests.documents.golden_case import ROWAN, golden_case

AGREED = (Mark.AGREED,)


def own_copy(case: Case, *chosen: str) -> str:
    return record(case, Reader.PARTICIPANT, *chosen).markdown


def with_goal(what: str) -> Case:
    return golden_case().with_goal(Goal("new", what))


def told(case: Case, why: Why) -> int:
    left_out = record(case, Reader.PARTICIPANT).left_out
    return sum(each.count for each in left_out if each.why is why)


def test_the_words_of_the_program_in_it_are_none_of_the_guarded_ones() -> None:
    for case in (golden_case(), replace(golden_case(), front=FrontSheet("Order", None, "None"))):
        for written in (own_copy(case), one_session(case, 4, Reader.PARTICIPANT).markdown):
            assert Guard(GUARDED_WORDS).word_in(written) == ""
            assert "Relapse" not in written


@pytest.mark.parametrize(
    "text",
    [
        "Talk about the offence",
        "Talk about the Offence.",
        "Talk about OFFENCES",
        "Stay out of risky places",
        "Do not re-offend",
        "Do not re\u2010offend",
        "Tell the social worker",
        "Tell the Social-Worker",
        "my off\u00adence",
        "my of\u200dfence",
        "the court's letter",
        "\uff4f\uff46\uff46\uff45\uff4e\uff43\uff45",
    ],
)
def test_a_goal_with_a_guarded_word_is_left_out_and_reported(text: str) -> None:
    assert text not in own_copy(with_goal(text))
    assert told(with_goal(text), Why.GUARDED_WORD) == told(golden_case(), Why.GUARDED_WORD) + 1


@pytest.mark.parametrize(
    "text", ["Bring the pen picture", "PEN-PICTURE", "Finish road map", "starting walls exercise"]
)
def test_a_goal_with_the_name_of_an_exercise_is_left_out_and_reported(text: str) -> None:
    assert text not in own_copy(with_goal(text))
    assert told(with_goal(text), Why.EXERCISE_NAMED) > told(golden_case(), Why.EXERCISE_NAMED)


@pytest.mark.parametrize("text", ["Ring Isla", "ring isla", "Mr Baird’s number", "Ask M. Orr"])
def test_a_goal_with_the_name_of_somebody_else_is_left_out_and_reported(text: str) -> None:
    assert text not in own_copy(with_goal(text))
    assert told(with_goal(text), Why.PERSON_NAMED) > told(golden_case(), Why.PERSON_NAMED)


def test_what_work_done_before_covered_and_who_entered_it_are_noticed_as_well() -> None:
    covered = (ExerciseRef("", "Weather report", ""),)
    prior = PriorWork("p", "A course", date(2026, 1, 6), "Wanda Sorley", exercises=covered)
    for what, why in (
        ("Bring the weather report", Why.EXERCISE_NAMED),
        ("Ask Wanda", Why.PERSON_NAMED),
    ):
        case = with_goal(what)
        assert what in own_copy(case)
        assert what not in own_copy(case.with_prior(prior))
        assert told(case.with_prior(prior), why) > told(case, why)


@pytest.mark.parametrize(
    "text", ["Sexton Street", "Say what Rowan Calder wants", "Courtyard at ten", "A riskless plan"]
)
def test_words_that_only_look_alike_and_his_own_name_may_stand(text: str) -> None:
    assert text in own_copy(with_goal(text))


def test_what_the_guard_kept_out_goes_in_where_it_is_chosen() -> None:
    assert "Ring Isla" in own_copy(with_goal("Ring Isla"), "new")
    sweeping = own_copy(with_goal("Ring Isla"), "goals")
    assert "Ring Isla" not in sweeping


def test_others_in_the_room_are_somebody_else_too() -> None:
    case = golden_case()
    held = case.session(4).held
    assert held is not None
    sister = Who(WhoKind.OTHER, "Ailsa Calder (sister)")
    case = case.changed(
        "s4", lambda s: replace(s, record=replace(held, present=(*held.present, sister)))
    )
    assert guard_of(case, SETTINGS).notices("With Ailsa on Sunday") is Why.PERSON_NAMED
    assert guard_of(case, SETTINGS).notices("With my sister") is None
    assert guard_of(case, SETTINGS).notices("Calder") is None


def test_somebody_written_down_as_his_sister_is_not_named_by_it() -> None:
    case = golden_case()
    held = case.session(4).held
    assert held is not None
    others = (*held.present, Who(WhoKind.OTHER, "His sister"), Who(WhoKind.OTHER, "his aunt Morag"))
    case = case.changed("s4", lambda s: replace(s, record=replace(held, present=others)))
    assert guard_of(case, SETTINGS).notices("Ring my sister, or my aunt") is None
    assert guard_of(case, SETTINGS).notices("Ring Morag") is Why.PERSON_NAMED


def test_nobody_of_the_workers_is_named_and_no_attendance_told() -> None:
    written = own_copy(golden_case())
    for word in ("Isla", "Muir", "Tom", "Baird", "Moira", "Orr", "late", "absent", "Warning:"):
        assert word not in written


def test_no_exercise_is_named_and_no_step_counted() -> None:
    written = own_copy(golden_case())
    for word in ("picture", "Road", "Network", "Step 1", "Exercise", "Approach", "programme"):
        assert word not in written


def test_he_has_the_next_appointment_and_where_it_is() -> None:
    assert "Tue 3 Feb 2026, 14:00 to 15:00" in own_copy(golden_case())
    assert "Room 2" in own_copy(golden_case())


def test_a_venue_with_a_guarded_word_is_left_out_and_the_time_stays() -> None:
    case = golden_case()
    plan = case.session(4).plan
    assert plan is not None
    coming = replace(plan, venue="Probation office", when=replace(plan.when), aims=())
    later = replace(case.session(4), id="s5", number=5, plan=coming, record=None)
    written = own_copy(case.add_session(later))
    assert "Probation" not in written
    assert "**Next appointment:** Tue 27 Jan 2026, 14:00 to 15:00" in written
    assert "Probation office" in own_copy(case.add_session(later), "appointment")


def test_only_his_own_actions_are_in_it() -> None:
    case = golden_case().agree_actions(
        Action("his", "Bring the sheet", "s4", ROWAN),
        Action("theirs", "Book the room", "s4", None),
    )
    assert "Bring the sheet" in own_copy(case)
    assert "Book the room" not in own_copy(case)
    assert "Ask the employer" not in own_copy(case)


def test_of_what_was_said_only_what_he_agreed_to_is_in_it() -> None:
    written = own_copy(golden_case())
    assert "I chose the rule about being on time myself." in written
    assert "never been asked" not in written
    assert "more than we expected" not in written


def test_an_agreed_passage_with_a_name_is_left_out_unless_it_is_chosen() -> None:
    case = golden_case()
    held = case.session(4).held
    assert held is not None
    said = Passage("said", "Tom showed me how.", AGREED)
    case = case.changed("s4", lambda s: replace(s, record=replace(held, happened=(said,))))
    assert "Tom showed" not in own_copy(case)
    assert "Tom showed" in own_copy(case, "said")


def test_a_result_with_a_name_is_left_out_and_its_aim_stays() -> None:
    case = golden_case()
    held = case.session(4).held
    assert held is not None
    result = AimResult("r", Aim("aim", "Decide on a day"), Result.MET, "Tom was there")
    case = case.changed("s4", lambda s: replace(s, record=replace(held, aims=(result,))))
    written = own_copy(case)
    assert "- Decide on a day\n  - **Met**\n" in written
    assert "Tom was there" not in written


def test_the_teams_own_guarded_words_are_the_ones_that_count() -> None:
    mine = Settings(guarded_words=("bothy",))
    written = record(with_goal("Meet at the Bothy"), Reader.PARTICIPANT, settings=mine)
    assert "Bothy" not in written.markdown
    assert any(each.why is Why.GUARDED_WORD for each in written.left_out)


def test_a_template_that_writes_a_guarded_word_fails_the_export(tmp_path: Path) -> None:
    (tmp_path / "record.md").write_text("{{ heading(1, 'Your risk') }}\n", "utf-8")
    with pytest.raises(Refused, match="risk"):
        record(golden_case(), Reader.PARTICIPANT, own=tmp_path)
    assert record(golden_case(), Reader.DUTY, own=tmp_path).markdown == "# Your risk\n"


def test_his_name_may_hold_a_guarded_word() -> None:
    case = golden_case()
    named = replace(case, participant=replace(case.participant, name="Rowan Court"))
    assert "Rowan Court" in own_copy(named)


def test_the_reference_is_guarded_like_everything_else() -> None:
    assert "PROBATION" not in own_copy(replace(golden_case(), reference="PROBATION-1"))


def test_what_is_told_of_what_was_left_out_names_what_to_choose() -> None:
    case = with_goal("Ring Isla")
    sentences = [each.sentence() for each in record(case, Reader.PARTICIPANT).left_out]
    assert "1 goal, with the name of another person (to put in, choose: new)." in sentences


def test_a_goal_that_no_choice_opens_cannot_be_chosen() -> None:
    with pytest.raises(WrongUse, match="not the participant’s own"):
        own_copy(golden_case(), "a-route")


@given(
    st.sampled_from(GUARDED_WORDS),
    st.sampled_from(("{}", "{}.", "“{}”", "x {} y", "x-{}", "{}-x", "{}’s", "({})", "x/{}", "{}s")),
    st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_a_guarded_word_is_noticed_however_it_stands(word: str, where: str, loud: bool) -> None:
    text = where.format(word.upper() if loud else word)
    assert Guard(GUARDED_WORDS).notices(text) is Why.GUARDED_WORD
