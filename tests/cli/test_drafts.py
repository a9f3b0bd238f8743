"""What was typed and could not be saved is kept, and the message says where."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from sessionkit.cli import forms, session_record
from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.open_workspace import open_workspace
from tests.cli.test_exit_codes import form
from tests.conftest import CommandLine


def test_what_came_over_standard_input_and_was_refused_is_kept_as_it_was_typed(
    case: CommandLine,
) -> None:
    typed = form(name="Ellis Sorley")
    ran = case("session", "record", "DEMO-1", "-", stdin=typed)
    assert ran.code is ExitCode.REFUSED
    (draft,) = case.done("draft", "list", "--json").json()
    assert f"draft show {draft['id']}" in ran.err
    assert case.done("draft", "show", draft["id"]).out.strip() == typed.strip()
    case.done("draft", "discard", draft["id"])
    assert case.done("draft", "list", "--json").json() == []


def test_what_was_saved_leaves_no_draft(case: CommandLine) -> None:
    case.done("session", "record", "DEMO-1", "-", stdin=form())
    assert case.done("draft", "list", "--json").json() == []


def test_a_file_that_was_refused_is_where_it_was_and_needs_no_draft(
    case: CommandLine,
) -> None:
    path = case.workspace.parent / "form.md"
    path.write_text(form(name="Ellis Sorley"), "utf-8")
    assert case("session", "record", "DEMO-1", str(path)).code is ExitCode.REFUSED
    assert case.done("draft", "list", "--json").json() == []


def test_drafts_are_each_workers_own(case: CommandLine) -> None:
    case("session", "record", "DEMO-1", "-", stdin=form(name="Ellis Sorley"))
    case.worker = "Tom Baird"
    assert case.done("draft", "list", "--json").json() == []


ROOT = Path(__file__).parent.parent.parent
TYPED = form(outcome="Er sprach über früher.", name="Ellis Sorley")
RECORD = ("session", "record", "DEMO-1", "-")


def the_draft(desk: CommandLine) -> str:
    (draft,) = desk.done("draft", "list", "--json").json()
    return str(draft["id"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_draft_is_kept_byte_for_byte(case: CommandLine, encoding: str) -> None:
    data = TYPED.replace("\n", "\r\n").encode(encoding) + b"  \n\n"
    ran = case(*RECORD, stdin=data)
    assert ran.code is ExitCode.REFUSED
    assert ("byte for byte" in ran.err) is (encoding in ("cp1252", "utf-16"))
    show = ("--workspace", str(case.workspace), "draft", "show", the_draft(case))
    shown = subprocess.run(
        [sys.executable, "-m", "sessionkit", *show], cwd=ROOT, capture_output=True, check=True
    )
    assert shown.stdout == data


@pytest.mark.parametrize("failure", [ZeroDivisionError, KeyboardInterrupt, SystemError])
def test_what_was_typed_is_kept_however_the_command_failed(
    case: CommandLine, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    def fails(*given: object) -> NoReturn:
        raise failure

    monkeypatch.setattr(session_record, "record_from_form", fails)
    monkeypatch.setattr(forms, "import_forms", fails)
    for command in (RECORD, ("import", "DEMO-1", "-")):
        ran = case(*command, stdin=TYPED)
        assert ran.code is ExitCode.REFUSED
        name = the_draft(case)
        assert f"draft show {name}" in ran.err
        assert case.done("draft", "show", name).out == TYPED
        case.done("draft", "discard", name)


def test_an_import_that_was_refused_keeps_what_was_typed(case: CommandLine) -> None:
    assert case("import", "DEMO-1", "-", stdin=TYPED).code is ExitCode.ATTENTION
    assert case.done("draft", "show", the_draft(case)).out == TYPED


def test_an_import_that_was_done_leaves_no_draft(case: CommandLine) -> None:
    case.done("import", "DEMO-1", "-", stdin=form())
    assert case.done("draft", "list", "--json").json() == []


def without_default(desk: CommandLine) -> None:
    settings = Path(desk.workspace, "workspace.toml")
    kept = [x for x in settings.read_text("utf-8").split("\n") if "default_worker" not in x]
    settings.write_text("\n".join(kept), "utf-8")


@pytest.mark.parametrize("command", [RECORD, RECORD[:3], ("session", "plan", "DEMO-1", "-")])
@pytest.mark.parametrize("worker", ["", "Nobody Here"])
def test_what_was_typed_while_nobody_was_named_is_for_everybody_to_find(
    case: CommandLine, command: tuple[str, ...], worker: str
) -> None:
    without_default(case)
    case.worker = worker
    ran = case(*command, stdin=TYPED)
    assert ran.code in (ExitCode.WRONG_USE, ExitCode.NOT_FOUND)
    assert "What was typed is kept" in ran.err
    case.worker = "Tom Baird"
    assert case.done("draft", "show", the_draft(case)).out == TYPED
    case.done("draft", "discard", the_draft(case))
    assert case.done("draft", "list", "--json").json() == []


def test_a_wrong_option_costs_nothing_that_was_typed(case: CommandLine) -> None:
    assert case(*RECORD, "--no-such", stdin=TYPED).code is ExitCode.WRONG_USE
    assert case.done("draft", "show", the_draft(case)).out == TYPED


def test_standard_input_is_left_alone_where_no_form_was_to_come_from_it(
    case: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "form.md"
    path.write_text(TYPED, "utf-8")
    for command in (("case", "show", "-"), ("session", "record", "DEMO-1", str(path))):
        assert case(*command, stdin="somebody's").code is not ExitCode.DONE
    assert case.done("draft", "list", "--json").json() == []


def test_where_nothing_can_be_kept_that_is_said(bare: CommandLine) -> None:
    ran = bare(*RECORD, stdin=TYPED)
    assert ran.code is ExitCode.NOT_FOUND
    assert "could not be kept" in ran.err


def test_on_a_terminal_a_draft_is_shown_safely(
    case: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    case(*RECORD, stdin=TYPED.replace("Er", "\x1b]0;owned\x07Er"))
    name = the_draft(case)
    assert "\x1b" in case.done("draft", "show", name).out
    monkeypatch.setattr("sessionkit.cli.say.sys.stdout.isatty", lambda: True)
    assert "\x1b" not in case.done("draft", "show", name).out


def test_a_draft_that_cannot_be_read_is_named_and_discarded_by_its_file(case: CommandLine) -> None:
    case("session", "record", "DEMO-1", "-", stdin=TYPED)
    (path,) = (case.workspace / "drafts").iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    listed = case.done("draft", "list")
    assert listed.out == ""
    assert f"{path.name} is damaged" in listed.err
    assert f"`draft discard {path.name}`" in listed.err
    case("session", "record", "DEMO-1", "-", stdin=TYPED)
    (row,) = case.done("draft", "list", "--json").json()
    assert row["put_aside"] is False
    assert case.done("draft", "show", row["id"]).out == TYPED
    (damaged,) = {each.name for each in (case.workspace / "drafts").iterdir()} - {path.name}
    case.done("draft", "discard", damaged)
    assert case.done("draft", "list").err.count("damaged") == 0


def test_a_draft_put_aside_is_listed_as_such_printed_and_discarded(case: CommandLine) -> None:
    case("session", "record", "DEMO-1", "-", stdin=TYPED)
    workspace = open_workspace(case.workspace, lambda: case.now, case.ids, "Isla Muir")
    (draft,) = workspace.drafts.of_worker(workspace.acting.id)
    workspace.drafts.keep(replace(draft, form="goal:g1", typed={"what": "Leave early"}))
    workspace.drafts.discard_read(draft.worker, "goal:g1", lambda _: False)
    (row,) = [each for each in case.done("draft", "list", "--json").json() if each["put_aside"]]
    assert "put aside: another version of the program kept it" in case.done("draft", "list").out
    assert case.done("draft", "show", row["id"]).out.strip() == "what: Leave early"
    case.done("draft", "discard", row["id"])
    assert len(case.done("draft", "list", "--json").json()) == 1
