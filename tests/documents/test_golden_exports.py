"""Exports as a practitioner reads them: golden files of a small invented case for every reader.

After a change that is meant, write them anew and read what changed:
`python -m tests.documents.test_golden_exports`.
"""

import re
from pathlib import Path

import pytest

from sessionkit.documents.export import Exported
from sessionkit.documents.readers import Reader
from tests.documents.exporting import card, one_session, plan, record
from tests.documents.golden_case import golden_case

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    *(
        f"{document}-{reader.value}"
        for document in ("record", "session-1", "session-2", "session-4", "prevention-plan")
        for reader in Reader
    ),
    "card-participant",
)


def exported(name: str) -> Exported:
    """The export that a golden file is named after."""
    document, _, reader = name.rpartition("-")
    if document == "card":
        return card(golden_case())
    if document in ("record", "prevention-plan"):
        export = record if document == "record" else plan
        return export(golden_case(), Reader(reader))
    return one_session(golden_case(), int(document[-1]), Reader(reader))


def left_out(name: str) -> str:
    """What the export left out, a line each."""
    return "".join(f"{each.sentence()}\n" for each in exported(name).left_out)


@pytest.mark.parametrize("name", NAMES)
def test_an_export_reads_as_its_golden_file(name: str) -> None:
    assert exported(name).markdown == (GOLDEN / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_what_an_export_leaves_out_is_told_as_in_its_golden_file(name: str) -> None:
    assert left_out(name) == (GOLDEN / f"{name}.left-out.txt").read_text("utf-8")


def test_there_is_no_golden_file_that_nothing_is_compared_with() -> None:
    compared = {f"{name}{end}" for name in NAMES for end in (".md", ".left-out.txt")}
    assert {path.name for path in GOLDEN.iterdir()} == compared


def test_an_issue_can_be_followed_to_the_aim_it_became_and_back() -> None:
    written = exported("record-file").markdown
    first, fourth = section(written, 1), section(written, 4)
    raised = "- His sister does not know what he is working on\n"
    assert raised in first
    met = "Taken up in [Session 4](#session-4), “Decide what to say at home, and when”: met"
    assert met in first
    assert "- Decide what to say at home, and when\n  - **Met**" in fourth
    assert "Began as an issue in [Session 1](#session-1), “His sister does not know" in fourth


def test_an_aim_taken_up_twice_tells_at_its_beginning_how_it_ended() -> None:
    first = section(exported("record-file").markdown, 1)
    assert "Taken up in [Session 2](#session-2): not held" in first
    assert "In the end met in [Session 3](#session-3)" in first


def test_a_missed_session_tells_why_what_was_done_and_by_when_it_was_due() -> None:
    missed = section(exported("record-file").markdown, 2)
    assert "**Not held:** absent, unacceptable" in missed
    assert "Due by Tue 13 Jan 2026" in missed
    assert "- Tue 13 Jan 2026: Rang him; he had slept in" in missed
    assert "- Wed 14 Jan 2026: Warning: First, by letter" in missed
    assert "In its place: [Session 3](#session-3)" in missed


def test_plan_and_record_can_be_told_apart_where_they_differ() -> None:
    written = exported("record-file").markdown
    assert "Venue planned: Room 2" in section(written, 1)
    assert "#### Content as planned" in section(written, 1)
    third = section(written, 3)
    assert "Exercise planned, and not in the record: Road map" in third
    assert "- Say what helps him sleep\n  - **Not met**\n  - Not on the plan" in third


def test_what_is_still_open_stands_oldest_first_with_since_when() -> None:
    written = exported("record-file").markdown
    still = written[written.index("## Still open") : written.index("## Programme")]
    assert "Since [Session 3](#session-3), Tue 20 Jan 2026: 7 days, 1 session" in still
    assert "His sister" not in still


def test_the_programme_names_the_sessions_that_worked_on_each_step() -> None:
    written = exported("record-file").markdown
    assert "| [Session 1](#session-1) (repeat), [Session 3](#session-3) (complete) |" in written
    assert "| skipped: Done in 2024 |" in written
    assert "| inserted: He asked who could help him |" in written


def section(written: str, number: int) -> str:
    """The part of the chain that is one session's."""
    found = re.search(rf"^### Session {number}\n.*?(?=^### |\Z)", written, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found.group()


def write_anew() -> None:
    """Write every golden file as the program has it now."""
    GOLDEN.mkdir(exist_ok=True)
    for name in NAMES:
        (GOLDEN / f"{name}.md").write_text(exported(name).markdown, "utf-8", newline="\n")
        (GOLDEN / f"{name}.left-out.txt").write_text(left_out(name), "utf-8", newline="\n")


if __name__ == "__main__":
    write_anew()
