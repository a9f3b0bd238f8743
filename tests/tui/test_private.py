"""Private display: who looks over a shoulder reads no exercise title."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from sessionkit.domain.case import Case
from sessionkit.domain.programme import ExerciseRef
from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.cases import Cases
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.chain import Chain
from sessionkit.workflows.change_case import change_case
from sessionkit.workflows.prior_work import PriorSaid, enter_prior
from tests.tui.conftest import LARGE, Keyboard, Office
from tests.tui.test_programme import programme
from tests.tui.tour import go_to

TALL = (120, 160)
SHOWING = ("case", "case-front", "plan", "plan-next", "record", "check-answers", "programme")
"""The places that name the exercises of a case."""


def titles(case: Case) -> set[str]:
    """What the exercises of a case are called, on cards and in print."""
    steps = case.programme.steps if case.programme is not None else ()
    return {name for each in steps for name in (each.exercise.title, each.exercise.written)}


def named(keyboard: Keyboard, case: Case) -> set[str]:
    """The titles that stand on the screen."""
    shown = " ".join(keyboard.shown().split())
    return {each for each in titles(case) if each in shown}


@pytest.fixture
def prior(planned: Office) -> Office:
    """Work done before that covered a step of the programme."""
    said = PriorSaid("A course", period="2024", cards=("hot-seat",))
    enter_prior(planned.workspace(), "DEMO-1", said)
    return planned


@pytest.mark.parametrize("place", SHOWING)
async def test_no_exercise_is_named_and_the_titles_come_back(prior: Office, place: str) -> None:
    async with prior.sit_down(TALL) as keyboard:
        await go_to(place, keyboard)
        before = keyboard.shown()
        assert named(keyboard, prior.case())
        await keyboard.press("alt+d")
        assert named(keyboard, prior.case()) == set()
        assert "step " in keyboard.shown()
        await keyboard.press("alt+d")
        keyboard.app.screen.query_one("#told").display = False
        await keyboard.settle()
        assert keyboard.shown() == before


async def test_work_done_before_tells_the_step_it_covered(prior: Office) -> None:
    async with prior.sit_down(TALL) as keyboard:
        await go_to("case", keyboard)
        await keyboard.press("home")
        assert "Hot Seat" in keyboard.shown()
        await keyboard.press("alt+d")
        shown = " ".join(keyboard.shown().split())
        assert "Hot Seat" not in shown
        assert "EXERCISES IT COVERED │ step 17" in shown


async def test_the_session_says_its_step_once_and_what_was_typed_stays(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await go_to("case", keyboard)
        keyboard.app.action_switch_private()
        await keyboard.settle()
        rows = keyboard.shown().split("\n")
        at = next(n for n, each in enumerate(rows) if "EXERCISE" in each)
        assert rows[at].split("EXERCISE")[1].split() == ["step", "2"]
        assert "≈ more slowly" in rows[at + 1]
        assert "as written" not in keyboard.shown()
        assert "Put the last three years on the road map" in " ".join(keyboard.shown().split())


async def test_an_exercise_that_is_no_step_is_called_an_exercise(planned: Office) -> None:
    def outside(case: Case) -> Case:
        plan = case.chain[-1].plan
        assert plan is not None
        walk = ExerciseRef("", "", "A walk by the canal")
        other = replace(plan.exercises[0], exercise=walk, step="")
        mine = replace(plan, exercises=(other,))
        return case.changed(case.chain[-1].id, lambda session: replace(session, plan=mine))

    change_case(planned.workspace(), "DEMO-1", outside)
    async with planned.sit_down(TALL) as keyboard:
        for place in ("case", "record", "check-answers", "plan"):
            keyboard.app.private = False
            await go_to(place, keyboard)
            if place == "case":
                await keyboard.press("end")
            assert "A walk by the canal" in keyboard.shown()
            keyboard.app.action_switch_private()
            await keyboard.settle()
            assert "A walk by the canal" not in keyboard.shown(), place
            assert "an exercise" in keyboard.shown(), place
            await keyboard.press("escape")


async def test_a_plan_that_is_only_read_names_no_exercise_either(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        file = keyboard.app.file_of(planned.case().id)
        keyboard.app.push_screen(Plan(file, file.case.chain[0].id))
        await keyboard.settle()
        assert "Pen Picture" in keyboard.shown()
        await keyboard.press("alt+d")
        assert "Pen Picture" not in keyboard.shown()
        assert "step 1" in keyboard.shown()


async def test_the_line_of_a_step_is_not_told(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await programme(planned, keyboard)
        await keyboard.press("alt+d", "enter")
        assert named(keyboard, planned.case()) == set()
        assert "Step 3" in keyboard.shown()


async def test_a_screen_that_lies_under_another_follows_at_once(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await go_to("case", keyboard)
        page = keyboard.app.screen
        assert isinstance(page, CaseScreen)
        file = keyboard.app.file_of(planned.case().id)
        keyboard.app.push_screen(Record(file, file.case.chain[-1].id))
        await keyboard.settle()
        keyboard.app.action_help()
        await keyboard.settle()
        keyboard.app.action_switch_private()
        await keyboard.settle()
        under = [str(each.prompt) for each in page.query_one(Chain).options]
        for screen in keyboard.app.screen_stack[1:3]:
            under += [str(each.content) for each in screen.query(Static)]
        assert "step 3" in " ".join(under)
        assert not any(title in " ".join(under) for title in titles(planned.case()))


async def test_switching_lets_nothing_go_that_waits_for_an_answer(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        below = Cases()
        keyboard.app.push_screen(below)
        await keyboard.settle()
        asked = Confirm("Is it so?", "It is")
        keyboard.app.push_screen(asked)
        await keyboard.settle()
        below.dismiss(None)
        keyboard.app.action_switch_private()
        await keyboard.settle()
        assert keyboard.app.screen is asked
        assert below.is_running


async def test_switching_is_no_coming_back_to_a_screen(
    demo: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.tell_next("Session 4 is recorded.")
        monkeypatch.setattr(type(keyboard.app.screen), "on_screen_resume", _never)
        keyboard.app.action_switch_private()
        await keyboard.settle()
        assert keyboard.app.to_tell == "Session 4 is recorded."


def _never(_: object) -> None:
    raise AssertionError("nobody came back")
