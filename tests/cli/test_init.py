"""Making a workspace at the command line."""

from pathlib import Path

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine


def test_no_workspace_is_made_in_a_folder_that_a_service_copies(
    bare: CommandLine, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox" / "team"
    ran = bare("init", str(folder), "--worker", "Isla Muir")
    assert ran.code is ExitCode.REFUSED
    assert "kept by Dropbox" in ran.err
    assert not folder.exists()
