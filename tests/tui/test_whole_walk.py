"""The whole job at 80×24, by keyboard, in one sitting of the program; `docs/walk.md` tells it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sessionkit.domain.settings import Settings
from sessionkit.workflows.open_workspace import make_workspace
from sessionkit.workflows.workers import add_worker
from tests.tui import golden
from tests.tui.conftest import SMALL, Keyboard, Office

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "walk.md"
HEAD = """# A walk through the whole job

Every screen below is as the program showed it, 80 columns by 24 rows, to the test that took this
walk (`tests/tui/test_whole_walk.py`); `make screens` takes it again. All people are invented.

One worker at the keyboard: a new case, two goals, the programme's steps, six weeks of sessions, and
the record that comes of them. What is typed as prose stands in “quotes”; everything else is a key.
"""


@dataclass(slots=True)
class Walk:
    """Takes the walk and writes it down."""

    keyboard: Keyboard
    told: list[str] = field(default_factory=list)

    async def keys(self, *keys: str) -> None:
        await self.keyboard.press(*keys)

    async def write(self, *texts: str) -> None:
        """Prose into field after field, with Tab between."""
        for place, text in enumerate(texts):
            if place:
                await self.keyboard.press("tab")
            await self.keyboard.write(text)

    def chapter(self, title: str) -> None:
        self.told.append(f"## {title}\n")

    async def look(self, said: str, *seen: str) -> None:
        """Write the screen down with what was done; what must be seen is there."""
        # What was said last may still scroll the field it was said of into sight.
        await self.keyboard.settle()
        shown = self.keyboard.shown()
        for each in seen:
            assert each in shown, f"{each!r} is not on the screen:\n{shown}"
        rows = "\n".join(f"    {row}".rstrip() for row in shown.split("\n"))
        self.told.append(f"{said}\n\n{rows}\n")


def empty_office(folder: Path) -> Office:
    """A workspace with two workers and nothing else."""
    office = Office(folder / "workspace")
    settings = Settings(team="Bridge Street (invented)")
    workspace = make_workspace(office.path, office.clock, office.ids, "Isla Muir", settings)
    add_worker(workspace, "Tom Baird")
    return office


async def test_the_whole_walk_by_keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is looked at by the clock would make the transcript another one each time.
    monkeypatch.setattr("sessionkit.tui.form_page.KEEP_EVERY", 3600.0)
    office = empty_office(tmp_path)
    async with office.sit_down(SMALL) as keyboard:
        walk = Walk(keyboard)
        await open_a_case(walk)
        await set_two_goals(walk)
        await choose_steps(walk)
        await plan_the_first(walk)
        office.on(7)
        await record_the_first(walk)
        await plan_the_second(walk)
        office.on(7)
        await record_the_second(walk)
        await put_the_third_off(walk)
        office.on(14)
        await miss_the_fourth(walk)
        await look_at_the_chain(walk)
        await export_the_record(walk, tmp_path)
    golden.check(DOCUMENT, "\n".join([HEAD, *walk.told]))


async def open_a_case(walk: Walk) -> None:
    walk.chapter("A new case")
    await walk.look("Home, in an empty workspace. `n` opens a new case.", "Nothing needs you today")
    await walk.keys("n")
    await walk.write("Rowan Calder")
    await walk.keys("tab")
    await walk.write("DEMO-1")
    await walk.look("“Rowan Calder”, Tab, “DEMO-1”. The pair is suggested.", "Isla Muir, Tom Baird")
    await walk.keys("ctrl+s")
    await walk.look("Ctrl+S opens the case.", "What comes next")


async def set_two_goals(walk: Walk) -> None:
    walk.chapter("Two goals")
    await walk.keys("3", "g")
    await walk.write(
        "Know the situations that are risky for him, and leave them early",
        "The programme, step by step",
        "His own account, and what others see",
    )
    await walk.look(
        "`3` for the front sheet, `g` for a goal; Tab goes from field to field.", "Goal"
    )
    await walk.keys("ctrl+s", "escape", "g", "enter")
    await walk.write("Have two people to ring before things get worse")
    await walk.keys("ctrl+s", "escape")
    await walk.look("A second goal the same way. Both stand on the front sheet.", "Have two people")
    case = walk.keyboard.app.workspace
    assert case is not None


async def choose_steps(walk: Walk) -> None:
    walk.chapter("The programme, with reasons")
    await walk.keys("s")
    await walk.look("`s` shows the programme: none yet.", "programme")
    await walk.keys("enter")
    await walk.write("Agreed with him; it begins with what he is good at.")
    await walk.keys("enter")
    await walk.look("Enter takes the first; why it was chosen is kept (¶55).", "Pen Picture")
    await walk.keys("down", "down", "s")
    await walk.write("Done in custody; the pair has the record of it.")
    await walk.keys("enter")
    await walk.look("`s` passes a step over, with its reason.", "skipped")
    await walk.keys("escape", "1")


async def plan_the_first(walk: Walk) -> None:
    walk.chapter("Session 1: plan")
    await walk.keys("p")
    await walk.look("`p` plans. The first step of the programme is offered.", "Pen Picture")
    await walk.write("10/3 14:00 for 60 min")
    await walk.keys("tab")
    await walk.write("Room 2")
    await walk.keys("f8", "space", "down", "space", "enter", "f5")
    await walk.look(
        "The day comes first, and its weekday is said back. F8 takes two of the card's aims, F5 "
        "its steps.",
        "Tue 10 Mar 2026",
        "60 of 60 min",
    )
    await walk.keys("ctrl+s")
    await walk.look("Ctrl+S saves: the session has its number.", "plan session 1")
    await walk.keys("escape")


async def record_the_first(walk: Walk) -> None:
    walk.chapter("Session 1: record")
    await walk.keys("r")
    await walk.look(
        "A week later, `r`: the record, with the plan's aims in place.", "record session 1"
    )
    await walk.keys("a", "m", "p")
    await walk.look(
        "`a` attended, `m` met, `p` partly met: each key goes on by itself, and what is not met "
        "asks for a word.",
        "(•) partly",
    )
    await walk.write("He will think about who may be told.")
    await walk.keys("enter")
    await walk.write(
        "He brought a drawing of his own and spoke about it for ten minutes. He named two things "
        "he is good at; the third he left open.",
        "He was at ease with something in his hands. We begin with his own material next time.",
    )
    await walk.keys("tab", "o", "down", "f4")
    await walk.write("His sister does not know about the programme and he wants her to.")
    await walk.keys("f5")
    await walk.write("Ask housing for the date of the move")
    await walk.keys("enter")
    await walk.write("Tom")
    await walk.keys("enter")
    await walk.write("fri")
    await walk.look(
        "The two parts of the outcome, `o` continue, ↓ takes the next appointment with its place, "
        "F4 an issue, F5 an action: what, who, by when.",
        "issue",
        "action",
    )
    await walk.keys("f2")
    await walk.look("F2: check your answers. Nothing is missing.", "Complete the record")
    await walk.keys("f2")
    await walk.look("F2 again completes it.", "recorded")


async def plan_the_second(walk: Walk) -> None:
    walk.chapter("Session 2: plan")
    await walk.keys("p", "space", "down", "space", "down", "space")
    await walk.look(
        "What session 1 left stands on the left: the aim partly met, the issue, the action. Space "
        "takes each up, and it stands among the aims with its link.",
        "[x]",
        "← S1",
    )
    await walk.keys("ctrl+s", "escape")


async def record_the_second(walk: Walk) -> None:
    walk.chapter("Session 2: record")
    await walk.keys("r", "a", "m", "m", "m")
    await walk.write(
        "He began by himself with the second half of the drawing. His sister knows since Sunday.",
        "Asking less has worked. We can move on.",
    )
    await walk.keys("tab", "c", "down")
    await walk.look(
        "A week later: three aims met, two paragraphs, `c` complete, ↓ the next.", "(•) met"
    )
    await walk.keys("f2", "f2", "2")
    await walk.look(
        "F2, F2, and `2` for the threads: what session 1 left was met in session 2.",
        "0 open, 3 settled",
    )
    await walk.keys("1")


async def put_the_third_off(walk: Walk) -> None:
    walk.chapter("Session 3: put off")
    await walk.keys("p", "ctrl+s", "escape", "n", "p")
    await walk.write("Began a new shift that day", "Rowan Calder", "31/3 14:00 for 60 min")
    await walk.look(
        "Session 3 is planned (`p`, Ctrl+S), then `n` not held, `p` put off: why, who asked, to "
        "when. Nothing else is asked.",
        "put off",
        "31/3 14:00",
    )
    await walk.keys("f2")
    await walk.look("F2 completes it; session 4 stands in its place, with the plan.", "put off")


async def miss_the_fourth(walk: Walk) -> None:
    walk.chapter("Session 4: not held, followed up the same day")
    await walk.keys("n", "u")
    await walk.write("Did not come and did not ring")
    await walk.keys("tab")
    await walk.write("Rang him at 15:00; he had slept after a night shift")
    await walk.keys("tab", "tab", "down")
    await walk.look(
        "`n`, `u` absent without good reason. The follow-up is due the same working day (¶26); ↓ "
        "takes what is suggested, the place with the time.",
        "Follow-up due",
    )
    await walk.keys("f2")


async def look_at_the_chain(walk: Walk) -> None:
    walk.chapter("The chain")
    await walk.look(
        "Four sessions: recorded •, not held ×; the marks say how each follows the one before.",
        "put off",
        "missed",
    )
    await walk.keys("home")
    await walk.look(
        "Home goes to session 1: its issue was settled by an aim of session 2.", "Session 1"
    )


async def export_the_record(walk: Walk, folder: Path) -> None:
    walk.chapter("The record")
    await walk.keys("x", "shift+tab", "r")
    await walk.look(
        "`x` exports; Shift+Tab, `r` for the whole record. The preview is the file as it will be.",
        "Rowan",
    )
    await walk.keys("pagedown", "pagedown")
    await walk.look("Page Down reads on.", "## Programme")
    await walk.keys("w")
    await walk.keys(*["ctrl+u"])
    await walk.write(str(folder / "record.md"))
    await walk.keys("enter")
    text = (folder / "record.md").read_text("utf-8")
    assert "Walks past" not in text
    assert "His sister does not know about the programme and he wants her to." in text
