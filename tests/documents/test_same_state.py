"""The same state gives the same document; of two states, a diff shows what happened in between."""

import difflib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sessionkit.documents.export import to_html
from sessionkit.documents.readers import Reader
from sessionkit.domain.case import Case
from sessionkit.domain.record import HeldRecord
from tests.documents.exporting import record
from tests.documents.golden_case import golden_case

ROOT = Path(__file__).resolve().parent.parent.parent
DIGEST = """
import hashlib
from sessionkit.documents.export import to_html
from sessionkit.documents.readers import Reader
from tests.documents.exporting import record
from tests.documents.golden_case import golden_case
both = [f(record(golden_case(), r)) for r in Reader for f in (lambda e: e.markdown, to_html)]
print(hashlib.sha256("".join(both).encode()).hexdigest())
"""


def shuffled(case: Case) -> Case:
    """The same case with its sessions in another order, as another machine may have stored them."""
    return replace(case, sessions=tuple(reversed(case.sessions)))


def added_and_removed(old: str, new: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(old.split("\n"), new.split("\n")))
    added = [line[2:] for line in lines if line.startswith("+ ")]
    return added, [line[2:] for line in lines if line.startswith("- ")]


@pytest.mark.parametrize("reader", Reader)
def test_two_exports_of_one_state_are_the_same_byte_for_byte(reader: Reader) -> None:
    one, other = record(golden_case(), reader), record(golden_case(), reader)
    assert one.markdown == other.markdown
    assert to_html(one) == to_html(other)
    assert one.left_out == other.left_out


def test_another_process_with_another_hash_seed_writes_the_same_bytes() -> None:
    def digest(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert digest("1") == digest("2")


@pytest.mark.parametrize("reader", Reader)
def test_the_order_in_which_sessions_are_stored_does_not_matter(reader: Reader) -> None:
    assert record(shuffled(golden_case()), reader).markdown == (
        record(golden_case(), reader).markdown
    )


def test_a_word_changed_in_one_passage_is_one_line_in_a_diff() -> None:
    case = golden_case()
    held = case.session(3).held
    assert isinstance(held, HeldRecord)
    changed = replace(held, happened=(replace(held.happened[0], text="He named three of them."),))
    later = case.changed("s3", lambda session: replace(session, record=changed))
    added, removed = added_and_removed(record(case).markdown, record(later).markdown)
    assert added == ["He named three of them."]
    assert removed == ["He named all four places without being asked."]


def test_one_more_session_removes_no_line_but_what_it_changes() -> None:
    case = golden_case()
    earlier = replace(
        case,
        sessions=case.sessions[:3],
        handlings=tuple(each for each in case.handlings if each.session != "s4"),
    )
    added, removed = added_and_removed(record(earlier).markdown, record(case).markdown)
    assert "### Session 4" in added
    # What was open or coming is settled or has come; no line that tells of a session is rewritten.
    told = (
        "| 4 | Network",
        "Up to",
        "Next appointment",
        "Since [Session",
        "Still open",
        "how long",
        "- **",
        "  - ",
    )
    assert [line for line in removed if not any(words in line for words in told)] == []


def test_a_document_ends_with_one_line_end_and_no_line_ends_with_a_space() -> None:
    for reader in Reader:
        written = record(golden_case(), reader).markdown
        assert written.endswith("\n")
        assert not written.endswith("\n\n")
        assert [line for line in written.split("\n") if line != line.rstrip()] == []
        assert "\n\n\n" not in written
