"""Two people, one case: what the other saves comes in, and nobody's words are lost."""

from dataclasses import replace

from sessionkit.domain.passage import text_of
from sessionkit.tui.screens.record import Record
from sessionkit.workflows.change_case import open_case, save_case
from sessionkit.workflows.presence import Doing, Presence
from sessionkit.workflows.typed.record import TypedRecord, record_form
from sessionkit.workflows.typed.record_rows import add_issue
from sessionkit.workflows.typed.record_writing import written_record
from tests.tui.conftest import Keyboard, Office
from tests.tui.test_record import open_record


def written_by_tom(office: Office, **fields: str) -> None:
    """Tom saves the same record from his own machine, with fields of his own."""
    workspace = office.workspace("Tom Baird")
    opened = open_case(workspace, "DEMO-1")
    form = record_form(workspace, opened.case, opened.case.chain[-1].id)
    save_case(workspace, opened, written_record(workspace, opened.case, _with(form, **fields)))


def _with(form: TypedRecord, **fields: str) -> TypedRecord:
    for name, text in fields.items():
        if name in ("happened", "view"):
            (passage,) = getattr(form, name)
            form = replace(form, **{name: (replace(passage, text=text),)})  # type: ignore[arg-type]
        elif name == "issue":
            form = add_issue(form, lambda: "15500e01")
            form = replace(form, issues=(replace(form.issues[-1], text=text),))
        else:
            form = replace(form, **{name: text})  # type: ignore[arg-type]
    return form


async def look(keyboard: Keyboard, page: Record) -> None:
    """Let the page look whether somebody saved, as it does every few seconds."""
    page._look()
    await keyboard.settle()


async def test_what_the_other_saves_comes_in_without_touching_what_is_being_typed(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.write("He put the cards ")
        written_by_tom(planned, view="Slower suits him.", issue="Walks past the school.")
        await look(keyboard, page)
        await keyboard.write("out.")
        assert page.form.happened[0].text == "He put the cards out."
        assert page.form.view[0].text == "Slower suits him."
        assert "Your co-worker saved" in keyboard.shown()
        await keyboard.press("ctrl+s")
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "He put the cards out."
    assert text_of(held.view) == "Slower suits him."
    assert [each.text for each in planned.case().issues_of(planned.case().chain[-1].id)] == [
        "Walks past the school."
    ]
    assert planned.case().conflicts == ()


async def test_a_field_both_changed_shows_both_texts_until_one_is_chosen(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.write("Mine.")
        written_by_tom(planned, happened="Theirs.")
        await look(keyboard, page)
        assert "Mine." in keyboard.shown()
        assert "The other text: Theirs." in keyboard.shown()
        await keyboard.press("f9")
        assert "Mine." in keyboard.shown()
        assert "Theirs." in keyboard.shown()
        await keyboard.press("b")
        assert page.form.happened[0].text == "Theirs.\n\nMine."
        await keyboard.press("ctrl+s")
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "Theirs.\n\nMine."
    assert planned.case().conflicts == ()


async def test_a_save_asks_first_which_text_stands_and_goes_on_when_that_is_said(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.write("Mine.")
        written_by_tom(planned, happened="Theirs.")
        await look(keyboard, page)
        await keyboard.press("ctrl+s", "escape")
        assert "Not saved: choose first which text stands." in keyboard.shown()
        assert page.form.happened[0].text == "Mine."
        assert happened(planned) == "Theirs."
        await keyboard.press("ctrl+s", "b")
        assert "Saved 09:30" in keyboard.shown()
    assert happened(planned) == "Theirs.\n\nMine."
    assert planned.case().conflicts == ()


async def test_both_texts_are_shown_where_the_other_saved_in_the_very_moment_of_a_save(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.write("Mine.")
        # Nobody has looked since: the merge meets the other text when it saves.
        written_by_tom(planned, happened="Theirs.")
        await keyboard.press("ctrl+s")
        (conflict,) = planned.case().conflicts
        assert {conflict.mine, conflict.theirs} == {"Mine.", "Theirs."}
        assert page.form.happened[0].text == "Mine."
        assert "The other text: Theirs." in keyboard.shown()
        await keyboard.press("f9", "m", "ctrl+s")
        assert "Saved 09:30" in keyboard.shown()
    assert happened(planned) == "Mine."
    assert planned.case().conflicts == ()


def happened(office: Office) -> str:
    held = office.case().chain[-1].held
    assert held is not None
    return text_of(held.happened)


async def test_mine_is_kept_where_it_is_chosen_over_theirs(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.write("Mine.")
        written_by_tom(planned, happened="Theirs.")
        await look(keyboard, page)
        await keyboard.press("f9", "m", "ctrl+s")
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "Mine."
    assert planned.case().conflicts == ()


async def test_a_courtesy_line_says_who_else_is_in_the_case(planned: Office) -> None:
    tom = Presence(planned.workspace("Tom Baird"))
    tom.here(planned.case().id, Doing.WRITING_UP, 5)
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        await look(keyboard, page)
        assert "Tom Baird is writing up session 5." in keyboard.shown()
        tom.gone()
        await look(keyboard, page)
        assert "Tom Baird is writing up" not in keyboard.shown()


async def test_a_form_takes_in_what_another_screen_of_the_case_saw_first(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        written_by_tom(planned, view="Slower suits him.")
        await page.file.catch_up()
        await look(keyboard, page)
        assert page.form.view[0].text == "Slower suits him."
