"""A card to read, with what came of it in the case."""

from dataclasses import replace
from datetime import date

from sessionkit.continuity.front_sheet_blocks import card_blocks
from sessionkit.domain.exercise import CardSection, CardStep, Exercise
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision
from sessionkit.tui.dialogs.choose_card import ChooseCard, card_rows
from sessionkit.tui.paint.blocks import painted
from sessionkit.tui.paint.library import case_block
from sessionkit.tui.widgets.card_view import CardView
from sessionkit.workflows.typed.plan import offered
from tests.small_case import done, held, planned, programme, with_sessions
from tests.tui.conftest import LARGE, SMALL, Office
from tests.tui.test_plan import open_plan

CARD = Exercise(
    "chart",
    "The chart",
    "See what led where",
    (),
    (),
    ("Name one step",),
    (CardStep(10, "one", "Look back"), CardStep(25, "other", "Draw [/x]")),
    (CardSection("Cautions", "Stop when he asks.", ("Stop when he asks.",)),),
    True,
)


def test_a_card_is_read_as_headed_text_with_its_steps_and_cautions() -> None:
    text = "\n".join(each.plain for each in painted(card_blocks(CARD), 60, flowing=True).rows)
    assert text.startswith("PURPOSE\nSee what led where")
    assert "· Name one step" in text
    assert "2  25 min, other  Draw [/x]" in text
    assert "CAUTIONS\nStop when he asks." in text


async def test_the_card_says_when_it_was_last_used_and_what_came_of_it(demo: Office) -> None:
    worked = done(1, "chart", Decision.MORE_SLOWLY, "tired by half way")
    case = with_sessions(held(1, exercises=(worked,)), planned(2))
    async with demo.sit_down() as keyboard:
        view = CardView()
        await keyboard.app.screen.mount(view)
        view.show_card(CARD, CARD.title, case, PLAN_SECTIONS)
        await keyboard.settle()
        shown = " ".join(keyboard.shown().split())
        assert "Used in S1, Tue 6 Jan 2026" in shown
        assert "decided: more slowly (tired by half way)" in shown
        assert "What happened in session 1." in shown


async def test_the_card_says_which_sections_it_feeds_and_what_stands_there(demo: Office) -> None:
    signs = PlanEntry("e1", "warning-signs", "No sleep.", date(2026, 1, 6), "Isla Muir")
    gone = replace(signs, id="e2").withdraw("He sleeps.", date(2026, 1, 7), "Isla Muir")
    case = with_sessions(planned(1)).with_entry(signs).with_entry(gone)
    card = replace(CARD, feeds=("warning-signs", "ways-of-coping"))
    async with demo.sit_down() as keyboard:
        view = CardView()
        await keyboard.app.screen.mount(view)
        view.show_card(card, card.title, case, PLAN_SECTIONS)
        await keyboard.settle()
        shown = " ".join(keyboard.shown().split())
        assert "feeds the plan: Warning signs (1), Ways of coping (nothing yet)" in shown


async def test_the_card_says_that_work_done_before_covered_it(demo: Office) -> None:
    covered = (ExerciseRef("chart", "The chart", "The chart"),)
    course = PriorWork(
        "p1",
        "A course\n[/x]\x1b",
        date(2026, 1, 6),
        "Isla Muir",
        period="in spring",
        exercises=covered,
    )
    case = with_sessions(planned(1)).with_prior(course)
    async with demo.sit_down() as keyboard:
        view = CardView()
        await keyboard.app.screen.mount(view)
        view.show_card(CARD, CARD.title, case, PLAN_SECTIONS)
        await keyboard.settle()
        shown = " ".join(keyboard.shown().split())
        assert "Covered before: A course [/x]␛, in spring" in shown
        assert "Not used in this case yet." in shown
    block = "\n".join(each.plain for each in painted(case_block(case, CARD), 60, True).rows)
    assert "Covered before: A course" in block
    assert "Never used." in block
    rows = painted(case_block(case, CARD), 60, flowing=True, private=True).rows
    hidden = "\n".join(each.plain for each in rows)
    assert "Covered before: yes" in hidden
    assert "A course" not in hidden


def test_cards_stand_in_the_order_they_are_wanted_with_what_is_known_of_them() -> None:
    case = with_sessions(
        held(1, exercises=(done(1, "chart", Decision.COMPLETE),)), planned(2, card="walls", step=2)
    )
    case = replace(case, programme=programme("chart", "walls"))
    walls = replace(CARD, id="walls", title="Walls")
    other = replace(CARD, id="other", title="Another")
    cards = (other, CARD, walls)
    rows = card_rows(case, offered(case, "s2"), cards, private=False)
    assert [(each.name, each.marks) for each in rows] == [
        ("Walls", "next · step 2"),
        ("The chart", "step 1 · complete · used S1"),
        ("Another", ""),
    ]
    hidden = card_rows(case, offered(case, "s2"), cards, private=True)
    assert [each.name for each in hidden] == ["step 2", "step 1", "Another"]
    assert not any(each.purpose for each in hidden)


async def test_the_exercise_is_found_by_typing_and_its_past_stands_on_the_card(
    demo: Office,
) -> None:
    async with demo.sit_down(LARGE) as keyboard:
        page = await open_plan(demo, keyboard)
        assert "Not used in this case yet." in keyboard.shown()
        await keyboard.press("f4")
        assert isinstance(keyboard.app.screen, ChooseCard)
        assert "used S4 S2" in keyboard.shown()
        await keyboard.write("road")
        await keyboard.press("enter")
        assert page.form.exercises[0].title == "Road Map"
        assert "Used in S4" in keyboard.shown()


async def test_the_card_stands_beside_the_form_where_there_is_room_and_on_f3_where_not(
    demo: Office,
) -> None:
    async with demo.sit_down(LARGE) as keyboard:
        await open_plan(demo, keyboard)
        assert "PURPOSE" in keyboard.shown()
        assert "Left from before" in keyboard.shown()
    async with demo.sit_down(SMALL) as keyboard:
        await open_plan(demo, keyboard)
        assert "PURPOSE" not in keyboard.shown()
        await keyboard.press("f3")
        assert "PURPOSE" in keyboard.shown()
        assert "Left from before" not in keyboard.shown()
        await keyboard.press("f3")
        assert "Left from before" in keyboard.shown()
