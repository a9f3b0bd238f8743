"""Check your answers: what was asked, what was said and Change stand in three columns."""

import pytest

from sessionkit.tui.paint.answers import Answer, answer_row, lack_row
from sessionkit.tui.screens.check_answers import AnswerList, CheckAnswers
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.tour import go_to

SMALLEST = (60, 20)


def rows(keyboard: Keyboard) -> list[list[str]]:
    """Every answer as it is shown, line by line, without the cell for the cursor."""
    page = keyboard.app.screen
    assert isinstance(page, CheckAnswers)
    listed = page.query_one(AnswerList)
    prompts = [str(each.prompt).split("\n") for each in listed.options if each.id]
    return [lines for lines in prompts if not lines[0].startswith("  ")]


@pytest.mark.parametrize("size", [SMALLEST, SMALL, LARGE])
async def test_a_long_answer_stands_under_its_beginning_and_change_beside_it(
    planned: Office, size: tuple[int, int]
) -> None:
    async with planned.sit_down(size) as keyboard:
        await go_to("check-answers", keyboard)
        shown = rows(keyboard)
        assert any(len(lines) > 1 for lines in shown)
        # A cell is for the cursor, one is left free at the right, one is for the bar that scrolls.
        width = size[0] - 3
        for first, *others in shown:
            assert first.endswith("  Change")
            assert len(first) == width
            assert not first[11:12].strip()
            for each in others:
                assert each.startswith(" " * 12)
                assert each[12] != " "
                assert len(each) <= width - len("  Change")


async def test_another_width_breaks_the_answers_anew_and_the_cursor_stays(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await go_to("check-answers", keyboard)
        await keyboard.press("end", "up", "up")
        listed = keyboard.app.screen.query_one(AnswerList)
        before = listed.highlighted_option
        assert before is not None
        await keyboard.pilot.resize_terminal(*SMALLEST)
        await keyboard.settle()
        assert {len(first) for first, *_ in rows(keyboard)} == {SMALLEST[0] - 3}
        assert listed.highlighted_option is not None
        assert listed.highlighted_option.id == before.id


def test_what_is_missing_hangs_under_its_beginning_too() -> None:
    lines = lack_row("Say when the next appointment is, or why there is none.", 30).plain.split(
        "\n"
    )
    assert len(lines) > 1
    assert all(line.startswith("  ") and line[2] != " " and len(line) <= 30 for line in lines)


def test_nothing_said_and_hostile_text_have_their_row_too() -> None:
    assert (
        answer_row(Answer("view", "Our view", ""), 40).plain
        == f"Our view    {'(nothing)':<20}  Change"
    )
    hostile = answer_row(Answer("view", "Our view", "[/x] \x1b]0;\x07 \u202e" + "a" * 50), 40).plain
    assert "[/x]" in hostile
    assert not {"\x1b", "\x07", "\u202e"} & set(hostile)
    assert len(hostile.split("\n")) > 2
