"""What each command loads: a listing does not pay for what an export needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CommandLine

ROOT = Path(__file__).parent.parent
HEAVY = ("msgspec", "tinydb", "textual", "jinja2", "markdown_it", "yaml", "tomlkit", "tzlocal")
SHOW = """
import json, sys
from datetime import UTC, datetime
from sessionkit.cli.run import main
main(sys.argv[1:], lambda: datetime.now(UTC), lambda: "id")
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded_by(workspace: Path, *arguments: str) -> set[str]:
    """Every module a command has loaded when it ends."""
    ran = subprocess.run(
        [sys.executable, "-c", SHOW, "--workspace", str(workspace), *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return set(json.loads(ran.stderr.decode().strip().split("\n")[-1]))


@pytest.fixture
def workspace(case: CommandLine) -> Path:
    case.done("case", "list")
    return case.workspace


def test_the_list_of_cases_loads_no_case(workspace: Path) -> None:
    loaded = loaded_by(workspace, "case", "list")
    assert loaded.isdisjoint(HEAVY)
    domain = {name for name in loaded if name.startswith("sessionkit.domain.")}
    assert domain == {"sessionkit.domain.errors", "sessionkit.domain.calendar_words"}


@pytest.mark.parametrize(
    "listing", ["session list", "action list", "issue list", "goal list", "entry list"]
)
def test_a_listing_of_one_case_loads_no_documents_and_no_library(
    workspace: Path, listing: str
) -> None:
    loaded = loaded_by(workspace, *listing.split(), "DEMO-1")
    assert loaded.isdisjoint({"textual", "jinja2", "markdown_it", "yaml", "tomlkit"})


def test_the_library_loads_no_storage_of_cases(workspace: Path) -> None:
    loaded = loaded_by(workspace, "library", "list")
    assert loaded.isdisjoint({"msgspec", "tinydb", "textual", "jinja2"})


@pytest.mark.parametrize("command", ["session show", "export session"])
def test_no_command_loads_the_screens(workspace: Path, command: str) -> None:
    assert "textual" not in loaded_by(workspace, *command.split(), "--help")
