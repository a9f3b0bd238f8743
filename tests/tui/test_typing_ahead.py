"""Keys typed faster than the screen answers go where slow ones would have gone."""

from textual.events import Key

from tests.tui.conftest import Office
from tests.tui.test_record import open_record


async def test_keys_typed_all_at_once_fill_the_form_as_if_typed_one_by_one(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        keys = [*"admm", *"He came.", "f5", *"Ring housing", "enter", *"Tom", "enter", *"fri"]
        for key in keys:
            names = {" ": "space", ".": "full_stop"}
            single = key if len(key) == 1 else None
            keyboard.app.post_message(Key(names.get(key, key), single))
        await keyboard.settle()
        assert page.form.came == "attended"
        assert [each.result for each in page.form.results] == ["met", "met"]
        assert page.form.happened[0].text == "He came."
        (action,) = page.form.actions
        assert (action.what, action.who, action.due) == ("Ring housing", "Tom", "fri")


async def test_what_is_typed_behind_a_key_that_opens_a_dialog_goes_into_the_dialog(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.write("His sister called.")
        for key in ("f10", "t", "ctrl+s"):
            keyboard.app.post_message(Key(key, key if len(key) == 1 else None))
        await keyboard.settle()
        assert page.form.happened[0].marks == ("third party",)
        assert page.form.happened[0].text == "His sister called."


async def test_what_is_typed_behind_the_key_that_adds_a_thing_made_goes_into_its_row(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        for key in ("alt+m", "m", "a", "p", "enter", "f", "x", "enter", "g"):
            keyboard.app.post_message(Key(key, key if len(key) == 1 else None))
        await keyboard.settle()
        (made,) = page.form.made
        assert (made.title, made.kind, made.kept, made.copy) == ("map", "flip chart", "x", "given")
        assert not page.form.came
