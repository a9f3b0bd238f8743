"""Export: what will the reader see?

Invariant: the preview is the document as it would be written, for that reader and with what was
chosen for it; nothing is written and no choice is kept before the person says where to.
"""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sessionkit.documents.left_out import LeftOut
from sessionkit.documents.readers import Reader
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.text import make_safe
from sessionkit.tui.ask_file import ask_file
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.choose_left_out import ChooseLeftOut, Chosen
from sessionkit.tui.dialogs.working import worked
from sessionkit.tui.page import Page
from sessionkit.tui.paint.left_out import offered, told
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.pages import Pages
from sessionkit.workflows.export_document import PLAN, Preview, Wanted, preview_document
from sessionkit.workflows.write_export import READ_IT_THROUGH, suggested_name, write_export

READERS = (
    Option("f", Reader.FILE.value, "file"),
    Option("d", Reader.DUTY.value, "duty"),
    Option("p", Reader.PARTICIPANT.value, "participant"),
    Option("a", Reader.AGENCY.value, "agency"),
    Option("c", Reader.COURT.value, "court"),
)
FORMS = (Option("m", "md", "Markdown"), Option("h", "html", "HTML"))
_CARD = "card"
"""The card to carry, among the documents."""
_NOTHING = Chosen(frozenset(), "")
_READERS_ARE = {
    "file": "Those entitled to the case.",
    "duty": "A duty worker who has never met the participant.",
    "participant": f"The participant. {READ_IT_THROUGH}",
    "agency": "Another agency that shares the order.",
    "court": "The court that made the order.",
}


