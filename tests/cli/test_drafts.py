"""What was typed and could not be saved is kept, and the message says where."""

from sessionkit.cli.exits import ExitCode
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
