"""One declaration for each command: key, footer, palette and help all come from it."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.command import CommandPalette

import sessionkit.tui
from sessionkit.tui.commands import Command, Commanded, commands_at
from sessionkit.tui.dialogs.help import Help
from sessionkit.tui.form_page import FormPage
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.hints import MOST
from tests.tui.conftest import Keyboard, Office
from tests.tui.test_record import open_record

FOLDER = Path(sessionkit.tui.__file__).parent
THE_FIELDS_OWN = {
    *(f"ctrl+{letter}" for letter in "aewdukxcvzy"), "f6", "f7", "ctrl+enter", "shift+enter",
}  # fmt: skip
"""Keys that text fields take, or that terminals do not tell apart."""


def everything(kind: type[Commanded] = Commanded) -> Iterator[type[Commanded]]:
    """Every class that declares commands, once all modules are loaded."""
    for module in pkgutil.walk_packages([str(FOLDER)], "sessionkit.tui."):
        importlib.import_module(module.name)
    waiting, seen = [kind], set()
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                yield each


def own(kind: type[Commanded]) -> tuple[Command, ...]:
    """What a class declares itself."""
    return tuple(kind.__dict__.get("HERE", ()))


def test_every_command_has_its_deed() -> None:
    for kind in everything():
        for command in own(kind):
            deed = command.deed.partition("(")[0]
            assert hasattr(kind, f"action_{deed}"), f"{kind.__name__}: {command.deed}"


def test_every_key_comes_from_a_declaration_and_from_nowhere_else() -> None:
    for kind in everything():
        if own(kind):
            keys = {(each.key, each.deed) for each in own(kind)}
            bound = {(each.key, each.action) for each in kind.__dict__["BINDINGS"]}
            assert keys == bound
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign | ast.AnnAssign) and path.name != "commands.py":
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = {each.id for each in targets if isinstance(each, ast.Name)}
                assert "BINDINGS" not in names, path.name


def test_no_command_takes_two_keys_for_two_deeds_in_one_place() -> None:
    for kind in everything():
        keys = [key.strip() for each in own(kind) for key in each.key.split(",")]
        assert len(keys) == len(set(keys)), kind.__name__


def test_forms_leave_the_fields_their_keys() -> None:
    for kind in everything():
        if issubclass(kind, FormPage):
            for command in own(kind):
                keys = {key.strip() for key in command.key.split(",")}
                assert keys.isdisjoint(THE_FIELDS_OWN), f"{kind.__name__}: {command.key}"
                assert all(len(key) > 1 for key in keys), f"{kind.__name__}: {command.key}"


def test_words_of_commands_are_sentence_case_and_short() -> None:
    for kind in everything():
        for command in own(kind):
            assert command.label[0].isupper() or not command.label[0].isalpha(), command.label
            assert len(command.label) <= 16, command.label
            assert not command.help.endswith("."), command.help


async def test_footer_palette_and_help_name_what_can_be_done(planned: Office) -> None:
    async with planned.sit_down((120, 40)) as keyboard:
        await open_record(planned, keyboard)
        here = commands_at(keyboard.app.focused)
        footer = keyboard.shown().split("\n")[-1]
        named = [each for each in here if each.shown and each.label in footer]
        assert "F1 Help" in footer
        assert 0 < len(named) <= MOST
        await keyboard.press("f1")
        assert isinstance(keyboard.app.screen, Help)
        told = " ".join(str(each.render()) for each in keyboard.app.screen.query("Static"))
        for command in here:
            assert f"{command.help}." in told
        await keyboard.press("escape", "ctrl+p")
        assert isinstance(keyboard.app.screen, CommandPalette)
        for command in here[:3]:
            assert command.keys in keyboard.shown()


@pytest.mark.parametrize("deed", ["save", "complete", "issue", "switch_theme"])
async def test_the_palette_does_what_the_key_does(planned: Office, deed: str) -> None:
    async with planned.sit_down((120, 40)) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("a")
        before = state(planned, keyboard, page)
        command = next(each for each in commands_at(keyboard.app.focused) if each.deed == deed)
        await keyboard.press("ctrl+p")
        await keyboard.write(command.help[:20])
        await keyboard.press("enter")
        await keyboard.settle()
        assert state(planned, keyboard, page) != before


def state(office: Office, keyboard: Keyboard, page: Record) -> tuple[object, ...]:
    """What a deed changes: colours, rows, the record, the screen that is up."""
    record = office.case().chain[-1].record
    return keyboard.app.theme, len(page.form.issues), record, type(keyboard.app.screen)
