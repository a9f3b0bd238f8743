"""Export: what will the reader see?"""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from sessionkit.documents.readers import Reader
from sessionkit.domain.goal import Goal
from sessionkit.domain.plan_entry import Agreement
from sessionkit.tui.dialogs import working
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.dialogs.choose_left_out import ChooseLeftOut
from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.dialogs.working import Working, worked
from sessionkit.tui.screens.export import ExportScreen
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.pages import Pages, wrapped
from sessionkit.workflows.change_case import open_case, save_case
from sessionkit.workflows.export_document import Wanted, export_document
from sessionkit.workflows.plan_entries import EntrySaid, add_entry
from tests.tui.conftest import Keyboard, Office

SIZES = [(60, 20), (80, 24), (120, 40)]
HOSTILE = "\x1b]0;x\x07 \u202e [/x] [@click=app.quit]y[/] [bold]b[/bold] <b>h</b> # h \x9b31m\ud800"
CONTROLS = ("\x1b", "\x07", "\x9b", "\u202e", "\ud800")


async def open_export(keyboard: Keyboard, office: Office, session: int | None = 4) -> None:
    keyboard.app.push_screen(ExportScreen(keyboard.app.file_of(office.case().id), session))
    await keyboard.settle()


def preview(keyboard: Keyboard) -> str:
    return keyboard.app.screen.query_one(Pages).text


async def name_file(keyboard: Keyboard, path: Path) -> None:
    """Name a file in the question that is on the screen."""
    await keyboard.press("w")
    assert isinstance(keyboard.app.screen, AskLine)
    keyboard.app.screen.query_one(Line).value = str(path)
    await keyboard.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_the_preview_is_the_document_as_it_is_written_for_every_reader(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        await open_export(keyboard, demo)
        for key, reader in zip("fdpac", Reader, strict=True):
            await keyboard.press(key)
            wanted = Wanted("session", 4, reader.value)
            out = export_document(demo.workspace(), "DEMO-1", wanted)
            assert preview(keyboard) == out.text
            assert ("Nothing is left out" in keyboard.shown()) is (not out.left_out)


async def test_what_is_left_out_is_told_with_why_and_never_with_its_words(demo: Office) -> None:
    async with demo.sit_down((120, 40)) as keyboard:
        await open_export(keyboard, demo)
        await keyboard.press("a")
        shown = keyboard.shown()
        assert "· 3 aims, not chosen (can be put" in shown
        assert "· 1 reference, not for this reader" in shown
        assert "road map" not in shown


async def test_a_document_is_written_where_it_is_said_and_told(
    demo: Office, tmp_path: Path
) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo, None)
        await keyboard.press("w")
        assert "record.md" in keyboard.shown()
        assert "calder" not in keyboard.shown().lower()
        await keyboard.press("escape")
        await name_file(keyboard, tmp_path / "mine.md")
        assert (tmp_path / "mine.md").read_text("utf-8") == preview(keyboard)
        assert "only you can read it" in " ".join(keyboard.shown().split())


async def test_nothing_is_written_over_before_somebody_says_so(
    demo: Office, tmp_path: Path
) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo)
        await name_file(keyboard, there)
        assert isinstance(keyboard.app.screen, Confirm)
        await keyboard.press("enter")
        assert there.read_text() == "mine"
        await name_file(keyboard, there)
        await keyboard.press("down", "enter")
        assert there.read_text("utf-8") == preview(keyboard)


async def test_a_folder_that_is_not_there_is_told_at_the_question_and_the_answer_stays(
    demo: Office, tmp_path: Path
) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo)
        await name_file(keyboard, tmp_path / "nowhere" / "x.md")
        assert "Error: there is no folder" in keyboard.shown()
        assert isinstance(keyboard.app.screen, AskLine)


