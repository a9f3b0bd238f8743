"""What nobody foresaw: the program ends, tells no one's words, and what was typed is kept."""

from pathlib import Path

from tests.tui.conftest import Office
from tests.tui.terminal import Terminal

BROKEN = """
import sys
from sessionkit.tui.screens.record import Record

def typed(self, path):
    if "boom" in str(self.form.happened):
        secret = self.form.happened
        raise RuntimeError(f"not foreseen: {secret}")

Record.typed = typed
from sessionkit.__main__ import main
main()
"""


def test_an_unforeseen_error_shows_nobodys_words_and_keeps_what_was_typed(
    planned: Office, tmp_path: Path
) -> None:
    script = tmp_path / "broken.py"
    script.write_text(BROKEN)
    arguments = ("--workspace", str(planned.path), "--as", "Isla")
    with Terminal(*arguments, program=(str(script),)) as terminal:
        terminal.see("nothing recorded yet")
        terminal.press("r")
        terminal.see("record session 5")
        terminal.press("a", "d", "m", "m")
        terminal.see("(•) attended", "(•) done")
        terminal.write("What he said in private boom")
        assert terminal.ended() == 4
        said = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
        assert "RuntimeError" in said
        assert "test_" not in said
        assert "What he said" not in said
        assert "Rowan" not in said
    (draft,) = planned.workspace().drafts.of_worker(planned.workspace().acting.id)
    assert "What he said in private boom" in str(draft.typed)
