"""The plan and the card leave by the command line, for the reader they are meant for."""

from pathlib import Path

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.open_workspace import open_workspace
from sessionkit.workflows.write_export import READ_IT_THROUGH
from tests.conftest import CommandLine
from tests.small_case import counted_ids

FORM = (
    "NAME OF OFFENDER: Rowan Calder\nDATE: 24 Feb 2026\nPRESENT: Isla Muir, Tom Baird\n"
    "EXERCISE: Pen Picture\nAIMS AND OBJECTIVES\nCONTENT\nOUTCOME: He spoke of the winter.\n"
    "ISSUES RAISED AND FURTHER ACTION REQUIRED\n"
)
HIS = ("export", "prevention-plan", "DEMO-1", "--for", "participant")


@pytest.fixture
def planned(case: CommandLine) -> CommandLine:
    """The case with one session held and three entries from it, two of them agreed."""
    case("session", "record", "DEMO-1", "-", stdin=FORM)
    case.done("entry", "add", "DEMO-1", "warning-signs", "I say that I am fine", "--agrees")
    case.done("entry", "add", "DEMO-1", "ways-of-coping", "Straight home", "--agrees")
    case.done("entry", "add", "DEMO-1", "ways-of-coping", "Ring somebody")
    return case


def test_the_file_has_it_with_the_sessions_it_comes_from(planned: CommandLine) -> None:
    written = planned.done("export", "prevention-plan", "DEMO-1").out
    assert written.startswith("# Relapse prevention plan\n")
    assert "- Straight home\n  - From Session 1, Tue 24 Feb 2026\n  - Agrees\n" in written
    assert "- Ring somebody\n" in written


def test_he_has_what_he_agreed_to_and_it_is_to_be_read_through(planned: CommandLine) -> None:
    ran = planned.done(*HIS)
    assert ran.out.startswith("# My plan\n")
    assert "Straight home" in ran.out
    assert "Ring somebody" not in ran.out
    assert READ_IT_THROUGH in ran.err
    assert "not agreed to by the participant" in ran.err


def test_a_page_of_it_names_no_session_and_has_no_edge(planned: CommandLine) -> None:
    page = planned.done(*HIS, "--format", "html").out
    assert "<title>My plan</title>" in page
    assert "@page { margin: 0; }" in page
    file = planned.done("export", "prevention-plan", "DEMO-1", "--format", "html").out
    assert "@page { margin: 0; }" not in file


def test_the_card_is_made_only_when_it_is_asked_for(planned: CommandLine, tmp_path: Path) -> None:
    assert "card" not in planned.done(*HIS).out
    written = planned.done(*HIS, "--card").out
    assert written.startswith("# My card\n")
    assert "Rowan" not in written
    assert "DEMO-1" not in written
    planned.done(*HIS, "--card", "-o", str(tmp_path / "card.md"))
    assert (tmp_path / "card.md").read_text("utf-8") == written


@pytest.mark.parametrize(
    "wrong",
    [
        ("export", "prevention-plan", "DEMO-1", "--for", "duty", "--card"),
        ("export", "record", "DEMO-1", "--for", "participant", "--card"),
        ("export", "plan", "DEMO-1"),
    ],
)
def test_what_there_is_no_such_document_of_is_refused(
    planned: CommandLine, wrong: tuple[str, ...]
) -> None:
    ran = planned(*wrong)
    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")


def test_a_card_is_the_participants_without_saying_so(planned: CommandLine) -> None:
    card = planned.done("export", "prevention-plan", "DEMO-1", "--card").out
    assert card == planned.done(*HIS, "--card").out


def test_nothing_for_a_card_makes_none(case: CommandLine) -> None:
    ran = case(*HIS, "--card")
    assert (ran.code, ran.out) == (ExitCode.REFUSED, "")
    assert "agreed" in ran.err


def test_what_is_chosen_for_a_card_is_kept_with_the_case(planned: CommandLine) -> None:
    id = planned.done(
        "entry", "add", "DEMO-1", "people-who-can-help", "Ring Tom", "--agrees"
    ).out.strip()
    assert "Ring Tom" not in planned.done(*HIS, "--card").out
    chosen = (*HIS, "--card", "--choose", id)
    assert planned(*chosen).code is ExitCode.WRONG_USE
    assert "- Ring Tom\n" in planned.done(*chosen, "--because", "He wants him on it").out
    workspace = open_workspace(planned.workspace, lambda: planned.now, counted_ids("cc"))
    (kept,) = open_case(workspace, "DEMO-1").case.disclosures
    assert (kept.document, kept.items) == ("card", (id,))


def test_an_agency_gets_the_whole_plan_only_where_it_is_chosen(planned: CommandLine) -> None:
    agency = ("export", "prevention-plan", "DEMO-1", "--for", "agency")
    assert "Straight home" not in planned.done(*agency).out
    written = planned.done(*agency, "--choose", "plan", "--because", "They share the order").out
    assert "Straight home" in written
    assert "Session 1" not in written
