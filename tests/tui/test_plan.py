"""Planning a session at the keyboard: what was left, the form, the card."""

from dataclasses import replace

import pytest

from sessionkit.continuity.threads import open_threads, threads
from sessionkit.domain.aim import Aim
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How
from sessionkit.domain.plan import ContentLine
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.dialogs.decide import Decide
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.widgets.left_list import LeftList
from sessionkit.tui.widgets.wrapped import Wrapped
from sessionkit.workflows.change_case import open_case, save_open
from sessionkit.workflows.typed.plan import add_aim, next_plan, plan_form, written_plan
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office

HOSTILE = "\x1b]0;x\x07 \u202e [/x] [@click=app.quit]y[/] [bold]b[/bold] <b>h</b> # h \x9b31m"
LEFT_AIM = "Mark the places where somebody helped, and who it was"


async def open_plan(office: Office, keyboard: Keyboard, session: str | None = None) -> Plan:
    """A plan on the screen, with the cursor of the list on the aim that was left."""
    file = keyboard.app.file_of(office.case().id)
    page = Plan(file, session)
    keyboard.app.push_screen(page)
    await keyboard.settle()
    for left in page.query(LeftList):
        aims = [
            n
            for n, each in enumerate(left.options)
            if LEFT_AIM[:20] in in_one_line(str(each.prompt))
        ]
        left.highlighted = aims[0] if aims else left.highlighted
    return page


async def go_to(keyboard: Keyboard, page: Plan, path: str) -> None:
    page.go_to(path)
    await keyboard.settle()


def in_one_line(text: str) -> str:
    return " ".join(text.replace("▕", " ").split())


def on_the_left(shown: str) -> str:
    """What the list of what was left says, without its line breaks."""
    return in_one_line(" ".join(row.split("▕")[0] for row in shown.split("\n")))


def planned_meanwhile(office: Office, session: str, aim: str) -> Case:
    """Tom plans the same session from his own desk, with one aim."""
    tom = office.workspace("Tom Baird")
    opened = open_case(tom, "DEMO-1")
    form = add_aim(next_plan(tom, opened.case, session), tom.new_id)
    form = replace(form, aims=(replace(form.aims[0], text=aim),))
    return save_open(tom, opened, written_plan(tom, opened.case, form)).case