async def test_something_is_put_in_with_a_reason_and_kept_only_when_it_is_written(
    demo: Office, tmp_path: Path
) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo)
        await keyboard.press("a")
        await keyboard.press("i")
        await keyboard.press("space", "ctrl+s")
        assert "Error: say why it is put in" in keyboard.shown()
        await keyboard.write("the agency asked")
        await keyboard.press("enter")
        assert "Put the last three years on the road map" in preview(keyboard)
        assert demo.case().disclosures == ()
        await name_file(keyboard, tmp_path / "agency.md")
        (kept,) = demo.case().disclosures
        assert (kept.reader, kept.reason) == ("agency", "the agency asked")
        assert "road map" in (tmp_path / "agency.md").read_text("utf-8")
        await keyboard.press("p")
        await keyboard.press("a")
        assert "road map" not in preview(keyboard)


async def test_what_a_co_worker_saved_meanwhile_is_read_before_it_is_written(
    demo: Office, tmp_path: Path
) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo, None)
        tom = demo.workspace("Tom Baird")
        opened = open_case(tom, "DEMO-1")
        goal = Goal("g9", "Something Tom added")
        save_case(tom, opened, replace(opened.case, goals=(*opened.case.goals, goal)))
        await name_file(keyboard, tmp_path / "x.md")
        assert not (tmp_path / "x.md").exists()
        assert "Something Tom added" in preview(keyboard)
        await name_file(keyboard, tmp_path / "x.md")
        assert "Something Tom added" in (tmp_path / "x.md").read_text("utf-8")


async def test_brackets_go_to_the_sessions_before_and_after(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo)
        await keyboard.press("left_square_bracket")
        assert preview(keyboard).startswith("# Session 3\n")
        await keyboard.press("right_square_bracket", "right_square_bracket")
        assert preview(keyboard).startswith("# Session 4\n")


