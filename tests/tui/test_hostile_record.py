"""Hostile text in the record form: shown as text, and nothing it tries happens."""

from sessionkit.tui.screens.check_answers import CheckAnswers
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.fold import Fold
from tests.tui.conftest import Office
from tests.tui.hostile import AT_THE_DOOR, BIDI, hostile_case, steering_characters
from tests.tui.test_record import open_record


async def test_hostile_text_in_every_field_of_a_record_is_shown_as_text(demo: Office) -> None:
    workspace = demo.workspace()
    case = hostile_case(workspace)
    session = next(each for each in case.chain if each.held is not None)
    reopened = case.reopen_record(session.id) if session.held and session.held.completed else case
    workspace.cases.save(workspace.cases.open(case.id), reopened, "w", workspace.now)
    for size in ((80, 24), (120, 40), (60, 20)):
        async with demo.sit_down(size) as keyboard:
            keyboard.app.push_screen(Record(keyboard.app.file_of(case.id), session.id))
            await keyboard.settle()
            await keyboard.press("f8")
            for _ in range(12):
                assert steering_characters(keyboard.shown()) == set()
                await keyboard.press("tab")
            await keyboard.press("f2")
            assert isinstance(keyboard.app.screen, CheckAnswers | Record)
            assert steering_characters(keyboard.shown()) == set()


async def test_what_is_pasted_passes_the_door_and_the_person_is_told(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.paste(f"{AT_THE_DOOR}\nsecond line\x1b[31m")
        text = page.form.happened[0].text
        assert "[/x]" in text
        assert "second line␛[31m" in text
        assert not set(BIDI[0]) & set(text)
        assert "cannot be shown safely" in keyboard.shown()
        await keyboard.press("f4")
        await keyboard.paste("first\nsecond [/x]")
        assert page.form.issues[0].text == "first second [/x]"
        assert len(list(page.query(Fold))) > 3
