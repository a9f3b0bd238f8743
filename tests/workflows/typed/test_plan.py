"""What is typed into a plan is what the case says; what was not touched is not changed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as run_settings
from hypothesis import strategies as st

from sessionkit.continuity.threads import Thread
from sessionkit.domain.aim import Aim, Result
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.errors import NotFound, Refused
from sessionkit.domain.exercise import CardStep, Exercise
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.ids import NewId
from sessionkit.domain.merge import merge
from sessionkit.domain.passage import Mark
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.plan import ContentLine, Plan
from sessionkit.domain.record import Decision
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.plan import (
    TypedAim,
    TypedLeft,
    TypedLine,
    TypedPlan,
    add_aim,
    add_line,
    decide,
    let_go,
    minutes_planned,
    moved,
    next_plan,
    offered,
    plan_form,
    plan_or_next,
    session_minutes,
    take_up,
    with_card_aims,
    with_exercise,
    with_steps,
    without_row,
    written_plan,
)
from sessionkit.workflows.typed.reading import FormProblems
from tests.conftest import CommandLine
from tests.example_case import example_case
from tests.small_case import (
    ISLA,
    ROWAN,
    TOM,
    action,
    aim,
    counted_ids,
    done,
    handled,
    held,
    issue,
    planned,
    programme,
    with_sessions,
)

CARD = Exercise(
    "chart",
    "The chart",
    "See what led where",
    (),
    (),
    ("Name one step", "Draw two arrows"),
    (CardStep(10, "one", "Look back"), CardStep(25, "other", "Draw"), CardStep(5, "both", "Close")),
    (),
    True,
)


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("new"), "Isla Muir")


@pytest.fixture
def new(workspace: Workspace) -> NewId:
    return workspace.new_id


def open_case() -> Case:
    """Session 1 left an aim, an issue and an action; session 2 is planned."""
    case = with_sessions(
        held(1, aim("Draw the chart", Result.NOT_MET)), planned(2, "Say who helps")
    )
    return case.raise_issues(issue(1, "Sleeps badly")).agree_actions(action(1, "Ring Ailsa"))


def left(case: Case, words: str, session: str = "s2") -> Thread:
    return next(each for each in offered(case, session).left if each.words == words)


def decided_case() -> Case:
    """The same with everything decided in session 2."""
    case = open_case()
    session = planned(2, "Say who helps", "Draw the chart once more")
    case = replace(case, sessions=(case.sessions[0], session))
    return case.handle(
        handled(ItemKind.AIM, "Draw the chart", How.TAKEN_UP, 2, "Draw the chart once more"),
        handled(ItemKind.ISSUE, "Sleeps badly", How.DROPPED, 2),
        replace(handled(ItemKind.ACTION, "Ring Ailsa", How.CARRIED, 2), due=date(2026, 4, 7)),
    )


def odd_case() -> Case:
    """A plan no form would be typed like: people, minutes and words as an import left them."""
    people = (ISLA, Who(WhoKind.OTHER, "Calder, Ailsa"), Who(WhoKind.OTHER, "Isla"), ROWAN)
    plan = Plan(
        When(date(2026, 10, 25), datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 1500),
        " Room\t2 ",
        people,
        aims=(Aim("a1", "Two\nlines", "g?", (Mark.THIRD_PARTY,)), Aim("a2", "")),
        content=(ContentLine("c1", ""), ContentLine("c2", "Talk  on", 2000, "whoever")),
        set_aside="\n  as it stood\x07 ",
    )
    case = with_sessions(held(1), replace(planned(2), plan=plan))
    return case.raise_issues(issue(1, "Sleeps badly")).handle(
        handled(ItemKind.ISSUE, "Sleeps badly", How.LEFT, 2),
        replace(handled(ItemKind.ISSUE, "Sleeps badly", How.CARRIED, 2), id="again"),
        replace(handled(ItemKind.ISSUE, "Sleeps badly", How.TAKEN_UP, 2), id="by hand"),
    )


def problems(workspace: Workspace, case: Case, form: TypedPlan) -> dict[str, str]:
    with pytest.raises(FormProblems) as refused:
        written_plan(workspace, case, form)
    return {each.field: each.message for each in refused.value.problems}


# -- opening and writing unchanged ----------------------------------------------------------------


@pytest.mark.parametrize("made", [example_case, open_case, decided_case, odd_case])
def test_a_plan_that_was_opened_and_not_typed_in_changes_nothing(
    workspace: Workspace, made: Callable[[], Case]
) -> None:
    case = made()
    tried = 0
    for session in case.sessions:
        if session.plan is not None and session.record is None:
            form = plan_form(workspace, case, session.id)
            assert written_plan(workspace, case, form) == case
            tried += 1
    assert tried


@pytest.mark.parametrize("made", [example_case, open_case, decided_case, odd_case])
def test_typing_in_one_field_leaves_every_other_to_the_letter(
    workspace: Workspace, made: Callable[[], Case]
) -> None:
    case = made()
    session = case.chain[-1]
    assert session.plan is not None
    form = replace(plan_form(workspace, case, session.id), venue="Room 9")
    changed = replace(session, plan=replace(session.plan, venue="Room 9"))
    assert written_plan(workspace, case, form) == case.changed(session.id, lambda _: changed)


def test_the_next_session_opens_with_what_the_last_record_agreed(workspace: Workspace) -> None:
    last = held(1, exercises=(done(1, "chart", Decision.REPEAT, "Rushed"),))
    assert last.held is not None
    when = When(date(2026, 3, 10), datetime(2026, 3, 10, 14, tzinfo=UTC), 60)
    record = replace(last.held, venue="Room 1", next=Appointment(when, "Room 2"))
    case = replace(with_sessions(replace(last, record=record)), programme=programme("chart"))
    form = next_plan(workspace, case)
    assert (form.when, form.venue) == ("Tue 10 Mar 2026, 14:00 to 15:00", "Room 2")
    assert form.present == "Isla Muir, Tom Baird, Rowan Calder"
    assert (form.approach, form.why, form.aims, form.content) == ("repeat", "Rushed", (), ())
    assert [(row.card, row.step) for row in form.exercises] == [("chart", "step1")]
    written = written_plan(workspace, case, form)
    session = written.session_of(form.session)
    assert session.plan is not None
    assert (session.plan.when, session.plan.present) == (when, (ISLA, TOM, ROWAN))
    assert session.approach == Approach(ApproachKind.REPEAT, "Rushed", "s1")
    assert plan_form(workspace, written, form.session) == form
    assert written_plan(workspace, written, form) == written


def test_a_new_session_without_an_appointment_opens_where_the_last_one_was(
    workspace: Workspace,
) -> None:
    last = held(1)
    assert last.held is not None
    record = replace(last.held, venue="Room 1", next=NoAppointment("He is away"))
    form = next_plan(workspace, with_sessions(replace(last, record=record)))
    assert (form.when, form.venue, form.approach) == ("", "Room 1", "")


def test_a_session_not_written_yet_opens_the_same_again(workspace: Workspace) -> None:
    case = replace(open_case(), programme=programme("chart"))
    assert plan_or_next(workspace, case, "s9") == plan_or_next(workspace, case, "s9")
    assert plan_or_next(workspace, case, "s2") == plan_form(workspace, case, "s2")


def test_a_session_that_was_not_planned_has_no_plan_to_open(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="Session 1 has no plan"):
        plan_form(workspace, open_case(), "s1")


def test_a_plan_is_refused_once_its_session_is_being_written_up(workspace: Workspace) -> None:
    case = open_case()
    form = replace(plan_form(workspace, case, "s2"), when="no day")
    with pytest.raises(Refused, match="being written up"):
        written_plan(workspace, case.start_recording("s2"), form)


# -- what earlier sessions left -------------------------------------------------------------------


def test_taking_something_up_writes_an_aim_linked_to_it(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    form = plan_form(workspace, case, "s2")
    for words in ("Draw the chart", "Sleeps badly"):
        form = take_up(form, case, left(case, words), new)
    written = written_plan(workspace, case, form)
    assert [each.text for each in written.session(2).aims][1:] == ["Draw the chart", "Sleeps badly"]
    links = {each.item.id: each for each in written.handlings_in("s2")}
    assert links["Draw the chart"].aim == written.session(2).aims[1].id
    assert all(each.how is How.TAKEN_UP for each in links.values())
    assert plan_form(workspace, written, "s2") == form
    assert written_plan(workspace, written, form) == written


def test_an_aim_taken_up_serves_the_goal_it_served(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    first = aim("Draw the chart", Result.NOT_MET)
    served = replace(first, aim=replace(first.aim, goal="g1"))
    case = replace(case, sessions=(held(1, served), case.sessions[1]))
    form = take_up(plan_form(workspace, case, "s2"), case, left(case, "Draw the chart"), new)
    assert form.aims[-1].goal == "g1"


def test_what_is_taken_up_already_is_not_taken_up_again(workspace: Workspace, new: NewId) -> None:
    case = decided_case()
    form = plan_form(workspace, case, "s2")
    assert take_up(form, case, left(case, "Draw the chart"), new) == form


def test_taking_up_and_letting_go_leaves_nothing(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    form = plan_form(workspace, case, "s2")
    assert let_go(take_up(form, case, left(case, "Sleeps badly"), new), "Sleeps badly") == form
    assert let_go(decide(form, left(case, "Sleeps badly"), How.LEFT), "Sleeps badly") == form


def test_letting_go_of_everything_takes_every_decision_out_of_the_case(
    workspace: Workspace,
) -> None:
    case = decided_case()
    form = plan_form(workspace, case, "s2")
    for item in ("Draw the chart", "Sleeps badly", "Ring Ailsa"):
        form = let_go(form, item)
    written = written_plan(workspace, case, form)
    assert written.handlings == ()
    assert [each.text for each in written.session(2).aims] == ["Say who helps"]


def test_what_is_decided_is_written_with_its_reason_and_day(workspace: Workspace) -> None:
    case = open_case()
    form = plan_form(workspace, case, "s2")
    form = decide(form, left(case, "Sleeps badly"), How.DROPPED, "Sleeps now")
    form = decide(form, left(case, "Ring Ailsa"), "carried", "Away", "7 apr")
    written = written_plan(workspace, case, form)
    dropped, carried = written.handlings_in("s2")
    assert (dropped.how, dropped.why) == (How.DROPPED, "Sleeps now")
    assert (carried.how, carried.why, carried.due) == (How.CARRIED, "Away", date(2026, 4, 7))
    assert carried.on == workspace.today


def test_deciding_something_that_was_taken_up_takes_its_aim_away(
    workspace: Workspace, new: NewId
) -> None:
    case = open_case()
    thread = left(case, "Sleeps badly")
    form = plan_form(workspace, case, "s2")
    assert decide(take_up(form, case, thread, new), thread, "left") == decide(form, thread, "left")
    assert take_up(decide(form, thread, "left"), case, thread, new).left == ()


def test_a_decision_changed_keeps_its_id_and_one_left_alone_its_day(workspace: Workspace) -> None:
    case = decided_case()
    form = plan_form(workspace, case, "s2")
    written = written_plan(
        workspace, case, decide(form, left(case, "Sleeps badly"), How.DROPPED, "Better now")
    )
    taken, dropped, carried = case.handlings
    assert written.handlings == (
        taken,
        replace(dropped, why="Better now", on=workspace.today),
        carried,
    )


def test_what_another_session_settled_meanwhile_is_not_taken_up(
    workspace: Workspace, new: NewId
) -> None:
    case = open_case()
    form = take_up(plan_form(workspace, case, "s2"), case, left(case, "Ring Ailsa"), new)
    form = decide(form, left(case, "Sleeps badly"), How.LEFT)
    settled = case.handle(
        handled(ItemKind.ACTION, "Ring Ailsa", How.DONE, 1),
        handled(ItemKind.ISSUE, "Sleeps badly", How.SETTLED, 1),
    )
    told = problems(workspace, settled, form)
    assert set(told) == {f"aims/{form.aims[-1].id}/text", "left/Sleeps badly/how"}
    assert all("settled meanwhile, in session 1" in message for message in told.values())


def test_what_this_plan_took_up_before_stays_when_it_was_settled_meanwhile(
    workspace: Workspace,
) -> None:
    case = decided_case()
    case = case.handle(replace(handled(ItemKind.AIM, "Draw the chart", How.SETTLED, 1), id="x"))
    form = replace(plan_form(workspace, case, "s2"), venue="Room 9")
    assert written_plan(workspace, case, form).handlings == case.handlings


def test_two_aims_that_take_up_one_thing_are_told(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    form = plan_form(workspace, case, "s2")
    thread = left(case, "Sleeps badly")
    both = merge(form, take_up(form, case, thread, new), take_up(form, case, thread, new)).value
    told = problems(workspace, case, both)
    assert set(told) == {f"aims/{row.id}/text" for row in both.aims[1:]}


def test_what_a_session_did_besides_its_plan_stays(workspace: Workspace) -> None:
    case = open_case().handle(handled(ItemKind.ACTION, "Ring Ailsa", How.DONE, 2))
    form = plan_form(workspace, case, "s2")
    assert form.left == ()
    assert written_plan(workspace, case, replace(form, venue="x")).handlings == case.handlings


# -- the exercise ---------------------------------------------------------------------------------


def test_a_card_chosen_takes_the_printed_line_of_its_step(workspace: Workspace) -> None:
    case = replace(open_case(), programme=programme("picture", "chart"))
    form = with_exercise(plan_form(workspace, case, "s2"), case, CARD)
    row = form.exercises[0]
    assert (row.card, row.title, row.written, row.step) == ("chart", "The chart", "Chart", "step2")
    assert form.approach == "move on"
    other = with_exercise(form, case, replace(CARD, id="walk", title="A walk"))
    assert (other.exercises[0].id, other.exercises[0].written) == (row.id, "A walk")
    assert other.exercises[0].step == ""


def test_a_card_the_record_offers_follows_as_it_was_decided(workspace: Workspace) -> None:
    first = held(1, exercises=(done(1, "chart", Decision.MORE_SLOWLY, "Rushed"),))
    case = with_sessions(first, planned(2, card="walk"))
    form = with_exercise(plan_form(workspace, case, "s2"), case, CARD)
    assert (form.exercises[0].id, form.exercises[0].card) == ("e2", "chart")
    assert (form.approach, form.why) == ("more slowly", "Rushed")
    assert with_exercise(replace(form, why="Mine"), case, CARD).why == "Mine"


def test_the_first_session_starts(workspace: Workspace) -> None:
    case = with_sessions(planned(1))
    assert with_exercise(plan_form(workspace, case, "s1"), case, CARD).approach == "start"


def test_the_steps_of_a_card_name_the_pair(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    form = plan_form(workspace, case, "s2")
    steps = with_steps(form, case, CARD, new).content
    assert [row.leads for row in steps] == ["Isla Muir", "Tom Baird", "both"]
    assert [row.minutes for row in steps] == ["10", "25", "5"]
    alone = replace(case, workers=case.workers[:1])
    steps = with_steps(form, alone, CARD, new).content
    assert [row.leads for row in steps] == ["one", "other", "both"]


def test_the_aims_of_a_card_come_in_once(workspace: Workspace, new: NewId) -> None:
    form = plan_form(workspace, open_case(), "s2")
    form = replace(form, aims=(*form.aims, TypedAim("mine", " name one  step ")))
    form = with_card_aims(with_card_aims(form, CARD, new), CARD, new)
    assert [row.text for row in form.aims][1:] == [" name one  step ", "Draw two arrows"]


# -- rows and minutes -----------------------------------------------------------------------------


def test_rows_are_added_moved_and_taken_away(new: NewId) -> None:
    form = TypedPlan("s")
    for _ in range(3):
        form = add_line(add_aim(form, new), new)
    one, two, three = (row.id for row in form.aims)
    assert [row.id for row in moved(form, one, 1).aims] == [two, one, three]
    assert [row.id for row in moved(form, three, -1).aims] == [one, three, two]
    assert moved(form, one, -1) == moved(form, three, 1) == moved(form, "none", 1) == form
    line = form.content[0].id
    assert [row.id for row in moved(form, line, 1).content][1] == line
    assert [row.id for row in without_row(form, two).aims] == [one, three]
    assert without_row(form, line).content == form.content[1:]


def test_rows_without_words_are_not_written(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    form = add_line(add_aim(plan_form(workspace, case, "s2"), new), new)
    form = replace(form, content=(*form.content, TypedLine("c", "soon", "both", " ")))
    assert written_plan(workspace, case, form) == case


def test_minutes_that_can_be_read_are_added_up(workspace: Workspace) -> None:
    typed = ("20", "10 min", "an hour", "soon", "", "9" * 5000)
    form = TypedPlan("s", content=tuple(TypedLine(text, text) for text in typed))
    assert minutes_planned(form) == 90
    assert session_minutes(workspace, form) == 60
    assert session_minutes(workspace, replace(form, when="10 mar, 14:00 for 90 min")) == 90
    assert session_minutes(workspace, replace(form, when="10 mar")) == 60


# -- reading fields -------------------------------------------------------------------------------


def test_every_field_that_cannot_be_read_is_named(workspace: Workspace) -> None:
    case = open_case()
    form = replace(
        plan_form(workspace, case, "s2"),
        when=" ",
        approach="sideways",
        content=(TypedLine("c1", "soon", "", "Talk"),),
        left=(TypedLeft("Sleeps badly", "dropped"), TypedLeft("Ring Ailsa", "carried", "", "x")),
    )
    told = problems(workspace, case, form)
    assert set(told) == {
        "when",
        "approach",
        "content/c1/minutes",
        "left/Sleeps badly/why",
        "left/Ring Ailsa/due",
    }
    assert told["when"] == "Say when the session is."


def test_a_reason_without_what_it_is_for_is_not_lost(workspace: Workspace) -> None:
    case = open_case()
    form = replace(plan_form(workspace, case, "s2"), why="It was rushed")
    assert set(problems(workspace, case, form)) == {"approach"}


def test_a_person_who_could_be_two_is_told(workspace: Workspace, desk: CommandLine) -> None:
    desk.done("worker", "add", "Tom Reid")
    case = open_case()
    form = replace(plan_form(workspace, case, "s2"), present="Isla, Rowan Calder")
    plan = written_plan(workspace, case, form).session(2).plan
    assert plan is not None
    assert [(who.kind, who.name) for who in plan.present] == [
        (WhoKind.WORKER, "Isla Muir"),
        (WhoKind.PARTICIPANT, "Rowan Calder"),
    ]
    desk.done("worker", "add", "Rowan Reid")
    assert set(problems(workspace, case, replace(form, present="Rowan"))) == {"present"}


def test_somebody_named_before_stays_who_they_were(workspace: Workspace) -> None:
    case = odd_case()
    form = plan_form(workspace, case, "s2")
    plan = written_plan(workspace, case, replace(form, present=f"{form.present}, Ailsa")).session(2)
    before = case.session(2).plan
    assert plan.plan is not None
    assert before is not None
    assert plan.plan.present == (*before.present, Who(WhoKind.OTHER, "Ailsa"))


def test_control_characters_that_were_typed_become_marks(workspace: Workspace) -> None:
    case = open_case()
    form = replace(
        plan_form(workspace, case, "s2"),
        venue="Room\x1b[2J",
        aims=(TypedAim("Say who helps", "Say \x1bwho"), TypedAim("n", "\u202eno")),
        content=(TypedLine("c", "", "\x1b", "Talk\x1b"),),
        set_aside="a\x1b\nb",
    )
    written = written_plan(workspace, case, form)
    shown = json.dumps(as_plain(plan_form(workspace, written, "s2")), ensure_ascii=False)
    assert "\\u001b" not in shown
    assert "\u202e" not in shown
    assert shown.count("␛") == 5


def test_whatever_is_written_opens_and_is_written_again_without_a_change(
    workspace: Workspace,
) -> None:
    case = open_case()
    opened = plan_form(workspace, case, "s2")

    @given(st.text(max_size=30), st.text(max_size=5) | st.sampled_from(["20", "an hour"]))
    @run_settings(max_examples=50)
    def each(words: str, minutes: str) -> None:
        form = replace(
            opened,
            venue=words,
            why=words,
            approach="continue",
            present=words,
            aims=(*opened.aims, TypedAim("n", words)),
            content=(TypedLine("c", minutes, words, words),),
            set_aside=words,
        )
        try:
            written = written_plan(workspace, case, form)
        except FormProblems as error:
            told = {each.field for each in error.problems}
        else:
            again = plan_form(workspace, written, "s2")
            told = set() if written_plan(workspace, written, again) == written else {"changed"}
        assert told <= {"content/c/minutes", "present"}

    each()


# -- drafts and two people ------------------------------------------------------------------------


def test_a_draft_goes_to_json_and_back(workspace: Workspace) -> None:
    form = plan_form(workspace, decided_case(), "s2")
    assert from_plain(TypedPlan, json.loads(json.dumps(as_plain(form)))) == form


def test_what_two_people_typed_into_one_plan_is_all_there(workspace: Workspace, new: NewId) -> None:
    case = open_case()
    base = plan_form(workspace, case, "s2")
    mine = take_up(base, case, left(case, "Draw the chart"), new)
    mine = replace(mine, venue="Room 9")
    theirs = take_up(base, case, left(case, "Sleeps badly"), new)
    theirs = decide(theirs, left(case, "Ring Ailsa"), How.LEFT)
    merged = merge(base, mine, theirs)
    assert merged.conflicts == ()
    assert {row.takes for row in merged.value.aims} == {"", "Draw the chart", "Sleeps badly"}
    written = written_plan(workspace, case, merged.value)
    assert {each.item.id for each in written.handlings} == {
        "Draw the chart",
        "Sleeps badly",
        "Ring Ailsa",
    }


def test_a_handling_is_of_the_kind_of_what_was_left(workspace: Workspace) -> None:
    case = open_case()
    form = decide(plan_form(workspace, case, "s2"), left(case, "Ring Ailsa"), How.LEFT)
    (made,) = written_plan(workspace, case, form).handlings
    expected = ItemRef(ItemKind.ACTION, "Ring Ailsa")
    assert made == Handling(made.id, expected, How.LEFT, "s2", workspace.today)
