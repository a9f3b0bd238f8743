"""The program in a real pseudo-terminal: opened, killed, written to from outside, and left."""

import re
import shutil
import signal
from pathlib import Path

import pytest

from sessionkit.domain.passage import text_of
from tests.tui.conftest import Office
from tests.tui.hostile import AT_THE_DOOR, hostile_case
from tests.tui.terminal import Terminal

FROM_TEXT = (b"owned", b"\x1b[31mred", b"\x9b2J", "\u202e".encode(), "\u2066".encode())
"""What hostile text would have sent to the terminal; `owned` only as the title it would set."""


def open_record(terminal: Terminal) -> None:
    """From home into the record of the session planned for today, its first big field."""
    terminal.see("DEMO-1", "nothing recorded yet")
    terminal.press("r")
    terminal.see("record session 5")
    terminal.press("a", "d", "m", "m")
    terminal.see("(•) attended")


@pytest.fixture
def started(planned: Office) -> tuple[str, ...]:
    """The arguments that open the planned demo as Isla.

    The program's own clock is not the tests': session 5 lies in its past and is to be written up.
    """
    return ("--workspace", str(planned.path), "--as", "Isla")


def test_the_demo_opens_on_its_home_screen_and_leaves_the_terminal_as_it_was(
    tmp_path: Path,
) -> None:
    with Terminal("demo", str(tmp_path / "demo")) as terminal:
        terminal.see("INVENTED PEOPLE ONLY: NOT SEALED", "DEMO-1", "F1 Help")
        terminal.press("f")
        terminal.see("reference or name", "S31 Tue")
        terminal.press("enter")
        terminal.see("Sessions", "Threads", "Front sheet")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert b"\x1b[?1049l" in terminal.raw
        assert b"\x1b[?25h" in terminal.raw


def test_what_was_typed_before_a_kill_is_offered_with_both_texts(
    started: tuple[str, ...], planned: Office
) -> None:
    with Terminal(*started) as terminal:
        open_record(terminal)
        terminal.write("Half a thought")
        terminal.see("Half a thought")
        terminal.wait_for(planned.path / "drafts", "*.draft")
        terminal.see("Draft saved")
        terminal.kill(signal.SIGKILL)
    with Terminal(*started) as terminal:
        terminal.see("DEMO-1")
        terminal.press("r")
        terminal.see("In the record", "As typed", "(empty)", "Half a thought")
        terminal.press("enter")
        terminal.see("record session 5", "Half a thought")
        terminal.press("ctrl+s")
        terminal.see("Saved ")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "Half a thought"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_window_closed_while_typing_keeps_what_was_typed(
    started: tuple[str, ...], planned: Office, how: signal.Signals
) -> None:
    with Terminal(*started) as terminal:
        open_record(terminal)
        terminal.write("The last word")
        terminal.see("The last word")
        terminal.kill(how)
        assert terminal.ended() == 0
    (draft,) = planned.workspace().drafts.of_worker(planned.workspace().acting.id)
    assert "The last word" in str(draft.typed)


def test_hostile_text_steers_no_terminal(planned: Office) -> None:
    shutil.rmtree(planned.path / "cases")
    (planned.path / "cases").mkdir()
    hostile_case(planned.workspace())
    with Terminal("--workspace", str(planned.path), "--as", "Isla") as terminal:
        terminal.see("EVIL-1")
        terminal.press("f")
        terminal.see("reference or name", "EVIL-1")
        terminal.press("enter")
        terminal.see("Sessions")
        for key in ("2", "3", "1", "right", "tab", "t", "escape", "left", "up", "up"):
            terminal.press(key)
            terminal.see("EVIL-1")
        terminal.press("x")
        terminal.see("export")
        terminal.press("escape")
        terminal.see("Threads")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        for each in FROM_TEXT[1:]:
            assert each not in terminal.raw
        assert not re.search(rb"\x1b\][0-9;]*owned", terminal.raw)


def test_what_is_pasted_into_a_field_steers_no_terminal(
    started: tuple[str, ...], planned: Office
) -> None:
    with Terminal(*started) as terminal:
        open_record(terminal)
        # An escape makes no keys of what follows: F2 would complete, Ctrl+Q would leave.
        terminal.paste(f"{AT_THE_DOOR} \x1bOQ \x11 \x9b31m end")
        terminal.see("cannot be shown safely", "[/x]", "⟦U+202E⟧", "end")
        terminal.press("ctrl+s")
        terminal.see("Saved ")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert "\u202e".encode() not in terminal.raw
        assert "\x9b".encode() not in terminal.raw


def test_a_key_with_alt_acts_and_writes_no_letter(
    started: tuple[str, ...], planned: Office
) -> None:
    with Terminal(*started) as terminal:
        open_record(terminal)
        terminal.write("As it was")
        terminal.see("As it was")
        terminal.press("alt+d")
        terminal.see("Private display is on")
        terminal.press("alt+m")
        terminal.see("Made")
        terminal.write("Road map")
        terminal.press("ctrl+s")
        terminal.see("Saved ")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "As it was"
    assert [each.title for each in held.made] == ["Road map"]


def test_a_field_can_be_written_in_the_persons_own_editor(
    started: tuple[str, ...], planned: Office, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "Written elsewhere." >> "$1"\n')
    editor.chmod(0o700)
    with Terminal(*started, environment={"EDITOR": str(editor)}) as terminal:
        open_record(terminal)
        terminal.write("Begun here. ")
        terminal.see("Begun here.")
        terminal.press("ctrl+o")
        terminal.see("Begun here. Written elsewhere.")
        terminal.press("ctrl+s")
        terminal.see("Saved ")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_a_window_made_too_small_says_so_and_comes_back(started: tuple[str, ...]) -> None:
    with Terminal(*started) as terminal:
        open_record(terminal)
        terminal.write("Still here")
        terminal.see("Still here")
        terminal.resize(50, 15)
        terminal.see("needs 60 columns")
        terminal.resize(100, 30)
        terminal.see("Still here", "F1 Help")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_no_color_is_heeded(started: tuple[str, ...]) -> None:
    with Terminal(*started, environment={"NO_COLOR": "1"}) as terminal:
        terminal.see("DEMO-1", "F1 Help")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw)
        assert all(red == green == blue for red, green, blue in colours)
