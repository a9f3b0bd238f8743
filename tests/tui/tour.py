"""A tour of every screen and dialog there is, on the demo with session 5 planned."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.screen import Screen

from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import Agreement, Founded
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.dialogs.help import Help
from sessionkit.tui.dialogs.mark_passage import MarkPassage
from sessionkit.tui.dialogs.two_texts import TwoTextsOrBoth
from sessionkit.tui.dialogs.who_works import WhoWorks
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.cases import Cases
from sessionkit.tui.screens.check_answers import CheckAnswers
from sessionkit.tui.screens.entry_form import EntryForm
from sessionkit.tui.screens.export import ExportScreen
from sessionkit.tui.screens.first_run import FirstRun
from sessionkit.tui.screens.front_form import FrontForm
from sessionkit.tui.screens.goal_form import GoalForm
from sessionkit.tui.screens.library import Library
from sessionkit.tui.screens.new_case_form import NewCaseForm
from sessionkit.tui.screens.not_held_form import NotHeldForm
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.screens.prior_form import PriorForm
from sessionkit.tui.screens.programme import ProgrammeScreen
from sessionkit.tui.screens.record import Record
from sessionkit.tui.screens.settings_form import SettingsForm
from sessionkit.tui.screens.worker_form import WorkerForm
from sessionkit.workflows.plan_entries import EntrySaid, add_entry, replace_entry, withdraw_entry
from sessionkit.workflows.typed.entry import NewEntry
from sessionkit.workflows.typed.record import record_form
from sessionkit.workflows.typed.record_writing import lacking
from tests.tui.conftest import Keyboard

Place = Callable[[CaseFile, Keyboard], Screen[Any] | None]


def _check_answers(file: CaseFile, _: Keyboard) -> Screen[Any]:
    form = record_form(file.workspace, file.case, file.case.chain[-1].id)
    return CheckAnswers(file.case, form, lacking(file.workspace, file.case, form))


PLACES: dict[str, Place] = {
    "today": lambda _, __: None,
    "cases": lambda _, __: Cases(),
    "case": lambda file, _: CaseScreen(file.case.id),
    "case-threads": lambda file, _: CaseScreen(file.case.id, tab="threads"),
    "case-front": lambda file, _: CaseScreen(file.case.id, tab="front"),
    "case-check": lambda file, _: CaseScreen(file.case.id, tab="check"),
    "case-plan": lambda file, _: CaseScreen(file.case.id, tab="plan"),
    "case-plan-grown": lambda file, _: CaseScreen(file.case.id, tab="plan"),
    "entry-new": lambda file, _: EntryForm(file, None, NewEntry("risky-situations", 4)),
    "entry": lambda file, _: EntryForm(file, file.case.plan[0].id, NewEntry("", 4)),
    "plan": lambda file, _: Plan(file, file.case.chain[-1].id),
    "plan-next": lambda file, _: Plan(file, None),
    "record": lambda file, _: Record(file, file.case.chain[-1].id),
    "record-unplanned": lambda file, _: Record(file, None),
    "check-answers": _check_answers,
    "not-held": lambda file, _: NotHeldForm(file, file.case.chain[-1].id),
    "goal": lambda file, _: GoalForm(file, file.case.goals[0].id),
    "prior": lambda file, _: PriorForm(file, None),
    "front": lambda file, _: FrontForm(file),
    "programme": lambda file, _: ProgrammeScreen(file),
    "new-case": lambda file, _: NewCaseForm(file.workspace),
    "library": lambda file, _: Library(file),
    "export": lambda file, _: ExportScreen(file, 4),
    "export-plan": lambda file, _: ExportScreen(file, 4, "prevention-plan"),
    "first-run": lambda _, __: FirstRun(),
    "settings": lambda _, __: SettingsForm(),
    "worker": lambda _, __: WorkerForm(),
    "who-works": lambda _, __: WhoWorks(),
    "help": lambda _, keyboard: Help(keyboard.app.screen),
    "ask-line": lambda _, __: AskLine("Why is this step passed over?", hint="A few words will do."),
    "confirm": lambda _, __: Confirm("Write over the file that is there?", "Write over"),
    "draft-offer": lambda file, _: DraftOffer(
        {"when": "Tue 3 Mar 2026", "why": ""},
        {"when": "Wed 4 Mar 2026", "why": "He asked for it"},
        file.workspace.now,
        lambda path: path.capitalize(),
    ),
    "two-texts": lambda _, __: TwoTextsOrBoth("Content", "What I wrote.", "What Tom wrote."),
    "mark-passage": lambda _, __: MarkPassage(),
}
"""Every place by name, with the screen that is pushed on Today to get there."""


GROWN = ("case-plan-grown", "entry", "export-plan")
"""Places where something stands in the plan already."""


async def _grow(file: CaseFile) -> None:
    """A plan with an entry of every kind."""
    workspace, case = file.workspace, file.case.id
    said = EntrySaid(
        "warning-signs",
        "I go quiet, and say that I am tired.",
        2,
        Agreement.AGREES,
        "“That’s the first one.”",
        Founded.SHOWN,
    )
    add_entry(workspace, case, said)
    add_entry(workspace, case, EntrySaid("risky-situations", "The late bus.", 3))
    thinks = EntrySaid("ways-of-coping", "Straight home.", 3, Agreement.DOES_NOT, "“Not always.”")
    _, old = add_entry(workspace, case, thinks)
    replace_entry(workspace, case, old, EntrySaid("", "Straight home by the high street.", 4))
    sister = EntrySaid("people-who-can-help", "My sister.", 4, marks=(Mark.THIRD_PARTY,))
    _, gone = add_entry(workspace, case, sister)
    withdraw_entry(workspace, case, gone, "She has moved away.")
    await file.catch_up()


async def go_to(place: str, keyboard: Keyboard) -> None:
    """Take somebody to a place."""
    entries = keyboard.app.workspace.cases.case_ids()
    file = keyboard.app.file_of(entries[0])
    if place == "first-run":
        # There a workspace has not been named yet.
        keyboard.app.start = replace(keyboard.app.start, path=None)
    if place in GROWN:
        await _grow(file)
    screen = PLACES[place](file, keyboard)
    if screen is not None:
        keyboard.app.push_screen(screen)
    await keyboard.settle()