async def test_words_are_found_and_the_next_ones(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo, None)
        await keyboard.press("slash")
        await keyboard.write("WHAT HAPPENED")
        await keyboard.press("enter")
        first = keyboard.app.screen.query_one(Pages).scroll_offset.y
        assert "1 of" in keyboard.shown()
        assert "hat happened" in keyboard.shown()
        await keyboard.press("n")
        assert keyboard.app.screen.query_one(Pages).scroll_offset.y > first


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_as_text_and_steers_nothing(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        file = keyboard.app.file_of(demo.case().id)
        goals = (Goal("g9", HOSTILE, HOSTILE, HOSTILE),)
        hostile = replace(file.case, goals=goals, reference=HOSTILE)
        file.opened = replace(file.opened, case=hostile)
        keyboard.app.push_screen(ExportScreen(file, None))
        await keyboard.settle()
        for key in "fac":
            await keyboard.press(key)
            assert not any(each in keyboard.shown() for each in CONTROLS)
        await keyboard.press("a")
        await keyboard.press("i")
        assert isinstance(keyboard.app.screen, ChooseLeftOut)
        listed = keyboard.app.screen.query_one(OptionList)
        listed.highlighted = listed.get_option_index("g9")
        await keyboard.press("space")
        shown = keyboard.shown()
        assert "Because" in shown
        assert "[/x]" in shown
        assert not any(each in shown for each in CONTROLS)


async def test_work_that_takes_long_says_so_and_can_be_left(
    demo: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SAY_AFTER", 0)
    async with demo.sit_down() as keyboard:
        go_on = threading.Event()
        answers: list[object] = []

        async def ask() -> None:
            answers.append(await worked(keyboard.app, "Thinking", lambda: go_on.wait(60)))

        try:
            for end in ("escape", "done"):
                keyboard.app.run_worker(ask())
                while "Thinking … Esc cancels." not in keyboard.shown():
                    await keyboard.pilot.pause()
                assert isinstance(keyboard.app.screen, Working)
                if end == "escape":
                    await keyboard.press("escape")
                else:
                    go_on.set()
                    await keyboard.settle()
                assert not isinstance(keyboard.app.screen, Working)
        finally:
            go_on.set()
        assert answers == [None, True]


# -- pages ----------------------------------------------------------------------------------------


@settings(max_examples=50)
@given(st.text(alphabet="ab  \n#“”é日本👍🏽\u0301", max_size=120), st.integers(1, 12))
def test_no_word_is_lost_by_wrapping_and_every_row_fits(text: str, width: int) -> None:
    rows = [text[start:end] for start, end in wrapped(text, width)]
    assert "".join("".join(rows).split()) == "".join(text.split())
    assert all(Content(row).cell_length <= max(width, 2) for row in rows)


class OnlyPages(App[None]):
    def compose(self) -> ComposeResult:
        yield Pages()


async def test_a_text_of_three_megabytes_is_shown_and_a_new_width_keeps_the_place() -> None:
    line = "He kept the cards from last week, and put them out himself “at the table”. " * 6
    text = "\n".join(f"{number} {line}" for number in range(6800))
    assert len(text) > 3_000_000
    app = OnlyPages()
    async with app.run_test(size=(80, 24)) as pilot:
        pages = app.query_one(Pages)
        pages.show(text)
        await pilot.pause()
        pages.find("5000 He kept")
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert any(strip.text.startswith("5000 He kept") for strip in strips)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert any("5000 He kept" in strip.text for strip in strips)


# -- the plan -------------------------------------------------------------------------------------


@pytest.fixture
def grown(demo: Office) -> Office:
    """The demo with two entries in the plan, one of which he agreed to."""
    said = EntrySaid("warning-signs", "I go quiet", agreement=Agreement.AGREES)
    add_entry(demo.workspace(), "DEMO-1", said)
    add_entry(demo.workspace(), "DEMO-1", EntrySaid("ways-of-coping", "Ring first"))
    return demo


async def test_the_plan_is_previewed_as_it_is_written_for_every_reader(grown: Office) -> None:
    async with grown.sit_down() as keyboard:
        await open_export(keyboard, grown)
        await keyboard.press("l")
        for key, reader in zip("fdpac", Reader, strict=True):
            await keyboard.press(key)
            wanted = Wanted("prevention-plan", 4, reader.value)
            out = export_document(grown.workspace(), "DEMO-1", wanted)
            assert preview(keyboard) == out.text
            assert ("Nothing is left out" in keyboard.shown()) is (not out.left_out)


async def test_the_card_to_carry_is_the_participants_and_becomes_the_plan_for_others(
    grown: Office, tmp_path: Path
) -> None:
    async with grown.sit_down() as keyboard:
        await open_export(keyboard, grown)
        await keyboard.press("k")
        card = export_document(
            grown.workspace(), "DEMO-1", Wanted("prevention-plan", 4, "participant", card=True)
        )
        assert preview(keyboard) == card.text
        assert "(•) card to carry" in keyboard.shown()
        assert "(•) participant" in keyboard.shown()
        await keyboard.press("h", "m", "w")
        assert keyboard.app.screen.query_one(Line).value.endswith("my-card.md")
        await keyboard.press("escape")
        await name_file(keyboard, tmp_path / "card.md")
        assert (tmp_path / "card.md").read_text() == card.text
        await keyboard.press("f")
        assert "(•) prevention plan" in keyboard.shown()
        assert preview(keyboard).startswith("# Relapse prevention plan")


async def test_where_nothing_may_stand_on_a_card_that_is_said(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo)
        await keyboard.press("k")
        assert "Error: There is nothing for a card yet; none was made." in keyboard.shown()
        await keyboard.press("w")
        assert "There is no document to write yet." in keyboard.shown()


async def test_an_entry_that_can_be_put_in_is_named_by_its_words(grown: Office) -> None:
    async with grown.sit_down() as keyboard:
        await open_export(keyboard, grown)
        await keyboard.press("l", "a", "i")
        assert isinstance(keyboard.app.screen, ChooseLeftOut)
        assert "I go quiet" in keyboard.shown()
