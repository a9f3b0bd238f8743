"""Work done before the first session at the keyboard: entered, changed, what it left open."""

from dataclasses import replace

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.passage import Mark
from sessionkit.domain.text import make_safe
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.not_held_form import NotHeldForm
from sessionkit.tui.screens.prior_form import PriorForm
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.marks import Marks
from sessionkit.workflows.change_case import change_case
from sessionkit.workflows.handle_item import Step, handle_item
from sessionkit.workflows.keep_form_draft import find
from sessionkit.workflows.prior_work import PriorSaid, enter_prior
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office

SAID = PriorSaid(
    "A thinking skills programme",
    period="the year before release",
    cards=("network",),
    left=("The evenings were not finished",),
)


def entered(office: Office, said: PriorSaid = SAID) -> str:
    return enter_prior(office.workspace(), "DEMO-1", said)[1]


async def front(office: Office, keyboard: Keyboard) -> CaseScreen:
    page = CaseScreen(office.case().id, tab="front")
    keyboard.app.push_screen(page)
    await keyboard.settle()
    return page


async def opened(office: Office, keyboard: Keyboard, id: str | None = None) -> PriorForm:
    form = PriorForm(keyboard.app.file_of(office.case().id), id)
    keyboard.app.push_screen(form)
    await keyboard.settle()
    return form


