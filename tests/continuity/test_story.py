"""Where an aim began, and what became of an aim, an issue or an action."""

from dataclasses import replace

from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import ThreadState
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.handling import How, ItemKind, ItemRef
from sessionkit.domain.plan import ContentLine, Plan
from sessionkit.domain.record import HeldRecord
from sessionkit.domain.session import Session
from tests.small_case import DONE, action, day, handled, issue, with_sessions


def held(number: int, *results: AimResult) -> Session:
    """A session that was held and recorded with these results, without a plan."""
    record = HeldRecord(day(number), aims=results, completed=DONE)
    return Session(f"s{number}", number, record=record)


def result(aim: str, came: Result | None) -> AimResult:
    """An aim whose id is its text, with its result."""
    return AimResult(f"r-{aim}", Aim(aim, aim), came)


def ref(kind: ItemKind, id: str) -> ItemRef:
    return ItemRef(kind, id)


def test_an_aim_knows_the_issue_it_began_as_and_the_issue_the_aim_it_became() -> None:
    case = with_sessions(held(1), held(2), held(3, result("ring", Result.MET)))
    case = case.raise_issues(issue(1, "housing")).handle(
        handled(ItemKind.ISSUE, "housing", How.TAKEN_UP, 3, aim="ring")
    )
    story = Story(case)
    (began,) = story.beginnings("ring")
    assert (began.item.id, began.session.number) == ("housing", 1)
    (turn,) = story.turns(ref(ItemKind.ISSUE, "housing"))
    assert (turn.how, turn.session.number, turn.result) == (How.TAKEN_UP, 3, Result.MET)


def test_what_became_of_an_item_is_told_in_the_order_of_sessions() -> None:
    case = with_sessions(held(1), held(2), held(3)).agree_actions(action(1, "diary"))
    case = case.handle(
        handled(ItemKind.ACTION, "diary", How.DONE, 3),
        handled(ItemKind.ACTION, "diary", How.CARRIED, 2),
    )
    turns = Story(case).turns(ref(ItemKind.ACTION, "diary"))
    assert [(turn.how, turn.session.number) for turn in turns] == [
        (How.CARRIED, 2),
        (How.DONE, 3),
    ]


def test_an_aim_taken_up_twice_tells_at_its_beginning_how_it_ended() -> None:
    case = with_sessions(
        held(1, result("one", Result.NOT_MET)),
        held(2, result("two", Result.PARTLY_MET)),
        held(3, result("three", Result.MET)),
    ).handle(
        handled(ItemKind.AIM, "one", How.TAKEN_UP, 2, aim="two"),
        handled(ItemKind.AIM, "two", How.TAKEN_UP, 3, aim="three"),
    )
    story = Story(case)
    ended = story.ended(ref(ItemKind.AIM, "one"))
    assert ended is not None
    assert (ended[0], ended[1].number) == (ThreadState.MET, 3)
    assert story.ended(ref(ItemKind.AIM, "two")) is None
    thread = story.thread_of(ref(ItemKind.AIM, "three"))
    assert thread is not None
    assert thread.root.id == "one"


def test_an_aim_met_at_once_has_no_thread_and_nothing_is_told_of_it() -> None:
    story = Story(with_sessions(held(1, result("one", Result.MET))))
    one = ref(ItemKind.AIM, "one")
    assert story.thread_of(one) is None
    assert story.turns(one) == ()
    assert story.ended(one) is None
    assert story.beginnings("one") == ()


def test_an_item_that_is_not_in_the_case_has_no_session() -> None:
    assert Story(with_sessions(held(1))).session_of(ref(ItemKind.AIM, "gone")) is None


def test_aims_planned_and_never_recorded_come_after_those_recorded() -> None:
    plan = Plan(day(1), aims=(Aim("planned", "planned"), Aim("both", "as planned")))
    session = replace(held(1, AimResult("r", Aim("both", "as recorded"))), plan=plan)
    assert [(aim.id, aim.text) for aim in session.every_aim] == [
        ("both", "as recorded"),
        ("planned", "planned"),
    ]


def test_the_planned_content_reads_as_a_record_opens_with_it() -> None:
    plan = Plan(day(1), content=(ContentLine("l", "Draw", 10, "Tom"), ContentLine("m", "Talk")))
    session = Session("s1", 1, plan=plan)
    begun = session.start_recording().held
    assert begun is not None
    assert begun.content[0].text == plan.shown_content


def test_a_thread_as_long_as_the_chain_is_told_without_end() -> None:
    many = 400
    sessions = [held(n, result(f"a{n}", Result.NOT_MET)) for n in range(1, many + 1)]
    steps = [
        handled(ItemKind.AIM, f"a{n}", How.TAKEN_UP, n + 1, aim=f"a{n + 1}") for n in range(1, many)
    ]
    story = Story(with_sessions(*sessions).handle(*steps))
    assert len(story.turns(ref(ItemKind.AIM, "a1"))) == 1
    thread = story.thread_of(ref(ItemKind.AIM, f"a{many}"))
    assert thread is not None
    assert thread.root.id == "a1"