async def test_what_was_left_is_offered_and_nothing_of_it_is_taken_up(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        shown = keyboard.shown()
        assert "plan the next session" in shown
        assert "[ ] S4 partly met" in shown
        assert "2 days late" in on_the_left(shown)
        assert "[x]" not in shown
        assert page.form.aims == ()


async def test_space_takes_it_up_with_its_link_and_space_lets_it_go(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("space")
        assert [each.text for each in page.form.aims] == [LEFT_AIM]
        assert "← S4 S2" in keyboard.shown()
        assert "[x] S4" in keyboard.shown()
        await keyboard.press("space")
        assert page.form.aims == ()
        assert "[x]" not in keyboard.shown()


async def test_what_is_taken_up_is_saved_as_taken_up_and_the_session_gets_its_number(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("space", "ctrl+s")
        assert "plan session 5" in keyboard.shown()
        assert not page.standing.changed
    case = demo.case()
    assert [aim.text for aim in case.chain[-1].aims] == [LEFT_AIM]
    taken = [each for each in case.handlings_in(case.chain[-1].id) if each.how is How.TAKEN_UP]
    assert [case.words_of(each.item) for each in taken] == [LEFT_AIM]


async def test_dropping_asks_for_the_reason_and_takes_none_without_words(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("d", "enter")
        assert isinstance(keyboard.app.screen, Decide)
        assert "Error: Nothing is dropped without a reason." in keyboard.shown()
        await keyboard.write("he named two")
        await keyboard.press("enter")
        assert page.is_current
        assert "[d] S4" in keyboard.shown()
        assert "dropped: he named two" in on_the_left(keyboard.shown())
        await keyboard.press("ctrl+s")
    case = demo.case()
    dropped = [each for each in case.handlings if each.how is How.DROPPED]
    assert [(case.words_of(each.item), each.why) for each in dropped] == [
        (LEFT_AIM, "he named two")
    ]


async def test_cancelling_the_reason_decides_nothing(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("d", "x", "escape")
        assert page.form.left == ()


async def test_carrying_asks_for_a_new_day_and_reads_it_back(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await open_plan(demo, keyboard)
        await keyboard.press("down", "c")
        await keyboard.write("10 mar")
        assert "Tue 10 Mar 2026" in keyboard.shown()
        await keyboard.press("enter", "ctrl+s")
    case = demo.case()
    carried = [each for each in case.handlings if each.how is How.CARRIED]
    assert [each.due.isoformat() for each in carried if each.due] == ["2026-03-10"]


async def test_leaving_marks_it_as_seen_and_enter_reads_it_whole(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("l")
        assert "[–] S4" in keyboard.shown()
        await keyboard.press("l")
        assert page.form.left == ()
        await keyboard.press("enter")
        assert "Aim from S4 S2" in keyboard.shown()
        assert "could not think of anybody" in in_one_line(keyboard.shown())


async def test_the_cards_steps_become_lines_with_minutes_and_who_leads(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("f5")
        assert page.form.content[0].minutes == "10"
        assert {each.leads for each in page.form.content} <= {"Isla Muir", "Tom Baird", "both"}
        assert "70 of 60 min: 10 min over" in keyboard.shown()
        await keyboard.press("f5")
        assert len(page.form.content) == len(page.cards[page.form.exercises[0].card].steps)
        assert "stand in the content already" in keyboard.shown()


async def test_the_total_says_by_how_much_it_is_over(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("f5")
        await go_to(keyboard, page, f"content/{page.form.content[0].id}/minutes")
        await keyboard.press("end", "backspace", "backspace")
        await keyboard.write("20")
        assert "80 of 60 min: 20 min over" in keyboard.shown()


async def test_the_day_is_read_back_with_its_weekday_or_what_is_wrong_with_it(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await go_to(keyboard, page, "when")
        await keyboard.press("ctrl+u")
        await keyboard.write("10 mar 14:30")
        assert "Tue 10 Mar 2026, 14:30" in keyboard.shown()
        await keyboard.write(" x")
        assert "Error: " in keyboard.shown()
        assert page.form.when == "10 mar 14:30 x"


async def test_the_aims_of_the_card_are_chosen_by_figure(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        card = page.cards[page.form.exercises[0].card]
        await keyboard.press("f8", "2", "enter")
        assert [each.text for each in page.form.aims] == [card.aims[1]]
        await keyboard.press("f8", "a", "enter")
        assert {each.text for each in page.form.aims} == set(card.aims)


async def test_aims_are_added_given_a_goal_moved_taken_out_and_put_back(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        page.query_one("#add-aims").focus()
        await keyboard.press("enter")
        await keyboard.write("First")
        await keyboard.press("enter", "2")
        await keyboard.press("enter", "enter")
        await keyboard.write("Second")
        await keyboard.press("alt+up")
        assert [each.text for each in page.form.aims] == ["Second", "First"]
        assert isinstance(keyboard.focus, Wrapped)
        assert keyboard.focus.value == "Second"
        assert [each.goal for each in page.form.aims] == ["", page.case.goals[1].id]
        await keyboard.press("ctrl+delete")
        assert [each.text for each in page.form.aims] == ["First"]
        await keyboard.press("f10")
        assert [each.text for each in page.form.aims] == ["Second", "First"]


async def test_an_aim_longer_than_its_row_is_shown_whole_while_it_is_typed(demo: Office) -> None:
    words = "Say in his own words what the three people at the table would have seen that evening"
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        page.query_one("#add-aims").focus()
        await keyboard.press("enter")
        await keyboard.write(words)
        on_the_right = " ".join(row.partition("▕")[2] for row in keyboard.shown().split("\n"))
        assert page.form.aims[0].text == words
        assert words in in_one_line(on_the_right.replace("▌", " ").replace("goal –", " "))


async def test_two_who_plan_the_same_session_at_once_plan_one_and_keep_both_aims(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("space")
        toms = Plan(CaseFile(demo.workspace("Tom Baird"), page.file.opened), None)
        planned_meanwhile(demo, toms.form.session, "Say who helps")
        page._look()
        await keyboard.settle()
        assert {each.text for each in page.form.aims} == {LEFT_AIM, "Say who helps"}
        assert "plan session 5" in keyboard.shown()
        await keyboard.press("ctrl+s")
    case = demo.case()
    assert [each.number for each in case.chain] == [1, 2, 3, 4, 5]
    assert {aim.text for aim in case.chain[-1].aims} == {LEFT_AIM, "Say who helps"}


async def test_two_who_save_the_next_session_unseen_plan_one_and_keep_both_aims(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("space")
        planned_meanwhile(demo, page.form.session, "Say who helps")
        await keyboard.press("ctrl+s")
    case = demo.case()
    assert len(case.sessions) == 5
    assert {aim.text for aim in case.chain[-1].aims} == {LEFT_AIM, "Say who helps"}


async def test_what_was_typed_and_not_saved_is_offered_once_when_the_plan_opens_again(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await open_plan(demo, keyboard)
        await keyboard.press("space", "escape")
        page = await open_plan(demo, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("enter")
        assert page.is_current
        assert [each.text for each in page.form.aims] == [LEFT_AIM]
        assert "← S4 S2" in keyboard.shown()


async def test_a_plan_opens_again_as_it_was_saved(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("space", "f5", "ctrl+s", "escape")
        again = await open_plan(demo, keyboard, page.form.session)
        workspace, case = demo.workspace(), demo.case()
        assert again.form == plan_form(workspace, case, page.form.session)
        assert "← S4 S2" in keyboard.shown()
        assert "[x] S4 partly met" in keyboard.shown()


async def test_a_plan_whose_recording_has_started_is_read_and_not_changed(demo: Office) -> None:
    case = demo.case()
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard, case.chain[-1].id)
        assert "Session 4 is recorded: its plan stands as it was" in keyboard.shown()
        await keyboard.press("f4", "f5", "f8", "f2", "f3", "ctrl+s")
        assert keyboard.app.screen is page
        assert "read only" in keyboard.shown()
        await keyboard.press("escape")
        assert keyboard.app.screen is not page
    assert demo.case() == case


async def test_others_see_step_numbers_and_no_card_where_private_display_is_on(
    demo: Office,
) -> None:
    async with demo.sit_down(LARGE) as keyboard:
        await open_plan(demo, keyboard)
        keyboard.app.action_switch_private()
        await keyboard.settle()
        shown = keyboard.shown()
        assert "step 3" in shown
        assert "Walk through" not in shown
        assert "PURPOSE" not in shown


async def test_problems_stand_at_the_row_they_are_about(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("f5")
        first = page.form.content[0].id
        await go_to(keyboard, page, f"content/{first}/minutes")
        await keyboard.press("ctrl+u")
        await keyboard.write("soon")
        await keyboard.press("ctrl+s")
        assert "There is a problem. Nothing has been lost." in keyboard.shown()
        assert "Error: " in keyboard.shown()
        assert isinstance(keyboard.focus, Wrapped)
        assert keyboard.focus.path == f"content/{first}/minutes"


@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE])
async def test_hostile_text_is_shown_as_text(demo: Office, size: tuple[int, int]) -> None:
    workspace = demo.workspace()
    opened = open_case(workspace, "DEMO-1")
    form = next_plan(workspace, opened.case)
    case = written_plan(workspace, opened.case, form)
    new = case.chain[-1]
    assert new.plan is not None
    plan = replace(
        new.plan,
        venue=HOSTILE,
        aims=(Aim("hostileaim", HOSTILE),),
        content=(ContentLine("hostileline", HOSTILE, 10, HOSTILE),),
        set_aside=HOSTILE,
    )
    case = replace(
        case,
        sessions=tuple(replace(s, plan=plan) if s.id == new.id else s for s in case.sessions),
        issues=tuple(replace(each, text=HOSTILE) for each in case.issues),
        actions=tuple(replace(each, what=HOSTILE) for each in case.actions),
        goals=tuple(replace(each, what=HOSTILE) for each in case.goals),
    )
    async with demo.sit_down(size) as keyboard:
        file = keyboard.app.file_of(case.id)
        file.opened = replace(file.opened, case=case)
        page = Plan(file, new.id)
        keyboard.app.push_screen(page)
        await keyboard.settle()
        for deed in ("down", "space", "d", "escape", "enter", "escape", "f3", "f3", "f4", "escape"):
            await keyboard.press(deed)
            assert not [each for each in keyboard.shown() if unprintable(each)]
        for _ in range(14):
            await keyboard.press("tab")
            assert not [each for each in keyboard.shown() if unprintable(each)]
        assert "[bold]b[/bold]" in in_one_line(keyboard.shown()) or size != LARGE


def unprintable(character: str) -> bool:
    return character != "\n" and (not character.isprintable() or character in "\u202e\x9b\x1b")


@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE])
async def test_the_plan_is_usable_at_every_size(demo: Office, size: tuple[int, int]) -> None:
    async with demo.sit_down(size) as keyboard:
        await open_plan(demo, keyboard)
        shown = keyboard.shown()
        for each in ("Left from before", "When", "Exercise", "Approach", "AIMS AND OBJECTIVES"):
            assert each in shown
        assert "CONTENT" in shown
        assert all(len(row) <= size[0] for row in shown.split("\n"))


async def test_the_list_names_everything_that_is_open_and_nothing_that_is_not(
    demo: Office,
) -> None:
    case = demo.case()
    async with demo.sit_down(LARGE) as keyboard:
        page = await open_plan(demo, keyboard)
        ids = {each.id for each in page.query_one(LeftList).options if each.id}
        assert {each.tip.id for each in open_threads(case)} <= ids
        assert not ids & {each.tip.id for each in threads(case) if not each.state.is_open}