class ExportScreen(Page[None]):
    """A document for a reader.

    Args:
        file: the open case.
        session: number of the session, where the document is to be of one; the record where empty.
        document: the document to begin with, where it is another than these two.
    """

    CSS_PATH = "export.tcss"
    ABOUT = (
        "Shows a document exactly as a reader will see it, and what is left out for that reader "
        "and why. Nothing is written before you say where to; the file is yours alone to read."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("w", "write", "Write", "Write the document into a file"),
        Command("i", "put_in", "Put in", "Choose what is put in that would be left out"),
        Command("slash", "find", "Find", "Find words in the preview"),
        Command("right_square_bracket", "session(1)", "Session +", "The session after", False),
        Command("left_square_bracket", "session(-1)", "Session -", "The session before", False),
        Command("n", "find_next", "Next", "Go to the next place the words stand at", False),
        Command("pagedown", "page(1)", "Page down", "Read on by a page", False),
        Command("pageup", "page(-1)", "Page up", "Read back by a page", False),
        Command("escape", "back", "Back", "Go back; nothing is written"),
    )
    AUTO_FOCUS = "#reader"

    def __init__(self, file: CaseFile, session: int | None, document: str = "") -> None:
        super().__init__()
        self._file = file
        numbers = [each.number for each in file.case.chain if each.number is not None]
        self._numbers = tuple(sorted(numbers))
        number = session if session is not None else max(numbers, default=None)
        by_itself = "record" if session is None else "session"
        self._wanted = Wanted(document or by_itself, number)
        self._chosen = _NOTHING
        self._can_choose: tuple[LeftOut, ...] = ()
        self._shown: Preview | None = None

    def heading(self) -> str:
        """Of which case."""
        return f"{self._file.case.reference} · export"

    def body(self) -> ComposeResult:
        """What, for whom, how; the preview and what is left out."""
        wanted = self._wanted
        with Container(id="asked"):
            documents = self._documents()
            yield FieldRow(
                "Document",
                Choice("document", documents, wanted.document, goes_on=False, id="document"),
            )
            yield FieldRow(
                "For", Choice("reader", READERS, wanted.reader, goes_on=False, id="reader")
            )
            yield FieldRow("Form", Choice("form", FORMS, wanted.form, goes_on=False, id="form"))
        with Horizontal(id="both"):
            yield Pages(id="pages")
            with VerticalScroll(id="left-out"):
                yield Static(id="told-left-out", markup=False)

    def _documents(self) -> tuple[Option, ...]:
        others = (
            Option("r", "record", "record"),
            Option("l", PLAN, "prevention plan"),
            Option("k", _CARD, "card to carry"),
        )
        if self._wanted.number is None:
            return others
        session = f"session {self._wanted.number} ([ and ] change it)"
        return (Option("s", "session", session), *others)

    def on_mount(self) -> None:
        """Lay out what was asked for."""
        self._lay_out()

    def on_key(self, event: events.Key) -> None:
        """Choose by the letter that stands there, whichever row the cursor is on."""
        for field in self.query(Choice):
            for each in field.options:
                if each.key == event.key:
                    event.stop()
                    field.choose(each.value)
                    return

    # -- the preview --------------------------------------------------------------------------

    def on_typed(self, event: Typed) -> None:
        """Something else is wanted."""
        event.stop()
        value = str(event.value)
        field = self.query_one(f"#{event.path}", Choice)
        former = self._wanted
        if not value:
            stood = _CARD if former.card and event.path == "document" else ""
            field.show(stood or getattr(former, event.path))
            return
        self._keep_card_and_reader_together(event.path, value)
        answers = {each.path: each.value for each in self.query(Choice)}
        card = answers["document"] == _CARD
        self._wanted = replace(
            former,
            document=PLAN if card else answers["document"],
            reader=answers["reader"],
            form=answers["form"],
            card=card,
        )
        if event.path != "form" and self._wanted != former:
            # What is put in is chosen for one document and one reader.
            self._chosen = _NOTHING
        self._lay_out()

    def _keep_card_and_reader_together(self, path: str, value: str) -> None:
        """The card is the participant's own: for another reader there is the plan."""
        document, reader = self.query_one("#document", Choice), self.query_one("#reader", Choice)
        if path == "document" and value == _CARD:
            reader.show(Reader.PARTICIPANT.value)
        elif path == "reader" and value != Reader.PARTICIPANT.value and document.value == _CARD:
            document.show(PLAN)

    @work(exclusive=True, group="preview")
    async def _lay_out(self) -> None:
        workspace, case = self.app.workspace, self._file.case
        self._shown = None
        plain = replace(self._wanted, chosen=frozenset(), because="")
        wanted = self._with_chosen()

        def made() -> tuple[Preview, str, tuple[LeftOut, ...]]:
            preview = preview_document(workspace, case, wanted)
            text = make_safe(preview.text).text
            if not wanted.chosen:
                return preview, text, preview.left_out
            return preview, text, preview_document(workspace, case, plain).left_out

        try:
            done = await worked(self.app, "Laying out the document", made)
        except SessionkitError as error:
            self._no_preview()
            self.tell_error(error)
            return
        if done is None:
            self._no_preview()
            self.tell("Not laid out. Choose the document again to wait for it.")
            return
        self._shown, text, can_choose = done
        self._can_choose = tuple(each for each in can_choose if each.items)
        self.tell("")
        self.query_one(Pages).show(text)
        self._tell_left_out()

    def _with_chosen(self) -> Wanted:
        return replace(self._wanted, chosen=self._chosen.items, because=self._chosen.because)

    def _no_preview(self) -> None:
        self._shown = None
        self.query_one(Pages).show("")
        self.query_one("#told-left-out", Static).update("")

    def _tell_left_out(self) -> None:
        if self._shown is None:
            return
        lines = [words(_READERS_ARE[self._wanted.reader], "$quiet")]
        sentences = told(self._shown.left_out)
        lines.append(Content.styled("Left out" if sentences else "Nothing is left out.", "bold"))
        lines += [words(f"· {each}") for each in sentences]
        if self._chosen.items:
            many = len(self._chosen.items)
            lines.append(words(f"Put in by choice: {many}, because {self._chosen.because}", "bold"))
        self.query_one("#told-left-out", Static).update(Content("\n").join(lines))

    def action_session(self, by: int) -> None:
        """The document of the session before or after."""
        if not self._numbers or self._wanted.number is None:
            self.tell("There is no session yet.")
            return
        at = self._numbers.index(self._wanted.number) if self._wanted.number in self._numbers else 0
        number = self._numbers[max(0, min(len(self._numbers) - 1, at + by))]
        self._wanted = replace(self._wanted, document="session", number=number, card=False)
        self._chosen = _NOTHING
        document = self.query_one("#document", Choice)
        document.options = self._documents()
        document.show("session")
        self._lay_out()

    def action_find(self) -> None:
        """Find words."""
        self.query_one(Pages).action_find()

    def action_find_next(self) -> None:
        """The next place."""
        self.query_one(Pages).action_find_next()

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(Pages).page(by)

    # -- putting in ---------------------------------------------------------------------------

    def action_put_in(self) -> None:
        """Choose what is put in."""
        if self._shown is None:
            self.tell("There is no document yet to put anything in.")
            return
        can = offered(self._file.case, self._can_choose)
        if not can:
            self.tell(
                f"Nothing is left out for the reader {self._wanted.reader} that can be put in."
            )
            return
        asked = ChooseLeftOut(can, self._wanted.reader, self._chosen)
        self.app.push_screen(asked, self._put_in)

    def _put_in(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self._chosen = chosen
            self._lay_out()

    # -- writing ------------------------------------------------------------------------------

    def action_write(self) -> None:
        """Ask where to."""
        if self._shown is None:
            self.tell("There is no document to write yet.")
            return
        ask_file(
            self.app,
            suggested_name(self._wanted),
            lambda path, over: self._write(path, over=over),
        )

    @work(exclusive=True, group="write")
    async def _write(self, path: Path, *, over: bool) -> None:
        seen = self._shown.text if self._shown is not None else ""
        file, workspace, wanted = self._file, self.app.workspace, self._with_chosen()
        try:
            if await file.catch_up() is not None:
                self._lay_out()
                self.tell("Your co-worker saved meanwhile. Read the preview again, then write it.")
                return
            out = await file.do(
                lambda: write_export(workspace, file.case.id, wanted, path, over=over)
            )
            await file.catch_up()
        except SessionkitError as error:
            self.tell_error(error)
            return
        newer = "" if out.text == seen else " It is newer than the preview: read it through."
        self.tell(f"Written to {path}; only you can read it.{newer}")