async def test_it_is_entered_from_the_front_sheet_and_what_it_left_is_followed(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await front(demo, keyboard)
        assert "b Before" in keyboard.shown()
        await keyboard.press("b")
        assert isinstance(keyboard.app.screen, PriorForm)
        for text in ("A thinking skills programme", "in custody", "in spring", "network"):
            await keyboard.write(text)
            await keyboard.press("tab")
        await keyboard.press("f4")
        await keyboard.write("The evenings\nThe letters")
        await keyboard.press("ctrl+s")
        shown = keyboard.shown()
        assert "Saved 09:30" in shown
        assert "Left open already:" in shown
        assert "· The letters" in shown
        assert "work done before 1" in shown
        await keyboard.press("escape")
        assert page.is_current
        assert page.case.prior
    (prior,) = demo.case().prior
    assert (prior.what, prior.where, prior.period) == (
        "A thinking skills programme",
        "in custody",
        "in spring",
    )
    assert [each.card for each in prior.exercises] == ["network"]
    assert [each.text for each in demo.case().issues_of(prior.id)] == [
        "The evenings",
        "The letters",
    ]
    assert find(demo.workspace(), f"prior:new-{demo.case().id}") is None


async def test_a_case_that_has_some_asks_which_is_meant(demo: Office) -> None:
    id = entered(demo)
    async with demo.sit_down(SMALL) as keyboard:
        page = await front(demo, keyboard)
        await keyboard.press("b")
        assert "Add work done before" in keyboard.shown()
        assert "A thinking skills programme, the year before release" in keyboard.shown()
        await keyboard.press("escape")
        assert page.is_current
        await keyboard.press("b", "down", "enter")
        form = keyboard.app.screen
        assert isinstance(form, PriorForm)
        assert form.form.id == id
        assert form.form.covered in keyboard.shown()
        assert "· The evenings were not finished" in keyboard.shown()
        await keyboard.press("escape", "b", "enter")
        form = keyboard.app.screen
        assert isinstance(form, PriorForm)
        assert form.form.what == ""
        assert "Left open already" not in keyboard.shown()


async def test_an_exercise_the_library_has_not_is_told_at_its_field(demo: Office) -> None:
    id = entered(demo)
    before = demo.case()
    async with demo.sit_down(SMALL) as keyboard:
        form = await opened(demo, keyboard, id)
        form.go_to("covered")
        await keyboard.settle()
        await keyboard.press("end")
        await keyboard.write(", nettwork")
        await keyboard.press("ctrl+s")
        assert "Error: The library has no exercise “nettwork”." in keyboard.shown()
        assert form.form.covered.endswith(", nettwork")
    assert demo.case() == before


async def test_it_is_marked_by_keys_and_what_it_left_is_kept_from_others(demo: Office) -> None:
    id = entered(demo)
    async with demo.sit_down(SMALL) as keyboard:
        form = await opened(demo, keyboard, id)
        form.go_to("marks")
        await keyboard.settle()
        boxes = "[ ] third party (t)  [ ] in confidence (c)  [ ] agreed (a)"
        assert boxes in keyboard.shown()
        await keyboard.press("a", "c", "a", "ctrl+s")
        assert "[ ] third party (t)  [x] in confidence (c)  [ ] agreed (a)" in keyboard.shown()
        assert "Saved 09:30" in keyboard.shown()
        marked = demo.case()
        await keyboard.press("c", "ctrl+s")
    assert [each.marks for each in marked.prior] == [(Mark.IN_CONFIDENCE,)]
    (issue,) = marked.issues_of(id)
    assert marked.marks_of(issue) == (Mark.IN_CONFIDENCE,)
    assert [each.marks for each in demo.case().prior] == [()]


async def test_it_is_marked_by_pointing_and_from_one_field_to_the_next(demo: Office) -> None:
    async with demo.sit_down((60, 24)) as keyboard:
        form = await opened(demo, keyboard, entered(demo))
        marks = form.query_one(Marks)
        await keyboard.pilot.click(marks, offset=(25, 0))
        await keyboard.settle()
        assert [*form.form.marks] == ["in confidence"]
        for clicked in (1, 2):
            await keyboard.pilot.click(marks, offset=(2, 0))
            await keyboard.settle()
            assert ("third party" in form.form.marks) is (clicked == 1)
            assert "in confidence" in form.form.marks
        await keyboard.pilot.click(marks, offset=(2, 1))
        await keyboard.settle()
        assert [*form.form.marks] == ["in confidence", "agreed"]
        await keyboard.press("up", "enter")
        assert keyboard.focus is marks
        await keyboard.press("enter")
        await keyboard.write("t")
        assert [*form.form.marks, form.form.left_open] == ["in confidence", "agreed", "t"]


async def test_opening_and_saving_it_changes_nothing(demo: Office) -> None:
    id = entered(demo, replace(SAID, what="Two\nlines", where="one\ntwo"))
    before = demo.case()
    async with demo.sit_down(SMALL) as keyboard:
        await opened(demo, keyboard, id)
        await keyboard.press("tab", "tab", "ctrl+s", "escape")
        await opened(demo, keyboard)
        await keyboard.press("ctrl+s", "escape")
    assert demo.case() == before
    assert find(demo.workspace(), f"prior:{id}") is None


async def test_what_was_typed_and_not_saved_is_offered_again(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await opened(demo, keyboard)
        await keyboard.write("A programme")
        await keyboard.press("escape")
        form = await opened(demo, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("enter")
        assert form.form.what == "A programme"
        await keyboard.press("ctrl+s")
    (prior,) = demo.case().prior
    assert prior.what == "A programme"


async def test_what_is_typed_after_saving_a_new_piece_is_a_draft_of_that_piece(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await opened(demo, keyboard)
        await keyboard.write("A programme")
        await keyboard.press("ctrl+s", "tab")
        await keyboard.write("in custody")
        await keyboard.press("escape")
        (prior,) = demo.case().prior
        assert find(demo.workspace(), f"prior:new-{demo.case().id}") is None
        assert find(demo.workspace(), f"prior:{prior.id}") is not None


async def test_what_a_co_worker_saves_comes_in_and_what_is_typed_stays(demo: Office) -> None:
    id = entered(demo)

    def by_tom(case: Case) -> Case:
        (prior,) = case.prior
        return case.with_prior(replace(prior, source="The report"))

    async with demo.sit_down(SMALL) as keyboard:
        form = await opened(demo, keyboard, id)
        form.go_to("came_of_it")
        await keyboard.settle()
        await keyboard.write("Finished it")
        change_case(demo.workspace("Tom Baird"), "DEMO-1", by_tom)
        now = await form.file.catch_up()
        assert now is not None
        await form.take_in(now)
        await keyboard.press("ctrl+s")
    (prior,) = demo.case().prior
    assert (prior.came_of_it, prior.source) == ("Finished it", "The report")


@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE])
async def test_hostile_text_is_shown_as_text(demo: Office, size: tuple[int, int]) -> None:
    evil = "[red]no[/] \x1b[31m\u202eabc " * 3
    id = entered(demo, replace(SAID, what=evil, where=evil, period=evil, left=(evil,)))
    before = demo.case()
    async with demo.sit_down(size) as keyboard:
        await front(demo, keyboard)
        for key in ("b", "down", "enter", "f4", "f1", "escape", "ctrl+s"):
            await keyboard.press(key)
            shown = keyboard.shown()
            assert make_safe(shown).text == shown
        assert isinstance(keyboard.app.screen, PriorForm)
        assert keyboard.app.screen.form.id == id
    assert demo.case() == before


async def test_what_it_left_is_settled_in_a_record_and_stands_beside_a_session_not_held(
    planned: Office,
) -> None:
    entered(planned)
    session = planned.case().chain[-1].id
    (issue,) = [each for each in planned.case().issues if each.text == SAID.left[0]]
    async with planned.sit_down((80, 60)) as keyboard:
        keyboard.app.push_screen(NotHeldForm(keyboard.app.file_of(planned.case().id), session))
        await keyboard.settle()
        assert "Not held" in keyboard.shown()
        await keyboard.press("escape")
        page = Record(keyboard.app.file_of(planned.case().id), session)
        keyboard.app.push_screen(page)
        await keyboard.settle()
        await keyboard.press("f8")
        assert f"{issue.text} (issue of work done before)" in keyboard.shown()
        page.go_to(f"turns/{issue.id}")
        await keyboard.settle()
        await keyboard.press("s", "ctrl+s")
        assert "Saved 09:30" in keyboard.shown()
    (handling,) = [each for each in planned.case().handlings if each.item.id == issue.id]
    assert (handling.how, handling.session) == (How.SETTLED, session)


def test_what_it_left_is_settled_by_what_one_says_of_it(demo: Office) -> None:
    entered(demo)
    (issue,) = [each for each in demo.case().issues if each.text == SAID.left[0]]
    workspace = demo.workspace()
    step = Step(How.SETTLED, "talked through")
    handle_item(workspace, "DEMO-1", ItemKind.ISSUE, issue.id, step)
    assert [each.why for each in demo.case().handlings if each.item.id == issue.id] == [
        "talked through"
    ]
