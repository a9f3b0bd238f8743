"""The table of exit codes: what a script can rely on."""

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

FORM = """\
# A Structured Approach to Programme Review

NAME OF OFFENDER: {name}
DATE: {date}
PRESENT: Isla Muir, Tom Baird, Rowan Calder
EXERCISE: {exercise}

## OUTCOME

{outcome}
"""


def form(
    name: str = "Rowan Calder",
    date: str = "24 Feb 2026",
    exercise: str = "Pen Picture",
    outcome: str = "He spoke of the year before.",
) -> str:
    return FORM.format(name=name, date=date, exercise=exercise, outcome=outcome)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("case", "list"), ExitCode.DONE),
        (("case", "show", "DEMO-1"), ExitCode.DONE),
        (("--help",), ExitCode.DONE),
        (("session", "plan", "--help"), ExitCode.DONE),
        (("no-such-command",), ExitCode.WRONG_USE),
        (("case", "show"), ExitCode.WRONG_USE),
        (("session", "plan", "DEMO-1"), ExitCode.WRONG_USE),
        (("session", "plan", "DEMO-1", "--date", "4/13/2027"), ExitCode.WRONG_USE),
        (("export", "poem", "DEMO-1"), ExitCode.WRONG_USE),
        (("export", "record", "DEMO-1", "--for", "newspaper"), ExitCode.WRONG_USE),
        (("export", "session", "DEMO-1"), ExitCode.WRONG_USE),
        (("--as", "Nobody", "case", "show", "DEMO-1"), ExitCode.NOT_FOUND),
        (("case", "show", "DEMO-9"), ExitCode.NOT_FOUND),
        (("session", "show", "DEMO-1", "7"), ExitCode.NOT_FOUND),
        (("library", "show", "no-such-card"), ExitCode.NOT_FOUND),
        (("action", "done", "DEMO-1", "ffff"), ExitCode.NOT_FOUND),
        (("session", "record", "DEMO-1", "no-such-file.md"), ExitCode.NOT_FOUND),
        (("case", "new", "--name", "R", "--reference", "demo-1"), ExitCode.REFUSED),
        (("worker", "add", "tom baird"), ExitCode.REFUSED),
        (("programme", "choose", "DEMO-1"), ExitCode.REFUSED),
    ],
)
def test_every_way_to_end_has_its_code(
    case: CommandLine, arguments: tuple[str, ...], code: ExitCode
) -> None:
    ran = case(*arguments)
    assert ran.code is code, ran
    if code is not ExitCode.DONE:
        assert ran.out == ""
        assert ran.err.strip()


def test_an_import_with_a_refused_form_is_done_and_needs_attention(case: CommandLine) -> None:
    ran = case("import", "DEMO-1", "-", stdin="This is a letter and no form.")
    assert ran.code is ExitCode.ATTENTION
    assert "refused" in ran.out


def test_a_workspace_that_is_not_there_is_not_found(bare: CommandLine) -> None:
    ran = bare("case", "list")
    assert ran.code is ExitCode.NOT_FOUND
    assert "There is no workspace in" in ran.err


def test_damaged_data_is_found_and_named_and_the_last_good_generation_opens(
    case: CommandLine,
) -> None:
    newest = max(case.workspace.glob("cases/*/*.case"))
    newest.write_bytes(b"")
    ran = case("verify")
    assert ran.code is ExitCode.DAMAGED
    assert newest.name in ran.err
    shown = case("case", "show", "DEMO-1")
    assert shown.code is ExitCode.DAMAGED
    assert "Rowan Calder" in shown.out
    assert "The last good one was opened" in shown.err
    assert case("case", "list").code is ExitCode.DAMAGED


def test_a_form_naming_another_person_is_refused_unless_that_is_known(case: CommandLine) -> None:
    other = form(name="Ellis Sorley")
    ran = case("session", "record", "DEMO-1", "-", stdin=other)
    assert ran.code is ExitCode.REFUSED
    assert "another person" in ran.err
    assert (
        case("session", "record", "DEMO-1", "-", "--name-differs", stdin=other).code
        is ExitCode.DONE
    )


def test_a_recorded_session_is_not_recorded_over(case: CommandLine) -> None:
    case.done("session", "record", "DEMO-1", "-", stdin=form())
    ran = case("session", "record", "DEMO-1", "-", stdin=form(outcome="Something else."))
    assert ran.code is ExitCode.REFUSED


def test_writing_without_knowing_who_works_names_the_option(desk: CommandLine) -> None:
    settings = desk.workspace / "workspace.toml"
    kept = [line for line in settings.read_text().split("\n") if "default_worker" not in line]
    settings.write_text("\n".join(kept))
    ran = desk("case", "new", "--name", "Rowan Calder", "--reference", "DEMO-1")
    assert ran.code is ExitCode.WRONG_USE
    assert "--as" in ran.err


def test_no_traceback_is_shown_without_debug(case: CommandLine) -> None:
    ran = case("session", "plan", "DEMO-1", "--date", "4/13/2027")
    assert "Traceback" not in ran.err


def test_a_case_none_of_which_can_be_read_is_damaged_and_not_taken_for_absent(
    case: CommandLine,
) -> None:
    for path in case.workspace.glob("cases/*/*.case"):
        path.write_bytes(b"")
    known = case("session", "list", "DEMO-1")
    for path in case.workspace.glob("index/*"):
        path.unlink()
    unknown = case("session", "list", "DEMO-1")
    assert (known.code, unknown.code) == (ExitCode.DAMAGED, ExitCode.DAMAGED)
    assert "case new" not in known.err + unknown.err
    assert "Do not open a second case" in unknown.err


@pytest.mark.parametrize("named", ["/dev/zero", "."])
def test_what_is_no_file_is_no_form(case: CommandLine, named: str) -> None:
    ran = case("session", "record", "DEMO-1", named)
    assert ran.code is ExitCode.WRONG_USE
    assert "is no form" in ran.err


def test_a_folder_without_forms_says_so(case: CommandLine) -> None:
    empty = case.workspace / "templates"
    ran = case("import", "DEMO-1", str(empty))
    assert ran.code is ExitCode.WRONG_USE
    assert "There is no form to import." in ran.err


def test_a_reference_is_short_enough_to_be_said(case: CommandLine) -> None:
    ran = case("case", "new", "--name", "Rowan Calder", "--reference", "R" * 61)
    assert ran.code is ExitCode.WRONG_USE
