"""The README's picture: a screen of the running program, drawn as SVG (`make screens`)."""

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from sessionkit.domain.dates import read_when
from sessionkit.tui.screens.plan import Plan
from sessionkit.workflows.plan_session import Wishes, plan_session
from tests.four_sessions import make_four_sessions
from tests.tui.conftest import Office

FILE = Path(__file__).parent.parent.parent / "docs" / "pictures" / "plan.svg"
SIZE = (120, 34)
_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Fonts the drawing would fetch from elsewhere; the reader's own will do."""


async def drawn(folder: Path) -> str:
    """Planning session 5 of the demo: what was left on the left, the form, the card."""
    office = Office(folder / "demo")
    make_four_sessions(office.path, office.clock, office.ids)
    workspace = office.workspace()
    when = read_when("3/3/2026 14:30 for 60 min", workspace.today, workspace.zone)
    plan_session(workspace, "DEMO-1", Wishes(when, "Room 2"))
    async with office.sit_down(SIZE) as keyboard:
        file = keyboard.app.file_of(office.case().id)
        keyboard.app.push_screen(Plan(file, file.case.chain[-1].id))
        await keyboard.settle()
        await keyboard.press("space", "f5", "ctrl+s")
        return _FONT.sub("", keyboard.app.export_screenshot(title="sessionkit"))


def main() -> None:
    """Draw it anew."""
    with TemporaryDirectory() as name:
        FILE.write_text(asyncio.run(drawn(Path(name))), "utf-8")


if __name__ == "__main__":
    main()
