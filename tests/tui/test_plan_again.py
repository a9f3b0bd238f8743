"""Planning: what is let go comes back as it was worded, and errors go when they are mended."""

from sessionkit.tui.widgets.left_list import LeftList
from sessionkit.tui.widgets.plan_rows import ExercisePick
from sessionkit.workflows.typed.plan import plan_form
from tests.tui.conftest import SMALL, Keyboard, Office
from tests.tui.test_plan import LEFT_AIM, go_to, in_one_line, open_plan

OWN = "Tell one evening hour by hour"
NO_CARD = "No exercise of the library is chosen"
LATER = "Session 4 is of a later day, Tue 24 Feb 2026"


async def write_day(keyboard: Keyboard, text: str) -> None:
    await keyboard.press("ctrl+u")
    await keyboard.write(text)


def on_the_right(shown: str) -> str:
    """What stands on the form, without its line breaks."""
    return in_one_line(" ".join(row.partition("▕")[2] for row in shown.split("\n")))


async def test_an_aim_that_is_let_go_comes_back_with_its_words_goal_and_place(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("space", "f2")
        await keyboard.write("One more")
        await go_to(keyboard, page, f"aims/{page.form.aims[0].id}/text")
        await write_day(keyboard, OWN)
        await keyboard.press("enter", "2")
        first, second = before = page.form.aims
        assert (first.text, first.goal) == (OWN, page.case.goals[1].id)
        page.query_one(LeftList).focus()
        await keyboard.press("space")
        assert page.form.aims == (second,)
        await keyboard.press("space")
        assert page.form.aims == before
        await keyboard.press("l")
        assert page.form.aims == (second,)
        await keyboard.press("space")
        assert page.form.aims == before
        assert page.form.left == ()
        await keyboard.press("ctrl+s")
    case = demo.case()
    plan = plan_form(demo.workspace(), case, case.chain[-1].id)
    assert [each.text for each in plan.aims] == [OWN, "One more"]
    assert LEFT_AIM in {case.words_of(each.item) for each in case.handlings_in(plan.session)}


async def test_what_was_wrong_is_not_said_any_more_once_an_exercise_is_chosen(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        page.query_one(ExercisePick).focus()
        await keyboard.press("ctrl+delete", "f5")
        assert NO_CARD in in_one_line(keyboard.shown())
        await keyboard.press("f4", "enter")
        assert page.is_current
        assert page.form.exercises
        assert NO_CARD not in in_one_line(keyboard.shown())


async def test_a_day_that_is_refused_is_called_wrong_once_and_no_more_when_it_is_mended(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await go_to(keyboard, page, "when")
        await write_day(keyboard, "fri 10 mar 2026")
        await keyboard.press("ctrl+s")
        assert keyboard.shown().count("Error: ") == 1
        await write_day(keyboard, "tue 10 mar 2026")
        shown = keyboard.shown()
        assert "Error" not in shown
        assert "There is a problem" not in shown
        assert "Tue 10 Mar 2026" in shown


async def test_an_empty_day_is_not_called_missing_beside_the_day_that_is_typed(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await go_to(keyboard, page, "when")
        await keyboard.press("ctrl+u", "ctrl+s")
        assert "Error: Say when the session is." in in_one_line(keyboard.shown())
        await keyboard.write("fri 10 mar 2026")
        shown = in_one_line(keyboard.shown())
        assert "Say when the session is" not in shown
        assert shown.count("Error: ") == 1


async def test_a_day_before_the_last_session_is_said_to_be_so_while_typing_and_when_saved(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await go_to(keyboard, page, "when")
        await write_day(keyboard, "23 feb 2026")
        assert LATER in on_the_right(keyboard.shown())
        await keyboard.press("ctrl+s")
        assert f"Saved 09:30. {LATER}" in in_one_line(keyboard.shown())
    assert demo.case().chain[-1].when.show() == "Mon 23 Feb 2026"


async def test_a_day_years_ago_is_asked_about_and_one_to_come_is_not(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await go_to(keyboard, page, "when")
        await write_day(keyboard, "10 mar 2019")
        assert "6 years ago" in in_one_line(keyboard.shown())
        await write_day(keyboard, "10 mar 2026")
        assert "ago" not in keyboard.shown()
        await keyboard.press("ctrl+s")
        assert "later day" not in keyboard.shown()
