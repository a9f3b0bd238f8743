"""What a piece of the program loads, asked of a fresh interpreter: starting fast depends on it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LIST_WHAT_IS_NEW = """
import sys
before = set(sys.modules)
{statement}
print(*sorted(set(sys.modules) - before), sep="\\n")
"""


def modules_loaded_by(statement: str) -> set[str]:
    """The modules that running this statement in a fresh interpreter adds to those loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_WHAT_IS_NEW.format(statement=statement)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in done.stdout.split("\n") if name}


def beyond_the_standard_library(modules: set[str]) -> set[str]:
    """The packages among these modules that are neither the standard library's nor ours."""
    packages = {name.partition(".")[0] for name in modules}
    return packages - set(sys.stdlib_module_names) - {"sessionkit"}


@pytest.mark.parametrize("module", ["sessionkit.locations", "sessionkit.domain.errors"])
def test_what_every_command_imports_loads_only_the_standard_library(module: str) -> None:
    loaded = modules_loaded_by(f"import {module}")
    assert module in loaded
    assert beyond_the_standard_library(loaded) == set()


def test_finding_where_things_lie_reads_no_package_metadata() -> None:
    loaded = modules_loaded_by("import sessionkit.locations as l; l.shipped_exercises()")
    assert not {name for name in loaded if name.startswith("importlib.")}


def test_a_library_that_is_loaded_is_noticed() -> None:
    assert beyond_the_standard_library(modules_loaded_by("import click, json")) == {"click"}


def test_the_screens_open_without_loading_what_a_record_is_made_of() -> None:
    loaded = modules_loaded_by("import sessionkit.tui.app, sessionkit.tui.screens.today")
    assert "sessionkit.tui.paint.agenda" in loaded
    assert loaded.isdisjoint({"sessionkit.domain.case", "sessionkit.domain.session"})
    assert loaded.isdisjoint({"sessionkit.domain.dates", "textual.widgets._text_area"})
