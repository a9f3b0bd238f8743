"""Which workspace a command works on: the option, else the environment, else where one stands."""

from pathlib import Path

import pytest

from sessionkit.domain.errors import WrongUse
from sessionkit.locations import workspace_from


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_option_goes_before_the_environment_and_the_current_folder(here: Path) -> None:
    (here / "workspace.toml").touch()
    assert workspace_from("team", {"SESSIONKIT_WORKSPACE": "other"}) == Path("team")


def test_the_environment_goes_before_the_current_folder(here: Path) -> None:
    (here / "workspace.toml").touch()
    assert workspace_from(None, {"SESSIONKIT_WORKSPACE": "other"}) == Path("other")


@pytest.mark.parametrize(("option", "environ"), [(None, {}), ("", {"SESSIONKIT_WORKSPACE": ""})])
def test_a_workspace_one_stands_in_needs_no_naming(
    here: Path, option: str | None, environ: dict[str, str]
) -> None:
    (here / "workspace.toml").touch()
    assert workspace_from(option, environ).resolve() == here.resolve()


def test_where_nothing_names_a_workspace_the_option_and_the_variable_are_named(here: Path) -> None:
    (here / "workspace.toml").mkdir()
    with pytest.raises(WrongUse) as told:
        workspace_from(None, {})
    assert "--workspace DIR" in told.value.hint
    assert "SESSIONKIT_WORKSPACE" in told.value.hint
